"""Amounts in free text side by side with the libraries people would otherwise use; prints the table of the README.

Right = overlaps an amount of the reference and has its value; exact = also the same span (with or without the
`/人/月` of a price). Times are the best of seven runs over all texts of a corpus in a process of its own, three times
in turn: compare them with each other, not between machines.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from benchmarks.peers import EXTRACTORS, Answer, Extractor, ask
from cases.values.amounts import AMOUNTS
from cases.values.never_money import NEVER
from support.shared import SEED_GOLD, SEED_TEXT, needs_seed

from xltools.jobs.reading import read_source

PER = re.compile(r"[/／].*$")
COST = "产出成本指标"
ROUNDS = 3


@dataclass(frozen=True)
class Text:
    """A text and its amounts as a person underlines them: start, end, yuan."""

    text: str
    cost: bool
    amounts: tuple[tuple[int, int, Decimal], ...]


@dataclass(frozen=True)
class Line:
    """One line of the table; the shares are None where the extractor gives no values."""

    name: str
    precision: float | None = None
    recall: float | None = None
    exact: float | None = None
    milliseconds: float | None = None
    missing: str = ""

    def __str__(self) -> str:
        if self.missing:
            return f"| {self.name} | not installed: {self.missing} |||| "
        return (
            "| "
            + " | ".join(
                [self.name, *map(_shown, (self.precision, self.recall, self.exact)), f"{self.milliseconds:.2f}"]
            )
            + " |"
        )


def _shown(share: float | None) -> str:
    return "-" if share is None else f"{share:.3f}"


def located(text: str, quoted: Sequence[tuple[str, str]]) -> tuple[tuple[int, int, Decimal], ...]:
    """The quoted amounts where they stand, looked for from left to right."""
    found, position = [], 0
    for quote, yuan in quoted:
        position = text.index(quote, position)
        found.append((position, position + len(quote), Decimal(yuan)))
        position += len(quote)
    return tuple(found)


def our_table() -> list[Text]:
    return [Text(text, False, located(text, amounts)) for text, amounts in AMOUNTS] + [
        Text(text, False, ()) for text in NEVER if text.strip()
    ]


def real_forms() -> list[Text]:
    """Goal and indicators of the 22 forms; the reference names the row of every amount."""
    texts: list[Text] = []
    reference = json.loads(SEED_GOLD.read_text("utf-8"))
    for gold, form in zip(reference, read_source(SEED_TEXT).declarations, strict=True):
        wanted: dict[tuple[int, str], list[tuple[str, str]]] = {}
        for amount in gold["amounts"]:
            row = amount["where"].rpartition("/")[2]
            block = 2 if "产出指标二" in amount["where"] else 1
            wanted.setdefault((block if row.startswith("产出") else 1, row), []).append(
                (amount["text"], amount["yuan"])
            )
        rows = [((1, "项目绩效目标"), form.text("goal"))]
        rows += [
            ((one.block if one.level1 == "产出指标" else 1, one.level2 or (one.level2_written or "")), one.text)
            for one in form.indicators
        ]
        texts += [
            Text(text, row == COST, located(text, wanted.pop((block, row), []))) for (block, row), text in rows if text
        ]
        assert not wanted, f"form {gold['n']}: no text for {list(wanted)}"
    return texts


def measure(extractor: Extractor, texts: Sequence[Text], answer: Answer, seconds: float) -> Line:
    if answer.missing:
        return Line(extractor.name, missing=answer.missing)
    characters = sum(len(one.text) for one in texts)
    milliseconds = seconds * 1000 / characters * 1000
    if not extractor.values:
        return Line(extractor.name, milliseconds=milliseconds)
    right, exact = _hits(answer, texts)
    found, wanted = sum(map(len, answer.found)), sum(len(one.amounts) for one in texts)
    return Line(extractor.name, right / max(found, 1), right / wanted, exact / wanted, milliseconds)


def _hits(answer: Answer, texts: Sequence[Text]) -> tuple[int, int]:
    right = exact = 0
    for one, found in zip(texts, answer.found, strict=True):
        left = list(one.amounts)
        for start, end, yuan in found:
            hit = next((gold for gold in left if start < gold[1] and gold[0] < end and Decimal(yuan) == gold[2]), None)
            if hit is None:
                continue
            left.remove(hit)
            right += 1
            figure = PER.sub("", one.text[hit[0] : hit[1]])
            exact += (start, end) in ((hit[0], hit[1]), (hit[0], hit[0] + len(figure)))
    return right, exact


def table(title: str, texts: Sequence[Text]) -> dict[str, Line]:
    asked = [(one.text, one.cost) for one in texts]
    rounds = [[ask(extractor, asked) for extractor in EXTRACTORS] for _ in range(ROUNDS)]
    lines = {
        extractor.script: measure(extractor, texts, answers[0], min(answer.seconds for answer in answers))
        for extractor, *answers in zip(EXTRACTORS, *rounds, strict=True)
    }
    amounts, characters = sum(len(one.amounts) for one in texts), sum(len(one.text) for one in texts)
    print(f"\n{title}: {len(texts)} texts, {characters:,} characters, {amounts} amounts\n")
    print("| | precision | recall | exact spans | ms per 1,000 characters |\n|---|---|---|---|---|")
    print(*lines.values(), sep="\n")
    return lines


def judge(lines: dict[str, Line], best: str) -> None:
    ours, jionlp = lines[best], lines["jionlp_spans"]
    for other in lines.values():
        for share in ("precision", "recall", "exact"):
            if getattr(other, share) is not None:
                assert getattr(ours, share) >= max(0.99, getattr(other, share)), f"{share}: {other}"
    if not jionlp.missing:
        assert lines["xltools_amounts"].milliseconds <= jionlp.milliseconds


@needs_seed
def test_on_the_real_forms() -> None:
    judge(table("The 22 real forms, goal and indicator texts", real_forms()), "xltools_cells")


def test_on_our_table() -> None:
    judge(table("Our table of amounts and of what is never money", our_table()), "xltools_amounts")
