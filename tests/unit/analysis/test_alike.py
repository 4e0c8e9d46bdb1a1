"""Groups of texts that are alike, against the plain way of finding them; addresses and house numbers."""

from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xltools.analysis import alike, likenesses
from xltools.analysis.addresses import address_key, houses
from xltools.analysis.alike import alike_groups, likeness
from xltools.analysis.likenesses import alike_again
from xltools.model.likenesses import Likenesses, TextGrouping

TEXTS = st.lists(st.text(alphabet="甲乙丙丁戊", max_size=12), max_size=12)
DEGREES = st.sampled_from([Decimal(0), Decimal("0.5"), Decimal("0.66"), Decimal("0.8"), Decimal("0.9"), Decimal(1)])


def plain_groups(texts: list[str], least: Decimal) -> set[tuple[int, ...]]:
    groups = [{index} for index in range(len(texts))]
    for one, two in combinations(range(len(texts)), 2):
        if likeness(texts[one], texts[two]) >= least:
            first = next(group for group in groups if one in group)
            second = next(group for group in groups if two in group)
            if first is not second:
                first |= second
                groups.remove(second)
    return {tuple(sorted(group)) for group in groups if len(group) > 1}


@settings(max_examples=80, deadline=None)
@given(TEXTS, DEGREES)
def test_nothing_is_missed_by_comparing_only_what_may_be_alike(texts: list[str], least: Decimal) -> None:
    assert set(alike_groups(texts, least)) == plain_groups(texts, least)


@st.composite
def variants(draw: st.DrawFn) -> list[str]:
    """Texts of real length that differ from one another in a few characters."""
    base = draw(st.text(alphabet="".join(map(chr, range(0x4E00, 0x4E20))), min_size=10, max_size=40))
    edits = st.lists(st.tuples(st.integers(0, 39), st.sampled_from(["", "某", "一"])), max_size=4)
    found = []
    for changes in draw(st.lists(edits, min_size=2, max_size=8)):
        characters = list(base)
        for place, character in changes:
            characters[place % len(base)] = character
        found.append("".join(characters))
    return found


@settings(max_examples=60, deadline=None)
@given(variants(), st.sampled_from([Decimal("0.8"), Decimal("0.9"), Decimal("0.95")]))
def test_no_variant_of_a_text_is_missed(texts: list[str], least: Decimal) -> None:
    assert set(alike_groups(texts, least)) == plain_groups(texts, least)


@settings(max_examples=60, deadline=None)
@given(variants(), st.sampled_from([Decimal("0.8"), Decimal("0.9")]))
def test_buckets_of_any_size_give_the_same_groups(texts: list[str], least: Decimal) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(alike, "FULL", 2)
        patch.setattr(alike, "AT_ONCE", 1)
        assert set(alike_groups(texts, least)) == plain_groups(texts, least)


@settings(max_examples=100, deadline=None)
@given(variants(), variants(), variants(), st.sampled_from([Decimal(0), Decimal("0.8"), Decimal("0.9")]), st.booleans())
def test_what_was_alike_the_last_time_gives_the_same_groups(
    same: list[str], gone: list[str], new: list[str], least: Decimal, many: bool
) -> None:
    before, texts = [*gone, *same], [*same, *new, *gone[:1]]
    first = Likenesses()
    alike_again(first, "甲", before, least)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(likenesses, "FEW", 0.1 if many else 1)
        again = Likenesses(first.now)
        found = alike_again(again, "甲", texts, least)
    assert found == alike_groups(texts, least)
    assert alike_again(Likenesses(again.now), "甲", [*texts, *gone], least) == alike_groups([*texts, *gone], least)


@pytest.mark.parametrize(
    "other",
    [
        TextGrouping("0.8", b"", ()),
        TextGrouping("0.9", b"\0" * 40, ((0, 1, 2), (2, 99), (-1, 0))),
    ],
)
def test_a_grouping_of_other_texts_or_by_another_degree_changes_nothing(other: TextGrouping) -> None:
    texts = ["养护绿地共计十二处", "养护绿地共计十三处", "道路清扫"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(likenesses, "FEW", 1)
        assert alike_again(Likenesses({"甲": other}), "甲", texts, Decimal("0.8")) == ((0, 1),)


def test_only_new_texts_are_compared(compared) -> None:
    texts = [f"{'养护绿地' * 10}共{number:04}处" for number in range(400)]
    first = Likenesses()
    alike_again(first, "甲", texts, Decimal("0.9"))
    compared.clear()
    found = alike_again(Likenesses(first.now), "甲", [*texts[1:], "完全不同的另一句话"], Decimal("0.9"))
    assert found == (tuple(range(399)),)
    assert len(compared) < 20 * len(texts)


@pytest.fixture
def compared(monkeypatch):
    """How many pairs of texts were compared."""
    pairs: list[str] = []
    extract = alike.process.extract

    def counting(text, choices, **options):
        pairs.extend(choices)
        return extract(text, choices, **options)

    monkeypatch.setattr(alike.process, "extract", counting)
    return pairs


def test_stock_phrases_alone_are_no_reason_to_compare(compared) -> None:
    texts = [
        f"{chr(0x4E00 + number)}{'保障居民生活' * 4}{chr(0x6E00 + number)}{chr(0x8E00 + number)}"
        for number in range(2000)
    ]
    assert not alike_groups(texts, Decimal("0.9"))
    assert len(compared) < len(texts)


def test_of_a_large_group_few_members_are_compared(compared) -> None:
    texts = [f"{'养护绿地' * 10}共{number:04}处" for number in range(2000)]
    assert len(alike_groups(texts, Decimal("0.9"))) == 1
    assert len(compared) < 20 * len(texts)


def test_a_thousand_different_texts_are_quick() -> None:
    texts = [f"{chr(0x4E00 + number)}{'养护绿地' * 6}{chr(0x6E00 + number)}{number:04}" for number in range(1000)]
    assert len(alike_groups(texts, Decimal("0.99"))) == 0


ADDRESSES = {
    "云河市临江区文化大街13号": "文化大街13号",
    "临江区 文化大街１３号": "文化大街13号",
    "某某省云河市临江区青禾街道清风路8号院": "清风路8号院",
    "文化大街13号。": "文化大街13号",
    "街道办事处": "",
    "": "",
}
HOUSES = {
    "支付文化街1号办公用房租金": ["文化街1号"],
    "临江区新兴东巷11号、和平中里3号平房": ["兴东巷11号", "平中里3号"],
    "东和门外小街南路136-4号": ["外小街南路136-4号"],
    "京政发〔2019〕1号，人民路4号线，第3号楼": [],
    "甲街２号": [],
}


@pytest.mark.parametrize(("text", "key"), ADDRESSES.items())
def test_an_address_is_compared_without_city_and_district(text: str, key: str) -> None:
    assert address_key(text) == key


@pytest.mark.parametrize(("text", "keys"), HOUSES.items())
def test_house_numbers_in_a_text(text: str, keys: list[str]) -> None:
    assert [house.key for house in houses(text)] == keys
