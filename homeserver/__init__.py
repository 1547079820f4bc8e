"""Porch, a Matrix homeserver."""
