"""The indicator rows the rules speak of, by their canonical labels."""

from typing import Final

from xltools.analysis.facts import Project
from xltools.model.declaration import Indicator
from xltools.rules.not_applicable import is_not_applicable
from xltools.rules.remembered import of_the_last

QUANTITY: Final = "产出数量指标"
QUALITY: Final = "产出质量指标"
SCHEDULE: Final = "产出进度指标"
COST: Final = "产出成本指标"
SATISFACTION: Final = "服务对象满意度指标"


@of_the_last
def written_rows(project: Project) -> tuple[tuple[int, Indicator], ...]:
    """All rows that say something, with their index."""
    return tuple((index, row) for index, row in enumerate(project.declaration.indicators) if says_something(row))


def rows_of(project: Project, label: str) -> list[tuple[int, Indicator]]:
    """The rows with the label that say something, with their index: neither empty nor not applicable."""
    return [(index, row) for index, row in written_rows(project) if row.level2 == label]


def says_something(row: Indicator) -> bool:
    """Whether a row is neither empty nor not applicable."""
    text = row.field.raw.strip()
    return text != "" and not is_not_applicable(text)
