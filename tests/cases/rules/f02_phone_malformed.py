"""Phone numbers."""

FIRES = {
    "six digits": ({"phone": "6835-17"}, {"severity": "warning", "quote": "6835-17"}),
    "seven digits": ({"phone": "8000123"}, {}),
    "nine digits": ({"phone": "800012345"}, {}),
    "a mobile of ten digits": ({"phone": "1380000000"}, {}),
    "one of two numbers": ({"phone": "80001234、8000123"}, {}),
    "words": ({"phone": "见通讯录"}, {}),
    "an impossible beginning": ({"phone": "10001234"}, {}),
}
SILENT = {
    "eight digits": {"phone": "80001234"},
    "mobile": {"phone": "13800000000"},
    "mobile in groups": {"phone": "138 0000 0000"},
    "extension": {"phone": "80001234-801"},
    "extension in words": {"phone": "80001234转801"},
    "extension by another word": {"phone": "80001234分机801"},
    "area code": {"phone": "010-80001234"},
    "area code in brackets": {"phone": "（0311）8000123"},
    "country code": {"phone": "+86-10-80001234"},
    "full width": {"phone": "８０００１２３４"},
    "two numbers": {"phone": "80001234、13800000000"},
    "two numbers in lines": {"phone": "80001234\n13800000000"},
    "two numbers with a slash": {"phone": "80001234/80001235"},
    "a word beside it": {"phone": "办公室：80001234（张某）"},
    "blank inside": {"phone": "8000 1234"},
    "service number": {"phone": "400-800-1234"},
    "empty is C01": {"phone": ""},
}
