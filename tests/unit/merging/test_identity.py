"""Forms told by digests: equal for equal texts, wherever they stand and however a figure is written."""

from dataclasses import replace

import pytest
from support.declarations import declaration
from support.submissions import blank_form

from xltools.merging.identity import Identity, identity_of

FIGURES = ("养护工人", "3000", "4", "10", None)
SAME_FIGURES = ("养护工人", "3000.00", "4", "10.0", None)


def test_a_form_is_the_same_wherever_it_stands() -> None:
    one = declaration(file="甲.txt", position=1)
    assert identity_of(one) == identity_of(replace(one, file="乙.xlsx", position=7, form="other"))


@pytest.mark.parametrize("changed", [{"goal": "改了。"}, {"cost": "全年费用13万元。"}, {"label_unit": "万元"}])
def test_any_other_text_makes_another_form(changed: dict[str, str]) -> None:
    assert identity_of(declaration()).content != identity_of(declaration(**changed)).content


def test_figures_of_the_cost_table_are_compared_by_value() -> None:
    one, same, other = (declaration(items=[row]) for row in (FIGURES, SAME_FIGURES, (*FIGURES[:3], "9", None)))
    assert identity_of(one) == identity_of(same)
    assert identity_of(one).items != identity_of(other).items
    assert identity_of(one).content == identity_of(declaration()).content
    assert identity_of(declaration(items=[])).items == ""


def test_a_blank_form_has_an_identity_too() -> None:
    found = identity_of(blank_form(department="甲").declaration)
    assert (found.project, found.blank) == ("", True)
    assert not identity_of(declaration()).blank


def test_texts_that_run_into_each_other_are_told_apart() -> None:
    one, other = declaration(leader="张", phone="三5"), declaration(leader="张三", phone="5")
    assert identity_of(one) != identity_of(other)
    assert isinstance(identity_of(one), Identity)
