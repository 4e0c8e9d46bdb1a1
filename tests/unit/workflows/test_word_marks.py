from itertools import pairwise

import pytest
from cases.workflows.word_marks import IN_SHORT, MARKS
from hypothesis import given, settings
from hypothesis import strategies as st

from xltools.workflows.word_marks import Piece, in_short, marked

SHOWN = {"same": "{}", "deleted": "[-{}-]", "added": "{{+{}+}}"}
OTHER = {"same": "same", "deleted": "added", "added": "deleted"}
TEXTS = st.text(alphabet="甲乙丙12万元，。\n aB*=", max_size=40)


def joined(pieces: tuple[Piece, ...], *kinds: str) -> str:
    return "".join(piece.text for piece in pieces if piece.kind in kinds)


@pytest.mark.parametrize(("old", "new", "expected"), MARKS)
def test_what_changed_is_marked_as_a_person_would(old: str, new: str, expected: str) -> None:
    assert "".join(SHOWN[piece.kind].format(piece.text) for piece in marked(old, new)) == expected


@pytest.mark.parametrize(("old", "new", "expected"), IN_SHORT)
def test_the_changes_are_said_in_a_few_words(old: str, new: str, expected: str) -> None:
    assert in_short(marked(old, new)) == expected


@settings(max_examples=150)
@given(TEXTS, TEXTS)
def test_both_texts_can_be_put_together_again_and_the_marks_mirror(old: str, new: str) -> None:
    pieces = marked(old, new)
    assert joined(pieces, "same", "deleted") == old
    assert joined(pieces, "same", "added") == new
    assert all(piece.text for piece in pieces)
    assert all(one.kind != other.kind for one, other in pairwise(pieces))
    turned = [Piece(OTHER[piece.kind], piece.text) for piece in marked(new, old)]  # type: ignore[arg-type]
    assert sorted(map(repr, turned)) == sorted(map(repr, pieces))


def test_a_long_text_is_compared_at_once() -> None:
    old = "养护绿地12处，每处3000元，合计36000元。" * 400
    assert joined(marked(old, old.replace("3000元", "3500元")), "same", "deleted") == old
