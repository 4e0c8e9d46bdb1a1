"""What a cost is for, in a few words: read from the text around its figure, to name a row of 项目明细."""

import re
from collections.abc import Iterator
from typing import Final

from xltools.values.masks import MARK
from xltools.values.money import TextReading
from xltools.values.units import MEASURE

LONGEST: Final = 30
"""Characters of a name."""

_BREAK: Final = re.compile(rf"[;；。\n\t!！?？{MARK}]")
_JOINT: Final = re.compile(r"[,，:：()（）\[\]【】{}*＊×/／]")
_BRACKETS: Final = re.compile(r"[(（][^()（）]*[)）]")
_SUM: Final = re.compile("[+＋=＝≈—]")
_YEAR: Final = re.compile("(?:19|20)[0-9]{2}年(?:度|全年)?")
_NUMBER: Final = r"[约近]?[0-9０-９][0-9０-９,，.．]*[ ]?[万千百亿]*[ ]?"
_COUNT: Final = re.compile(
    rf"(?:共计|合计|总计|共有|共)?{_NUMBER}(?:余|多)?(?:\([ ]?{MEASURE}[ ]?\))?(?!号|层|室|楼|栋|区)(?:{MEASURE}|[%％元])?(?:左右|以上)?(?:/[^\s/]{{1,4}})*"
)
_EACH: Final = re.compile(rf"每(?:{MEASURE}|人)+(?:每(?:{MEASURE}|人))*")
_LEADING: Final = re.compile(
    r"^(?:其中|包括|包含|另外|另有|以及|[和及与含按另、.．·\-—\s]|预计|计划|用于|主要|需要?|拟|约|为|的|分别|具体|即)+"
)
_TRAILING: Final = re.compile(
    r"(?:共计|合计|总计|小计|总共|共需|共|计|约|为|是|即|需要?|预计|计划|大约|人均|标准|单价|按|以|各|的"
    r"|不超过?|不高于|不多于|控制在|限额|上限|最高|[、.．·\-—\s])+$"
)
_SAYS_NOTHING: Final = re.compile(
    r"(?:费用?|经费|金额|资金|预算|支出|投入|总额|总价|总预算|总投入|总费用|总经费|总金额|安排|申请|使用|支付|发放|全年|一年|每年|年度|本年|单价|标准"
    r"|以上|上述|各项|全部|项目|本项目|成本|产出成本指标|服务期限?|期限?|人均|月均|平均|价格|数量|人民币|财政|共|计|年|月|日|元|万|整|其中)*"
)
_WORD: Final = re.compile("[\u4e00-\u9fffA-Za-z]{2}")
_USE: Final = re.compile(
    r"[ ]?(?:整)?(?:人民币)?[,，(（]?[ ]?(?:主要)?(?:用于|用作|作为|购买|支付)(?P<use>[^0-9,，;；。、:：()（）\n]{2,24})"
)
_COUNTED: Final = re.compile(rf"{_NUMBER}{MEASURE}(?P<noun>[\u4e00-\u9fff]{{2,10}}?)(?=[ ]*[*×xX,，每(（])")


def item_name(reading: TextReading, floor: int, start: int, end: int, *, near: bool = False) -> str:
    """The name of what stands at start..end, the item before it ending at `floor`; "" where the text names nothing.

    The nearest words in front of the figure that say more than "费用" or "共计" (with `near` only those right in front of
    it); else what it is said to be used for behind it; else what it counts.
    """
    behind_last = _USE.match(reading.text, floor, start) if floor else None
    floor = behind_last.end() if behind_last else floor
    found = next((name for name in _clauses(reading, floor, start) if name or near), "")
    if found:
        return found
    use = _USE.match(reading.text, end)
    if use and (words := _cleaned(use["use"])):
        return words
    counted = _COUNTED.search(reading.text, start, end)
    return _cleaned(counted["noun"]) if counted else ""


def _clauses(reading: TextReading, floor: int, start: int) -> Iterator[str]:
    """The names in the clauses in front of a figure ("" for none), the nearest first, remarks in brackets last."""
    text = reading.text[item_start(reading, floor, start) : start]
    remarks = _BRACKETS.findall(text)
    for clause in (*reversed(_JOINT.split(_BRACKETS.sub("", text))), *(remark[1:-1] for remark in remarks)):
        yield "" if _SUM.search(clause) else _cleaned(clause)


def item_start(reading: TextReading, floor: int, start: int) -> int:
    """Where the item of a figure begins: behind the last list mark, sentence end or item before it."""
    marked = reading.tokens.text[floor:start]
    breaks = [match.end() for match in _BREAK.finditer(marked)]
    begin = floor + (breaks[-1] if breaks and marked[breaks[-1] :].strip() else 0)
    while begin < start and reading.text[begin] in " \t\n，,、；;。：:）)元整+＋-－—=＝":
        begin += 1
    return begin


def _cleaned(clause: str) -> str:
    """A clause without counts and phrases of calculation; "" where nothing is left that names anything."""
    words = _COUNT.sub("", _EACH.sub("", _YEAR.sub("", clause)))
    before = None
    while before != words:
        before = words
        words = _TRAILING.sub("", _LEADING.sub("", words.strip()))
    if not _WORD.search(words) or _SAYS_NOTHING.fullmatch(words):
        return ""
    return words if len(words) <= LONGEST else f"{words[:LONGEST]}…"
