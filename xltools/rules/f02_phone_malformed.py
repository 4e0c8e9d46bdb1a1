"""F02 电话格式

检查什么
    联系电话是不是八位固定电话、区号加号码，或十一位手机号，可以带分机号。一栏写几个号码的，逐个看；空着的由 C01 报。

为什么
    号码位数不对就打不通，退回修改和核实都找不到人。

反例
    联系电话：6835-17

正例
    联系电话：80001234-801

怎么改
    核对号码，写全位数；几个号码之间用顿号隔开。
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from xltools.analysis.facts import Project
from xltools.rules.rule import Defect, ProjectRule
from xltools.rules.spots import field_spot
from xltools.rules.wording import quoted

_EXTENSION = r"(?:(?:-|转|分机|#|\()\d{1,6}\)?)?"
_COUNTRY = r"\+?86-?"
_AREA = rf"(?:(?:{_COUNTRY})?\(?0\d{{2,3}}\)?-?|{_COUNTRY}[1-9]\d{{1,2}}-?)"
NUMBER: Final = re.compile(
    rf"(?:{_COUNTRY})?1[3-9]\d-?\d{{4}}-?\d{{4}}"
    rf"|{_AREA}?[2-9]\d{{3}}-?\d{{4}}{_EXTENSION}"
    rf"|{_AREA}[2-9]\d{{2}}-?\d{{4}}{_EXTENSION}"
    r"|[48]00-?(?:\d{3}-?\d{4}|\d{4}-?\d{3})",
    re.ASCII,
)
SEPARATORS: Final = re.compile(r"[、/;,，\s]+")
REMARKS: Final = re.compile(r"\([^()\d]*\)|(?!转|分机)[\u4e00-\u9fff:]")


def check(project: Project) -> Iterator[Defect]:
    """A defect when any number in the field has no shape of a phone number."""
    text = project.declaration.text("phone")
    if not text or is_phone(text):
        return
    yield Defect(
        f"填写{quoted(text)}，不是八位固定电话、区号加号码或十一位手机号，请核对号码。",
        field_spot(project.declaration, "phone"),
        quote=text,
        start=0,
        end=len(text),
    )


def is_phone(text: str) -> bool:
    """One number, blanks inside it allowed, or several apart; words beside a number do not count."""
    plain = re.sub("[—–－‐]+", "-", unicodedata.normalize("NFKC", text))
    plain = REMARKS.sub("", plain.replace("分机", "转"))
    if NUMBER.fullmatch("".join(plain.split())):
        return True
    numbers = [number for number in SEPARATORS.split(plain) if number]
    return bool(numbers) and all(NUMBER.fullmatch(number) for number in numbers)


RULE = ProjectRule(id="F02", name="phone-malformed", title="电话格式", page=__doc__, severity="warning", check=check)
