"""Puts what stands at the top of a checkout into the package: the migrations, and the web client where it is built.

All else is in pyproject.toml.
"""

from pathlib import Path

from setuptools import find_packages, setup

FOLDERS = ("", ".sqlite", ".sqlite.models", ".postgres", ".postgres.models")
BUILT = Path(__file__).parent / "web_client" / "dist"
WEB_CLIENT = ["homeserver._web_client", "homeserver._web_client.assets"] if (BUILT / "assets").is_dir() else []

setup(
    packages=[
        *find_packages(include=["homeserver*", "bots*"]),
        *(f"homeserver._migrations{folder}" for folder in FOLDERS),
        *WEB_CLIENT,
    ],
    package_dir={"homeserver._migrations": "migrations", "homeserver._web_client": "web_client/dist"},
)
