"""A standard for each object times the objects of the form, against the budget."""

FIRES = {
    "schools in the quantity cell, standard beside them": (
        {"goal": "为辖区35所学校配备保安。", "quantity": "每所学校18万元。", "cost": "全年费用650万元。", "budget": "650万元"},
        {"severity": "warning", "field": "产出数量指标", "quote": "18万元", "computed": "6300000", "stated": "6500000", "related": 2,
         "says": ("35所", "630万元", "650万元", "相差 20万元")},
    ),
    "the standard in the cost cell": (
        {"quantity": "服务22个社区。", "cost": "每个社区补助2万元，共计46万元。", "budget": "46万元"},
        {"field": "产出成本指标", "computed": "440000", "stated": "460000"},
    ),
    "a slash": (
        {"quantity": "更换路灯150盏。", "cost": "按3000元/盏计算，全年费用48万元。", "budget": "48万元"},
        {"computed": "450000", "stated": "480000"},
    ),
    "the standard alone in the cost cell": (
        {"quantity": "为困难家庭1500户安装扶手。", "cost": "每户200元。", "budget": "32万元"},
        {"computed": "300000", "stated": "320000"},
    ),
    "people with a name": (
        {"quantity": "资助困难学生800名。", "cost": "每名学生1200元，共计98万元。", "budget": "98万元"},
        {"computed": "960000", "stated": "980000"},
    ),
    "a year is the year of the budget": (
        {"quantity": "养护22个社区。", "cost": "每个社区每年5万元，共计115万元。", "budget": "115万元"},
        {"computed": "1100000", "stated": "1150000"},
    ),
    "full width": (
        {"quantity": "服务２２个社区。", "cost": "每个社区２万元，共计４６万元。", "budget": "46万元"},
        {"computed": "440000", "quote": "２万元"},
    ),
}  # fmt: skip
SILENT = {
    "schools, equal": {"goal": "为辖区35所学校配备保安。", "quantity": "每所学校18万元。", "cost": "全年费用630万元。", "budget": "630万元"},
    "rounded standard": {"quantity": "服务23个社区。", "cost": "每个社区5.65万元，共计130万元。", "budget": "130万元"},
    "standard and objects in one sentence with a false result are A02's": {
        "quantity": "为35所学校配备保安。", "cost": "35所学校，每所学校18万元，共650万元。", "budget": "650万元"},
    "the cost cell is no longer the budget": {"quantity": "服务22个社区。", "cost": "每个社区2万元，共计44万元。", "budget": "46万元"},
    "other items": {"quantity": "服务22个社区。", "cost": "每个社区2万元；宣传费2万元；共计46万元。", "budget": "46万元"},
    "another standard": {"quantity": "服务22个社区。", "cost": "每个社区2万元，每名社工3000元，共计46万元。", "budget": "46万元"},
    "a limit": {"quantity": "服务22个社区。", "cost": "每个社区不超过2万元，共计40万元。", "budget": "40万元"},
    "about": {"quantity": "服务22个社区。", "cost": "每个社区约2万元，共计46万元。", "budget": "46万元"},
    "about so many objects": {"quantity": "服务约22个社区。", "cost": "每个社区2万元，共计46万元。", "budget": "46万元"},
    "some of the objects": {"quantity": "服务22个社区，其中示范社区5个。", "cost": "每个示范社区8万元，共计46万元。", "budget": "46万元"},
    "two numbers of objects": {"goal": "服务22个社区。", "quantity": "服务25个社区。", "cost": "每个社区2万元，共计46万元。", "budget": "46万元"},
    "another object": {"quantity": "服务22个社区。", "cost": "每个网格2万元，共计46万元。", "budget": "46万元"},
    "each month": {"quantity": "服务22个社区。", "cost": "每个社区每月2万元，共计46万元。", "budget": "46万元"},
    "each time": {"quantity": "走访困难家庭500户。", "cost": "每户每次300元，共计16万元。", "budget": "16万元"},
    "each person, whoever that is": {"quantity": "聘请专家50人。", "cost": "误餐费每人100元，共计8000元。", "budget": "8000元"},
    "twice a year": {"quantity": "服务22个社区。", "cost": "每个社区2万元，共计88万元。", "budget": "88万元"},
    "a small part of the project": {"quantity": "走访困难家庭50户。", "cost": "每户500元，共计80万元。", "budget": "80万元"},
    "a frequency": {"quantity": "开展活动12次。", "cost": "每次2万元，共计26万元。", "budget": "26万元"},
    "one object": {"quantity": "建设1个社区。", "cost": "每个社区2万元，共计3万元。", "budget": "3万元"},
    "families and firms": {"quantity": "登记企业500家。", "cost": "每家庭300元，共计16万元。", "budget": "16万元"},
    "staff of an object": {"quantity": "服务22个社区。", "cost": "每个社区3人2万元，共计46万元。", "budget": "46万元"},
    "at least": {"quantity": "服务不少于22个社区。", "cost": "每个社区2万元，共计46万元。", "budget": "46万元"},
    "two blocks": {"quantity": ("服务22个社区。", "宣传3次。"), "cost": ("每个社区2万元，共计44万元。", "2万元。"), "budget": "46万元"},
    "a false total is A05's": {"quantity": "服务22个社区。", "cost": "每个社区2万元，共计50万元。", "budget": "46万元"},
}  # fmt: skip
NOT_CHECKED = {
    "no budget": ({"quantity": "服务22个社区。", "cost": "每个社区2万元。", "budget": "待定"}, "amount-unreadable"),
    "doubtful unit": (
        {"quantity": "服务22个社区。", "cost": "每个社区2万元。", "budget": "440000", "label_unit": "万元"}, "unit-undeclared",
    ),
}  # fmt: skip
