"""Results of earlier years in target cells."""

FIRES = {
    "last year's satisfaction": (
        {"year": 2022, "satisfaction": "2021年环境服务测评满意率98％"},
        {"severity": "warning", "quote": "2021年环境服务测评满意率98％", "says": ("2021 年的结果", "2022 年的目标")},
    ),
    "what was done": (
        {"year": 2019, "quantity": "2018年共完成绿地养护8处，效果良好。"},
        {"quote": "2018年共完成绿地养护8处"},
    ),
}
SILENT = {
    "by a notice of last year": {"year": 2019, "quality": "按2017年印发的通知，合格率达到100%。"},
    "compared with last year": {"year": 2019, "satisfaction": "满意度比2018年的90%提高2个百分点。"},
    "this year": {"year": 2019, "satisfaction": "2019年居民满意率95%。"},
    "a plan that begins earlier": {"year": 2019, "schedule": "2018年12月前完成招标，12月底前完成验收。"},
    "a target beside it": {"year": 2019, "satisfaction": "2018年满意率95%，今年不低于96%。"},
    "this year's target beside it": {"year": 2019, "satisfaction": "2018年满意率95%，2019年满意率96%。"},
    "a schedule that begins earlier": {"year": 2019, "schedule": "2018年12月完成3次招标，6月底前完工。"},
    "no year in the title": {"satisfaction": "2018年满意率95%。"},
}
