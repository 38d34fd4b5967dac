"""Turns records into one Catalogue: trails, addresses, what is mentioned where, checks."""
