"""Lets `python -m programmes` stand for the command `programmes`."""

from programmes.cli import main

main()
