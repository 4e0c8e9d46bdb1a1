"""What an office decided about the rules (设置): which run, how severe they are, their tolerances and parameters."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import field
from decimal import Decimal
from typing import Final

from xltools.model.finding import Severity
from xltools.model.limits import USUAL, Limits
from xltools.values.frozen import dataclass

ParameterValue = Decimal | tuple[str, ...]
"""A figure, or a list of words."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A figure or word list a rule works with and an office may change.

    `name` is the keyword under which the check receives it, `title` what a finance officer reads, `unit` what a figure
    counts (字, 条, %, 元). A figure is at most `most`. `between` stands between the two halves of every entry of a list
    of pairs.
    """

    name: str
    title: str
    default: ParameterValue
    unit: str = ""
    most: Decimal | None = None
    between: str = ""

    def objection(self, value: Decimal) -> str:
        """Why a figure makes no sense here, as a Chinese clause; "" where it does.

        A figure below one without unit is a share; what is counted is whole.
        """
        default = self.default if isinstance(self.default, Decimal) else Decimal(0)
        if value < 0:
            return "不能是负数"
        if not self.unit and 0 < default < 1 and value > 1:
            return "是比例，应在 0 到 1 之间"
        if self.unit in COUNTED and value != value.to_integral_value():
            return f"是{self.unit}数，应为整数"
        if self.most is not None and value > self.most:
            return f"不能大于 {self.most:f}{self.unit}"
        return ""

    def misshapen(self, word: str) -> bool:
        """Whether an entry of a list of pairs is none."""
        return bool(self.between) and not all(half.strip() for half in (*word.partition(self.between),))


@dataclass(frozen=True, slots=True)
class RuleSetting:
    """The decisions about one rule; the defaults leave it as the catalogue has it.

    `severity` replaces the rule's own level (a finding that carries a level of its own keeps it). A difference of up to
    `tolerance` yuan passes even where the written precision is finer. `departments` limits the rule to these departments
    (as written, white space and brackets aside); empty = all. `parameters` holds the values that differ from the defaults.
    """

    active: bool = True
    severity: Severity | None = None
    tolerance: Decimal | None = None
    departments: tuple[str, ...] = ()
    parameters: Mapping[str, ParameterValue] = field(default_factory=dict)


AS_SHIPPED = RuleSetting()
SHIPPED_VERSION: Final = "出厂设置"
UNNAMED: Final = "自定设置"
COUNTED: Final = frozenset({"字", "条", "次", "个", "项", "处", "行", "份", "人", "天", "月", "个月", "年", "页"})
"""Units of what is counted, never measured."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All decisions of an office. `file` is the workbook they were read from ("" = none), `version` names their state.

    `rules` holds only what differs from the catalogue. `spellings` gives the other names under which a department named
    there may write itself. `remarks` are Chinese sentences on what the workbook leaves open. `limits` bound every source.
    """

    file: str = ""
    version: str = SHIPPED_VERSION
    rules: Mapping[str, RuleSetting] = field(default_factory=dict)
    spellings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
    limits: Limits = USUAL

    def of(self, rule: str) -> RuleSetting:
        """The decisions about a rule."""
        return self.rules.get(rule, AS_SHIPPED)

    @property
    def switched_off(self) -> tuple[str, ...]:
        """The rules that do not run."""
        return tuple(rule for rule, setting in self.rules.items() if not setting.active)


SHIPPED = Settings()
"""The catalogue as it comes."""


def version_of(name: str, rules: Mapping[str, RuleSetting]) -> str:
    """The name of a state of settings: what the office calls it, and a digest that is equal for equal decisions."""
    if not name and not rules:
        return SHIPPED_VERSION
    return f"{name or UNNAMED} {digest(rules)}"


def digest(rules: Mapping[str, RuleSetting]) -> str:
    """Eight characters that depend on the decisions alone, in whatever order they were written down."""
    decided = {rule: decisions(setting) for rule, setting in rules.items()}
    text = json.dumps(decided, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def decisions(setting: RuleSetting) -> list[object]:
    """The decisions about a rule as plain values; figures are equal whatever zeros they were written with."""
    tolerance = None if setting.tolerance is None else str(setting.tolerance.normalize())
    parameters = {
        name: sorted(value) if isinstance(value, tuple) else str(value.normalize())
        for name, value in setting.parameters.items()
    }
    return [setting.active, setting.severity, tolerance, sorted(setting.departments), parameters]
