"""xltools as the forms are read: it knows which text is a cost cell, where a bare figure is money."""

from protocol import run

from xltools.values.money import read_text


def extract(text, cost):
    return [(one.start, one.end, format(one.yuan, "f")) for one in read_text(text, cost=cost).amounts]


if __name__ == "__main__":
    run(extract)
