"""Full-width digits, and commas inside a number."""

FIRES = {
    "a digit": ({"quantity": "组织５个小组"}, {"severity": "info", "quote": "５"}),
    "several": ({"quantity": "养护绿地１２处、树木３０棵"}, {"quote": "１２", "says": ["“１２”、“３０”"]}),
    "full-width thousands": (
        {"goal": "对辖区内社区绿地开展日常养护，共计3，528，000元，改善环境。"},
        {"quote": "3，528，000"},
    ),
    "one group before 元": ({"remarks": "其中租金4，200元。"}, {"quote": "4，200"}),
    "with decimals": ({"budget": "4，253，618.50元"}, {"quote": "4，253，618.50"}),
    "mixed commas": ({"budget": "4,253，618元"}, {"quote": "4,253，618"}),
    "postcode": ({"postcode": "１０００００"}, {"field": "邮政编码"}),
    "many": ({"quantity": "１处、２处、３处、４处绿地"}, {"says": ["等 4 处"]}),
}
SILENT = {
    "half width": {"budget": "4,253,618.50元", "cost": "全年费用4,253,618.50元。"},
    "a comma between clauses": {"schedule": "9月，5月各一次，12月验收。"},
    "a comma before a list item": {"quantity": "养护绿地8处，2处补植，100株树木。"},
    "a count after a comma": {"quantity": "走访8处，120人参加。"},
}
