"""What may stand under 项目类型."""

FIRES = {
    "free text": (
        {"project_type": "办公楼修缮"},
        {"severity": "warning", "quote": "办公楼修缮", "says": ["不是表中的选项"]},
    ),
    "an own list": ({"project_type": "1室内修缮\n2外墙修缮"}, {"severity": "warning"}),
    "the list of another form": (
        {"project_type": "1. 会议培训类  2. 房租类\n3. 物业管理类  4. 其他经常类"},
        {"severity": "info", "says": ["另一种表的选项"]},
    ),
    "one of the other list": ({"project_type": "物业管理类"}, {"severity": "info", "quote": "物业管理类"}),
    "an option added by hand": (
        {"project_type": "1.大型会议培训  2.信息化系统改造类  3.宣传活动类  4.其他一般类  √5.设备购置类"},
        {"severity": "warning", "quote": "5.设备购置类"},
    ),
}
SILENT = {
    "marked": {},
    "the name alone": {"project_type": "其他一般类"},
    "其它 is 其他": {"project_type": "其它一般类"},
    "another name": {"project_type": "信息化系统改造"},
    "with a blank and number": {"project_type": "√4. 其他一般类"},
    "unmarked is C10": {"project_type": "1.大型会议培训  2.信息化系统改造类\n3.宣传活动类  4.其他一般类"},
    "empty is C01": {"project_type": ""},
}
NOT_CHECKED = {"an unknown form": ({"form": "elsewhere-2001"}, "template-unknown")}
