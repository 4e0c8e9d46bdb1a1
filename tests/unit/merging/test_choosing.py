"""Which of several files counts. A file of a case: round (- for none), time of receipt (- unknown), ! where decided (with reason)."""

from datetime import datetime

import pytest

from xltools.merging.choosing import Receipt, choose
from xltools.merging.rounds import ROUNDS, Round, round_of

CASES = {
    "the later receipt": (["- 09:00", "- 08:00"], 0, "按收到时间", ""),
    "equal times: the order of reading": (["- 09:00", "- 09:00"], 1, "按读取顺序", ""),
    "a time not known: the order of reading": (["- 09:00", "- -"], 1, "按读取顺序", ""),
    "two of three at the same time": (["- 09:00", "- 09:00", "- 08:00"], 1, "按收到时间", ""),
    "the newer round": (["二上 09:00", "一上 08:00"], 0, "按申报轮次二上", ""),
    "the newer round, although received earlier": (
        ["二上 08:00", "一上 09:00"], 0, "按申报轮次二上", "轮次较早的一上反而收到较晚",
    ),
    "the third time after the second": (["第2次 -", "第3次 -", "第1次 -"], 1, "按申报轮次第3次", ""),
    "one round twice: the later receipt": (["二上 08:00", "二上 09:00"], 1, "按收到时间", ""),
    "the newest round twice, an older one beside": (["二上 09:00", "二上 08:00", "一上 07:00"], 0, "按申报轮次二上", ""),
    "no round beside a declared one: the later receipt": (
        ["二上 08:00", "- 09:00"], 1, "按收到时间", "有的文件申报轮次二上，有的没有申报轮次",
    ),
    "a declared round received after one without": (
        ["二上 09:00", "- 08:00", "一上 10:00"], 0, "按收到时间", "有的文件申报轮次一上、二上，有的没有申报轮次",
    ),
    "rounds of two kinds cannot be compared": (
        ["第3次 08:00", "二上 09:00"], 1, "按收到时间", "申报轮次二上、第3次无法比较先后",
    ),
    "what is no round says nothing": (["终稿 09:00", "最终稿 08:00"], 0, "按收到时间", ""),
    "a person's decision goes first": (["一上 08:00 !", "二上 09:00"], 0, "按版本认定", ""),
    "with its reason": (["一上 08:00 !以纸质件为准", "二上 09:00"], 0, "按版本认定（以纸质件为准）", ""),
    "two decisions: the other grounds decide between them": (
        ["- 08:00 !甲", "- 09:00 !乙", "- 10:00"], 1, "按版本认定（乙）", "版本认定指定了不止一个文件",
    ),
}  # fmt: skip


def receipt(number: int, line: str) -> Receipt:
    declared, time, *decision = line.split(" ")
    received = None if time == "-" else datetime.fromisoformat(f"2026-11-20T{time}")
    return Receipt(number, round_of(declared), received, decision[0].removeprefix("!") if decision else None)


@pytest.mark.parametrize(("files", "chosen", "ground", "doubt"), CASES.values(), ids=CASES)
def test_choice(files: list[str], chosen: int, ground: str, doubt: str) -> None:
    choice = choose([receipt(number, line) for number, line in enumerate(files)])
    assert (choice.file, choice.ground, choice.doubt) == (chosen, ground, doubt)


@pytest.mark.parametrize(
    ("written", "title"),
    [
        *((title, title) for title in ROUNDS),
        (" 二 上 ", "二上"),
        ("第二次", "第2次"),
        ("第三次报送", "第3次"),
        ("2轮", "第2次"),
        ("第２次", "第2次"),
        ("3", ""),
        ("三上", ""),
        ("第10次", ""),
        ("最终稿", ""),
        ("", ""),
    ],
)
def test_round(written: str, title: str) -> None:
    found = round_of(written)
    assert (found.title if found else "") == title


def test_rounds_know_their_order() -> None:
    assert [round_of(title) for title in ("一上", "二上", "第1次")] == [Round("上", 1), Round("上", 2), Round("次", 1)]
