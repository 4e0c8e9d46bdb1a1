"""Departments the roster does not know."""

from support.batches import roster

from xltools.model.roster import RosterEntry

KNOWN = {"roster": roster(RosterEntry("城市管理办公室", "QH02", ("城管办",)), RosterEntry("民政科"))}
FIRES_ACROSS = {
    "another spelling": (
        [{"department": "城市管理科"}],
        KNOWN,
        {
            "at": [("1.txt", 1, "warning")],
            "field": "部门（单位）名称",
            "says": ("“城市管理科”不在花名册", "相近的有“城市管理办公室”"),
        },
    ),
    "the whole office instead of the department": (
        [{"department": "某某街道办事处"}],
        KNOWN,
        {"at": [("1.txt", 1, "warning")], "quote": "某某街道办事处"},
    ),
}
SILENT_ACROSS = {
    "name, alias and glued code": (
        [
            {"department": "城市管理 办公室"},
            {"department": "城管办", "project": "清雪"},
            {"department": "QH02民政科以外", "project": "保洁"} | {"department": "民政科"},
        ],
        KNOWN,
    ),
    "an empty name is C01's": ([{"department": ""}], KNOWN),
}
NOT_CHECKED_ACROSS = {"without a roster": ([{}, {"project": "清雪"}], [("", None, "roster-missing")])}
