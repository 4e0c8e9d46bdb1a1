"""Formulas Excel would refuse, and functions that one of Excel 2010, WPS and LibreOffice does not know."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token, TokenizerError

from support.excel_traps.package import MAIN, Book, box, column_number, unescaped

MANY = 255
KNOWN = {
    "ABS": (1, 1), "AND": (1, MANY), "CLEAN": (1, 1), "COUNT": (1, MANY), "EXACT": (2, 2), "FIND": (2, 3), "IF": (2, 3),
    "ISBLANK": (1, 1), "ISNUMBER": (1, 1), "ISTEXT": (1, 1), "LEFT": (1, 2), "LEN": (1, 1), "LOWER": (1, 1),
    "MAX": (1, MANY), "MID": (3, 3), "NOT": (1, 1), "OR": (1, MANY), "PRODUCT": (1, MANY), "RIGHT": (1, 2),
    "ROUND": (2, 2), "SEARCH": (2, 3), "SUBSTITUTE": (3, 4), "SUBTOTAL": (2, MANY), "SUM": (1, MANY), "SUMPRODUCT": (1, MANY),
}  # fmt: skip
"""Every function a workbook of ours may use, with the least and most arguments: all stand in Excel 2003 already."""

LONGEST_FORMULA = 8192
LONGEST_TEXT = 255
DEEPEST = 64
PLAIN_SHEET = re.compile(r"[^\W\d][\w.]*")
LINES = re.compile(r"\$?([A-Z]{1,3}):\$?([A-Z]{1,3})|\$?[1-9]\d{0,6}:\$?[1-9]\d{0,6}")
CELL_LIKE = re.compile(r"[A-Za-z]{1,3}\d{1,7}|[RrCc]|[Rr]\d*[Cc]\d*")
LEGAL_NAME = re.compile(r"(?:[^\W\d]|[_\\])[\w.\\?]*")
LONGEST_NAME = 255


def legal_name(name: str) -> bool:
    """Whether Excel takes it as the name of a range or table."""
    return bool(LEGAL_NAME.fullmatch(name)) and not CELL_LIKE.fullmatch(name) and len(name) <= LONGEST_NAME


@dataclass(frozen=True)
class Known:
    """What formulas of a workbook may refer to; names in small letters, those of one sheet with its name."""

    sheets: frozenset[str]
    names: frozenset[tuple[str, str]]


def known_in(book: Book) -> Known:
    sheets = [sheet.name.casefold() for sheet in book.sheets]
    names = set()
    for entry in book.workbook.iter(MAIN + "definedName"):
        local = int(entry.get("localSheetId", -1))
        names.add((sheets[local] if 0 <= local < len(sheets) else "", entry.get("name").casefold()))
    return Known(frozenset(sheets), frozenset(names))


def formula_problems(text: str, known: Known, sheet: str = "", *, restricted: bool = False) -> Iterator[str]:
    """What is wrong with a formula standing on a sheet.

    `restricted` is for conditional formats and validations, which take no array constants and no unions.
    """
    text = unescaped(text)
    if len(text) > LONGEST_FORMULA:
        yield f"formula of {len(text)} characters"
    if text.startswith("=") or text != text.strip():
        yield f"formula begins with = or blanks: {text[:60]}"
    tokens, found = parsed(text)
    found = list(found)
    for token in tokens:
        if token.type == Token.OPERAND:
            found += operand_problems(token, known, sheet.casefold())
        elif restricted and (token.type == Token.ARRAY or (token.type == Token.OP_IN and token.value == ",")):
            found.append("an array constant or a union where none may stand")
    yield from (f"{one}: {text[:60]}" for one in dict.fromkeys(found))


@cache
def parsed(text: str) -> tuple[list[Token], list[str]]:
    """The tokens of a formula but its blanks, and what is wrong with it wherever it stands."""
    try:
        tokens = [token for token in Tokenizer("=" + text).items if token.type != Token.WSPACE]
    except (TokenizerError, IndexError) as error:  # a bracket too many is an IndexError
        return [], [f"the formula does not parse ({error})"]
    return tokens, [*order_problems(tokens), *function_problems(tokens)]


def order_problems(tokens: list[Token]) -> Iterator[str]:
    """Operands and operators must take turns; only an argument may be left out."""
    wanted, inside = True, []
    for token in tokens:
        opens, closes = token.subtype == Token.OPEN, token.subtype == Token.CLOSE
        optional = bool(inside) and inside[-1] == Token.FUNC
        if token.type == Token.SEP and (not inside or (token.value == ";" and inside[-1] != Token.ARRAY)):
            yield "a separator outside a function"
        if opens or token.type in (Token.OPERAND, Token.OP_PRE):
            if not wanted:
                yield "two operands without an operator"
        elif wanted and not (optional and (closes or token.type == Token.SEP)):
            yield "an operand is missing"
        if opens:
            inside.append(token.type)
        elif closes and inside:
            inside.pop()
        wanted = opens or token.type in (Token.SEP, Token.OP_IN, Token.OP_PRE)
    if wanted:
        yield "an operand is missing"
    if inside:
        yield "a bracket is not closed"


def function_problems(tokens: list[Token]) -> Iterator[str]:
    """Unknown functions, wrong numbers of arguments, too deep nesting."""
    opened: list[tuple[str, list[Token]]] = []
    for token in tokens:
        if token.subtype == Token.CLOSE and opened:
            name, inside = opened.pop()
            least, most = KNOWN.get(name, (0, MANY))
            arguments = 1 + sum(one.type == Token.SEP for one in inside) if inside else 0
            if name and not least <= arguments <= most:
                yield f"{name} with {arguments} arguments"
        if opened:
            opened[-1][1].append(token)
        if token.subtype == Token.OPEN:
            name = token.value[:-1].upper() if token.type == Token.FUNC else ""
            if name and name not in KNOWN:
                yield f"{name} is not in the list of functions every spreadsheet program knows"
            opened.append((name, []))
    depth = deepest = 0
    for token in tokens:
        depth += {Token.OPEN: 1, Token.CLOSE: -1}.get(token.subtype, 0)
        deepest = max(deepest, depth)
    if deepest > DEEPEST:
        yield f"nested {deepest} deep"


def operand_problems(token: Token, known: Known, sheet: str) -> Iterator[str]:
    """Texts that are too long, and references that lead nowhere."""
    if token.subtype == Token.TEXT:
        if len(token.value[1:-1].replace('""', '"')) > LONGEST_TEXT:
            yield f"a text of more than {LONGEST_TEXT} characters"
    elif "#REF!" in token.value:
        yield "a lost reference"
    elif token.subtype == Token.RANGE:
        yield from reference_problems(token.value, known, sheet)


def reference_problems(text: str, known: Known, sheet: str = "") -> Iterator[str]:
    """What is wrong with a cell, an area, rows, columns or a name, of this or another sheet."""
    before, mark, target = unescaped(text).rpartition("!")
    if mark:
        quoted = before[:1] == before[-1:] == "'" and len(before) > 1
        other = before[1:-1].replace("''", "'").casefold() if quoted else before.casefold()
        if "[" in other:
            yield f"another workbook is referred to: {text}"
        elif not quoted and (not PLAIN_SHEET.fullmatch(before) or CELL_LIKE.fullmatch(before)):
            yield f"the sheet's name needs quotes: {text}"
        elif other not in known.sheets:
            yield f"there is no such sheet: {text}"
        sheet = other
    lines = LINES.fullmatch(target.upper())
    if lines and column_number(lines[2] or "A") <= column_number("XFD"):
        return
    if box(target.upper()) is None and not {(sheet, target.casefold()), ("", target.casefold())} & known.names:
        yield f"no cell and no name: {text}"
