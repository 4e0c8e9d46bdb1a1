"""The live checks of project sheets say what the rules say, as LibreOffice computes them."""

from collections import Counter
from pathlib import Path

import pytest
from support.live_parity import Tally, compare, filled_in
from support.round_trip import write_declarations
from support.shared import SEED_TEXT, needs_seed

from xltools.documents.text import read_text
from xltools.forms import read_grid


@pytest.mark.libreoffice
def test_live_checks_say_what_the_rules_say_on_100_sheets(tmp_path: Path, soffice: str):
    tally = Tally()

    differences = compare(filled_in(soffice, tmp_path, first=1, count=100), tally)

    assert differences == []
    assert tally.sheets == 100
    assert tally.open < tally.compared * 0.12


@pytest.mark.libreoffice
def test_a_sheet_that_says_something_else_would_be_seen(tmp_path: Path, soffice: str, monkeypatch: pytest.MonkeyPatch):
    path = filled_in(soffice, tmp_path, first=1, count=5)
    monkeypatch.setattr("support.live_parity.verdict", lambda *_: "▲")

    kinds = Counter(difference.rules for difference in compare(path, Tally()))

    assert kinds["▲"] > 20


@needs_seed
def test_live_checks_of_the_real_forms_say_what_the_rules_say(tmp_path: Path):
    forms = read_grid(read_text(SEED_TEXT)).declarations
    tally = Tally()

    differences = compare(write_declarations(tmp_path / "真实.xlsx", forms), tally)

    assert differences == []
    assert tally.sheets == len(forms)
