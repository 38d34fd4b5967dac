"""Checks the built site as a whole, and puts it in place of the old one in one step."""
