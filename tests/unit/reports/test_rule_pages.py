"""The catalogue as people read it."""

import pytest

from xltools.model.problems import UserError
from xltools.reports.rule_pages import rule_list, rule_page
from xltools.rules.registry import CATALOGUE


def test_the_list_has_a_line_for_every_entry() -> None:
    lines = rule_list().splitlines()
    assert [entry.id for entry in CATALOGUE if not any(line.strip().startswith(entry.id) for line in lines)] == []
    assert "  A05  错误  成本合计≠预算金额" in lines
    assert "  U06  线索  疑似漏写“万”" in lines


@pytest.mark.parametrize(("code", "level"), [("a05", "错误"), ("gap-equals-one-item", "线索"), ("S11", "错误")])
def test_a_page_shows_level_and_sections(code: str, level: str) -> None:
    page = rule_page(code)
    assert f"级别：{level}" in page
    assert "\n检查什么\n" in page


def test_the_scope_of_a_workbook_rule() -> None:
    assert "范围：工作簿" in rule_page("S13")
    assert "范围：项目表" in rule_page("C01")


def test_an_unknown_code_is_refused_in_a_sentence() -> None:
    with pytest.raises(UserError, match="没有编号为“A99”的规则"):
        rule_page("A99")
