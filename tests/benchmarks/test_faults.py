"""A thousand forms with one fault each, two hundred with two, a thousand without: what the check finds, and what it says.

Prints the table of the README. "kind" judges the kind of the repair, "repair" the very figure and what would stand
there. Where figures alone cannot decide, the count of repairs must say so.
"""

from collections.abc import Sequence

from support.fault_generator import KINDS, clean, double, single
from support.fault_scoring import Score, false_alarms, money_findings, score

EACH = 100
DOUBLES = 200
CLEAN = 1000
SHARES = ("found", "kind_first", "kind_shown", "repair_first", "repair_shown", "honest")


def test_single_faults_are_found_and_explained() -> None:
    print(
        f"\n| fault | found | kind: first | kind: in three | repair: first | repair: in three | repairs that fit |\n{'|---' * 7}|"
    )
    everything: list[Score] = []
    for kind in KINDS:
        scores = []
        for seed in range(EACH):
            faulty = single(kind, seed)
            scores.append(score(faulty.form, faulty.faults[0], money_findings(faulty.form)))
        print(line(kind, scores))
        everything += scores
    print(line(f"all {len(everything)}", everything))
    assert share(everything, "found") >= 0.98
    assert share(everything, "kind_first") >= 0.8
    assert share(everything, "kind_shown") >= 0.95
    assert all(one.honest for one in everything if one.found and one.kind_shown)


def test_two_faults_are_found_as_two() -> None:
    both = []
    scores: list[Score] = []
    for seed in range(DOUBLES):
        faulty = double(seed)
        findings = money_findings(faulty.form)
        told = [score(faulty.form, fault, findings) for fault in faulty.faults]
        both.append(all(one.found for one in told) and len(findings) > 1)
        scores += told
    print(line(f"{DOUBLES} times two", scores))
    print(f"both found: {sum(both)} of {DOUBLES}")
    assert sum(both) >= 0.95 * DOUBLES


def test_consistent_forms_are_never_blamed() -> None:
    blamed = [(seed, said) for seed in range(10**6, 10**6 + CLEAN) if (said := false_alarms(clean(seed)))]
    print(f"false alarms: {len(blamed)} of {CLEAN} consistent forms")
    assert blamed == []


def share(scores: Sequence[Score], name: str) -> float:
    return sum(getattr(one, name) for one in scores) / len(scores)


def line(name: str, scores: Sequence[Score]) -> str:
    counted = sorted(one.count for one in scores if one.found)
    shown = [f"{share(scores, one):.3f}" for one in SHARES[:5]]
    return "| " + " | ".join([name, *shown, f"median {counted[len(counted) // 2]}, at most {counted[-1]}"]) + " |"
