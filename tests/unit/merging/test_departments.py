import tomllib
from pathlib import Path
from typing import Any

import pytest

from xltools.merging.departments import UNNAMED, Departments, lookalikes
from xltools.merging.names import split_code
from xltools.model.roster import Roster, RosterEntry

TABLE = tomllib.loads((Path(__file__).parents[2] / "cases/merging/departments.toml").read_text(encoding="utf-8"))
ROSTER = Roster(
    "花名册.xlsx",
    tuple(RosterEntry(line["department"], line["code"], tuple(line["aliases"])) for line in TABLE["roster"]),
)


@pytest.mark.parametrize("case", TABLE["case"], ids=lambda case: case["written"] or "blank")
def test_a_written_name_finds_its_department(case: dict[str, Any]) -> None:
    match = Departments(ROSTER).match(case["written"], case.get("stamped", ""), case.get("made_for", ""))
    found = match.department.entry.department if match.department.entry else ""
    assert (found, match.by, bool(match.conflict)) == (case["department"], case["by"], case.get("conflict", False))


def test_names_outside_the_roster_keep_their_first_spelling() -> None:
    departments = Departments(None)
    assert departments.match("文教科（一）").department.name == "文教科（一）"
    assert departments.match("文教科 (一)").department.name == "文教科（一）"
    assert departments.match("文教科").department.name == "文教科"


def test_a_form_without_any_name_is_listed_as_such() -> None:
    assert Departments(None).match("  ").department.name == UNNAMED


def test_a_code_is_split_from_the_name() -> None:
    assert split_code("120305-某某科") == ("120305", "某某科")
    assert split_code("某某科") == ("", "某某科")
    assert split_code("120305") == ("", "120305")


def test_names_that_contain_each_other_are_shown_for_confirmation() -> None:
    assert lookalikes(["民政科", "青禾街道民政科", "城管科"]) == (("民政科", "青禾街道民政科"),)
    assert lookalikes(["民政科"], ["青禾街道民政科", "街道民政科"]) == (
        ("民政科", "青禾街道民政科"),
        ("民政科", "街道民政科"),
    )
