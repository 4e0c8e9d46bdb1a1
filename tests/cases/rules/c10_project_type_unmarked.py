"""All options printed, none marked."""

FIRES = {
    "four options": (
        {"project_type": "1.大型会议培训    2.信息化系统改造类\n3.宣传活动类      4.其他一般类"},
        {"severity": "warning", "field": "项目类型"},
    ),
    "empty boxes": ({"project_type": "□1.大型会议培训 □2.信息化系统改造类 □3.宣传活动类 □4.其他一般类"}, {}),
    "another option list": ({"project_type": "1. 会议培训类     2. 房租类\n3. 物业管理类     4. 其他经常类"}, {}),
    "其它 for 其他": ({"project_type": "1.大型会议培训 2.信息化系统改造类 3.宣传活动类 4.其它一般类"}, {}),
}
SILENT = {
    "marked before": {},
    "marked after": {"project_type": "1.大型会议培训 2.信息化系统改造类 3.宣传活动类 4.其他一般类√"},
    "a mark with a blank": {"project_type": "1.大型会议培训 2.信息化系统改造类\n3.宣传活动类  √4. 其他一般类"},
    "a name only": {"project_type": "其他一般类"},
    "其它": {"project_type": "其它一般类"},
    "free text is another rule": {"project_type": "1.道路维修\n2.设计费\n3.监理费"},
    "empty is C01": {"project_type": ""},
}
NOT_CHECKED = {"unknown form": ({"form": "elsewhere-2030"}, "template-unknown")}
