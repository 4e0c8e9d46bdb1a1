"""W10 依据失效/名称不全

检查什么
    申报表引用的文件（《》中的名称、文号）是不是在本单位的依据清单里，或者已列入失效清单。
    两份清单由本单位在设置里填写；都没有填写时无法检查，每次校验只说明一次。

为什么
    依据失效或名称写错，项目就失去立项依据，公开以后也容易被质疑。

反例
    依据清单：《绿化养护管理办法》
    项目绩效目标：按照《绿化管养办法》开展日常养护，改善居民的居住环境。

正例
    依据清单：《绿化养护管理办法》
    项目绩效目标：按照《绿化养护管理办法》开展日常养护，改善居民的居住环境。

怎么改
    核对文件的全称和文号；已失效的换成现行文件，清单漏列的补到清单里。
"""

from collections.abc import Iterator
from itertools import islice

from xltools.analysis.citations import Citation, citations, is_listed, listed_keys
from xltools.analysis.facts import Project
from xltools.model.noted_form import Note
from xltools.model.settings import Parameter, ParameterValue
from xltools.rules.quoting import noted_defect
from xltools.rules.rule import Answer, Batch, BatchRule, Undecided
from xltools.rules.texts import written_texts
from xltools.rules.wording import quoted


def note(project: Project, bases: tuple[str, ...], repealed: tuple[str, ...]) -> Iterator[Note]:
    """The documents that are repealed or not in the list, each where it is cited first; without a list, that there are some."""
    cited = ((cell, text, one) for cell, text in written_texts(project.declaration) for one in citations(text))
    valid, ended = listed_keys(bases), listed_keys(repealed)
    if not valid and not ended:
        yield from (Note() for _ in islice(cited, 1))
        return
    seen: set[str] = set()
    for cell, text, citation in cited:
        problem = trouble(citation, valid, ended)
        if citation.key not in seen and problem:
            seen.add(citation.key)
            sentence = f"引用的{quoted(text[citation.start : citation.end])}{problem}"
            yield Note(cell, start=citation.start, end=citation.end, words=(sentence,))


def check(batch: Batch, **_: ParameterValue) -> Iterator[Answer]:
    """One defect for each document a declaration cites that is repealed, or missing from the list of bases."""
    for form, noted in batch.notes:
        if noted.where is None:
            yield Undecided("attachment-not-at-hand", "设置中没有填写依据清单")
            return
        (sentence,) = noted.words
        yield noted_defect(form, noted.where, sentence, span=(noted.start, noted.end))


def trouble(citation: Citation, valid: frozenset[str], ended: frozenset[str]) -> str:
    """What is wrong with a document, "" for nothing."""
    if is_listed(citation, ended):
        return "在本单位的失效清单里，请换成现行文件。"
    if valid and not is_listed(citation, valid):
        return "不在本单位的依据清单里，请核对名称、文号和是否有效。"
    return ""


RULE = BatchRule(
    id="W10",
    name="basis-not-in-list",
    title="依据失效/名称不全",
    page=__doc__,
    severity="info",
    check=check,
    note=note,
    parameters=(Parameter("bases", "依据清单（名称或文号）", ()), Parameter("repealed", "已失效的依据", ())),
)
