"""Gaps that equal an item: (texts, kind, phrase)."""

FIRES = {
    "the budget lacks an item": (
        {"cost": "宣传费61200元，印刷费43700元，会务费23500元。", "budget": "104900元"},
        "item_left_out",
        "差额与“23500元”一项相符，这一项没有列入预算或总计",
    ),
    "the total has an item twice": (
        {"cost": "宣传费6万元，印刷费4万元，会务费2.35万元，共计14.7万元。", "budget": "14.7万元"},
        "item_counted_twice",
        "差额与“2.35万元”一项相符，这一项重复计入",
    ),
}
SILENT = {
    "no item equals the gap": {"cost": ("预计投入390.973万元", "预计投入35.13万元"), "budget": "3512730元"},
}
