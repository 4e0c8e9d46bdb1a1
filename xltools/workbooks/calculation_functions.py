"""The functions the live checks use, as Excel computes them."""

import math
import re
from collections.abc import Callable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Final

from xltools.values.plain import plain


class Failure:
    """An error value such as #VALUE!."""

    __slots__ = ()


Value = str | Decimal | bool | Failure | None
Evaluated = Value | list[Value]
Function = Callable[[Sequence[Evaluated]], Evaluated]

CONTROLS: Final = re.compile("[\x00-\x1f]")


class NotANumber(Exception):
    """A text where a number is needed."""


def to_number(value: Value) -> Decimal:
    """The value as a number; an empty cell is 0. Raises NotANumber."""
    if isinstance(value, bool):
        return Decimal(int(value))
    if isinstance(value, Decimal):
        return value
    if value is None:
        return Decimal(0)
    try:
        return Decimal(value) if isinstance(value, str) else Decimal("NaN")
    except InvalidOperation as error:
        raise NotANumber from error


def to_text(value: Value) -> str:
    """The value as a text; an empty cell is ""."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, Decimal):
        return plain(value)
    return value if isinstance(value, str) else ""


def to_whole(value: Value) -> int:
    """The value as a count or position."""
    return int(to_number(value))


def flat(arguments: Sequence[Evaluated]) -> list[Value]:
    """All values of all arguments."""
    values: list[Value] = []
    for argument in arguments:
        values += argument if isinstance(argument, list) else [argument]
    return values


def spread(function: Callable[..., Value], arguments: Sequence[Evaluated]) -> Evaluated:
    """Apply a function of single values, to each value of a list where one is given; errors go through."""
    length = max((len(one) for one in arguments if isinstance(one, list)), default=0)
    if not length:
        return applied(function, [one for one in arguments if not isinstance(one, list)])
    rows = ([one[index] if isinstance(one, list) else one for one in arguments] for index in range(length))
    return [applied(function, row) for row in rows]


def applied(function: Callable[..., Value], values: Sequence[Value]) -> Value:
    """The function's result, or the error it meets."""
    failed = next((value for value in values if isinstance(value, Failure)), None)
    if failed is not None:
        return failed
    try:
        return function(*values)
    except NotANumber:
        return Failure()


def single(function: Callable[..., Value]) -> Function:
    """A function of single values, applied to every value of a list."""

    def call(arguments: Sequence[Evaluated]) -> Evaluated:
        for one in arguments:
            if isinstance(one, list | Failure):
                return spread(function, arguments)
        try:
            return function(*arguments)
        except NotANumber:
            return Failure()

    return call


def compare(sign: str, first: Value, second: Value) -> bool:
    """How two values compare: texts without regard to case, an empty cell as "" or 0, numbers before texts."""
    left, right = comparable(first, second), comparable(second, first)
    if isinstance(left, str) != isinstance(right, str):
        equal, less = False, not isinstance(left, str)
    else:
        equal, less = left == right, left < right  # type: ignore[operator]  # both texts or both numbers
    return {"=": equal, "<>": not equal, "<": less, ">": not (less or equal), "<=": less or equal, ">=": not less}[sign]


def comparable(value: Value, other: Value) -> str | Decimal:
    """A value as it is compared with another one."""
    if value is None:
        return "" if isinstance(other, str) else Decimal(0)
    return value.casefold() if isinstance(value, str) else to_number(value)


def join(first: Value, second: Value) -> str:
    """One text behind the other."""
    return to_text(first) + to_text(second)


def find(sought: Value, text: Value, start: Value = None) -> Value:
    """FIND: position from 1, case counts. Nothing is found nowhere: Excel and LibreOffice do not agree on that."""
    if not to_text(sought):
        return Failure()
    index = to_text(text).find(to_text(sought), to_whole(start) - 1 if start is not None else 0)
    return Decimal(index + 1) if index >= 0 else Failure()


def search(sought: Value, text: Value) -> Value:
    """SEARCH without wildcards: position from 1, case does not count."""
    index = to_text(text).casefold().find(to_text(sought).casefold())
    return Decimal(index + 1) if index >= 0 else Failure()


def middle(text: Value, start: Value, length: Value) -> Value:
    """MID; an error for a start before the text."""
    first = to_whole(start) - 1
    return Failure() if first < 0 else to_text(text)[first : first + to_whole(length)]


def left(text: Value, length: Value = None) -> Value:
    """LEFT; an error for a negative length."""
    count = 1 if length is None else to_whole(length)
    return Failure() if count < 0 else to_text(text)[:count]


def right(text: Value, length: Value = None) -> Value:
    """RIGHT; an error for a negative length."""
    count = 1 if length is None else to_whole(length)
    return Failure() if count < 0 else to_text(text)[-count:] if count else ""


def substitute(text: Value, old: Value, new: Value, instance: Value = None) -> str:
    """SUBSTITUTE; `instance` replaces only one of the places."""
    whole, sought = to_text(text), to_text(old)
    if instance is None:
        return whole.replace(sought, to_text(new)) if sought else whole
    parts = whole.split(sought) if sought else [whole]
    count = to_whole(instance)
    if not 1 <= count < len(parts):
        return whole
    return sought.join(parts[:count]) + to_text(new) + sought.join(parts[count:])


def rounded(number: Value, places: Value) -> Decimal:
    """ROUND, half away from zero."""
    return to_number(number).quantize(Decimal(1).scaleb(-to_whole(places)), rounding=ROUND_HALF_UP)


def logical(function: Callable[[Sequence[bool]], bool]) -> Function:
    """AND or OR over all values."""

    def call(arguments: Sequence[Evaluated]) -> Evaluated:
        values = flat(arguments)
        failed = next((value for value in values if isinstance(value, Failure)), None)
        return failed if failed is not None else function([bool(value) for value in values if value is not None])

    return call


def summed(arguments: Sequence[Evaluated]) -> Evaluated:
    """SUM and SUMPRODUCT of one list: the numbers among the values."""
    values = flat(arguments)
    failed = next((value for value in values if isinstance(value, Failure)), None)
    return failed if failed is not None else sum((one for one in values if isinstance(one, Decimal)), Decimal(0))


def largest(arguments: Sequence[Evaluated]) -> Evaluated:
    """MAX of the numbers."""
    values = flat(arguments)
    failed = next((value for value in values if isinstance(value, Failure)), None)
    return (
        failed if failed is not None else max((one for one in values if isinstance(one, Decimal)), default=Decimal(0))
    )


def counted(arguments: Sequence[Evaluated]) -> Evaluated:
    """COUNT: how many numbers there are."""
    return Decimal(sum(isinstance(one, Decimal) for one in flat(arguments)))


def multiplied_all(arguments: Sequence[Evaluated]) -> Evaluated:
    """PRODUCT of the numbers; 0 where there are none."""
    numbers = [one for one in flat(arguments) if isinstance(one, Decimal)]
    return math.prod(numbers, start=Decimal(1)) if numbers else Decimal(0)


def tested(function: Callable[[Value], bool]) -> Function:
    """A test of single values that sees errors, too."""

    def call(arguments: Sequence[Evaluated]) -> Evaluated:
        (value,) = arguments
        return [function(one) for one in value] if isinstance(value, list) else function(value)

    return call


FUNCTIONS: Final[Mapping[str, Function]] = {
    "ABS": single(lambda value: abs(to_number(value))),
    "AND": logical(all),
    "CHAR": single(lambda code: chr(to_whole(code))),
    "CLEAN": single(lambda text: CONTROLS.sub("", to_text(text))),
    "COUNT": counted,
    "EXACT": single(lambda first, second: to_text(first) == to_text(second)),
    "FIND": single(find),
    "ISERROR": tested(lambda value: isinstance(value, Failure)),
    "ISNUMBER": tested(lambda value: isinstance(value, Decimal)),
    "ISTEXT": tested(lambda value: isinstance(value, str)),
    "LEFT": single(left),
    "LEN": single(lambda text: Decimal(len(to_text(text)))),
    "LOWER": single(lambda text: to_text(text).lower()),
    "MAX": largest,
    "MID": single(middle),
    "NOT": single(lambda value: not value),
    "OR": logical(any),
    "PRODUCT": multiplied_all,
    "RIGHT": single(right),
    "ROUND": single(rounded),
    "SEARCH": single(search),
    "SUBSTITUTE": single(substitute),
    "SUM": summed,
    "SUMPRODUCT": summed,
    "TRIM": single(lambda text: re.sub(" +", " ", to_text(text)).strip(" ")),
}
