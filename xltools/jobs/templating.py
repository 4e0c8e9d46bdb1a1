"""Blank workbooks for the departments, and the blank 花名册与设置."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Final

from xltools.forms.beijing_2019 import FORM
from xltools.jobs.apart import apart
from xltools.jobs.importing import FILE_TITLE, UNNAMED_DEPARTMENT, unique
from xltools.jobs.office import office_of
from xltools.jobs.reading import contents_of
from xltools.model.decisions import NO_DECISIONS
from xltools.model.problems import UnreadableSource, UserError
from xltools.model.settings import SHIPPED_VERSION
from xltools.workbooks.department.book import write_workbook
from xltools.workbooks.department.template import plan_template
from xltools.workbooks.names import file_name
from xltools.workbooks.reading.workbook import read_grids_as_workbook
from xltools.workbooks.settings.reading import read_roster
from xltools.workbooks.settings.writing import write_template

TEMPLATE_NAME: Final = "部门申报工作簿模板.xlsx"
OFFICE_NAME: Final = "花名册与设置模板.xlsx"
OWN_OFFICE_NAME: Final = "花名册与设置.xlsx"
DEFAULT_PROJECTS: Final = 5
MOST_PROJECTS: Final = 200


def write_templates(folder: Path) -> tuple[Path, ...]:
    """The two blank masters: department workbook, and 花名册与设置. Raises UserError where a filled one would be replaced."""
    book, office = folder / TEMPLATE_NAME, folder / OFFICE_NAME
    refuse_filled_office(office)
    write_blank(book, "", [""] * DEFAULT_PROJECTS)
    write_template(office)
    return book, office


def write_office_template(folder: Path) -> Path:
    """A blank 花名册与设置 to work with. Raises UserError where a file of its name lies already."""
    path = folder / OWN_OFFICE_NAME
    if path.exists():
        raise UserError(f"{path} 已经存在，但不是本工具生成的花名册与设置，没有覆盖，请换一个文件夹，或先给它改名。")
    write_template(path)
    return path


def write_department_template(folder: Path, department: str, count: int) -> Path:
    """A blank workbook for one department (any, where the name is "") with `count` project sheets."""
    name = f"{file_name(department, UNNAMED_DEPARTMENT)}_{FILE_TITLE}.xlsx" if department else TEMPLATE_NAME
    write_blank(folder / name, department, [""] * checked_count(count))
    return folder / name


def write_roster_templates(folder: Path, roster_file: Path, count: int) -> tuple[Path, ...]:
    """A blank workbook for every department of a roster: a sheet per expected project, else `count` blank ones."""
    roster = apart(roster_file, read_roster)
    blanks = [""] * checked_count(count)
    paths = []
    taken: set[str] = set()
    for entry in roster.entries:
        path = folder / unique(f"{file_name(entry.department, UNNAMED_DEPARTMENT)}_{FILE_TITLE}", taken)
        write_blank(path, entry.department, entry.projects or blanks, entry.ceiling)
        paths.append(path)
    return tuple(paths)


def write_blank(path: Path, department: str, projects: Sequence[str], ceiling: Decimal | None = None) -> None:
    """Write one blank workbook; raises UserError where a filled one would be replaced."""
    refuse_filled(path)
    write_workbook(path, replace(plan_template(str(path), department, projects, FORM), ceiling=ceiling))


def refuse_filled(path: Path) -> None:
    """Stop unless a file of this name is a blank workbook of ours: somebody's work is never replaced by blank forms."""
    if not path.exists():
        return
    try:
        found = read_grids_as_workbook(str(path), contents_of(path))
    except UnreadableSource as refusal:
        raise UserError(f"{path} 已经存在，但读不出是不是空白的，没有覆盖，请换一个文件夹，或先把它移走。") from refusal
    if found.declarations or not found.template_id:
        raise UserError(f"{path} 已经填写过，没有覆盖，请换一个文件夹，或先把它移走。")


def refuse_filled_office(path: Path) -> None:
    """Stop unless a file of this name is 花名册与设置 with no department and nothing set."""
    if not path.exists():
        return
    try:
        office = office_of(path)
    except UserError as refusal:
        raise UserError(f"{path} 已经存在，但读不出是不是空白的，没有覆盖，请换一个文件夹，或先把它移走。") from refusal
    if office.roster or office.decisions != NO_DECISIONS or office.settings.version != SHIPPED_VERSION:
        raise UserError(f"{path} 已经填写过，没有覆盖，请换一个文件夹，或先把它移走。")


def checked_count(count: int) -> int:
    """The number of project sheets, if a workbook can sensibly have so many."""
    if not 1 <= count <= MOST_PROJECTS:
        raise UserError(f"项目张数应为 1 到 {MOST_PROJECTS}，而给出的是 {count}，请改正 --projects。")
    return count
