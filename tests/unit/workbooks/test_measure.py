"""Where lines end, and how wide they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xltools.workbooks import measure
from xltools.workbooks.measure import FULL_WIDTH, USUAL, broken_lines, character_width, paragraph_lines, widths, wrapped

ALPHABET = "汉字，。（《“”abciMW0123456789.,-/?% &é·×ПриΩ\u0301\u3000①😀\t\x7f\xad"


@pytest.mark.parametrize("byte", range(256))
def test_a_latin_character_beside_usual_ones_has_its_own_width(byte: int) -> None:
    character = chr(byte)
    assert list(widths(f"{character}字")) == [character_width(character), FULL_WIDTH]


def test_usual_characters_beyond_latin_take_the_full_width() -> None:
    usual = [chr(code) for code in range(0x100, 0x110000) if not measure.UNUSUAL.match(chr(code))]
    assert len(usual) > 20_000
    assert "字" in usual
    assert {character_width(character) for character in usual} == {FULL_WIDTH}, USUAL


@given(st.text(ALPHABET, max_size=120), st.integers(100, 4000))
def test_lines_end_where_trying_one_unit_after_the_other_ends_them(text: str, room: int) -> None:
    assert paragraph_lines(text, 0, len(text), room) == broken_lines(text, 0, len(text), room)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("字" * 12, ["字" * 10, "字字"]),
        ("字" * 10 + "。", ["字" * 9, "字。"]),
        ("字" * 9 + "（字", ["字" * 9, "（字"]),
        ("字" * 8 + "1234.5", ["字" * 8, "1234.5"]),
        ("字" * 10 + " 字", ["字" * 10 + " ", "字"]),
        ("字\n字", ["字", "字"]),
        ("M" * 12, ["M" * 10, "MM"]),
        ("字?" * 8, ["字?" * 6, "字?" * 2]),
    ],
)
def test_lines_of_a_text_in_a_column_of_ten_characters(text: str, lines: list[str]) -> None:
    found = wrapped(text, measure.SIDE_PADDING + 100.5 / measure.USABLE, 10)
    assert [text[line.start : line.end] for line in found] == lines
