"""The generated samples are what their sources say, and read as the forms a person wrote."""

import importlib.util
import json
import zipfile
from pathlib import Path

import pytest

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
GENERATED = sorted(
    str(path.relative_to(SAMPLES))
    for path in (*SAMPLES.glob("submissions/*.docx"), *SAMPLES.glob("bad/*"), SAMPLES / "roster.xlsx")
)


@pytest.fixture(scope="session")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("samples")
    spec = importlib.util.spec_from_file_location("build_samples", SAMPLES / "build_samples.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.build(target)
    return target


@pytest.mark.parametrize("name", GENERATED)
def test_rebuilding_gives_the_same_file(rebuilt: Path, name: str) -> None:
    assert contents(rebuilt / name) == contents(SAMPLES / name)


def test_nothing_generated_is_left_over(rebuilt: Path) -> None:
    assert sorted(str(path.relative_to(rebuilt)) for path in rebuilt.rglob("*") if path.is_file()) == GENERATED


def contents(path: Path) -> list[tuple[str, bytes]]:
    """Parts of a package (the packing itself depends on the zlib at hand); of a broken one its kind."""
    if not zipfile.is_zipfile(path):
        return [("", path.read_bytes()[:4])]
    with zipfile.ZipFile(path) as package:
        return [(f"{info.filename} {info.date_time}", package.read(info)) for info in package.infolist()]


def test_the_approved_findings_cover_what_the_readme_says() -> None:
    approved = json.loads((SAMPLES / "approved_findings.json").read_text("utf-8"))
    projects = [entry for entry in approved["projects"] if not entry["file"].startswith("附件2")]
    assert len(projects) == approved["totals"]["projects"] == 40
    assert sum(not entry["findings"] for entry in projects) == 16
    assert sum(map(int, approved["totals"]["by_department"].values())) == int(approved["totals"]["budget_yuan"])
