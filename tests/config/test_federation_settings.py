"""Claims on the settings of federation."""

from __future__ import annotations

import pytest

from homeserver.config import ConfigError, OldKey, load

KEY = "A" * 43


def test_nothing_speaks_with_other_servers_unless_it_is_said_and_then_with_public_ones_only() -> None:
    settings = load().federation
    assert not settings.enabled
    assert not settings.allow_private_addresses
    assert settings.allowed_networks == settings.notaries == ()


def test_old_keys_and_lists_are_read() -> None:
    old = f'federation.old_keys=[{{id = "ed25519:a", verify_key = "{KEY}", expired_ms = 5}}]'
    settings = load(overrides=[old, "federation.allowed_networks=10.0.0.0/8,::1"]).federation
    assert settings.old_keys == (OldKey(id="ed25519:a", verify_key=KEY, expired_ms=5),)
    assert settings.allowed_networks == ("10.0.0.0/8", "::1")


@pytest.mark.parametrize(
    ("override", "sentence"),
    [
        ("federation.allowed_networks=10.0.0.1/8", "federation.allowed_networks: '10.0.0.1/8' is no network"),
        ("federation.allowed_networks=home", "federation.allowed_networks: 'home' is no network"),
        ("federation.delegate=https://a.org", "federation.delegate: 'https://a.org' is no server name"),
        ("federation.name_servers=ns.example.org", "federation.name_servers: 'ns.example.org' is no IP address"),
        ("federation.name_servers=127.0.0.1:", "federation.name_servers: '127.0.0.1:' is no IP address"),
        ('federation.name_servers=["[::1]:99999"]', "federation.name_servers: '[::1]:99999' is no IP address"),
        ("federation.notaries=a.org,b c", "federation.notaries: 'b c' is no server name"),
        (f'federation.old_keys=[{{id = "a", verify_key = "{KEY}", expired_ms = 5}}]', "federation.old_keys: 'a' is no"),
        (
            'federation.old_keys=[{id = "ed25519:a", verify_key = "short", expired_ms = 5}]',
            "federation.old_keys: 'ed25519:a' is no",
        ),
        (f'federation.old_keys=[{{id = "ed25519:a", verify_key = "{KEY}"}}]', "federation.old_keys"),
    ],
)
def test_what_is_wrong_is_named(override: str, sentence: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load(overrides=[override])
    assert str(caught.value).startswith(sentence)
