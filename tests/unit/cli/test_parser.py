"""A wrong call is refused in one Chinese sentence."""

import pytest

from xltools.cli import main

WRONG_CALLS = {
    ("chek",): "没有“chek”这个命令",
    ("check",): "缺少 来源",
    ("check", "甲.xlsx", "--format", "xml"): "--format 不能是“xml”，可选 text、json",
    ("template", "-o", "表", "--projects", "三"): "--projects 的值“三”不对",
    ("consolidate", "甲.xlsx", "-o", "总.xlsx", "--jobs", "0"): "--jobs 的值“0”不对",
    ("check", "甲.xlsx", "--mark"): "--mark 后面缺少内容",
    ("rules", "A05", "A06"): "不认识 A06",
}


@pytest.mark.parametrize(("call", "told"), WRONG_CALLS.items(), ids=[" ".join(call) for call in WRONG_CALLS])
def test_a_wrong_call_is_refused(call: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(call) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(f"命令写法不对：{told}。用 xltools ")
