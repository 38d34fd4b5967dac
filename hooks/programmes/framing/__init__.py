"""Puts pages of ours into the template that all pages of the site share."""
