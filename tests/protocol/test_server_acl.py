"""Which servers an ACL lets into a room (Client-server API, "Server Access Control Lists (ACLs) for rooms")."""

import re
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homeserver.protocol.server_acl import allowed


def acl(allow: Any = None, deny: Any = None, **others: Any) -> dict[str, Any]:
    given = {"allow": allow, "deny": deny, **others}
    return {key: value for key, value in given.items() if value is not None}


@pytest.mark.parametrize(
    ("content", "server_name", "expected"),
    [
        (acl(["*"]), "example.org", True),
        (acl(["*"]), "example.org:8448", True),
        (acl(["*"], ["evil.com"]), "evil.com", False),
        (acl(["*"], ["evil.com"]), "evil.com:8448", False),
        (acl(["*"], ["evil.com"]), "evil.com:1234", False),
        (acl(["*"], ["evil.com"]), "sub.evil.com", True),
        (acl(["*"], ["evil.com"]), "notevil.com", True),
        (acl(["*"], ["evil.com"]), "evil.com.org", True),
        (acl(["*"], ["*.evil.com"]), "sub.evil.com", False),
        (acl(["*"], ["*.evil.com"]), "a.b.evil.com", False),
        (acl(["*"], ["*.evil.com"]), "evil.com", True),
        (acl(["*"], ["*.evil.com"]), ".evil.com", False),
        (acl(["*"], ["*evil.com"]), "evil.com", False),
        (acl(["good.org"]), "good.org", True),
        (acl(["good.org"]), "better.org", False),
        (acl(["good.org"], ["good.org"]), "good.org", False),
        (acl(["good.org", "*.org"], []), "other.org", True),
        (acl(["h?st.org"]), "host.org", True),
        (acl(["h?st.org"]), "hst.org", False),
        (acl(["h?st.org"]), "hoost.org", False),
        (acl(["?*.org"]), ".org", False),
        (acl(["?*.org"]), "a.org", True),
        (acl(["*a*b*"]), "xaxbx", True),
        (acl(["*a*b*"]), "xbxax", False),
        (acl(["a**b"]), "ab", True),
        (acl(["***"]), "example.org", True),
        (acl(["ex*ple.o*g"]), "example.org", True),
    ],
)
def test_deny_wins_over_allow_and_patterns_match_the_whole_name(
    content: dict[str, Any], server_name: str, expected: bool
) -> None:
    assert allowed(content, server_name) is expected


@pytest.mark.parametrize("pattern", ["EVIL.com", "evil.COM", "E*.Com", "eViL.c?m"])
@pytest.mark.parametrize("server_name", ["evil.com", "Evil.Com", "EVIL.COM:80"])
def test_patterns_and_names_are_compared_without_regard_to_case(pattern: str, server_name: str) -> None:
    assert not allowed(acl(["*"], [pattern]), server_name)
    assert allowed(acl([pattern]), server_name)


@pytest.mark.parametrize("server_name", ["1.2.3.4", "1.2.3.4:8448", "[::1]", "[2001:db8::1]:8448", "[::ffff:1.2.3.4]"])
def test_ip_literals_are_denied_only_where_that_is_said(server_name: str) -> None:
    assert not allowed(acl(["*"], allow_ip_literals=False), server_name)
    assert allowed(acl(["*"], allow_ip_literals=True), server_name)
    assert allowed(acl(["*"]), server_name)
    assert allowed({"allow": ["*"], "allow_ip_literals": None}, server_name)
    for mistyped in ("false", 0, [], {}):
        assert allowed(acl(["*"], allow_ip_literals=mistyped), server_name)


def test_names_that_only_look_like_addresses_are_not_denied_as_such() -> None:
    for server_name in ("1.2.3.4.example.org", "1.2.3", "v4.org", "1-2.3.4.5"):
        assert allowed(acl(["*"], allow_ip_literals=False), server_name)


def test_addresses_are_held_against_the_lists_too() -> None:
    assert not allowed(acl(["*"], ["1.2.3.*"]), "1.2.3.4:8448")
    assert not allowed(acl(["*"], ["[2001:DB8::1]"]), "[2001:db8::1]:8448")
    assert not allowed(acl(["example.org"], allow_ip_literals=True), "1.2.3.4")


@pytest.mark.parametrize("allow", [None, [], "*", {"*": "*"}, True, [["*"]], [1, None, True, {}]])
def test_without_a_list_of_allowed_servers_nobody_is_allowed(allow: Any) -> None:
    assert not allowed(acl(allow), "example.org")
    assert not allowed({"allow": None}, "example.org")


@pytest.mark.parametrize("deny", ["example.org", {"example.org": True}, 3, [["example.org"]], [None, 1, True]])
def test_a_mistyped_list_of_denied_servers_denies_nobody(deny: Any) -> None:
    assert allowed(acl(["*"], deny), "example.org")


def test_entries_that_are_no_strings_do_not_hide_the_others() -> None:
    assert not allowed(acl([None, "*"], [7, "evil.com", {}]), "evil.com")
    assert allowed(acl([None, "*"], [7, "evil.com", {}]), "example.org")


def test_the_empty_pattern_and_characters_beyond_ascii_match_no_server() -> None:
    assert not allowed(acl([""]), "example.org")
    assert not allowed(acl(["ex\u00e4mple.org", "\u212ae.org", "example\n.org", "*\n"]), "ke.org")
    assert allowed(acl(["*"], ["", "\u212ae.org", "ke.org\n"]), "ke.org")


@pytest.mark.parametrize(
    "server_name", ["", "exa mple.org", "example.org:port", "[::1", "ex\u00e4mple.org", "a\nb", "*"]
)
def test_what_is_no_server_name_is_denied(server_name: str) -> None:
    assert not allowed(acl(["*"]), server_name)


def test_characters_of_regular_expressions_stand_for_themselves() -> None:
    assert not allowed(acl(["exampl..org", "[a-z]*", "(example.org)", "example\\.org", "^example.org$"]), "example.org")


@given(st.lists(st.text("ab.*?", max_size=8), max_size=4), st.text("ab.", min_size=1, max_size=8))
def test_it_agrees_with_regular_expressions(patterns: list[str], server_name: str) -> None:
    def written(pattern: str) -> str:
        return "".join({"*": ".*", "?": "."}.get(letter, re.escape(letter)) for letter in pattern)

    expected = any(re.fullmatch(written(pattern), server_name) for pattern in patterns)
    assert allowed(acl(patterns), server_name) is expected


@pytest.mark.quiet
@pytest.mark.parametrize(
    "patterns", [["*a" * 30_000], ["*a?b"] * 13_000, ["?a*" * 80 + "b"] * 250, ["a*" * 125 + "b"] * 250]
)
def test_no_list_that_fits_into_an_event_holds_up_the_server(patterns: list[str]) -> None:
    begun = time.perf_counter()
    assert not allowed(acl(patterns), "a" * 230)
    assert time.perf_counter() - begun < 0.1
