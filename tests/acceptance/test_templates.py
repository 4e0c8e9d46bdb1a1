"""The blank masters in the project are those the program makes, part by part."""

from pathlib import Path

import pytest
from support.package_parts import part_differences
from support.recalculation import differences
from support.workbook_makers import rewritten

from xltools.cli import main
from xltools.workbooks.reading.contents import load_contents

TEMPLATES = Path(__file__).resolve().parents[2] / "workbook_templates"
DEPARTMENT = "部门申报工作簿模板.xlsx"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("模板")
    assert main(["template", "-o", str(folder)]) == 0
    return folder


def test_the_blank_masters_are_those_in_the_project(made: Path):
    assert {path.name for path in made.iterdir()} == {path.name for path in TEMPLATES.glob("*.xlsx")}

    changed = [line for path in sorted(made.iterdir()) for line in part_differences(path, TEMPLATES / path.name)]

    assert changed == [], "the templates changed: run `xltools template -o workbook_templates` and look at them"


def test_a_difference_is_named_by_part_and_place(made: Path, tmp_path: Path):
    other = rewritten(made / DEPARTMENT, tmp_path / DEPARTMENT, {"xl/styles.xml": b"<styleSheet/>", "new.xml": b"<a/>"})

    lines = part_differences(other, made / DEPARTMENT)

    assert [line.split(": ")[1] for line in lines] == ["new.xml is not in the project's copy", "xl/styles.xml"]


@pytest.mark.libreoffice
def test_libreoffice_changes_no_value_of_the_blank_workbook(made: Path, tmp_path: Path, soffice: str):
    assert differences(soffice, made / DEPARTMENT, tmp_path) == {}


def test_the_blank_workbook_shows_no_errors_yet(made: Path):
    texts = {cell.text for sheet in load_contents(made / DEPARTMENT) for row in sheet.cells.grid().rows for cell in row.cells}

    assert "○ 未填" in texts
    assert not any(text.startswith(("✘ 错误：", "▲ 警告：")) for text in texts)
