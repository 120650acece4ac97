"""Tests of the ledger of obligations and of what it says."""
