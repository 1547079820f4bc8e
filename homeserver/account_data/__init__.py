"""Account data of local users, tags among it (Client-server API, "Client Config" and "Room Tagging")."""

from homeserver.account_data.account_data import GLOBAL, NEWS, AccountData, Put
from homeserver.account_data.ignored_users import IgnoredUsers
from homeserver.account_data.source import AccountDataSource

__all__ = ["GLOBAL", "NEWS", "AccountData", "AccountDataSource", "IgnoredUsers", "Put"]
