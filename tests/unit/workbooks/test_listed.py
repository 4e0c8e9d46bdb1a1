"""The rows of a form as they wait for what merging decides."""

from dataclasses import replace

from support.ten_projects import project as ten

from xltools.analysis import analyse
from xltools.workbooks.master import tables
from xltools.workbooks.master.drawn import figures_of
from xltools.workbooks.master.listed import FILLED, filling, list_form, row_cells

PROJECT = analyse(ten(1))
FORM = list_form(PROJECT, figures_of(PROJECT))


def filled(cells: str) -> str:
    """A row whose slots hold their own names."""

    class Names(dict[str, str]):
        def __missing__(self, key: str) -> str:
            return f"[{key}]"

    return cells % Names()


def test_every_row_leaves_open_what_merging_decides() -> None:
    for rows, slots in (
        (
            FORM.project,
            ("row", "department", "number", "unit_code", "sheet", "sheet_text", "file", "error", "explained"),
        ),
        (FORM.indicators, ("row", "department", "number", "sheet", "sheet_text", "warning", "info")),
        (FORM.origins, ("row", "department", "number", "sheet", "sheet_text", "sha256", "file")),
    ):
        for row in rows:
            assert all(f"[{slot}]" in filled(row.cells) for slot in slots)


def test_there_is_a_row_for_the_form_each_indicator_and_each_figure() -> None:
    assert len(FORM.project) == 1
    assert [row.indicator for row in FORM.indicators] == list(range(len(PROJECT.declaration.indicators)))
    assert FORM.origins[0].field == "budget"
    assert FORM.origins[0].fed
    assert all((row.indicator is None) == (row.field is not None) for row in FORM.origins)


def test_a_sign_of_per_cent_stays_one() -> None:
    record = dict.fromkeys(tables.INDICATORS.titles) | {tables.TEXT: "合格率95%以上，%(row)s"}
    cells, height = row_cells(tables.INDICATORS, record)
    assert "合格率95%以上，%(row)s" in filled(cells)
    assert height > 0


def test_what_is_filled_in_is_said() -> None:
    own = next(one for one in PROJECT.declaration.indicators if one.text)
    assert filling(replace(own, placeholder=False)) == FILLED
    assert filling(replace(own, placeholder=True)) == "未填"
