"""A form as text exported from Word: TAB = next cell, blank line = row end."""

from typing import Any

from support.declarations import declaration


def form_text(**texts: Any) -> str:
    """The form of `support.declarations.declaration`, as a text export of it."""
    form = declaration(**texts)
    rows = [
        [form.text("caption")],
        ["", "部门（单位）名称", form.text("department")],
        ["", "项目名称", form.text("project"), form.budget_label, form.text("budget")],
        ["", "项目负责人", form.text("leader"), "联系电话", form.text("phone")],
        ["", "单位地址", form.text("address"), "邮政编码", form.text("postcode")],
        ["", "项目类型", form.text("project_type")],
        ["", "项目绩效目标", form.text("goal")],
        ["", "绩效指标", "一级指标", "二级指标", "具体指标（指标内容、指标值）"],
        *(["", "", row.level1_written, row.level2_written or row.level2, row.text] for row in form.indicators),
        ["", "其他说明的\n问题", "", "", form.text("remarks")],
    ]
    return "\n\n".join("\n\t".join(row).removeprefix("\n") for row in rows) + "\n\n\n\n"
