"""The memory limit of a process that reads. Windows itself is played; the names are those of pywin32."""

import sys
from types import SimpleNamespace
from typing import Any

import pytest

from xltools.jobs.memory_limit import limit_job


class Refused(Exception):
    """pywintypes.error."""


class JobObjects:
    """win32job: what was set, and which process it was set for."""

    JobObjectExtendedLimitInformation = 9
    JOB_OBJECT_LIMIT_PROCESS_MEMORY = 0x100
    JOB_OBJECT_LIMIT_SILENT_BREAKAWAY_OK = 0x1000

    def __init__(self, *, allowed: bool) -> None:
        self.allowed = allowed
        self.held: list[tuple[str, int, int]] = []

    def CreateJobObject(self, security: None, name: str) -> dict[str, Any]:  # noqa: N802 - the name Windows gives it
        assert (security, name) == (None, "")
        return {"ProcessMemoryLimit": 0, "BasicLimitInformation": {"LimitFlags": 0}, "JobMemoryLimit": 0}

    def QueryInformationJobObject(self, job: dict[str, Any], kind: int) -> dict[str, Any]:  # noqa: N802
        assert kind == 9
        return {**job, "BasicLimitInformation": dict(job["BasicLimitInformation"])}

    def SetInformationJobObject(self, job: dict[str, Any], kind: int, bounds: dict[str, Any]) -> None:  # noqa: N802
        assert kind == 9
        job.update(bounds)

    def AssignProcessToJobObject(self, job: dict[str, Any], process: str) -> None:  # noqa: N802
        if not self.allowed:
            raise Refused
        self.held.append((process, job["ProcessMemoryLimit"], job["BasicLimitInformation"]["LimitFlags"]))


@pytest.mark.parametrize(("allowed", "held"), [(True, [("this process", 190_000_000, 0x1100)]), (False, [])])
def test_on_windows_the_process_gets_so_much_more_than_it_has_and_no_child_is_bound(
    allowed: bool, held: list[tuple[str, int, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    objects = JobObjects(allowed=allowed)
    taken = {"PagefileUsage": 50_000_000, "WorkingSetSize": 60_000_000}
    process = SimpleNamespace(GetCurrentProcess=lambda: "this process", GetProcessMemoryInfo=lambda _: taken)
    for name, module in {
        "win32job": objects, "win32process": process, "pywintypes": SimpleNamespace(error=Refused)
    }.items():  # fmt: skip
        monkeypatch.setitem(sys.modules, name, module)  # type: ignore[arg-type]
    limit_job(140_000_000)
    assert objects.held == held
