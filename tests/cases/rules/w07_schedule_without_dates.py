"""Schedules without a time."""

FIRES = {
    "in time": ({"schedule": "按时发放各项补助。"}, {"severity": "warning", "quote": "按时发放各项补助。"}),
    "by progress": ({"schedule": "依工作进度支付"}, {"severity": "warning"}),
    "the whole year": ({"schedule": "全年开展养护"}, {"severity": "info", "quote": "全年"}),
    "the year": ({"schedule": "2019年度发放到位"}, {"severity": "info", "quote": "2019年度"}),
    "an office that wants dates": ({"schedule": "日常巡查", "parameters": {"named": ()}}, {"severity": "warning"}),
}
SILENT = {
    "complete": {},
    "monthly": {"schedule": "按月支付"},
    "every week": {"schedule": "每周巡查一次"},
    "a quarter": {"schedule": "第三季度完成"},
    "Chinese months": {"schedule": "十一月完成验收"},
    "half a year": {"schedule": "上半年完成招标"},
    "everyday work": {"schedule": "日常供餐，节日加餐"},
    "a dotted date": {"schedule": "2019.3至2019.11"},
    "end of the year": {"schedule": "年底前支付"},
    "within days": {"schedule": "收到申请后10个工作日内办结"},
    "every two months": {"schedule": "全年每两个月一次"},
    "a festival": {"schedule": "重阳节前发放到位"},
    "before the rainy season": {"schedule": "每年汛前检修"},
    "hours of every day": {"schedule": "早高峰7:00-9:00值守"},
    "not applicable is C09": {"schedule": "不涉及"},
    "empty is C04": {"schedule": ""},
}
