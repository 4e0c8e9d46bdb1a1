"""The VBA project, what calls into it from the ribbon and from shapes, and the ribbon's own rules."""

import re
from collections.abc import Iterator, Mapping

from lxml import etree
from pyopenvba import ExcelFile

from support.excel_traps.package import MAIN, Book
from support.vba import DOCUMENT, public_subs

PROJECT = "xl/vbaProject.bin"
EVENT = re.compile(r"(?:on|get)[A-Z]\w*")
EDITIONS = {"office/2006/relationships": "2006/01", "office/2007/relationships": "2009/07"}
"""The kind of relationship of a ribbon part, and the edition of its name space."""
LONGEST_KEYTIP = 3
LONGEST_TEXT = 1024
TEXTS = ("label", "screentip", "supertip")
IMAGES = {
    "AddInManager", "CalculateFull", "CalculateNow", "ConditionalFormattingMenu", "Consolidate", "ControlProperties",
    "DataValidationCircleInvalid", "ErrorChecking", "FilePrintPreview", "FileSaveAs", "Help", "MacroPlay", "PropertySheet",
    "RefreshAll", "ReviewHighlightChanges", "SheetInsert", "TableInsertExcel",
}  # fmt: skip
"""Pictures every Excel from 2013 on has."""
NEEDED = {"onAction": ("iribboncontrol",), "onLoad": ("iribbonui",)}


def macro_problems(book: Book) -> Iterator[str]:
    subs: dict[str, tuple[str, ...]] = {}
    if PROJECT in book.parts:
        with ExcelFile(book.path) as file:
            sources = {module.name: module.source for module in file.vba_project().modules}
        yield from code_name_problems(book, {name for name, source in sources.items() if DOCUMENT in source})
        for name, source in sources.items():
            if not source.isascii():
                yield f"module {name}: text outside ASCII"
            subs |= {sub.casefold(): types(parameters) for sub, parameters in public_subs(source).items()}
    relations = book.xml("_rels/.rels")
    for entry in relations:
        target = entry.get("Target").removeprefix("/")
        if entry.get("Type").endswith("ui/extensibility") and target in book.parts:
            yield from (f"{target}: {one}" for one in ribbon_problems(book.xml(target), entry.get("Type"), subs))
    for part in book.parts:
        for macro in shape_macros(book, part):
            if subs.get(sub_name(macro)) != ():
                yield f"{part}: no public Sub without parameters: {macro}"


def code_name_problems(book: Book, documents: set[str]) -> Iterator[str]:
    """Every sheet, and the workbook, is tied to its module by its code name."""
    owners = [book.workbook.find(MAIN + "workbookPr")]
    owners += [book.xml(sheet.part).find(MAIN + "sheetPr") for sheet in book.sheets if sheet.part in book.parts]
    names = [None if owner is None else owner.get("codeName") for owner in owners]
    if None in names or len(set(names)) < len(names) or set(names) != documents:
        yield f"code names {names} and modules of sheets {sorted(documents)} differ"


def types(parameters: str) -> tuple[str, ...]:
    """The types of a Sub's parameters, in small letters."""
    found = (re.search(r"(?i)\bas\s+(\w+)", one) for one in parameters.split(",") if one.strip())
    return tuple(match[1].casefold() if match else "variant" for match in found)


def sub_name(macro: str) -> str:
    """Name of the Sub in xltools.xlam!module.sub."""
    return re.split(r"[.!]", macro)[-1].casefold()


def ribbon_problems(root: etree._Element, kind: str, subs: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    if not any(before in kind and edition in root.tag for before, edition in EDITIONS.items()):
        yield "relationship and name space are of different editions"
    ids, keytips = set(), set()
    for element in root.iter("*"):
        name, keytip = element.get("id"), element.get("keytip")
        if name in ids or not re.fullmatch(r"[A-Za-z_][\w.-]*", name or "x"):
            yield f"id {name} twice or not allowed"
        if keytip in keytips or len(keytip or "") > LONGEST_KEYTIP:
            yield f"keytip {keytip} twice or too long"
        ids |= {name} - {None}
        keytips |= {keytip} - {None}
        if element.get("imageMso", "Help") not in IMAGES:
            yield f"picture {element.get('imageMso')} is not in every Excel"
        yield from (f"{key} too long" for key in TEXTS if len(element.get(key) or "") > LONGEST_TEXT)
        for event, macro in element.attrib.items():
            if EVENT.fullmatch(event):
                yield from callback_problems(event, macro, subs)


def callback_problems(event: str, macro: str, subs: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    found = subs.get(sub_name(macro))
    if found is None:
        yield f"{event}: there is no public Sub {macro}"
    elif found != NEEDED.get(event, found):
        yield f"{event}: {macro} takes {found}"


def shape_macros(book: Book, part: str) -> Iterator[str]:
    """The macros that drawn shapes and form buttons start."""
    if part.startswith("xl/drawings/") and part.endswith((".xml", ".vml")):
        for element in book.xml(part).iter("*"):
            if element.get("macro"):
                yield element.get("macro")
            if etree.QName(element).localname == "FmlaMacro":
                yield element.text or ""
