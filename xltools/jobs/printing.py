"""Workbooks and documents as PDF: the forms as they go on paper, one file a department or all in one."""

import shutil
import tempfile
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from pypdf import PdfWriter

from xltools.files.atomic import replacing
from xltools.files.copies import copy_paths
from xltools.files.office import ConversionFailed, convert, office_program
from xltools.files.progress import Progress, silent
from xltools.files.sources import list_sources
from xltools.jobs.apart import apart, for_copies
from xltools.jobs.importing import import_reading, import_sources
from xltools.jobs.passing_over import own_output
from xltools.jobs.reading import SourceReading, read_sources
from xltools.model.limits import USUAL
from xltools.model.problems import SourceProblem, UserError
from xltools.workbooks.own_kind import own_kind
from xltools.workbooks.package.package import Package
from xltools.workbooks.printable import department_pages, is_overfull, master_pages, write_printable
from xltools.workbooks.reading.contents import load_contents

PDF: Final = ".pdf"
PACKAGES: Final = frozenset({".xlsx", ".xlsm"})
SECONDS: Final = 600
"""For one workbook: a large master takes LibreOffice minutes."""
NO_OFFICE: Final = (
    "没有找到 LibreOffice，无法生成 PDF：请安装 LibreOffice（免费）后再试，或在 Excel、WPS 中打开工作簿，用“文件—打印”打印或另存为 PDF"
    "（项目表已按 A4 设好版面）。"
)


@dataclass(frozen=True, slots=True)
class Page:
    """A workbook ready for printing, under the name its PDF gets."""

    name: str
    workbook: Path


@dataclass(frozen=True, slots=True)
class Printed:
    """The PDFs that were written. `problems` that are fatal name sources that are not printed."""

    files: tuple[Path, ...]
    problems: tuple[SourceProblem, ...]

    @property
    def failed(self) -> bool:
        """Whether a source was refused."""
        return any(problem.fatal for problem in self.problems)


def print_sources(sources: Sequence[str], output: Path, progress: Progress = silent) -> Printed:
    """Print into one PDF when `output` ends in .pdf, else one per department into the folder `output`.

    Department workbooks and masters are printed as they are, documents and other workbooks as `import` writes them; the
    sources stay untouched. Raises UserError without LibreOffice, and when an output cannot be written.
    """
    program = office_program()
    if program is None:
        raise UserError(NO_OFFICE)
    with tempfile.TemporaryDirectory(prefix="xltools-") as name:
        folder = Path(name)
        desk = Desk(folder)
        desk.prepare(sources)
        return finished(desk, output, program, progress)


def finished(desk: "Desk", output: Path, program: str, progress: Progress) -> Printed:
    """Convert what was prepared, and put it where it belongs."""
    problems = list(desk.problems)
    if not desk.pages and not any(problem.fatal for problem in problems):
        raise UserError("来源中没有可以打印的申报表，请确认选对了文件或文件夹。")
    work = desk.folder / "office"
    work.mkdir()
    made: list[tuple[Page, Path]] = []
    for done, page in enumerate(desk.pages, start=1):
        try:
            converted = convert(program, page.workbook, "pdf", work, SECONDS)
            made.append((page, converted.replace(desk.folder / f"{done}{PDF}")))
        except ConversionFailed as failure:
            problems.append(
                SourceProblem(page.name, f"{page.name} 没有打印成（{failure}），请在 Excel 或 WPS 中打印。")
            )
        progress(done, len(desk.pages), page.name)
    deliver = joined if output.suffix.lower() == PDF else separate
    return Printed(deliver(made, output) if made else (), tuple(problems))


def joined(made: Sequence[tuple[Page, Path]], output: Path) -> tuple[Path, ...]:
    """All in one PDF, with a bookmark for each workbook."""
    with replacing(output) as temporary, PdfWriter() as writer:
        for page, path in made:
            writer.append(path, outline_item=Path(page.name).stem)
        writer.write(temporary)
    return (output,)


def separate(made: Sequence[tuple[Page, Path]], folder: Path) -> tuple[Path, ...]:
    """A PDF for each workbook."""
    targets = copy_paths([Path(page.name).with_suffix(PDF) for page, _ in made], folder)
    for (_, path), target in zip(made, targets, strict=True):
        with replacing(target) as temporary:
            shutil.copyfile(path, temporary)
    return targets


class Desk:
    """Prepares workbooks for printing in a temporary folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.pages: list[Page] = []
        self.problems: list[SourceProblem] = []

    def prepare(self, sources: Sequence[str]) -> None:
        """Every source, workbooks of ours first; the others go through the import together, sorted by department."""
        foreign: list[str] = []
        files = list_sources(sources).files
        forms = [path for path in files if own_output(path) is None]
        readings = dict(zip(forms, read_sources(forms), strict=True))
        for path in files:
            if path in readings:
                reading = readings.pop(path)
                self.problems.extend(problem for problem in reading.problems if problem.fatal)
                if is_own(reading, path):
                    self.own_workbook(reading, path)
                elif not reading.failed:
                    foreign.append(str(path))
            elif own_kind(path) == "master":
                self.take(path.name, path, print_master)
            else:
                self.problems.append(SourceProblem(str(path), own_output(path) or "", fatal=False))
        if foreign:
            imported = import_sources(foreign, self.folder / "imported")
            self.problems.extend(one for one in imported.problems if one.fatal and one not in self.problems)
            for book in imported.workbooks:
                self.plain_workbook(book.path)

    def own_workbook(self, reading: SourceReading, path: Path) -> None:
        """A department's workbook as it is; laid out anew where somebody wrote more than the cells can show."""
        names = frozenset(declaration.place.sheet or "" for declaration in reading.declarations)
        reason = self.take(path.name, path, partial(print_own, names=names))
        if not reason:
            return
        told = f"{path} {reason}，已按内容重新排版后打印，原文件没有改动。"
        self.problems.append(SourceProblem(str(path), told, fatal=False))
        book = import_reading(reading, self.folder / f"anew{len(self.pages)}" / path.with_suffix(".xlsx").name)
        self.plain_workbook(book.path)

    def plain_workbook(self, path: Path) -> None:
        """A workbook just written: 汇总 and all project sheets."""
        self.take(path.name, path, print_all)

    def take(self, name: str, path: Path, work: Callable[..., str]) -> str:
        """Put the pages of a workbook on the pile; what else its pages need comes back. One that cannot be read is named."""
        target = self.folder / "pages" / f"{len(self.pages)}.xlsx"
        try:
            reason = apart(path, partial(work, target=target), for_copies(USUAL))
        except UserError as refusal:
            self.problems.append(SourceProblem(str(path), str(refusal)))
            return ""
        if not reason:
            self.pages.append(Page(name, target))
        return reason


def print_master(path: Path, target: Path) -> str:
    """Write the pages of a master. Raises UserError where it has none."""
    write_pages(path, master_pages(load_contents(path)), target)
    return ""


def print_all(path: Path, target: Path) -> str:
    """Write the pages of a workbook all of whose project sheets are printed. Raises UserError where it has none."""
    contents = load_contents(path)
    write_pages(path, department_pages(contents, [sheet.name for sheet in contents]), target)
    return ""


def print_own(path: Path, target: Path, names: Collection[str]) -> str:
    """Write the pages of a department's workbook, or say why they must be laid out anew: a text is higher than its cell."""
    pages = department_pages(load_contents(path), names)
    if not pages:
        return "的表样已被改动"
    if is_overfull(Package.open(path), pages):
        return "有文字超出格子"
    write_pages(path, pages, target)
    return ""


def write_pages(path: Path, pages: Sequence[str], target: Path) -> None:
    """Write a copy with only these sheets. Raises UserError where there are none."""
    if not pages:
        raise UserError(f"{path} 里没有可以打印的工作表（表可能已被改名或删除），请重新生成后再打印。")
    write_printable(Package.open(path), pages, target)


def is_own(reading: SourceReading, path: Path) -> bool:
    """Whether a source is a department workbook of ours whose package can be copied part by part."""
    stamped = reading.workbook is not None and bool(reading.workbook.template_id)
    return stamped and not reading.failed and path.suffix.lower() in PACKAGES
