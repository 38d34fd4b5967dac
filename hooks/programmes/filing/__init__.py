"""Gives each record its place: trail, address, and the lists of all that it names."""
