"""Proofs over the whole program: nothing that is entered gets out of the encrypted store."""
