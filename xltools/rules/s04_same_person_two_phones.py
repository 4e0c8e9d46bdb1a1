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
from typing import Final

from xltools.analysis.addresses import address_key
from xltools.analysis.facts import Project
from xltools.rules.between import called_all, quoted_all
from xltools.rules.rule import Batch, BatchRule, Defect
from xltools.rules.spots import field_spot
from xltools.values.names import name_key

NUMBER: Final = re.compile(r"(?<!\d)(?:(?:\+?86-?)?\(?0\d{2,3}\)?[- ]?)?(1[3-9]\d{9}|[2-9]\d{6,7})(?!\d)", re.ASCII)
MASKED: Final = re.compile(r"[某×xX*○〇]|待定|未定")
LONGEST_NAME: Final = 12


def check(batch: Batch) -> Iterator[Defect]:
    """One defect for each person with several numbers; it stands at the first form, the others are related."""
    people: dict[str, list[Project]] = {}
    for project in batch.projects:
        name = name_key(project.declaration.text("leader"))
        if name and len(name) <= LONGEST_NAME and not MASKED.search(name) and numbers(project):
            people.setdefault(name, []).append(project)
    for named in people.values():
        for person in namesakes(batch, named):
            if len({frozenset(numbers(project)) for project in person}) > 1:
                yield from differing(person)


def numbers(project: Project) -> list[str]:
    """The local numbers in the phone field, without area code and extension."""
    plain = unicodedata.normalize("NFKC", project.declaration.text("phone"))
    joined = re.sub(r"(?<=\d)[-—–－ ](?=\d{4}(?!\d))", "", plain)
    return NUMBER.findall(joined)


def namesakes(batch: Batch, projects: Sequence[Project]) -> list[list[Project]]:
    """The forms of one name, told apart by department and address: two people may have one name."""
    groups: list[list[Project]] = []
    for project in projects:
        group = next((own for own in groups if any(is_colleague(batch, project, one) for one in own)), None)
        if group is None:
            groups.append([project])
        else:
            group.append(project)
    return groups


def is_colleague(batch: Batch, first: Project, second: Project) -> bool:
    """Both forms name one department, or one address."""
    if name_key(batch.department(first)) == name_key(batch.department(second)):
        return True
    keys = [address_key(project.declaration.text("address")) for project in (first, second)]
    return bool(keys[0]) and keys[0] == keys[1]


def differing(person: Sequence[Project]) -> Iterator[Defect]:
    """The finding where two forms have no number in common."""
    first = person[0]
    own = set(numbers(first))
    others = [project for project in person[1:] if own.isdisjoint(numbers(project))]
    if not others:
        return
    slip = any(is_slip(one, two) for one in own for other in others for two in numbers(other))
    phones = quoted_all([" ".join(project.declaration.text("phone").split()) for project in (first, *others)])
    why = "只差一位数字" if slip else "各不相同"
    text = first.declaration.text("phone")
    yield Defect(
        f"{first.declaration.text('leader')}的电话与{called_all(others)}{why}（{phones}），请核对。",
        field_spot(first.declaration, "phone"),
        severity="warning" if slip else None,
        quote=text,
        start=0,
        end=len(text),
        related=tuple(other.declaration.field_place("phone") for other in others),
        position=first.declaration.position,
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
