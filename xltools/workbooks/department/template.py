"""Blank department workbooks."""

from collections.abc import Sequence
from typing import Final

from xltools.analysis import analyse
from xltools.forms.version import FormVersion
from xltools.model.declaration import Declaration, Field, FieldName, Indicator
from xltools.model.place import Place
from xltools.workbooks.department.book import DepartmentPlan, plan_blank
from xltools.workbooks.department.project_type_cell import printed_options

BLANK_UNIT: Final = "万元"
"""The unit the official form prints beside 预算金额."""


def plan_template(file: str, department: str, projects: Sequence[str], form: FormVersion) -> DepartmentPlan:
    """A workbook with one blank sheet per project name ("" where it is not known yet)."""
    blanks = [blank_declaration(form, department, name, number) for number, name in enumerate(projects, start=1)]
    return plan_blank(file, department, [analyse(blank) for blank in blanks], form)


def blank_declaration(form: FormVersion, department: str, project: str, position: int) -> Declaration:
    """The form as printed, with what is known already."""
    place = Place("")
    fields: dict[FieldName, Field] = {header.name: Field("", place) for header in form.header}
    fields["department"] = Field(department, place)
    fields["project"] = Field(project, place)
    fields["project_type"] = Field(printed_options(form, None), place)
    if project:
        fields["caption"] = Field(project, place)
    indicators = []
    for level1 in form.level1:
        indicators += [Indicator(1, level1.label, row.label, Field("", place)) for row in level1.rows]
        indicators.append(Indicator(1, level1.label, "", Field("", place), placeholder=True))
    return Declaration(
        form=form.id,
        file="",
        position=position,
        place=place,
        fields=fields,
        indicators=tuple(indicators),
        budget_label=f"预算金额（{BLANK_UNIT}）",
        label_unit=BLANK_UNIT,
    )
