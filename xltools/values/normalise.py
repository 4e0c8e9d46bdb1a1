"""One spelling for what clerks write in many: full width, operator and bracket variants.

The normalised text has the same length as the original, so every position in one is a position in the other.
"""

import re
from functools import lru_cache
from typing import Final

REMEMBERED: Final = 512
"""How many texts are remembered: the cells of the forms in hand, which several rules read one after the other."""

_VARIANTS: Final = {
    **dict(zip("０１２３４５６７８９", "0123456789", strict=True)),
    **dict.fromkeys("，﹐", ","),
    **dict.fromkeys("．﹒", "."),
    **dict.fromkeys("；﹔", ";"),
    **dict.fromkeys("：﹕∶︰", ":"),
    **dict.fromkeys("（﹙", "("),
    **dict.fromkeys("）﹚", ")"),
    **dict.fromkeys("％﹪", "%"),
    **dict.fromkeys("＋﹢", "+"),
    **dict.fromkeys("－−–—―﹣‐‑─", "-"),
    **dict.fromkeys("＊×✕✖∗﹡╳", "*"),
    **dict.fromkeys("／∕⁄", "/"),
    **dict.fromkeys("＝﹦", "="),
    **dict.fromkeys("≒≌≅", "≈"),
    **dict.fromkeys("～∼〜", "~"),
    **dict.fromkeys("•‧∙・", "·"),
    **dict.fromkeys("≦⩽", "≤"),
    **dict.fromkeys("≧⩾", "≥"),
    **dict.fromkeys("Ｘｘ", "x"),
    **dict.fromkeys("〔［﹝", "["),
    **dict.fromkeys("〕］﹞", "]"),
    **dict.fromkeys("\u3000\u00a0\u2002\u2003\u2009\u202f\ufeff\r\x0b\x0c", " "),
    "＞": ">",
    "＜": "<",
    "￥": "¥",
    "﹑": "、",
    "○": "〇",
    "萬": "万",
    "億": "亿",
    "兩": "两",
    **dict.fromkeys("圓圆", "元"),
    "個": "个",
}
_TABLE: Final = str.maketrans(_VARIANTS)
_IN_EVERY_TEXT: Final = "，：；（）"
_RARE: Final = re.compile(f"[{''.join(sign for sign in _VARIANTS if sign not in _IN_EVERY_TEXT)}]")


@lru_cache(maxsize=REMEMBERED)
def normalise(text: str) -> str:
    """Text of the same length with one spelling per sign; positions are unchanged."""
    if _RARE.search(text):
        return text.translate(_TABLE)
    for variant in _IN_EVERY_TEXT:
        text = text.replace(variant, _VARIANTS[variant])
    return text
