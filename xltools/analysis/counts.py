"""Counted things in the goal, the quantity and the cost cell, and where two of them contradict each other (X01).

Precision before recall: two counts are compared only when both name the same thing in the same words (购置电脑45台 and
54台电脑), or when the one count of a cost product stands under a label that names it (保安费：…*72人). Words that narrow
a thing down (退休, 笔记本, 残疾) make it another thing; words that only say where it is do not.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from xltools.analysis.facts import Count
from xltools.model.declaration import Declaration
from xltools.values.masks import mask
from xltools.values.normalise import normalise
from xltools.values.numerals import CHINESE_DIGITS, Numeral, read_numeral
from xltools.values.units import canonical

COUNTED_FIELDS: Final = ("产出数量指标", "产出成本指标")

_MEASURE: Final = re.compile(
    r"[ ]?\(?(人次|户次|家次|平方米|平米|㎡|公里"
    r"|个(?!月|人|小时|百分)|[人名位户家台套辆件份册处条所块起场次期支只棵株盆盏座栋间部米具张组幅枚箱瓶桶袋双扇樘根])\)?"
)
_HAN: Final = "\u4e00-\u9fff"
_START: Final = re.compile(rf"[0-9{CHINESE_DIGITS}]")
_FIGURES: Final = re.compile(
    rf"(?P<figures>[0-9{CHINESE_DIGITS}][0-9{CHINESE_DIGITS}点余多来又,. \t]*+)(?:{_MEASURE.pattern})?"
)
"""Anything that a numeral may be written with, and the measure behind it, if one follows."""
_BEFORE_WORDS: Final = re.compile(rf"(?s:.*[^{_HAN}])?")
_WORDS_AFTER: Final = re.compile(rf"[{_HAN}]*")
_CLAUSE: Final = re.compile(r"[^,;。\n]*$")
_NAMES: Final = re.compile(rf"[{_HAN}]{{2,}}")
_LABEL_START: Final = re.compile(
    "^(?:招聘|招录|招用|聘用|聘请|雇佣|雇用|购置|采购|购买|新购|添置|配备|更换|印制|制作)+"
)
_LABEL_END: Final = re.compile(
    "(?:服务|劳务|人员|购置|采购|制作|印制)?(?:费用|费|工资|经费|支出|补贴|补助|保险|报酬|按|为)*$"
)
_UNITS: Final = frozenset({"个月", "万元", "季度", "学期", "课时", "小时", "人次", "平方米", "公里"})
_RANGE: Final = re.compile("[-~至到][0-9]")
_OPERATOR_NEAR: Final = "*×x/="
_ACTION: Final = re.compile(
    "购置|采购|购买|新购|添置|配备|配置|更新|更换|安装|制作|印制|印刷|发放|招聘|招录|招用|聘用|聘请|雇佣|雇用|使用|慰问|走访|救助|帮扶|"
    "补助|补贴|资助|服务|培训|组织|开展|举办|参加|新建|建设|改造|维修|维护|修缮|清理|清运|拆除|种植|租用|租赁|设置|设立|设有|完成|保障|覆盖|惠及|"
    "接待|体检|检测|检查|订阅|管理|管护|养护|提供|维持|巡逻|值守|执勤|值勤|从事|实施|落实|整治|解决|继续|协助|负责|支付|安排|需要|计划|预计|拟|需|共计|合计|共有|现有|共|计|有|为|对|将|给|用于"
)
_ONLY_ACTIONS: Final = re.compile(f"(?:{_ACTION.pattern})*")
_AFTER_NOUN: Final = re.compile(
    rf"的|和|及|与|等|在|于|按|每|以|并|或|不|费|工资|经费|资金|标准|单价|得到|享受|进行|参与|参观|观看|接受|领取|上岗|{_ACTION.pattern}"
)
_WHERE: Final = re.compile(
    r"^(?:本|全|该|各|所有|全部|全体|各类|相关|地区|辖区|辖区内|街道|社区|机关|我街道|本地区|本辖区|本街道|范围内|内|各社区)+"
)
_LOOSE_BEFORE: Final = re.compile(
    r"(?:每|各|平均|人均|另|其中|新增|增加|再|还|补充|余下|其余)[^,;。:\n]{0,12}$"
    r"|(?:不少于|不低于|不超过|至少|达到|超过|[≥≤<>~-]|至|到|前|约|大约|近|近期)[^,;。:\n]{0,2}$"
)
_LOOSE_AFTER: Final = re.compile(r"以上|以下|以内|左右|上下|余|多")
_GENERIC: Final = frozenset({
    "社区", "小区", "居民小区", "老旧小区", "居委会", "居民小组", "小组", "街道", "街巷", "学校", "单位", "企业", "商户", "家庭",
    "部门", "科室", "队伍", "人员", "工作人员", "相关人员", "项目", "工作", "活动", "服务", "培训", "会议", "宣传", "宣传活动", "检查",
    "问题", "方面", "阶段", "环节", "批次", "类别", "标段", "网格", "平台", "系统", "点位", "面积", "规模", "数量",
})  # fmt: skip
_QUALITIES: Final = frozenset({"面积", "规模", "数量"})
_PEOPLE: Final = re.compile(
    r"(?:党员|居民|群众|老人|老年人|残疾人|学生|儿童|职工|干部|志愿者|代表|人员|家属|青年|妇女|军人|商户|家庭|户)$"
)
_SHORTEST: Final = 2
_HIRING: Final = frozenset({"招聘", "招录", "招用", "聘用", "聘请", "雇佣", "雇用"})
_WINDOW: Final = 60


def read_counts(declaration: Declaration) -> tuple[Count, ...]:
    """Every count in the goal (indicator None), the quantity and the cost cells, in this order."""
    found = [*_counts(declaration.text("goal"), None, 0)]
    for index, indicator in enumerate(declaration.indicators):
        if indicator.level2 in COUNTED_FIELDS:
            found += _counts(indicator.text, index, indicator.block)
    return tuple(found)


def conflicts(counts: Sequence[Count]) -> tuple[tuple[Count, Count], ...]:
    """Pairs of counts of the same thing with different numbers, the earlier field first; at most one pair a thing.

    Compared are the goal with a form's single block, and the cells of one block with each other. A thing that has two
    values within one field says something more than one total and is left alone.
    """
    blocks = {count.block for count in counts if count.block}
    exact = [count for count in counts if not (count.approximate or count.loose)]
    usable = _single_valued(exact)
    pairs: list[tuple[Count, Count]] = []
    for position, first in enumerate(usable):
        for second in usable[position + 1 :]:
            if first.number == second.number or not _comparable(first, second, len(blocks)):
                continue
            known = any(_key(first) == _key(one) for one, _ in pairs)
            if not known and _only_value(first, exact) and _only_value(second, exact):
                pairs.append((first, second))
    return tuple(pairs)


def _single_valued(counts: list[Count]) -> list[Count]:
    """The first count of every thing that has one value in its field."""
    values: dict[tuple[int | None, str, tuple[str, str]], dict[Decimal, Count]] = {}
    for count in counts:
        numbers = values.setdefault((count.indicator, count.action, _key(count)), {})
        numbers.setdefault(count.number, count)
    return [first for numbers in values.values() if len(numbers) == 1 for first in numbers.values()]


def _comparable(first: Count, second: Count, blocks: int) -> bool:
    if first.indicator == second.indicator:
        return False
    if first.measure != second.measure and canonical(first.measure) != canonical(second.measure):
        return False
    if first.block != second.block and (blocks > 1 or 0 not in (first.block, second.block)):
        return False
    return _same_thing(first, second)


def _same_thing(first: Count, second: Count) -> bool:
    if not first.noun or not second.noun:
        named, bare = (first, second) if first.noun else (second, first)
        return bool(named.noun) and (_labels(bare, named.noun) or _hires(named, bare))
    if first.noun != second.noun or first.noun in _GENERIC:
        return False
    return first.action == second.action != "" if _PEOPLE.search(first.noun) else True


def _hires(named: Count, bare: Count) -> bool:
    """Whether the people hired are those under whose name the bare factor stands: 聘用特保人员40名 and 特保人员39人*4000元."""
    return named.action in _HIRING and named.noun not in _GENERIC and bare.label == named.noun


def _labels(bare: Count, noun: str) -> bool:
    """Whether a bare factor stands under a label that names the thing: 招聘保安费用：…*73人 and 城管保安."""
    if noun in _GENERIC or _PEOPLE.search(noun):
        return False
    named = _WHERE.sub("", _LABEL_END.sub("", _LABEL_START.sub("", bare.label)))
    return len(named) >= _SHORTEST and named not in _QUALITIES and noun.endswith(named)


def _key(count: Count) -> tuple[str, str]:
    return canonical(count.measure), count.noun or count.label


def _only_value(count: Count, counts: Sequence[Count]) -> bool:
    """Whether its field gives the thing one value; a bare factor must be the only count of its measure there."""
    rivals = [
        other
        for other in counts
        if other.indicator == count.indicator
        and canonical(other.measure) == canonical(count.measure)
        and (not count.noun or not other.noun or _overlap(other.noun, count.noun))
    ]
    return {other.number for other in rivals} == {count.number}


def _overlap(first: str, second: str) -> bool:
    return first in second or second in first or first[-_SHORTEST:] == second[-_SHORTEST:]


def _counts(text: str, indicator: int | None, block: int) -> Iterator[Count]:
    plain = mask(normalise(text)).text
    for figures in _FIGURES.finditer(plain):
        if figures.lastgroup == "figures":
            continue
        for numeral, measure in _measured(plain, *figures.span("figures")):
            before = plain[max(0, numeral.start - _WINDOW) : numeral.start]
            after = plain[measure.end() : measure.end() + _WINDOW]
            noun, action = _thing(before, after)
            factor = _is_factor(before, after)
            yield Count(
                indicator=indicator,
                start=numeral.start,
                end=measure.end(),
                quote=text[numeral.start : measure.end()],
                number=numeral.value,
                measure=measure.group(1),
                noun="" if factor else noun,
                approximate=numeral.approximate or _LOOSE_AFTER.match(after) is not None,
                action=action,
                label=_label(before) if factor else "",
                block=block,
                loose=_LOOSE_BEFORE.search(before[-16:]) is not None or _RANGE.match(after) is not None,
            )


def _measured(plain: str, start: int, end: int) -> Iterator[tuple[Numeral, re.Match[str]]]:
    """The numerals between two positions that a measure follows."""
    while match := _START.search(plain, start, end):
        numeral = read_numeral(plain, match.start())
        start = match.end() if numeral is None else numeral.end
        measure = _MEASURE.match(plain, start)
        if numeral and measure and not _is_indefinite(plain, numeral.start, numeral.value):
            yield numeral, measure
            start = measure.end()


def _is_indefinite(plain: str, start: int, number: Decimal) -> bool:
    """一个, 一次 and 两个 are said without counting; 第四次 and digits inside a code count nothing."""
    before = plain[start - 1] if start else ""
    return (plain[start] in "一两" and number <= _SHORTEST) or (before != "" and before in "第0123456789.")


def _is_factor(before: str, after: str) -> bool:
    return bool((before and before[-1] in _OPERATOR_NEAR) or (after and after[0] in _OPERATOR_NEAR))


def _label(before: str) -> str:
    """The last words in front of an expression: 招聘保安费用 in 招聘保安费用：3900元/月*73人."""
    clause = _CLAUSE.search(before)
    names = [name for name in _NAMES.findall(clause.group() if clause else "") if name not in _UNITS]
    return names[-1] if names else ""


def _thing(before: str, after: str) -> tuple[str, str]:
    """The noun after the measure word, else the one before the number; and the last verb before the number."""
    words_after = _WORDS_AFTER.match(after)
    ahead = _ending_words(before)
    noun = _trimmed(words_after.group() if words_after else "")
    actions = [match for match in _ACTION.finditer(ahead) if noun or len(ahead) - match.end() >= _SHORTEST]
    action = actions[-1].group() if actions else ""
    if not noun and not _ONLY_ACTIONS.fullmatch(ahead):
        noun = _WHERE.sub("", ahead[actions[-1].end() :] if actions else ahead)
        if noun in _QUALITIES:
            noun = _WHERE.sub("", ahead)
    return (noun if len(noun) >= _SHORTEST else ""), action


def _ending_words(text: str) -> str:
    """The Chinese characters that a text ends with; a last line break does not count."""
    line = text.removesuffix("\n")
    other = _BEFORE_WORDS.match(line)
    return line[other.end() :] if other else line


def _trimmed(words: str) -> str:
    """The words after a measure that name the thing, without where it is."""
    return _WHERE.sub("", thing_named(words))


def thing_named(words: str) -> str:
    """The words after a measure word up to the first that no longer names the thing."""
    end = _AFTER_NOUN.search(words)
    return words[: end.start()] if end else words
