"""List marks Word prints by itself."""

import pytest
from support.word_parts import document_of, paragraph, run

from xltools.documents.word import read_word
from xltools.documents.word_numbering import written


def level(depth, style, text, extra=""):
    return f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>{extra}<w:lvlText w:val="{text}"/></w:lvl>'


NOTHING = '<w:suff w:val="nothing"/>'
LISTS = (
    f'<w:abstractNum w:abstractNumId="0">{level(0, "chineseCounting", "%1、", NOTHING)}{level(1, "decimal", "（%2）", NOTHING)}'
    f"{level(2, 'decimal', '%2.%3')}</w:abstractNum>"
    f'<w:abstractNum w:abstractNumId="1">{level(0, "bullet", "&#xF06C;")}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    f'<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="1">{level(1, "decimal", "%2)", NOTHING)}</w:lvlOverride>'
    '<w:lvlOverride w:ilvl="7"><w:startOverride w:val="2"/></w:lvlOverride></w:num>'
)
STYLE = '<w:style w:type="paragraph" w:styleId="Liste"><w:name w:val="Liste"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'


def item(number, depth, text):
    return paragraph(run(text), f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


def lines(body, path):
    return [cell.text for row in read_word(document_of(body, path, LISTS, STYLE)).rows for cell in row.cells]


def test_numbers_count_per_level_and_start_again_below_a_higher_one(tmp_path):
    body = "".join(item(1, *entry) for entry in [(0, "甲"), (1, "子"), (1, "丑"), (0, "乙"), (1, "寅"), (2, "卯")])
    assert lines(body, tmp_path / "a.docx") == ["一、甲", "（1）子", "（2）丑", "二、乙", "（1）寅", "1.1 卯"]


def test_lists_count_apart_and_may_start_elsewhere(tmp_path):
    body = item(1, 0, "甲") + item(2, 0, "乙") + item(1, 0, "丙") + item(3, 0, "丁") + item(3, 1, "戊")
    assert lines(body, tmp_path / "a.docx") == ["一、甲", "五、乙", "二、丙", "• 丁", "1)戊"]


def test_a_style_may_number_its_paragraphs_and_a_paragraph_may_switch_it_off(tmp_path):
    body = (
        paragraph(run("甲"), '<w:pStyle w:val="Liste"/>') + item(0, 0, "乙") + item(9, 0, "丙") + paragraph(run("丁"))
    )
    assert lines(body, tmp_path / "a.docx") == ["一、甲", "乙", "丙", "丁"]


@pytest.mark.parametrize(
    ("number", "style", "text"),
    [
        (10, "chineseCounting", "十"), (12, "japaneseCounting", "十二"), (20, "chineseCountingThousand", "二十"), (45, "ideographDigital", "四十五"),
        (120, "chineseCounting", "120"), (3, "lowerLetter", "c"), (28, "upperLetter", "BB"), (4, "lowerRoman", "iv"), (49, "upperRoman", "XLIX"),
        (3, "decimalEnclosedCircleChinese", "③"), (21, "decimalEnclosedCircle", "21"), (12, "decimalFullWidth", "１２"), (7, "none", ""), (7, "decimalZero", "7"),
    ],
)  # fmt: skip
def test_numbers_are_written_in_words_styles(number, style, text):
    assert written(number, style) == text
