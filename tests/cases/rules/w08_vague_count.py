"""Counts that are no counts."""

FIRES = {
    "about": ({"quantity": "约7000家单位的普查登记"}, {"severity": "info", "quote": "约7000家"}),
    "more than": ({"quantity": "救助1700多名残疾人"}, {"quote": "1700多名"}),
    "and odd": ({"quantity": "发放宣传品3000余份"}, {"quote": "3000余份"}),
    "a range": ({"quantity": "举办培训1-2期"}, {"quote": "1-2期"}),
    "round about": ({"satisfaction": "满意率90%左右"}, {"quote": "90%左右"}),
    "some": ({"quantity": "设置宣传栏若干处"}, {"quote": "若干处"}),
    "two in one row": ({"quantity": "培训2～3场，参加约500人次"}, {"quote": "2～3场", "says": ("等 2 处",)}),
}
SILENT = {
    "complete": {},
    "at least": {"quantity": "养护绿地不少于8处"},
    "words with 约 and 余": {"quantity": "节约用水，预约服务20次，业余培训3场，其余5场"},
    "a range of dates": {"quantity": "3-5月养护绿地8处，2018-2019年连续实施"},
    "the cost is U11": {"cost": "约7000家单位，全年费用12万元。"},
    "the schedule": {"schedule": "3月开展1-2期"},
    "ages": {"quantity": "为6-12岁儿童开课20次"},
    "ages with a measure word": {"quantity": "3-6个月龄儿童体检200人"},
    "more kinds": {"quantity": "采取多种形式宣传8次"},
}
