"""xltools: find_amounts, which sees the text alone."""

from protocol import run

from xltools.values.money import find_amounts


def extract(text, _cost):
    return [(one.start, one.end, format(one.yuan, "f")) for one in find_amounts(text)]


if __name__ == "__main__":
    run(extract)
