"""The macro sources: ASCII files in macros/, which ship inside the installed package."""

from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Final

from xltools.model.problems import UserError

SUFFIXES: Final = (".bas", ".cls")
CLASS: Final = ".cls"


@dataclass(frozen=True, slots=True)
class MacroSource:
    """One module: its name, whether it is a class, and its text with Windows line ends."""

    name: str
    is_class: bool
    text: str


def macro_folder() -> Path:
    """macros/ beside the package in a checkout, inside the package when installed."""
    package = Path(str(resources.files("xltools")))
    installed = package / "macros"
    return installed if installed.is_dir() else package.parent / "macros"


def macro_sources(folder: Path | None = None) -> tuple[MacroSource, ...]:
    """All modules by name. Raises UserError for text outside ASCII, which a VBA project would store as question marks."""
    found = []
    for path in sorted((folder or macro_folder()).iterdir()):
        if path.suffix not in SUFFIXES:
            continue
        text = path.read_text("utf-8")
        if not text.isascii():
            raise UserError(f"宏源文件 {path.name} 含有非 ASCII 字符，VBA 会把它们存成问号，请改放到文字表中。")
        found.append(MacroSource(path.stem, path.suffix == CLASS, "\r\n".join(text.splitlines()) + "\r\n"))
    return tuple(found)
