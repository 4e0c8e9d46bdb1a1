"""The libraries people would otherwise use, each in a virtual environment of its own beside the project.

Their pins conflict with ours, and one changes the decimal context of the process: they never enter .venv.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
HOME = PROJECT / ".venv-peers"
SCRIPTS = Path(__file__).resolve().parent / "extractors"
PATIENCE = 600


@dataclass(frozen=True)
class Extractor:
    """One way to find amounts: `packages` are installed into the environment `home` ("" = our own)."""

    name: str
    script: str
    home: str = ""
    packages: tuple[str, ...] = ()
    values: bool = True


EXTRACTORS = (
    Extractor("xltools find_amounts (text alone)", "xltools_amounts"),
    Extractor("xltools read_text (knows cost cells)", "xltools_cells"),
    Extractor("JioNLP extract_money + parse_money", "jionlp_money", "jionlp", ("jionlp==1.5.31", "cn2an==0.5.24")),
    Extractor("JioNLP extract_money (spans only)", "jionlp_spans", "jionlp", ("jionlp==1.5.31", "cn2an==0.5.24"), values=False),
    Extractor("cn2an (numerals before 元/万)", "cn2an_numerals", "jionlp", ("jionlp==1.5.31", "cn2an==0.5.24")),
    Extractor(
        "Recognizers-Text recognize_currency", "recognizers_currency", "recognizers",
        ("recognizers-text-number-with-unit==1.0.2a2", "emoji<2"),
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Answer:
    """Amounts (start, end, yuan) of every text and the seconds all texts took; or why there are none."""

    found: tuple[tuple[tuple[int, int, str], ...], ...] = ()
    seconds: float = 0.0
    missing: str = ""


def ask(extractor: Extractor, texts: Sequence[tuple[str, bool]]) -> Answer:
    """Run one extractor over the texts in a process of its own."""
    try:
        python = _python(extractor)
        said = subprocess.run(
            [python, SCRIPTS / f"{extractor.script}.py"], input=json.dumps(texts), capture_output=True, text=True,
            timeout=PATIENCE, check=True, cwd=PROJECT,
        )  # fmt: skip
        answer = json.loads(said.stdout)
    except (subprocess.SubprocessError, OSError, ValueError) as error:
        detail = (getattr(error, "stderr", "") or str(error)).strip().splitlines()
        return Answer(missing=detail[-1][:100] if detail else type(error).__name__)
    found = tuple(tuple((start, end, yuan) for start, end, yuan in amounts) for amounts in answer["found"])
    return Answer(found, answer["seconds"])


def _python(extractor: Extractor) -> Path:
    if not extractor.home:
        return Path(sys.executable)
    home = HOME / extractor.home
    python = home / "bin" / "python"
    ready = home / ".ready"
    wanted = "\n".join(extractor.packages)
    if not ready.exists() or ready.read_text("utf-8") != wanted:
        subprocess.run(
            [sys.executable, "-m", "venv", home], check=True, capture_output=True, text=True, timeout=PATIENCE
        )
        subprocess.run(
            [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *extractor.packages],
            check=True, capture_output=True, text=True, timeout=PATIENCE,
        )  # fmt: skip
        ready.write_text(wanted, "utf-8")
    return python
