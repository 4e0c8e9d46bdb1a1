from decimal import Decimal

import pytest
from support.submissions import finding, form

from xltools.analysis.facts import Project
from xltools.merging.consolidation import GroupTotal, Line
from xltools.merging.departments import Department
from xltools.merging.outline import outline_of
from xltools.merging.sums import NO_TYPE, SEVERAL_TYPES, by_department, by_type, total, type_title
from xltools.model.roster import RosterEntry


def line(project: Project, *severities: str) -> Line:
    name = project.declaration.department
    outline = outline_of(project)
    return Line(
        0, Department(name), outline, (project,), 0, "counted", tuple(finding(project, one) for one in severities)
    )  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("selected", "title"),
    [
        (("4.其他一般类",), "其他一般类"),
        (("4. 其它一般类",), "其他一般类"),
        (("其他一般类",), "其他一般类"),
        (("２．信息化系统改造类",), "信息化系统改造类"),
        ((), NO_TYPE),
        (("1.大型会议培训", "3.宣传活动类"), SEVERAL_TYPES),
        (("4.其他一般类", "其它一般类"), "其他一般类"),
    ],
)
def test_spellings_of_a_type_are_one_type(selected: tuple[str, ...], title: str) -> None:
    assert type_title(selected) == title


def test_a_form_without_an_amount_is_counted_apart_and_not_as_zero() -> None:
    lines = [line(form("甲", "一", "0.10")), line(form("甲", "二", None, cost=None)), line(form("甲", "三", "0.20"))]
    found = total("合计", lines)
    assert (found.projects, found.budget, found.unreadable) == (3, Decimal("0.30"), 1)
    assert found.cost == Decimal(200000)


def test_doubtful_units_are_counted() -> None:
    lines = [line(form("甲", "一", doubtful=True)), line(form("甲", "二")), line(form("甲", "三", None, doubtful=True))]
    assert total("合计", lines).doubtful == 1


def test_totals_by_department_in_order_of_appearance_with_findings() -> None:
    lines = [
        line(form("乙", "一", "5"), "error", "warning"),
        line(form("甲", "二", "7")),
        line(form("乙", "三", "6"), "warning"),
    ]
    found = by_department(lines)
    assert [(one.name, one.budget, one.errors, one.warnings) for one in found] == [("乙", 11, 1, 2), ("甲", 7, 0, 0)]


def test_totals_by_type_largest_first() -> None:
    lines = [line(form("甲", "一", "5")), line(form("甲", "二", "7", types=("3.宣传活动类",)))]
    assert [(one.name, one.budget) for one in by_type(lines)] == [("宣传活动类", 7), ("其他一般类", 5)]


@pytest.mark.parametrize(("ceiling", "over"), [(None, None), (Decimal(10), Decimal(-3)), (Decimal(5), Decimal(2))])
def test_the_ceiling_is_compared_with_the_sum(ceiling: Decimal | None, over: Decimal | None) -> None:
    department = Department("甲", RosterEntry("甲", ceiling=ceiling))
    assert GroupTotal("甲", 1, Decimal(7), Decimal(7), department=department).over_ceiling == over


def test_without_a_roster_there_is_no_ceiling() -> None:
    assert GroupTotal("甲", 1, Decimal(7), Decimal(7), department=Department("甲")).over_ceiling is None
