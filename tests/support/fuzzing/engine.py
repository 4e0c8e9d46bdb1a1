"""One fuzzing process of one reader: `python -m support.fuzzing.engine READER CASES CORPUS [options of libFuzzer]`.

A crash is kept under the name of the place it came from, once a place, and fuzzing goes on. A file that takes the process
down, or that it does not come back from, is kept by libFuzzer itself.
"""

import importlib
import pkgutil
import random
import resource
import sys
import tempfile
import time
import traceback
from pathlib import Path
from typing import Final

import atheris

from support.fuzzing.mutations import Mutator

SECONDS: Final = 10.0
MEGABYTES: Final = 500
IN_MEMORY: Final = Path("/dev/shm")  # noqa: S108 - files are made in a new folder in it
"""Where files are written without a disk, which takes a fifth of the time of reading them."""
LEFT_OUT: Final = (
    "xltools.addin",
    "xltools.window",
    "xltools.buttons",
    "xltools.macros",
    "xltools.__main__",
    "xltools.cli",
    "xltools.samples",
)


class TooMuch(Exception):
    """A file took too long, or too much memory."""


def main() -> None:
    """Fuzz until libFuzzer's own limits end it."""
    name, cases, corpus, *options = sys.argv[1:]
    instrument()
    targets = importlib.import_module("support.fuzzing.targets")  # atheris has to see the first import of the program
    reader, known = targets.READERS[name], Path(cases)
    seeds = reader.seeds()
    for number, seed in enumerate(seeds):
        (Path(corpus) / f"seed{number}").write_bytes(seed)
    mutator = Mutator(lambda content, _: bytes(atheris.Mutate(content, len(content) + 64)), seeds)
    change = mutator.text if name == "text" else mutator.package
    folder = Path(tempfile.mkdtemp(prefix="fuzz-", dir=IN_MEMORY if IN_MEMORY.is_dir() else None))

    def one(content: bytes) -> None:
        before, start = peak(), time.process_time()
        try:
            targets.survives(reader, content, folder)
            refuse_excess(time.process_time() - start, peak() - before)
        except (Exception, *panics()) as crash:  # noqa: BLE001 - every crash is a finding
            keep(known, reader.suffix, content, crash)

    def mutated(content: bytes, most: int, seed: int) -> bytes:
        changed = change(bytes(content), random.Random(seed))  # noqa: S311 - reproducible, no secret
        return changed if len(changed) <= most else bytes(content)

    atheris.Setup(["fuzz", corpus, *options], one, custom_mutator=mutated)
    atheris.Fuzz()


def instrument() -> None:
    """Import the program so that atheris sees which of its lines run."""
    with atheris.instrument_imports(include=["xltools"], enable_loader_override=False):
        package = importlib.import_module("xltools")
        for module in pkgutil.walk_packages(package.__path__, "xltools."):
            if not module.name.startswith(LEFT_OUT):
                importlib.import_module(module.name)


def panics() -> tuple[type[BaseException], ...]:
    """What Rust libraries raise when they break: no Exception."""
    found = [kind for kind in BaseException.__subclasses__() if kind.__name__ == "PanicException"]
    return tuple(found)


def peak() -> float:
    """The most memory this process has held so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def refuse_excess(seconds: float, megabytes: float) -> None:
    """A file over the limits counts as a crash."""
    if seconds > SECONDS:
        raise TooMuch(f"{seconds:.0f} s")
    if megabytes > MEGABYTES:
        raise TooMuch(f"{megabytes:.0f} MB")


def keep(cases: Path, suffix: str, content: bytes, crash: BaseException) -> None:
    """Keep a file that broke a reader, once a place and kind of crash."""
    ours = [frame for frame in traceback.extract_tb(crash.__traceback__) if "xltools" in Path(frame.filename).parts]
    where = f"{Path(ours[-1].filename).stem}-{ours[-1].name}" if ours else "outside"
    case = cases / f"{type(crash).__name__}-{where}{suffix}"
    if not case.exists():
        cases.mkdir(parents=True, exist_ok=True)
        case.write_bytes(content)
        print("CRASH", case, "".join(traceback.format_exception(crash))[-1500:], file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
