"""Tests of presenters, without Qt."""
