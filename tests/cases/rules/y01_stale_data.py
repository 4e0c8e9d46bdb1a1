"""Evidence of years long past."""

FIRES = {
    "what happened two years before": (
        {"year": 2021, "quantity": "对辖区特困家庭35户次2019年发生的取暖费给予补助。"},
        {"severity": "warning", "quote": "2019", "says": ("2019", "预算年度是 2021 年")},
    ),
    "an old survey in a benefit row": (
        {"year": 2019, "social": "2015年统计，辖区老旧小区居民8000户受益。"},
        {"quote": "2015"},
    ),
    "relying on an old survey": (
        {"year": 2019, "social": "根据2016年统计，辖区有老年人5600人。"},
        {"quote": "2016"},
    ),
}
SILENT = {
    "relying on a document of a survey": {"year": 2019, "social": "按照2016年统计工作方案，共有8个社区参加。"},
    "last year": {"year": 2019, "quantity": "2018年实际救助20户。"},
    "a document's year": {"year": 2019, "quantity": "根据2010年印发的办法救助20户。"},
    "a document number": {"year": 2019, "quantity": "按京民发〔2012〕8号发放补助20户。"},
    "since when": {"year": 2019, "quantity": "养护2012年建成的绿地8处。"},
    "since then": {"year": 2019, "social": "2010年以来开展志愿服务，共8支队伍。"},
    "quality and schedule are no evidence": {
        "year": 2019,
        "quality": "2015年发生的问题全部整改。",
        "schedule": "2015年完成。",
    },
    "what began then": {"year": 2019, "social": "2016年开展试点，逐步覆盖辖区8个社区。"},
    "no year in the title": {"quantity": "2009年实际救助20户。"},
}
