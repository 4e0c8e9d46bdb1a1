"""F02 as formulas: the shape of one phone number, in hidden steps; a text with words or several numbers is left to the check.

Digits become 9, so that a shape is one text; a number is tried as it stands and without the country code, and each with
and without an extension behind the last 转, #, dash or bracket.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from typing import Final

from xltools.workbooks.department import live_formulas as live
from xltools.workbooks.department.live_formulas import text

WORDS: Final = ("联系", "办公", "电话", "手机", "座机", "固话", "传真", "总机")
"""Words beside a number that do not count."""
LONG_DASHES: Final = ("–", "‐", "‑")
SIGNS: Final = (
    ("－", "-"),
    ("﹣", "-"),
    ("（", "("),
    ("）", ")"),
    ("＋", "+"),
    ("＃", "#"),
    ("：", ""),
    (":", ""),
    ("分机", "转"),
    ("()", ""),
)
FORMED_OF: Final = ("-", "(", ")", "#", "转", "+")
LEAST_DIGITS: Final = 8
TWO_NUMBERS: Final = 2 * LEAST_DIGITS

EXTENSIONS: Final = tuple("9" * count + end for count in range(1, 7) for end in ("", ")"))
AREAS: Final = tuple(
    f"{opened}{digits}{closed}{dash}"
    for opened, digits, closed, dash in product(("", "("), ("999", "9999"), ("", ")"), ("", "-"))
)
AREAS_ABROAD: Final = ("99", "999", "99-", "999-")
"""Area codes without 0, behind the country code only."""
MOBILES: Final = ("99999999999", "999-99999999", "9999999-9999", "999-9999-9999")
SERVICES: Final = ("9999999999", "999-9999999", "999-999-9999", "999-9999-999", "999999-9999", "9999999-999")
LANDLINES: Final = (("99999999", 8), ("9999-9999", 9), ("9999999", 7), ("999-9999", 8))
SHORT: Final = 7
"""Digits of a local number that needs its area code."""
EXTENSION_SIGNS: Final = ("转", "#", "(")
"""Signs before an extension, beside a dash."""
FIRST_VARIANT: Final = 5
VARIANT_STEPS: Final = 5


def phone_steps(cell: str, steps: Sequence[str]) -> tuple[Mapping[str, str], str]:
    """The formulas of the steps by their cells, and that of the state; `steps` are free cells behind the panel."""
    plain, rest, signs, areas, extensions = steps[:FIRST_VARIANT]
    first, second = (steps[at : at + VARIANT_STEPS] for at in (FIRST_VARIANT, FIRST_VARIANT + VARIANT_STEPS))
    lists = (areas, extensions)
    formulas = {
        plain: normalised(cell),
        signs: without(plain, live.DIGITS),
        rest: without(signs, FORMED_OF),
        areas: listed(AREAS),
        extensions: listed(EXTENSIONS),
        **variant(first, plain, lists, abroad=False),
        **variant(second, without_country(plain), lists, abroad=True),
    }
    digits = f"(LEN({plain})-LEN({signs}))"
    fits = f"OR({is_number(first, abroad=False)},{is_number(second, abroad=True)})"
    wrong = live.told(live.WARNING, "号码位数或写法不对")
    unread = live.told(live.UNCHECKED, "有文字或几个号码，以校验为准")
    parted = f"AND({digits}>={TWO_NUMBERS},LEN({cell})>LEN({live.squeezed(cell)}))"
    single = f"IF({fits},{text(live.PASSED)},IF({parted},{unread},{wrong}))"
    state = f"IF({digits}<{LEAST_DIGITS},{wrong},IF(LEN({rest})>0,{unread},{single}))"
    return formulas, f"IF({live.is_blank(cell)},{text(live.BLANK)},{state})"


def normalised(cell: str) -> str:
    """Half width, no blanks, one kind of dash, no words."""
    formula = live.half_width(live.squeezed(cell))
    for dash in LONG_DASHES:
        formula = substituted(formula, dash, "—")
    for old, new in (("——", "—"), ("——", "—"), ("—", "-"), *SIGNS, *((word, "") for word in WORDS)):
        formula = substituted(formula, old, new)
    return substituted(formula, "()", "")


def substituted(formula: str, old: str, new: str) -> str:
    """SUBSTITUTE of texts."""
    return f"SUBSTITUTE({formula},{text(old)},{text(new)})"


def without(formula: str, pieces: Iterable[str]) -> str:
    """The text without these pieces."""
    for piece in pieces:
        formula = substituted(formula, piece, "")
    return formula


def without_country(plain: str) -> str:
    """The number behind +86 or 86 and a dash; ! where there is none."""
    cut = f'IF(EXACT(LEFT({plain},3),"+86"),MID({plain},4,99),IF(EXACT(LEFT({plain},2),"86"),MID({plain},3,99),"!"))'
    return f'IF(EXACT(LEFT({cut},1),"-"),MID({cut},2,99),{cut})'


def shape(formula: str) -> str:
    """The text with 9 for every digit."""
    for digit in live.DIGITS[:-1]:
        formula = substituted(formula, digit, "9")
    return formula


def listed(shapes: Iterable[str]) -> str:
    """Shapes as one text in which a shape is found between bars."""
    return text("|" + "|".join(shapes) + "|")


def is_among(formula: str, shapes: str) -> str:
    """Whether a shape is one of those in `shapes`, a text or the cell that holds it."""
    return f'ISNUMBER(FIND("|"&{formula}&"|",{shapes}))'


def variant(steps: Sequence[str], number: str, lists: tuple[str, str], *, abroad: bool) -> dict[str, str]:
    """The steps of one way to read the number: itself, its shape, where its extension may begin, whether it is a landline."""
    digits, formed, end, whole, shortened = steps
    areas, extensions = lists
    start = last_sign(formed)
    extension = is_among(f"MID({formed},{start}+1,9)", extensions)
    return {
        digits: number,
        formed: shape(digits),
        end: f"IF({extension},MAX({start}-1,0),0)",
        whole: f"IF({landline(digits, formed, f'LEN({digits})', areas, abroad=abroad)},1,0)",
        shortened: f"IF({landline(digits, formed, end, areas, abroad=abroad)},1,0)",
    }


def last_sign(formed: str) -> str:
    """Position of the last sign that may stand before an extension, 0 where there is none."""
    dashed = formed
    for sign in EXTENSION_SIGNS:
        dashed = substituted(dashed, sign, "-")
    count = f"(LEN({dashed})-LEN({substituted(dashed, '-', '')}))"
    return f'IF({count}=0,0,FIND("!",SUBSTITUTE({dashed},"-","!",{count})))'


def landline(digits: str, formed: str, end: str, areas: str, *, abroad: bool) -> str:
    """Whether the first `end` characters are a local number behind its area code, or one of eight digits alone."""
    tests = []
    for local, length in LANDLINES:
        starts_well = f'ISNUMBER(FIND(MID({digits},{end}-{length - 1},1),"23456789"))'
        alone = not abroad and local.count("9") > SHORT
        code = area(digits, formed, f"{end}-{length}", areas, abroad=abroad, alone=alone)
        tests.append(f'IF(EXACT(RIGHT(LEFT({formed},{end}),{length}),"{local}"),AND({starts_well},{code}),FALSE)')
    return f"OR({','.join(tests)})"


def area(digits: str, formed: str, length: str, areas: str, *, abroad: bool, alone: bool) -> str:
    """Whether the first `length` characters are an area code; nothing will do where the local number stands `alone`."""
    code = f"LEFT({formed},{length})"
    first = f'LEFT(SUBSTITUTE(LEFT({digits},{length}),"(",""),1)'
    tests = [f'AND({is_among(code, areas)},EXACT({first},"0"))']
    if abroad:
        tests.append(f'AND({is_among(code, listed(AREAS_ABROAD))},NOT(EXACT({first},"0")))')
    if alone:
        tests.append(f"{length}=0")
    return f"OR({','.join(tests)})"


def is_number(steps: Sequence[str], *, abroad: bool) -> str:
    """Whether one way to read the number gives a phone number."""
    digits, formed, _, whole, shortened = steps
    third = f'ISNUMBER(FIND(MID({digits},2,1),"3456789"))'
    mobile = f'AND({is_among(formed, listed(MOBILES))},EXACT(LEFT({digits},1),"1"),{third})'
    tests = [mobile, f"{whole}+{shortened}>0"]
    if not abroad:
        service = f'OR(EXACT(LEFT({digits},3),"400"),EXACT(LEFT({digits},3),"800"))'
        tests.append(f"AND({is_among(formed, listed(SERVICES))},{service})")
    return f"OR({','.join(tests)})"
