"""The row 其他说明的问题."""

FIRES = {
    "empty": ({"remarks": ""}, {"severity": "info", "field": "其他说明的问题", "says": ["没有填写"]}),
    "blanks": ({"remarks": " \u3000"}, {"says": ["没有填写"]}),
    "no row": ({"remarks": None}, {"says": ["缺少这一行"]}),
}
SILENT = {
    "无": {},
    "text": {"remarks": "本项目为经常性项目。"},
    "a form we do not know": {"remarks": None, "form": "elsewhere-2001"},
}
