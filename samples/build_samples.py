"""Rebuild everything in samples/ that is generated: `python samples/build_samples.py [TARGET]`.

source/*.txt -> submissions/*.docx, the duplicate, the damaged file, and the roster. Equal sources give equal bytes.
"""

import sys
import tempfile
import tomllib
import zipfile
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "tests"))

from support.word_forms import build_docx  # noqa: E402 - found through the line above

from xltools.model.roster import RosterEntry  # noqa: E402
from xltools.workbooks.settings.writing import write_office  # noqa: E402

STAMP = (2026, 1, 1, 0, 0, 0)
WRITTEN = datetime(*STAMP)  # noqa: DTZ001 - Word keeps no time zone
ORIGINAL = "统计普查站_住户调查.docx"
DUPLICATE = "附件2-统计普查站_住户调查(1).docx"
DAMAGED = "退役军人服务站（传输中断）.docx"
KEPT_BYTES = 2000


def build(target: Path) -> None:
    """Write all generated samples below `target`."""
    submissions, bad = target / "submissions", target / "bad"
    submissions.mkdir(parents=True, exist_ok=True)
    bad.mkdir(exist_ok=True)
    for source in sorted((HERE / "source").glob("*.txt")):
        build_document(source, submissions / f"{source.stem}.docx")
    original = (submissions / ORIGINAL).read_bytes()
    (submissions / DUPLICATE).write_bytes(original)
    (bad / DAMAGED).write_bytes(original[:KEPT_BYTES])
    write_office(target / "roster.xlsx", roster_entries())


def build_document(source: Path, target: Path) -> None:
    """One Word file: the tables of the form, dressed as an office document."""
    with tempfile.TemporaryDirectory() as folder:
        plain = build_docx(source.read_text("utf-8"), Path(folder) / "plain.docx")
        document = docx.Document(str(plain))
        dress(document)
        dressed = Path(folder) / "dressed.docx"
        document.save(str(dressed))
        freeze(dressed, target)


def dress(document: Document) -> None:
    """A4, 宋体 10.5, captions centred, one form a page, neutral properties."""
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "宋体", Pt(10.5)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "宋体")
    normal.paragraph_format.space_before = normal.paragraph_format.space_after = Pt(2.5)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    for number, paragraph in enumerate(part for part in document.paragraphs if part.text):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.page_break_before = number > 1
        for run in paragraph.runs:
            run.bold, run.font.size = True, Pt(16 if number == 0 else 14)
    properties = document.core_properties
    properties.author = properties.last_modified_by = "青禾街道"
    properties.title, properties.comments = "项目支出绩效目标申报表", ""
    properties.created = properties.modified = WRITTEN


def freeze(source: Path, target: Path) -> None:
    """Copy a package with fixed part dates."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, STAMP), old.read(name), zipfile.ZIP_DEFLATED)


def roster_entries() -> list[RosterEntry]:
    """The departments expected to submit, from source/roster.toml."""
    tables = tomllib.loads((HERE / "source" / "roster.toml").read_text("utf-8"))["department"]
    return [
        RosterEntry(
            department=entry["name"],
            code=entry["code"],
            aliases=tuple(entry["aliases"]),
            contact=entry["contact"],
            phone=entry["phone"],
            projects=tuple(entry["projects"]),
            ceiling=Decimal(entry["ceiling"]) if "ceiling" in entry else None,
            due=entry["due"],
        )
        for entry in tables
    ]


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
