"""The Windows registry as the add-in sees it, real or not."""

from collections.abc import Mapping
from typing import Literal, Protocol

Root = Literal["HKCU", "HKLM"]


class Registry(Protocol):
    """What the add-in and `doctor` need of it. Keys are paths below HKCU or HKLM."""

    def subkeys(self, root: Root, key: str) -> tuple[str, ...]:
        """Names of the keys below a key; none when it is not there."""

    def values(self, root: Root, key: str) -> Mapping[str, str]:
        """All values of a key as text; none when it is not there."""

    def put(self, key: str, name: str, value: str) -> None:
        """Write a text value below HKCU."""

    def remove(self, key: str, name: str) -> None:
        """Delete a value below HKCU."""
