"""Pushers: where a user wants to be notified.  Client-server API, `/pushers`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final
from urllib.parse import urlsplit

import orjson

from homeserver.devices import Removal
from homeserver.journal import Change, Journal, News
from homeserver.protocol.errors import BadJson, InvalidParam, MissingParam
from homeserver.storage import Database, Statement

MAX_PUSHERS: Final = 100
"""Pushers of one account."""
MAX_PUSHKEY_BYTES: Final = 512
MAX_APP_ID: Final = 64
MAX_BYTES: Final = 16 * 1024
NEEDED: Final = ("app_display_name", "device_display_name", "lang", "data")
SHOWN: Final = ("app_id", "pushkey", "kind", "app_display_name", "device_display_name", "profile_tag", "lang", "data")


class Pushers:
    """Keeps the pushers of local accounts."""

    def __init__(self, database: Database, journal: Journal) -> None:
        self._database = database
        self._journal = journal

    def removal(self, removal: Removal, _: int) -> tuple[Iterable[Statement], Iterable[News]]:
        """What goes when devices go: the pushers that they set."""
        return removal.delete_from("pushers"), ()

    async def of(self, user_id: str) -> list[dict[str, Any]]:
        """The user's pushers as clients see them."""
        rows = await self._database.fetch("SELECT pusher FROM pushers WHERE user_id = ? ORDER BY id", user_id)
        return [orjson.loads(row[0]) for row in rows]

    async def set(self, user_id: str, device_id: str | None, body: dict[str, Any]) -> None:
        """Adds or changes the pusher with this `app_id` and `pushkey`, or removes it when `kind` is null.

        Without `append`, other users lose theirs with the same key.  Raises `M_MISSING_PARAM`, `M_BAD_JSON` or
        `M_INVALID_PARAM`.
        """
        app_id, pushkey = _key(body)
        if body["kind"] is None:
            statement = Statement(
                "DELETE FROM pushers WHERE user_id = ? AND app_id = ? AND pushkey = ?", args=(user_id, app_id, pushkey)
            )
            await self._journal.commit(Change(writes=lambda _: [statement]))
            return
        pusher = orjson.dumps(_checked(body))
        if len(pusher) > MAX_BYTES:
            raise InvalidParam(f"A pusher may have at most {MAX_BYTES} bytes.")
        count = await self._database.fetch_one("SELECT COUNT(*) FROM pushers WHERE user_id = ?", user_id)
        if count is not None and count[0] >= MAX_PUSHERS:
            raise InvalidParam(f"An account can have at most {MAX_PUSHERS} pushers.")
        statements = [
            Statement(
                "INSERT INTO pushers (user_id, app_id, pushkey, device_id, pusher) VALUES (?,?,?,?,?) "
                "ON CONFLICT(user_id, app_id, pushkey) DO UPDATE SET device_id = excluded.device_id, "
                "pusher = excluded.pusher",
                args=(user_id, app_id, pushkey, device_id, pusher),
            )
        ]
        if body.get("append") is not True:
            statements.append(
                Statement(
                    "DELETE FROM pushers WHERE app_id = ? AND pushkey = ? AND user_id <> ?",
                    args=(app_id, pushkey, user_id),
                )
            )
        await self._journal.commit(Change(writes=lambda _: statements))


def _key(body: dict[str, Any]) -> tuple[str, str]:
    missing = [name for name in ("kind", "app_id", "pushkey") if name not in body]
    if missing:
        raise MissingParam(f"Missing parameters: {', '.join(missing)}")
    app_id, pushkey = body["app_id"], body["pushkey"]
    if not isinstance(app_id, str) or not isinstance(pushkey, str):
        raise BadJson("app_id and pushkey must be strings.")
    if len(app_id) > MAX_APP_ID or len(pushkey.encode("utf-8", "surrogatepass")) > MAX_PUSHKEY_BYTES:
        raise InvalidParam("app_id may have 64 characters and pushkey 512 bytes at most.")
    return app_id, pushkey


def _checked(body: dict[str, Any]) -> dict[str, Any]:
    missing = [name for name in NEEDED if body.get(name) is None]
    if missing:
        raise MissingParam(f"Missing parameters: {', '.join(missing)}")
    for name in ("app_display_name", "device_display_name", "lang", "profile_tag"):
        if not isinstance(body.get(name, ""), str):
            raise BadJson(f"{name} must be a string.")
    if not isinstance(body["data"], dict):
        raise BadJson("data must be an object.")
    if body["kind"] == "http":
        _check_url(body["data"].get("url"))
    elif body["kind"] != "email":
        raise InvalidParam("Pushers of this kind are not known; known are http and email.")
    return {name: body[name] for name in SHOWN if name in body}


def _check_url(url: object) -> None:
    if url is None:
        raise MissingParam("Missing parameter: data.url")
    if not isinstance(url, str):
        raise BadJson("data.url must be a string.")
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        parts, host = urlsplit(""), None
    if parts.scheme != "https" or not host or parts.path != "/_matrix/push/v1/notify":
        raise InvalidParam("data.url must be an HTTPS URL with the path /_matrix/push/v1/notify.")
