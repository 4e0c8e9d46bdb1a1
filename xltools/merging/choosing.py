"""Which of several files counts for one project that they tell differently, why, and what speaks against it.

A person's decision first, then the newer declared round, then the later receipt, then the order of reading.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from xltools.merging.rounds import Round

BY_ORDER: Final = "按读取顺序"
BY_TIME: Final = "按收到时间"
BY_DECISION: Final = "按版本认定"


@dataclass(frozen=True, slots=True)
class Receipt:
    """How a file came in: its number in the order of reading, the round it declares, when it was received.

    `decision` is set where a person decided that this file counts: the reason given, which may be "".
    """

    file: int
    round: Round | None = None
    received: datetime | None = None
    decision: str | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """The file that counts. `ground` says in Chinese by what, `doubt` what a person should know of it ("" for nothing)."""

    file: int
    ground: str
    doubt: str = ""


def choose(receipts: Sequence[Receipt]) -> Choice:
    """The file that counts among at least one."""
    decided = [one for one in receipts if one.decision is not None]
    if decided:
        return by_decision(decided)
    return by_round(receipts)


def by_decision(decided: Sequence[Receipt]) -> Choice:
    """What a person decided; of several files so named the one the other grounds prefer."""
    chosen = next(one for one in decided if one.file == by_round(decided).file)
    ground = BY_DECISION + (f"（{chosen.decision}）" if chosen.decision else "")
    return Choice(chosen.file, ground, "版本认定指定了不止一个文件" if len(decided) > 1 else "")


def by_round(receipts: Sequence[Receipt]) -> Choice:
    """By declared rounds where they can be compared, else by receipt."""
    declared = [one for one in receipts if one.round is not None]
    series = {one.round.series for one in declared if one.round}
    if not declared:
        return by_time(receipts)
    if len(series) > 1:
        return doubted(by_time(receipts), f"申报轮次{titles(declared)}无法比较先后")
    newest = max(one.round.number for one in declared if one.round)
    leading = [one for one in declared if one.round and one.round.number == newest]
    best = by_time(leading)
    undeclared = [one for one in receipts if one.round is None]
    if undeclared:
        last = by_time(undeclared)
        between = by_time([one for one in receipts if one.file in {best.file, last.file}])
        return doubted(between, f"有的文件申报轮次{titles(declared)}，有的没有申报轮次")
    if len(leading) == len(declared):
        return best
    ground = f"按申报轮次{titles(leading)}"
    return Choice(best.file, ground, earlier(leading, [one for one in declared if one not in leading], best.file))


def earlier(leading: Iterable[Receipt], older: Iterable[Receipt], chosen: int) -> str:
    """What speaks against a round: one that went before it was received after it."""
    here = next(one for one in leading if one.file == chosen)
    later = [one for one in older if one.received and here.received and one.received > here.received]
    return f"轮次较早的{titles(later)}反而收到较晚" if later else ""


def by_time(receipts: Sequence[Receipt]) -> Choice:
    """The last received; where times are equal or not all known, the last read."""
    times = [one.received for one in receipts if one.received]
    if len(times) < len(receipts) or len(set(times)) == 1:
        return Choice(max(one.file for one in receipts), BY_ORDER)
    newest = max(times)
    return Choice(max(one.file for one in receipts if one.received == newest), BY_TIME)


def doubted(choice: Choice, doubt: str) -> Choice:
    """The choice with what a person should know."""
    return Choice(choice.file, choice.ground, doubt)


def titles(receipts: Iterable[Receipt]) -> str:
    """The rounds as written in lists, each once, in their order."""
    found = {one.round for one in receipts if one.round}
    return "、".join(one.title for one in sorted(found, key=lambda one: (one.series, one.number)))
