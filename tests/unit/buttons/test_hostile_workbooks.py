"""Workbooks made to run somebody's code through a click: nothing runs, nothing crashes."""

import shutil
import subprocess
import sys
from ast import literal_eval
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from support import xlwings_engine
from support.round_trip import write_declarations
from support.ten_projects import TEN

from xltools.buttons.excel_host import ExcelHost
from xltools.buttons.pressing import press
from xltools.buttons.registry import BUTTONS, Button, find

TESTS = Path(__file__).resolve().parents[2]
CANARY = "canary.txt"
PLANTED = (
    "xlwings",
    "xltools",
    "decimal",
    "json",
    "sitecustomize",
    "usercustomize",
    "pywintypes",
    "_xlwindows",
    "lxml",
)
NAMES = (
    "部门.xlsx", "a=b.xlsx", "=1+1.xlsx", "it's 'x'.xlsx", 'say "x".xlsx', "100%PATH%.xlsx", "--hwnd=7.xlsx", "a;b&c|d $(touch x) `y`.xlsx",
    "\U00020000𠮷.xlsx", "../x".replace("/", "∕") + ".xlsx",
)  # fmt: skip

CLICK = """
import sys
sys.path.insert(0, {tests!r})
from xltools.buttons import launching
launching.attach()
from support import xlwings_engine
app = xlwings_engine.install()
for path, call in {calls!r}:
    app.books.open(path)
    code = launching.main(call)
    print(code, app.impl.alerts)
"""


def code(folder: Path) -> str:
    """Python that leaves a trace when it runs."""
    return f"open({str(folder / CANARY)!r}, 'a').write('ran')\n"


def hostile(path: Path, folder: Path) -> Path:
    """A department workbook with settings and code for xlwings' own launcher in it."""
    write_declarations(path, TEN[:2])
    xl = openpyxl.load_workbook(path)
    conf = xl.create_sheet("xlwings.conf")
    evil = folder / "evil.py"
    evil.write_text(code(folder), "utf-8")
    settings = {
        "Interpreter_Win": str(evil), "Interpreter_Mac": str(evil), "Interpreter": str(evil), "interpreter": str(evil),
        "PYTHONPATH": str(folder), "ADD_WORKBOOK_TO_PYTHONPATH": "True", "UDF Modules": "evil", "LOG FILE": str(folder / "log"),
        "LICENSE_KEY": "noncommercial",
    }  # fmt: skip
    for line in settings.items():
        conf.append(line)
    for name in ("xltools.conf", "_xlwings.conf", "main.py", "evil.py", "decimal.py"):
        sheet = xl.create_sheet(name)
        sheet["A1"] = code(folder)
        sheet["A2"] = "=cmd|' /C calc'!A0"
    xl.save(path)
    for module in PLANTED:
        (path.parent / f"{module}.py").write_text(code(folder), "utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the workbook, which is also the current one."""
    monkeypatch.setenv("XLTOOLS_LOG_DIR", str(tmp_path / "logs"))
    sent = tmp_path / "收到"
    sent.mkdir()
    monkeypatch.chdir(sent)
    return sent


def click(folder: Path, calls: Sequence[tuple[str, Sequence[str]]]) -> subprocess.CompletedProcess[str]:
    """Clicks as the macro makes them, each in a book of its own; folder and environment are those of the books."""
    script = CLICK.format(tests=str(TESTS), calls=list(calls))
    environment = {
        "PYTHONPATH": str(folder), "PYTHONSTARTUP": str(folder / "sitecustomize.py"), "PATH": "/usr/bin:/bin",
        "XLTOOLS_LOG_DIR": str(folder / "logs"), "XLTOOLS_CONFIG_DIR": str(folder / "config"), "HOME": str(folder),
    }  # fmt: skip
    return subprocess.run(
        [sys.executable, "-I", "-X", "utf8", "-c", script],
        capture_output=True, text=True, check=False, timeout=120, cwd=folder, env=environment,
    )  # fmt: skip


def test_the_canary_sings_where_python_is_started_carelessly(folder: Path) -> None:
    (folder / "xltools.py").write_text(code(folder), "utf-8")
    subprocess.run([sys.executable, "-c", "import xltools"], check=True, cwd=folder, timeout=60)
    assert (folder / CANARY).read_text("utf-8") == "ran"


@pytest.mark.parametrize("button_id", ["check", "recompute"])
def test_neither_settings_nor_sheets_nor_modules_of_a_workbook_run(folder: Path, button_id: str) -> None:
    path = hostile(folder / "部门.xlsx", folder)
    result = click(folder, [(str(path), [button_id, f"--wb={path.name}", "--from_xl=1", "--hwnd=1"])])
    assert result.stdout.startswith("0 [("), result.stdout + result.stderr
    assert "程序出错" not in result.stdout
    assert not (folder / CANARY).exists()


def test_a_name_is_only_a_name(folder: Path) -> None:
    first = hostile(folder / NAMES[0], folder)
    calls = []
    for name in NAMES:
        if name != first.name:
            shutil.copyfile(first, folder / name)
        wanted = f"--wb-utf16={name.encode('utf-16-be').hex()}" if set(name) & set('%"') else f"--wb={name}"
        calls.append((str(folder / name), ["help", wanted, "--from_xl=1", "--hwnd=1"]))
    result = click(folder, calls)
    told = result.stdout.splitlines()
    assert [line.startswith("0 [('帮助'") for line in told] == [True] * len(NAMES), result.stdout + result.stderr
    assert [name in literal_eval(line[2:])[-1][1] for name, line in zip(NAMES, told, strict=True)] == [True] * len(
        NAMES
    )
    assert not (folder / CANARY).exists()
    assert not (folder / "x").exists()


def named(button_id: str) -> Button:
    found = find(button_id)
    assert found is not None
    return found


@pytest.mark.parametrize("button_id", [one.id for one in BUTTONS if one.subject != "folder"])
def test_a_web_address_as_full_name_is_no_path(folder: Path, button_id: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = hostile(folder / "部门=“x” 100%.xlsx", folder)
    excel = xlwings_engine.install()
    excel.impl.folder = folder
    book = excel.books.open(str(path))
    address = "https://example-my.sharepoint.com/personal/a_b/Documents/部门.xlsx"
    monkeypatch.setattr(xlwings_engine.Book, "fullname", property(lambda _: address))
    before = set(folder.iterdir())
    assert press(named(button_id), ExcelHost(book)), excel.impl.alerts[-1]
    made = {file.name for file in set(folder.iterdir()) - before}
    assert made == ({f"{path.stem}.pdf"} if button_id == "print_pdf" else set())
    assert not (folder / CANARY).exists()


def test_a_web_address_as_chosen_folder_is_refused(folder: Path) -> None:
    path = hostile(folder / "部门.xlsx", folder)
    excel = xlwings_engine.install()
    excel.impl.folder = "https://example.sharepoint.com/报送"
    host = ExcelHost(excel.books.open(str(path)))
    for button in BUTTONS:
        if button.subject == "folder":
            assert not press(button, host)
            assert "是网络地址" in excel.impl.alerts[-1][1]


def test_texts_that_look_like_formulas_stay_texts_on_the_list(folder: Path) -> None:
    path = folder / "部门.xlsx"
    write_declarations(path, TEN[:1], department="=cmd|' /C calc'!A0")
    xl = openpyxl.load_workbook(path)
    sheet = next(one for one in xl.worksheets if one.title.startswith("01_"))
    cell = next(cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str) and "元" in cell.value)
    cell.value, cell.data_type = f'=HYPERLINK("http://x")&"{cell.value}"', "s"
    xl.save(path)
    excel = xlwings_engine.install()
    host = ExcelHost(excel.books.open(str(path)))
    assert press(named("check"), host), excel.impl.alerts[-1]
    written = host.book.impl.xl["问题清单"]
    assert not [cell.value for row in written.iter_rows() for cell in row if cell.data_type == "f"]
