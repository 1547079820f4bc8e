"""Policy servers (Server-server API, "Policy Servers"): events are sent in a room that uses one when it signed them."""

from homeserver.policy.policy_servers import PolicyServers

__all__ = ["PolicyServers"]
