"""Every named scenario resolves as it says, whichever way its forks are handed over."""

from itertools import permutations

import pytest

from homeserver.protocol.state_resolution import difference, resolve, resolve_forks
from tests.protocol.state_resolution.scenario import Scenario, scenarios


@pytest.mark.parametrize("scenario", scenarios(), ids=lambda each: f"{each.name}-v{each.version}")
def test_scenario(scenario: Scenario) -> None:
    room, forks = scenario.play()
    resolved = resolve(room.version, forks, room.events)
    assert {key: room.name_of(resolved.get(key)) for key in scenario.expected} == scenario.expected
    for order in permutations(forks):
        assert resolve(room.version, order, room.events) == resolved


@pytest.mark.parametrize("scenario", scenarios(), ids=lambda each: f"{each.name}-v{each.version}")
def test_any_base_gives_the_same_state(scenario: Scenario) -> None:
    room, forks = scenario.play()
    resolved = resolve(room.version, forks, room.events)
    for base in [*forks, {}, room.states["create"]]:
        changes = resolve_forks(room.version, base, [difference(base, fork) for fork in forks], room.events)
        changed = {**base, **changes}
        assert {key: event_id for key, event_id in changed.items() if event_id is not None} == resolved
