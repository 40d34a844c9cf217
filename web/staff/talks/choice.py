"""Which wishes of a talk stand on the first page."""

from __future__ import annotations

from collections.abc import Sequence

from records.models import Review, Wish, WishKind

SHOWN = 5
# What someone wants or lacks comes before what is good to know.
_FIRST = frozenset({WishKind.WISH, WishKind.LOSS, WishKind.WORRY, WishKind.DISLIKE})


def to_show(wishes: Sequence[Wish], limit: int = SHOWN) -> list[Wish]:
    """At most `limit` wishes, in the order in which they came.

    What nobody looked at yet goes before what was looked at, and a wish, loss, worry or dislike before a
    taste or an interest. What the person struck is never shown.
    """
    standing = [wish for wish in wishes if wish.confirmed is not False]
    order = sorted(
        range(len(standing)),
        key=lambda i: (standing[i].review is not Review.NEW, standing[i].kind not in _FIRST, i),
    )
    return [standing[i] for i in sorted(order[:limit])]
