"""Consolidates on a cluster of two processes of this machine. on_dask.py FOLDER TARGET; prints the seconds the cluster takes to start."""

import sys
import time

from distributed import LocalCluster

from xltools.cli import main

if __name__ == "__main__":
    start = time.perf_counter()
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster:
        print(f"started in {time.perf_counter() - start:.2f}", file=sys.stderr)
        code = main(
            [
                "consolidate",
                sys.argv[1],
                "-o",
                sys.argv[2],
                "--engine",
                "dask",
                "--scheduler",
                cluster.scheduler_address,
            ]
        )
    sys.exit(code)
