"""The traps of support.excel_traps are sprung by planted defects, each by one small edit of a file that has none."""

import re
import warnings
import zipfile
from collections.abc import Mapping
from html import escape
from pathlib import Path

import pytest
from cases.workbooks.planted_defects import FORMULAS, ONE, PLANTED
from support.declarations import project
from support.excel_traps import problems

from xltools.addin.building import build_addin
from xltools.cli import main
from xltools.forms.beijing_2019 import FORM
from xltools.workbooks.department.book import plan_workbook, write_workbook

REFUSED = 2
PROJECTS = (
    project(),
    project(
        project="行道树修剪", caption="行道树修剪", budget="22.5万元", cost="甲路段15万元，乙路段4万元，共计19万元。", position=2
    ),
)  # fmt: skip


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """A marked department workbook, a master, an import report and the add-in."""
    folder = tmp_path_factory.mktemp("clean")
    book = folder / "绿化科.xlsx"
    write_workbook(book, plan_workbook(str(book), "示例街道绿化科", PROJECTS, FORM))
    assert main(["check", str(book), "--mark", str(folder / "marked")]) < REFUSED
    assert main(["consolidate", str(book), "-o", str(folder / "master.xlsx")]) < REFUSED
    assert main(["import", str(book), "-o", str(folder / "imported")]) < REFUSED
    build_addin(folder / "xltools.xlam")
    return {
        "department": folder / "marked" / book.name,
        "master": folder / "master.xlsx",
        "report": folder / "imported" / "导入报告.xlsx",
        "addin": folder / "xltools.xlam",
    }


def rewritten(source: Path, target: Path, changed: Mapping[str, str | None]) -> Path:
    """A copy with some parts replaced, or taken out."""
    with zipfile.ZipFile(source) as package, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in package.namelist():
            text = changed.get(name, package.read(name))
            if text is not None:
                copy.writestr(name, text)
    return target


def part(path: Path, name: str) -> str:
    with zipfile.ZipFile(path) as package:
        return package.read(name).decode()


def test_clean_files_have_no_problems(clean: Mapping[str, Path]) -> None:
    assert {kind: problems(path) for kind, path in clean.items()} == {key: [] for key in clean}


@pytest.mark.parametrize("case", PLANTED.values(), ids=PLANTED)
def test_a_planted_defect_is_found(
    clean: Mapping[str, Path], tmp_path: Path, case: tuple[str, str, str, str | None, str]
) -> None:
    kind, name, old, new, told = case
    text, edits = (None, 1) if new is None else re.subn(old, new, part(clean[kind], name), count=1, flags=re.DOTALL)
    assert edits == 1
    found = problems(rewritten(clean[kind], tmp_path / clean[kind].name, {name: text}))
    assert any(told in one for one in found), found


@pytest.mark.parametrize("case", FORMULAS.values(), ids=FORMULAS)
def test_a_planted_formula_is_found(clean: Mapping[str, Path], tmp_path: Path, case: tuple[str, str, str]) -> None:
    old, new, told = case
    text = part(clean["department"], ONE)
    assert f"<f>{escape(old[1:])}</f>" in text
    changed = text.replace(f"<f>{escape(old[1:])}</f>", f"<f>{escape(new, quote=False)}</f>", 1)
    found = problems(rewritten(clean["department"], tmp_path / "planted.xlsx", {ONE: changed}))
    assert any(told in one for one in found), found


def test_a_part_twice_in_the_package_is_found(clean: Mapping[str, Path], tmp_path: Path) -> None:
    path = rewritten(clean["department"], tmp_path / "planted.xlsx", {})
    with zipfile.ZipFile(path, "a") as package, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        package.writestr(ONE, package.read(ONE))
    assert any("is in the package 2 times" in one for one in problems(path))


def test_a_workbook_all_hidden_is_found(clean: Mapping[str, Path], tmp_path: Path) -> None:
    text = re.sub(r' state="\w+"', "", part(clean["department"], "xl/workbook.xml"))
    hidden = text.replace("<sheet ", '<sheet state="hidden" ')
    path = rewritten(clean["department"], tmp_path / "planted.xlsx", {"xl/workbook.xml": hidden})
    assert "no sheet is visible" in problems(path)
