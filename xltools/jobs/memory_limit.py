"""How much more memory a process that reads may take: Linux and Windows see to it, other systems do not."""

import sys
from importlib import import_module
from pathlib import Path
from typing import Any


def limit_memory(most: int) -> None:
    """Let this process take at most so many bytes more than it has; what it starts has bounds of its own."""
    if sys.platform == "linux":
        limit_data(most)
    elif sys.platform == "win32":
        limit_job(most)


def limit_data(most: int) -> None:
    """On Linux. The limit could be raised again, up to the one the process came with."""
    import resource  # noqa: PLC0415 - not on Windows

    pages = int(Path("/proc/self/statm").read_text("ascii").split()[5])
    _, highest = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (pages * resource.getpagesize() + most, highest))


def limit_job(most: int) -> None:
    """On Windows: this process alone becomes a job object with a limit. Where a policy forbids that, only the time stays limited."""
    job: Any = import_module("win32job")
    process: Any = import_module("win32process")
    this, alone = process.GetCurrentProcess(), job.CreateJobObject(None, "")
    bounds = job.QueryInformationJobObject(alone, job.JobObjectExtendedLimitInformation)
    bounds["ProcessMemoryLimit"] = process.GetProcessMemoryInfo(this)["PagefileUsage"] + most
    bounds["BasicLimitInformation"]["LimitFlags"] = (
        job.JOB_OBJECT_LIMIT_PROCESS_MEMORY | job.JOB_OBJECT_LIMIT_SILENT_BREAKAWAY_OK
    )
    job.SetInformationJobObject(alone, job.JobObjectExtendedLimitInformation, bounds)
    try:
        job.AssignProcessToJobObject(alone, this)
    except import_module("pywintypes").error:
        return
