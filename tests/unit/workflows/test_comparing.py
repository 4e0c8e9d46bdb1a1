from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.compared import compared

from xltools.model.office import Office
from xltools.model.roster import Roster, RosterEntry
from xltools.workflows.comparing import compare
from xltools.workflows.comparison import Comparison, Form, ProjectChange

GREEN: dict[str, Any] = {
    "department": "绿化科",
    "project": "社区绿化养护",
    "budget": "12万元",
    "cost": "全年费用12万元。",
}
TREES: dict[str, Any] = {
    "department": "绿化科", "project": "行道树修剪", "budget": "30万元", "cost": "修剪费30万元。",
    "goal": "修剪辖区内的行道树，消除安全隐患。", "quantity": "修剪行道树不少于600棵。", "quality": "修剪符合技术规程。",
    "social": "减少树枝坠落伤人的危险。", "sustained": "定期巡查修剪。",
}  # fmt: skip
READING: dict[str, Any] = {
    "department": "文教科", "project": "全民阅读", "budget": "8万元", "cost": "活动费8万元。",
    "goal": "组织阅读活动，培育居民的阅读习惯。", "quantity": "举办读书会不少于20场。", "quality": "嘉宾具有专业水平。",
    "social": "居民阅读率提高。", "sustained": "读书会长期举办。",
}  # fmt: skip


def only(result: Comparison) -> ProjectChange:
    (one,) = result.projects
    return one


def titles(change: ProjectChange) -> list[str]:
    return [text.title for text in change.texts]


def test_a_round_beside_itself_shows_nothing() -> None:
    result = compared([GREEN, TREES], [GREEN, TREES])
    assert all(one.is_same and not one.remarks for one in result.projects)
    assert (result.total.change, result.total.changed, result.proposals) == (0, 0, ())


def test_amounts_are_sorted_by_their_effect_and_add_up() -> None:
    new = [{**GREEN, "budget": "15万元"}, {**TREES, "budget": "20万元"}, READING]
    result = compared([GREEN, TREES], new)
    assert [(one.form.project, one.state, one.change) for one in result.projects] == [
        ("行道树修剪", "decreased", Decimal(-100000)),
        ("全民阅读", "added", Decimal(80000)),
        ("社区绿化养护", "increased", Decimal(30000)),
    ]
    assert (result.total.old, result.total.new, result.total.change) == (420000, 430000, 10000)
    assert [(one.name, one.change, one.added) for one in result.departments] == [
        ("文教科", 80000, 1),
        ("绿化科", -70000, 0),
    ]
    assert result.departments[1].share == Decimal(-70000) / 420000
    assert result.departments[0].share is None


def test_a_removed_project_counts_with_its_whole_budget() -> None:
    result = compared([GREEN, READING], [GREEN])
    removed = result.having("removed")[0]
    assert (removed.form.project, removed.change, removed.new) == ("全民阅读", Decimal(-80000), None)


@pytest.mark.parametrize(
    ("old", "new", "effect", "remarks"),
    [
        ("见附件", "12万元", 120000, ("上次预算金额无法识别，未计入合计",)),
        ("12万元", "见附件", -120000, ("本次预算金额无法识别，未计入合计",)),
        ("见附件", "待定", 0, ("两次预算金额都无法识别，未计入合计",)),
    ],
)
def test_an_amount_that_cannot_be_read_is_said_and_never_0(
    old: str, new: str, effect: int, remarks: tuple[str]
) -> None:
    result = compared([{**GREEN, "budget": old}], [{**GREEN, "budget": new}])
    one = only(result)
    assert (one.state, one.change, one.effect, one.remarks) == ("incomparable", None, Decimal(effect), remarks)
    assert one.share is None
    assert result.total.change == effect


def test_a_project_of_one_round_whose_amount_cannot_be_read_is_said() -> None:
    result = compared([{**GREEN, "budget": "见附件"}], [READING])
    assert result.having("removed")[0].remarks == ("预算金额无法识别，未计入合计",)
    assert (result.total.old, result.total.old_unreadable) == (0, 1)


def test_a_doubtful_unit_is_said_where_the_amount_changed() -> None:
    doubtful = {**GREEN, "budget": "12"}
    assert only(compared([doubtful], [doubtful])).remarks == ()
    assert "本次预算金额单位存疑" in only(compared([GREEN], [{**doubtful, "budget": "15"}])).remarks
    assert compared([], [doubtful]).projects[0].remarks == ("预算金额单位存疑",)


@pytest.mark.parametrize(
    ("changed", "remark"),
    [
        ({"budget": "15万元"}, "预算变动而各项指标（含成本指标）未变，请核对"),
        ({"budget": "15万元", "cost": "全年费用15万元。"}, "预算变动而成本以外的指标未变，请核对"),
        ({"budget": "15万元", "quantity": "养护社区绿地不少于10处。"}, None),
        ({"quantity": "养护社区绿地不少于10处。"}, "指标变动而预算未变，请核对"),
        ({"satisfaction": "居民满意度不低于95%。"}, "指标变动而预算未变，请核对"),
        ({"satisfaction": "居民的满意度不低于90%。"}, None),
        ({"schedule": "2019年4月签订合同，12月底前完成验收。"}, None),
        ({"goal": "换了说法。"}, None),
        ({"budget": "12元", "quantity": "1处。"}, "两次预算正好相差一万倍，请核对单位"),
    ],
)
def test_budget_and_indicators_that_do_not_move_together_are_pointed_out(
    changed: dict[str, str], remark: str | None
) -> None:
    assert [*only(compared([GREEN], [{**GREEN, **changed}])).remarks] == ([remark] if remark else [])


def test_every_field_and_row_is_compared_in_the_order_of_the_form() -> None:
    new = {
        **GREEN, "leader": "李某", "phone": "80001235", "goal": "改善居住环境。", "quantity": "养护绿地不少于9处。",
        "sustained": "长期有效。", "remarks": "增加一处。", "project_type": "√3.宣传活动类",
    }  # fmt: skip
    assert titles(only(compared([GREEN], [new]))) == [
        "项目负责人", "联系电话", "项目类型", "项目绩效目标", "产出数量指标", "可持续影响指标", "其他说明的问题",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", ["养护社区绿地\n不少于8处。", "　养护社区绿地 不少于 8处。", "养护社区绿地\u200b不少于8处。\r"]
)
def test_what_nobody_sees_is_no_change(text: str) -> None:
    assert only(compared([{**GREEN, "quantity": "养护社区绿地不少于8处。"}], [{**GREEN, "quantity": text}])).is_same


def test_rows_are_matched_by_their_text_then_by_order() -> None:
    old = {**GREEN, "fillers": ("第一条。", "第二条。", "第三条。")}
    new = {**GREEN, "fillers": ("新的一条。", "第一条。", "第二条改。", "第三条。")}
    changes = only(compared([old], [new])).texts
    assert [(one.old.text if one.old else None, one.new.text if one.new else None) for one in changes] == [
        (None, "新的一条。"),
        ("第二条。", "第二条改。"),
    ]


def test_a_second_output_block_leaves_the_other_rows_where_they_are() -> None:
    old = {**GREEN, "quantity": "甲8处。", "social": "不变。"}
    new = {**GREEN, "quantity": ("甲8处。", "乙5处。"), "social": "不变。"}
    changes = only(compared([old], [new])).texts
    assert "产出数量指标（第 2 组产出指标）" in {one.title for one in changes}
    assert all(one.old is None for one in changes)
    assert not [one for one in changes if "社会" in one.title]


def test_a_form_without_a_row_has_no_place_for_it() -> None:
    change = only(compared([GREEN], [{**GREEN, "environment": None}])).texts[0]
    assert (change.title, change.new) == ("环境效益指标", None)
    field = only(compared([{**GREEN, "remarks": None}], [GREEN])).texts[0]
    assert (field.title, field.old.text if field.old else None) == ("其他说明的问题", "")


def test_departments_are_known_by_the_roster() -> None:
    roster = Roster("花名册.xlsx", (RosterEntry("青禾街道绿化科", "120301", ("绿化科",)),))
    office = Office(roster=roster)
    new = {**GREEN, "department": "120301-青禾街道绿化科"}
    assert only(compared([GREEN], [new], office)).is_same
    result = compared([GREEN], [new])
    assert {one.state for one in result.projects} == {"added", "removed"}
    assert [one.kind for one in result.proposals] == ["department-renamed"]


def test_names_are_compared_without_blanks_and_widths() -> None:
    assert only(compared([GREEN], [{**GREEN, "project": "社区 绿化养护", "caption": GREEN["project"]}])).is_same


@pytest.mark.parametrize(
    ("changed", "kind"),
    [
        ({"project": "社区绿地管护"}, "renamed"),
        ({"project": "社区绿化维护", "quantity": "换。", "goal": "全都换掉了，一点也不一样。"}, "renamed"),
        ({"department": "环境科"}, "moved"),
        ({"department": "青禾街道绿化科"}, "department-renamed"),
        ({"department": "环境科", "project": "绿地管护"}, "moved-and-renamed"),
    ],
)
def test_a_project_that_may_be_another_is_proposed_and_not_paired(changed: dict[str, str], kind: str) -> None:
    result = compared([TREES, GREEN], [{**GREEN, **changed}, TREES])
    assert sorted(one.state for one in result.projects) == ["added", "removed", "unchanged"]
    (proposal,) = result.proposals
    assert (proposal.kind, proposal.old.project, proposal.new.project) == (
        kind,
        "社区绿化养护",
        changed.get("project", "社区绿化养护"),
    )


def test_projects_that_only_share_a_common_name_are_not_proposed() -> None:
    old = {**GREEN, "project": "办公费"}
    new = {**READING, "project": "办公费"}
    assert compared([old], [new]).proposals == ()


def test_every_form_is_in_one_proposal_at_most_the_likeliest() -> None:
    other = {**GREEN, "project": "社区绿化管护", "quantity": "养护社区绿地不少于3处，其他一律不管。"}
    result = compared([GREEN], [{**GREEN, "project": "社区绿化维护"}, other])
    assert [one.new.project for one in result.proposals] == ["社区绿化维护"]


def test_two_forms_of_one_name_are_paired_by_content_first() -> None:
    twin = {**GREEN, "quantity": "另一块绿地3处。", "budget": "3万元"}
    file = {"file": "同一份.txt"}
    result = compared([{**GREEN, **file}, {**twin, **file}], [{**twin, **file}, {**GREEN, **file}])
    assert all(one.is_same for one in result.projects)
    assert len(result.projects) == 2


def test_forms_without_a_name_are_paired_only_where_they_say_the_same() -> None:
    nameless = {**GREEN, "project": "", "caption": "未定"}
    assert only(compared([nameless], [nameless])).is_same
    assert [one.state for one in compared([nameless], [{**nameless, "budget": "13万元"}]).projects] == [
        "added",
        "removed",
    ]


def test_a_repeated_and_an_older_form_are_left_out_and_told() -> None:
    result = compared([GREEN, GREEN, {**TREES, "budget": "31万元"}, TREES, {"project": "", "department": "", "budget": "", "goal": "", "caption": "", **dict.fromkeys(
        ("quantity", "quality", "schedule", "cost", "economic", "social", "environment", "sustained", "satisfaction"), ""
    )}], [GREEN, TREES])  # fmt: skip
    told = [one.note for one in result.old.left_out]
    assert told[0] == "与 一上/1.txt 第 1 份 内容相同，只计一次。"
    assert told[1].startswith("与 一上/4.txt 第 1 份 同部门同项目而内容不同，以后者为准")
    assert told[2] == "空白表，未计入。"
    assert result.total.old == result.total.new == 420000


NAMES = st.sampled_from(["社区绿化养护", "行道树修剪", "全民阅读", "节日慰问"])
FORMS = st.lists(
    st.fixed_dictionaries(
        {
            "department": st.sampled_from(["绿化科", "文教科"]),
            "project": NAMES,
            "budget": st.sampled_from(["12万元", "35,000.50元", "见附件", "8万元", "20"]),
            "quantity": st.sampled_from(["养护8处。", "养护12处。", "举办20场。"]),
        }
    ),
    max_size=4,
    unique_by=lambda one: (one["department"], one["project"]),
)


def known(form: Form | None) -> tuple[str, str] | None:
    return (form.department, form.project) if form else None


def table(changes: Sequence[ProjectChange]) -> list[Any]:
    found = [(known(one.old), known(one.new), one.effect, sorted(text.title for text in one.texts)) for one in changes]
    return sorted(found, key=repr)


@settings(max_examples=25)
@given(FORMS, FORMS)
def test_changes_add_up_to_the_difference_and_mirror(old: list[dict[str, Any]], new: list[dict[str, Any]]) -> None:
    result = compared(old, new)
    assert sum(one.effect for one in result.projects) == result.total.new - result.total.old
    assert sum(one.change for one in result.departments) == result.total.change
    back = compare(result.new, result.old)
    assert table(back.projects) == sorted(
        ((second, first, -effect, names) for first, second, effect, names in table(result.projects)), key=repr
    )
    pairs = {(known(one.old), known(one.new), one.kind) for one in result.proposals}
    assert {(known(one.new), known(one.old), one.kind) for one in back.proposals} == pairs


def test_a_change_has_a_form() -> None:
    with pytest.raises(ValueError, match="without a form"):
        _ = ProjectChange(None, None).form
