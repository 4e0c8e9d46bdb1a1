"""The real forms beside the project; tests that need them skip where they are absent."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[3] / "shared"
SEED_TEXT = SHARED / "seed_forms" / "declarations_2019_part.txt"
SEED_GOLD = SHARED / "seed_forms" / "declarations_2019_part.gold.json"
SCORER = SHARED / "score" / "score_forms.py"

needs_seed = pytest.mark.skipif(not SEED_TEXT.exists(), reason="the real forms (../shared) are not beside this checkout")
