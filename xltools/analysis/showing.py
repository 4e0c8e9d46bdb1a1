"""Calculations in one line for a person: 4 × 8,000元 × 5 + 1 × 10,000元 × 6."""

from xltools.values.chains import Factor, Side, Term
from xltools.values.plain import grouped, plain


def show_side(side: Side) -> str:
    """The calculation in one line: 4 × 8,000元 × 5 + 1 × 10,000元 × 6."""
    shown = ""
    for index, term in enumerate(side.terms):
        sign = "" if index == 0 and term.sign == 1 else " + " if term.sign == 1 else " - "
        shown += sign + _show_term(term)
    return shown


def _show_term(term: Term) -> str:
    shown = _show_factor(term.factors[0])
    for factor in term.factors[1:]:
        shown += f" {'÷' if factor.inverse else '×'} {_show_factor(factor)}"
    return shown


def _show_factor(factor: Factor) -> str:
    if factor.group is not None:
        return f"({show_side(factor.group)})"
    if factor.kind == "percent":
        return f"{plain(factor.value * 100)}%"
    return f"{grouped(factor.value)}{'元' if factor.kind == 'price' else ''}"
