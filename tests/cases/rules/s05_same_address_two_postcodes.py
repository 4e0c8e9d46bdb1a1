"""One address, several postcodes."""

ONE = {"address": "示例市东山区文化街13号", "postcode": "100044", "project": "绿化"}
FIRES_ACROSS = {
    "one of three": (
        [ONE, ONE | {"project": "清雪"}, ONE | {"project": "保洁", "address": "文化街13号", "postcode": "100032"}],
        {
            "at": [("3.txt", 1, "info")],
            "quote": "100032",
            "related": ["1.txt", "2.txt"],
            "says": ("另外 2 份", "100044"),
        },
    ),
    "one against one: the first is taken": (
        [ONE, ONE | {"project": "清雪", "postcode": "100032"}],
        {"at": [("2.txt", 1, "info")]},
    ),
    "a house number in Chinese numerals": (
        [ONE, ONE | {"project": "清雪", "address": "文化街十三号", "postcode": "100032"}],
        {"at": [("2.txt", 1, "info")]},
    ),
}
SILENT_ACROSS = {
    "another address": [ONE, ONE | {"project": "清雪", "address": "北营街33号", "postcode": "100037"}],
    "a malformed one is F01's": [ONE, ONE | {"project": "清雪", "postcode": "10044"}],
    "no house number": [
        ONE | {"address": "街道办事处"},
        ONE | {"project": "清雪", "address": "街道办事处", "postcode": "100032"},
    ],
}
