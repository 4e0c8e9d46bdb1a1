"""The README files stay true: commands exist, printed output is what the program prints, pictures are there."""

import re
from pathlib import Path

import pytest

from xltools.cli import COMMANDS, main
from xltools.rules.registry import CATALOGUE

ROOT = Path(__file__).resolve().parents[2]
READMES = [ROOT / "README.md", ROOT / "README.zh-CN.md"]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What `xltools demo` prints in a fresh folder, with the samples named as the reader sees them."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("fresh")
        patch.chdir(folder)
        lines: list[str] = []
        patch.setattr("builtins.print", lambda *words, **_: lines.append(" ".join(map(str, words))))
        assert main(["demo"]) == 0
    return "\n".join(lines).replace(str(ROOT), "…")


@pytest.mark.parametrize("path", READMES, ids=lambda path: path.name)
def test_every_command_named_exists(path: Path) -> None:
    named = set(re.findall(r"(?:`|^)xltools (\w+)", path.read_text("utf-8"), re.MULTILINE))
    assert named == {name for name, _ in COMMANDS}


@pytest.mark.parametrize("path", READMES, ids=lambda path: path.name)
def test_the_printed_output_is_the_programs(path: Path, printed: str) -> None:
    blocks = re.findall(r"```\n(.*?)```", path.read_text("utf-8"), re.DOTALL)
    shown = next(block for block in blocks if block.startswith("样例是一个虚构的街道"))
    examples = next(block for block in blocks if block.startswith("「"))
    for line in [*shown.splitlines(), *examples.splitlines()]:
        assert line.strip() in printed, line


@pytest.mark.parametrize("path", READMES, ids=lambda path: path.name)
def test_pictures_and_links_are_there(path: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", path.read_text("utf-8"))
    assert len(links) >= 6
    assert [link for link in links if not (ROOT / link).exists()] == []


@pytest.mark.parametrize("path", READMES, ids=lambda path: path.name)
def test_the_number_of_rules_is_right(path: Path) -> None:
    assert re.search(rf"\b{len(CATALOGUE)} (?:条规则|rules)", path.read_text("utf-8"))
