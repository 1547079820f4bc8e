"""Room versions 1 to 12 (the "Room Versions" part of the specification), each as its differences from the one before.

No code compares version strings: it asks the version for the rule that it wants to know about.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum
from types import MappingProxyType
from typing import Final

from homeserver.protocol.errors import UnsupportedRoomVersion


class StateResolution(Enum):
    """Which algorithm makes one state of several."""

    V1 = "v1"
    V2 = "v2"
    V2_1 = "v2.1"


class EventIds(Enum):
    """Where the ID of an event comes from."""

    CHOSEN = "chosen"
    """The sending server picks `$opaque_id:domain` and sends it along in `event_id`."""
    HASH = "hash"
    """`$` and the reference hash in standard unpadded Base64."""
    URL_SAFE_HASH = "url-safe hash"
    """`$` and the reference hash in URL-safe unpadded Base64."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomVersion:
    """What a room version rules. Every field names the rule and the version that changed it."""

    version: str
    """The identifier, as in `content.room_version` of `m.room.create`."""

    state_resolution: StateResolution
    """v2: "an improved state resolution algorithm". v12: iterative auth checks start with an empty state map, and the
    full conflicted set includes the conflicted state subgraph (called v2.1)."""

    event_ids: EventIds
    """v3: "The event ID is the reference hash of the event encoded using Unpadded Base64, prefixed with `$`".
    v4: "... encoded using URL-safe unpadded Base64"."""

    references_carry_hashes: bool
    """Until v2, `auth_events` and `prev_events` are "lists of `(event_id, hash)` pairs"; since v3 they are "plain lists
    of event IDs"."""

    event_id_domain_must_sign: bool
    """Until v2, "events need a signature from the domain of the `event_id` in order to be considered valid"; since v3
    the domain of the sender alone."""

    redaction_power_in_auth_rules: bool
    """Until v2, rule 11 of the auth rules decides who may redact. Since v3, "redactions are always accepted by the
    authorisation rules"; whether they apply is judged by the redact level or the domain of both senders."""

    enforces_key_validity: bool
    """v5: "servers MUST enforce the `valid_until_ts` property from a key request is at least as large as the
    `origin_server_ts` for the event being validated"."""

    strict_canonical_json: bool
    """v6: "Servers MUST strictly enforce the JSON format specified in the appendices": no floats, no integers beyond
    2^53 - 1. Before, they must not."""

    max_depth: int
    """The highest `depth`: 2^63 - 1, and since v6 2^53 - 1. "If the room's depth is already at the limit, the depth
    must be set to the limit"."""

    aliases_auth_rule: bool
    """Until v5, rule 4 of the auth rules: an `m.room.aliases` event is allowed if and only if the domain of the sender
    matches its `state_key`. v6: "Rule 4 ... is removed"."""

    notification_levels_limited: bool
    """v6: "the authorisation rules for events of type `m.room.power_levels` now include a `notifications` property"."""

    float_power_levels: bool
    """Until v5, "`m.room.power_levels` events accept values as floats": "the value is truncated at the decimal
    point". Since v6, "numeric values may no longer be formatted as floats"."""

    knocking: bool
    """v7: membership `knock` and join rule `knock`."""

    restricted_joins: bool
    """v8: join rule `restricted`; "If `content` has a `join_authorised_via_users_server` property: if the event is not
    validly signed by the homeserver of the user ID denoted by the key, reject"."""

    knock_restricted: bool
    """v10: join rule `knock_restricted`, "a mix of the two behaviours"."""

    integer_power_levels: bool
    """v10: "values in the power levels event be integers and not string representations"."""

    creator_is_sender: bool
    """v11: "The `content` of a `m.room.create` event no longer has a `creator` property"; the creator is its sender.
    Before: "If `content` has no `creator` property, reject"."""

    redacts_in_content: bool
    """v11: "The `redacts` property of `m.room.redaction` events is moved from a top-level event property to a property
    under the event `content`"."""

    redaction_keeps: frozenset[str]
    """The top-level keys that survive a redaction. v11: "The top-level `origin`, `membership`, and `prev_state`
    properties are no longer protected from redaction"."""

    redaction_keeps_content: Mapping[str, frozenset[str]]
    """The keys of `content` that survive a redaction, by event type. v6: none of `m.room.aliases`.
    v8: "`m.room.join_rules` events now keep `allow`". v9: "`m.room.member` events now keep
    `join_authorised_via_users_server`". v11: `invite` of `m.room.power_levels`, `redacts` of `m.room.redaction`."""

    redaction_keeps_whole_create: bool
    """v11: "The `m.room.create` event now keeps the entire `content` property"."""

    redaction_keeps_signed_invite: bool
    """v11: in `m.room.member`, "it allows the `signed` key of the `third_party_invite` key"."""

    room_id_is_create_hash: bool
    """v12: "Room IDs no longer include a domain component and are instead a hash of the `m.room.create` event"; the
    create event itself has no `room_id`."""

    create_in_auth_events: bool
    """v12: "The `m.room.create` event MUST NOT be selected for `auth_events` on events". Before, it must be."""

    privileged_creators: bool
    """v12: "The power level of "room creators" is infinitely high": the sender of the create event and its
    `additional_creators`, who must not be listed in `m.room.power_levels`."""


def _keys(names: str) -> frozenset[str]:
    return frozenset(names.split())


V1: Final = RoomVersion(
    version="1",
    state_resolution=StateResolution.V1,
    event_ids=EventIds.CHOSEN,
    references_carry_hashes=True,
    event_id_domain_must_sign=True,
    redaction_power_in_auth_rules=True,
    enforces_key_validity=False,
    strict_canonical_json=False,
    max_depth=2**63 - 1,
    aliases_auth_rule=True,
    notification_levels_limited=False,
    float_power_levels=True,
    knocking=False,
    restricted_joins=False,
    knock_restricted=False,
    integer_power_levels=False,
    creator_is_sender=False,
    redacts_in_content=False,
    redaction_keeps=_keys(
        "event_id type room_id sender state_key content hashes signatures depth prev_events prev_state auth_events "
        "origin origin_server_ts membership"
    ),
    redaction_keeps_content=MappingProxyType(
        {
            "m.room.member": frozenset(["membership"]),
            "m.room.create": frozenset(["creator"]),
            "m.room.join_rules": frozenset(["join_rule"]),
            "m.room.power_levels": _keys("ban events events_default kick redact state_default users users_default"),
            "m.room.aliases": frozenset(["aliases"]),
            "m.room.history_visibility": frozenset(["history_visibility"]),
        }
    ),
    redaction_keeps_whole_create=False,
    redaction_keeps_signed_invite=False,
    room_id_is_create_hash=False,
    create_in_auth_events=True,
    privileged_creators=False,
)


def _keeping(version: RoomVersion, event_type: str, *keys: str) -> Mapping[str, frozenset[str]]:
    """The content that redaction keeps in `version`, and for one type these keys as well."""
    before = version.redaction_keeps_content
    return MappingProxyType({**before, event_type: before.get(event_type, frozenset()) | set(keys)})


def _not_keeping(version: RoomVersion, event_type: str) -> Mapping[str, frozenset[str]]:
    """The content that redaction keeps in `version`, with nothing for one type."""
    return MappingProxyType(
        {kept: keys for kept, keys in version.redaction_keeps_content.items() if kept != event_type}
    )


V2: Final = replace(V1, version="2", state_resolution=StateResolution.V2)

V3: Final = replace(
    V2,
    version="3",
    event_ids=EventIds.HASH,
    references_carry_hashes=False,
    event_id_domain_must_sign=False,
    redaction_power_in_auth_rules=False,
)

V4: Final = replace(V3, version="4", event_ids=EventIds.URL_SAFE_HASH)

V5: Final = replace(V4, version="5", enforces_key_validity=True)

V6: Final = replace(
    V5,
    version="6",
    strict_canonical_json=True,
    max_depth=2**53 - 1,
    aliases_auth_rule=False,
    notification_levels_limited=True,
    float_power_levels=False,
    redaction_keeps_content=_not_keeping(V5, "m.room.aliases"),
)

V7: Final = replace(V6, version="7", knocking=True)

V8: Final = replace(
    V7,
    version="8",
    restricted_joins=True,
    redaction_keeps_content=_keeping(V7, "m.room.join_rules", "allow"),
)

V9: Final = replace(
    V8,
    version="9",
    redaction_keeps_content=_keeping(V8, "m.room.member", "join_authorised_via_users_server"),
)

V10: Final = replace(V9, version="10", knock_restricted=True, integer_power_levels=True)

V11: Final = replace(
    V10,
    version="11",
    creator_is_sender=True,
    redacts_in_content=True,
    redaction_keeps=V10.redaction_keeps - {"origin", "membership", "prev_state"},
    redaction_keeps_content=MappingProxyType(
        {**_keeping(V10, "m.room.power_levels", "invite"), "m.room.redaction": frozenset(["redacts"])}
    ),
    redaction_keeps_whole_create=True,
    redaction_keeps_signed_invite=True,
)

V12: Final = replace(
    V11,
    version="12",
    state_resolution=StateResolution.V2_1,
    room_id_is_create_hash=True,
    create_in_auth_events=False,
    privileged_creators=True,
)

ROOM_VERSIONS: Final[Mapping[str, RoomVersion]] = MappingProxyType(
    {each.version: each for each in (V1, V2, V3, V4, V5, V6, V7, V8, V9, V10, V11, V12)}
)
"""Every room version that the server knows, by its identifier."""

DEFAULT: Final = V12.version
"""The version of a new room when neither the request nor the configuration names one."""


def room_version(version: object) -> RoomVersion:
    """The room version of that identifier; raises `UnsupportedRoomVersion` (400) for an unknown one."""
    known = ROOM_VERSIONS.get(version) if isinstance(version, str) else None
    if known is None:
        raise UnsupportedRoomVersion("This server does not know that room version")
    return known
