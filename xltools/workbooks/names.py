"""Names Excel and file systems accept: sheet names and file names made from what people wrote."""

import re
from collections.abc import Sequence
from typing import Final

from xltools.workbooks.cells import column_name, position

SHEET_LIMIT: Final = 31
"""Most characters of a sheet name (UTF-16 units)."""
FILE_LIMIT: Final = 80
FILE_BYTES: Final = 180
"""Many systems allow 255 bytes of UTF-8, with what is added to the name of a department."""
SUMMARY: Final = "汇总"
"""The sheet every other sheet leads back to."""
BACK: Final = "← 返回汇总"
SHEET_REPLACED: Final = str.maketrans("[]:*?/\\!", "［］：＊？／＼！")
FILE_REPLACED: Final = str.maketrans('\\/:*?"<>|', "＼／：＊？＂＜＞｜")
CONTROL: Final = re.compile("[\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]+")
RESERVED: Final = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")
ESCAPE_LIKE: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""Excel reads `_x0041_` in a sheet's name as A, and no longer finds the sheet its formulas and names speak of."""
UNNAMED: Final = "项目"


def sheet_names(projects: Sequence[str]) -> tuple[str, ...]:
    """A valid sheet name per project, numbered (01_…) and therefore unique whatever the case."""
    digits = max(2, len(str(len(projects))))
    return tuple(sheet_name(f"{number:0{digits}d}", project) for number, project in enumerate(projects, start=1))


def sheet_name(number: str, project: str) -> str:
    """`01_项目名`: forbidden characters become their full-width twins, a long name is shortened."""
    words = " ".join(CONTROL.sub(" ", project).split()).translate(SHEET_REPLACED)
    name = shortened(ESCAPE_LIKE.sub("＿", f"{number}_{words or UNNAMED}"), SHEET_LIMIT)
    return name.rstrip("' ") or number


def shortened(text: str, limit: int) -> str:
    """At most `limit` UTF-16 units, no character cut in half."""
    while len(text.encode("utf-16-le")) // 2 > limit:
        text = text[:-1]
    return text


def file_name(text: str, otherwise: str) -> str:
    """A file name (without suffix) every system accepts; `otherwise` where nothing is left of the text."""
    words = " ".join(CONTROL.sub(" ", text).split()).translate(FILE_REPLACED)
    short = shortened(words, FILE_LIMIT).encode()[:FILE_BYTES].decode(errors="ignore")
    name = short.strip(" .")
    if RESERVED.fullmatch(name):
        name += "_"
    return name or otherwise


def absolute(cell: str) -> str:
    """E4 -> $E$4."""
    row, column = position(cell)
    return f"${column_name(column)}${row + 1}"


def quoted(sheet: str) -> str:
    """A sheet name as formulas and links want it: in apostrophes, its own doubled."""
    return "'" + sheet.replace("'", "''") + "'"
