"""The guides stay true: links, pictures, commands, options, rules and buttons they name exist."""

import re
import shlex
from pathlib import Path

import pytest

from xltools.buttons.registry import BUTTONS
from xltools.cli import COMMANDS, build_parser
from xltools.rules.registry import CATALOGUE

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
GUIDE = DOCS / "使用手册.md"
NOTES = DOCS / "how-a-click-travels.md"
PICTURES = DOCS / "pictures"
LARGEST_PICTURE, ALL_PICTURES = 150_000, 2_000_000
BOTH = pytest.mark.parametrize("path", [GUIDE, NOTES], ids=lambda path: path.name)

LINK = re.compile(r"\]\(([^)\s]+)\)")
CALL = re.compile(r"^xltools (.+)$|`xltools ([^`…]+)`", re.MULTILINE)
REPOSITORY_PATH = re.compile(r"`((?:xltools|macros|tests|docs|samples)/[\w./\u4e00-\u9fff]+)`")
PACKAGE_PATH = re.compile(r"`((?:addin|buttons|cli|files|forms|rules|window|workbooks|workflows)/[\w./]*\w/?)`")


def calls(path: Path) -> list[list[str]]:
    return [shlex.split(one or two) for one, two in CALL.findall(path.read_text("utf-8"))]


def anchors(path: Path) -> set[str]:
    """The anchors of a page's headings, as code hosts make them."""
    titles = re.findall(r"^#+ (.+)$", path.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@BOTH
def test_every_link_and_picture_is_there(path: Path) -> None:
    links = [link for link in LINK.findall(path.read_text("utf-8")) if "://" not in link]
    assert links
    for link in links:
        file, _, anchor = link.partition("#")
        target = path.parent / file if file else path
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


def test_every_picture_is_shown_and_small() -> None:
    shown = {link for link in LINK.findall(GUIDE.read_text("utf-8")) if link.endswith(".png")}
    sizes = {f"pictures/{path.name}": path.stat().st_size for path in PICTURES.iterdir()}
    assert set(sizes) == shown
    assert max(sizes.values()) <= LARGEST_PICTURE
    assert sum(sizes.values()) <= ALL_PICTURES


@BOTH
def test_every_command_and_option_named_exists(path: Path) -> None:
    for words in calls(path):
        if words[0].startswith("-"):
            continue
        assert words[0] in dict(COMMANDS), words
        options = {word for word in words[1:] if word.startswith("-")} - {"--help"}
        assert options <= known_options(words), words


def known_options(words: list[str]) -> set[str]:
    """The options of a command; where it has actions, those of the action named."""
    parser = build_parser(words[0])
    for word in words[:2]:
        actions = [action.choices for action in parser._actions if isinstance(action.choices, dict)]
        if actions and word in actions[0]:
            parser = actions[0][word]
    return {option for action in parser._actions for option in action.option_strings}


def test_the_guide_names_every_command() -> None:
    assert {words[0] for words in calls(GUIDE)} >= {name for name, _ in COMMANDS}


@BOTH
def test_every_rule_named_exists(path: Path) -> None:
    named = set(re.findall(r"\b[CFUAXSYW]\d\d\b", path.read_text("utf-8")))
    assert named <= {entry.id for entry in CATALOGUE}


def test_the_buttons_named_are_those_of_the_ribbon() -> None:
    assert set(re.findall(r"【(.+?)】", GUIDE.read_text("utf-8"))) == {button.label for button in BUTTONS}


def test_the_paths_named_in_the_notes_exist() -> None:
    text = NOTES.read_text("utf-8")
    named = [*REPOSITORY_PATH.findall(text), *(f"xltools/{path}" for path in PACKAGE_PATH.findall(text))]
    assert len(named) > 20
    assert [path for path in named if not (ROOT / path).exists()] == []
