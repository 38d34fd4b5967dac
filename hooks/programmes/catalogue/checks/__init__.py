"""Finds what a schema cannot say: contradictions, dead links, addresses that vanish."""
