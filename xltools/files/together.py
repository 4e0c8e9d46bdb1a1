"""Several outputs of one folder that belong together: all of them are new, or all are as they were."""

from collections.abc import Mapping
from pathlib import Path

from xltools.files.atomic import replacing_all


def write_together(folder: Path, contents: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write files by name into a folder, which is made; older ones of these names are replaced. Returns their paths.

    Raises UserError when one of them cannot be written; then none is.
    """
    targets = tuple(folder / name for name in contents)
    with replacing_all(targets) as temporaries:
        for temporary, content in zip(temporaries, contents.values(), strict=True):
            temporary.write_bytes(content)
    return targets
