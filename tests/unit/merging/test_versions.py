"""Which of several forms counts. A line of a case: file number, department, project, budget."""

import pytest
from support.declarations import declaration
from support.submissions import blank_form, form

from xltools.merging.identity import identity_of, is_blank
from xltools.merging.versions import Candidate, repeats, standings

CASES = {
    "different projects all count": (["0 甲 绿化 10", "0 甲 保洁 10", "1 乙 绿化 10"], "counted counted counted"),
    "identical content counts once": (["0 甲 绿化 10", "1 甲 绿化 10"], "counted duplicate"),
    "identical content twice in one file counts once": (["0 甲 绿化 10", "0 甲 绿化 10"], "counted duplicate"),
    "of two contents the later file counts": (["0 甲 绿化 10", "1 甲 绿化 12"], "superseded counted"),
    "an old copy that comes again last is the current one": (
        ["0 甲 绿化 10", "1 甲 绿化 12", "2 甲 绿化 10"],
        "counted superseded duplicate",
    ),
    "two different forms of one name in one file both count": (["0 甲 绿化 10", "0 甲 绿化 12"], "counted counted"),
    "blanks in the name do not make another project": (["0 甲 绿化 10", "1 甲 绿　化 12"], "superseded counted"),
    "the same name in two departments is two projects": (["0 甲 绿化 10", "1 乙 绿化 12"], "counted counted"),
    "forms without a project name never supersede each other": (
        ["0 甲 - 10", "1 甲 - 12", "2 甲 - 10"],
        "counted counted duplicate",
    ),
}


@pytest.mark.parametrize(("lines", "expected"), CASES.values(), ids=CASES)
def test_standing(lines: list[str], expected: str) -> None:
    candidates = []
    for line in lines:
        file, department, project, budget = line.split(" ")
        name = "" if project == "-" else project
        candidates.append(Candidate(int(file), department, identity_of(form(department, name, budget).declaration)))
    assert [standing.state for standing in standings(candidates)] == expected.split()


def test_a_form_that_yields_names_the_one_that_counts() -> None:
    old, new, copy = (identity_of(form("甲", "绿化", budget).declaration) for budget in ("10", "12", "12"))
    first, second, third = standings([Candidate(0, "甲", old), Candidate(1, "甲", new), Candidate(2, "甲", copy)])
    assert (first.other, first.rivals) == (1, (1,))
    assert (second.other, second.rivals) == (None, (0,))
    assert (third.other, third.rivals) == (1, (0,))


def test_blank_forms_are_told_apart() -> None:
    blank = blank_form(department="甲").declaration
    assert is_blank(blank)
    assert not is_blank(form("甲", "", None, cost="3", goal="").declaration)
    candidate = Candidate(0, "甲", identity_of(blank))
    assert [one.state for one in standings([candidate, candidate])] == ["blank", "blank"]


A, B = [("养护工人", "3000", "4", "10", None)], [("养护工人", "3000", "4", "9", None)]
TABLES = {
    "a form with 项目明细 stands for the document it was made from": ([None, A], "duplicate counted"),
    "an empty table says nothing": ([A, []], "counted duplicate"),
    "the same table twice": ([A, A], "counted duplicate"),
    "of two tables the later file counts": ([A, B], "superseded counted"),
    "a document goes with the first table": ([None, A, B], "superseded superseded counted"),
}


@pytest.mark.parametrize(("tables", "expected"), TABLES.values(), ids=TABLES)
def test_standing_with_cost_tables(tables: list[list[tuple[str, ...]] | None], expected: str) -> None:
    candidates = [Candidate(file, "甲", identity_of(declaration(items=rows))) for file, rows in enumerate(tables)]
    assert [standing.state for standing in standings(candidates)] == expected.split()
    left_out = repeats(candidates[:2])
    assert left_out == ({} if tables[:2] == [A, B] else {0: 1} if tables[0] is None else {1: 0})
