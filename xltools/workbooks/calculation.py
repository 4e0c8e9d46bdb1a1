"""Computes the formulas we write, so that their results can be stored with them and be tested without an office program.

The subset of the formula language that the live checks use: operators, texts, array constants, references, and the
functions of `FUNCTIONS`, all of which Excel 2010, WPS and LibreOffice have. Numbers are Decimal.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache, partial
from typing import Final

from xltools.workbooks.calculation_functions import (
    FUNCTIONS,
    Evaluated,
    Failure,
    Value,
    compare,
    join,
    spread,
    to_number,
)
from xltools.workbooks.cells import address, position

Cells = Callable[[str, str], Value]
"""What stands in a cell: sheet ("" = the formula's own) and address without $; None for an empty cell."""
Node = Callable[[Cells], Evaluated]

TOKEN: Final = re.compile(
    r"""\s*(?:(?P<text>"(?:[^"]|"")*")"""
    r"""|(?P<reference>(?:(?:'(?:[^']|'')+'|[\w.]+)!)?\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?)(?![\w(])|(?P<number>\d+(?:\.\d+)?)"""
    r"""|(?P<name>[A-Z][A-Z0-9.]*)|(?P<sign><>|<=|>=|[-+*/&=<>(),{}:]))"""
)
LARGEST_RANGE: Final = 100_000
"""Cells of a range: ours are the rows of a form or of a list."""
TRUTHS: Final = {"TRUE": True, "FALSE": False}
COMPARISONS: Final = frozenset({"=", "<>", "<", ">", "<=", ">="})


class UnknownFormula(ValueError):
    """The formula uses something outside the subset."""


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a formula; `kind` is the name of its group."""

    kind: str
    text: str


def calculate(formula: str, cells: Cells) -> Value:
    """The result of a formula (without "="). Raises UnknownFormula for what the subset does not have, or cannot compute."""
    try:
        found = parsed(formula)(cells)
    except (TypeError, ValueError, IndexError, ArithmeticError, RecursionError) as error:
        raise UnknownFormula(formula) from error
    return found[0] if isinstance(found, list) else found


@lru_cache(maxsize=4096)
def parsed(formula: str) -> Node:
    """The formula as a function of the cells."""
    return Parser(list(tokens(formula))).whole()


def tokens(formula: str) -> Iterator[Token]:
    """The pieces of a formula."""
    at = 0
    while at < len(formula.rstrip()):
        match = TOKEN.match(formula, at)
        if match is None or match.lastgroup is None:
            raise UnknownFormula(formula)
        yield Token(match.lastgroup, match[match.lastgroup])
        at = match.end()


class Parser:
    """Recursive descent over the tokens: comparison, joining, sums, products, signs, single values."""

    def __init__(self, found: Sequence[Token]) -> None:
        self.found = found
        self.at = 0

    def whole(self) -> Node:
        """The whole formula."""
        node = self.comparison()
        if self.at < len(self.found):
            raise UnknownFormula(self.found[self.at].text)
        return node

    @property
    def sign(self) -> str:
        """The sign that comes next, "" where something else does."""
        if self.at >= len(self.found) or self.found[self.at].kind != "sign":
            return ""
        return self.found[self.at].text

    def take(self, sign: str) -> None:
        """Go past a sign that must be here."""
        if self.sign != sign:
            raise UnknownFormula(f"{sign} expected")
        self.at += 1

    def comparison(self) -> Node:
        """`a = b`, also chained."""
        node = self.joined()
        while (sign := self.sign) in COMPARISONS:
            self.at += 1
            node = binary(partial(compare, sign), node, self.joined())
        return node

    def joined(self) -> Node:
        """`a & b`."""
        node = self.sum()
        while self.sign == "&":
            self.at += 1
            node = binary(join, node, self.sum())
        return node

    def sum(self) -> Node:
        """`a + b - c`."""
        node = self.product()
        while (sign := self.sign) in {"+", "-"}:
            self.at += 1
            node = binary(added if sign == "+" else subtracted, node, self.product())
        return node

    def product(self) -> Node:
        """`a * b / c`."""
        node = self.signed()
        while (sign := self.sign) in {"*", "/"}:
            self.at += 1
            node = binary(multiplied if sign == "*" else divided, node, self.signed())
        return node

    def signed(self) -> Node:
        """`-a`; `--a` turns truth into a number."""
        if self.sign == "-":
            self.at += 1
            inner = self.signed()
            return lambda cells: spread(negated, [inner(cells)])
        return self.single()

    def single(self) -> Node:
        """A value, a reference, a call, or something in brackets."""
        if self.sign == "(":
            self.at += 1
            node = self.comparison()
            self.take(")")
            return node
        if self.sign == "{":
            return self.array()
        if self.at >= len(self.found):
            raise UnknownFormula("formula ends early")
        token = self.found[self.at]
        self.at += 1
        if token.kind == "text":
            return constant(token.text[1:-1].replace('""', '"'))
        if token.kind == "number":
            return constant(Decimal(token.text))
        if token.kind == "reference":
            return reference(token.text)
        if token.kind == "name":
            return self.call(token.text)
        raise UnknownFormula(token.text)

    def array(self) -> Node:
        """`{"a","b"}`."""
        self.take("{")
        values = [self.single()]
        while self.sign == ",":
            self.at += 1
            values.append(self.single())
        self.take("}")
        return lambda cells: [one for node in values if not isinstance(one := node(cells), list)]

    def call(self, name: str) -> Node:
        """A function with its arguments; those of IF, AND, OR and IFERROR are computed only as far as needed."""
        if name in TRUTHS and self.sign != "(":
            return constant(TRUTHS[name])
        self.take("(")
        arguments = []
        while self.sign != ")":
            arguments.append(self.comparison())
            if self.sign == ",":
                self.at += 1
        self.take(")")
        if name in TRUTHS:
            return constant(TRUTHS[name])
        if name == "IF":
            return chosen(arguments)
        if name == "IFERROR":
            return caught(arguments)
        if name not in FUNCTIONS:
            raise UnknownFormula(name)
        function = FUNCTIONS[name]
        return lambda cells: function([node(cells) for node in arguments])


def constant(value: Value) -> Node:
    """A value that stands in the formula itself."""
    return lambda _: value


def binary(operation: Callable[[Value, Value], Value], left: Node, right: Node) -> Node:
    """An operator between two values or lists of values."""
    return lambda cells: spread(operation, [left(cells), right(cells)])


def chosen(arguments: Sequence[Node]) -> Node:
    """IF: only the branch taken is computed."""

    def node(cells: Cells) -> Evaluated:
        held = arguments[0](cells)
        if isinstance(held, Failure):
            return held
        if held and held != "":
            return arguments[1](cells)
        return arguments[2](cells) if len(arguments) > 2 else False  # noqa: PLR2004 - the third argument may be left out

    return node


def caught(arguments: Sequence[Node]) -> Node:
    """IFERROR."""

    def node(cells: Cells) -> Evaluated:
        found = arguments[0](cells)
        return arguments[1](cells) if isinstance(found, Failure) else found

    return node


def reference(text: str) -> Node:
    """A cell or a range, of this sheet or of another one."""
    sheet, _, area = text.rpartition("!")
    name = sheet[1:-1].replace("''", "'") if sheet.startswith("'") else sheet
    first, _, last = area.replace("$", "").partition(":")
    if not last:
        return lambda cells: cells(name, first)
    (top, left), (bottom, right) = position(first), position(last)
    if (bottom - top + 1) * (right - left + 1) > LARGEST_RANGE:
        raise UnknownFormula(text)
    spots = [address(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)]
    return lambda cells: [cells(name, spot) for spot in spots]


def added(first: Value, second: Value) -> Value:
    """The sum."""
    return to_number(first) + to_number(second)


def subtracted(first: Value, second: Value) -> Value:
    """The difference."""
    return to_number(first) - to_number(second)


def multiplied(first: Value, second: Value) -> Value:
    """The product."""
    return to_number(first) * to_number(second)


def divided(first: Value, second: Value) -> Value:
    """The quotient; an error where the divisor is 0."""
    divisor = to_number(second)
    return to_number(first) / divisor if divisor else Failure()


def negated(value: Value) -> Value:
    """-value."""
    return -to_number(value)
