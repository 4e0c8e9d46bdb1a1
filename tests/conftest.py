"""Fixtures shared by all tests."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("suite", derandomize=True, deadline=None)
settings.load_profile("suite")


@pytest.fixture(scope="session")
def soffice() -> str:
    """Path of LibreOffice; the test skips, and says so, where there is none."""
    path = shutil.which("soffice") or shutil.which("libreoffice")
    if path is None:
        pytest.skip("LibreOffice is not installed: apt-get install libreoffice-calc libreoffice-writer")
    return path


@pytest.fixture(autouse=True, scope="session")
def own_preferences(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """No test obeys, or changes, what the person at this computer has chosen."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("preferences")
        patch.setenv("XLTOOLS_CONFIG_DIR", str(folder))
        yield folder


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test that needs LibreOffice runs in one worker group, so that two never start at once."""
    for item in items:
        if item.get_closest_marker("libreoffice"):
            item.add_marker(pytest.mark.xdist_group("libreoffice"))
