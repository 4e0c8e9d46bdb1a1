"""Declarations and projects for tests: a clean form, of which a test changes what it is about."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from support.cost_tables import Row, cost_table, row_of_page
from xltools.analysis import analyse
from xltools.analysis.facts import Project
from xltools.model.declaration import EXTRA_TITLES, FIELD_TITLES, Declaration, Field, FieldName, Indicator, Unplaced
from xltools.model.place import Place

OUTPUTS = {
    "quantity": "产出数量指标",
    "quality": "产出质量指标",
    "schedule": "产出进度指标",
    "cost": "产出成本指标",
}
BENEFITS = {
    "economic": "经济效益指标",
    "social": "社会效益指标",
    "environment": "环境效益指标",
    "sustained": "可持续影响指标",
    "satisfaction": "服务对象满意度指标",
}
ROWS = OUTPUTS | BENEFITS

CLEAN_FIELDS: dict[str, str] = {
    "caption": "社区绿化养护",
    "department": "示例街道绿化科",
    "project": "社区绿化养护",
    "budget": "12万元",
    "leader": "张某某",
    "phone": "80001234",
    "address": "示例路1号",
    "postcode": "100000",
    "project_type": "1.大型会议培训  2.信息化系统改造类\n3.宣传活动类  √4.其他一般类",
    "goal": "对辖区内社区绿地开展日常养护，改善居民的居住环境。",
    "remarks": "无",
}
CLEAN_ROWS: dict[str, str] = {
    "quantity": "养护社区绿地不少于8处。",
    "quality": "绿地养护质量达到合同约定标准。",
    "schedule": "4月签订合同，12月底前完成验收。",
    "cost": "全年费用12万元。",
    "economic": "不涉及，本项目为公共绿地的日常养护。",
    "social": "居民休憩环境得到改善。",
    "environment": "绿地保有率不低于95%。",
    "sustained": "养护机制长期有效。",
    "satisfaction": "居民满意度不低于90%。",
}
ABSENT = "（缺此行）"


def declaration(
    *,
    file: str = "示例.txt",
    position: int = 1,
    form: str = "beijing-2019",
    year: int | None = None,
    label_unit: Any = None,
    blocks: int = 1,
    block_titles: tuple[str, ...] = ("产出指标",),
    written: Mapping[str, str] | None = None,
    fillers: tuple[str, ...] = (),
    filler_label: str = "…",
    benefit_title: str = "效益指标",
    beside: str = "",
    items: Sequence[Row] | None = None,
    items_total: str | None = None,
    extra: Mapping[str, str] | None = None,
    **texts: str | tuple[str, ...] | None,
) -> Declaration:
    """The clean form with `texts` put in: names of fields (None: the form has no such field) or of rows (None: no such
    row; a tuple: one text for each output block). `written`: labels as written, by row name. `fillers`: texts of `…` rows (or of rows named `filler_label`).
    `benefit_title`: what stands for 效益指标 in the first-level column. `beside`: a text left of the first row.
    `extra`: fields of the central form, which the declaration then follows. `items`: rows of 项目明细 (None: no table), `items_total`: a figure typed over its total.
    """
    form = "central-2015" if extra else form
    fields = {name: texts.pop(name, text) for name, text in CLEAN_FIELDS.items()}
    rows = {name: texts.pop(name, text) for name, text in CLEAN_ROWS.items()}
    assert not texts, f"no such field or row: {sorted(texts)}"
    blocks = max([blocks, *(len(text) for text in rows.values() if isinstance(text, tuple))])
    indicators: list[Indicator] = []
    for block in range(1, blocks + 1):
        title = block_titles[block - 1] if block <= len(block_titles) else ""
        first = first_present(OUTPUTS, rows, block)
        for name in OUTPUTS:
            top = title if name == first else ""
            indicators += row(name, rows[name], block=block, level1="产出指标", title=top, written=written, file=file)
    first = first_present(BENEFITS, rows, blocks)
    for name in BENEFITS:
        own_group = form == "central-2015" and name == "satisfaction"
        level1 = "满意度指标" if own_group else "效益指标"
        top = level1 if own_group else benefit_title if name == first else ""
        indicators += row(name, rows[name], block=blocks, level1=level1, title=top, written=written, file=file)
    for number, text in enumerate(fillers, start=1):
        place = Place(file, spot=f"填充行 {number}")
        indicators.append(Indicator(blocks, "效益指标", "", Field(text, place), not text, "", filler_label, place))
    found: dict[FieldName, Field] = {
        name: Field(str(fields[name]), Place(file, spot=title))
        for name, title in FIELD_TITLES.items()
        if fields[name] is not None
    }
    label = f"预算金额（{label_unit}）" if label_unit else "预算金额"
    return Declaration(
        form,
        file,
        position,
        Place(file, spot=f"第 {position} 份"),
        found,
        tuple(indicators),
        label,
        label_unit,
        unplaced=(Unplaced(beside, Place(file, spot="绩效指标"), beside_indicators=True),) if beside else (),
        extra={name: Field(text, Place(file, spot=name)) for name, text in (extra or {}).items()},  # type: ignore[misc]
        year=year,
        cost_table=None if items is None else cost_table(items, items_total),
    )


def first_present(names: Mapping[str, str], rows: Mapping[str, Any], block: int) -> str | None:
    """The first row of a group, beside which its first-level label stands."""
    texts = {name: rows[name][block - 1] if isinstance(rows[name], tuple) else rows[name] for name in names}
    return next((name for name, text in texts.items() if text is not None), None)


def row(
    name: str, texts: Any, *, block: int, level1: str, title: str, written: Mapping[str, str] | None, file: str
) -> list[Indicator]:
    text = texts[block - 1] if isinstance(texts, tuple) else texts
    if text is None:
        return []
    label = ROWS[name]
    place = Place(file, spot=f"{label} {block}")
    own = (written or {}).get(name)
    return [
        Indicator(block, level1, label, Field(text, place), False, title, own, Place(file, spot=f"{label}标签 {block}"))
    ]


def project(**texts: Any) -> Project:
    return analyse(declaration(**texts))


EXTRA_NAMES = {title: name for name, title in EXTRA_TITLES.items()}
OTHER_CELLS = {"效益指标": "benefit_title", "绩效指标": "beside", "…": "fillers"}
LINE = re.compile(r"(?P<label>[^：（]+)(?:（(?P<unit>万元|元)）)?(?:（写成“(?P<written>[^”]*)”）)?：(?P<text>.*)")


def from_page(lines: list[str]) -> Project:
    """The project an example of a rule page describes, one `栏目：内容` a line; a label twice means two output blocks."""
    names = {title: name for name, title in FIELD_TITLES.items()} | {label: name for name, label in ROWS.items()}
    texts: dict[str, Any] = {}
    written: dict[str, str] = {}
    for line in lines:
        found = LINE.fullmatch(line.strip())
        assert found, f"not a line of an example: {line}"
        if found["label"] == "预算年度":
            texts["year"] = int(found["text"])
            continue
        if found["label"] == "项目明细":
            texts.setdefault("items", []).append(row_of_page(found["text"]))
            continue
        if found["label"] in OTHER_CELLS:
            cell = OTHER_CELLS[found["label"]]
            said = found["text"] if found["written"] is None else found["written"]
            texts[cell] = (said,) if cell == "fillers" else said
            continue
        if found["label"] in EXTRA_NAMES:
            texts.setdefault("extra", {})[EXTRA_NAMES[found["label"]]] = found["text"].strip()
            continue
        name = names[found["label"]]
        text = None if found["text"] == ABSENT else found["text"]
        texts[name] = (texts[name], text) if name in texts else text
        if found["unit"]:
            texts["label_unit"] = found["unit"]
        if found["written"] is not None:
            written[name] = found["written"]
    if "project" in texts and "caption" not in texts:
        texts["caption"] = texts["project"]
    return project(written=written, **texts)
