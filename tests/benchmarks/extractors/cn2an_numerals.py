"""cn2an reads a numeral but does not look for one: what stands before 元, 万 or 亿 is handed to it."""

import re
import warnings
from decimal import Decimal

from cn2an import cn2an
from protocol import run

warnings.simplefilter("ignore")
NUMERAL = re.compile(r"([0-9.,，零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟]+)元|([0-9.]+[万亿])")


def extract(text, _cost):
    amounts = []
    for match in NUMERAL.finditer(text):
        try:
            value = cn2an(match.group(1) or match.group(2), "smart")
        except ValueError:
            continue
        amounts.append((match.start(), match.end(), str(Decimal(repr(value)))))
    return amounts


if __name__ == "__main__":
    run(extract)
