"""Tests of keys for end-to-end encryption."""
