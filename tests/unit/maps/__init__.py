"""Tests of boundaries, levels of detail and schematic maps."""
