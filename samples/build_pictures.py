"""Pictures for the README, from the workbooks that `xltools demo` makes: `python samples/build_pictures.py`.

Needs LibreOffice and poppler. The pages are found by what stands on them, so that a changed sample moves no picture.
"""

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import NamedTuple

from xltools.files.progress import shown
from xltools.jobs.demo import MARKED, MASTER, demonstrate

HERE = Path(__file__).parent
PICTURES = HERE / "pictures"


class Picture(NamedTuple):
    """`book` begins the name of the demo's file; the page is the first that holds all `texts`; `share` of its height is kept."""

    name: str
    book: str
    texts: tuple[str, ...]
    share: float
    resolution: int


WANTED = (
    Picture("project-sheet", "青禾街道党群工作办公室", ("非公企业与商务楼宇党建经费", "绩效指标"), 0.82, 75),
    Picture("issue-list", "青禾街道党群工作办公室", ("问题清单", "计算值"), 0.62, 90),
    Picture("cover", "3_汇总", ("表间核对",), 1.0, 80),
    Picture("master", "3_汇总", ("项目支出绩效目标申报汇总表",), 1.0, 80),
    Picture("departments", "3_汇总", ("各部门预算汇总表",), 0.62, 80),
)


def main() -> None:
    """Run the demo, print its workbooks to PDF, cut the pictures."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        demonstrate(work / "demo", shown)
        books = {wanted.book: find_book(work / "demo", wanted.book) for wanted in WANTED}
        pdfs = {start: to_pdf(path, work) for start, path in books.items()}
        for wanted in WANTED:
            cut(pdfs[wanted.book], wanted)
            print(PICTURES / f"{wanted.name}.png")


def find_book(demo: Path, start: str) -> Path:
    """The marked copy or the master whose name begins so."""
    return next(path for path in [demo / MASTER, *sorted((demo / MARKED).iterdir())] if path.name.startswith(start))


def to_pdf(path: Path, work: Path) -> Path:
    """A workbook as LibreOffice prints it."""
    copy = shutil.copy(path, work / path.name)
    profile = f"-env:UserInstallation={(work / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(work), str(copy)],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return (work / path.name).with_suffix(".pdf")


def cut(pdf: Path, wanted: Picture) -> None:
    """The upper part of the page as a PNG."""
    text = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, text=True).stdout
    pages = enumerate(text.split("\f"), start=1)
    page = str(next(number for number, told in pages if all(piece in told for piece in wanted.texts)))
    size = subprocess.run(
        ["pdfinfo", "-f", page, "-l", page, str(pdf)], check=True, capture_output=True, text=True
    ).stdout
    points = (
        next(line for line in size.splitlines() if "size:" in line and line.startswith("Page")).split(":")[1].split()
    )
    width, height = (round(float(points[index]) * wanted.resolution / 72) for index in (0, 2))
    subprocess.run(
        ["pdftoppm", "-png", "-r", str(wanted.resolution), "-f", page, "-l", page, "-singlefile",
         "-x", "0", "-y", "0", "-W", str(width), "-H", str(round(height * wanted.share)), str(pdf), str(PICTURES / wanted.name)],
        check=True, capture_output=True,
    )  # fmt: skip


if __name__ == "__main__":
    main()
