"""S05 同址不同邮编

检查什么
    单位地址相同（省、市、区名和空格不计较）的申报表，邮政编码是不是一致。位数不对的邮编由 F01 列出，不参加比较。

为什么
    一个地址只有一个邮政编码。多数表写一个、少数表写另一个，多半是少数写错了。

反例
    示例路1号的三份申报表，两份写邮政编码 100044，一份写 100032。

正例
    示例路1号的三份申报表都写邮政编码 100044。

怎么改
    查明该地址的邮政编码，改成一致。
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from xltools.analysis.addresses import address_key
from xltools.model.noted_form import NotedForm
from xltools.rules.between import called_all
from xltools.rules.quoting import noted_defect
from xltools.rules.rule import Batch, BatchRule, Defect
from xltools.rules.wording import quoted

SHOWN: Final = 5
"""Of a hundred forms with the usual postcode a few are enough to look at."""
SIX_DIGITS: Final = re.compile(r"[0-9]{6}")


def check(batch: Batch) -> Iterator[Defect]:
    """One defect for each form that differs from most others of its address; of equally many the first is right."""
    by_address: dict[str, list[tuple[NotedForm, str]]] = {}
    for form in batch.forms:
        address, code = address_key(form.text("address")), postcode(form)
        if address and SIX_DIGITS.fullmatch(code):
            by_address.setdefault(address, []).append((form, code))
    for group in by_address.values():
        yield from differing(group)


def postcode(form: NotedForm) -> str:
    """The postcode as it is compared."""
    return "".join(unicodedata.normalize("NFKC", form.text("postcode")).split())


def differing(group: Sequence[tuple[NotedForm, str]]) -> Iterator[Defect]:
    """The forms of one address whose postcode is not the usual one."""
    usual, count = Counter(code for _, code in group).most_common(1)[0]
    others = [form for form, code in group if code == usual]
    for form, code in group:
        if code == usual:
            continue
        address = quoted(form.text("address"))
        yield noted_defect(
            form,
            "postcode",
            f"地址{address}在这里写 {form.text('postcode')}，在另外 {count} 份申报表里写 {usual}（如{called_all(others[:1])}），请核对。",
            related=tuple(other.place_of("postcode") for other in others[:SHOWN]),
        )


RULE = BatchRule(
    id="S05",
    name="same-address-two-postcodes",
    title="同址不同邮编",
    page=__doc__,
    severity="info",
    check=check,
)
