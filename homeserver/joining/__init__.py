"""How local users take part in rooms of other servers: joins, knocks, invites and leaves through resident servers.

"Joining server" is the specification's term (Server-server API, "Joining Rooms").
"""
