"""The chosen options of 项目类型, case by case."""

import tomllib
from pathlib import Path

import pytest

from xltools.forms.beijing_2019 import FORM
from xltools.forms.project_type import selected

CASES = tomllib.loads(
    (Path(__file__).parents[2] / "cases" / "forms" / "project_types.toml").read_text(encoding="utf-8")
)["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_chosen_options_are_found(case):
    assert list(selected(case["text"], FORM)) == case["selected"]
