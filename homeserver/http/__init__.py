"""The edge: HTTP and websockets in, Matrix errors out. A slice offers `Routes`; lower floors know nothing of it."""

from homeserver.http.authentication import Authenticator, Requester
from homeserver.http.call import Answer, Call
from homeserver.http.rate_limits import RateLimiter
from homeserver.http.routes import Auth, Route, Routes, WebsocketRoute
from homeserver.http.websocket import WebsocketCall, WebsocketClosed

__all__ = [
    "Answer",
    "Auth",
    "Authenticator",
    "Call",
    "RateLimiter",
    "Requester",
    "Route",
    "Routes",
    "WebsocketCall",
    "WebsocketClosed",
    "WebsocketRoute",
]
