"""Which volumes of a master stand there already, just as they would be written."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from xltools.jobs.memory import Index, digest_of
from xltools.merging.consolidation import Line
from xltools.workbooks.master.placing import Volume
from xltools.workbooks.master.volumes import Forms, made_from


@dataclass(slots=True)
class Standing:
    """What is left alone of the outputs of the last run, whose index is `before`.

    `origin` tells a form from every other; `made` says what each volume is made from now, and `kept` has the digest of each
    that is left alone, by name.
    """

    before: Index
    origin: Callable[[Line], object]
    made: dict[str, str] = field(default_factory=dict)
    kept: dict[str, str] = field(default_factory=dict)

    def wanted(self, forms: Forms, volume: Volume) -> bool:
        """Whether a volume has to be written: it is made from something else than the last time, or is no longer as it was written."""
        name = volume.path.name
        self.made[name] = made_from(forms, volume, self.origin)
        written = self.before.outputs.get(name)
        if written and self.made[name] == self.before.volumes.get(name) and digest_of(volume.path) == written:
            self.kept[name] = written
        return name not in self.kept

    def digests(self, files: Sequence[Path]) -> dict[str, str]:
        """SHA-256 of all outputs, by name."""
        return {path.name: self.kept.get(path.name) or digest_of(path) or "" for path in files}
