"""Changes of lists that are kept here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from homeserver.journal import Change, News
from homeserver.keys import device_lists
from homeserver.keys.cross_signing_store import CrossSigningStore
from homeserver.keys.remote.shapes import SigningKeys
from homeserver.storage import Statement


def change(
    standing: Sequence[Statement], content: Sequence[Statement], user_id: str, expects: Mapping[int, int]
) -> Change:
    """Writes how a list stands, and what is new in it: clients are told where there is such."""
    if not content:
        return Change(writes=lambda _: standing, expects=expects)
    return Change(
        writes=lambda position: [*standing, *content, device_lists.changed(position, user_id)],
        news=lambda _: [News(device_lists.NEWS, user_id)],
        expects=expects,
    )


def replacing(user_id: str, there: SigningKeys, keys: SigningKeys) -> list[Statement]:
    """What puts cross-signing keys in the place of those that are there; nothing where they are the same.

    What local users signed of a key that goes, goes with it.
    """
    statements: list[Statement] = []
    gone = [key for usage, key in there.items() if usage not in keys or keys[usage].public_key != key.public_key]
    if gone:
        statements += CrossSigningStore.remove(user_id, gone)
    new = [key for usage, key in keys.items() if usage not in there or there[usage].content != key.content]
    if new:
        statements.append(CrossSigningStore.put(user_id, new))
    return statements
