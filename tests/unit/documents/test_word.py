"""Word documents as grids: all text a person sees, merged cells once."""

import zipfile

import pytest
from support.word_parts import document_of, paragraph, run, table

from xltools.documents.word import read_word
from xltools.forms import read_grid
from xltools.model.problems import UnreadableSource

BOX = "<w:txbxContent><w:p><w:r><w:t>框里</w:t></w:r></w:p><w:p><w:r><w:t>第二段</w:t></w:r></w:p></w:txbxContent>"

CELLS = {
    "runs": (paragraph(run("甲") + run("乙")), "甲乙"),
    "paragraphs": (paragraph(run("甲")) + paragraph("") + paragraph(run("乙")), "甲\n\n乙"),
    "line break": (paragraph("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:cr/><w:t>丙</w:t></w:r>"), "甲\n乙\n丙"),
    "page break": (paragraph('<w:r><w:t>甲</w:t><w:br w:type="page"/><w:t>乙</w:t></w:r>'), "甲乙"),
    "tab": (paragraph("<w:r><w:t>甲</w:t><w:tab/><w:t>1</w:t></w:r>"), "甲\t1"),
    "hyphens": (paragraph("<w:r><w:t>136</w:t><w:noBreakHyphen/><w:t>4号</w:t><w:softHyphen/></w:r>"), "136-4号"),
    "hyperlink": (paragraph(f'<w:hyperlink w:anchor="a">{run("链接")}</w:hyperlink>{run("后")}'), "链接后"),
    "inserted text": (paragraph(f'<w:ins w:id="1" w:author="x">{run("新")}</w:ins>'), "新"),
    "deleted text": (paragraph(f'{run("留")}<w:del w:id="1" w:author="x"><w:r><w:delText>删</w:delText></w:r></w:del>'), "留"),
    "moved text": (paragraph(f'<w:moveFrom w:id="1" w:author="x">{run("移")}</w:moveFrom><w:moveTo w:id="2" w:author="x">{run("移")}</w:moveTo>'), "移"),
    "content control in the line": (paragraph(f"<w:sdt><w:sdtPr/><w:sdtContent>{run('控件')}</w:sdtContent></w:sdt>"), "控件"),
    "content control around a paragraph": (f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph(run('控件'))}</w:sdtContent></w:sdt>", "控件"),
    "smart tag": (paragraph(f'<w:smartTag w:element="x">{run("12月")}</w:smartTag>'), "12月"),
    "field result": (
        paragraph(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>=SUM(ABOVE)</w:instrText></w:r>'
            f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("100元")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        ),
        "100元",
    ),
    "simple field": (paragraph(f'<w:fldSimple w:instr="DATE">{run("2019年")}</w:fldSimple>'), "2019年"),
    "ticked Wingdings box": (paragraph(f'<w:r><w:sym w:font="Wingdings 2" w:char="F052"/></w:r>{run("4.其他一般类")}'), "☑4.其他一般类"),
    "Wingdings tick": (paragraph('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'), "✓"),
    "unknown symbol": (paragraph('<w:r><w:sym w:font="Other" w:char="2605"/></w:r>'), "★"),
    "ticked form field": (paragraph('<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r>'), "☑"),
    "empty form field": (paragraph('<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/></w:checkBox></w:ffData></w:fldChar></w:r>'), "□"),
    "check box control": (paragraph('<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:t>☒</w:t></w:r></w:sdtContent></w:sdt>'), "☒"),
    "ruby": (paragraph("<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>yin</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>音</w:t></w:r></w:rubyBase></w:ruby></w:r>"), "音"),
    "formula": (paragraph("<m:oMath><m:r><m:t>3×5</m:t></m:r></m:oMath>"), "3×5"),
    "text box of new and old kind": (
        paragraph(
            f'{run("旁")}<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp><wps:txbx>{BOX}'
            f"</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{BOX}"
            "</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        ),
        "旁\n框里\n第二段",
    ),
    "text box of the old kind only": (paragraph(f"<w:r><w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict></w:r>"), "框里\n第二段"),
    "drawing without text": (paragraph('<w:r><mc:AlternateContent><mc:Choice Requires="wps"/></mc:AlternateContent><w:drawing/></w:r>'), ""),
    "nested table": (
        paragraph(run("见下")) + table([paragraph(run("甲")), paragraph(run("1"))], [paragraph(run("乙")), paragraph(run("2"))]) + paragraph(""),
        "见下\n甲\t1\n乙\t2\n",
    ),
}  # fmt: skip


def texts(grid):
    return [[cell.text for cell in row.cells] for row in grid.rows]


@pytest.mark.parametrize("name", CELLS)
def test_the_text_of_a_cell_is_what_a_person_sees(name, tmp_path):
    content, expected = CELLS[name]
    grid = read_word(document_of(table([content, paragraph(run("末"))]), tmp_path / "a.docx"))
    assert texts(grid) == [[expected, "末"]]


def test_paragraphs_between_tables_are_loose_rows_and_know_their_place(tmp_path):
    body = (
        paragraph(run("题"))
        + paragraph("")
        + table([paragraph(run("甲"))])
        + paragraph(run("尾"))
        + paragraph(run("页"))
    )
    grid = read_word(document_of(body, tmp_path / "a.docx"))
    assert texts(grid) == [["题"], ["甲"], ["尾"], ["页"]]
    assert [row.loose for row in grid.rows] == [True, False, True, True]
    assert [row.blank_lines_after for row in grid.rows] == [1, 0, 0, 0]
    assert [row.cells[0].place.spot for row in grid.rows] == ["第 1 段", "表 1 第 1 行第 1 格", "第 3 段", "第 4 段"]


def test_deleted_rows_and_cells_are_left_out_and_controls_around_them_are_seen_through(tmp_path):
    row = f"<w:tr><w:tc>{paragraph(run('甲'))}</w:tc></w:tr>"
    deleted = f'<w:tr><w:trPr><w:del w:id="1" w:author="x"/></w:trPr><w:tc>{paragraph(run("删"))}</w:tc></w:tr>'
    cell = f'<w:tr><w:tc><w:tcPr><w:cellDel w:id="2" w:author="x"/></w:tcPr>{paragraph(run("删"))}</w:tc><w:tc>{paragraph(run("乙"))}</w:tc></w:tr>'
    wrapped = f"<w:sdt><w:sdtPr/><w:sdtContent>{row}</w:sdtContent></w:sdt>"
    wrapped_cell = (
        f"<w:tr><w:sdt><w:sdtPr/><w:sdtContent><w:tc>{paragraph(run('丙'))}</w:tc></w:sdtContent></w:sdt></w:tr>"
    )
    body = f"<w:sdt><w:sdtPr/><w:sdtContent><w:tbl><w:tblPr/><w:tblGrid/>{wrapped}{deleted}{cell}{wrapped_cell}</w:tbl></w:sdtContent></w:sdt>"
    assert texts(read_word(document_of(body, tmp_path / "a.docx"))) == [["甲"], ["乙"], ["丙"]]


def test_covered_cells_of_a_vertical_merge_are_empty_and_of_an_old_horizontal_one_absent(tmp_path):
    def cell(text, properties=""):
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(run(text) if text else '')}</w:tc>"

    first = (
        cell("甲", '<w:vMerge w:val="restart"/>')
        + cell("乙", '<w:hMerge w:val="restart"/>')
        + cell("", '<w:hMerge w:val="continue"/>')
    )
    second = cell("", "<w:vMerge/>") + cell("丙", '<w:gridSpan w:val="2"/>')
    body = f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr>{first}</w:tr><w:tr>{second}</w:tr></w:tbl>"
    assert texts(read_word(document_of(body, tmp_path / "a.docx"))) == [["甲", "乙"], ["", "丙"]]


def test_a_form_may_go_on_in_a_second_table_with_its_heads_repeated(tmp_path):
    def rows(*lines):
        return table(*([paragraph(run(text) if text else "") for text in line] for line in lines))

    heads = ("绩效指标", "一级指标", "二级指标", "具体指标（指标内容、指标值）")
    body = (
        paragraph(run("养护经费"))
        + rows(("项目名称", "养护", "预算金额", "100元"), heads, ("", "产出指标", "产出数量指标", "甲"))
        + paragraph(run("- 2 -"))
        + rows(heads, ("", "", "产出质量指标", "乙"), ("其他说明的问题", "无"))
    )
    (declaration,) = read_grid(read_word(document_of(body, tmp_path / "a.docx"))).declarations
    assert [(row.level2, row.text) for row in declaration.indicators] == [
        ("产出数量指标", "甲"),
        ("产出质量指标", "乙"),
    ]
    assert declaration.text("remarks") == "无"
    assert [item.text for item in declaration.unplaced] == ["- 2 -"]


def test_several_forms_and_their_captions_in_one_table(tmp_path):
    def row(*line):
        return [paragraph(run(text) if text else "") for text in line]

    body = table(
        row("2019年项目支出绩效目标申报表"),
        row("养护经费"), row("部门（单位）名称", "园林所"), row("项目名称", "养护", "预算金额", "1元"), row("项目绩效目标", "好"),
        row("种树经费"), row("部门（单位）名称", "城管所"), row("项目名称", "种树", "预算金额", "2元"), row("项目绩效目标", "好"),
    )  # fmt: skip
    first, second = read_grid(read_word(document_of(body, tmp_path / "a.docx"))).declarations
    assert (first.title, first.text("caption"), first.project) == ("2019年项目支出绩效目标申报表", "养护经费", "养护")
    assert (second.text("caption"), second.department, second.unplaced) == ("种树经费", "城管所", ())


def test_a_frame_of_one_cell_around_a_table_is_seen_through(tmp_path):
    inner = table(
        [paragraph(run("项目名称")), paragraph(run("养护"))], [paragraph(run("预算金额")), paragraph(run("1元"))]
    )
    grid = read_word(document_of(table([paragraph(run("题")) + inner + paragraph("")]), tmp_path / "a.docx"))
    assert texts(grid) == [["题"], ["项目名称", "养护"], ["预算金额", "1元"]]
    assert [row.loose for row in grid.rows] == [True, False, False]


@pytest.mark.parametrize("name", ["not a zip", "no document part", "cut off", "broken XML"])
def test_a_damaged_document_is_refused_in_one_sentence(name, tmp_path):
    whole = document_of(paragraph(run("甲")), tmp_path / "whole.docx")
    path = tmp_path / "a.docx"
    if name == "not a zip":
        path.write_bytes(b"PK\x03\x04 nothing")
    elif name == "cut off":
        path.write_bytes(whole.read_bytes()[:2000])
    else:
        with zipfile.ZipFile(whole) as source, zipfile.ZipFile(path, "w") as target:
            for item in source.namelist():
                if item == "word/document.xml":
                    if name == "broken XML":
                        target.writestr(item, b"<w:document><w:body>")
                    continue
                target.writestr(item, source.read(item))
    with pytest.raises(UnreadableSource, match=r"无法作为 Word 文档打开.*另存为"):
        read_word(path)
