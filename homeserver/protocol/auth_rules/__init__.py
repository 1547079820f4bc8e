"""The authorisation rules of room versions 1 to 12 (Room versions, "Authorisation rules"; Server-server API,
"Checks performed on receipt of a PDU").

- `auth_types`: which state an event must cite ("Auth events selection").
- `check_auth_events`: the rule about what an event cites; step 4 of the checks begins with it.
- `check`: the rules about the state that an event meets: that of its auth events (step 4), the state before it
  (step 5) or the current state of the room (step 6).
- `required_signers`: whose signatures step 2 must find. The rules that speak of a server's signature are kept there,
  since keys have to be fetched; `check` takes them as done.

Rules are numbered as in room version 12. A rule that version 12 no longer has keeps the number of the last version
that had it, written before it: `v5 4.2`, `v2 11.3`, `v10 1.4`, `v11 3.4`.
"""

from homeserver.protocol.auth_rules.checks import check
from homeserver.protocol.auth_rules.refusal import AuthRefused
from homeserver.protocol.auth_rules.room_state import StateKey
from homeserver.protocol.auth_rules.selection import auth_types, auth_types_of, check_auth_events
from homeserver.protocol.auth_rules.signers import required_signers

__all__ = [
    "AuthRefused",
    "StateKey",
    "auth_types",
    "auth_types_of",
    "check",
    "check_auth_events",
    "required_signers",
]
