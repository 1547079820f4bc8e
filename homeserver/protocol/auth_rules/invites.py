"""Rule 5.4: invitations, those to third-party identifiers among them (Server-server API, "Verifying the invite")."""

from itertools import islice, product
from typing import Any, Final

from homeserver.protocol.auth_rules.refusal import AuthRefused
from homeserver.protocol.auth_rules.room_state import THIRD_PARTY_INVITE, RoomState, object_in
from homeserver.protocol.event import Event
from homeserver.protocol.hashes import encoder
from homeserver.protocol.room_versions import RoomVersion
from homeserver.protocol.signatures import SignatureError, decode_verify_key, signing_key_ids, verify_json

MAX_VERIFICATIONS: Final = 128
"""How often a signature of one invitation is tried on a public key. An identity server offers one signature and two
keys; without a bound, lists that fit into two events could cost half a minute."""


def check_invite(event: Event, target: str, room: RoomState) -> None:
    """Raise `AuthRefused` unless the target user may be invited so. Rule 5.4:

    1. If `content` has a `third_party_invite` property: see `_check_third_party_invite`.
    2. If the `sender`'s current membership state is not `join`, reject.
    3. If *target user*'s current membership state is `join` or `ban`, reject.
    4. If the `sender`'s power level is greater than or equal to the *invite level*, allow.
    5. Otherwise, reject.
    """
    # 5.4.1. "If content has a third_party_invite property"
    if "third_party_invite" in event.content:
        _check_third_party_invite(event, target, room)
        return
    # 5.4.2. "If the sender's current membership state is not join, reject."
    if room.membership(event.sender) != "join":
        raise AuthRefused("5.4.2", f"{event.sender} is not in the room")
    # 5.4.3. "If target user's current membership state is join or ban, reject."
    membership = room.membership(target)
    if membership == "join":
        raise AuthRefused("5.4.3", f"{target} is already in the room")
    if membership == "ban":
        raise AuthRefused("5.4.3", f"{target} is banned from the room")
    # 5.4.4. "If the sender's power level is greater than or equal to the invite level, allow."
    level = room.power.user(event.sender)
    if level < room.power.invite:
        # 5.4.5. "Otherwise, reject."
        raise AuthRefused("5.4.5", f"Inviting needs power level {room.power.invite}, {event.sender} has {level}")


def _check_third_party_invite(event: Event, target: str, room: RoomState) -> None:
    """Rule 5.4.1:

    1. If *target user* is banned, reject.
    2. If `content.third_party_invite` does not have a `signed` property, reject.
    3. If `signed` does not have `mxid` and `token` properties, reject.
    4. If `mxid` does not match `state_key`, reject.
    5. If there is no `m.room.third_party_invite` event in the current room state with `state_key` matching `token`,
       reject.
    6. If `sender` does not match `sender` of the `m.room.third_party_invite`, reject.
    7. If any signature in `signed` matches any public key in the `m.room.third_party_invite` event, allow.
    8. Otherwise, reject.

    Whether a key has been revoked (`key_validity_url`) is no matter of these rules.
    """
    # 5.4.1.1. "If target user is banned, reject."
    if room.membership(target) == "ban":
        raise AuthRefused("5.4.1.1", f"{target} is banned from the room")
    # 5.4.1.2. "If content.third_party_invite does not have a signed property, reject."
    signed = object_in(object_in(event.content, "third_party_invite") or {}, "signed")
    if signed is None:
        raise AuthRefused("5.4.1.2", "The third-party invite is not signed")
    # 5.4.1.3. "If signed does not have mxid and token properties, reject."
    mxid, token = signed.get("mxid"), signed.get("token")
    if not isinstance(mxid, str) or not isinstance(token, str):
        raise AuthRefused("5.4.1.3", "The third-party invite names no user or no token")
    # 5.4.1.4. "If mxid does not match state_key, reject."
    if mxid != target:
        raise AuthRefused("5.4.1.4", "The third-party invite is for another user")
    # 5.4.1.5. "If there is no m.room.third_party_invite event in the current room state with state_key matching
    #           token, reject."
    invitation = room.state.get((THIRD_PARTY_INVITE, token))
    if invitation is None:
        raise AuthRefused("5.4.1.5", "The room has no such third-party invite")
    # 5.4.1.6. "If sender does not match sender of the m.room.third_party_invite, reject."
    if event.sender != invitation.sender:
        raise AuthRefused("5.4.1.6", "The third-party invite was made by another user")
    # 5.4.1.7. "If any signature in signed matches any public key in the m.room.third_party_invite event, allow."
    if not _is_signed_by_any(signed, _public_keys(invitation), event.version):
        # 5.4.1.8. "Otherwise, reject."
        raise AuthRefused("5.4.1.8", "No signature of the third-party invite matches its keys")


def _public_keys(invitation: Event) -> list[bytes]:
    """The Ed25519 keys in an `m.room.third_party_invite` event; what is no key is left out."""
    # 5.4.1.7.1. "A single public key in the public_key property."
    texts = [invitation.content.get("public_key")]
    # 5.4.1.7.2. "A list of public keys in the public_keys property."
    listed = invitation.content.get("public_keys")
    if isinstance(listed, list):
        texts += [each.get("public_key") for each in listed[:MAX_VERIFICATIONS] if isinstance(each, dict)]
    keys: dict[bytes, None] = {}
    for text in texts:
        try:
            # "encoded using Unpadded Base64, using the standard or URL-safe alphabets"
            keys[decode_verify_key(text.translate(_TO_STANDARD) if isinstance(text, str) else text)] = None
        except SignatureError:
            continue
    return list(keys)


_TO_STANDARD: Final = str.maketrans("-_", "+/")


def _is_signed_by_any(signed: dict[str, Any], keys: list[bytes], version: RoomVersion) -> bool:
    signatures = object_in(signed, "signatures") or {}
    offered = [(server, key_id) for server in signatures for key_id in signing_key_ids(signed, server)]
    for (server, key_id), key in islice(product(offered, keys), MAX_VERIFICATIONS):
        try:
            verify_json(signed, server, key_id, key, encoder(version))
        except SignatureError:
            continue
        return True
    return False
