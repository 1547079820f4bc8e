"""Hypothesis strategies: JSON values, PDUs and what hostile servers make of them."""

from typing import Any

from hypothesis import strategies as st

from homeserver.protocol.canonical_json import MAX_INTEGER, MIN_INTEGER
from homeserver.protocol.room_versions import ROOM_VERSIONS, RoomVersion

USER = "@alice:example.org"

text = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
integers = st.integers(MIN_INTEGER, MAX_INTEGER)

canonical_values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | integers | text,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(text, inner, max_size=4),
    max_leaves=20,
)

any_json: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=20,
)
"""What a JSON parser can make: numbers of any size, NaN, lone surrogates."""

versions: st.SearchStrategy[RoomVersion] = st.sampled_from(list(ROOM_VERSIONS.values()))

event_types = st.sampled_from(
    [
        "m.room.create",
        "m.room.member",
        "m.room.power_levels",
        "m.room.join_rules",
        "m.room.aliases",
        "m.room.history_visibility",
        "m.room.redaction",
        "m.room.message",
    ]
)

content_keys = st.sampled_from(
    [
        "membership",
        "creator",
        "join_rule",
        "allow",
        "ban",
        "events",
        "invite",
        "users",
        "aliases",
        "history_visibility",
        "third_party_invite",
        "join_authorised_via_users_server",
        "redacts",
        "body",
    ]
)


def contents(values: st.SearchStrategy[Any] = canonical_values) -> st.SearchStrategy[dict[str, Any]]:
    """Contents with the keys that redaction and signing look at, and nearly right third-party invites."""
    invite = st.fixed_dictionaries({}, optional={"signed": values, "display_name": text}) | values
    return st.builds(
        lambda base, more: {**base, **more},
        st.dictionaries(content_keys | text, values, max_size=6),
        st.fixed_dictionaries({}, optional={"third_party_invite": invite}),
    )


@st.composite
def pdus(draw: st.DrawFn, version: RoomVersion) -> dict[str, Any]:
    """A well-formed event of the room version."""
    reference: Any = "$Rqnc-F-dvnEYJTyHq_iKxU2bZ1CI92-kuZq3a5lr5Zg"
    if version.references_carry_hashes:
        reference = ["$x:example.org", {"sha256": "47DEQpj8HBSa"}]
    event_type = draw(event_types)
    pdu: dict[str, Any] = {
        "type": event_type,
        "sender": USER,
        "content": draw(contents()),
        "depth": draw(st.integers(0, version.max_depth)),
        "origin_server_ts": draw(integers),
        "prev_events": [reference] * draw(st.integers(0, 3)),
        "auth_events": [reference] * draw(st.integers(0, 3)),
        "hashes": {"sha256": draw(text)},
        "signatures": {"example.org": {"ed25519:1": draw(text)}},
    }
    if draw(st.booleans()) or event_type == "m.room.create":
        pdu["state_key"] = ""
    if not (version.room_id_is_create_hash and event_type == "m.room.create"):
        pdu["room_id"] = "!" + "a" * 43 if version.room_id_is_create_hash else "!r:example.org"
    if version.references_carry_hashes:
        pdu["event_id"] = "$e:example.org"
    pdu.update(draw(st.fixed_dictionaries({}, optional={"origin": text, "unsigned": st.just({"age": 1}), "x": text})))
    return pdu


@st.composite
def broken_pdus(draw: st.DrawFn, version: RoomVersion) -> Any:
    """A well-formed event in which some fields were replaced by arbitrary JSON or removed; or no object at all."""
    pdu = draw(pdus(version))
    for field in draw(st.lists(st.sampled_from([*pdu, "redacts", "state_key", "event_id", "content"]), max_size=3)):
        if draw(st.booleans()):
            pdu[field] = draw(any_json)
        else:
            pdu.pop(field, None)
    return draw(st.just(pdu) | any_json)
