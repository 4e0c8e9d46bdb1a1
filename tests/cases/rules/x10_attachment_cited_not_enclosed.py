"""Attachments the cost names."""

FIRES = {
    "an appendix": ({"cost": "全年费用12万元，明细见附件。"}, {"severity": "info", "quote": "附件"}),
    "a report": ({"cost": "按《服务费用评估报告》测算，全年费用12万元。"}, {"quote": "评估报告"}),
    "a table": ({"cost": "依据工程预算书，全年费用12万元。"}, {"quote": "预算书"}),
}
SILENT = {
    "complete": {},
    "a law and a number": {"cost": "按《养护管理办法》（示例发〔2018〕5号），全年费用12万元。"},
    "another row": {"quality": "按评估报告整改"},
}
