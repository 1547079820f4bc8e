"""Puts the migrations, which stand at the top of a checkout, into the package. All else is in pyproject.toml."""

from setuptools import find_packages, setup

FOLDERS = ("", ".sqlite", ".sqlite.models", ".postgres", ".postgres.models")

setup(
    packages=[
        *find_packages(include=["homeserver*", "bots*"]),
        *(f"homeserver._migrations{folder}" for folder in FOLDERS),
    ],
    package_dir={"homeserver._migrations": "migrations"},
)
