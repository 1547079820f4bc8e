"""The redaction algorithm: what is left of an event when it is redacted (Room versions, "Redactions").

Signatures and reference hashes cover exactly this part.
"""

from typing import Any

from homeserver.protocol.room_versions import RoomVersion


def redact(pdu: dict[str, Any], version: RoomVersion) -> dict[str, Any]:
    """A redacted copy of an event; `unsigned` is never part of it.

    Never raises: a `content` that is no object becomes an empty one.
    """
    keeps = version.redaction_keeps
    redacted = {key: value for key, value in pdu.items() if key in keeps}
    if "content" in redacted:
        redacted["content"] = _content(pdu.get("type"), redacted["content"], version)
    return redacted


def _content(event_type: object, content: object, version: RoomVersion) -> dict[str, Any]:
    if not isinstance(event_type, str) or not isinstance(content, dict):
        return {}
    if event_type == "m.room.create" and version.redaction_keeps_whole_create:
        return content
    keys = version.redaction_keeps_content.get(event_type)
    if keys is None:
        return {}
    kept = {key: value for key, value in content.items() if key in keys}
    if event_type == "m.room.member" and version.redaction_keeps_signed_invite:
        invite = content.get("third_party_invite")
        if isinstance(invite, dict):
            kept["third_party_invite"] = {"signed": invite["signed"]} if "signed" in invite else {}
    return kept
