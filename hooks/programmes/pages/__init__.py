"""Turns a Catalogue into pages: their bodies as HTML, with title, trail and headings."""
