"""The transport of federation: discovery, TLS, signed requests, keys."""
