"""Budget years as forms print them: 2019年, ２０１９年度, 二〇一九年."""

import re
from typing import Final

from xltools.values.normalise import normalise

_DIGITS: Final = "〇零一二三四五六七八九"
_VALUES: Final = {digit: str(max(0, value - 1)) for value, digit in enumerate(_DIGITS)}
_YEAR: Final = re.compile(rf"(?<![0-9{_DIGITS}])(?:(?P<west>(?:19|20)[0-9]{{2}})|(?P<han>[一二][{_DIGITS}]{{3}})) ?年")
_ONLY_YEAR: Final = re.compile(rf"[(\[]?(?:(?:19|20)[0-9]{{2}}|二[{_DIGITS}]{{3}})年度?[)\]]?")
_PLAUSIBLE: Final = range(1990, 2100)


def year_in(text: str) -> int | None:
    """The first calendar year a title names, written with 年; None without one."""
    for found in _YEAR.finditer(normalise(text)):
        digits = found["west"] or "".join(_VALUES[digit] for digit in found["han"])
        if int(digits) in _PLAUSIBLE:
            return int(digits)
    return None


def is_year_line(text: str) -> bool:
    """Whether a line is nothing but a year, as printed under a title: （2019年度）."""
    return _ONLY_YEAR.fullmatch("".join(normalise(text).split())) is not None
