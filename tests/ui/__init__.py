"""Tests of real widgets without a display."""
