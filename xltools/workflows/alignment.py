"""Which parts of two sequences are the same: the longest common subsequence, the same whichever of the two is named first."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz.distance import Indel


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of both sequences, equal in both or different; one of a different pair may be empty."""

    equal: bool
    old: tuple[int, int]
    new: tuple[int, int]


def aligned(old: Sequence[Hashable], new: Sequence[Hashable]) -> tuple[Block, ...]:
    """The blocks in order, equal and different ones in turn; `aligned(new, old)` has the same ones with sides exchanged."""
    first, second = [*map(str, old)], [*map(str, new)]
    if second < first:
        return tuple(Block(block.equal, block.new, block.old) for block in blocks(second, first))
    return tuple(blocks(first, second))


def blocks(old: Sequence[str], new: Sequence[str]) -> Iterator[Block]:
    """The blocks as the edits from `old` to `new` leave them; neighbouring edits are one."""
    opcodes: Any = Indel.opcodes(old, new)
    start: tuple[int, int] | None = None
    for opcode in opcodes:
        if opcode.tag == "equal":
            if start is not None:
                yield Block(False, (start[0], opcode.src_start), (start[1], opcode.dest_start))  # noqa: FBT003 - a field
                start = None
            yield Block(True, (opcode.src_start, opcode.src_end), (opcode.dest_start, opcode.dest_end))  # noqa: FBT003 - as above
        elif start is None:
            start = opcode.src_start, opcode.dest_start
    if start is not None:
        yield Block(False, (start[0], len(old)), (start[1], len(new)))  # noqa: FBT003 - as above
