"""Routes of key backups."""

from __future__ import annotations

import asyncio
from typing import Any, Final

import orjson

from homeserver.http import Call, Routes
from homeserver.key_backup.backups import KeyBackups
from homeserver.key_backup.shapes import AllKeys, BackupInfo, KeyBackupData, RoomKeyBackup, read_keys
from homeserver.key_backup.store import Backup, Part
from homeserver.protocol.errors import NotFound

VERSION: Final = "/_matrix/client/v3/room_keys/version"
KEYS: Final = "/_matrix/client/v3/room_keys/keys"
BODY_LIMIT: Final = 16 * 1024 * 1024
"""Bytes: clients back up some hundred keys at once, older ones all that they have."""


def routes(backups: KeyBackups) -> Routes:
    """Client-server API, "Server-side key backups"."""
    table = Routes()
    _versions(table, backups)
    _putting(table, backups)
    _reading(table, backups)
    _deleting(table, backups)
    return table


def _versions(table: Routes, backups: KeyBackups) -> None:
    @table.post(VERSION)
    async def make(call: Call) -> dict[str, Any]:
        return {"version": await backups.make(call.requester.user_id, await call.body(BackupInfo))}

    @table.get(VERSION)
    async def current(call: Call) -> dict[str, Any]:
        return _info(await backups.current(call.requester.user_id))

    @table.get(f"{VERSION}/<version>")
    async def get(call: Call, version: str) -> dict[str, Any]:
        return _info(await backups.get(call.requester.user_id, version))

    @table.put(f"{VERSION}/<version>")
    async def update(call: Call, version: str) -> dict[str, Any]:
        await backups.update(call.requester.user_id, version, await call.body(BackupInfo))
        return {}

    @table.delete(f"{VERSION}/<version>")
    async def delete(call: Call, version: str) -> dict[str, Any]:
        await backups.delete(call.requester.user_id, version)
        return {}


def _putting(table: Routes, backups: KeyBackups) -> None:
    async def put(call: Call, rooms: dict[str, RoomKeyBackup]) -> dict[str, Any]:
        version = call.query.required("version")
        return _counted(await backups.put(call.requester.user_id, version, read_keys(rooms)))

    @table.put(KEYS, body_limit=BODY_LIMIT)
    async def put_all(call: Call) -> dict[str, Any]:
        return await put(call, (await call.body(AllKeys)).rooms)

    @table.put(f"{KEYS}/<room_id>", body_limit=BODY_LIMIT)
    async def put_room(call: Call, room_id: str) -> dict[str, Any]:
        return await put(call, {room_id: await call.body(RoomKeyBackup)})

    @table.put(f"{KEYS}/<room_id>/<session_id>")
    async def put_session(call: Call, room_id: str, session_id: str) -> dict[str, Any]:
        return await put(call, {room_id: RoomKeyBackup({session_id: await call.body(KeyBackupData)})})


def _reading(table: Routes, backups: KeyBackups) -> None:
    async def read(call: Call, part: Part) -> dict[str, dict[str, orjson.Fragment]]:
        """Keys as JSON by room and session."""
        rooms: dict[str, dict[str, orjson.Fragment]] = {}
        pages = await backups.keys(call.requester.user_id, call.query.required("version"), part)
        async for page in pages:
            for key in page:
                body = orjson.Fragment(orjson.dumps(key.body()))
                rooms.setdefault(key.room_id, {})[key.session_id] = body
            await asyncio.sleep(0)
        return rooms

    @table.get(KEYS)
    async def get_all(call: Call) -> bytes:
        rooms = await read(call, Part())
        written = []
        for room_id, sessions in rooms.items():
            written.append(orjson.dumps(room_id) + b":" + orjson.dumps({"sessions": sessions}))
            await asyncio.sleep(0)
        return b'{"rooms":{' + b",".join(written) + b"}}"

    @table.get(f"{KEYS}/<room_id>")
    async def get_room(call: Call, room_id: str) -> dict[str, Any]:
        return {"sessions": (await read(call, Part(room_id))).get(room_id, {})}

    @table.get(f"{KEYS}/<room_id>/<session_id>")
    async def get_session(call: Call, room_id: str, session_id: str) -> bytes:
        key = (await read(call, Part(room_id, session_id))).get(room_id, {}).get(session_id)
        if key is None:
            raise NotFound("Key not found.")
        return orjson.dumps(key)


def _deleting(table: Routes, backups: KeyBackups) -> None:
    async def remove(call: Call, part: Part) -> dict[str, Any]:
        return _counted(await backups.remove(call.requester.user_id, call.query.required("version"), part))

    @table.delete(KEYS)
    async def delete_all(call: Call) -> dict[str, Any]:
        return await remove(call, Part())

    @table.delete(f"{KEYS}/<room_id>")
    async def delete_room(call: Call, room_id: str) -> dict[str, Any]:
        return await remove(call, Part(room_id))

    @table.delete(f"{KEYS}/<room_id>/<session_id>")
    async def delete_session(call: Call, room_id: str, session_id: str) -> dict[str, Any]:
        return await remove(call, Part(room_id, session_id))


def _info(backup: Backup) -> dict[str, Any]:
    return {
        "algorithm": backup.algorithm,
        "auth_data": orjson.Fragment(backup.auth_data),
        "version": str(backup.version),
        **_counted(backup),
    }


def _counted(backup: Backup) -> dict[str, Any]:
    return {"count": backup.count, "etag": str(backup.etag)}
