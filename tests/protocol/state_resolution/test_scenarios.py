"""Every named scenario resolves as it says, whichever way its forks are handed over."""

from itertools import permutations

import pytest

from homeserver.protocol.state_resolution import difference, resolve, resolve_forks
from tests.protocol.state_resolution.scenario import Scenario, scenarios


@pytest.mark.parametrize("scenario", scenarios(), ids=str)
def test_scenario(scenario: Scenario) -> None:
    outcomes = {}
    for version, expected in scenario.expected.items():
        room, forks = scenario.play(version)
        resolved = resolve(room.version, forks, room.events)
        outcomes[version] = {key: room.name_of(resolved.get(key)) for key in expected}
    assert outcomes == scenario.expected


@pytest.mark.parametrize("scenario", scenarios(), ids=str)
def test_order_of_the_forks_does_not_matter(scenario: Scenario) -> None:
    for version in scenario.expected:
        room, forks = scenario.play(version)
        resolved = resolve(room.version, forks, room.events)
        assert all(resolve(room.version, order, room.events) == resolved for order in permutations(forks))


@pytest.mark.parametrize("scenario", scenarios(), ids=str)
def test_any_base_gives_the_same_state(scenario: Scenario) -> None:
    for version in scenario.expected:
        room, forks = scenario.play(version)
        resolved = resolve(room.version, forks, room.events)
        for base in [*forks, {}, room.states["create"]]:
            changes = resolve_forks(room.version, base, [difference(base, fork) for fork in forks], room.events)
            changed = {**base, **changes}
            assert {key: event_id for key, event_id in changed.items() if event_id is not None} == resolved
