"""Every office file of some folders is read or refused with a reason, and copies of its workbooks change nothing else (make long).

XLTOOLS_CORPUS names the folders (separated like the entries of PATH), each with one folder a source: test data of
packages, or files of one's own. Nothing in them is changed.
"""

import os
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest
from support.corpus import Outcome, office_files, outcomes

CORPUS = [Path(folder) for folder in os.environ.get("XLTOOLS_CORPUS", "").split(os.pathsep) if folder]


def by_source(found: Iterable[Outcome], folder: Path) -> dict[str, Counter[str]]:
    """How many files of each source had which outcome."""
    table: dict[str, Counter[str]] = {}
    for one in found:
        source = Path(one.file).relative_to(folder).parts[0]
        table.setdefault(source, Counter()).update([one.reading, *([f"copies {one.marks}"] if one.marks else [])])
    return table


@pytest.mark.skipif(not CORPUS, reason="XLTOOLS_CORPUS names no folder with office files")
@pytest.mark.parametrize("folder", CORPUS, ids=str)
def test_every_office_file_is_read_or_refused_and_its_copies_are_faithful(folder: Path):
    before = {path: path.stat().st_mtime_ns for path in office_files(folder)}
    assert before, f"no office files in {folder}"

    found = list(outcomes(list(before)))

    for source, counts in by_source(found, folder).items():
        print(f"{source}: {dict(sorted(counts.items()))}")
    assert [one for one in found if not one.fine] == []
    assert {path: path.stat().st_mtime_ns for path in before} == before
