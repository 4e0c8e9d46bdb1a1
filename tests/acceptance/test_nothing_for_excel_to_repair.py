"""Every kind of file we write opens in Excel without being repaired, and uses only functions every program knows."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest
from support.declarations import project
from support.excel_traps import problems
from support.sent_forms import ROSTER, sent

from xltools.addin.building import build_addin
from xltools.cli import main
from xltools.forms.beijing_2019 import FORM
from xltools.model.roster import LibraryProject, RosterEntry
from xltools.workbooks.department.book import plan_workbook, write_workbook
from xltools.workbooks.master.book import write_master
from xltools.workbooks.package.cells import Cells
from xltools.workbooks.package.package import Package
from xltools.workbooks.package.references import spot
from xltools.workbooks.package.sheets import sheets
from xltools.workbooks.reading.workbook import read_workbook
from xltools.workbooks.settings.writing import write_office
from xltools.workflows.consolidate import consolidate

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = (*sorted((ROOT / "workbook_templates").glob("*.xlsx")), ROOT / "samples" / "roster.xlsx")
REFUSED = 2
LONG = "按月开展日常养护工作，及时补种缺株；" * 1800
ODD = (
    {"project": "=1+1", "caption": "@SUM(A1)", "goal": "+1", "leader": "-2", "budget": "12万元"},
    {"project": "'引号'\"和[括号]:*?/\\", "caption": "History", "phone": "'", "postcode": "'100010"},
    {
        "project": "长" * 300,
        "caption": "长" * 300,
        "goal": LONG,
        "quantity": LONG,
        "cost": LONG,
        "remarks": LONG,
        "department": "A&B&_x0041_科&9",
    },
    {"project": "字\x07符\x1b_x0041_\U0001f600", "goal": "\x0b" * 3 + "完成", "cost": "&<>&amp;]]>合计12万元"},
    {"project": "", "caption": "", "budget": "另行" * 200, "label_unit": "万元", "project_type": "自拟" * 200},
    {
        "project": "甲" * 31,
        "budget": "-12",
        "cost": ("5万元", "3万元"),
        "quantity": ("甲", "乙"),
        "fillers": ("一", ""),
    },
    {"project": "甲" * 31, "cost": "；".join(f"第{n}项{n}元*{n}次={n * n}元" for n in range(1, 80))},
    {"project": "A1", "caption": "R1C1", "cost": "按实际发生支付。", "satisfaction": None, "remarks": None},
)
"""What people type that could spoil a file."""


def department_workbook(path: Path) -> Path:
    projects = [project(**texts, position=number) for number, texts in enumerate(ODD, start=1)]
    write_workbook(path, plan_workbook(str(path), "街道[绿化科]:'甲'", projects, FORM))
    return path


def overwritten(path: Path, target: Path) -> Path:
    """A person types a number over every total."""
    package = Package.open(path)
    parts = {sheet.name: sheet.part for sheet in sheets(package)}
    for figure in read_workbook(path).figures:
        Cells(package.edit(parts[figure.place.sheet or ""])).set_number(spot(figure.place.cell or ""), Decimal(1))
    package.save(target)
    return target


def settings_workbook(path: Path) -> Path:
    odd = RosterEntry(
        "=统计所*'[1]", code="0001", aliases=("@党建", "a"), ceiling=Decimal("0.01"), projects=("=1", "长" * 40)
    )
    library = LibraryProject("=统计所*'[1]", "=慰问", "000301", Decimal("560000.55"), None, where="B4")
    write_office(path, (*ROSTER.entries, odd), library=(library,), name="'财政局\"")
    return path


def run(*call: str | Path) -> None:
    assert main([str(one) for one in call]) < REFUSED


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, list[Path]]:
    """Files of each kind, from ordinary and from odd input."""
    folder = tmp_path_factory.mktemp("written")
    (folder / "a").mkdir()
    book = department_workbook(folder / "a" / "#1 50% 'a'.xlsx")
    totals = overwritten(book, folder / "a" / "b&c.xlsx")
    office = settings_workbook(folder / "设置.xlsx")
    run("template", "-o", folder / "blank")
    run("template", "-o", folder / "blank", "--roster", office, "--projects", "2")
    run("check", folder / "a", "--mark", folder / "marked")
    run("clear", folder / "marked", "-o", folder / "cleared")
    run("recompute", totals, "-o", folder / "recomputed")
    run("import", folder / "a", "-o", folder / "imported", "--roster", office)
    run("consolidate", folder / "a", "-o", folder / "总表.xlsx", "--roster", office)
    run(
        "consolidate", folder / "a", "-o", folder / "今年.xlsx", "--last-year", folder / "总表.xlsx", "--roster", office
    )
    write_master(consolidate(sent(folder), ROSTER), folder / "多部门.xlsx")
    build_addin(folder / "xltools.xlam")
    return {
        "department workbook": [book],
        "blank template": sorted((folder / "blank").iterdir()),
        "marked copy": sorted((folder / "marked").iterdir()),
        "cleared copy": sorted((folder / "cleared").iterdir()),
        "recomputed copy": sorted((folder / "recomputed").iterdir()),
        "imported": sorted((folder / "imported").iterdir()),
        "master": [folder / name for name in ("总表.xlsx", "今年.xlsx", "多部门.xlsx")],
        "settings workbook": [office],
        "add-in": [folder / "xltools.xlam"],
        "shipped": list(SHIPPED),
    }


KINDS = {
    "department workbook": 1, "blank template": 4, "marked copy": 2, "cleared copy": 2, "recomputed copy": 1, "imported": 2,
    "master": 3, "settings workbook": 1, "add-in": 1, "shipped": 3,
}  # fmt: skip


@pytest.mark.parametrize(("kind", "least"), KINDS.items())
def test_nothing_is_there_to_repair(written: Mapping[str, list[Path]], kind: str, least: int) -> None:
    assert len(written[kind]) >= least
    assert {path.name: problems(path) for path in written[kind]} == {path.name: [] for path in written[kind]}


def test_every_kind_is_looked_at(written: Mapping[str, list[Path]]) -> None:
    assert written.keys() == KINDS.keys()
