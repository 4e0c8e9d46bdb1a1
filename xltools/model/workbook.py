"""A department's workbook as read: its declarations, the figures it computes, and what was changed in its structure."""

from decimal import Decimal
from typing import Final, Literal

from xltools.model.declaration import Declaration, LabelUnit
from xltools.model.explanation import Explanation
from xltools.model.place import Place
from xltools.model.problems import SourceProblem
from xltools.values.frozen import dataclass

FigureKey = Literal[
    "sheet.budget",        # project sheet, 核对栏: 预算折合（元）
    "sheet.cost",          # project sheet, 核对栏: 成本指标合计（元）, read from the text, never a formula
    "sheet.difference",    # project sheet, 核对栏: 差额（元） = cost - budget
    "sheet.items",         # project sheet, 项目明细: 合计（元）
    "sheet.items_budget",  # project sheet, 项目明细: 预算折合（元）
    "sheet.items_difference",  # project sheet, 项目明细: 差额（元） = total of the items - budget
    "row.budget",          # 汇总, one project: 预算金额（元）
    "row.budget_wan",      # 汇总, one project: 预算金额（万元）
    "row.cost",            # 汇总, one project: 成本指标合计（元）
    "row.difference",      # 汇总, one project: 差额（元）
    "total.budget",        # 汇总, 合计
    "total.budget_wan",
    "total.cost",
    "total.difference",
]  # fmt: skip

ChangeKind = Literal[
    "formula-overwritten",  # a constant stands where the template has a formula
    "formula-changed",      # another formula stands there
    "label-changed",
    "row-added",
    "row-missing",
    "sheet-added",
    "sheet-missing",
    "sheet-renamed",
    "sheet-hidden",
    "sheet-ignored",        # a sheet without a form that is not ours
    "error-value",          # #REF! and the like where a text or a figure belongs
    "stamp-missing",        # a workbook that was not made by this tool
    "stamp-unknown",        # made by another version or damaged
]  # fmt: skip


MISFITS: Final[frozenset[ChangeKind]] = frozenset({"stamp-unknown"})
"""Changes after which a workbook cannot be read as the template has it."""


@dataclass(frozen=True, slots=True)
class SummaryFigure:
    """One figure the workbook computes.

    `value` is what stands in the cell, always in yuan (None where blank, text or an error); `unit` is the unit the
    cell shows. `typed` is True when a constant stands where the template has a formula. `formula` is the formula the
    template has there, without "=", for the present names and rows ("" where the template has a constant).
    `position` is the declaration's position; None for totals.
    """

    key: FigureKey
    title: str
    place: Place
    value: Decimal | None
    unit: LabelUnit = "元"
    typed: bool = False
    formula: str = ""
    position: int | None = None


@dataclass(frozen=True, slots=True)
class StructureChange:
    """Something in the workbook's structure that is not as the template has it; `message` is a Chinese sentence."""

    kind: ChangeKind
    place: Place
    message: str
    expected: str = ""
    found: str = ""
    position: int | None = None


@dataclass(frozen=True, slots=True)
class DepartmentWorkbook:
    """One workbook with declarations, in sheet order.

    `template_id` and `version` come from the stamp and are "" for a workbook that was not made by this tool.
    `department` is as written; `problems` lists texts and sheets that could not be placed. `explanations` are those
    the department wrote into its list of findings. `made_for` is the department in the stamp, `round` the declared
    round (报送轮次); `returned` are digests of what the forms of a marked copy said when it was marked.
    """

    file: str
    department: str
    declarations: tuple[Declaration, ...]
    figures: tuple[SummaryFigure, ...] = ()
    changes: tuple[StructureChange, ...] = ()
    template_id: str = ""
    version: str = ""
    problems: tuple[SourceProblem, ...] = ()
    explanations: tuple[Explanation, ...] = ()
    made_for: str = ""
    round: str = ""
    returned: tuple[str, ...] = ()

    @property
    def stamped(self) -> bool:
        """Whether this tool made the workbook."""
        return bool(self.template_id)

    @property
    def template(self) -> str:
        """The template's id and the version that made it, "" where it is none of ours."""
        return f"{self.template_id} {self.version}".strip()

    @property
    def misfit(self) -> str:
        """In what the workbook departs from the template it was made from, as a Chinese clause; "" for nothing grave."""
        told = [change.message for change in self.changes if change.kind in MISFITS]
        return "；".join(dict.fromkeys(message.rstrip("。") for message in told))
