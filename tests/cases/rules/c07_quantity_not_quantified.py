"""Quantity cells that say how many, and those that do not."""

FIRES = {
    "no number at all": (
        {"quantity": "为社区绿地提供日常养护保障。"},
        {"severity": "warning", "field": "产出数量指标", "quote": "为社区绿地提供日常养护保障。"},
    ),
    "hours of service": ({"quantity": "提供24小时热线服务，做好值守。"}, {}),
    "around the clock": ({"quantity": "7*24小时监控运行。"}, {}),
    "time to arrive": ({"quantity": "接报后2小时内到场处置。"}, {}),
    "house number": ({"quantity": "完成示例大街15号院的养护。"}, {}),
    "document number and list marks": ({"quantity": "1、落实京绿发〔2018〕12号文件；\n2、做好日常养护。"}, {}),
    "dates": ({"quantity": "2019年4月至10月开展养护，5月、9月补植。"}, {}),
    "a price": ({"quantity": "养护标准为每平方米7元，按60元/人/月支付。"}, {}),
    "set phrases": ({"quantity": "按月发放补贴，缴纳五险一金，落实三位一体机制。"}, {}),
    "the second of two blocks": (
        {"quantity": ("养护绿地8处。", "做好保障。"), "blocks": 2, "block_titles": ("产出指标一", "产出指标二")},
        {"quote": "做好保障。"},
    ),
}
SILENT = {
    "complete": {},
    "Chinese numerals": {"quantity": "为四所学校提供绿化服务。"},
    "people": {"quantity": "为机关460人提供服务"},
    "more than": {"quantity": "预计服务1700多名居民"},
    "a range": {"quantity": "组织1-2期活动"},
    "in brackets": {"quantity": "走访260（户）以上"},
    "full width": {"quantity": "组织５个小组"},
    "a share": {"quantity": "绿地养护覆盖率100%"},
    "per quarter": {"quantity": "每季度巡查一次"},
    "area with decimals": {"quantity": "养护面积共计164.22平方米"},
    "a number without a unit": {"quantity": "养护绿地数量：8"},
    "not applicable is C09": {"quantity": "不涉及"},
    "only money is U09": {"quantity": "租金70,000.00元；水费50,000.00元"},
    "an empty cell is C04": {"quantity": ""},
    "counted in another row of the block": {"quantity": "养护绿地8处。\n做好保障。"},
}
