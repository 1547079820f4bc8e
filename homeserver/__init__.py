"""Porch, a Matrix homeserver.

What may import what is written down as import-linter contracts in `pyproject.toml`.
"""

__version__ = "0.1.0"
