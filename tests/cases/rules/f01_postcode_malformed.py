"""Postcodes."""

FIRES = {
    "five digits": (
        {"postcode": "10035"},
        {"severity": "error", "quote": "10035", "says": ("是 5 位数字，应为六位，请核对",)},
    ),
    "seven digits": ({"postcode": "1000444"}, {"says": ("是 7 位",)}),
    "letters": ({"postcode": "1000O1"}, {"says": ("不是六位数字",)}),
    "a dash": ({"postcode": "/"}, {}),
    "a decimal": ({"postcode": "100044.0"}, {}),
}
SILENT = {
    "six digits": {"postcode": "100035"},
    "full width": {"postcode": "１０００３５"},
    "blanks": {"postcode": " 100 035 "},
    "beginning with 0": {"postcode": "010000"},
    "empty is C01": {"postcode": ""},
}
