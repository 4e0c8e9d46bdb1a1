"""Squeezed keys: labels are compared without white space, brackets, list marks and the unit in brackets."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from xltools.model.declaration import LabelUnit

LONGEST: Final = 300
RESIDUE: Final = re.compile(r"\[bookmark:[^\]]*\]")
UNIT_IN_BRACKETS: Final = re.compile(r"\((?:单位:?)?(?:人民币)?:?[万千亿]?元\)")
UNIT_AT_END: Final = re.compile(r"(?:单位:?)?[万千亿]?元$")
LIST_MARK: Final = re.compile(
    r"^(?:\(?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)、.]|\((?:\d{1,2}|[一二三四五六七八九十]{1,3})\))"
)
DROPPED: Final = str.maketrans("", "", "()[]【】〔〕「」{}<>《》:;,.、。·*_\"'“”‘’|-—\u200b\ufeff")


@lru_cache(maxsize=512)
def squeeze(text: str) -> str:
    """`text` without any white space (U+3000 and U+00A0 included). Most are labels, the same in every form."""
    return "".join(text.split())


def label_key(text: str) -> str:
    """Key of a label: full width unified, no white space, brackets, list mark, unit or punctuation.

    Of a text longer than any label only the beginning counts, and only that is remembered.
    """
    return key_of_beginning(text[:LONGEST])


@lru_cache(maxsize=8192)
def key_of_beginning(text: str) -> str:
    """Key of a text that is no longer than a label may be."""
    plain = squeeze(unicodedata.normalize("NFKC", RESIDUE.sub("", text)))
    plain = LIST_MARK.sub("", UNIT_IN_BRACKETS.sub("", plain))
    return UNIT_AT_END.sub("", plain.translate(DROPPED))


def label_unit(label: str) -> LabelUnit | None:
    """The unit a label names: `预算金额（万元）` -> 万元; None where it names none."""
    key = squeeze(label)
    if "万元" in key:
        return "万元"
    return "元" if re.search(r"(?<![千百亿])元", key) else None
