"""Required fields: empty after squeezing."""

FIRES = {
    "no phone": ({"phone": ""}, {"severity": "error", "field": "联系电话", "says": ("补填联系电话",)}),
    "only blanks": ({"address": " \u3000\t\n"}, {"field": "单位地址"}),
    "the form has no such field": ({"postcode": None}, {"field": "邮政编码"}),
    "no name": ({"project": "", "caption": ""}, {"field": "项目名称", "says": ("第 1 份申报表项目名称：",)}),
    "no budget": ({"budget": ""}, {"field": "预算金额"}),
    "no goal": ({"goal": "\n"}, {"field": "项目绩效目标"}),
}
SILENT = {
    "complete": {},
    "value behind a blank": {"phone": "  80001234"},
    "value behind a TAB": {"leader": "\t张某某"},
    "remarks are not required": {"remarks": None},
}
