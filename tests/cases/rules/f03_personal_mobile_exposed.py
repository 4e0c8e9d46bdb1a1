"""Mobile numbers."""

FIRES = {
    "as phone": ({"phone": "13800000000"}, {"severity": "info", "field": "联系电话", "quote": "13800000000"}),
    "beside an office number": ({"phone": "80001234、13900000000"}, {"quote": "13900000000"}),
    "in three groups": ({"phone": "138 0000 0000"}, {"quote": "138 0000 0000"}),
    "with hyphens": ({"phone": "138-0000-0000"}, {}),
    "in the remarks": ({"remarks": "联系人小王，手机15000000000。"}, {"field": "其他说明的问题", "start": 8}),
}
SILENT = {
    "an office number": {},
    "area code": {"phone": "010-80001234"},
    "no mobile number": {"phone": "12000000000"},
    "longer digits": {"remarks": "账号138000000001234"},
    "money": {"goal": "对辖区内社区绿地开展日常养护，总投资13800000000元，改善环境。"},
}
