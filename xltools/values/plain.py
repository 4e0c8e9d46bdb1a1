"""Decimals as people and contracts want to see them."""

from decimal import Decimal


def plain(value: Decimal) -> str:
    """Decimal string without exponent and without trailing zeros after the point: "3512730", "1102748.89"."""
    return _without_zeros(f"{value:f}")


def grouped(value: Decimal) -> str:
    """With thousands separators: "3,512,730", "1,102,748.89"."""
    return _without_zeros(f"{value:,f}")


def wan(value: Decimal) -> str:
    """Yuan as 万元 with up to six decimals: 3512730 -> "351.273万元"."""
    return f"{plain(value.scaleb(-4))}万元"


def _without_zeros(text: str) -> str:
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text
