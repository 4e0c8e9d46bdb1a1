"""Mutations of files that keep them nearly valid: parts of a package, tags and texts of XML, lines of a text.

Bytes changed at random seldom get past a zip's checksums; these changes reach the code behind them.
"""

import io
import random
import re
import warnings
import zipfile
import zlib
from collections.abc import Callable, Sequence
from itertools import islice

Parts = list[tuple[str, bytes]]
Bytes = Callable[[bytes, random.Random], bytes]

TOKEN = re.compile(rb"<[^<>]*>|[^<]+|<")
ATTRIBUTE = re.compile(rb'(?<![\w:])([\w:]+)="([^"]*)"')
NAME = re.compile(rb"</?([\w:]+)")
MAIN = re.compile(
    r"document\.xml$|/sheet\d+\.xml$|sharedStrings|workbook\.xml$|custom\.xml$|comments|\.rels$|styles\.xml$"
)
MOST_TOKENS = 200_000
LARGEST = 2_000_000
"""Bytes of a part that is changed: a list of its tokens takes fifty times as much, and changed parts are changed again."""
VALUES = [
    b"", b"0", b"-1", b"1", b"4294967296", b"99999999999999999999", b"1e999", b"NaN", b"A1", b"XFD1048576", b"A1:XFD1048576",
    b"AAAA99999999", b"$A$1", b"true", b"..", b"/", b"../../x", b"\xff\xfe", b"&#0;", b"&#x10FFFF;", b"&#xD800;", b"&amp;", b"&lol;",
    b"\xe3\x80\x80", b"\xe2\x80\x8b", b"\xe2\x80\xae", b"\xf0\x9f\x98\x80", b"\xef\xbc\x91\xef\xbc\x92", b"a" * 40_000, b"_x0000_", b"#REF!",
    b"s", b"str", b"inlineStr", b"b", b"e", b"d", b"2019-13-45", b"-657435", b"2958466", b"1.5", b"=1+", b"\t", b"\n", b"rId1", b"rId999",
]  # fmt: skip
WORDS = [
    "项目名称", "绩效指标", "成本指标", "数量指标", "预算金额", "万元", "元", "合计", "小计", "×", "*", "=", "＝", "（", "）", "(", "、", "；", "：", "。", "1", "１２",
    "一", "壹仟", "〇", "0.5", ".5", "5.", "1,2,3", "1e9", "%", "‰", "-", "－", "+", "/", "人", "月", "年", "项目申报表", "二级指标", "指标内容", "是", "否", "□", "√",
    "\t", "\t\t", "\n", "\n\n", "\r", "\x00", "\x0b", "\u200b", "\u202e", "\u3000", "\ud83d".encode("utf-16", "surrogatepass").decode("utf-16", "replace"), "😀",
    "9人*2000元/月/人*3个月", "99999999999999999999999999999999", "0.00000000000000000000000001", "1/0", "２０１９年", "附件：", "Ⅸ", "①", "²", "٣", "½", "∞",
]  # fmt: skip


def parts_of(content: bytes) -> Parts:
    """The parts of a package; none where it is no zip file."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return [(info.filename, archive.read(info)) for info in archive.infolist() if info.file_size < LARGEST]
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, NotImplementedError, RuntimeError, EOFError):
        return []


def package_of(parts: Parts) -> bytes:
    """A zip file of these parts."""
    stream = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(stream, "w") as archive:
        warnings.simplefilter("ignore")  # two parts of one name are meant
        for name, content in parts:
            archive.writestr(zipfile.ZipInfo(name or "x"), content, zipfile.ZIP_DEFLATED, 1)
    return stream.getvalue()


class Mutator:
    """Changes a file a little. `any_bytes` changes bytes at random; `seeds` are what pieces are taken from."""

    def __init__(self, any_bytes: Bytes, seeds: Sequence[bytes]) -> None:
        self.any_bytes = any_bytes
        self.pieces = [part for seed in seeds for part in parts_of(seed)]
        self.lines = [line for seed in seeds for line in seed.decode("utf-8", "replace").splitlines()][:2000]

    def package(self, content: bytes, choose: random.Random) -> bytes:
        """A package with something changed in one or more of its parts."""
        parts = parts_of(content)
        if not parts or choose.random() < 0.03:
            return self.any_bytes(content, choose)
        if choose.random() < 0.1:
            self.rearrange(parts, choose)
        for _ in range(choose.choice((1, 1, 1, 2, 4))):
            main = [at for at, (name, _) in enumerate(parts) if MAIN.search(name)] if choose.random() < 0.8 else []
            at = choose.choice(main or range(len(parts)))
            name, part = parts[at]
            parts[at] = name, self.xml(part, choose) if choose.random() < 0.9 else self.any_bytes(part, choose)
        return package_of(parts)

    def rearrange(self, parts: Parts, choose: random.Random) -> None:
        """Remove, add, empty, rename or exchange parts."""
        at, other = choose.randrange(len(parts)), choose.randrange(len(parts))
        (name, content), (other_name, other_content) = parts[at], parts[other]
        match choose.randrange(5):
            case 0 if len(parts) > 1:
                del parts[at]
            case 1:
                parts[at] = name, b""
            case 2:
                parts[at], parts[other] = (name, other_content), (other_name, content)
            case 3 if self.pieces:
                parts[at] = name, choose.choice(self.pieces)[1]
            case _:
                parts.append((choose.choice((name.upper(), other_name, f"xl/{name}")), content))

    def xml(self, part: bytes, choose: random.Random) -> bytes:
        """XML with tags, attributes or texts changed; it need not be well-formed afterwards."""
        tokens = [match[0] for match in islice(TOKEN.finditer(part), MOST_TOKENS)]
        if not tokens:
            return choose.choice(VALUES)
        for _ in range(choose.choice((1, 1, 2, 5))):
            (self.move if choose.random() < 0.5 else self.change)(tokens, choose)
        return b"".join(tokens)

    def move(self, tokens: list[bytes], choose: random.Random) -> None:
        """Remove, repeat, copy or bring in an element."""
        at, to = choose.randrange(len(tokens)), choose.randrange(len(tokens))
        start, end = element(tokens, at)
        match choose.randrange(4):
            case 0 if end - start < len(tokens):
                del tokens[start:end]
            case 1:
                tokens[start:start] = tokens[start:end][:2000] * choose.choice((1, 1, 3, 50))
            case 2:
                tokens[to:to] = tokens[start:end][:5000]
            case _:
                tokens[start:start] = self.foreign(choose)

    def change(self, tokens: list[bytes], choose: random.Random) -> None:
        """Change a tag or a text."""
        at = choose.randrange(len(tokens))
        match choose.randrange(4):
            case 0:
                tokens[at] = text_changed(tokens, at, choose)
            case 1:
                tokens[at] = self.any_bytes(tokens[at], choose)
            case _:
                tokens[at] = attribute_changed(tokens[at], choose)

    def foreign(self, choose: random.Random) -> list[bytes]:
        """An element of another part."""
        if not self.pieces:
            return []
        tokens = TOKEN.findall(choose.choice(self.pieces)[1][:200_000])
        start, end = element(tokens, choose.randrange(len(tokens))) if tokens else (0, 0)
        return tokens[start:end][:500]

    def text(self, content: bytes, choose: random.Random) -> bytes:
        """A text with lines and words changed, now and then in another encoding."""
        if choose.random() < 0.1:
            return self.any_bytes(content, choose)
        lines = content.decode("utf-8", "surrogateescape").split("\n")
        for _ in range(choose.choice((1, 1, 2, 5, 10))):
            self.line(lines, choose)
        text = "\n".join(lines)
        if choose.random() < 0.03:
            return text.encode(choose.choice(("gb18030", "utf-16", "utf-16-be", "utf-8-sig", "utf-7")), "replace")
        return text.encode("utf-8", "surrogatepass")

    def line(self, lines: list[str], choose: random.Random) -> None:
        """Change one line."""
        at, to = choose.randrange(len(lines)), choose.randrange(len(lines))
        line = lines[at]
        spot = choose.randrange(len(line) + 1)
        match choose.randrange(8):
            case 0 if len(lines) > 1:
                del lines[at : at + choose.choice((1, 1, 5))]
            case 1:
                lines[to:to] = [line] * choose.choice((1, 1, 3, 100))
            case 2:
                lines[at], lines[to] = lines[to], line
            case 3:
                lines[at:at] = [choose.choice(self.lines)] if self.lines else []
            case 4:
                lines[at] = line[:spot] + line[spot + choose.choice((1, 2, 10)) :]
            case 5:
                lines[at] = (
                    line[:spot]
                    + chr(choose.choice((choose.randrange(0xD800), choose.randrange(0xE000, 0x110000))))
                    + line[spot:]
                )
            case 6:
                lines[at] = re.sub(r"\d+", lambda _: choose.choice(WORDS), line, count=choose.choice((1, 2, 0)))
            case _:
                lines[at] = line[:spot] + choose.choice(WORDS) * choose.choice((1, 1, 1, 2, 300)) + line[spot:]
        if not lines:
            lines.append("")


def element(tokens: Sequence[bytes], at: int) -> tuple[int, int]:
    """Where the element of a tag begins and ends among the tokens; the token alone where it is no opening tag."""
    token = tokens[at]
    named = NAME.match(token)
    if not named or token.startswith((b"</", b"<?")) or token.endswith(b"/>"):
        return at, at + 1
    depth = 0
    for end in range(at, min(at + 20_000, len(tokens))):
        other = NAME.match(tokens[end])
        if other and other[1] == named[1] and not tokens[end].endswith(b"/>"):
            depth += -1 if tokens[end].startswith(b"</") else 1
            if not depth:
                return at, end + 1
    return at, at + 1


def attribute_changed(token: bytes, choose: random.Random) -> bytes:
    """A tag with another value of an attribute, or without it."""
    found = list(ATTRIBUTE.finditer(token))
    if not found:
        return token
    one = choose.choice(found)
    value = choose.choice((*VALUES, choose.choice(found)[2]))
    changed = b"" if choose.random() < 0.2 else b'%s="%s"' % (one[1], value)
    return token[: one.start()] + changed + token[one.end() :]


def text_changed(tokens: Sequence[bytes], at: int, choose: random.Random) -> bytes:
    """Another text near a token, or another tag."""
    token = tokens[at]
    if token.startswith(b"<"):
        return token.replace(choose.choice((b"/>", b">")), choose.choice((b">", b"/>", b"></x>")))
    word = choose.choice(WORDS).encode()
    spot = choose.randrange(len(token) + 1)
    return choose.choice((word, token[:spot] + word + token[spot:], choose.choice(VALUES), choose.choice(tokens)))
