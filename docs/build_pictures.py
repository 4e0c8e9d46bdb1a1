"""Pictures for docs/使用手册.md, from the workbooks that `xltools demo` makes: `python docs/build_pictures.py [NAME ...]`.

Sheets are shown as on screen: in a temporary copy the wanted range becomes the print area, with row and column headings.
Needs LibreOffice, poppler, ImageMagick, Xvfb and xdotool.
"""

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "tests"))

from support.explaining import explain  # noqa: E402 - found through the line above
from support.screen import virtual_screen  # noqa: E402 - as above

from xltools.files.progress import shown, silent  # noqa: E402 - as above
from xltools.jobs.checking import check_sources  # noqa: E402 - as above
from xltools.jobs.comparing import compare_sources  # noqa: E402 - as above
from xltools.jobs.demo import MARKED, MASTER, WORKBOOKS, demonstrate  # noqa: E402 - as above
from xltools.jobs.printing import print_sources  # noqa: E402 - as above
from xltools.jobs.templating import write_office_template, write_roster_templates  # noqa: E402 - as above
from xltools.window.app import Window  # noqa: E402 - as above
from xltools.workbooks.package.cells import SHEET_ORDER  # noqa: E402 - as above
from xltools.workbooks.package.markup import append, children, obtain  # noqa: E402 - as above
from xltools.workbooks.package.package import Package  # noqa: E402 - as above
from xltools.workbooks.package.sheets import sheets  # noqa: E402 - as above

PICTURES = HERE / "pictures"
ROSTER = HERE.parent / "samples" / "roster.xlsx"
SOURCE = HERE.parent / "samples" / "source"
SECOND_ROUND = {
    "文化体育服务中心.txt": (
        ("296500元", "326500元"), ("图书购置费186500元", "图书购置费216500元"), ("不低于98%", "不低于99%，损耗率低于1%"),
    ),
    "统计普查站_住户调查.txt": (("216000元", "252000元"), ("记账户120户", "记账户140户"), ("=21.6万元", "=25.2万元")),
    "统计普查站_经济普查.txt": (("34.08万元\n", "40万元\n"),),
    "综合办公室申报表（最终版）.txt": (("文书数字化加工项目", "档案数字化加工项目"),),
}  # fmt: skip
"""File -> what is written otherwise when the departments send their forms again."""
DEPARTMENT = "青禾街道文化体育服务中心_项目支出绩效目标申报.xlsx"
ANOTHER = "青禾街道民生保障办公室_项目支出绩效目标申报.xlsx"
BLANK = "青禾街道退役军人服务站_项目支出绩效目标申报.xlsx"
WORKBOOK = "xl/workbook.xml"
BOOK_ORDER = ("bookViews", "sheets", "functionGroups", "externalReferences", "definedNames", "calcPr")
RESOLUTION = 130
WIDTH = 1100
COLOURS = 96
LIST_CELL = ("500", "440")
"""Where 项目类型 stands on the screen."""
SCREEN_WAIT = 1.5


class Picture(NamedTuple):
    """A range of a sheet of one of the `books`; the sheet is the first whose name begins with `sheet`."""

    name: str
    book: str
    sheet: str
    area: str
    width: int = WIDTH


WANTED = (
    Picture("guide", "blank", "说明", "A1:B36", 900),
    Picture("blank-form", "blank", "01_", "A1:I36"),
    Picture("summary", "filled", "汇总", "A1:M12"),
    Picture("filled-form", "filled", "02_", "A1:I19"),
    Picture("cost-table", "another", "06_", "A21:I36"),
    Picture("marked-form", "marked", "02_", "A1:I19"),
    Picture("issue-list", "explained", "问题清单", "A1:M8", 1500),
    Picture("roster", "roster", "花名册", "A1:J9"),
    Picture("rules", "office", "规则", "A1:J16", 1400),
    Picture("parameters", "office", "参数", "A1:F12", 900),
    Picture("words", "office", "词表", "A1:H14"),
    Picture("cover", "master", "封面", "A1:H62", 900),
    Picture("master", "master", "汇总", "A1:O22", 1500),
    Picture("departments", "master", "部门汇总", "A1:P13", 1400),
    Picture("not-checked", "master", "未检查", "A1:G12"),
    Picture("comparison", "compared", "概况", "A1:F52", 900),
    Picture("changes", "compared", "文字变动", "A1:H10", 1500),
    Picture("changed-amounts", "compared", "金额变动", "A1:L11", 1500),
    Picture("register", "master", "报送情况", "A1:M17"),
)


def main(names: Sequence[str]) -> None:
    """Run the demo and the steps after it, then make the pictures named, or all."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        books = make_books(work)
        made: dict[str, Callable[[Path], None]] = {
            "printed-form": lambda target: picture_print(books["filled"], work, target),
            "drop-down": lambda target: picture_drop_down(books["blank"], work, target),
            "window": lambda target: picture_window(work / "demo", target),
        }
        for book in dict.fromkeys(wanted.book for wanted in WANTED):
            wanted = [one for one in WANTED if one.book == book and (not names or one.name in names)]
            if wanted:
                picture_sheets(books[book], wanted, work / f"{book}-shown")
        for name, make in made.items():
            if not names or name in names:
                make(PICTURES / f"{name}.png")
    for path in sorted(PICTURES.glob("*.png")):
        print(f"{path.stat().st_size // 1000:>4} kB  {path.name}")


def make_books(work: Path) -> dict[str, Path]:
    """The workbooks of every step, by the names used in WANTED."""
    demo = work / "demo"
    demonstrate(demo, shown)
    write_roster_templates(work / "blank", ROSTER, 2)
    marked, filled = demo / MARKED / DEPARTMENT, demo / WORKBOOKS / DEPARTMENT
    return {
        "blank": work / "blank" / BLANK,
        "filled": filled,
        "another": demo / WORKBOOKS / ANOTHER,
        "marked": marked,
        "explained": explained(marked, work),
        "roster": ROSTER,
        "office": write_office_template(work / "office"),
        "master": demo / MASTER,
        "compared": compared(work),
    }


def compared(work: Path) -> Path:
    """Two rounds of the samples: in the second one some figures and words are others."""
    old, new = work / "一上", work / "二上"
    for folder in (old, new):
        shutil.copytree(SOURCE, folder, ignore=shutil.ignore_patterns("*.toml"))
    for name, words in SECOND_ROUND.items():
        path = new / name
        text = path.read_text("utf-8")
        for before, after in words:
            text = text.replace(before, after)
        path.write_text(text, "utf-8")
    target = work / "变动对照.xlsx"
    compare_sources(str(old), str(new), target)
    return target


def explained(marked: Path, work: Path) -> Path:
    """The department explains a finding, and the next check keeps the explanation."""
    (work / "answer").mkdir()
    answered = explain(marked, work / "answer" / marked.name, {"U09": "按购置清单核定，数量见附表，已与财政沟通。"})
    check_sources([str(answered)], silent, mark=work / "again", roster=ROSTER)
    return work / "again" / marked.name


def picture_sheets(book: Path, wanted: Sequence[Picture], folder: Path) -> None:
    """One picture a page: nothing else of the copy is printed."""
    folder.mkdir()
    copy = folder / "book.xlsx"
    pages = as_on_screen(book, wanted, copy)
    pdf = to_pdf(copy)
    for page, picture in enumerate(pages, start=1):
        cut(pdf, page, picture.width, PICTURES / f"{picture.name}.png")


def as_on_screen(book: Path, wanted: Sequence[Picture], target: Path) -> list[Picture]:
    """A copy that prints the wanted ranges alone, a page each; returns them in the order of the pages."""
    package = Package.open(book)
    root = package.edit(WORKBOOK)
    names = obtain(root, "definedNames", BOOK_ORDER)
    for name in children(names, "definedName"):
        if str(name.get("name")).startswith("_xlnm.Print_"):
            names.remove(name)
    pages: list[Picture] = []
    for index, (listed, sheet) in enumerate(
        zip(children(obtain(root, "sheets", BOOK_ORDER), "sheet"), sheets(package), strict=True)
    ):
        picture = next((one for one in wanted if one not in pages and sheet.name.startswith(one.sheet)), None)
        if picture is None:
            listed.set("state", "hidden")
            continue
        if not pages:
            obtain(obtain(root, "bookViews", BOOK_ORDER), "workbookView", ()).set("activeTab", str(index))
        pages.append(picture)
        start, end = ("$" + corner[0] + "$" + corner[1:] for corner in picture.area.split(":"))
        area = append(names, "definedName", name="_xlnm.Print_Area", localSheetId=str(index))
        area.text = f"'{sheet.name}'!{start}:{end}"
        set_page(package, sheet.part)
    package.save(target)
    return pages


def set_page(package: Package, part: str) -> None:
    """One large page with row and column headings, without header, footer and page breaks."""
    root = package.edit(part)
    for tag in ("printOptions", "pageSetup", "headerFooter", "rowBreaks", "colBreaks"):
        for found in children(root, tag):
            root.remove(found)
    obtain(root, "printOptions", SHEET_ORDER).set("headings", "1")
    page = obtain(root, "pageSetup", SHEET_ORDER)
    for name, value in {"paperSize": "8", "orientation": "portrait", "fitToWidth": "1", "fitToHeight": "1"}.items():
        page.set(name, value)
    obtain(obtain(root, "sheetPr", SHEET_ORDER), "pageSetUpPr", ()).set("fitToPage", "1")


def to_pdf(book: Path) -> Path:
    """The workbook as LibreOffice prints it, beside it."""
    subprocess.run(
        ["soffice", profile(book.parent), "--headless", "--convert-to", "pdf", "--outdir", str(book.parent), str(book)],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return book.with_suffix(".pdf")


def profile(folder: Path) -> str:
    """A profile of LibreOffice's that is nobody else's."""
    return f"-env:UserInstallation={(folder / 'profile').as_uri()}"


def cut(pdf: Path, page: int, width: int, target: Path) -> None:
    """A page without its margins."""
    raw = target.with_suffix("")
    subprocess.run(
        ["pdftoppm", "-png", "-r", str(RESOLUTION), "-f", str(page), "-l", str(page), "-singlefile", str(pdf), str(raw)],
        check=True, capture_output=True,
    )  # fmt: skip
    shrink(target, "-trim", "-bordercolor", "white", "-border", "8", "-resize", f"{width}x>")


def shrink(target: Path, *changes: str) -> None:
    """Few colours and no time stamps: small files that stay the same."""
    subprocess.run(
        ["convert", str(target), *changes, "+repage", "-dither", "None", "-colors", str(COLOURS), "-strip",
         "-define", "png:exclude-chunks=date,time", f"PNG8:{target}"],
        check=True,
    )  # fmt: skip


def picture_print(book: Path, work: Path, target: Path) -> None:
    """A project as it goes on paper, with header and footer."""
    pdf = work / "printed.pdf"
    print_sources([str(book)], pdf)
    subprocess.run(
        ["pdftoppm", "-png", "-r", "80", "-f", "3", "-l", "3", "-singlefile", str(pdf), str(target.with_suffix(""))],
        check=True, capture_output=True,
    )  # fmt: skip
    shrink(target, "-bordercolor", "gray", "-border", "1")


def picture_drop_down(book: Path, work: Path, target: Path) -> None:
    """A blank form in a spreadsheet program with the list of a cell open."""
    with virtual_screen(), office(book, work) as window:
        xdotool("windowsize", window, "1280", "900", "windowmove", window, "0", "0", "windowfocus", window)
        time.sleep(SCREEN_WAIT)
        for words in (("key", "ctrl+Next"), ("mousemove", *LIST_CELL, "click", "1"), ("key", "alt+Down")):
            xdotool(*words)
            time.sleep(SCREEN_WAIT)
        photograph(target, "-crop", "1234x770+0+108")


def xdotool(*words: str) -> None:
    """Keys and windows of the virtual screen."""
    subprocess.run(["xdotool", *words], check=True)


@contextlib.contextmanager
def office(book: Path, work: Path) -> Iterator[str]:
    """The spreadsheet program with a workbook open; yields the window."""
    command = ["soffice", profile(work), "--norestore", "--nologo", "--calc", str(book)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as program:
        found = subprocess.run(
            ["xdotool", "search", "--sync", "--onlyvisible", "--name", "LibreOffice Calc"],
            check=True, capture_output=True, text=True, timeout=60,
        )  # fmt: skip
        yield found.stdout.split()[0]
        program.terminate()


def picture_window(folder: Path, target: Path) -> None:
    """The window after a check of the demo's workbooks, with the first result selected."""
    books = sorted((folder / WORKBOOKS).glob("*项目支出*"))
    with virtual_screen(), contextlib.chdir(folder):
        window = Window([book.relative_to(folder) for book in books])
        window.geometry("1060x700+0+0")
        window.buttons["check"].invoke()
        while window.work is not None:
            window.update()
        window.list.selection_set(window.list.get_children()[0])
        window.update()
        photograph(target, "-crop", "1060x700+0+0")
        window.destroy()


def photograph(target: Path, *changes: str) -> None:
    """What the virtual screen shows."""
    subprocess.run(["import", "-window", "root", str(target)], check=True, env=os.environ)
    shrink(target, *changes)


if __name__ == "__main__":
    main(sys.argv[1:])
