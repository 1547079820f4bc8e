"""A configuration is made of defaults, a file, the environment and --set; what is wrong is named in one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from homeserver.config import Config, ConfigError, RateLimit, load
from homeserver.protocol.room_versions import ROOM_VERSIONS


def write(folder: Path, text: str) -> Path:
    file = folder / "porch.toml"
    file.write_text(text)
    return file


def test_without_anything_it_is_a_server_for_this_machine() -> None:
    config = load()
    assert config == Config()
    assert (config.server.name, config.listen.address, config.listen.port) == ("localhost", "127.0.0.1", 8008)
    assert config.registration.mode == "closed"
    assert config.rate_limits.enabled
    assert config.database_url == "sqlite://data/porch.db"
    assert config.public_url == "http://localhost:8008"


def test_the_last_one_wins(tmp_path: Path) -> None:
    file = write(tmp_path, "[listen]\nport = 1\naddress = '0.0.0.0'\n[log]\nlevel = 'debug'\n")
    config = load(file, environment={"PORCH_LISTEN_PORT": "2", "HOME": "/"}, overrides=["listen.port=3"])
    assert (config.listen.port, config.listen.address, config.log.level) == (3, "0.0.0.0", "debug")
    assert load(file, environment={"PORCH_LISTEN_PORT": "2"}).listen.port == 2


def test_part_of_a_table_leaves_the_rest_as_it_was() -> None:
    config = load(overrides=["rate_limits.login.burst=3"])
    assert config.rate_limits.login == RateLimit(per_second=Config().rate_limits.login.per_second, burst=3)


def test_a_text_need_not_be_quoted_and_may_look_like_a_number() -> None:
    assert load(overrides=["server.name=1234"]).server.name == "1234"


def test_a_list_may_be_written_with_commas_or_as_toml() -> None:
    assert load(overrides=["listen.trusted_proxies=::1, 10.0.0.1"]).listen.trusted_proxies == ("::1", "10.0.0.1")
    assert load(overrides=['listen.trusted_proxies=["::1"]']).listen.trusted_proxies == ("::1",)


def test_a_listener_takes_the_defaults_it_does_not_name() -> None:
    config = load(overrides=["listen.extra=[{port = 9000}]"])
    assert [(extra.address, extra.port) for extra in config.listen.extra] == [("127.0.0.1", 9000)]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[listen]\nprot = 1\n", "unknown setting listen.prot in {file}; did you mean listen.port?"),
        ("[lisetn]\nport = 1\n", "unknown setting lisetn in {file}; did you mean listen?"),
        ("port = 1\n", "unknown setting port in {file}; did you mean listen.port?"),
        ("[listen]\nport = '1'\n", "listen.port: expected a whole number, got a text in quotes"),
        ("[listen]\nport = 99999\n", "listen.port: expected a whole number <= 65535"),
        ("listen = 3\n", "listen: expected a table, got a whole number"),
        ("[rate_limits]\nenabled = 1\n", "rate_limits.enabled: expected true or false, got a whole number"),
        ("[rate_limits.login]\nbrust = 1\n", "unknown setting rate_limits.login.brust in {file}; "),
        ("[[listen.extra]]\nprot = 1\n", "unknown setting listen.extra.prot in {file}; "),
        ("[registration]\nmode = 'opne'\n", "registration.mode: invalid 'opne'; it can be 'closed', 'token', 'open'"),
        ("[listen]\ntls_certificate = 'a'\n", "listen.tls_certificate and listen.tls_key must be set together"),
        ("[database]\nurl = 'mysql://x'\n", "database.url: expected a URL that begins with sqlite:// or postgres://"),
        ("[redis]\nurl = 'redis://x'\n", "redis.url: several processes need PostgreSQL"),
        ("[server]\nname = 'a name'\n", "server.name: 'a name' is no host name, such as example.org"),
        ("[server]\nname = 'https://a.org'\n", "server.name: 'https://a.org' is no host name"),
        ("[server]\npublic_url = 'a.org'\n", "server.public_url: expected a URL that begins with https:// or http://"),
        ("[listen]\ntrusted_proxies = ['proxy']\n", "listen.trusted_proxies: 'proxy' is no IP address"),
        ("[rooms]\ndefault_version = '13'\n", "rooms.default_version: invalid '13'; it can be '1', '2', "),
        ("[federation]\nca_file = '/nothing'\n", "federation.ca_file: the file /nothing cannot be read: No such file"),
        ("[federation]\nca_file = '{file}'\n", "federation.ca_file: {file} holds no certificates (PEM)"),
        ("[passwords]\nmemory_kib = 64\nlanes = 9\n", "passwords.memory_kib: Argon2 needs 8 KiB for each of"),
        ("[jwt_login]\nenabled = true\n", "jwt_login.secret: needed where jwt_login.enabled is true"),
        (
            "[jwt_login]\nenabled = true\nsecret = 'x'\nalgorithm = 'RS256'",
            "jwt_login.secret: that is no key for RS",
        ),
        (
            "[jwt_login]\nenabled = true\nsecret = 'x'\nalgorithm = 'EdDSA'",
            "jwt_login.secret: that is no key for Ed",
        ),
        ("[server\n", "the configuration file {file} is not valid TOML: "),
    ],
)
def test_what_is_wrong_in_a_file_is_named(tmp_path: Path, text: str, sentence: str) -> None:
    file = write(tmp_path, text.replace("{file}", str(tmp_path / "porch.toml")))
    with pytest.raises(ConfigError) as caught:
        load(file)
    assert str(caught.value).startswith(sentence.format(file=file))
    assert "\n" not in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"nothing\.toml cannot be read: No such file"):
        load(tmp_path / "nothing.toml")


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    file = tmp_path / "porch.toml"
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(ConfigError, match="is not UTF-8 text"):
        load(file)


def test_an_unknown_variable_is_named_with_the_nearest() -> None:
    with pytest.raises(ConfigError, match=r"PORCH_LISTEN_PROT in the environment; did you mean PORCH_LISTEN_PORT\?"):
        load(environment={"PORCH_LISTEN_PROT": "1"})


@pytest.mark.parametrize(
    ("override", "sentence"),
    [
        ("listen.port", "--set listen.port: expected section.key=value"),
        ("listen.port=x", "--set listen.port: 'x' is not a whole number"),
        ("listen.prot=1", "unknown setting listen.prot in --set; did you mean listen.port?"),
        ("listen=1", "unknown setting listen in --set; did you mean "),
    ],
)
def test_what_is_wrong_in_an_override_is_named(override: str, sentence: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load(overrides=[override])
    assert str(caught.value).startswith(sentence)


@pytest.mark.parametrize("name", ["localhost", "example.org", "example.org:8448", "10.0.0.1", "[::1]:8448"])
def test_a_server_name_may_be_a_host_or_an_address_with_a_port(name: str) -> None:
    assert load(overrides=[f"server.name={name}"]).server.name == name


def test_every_room_version_can_be_the_default() -> None:
    for version in ROOM_VERSIONS:
        assert load(overrides=[f"rooms.default_version={version}"]).rooms.default_version == version
