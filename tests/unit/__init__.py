"""Tests that need no Qt and no database file."""
