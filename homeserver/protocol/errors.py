"""Matrix errors: the answers that the specification names (Client-server API, "Standard error response")."""

from typing import Any


class MatrixError(Exception):
    """A refusal with its HTTP status, Matrix error code and a sentence for people.

    `fields` are further members of the JSON body, such as `soft_logout` or `retry_after_ms`.
    """

    status: int
    errcode: str
    error: str
    fields: dict[str, Any]
    headers: dict[str, str]

    def __init__(self, status: int, errcode: str, error: str, **fields: Any) -> None:
        super().__init__(error)
        self.status = status
        self.errcode = errcode
        self.error = error
        self.fields = fields
        self.headers = {}

    def body(self) -> dict[str, Any]:
        """The JSON object to answer with."""
        return {"errcode": self.errcode, "error": self.error, **self.fields}

    def __str__(self) -> str:
        return f"{self.status} {self.errcode}: {self.error}"


class _Fixed(MatrixError):
    """An error whose status and code are fixed by its class."""

    _status: int = 400
    _errcode: str = "M_UNKNOWN"

    def __init__(self, error: str, **fields: Any) -> None:
        super().__init__(self._status, self._errcode, error, **fields)


class Forbidden(_Fixed):
    """403 M_FORBIDDEN: the requester may not do this, now or ever."""

    _status, _errcode = 403, "M_FORBIDDEN"


class GuestAccessForbidden(_Fixed):
    """403 M_GUEST_ACCESS_FORBIDDEN: guests may not do this, or not in this room."""

    _status, _errcode = 403, "M_GUEST_ACCESS_FORBIDDEN"


class UserDeactivated(_Fixed):
    """403 M_USER_DEACTIVATED: the account has been deactivated."""

    _status, _errcode = 403, "M_USER_DEACTIVATED"


class NotFound(_Fixed):
    """404 M_NOT_FOUND: nothing is there, or nothing that the requester may know of."""

    _status, _errcode = 404, "M_NOT_FOUND"


class BadJson(_Fixed):
    """400 M_BAD_JSON: valid JSON, but not of the shape that was asked for."""

    _status, _errcode = 400, "M_BAD_JSON"


class NotJson(_Fixed):
    """400 M_NOT_JSON: the body is not JSON at all."""

    _status, _errcode = 400, "M_NOT_JSON"


class InvalidParam(_Fixed):
    """400 M_INVALID_PARAM: a parameter has a wrong value."""

    _status, _errcode = 400, "M_INVALID_PARAM"


class MissingParam(_Fixed):
    """400 M_MISSING_PARAM: a required parameter is missing."""

    _status, _errcode = 400, "M_MISSING_PARAM"


class UserInUse(_Fixed):
    """400 M_USER_IN_USE: the user ID is taken."""

    _status, _errcode = 400, "M_USER_IN_USE"


class InvalidUsername(_Fixed):
    """400 M_INVALID_USERNAME: the desired user ID is not a valid one."""

    _status, _errcode = 400, "M_INVALID_USERNAME"


class RoomInUse(_Fixed):
    """400 M_ROOM_IN_USE: the room alias is taken."""

    _status, _errcode = 400, "M_ROOM_IN_USE"


class InvalidRoomState(_Fixed):
    """400 M_INVALID_ROOM_STATE: the initial state asked for does not make a valid room."""

    _status, _errcode = 400, "M_INVALID_ROOM_STATE"


class BadState(_Fixed):
    """403 M_BAD_STATE: the state change is not possible, such as unbanning a user who is not banned."""

    _status, _errcode = 403, "M_BAD_STATE"


class UnsupportedRoomVersion(_Fixed):
    """400 M_UNSUPPORTED_ROOM_VERSION: the server does not know this room version."""

    _status, _errcode = 400, "M_UNSUPPORTED_ROOM_VERSION"


class IncompatibleRoomVersion(_Fixed):
    """400 M_INCOMPATIBLE_ROOM_VERSION: the other server does not know the room's version."""

    _status, _errcode = 400, "M_INCOMPATIBLE_ROOM_VERSION"

    def __init__(self, error: str, room_version: str) -> None:
        super().__init__(error, room_version=room_version)


class WeakPassword(_Fixed):
    """400 M_WEAK_PASSWORD: the server does not take so weak a password."""

    _status, _errcode = 400, "M_WEAK_PASSWORD"


class Unauthorized(_Fixed):
    """401 M_UNAUTHORIZED: a request or an object was not properly signed."""

    _status, _errcode = 401, "M_UNAUTHORIZED"


class TooLarge(_Fixed):
    """413 M_TOO_LARGE: the request or the event is too large."""

    _status, _errcode = 413, "M_TOO_LARGE"


class CannotOverwriteMedia(_Fixed):
    """409 M_CANNOT_OVERWRITE_MEDIA: the media ID has its content already."""

    _status, _errcode = 409, "M_CANNOT_OVERWRITE_MEDIA"


class NotYetUploaded(_Fixed):
    """504 M_NOT_YET_UPLOADED: the content of the media ID is still to come."""

    _status, _errcode = 504, "M_NOT_YET_UPLOADED"


class MissingToken(_Fixed):
    """401 M_MISSING_TOKEN: no access token was given."""

    _status, _errcode = 401, "M_MISSING_TOKEN"

    def __init__(self, error: str = "Missing access token") -> None:
        super().__init__(error)


class UnknownToken(_Fixed):
    """401 M_UNKNOWN_TOKEN: the access token is not (or no longer) valid.

    With `soft_logout` the client may keep its device and its keys, and log in again
    (Client-server API, "Soft logout").
    """

    _status, _errcode = 401, "M_UNKNOWN_TOKEN"

    def __init__(self, error: str = "Unknown access token", soft_logout: bool = False) -> None:
        super().__init__(error, soft_logout=soft_logout)


class Unrecognized(MatrixError):
    """M_UNRECOGNIZED: 404 for an unknown path, 405 for a known path with another method."""

    def __init__(self, error: str = "Unrecognized request", status: int = 404) -> None:
        super().__init__(status, "M_UNRECOGNIZED", error)


class LimitExceeded(MatrixError):
    """429 M_LIMIT_EXCEEDED, with the waiting time in the body (ms) and in `Retry-After` (whole seconds, upwards)."""

    def __init__(self, retry_after_ms: int, error: str = "Too many requests") -> None:
        retry_after_ms = max(0, retry_after_ms)
        super().__init__(429, "M_LIMIT_EXCEEDED", error, retry_after_ms=retry_after_ms)
        self.headers["Retry-After"] = str(-(-retry_after_ms // 1000))
