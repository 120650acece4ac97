"""Fakes, builders and samples that several tests share; no tests here."""
