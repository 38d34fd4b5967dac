"""Turns faults of the content into reports, and words that nobody knows into known ones."""
