"""Evaluation on the send path, without a server."""

from __future__ import annotations

import time
from collections.abc import Callable, KeysView
from typing import Any

import immutables
import pytest

from homeserver.protocol.push_rules import NOTHING, CompiledRuleset, Customised, compile_rules, put
from homeserver.protocol.room_versions import ROOM_VERSIONS
from homeserver.push.evaluation import PushEvaluation, thread_of
from homeserver.push.outcome import MAIN, WHOLE_ROOM
from homeserver.rooms import RoomHead
from tests.protocol.push_rules.occasions import FakeEvent

SERVER = "example.org"
ALICE, BOB, CAROL = (f"@{name}:{SERVER}" for name in ("alice", "bob", "carol"))
REMOTE = "@bob:elsewhere.example"
MUTED = put(NOTHING, "room", "!room:example.org", {"actions": []})


class FakeRulesets:
    """Rulesets of a few users; counts who was evaluated."""

    def __init__(self, customised: dict[str, Customised]) -> None:
        self.generation = 0
        self._compiled = {user_id: compile_rules(each) for user_id, each in customised.items()}

    def customised(self) -> KeysView[str]:
        return self._compiled.keys()

    def compiled(self, user_id: str) -> CompiledRuleset | None:
        return self._compiled.get(user_id)

    def looks_at_display_name(self, user_id: str) -> bool:
        return False


def evaluation(**customised: Customised) -> PushEvaluation:
    rules = {f"@{name}:{SERVER}": each for name, each in customised.items()}
    return PushEvaluation(SERVER, FakeRulesets(rules))  # type: ignore[arg-type]


def head(*users: str) -> RoomHead:
    joined = immutables.Map(dict.fromkeys(users, True))
    return RoomHead(
        nid=1, room_id="!room:example.org", version=ROOM_VERSIONS["12"], counter=0, position=0, depth=0,
        extremities=(), notify_ordinal=7, state=immutables.Map(), joined=joined, invited=immutables.Map(),
        servers=immutables.Map(),
    )  # fmt: skip


def nothing(_event_id: str) -> None:
    return None


def message(**content: Any) -> Any:
    return FakeEvent(sender=ALICE, content={"msgtype": "m.text", "body": "hello", **content})


def thread(root: str, rel_type: str = "m.thread") -> dict[str, Any]:
    return {"m.relates_to": {"rel_type": rel_type, "event_id": root}}


def test_a_message_in_a_room_of_default_users_has_no_exceptions() -> None:
    outcome = evaluation().evaluate(message(), head(ALICE, BOB, CAROL), nothing)
    assert (outcome.notifies_by_default, outcome.exceptions, outcome.ordinal) == (True, (), 8)
    assert (outcome.thread_id, outcome.reads) == (MAIN, MAIN)


def test_only_local_members_become_exceptions_and_never_the_sender() -> None:
    mentions = {"m.mentions": {"user_ids": [ALICE, BOB, REMOTE, f"@absent:{SERVER}"]}}
    outcome = evaluation(alice=MUTED).evaluate(message(**mentions), head(ALICE, BOB, REMOTE), nothing)
    assert [user_id for user_id, _ in outcome.exceptions] == [BOB]


def test_an_invited_user_is_an_exception_by_their_own_rules() -> None:
    invite: Any = FakeEvent(type="m.room.member", state_key=BOB, sender=ALICE, content={"membership": "invite"})
    ((user_id, verdict),) = evaluation().evaluate(invite, head(ALICE), nothing).exceptions
    assert (user_id, verdict.notify) == (BOB, True)
    deaf = put(NOTHING, "override", "x", {"actions": []})
    assert evaluation(bob=deaf).evaluate(invite, head(ALICE), nothing).exceptions == ()


def test_an_event_in_a_thread_does_not_raise_the_rooms_ordinal() -> None:
    outcome = evaluation().evaluate(message(**thread("$root")), head(ALICE, BOB), nothing)
    assert (outcome.notifies_by_default, outcome.is_special, outcome.ordinal) == (False, True, 7)
    assert (outcome.thread_root, outcome.reads) == ("$root", "$root")


@pytest.mark.parametrize(
    ("hops", "expected"), [(0, "$root"), (1, "$root"), (2, "$root"), (3, None)], ids=lambda each: str(each)
)
def test_a_thread_is_found_over_three_relations_at_most(hops: int, expected: str | None) -> None:
    chain: dict[str, Any] = {"$0": message(**thread("$root"))}
    for at in range(1, hops + 1):
        chain[f"${at}"] = message(**thread(f"${at - 1}", "m.annotation"))
    assert thread_of(chain[f"${hops}"], chain.get) == expected


def test_a_thread_of_another_room_is_none() -> None:
    elsewhere: Any = FakeEvent(room_id="!other:example.org", content=thread("$root"))
    assert thread_of(message(**thread("$0", "m.annotation")), {"$0": elsewhere}.get) is None


@pytest.mark.parametrize(
    ("sender", "content", "joined", "reads"),
    [
        (ALICE, {"membership": "join"}, (), WHOLE_ROOM),
        (ALICE, {"membership": "join", "displayname": "x"}, (ALICE,), None),
        (REMOTE, {"membership": "join"}, (), None),
        (ALICE, {"membership": "leave"}, (ALICE,), MAIN),
    ],
)
def test_joining_reads_the_room_and_renaming_nothing(
    sender: str, content: dict[str, Any], joined: tuple[str, ...], reads: str | None
) -> None:
    event: Any = FakeEvent(type="m.room.member", sender=sender, state_key=sender, content=content)
    assert evaluation().evaluate(event, head(*joined), nothing).reads == reads


def test_an_outcome_is_taken_once() -> None:
    push = evaluation()
    outcome = push.evaluate(message(), head(ALICE), nothing)
    assert push.take("$event") is outcome
    assert push.take("$event") is None


def test_the_cost_does_not_grow_with_the_members() -> None:
    def cost(members: int) -> float:
        push, room = evaluation(bob=MUTED), head(*[f"@user{n}:{SERVER}" for n in range(members)], BOB)
        return min(_timed(lambda: push.evaluate(message(), room, nothing)) for _ in range(200))

    assert cost(20_000) < 5 * cost(20)


def _timed(body: Callable[[], object]) -> float:
    started = time.perf_counter()
    body()
    return time.perf_counter() - started
