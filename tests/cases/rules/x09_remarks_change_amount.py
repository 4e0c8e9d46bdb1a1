"""Remarks that change the amount."""

FIRES = {
    "another document decides": (
        {"remarks": "注：预算金额以评审结果为准"},
        {"severity": "warning", "field": "其他说明的问题", "quote": "注：预算金额以评审结果为准"},
    ),
    "more to come": ({"remarks": "绿地养护8处。设备费用另行申请。"}, {"quote": "设备费用另行申请"}),
    "not included": ({"remarks": "以上费用不含运费；无其他说明"}, {"quote": "以上费用不含运费"}),
}
SILENT = {
    "nothing": {},
    "about progress": {"remarks": "完工时间以合同约定为准。"},
    "about money, but unchanged": {"remarks": "预算金额已经专家评审。"},
    "about something else": {"remarks": "活动场地另行通知。"},
    "empty": {"remarks": ""},
    "missing": {"remarks": None},
}
