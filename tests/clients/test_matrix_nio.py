"""matrix-nio, as its users write it: two accounts with sync_forever running, and everything seen from both sides."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Any

import nio
import pytest

WAIT_S = 15.0


@dataclass(slots=True)
class Person:
    """One account: its client, its endless sync, and what the sync has told so far (nio itself forgets no room)."""

    client: nio.AsyncClient
    heard: list[tuple[str, Any]] = field(default_factory=list)
    left: set[str] = field(default_factory=set)
    _more: asyncio.Event = field(default_factory=asyncio.Event)
    _syncing: asyncio.Task[None] | None = None

    def start(self) -> None:
        self.client.add_response_callback(self._take_sync, nio.SyncResponse)
        self.client.add_event_callback(self._hear, nio.Event)
        self.client.add_event_callback(self._hear, nio.InviteEvent)
        self.client.add_ephemeral_callback(self._hear, nio.EphemeralEvent)
        # A long timeline, so that a burst of lines is not cut: nio does not fill gaps by itself.
        narrow = {"room": {"timeline": {"limit": 100}}}
        self._syncing = asyncio.create_task(self.client.sync_forever(timeout=30_000, sync_filter=narrow))

    async def _hear(self, room: nio.MatrixRoom, event: Any) -> None:
        self.heard.append((room.room_id, event))
        self._more.set()

    async def _take_sync(self, sync: nio.SyncResponse) -> None:
        self.left.update(sync.rooms.leave)
        self._more.set()

    async def hears(self, room_id: str, wanted: Callable[[Any], bool]) -> Any:
        """The first event of the room that is `wanted`, which must come within WAIT_S."""
        async with asyncio.timeout(WAIT_S):
            while True:
                self._more.clear()
                for where, event in self.heard:
                    if where == room_id and wanted(event):
                        return event
                await self._more.wait()

    async def knows(self, holds: Callable[[], bool]) -> None:
        """Wait until the client's own picture of its rooms is such that `holds()`."""
        async with asyncio.timeout(WAIT_S):
            while not holds():
                self._more.clear()
                await self._more.wait()

    def texts(self, room_id: str) -> list[str]:
        return [e.body for where, e in self.heard if where == room_id and isinstance(e, nio.RoomMessageText)]

    async def stop(self) -> None:
        if self._syncing is not None:
            self._syncing.cancel()
            await asyncio.gather(self._syncing, return_exceptions=True)
        await self.client.close()


async def person(url: str, name: str) -> Person:
    client = nio.AsyncClient(url, config=nio.AsyncClientConfig(encryption_enabled=False))
    answer = await client.register(f"{name}-{secrets.token_hex(4)}", secrets.token_urlsafe(16), device_name="nio")
    assert isinstance(answer, nio.RegisterResponse), answer
    assert client.logged_in
    someone = Person(client)
    someone.start()
    return someone


@pytest.fixture
async def people(porch: Any) -> AsyncIterator[tuple[Person, Person]]:
    alice, bob = await person(porch.url, "alice"), await person(porch.url, "bob")
    yield alice, bob
    await alice.stop()
    await bob.stop()


async def room_of(alice: Person, bob: Person, **options: Any) -> str:
    """A room that Alice made, that she invited Bob to, and that Bob joined because his client told him so."""
    made = await alice.client.room_create(name="Kitchen", topic="What is for dinner", **options)
    assert isinstance(made, nio.RoomCreateResponse), made
    invited = await alice.client.room_invite(made.room_id, bob.client.user_id)
    assert isinstance(invited, nio.RoomInviteResponse), invited
    await bob.hears(made.room_id, lambda e: isinstance(e, nio.InviteMemberEvent) and e.membership == "invite")
    joined = await bob.client.join(made.room_id)
    assert isinstance(joined, nio.JoinResponse), joined
    await bob.knows(lambda: made.room_id in bob.client.rooms)
    return str(made.room_id)


async def say(someone: Person, room_id: str, text: str) -> str:
    sent = await someone.client.room_send(room_id, "m.room.message", {"msgtype": "m.text", "body": text})
    assert isinstance(sent, nio.RoomSendResponse), sent
    return str(sent.event_id)


def is_text(text: str) -> Callable[[Any], bool]:
    return lambda event: isinstance(event, nio.RoomMessageText) and event.body == text


async def test_an_invite_shows_the_room_that_it_is_for(people: tuple[Person, Person]) -> None:
    alice, bob = people
    made = await alice.client.room_create(name="Kitchen", topic="What is for dinner")
    assert isinstance(made, nio.RoomCreateResponse), made
    await alice.client.room_invite(made.room_id, bob.client.user_id)
    await bob.hears(made.room_id, lambda e: isinstance(e, nio.InviteNameEvent) and e.name == "Kitchen")
    await bob.knows(lambda: made.room_id in bob.client.invited_rooms)
    invited = bob.client.invited_rooms[made.room_id]
    assert invited.inviter == alice.client.user_id
    assert invited.named_room_name() == "Kitchen"


async def test_two_people_talk_in_both_directions_and_hear_each_line_once_and_in_order(
    people: tuple[Person, Person],
) -> None:
    alice, bob = people
    room_id = await room_of(alice, bob)
    lines = []
    for number in range(10):
        for someone in (alice, bob):
            lines.append(f"line {number} of {someone.client.user_id}")
            await say(someone, room_id, lines[-1])
    for someone in (alice, bob):
        await someone.hears(room_id, is_text(lines[-1]))
        assert someone.texts(room_id) == lines
        assert set(someone.client.rooms[room_id].users) == {alice.client.user_id, bob.client.user_id}
        assert someone.client.rooms[room_id].name == "Kitchen"
        assert someone.client.rooms[room_id].topic == "What is for dinner"


async def test_lines_sent_at_the_same_time_reach_both_in_the_same_order(people: tuple[Person, Person]) -> None:
    alice, bob = people
    room_id = await room_of(alice, bob)
    lines = [f"{someone.client.user_id} {number}" for number in range(15) for someone in people]
    await asyncio.gather(*(say(people[n % 2], room_id, line) for n, line in enumerate(lines)))
    for someone in people:
        await someone.knows(lambda someone=someone: len(someone.texts(room_id)) >= len(lines))
    assert sorted(alice.texts(room_id)) == sorted(lines)
    assert alice.texts(room_id) == bob.texts(room_id)


async def test_a_read_receipt_reaches_the_other_side(people: tuple[Person, Person]) -> None:
    alice, bob = people
    room_id = await room_of(alice, bob)
    event_id = await say(alice, room_id, "read me")
    await bob.hears(room_id, is_text("read me"))
    answer = await bob.client.update_receipt_marker(room_id, event_id)
    assert isinstance(answer, nio.UpdateReceiptMarkerResponse), answer

    def shows_it(event: Any) -> bool:
        receipts = event.receipts if isinstance(event, nio.ReceiptEvent) else ()
        read = [(r.event_id, r.receipt_type, r.user_id) for r in receipts]
        return (event_id, "m.read", bob.client.user_id) in read

    await alice.hears(room_id, shows_it)
    # nio sends its receipts for the main timeline, and files what it gets by thread.
    threads = alice.client.rooms[room_id].threaded_read_receipts[bob.client.user_id]
    assert threads["main"].event_id == event_id


async def test_the_fully_read_marker_comes_back_to_its_owner(people: tuple[Person, Person]) -> None:
    alice, bob = people
    room_id = await room_of(alice, bob)
    event_id = await say(alice, room_id, "up to here")
    answer = await bob.client.room_read_markers(room_id, fully_read_event=event_id, read_event=event_id)
    assert isinstance(answer, nio.RoomReadMarkersResponse), answer
    await bob.knows(lambda: bob.client.rooms[room_id].fully_read_marker == event_id)
    assert alice.client.rooms[room_id].fully_read_marker != event_id


async def test_typing_is_shown_to_the_other_side_and_ends(people: tuple[Person, Person]) -> None:
    alice, bob = people
    room_id = await room_of(alice, bob)
    answer = await alice.client.room_typing(room_id, True, timeout=30_000)
    assert isinstance(answer, nio.RoomTypingResponse), answer
    await bob.knows(lambda: bob.client.rooms[room_id].typing_users == [alice.client.user_id])
    await alice.client.room_typing(room_id, False)
    await bob.knows(lambda: bob.client.rooms[room_id].typing_users == [])


async def test_who_leaves_is_gone_for_both_and_can_no_longer_speak(people: tuple[Person, Person]) -> None:
    alice, bob = people
    room_id = await room_of(alice, bob)
    left = await bob.client.room_leave(room_id)
    assert isinstance(left, nio.RoomLeaveResponse), left
    await bob.knows(lambda: room_id in bob.left)
    rooms = await bob.client.joined_rooms()
    assert isinstance(rooms, nio.JoinedRoomsResponse), rooms
    assert room_id not in rooms.rooms
    await alice.knows(lambda: set(alice.client.rooms[room_id].users) == {alice.client.user_id})
    refused = await bob.client.room_send(room_id, "m.room.message", {"msgtype": "m.text", "body": "one more thing"})
    assert isinstance(refused, nio.RoomSendError), refused
    assert refused.status_code == "M_FORBIDDEN"


async def test_history_before_the_join_can_be_paged_back_to_the_beginning(people: tuple[Person, Person]) -> None:
    alice, bob = people
    room_id = await room_of(alice, bob)
    lines = [f"line {number}" for number in range(35)]
    for line in lines:
        await say(alice, room_id, line)
    seen, position, pages = [], None, 0
    while pages == 0 or position:
        page = await bob.client.room_messages(room_id, start=position, limit=10)
        assert isinstance(page, nio.RoomMessagesResponse), page
        seen += page.chunk
        position, pages = page.end, pages + 1
        assert pages < 20
    assert [e.body for e in reversed(seen) if isinstance(e, nio.RoomMessageText)] == lines
    assert isinstance(seen[-1], nio.RoomCreateEvent)


async def test_a_redacted_line_is_told_to_the_other_side_and_loses_its_text(people: tuple[Person, Person]) -> None:
    alice, bob = people
    room_id = await room_of(alice, bob)
    event_id = await say(alice, room_id, "never mind")
    redacted = await alice.client.room_redact(room_id, event_id, reason="typo")
    assert isinstance(redacted, nio.RoomRedactResponse), redacted
    event = await bob.hears(room_id, lambda e: isinstance(e, nio.RedactionEvent))
    assert event.redacts == event_id
    again = await bob.client.room_get_event(room_id, event_id)
    assert isinstance(again, nio.RoomGetEventResponse), again
    assert "body" not in again.event.source["content"]


async def test_a_second_login_of_the_same_account_sees_its_rooms(people: tuple[Person, Person], porch: Any) -> None:
    alice, bob = people
    room_id = await room_of(alice, bob)
    await say(bob, room_id, "before the second device")
    password = secrets.token_urlsafe(16)
    name = f"carol-{secrets.token_hex(4)}"
    first, second = nio.AsyncClient(porch.url), nio.AsyncClient(porch.url, f"{name}")
    try:
        assert isinstance(await first.register(name, password), nio.RegisterResponse)
        assert isinstance(await alice.client.room_invite(room_id, first.user_id), nio.RoomInviteResponse)
        assert isinstance(await first.join(room_id), nio.JoinResponse)
        answer = await second.login(password, device_name="second")
        assert isinstance(answer, nio.LoginResponse), answer
        assert (second.user_id, second.device_id != first.device_id) == (first.user_id, True)
        assert isinstance(await second.sync(timeout=0), nio.SyncResponse)
        assert set(second.rooms[room_id].users) == {alice.client.user_id, bob.client.user_id, first.user_id}
        assert isinstance(await first.logout(), nio.LogoutResponse)
        refused = await first.whoami()
        assert isinstance(refused, nio.WhoamiError)
        assert isinstance(await second.whoami(), nio.WhoamiResponse)
    finally:
        await first.close()
        await second.close()
