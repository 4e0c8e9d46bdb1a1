"""Decimals as people and contracts want to see them."""

from decimal import Decimal


def plain(value: Decimal) -> str:
    """Decimal string without exponent and without trailing zeros after the point: "3512730", "1102748.89"."""
    text = f"{value:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def grouped(value: Decimal) -> str:
    """With thousands separators: "3,512,730", "1,102,748.89"."""
    text = plain(value)
    whole, _, fraction = text.partition(".")
    sign = "-" if whole.startswith("-") else ""
    digits = f"{int(whole.lstrip('-')):,}"
    return f"{sign}{digits}.{fraction}" if fraction else f"{sign}{digits}"


def wan(value: Decimal) -> str:
    """Yuan as 万元 with up to six decimals: 3512730 -> "351.273万元"."""
    return f"{plain(value.scaleb(-4))}万元"
