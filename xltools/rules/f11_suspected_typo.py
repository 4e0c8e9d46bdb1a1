"""F11 疑似错别字

检查什么
    各栏文字里有没有错别字表中的词（水品、搞高、布署等公文里常见的形近、音近误写），以及连着写了两遍的话。
    表随程序提供，本单位可以在设置里加上自己常见的，写成“错=对”。

为什么
    申报表随预算公开，错别字影响形象，有的还会改变意思。

反例
    社会效益指标：社区服务水品得到提升。

正例
    社会效益指标：社区服务水平得到提升。

怎么改
    对照上下文核对，确是错字的改正；专名、原文引用的不用改。
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from xltools.analysis.facts import Project
from xltools.model.settings import Parameter
from xltools.rules.rule import Defect, ProjectRule
from xltools.rules.texts import spot_of, whole_text, written_texts
from xltools.rules.words.typos import PATTERNS, REPEATED, TYPOS, pairs_in, typos_in

MORE: Final = Parameter("more", "另加的错别字（错=对）", (), between="=")
LISTED: Final = 3


@dataclass(frozen=True, slots=True)
class Slip:
    """Wrong words at `start` of a text, and what is meant ("" for words written twice)."""

    start: int
    wrong: str
    right: str


def check(project: Project, more: tuple[str, ...]) -> Iterator[Defect]:
    """One defect for each text with suspected slips."""
    declaration = project.declaration
    whole = whole_text(declaration)
    own = dict(pairs_in(" ".join(more)))
    found = [(re.escape(wrong), TYPOS[wrong]) for wrong in typos_in(whole)]
    found += [(re.escape(wrong), right) for wrong, right in own.items() if wrong in whole]
    found += [(pattern, right) for hint, pattern, right in PATTERNS if hint in whole and re.search(pattern, whole)]
    if REPEATED.search(whole):
        found.append((REPEATED.pattern, ""))
    if not found:
        return
    for where, text in written_texts(declaration):
        slips = first_of_each(slips_in(text, found))
        if slips:
            first = slips[0]
            yield Defect(
                f"疑似错别字：{'；'.join(phrase(slip) for slip in slips[:LISTED])}"
                f"{f'；等 {len(slips)} 处' if len(slips) > LISTED else ''}。请核对。",
                spot_of(declaration, where),
                quote=first.wrong,
                start=first.start,
                end=first.start + len(first.wrong),
            )


def slips_in(text: str, found: Sequence[tuple[str, str]]) -> Iterator[Slip]:
    """Every place of a text where one of the patterns stands."""
    for pattern, right in found:
        for match in re.finditer(pattern, text):
            yield Slip(match.start(), match.group(), right)


def first_of_each(slips: Iterable[Slip]) -> list[Slip]:
    """The slips in order, each wrong word once."""
    ordered = sorted(slips, key=lambda slip: slip.start)
    return list({slip.wrong: slip for slip in reversed(ordered)}.values())[::-1]


def phrase(slip: Slip) -> str:
    """What is wrong and what is probably meant."""
    if not slip.right:
        return f"“{slip.wrong}”重复了一遍"
    return f"“{slip.wrong}”可能应为“{slip.right}”"


RULE = ProjectRule(
    id="F11",
    name="suspected-typo",
    title="疑似错别字",
    page=__doc__,
    severity="info",
    check=check,
    parameters=(MORE,),
)
