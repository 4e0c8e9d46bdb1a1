"""One person, several numbers."""

ONE = {"leader": "李小明", "phone": "80001234", "project": "绿化"}
TWO = {"leader": "李小明", "phone": "80001334", "project": "清雪"}
FIRES_ACROSS = {
    "one digit": (
        [ONE, TWO],
        {
            "at": [("1.txt", 1, "warning")],
            "field": "联系电话",
            "related": ["2.txt"],
            "says": ("只差一位数字", "“80001234”", "“80001334”"),
        },
    ),
    "quite another number": (
        [ONE, TWO | {"phone": "66667777"}],
        {"at": [("1.txt", 1, "info")], "says": ("各不相同",)},
    ),
    "another department at the same address": (
        [ONE | {"address": "云河市临江区文化街5号"}, TWO | {"department": "民政科", "address": "文化街5号"}],
        {"at": [("1.txt", 1, "warning")]},
    ),
}
SILENT_ACROSS = {
    "the same number": [ONE, TWO | {"phone": "80001234"}],
    "with area code and extension": [ONE, TWO | {"phone": "010-8000 1234转801"}],
    "several numbers, one in common": [ONE, TWO | {"phone": "80009999、80001234"}],
    "a namesake elsewhere": [ONE, TWO | {"department": "民政科", "address": "新风路8号"}],
    "two people": [ONE, TWO | {"leader": "王小明"}],
    "a masked name": [ONE | {"leader": "李某某"}, TWO | {"leader": "李某某"}],
}
