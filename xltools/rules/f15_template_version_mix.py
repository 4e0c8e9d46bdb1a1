"""F15 表式版本不一致

检查什么
    汇总时，各部门报来的表是不是同一个版本：表式、预算金额栏印的单位、项目类型的选项、有没有“其他说明的问题”一行，与多数
    表不同的报出。由本程序生成的部门工作簿是统一的，不参加比较；删去或保留备用行、空格多少不算。

为什么
    混用旧表、别的表，栏目和单位就对不上，汇总和公开时要逐份改。

反例
    多数表的预算金额栏没有单位，这一份印的是“预算金额（万元）”。

正例
    各份表的预算金额栏、项目类型的选项、表末的行都一样。

怎么改
    换用统一下发的表，把内容誊过去；确需使用另一版本的，先与汇总单位联系。
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final, Literal

from xltools.analysis.facts import Project
from xltools.forms.project_type import type_key
from xltools.model.declaration import Declaration, FieldName
from xltools.model.noted_form import Note, NotedForm
from xltools.model.settings import Parameter, ParameterValue
from xltools.rules.form_version import form_version, has_field, in_own_workbook
from xltools.rules.rule import Batch, BatchRule, Defect
from xltools.rules.spots import noted_spot

Trait = Literal["form", "unit", "options", "remarks"]
FIELD_OF: Final[Mapping[Trait, FieldName]] = {
    "form": "project", "unit": "budget", "options": "project_type", "remarks": "remarks",
}  # fmt: skip
FEWEST: Final = Parameter("fewest", "至少几份表才比较", Decimal(3), "份")
YES: Final = "有"
FILLERS: Final = "fillers"


def note(project: Project, **_: ParameterValue) -> Iterator[Note]:
    """The traits by their names, in pairs, and the label of the budget."""
    declaration = project.declaration
    traits = traits_of(declaration)
    if any(row.placeholder for row in declaration.indicators):
        traits[FILLERS] = YES
    yield Note(key=declaration.budget_label, words=tuple(word for pair in traits.items() for word in pair))


def check(batch: Batch, fewest: Decimal) -> Iterator[Defect]:
    """One defect for each form that differs from more than half of the others it is compared with."""
    traits = [dict(pairs(noted.words)) for _, noted in batch.notes]
    form = usual(traits, "form", fewest)
    alike = [one for one in traits if form is not None and one.get("form") == form]
    common: dict[Trait, str | None] = {"form": form}
    common |= {name: usual(alike, name, fewest) for name in FIELD_OF if name != "form"}
    for (own_form, noted), own in zip(batch.notes, traits, strict=True):
        different = [name for name in FIELD_OF if differs(own, common, name)]
        if "form" in different:
            different = ["form"]
        if different:
            yield defect(own_form, noted.key, own, common, different)


def traits_of(declaration: Declaration) -> dict[str, str]:
    """What shows the version of a form, by Trait; what it does not show (options that were deleted) is left out.

    A workbook of ours is the template itself: whatever its labels say, nobody mixed anything.
    """
    if in_own_workbook(declaration):
        return {}
    found = {"form": declaration.form}
    if "budget" in declaration.fields:
        found["unit"] = declaration.label_unit or ""
    options = options_of(declaration)
    if options:
        found["options"] = options
    if has_field(declaration, "remarks"):
        found["remarks"] = YES if "remarks" in declaration.fields else ""
    return found


def pairs(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The traits of a note, name and value."""
    return zip(words[::2], words[1::2], strict=True)


def options_of(declaration: Declaration) -> str:
    """The labels of the option list that is printed whole, "" where none is."""
    form = form_version(declaration)
    text = type_key(declaration.text("project_type"))
    lists = (form.type_options, form.other_type_options) if form else ()
    for options in lists:
        labels = [option.label for option in options]
        if labels and all(type_key(label) in text for label in labels):
            return "、".join(labels)
    return ""


def usual(traits: Sequence[Mapping[str, str]], name: Trait, fewest: Decimal) -> str | None:
    """The value that more than half of the forms have; None where no value has, or too few forms show the trait."""
    values = Counter(one[name] for one in traits if name in one)
    if values.total() < fewest:
        return None
    value, count = values.most_common(1)[0]
    return value if count * 2 > values.total() else None


def differs(own: Mapping[str, str], common: Mapping[Trait, str | None], name: Trait) -> bool:
    """Whether a form shows another value than most do."""
    return name in own and common[name] is not None and own[name] != common[name]


def defect(
    form: NotedForm,
    budget_label: str,
    own: Mapping[str, str],
    common: Mapping[Trait, str | None],
    different: Sequence[Trait],
) -> Defect:
    """What is different, at the first such place."""
    phrases = [phrase(name, own[name], common[name] or "") for name in different]
    if FILLERS in own:
        phrases.append("留有“…”备用行")
    where = FIELD_OF[different[0]]
    return Defect(
        f"表式与多数表不同：{'；'.join(phrases)}。请换用统一下发的表。",
        noted_spot(form, where),
        quote=budget_label if different[0] == "unit" else form.text(where),
        related=tuple(form.place_of(FIELD_OF[name]) for name in different[1:]),
        position=form.position,
    )


def phrase(name: Trait, own: str, most: str) -> str:
    """One difference in words."""
    match name:
        case "form":
            return "用的是另一种申报表"
        case "unit":
            return f"预算金额栏{unit(own)}，多数{unit(most)}"
        case "options":
            return f"项目类型的选项是{own}，多数是{most}"
        case "remarks":
            return "多了“其他说明的问题”一行" if own else "缺少“其他说明的问题”一行"


def unit(printed: str) -> str:
    """The unit in the label of the budget."""
    return f"印着“{printed}”" if printed else "不印单位"


RULE = BatchRule(
    id="F15",
    name="template-version-mix",
    title="表式版本不一致",
    page=__doc__,
    severity="warning",
    check=check,
    parameters=(FEWEST,),
    stage="consolidation",
    note=note,
)
