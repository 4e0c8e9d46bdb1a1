"""What the central form prints and must be filled in."""

FIRES = {
    "attribute not chosen": (
        {"extra": {"attribute": "新增项目□ 延续项目□"}},
        {"severity": "error", "field": "项目属性", "quote": "新增项目□ 延续项目□", "says": ["请选中一项"]},
    ),
    "attribute empty": ({"extra": {"attribute": ""}}, {"field": "项目属性"}),
    "period empty": ({"extra": {"period": ""}}, {"field": "项目期", "says": ["请补填项目期"]}),
    "period as printed": ({"extra": {"period": "   年"}}, {"field": "项目期"}),
    "mid-term goal empty": ({"extra": {"midterm_goal": ""}}, {"field": "中期目标"}),
    "mid-term goal as printed": ({"extra": {"midterm_goal": "目标1：\n目标2：\n……"}}, {"field": "中期目标"}),
    "no source of the year": ({"extra": {"annual_fiscal": "", "annual_other": ""}}, {"field": "年度资金来源"}),
    "no source of the period": ({"extra": {"midterm_fiscal": " "}}, {"field": "中期资金来源"}),
}
SILENT = {
    "the Beijing form": {},
    "all filled": {
        "extra": {
            "attribute": "新增项目√ 延续项目□", "period": "3年", "midterm_goal": "三年内养护覆盖全部小区。",
            "annual_fiscal": "10万元", "annual_other": "",
        },
    },
    "the chosen name alone": {"extra": {"attribute": "延续项目"}},
    "a filled box": {"extra": {"attribute": "☑新增 ☐延续"}},
    "dates": {"extra": {"period": "2019年1月-12月"}},
    "in words": {"extra": {"period": "三年"}},
    "only the supervisor": {"extra": {"supervisor": "示例市园林局"}},
}  # fmt: skip
