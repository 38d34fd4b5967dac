"""Turns the catalogue into pages."""
