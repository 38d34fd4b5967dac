"""Kills builds at random moments, and prints what each of them leaves: the command of a test.

It forks builds from one process that has imported all modules already, so that thirty take
seconds.
"""

import os
import random
import signal
import sys
import time
from hashlib import sha256
from pathlib import Path

from mkdocs.__main__ import cli

import programmes.build.build  # noqa: F401 - before the first fork
import small


def digest(folder: Path) -> str:
    """Give one number for all that a folder holds, hidden files too."""
    return sha256(repr(sorted(small.files(folder).items())).encode()).hexdigest()


def start(project: str, site: str) -> int:
    """Start a build in a process of its own."""
    process = os.fork()
    if not process:
        os.chdir(project)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        cli(["build", "-q", "-d", site])  # leaves the process
    return process


def kill_builds(projects: list[str], site: str, tries: int) -> None:
    """Kill builds of the projects in turn, at moments between their start and their usual end.

    The first build of a project takes the longest: whenever one ends sooner, so may the others.
    """
    began = time.monotonic()
    os.waitpid(start(projects[0], site), 0)
    usual = dict.fromkeys(projects, time.monotonic() - began)
    for number in range(tries):
        project = projects[number % len(projects)]
        process = start(project, site)
        moment = random.uniform(0, usual[project])  # noqa: S311 - any moment will do
        time.sleep(moment)
        if os.waitpid(process, os.WNOHANG)[0]:
            usual[project] = moment
        else:
            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)
        drafts = len(list(Path(site).parent.glob(".*")))
        print(drafts, digest(Path(site)), flush=True)  # noqa: T201 - the test reads it


if __name__ == "__main__":
    kill_builds(sys.argv[1:3], sys.argv[3], int(sys.argv[4]))
