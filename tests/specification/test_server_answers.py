"""A walk over the whole server-server API: every operation that a federating server has succeeds as the documents say.

Collected only where `MATRIX_SPEC` names the specification.
"""

from __future__ import annotations

from pathlib import Path

from tests.federation.authority import Authority
from tests.federation.neighbour import Neighbour, federating
from tests.joining.resident import MEMBER, HostedRoom, Resident
from tests.keys.device import Device
from tests.media.content import picture, upload
from tests.resident.joiner import message_of, sent, tell_pdus
from tests.resident.test_reading import readings
from tests.rig.client import Client, escape
from tests.rig.porch import PorchProcess
from tests.specification.openapi import Specification
from tests.specification.test_answers import served

V1, V2 = "/_matrix/federation/v1", "/_matrix/federation/v2"
# What succeeds only with the help of an identity server, at a policy server, or for kinds of queries that nobody has.
ELSEWHERE = {
    ("put", f"{V1}/exchange_third_party_invite/{{roomId}}"),
    ("put", f"{V1}/3pid/onbind"),
    ("post", "/_matrix/policy/v1/sign"),
    ("get", f"{V1}/query/{{queryType}}"),
}


async def test_every_operation_for_servers_is_answered_as_promised(
    federated: PorchProcess,
    neighbour: Neighbour,
    authority: Authority,
    specification: Specification,
    tmp_path: Path,
) -> None:
    specification.seen.clear()
    alice = await Client.register(federated)
    await _keys_of_servers(alice, federated)
    await _rooms(alice, neighbour)
    await _directory(alice, neighbour)
    await _users(alice, neighbour)
    await _media(alice, neighbour)
    async with Resident(authority) as resident:
        await _invites(alice, federated, resident)
    settings = [f"{name}={value}" for name, value in federating(authority, delegate="porch.test:443").items()]
    operations = {each for each in await served(specification, tmp_path, *settings) if not _of_clients(each)}
    promised = {
        (each.method, each.template)
        for each in specification.operations
        if not _of_clients((each.method, each.template))
    }
    assert operations == promised
    succeeded = {(method, path) for method, path, status in specification.seen if status < 300}
    assert operations - succeeded - ELSEWHERE - {("get", "/.well-known/matrix/server")} == set()


def _of_clients(operation: tuple[str, str]) -> bool:
    path = operation[1]
    return (
        path.startswith(("/_matrix/client/", "/_matrix/media/", "/.well-known/matrix/"))
        and path != "/.well-known/matrix/server"
    )


async def _keys_of_servers(alice: Client, porch: PorchProcess) -> None:
    await alice.ok("GET", f"{V1}/version")
    await alice.ok("GET", "/_matrix/key/v2/server")
    await alice.ok("GET", f"/_matrix/key/v2/query/{porch.server_name}")
    await alice.ok("POST", "/_matrix/key/v2/query", {"server_keys": {porch.server_name: {}}})


async def _rooms(alice: Client, neighbour: Neighbour) -> None:
    """A user of the neighbour knocks, comes, speaks and goes; the neighbour reads the room meanwhile."""
    room = await alice.create_room(preset="private_chat", name="Walk", creation_content={"type": "m.space"})
    await alice.set_state(room, "m.room.join_rules", {"join_rule": "knock"})
    await sent(neighbour, "knock", room, "bob")
    await alice.set_state(room, "m.room.join_rules", {"join_rule": "public"})
    await sent(neighbour, "join", room, "bob")
    await sent(neighbour, "join", room, "carol", "?omit_members=true")
    await tell_pdus(neighbour, await message_of(neighbour, room, "bob", "hello"))
    said = await alice.send(room, "hello")
    await neighbour.ok("GET", f"event/{escape(said)}")
    for method, path, body in readings(room, said):
        await neighbour.ok(method, path, body)
    child = await alice.create_room(preset="public_chat", name="Child")
    await alice.set_state(room, "m.space.child", {"via": ["porch.test"]}, child)
    await neighbour.ok("GET", f"hierarchy/{escape(room)}")
    await sent(neighbour, "leave", room, "bob")


async def _directory(alice: Client, neighbour: Neighbour) -> None:
    name = alice.user_id[1:].partition(":")[0]
    await alice.create_room(preset="public_chat", visibility="public", room_alias_name=name, name="Published")
    alias = escape(f"#{name}:{neighbour.porch.server_name}")
    await neighbour.ok("GET", f"query/directory?room_alias={alias}")
    await neighbour.ok("GET", "publicRooms?limit=3")
    await neighbour.ok("POST", "publicRooms", {"limit": 3, "filter": {"generic_search_term": "published"}})


async def _users(alice: Client, neighbour: Neighbour) -> None:
    await neighbour.ok("GET", f"query/profile?user_id={escape(alice.user_id)}")
    device = Device(alice)
    await device.publish()
    await neighbour.ok("GET", f"user/devices/{escape(alice.user_id)}")
    await neighbour.ok("POST", "user/keys/query", {"device_keys": {alice.user_id: []}})
    wanted = {"one_time_keys": {alice.user_id: {alice.device_id: "signed_curve25519"}}}
    await neighbour.ok("POST", "user/keys/claim", wanted)
    token = await alice.ok("POST", f"user/{escape(alice.user_id)}/openid/request_token")
    await Client(alice.url).ok("GET", f"{V1}/openid/userinfo", access_token=token["access_token"])


async def _media(alice: Client, neighbour: Neighbour) -> None:
    media_id = (await upload(alice, picture(64, 64), "image/png")).rpartition("/")[2]
    for path in (f"media/download/{media_id}", f"media/thumbnail/{media_id}?width=32&height=32"):
        reply = await neighbour.ask("GET", path)
        assert reply.status == 200, reply.body


async def _invites(alice: Client, porch: PorchProcess, resident: Resident) -> None:
    reply = await resident.invite(porch, resident.room("11"), alice.user_id)
    assert reply.status == 200, reply.body
    old: HostedRoom = resident.room("1")
    event = old.make(MEMBER, {"membership": "invite"}, alice.user_id)
    path = f"{V1}/invite/{escape(old.room_id)}/{escape(event.event_id)}"
    content = {**event.pdu, "unsigned": {"invite_room_state": old.shown()}}
    reply = await resident.request(porch, "PUT", path, content)
    assert reply.status == 200, reply.body
