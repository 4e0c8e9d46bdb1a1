"""Opens every workbook with openpyxl in its normal mode, and does nothing with it. opening.py FOLDER."""

import sys
from pathlib import Path

from openpyxl import load_workbook

for path in sorted(Path(sys.argv[1]).glob("*.xlsx")):
    load_workbook(path)
