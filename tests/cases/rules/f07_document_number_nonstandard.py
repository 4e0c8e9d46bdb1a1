"""How official document numbers are written."""

FIRES = {
    "round brackets": (
        {"quality": "符合京绿发（2018）12号文件的要求。"},
        {"severity": "info", "quote": "（2018）12号", "start": 5, "says": ["“〔2018〕12号”"]},
    ),
    "lenticular brackets": (
        {"goal": "根据京绿发【2016】31号文件，对辖区内社区绿地开展日常养护。"},
        {"quote": "【2016】31号"},
    ),
    "square brackets": ({"quality": "符合京绿发[2018]12号文件的要求。"}, {"quote": "[2018]12号"}),
    "unlike brackets": ({"quality": "符合京绿发〔2018)12号文件的要求。"}, {}),
    "ordinal": ({"quality": "符合京绿发〔2018〕第12号文件的要求。"}, {"says": ["“〔2018〕12号”"]}),
    "leading zero": ({"quality": "符合京绿发〔2018〕05号文件的要求。"}, {"says": ["“〔2018〕5号”"]}),
    "two of them": ({"quality": "符合京绿发(2018)12号、京园发(2017)8号文件。"}, {"says": ["共 2 处"]}),
    "with a blank": ({"quality": "符合京绿发 （2018） 12号文件的要求。"}, {"quote": "（2018） 12号"}),
}
SILENT = {
    "as it should be": {"quality": "符合京绿发〔2018〕12号文件的要求。"},
    "small brackets look the same": {"quality": "符合京绿发﹝2018﹞12号文件的要求。"},
    "a year in brackets": {"quality": "按年度计划（2018）执行，门牌12号。"},
    "a building": {"quality": "完成示例院（2018）3号楼的养护。"},
    "no number": {"quality": "依据《绿化条例》（2018）。"},
    "a contract of that year": {"quality": "按照合同（2018）12号执行。"},
}
