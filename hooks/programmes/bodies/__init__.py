"""Puts the bodies of record pages and long lists together, of which there are thousands."""
