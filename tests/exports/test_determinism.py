"""The data files follow from the records alone: not from the time, and not from chance."""

from __future__ import annotations

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import exporting

import built

SCRIPT = """
import sys, exporting
from pathlib import Path
from test_determinism import fingerprint
print(fingerprint(Path(sys.argv[1])))
"""


def fingerprint(content: Path) -> str:
    folder = exporting.write(exporting.Offer(exporting.load(content)), content.parent / "data")
    told = sha256()
    for path in sorted(one for one in folder.rglob("*") if one.is_file()):
        told.update(f"{path.relative_to(folder)}\n".encode() + path.read_bytes())
    return told.hexdigest()


def run(content: Path, seed: str) -> str:
    here = Path(__file__).parent
    paths = os.pathsep.join(map(str, (built.PROJECT / "hooks", here, here.parent)))
    environment = os.environ | {"PYTHONPATH": paths, "PYTHONHASHSEED": seed, "TZ": f"UTC{seed}"}
    command = [sys.executable, "-c", SCRIPT, content]
    return subprocess.run(
        command, env=environment, capture_output=True, encoding="utf-8", check=True
    ).stdout


def test_the_order_of_sets_and_the_time_zone_change_nothing(tmp_path: Path) -> None:
    content = exporting.generate(tmp_path / "content", 60)
    assert run(content, "1") == run(content, "2")
