"""Order of what a check says."""

from support.declarations import project
from support.workbooks_as_read import figure, two_projects, workbook

from xltools.workflows.check import check


def test_findings_come_by_declaration_then_severity_then_row() -> None:
    first = project(postcode="1", caption="文化活动经费", environment=None, cost="按月支出", quality="不涉及")
    second = project(position=2, phone="")
    result = check([first, second])
    assert [(finding.position, finding.rule) for finding in result.findings] == [
        (1, "F01"),
        (1, "F13"),
        (1, "C02"),
        (1, "C09"),
        (1, "C05"),
        (2, "C01"),
    ]
    assert [(entry.position, entry.rule) for entry in result.not_checked] == [(1, "A04"), (1, "A05")]


def test_findings_on_the_workbook_come_first() -> None:
    result = check(two_projects(), workbook(figures=(figure("total.budget", None, "1", typed=True),)))
    assert [finding.rule for finding in result.findings] == ["S11"]


def test_nothing_to_check() -> None:
    assert check([]).findings == ()
