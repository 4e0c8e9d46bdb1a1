"""The 2019 form of Beijing / Xicheng: 项目支出绩效目标申报表. Pure data; no logic belongs here."""

from typing import Final

from xltools.forms.version import FormVersion, HeaderField, IndicatorRow, Level1, TypeOption

FORM: Final = FormVersion(
    id="beijing-2019",
    title="项目支出绩效目标申报表",
    header=(
        HeaderField(
            "department",
            "部门（单位）名称",
            aliases=(
                "部门单位",
                "部门名称",
                "单位名称",
                "部门或单位名称",
                "部门及单位名称",
                "申报单位",
                "申报部门",
                "填报单位",
            ),
            weak_aliases=("部门", "单位", "预算单位", "项目单位", "项目单位名称", "实施单位"),
        ),
        HeaderField("project", "项目名称", aliases=("申报项目名称",), weak_aliases=("项目", "名称"), partner="budget"),
        HeaderField(
            "budget",
            "预算金额",
            aliases=("项目预算金额", "预算资金", "申请预算金额", "预算总金额"),
            weak_aliases=(
                "预算",
                "金额",
                "项目预算",
                "项目金额",
                "资金预算",
                "预算总额",
                "预算数",
                "申请金额",
            ),
        ),
        HeaderField(
            "leader",
            "项目负责人",
            aliases=("项目联系人", "项目负责人姓名"),
            weak_aliases=("负责人", "联系人"),
            partner="phone",
        ),
        HeaderField(
            "phone", "联系电话", aliases=("负责人电话",), weak_aliases=("电话", "联系方式", "手机", "办公电话")
        ),
        HeaderField(
            "address",
            "单位地址",
            aliases=("办公地址", "通讯地址", "单位通讯地址"),
            weak_aliases=("地址",),
            partner="postcode",
        ),
        HeaderField("postcode", "邮政编码", aliases=("邮编",)),
        HeaderField("project_type", "项目类型", aliases=("项目类别",), weak_aliases=("类型",)),
        HeaderField(
            "goal",
            "项目绩效目标",
            aliases=(
                "绩效目标",
                "项目绩效总目标",
                "项目总体绩效目标",
                "总体绩效目标",
                "年度绩效目标",
                "项目年度绩效目标",
            ),
            weak_aliases=("项目目标", "总体目标", "年度目标"),
        ),
        HeaderField(
            "remarks",
            "其他说明的问题",
            aliases=(
                "其它说明的问题",
                "其他说明问题",
                "其他需要说明的问题",
                "其它需要说明的问题",
                "其他需说明的问题",
                "需要说明的其他问题",
                "其他需要说明的事项",
                "其他说明事项",
                "其他说明",
            ),
            weak_aliases=("备注", "说明"),
        ),
    ),
    grid_label="绩效指标",
    grid_columns=("一级指标", "二级指标", "具体指标（指标内容、指标值）"),
    grid_head_aliases=(
        "具体指标",
        "具体指标（内容、指标值）",
        "具体指标（指标内容及指标值）",
        "指标内容",
        "指标值",
        "三级指标",
        "绩效指标及指标值",
    ),
    level1=(
        Level1(
            "产出指标",
            rows=(
                IndicatorRow("产出数量指标", ("数量指标", "产出数量")),
                IndicatorRow("产出质量指标", ("质量指标", "产出质量")),
                IndicatorRow("产出进度指标", ("进度指标", "产出进度", "产出时效指标", "时效指标", "产出时效")),
                IndicatorRow("产出成本指标", ("成本指标", "产出成本", "经济成本指标")),
            ),
            repeats=True,
        ),
        Level1(
            "效益指标",
            rows=(
                IndicatorRow("经济效益指标", ("经济效益", "经济效果指标")),
                IndicatorRow("社会效益指标", ("社会效益", "社会效果指标")),
                IndicatorRow(
                    "环境效益指标",
                    ("环境效益", "生态效益指标", "生态效益", "生态环境效益指标", "环境效果指标", "生态环境指标"),
                ),
                IndicatorRow("可持续影响指标", ("可持续影响", "可持续性影响指标", "可持续发展指标", "可持续指标")),
                IndicatorRow(
                    "服务对象满意度指标",
                    ("服务对象满意度", "满意度指标", "满意度", "服务对象满意指标", "服务满意度指标", "群众满意度指标"),
                ),
            ),
            aliases=("效果指标",),
        ),
    ),
    filler="…",
    filler_marks=("…", "……", "⋯", "⋯⋯", "...", "......", "。。。", "．．．", "···"),
    type_options=(
        TypeOption("1", "大型会议培训", ("大型会议培训类", "会议培训", "大型会议、培训")),
        TypeOption("2", "信息化系统改造类", ("信息化系统改造", "信息系统改造类", "信息化类")),
        TypeOption("3", "宣传活动类", ("宣传活动", "宣传类")),
        TypeOption("4", "其他一般类", ("其他一般", "其他类", "一般类", "其他")),
    ),
    other_type_options=(
        TypeOption("1", "会议培训类"),
        TypeOption("2", "房租类"),
        TypeOption("3", "物业管理类"),
        TypeOption("4", "其他经常类", ("其他经常性", "其他经常")),
    ),
)
