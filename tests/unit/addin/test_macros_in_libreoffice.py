"""The macros as another program runs them: what they return, and a click on a button of a workbook."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from support import uno_engine
from support.demonstration import WHAT, build_demonstration, on_screen
from support.screen import deadline, needs_screen, virtual_screen
from support.uno_engine import needs_uno

from xltools.addin.building import build_addin

pytestmark = [needs_uno, pytest.mark.libreoffice]


@pytest.fixture(scope="module")
def run(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., object]]:
    """Call a function of the add-in's macros in LibreOffice."""
    path = tmp_path_factory.mktemp("addin") / "xltools.xlam"
    build_addin(path)
    with uno_engine.office(soffice) as desktop:
        document = uno_engine.load(desktop, path, FilterName=uno_engine.EXCEL_MACROS, MacroExecutionMode=4)

        def call(name: str, *arguments: str) -> object:
            address = f"vnd.sun.star.script:VBAProject.{name}?language=Basic&location=document"
            return document.getScriptProvider().getScript(address).invoke(arguments, (), ())[0]

        yield call
        document.close(True)


COMMAND = r'"C:\py thon\python.exe" -I -X utf8 -m xltools.buttons check '
CALLS = [
    (("xtLauncher.TextOf", "title"), "绩效预算（xltools）"),
    (("xtLauncher.TextOf", "no.such.key"), "no.such.key"),
    (("xtLauncher.BookArgument", "部门 a=b.xlsx"), "--wb=部门 a=b.xlsx"),
    (("xtLauncher.BookArgument", "%A%.xlsx"), "--wb-utf16=002500410025002E0078006C00730078"),
    (("xtLauncher.BookArgument", 'a"表'), "--wb-utf16=006100228868"),
    (
        ("xtLauncher.CommandLine", r"C:\py thon\python.exe", "check", "部门.xlsx", "77"),
        f'{COMMAND}"--wb=部门.xlsx" --from_xl=1 --hwnd=77',
    ),
]


@pytest.mark.parametrize(("call", "returned"), CALLS, ids=[" ".join(call) for call, _ in CALLS])
def test_a_macro_returns(run: Callable[..., object], call: tuple[str, ...], returned: str) -> None:
    assert run(*call) == returned


@needs_screen
def test_a_click_on_a_button_of_a_workbook_runs_its_macro(soffice: str, tmp_path: Path) -> None:
    path = build_demonstration(tmp_path / "演示.xlsm")
    with virtual_screen(), on_screen(soffice, path) as shown:
        assert shown.cell() == ""
        shown.press()
        for _ in deadline(20):
            if shown.cell():
                break
        told = shown.cell()
    assert told.startswith(f'"{WHAT}" -I -X utf8 -m xltools.buttons check "--wb-utf16=')
    name = told.partition("--wb-utf16=")[2].partition('"')[0]
    assert bytes.fromhex(name).decode("utf-16-be") == "部门 申报=100%.xlsx"
