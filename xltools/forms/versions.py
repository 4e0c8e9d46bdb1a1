"""The form versions we know, and which of them the rows of a document follow."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from xltools.forms import beijing_2019, central_2015
from xltools.forms.keys import label_key
from xltools.forms.version import FormVersion
from xltools.model.grid import GridRow

VERSIONS: Final[Mapping[str, FormVersion]] = {form.id: form for form in (beijing_2019.FORM, central_2015.FORM)}

_CENTRAL: Final = re.compile(
    "(?:项目属性|项目期限?|(?:项目)?起止时间|实施单位|主管部门(?:及代码)?|(?:中期|年度|实施期)?资金总额.{0,20}|其中财政拨款.{0,16}"
    "|(?:中期|实施期)目标.{0,20}|年度(?:总体)?目标.{0,12}|年初预算数|全年预算数|全年执行数|指标值)"
)
_PROOF: Final = re.compile("项目属性|资金总额|全年执行数|主管部门及代码")
_ENOUGH: Final = 2


def version_of(rows: Sequence[GridRow]) -> FormVersion:
    """The central form where at least two of its own labels stand, one of which no other form has; else the Beijing form."""
    keys = {label_key(cell.text) for row in rows for cell in row.cells if cell.text}
    found = {key for key in keys if _CENTRAL.fullmatch(key)}
    proof = any(_PROOF.search(key) for key in found)
    return central_2015.FORM if proof and len(found) >= _ENOUGH else beijing_2019.FORM
