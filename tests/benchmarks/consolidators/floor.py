"""The least any program has to do: unzip and parse every part of the sources, write the parts of the master, pack them.

floor.py FOLDER TARGET PARTS, where PARTS is a folder of the parts of a master that is known already.
"""

import sys
import zipfile
from pathlib import Path

from lxml import etree

READ = (".xml", ".rels", ".vml")


def main(folder: Path, target: Path, parts: Path) -> None:
    for path in sorted(folder.glob("*.xlsx")):
        with zipfile.ZipFile(path) as package:
            for name in package.namelist():
                content = package.read(name)
                if name.endswith(READ):
                    etree.fromstring(content)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
        for part in sorted(parts.rglob("*")):
            if part.is_file():
                package.writestr(str(part.relative_to(parts)), part.read_bytes())


main(*map(Path, sys.argv[1:4]))
