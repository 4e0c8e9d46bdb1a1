"""What departments type stays text in every output, whatever it looks like, and commands neither a screen nor a file name."""

import csv
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree
from support.form_text import form_text

from xltools.cli import main
from xltools.files.kinds import ODD_NAME
from xltools.model.neutral import COMMANDING

MARK = "恶意"
TEXTS = {
    "等号": "=1+1",
    "动态交换": "+cmd|' /C calc'!A0",
    "求和": "@SUM(1+1)*cmd|' /C calc'!A0",
    "减号": "-2+3",
    "全角": "＝1+1",
    "花括号": "{=1+1}",
    "网页函数": '=WEBSERVICE("http://127.0.0.1:9/")',
    "超链接": '=HYPERLINK("http://127.0.0.1:9/","看")',
    "网址": "http://127.0.0.1:9/",
    "外部": "external:c:\\a.xlsx",
    "响铃": "甲\x07乙\x1b[31m丙\x1b]0;标题\x07",
    "反向": "甲\u202e乙\u2066丙",
    "零宽": "甲\u200b乙\ufeff丙",
    "分行": "甲\u2028乙\u2029丙\x85丁",
    "转义": "_x0041_&lt;b&gt;<script>1</script>]]>",
}
NAMES = {
    "上级": "../../x",
    "反斜": "..\\..\\x",
    "绝对": "/etc/passwd",
    "保留": "CON",
    "冒号": "a:b",
    "点": "名称...",
    "长": "长" * 300,
    "表情": "科\U0001f600室",
    "控制": "科\x1b[31m室\u202e",
}
SHEET = re.compile("'(?:[^']|'')*'!")
"""The quoted name of a sheet, which may say what the project says."""
RUNS = tuple("=+-@＝＋－＠\t\r")
COMMANDS = {
    "import": "import {} -o OUT",
    "marks": "check {} --mark OUT",
    "master": "consolidate {} -o OUT/总表.xlsx --no-cache",
    "differences": "diff {} {}/等号.txt -o OUT/对照.xlsx",
    "tables": "export {} -o OUT",
}
SHOWN = {"check": "check {} --format json", "inspect": "inspect {} --format json", "proofs": "inspect {} --explain"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file for each text, in every place where a form has one, and for each name of a department and project."""
    folder = tmp_path_factory.mktemp("来件")
    for title, text in TEXTS.items():
        nasty = f"{text}{MARK}"
        form = form_text(
            goal=nasty, leader=nasty, address=nasty, remarks=nasty, quality=nasty, project=f"{text}{MARK}项目"
        )
        (folder / f"{title}.txt").write_text(form, "utf-8")
    for title, name in NAMES.items():
        (folder / f"名{title}.txt").write_text(form_text(department=name, project=f"{name}项目"), "utf-8")
    return folder


def called(words: str, folder: Path, out: Path) -> int:
    return main([word.replace("{}", str(folder)).replace("OUT", str(out)) for word in words.split()])


def parts(folder: Path) -> Iterator[tuple[str, etree._Element]]:
    """All XML of all workbooks."""
    for path in folder.rglob("*.xlsx"):
        with zipfile.ZipFile(path) as package:
            names = [name for name in package.namelist() if name.endswith((".xml", ".rels", ".vml"))]
            yield from ((f"{path.name}!{name}", etree.fromstring(package.read(name))) for name in names)


@pytest.mark.parametrize("words", COMMANDS.values(), ids=COMMANDS)
def test_every_output_has_it_as_text(
    words: str, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "出" / "出"
    assert called(words, folder, out) in {0, 1}
    told = "".join(capsys.readouterr())
    assert "程序出错" not in told
    assert sorted(path.name for path in (tmp_path / "出").iterdir()) == ["出"]
    assert [path.name for path in tmp_path.iterdir()] == ["出"]
    names = [path.name for path in out.rglob("*")]
    assert names
    assert [
        name for name in names if ODD_NAME.search(name) or len(name.encode()) > 255 or name.startswith("CON.")
    ] == []
    assert [wrong for where, root in parts(out) for wrong in harm(where, root)] == []
    assert [cell for cell in cells(out) if MARK in cell and cell.lstrip().startswith(RUNS)] == []


def harm(where: str, root: etree._Element) -> Iterator[str]:
    """Formulas and links with a department's text, and what commands a screen."""
    for element in root.iter():
        name = etree.QName(element).localname if isinstance(element.tag, str) else ""
        text = element.text or ""
        rest = SHEET.sub("", text)
        if name in {"f", "formula1", "formula2", "definedName"} and (MARK in rest or "127.0.0.1" in rest):
            yield f"{where}: formula {text}"
        if name == "Relationship" and element.get("TargetMode") == "External" and MARK in (element.get("Target") or ""):
            yield f"{where}: link {element.get('Target')}"
        if COMMANDING.search(text) and name in {"t", "v"}:
            yield f"{where}: {text!r}"


def cells(folder: Path) -> Iterator[str]:
    """All cells of all CSV files."""
    for path in folder.rglob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as stream:
            yield from (cell for row in csv.reader(stream) for cell in row)


@pytest.mark.parametrize("words", SHOWN.values(), ids=SHOWN)
def test_what_is_shown_commands_no_screen(
    words: str, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert called(words, folder, tmp_path) in {0, 1}
    told = capsys.readouterr()
    assert "程序出错" not in told.out + told.err
    assert not COMMANDING.search(told.out)
    if "json" in words:
        assert json.loads(told.out)
