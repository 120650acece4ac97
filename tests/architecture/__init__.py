"""Tests that watch the borders and habits of the source tree itself."""
