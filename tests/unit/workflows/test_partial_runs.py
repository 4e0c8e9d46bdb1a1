"""Files may be read anywhere and put together in any order: the rules across files say the same."""

from datetime import date
from decimal import Decimal
from itertools import pairwise

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from support.batches import forms, last_year, roster
from support.other_form import OTHER

from xltools.merging.sent_form import SentForm
from xltools.model.roster import LibraryProject, RosterEntry
from xltools.workflows.across import Against, CheckedForms, CheckedRun, complete
from xltools.workflows.check import check
from xltools.workflows.noting import sent_forms

ROAD = "保持辖区道路清洁整齐，为居民创造优美的生活环境。"
LANE = "保持辖区道路清洁整齐，为居民创造舒适的生活环境。"
PROJECTS = forms(
    {"social": ROAD, "leader": "张三", "phone": "80001234"},
    OTHER | {"project": "行道树修剪", "social": LANE, "leader": "张三", "phone": "80001334", "address": "示例路1号"},
    OTHER | {"project": "道路清扫", "social": ROAD, "address": "示例路1号", "postcode": "100032"},
    {"department": "示例街道城管科", "budget": "12万元"},
    {"goal": "修缮和平里大街18号，保安每人每月3000元。", "project": "修缮一期"},
    {"goal": "修缮和平里大街18号，保安每人每月4500元。", "project": "安保服务", "budget": "30万元"},
    {"goal": "改过的目标。", "social": ROAD, "leader": "张三", "phone": "80001234"},
    {"project": "道路清扫", "department": "没有的科", "budget": "88万元"},
)
CHECKED = [CheckedForms(one.declaration.file, sent_forms([one]), check([one])) for one in PROJECTS]
AGAINST = Against(
    roster(
        RosterEntry("示例街道绿化科", ceiling=Decimal(100000), projects=("清雪",)),
        library=(LibraryProject("", "道路清扫", annual=Decimal(5), where="项目库 第 2 行"),),
    ),
    last_year({"budget": Decimal(500000)}),
    date(2026, 1, 1),
)
PACKER, UNPACKER = msgspec.msgpack.Encoder(), msgspec.msgpack.Decoder(tuple[SentForm, ...])


def result(checked: list[CheckedForms]) -> CheckedRun:
    return complete(checked, AGAINST)


WHOLE = result(CHECKED)


def test_the_run_has_something_to_say() -> None:
    found = [finding for one in (*WHOLE.files, WHOLE.whole) for finding in one.findings]
    assert {"S01", "S02", "S03", "S04", "S05", "S06", "S08", "S09", "S10", "S12", "S14", "Y06"} <= {
        one.rule for one in found
    }


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(len(CHECKED))), st.lists(st.integers(0, len(CHECKED)), max_size=4))
def test_any_split_and_any_order_of_reading_gives_the_same(order: list[int], cuts: list[int]) -> None:
    edges = [0, *sorted(cuts), len(order)]
    parts = [
        [(number, PACKER.encode(CHECKED[number].forms)) for number in order[begin:end]]
        for begin, end in pairwise(edges)
    ]
    merged: dict[int, bytes] = {}
    for part in reversed(parts):
        merged |= dict(part)
    again = [CheckedForms(one.file, UNPACKER.decode(merged[number]), one.result) for number, one in enumerate(CHECKED)]
    assert result(again) == WHOLE
