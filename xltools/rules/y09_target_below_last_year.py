"""Y09 指标值倒退

检查什么
    满意率、合格率、完成率一类越高越好的比率，投诉率、故障率一类越低越好的比率，是不是比上年同一项目的值差。看不出方向的
    不比较。没有上年数据时不能检查。

为什么
    投入没有减少而目标比上年还低，需要说明原因。

反例
    上年服务对象满意度指标：居民满意率不低于92%。今年：居民满意率不低于85%。

正例
    上年服务对象满意度指标：居民满意率不低于92%。今年：居民满意率不低于93%。

怎么改
    提高目标值，或在其他说明的问题中说明降低的原因。
"""

from collections.abc import Iterable, Iterator
from typing import Final

from xltools.analysis.facts import Project
from xltools.analysis.target_rates import TargetRate, target_rates
from xltools.model.last_year import PastProject
from xltools.model.noted_form import Note, NotedForm
from xltools.model.settings import Parameter
from xltools.rules.quoting import noted_defect
from xltools.rules.rule import Answer, Batch, BatchRule, Defect, Undecided
from xltools.values.plain import plain

HIGHER: Final = Parameter(
    "higher",
    "越高越好的比率",
    (
        "满意", "合格", "完成", "达标", "覆盖", "及时", "保有", "好评", "知晓", "优良", "参与", "到位", "就业", "使用", "利用", "准确", "办结",
        "解决", "处置", "响应", "巡查", "入学", "出勤", "完好", "绿化", "成活", "回收", "分类", "整改", "签约", "服务", "普及", "通过", "上岗",
    ),
)  # fmt: skip
LOWER: Final = Parameter(
    "lower",
    "越低越好的比率",
    ("投诉", "发案", "事故", "故障", "差错", "流失", "失业", "逾期", "返贫", "复发", "死亡", "空置", "损耗", "漏报"),
)


def note(project: Project, higher: tuple[str, ...], lower: tuple[str, ...]) -> Iterator[Note]:
    """The rows with a rate whose direction is known."""
    rows = tuple(i for i, row in enumerate(project.declaration.indicators) if target_rates(row.text, higher, lower))
    if rows:
        yield Note(rows=rows)


def check(batch: Batch, higher: tuple[str, ...], lower: tuple[str, ...]) -> Iterator[Answer]:
    """One defect for each row with a rate that is worse than in the same row of last year."""
    if batch.last_year is None:
        yield Undecided("last-year-missing", "没有给出上年数据")
        return
    for form, noted in batch.notes:
        before = batch.past.get(form.key)
        if before is not None:
            yield from fallen_back(form, noted.rows, before, higher, lower)


def fallen_back(
    form: NotedForm, rows: Iterable[int], before: PastProject, higher: tuple[str, ...], lower: tuple[str, ...]
) -> Iterator[Defect]:
    """The rows of one project beside those of last year."""
    texts: dict[str, str] = {}
    for label, text in before.rows:
        texts[label] = f"{texts[label]}\n{text}" if label in texts else text
    labels = form.row_labels()
    for index in rows:
        past = target_rates(texts.get(labels[index], ""), higher, lower)
        for word, now in target_rates(form.text(index), higher, lower).items():
            if word in past and is_worse(now, past[word]):
                change = "低于" if now.more_is_better else "高于"
                then = plain(past[word].percent)
                sentence = f"{now.noun}的目标 {plain(now.percent)}% {change}上年的 {then}%，请说明原因或改正。"
                yield noted_defect(form, index, sentence, span=(now.start, now.end))
                break


def is_worse(now: TargetRate, then: TargetRate) -> bool:
    """Whether a rate has moved in the wrong direction."""
    return now.percent < then.percent if now.more_is_better else now.percent > then.percent


RULE = BatchRule(
    id="Y09",
    name="target-below-last-year",
    title="指标值倒退",
    page=__doc__,
    severity="info",
    check=check,
    parameters=(HIGHER, LOWER),
    note=note,
)
