"""JioNLP: extract_money with its values (parse_money) switched on."""

import contextlib
import io
from decimal import Decimal

from protocol import run

with contextlib.redirect_stdout(io.StringIO()):
    from jionlp.algorithm.ner import extract_money

VALUES = True


def extract(text, _cost):
    amounts = []
    for one in extract_money(text, with_parsing=VALUES):
        start, end = one["offset"]
        detail = one["detail"] if VALUES else {"num": "0", "case": "元"}
        if not detail["case"].startswith("元"):
            continue
        numbers = detail["num"] if isinstance(detail["num"], list) else [detail["num"]]
        amounts += [(start, end, str(Decimal(number))) for number in numbers]
    return amounts


if __name__ == "__main__":
    run(extract)
