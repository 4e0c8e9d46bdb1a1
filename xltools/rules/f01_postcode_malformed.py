"""F01 邮编格式

检查什么
    邮政编码是不是六位数字。全角数字和数字之间的空格不计较；空着的由 C01 报。

为什么
    邮政编码固定为六位。位数不对，一定是漏写或多写了数字，表中的信息不能使用。

反例
    邮政编码：10035

正例
    邮政编码：100035

怎么改
    按实际邮政编码填写六位数字。在 Excel 中请按文本填写，以免开头的 0 丢失。
"""

import re
import unicodedata
from collections.abc import Iterator

from xltools.analysis.facts import Project
from xltools.rules.rule import Defect, ProjectRule
from xltools.rules.spots import field_spot
from xltools.rules.wording import quoted


def check(project: Project) -> Iterator[Defect]:
    """A defect when the postcode is not six digits."""
    text = project.declaration.text("postcode")
    digits = "".join(unicodedata.normalize("NFKC", text).split())
    if not digits or re.fullmatch(r"[0-9]{6}", digits):
        return
    found = f"是 {len(digits)} 位数字，应为六位" if digits.isdecimal() else "不是六位数字"
    yield Defect(
        f"填写{quoted(text)}，{found}，请核对。",
        field_spot(project.declaration, "postcode"),
        quote=text,
        start=0,
        end=len(text),
    )


RULE = ProjectRule(id="F01", name="postcode-malformed", title="邮编格式", page=__doc__, severity="error", check=check)
