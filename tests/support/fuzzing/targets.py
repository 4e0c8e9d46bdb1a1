"""What is fuzzed: everything a run does with one file. Whatever is wrong with the file, it ends in a UserError or in a result."""

import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from xltools.analysis import analyse
from xltools.jobs.importing import import_sources
from xltools.jobs.passing_over import own_output
from xltools.jobs.reading import read_source
from xltools.jobs.templating import write_department_template
from xltools.model.finding import Finding
from xltools.model.place import Place
from xltools.model.problems import UserError
from xltools.model.settings import SHIPPED
from xltools.workbooks.marks.marking import clear, mark
from xltools.workbooks.marks.restoring import restore_figures
from xltools.workbooks.master.drawn import draw_form
from xltools.workbooks.package.package import Package
from xltools.workbooks.package.sheets import sheets
from xltools.workflows.check import check
from xltools.workflows.noting import sent_forms
from xltools.workflows.recompute import recompute

SAMPLES = Path(__file__).resolve().parents[3] / "samples" / "submissions"


@dataclass(frozen=True)
class Reader:
    """A kind of file: its suffix, what gives its seeds, and what reads it in a folder of its own."""

    suffix: str
    seeds: Callable[[], list[bytes]]
    run: Callable[[Path], None]
    folders: tuple[str, ...]


def survives(reader: Reader, content: bytes, folder: Path) -> None:
    """Read a file of these bytes. Raises whatever escapes the readers."""
    path = folder / f"甲{reader.suffix}"
    path.write_bytes(content)
    with suppress(UserError):
        reader.run(path)


def read(path: Path) -> None:
    """Read, analyse, check and draw the forms of a file."""
    own_output(path)
    reading = read_source(path)
    projects = tuple(map(analyse, reading.declarations))
    check(projects, reading.workbook, SHIPPED)
    sent_forms(projects, SHIPPED)
    for project in projects:
        draw_form(project)


def mark_and_clear(path: Path) -> None:
    """Mark a copy of a workbook in its first cells, clear it again, and restore the figures of the workbook."""
    names = [sheet.name for sheet in sheets(Package.open(path))][:3]
    findings = [
        Finding("Y01", "预算与成本", "error", "预算与成本不一致", Place(path.name, sheet, cell), 1)
        for sheet in names
        for cell in ("A1", "C5", "B2")
    ]
    try:
        reading = read_source(path)
        projects = [analyse(declaration) for declaration in reading.declarations]
        figures = recompute(str(path), projects, reading.workbook).figures
    except UserError:
        projects, figures = [], ()
    marked, cleared = path.with_name("标记.xlsx"), path.with_name("清除.xlsx")
    mark(path, findings, marked, projects=projects)
    try:
        clear(marked, cleared)
    except UserError as refusal:
        raise AssertionError(f"our own marked copy is refused: {refusal}") from refusal
    restore_figures(path, figures, cleared, projects)


@cache
def workbooks() -> list[bytes]:
    """The samples as department workbooks, and a blank one."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        imported = import_sources([str(SAMPLES)], folder)
        found = [book.path.read_bytes() for book in imported.workbooks]
        found.append(write_department_template(folder / "空白", "测试部门", 1).read_bytes())
    return sorted(found, key=len)[:6]


def documents() -> list[bytes]:
    """The sample documents."""
    return [path.read_bytes() for path in sorted(SAMPLES.glob("*.docx"))]


def texts() -> list[bytes]:
    """The sample texts, and those of the documents."""
    sources = SAMPLES.parent / "source"
    return [path.read_bytes() for path in sorted([*SAMPLES.glob("*.txt"), *sources.glob("*.txt")])]


PURE = ("xltools/values/*", "xltools/forms/*", "xltools/analysis/*")
READERS = {
    "text": Reader(".txt", texts, read, ("xltools/documents/text.py", *PURE)),
    "docx": Reader(".docx", documents, read, ("xltools/documents/word*.py", *PURE)),
    "xlsx": Reader(".xlsx", workbooks, read, ("xltools/workbooks/reading/*", *PURE)),
    "marks": Reader(".xlsx", workbooks, mark_and_clear, ("xltools/workbooks/package/*", "xltools/workbooks/marks/*")),
}
