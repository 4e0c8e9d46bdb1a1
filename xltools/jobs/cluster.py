"""The parts of many files from the machines of a dask cluster. They see the same folders, and run the same program."""

import importlib.util
import multiprocessing
import os
import platform
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from functools import cache, partial
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import TYPE_CHECKING, Final

from xltools.files.program import program_digest
from xltools.jobs.parts import Task, file_part, packed
from xltools.jobs.readers import each
from xltools.jobs.workers import AHEAD, BATCH, Parts, lost, lost_part
from xltools.model.problems import UserError

if TYPE_CHECKING:
    from distributed import Client, Future

SECONDS: Final = 10
"""How long the scheduler may take to answer."""


class Unlike(Exception):
    """A machine of the cluster cannot do its share; the text says why in Chinese."""


def cluster_parts(paths: Sequence[Path], task: Task, address: str) -> Parts:
    """The parts in order; a task is done again where its machine is lost. A file that ends every process it is read in has failed.

    Raises UserError where there is no cluster, or it has another program or other folders.
    """
    if importlib.util.find_spec("distributed") is None:
        raise UserError("没有安装集群组件，请先安装：pip install 'xltools[cluster]'，或不用 --engine dask。")
    from distributed import Client  # noqa: PLC0415 - only on request, and it takes a second

    try:
        client: Client = Client(address, timeout=SECONDS, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError, TypeError, ImportError) as error:
        raise UserError(f"连不上集群调度程序 {address}，请检查地址，并确认 dask scheduler 已启动。") from error
    with client:
        try:
            yield from results(client, [tuple(paths[at : at + BATCH]) for at in range(0, len(paths), BATCH)], task)
        except Unlike as unlike:
            raise UserError(str(unlike)) from unlike
        except OSError as error:
            raise UserError(f"与集群调度程序 {address} 的连接断了，请检查后重新运行。") from error


def results(client: "Client", batches: Sequence[tuple[Path, ...]], task: Task) -> Iterator[bytes]:
    """The parts of the batches in order, with only so many begun ahead as keep the machines busy."""
    from distributed import KilledWorker  # noqa: PLC0415 - as above

    program, folder = program_digest(), Path.cwd()
    waiting: deque[tuple[tuple[Path, ...], Future[list[bytes]]]] = deque()
    following = deque(batches)
    while following or waiting:
        threads: dict[str, int] = client.nthreads()  # type: ignore[no-untyped-call]
        ahead = AHEAD * max(1, sum(threads.values()))
        while following and len(waiting) < ahead:
            batch = following.popleft()
            waiting.append((batch, client.submit(parts_there, batch, task, program, folder, pure=False)))
        batch, future = waiting.popleft()
        try:
            yield from future.result()
        except KilledWorker:
            if len(batch) == 1:
                yield packed(lost(batch[0]))
            else:
                yield from results(client, [(path,) for path in batch], task)


def parts_there(paths: Sequence[Path], task: Task, program: str, folder: Path) -> list[bytes]:
    """The parts of a batch, on a machine of the cluster. `folder` is what relative paths start from."""
    if program_digest() != program:
        raise Unlike(f"集群中的 {platform.node()} 装的 xltools 或其组件与本机版本不同，请装成一样的再运行。")
    if not os.access(folder, os.X_OK):
        raise Unlike(f"集群中的 {platform.node()} 没有文件夹 {folder}，请在各台机器上把共享存储挂在同一位置。")
    work = partial(part_from, folder=folder, task=task)
    return list(each(paths, work, lost_part, task.settings.limits, context=processes()))


def part_from(path: Path, folder: Path, task: Task) -> bytes:
    """The part of a file whose path starts from this folder."""
    os.chdir(folder)
    return file_part(path, task)


@cache
def processes() -> BaseContext:
    """How a machine of a cluster starts the process that reads: from a server that has loaded the program and nothing of dask.

    A worker of dask is a daemon, which has no children; ours end with it by themselves.
    """
    multiprocessing.current_process().daemon = False
    if sys.platform == "win32":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([file_part.__module__])
    return context
