"""A walk over the whole client-server API: every operation that the server has succeeds with what the documents say.

Collected only where `MATRIX_SPEC` names the specification. Whether an answer keeps to it is seen by the fixture
in conftest.py, here as in every other test.
"""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from homeserver.app import build
from homeserver.config import load
from homeserver.protocol.room_versions import ROOM_VERSIONS
from tests.keys.device import OLM, Device, Key
from tests.media.content import CLIENT as MEDIA
from tests.media.content import OLD as OLD_MEDIA
from tests.media.content import announce, fill, picture, upload
from tests.rig.client import PASSWORD, Client, escape
from tests.rig.porch import PorchProcess
from tests.specification.openapi import Specification, schema_of

V1 = "/_matrix/client/v1"
PASSWORD_STAGE = "m.login.password"
# What they do needs mail, telephones, or an identity server, of which this server has none, or pages of the open web.
ALWAYS_REFUSED = re.compile(r".*(/requestToken|/account/3pid(/.*)?|/preview_url)")


@pytest.fixture
def walked(start_porch: Callable[..., PorchProcess]) -> Iterator[PorchProcess]:
    """A server with everything switched on, which must have logged no error at the end."""
    server = start_porch(
        {
            "registration.shared_secret": "secret",
            "registration.guests": "true",
            "registration.tokens": "welcome",
            "support.page": "https://porch.test/help",
            "media.unauthenticated_downloads": "true",
        }
    )
    yield server
    assert server.bugs() == []


async def test_every_operation_that_the_server_has_is_answered_as_promised(
    walked: PorchProcess, specification: Specification, tmp_path: Path
) -> None:
    specification.seen.clear()
    one, other = await asyncio.gather(Client.register(walked), Client.register(walked))
    room = await _rooms(one, other)
    await _events(one, other, room)
    await _account_and_profile(one)
    await _push(one)
    await _media(one)
    await _keys(one, other)
    await _backups(one, room)
    await _sessions(one, other)
    await _administration(walked, other)
    await _ends(one, other, room)
    succeeded = {(method, path) for method, path, status in specification.seen if status < 300}
    there = await served(specification, tmp_path, "registration.shared_secret=secret")
    forgotten = {operation for operation in there - succeeded if not ALWAYS_REFUSED.fullmatch(operation[1])}
    assert forgotten == set()


@pytest.mark.parametrize("version", ROOM_VERSIONS)
async def test_the_events_of_a_new_room_fit_their_schemas(
    porch: PorchProcess, specification: Specification, version: str
) -> None:
    one, other = await asyncio.gather(Client.register(porch), Client.register(porch))
    await one.ok("PUT", f"profile/{escape(one.user_id)}/displayname", {"displayname": "One"})
    room = await one.create_room(
        room_version=version,
        name="A name",
        topic="A topic",
        preset="public_chat",
        invite=[other.user_id],
        room_alias_name=f"alias-{version}-{int(time.time())}",
        initial_state=[{"type": "m.room.encryption", "content": {"algorithm": "m.megolm.v1.aes-sha2"}}],
    )
    await other.join(room)
    new = (await one.ok("POST", f"rooms/{escape(room)}/upgrade", {"new_version": version}))["replacement_room"]
    told = [*await one.ok("GET", f"rooms/{escape(room)}/state"), *await one.ok("GET", f"rooms/{escape(new)}/state")]
    faults = [
        f"{event['type']} at {fault.json_path}: {fault.message}"
        for event in told
        for fault in schema_of(specification, event["type"]).iter_errors(event)
    ]
    assert faults == []
    assert {event["type"] for event in told} >= {"m.room.create", "m.room.tombstone", "m.room.power_levels"}


async def served(specification: Specification, folder: Path, *settings: str) -> set[tuple[str, str]]:
    """The operations of the specification for which the server has a route, by what the server says itself."""
    server = await build(load(overrides=[f"server.data_dir={folder}", *settings]))
    try:
        paths = {(route.method.lower(), route.pattern) for route in server.edge.routes}
    finally:
        await server.close()
    return {
        (operation.method, operation.template)
        for operation in specification.operations
        for method, path in paths
        if operation.method == method and _form(operation.template, "{", "}") == _form(path, "<", ">")
    }


def _form(path: str, left: str, right: str) -> list[str]:
    return ["*" if part.startswith(left) and part.endswith(right) else part for part in path.split("/")]


async def _rooms(one: Client, other: Client) -> str:
    """Makes rooms, and moves members in and out in every way; the room where both are joined."""
    alias = f"#walk-{one.user_id[1:].partition(':')[0]}:porch.test"
    room = await one.create_room(preset="public_chat", name="Walk", topic="All of it", visibility="public")
    at = f"rooms/{escape(room)}"
    await one.ok("PUT", f"directory/room/{escape(alias)}", {"room_id": room})
    await other.ok("GET", f"directory/room/{escape(alias)}")
    await one.ok("GET", f"{at}/aliases")
    await one.ok("GET", f"directory/list/room/{escape(room)}")
    await one.ok("PUT", f"directory/list/room/{escape(room)}", {"visibility": "public"})
    await other.ok("GET", "publicRooms", limit=3)
    await other.ok("POST", "publicRooms", {"limit": 3, "filter": {"generic_search_term": "walk"}})
    await other.ok("GET", f"{V1}/room_summary/{escape(room)}")
    await other.join(alias)
    await other.leave(room, reason="to come back")
    await other.ok("POST", f"{at}/forget")
    await one.invite(room, other, reason="come back")
    await other.sync()
    await other.ok("POST", f"{at}/join")
    await one.ok("POST", f"{at}/kick", {"user_id": other.user_id})
    await one.ok("POST", f"{at}/ban", {"user_id": other.user_id})
    await one.ok("POST", f"{at}/unban", {"user_id": other.user_id})
    await one.set_state(room, "m.room.join_rules", {"join_rule": "knock"})
    await other.ok("POST", f"knock/{escape(room)}", {"reason": "please"})
    await other.sync()
    await one.invite(room, other)
    await other.join(room)
    await one.ok("GET", "joined_rooms")
    await one.ok("GET", f"{at}/members")
    await one.ok("GET", f"{at}/joined_members")
    await one.ok("GET", f"{V1}/mutual_rooms", user_id=other.user_id)
    await one.ok("DELETE", f"directory/room/{escape(alias)}")
    space = await one.create_room(creation_content={"type": "m.space"}, name="Space")
    await one.set_state(space, "m.space.child", {"via": ["porch.test"]}, room)
    await one.ok("GET", f"{V1}/rooms/{escape(space)}/hierarchy")
    await one.ok("POST", f"rooms/{escape(space)}/upgrade", {"new_version": "12"})
    return room


async def _events(one: Client, other: Client, room: str) -> None:
    """Sends, relates, redacts, reads, searches and reports."""
    at = f"rooms/{escape(room)}"
    since = (await other.sync())["next_batch"]
    root = await one.send(room, "the root of a walk")
    thread = {"m.relates_to": {"rel_type": "m.thread", "event_id": root}}
    await other.send(room, "in a thread", **thread)
    await one.send_event(
        room, "m.reaction", {"m.relates_to": {"rel_type": "m.annotation", "event_id": root, "key": "+"}}
    )
    gone = await one.send(room, "not for long")
    await one.ok("PUT", f"{at}/redact/{escape(gone)}/walk", {"reason": "over"})
    await one.ok("GET", f"{at}/state")
    await one.state(room, "m.room.name")
    for path in (f"{at}/event/{escape(root)}", f"{at}/event/{escape(gone)}", f"{at}/context/{escape(root)}"):
        await one.ok("GET", path)
    for relation in ("", "/m.thread", "/m.thread/m.room.message"):
        await one.ok("GET", f"{V1}/rooms/{escape(room)}/relations/{escape(root)}{relation}")
    await one.ok("GET", f"{V1}/rooms/{escape(room)}/threads")
    await one.ok("GET", f"{V1}/rooms/{escape(room)}/timestamp_to_event", ts=0, dir="f")
    await one.ok("GET", f"{at}/messages", dir="b", limit=5)
    await one.ok("GET", f"{at}/messages", dir="f", filter={"lazy_load_members": True})
    await one.ok("PUT", f"{at}/typing/{escape(one.user_id)}", {"typing": True, "timeout": 20_000})
    await one.ok("POST", f"{at}/receipt/m.read/{escape(root)}", {"thread_id": "main"})
    await one.ok("POST", f"{at}/read_markers", {"m.fully_read": root, "m.read": root, "m.read.private": root})
    await one.ok("PUT", f"presence/{escape(one.user_id)}/status", {"presence": "online", "status_msg": "here"})
    await other.ok("GET", f"presence/{escape(one.user_id)}/status")
    await other.sync(since, filter={"room": {"timeline": {"limit": 1}, "state": {"lazy_load_members": True}}})
    await other.sync(full_state=True, use_state_after=True)
    await one.ok("POST", "search", {"search_categories": {"room_events": {"search_term": "walk", "groupings": {}}}})
    await one.ok("POST", "user_directory/search", {"search_term": other.user_id[1:8]})
    await one.ok("GET", "notifications")
    await other.ok("GET", "notifications", limit=1)
    await other.ok("POST", f"{at}/report", {"reason": "a walk"})
    await other.ok("POST", f"{at}/report/{escape(root)}", {"reason": "a walk"})
    await other.ok("POST", f"users/{escape(one.user_id)}/report", {"reason": "a walk"})
    await one.ok("GET", "initialSync", limit=2)
    await one.ok("GET", f"{at}/initialSync")
    await one.ok("GET", "events", timeout=0)
    await one.ok("GET", f"events/{escape(root)}")
    await one.ok("PUT", "sendToDevice/org.example.walk/1", {"messages": {other.user_id: {"*": {"a": 1}}}})
    await other.sync(since)


async def _account_and_profile(one: Client) -> None:
    """Profile, account data, tags, filters, and what anybody may ask."""
    me = escape(one.user_id)
    for name, value in (("displayname", "One"), ("avatar_url", "mxc://porch.test/one"), ("m.tz", "Europe/Oslo")):
        await one.ok("PUT", f"profile/{me}/{name}", {name: value})
        await one.ok("GET", f"profile/{me}/{name}")
    await one.ok("GET", f"profile/{me}")
    await one.ok("DELETE", f"profile/{me}/m.tz")
    room = escape(await one.create_room())
    for at in (f"user/{me}", f"user/{me}/rooms/{room}"):
        await one.ok("PUT", f"{at}/account_data/org.example.kind", {"a": 1})
        await one.ok("GET", f"{at}/account_data/org.example.kind")
    await one.ok("PUT", f"user/{me}/rooms/{room}/tags/u.walk", {"order": 0.5})
    await one.ok("GET", f"user/{me}/rooms/{room}/tags")
    await one.ok("DELETE", f"user/{me}/rooms/{room}/tags/u.walk")
    stored = await one.ok("POST", f"user/{me}/filter", {"room": {"timeline": {"limit": 3}}})
    await one.ok("GET", f"user/{me}/filter/{escape(stored['filter_id'])}")
    await one.ok("GET", "capabilities")
    await one.ok("GET", "account/3pid")
    token = await one.ok("POST", f"user/{me}/openid/request_token")
    stranger = Client(one.url)
    await stranger.ok("GET", "/_matrix/federation/v1/openid/userinfo", access_token=token["access_token"])
    await stranger.ok("GET", "/_matrix/client/versions")
    await stranger.ok("GET", "/.well-known/matrix/client")
    await stranger.ok("GET", "/.well-known/matrix/support")
    await stranger.ok("GET", "login")
    await stranger.ok("GET", "register/available", username="nobody-has-this")
    await stranger.ok("GET", f"{V1}/register/m.login.registration_token/validity", token="welcome")


async def _push(one: Client) -> None:
    await one.ok("GET", "pushrules/")
    await one.ok("GET", "pushrules/global/")
    rule = "pushrules/global/content/walk"
    await one.ok("PUT", rule, {"pattern": "walk", "actions": ["notify", {"set_tweak": "sound", "value": "default"}]})
    await one.ok("GET", rule)
    await one.ok("PUT", f"{rule}/enabled", {"enabled": False})
    await one.ok("GET", f"{rule}/enabled")
    await one.ok("PUT", f"{rule}/actions", {"actions": []})
    await one.ok("GET", f"{rule}/actions")
    await one.ok("DELETE", rule)
    pusher = {"pushkey": "key", "kind": "http", "app_id": "org.example", "app_display_name": "Walk"}
    pusher |= {
        "device_display_name": "Telephone",
        "lang": "en",
        "data": {"url": "https://push.example.org/_matrix/push/v1/notify"},
    }
    await one.ok("POST", "pushers/set", pusher)
    await one.ok("GET", "pushers")


async def _media(one: Client) -> None:
    """Uploads, at once and announced, and downloads in the old way and in the new one."""
    uri = await upload(one, picture(64, 64), "image/png", filename="walk.png")
    assert (await fill(one, await announce(one), b"announced")).status == 200
    for config in (f"{OLD_MEDIA}/config", f"{MEDIA}/config"):
        await one.ok("GET", config)
    for at in (OLD_MEDIA, MEDIA):
        for path in (f"download/{uri}", f"download/{uri}/walk.png", f"thumbnail/{uri}?width=32&height=32"):
            assert (await one.get(f"{at}/{path}")).status == 200, path


async def _keys(one: Client, other: Client) -> None:
    """Keys of devices and of users, and signatures on them."""
    since = (await one.sync())["next_batch"]
    device = Device(one)
    await device.upload(device_keys=device.keys, one_time_keys=device.one_time_keys(2))
    await device.upload(fallback_keys=device.one_time_keys(1, fallback=True))
    master, own = Key(), Key()
    new = {"master_key": master.cross_signing(one.user_id, "master")}
    new["self_signing_key"] = own.cross_signing(one.user_id, "self_signing", master)
    await one.ok("POST", "keys/device_signing/upload", new | {"auth": _password_login(one)})
    signed = own.sign(device.keys, one.user_id)
    await one.ok("POST", "keys/signatures/upload", {one.user_id: {one.device_id: signed}})
    await other.ok("POST", "keys/query", {"device_keys": {one.user_id: []}})
    await other.ok("POST", "keys/claim", {"one_time_keys": {one.user_id: {one.device_id: OLM}}})
    await other.ok("GET", "keys/changes", **{"from": since, "to": (await other.sync())["next_batch"]})
    await other.sync(since)


async def _backups(one: Client, room: str) -> None:
    """A backup of keys: made, filled, read, emptied and removed, by key, by room and as a whole."""
    algorithm = {"algorithm": "m.megolm_backup.v1.curve25519-aes-sha2", "auth_data": {"public_key": "abc"}}
    version = (await one.ok("POST", "room_keys/version", algorithm))["version"]
    await one.ok("GET", "room_keys/version")
    at = f"room_keys/version/{version}"
    await one.ok("PUT", at, algorithm | {"version": version})
    await one.ok("GET", at)
    secret = {"ephemeral": "a", "ciphertext": "b", "mac": "c"}
    key = {"first_message_index": 1, "forwarded_count": 0, "is_verified": True, "session_data": secret}
    of_room = {"sessions": {"session": key}}
    levels = (
        (f"room_keys/keys/{escape(room)}/session", key),
        (f"room_keys/keys/{escape(room)}", of_room),
        ("room_keys/keys", {"rooms": {room: of_room}}),
    )
    for path, body in levels:
        await one.ok("PUT", path, body, version=version)
        await one.ok("GET", path, version=version)
        await one.ok("DELETE", path, version=version)
    await one.ok("DELETE", at)


async def _sessions(one: Client, other: Client) -> None:
    """Logins of every kind, devices, and how sessions end."""
    await one.ok("GET", "account/whoami")
    second, third = await one.login(refresh_token=True), await one.login()
    pair = await one.ok("POST", "login", _password_login(one) | {"refresh_token": True})
    await Client(one.url).ok("POST", "refresh", {"refresh_token": pair["refresh_token"]})
    await one.ok("GET", "devices")
    await one.ok("PUT", f"devices/{escape(second.device_id)}", {"display_name": "Second"})
    await one.ok("GET", f"devices/{escape(second.device_id)}")
    proof = {"auth": _password_login(one)}
    await one.ok("DELETE", f"devices/{escape(second.device_id)}", proof)
    await one.ok("POST", "delete_devices", {"devices": [third.device_id]} | proof)
    await one.ok("POST", f"{V1}/login/get_token", proof)
    await one.refused(
        401, "M_MISSING_PARAM", "POST", "delete_devices", {"devices": [], "auth": {"type": PASSWORD_STAGE}}
    )
    await (await other.login()).ok("POST", "logout")
    guest = Client(one.url)
    await guest.ok("POST", "register", {}, kind="guest")


async def _administration(server: PorchProcess, user: Client) -> None:
    """Moderation of accounts, by an administrator who is made as an operator makes one."""
    made = await asyncio.create_subprocess_exec(
        *server.command("user", "add", "walk-admin", "--admin", "--password-stdin"),
        stdin=asyncio.subprocess.PIPE,
    )
    await made.communicate(PASSWORD.encode())
    admin = await Client(server.url, f"@walk-admin:{server.server_name}").login()
    await admin.ok("GET", f"admin/whois/{escape(user.user_id)}")
    for what, field in (("suspend", "suspended"), ("lock", "locked")):
        await admin.ok("PUT", f"{V1}/admin/{what}/{escape(user.user_id)}", {field: True})
        await admin.ok("GET", f"{V1}/admin/{what}/{escape(user.user_id)}")
        await admin.ok("PUT", f"{V1}/admin/{what}/{escape(user.user_id)}", {field: False})


async def _ends(one: Client, other: Client, room: str) -> None:
    proof = {"auth": _password_login(one)}
    await one.ok("POST", "account/password", {"new_password": PASSWORD + "!", "logout_devices": True} | proof)
    await other.ok("POST", f"rooms/{escape(room)}/leave")
    await other.sync(filter={"room": {"include_leave": True}})
    await one.ok("POST", "logout/all")
    await other.ok("POST", "account/deactivate", {"auth": _password_login(other)})


def _password_login(user: Client) -> dict[str, Any]:
    return {
        "type": PASSWORD_STAGE,
        "identifier": {"type": "m.id.user", "user": user.user_id},
        "password": user.password,
    }
