"""What the rules on wording read out of a text, table by table; and that any text can be read."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from cases.analysis import wording as cases
from hypothesis import given, settings
from hypothesis import strategies as st

from xltools.analysis.citations import beside_citations, citations
from xltools.analysis.content import dominant_kind
from xltools.analysis.directions import at_most_counts
from xltools.analysis.measures import nonstandard_measures
from xltools.analysis.percentages import find_shares, has_figure, is_value, payment_shares
from xltools.analysis.periods import service_periods
from xltools.analysis.phrases import emptiness
from xltools.analysis.times import last_year, when
from xltools.analysis.vague import vague_counts, with_about
from xltools.analysis.words import any_of

PAIRS = ("平米=平方米", "没有等号", "=")
TEXTS = st.lists(
    st.sampled_from(
        [*"约近余多至到-~%％年月日周号次家元一二两百《》〔〕（）。，；*= \n", "12", "2018", "支付", "左右", "百分之", "不超过", "服务期", "平米"]
    ),
    max_size=14,
).map("".join)  # fmt: skip


def check_table(table: dict[str, Any], read: Callable[[str], Any]) -> None:
    assert {text: read(text) for text in table} == table


def test_empty_phrases() -> None:
    check_table(cases.EMPTINESS, lambda text: emptiness(text, wants_standard=True))


def test_an_improvement_counts_where_a_standard_is_wanted() -> None:
    assert emptiness("不断提升服务质量") is None


def test_times() -> None:
    check_table(cases.WHEN, lambda text: (when(text).kind, text[when(text).start : when(text).end]))


def test_the_last_year_of_a_schedule() -> None:
    def read(text: str) -> tuple[int, str] | None:
        found = last_year(text)
        return (found[0], text[slice(*found[1])]) if found else None

    check_table(cases.LAST_YEAR, read)


def test_shares() -> None:
    check_table(cases.SHARES, lambda text: [(text[s.start : s.end], str(s.percent)) for s in find_shares(text)])


def test_figures_and_bare_values() -> None:
    check_table(cases.FIGURES, has_figure)
    check_table(cases.VALUES, is_value)


def test_payment_shares() -> None:
    check_table(cases.PAYMENTS, lambda text: [str(share.percent) for share in payment_shares(text)])
    assert [text[s.start : s.end] for text in ["6月支付30%，付70%"] for s in payment_shares(text)] == ["30%", "70%"]


def test_vague_counts() -> None:
    check_table(cases.VAGUE, lambda text: [text[start:end] for start, end in vague_counts(text)])


@pytest.mark.parametrize(("case", "shown"), cases.ABOUT.items())
def test_the_words_that_make_a_figure_approximate(case: tuple[str, str], shown: str) -> None:
    text, figure = case
    start, end = with_about(text, text.index(figure), text.index(figure) + len(figure))
    assert text[start:end] == shown


def test_citations() -> None:
    check_table(cases.CITATIONS, lambda text: [(text[one.start : one.end], one.key) for one in citations(text)])


def test_what_stands_beside_a_citation() -> None:
    def read(text: str) -> tuple[int, bool] | None:
        left = beside_citations(text)
        return (left.length, left.standard) if left else None

    check_table(cases.BESIDE, read)


def test_periods() -> None:
    check_table(cases.PERIODS, lambda text: [(text[p.start : p.end], str(p.months)) for p in service_periods(text)])


def test_measure_words() -> None:
    check_table(cases.MEASURES, lambda text: [(text[a:b], right) for a, b, right in nonstandard_measures(text, PAIRS)])


@pytest.mark.parametrize(("name", "texts", "least", "kind"), cases.KINDS)
def test_the_kind_that_dominates(name: str, texts: list[str], least: int, kind: tuple[str, int] | None) -> None:
    assert dominant_kind(name, texts, cases.KIND_WORDS, least) == kind


def test_an_empty_list_of_words_is_found_nowhere() -> None:
    assert any_of(()).search("任何文字") is None
    assert any_of(("长", "长期")).findall("长期") == ["长期"]


@settings(max_examples=80, deadline=None)
@given(TEXTS)
def test_any_text_can_be_read_and_spans_lie_inside(text: str) -> None:
    spans = [(share.start, share.end) for share in (*find_shares(text), *payment_shares(text))]
    spans += [*vague_counts(text), *at_most_counts(text)]
    spans += [(one.start, one.end) for one in (*citations(text), *service_periods(text))]
    spans += [(start, end) for start, end, _ in nonstandard_measures(text, PAIRS)]
    found = last_year(text)
    spans += [found[1]] if found else []
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(share.percent >= Decimal(0) for share in find_shares(text))
    beside_citations(text)
    emptiness(text)
    is_value(text)
