"""Written rates of execution."""

FIRES = {
    "in the remarks": (
        {"remarks": "全年预算数50万元，全年执行数41.2万元，执行率85%。"},
        {"severity": "error", "field": "其他说明的问题", "start": 0, "says": ["41.2 ÷ 50 = 82.4%", "表中写 85%"]},
    ),
    "a line of the self-evaluation": (
        {"extra": {"total_execution": "年初预算数40，全年预算数50，全年执行数41.2，分值10，执行率85%，得分8.5"}},
        {"field": "年度资金总额执行情况", "says": ["82.4%"]},
    ),
    "with a decimal place": ({"remarks": "预算50万元，执行41万元，执行率82.4%。"}, {"says": ["表中写 82.4%"]}),
    "as a share": ({"remarks": "全年预算数50，全年执行数41，执行率0.85"}, {"says": ["表中写 85%"]}),
    "two units": ({"remarks": "预算数50万元，执行数412000元，执行率92%。"}, {}),
    "thousands separators": ({"remarks": "预算数500,000元，实际支出412,000元，预算执行率80%。"}, {}),
}
SILENT = {
    "complete": {},
    "rounded": {"remarks": "全年预算数50万元，全年执行数41.2万元，执行率82%。"},
    "as a number of a cell": {"remarks": "全年预算数50，全年执行数41.2，执行率0.824"},
    "the decimals leave it open": {"remarks": "全年预算数5.1万元，全年执行数4.2万元，执行率82.8%。"},
    "the first budget is not the one": {"remarks": "年初预算数40，全年预算数50，全年执行数41，执行率82%。"},
    "figures alone": {"remarks": "预算数50万元，执行数41万元。"},
    "a rate alone": {"remarks": "预算执行率不低于95%。"},
    "other sentences": {"remarks": "预算50万元。执行41万元。执行率95%以上。"},
    "no budget": {"remarks": "预算数0万元，执行数0万元，执行率0%。"},
}
