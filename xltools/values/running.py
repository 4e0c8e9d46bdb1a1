"""Sums written while they are being added up: 甲10人*500元=5000元+乙5人*600元=3000元=8000元.

Read strictly, 10*500 would be said to equal 5000 + 5*600. What the writer means is one equation for each product, and
the last figure as the sum of the results. Such a chain is taken apart into these equations.
"""

from collections.abc import Iterator
from dataclasses import replace

from xltools.values.chains import Chain, Side, Term


def split_running(chains: tuple[Chain, ...]) -> tuple[Chain, ...]:
    """The chains with every running sum taken apart; all others as they are."""
    return tuple(piece for chain in chains for piece in (_in_order(chain) if _is_running(chain) else (chain,)))


def _is_running(chain: Chain) -> bool:
    """Whether figures with a unit follow each =, and the first pair of sides is only equal up to the next plus."""
    if len(chain.sides) < 3 or not all(side.complete and _is_figure(side.terms[0]) for side in chain.sides[1:]):  # noqa: PLR2004
        return False
    first, second = chain.sides[:2]
    if not first.complete or not first.terms[-1].is_product or len(second.terms) == 1 or _agree(first, second):
        return False
    return second.terms[-1].is_product or _agree(first, _alone(second.terms[:1]))


def _is_figure(term: Term) -> bool:
    return not term.is_product and term.has_money and term.factors[0].token is not None


def _in_order(chain: Chain) -> list[Chain]:
    return sorted(_pieces(chain), key=lambda piece: piece.start)


def _pieces(chain: Chain) -> Iterator[Chain]:
    """One equation for each product, then one for the sum."""
    *made, last = chain.sides
    summands: list[Term] = []
    total: Chain | None = None
    for index, (left, right) in enumerate(zip(made, chain.sides[1:], strict=True)):
        product = left if index == 0 else _alone(left.terms[-1:])
        whole = _alone((*summands, *left.terms[1:])) if index else left
        closes = right is last and index > 0
        if closes and (not product.terms[0].is_product or _is_nearer(whole, product, right)):
            if len(whole.terms) > 1:
                total = Chain((whole, right), chain.rounded[-1:])
            continue
        yield Chain((product, right if right is last else _alone(right.terms[:1])), chain.rounded[index : index + 1])
        if index:
            summands += left.terms[1:-1]
        summands.append(replace(right.terms[0], sign=left.terms[-1].sign if index else 1))
    if total is not None:
        yield total


def _alone(terms: tuple[Term, ...]) -> Side:
    """Terms as a side of their own; a single one without its sign."""
    kept = (replace(terms[0], sign=1),) if len(terms) == 1 else terms
    return Side(kept, complete=True, dangling=False, label=(0, 0))


def _agree(left: Side, right: Side) -> bool:
    token = right.terms[0].factors[0].token
    return abs(left.value - right.value) <= (token.precision / 2 if token else 0)


def _is_nearer(whole: Side, product: Side, right: Side) -> bool:
    return abs(whole.value - right.value) < abs(product.value - right.value)
