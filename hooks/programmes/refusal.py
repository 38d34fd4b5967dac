"""What ends a build, and is shown to whoever started it."""

from __future__ import annotations


class Refused(Exception):  # noqa: N818 - it names what happened
    """The build cannot go on, and what stands stays as it is; the message says why."""
