"""Canonical JSON (Appendices, "Canonical JSON")."""

import datetime
import json
import uuid
from typing import Any

import orjson
import pytest
from hypothesis import given

from homeserver.protocol import canonical_json
from homeserver.protocol.canonical_json import MAX_DEPTH, CanonicalJsonError, check, encode, encode_lenient
from tests.protocol import json_values, vectors

VECTORS = vectors.load("canonical_json")
NOT_JSON = [
    {1: "a"},
    {"a": b"bytes"},
    [object()],
    {"a": {1, 2}},
    {"at": datetime.datetime(2020, 1, 1)},
    [uuid.UUID(int=0)],
    orjson.Fragment(b"[1, 2]"),
]


def nested(depth: int, leaf: Any = 0) -> Any:
    for turn in range(depth):
        leaf = [leaf] if turn % 2 else {"a": leaf}
    return leaf


@pytest.mark.parametrize("vector", VECTORS["canonical"], ids=lambda vector: vector["name"])
def test_the_examples_of_the_specification(vector: dict[str, str]) -> None:
    assert encode(json.loads(vector["json"])) == vector["canonical"].encode()


@pytest.mark.parametrize("vector", VECTORS["refused"], ids=lambda vector: vector["name"])
def test_what_is_not_canonical_is_refused(vector: dict[str, str]) -> None:
    with pytest.raises(CanonicalJsonError) as refusal:
        encode(json.loads(vector["json"]))
    assert (refusal.value.status, refusal.value.errcode) == (400, "M_BAD_JSON")


@pytest.mark.parametrize("value", [1.0, 1e10, [0.0], {"a": -0.0}, float("nan")])
def test_a_float_is_no_part_of_an_event_even_if_it_is_whole(value: Any) -> None:
    with pytest.raises(CanonicalJsonError):
        check(value)


@pytest.mark.parametrize("value", NOT_JSON, ids=lambda value: type(value).__name__)
@pytest.mark.parametrize("function", [encode, encode_lenient, check], ids=lambda function: function.__name__)
def test_values_that_are_not_json_are_refused(function: Any, value: Any) -> None:
    with pytest.raises(CanonicalJsonError):
        function(value)


@pytest.mark.parametrize("function", [encode, encode_lenient, check], ids=lambda function: function.__name__)
@pytest.mark.parametrize("leaf", [0, 1.0])
def test_depth_is_bounded_without_recursion(function: Any, leaf: Any) -> None:
    if not (leaf and function is check):
        function(nested(MAX_DEPTH, leaf))
    for depth in (MAX_DEPTH + 1, 100_000):
        with pytest.raises(CanonicalJsonError):
            function(nested(depth, leaf))


def test_old_room_versions_keep_numbers_as_python_writes_them() -> None:
    value = {"b": [2**53, 2**64, -(2**70), 50.57, 1e10, 1e22, -0.0], "a": "é\u2028"}
    assert (
        encode_lenient(value)
        == (
            '{"a":"é\u2028","b":[9007199254740992,18446744073709551616,-1180591620717411303424,50.57,'
            "10000000000.0,1e+22,-0.0]}"
        ).encode()
    )


@pytest.mark.parametrize(
    "value", [float("nan"), float("inf"), "\ud800", [10**5000]], ids=["nan", "inf", "lone", "huge"]
)
def test_old_room_versions_refuse_what_no_server_can_write(value: Any) -> None:
    with pytest.raises(CanonicalJsonError):
        encode_lenient(value)


@given(json_values.canonical_values)
def test_canonical_json_is_a_fixed_point(value: Any) -> None:
    once = encode(value)
    assert encode(orjson.loads(once)) == once
    assert json.loads(once) == value


@given(json_values.canonical_values)
def test_the_fast_path_writes_what_the_specification_writes(value: Any) -> None:
    by_the_book = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
    assert encode(value) == encode_lenient(value) == canonical_json.encode_checked(value) == by_the_book


@given(json_values.any_json)
def test_nothing_but_its_own_error_is_raised(value: Any) -> None:
    for function in (encode, encode_lenient, check):
        try:
            function(value)
        except CanonicalJsonError:
            continue


@given(json_values.any_json)
def test_what_passes_the_check_is_encoded_as_it_stands(value: Any) -> None:
    try:
        check(value)
        written = encode(value)
    except CanonicalJsonError:
        return
    assert json.loads(written) == value
