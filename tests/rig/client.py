"""A small Matrix client for tests: it says what it sends and gives back what came, nothing more."""

from __future__ import annotations

import asyncio
import itertools
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import aiohttp
import orjson
from yarl import URL

from tests.rig.porch import PorchProcess

V3 = "/_matrix/client/v3"
PASSWORD = "correct horse battery staple"
TIMEOUT_S = 40.0
# Called with (method, path, status, JSON) of every answer; conftest.py adds who checks them.
observers: list[Callable[[str, str, int, Any], None]] = []


@dataclass(slots=True)
class Reply:
    """An answer: `json` is None where the body is not JSON."""

    status: int
    json: Any
    headers: Mapping[str, str]
    body: bytes

    @property
    def errcode(self) -> str | None:
        """The Matrix error code, if it is an error."""
        return self.json.get("errcode") if isinstance(self.json, dict) else None


def escape(segment: str) -> str:
    """A path segment with everything quoted that can be: `!` and `:` and `/` too."""
    return quote(segment, safe="")


class Client:
    """One logged-in session (or none, with an empty token). Paths that do not begin with a slash are under `V3`."""

    def __init__(
        self, url: str, user_id: str = "", access_token: str = "", device_id: str = "", *, observed: bool = True
    ) -> None:
        """`observed` is false for servers whose answers are not ours to judge."""
        self.url = url
        self.user_id = user_id
        self.access_token = access_token
        self.device_id = device_id
        self.password = PASSWORD
        self.observed = observed
        self._transactions = itertools.count(1)
        self._tag = secrets.token_hex(3)
        self._http: aiohttp.ClientSession | None = None

    @classmethod
    async def register(
        cls, porch: PorchProcess | str, name: str | None = None, *, observed: bool = True, **body: Any
    ) -> Client:
        """A new account on an open server, under a name nobody has where none is given."""
        client = cls(porch if isinstance(porch, str) else porch.url, observed=observed)
        request = {
            "username": name or f"user-{secrets.token_hex(5)}",
            "password": PASSWORD,
            "auth": {"type": "m.login.dummy"},
            **body,
        }
        client._logged_in(await client.ok("POST", "register", request))
        return client

    async def login(self, **body: Any) -> Client:
        """One more session of the same account, on a device of its own."""
        other = Client(self.url, observed=self.observed)
        request = {
            "type": "m.login.password",
            "identifier": {"type": "m.id.user", "user": self.user_id},
            "password": self.password,
            **body,
        }
        other._logged_in(await other.ok("POST", "login", request))
        return other

    async def request(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        raw: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        **query: Any,
    ) -> Reply:
        """Any request. `body` is sent as JSON, `raw` as it is; query values that are dicts are sent as JSON."""
        data = raw if raw is not None else orjson.dumps(body) if body is not None else None
        all_headers = {"Content-Type": "application/json"} if data is not None else {}
        if self.access_token:
            all_headers["Authorization"] = f"Bearer {self.access_token}"
        all_headers.update(headers or {})
        parameters = [(name, _text(one)) for name, value in query.items() for one in _each(value)]
        target = URL(self.url + (path if path.startswith("/") else f"{V3}/{path}"), encoded=True)
        async with self._session().request(
            method, target.update_query(parameters) if parameters else target, data=data, headers=all_headers
        ) as response:
            content = await response.read()
            try:
                parsed = orjson.loads(content)
            except orjson.JSONDecodeError:
                parsed = None
            for observe in observers if self.observed else ():
                observe(method, target.raw_path, response.status, parsed)
            return Reply(response.status, parsed, response.headers, content)

    async def get(self, path: str, **query: Any) -> Reply:
        """GET."""
        return await self.request("GET", path, **query)

    async def put(self, path: str, body: Any = None, **query: Any) -> Reply:
        """PUT with a JSON body, `{}` where none is given."""
        return await self.request("PUT", path, {} if body is None else body, **query)

    async def post(self, path: str, body: Any = None, **query: Any) -> Reply:
        """POST with a JSON body, `{}` where none is given."""
        return await self.request("POST", path, {} if body is None else body, **query)

    async def delete(self, path: str, body: Any = None, **query: Any) -> Reply:
        """DELETE."""
        return await self.request("DELETE", path, body, **query)

    async def ok(self, method: str, path: str, body: Any = None, **query: Any) -> Any:
        """The JSON of an answer that must be 200."""
        if body is None and method in ("PUT", "POST"):
            body = {}
        reply = await self.request(method, path, body, **query)
        assert reply.status == 200, f"{method} {path}: {reply.status} {reply.body[:500]!r}"
        return reply.json

    async def refused(self, status: int, errcode: str, method: str, path: str, body: Any = None, **query: Any) -> Reply:
        """The answer, which must be this error."""
        if body is None and method in ("PUT", "POST"):
            body = {}
        reply = await self.request(method, path, body, **query)
        assert (reply.status, reply.errcode) == (status, errcode), (
            f"{method} {path}: {reply.status} {reply.body[:500]!r}"
        )
        return reply

    async def create_room(self, **body: Any) -> str:
        """A room; its ID."""
        return str((await self.ok("POST", "createRoom", body))["room_id"])

    async def send(self, room_id: str, text: str = "hello", **content: Any) -> str:
        """A text message; its event ID."""
        return await self.send_event(room_id, "m.room.message", {"msgtype": "m.text", "body": text, **content})

    async def send_event(self, room_id: str, event_type: str, content: Any, txn_id: str | None = None) -> str:
        """A message event; its event ID."""
        txn = txn_id or f"{self._tag}-{next(self._transactions)}"
        answer = await self.ok("PUT", f"rooms/{escape(room_id)}/send/{escape(event_type)}/{escape(txn)}", content)
        return str(answer["event_id"])

    async def set_state(self, room_id: str, event_type: str, content: Any, state_key: str = "") -> str:
        """A state event; its event ID."""
        path = f"rooms/{escape(room_id)}/state/{escape(event_type)}/{escape(state_key)}"
        return str((await self.ok("PUT", path, content))["event_id"])

    async def state(self, room_id: str, event_type: str, state_key: str = "") -> Any:
        """The content of a state event."""
        return await self.ok("GET", f"rooms/{escape(room_id)}/state/{escape(event_type)}/{escape(state_key)}")

    async def join(self, room: str, **body: Any) -> str:
        """Joins by room ID or alias; the room ID."""
        return str((await self.ok("POST", f"join/{escape(room)}", body))["room_id"])

    async def invite(self, room_id: str, user: Client | str, **body: Any) -> None:
        """Invites a user."""
        user_id = user if isinstance(user, str) else user.user_id
        await self.ok("POST", f"rooms/{escape(room_id)}/invite", {"user_id": user_id, **body})

    async def leave(self, room_id: str, **body: Any) -> None:
        """Leaves a room, or rejects the invitation."""
        await self.ok("POST", f"rooms/{escape(room_id)}/leave", body)

    async def sync(self, since: str | None = None, timeout: int = 0, filter: Any = None, **query: Any) -> Any:
        """One sync; `timeout` in ms, `filter` an ID or a dict."""
        if since is not None:
            query["since"] = since
        if filter is not None:
            query["filter"] = filter
        return await self.ok("GET", "sync", timeout=timeout, **query)

    async def close(self) -> None:
        """Closes its connections. The rig does so at the end of the session."""
        if self._http is not None:
            await self._http.close()
            self._http = None

    def _logged_in(self, answer: dict[str, Any]) -> None:
        self.user_id = answer["user_id"]
        self.access_token = answer.get("access_token", "")
        self.device_id = answer.get("device_id", "")

    def _session(self) -> aiohttp.ClientSession:
        if self._http is None or self._http.closed:
            self._http = aiohttp.ClientSession(
                timeout=aiohttp.ClientTimeout(total=TIMEOUT_S), connector=aiohttp.TCPConnector(limit=0)
            )
            _open.add(self)
        return self._http


_open: set[Client] = set()


async def close_all() -> None:
    """Closes the connections of every client."""
    await asyncio.gather(*(client.close() for client in _open))
    _open.clear()


def _each(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return orjson.dumps(value).decode() if isinstance(value, dict) else str(value)
