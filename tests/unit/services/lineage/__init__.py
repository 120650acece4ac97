"""Tests of territories in time."""
