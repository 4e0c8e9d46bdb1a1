"""A click as Excel makes it: a process of its own, told only the button, the book's name and the window."""

import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

TESTS = Path(__file__).resolve().parents[2]

SCRIPT = """
import sys
sys.path.insert(0, {tests!r})
from xltools.buttons import launching
launching.attach()
from support import xlwings_engine
app = xlwings_engine.install()
app.books.open({path!r})
code = launching.main({call!r})
import xlwings
print(code, app.impl.alerts, [name for name in ("pandas", "numpy", "PIL") if sys.modules.get(name)])
"""


def click(path: Path, *call: str) -> subprocess.CompletedProcess[str]:
    script = SCRIPT.format(tests=str(TESTS), path=str(path), call=list(call))
    return subprocess.run(
        [sys.executable, "-X", "utf8", "-c", script], capture_output=True, text=True, check=False, timeout=60
    )


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "a=b 'c' 部门.xlsx"
    openpyxl.Workbook().save(path)
    return path


def test_a_click_finds_its_book_whatever_its_name(book: Path) -> None:
    result = click(book, "help", f"--wb={book.name}", "--from_xl=1", "--hwnd=1")
    assert result.stdout.startswith("0 [('帮助', ")
    assert result.stdout.rstrip().endswith("[]")


def test_a_name_travels_as_hexadecimal_where_windows_would_change_it(tmp_path: Path) -> None:
    path = tmp_path / "%TEMP%\U00020000部门.xlsx"
    openpyxl.Workbook().save(path)
    result = click(path, "help", f"--wb-utf16={path.name.encode('utf-16-be').hex().upper()}", "--hwnd=1")
    assert result.stdout.startswith("0 [('帮助', ")


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (("nothing", "--wb=x"), "没有“nothing”这个按钮"),
        (("help", "--wb=别的.xlsx"), "没有找到打开着的工作簿 别的.xlsx"),
        (("help", "--wb=a=b 'c' 部门.xlsx", "--hwnd=77"), "没有找到打开着的工作簿"),
    ],
)
def test_a_click_that_cannot_be_served_says_why(book: Path, call: tuple[str, ...], told: str) -> None:
    result = click(book, *call)
    assert told in result.stderr
    assert result.stdout.startswith("4 []")


def test_a_refused_button_gives_the_exit_code_of_a_refusal(book: Path) -> None:
    result = click(book, "check", f"--wb={book.name}")
    assert result.stdout.startswith("2 [('校验本工作簿', ")


def test_the_module_starts_without_an_excel() -> None:
    command = [
        sys.executable,
        "-I",
        "-X",
        "utf8",
        "-m",
        "xltools.buttons",
        "help",
        "--wb=没有.xlsx",
        "--from_xl=1",
        "--hwnd=1",
    ]
    result = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert result.returncode == 4
    assert "没有找到打开着的工作簿 没有.xlsx" in result.stderr


BEFORE_EXCEL = """
import sys
from xltools.buttons import launching
assert launching.find("check") is not None
launching.attach()
print(*sys.modules)
"""


def test_a_click_imports_nothing_heavy_before_it_talks_to_excel() -> None:
    command = [sys.executable, "-I", "-X", "utf8", "-c", BEFORE_EXCEL]
    loaded = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout.split()
    assert "xlwings" in loaded
    own = {name for name in loaded if name.startswith("xltools.")}
    assert {name.split(".")[1] for name in own} <= {"buttons", "files", "model", "values"}
    assert {name for name in own if name.startswith("xltools.values.")} == {"xltools.values.frozen"}
    assert {name for name in own if name.startswith("xltools.buttons.actions.")} == {"xltools.buttons.actions.help"}
    heavy = {"lxml", "python_calamine", "xlsxwriter", "docx", "openpyxl", "tqdm", "rapidfuzz", "pypdf", "tkinter"}
    assert heavy.isdisjoint(loaded)


def test_no_button_imports_the_data_libraries() -> None:
    script = f"""
import sys
from xltools.buttons import launching
launching.attach()
from xltools.buttons import excel_host
from pkgutil import iter_modules
from importlib import import_module
from xltools.buttons import actions
for module in iter_modules(actions.__path__):
    import_module(f"xltools.buttons.actions.{{module.name}}")
print([name for name in {("pandas", "numpy", "PIL", "matplotlib", "polars")} if sys.modules.get(name)])
"""
    result = subprocess.run(
        [sys.executable, "-I", "-c", script], capture_output=True, text=True, check=False, timeout=60
    )
    assert (result.stdout.strip(), result.stderr) == ("[]", "")
