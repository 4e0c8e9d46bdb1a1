"""What a cell of 花名册与设置 means: figures, dates, lists of names. A wrong one is refused with its place."""

import re
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation

from xltools.merging.names import name_key
from xltools.workbooks.settings.tables import Cell


def listed(text: str) -> tuple[str, ...]:
    """Names set apart by ； or line breaks."""
    return tuple(part.strip() for part in re.split(r"[；;\n\r]", text) if part.strip())


def figure(cell: Cell, unit: str = "") -> Decimal | None:
    """The number in a cell, its unit and thousands commas aside; None for what is no number, such as a date."""
    if isinstance(cell.value, bool | date | timedelta):
        return None
    written = name_key(cell.text).replace(",", "")
    try:
        value = Decimal(written.removesuffix(name_key(unit)) if unit else written)
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def yuan(cell: Cell, what: str) -> Decimal | None:
    """An amount in yuan that is not negative, None for an empty cell."""
    if not cell.text:
        return None
    value = figure(cell, "元")
    if value is None or value < 0:
        raise cell.refuse(f"的{what}“{cell.text}”不是单位为元的数字，请改为数字，例如 3100000。")
    return value


def day(cell: Cell, what: str) -> date | None:
    """A date, None for an empty cell; real dates and 2026-11-30, 2026/11/30, 2026.11.30, 2026年11月30日."""
    if isinstance(cell.value, datetime):
        return cell.value.date()
    if isinstance(cell.value, date):
        return cell.value
    if not cell.text:
        return None
    parts = re.fullmatch(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?", name_key(cell.text))
    try:
        found = date(*map(int, parts.groups())) if parts else None
    except ValueError:
        found = None
    if found is None:
        raise cell.refuse(f"的{what}“{cell.text}”不是日期，请写成 2026-11-30 的样子。")
    return found
