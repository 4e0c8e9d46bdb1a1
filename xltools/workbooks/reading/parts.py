"""Texts that go on in further rows, and labels printed again on the next page."""

import re
from collections.abc import Iterator
from typing import Final

from xltools.forms.keys import squeeze
from xltools.workbooks.department.printed import AGAIN, NO_BREAK
from xltools.workbooks.department.records import SheetRecord
from xltools.workbooks.department.regions import CONTINUED
from xltools.workbooks.reading.sheet_cells import Spot
from xltools.workbooks.reading.sheet_frame import SheetFrame

FURTHER: Final = re.compile(rf"{re.escape(CONTINUED)}(\d*)")
"""Key of a row that carries on the one above; its number where there are several."""


def part_spots(frame: SheetFrame, spot: Spot, joints: str) -> tuple[Spot, ...]:
    """The cells of a text: the first one, then those of its further rows that are still there."""
    if not joints:
        return (spot,)
    return (spot, *((row, spot[1]) for row, number in further_rows(frame, spot[0]) if number <= len(joints)))


def further_rows(frame: SheetFrame, row: int) -> Iterator[tuple[int, int]]:
    """The rows that carry on a row, with their numbers from 1."""
    for below in sorted(number for number in frame.keys if number > row):
        part = FURTHER.fullmatch(frame.keys[below])
        if part is None:
            return
        yield below, int(part[1] or 1)


def whole_text(frame: SheetFrame, spot: Spot, joints: str, written: str) -> str:
    """The text of a cell with its further rows. `written` is what was written there; a part that was emptied leaves no gap."""
    if not joints:
        return frame.table.text(spot)
    texts = [frame.table.text(part) for part in part_spots(frame, spot, joints)]
    if len(texts) > len(joints) and joined(texts, joints) == written:
        return written
    kept = [(text, joint) for text, joint in zip(texts, NO_BREAK + joints, strict=False) if text]
    return joined([text for text, _ in kept], "".join(joint for _, joint in kept[1:]))


def joined(texts: list[str], joints: str) -> str:
    """The parts as one text."""
    gaps = ["", *("" if joint == NO_BREAK else joint for joint in joints)]
    return "".join(gap + text for gap, text in zip(gaps, texts, strict=False))


def labels_of(record: SheetRecord, grid_label: str) -> frozenset[str]:
    """The labels of a sheet, squeezed, as `is_again` wants them."""
    labels = [grid_label, *(item.label for item in record.fields), *(item.label for item in record.indicators)]
    labels += [item.opens for item in record.indicators if item.opens]
    return frozenset(map(squeeze, labels)) - {""}


def is_again(text: str, labels: frozenset[str]) -> bool:
    """Whether a cell only repeats one of the labels at the head of a page."""
    return text.endswith(AGAIN) and squeeze(text.removesuffix(AGAIN)) in labels
