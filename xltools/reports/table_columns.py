"""The flat tables for analysts as data: tables, columns, kinds and what each column says. Names are stable.

Amounts (`yuan`) are in 元 and exact; the same names and codes stand in DataFrames, CSV and Parquet.
"""

from dataclasses import dataclass
from typing import Final, Literal, get_args

from xltools.analysis.facts import TieOutcome, UnitFrom
from xltools.analysis.provenance import Feeds, FigureRole
from xltools.merging.consolidation import FileStatus
from xltools.model.finding import Level
from xltools.values.amounts import Role

Kind = Literal["text", "label", "count", "yuan", "flag"]
KIND_TITLES: Final[dict[Kind, str]] = {
    "text": "文字", "label": "代码或类别", "count": "整数", "yuan": "金额（元）", "flag": "真假",
}  # fmt: skip

Filled = Literal["filled", "empty", "not_applicable"]
ROLES: Final[tuple[FigureRole, ...]] = ("budget", *get_args(Role), "calculation")


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `codes` are all values a label can have, () where they come from what was read."""

    name: str
    kind: Kind
    told: str
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FlatTable:
    """A table: name of the file and of the attribute, what one row is, columns."""

    name: str
    told: str
    columns: tuple[Column, ...]


PROJECT: Final = (
    Column("year", "count", "预算年度"),
    Column("department", "label", "部门（花名册中的名称，没有花名册时为表中所写）"),
    Column("project_number", "count", "项目序号，与总表“汇总”的序号相同；连接各表用"),
    Column("project", "text", "项目名称"),
)
COUNTS: Final = (
    Column("errors", "count", "错误条数"),
    Column("warnings", "count", "警告条数"),
    Column("hints", "count", "提示条数"),
    Column("explained", "count", "已说明条数"),
)
SOURCE: Final = (
    Column("file", "text", "来源文件，路径照所给写"),
    Column("sheet", "text", "来源工作表；文档为空"),
    Column("place", "text", "来源单元格，或文档中的位置"),
)

PROJECTS: Final = FlatTable(
    "projects",
    "每个计入汇总的项目一行",
    (
        *PROJECT,
        Column("department_code", "text", "单位编码（花名册）"),
        Column("project_type", "label", "项目类型"),
        Column("budget_yuan", "yuan", "预算金额；没有读出金额时为空"),
        Column("budget_text", "text", "预算金额原文"),
        Column("budget_unit_from", "label", "单位依据：value 原文，label 表头，assumed 推定", get_args(UnitFrom)),
        Column("budget_doubtful", "flag", "预算单位是否存疑"),
        Column("budget_alternative_yuan", "yuan", "存疑时的另一种读法"),
        Column("cost_yuan", "yuan", "成本指标合计；没有合计时为空"),
        Column("difference_yuan", "yuan", "成本指标合计－预算金额；两者都有时才有"),
        Column(
            "tie", "label",
            "核对结果：ties 相符，differs 不符，no-amount 没有金额，only-unit-prices 只有单价，budget-unreadable 预算读不出，"
            "budget-doubtful 预算存疑，several-readings 有几种读法",
            get_args(TieOutcome),
        ),
        Column("leader", "text", "项目负责人"),
        Column("phone", "text", "联系电话"),
        Column("address", "text", "单位地址"),
        Column("postcode", "text", "邮政编码"),
        Column("goal", "text", "项目绩效目标"),
        Column("remarks", "text", "其他说明的问题"),
        Column("indicators_filled", "count", "已填指标数，不适用的不算"),
        *COUNTS,
        Column("form", "label", "表式"),
        *SOURCE,
        Column("position", "count", "在来源文件中是第几份申报表"),
        Column("sha256", "text", "来源文件的 SHA-256"),
        Column("note", "text", "合并时的说明"),
    ),
)  # fmt: skip

INDICATORS: Final = FlatTable(
    "indicators",
    "每行指标一行",
    (
        *PROJECT,
        Column("indicator_number", "count", "指标在表中的行序，从 1 起"),
        Column("block", "count", "产出块，从 1 起"),
        Column("level1", "label", "一级指标"),
        Column("level2", "label", "二级指标；不是规定名称时为空"),
        Column("level2_written", "text", "二级指标原文，与规定名称不同时才有"),
        Column("text", "text", "指标内容"),
        Column("filled", "label", "填写情况：filled 已填，empty 未填，not_applicable 不适用", get_args(Filled)),
        Column("amounts", "count", "内容中的金额个数"),
        Column("cost_yuan", "yuan", "这一行计入成本指标合计的金额"),
        *COUNTS,
        *SOURCE,
    ),
)

AMOUNTS: Final = FlatTable(
    "amounts",
    "每个金额一行：预算金额，绩效目标和指标中的全部金额",
    (
        *PROJECT,
        Column("field", "label", "栏目"),
        Column("indicator_number", "count", "指标行序，从 1 起；预算金额和绩效目标为空"),
        Column("text", "text", "金额原文"),
        Column("start", "count", "原文在该栏文字中的开始位置，从 0 起"),
        Column("end", "count", "原文在该栏文字中的结束位置（不含）"),
        Column("context", "text", "所在的句子；预算金额为表头"),
        Column("yuan", "yuan", "金额"),
        Column(
            "role", "label",
            "角色：budget 预算，total 合计，subtotal 小计，item 分项，unit_price 单价，limit 上限，other 其他，"
            "calculation 没有写出得数的算式",
            ROLES,
        ),
        Column("unit_from", "label", "单位依据：value 原文，label 表头，assumed 推定", get_args(UnitFrom)),
        Column("unit_note", "text", "单位依据的说明"),
        Column("feeds", "label", "计入：budget 预算金额，cost 成本指标合计；空为不计入", get_args(Feeds)),
        *SOURCE,
        Column("sha256", "text", "来源文件的 SHA-256"),
    ),
)  # fmt: skip

FINDINGS: Final = FlatTable(
    "findings",
    "每条问题一行",
    (
        Column("rule", "label", "规则编号"),
        Column("name", "label", "规则名"),
        Column("level", "label", "程度：error 错误，warning 警告，info 提示，explained 已说明", get_args(Level)),
        Column("department", "label", "部门"),
        Column("project_number", "count", "项目序号；不属于某个项目时为空"),
        Column("project", "text", "项目名称"),
        Column("field", "label", "栏目"),
        Column("indicator_number", "count", "指标行序，从 1 起"),
        Column("message", "text", "问题"),
        Column("quote", "text", "引用的原文"),
        Column("start", "count", "引文在该栏文字中的开始位置，从 0 起"),
        Column("end", "count", "引文在该栏文字中的结束位置（不含）"),
        Column("computed_yuan", "yuan", "算出的金额"),
        Column("stated_yuan", "yuan", "写出的金额"),
        Column("difference_yuan", "yuan", "算出－写出"),
        Column("working", "text", "算式"),
        Column("candidates", "text", "可能的单处改动，一行一个：种类、原文、改为"),
        Column("candidate_count", "count", "能使之相符的单处改动共有几种"),
        Column("explanation", "text", "部门的说明"),
        *SOURCE,
    ),
)

FILES: Final = FlatTable(
    "files",
    "每个来源文件一行，读不出的也在内",
    (
        Column("file", "text", "来源文件"),
        Column(
            "status", "label",
            "read 已读，unchanged 未变，duplicate 重复，superseded 旧版，skipped 跳过，failed 读不出",
            get_args(FileStatus),
        ),
        Column("departments", "text", "部门，多个用、分开"),
        Column("projects", "count", "申报表份数，空白表不算"),
        Column("counted", "count", "计入汇总的份数"),
        Column("errors", "count", "错误条数"),
        Column("warnings", "count", "警告条数"),
        Column("explained", "count", "已说明条数"),
        Column("reason", "text", "说明"),
        Column("round", "text", "申报轮次；文件没有写时为空"),
        Column("template", "text", "模板和版本；不是本工具的模板时为空"),
        Column("received", "text", "文件的修改时间"),
        Column("sha256", "text", "SHA-256"),
    ),
)  # fmt: skip

TABLES: Final = (PROJECTS, INDICATORS, AMOUNTS, FINDINGS, FILES)
