"""Schedules of the year before."""

FIRES = {
    "finished before": (
        {"schedule": "2018年9月前完工。", "year": 2019},
        {"severity": "warning", "field": "产出进度指标", "quote": "2018", "says": ("2018 年", "2019 年")},
    ),
    "several years before": ({"schedule": "2016年开工，2017年10月竣工。", "year": 2019}, {"quote": "2017"}),
    "a dotted date": ({"schedule": "2018.3完成", "year": 2019}, {}),
    "a range": ({"schedule": "2017-2018年完成建设", "year": 2019}, {"quote": "2018"}),
}
SILENT = {
    "complete": {"year": 2019},
    "into the year": {"schedule": "2018年12月-2019年1月制定计划", "year": 2019},
    "a range into the year": {"schedule": "2018-2019年完成建设", "year": 2019},
    "months without a year": {"schedule": "2018年签订合同，6月底前完成。", "year": 2019},
    "goes on monthly": {"schedule": "按2018年合同执行，按月支付。", "year": 2019},
    "next year": {"schedule": "2018年12月招标，次年完成。", "year": 2019},
    "a document of the year before": {"schedule": "按照示例发〔2018〕5号文件，6月完成。", "year": 2019},
    "a title with a year": {"schedule": "按《2018年示例方案》6月完成。", "year": 2019},
    "no budget year": {"schedule": "2018年9月前完工。"},
    "no year": {"schedule": "9月前完工。", "year": 2019},
}
