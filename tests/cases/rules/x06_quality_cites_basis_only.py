"""Quality that is a citation."""

FIRES = {
    "a title and a number": (
        {"quality": "根据示例局关于印发《绿地养护管理办法（试行）》的通知（示例发【2018】31号）文件"},
        {"severity": "warning", "field": "产出质量指标", "says": ("只列了依据",)},
    ),
    "a title alone": ({"quality": "按照《绿地养护管理办法》执行"}, {"severity": "warning"}),
    "two titles": ({"quality": "《绿地养护管理办法》和《古树名木保护办法》"}, {"severity": "warning"}),
    "little besides": (
        {"quality": "示例局关于调整养护经费的通知示例发（2017）76号文，树木养护及草坪养护，实行动态管理。"},
        {"severity": "info", "says": ("除依据外没有写出标准",)},
    ),
}
SILENT = {
    "complete": {},
    "a standard with a value": {"quality": "按照《绿地养护管理办法》养护，完好率不低于95%。"},
    "meets its requirements": {"quality": "养护质量符合《绿地养护管理办法》的要求，验收合格。"},
    "no citation": {"quality": "绿地养护质量达到合同约定标准。"},
    "another row": {"social": "根据《绿地养护管理办法》"},
    "much besides": {"quality": "根据《绿地养护管理办法》，" + "由养护单位逐株登记树木并建立档案，" * 5},
}
