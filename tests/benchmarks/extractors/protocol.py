"""What every extractor process does: texts come in as JSON on stdin, amounts and the time it took go out as JSON.

Standard library only: the peers run in virtual environments of their own.
"""

import json
import sys
import time

ROUNDS = 7
ENOUGH_SECONDS = 4


def run(extract) -> None:
    """`extract(text, cost)` gives (start, end, yuan as a string) of every amount; `cost` says that it is a cost cell."""
    texts = json.load(sys.stdin)
    found = [extract(text, cost) for text, cost in texts]
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for text, cost in texts:
            extract(text, cost)
        times.append(time.perf_counter() - start)
        if sum(times) > ENOUGH_SECONDS:
            break
    json.dump({"found": found, "seconds": min(times)}, sys.stdout)
