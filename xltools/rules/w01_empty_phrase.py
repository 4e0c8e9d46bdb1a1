"""W01 空泛定性

检查什么
    整格内容是不是只有一个评价（良好、较好、有所提高），质量指标是不是只有一句“提高……能力”一类的话，或者整格都由通用词
    （及时、足额、按时、到位、顺利、有序）拼成，没有标准。进度指标没有时间的由 W07 报。

为什么
    这样的内容放在哪个项目里都成立，年底无法判断是否完成。

反例
    服务对象满意度指标：良好

正例
    服务对象满意度指标：服务对象满意率不低于90%。

怎么改
    写明数值、比例、时限或验收标准；只能定性的，写明达到什么程度算完成。
"""

from collections.abc import Iterator
from typing import Final

from xltools.analysis.facts import Project
from xltools.analysis.phrases import GRADES, STOCK, emptiness
from xltools.model.settings import Parameter
from xltools.rules.quoting import cell_defect
from xltools.rules.rows import QUALITY, QUANTITY, written_rows
from xltools.rules.rule import Defect, ProjectRule
from xltools.rules.wording import quoted

WANTS_STANDARD: Final = frozenset({QUANTITY, QUALITY})


def check(project: Project, *, grades: tuple[str, ...], stock: tuple[str, ...]) -> Iterator[Defect]:
    """One defect for each row that is a grade, an improvement without a standard (warning) or stock wording (info)."""
    for index, row in written_rows(project):
        kind = emptiness(row.text, grades, stock, wants_standard=row.level2 in WANTS_STANDARD)
        if kind == "stock":
            sentence = f"{quoted(row.text)}是通用的说法，请补充可以考核的标准，如数额、比例或时限。"
            yield cell_defect(project, index, sentence, severity="info")
        elif kind:
            yield cell_defect(project, index, f"只写了{quoted(row.text)}，没有标准，无法考核，请写明指标值或验收标准。")


RULE = ProjectRule(
    id="W01",
    name="empty-phrase",
    title="空泛定性",
    page=__doc__,
    severity="warning",
    check=check,
    parameters=(Parameter("grades", "只表示程度的词", GRADES), Parameter("stock", "通用词", STOCK)),
)
