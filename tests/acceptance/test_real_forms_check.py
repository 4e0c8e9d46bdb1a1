"""On the real forms every active rule fires exactly where the domain notes say it must, and nowhere else."""

import contextlib
import io
import json
import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from support.shared import SCORER, SEED_GOLD, SEED_TEXT, needs_seed
from support.word_forms import build_docx

from xltools.cli import main
from xltools.model.roster import RosterEntry
from xltools.rules.registry import CATALOGUE
from xltools.rules.rule import Hint
from xltools.workbooks.settings.writing import write_office

pytestmark = needs_seed

FIRES: dict[str, dict[int, list[str]]] = {
    "C02": {1: ["warning"], 6: ["warning"], 8: ["warning"], 10: ["warning"]},
    "C03": {2: ["warning"]},
    "C05": {28: ["warning"], 30: ["warning"], 39: ["warning"]},
    "C06": {11: ["warning"]},
    "C07": {form: ["warning"] for form in (8, 28, 30, 36)},
    "C08": {form: ["warning"] for form in (2, 10, 34, 35, 36)},
    "C09": {10: ["warning"], 34: ["warning", "warning"]},
    "C10": {form: ["warning"] for form in (1, 2, 6, 16, 19)},
    "C11": {2: ["info"], 39: ["warning"]},
    "C12": {21: ["info"], 28: ["info"], 30: ["info"]},
    "C14": {form: ["info"] for form in (7, 11, 24, 26, 39)},
    "F01": {11: ["error"]},
    "F04": {7: ["info"]},
    "F05": {1: ["info"]},
    "F06": {2: ["info"], 7: ["info"]},
    "F07": {21: ["info"], 23: ["info", "info"]},
    "F08": {1: ["warning", "info"], 8: ["warning"]},
    "F09": {34: ["info"]},
    "F10": {21: ["info"]},
    "F11": {1: ["info"], 2: ["info"], 19: ["info", "info"], 24: ["info"], 28: ["info"], 39: ["info", "info"]},
    "F12": {12: ["info"]},
    "F13": {1: ["info"], 2: ["warning"], 16: ["warning"], 39: ["warning"]},
    "F14": {24: ["info"], 39: ["info"]},
    "U01": {form: ["warning"] for form in (2, 19, 34, 35, 36)},
    "U02": {11: ["error"]},
    "U03": {32: ["error"]},
    "U04": {form: ["info"] for form in (7, 24, 26, 39)},
    "U05": {6: ["info"], 21: ["info"]},
    "U09": {32: ["warning"]},
    "U10": {12: ["info"]},
    "U12": {19: ["info"]},
    "A02": {6: ["error"]},
    "A03": {7: ["info"]},
    "A04": {2: ["error"], 6: ["error"]},
    "A05": {1: ["error"], 8: ["error"], 12: ["error"]},
    "A08": {16: ["info"]},
    "A09": {6: ["warning"]},
    "X04": {16: ["warning"], 32: ["warning"]},
    "X06": {21: ["info"], 23: ["warning"]},
    "X07": {8: ["info"]},
    "X09": {11: ["warning"]},
    "X10": {16: ["info"]},
    "X12": {form: ["info"] for form in (1, 8, 11, 12)},
    "S02": {16: ["warning"], 21: ["warning"]},
    "S04": {1: ["info"], 21: ["warning"]},
    "S05": {form: ["info"] for form in (33, 35, 36)},
    "S06": {6: ["info"]},
    "S08": {32: ["info"]},
    "Y01": {21: ["warning"]},
    "Y02": {34: ["warning"]},
    "Y03": {
        11: ["warning"],
        21: ["warning", "warning"],
        23: ["warning"],
        28: ["warning", "warning"],
        32: ["warning", "warning"],
    },
    "W01": {11: ["warning"], 26: ["info"], 39: ["warning"]},
    "W02": {form: ["warning"] for form in (1, 6, 7, 8, 11, 12, 16, 19, 24, 26, 30, 32)},
    "W03": {form: ["warning"] for form in (2, 10, 35, 36)},
    "W04": {form: ["info"] for form in (21, 23, 28)},
    "W05": {form: ["info"] for form in (2, 7, 10, 11, 12, 21, 23, 24, 26, 28, 30, 32, 33, 34, 35, 36, 39)},
    "W06": {24: ["info"], 26: ["info"]},
    "W07": {
        **{form: ["warning"] for form in (6, 11, 28)},
        **{form: ["info"] for form in (19, 26, 32, 34, 36)},
    },
    "W08": {form: ["info"] for form in (2, 12, 24)},
    "W11": {1: ["info"], 2: ["info", "info", "info"], 8: ["info"], 28: ["info"]},
}
SILENT = (
    "C01", "C04", "C13", "C15", "F02", "F03", "F15", "U13", "A12", "U07", "U08", "U11", "U14", "A01", "A10", "A11", "X01", "X02", "X03", "X05", "X08", "X11", "S01", "S03", "S07", "S09", "S10", "S11", "S12", "S13", "S14", "Y04", "Y05", "Y06", "Y07", "Y08", "Y09", "W09", "W10", "W12",
)  # fmt: skip
NOT_CHECKED = {
    ("A04", 28): "amount-missing", ("A05", 28): "amount-missing",
    ("A04", 30): "amount-missing", ("A05", 30): "amount-missing",
    ("A04", 39): "amount-missing", ("A05", 39): "amount-missing",
    ("A05", 11): "only-unit-prices", ("S07", 11): "unit-undeclared",
}  # fmt: skip
NOT_CHECKED_AT_ALL = {
    "S03": "roster-missing", "S12": "roster-missing", "S14": "attachment-not-at-hand",
    "Y06": "last-year-missing", "Y07": "last-year-missing", "Y09": "last-year-missing",
}  # fmt: skip
GROUPS = {
    ("S02", 16): [19],
    ("S02", 21): [23],
    ("S04", 1): [2],
    ("S04", 21): [23],
    ("S06", 6): [7, 19],
    ("S08", 32): [35, 36],
}
CAUSES = {
    ("A02", 6): (1, ["period_changed"]),
    ("A04", 6): (0, []),
    ("A04", 2): (2, ["digit_changed", "digit_changed"]),
    ("A05", 12): (1, ["item_left_out"]),
    ("A05", 1): (0, []),
    ("A05", 8): (0, []),
}


def said_by(*call: str) -> tuple[int, Any]:
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        code = main([*call, "--format", "json"])
    return code, json.loads(output.getvalue())


@pytest.fixture(scope="module", params=["text", "word"])
def source(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    if request.param == "text":
        return SEED_TEXT
    target = tmp_path_factory.mktemp("real") / "forms.docx"
    build_docx(SEED_TEXT.read_text("utf-8"), target)
    return target


@pytest.fixture(scope="module")
def checked(source: Path) -> Any:
    code, said = said_by("check", str(source))
    assert code == 1
    return said


def numbers() -> list[int]:
    return [form["n"] for form in json.loads(SEED_GOLD.read_text("utf-8"))]


@pytest.mark.parametrize("rule", [entry.id for entry in CATALOGUE if not isinstance(entry, Hint)])
def test_a_rule_fires_exactly_where_it_must(checked: Any, rule: str) -> None:
    forms = numbers()
    found = defaultdict(list)
    for finding in checked["findings"]:
        if finding["rule"] == rule:
            found[forms[finding["position"] - 1]].append(finding["severity"])
    assert dict(found) == FIRES.get(rule, {})


def test_every_active_rule_is_listed() -> None:
    assert {entry.id for entry in CATALOGUE if not isinstance(entry, Hint)} == {*FIRES, *SILENT}


def test_what_could_not_be_checked(checked: Any) -> None:
    forms = numbers()
    said = {
        (entry["rule"], forms[entry["position"] - 1]): entry["reason"]
        for entry in checked["not_checked"]
        if entry["position"]
    }
    assert said == NOT_CHECKED


def test_what_no_form_is_needed_for_is_said_once(checked: Any) -> None:
    said = {entry["rule"]: entry["reason"] for entry in checked["not_checked"] if not entry["position"]}
    assert said.items() >= NOT_CHECKED_AT_ALL.items()
    assert len(said) == sum(not entry["position"] for entry in checked["not_checked"])


def test_a_group_of_forms_is_named_whole(checked: Any) -> None:
    forms = numbers()
    said = {
        (finding["rule"], forms[finding["position"] - 1]): [
            forms[int(number) - 1] for number in re.findall(r"第 (\d+) 份", finding["message"])
        ]
        for finding in checked["findings"]
        if finding["rule"] in {"S02", "S04", "S06", "S08"}
    }
    assert said == GROUPS


def test_departments_are_matched_with_a_roster(source: Path, tmp_path: Path) -> None:
    names = [one["department"] for one in said_by("inspect", str(source))[1]["declarations"]]
    others = {1, 10, 28, 30, 32}
    listed = dict.fromkeys(name for name, form in zip(names, numbers(), strict=True) if form not in others)
    write_office(tmp_path / "花名册.xlsx", [RosterEntry(name) for name in listed])
    _, said = said_by("check", str(source), "--roster", str(tmp_path / "花名册.xlsx"))
    found = {numbers()[one["position"] - 1] for one in said["findings"] if one["rule"] == "S03"}
    assert found == others


def test_likely_causes_are_counted_honestly(checked: Any) -> None:
    forms = numbers()
    said = {
        (finding["rule"], forms[finding["position"] - 1]): (
            finding["candidate_count"],
            [candidate["kind"] for candidate in finding["candidates"]],
        )
        for finding in checked["findings"]
        if finding["rule"] in {"A01", "A02", "A04", "A05"}
    }
    assert said == CAUSES


def test_the_scorer_finds_nothing_to_say(source: Path, tmp_path: Path) -> None:
    for command in ("inspect", "check"):
        _, said = said_by(command, str(source))
        (tmp_path / f"{command}.json").write_text(json.dumps(said), "utf-8")
    result = subprocess.run(
        [sys.executable, str(SCORER), str(SEED_GOLD), str(tmp_path / "inspect.json"), str(tmp_path / "check.json")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.stdout.split()[-1] == "PERFECT", result.stdout
