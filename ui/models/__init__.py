"""Reusable Qt item models."""
