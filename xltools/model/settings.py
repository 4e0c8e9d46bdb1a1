"""What an office decided about the rules (设置): which run, how severe they are, their tolerances and parameters."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from xltools.model.finding import Severity

ParameterValue = Decimal | tuple[str, ...]
"""A figure, or a list of words."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A figure or word list a rule works with and an office may change.

    `name` is the keyword under which the check receives it, `title` what a finance officer reads, `unit` what a figure
    counts (字, 条, %, 元).
    """

    name: str
    title: str
    default: ParameterValue
    unit: str = ""


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


@dataclass(frozen=True, slots=True)
class Settings:
    """All decisions of an office. `file` is the workbook they were read from ("" = none), `version` names their state.

    `rules` holds only what differs from the catalogue.
    """

    file: str = ""
    version: str = SHIPPED_VERSION
    rules: Mapping[str, RuleSetting] = field(default_factory=dict)

    def of(self, rule: str) -> RuleSetting:
        """The decisions about a rule."""
        return self.rules.get(rule, AS_SHIPPED)

    @property
    def switched_off(self) -> tuple[str, ...]:
        """The rules that do not run."""
        return tuple(rule for rule, setting in self.rules.items() if not setting.active)


SHIPPED = Settings()
"""The catalogue as it comes."""
