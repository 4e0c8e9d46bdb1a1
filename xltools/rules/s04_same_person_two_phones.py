"""S04 同人不同电话

检查什么
    同一位项目负责人（同一部门或同一地址的同名负责人）在各份申报表里的联系电话是不是一致。只差一位数字的多半是笔误，
    作警告；完全不同的作提示。

为什么
    电话有误，退回修改和公开后的咨询都找不到人。

反例
    两份申报表的项目负责人都是李某，联系电话一份写 80001234，一份写 80001334。

正例
    两份申报表的项目负责人都是李某，联系电话都写 80001234。

怎么改
    核对电话，改成一致；确有两部电话的，两份表都写上。
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from xltools.analysis.addresses import address_key
from xltools.model.noted_form import NotedForm
from xltools.rules.between import called_all, quoted_all
from xltools.rules.quoting import noted_defect
from xltools.rules.rule import Batch, BatchRule, Defect
from xltools.values.names import name_key

NUMBER: Final = re.compile(r"(?<!\d)(?:(?:\+?86-?)?\(?0\d{2,3}\)?[- ]?)?(1[3-9]\d{9}|[2-9]\d{6,7})(?!\d)", re.ASCII)
MASKED: Final = re.compile(r"[某×xX*○〇]|待定|未定")
LONGEST_NAME: Final = 12


@dataclass(frozen=True, slots=True)
class Caller:
    """A form that names a person, with the numbers under which that person is reached."""

    form: NotedForm
    numbers: tuple[str, ...]


def check(batch: Batch) -> Iterator[Defect]:
    """One defect for each person with several numbers; it stands at the first form, the others are related."""
    people: dict[str, list[Caller]] = {}
    for form in batch.forms:
        name = name_key(form.text("leader"))
        if name and len(name) <= LONGEST_NAME and not MASKED.search(name) and (found := numbers(form.text("phone"))):
            people.setdefault(name, []).append(Caller(form, found))
    for named in people.values():
        if len({frozenset(one.numbers) for one in named}) > 1:
            for person in namesakes(batch, named):
                yield from differing(person)


def numbers(phone: str) -> tuple[str, ...]:
    """The local numbers in the phone field, without area code and extension."""
    plain = unicodedata.normalize("NFKC", phone)
    joined = re.sub(r"(?<=\d)[-—–－ ](?=\d{4}(?!\d))", "", plain)
    return tuple(NUMBER.findall(joined))


def namesakes(batch: Batch, callers: Sequence[Caller]) -> list[list[Caller]]:
    """The forms of one name, told apart by department and address: two people may have one name.

    A form joins the first person one of whose forms names its department, or its address.
    """
    people: list[list[Caller]] = []
    known: dict[tuple[str, str], int] = {}
    for one in callers:
        department, address = name_key(batch.department(one.form)), address_key(one.form.text("address"))
        marks = [("department", department), *([("address", address)] if address else ())]
        number = min((known[mark] for mark in marks if mark in known), default=len(people))
        if number == len(people):
            people.append([])
        people[number].append(one)
        known |= {mark: min(known.get(mark, number), number) for mark in marks}
    return people


def differing(person: Sequence[Caller]) -> Iterator[Defect]:
    """The finding where two forms have no number in common."""
    first, *rest = person
    others = [one for one in rest if set(first.numbers).isdisjoint(one.numbers)]
    if not others:
        return
    slip = any(is_slip(own, two) for own in first.numbers for other in others for two in other.numbers)
    phones = quoted_all([" ".join(one.form.text("phone").split()) for one in (first, *others)])
    why = "只差一位数字" if slip else "各不相同"
    forms = [other.form for other in others]
    yield noted_defect(
        first.form,
        "phone",
        f"{first.form.text('leader')}的电话与{called_all(forms)}{why}（{phones}），请核对。",
        severity="warning" if slip else None,
        related=tuple(form.place_of("phone") for form in forms),
    )


def is_slip(first: str, second: str) -> bool:
    """Equal but for one digit."""
    return len(first) == len(second) and sum(one != two for one, two in zip(first, second, strict=True)) == 1


RULE = BatchRule(
    id="S04",
    name="same-person-two-phones",
    title="同人不同电话",
    page=__doc__,
    severity="info",
    check=check,
)
