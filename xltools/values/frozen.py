"""Dataclasses whose fields are not set again: the type checker refuses it, Python is not asked to.

Of a class that Python itself keeps frozen every field of a new object is set through a call, which takes six times as
long as setting it; one form is a thousand objects.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    import dataclasses

    def dataclass(cls: type | None = None, /, *, frozen: bool = False, **options: bool) -> object:
        """The decorator of the standard library; `frozen` gives equality and a hash by value, and is not enforced."""
        hashed = frozen and options.get("eq", True)
        return dataclasses.dataclass(cls, unsafe_hash=hashed, **options)


__all__ = ["dataclass"]
