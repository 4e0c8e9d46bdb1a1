"""X07 项目类型与内容不符

检查什么
    项目名称、绩效目标和数量指标里，培训会议、信息化、宣传三类用语是不是有一类明显占多数，而选中的项目类型是另一类。
    没有选类型的由 C10 报。

为什么
    各类项目的支出标准和审批程序不同，类型选错，审核就用错了标准。

反例
    项目名称：社区信息化系统运行维护
    项目类型：1.大型会议培训  2.信息化系统改造类  3.宣传活动类  √4.其他一般类
    项目绩效目标：保障社区信息化设备和信息系统平台正常运行，及时更新系统和网络，居民使用方便。

正例
    项目名称：社区信息化系统运行维护
    项目类型：1.大型会议培训  √2.信息化系统改造类  3.宣传活动类  4.其他一般类
    项目绩效目标：保障社区信息化设备和信息系统平台正常运行，及时更新系统和网络，居民使用方便。

怎么改
    核对项目的主要内容，改选相符的类型；确属其他类的，在其他说明中写明。
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from xltools.analysis.content import dominant_kind
from xltools.analysis.facts import Project
from xltools.analysis.words import any_of
from xltools.model.settings import Parameter
from xltools.rules.form_version import form_version
from xltools.rules.quoting import cell_defect
from xltools.rules.rows import QUANTITY, rows_of
from xltools.rules.rule import Defect, ProjectRule
from xltools.rules.wording import quoted

SIGNS: Final = {"training": ("会议", "培训"), "systems": ("信息",), "publicity": ("宣传",)}
"""By which word an option of 项目类型 is of a kind."""
BUILDINGS: Final = (
    "供电系统", "配电系统", "供配电系统", "给排水系统", "排水系统", "供水系统", "空调系统", "暖通系统", "消防系统", "电梯系统", "照明系统", "供暖系统",
    "供热系统", "燃气系统", "防雷系统", "通风系统", "生态系统", "管网系统", "系统工程", "系统性", "系统地", "服务网络", "交流平台", "展示平台",
)  # fmt: skip
NAMES: Final = {"training": "培训会议", "systems": "信息化", "publicity": "宣传"}


def check(
    project: Project,
    *,
    training: tuple[str, ...],
    systems: tuple[str, ...],
    publicity: tuple[str, ...],
    buildings: tuple[str, ...],
    least: Decimal,
) -> Iterator[Defect]:
    """A defect where one kind of words dominates and an option of another kind is marked."""
    declaration, marked = project.declaration, project.selected_types
    form = form_version(declaration)
    if form is None or len(marked) != 1:
        return
    texts = (declaration.text("goal"), *(row.text for _, row in rows_of(project, QUANTITY)))
    texts = tuple(any_of(buildings).sub("", text) for text in texts)
    words = {"training": training, "systems": systems, "publicity": publicity}
    found = dominant_kind(declaration.project, texts, words, int(least))
    if found is None or any(sign in marked[0] for sign in SIGNS[found[0]]):
        return
    option = next((one for one in form.type_options if any(sign in one.label for sign in SIGNS[found[0]])), None)
    if option is not None:
        yield cell_defect(
            project,
            "project_type",
            f"选的是{quoted(marked[0])}，而名称、目标和数量指标里{NAMES[found[0]]}方面的用语出现 {found[1]} 次，"
            f"请核对是否应选{quoted(option.label)}。",
        )


RULE = ProjectRule(
    id="X07",
    name="project-type-contradicts-content",
    title="项目类型与内容不符",
    page=__doc__,
    severity="info",
    check=check,
    parameters=(
        Parameter("training", "培训会议类用语", ("培训", "会议", "讲座", "授课", "研讨", "轮训")),
        Parameter("systems", "信息化类用语", ("信息化", "信息系统", "系统", "平台", "网络", "软件", "数据库", "大数据", "机房", "服务器")),
        Parameter("publicity", "宣传类用语", ("宣传", "报道", "展板", "公益广告", "宣讲", "海报")),
        Parameter("buildings", "不算信息化的用语", BUILDINGS),
        Parameter("least", "至少出现多少次才提示（名称中一次算三次）", Decimal(8), "次"),
    ),
)  # fmt: skip
