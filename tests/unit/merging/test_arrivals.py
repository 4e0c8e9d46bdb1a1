"""Forms from several files: under which department, and each content once."""

from dataclasses import replace

from support.declarations import ROWS, declaration

from xltools.merging.arrivals import Arrival, sort_arrivals
from xltools.model.declaration import Declaration
from xltools.model.place import Place
from xltools.model.roster import Roster, RosterEntry

ROSTER = Roster("花名册.xlsx", (RosterEntry("青禾街道绿化科", "120305", ("绿化科",)), RosterEntry("民政科", "120306")))


def form(department: str, project: str = "花坛", file: str = "甲.docx", **texts: str) -> Declaration:
    return declaration(department=department, project=project, caption=project, file=file, **texts)


def names(forms: list[Declaration], roster: Roster | None) -> list[tuple[str, list[str]]]:
    found = sort_arrivals([Arrival(one) for one in forms], roster)
    return [(group.department, [one.department for one in group.declarations]) for group in found.groups]


def test_a_roster_brings_names_aliases_and_codes_together() -> None:
    forms = [
        form("绿化科"),
        form("120305-绿化科", "草坪"),
        form("青禾街道绿化科", "行道树"),
        form("绿化科二组", "其他"),
    ]

    assert names(forms, ROSTER) == [
        ("青禾街道绿化科", ["绿化科", "120305-绿化科", "青禾街道绿化科"]),
        ("绿化科二组", ["绿化科二组"]),
    ]


def test_without_a_roster_only_blanks_do_not_count() -> None:
    forms = [form("绿化科 东"), form("绿化科　东", "草坪"), form("青禾街道绿化科", "行道树"), form("", "其他")]

    assert names(forms, None) == [
        ("绿化科 东", ["绿化科 东", "绿化科　东"]),
        ("青禾街道绿化科", ["青禾街道绿化科"]),
        ("", [""]),
    ]


def test_a_form_without_a_department_goes_with_its_workbook() -> None:
    found = sort_arrivals([Arrival(form(""), stamped="绿化科")], ROSTER)

    assert [group.department for group in found.groups] == ["青禾街道绿化科"]


def test_a_code_and_a_name_that_contradict_are_told() -> None:
    found = sort_arrivals([Arrival(form("120306绿化科"))], ROSTER)

    assert [group.department for group in found.groups] == ["120306绿化科"]
    assert [clause for _, clause in found.conflicts] == ["编码 120306 是民政科，名称却是青禾街道绿化科，请核对"]


def test_the_same_content_counts_once_wherever_it_stands() -> None:
    first, other = form("绿化科"), form("绿化科", budget="13万元", file="乙.docx")
    again = [replace(first, file="丙.docx", place=Place("丙.docx")), replace(other, file="丁.docx", position=2)]

    found = sort_arrivals([Arrival(one) for one in (first, other, *again)], ROSTER)

    assert [one.file for one in found.groups[0].declarations] == ["甲.docx", "乙.docx"]
    assert [(one.file, earlier.file) for one, earlier in found.repeated] == [
        ("丙.docx", "甲.docx"),
        ("丁.docx", "乙.docx"),
    ]


def test_blank_forms_repeat_nothing() -> None:
    blank = declaration(**dict.fromkeys(("project", "budget", "goal", *ROWS), ""))

    assert len(sort_arrivals([Arrival(blank), Arrival(blank)]).groups[0].declarations) == 2
