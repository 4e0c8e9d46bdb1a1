"""Batches of forms, each by what differs from the clean one; which of them are another version, and what is said."""

PLAIN = {}
UNIT = {"label_unit": "万元"}
OTHER_OPTIONS = {"project_type": "1. 会议培训类  2. 房租类\n3. 物业管理类  4. 其他经常类√"}

MIXED = {
    "a unit in the label": ([PLAIN, PLAIN, UNIT], {3: ["预算金额栏印着“万元”，多数不印单位"]}),
    "no unit where most have one": ([UNIT, UNIT, PLAIN, UNIT], {3: ["预算金额栏不印单位，多数印着“万元”"]}),
    "spare rows are named beside another difference": (
        [PLAIN, PLAIN, UNIT | {"fillers": ("",)}],
        {3: ["印着“万元”", "留有“…”备用行"]},
    ),
    "other options": ([PLAIN, OTHER_OPTIONS, PLAIN], {2: ["选项是会议培训类、房租类", "多数是大型会议培训"]}),
    "the last row is missing": ([PLAIN, PLAIN, {"remarks": None}], {3: ["缺少“其他说明的问题”一行"]}),
    "a row most do not have": ([{"remarks": None}, PLAIN, {"remarks": None}], {2: ["多了“其他说明的问题”一行"]}),
    "another form": (
        [PLAIN, {"form": "elsewhere-2001", "remarks": None, "label_unit": "元"}, PLAIN],
        {2: ["用的是另一种申报表"]},
    ),
    "two at once": ([PLAIN, PLAIN, UNIT, OTHER_OPTIONS, PLAIN], {3: ["万元"], 4: ["会议培训类"]}),
    "two differences in one form": ([PLAIN, PLAIN, UNIT | {"remarks": None}], {3: ["万元", "其他说明的问题"]}),
}
SAME = {
    "all alike": [PLAIN, PLAIN, PLAIN],
    "half and half": [PLAIN, PLAIN, UNIT, UNIT],
    "too few": [PLAIN, UNIT],
    "only the chosen name is left": [PLAIN, PLAIN, {"project_type": "其他一般类"}],
    "other runs of blanks": [
        PLAIN, PLAIN, {"project_type": "1.大型会议培训 2.信息化系统改造类 3.宣传活动类 √4. 其他一般类"},
    ],
    "spare rows left": [PLAIN, PLAIN, {"fillers": ("", "")}],
    "rows of indicators missing is C02": [PLAIN, PLAIN, {"environment": None, "economic": None}],
    "workbooks of our own": [PLAIN, PLAIN, PLAIN, UNIT | {"items": []}, OTHER_OPTIONS | {"items": []}],
    "no field for the budget is C01": [PLAIN, PLAIN, {"budget": None}],
}  # fmt: skip
