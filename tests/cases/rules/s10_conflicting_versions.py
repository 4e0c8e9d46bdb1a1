"""Several versions of one form."""

FIRES_ACROSS = {
    "two files, two budgets": (
        [{"budget": "13万元"}, {"budget": "16万元"}],
        {
            "at": [("2.txt", 1, "warning")],
            "related": ["1.txt"],
            "says": ("1.txt 第 1 份", "这里是 16万元，那里是 13万元"),
        },
    ),
    "two files, other words": (
        [{}, {"quality": "养护质量达到国家标准。"}],
        {"at": [("2.txt", 1, "warning")], "field": "项目名称"},
    ),
}
SILENT_ACROSS = {
    "the same content": [{}, {}],
    "another department": [{"budget": "13万元"}, {"budget": "16万元", "department": "民政科"}],
    "another project": [{}, {"project": "清雪"}],
}
