"""What the roster expects and did not come."""

from datetime import date

from support.batches import CLOSED, roster

from xltools.model.roster import RosterEntry

CAME = RosterEntry(
    "示例街道绿化科", projects=("社区绿化养护", "清雪"), due=date(2018, 11, 30), contact="王某", phone="80001111"
)
FIRES_ACROSS = {
    "a project after its day": (
        [{}],
        {"roster": roster(CAME), "closed": CLOSED},
        {
            "at": [("花名册.xlsx", None, "error")],
            "department": "示例街道绿化科",
            "quote": "清雪",
            "says": ("应报项目“清雪”未报", "2018-11-30", "王某 80001111"),
        },
    ),
    "a whole department, no day given": (
        [{}],
        {"roster": roster(RosterEntry("示例街道绿化科"), RosterEntry("统计所")), "closed": CLOSED},
        {"at": [("花名册.xlsx", None, "warning")], "says": ("统计所没有报送任何申报表，请催报",)},
    ),
}
SILENT_ACROSS = {
    "not due yet": ([{}], {"roster": roster(RosterEntry("统计所", due=date(2019, 3, 1))), "closed": CLOSED}),
    "all came": ([{}], {"roster": roster(RosterEntry("示例街道绿化科", projects=("社区绿化养护",))), "closed": CLOSED}),
    "a check is no closing": ([{}], {"roster": roster(CAME)}),
}
NOT_CHECKED_ACROSS = {"without a roster": ([{}], {"closed": CLOSED}, [("", None, "roster-missing")])}
