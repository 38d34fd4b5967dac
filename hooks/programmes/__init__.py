"""Turns records of cooperation programmes into the pages and data of a static site."""
