"""Read every file of a corpus once: `python -m support.fuzzing.replay READER CORPUS`; run under coverage."""

import sys
import tempfile
from pathlib import Path

from support.fuzzing.targets import READERS, survives

reader = READERS[sys.argv[1]]
with tempfile.TemporaryDirectory() as name:
    for path in sorted(Path(sys.argv[2]).iterdir()):
        try:
            survives(reader, path.read_bytes(), Path(name))
        except Exception as crash:  # noqa: BLE001 - crashes are cases already; here their coverage counts
            print(f"  {path.name}: {type(crash).__name__}")
