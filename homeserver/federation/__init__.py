"""The transport of federation: servers are found, spoken to over TLS with signed requests, and known by their keys."""
