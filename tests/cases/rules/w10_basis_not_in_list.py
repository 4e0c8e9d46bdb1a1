"""Documents a form cites: parameters, texts, and what is quoted (the outcome of a whole run)."""

VALID = ("《绿化养护管理办法》（示例发〔2018〕5号）", "示例字〔2017〕12号")
FIRES = {
    "a repealed document": (
        {"repealed": ("绿化养护管理办法",)}, {"goal": "按照《绿化养护管理办法》养护社区绿地，改善居民居住环境。"}, ["《绿化养护管理办法》"],
    ),
    "a wrong title": (
        {"bases": VALID}, {"goal": "按照《绿化管养办法》养护社区绿地，改善居民居住环境。"}, ["《绿化管养办法》"],
    ),
    "a wrong number": ({"bases": VALID}, {"quality": "按照示例发〔2018〕6号文件要求，合格率95%。"}, ["示例发〔2018〕6号"]),
    "once for a document": (
        {"bases": VALID}, {"goal": "按照《甲办法》养护社区绿地，改善居民居住环境。", "quality": "达到《甲办法》的标准。"}, ["《甲办法》"],
    ),
    "a title that is not whole": (
        {"bases": ("《绿化养护管理办法（试行）》",)},
        {"quality": "达到《绿化养护管理办法》的标准。"},
        ["《绿化养护管理办法》"],
    ),
    "two documents": (
        {"bases": VALID}, {"quality": "达到《甲办法》和《乙规范》的标准。"}, ["《甲办法》", "《乙规范》"],
    ),
}  # fmt: skip
SILENT = {
    "on the list": ({"bases": VALID}, {"quality": "达到《绿化养护管理办法》的标准。"}),
    "its number, in other brackets": ({"bases": VALID}, {"quality": "达到示例发【2018】5号文件的标准。"}),
    "another number": ({"bases": VALID}, {"quality": "按照示例字（2017）12号文件执行，合格率95%。"}),
    "with words before the number": ({"bases": VALID}, {"quality": "完好率达到示例发【2018】5号文件的标准。"}),
    "an entry without brackets": ({"bases": ("甲办法",)}, {"quality": "达到《甲办法》的标准。"}),
    "nothing cited": ({"bases": VALID}, {}),
    "not the repealed one": ({"repealed": ("旧办法",)}, {"quality": "达到《绿化养护管理办法》的标准。"}),
}
