"""2,000 generated sheets: no live check says anything else than its rules (make long; about five minutes)."""

from pathlib import Path

import pytest
from support.live_parity import Tally, compare, filled_in

SHEETS = 100


@pytest.mark.libreoffice
@pytest.mark.parametrize("first", range(10_000, 12_000, SHEETS))
def test_live_checks_say_what_the_rules_say(tmp_path: Path, soffice: str, first: int):
    tally = Tally()

    differences = compare(filled_in(soffice, tmp_path, first=first, count=SHEETS), tally)

    assert differences == []
    assert tally.sheets == SHEETS
