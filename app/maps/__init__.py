"""Boundaries from files, their levels of detail, and schematic cells where there are none."""
