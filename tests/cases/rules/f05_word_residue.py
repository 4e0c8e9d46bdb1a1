"""What Word leaves behind."""

FIRES = {
    "bookmark": (
        {"project_type": "[bookmark: _GoBack]√4.其他一般类"},
        {"severity": "info", "field": "项目类型", "quote": "[bookmark: _GoBack]"},
    ),
    "field code": (
        {"goal": "对辖区内社区绿地开展日常养护，详见 HYPERLINK \\l _Toc12345678 的说明。"},
        {"quote": "HYPERLINK"},
    ),
    "error text": ({"quality": "达到错误!未找到引用源。的标准"}, {"quote": "错误!未找到引用源。"}),
    "a control character": (
        {"quality": "绿地养护\x07达到合同约定标准。"},
        {"quote": "\x07", "says": ["“绿地养护”后面", "共 1 个"]},
    ),
    "a symbol of a private font": ({"quality": "\uf06c绿地养护达到标准。"}, {"says": ["开头有看不见的控制字符"]}),
    "zero width": ({"quality": "绿地\u200b养护达到标准。"}, {}),
}
SILENT = {
    "complete": {},
    "brackets of a document number": {"quality": "符合京绿发〔2018〕12号的规定[附后]。"},
    "tabs and line breaks": {"quality": "一、绿地\t养护\n二、达到标准。"},
    "an underscore": {"quality": "文件名为 绿地_养护 的方案"},
}
