"""Matrix errors (Client-server API, "Standard error response")."""

import pytest

from homeserver.protocol import errors
from homeserver.protocol.errors import MatrixError


@pytest.mark.parametrize(
    ("error", "status", "body"),
    [
        (errors.Forbidden("no"), 403, {"errcode": "M_FORBIDDEN", "error": "no"}),
        (errors.NotFound("no"), 404, {"errcode": "M_NOT_FOUND", "error": "no"}),
        (errors.Unrecognized(), 404, {"errcode": "M_UNRECOGNIZED", "error": "Unrecognized request"}),
        (errors.Unrecognized("no", 405), 405, {"errcode": "M_UNRECOGNIZED", "error": "no"}),
        (errors.TooLarge("no"), 413, {"errcode": "M_TOO_LARGE", "error": "no"}),
        (errors.MissingToken("no"), 401, {"errcode": "M_MISSING_TOKEN", "error": "no"}),
        (
            errors.UnknownToken("no", soft_logout=True),
            401,
            {"errcode": "M_UNKNOWN_TOKEN", "error": "no", "soft_logout": True},
        ),
        (
            errors.IncompatibleRoomVersion("no", "12"),
            400,
            {"errcode": "M_INCOMPATIBLE_ROOM_VERSION", "error": "no", "room_version": "12"},
        ),
        (MatrixError(409, "M_X", "no", extra=1), 409, {"errcode": "M_X", "error": "no", "extra": 1}),
    ],
)
def test_errors_answer_as_the_specification_says(error: MatrixError, status: int, body: dict[str, object]) -> None:
    assert (error.status, error.body()) == (status, body)


@pytest.mark.parametrize(("wait_ms", "seconds"), [(0, "0"), (1, "1"), (1000, "1"), (1001, "2"), (-5, "0")])
def test_a_limit_says_how_long_to_wait(wait_ms: int, seconds: str) -> None:
    error = errors.LimitExceeded(wait_ms)
    assert error.status == 429
    assert error.body()["errcode"] == "M_LIMIT_EXCEEDED"
    assert error.body()["retry_after_ms"] == max(0, wait_ms)
    assert error.headers["Retry-After"] == seconds
