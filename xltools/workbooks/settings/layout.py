"""The sheets of 花名册与设置 and their columns, for writing and for reading; readers go by the titles."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from xltools.model.finding import SEVERITY_TITLES, Severity
from xltools.model.settings import Parameter
from xltools.rules.registry import CATALOGUE
from xltools.rules.rule import FAMILY_TITLES, CatalogueEntry, Hint, Rule

TITLE: Final = "花名册与设置"
ROSTER, RULES, PARAMETERS, WORDS, GENERAL, PAGES, GUIDE = (
    "花名册", "规则", "参数", "词表", "设置", "规则说明", "填写说明",
)  # fmt: skip

ROSTER_COLUMNS: Final = (
    ("单位编码", 14.0), ("官方名称", 30.0), ("别名", 34.0), ("联系人", 12.0), ("联系电话", 16.0), ("应报项目", 44.0),
    ("控制数（元）", 18.0), ("截止日期", 14.0), ("免报", 8.0), ("免报原因", 30.0),
)  # fmt: skip
RULE_COLUMNS: Final = (
    ("编号", 8.0), ("名称", 26.0), ("检查什么", 58.0), ("类别", 14.0), ("范围", 12.0), ("默认级别", 11.0), ("启用", 9.0), ("级别", 10.0),
    ("容差（元）", 14.0), ("适用部门", 28.0),
)  # fmt: skip
PARAMETER_COLUMNS: Final = (
    ("编号", 8.0), ("规则", 28.0), ("参数", 44.0), ("单位", 8.0), ("出厂值", 12.0), ("本单位取值", 16.0),
)  # fmt: skip
GENERAL_COLUMNS: Final = (("项目", 18.0), ("内容", 40.0), ("说明", 70.0))
PAGE_COLUMNS: Final = (
    ("编号", 8.0), ("名称", 20.0), ("检查什么", 40.0), ("为什么", 36.0), ("反例", 40.0), ("正例", 40.0), ("怎么改", 36.0),
)  # fmt: skip
PAGE_SECTIONS: Final = ("检查什么", "为什么", "反例", "正例", "怎么改")

NAME_LABEL: Final = "设置名称"
LONGEST_NAME: Final = 30
LIMITS: Final = (
    ("最大文件（MB）", "file", 1, 2000, "来源文件大于此数的不读取。"),
    ("展开后最大（MB）", "unpacked", 1, 4000, "工作簿和 Word 文件是压缩保存的，展开后大于此数的不读取。"),
    ("单个文件最长时间（秒）", "seconds", 1, 600, "读取一个文件超过此时间就放弃，其余文件照常读取。"),
    ("单个文件最大内存（MB）", "memory", 50, 8000, "读取一个文件要占用的内存超过此数就放弃（Windows 上只限时间）。"),
)  # fmt: skip
"""What an office may set for reading: label, name in Limits, least, most, help. Megabytes are millions of bytes."""
YES, NO = "是", "否"
ALL: Final = "全部"
NOT_SET: Final = "—"
"""Stands where there is nothing to decide."""
SEVERITIES: Final[Mapping[str, Severity]] = {title: severity for severity, title in SEVERITY_TITLES.items()}
COMPARING: Final = frozenset("UAXS")
"""Families whose rules compare amounts, so that a tolerance means something."""


@dataclass(frozen=True, slots=True)
class RuleParameter:
    """A parameter with the rule it belongs to."""

    rule: Rule
    parameter: Parameter

    @property
    def is_list(self) -> bool:
        """Whether it is a list of words, which has a column of 词表, not a line of 参数."""
        return isinstance(self.parameter.default, tuple)

    @property
    def heading(self) -> str:
        """The column title of a list of words."""
        return f"{self.rule.id} {self.rule.title}\n{self.parameter.title}"


def all_parameters() -> Iterator[RuleParameter]:
    """Every parameter of the catalogue, in its order."""
    for entry in CATALOGUE:
        if not isinstance(entry, Hint):
            yield from (RuleParameter(entry, parameter) for parameter in entry.parameters)


def family(entry: CatalogueEntry) -> str:
    """Letter and title of the family."""
    return f"{entry.family} {FAMILY_TITLES[entry.family]}"


def compares(entry: CatalogueEntry) -> bool:
    """Whether a tolerance may be set."""
    return not isinstance(entry, Hint) and entry.family in COMPARING
