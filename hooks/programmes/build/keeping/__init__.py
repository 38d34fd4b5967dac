"""Keeps what a build has made, so that the next one makes only what has changed."""
