"""规则: the catalogue that ran, as it was set, and what each rule found. To be read; 花名册与设置 is where it is changed."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Final, Literal

from xltools.merging.consolidation import Consolidation
from xltools.model.finding import SEVERITY_TITLES, Level
from xltools.model.settings import ParameterValue, RuleSetting, Settings
from xltools.rules.pages import HINT_TITLE, scope, section
from xltools.rules.registry import CATALOGUE
from xltools.rules.rule import FAMILY_TITLES, CatalogueEntry, Hint
from xltools.values.plain import plain
from xltools.workbooks.master.page import Page

NAME: Final = "规则"
HEADER_ROW: Final = 2
FIRST_ROW: Final = 3
COLUMNS: Final = (
    ("编号", 7), ("规则", 26), ("检查什么", 60), ("类别", 12), ("范围", 12), ("启用", 7), ("级别", 10), ("容差\n（元）", 10), ("适用部门", 14),
    ("参数", 46), ("错误", 6), ("警告", 6), ("提示", 6), ("已说明", 8), ("未检查", 8),
)  # fmt: skip
(
    CODE, TITLE, WHAT, FAMILY, SCOPE, ACTIVE, LEVEL, TOLERANCE, DEPARTMENTS, PARAMETERS, ERRORS, WARNINGS, HINTS,
    EXPLAINED, UNCHECKED,
) = range(len(COLUMNS))  # fmt: skip
COUNTED: Final[tuple[tuple[int, Level], ...]] = (
    (ERRORS, "error"), (WARNINGS, "warning"), (HINTS, "info"), (EXPLAINED, "explained"),
)  # fmt: skip
CHANGED: Final = "（改）"
ON: Final = "✔ 是"
OFF: Final = "○ 否"

Key = tuple[str, Level | Literal["unchecked"]]


def write_rules(page: Page, result: Consolidation) -> None:
    """The whole sheet."""
    page.heading("本次汇总所用的规则", remark(result.settings), UNCHECKED)
    page.header(HEADER_ROW, COLUMNS)
    found = outcomes(result)
    for row, entry in enumerate(CATALOGUE, FIRST_ROW):
        write_rule(page, row, entry, result.settings.of(entry.id))
        for column, level in COUNTED:
            count = found[entry.id, level]
            page.number(row, column, count, "count", mark="error" if count and level == "error" else "")
        page.number(row, UNCHECKED, found[entry.id, "unchecked"], "count")
    last = FIRST_ROW + len(CATALOGUE) - 1
    page.sheet.autofilter(HEADER_ROW, 0, last, len(COLUMNS) - 1)
    page.sheet.freeze_panes(FIRST_ROW, TITLE + 1)
    page.print_setup(HEADER_ROW, last, UNCHECKED)


def remark(settings: Settings) -> str:
    """Which settings ran, and where they are changed."""
    source = f"（{Path(settings.file).name}）" if settings.file else ""
    return (
        f"设置版本：{settings.version}{source}。共 {len(CATALOGUE)} 条，停用 {len(settings.switched_off)} 条。"
        "本表只供查阅，修改请在“花名册与设置”中进行后重新汇总；“线索”附在其他问题之后，不单独报出。"
    )


def outcomes(result: Consolidation) -> Counter[Key]:
    """How often each rule ended how."""
    found: Counter[Key] = Counter((finding.rule, finding.level) for finding in result.findings)
    found.update((entry.rule, "unchecked") for entry in result.not_checked)
    return found


def write_rule(page: Page, row: int, entry: CatalogueEntry, setting: RuleSetting) -> None:
    """What a rule is, and what the office decided about it."""
    active = setting.active
    page.text(row, CODE, entry.id, "center")
    page.text(row, TITLE, entry.title, "wrap")
    page.text(row, WHAT, section(entry.page, "检查什么"), "wrap")
    page.text(row, FAMILY, f"{entry.family} {FAMILY_TITLES[entry.family]}", "wrap")
    page.text(row, SCOPE, scope(entry), "center")
    page.text(row, ACTIVE, ON if active else OFF, "center", mark="" if active else "unusable")
    page.text(row, LEVEL, level(entry, setting), "center", mark="doubtful" if setting.severity else "")
    page.number(row, TOLERANCE, setting.tolerance, mark="" if setting.tolerance is None else "doubtful")
    page.text(row, DEPARTMENTS, "；".join(setting.departments) or "全部", "wrap")
    page.text(
        row, PARAMETERS, "；".join(parameters(entry, setting)), "wrap", mark="doubtful" if setting.parameters else ""
    )


def level(entry: CatalogueEntry, setting: RuleSetting) -> str:
    """The level in force; one that differs from the catalogue's says so."""
    if isinstance(entry, Hint):
        return HINT_TITLE
    return SEVERITY_TITLES[setting.severity] + CHANGED if setting.severity else SEVERITY_TITLES[entry.severity]


def parameters(entry: CatalogueEntry, setting: RuleSetting) -> Iterable[str]:
    """The figures and words a rule works with."""
    for parameter in () if isinstance(entry, Hint) else entry.parameters:
        value = setting.parameters.get(parameter.name, parameter.default)
        changed = CHANGED if parameter.name in setting.parameters else ""
        yield f"{parameter.title}：{written(value)}{parameter.unit}{changed}"


def written(value: ParameterValue) -> str:
    """A figure, or the words of a list."""
    return "、".join(value) or "（空）" if isinstance(value, tuple) else plain(value)
