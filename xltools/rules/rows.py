"""The indicator rows the rules speak of, under the labels of all form versions."""

from collections.abc import Collection, Iterator
from typing import Final

from xltools.analysis.facts import Project
from xltools.model.declaration import Indicator
from xltools.rules.not_applicable import is_not_applicable

QUANTITY: Final = frozenset({"产出数量指标", "数量指标"})
QUALITY: Final = frozenset({"产出质量指标", "质量指标"})
SCHEDULE: Final = frozenset({"产出进度指标", "产出时效指标", "进度指标", "时效指标"})
COST: Final = frozenset({"产出成本指标", "成本指标"})
SATISFACTION: Final = frozenset({"服务对象满意度指标", "满意度指标"})


def rows_of(project: Project, labels: Collection[str]) -> Iterator[tuple[int, Indicator]]:
    """The rows with one of the labels that say something, with their index: neither empty nor not applicable."""
    return ((index, row) for index, row in written_rows(project) if row.level2 in labels)


def written_rows(project: Project) -> Iterator[tuple[int, Indicator]]:
    """All rows that say something, with their index."""
    for index, row in enumerate(project.declaration.indicators):
        if row.text and not is_not_applicable(row.text):
            yield index, row
