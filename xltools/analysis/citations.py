"""Laws and documents a text cites: titles between 《》 and document numbers (某字〔2018〕6号)."""

import re
from collections.abc import Iterator
from typing import Final

from xltools.analysis.words import clause_before
from xltools.values.frozen import dataclass
from xltools.values.normalise import normalise

_DOCUMENT: Final = r"[ ]?[\[【(][ ]?(?:19|20)[0-9]{2}[ ]?[\]】)][ ]?第?[ ]?[0-9]{1,5}[ ]?号"
_TITLE: Final = r"《(?P<title>[^《》\n]{1,80})》"
_NUMBER: Final = rf"(?P<number>[\u4e00-\u9fffA-Za-z]{{1,12}}{_DOCUMENT})"
_CITATION: Final = re.compile(f"{_TITLE}|{_NUMBER}")
_SINCE: Final = re.compile(
    r"^.*?(?:根据|按照|依据|依照|遵照|参照|执行|符合|落实|贯彻|关于|发布|印发|以及|达到|满足|对照|详见|[和与及据按])"
)
_SIGNS: Final = re.compile(r"[^0-9A-Za-z\u4e00-\u9fff]+")

_OPENING: Final = re.compile("根据|按照|依据|依照|遵照|参照|[按据]")
_ISSUED: Final = re.compile("关于|印发|发布")
_LETTERS: Final = re.compile(r"[\u4e00-\u9fffA-Za-z]+$")
_LONGEST_LETTERS: Final = 40
_CLOSES: Final = re.compile(
    r"(?:[ ,]{0,2}(?:的?(?:通知|文件|规定|要求|精神|标准|意见|办法|相关|有关|执行|实施|落实|开展|进行|文|等|为依据|中|内)"
    r"|\([^()]{0,30}\)|[和及与、]))*"
)
_CITED: Final = re.compile(rf"《[^《》]{{1,80}}》|{_DOCUMENT}")
_LEFT_OVER: Final = re.compile(r"[0-9A-Za-z\u4e00-\u9fff]")
_STANDARD: Final = re.compile(
    r"[0-9]|符合|达到|达标|满足|合格|优良|不低于|不少于|不超过|验收|完好|无误|准确|率|零|无重大|规范|及时|足额|全覆盖|全部|确保|标准"
)


@dataclass(frozen=True, slots=True)
class Citation:
    """A cited title (with its 《》) or document number that spans start..end; `key` compares it."""

    start: int
    end: int
    key: str


def citations(text: str) -> Iterator[Citation]:
    """What a text cites, in order."""
    if not _may_cite(text):
        return
    plain = normalise(text)
    for found in _CITATION.finditer(plain):
        if found["title"]:
            yield Citation(*found.span(), citation_key(found["title"]))
        else:
            start = found.start() + (
                opening.end() if (opening := _SINCE.match(found["number"].partition("[")[0])) else 0
            )
            yield Citation(start, found.end(), citation_key(plain[start : found.end()]))


def _may_cite(text: str) -> bool:
    return "《" in text or "号" in text


def citation_key(text: str) -> str:
    """A title or document number without signs and blanks."""
    return _SIGNS.sub("", normalise(text))


def listed_keys(entries: tuple[str, ...]) -> frozenset[str]:
    """The keys of a list of documents: every title and number of an entry, or the entry as a title."""
    return frozenset(
        key for entry in entries for key in ([one.key for one in citations(entry)] or [citation_key(entry)])
    )


def is_listed(citation: Citation, keys: frozenset[str]) -> bool:
    """Whether a document is on a list. Words in front of a number may have been taken for part of it."""
    return citation.key in keys or (citation.key.endswith("号") and any(citation.key.endswith(key) for key in keys))


@dataclass(frozen=True, slots=True)
class Beside:
    """What a text says beside its citations: how many characters, and whether they hold a standard."""

    length: int
    standard: bool


def beside_citations(text: str) -> Beside | None:
    """What is left of a text without its citations and the words that introduce them; None for a text without one."""
    if not _may_cite(text):
        return None
    plain = "".join(normalise(text).split())
    rest, end = [""], 0
    for found in _CITED.finditer(plain):
        if found.start() >= end:
            rest.append(_without_opening(plain[end : found.start()], numbered=not found.group().startswith("《")))
            closing = _CLOSES.match(plain, found.end())
            end = closing.end() if closing else found.end()
    if not end:
        return None
    left = "".join((*rest, plain[end:]))
    return Beside(len(_LEFT_OVER.findall(left)), _STANDARD.search(left) is not None)


def _without_opening(before: str, *, numbered: bool) -> str:
    """The text before a citation without what introduces it: 根据, 某局关于印发, the letters of a document number."""
    start = len(before) - len(clause_before(before, len(before), ",;。"))
    if opening := _OPENING.search(before, start):
        return before[: opening.start()]
    if _ISSUED.search(before, start):
        return before[:start]
    return before[:-_LONGEST_LETTERS] + _LETTERS.sub("", before[-_LONGEST_LETTERS:]) if numbered else before
