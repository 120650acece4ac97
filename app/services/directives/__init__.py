"""Directives: the register, how territories carry them out, who has studied them (domain D2)."""
