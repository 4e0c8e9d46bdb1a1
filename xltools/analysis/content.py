"""What a project is about, by the words that give its kind away."""

from collections.abc import Iterable, Mapping

from xltools.analysis.words import any_of

NAME_WEIGHT = 3
"""A word in the project's name counts as much as three in its texts."""


def dominant_kind(
    name: str, texts: Iterable[str], words: Mapping[str, tuple[str, ...]], least: int
) -> tuple[str, int] | None:
    """The kind whose words weigh at least `least` and twice as much as those of all others, and how often they occur."""
    body = "\n".join(texts)
    hits = {
        kind: (len(any_of(listed).findall(body)), len(any_of(listed).findall(name))) for kind, listed in words.items()
    }
    weights = {kind: inside + NAME_WEIGHT * named for kind, (inside, named) in hits.items()}
    kind = max(weights, key=lambda one: weights[one])
    others = sum(weights.values()) - weights[kind]
    return (kind, sum(hits[kind])) if weights[kind] >= max(least, 2 * others) else None
