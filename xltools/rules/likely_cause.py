"""The sentence on what may have caused a gap: every single change that closes it, or only how many there are."""

from collections.abc import Sequence
from typing import Final

from xltools.model.finding import Candidate
from xltools.rules import a06_gap_equals_one_item, a07_digit_or_period_slip, u06_missing_wan_suspected
from xltools.rules.rule import Hint

HINTS: Final[tuple[Hint, ...]] = (
    u06_missing_wan_suspected.HINT,
    a06_gap_equals_one_item.HINT,
    a07_digit_or_period_slip.HINT,
)
MOST_LISTED: Final = 3
NUMBERS: Final = ("①", "②", "③")


def likely_cause(candidates: Sequence[Candidate], count: int) -> str:
    """One sentence; `count` is the number of single changes that fit, of which `candidates` are the best."""
    if count == 0:
        return "没有哪一处单独改动能使其相符。"
    if count > MOST_LISTED:
        return f"有 {count} 种单处改动都能使其相符，仅凭数字无法判定。"
    phrases = [phrase(candidate) for candidate in candidates]
    if count == 1:
        return f"可能原因：{phrases[0]}，只有这一种单处改动能使其相符。"
    numbered = "；".join(f"{number}{text}" for number, text in zip(NUMBERS, phrases, strict=False))
    return f"可能原因：{numbered}。这 {count} 种单处改动都能使其相符，仅凭数字无法判定。"


def phrase(candidate: Candidate) -> str:
    """The candidate in the words of its hint."""
    return next(hint.phrase(candidate) for hint in HINTS if candidate.kind in hint.kinds)
