"""The real Windows registry."""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from xltools.addin.registry import Root

if sys.platform == "win32":
    import winreg

    ROOTS: Mapping[Root, int] = {"HKCU": winreg.HKEY_CURRENT_USER, "HKLM": winreg.HKEY_LOCAL_MACHINE}

    class WindowsRegistry:
        """`Registry` over winreg; a key that is not there or not readable counts as empty."""

        def subkeys(self, root: Root, key: str) -> tuple[str, ...]:
            """Names of the keys below a key."""
            with opened(root, key) as handle:
                if handle is None:
                    return ()
                return tuple(winreg.EnumKey(handle, number) for number in range(winreg.QueryInfoKey(handle)[0]))

        def values(self, root: Root, key: str) -> Mapping[str, str]:
            """All values of a key as text."""
            with opened(root, key) as handle:
                if handle is None:
                    return {}
                found = (winreg.EnumValue(handle, number) for number in range(winreg.QueryInfoKey(handle)[1]))
                return {name: str(value) for name, value, _ in found}

        def put(self, key: str, name: str, value: str) -> None:
            """Write a text value."""
            with winreg.CreateKeyEx(winreg.HKEY_CURRENT_USER, key, access=winreg.KEY_SET_VALUE) as handle:
                winreg.SetValueEx(handle, name, 0, winreg.REG_SZ, value)

        def remove(self, key: str, name: str) -> None:
            """Delete a value."""
            with winreg.OpenKeyEx(winreg.HKEY_CURRENT_USER, key, access=winreg.KEY_SET_VALUE) as handle:
                winreg.DeleteValue(handle, name)

    @contextmanager
    def opened(root: Root, key: str) -> Iterator["winreg.HKEYType | None"]:
        """A key open for reading, None where there is none."""
        try:
            handle = winreg.OpenKeyEx(ROOTS[root], key)
        except OSError:
            yield None
            return
        with handle:
            yield handle
