"""Gaps that a 万 explains: (texts, kind, phrase)."""

FIRES = {
    "an item without 万": (
        {"cost": "场地费122万元，教材费38.6元，师资费280万元。", "budget": "440.6万元"},
        "missing_wan",
        "“38.6元”漏写了“万”（按 38.6万元 计算则相符）",
    ),
    "an item with 万 too many": (
        {"cost": "场地费60000元，教材费40000万元，师资费20000元，共计12万元。"},
        "extra_wan",
        "“40000万元”多写了“万”",
    ),
}
SILENT = {
    "nothing closes the gap": {"cost": ("预计投入390.973万元", "预计投入35.13万元"), "budget": "3512730元"},
}
