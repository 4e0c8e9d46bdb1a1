"""A written figure knows what its digits are worth and can be rewritten in its own notation."""

from decimal import Decimal

import pytest
from cases.analysis.written_figures import REWRITES, WEIGHTS

from xltools.analysis.written import read_figure


@pytest.mark.parametrize(("text", "value", "weights"), WEIGHTS)
def test_every_digit_is_worth_its_place(text: str, value: str, weights: list[str] | None) -> None:
    figure = read_figure(text, Decimal(value))
    assert (None if figure is None else [digit.weight for digit in figure.digits]) == (
        None if weights is None else [Decimal(weight) for weight in weights]
    )


@pytest.mark.parametrize(("text", "value", "expected"), REWRITES)
def test_a_figure_is_rewritten_in_its_own_notation(text: str, value: str, expected: dict) -> None:
    figure = read_figure(text, Decimal(value))
    assert figure is not None
    for what, wanted in expected.items():
        if what == "number":
            number, shown = wanted
            assert figure.with_number(number) == shown
        elif isinstance(what, int):
            assert figure.shifted(what) == wanted
        else:
            assert getattr(figure, what)() == wanted
