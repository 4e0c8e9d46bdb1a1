"""On the real forms every active rule fires exactly where the domain notes say it must, and nowhere else."""

import contextlib
import io
import json
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from support.shared import SCORER, SEED_GOLD, SEED_TEXT, needs_seed
from support.word_forms import build_docx

from xltools.cli import main
from xltools.rules.registry import CATALOGUE
from xltools.rules.rule import Hint

pytestmark = needs_seed

FIRES: dict[str, dict[int, list[str]]] = {
    "C02": {1: ["warning"], 6: ["warning"], 8: ["warning"], 10: ["warning"]},
    "C03": {2: ["warning"]},
    "C05": {28: ["warning"], 30: ["warning"], 39: ["warning"]},
    "C06": {11: ["warning"]},
    "C09": {10: ["warning"], 34: ["warning", "warning"]},
    "C10": {form: ["warning"] for form in (1, 2, 6, 16, 19)},
    "F01": {11: ["error"]},
    "F13": {1: ["info"], 2: ["warning"], 16: ["warning"], 39: ["warning"]},
    "U01": {form: ["warning"] for form in (2, 19, 34, 35, 36)},
    "U02": {11: ["error"]},
    "U03": {32: ["error"]},
    "U04": {form: ["info"] for form in (7, 24, 26, 39)},
    "U05": {6: ["info"], 21: ["info"]},
    "U09": {32: ["warning"]},
    "A02": {6: ["error"]},
    "A03": {7: ["info"]},
    "A04": {2: ["error"], 6: ["error"]},
    "A05": {1: ["error"], 8: ["error"], 12: ["error"]},
    "A08": {16: ["info"]},
}
SILENT = ("C01", "C04", "F02", "U07", "U08", "A01", "X01", "X03", "S11", "S13")
NOT_CHECKED = {
    ("A04", 28): "amount-missing", ("A05", 28): "amount-missing",
    ("A04", 30): "amount-missing", ("A05", 30): "amount-missing",
    ("A04", 39): "amount-missing", ("A05", 39): "amount-missing",
    ("A05", 11): "only-unit-prices",
}  # fmt: skip
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
    said = {(entry["rule"], forms[entry["position"] - 1]): entry["reason"] for entry in checked["not_checked"]}
    assert said == NOT_CHECKED


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
