"""Claims on invites between servers, and on what becomes of them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from homeserver.protocol.event import Event
from homeserver.protocol.signatures import decode_verify_key, verify_event
from tests.federation.authority import Authority
from tests.joining.resident import MEMBER, V1, HostedRoom, Refusal, Resident
from tests.rig.client import Client, escape
from tests.rig.eventually import eventually
from tests.rig.porch import PorchProcess
from tests.rooms.world import membership, room

VERSIONS = ["1", "6", "10", "11", "12"]


async def invited_to(user: Client, room_id: str) -> dict[str, Any] | None:
    """What the user's first sync shows of an invite, by type and state key."""
    rooms = (await user.sync()).get("rooms", {})
    if room_id not in rooms.get("invite", {}):
        return None
    return {event["type"]: event for event in rooms["invite"][room_id]["invite_state"]["events"]}


async def standing(user: Client, room_id: str) -> str:
    """In which section of a sync with everything the room is."""
    filter_ = {"room": {"include_leave": True}}
    rooms = (await user.sync(filter=filter_)).get("rooms", {})
    return next((section for section, there in rooms.items() if room_id in there), "none")


class TestReceived:
    """Invites that other servers bring."""

    @pytest.mark.parametrize("version", VERSIONS)
    async def test_an_invite_is_signed_and_shown_with_what_it_tells_of_its_room(
        self, joining_porch: PorchProcess, resident: Resident, alice: Client, version: str
    ) -> None:
        hosted = resident.room(version, "invite")
        since = (await alice.sync())["next_batch"]
        waiting = asyncio.ensure_future(alice.sync(since, timeout=10_000))
        reply = await resident.invite(joining_porch, hosted, alice.user_id)
        assert reply.status == 200, reply.json
        keys = await Client(joining_porch.url).ok("GET", "/_matrix/key/v2/server")
        ((key_id, told),) = keys["verify_keys"].items()
        pdu = reply.json["event"]
        verify_event(pdu, hosted.version, joining_porch.server_name, key_id, decode_verify_key(told["key"]))
        shown = (await waiting)["rooms"]["invite"][hosted.room_id]["invite_state"]["events"]
        assert [event["type"] for event in shown] == ["m.room.create", "m.room.join_rules", "m.room.name", MEMBER]
        assert all(event.keys() == {"type", "state_key", "sender", "content"} for event in shown)
        assert shown[2]["content"] == {"name": "Tea room"}
        assert shown[3]["content"]["membership"] == "invite"

    @pytest.mark.parametrize("version", VERSIONS)
    async def test_an_invite_is_accepted_over_the_server_that_brought_it(
        self, joining_porch: PorchProcess, resident: Resident, alice: Client, version: str
    ) -> None:
        hosted = resident.room(version, "invite")
        await resident.invite(joining_porch, hosted, alice.user_id)
        await alice.join(hosted.room_id)
        assert hosted.membership(alice.user_id) == "join"
        assert await standing(alice, hosted.room_id) == "join"

    async def test_a_room_is_of_the_version_that_it_proves_whatever_an_invite_said(
        self, joining_porch: PorchProcess, resident: Resident, alice: Client
    ) -> None:
        hosted = resident.room("11", "invite")
        assert (await resident.invite(joining_porch, hosted, alice.user_id, version="10")).status == 200
        await alice.join(hosted.room_id)
        said = await alice.send(hosted.room_id, "hello")
        # Since version 11 a redaction keeps all of the create event, and says in its content what it redacts.
        path = room(hosted.room_id, "redact", said, "txn")
        redaction = (await alice.ok("PUT", path, {}))["event_id"]

        async def received() -> Any:
            event = hosted.events.get(redaction)
            return event.content if event is not None else None

        await eventually(received, {"redacts": said})

    async def test_an_invite_of_version_1_of_the_api_is_answered_in_its_way(
        self, joining_porch: PorchProcess, resident: Resident, alice: Client
    ) -> None:
        hosted = resident.room("2", "invite")
        event = hosted.make(MEMBER, {"membership": "invite"}, alice.user_id)
        path = f"{V1}invite/{escape(hosted.room_id)}/{escape(event.event_id)}"
        body = {**event.pdu, "unsigned": {"invite_room_state": hosted.shown(whole=False)}}
        reply = await resident.request(joining_porch, "PUT", path, body)
        assert reply.json[0] == 200
        assert joining_porch.server_name in reply.json[1]["event"]["signatures"]
        hosted.take(Event.from_pdu(reply.json[1]["event"], hosted.version))
        shown = await invited_to(alice, hosted.room_id)
        assert shown is not None
        assert shown["m.room.name"]["content"] == {"name": "Tea room"}
        await alice.join(hosted.room_id)

    async def test_what_is_no_invite_of_a_user_here_is_not_signed(
        self, joining_porch: PorchProcess, resident: Resident, other: Resident, alice: Client
    ) -> None:
        hosted = resident.room("11", "invite")
        make: Callable[..., Event] = hosted.make
        stranger = "@nobody:elsewhere.test"
        good = make(MEMBER, {"membership": "invite", "displayname": "y"}, alice.user_id)
        forged = Event(
            {**good.pdu, "content": {"membership": "invite", "displayname": "x"}}, good.version, good.event_id
        )
        unsigned = Event({**good.pdu, "signatures": {}}, good.version, good.event_id)
        for made in (
            make(MEMBER, {"membership": "join"}, alice.user_id),
            make(MEMBER, {"membership": "ban"}, alice.user_id),
            make(MEMBER, {}, alice.user_id),
            make("m.room.topic", {"membership": "invite"}, alice.user_id),
            make(MEMBER, {"membership": "invite"}, stranger),
            make(MEMBER, {"membership": "invite"}, "not a user"),
            make(MEMBER, {"membership": "invite"}, alice.user_id, other.user("x")),
            forged,
            unsigned,
        ):
            reply = await resident.invite(joining_porch, hosted, alice.user_id, made=made)
            assert (reply.status, reply.errcode) == (400, "M_INVALID_PARAM"), reply.json
        for changes in (
            {"room_id": "!other:" + resident.name},
            {"event_id": "$other"},
            {"event": None},
            {"event": []},
            {"event": {}},
            {"invite_room_state": {}},
        ):
            reply = await resident.invite(joining_porch, hosted, alice.user_id, **changes)
            assert (reply.status, reply.errcode) == (400, "M_INVALID_PARAM"), (changes, reply.json)
        # One server does not bring invites of another's users.
        reply = await other.invite(joining_porch, hosted, alice.user_id)
        assert (reply.status, reply.errcode) == (400, "M_INVALID_PARAM")
        assert await invited_to(alice, hosted.room_id) is None

    async def test_invites_of_unknown_versions_and_for_unknown_users_are_refused(
        self, joining_porch: PorchProcess, resident: Resident, alice: Client
    ) -> None:
        hosted = resident.room("11", "invite")
        reply = await resident.invite(joining_porch, hosted, alice.user_id, version="99")
        assert (reply.status, reply.errcode) == (400, "M_INCOMPATIBLE_ROOM_VERSION")
        assert reply.json["room_version"] == "99"
        reply = await resident.invite(joining_porch, hosted, alice.user_id, version=11)
        assert (reply.status, reply.errcode) == (400, "M_BAD_JSON")
        nobody = f"@nobody-at-all:{joining_porch.server_name}"
        reply = await resident.invite(joining_porch, hosted, nobody)
        assert (reply.status, reply.errcode) == (403, "M_FORBIDDEN")

    async def test_who_blocks_invites_gets_none_from_other_servers(
        self, joining_porch: PorchProcess, resident: Resident, alice: Client
    ) -> None:
        path = f"user/{escape(alice.user_id)}/account_data/m.invite_permission_config"
        await alice.ok("PUT", path, {"default_action": "block"})
        hosted = resident.room("11", "invite")
        reply = await resident.invite(joining_porch, hosted, alice.user_id)
        assert (reply.status, reply.errcode) == (403, "M_INVITE_BLOCKED")
        await alice.ok("PUT", path, {})
        assert await invited_to(alice, hosted.room_id) is None

    async def test_invites_to_rooms_of_version_12_prove_whose_room_it_is(
        self, joining_porch: PorchProcess, resident: Resident, other: Resident, alice: Client
    ) -> None:
        hosted, foreign = resident.room("12", "invite"), other.room("12")
        create, rules, name = hosted.shown()
        stripped = hosted.shown(whole=False)
        broken = {**create, "signatures": {}}
        for shown, errcode in (
            (None, "M_MISSING_PARAM"),
            ([], "M_MISSING_PARAM"),
            ([rules, name], "M_MISSING_PARAM"),
            (stripped, "M_INVALID_PARAM"),
            ([broken, name], "M_INVALID_PARAM"),
            ([foreign.shown()[0], name], "M_INVALID_PARAM"),
            ([create, foreign.shown()[2]], "M_INVALID_PARAM"),
            ([create, {**name, "content": {"name": "Forged"}, "signatures": {}}], "M_INVALID_PARAM"),
            ([create, *stripped[1:] * 30], "M_INVALID_PARAM"),
        ):
            reply = await resident.invite(joining_porch, hosted, alice.user_id, shown=shown)
            assert (reply.status, reply.errcode) == (400, errcode), (shown, reply.json)
        # Other entries need not be whole events: not all servers send them so yet.
        reply = await resident.invite(joining_porch, hosted, alice.user_id, shown=[create, *stripped[1:], {}, 5])
        assert reply.status == 200
        shown_to = await invited_to(alice, hosted.room_id)
        assert shown_to is not None
        assert shown_to["m.room.name"]["content"] == {"name": "Tea room"}

    async def test_before_version_12_what_does_not_fit_is_not_shown(
        self, joining_porch: PorchProcess, resident: Resident, alice: Client
    ) -> None:
        hosted = resident.room("11", "invite")
        large = {"type": "m.room.topic", "state_key": "", "sender": "@a:b", "content": {"topic": "x" * 70_000}}
        shown = [5, {}, {"type": "m.room.name"}, *hosted.shown(whole=False), {**large}, {**large, "type": "m.room.x"}]
        assert (await resident.invite(joining_porch, hosted, alice.user_id, shown=shown)).status == 200
        shown_to = await invited_to(alice, hosted.room_id)
        assert shown_to is not None
        assert set(shown_to) == {"m.room.create", "m.room.join_rules", "m.room.name", "m.room.topic", MEMBER}

    async def test_an_invite_is_told_to_servers_that_are_in_the_room_already(
        self, joining_porch: PorchProcess, resident: Resident, alice: Client
    ) -> None:
        bob = await Client.register(joining_porch)
        hosted = resident.room("11")
        await alice.ok("POST", f"join/{escape(hosted.room_id)}", via=resident.name)
        made = hosted.make(MEMBER, {"membership": "invite"}, bob.user_id)
        assert (await resident.invite(joining_porch, hosted, bob.user_id, made=made)).status == 200
        signed = hosted.timeline[-1]
        assert (await resident.transaction(joining_porch, signed)).status == 200
        await eventually(lambda: standing(bob, hosted.room_id), "invite")

    async def test_servers_that_the_room_denies_bring_no_invites(
        self, joining_porch: PorchProcess, resident: Resident, other: Resident, alice: Client
    ) -> None:
        bob = await Client.register(joining_porch)
        room_id = await alice.create_room(room_version="12")
        acl = {"allow": ["*"], "deny": ["127.0.0.1"], "allow_ip_literals": False}
        await alice.set_state(room_id, "m.room.server_acl", acl)
        hosted = resident.room("12", "invite")
        shown = [event.pdu for event in hosted.state.values() if event.type == "m.room.create"]
        assert shown
        hosted.room_id = room_id
        made = hosted.make(MEMBER, {"membership": "invite"}, bob.user_id)
        reply = await resident.invite(joining_porch, hosted, bob.user_id, made=made)
        assert (reply.status, reply.errcode) in ((403, "M_FORBIDDEN"), (400, "M_INVALID_PARAM"))
        assert await standing(bob, room_id) == "none"


class TestEnded:
    """Invites that are rejected, or taken back."""

    @pytest.mark.parametrize("version", VERSIONS)
    async def test_an_invite_is_rejected_over_the_server_that_brought_it(
        self, joining_porch: PorchProcess, resident: Resident, alice: Client, version: str
    ) -> None:
        hosted = resident.room(version, "invite")
        await resident.invite(joining_porch, hosted, alice.user_id)
        since = (await alice.sync())["next_batch"]
        await alice.leave(hosted.room_id, reason="no tea")
        assert hosted.state[MEMBER, alice.user_id].content == {"membership": "leave", "reason": "no tea"}
        assert hosted.room_id in (await alice.sync(since))["rooms"]["leave"]
        assert await invited_to(alice, hosted.room_id) is None
        await alice.ok("POST", room(hosted.room_id, "forget"))

    async def test_an_invite_is_accepted_and_rejected_by_plain_state_too(
        self, joining_porch: PorchProcess, resident: Resident, alice: Client
    ) -> None:
        rejected, accepted = resident.room("11", "invite"), resident.room("12", "invite")
        for hosted, membership_ in ((rejected, "leave"), (accepted, "join")):
            await resident.invite(joining_porch, hosted, alice.user_id)
            path = room(hosted.room_id, "state", MEMBER, alice.user_id)
            event_id = (await alice.ok("PUT", path, {"membership": membership_, "reason": "tea"}))["event_id"]
            event = hosted.state[MEMBER, alice.user_id]
            assert (event.event_id, event.content["reason"]) == (event_id, "tea")
            assert hosted.membership(alice.user_id) == membership_
        stranger = room(resident.room("11").room_id, "state", MEMBER, alice.user_id)
        await alice.refused(403, "M_FORBIDDEN", "PUT", stranger, {"membership": "leave"})

    @pytest.mark.parametrize("version", VERSIONS)
    async def test_an_invite_is_rejected_after_the_server_that_brought_it_is_gone(
        self, joining_porch: PorchProcess, authority: Authority, alice: Client, version: str
    ) -> None:
        async with Resident(authority) as gone:
            hosted = gone.room(version, "invite")
            await gone.invite(joining_porch, hosted, alice.user_id)
            assert await standing(alice, hosted.room_id) == "invite"
        since = (await alice.sync())["next_batch"]
        await alice.leave(hosted.room_id)
        assert hosted.room_id in (await alice.sync(since))["rooms"]["leave"]
        assert await standing(alice, hosted.room_id) == "none"
        await alice.refused(403, "M_FORBIDDEN", "PUT", room(hosted.room_id, "send", "m.room.message", "1"), {})

    async def test_an_invite_that_the_other_server_does_not_know_is_rejected_all_the_same(
        self, joining_porch: PorchProcess, resident: Resident, alice: Client
    ) -> None:
        def refuse(_: Any) -> Any:
            raise Refusal(403, "M_FORBIDDEN")

        hosted = resident.room("11", "invite")
        await resident.invite(joining_porch, hosted, alice.user_id)
        resident.twists["make_leave"] = refuse
        await alice.leave(hosted.room_id)
        assert await standing(alice, hosted.room_id) == "none"

    async def test_an_invite_that_is_taken_back_is_no_longer_shown(
        self, joining_porch: PorchProcess, resident: Resident, alice: Client
    ) -> None:
        hosted = resident.room("11", "invite")
        await resident.invite(joining_porch, hosted, alice.user_id)
        since = (await alice.sync())["next_batch"]
        kick = hosted.member(alice.user_id, "leave", hosted.creator)
        reply = await resident.transaction(joining_porch, kick)
        assert reply.json == {"pdus": {kick.event_id: {}}}
        assert hosted.room_id in (await alice.sync(since, timeout=5_000))["rooms"]["leave"]
        assert await standing(alice, hosted.room_id) == "none"
        # And again.
        await resident.invite(joining_porch, hosted, alice.user_id)
        assert await standing(alice, hosted.room_id) == "invite"
        ban = hosted.member(alice.user_id, "ban", hosted.creator)
        await resident.transaction(joining_porch, ban)
        assert await standing(alice, hosted.room_id) == "none"

    async def test_nobody_takes_an_invite_back_who_does_not_know_it(
        self, joining_porch: PorchProcess, resident: Resident, other: Resident, alice: Client
    ) -> None:
        hosted = resident.room("11", "invite")
        await resident.invite(joining_porch, hosted, alice.user_id)
        shadow = HostedRoom(other, "11", "invite")
        shadow.room_id = hosted.room_id
        forged = shadow.make(MEMBER, {"membership": "leave"}, alice.user_id)
        reply = await other.transaction(joining_porch, forged)
        assert "error" in reply.json["pdus"][forged.event_id]
        right = hosted.make(MEMBER, {"membership": "leave"}, alice.user_id)
        unsigned = Event({**right.pdu, "signatures": {resident.name: {"ed25519:x": "x" * 86}}}, right.version, "$x")
        reply = await other.transaction(joining_porch, unsigned)
        assert "error" in next(iter(reply.json["pdus"].values()))
        assert await standing(alice, hosted.room_id) == "invite"


class TestSent:
    """Invites of users of other servers."""

    @pytest.mark.parametrize("version", VERSIONS)
    async def test_a_user_of_another_server_is_invited_with_the_signature_of_that_server(
        self, joining_porch: PorchProcess, resident: Resident, alice: Client, version: str
    ) -> None:
        room_id = await alice.create_room(room_version=version, name="Ours")
        user = resident.user("bob")
        await alice.invite(room_id, user, reason="tea")
        body = resident.invited[-1]
        event, shown = body["event"], body["invite_room_state"]
        assert body["room_version"] == version
        assert event["content"] == {"membership": "invite", "reason": "tea"}
        assert {each["type"] for each in shown} >= {"m.room.create", "m.room.join_rules", "m.room.name", MEMBER}
        assert all("hashes" in each and "signatures" in each for each in shown)
        assert (await alice.state(room_id, MEMBER, user))["membership"] == "invite"
        # Inviting once more changes nothing for those in the room.
        members = (await alice.ok("GET", room(room_id, "members")))["chunk"]
        assert {each["state_key"] for each in members} == {alice.user_id, user}
        assert joining_porch.server_name in event["signatures"]

    @pytest.mark.parametrize(
        ("refusal", "status", "errcode"),
        [
            (Refusal(403, "M_FORBIDDEN"), 403, "M_FORBIDDEN"),
            (Refusal(403, "M_INVITE_BLOCKED"), 403, "M_INVITE_BLOCKED"),
            (Refusal(403, "M_OWN_WAY"), 403, "M_FORBIDDEN"),
            (Refusal(400, "M_INCOMPATIBLE_ROOM_VERSION", {"room_version": "11"}), 400, "M_UNSUPPORTED_ROOM_VERSION"),
            (Refusal(400, "M_INVALID_PARAM"), 502, "M_UNKNOWN"),
            (Refusal(400, "M_MISSING_PARAM"), 502, "M_UNKNOWN"),
            (Refusal(404, "M_NOT_FOUND"), 404, "M_NOT_FOUND"),
            (Refusal(500, "M_UNKNOWN"), 502, "M_UNKNOWN"),
        ],
    )
    async def test_what_the_other_server_says_is_told_and_nobody_is_invited(
        self, resident: Resident, alice: Client, refusal: Refusal, status: int, errcode: str
    ) -> None:
        def refuse(_: Any) -> Any:
            raise refusal

        resident.twists["invite"] = refuse
        room_id = await alice.create_room(room_version="11")
        user = resident.user("bob")
        await alice.refused(status, errcode, "POST", room(room_id, "invite"), {"user_id": user})
        path = room(room_id, "state", MEMBER, user)
        await alice.refused(status, errcode, "PUT", path, {"membership": "invite"})
        assert (await alice.get(path)).status == 404

    async def test_an_invite_that_comes_back_as_something_else_is_not_taken(
        self, resident: Resident, alice: Client
    ) -> None:
        room_id = await alice.create_room(room_version="11")
        user = resident.user("bob")
        for change in (
            {"content": {"membership": "invite", "displayname": "Bob"}},
            {"content": {"membership": "join"}},
            {"depth": 1},
            {"signatures": {}},
            {"signatures": {resident.name: 5}},
            {"hashes": {}},
        ):
            resident.twists["invite"] = lambda answer, change=change: {"event": {**answer["event"], **change}}  # type: ignore[misc]
            await alice.refused(502, "M_UNKNOWN", "POST", room(room_id, "invite"), {"user_id": user})
        for answer in ({}, [], {"event": 5}, "x"):
            resident.twists["invite"] = lambda _, answer=answer: answer  # type: ignore[misc]
            await alice.refused(502, "M_UNKNOWN", "POST", room(room_id, "invite"), {"user_id": user})
        assert (await alice.get(room(room_id, "state", MEMBER, user))).status == 404

    async def test_who_may_not_invite_asks_no_other_server(
        self, joining_porch: PorchProcess, resident: Resident, alice: Client
    ) -> None:
        bob = await Client.register(joining_porch)
        room_id = await alice.create_room(preset="public_chat")
        await bob.join(room_id)
        user = {"user_id": resident.user("x")}
        await bob.refused(403, "M_FORBIDDEN", "POST", room(room_id, "invite"), user)
        carol = await Client.register(joining_porch)
        await carol.refused(403, "M_FORBIDDEN", "POST", room(room_id, "invite"), user)
        assert resident.invited == []

    async def test_an_older_server_is_asked_in_the_older_way(self, resident: Resident, alice: Client) -> None:
        ways: list[str] = []

        def old(answer: Any) -> Any:
            ways.append("v2" if isinstance(answer, dict) else "v1")
            if isinstance(answer, dict):
                raise Refusal(404, "M_UNRECOGNIZED")
            return answer

        resident.twists["invite"] = old
        room_id = await alice.create_room(room_version="1")
        await alice.invite(room_id, resident.user("bob"))
        assert ways == ["v2", "v1"]
        assert resident.invited[-1]["unsigned"]["invite_room_state"]
        assert (await alice.state(room_id, MEMBER, resident.user("bob")))["membership"] == "invite"

    async def test_a_new_room_invites_users_of_other_servers_and_is_none_the_worse_where_that_fails(
        self, joining_porch: PorchProcess, resident: Resident, authority: Authority, alice: Client
    ) -> None:
        bob = await Client.register(joining_porch)
        async with Resident(authority) as gone:
            pass
        invite = [resident.user("x"), gone.user("y"), bob.user_id]
        room_id = await alice.create_room(invite=invite, is_direct=True, preset="trusted_private_chat")
        assert resident.invited[-1]["event"]["content"] == {"membership": "invite", "is_direct": True}
        assert (await alice.state(room_id, MEMBER, resident.user("x")))["membership"] == "invite"
        assert (await membership(alice, room_id, bob))["membership"] == "invite"
        assert (await alice.get(room(room_id, "state", MEMBER, gone.user("y")))).status == 404
        assert await alice.send(room_id, "hello")

    async def test_an_invited_user_joins_over_this_server(
        self, joining_porch: PorchProcess, resident: Resident, alice: Client
    ) -> None:
        room_id = await alice.create_room(room_version="11")
        user = resident.user("bob")
        await alice.invite(room_id, user)
        path = f"{V1}make_join/{escape(room_id)}/{escape(user)}?ver=11"
        reply = await resident.request(joining_porch, "GET", path)
        if reply.status == 404 and reply.errcode == "M_UNRECOGNIZED":
            return
        assert reply.status == 200
        assert reply.json["event"]["content"]["membership"] == "join"


@pytest.mark.parametrize("version", ["11", "12"])
async def test_who_left_a_room_of_another_server_is_invited_again(
    joining_porch: PorchProcess, resident: Resident, alice: Client, version: str
) -> None:
    hosted = resident.room(version)
    await alice.ok("POST", f"join/{escape(hosted.room_id)}", via=resident.name)
    seen = hosted.message("while alice was here")
    await resident.transaction(joining_porch, seen)

    async def status() -> int:
        return (await alice.get(room(hosted.room_id, "event", seen.event_id))).status

    await eventually(status, 200)
    await alice.leave(hosted.room_id)

    async def left() -> str | None:
        return hosted.membership(alice.user_id)

    await eventually(left, "leave")
    hosted.add("m.room.join_rules", {"join_rule": "invite"}, "")
    for _ in range(2):
        assert (await resident.invite(joining_porch, hosted, alice.user_id)).status == 200
        assert await standing(alice, hosted.room_id) == "invite"
        # What was seen before stays in sight.
        assert await status() == 200
        await alice.leave(hosted.room_id)
        await eventually(left, "leave")
        assert await standing(alice, hosted.room_id) != "invite"
    await resident.invite(joining_porch, hosted, alice.user_id)
    await alice.join(hosted.room_id)
    assert await standing(alice, hosted.room_id) == "join"
    assert (await alice.state(hosted.room_id, "m.room.join_rules"))["join_rule"] == "invite"
