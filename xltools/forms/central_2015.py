"""The central form (财预〔2015〕88号) and its clones: 项目支出绩效目标申报表. Pure data; no logic belongs here.

The second-level labels are the canonical ones of the model; `printed` is what this form shows (数量指标).
"""

from typing import Final

from xltools.forms.version import ExtraField, FormVersion, HeaderField, IndicatorRow, Level1

FORM: Final = FormVersion(
    id="central-2015",
    title="项目支出绩效目标申报表",
    header=(
        HeaderField("project", "项目名称", aliases=("申报项目名称", "二级项目名称")),
        HeaderField(
            "department",
            "实施单位",
            aliases=("项目实施单位", "项目单位", "预算单位", "部门单位", "单位名称", "部门单位名称", "申报单位", "填报单位"),
        ),
        HeaderField("budget", "年度资金总额", aliases=("年度资金", "年度预算", "年度预算金额", "预算金额", "项目预算金额")),
        HeaderField(
            "goal",
            "年度目标",
            aliases=("年度绩效目标", "年度总体目标", "年度总目标", "绩效目标", "项目绩效目标", "项目总体目标", "总体绩效目标"),
            weak_aliases=("总体目标",),
        ),
        HeaderField("leader", "项目负责人", aliases=("项目联系人", "负责人", "项目负责人及电话"), partner="phone", optional=True),
        HeaderField("phone", "联系电话", aliases=("电话", "联系方式"), optional=True),
        HeaderField("address", "单位地址", aliases=("地址",), partner="postcode", optional=True),
        HeaderField("postcode", "邮政编码", aliases=("邮编",), optional=True),
        HeaderField("project_type", "项目类型", aliases=("项目类别",), optional=True),
        HeaderField("remarks", "备注", aliases=("其他说明的问题", "其他需要说明的问题", "其他说明"), optional=True),
    ),
    grid_label="绩效指标",
    grid_columns=("一级指标", "二级指标", "三级指标"),
    grid_head_aliases=(
        "指标值", "年度指标值", "中期指标值", "目标值", "权重", "分值", "年度绩效指标", "具体指标", "指标内容",
    ),
    level1=(
        Level1(
            "产出指标",
            rows=(
                IndicatorRow("产出数量指标", ("产出数量",), printed="数量指标"),
                IndicatorRow("产出质量指标", ("产出质量",), printed="质量指标"),
                IndicatorRow("产出进度指标", ("产出时效指标", "产出时效", "进度指标"), printed="时效指标"),
                IndicatorRow("产出成本指标", ("产出成本", "经济成本指标"), printed="成本指标"),
            ),
            aliases=("产出",),
        ),
        Level1(
            "效益指标",
            rows=(
                IndicatorRow("经济效益指标", ("经济效益",)),
                IndicatorRow("社会效益指标", ("社会效益",)),
                IndicatorRow("环境效益指标", ("生态效益", "环境效益", "生态环境效益指标"), printed="生态效益指标"),
                IndicatorRow("可持续影响指标", ("可持续影响", "可持续性影响指标")),
            ),
            aliases=("效果指标", "效益"),
        ),
        Level1(
            "满意度指标",
            rows=(IndicatorRow("服务对象满意度指标", ("服务对象满意度", "满意度", "群众满意度指标", "社会公众满意度指标")),),
            aliases=("满意度指标",),
        ),
    ),
    filler="……",
    filler_marks=("…", "……", "⋯", "⋯⋯", "...", "......"),
    type_options=(),
    extra=(
        ExtraField("supervisor", "主管部门", aliases=("主管部门及代码", "主管部门名称", "一级预算单位", "主管单位")),
        ExtraField("attribute", "项目属性", aliases=("项目性质",)),
        ExtraField("period", "项目期", aliases=("项目期限", "项目起止时间", "起止时间", "实施期限", "项目实施期", "项目周期")),
        ExtraField("annual_fiscal", "年度财政拨款"),
        ExtraField("annual_carryover", "年度上年结转资金"),
        ExtraField("annual_other", "年度其他资金"),
        ExtraField("midterm_total", "中期资金总额", aliases=("实施期资金总额", "项目资金总额", "项目总投资")),
        ExtraField("midterm_fiscal", "中期财政拨款"),
        ExtraField("midterm_carryover", "中期上年结转资金"),
        ExtraField("midterm_other", "中期其他资金"),
        ExtraField("midterm_goal", "中期目标", aliases=("实施期目标", "中期绩效目标", "实施期总目标")),
        ExtraField("midterm_indicators", "中期绩效指标"),
        ExtraField("total_execution", "年度资金总额执行情况"),
        ExtraField("fiscal_execution", "财政拨款执行情况"),
        ExtraField("carryover_execution", "上年结转资金执行情况"),
        ExtraField("other_execution", "其他资金执行情况"),
    ),
)  # fmt: skip
