import pytest

from xltools.rules.pages import section
from xltools.rules.registry import CATALOGUE
from xltools.rules.rule import CatalogueEntry

PAGE = """A99 甲

检查什么
    成本合计，
    是否等于 A
    与 B 之和。

为什么
    见文件。
"""


@pytest.mark.parametrize(
    ("title", "text"), [("检查什么", "成本合计，是否等于 A 与 B 之和。"), ("为什么", "见文件。"), ("反例", "")]
)
def test_a_section_is_one_paragraph(title: str, text: str) -> None:
    assert section(PAGE, title) == text


@pytest.mark.parametrize("entry", CATALOGUE, ids=lambda entry: entry.id)
def test_every_rule_says_what_it_checks(entry: CatalogueEntry) -> None:
    assert section(entry.page, "检查什么").endswith("。")
