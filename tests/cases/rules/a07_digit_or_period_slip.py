"""Gaps that one slip explains: (texts, kind, phrase)."""

FIRES = {
    "a period": (
        {"cost": "招录协管员160人，每人的月服务费为平均4400元，服务期为15个月，费用915.2万元整", "budget": "915.2万元"},
        "period_changed",
        "“15个月”期数写错（按 13个月 计算则相符）",
    ),
    "a decimal point": (
        {"cost": "场地费36.2万元，设备费185万元，宣传费24万元，共计78.7万元。", "budget": "78.7万元"},
        "decimal_shift",
        "“185万元”点错了小数点（按 18.5万元 计算则相符）",
    ),
    "a digit": (
        {"cost": "宣传费31万元，培训费42万元，场地费55万元，共计138万元。", "budget": "138万元"},
        "digit_changed",
        "有一位数字写错",
    ),
}
SILENT = {
    "nothing closes the gap": {"cost": ("预计投入390.973万元", "预计投入35.13万元"), "budget": "3512730元"},
}
