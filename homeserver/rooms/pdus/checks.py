"""What can be told of a PDU alone: its form, its signatures, its hash.

Server-server API, "Checks performed on receipt of a PDU", steps 1 to 3, and "Validating hashes and signatures on
received events".
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

import structlog

from homeserver.federation.key_ring import WantedKey
from homeserver.protocol.auth_rules import AuthRefused, required_signers
from homeserver.protocol.errors import MatrixError
from homeserver.protocol.event import Event, EventFormatError
from homeserver.protocol.hashes import content_hash_matches
from homeserver.protocol.room_versions import RoomVersion
from homeserver.protocol.signatures import SignatureError, signing_key_ids, verify_event

log = structlog.get_logger(__name__)

PARSED_AT_ONCE = 50
"""Events whose form and signatures are looked at in one go, in a thread: a few milliseconds."""
MOST_SIGNATURES = 5
"""Keys of one server that are tried on one event."""
MOST_SERVERS = 3_000


class EventKeys(Protocol):
    """Where the keys of other servers come from; `KeyRing` is one."""

    async def event_keys(self, wanted: Iterable[WantedKey]) -> dict[WantedKey, bytes]: ...


class NoKeys:
    """Nobody's keys: for a server that talks with no other."""

    async def event_keys(self, wanted: Iterable[WantedKey]) -> dict[WantedKey, bytes]:
        """None of them."""
        return {}


class PduChecks:
    """Turns what other servers send into events."""

    def __init__(self, keys: EventKeys) -> None:
        self._keys = keys

    async def check(self, pdu: dict[str, Any], version: RoomVersion) -> Event:
        """The event, redacted where its content is not what was hashed.

        Raises `EventFormatError` for what is no event of this room version, `SignatureError` unless every server that
        must have signed it did, with a key that was good then.
        """
        event = _parsed(pdu, version)
        wanted = _wanted(event)
        _verify(event, wanted, await self._keys.event_keys(_flat(wanted)))
        return _as_hashed(event)

    async def bring_keys(self, pdus: Iterable[dict[str, Any]], version: RoomVersion) -> None:
        """Fetches the keys that many events need, of all servers at once: `check_many` waits for them piece by piece.

        Of at most 3,000 servers, so that nobody has us ask the whole world.
        """
        wanted: dict[tuple[str, str], WantedKey] = {}
        servers: set[str] = set()
        for at, pdu in enumerate(pdus):
            if at % PARSED_AT_ONCE == 0:
                await asyncio.sleep(0)
            sender, at_ms = pdu.get("sender"), pdu.get("origin_server_ts")
            server = sender.partition(":")[2] if isinstance(sender, str) else ""
            if not server or type(at_ms) is not int or (len(servers) >= MOST_SERVERS and server not in servers):
                continue
            servers.add(server)
            for key_id in signing_key_ids(pdu, server)[:MOST_SIGNATURES]:
                one = WantedKey(server, key_id, at_ms if version.enforces_key_validity else None)
                wanted.setdefault((server, key_id), one)
        await self._keys.event_keys(wanted.values())

    async def check_many(self, pdus: Iterable[dict[str, Any]], version: RoomVersion) -> list[Event]:
        """Those of the events that pass, in their order; what does not is dropped and logged."""
        passed: list[Event] = []
        left = list(pdus)
        for start in range(0, len(left), PARSED_AT_ONCE):
            part = left[start : start + PARSED_AT_ONCE]
            parsed = await asyncio.to_thread(_parsed_many, part, version)
            keys = await self._keys.event_keys({one for _, wanted in parsed for one in _flat(wanted)})
            passed += await asyncio.to_thread(_verified_many, parsed, keys)
        return passed


Wanted = Mapping[str, Sequence[WantedKey]]
"""By server that must have signed: the keys with which it says it did."""


def _parsed(pdu: dict[str, Any], version: RoomVersion) -> Event:
    event = Event.from_pdu(pdu, version)
    if "\0" in event.type or "\0" in (event.state_key or "") or "\0" in event.sender or "\0" in event.event_id:
        raise EventFormatError("Event holds a NUL character where it cannot be kept")
    return event


def _wanted(event: Event) -> Wanted:
    """The keys of each server that must have signed. Raises `SignatureError` where one cannot be named or has none."""
    at_ms = event.origin_server_ts if event.version.enforces_key_validity else None
    try:
        signers = required_signers(event)
    except AuthRefused as error:
        raise SignatureError(error.error) from error
    wanted = {}
    for server in signers:
        key_ids = signing_key_ids(event.pdu, server)[:MOST_SIGNATURES]
        if not key_ids:
            raise SignatureError(f"{event.event_id} is not signed by {server}")
        wanted[server] = [WantedKey(server, key_id, at_ms) for key_id in key_ids]
    return wanted


def _flat(wanted: Wanted) -> list[WantedKey]:
    return [one for ones in wanted.values() for one in ones]


def _verify(event: Event, wanted: Wanted, keys: Mapping[WantedKey, bytes]) -> None:
    """One good signature of each server is enough. Raises `SignatureError`."""
    for server, ones in wanted.items():
        failure = SignatureError(f"No key of {server} for {event.event_id} can be had")
        for one in ones:
            key = keys.get(one)
            if key is None:
                continue
            try:
                verify_event(event.pdu, event.version, server, one.key_id, key)
                break
            except SignatureError as error:
                failure = error
        else:
            raise failure


def _as_hashed(event: Event) -> Event:
    """3. "Passes hash checks, otherwise it is redacted before being processed further." """
    return event if content_hash_matches(event.pdu, event.version) else event.redacted()


def _parsed_many(pdus: Sequence[dict[str, Any]], version: RoomVersion) -> list[tuple[Event, Wanted]]:
    parsed = []
    for pdu in pdus:
        try:
            event = _parsed(pdu, version)
            parsed.append((event, _wanted(event)))
        except MatrixError as error:
            log.info("pdu_dropped", reason=error.error)
    return parsed


def _verified_many(parsed: Sequence[tuple[Event, Wanted]], keys: Mapping[WantedKey, bytes]) -> list[Event]:
    verified = []
    for event, wanted in parsed:
        try:
            _verify(event, wanted, keys)
            verified.append(_as_hashed(event))
        except MatrixError as error:
            log.info("pdu_dropped", event_id=event.event_id, reason=error.error)
    return verified
