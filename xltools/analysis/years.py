"""Calendar years in the texts of a form: where a clause speaks of one, and whether it only cites a document of that year."""

import re
from collections.abc import Iterator
from typing import Final

from xltools.values.frozen import dataclass
from xltools.values.masks import NEVER, mask
from xltools.values.normalise import normalise

YEAR: Final = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?=[ ]?年|[./-](?:0?[1-9]|1[0-2])(?![0-9]))")
_CLAUSE: Final = re.compile(r"[^,;。!?\n]+")
_CITED: Final = re.compile(
    "印发|下发|颁布|发布|出台|文件|通知|办法|意见|规定|条例|方案|精神|号文|号\\)|规划|会议|纪要|批复|批准|立项"
    "|合同(?:约定|规定|要求)|协议|决定|标准|要求|《|〔"
)
_RELIES: Final = re.compile("根据|依据|按照|依照|遵照|参照|按[^月季年时期]")
_FIGURES: Final = re.compile("[ ]?年(?:度|底|末)?的?(?:统计|数据|普查|调查|摸底|人口)")


@dataclass(frozen=True, slots=True)
class YearNamed:
    """A year in a text with the clause around it. `clause` is normalised and begins at `clause_start` of the text.

    `cited`: the clause speaks of a document, contract or standard; the year is that document's. 根据 alone says so too,
    unless statistics of that year follow.
    """

    year: int
    start: int
    end: int
    clause: str
    clause_start: int
    cited: bool

    @property
    def behind(self) -> str:
        """What follows the year in its clause."""
        return self.clause[self.end - self.clause_start :]

    @property
    def before(self) -> str:
        """What stands before the year in its clause."""
        return self.clause[: self.start - self.clause_start]


def years_named(text: str) -> Iterator[YearNamed]:
    """Every calendar year of a text, but those in titles and document numbers."""
    if "19" not in text and "20" not in normalise(text):
        return
    plain = normalise(text)
    hidden = mask(plain).text
    for clause in _CLAUSE.finditer(plain):
        cited, relies = _CITED.search(clause.group()) is not None, _RELIES.search(clause.group()) is not None
        for found in YEAR.finditer(plain, clause.start(), clause.end()):
            if hidden[found.start()] != NEVER:
                of_document = cited or (relies and not _FIGURES.match(plain, found.end()))
                yield YearNamed(int(found[1]), *found.span(), clause.group(), clause.start(), of_document)
