"""Tests of the register of regulations and of its dry run."""
