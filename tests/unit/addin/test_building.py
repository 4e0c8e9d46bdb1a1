"""The add-in as built: the same bytes, exactly our sources, a ribbon whose every button leads somewhere."""

import zipfile
from pathlib import Path

import pytest
from lxml import etree
from support.open_xml import needs_validator, schema_errors
from support.vba import body, code_errors, interpreter, modules_as_read, public_subs

from xltools.addin.book import write_book
from xltools.addin.building import MACRO_BOOK, add_macros, build_addin, set_kind
from xltools.addin.ribbon import CALLBACK, NAMESPACES, PREFIX
from xltools.addin.sources import MacroSource, macro_folder, macro_sources
from xltools.buttons.registry import BUTTONS
from xltools.cli import main
from xltools.model.problems import UserError

ICONS = {
    "ErrorChecking", "DataValidationCircleInvalid", "CalculateNow", "CalculateFull", "Consolidate", "FilePrintPreview",
    "FileSaveAs", "PropertySheet", "AddInManager", "RefreshAll", "SheetInsert", "TableInsertExcel",
    "ConditionalFormattingMenu", "ReviewHighlightChanges", "MacroPlay", "Help", "ControlProperties",
}  # fmt: skip


@pytest.fixture(scope="module")
def addin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("addin") / "xltools.xlam"
    assert main(["addin", "build", "-o", str(path)]) == 0
    return path


def ribbon(addin: Path, part: str) -> etree._Element:
    with zipfile.ZipFile(addin) as package:
        return etree.fromstring(package.read(part))


def test_the_same_sources_give_the_same_bytes(addin: Path, tmp_path: Path) -> None:
    build_addin(tmp_path / "again.xlam")
    assert (tmp_path / "again.xlam").read_bytes() == addin.read_bytes()


def test_an_independent_reader_finds_exactly_our_sources(addin: Path) -> None:
    written = {path.stem: body(path.read_text("utf-8")) for path in macro_folder().glob("*.bas")}
    assert set(written) == {"xtLauncher", "xtRibbon"}
    assert modules_as_read(addin) == written


@needs_validator
def test_the_open_xml_validator_has_nothing_to_say(addin: Path) -> None:
    assert schema_errors(addin) == []


def test_excel_knows_it_as_an_add_in_with_a_ribbon(addin: Path) -> None:
    with zipfile.ZipFile(addin) as package:
        types = package.read("[Content_Types].xml").decode()
        rels = package.read("_rels/.rels").decode()
    assert 'PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.addin.macroEnabled.main+xml"' in types
    assert 'Extension="xml"' in types
    assert "office/2007/relationships/ui/extensibility" in rels
    assert "office/2006/relationships/ui/extensibility" in rels


@pytest.mark.parametrize(("part", "edition"), [("customUI/customUI.xml", "2006"), ("customUI/customUI14.xml", "2009")])
def test_every_button_of_the_registry_stands_on_the_ribbon(addin: Path, part: str, edition: str) -> None:
    root = ribbon(addin, part)
    assert root.tag == f"{{{NAMESPACES[edition]}}}customUI"
    buttons = list(root.iter("{*}button"))
    assert [button.get("id").removeprefix(PREFIX) for button in buttons] == [button.id for button in BUTTONS]
    ids = [element.get("id") for element in root.iter("{*}tab", "{*}group", "{*}button")]
    assert len(set(ids)) == len(ids)
    assert all(name.startswith(PREFIX) for name in ids)
    assert {button.get("onAction") for button in buttons} == {CALLBACK}
    assert {button.get("imageMso") for button in buttons} <= ICONS


def test_keytips_differ_and_texts_fit() -> None:
    keytips = [button.keytip for button in BUTTONS]
    assert len(set(keytips)) == len(keytips)
    assert all(1 <= len(tip) <= 3 and tip.isascii() and tip.isupper() for tip in keytips)
    assert all(0 < len(button.label) <= 1024 and 0 < len(button.tip) <= 1024 for button in BUTTONS)


def test_the_ribbon_leads_to_a_macro_with_the_right_parameter() -> None:
    source = next(one.text for one in macro_sources() if one.name == "xtRibbon")
    assert public_subs(source) == {CALLBACK: "control As IRibbonControl"}


def test_the_macros_have_no_errors(addin: Path) -> None:
    assert code_errors(addin) == []


PLANTED = {
    "an undeclared variable": "Public Sub A()\n    total = 1\nEnd Sub\n",
    "a missing End If": "Public Sub A()\n    If True Then\nEnd Sub\n",
    "a call of what is not there": "Public Sub A()\n    PressNothing 1\nEnd Sub\n",
    "a block that is not closed": "Public Sub A()\n    Do While True\nEnd Sub\n",
    "too many arguments": "Public Sub A()\n    B 1, 2\nEnd Sub\nPrivate Sub B(ByVal x As Long)\nEnd Sub\n",
}


@pytest.mark.parametrize("code", PLANTED.values(), ids=PLANTED)
def test_a_planted_error_is_found(tmp_path: Path, code: str) -> None:
    path = tmp_path / "planted.xlsm"
    write_book(path, "")
    set_kind(path, MACRO_BOOK)
    text = ('Attribute VB_Name = "xtPlanted"\nOption Explicit\n' + code).replace("\n", "\r\n")
    add_macros(path, [MacroSource("xtPlanted", is_class=False, text=text)])
    assert code_errors(path) != []


COMMANDS = {
    "a plain name": ("部门 表=1.xlsx", '"C:\\py thon\\python.exe" -I -X utf8 -m xltools.buttons check "--wb=部门 表=1.xlsx" --from_xl=1 --hwnd=77'),
    "a name Windows would change": (
        "%A%.xlsx",
        '"C:\\py thon\\python.exe" -I -X utf8 -m xltools.buttons check "--wb-utf16=002500410025002E0078006C00730078" --from_xl=1 --hwnd=77',
    ),
    "quotes": (
        'a"b',
        '"C:\\py thon\\python.exe" -I -X utf8 -m xltools.buttons check "--wb-utf16=006100220062" --from_xl=1 --hwnd=77',
    ),
}  # fmt: skip


@pytest.mark.parametrize(("name", "command"), COMMANDS.values(), ids=COMMANDS)
def test_the_command_line_a_click_starts(addin: Path, name: str, command: str) -> None:
    app = interpreter(addin)
    assert app.run("CommandLine", "C:\\py thon\\python.exe", "check", name, "77") == command


def test_texts_come_from_the_sheet_and_an_unknown_key_shows_itself(addin: Path) -> None:
    app = interpreter(addin)
    assert app.run("TextOf", "title") == "绩效预算（xltools）"
    assert app.run("TextOf", "no.such.key") == "no.such.key"


def test_a_source_with_chinese_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bad.bas").write_text('Attribute VB_Name = "bad"\r\n\' 中文\r\n', "utf-8")
    with pytest.raises(UserError, match=r"bad\.bas 含有非 ASCII 字符"):
        macro_sources(tmp_path)
