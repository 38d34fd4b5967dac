"""Turns a Catalogue into data files for other programs, one module for each format."""
