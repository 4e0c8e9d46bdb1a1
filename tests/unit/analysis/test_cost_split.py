"""The cost text as rows of 项目明细: exactly the total, or none at all and the reason."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from cases.analysis.cost_splits import OBSTACLES, SPLITS
from support.cost_cells import sample
from support.declarations import declaration
from support.shared import SEED_TEXT, needs_seed

from xltools.analysis import analyse
from xltools.analysis.cost_split import split_cost
from xltools.documents.text import read_text
from xltools.forms import read_grid
from xltools.model.cost_table import CostItem, to_cent
from xltools.model.declaration import Declaration
from xltools.values.plain import plain

SAMPLES = sorted((Path(__file__).resolve().parents[3] / "samples" / "submissions").glob("*.txt"))


def form(texts: Any) -> Declaration:
    return declaration(**(texts if isinstance(texts, dict) else {"cost": texts}))


def shown(item: CostItem) -> tuple[str, ...]:
    figures = ["" if one is None else plain(one) for one in (item.unit_price, item.quantity, item.periods, item.amount)]
    return (item.item, figures[0], figures[1], item.unit, figures[2], figures[3], item.note)


@pytest.mark.parametrize("case", SPLITS.values(), ids=SPLITS)
def test_a_text_gives_its_rows(case: tuple[Any, list[tuple[str, ...]]]) -> None:
    texts, rows = case
    split = split_cost(form(texts))
    assert [shown(item) for item in split.items] == rows
    assert split.obstacle is None


@pytest.mark.parametrize("case", OBSTACLES.values(), ids=OBSTACLES)
def test_a_text_in_doubt_gives_none(case: tuple[Any, str]) -> None:
    texts, obstacle = case
    split = split_cost(form(texts))
    assert (split.items, split.obstacle) == ((), obstacle)


def adds_up(one: Declaration) -> bool:
    """Whether the form is split; what it is split into must be its cost total to the 分, row by row."""
    split, total = split_cost(one), analyse(one).cost_total
    if split.obstacle is not None:
        assert split.items == ()
        return False
    assert total is not None
    assert sum((item.amount for item in split.items), Decimal(0)) == total.yuan
    for item in split.items:
        assert item.item
        assert item.basis
        if item.unit_price is not None:
            factors = [1 if factor is None else factor for factor in (item.quantity, item.periods)]
            assert to_cent(item.unit_price * factors[0] * factors[1]) == item.amount
    return True


@pytest.mark.parametrize("start", range(0, 600, 100))
def test_random_lists_add_up(start: int) -> None:
    filled = sum(adds_up(form(sample(seed).text)) for seed in range(start, start + 100))
    assert filled >= 90


def test_random_lists_with_a_wrong_total_give_none() -> None:
    stated = [cell.text for seed in range(120) if (cell := sample(seed, shift=4_000)).stated and not cell.open_list]
    assert len(stated) > 30
    assert [text for text in stated if split_cost(form(text)).items] == []


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_sample_forms_add_up(path: Path) -> None:
    forms = read_grid(read_text(path)).declarations
    assert sum(map(adds_up, forms)) >= 2


@needs_seed
def test_the_real_forms_add_up() -> None:
    forms = read_grid(read_text(SEED_TEXT)).declarations
    assert sum(map(adds_up, forms)) == 16
