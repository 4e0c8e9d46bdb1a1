"""The marked type against the words of the project."""

OPTIONS = "1.大型会议培训 {0}2.信息化系统改造类\n{1}3.宣传活动类 {2}4.其他一般类"
OTHER = OPTIONS.format("", "", "√")
SYSTEMS = "保障街道信息化设备、信息系统和数据平台正常运行，开展网络安全维护，更新机房服务器和办公软件，建设大数据平台。"
FIRES = {
    "systems marked as other": (
        {"goal": SYSTEMS, "project_type": OTHER},
        {"severity": "info", "field": "项目类型", "says": ("其他一般类", "信息化系统改造类")},
    ),
    "publicity marked as systems": (
        {
            "project": "文明宣传", "caption": "文明宣传", "project_type": OPTIONS.format("√", "", ""),
            "goal": "开展主题宣传，制作宣传展板、海报和公益广告，组织宣讲，在辖区媒体宣传报道。",
        },
        {"says": ("宣传活动类",)},
    ),
    "the name counts for more": (
        {
            "project": "党务工作者培训班", "caption": "党务工作者培训班", "project_type": OTHER,
            "goal": "举办集中培训和专题讲座，邀请专家授课，通过研讨和培训提高党务工作者的能力。",
        },
        {"says": ("大型会议培训",)},
    ),
}  # fmt: skip
SILENT = {
    "complete": {},
    "the right type": {"goal": SYSTEMS, "project_type": OPTIONS.format("√", "", "")},
    "unmarked is C10": {"goal": SYSTEMS, "project_type": OPTIONS.format("", "", "")},
    "one mention": {"goal": "依托网格平台养护社区绿地，改善居民的居住环境。"},
    "systems of a building": {
        "goal": "维护供配电系统、给排水系统、空调系统、消防系统、电梯系统、照明系统、供暖系统、防雷系统和监控系统，保障办公。",
        "project_type": OTHER,
    },
    "mixed": {"goal": SYSTEMS + "开展宣传培训，组织宣讲、讲座、研讨，制作展板、海报，召开会议，集中授课。"},
    "another threshold": {"goal": SYSTEMS, "project_type": OTHER, "parameters": {"least": 50}},
}
