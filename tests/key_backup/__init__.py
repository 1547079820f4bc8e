"""Tests of key backups."""
