"""Finds the files of the content, loads them safely, and refuses whatever else lies there."""

from __future__ import annotations

import errno
import os
import re
import stat
import unicodedata
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zlib import crc32

from programmes.reader.characters import forbidden, quoted
from programmes.reader.problem import Problem
from programmes.reader.refusals import conflict
from programmes.reader.text import MOST_BYTES, decode

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator


SUFFIX = ".yml"
_YAML = frozenset({".yml", ".yaml"})
STEM = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")
# What editors and systems put beside a file, for a while or for ever: Vim's .a.yml.swp, a.yml~ and
# 4913, the .#a.yml and #a.yml# of Emacs, ._a.yml and .DS_Store of a Mac, Thumbs.db of Windows.
# A hidden file that ends in .yml alone may be meant as a record, and is refused.
_LEFTOVERS = re.compile(
    r"\.[#_].*|\.(?!.*\.ya?ml$)(?!ya?ml$).*|.+~|#.+#|4913|Thumbs\.db|desktop\.ini",
    re.IGNORECASE | re.DOTALL,
)
# What the site itself, or a server, has at such an address.
RESERVED = frozenset(
    {"index", "404", "assets", "pagefind", "search", "data", "sections", "schema", "sitemap"}
    | {"robots", "feed"}
)

DEVICES = frozenset({"con", "prn", "aux", "nul"}) | {
    f"{port}{number}" for port in ("com", "lpt") for number in range(10)
}
"""What Windows takes for a device, whatever its ending."""
PICTURES = "images"
"""The folder of the content that holds pictures."""
LARGEST_PICTURE: Final = 8 * 1024 * 1024
FORMATS: Final = {
    **dict.fromkeys((".jpeg", ".jpg", ".JPEG", ".JPG"), "JPEG"),
    **dict.fromkeys((".png", ".PNG"), "PNG"),
    ".svg": "SVG",
}
"""The endings of pictures, as cameras write them too, each with its format."""
_BEGINS: Final = {
    "JPEG": rb"\xff\xd8\xff",
    "PNG": rb"(?s:\x89PNG\r\n\x1a\n.{4}IHDR(?!\0{4}).{4}(?!\0{4}))",
    "SVG": rb"(?:\xef\xbb\xbf)?\s*(?:<(?!\?xml-)[?!][^>]*>\s*)*<svg\b[^>]*\bxmlns=[\"']http://www\.w3\.org/2000/svg[\"']",
}
# In another encoding, a browser may see a script where we see a comment.
_OTHER_ENCODING: Final = re.compile(rb"(?i)[^<]*<\?xml[^>]*\bencoding\s*=\s*[\"'](?!utf-8[\"'])")
HOLDS = "keep it elsewhere: content has records in programmes, five files in vocabulary,\n"
HOLDS += f"pages (.md), and pictures in images ({', '.join(sorted(set(map(str.lower, FORMATS))))})"

# A FIFO would wait for a writer for ever; a link could be put in the place of a file.
_FLAGS = sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))


def load(path: Path, name: str, most: int = MOST_BYTES) -> bytes | Problem:
    """Read a regular file, and no more of it than shows that it is too large."""
    try:
        if fault := _kind_fault(path, name):
            return fault
        with os.fdopen(os.open(path, _FLAGS), "rb") as file:
            return file.read(min(os.fstat(file.fileno()).st_size, most) + 1)
    except OSError as error:
        return unreadable(error, name)


def scan(folder: Path, root: Path) -> tuple[list[str], list[Problem]]:
    """List the names of the record files of a folder in order, and what else must not lie there.

    Problems carry paths relative to `root`.
    """
    name = folder.relative_to(root).as_posix()
    try:
        if stat.S_ISLNK(folder.lstat().st_mode):
            return [], [_symlink(name)]
        paths = [path for path in sorted(folder.iterdir(), key=str) if not is_leftover(path)]
    except OSError as error:
        return [], [unreadable(error, name)]
    shown = ((path, f"{name}/{path.name}") for path in paths)
    told = ((path, _kind_fault(path, one) or _name_fault(path, one)) for path, one in shown)
    faults = {path: fault for path, fault in told if fault}
    if faults:  # names that are right are as different as they look
        faults |= _same_names(paths, faults, folder, root)
    return [path.name for path in paths if path not in faults], sorted(faults.values())


def is_leftover(path: Path) -> bool:
    """Say whether a file is one that an editor or a system leaves behind: never a record."""
    return _LEFTOVERS.fullmatch(path.name) is not None and not path.is_dir()


def _kind_fault(path: Path, name: str, *, folders: bool = False) -> Problem | None:
    """Refuse what is no ordinary file: a link, a pipe, a folder unless `folders` may be there."""
    try:
        mode = path.lstat().st_mode
    except OSError as error:
        return unreadable(error, name)
    if stat.S_ISLNK(mode):
        return _symlink(name)
    if stat.S_ISDIR(mode) and not folders:
        help_text = "records are files directly in the folder of their kind"
        return Problem.of_file("not-a-file", name, "this is a folder", help_text)
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        return Problem.of_file("not-a-file", name, "this is not an ordinary file", "delete it")
    return None


def _name_fault(path: Path, name: str) -> Problem | None:
    if path.suffix != SUFFIX:
        message, cure = f"{quoted(path.name)} is not a record", "keep other files elsewhere"
        typed = Path(path.name.removesuffix(".txt"))  # which Windows adds, and hides
        if typed.suffix.lower() in _YAML and STEM.fullmatch(typed.stem):
            cure = f"rename this one to {typed.stem}{SUFFIX}"
        return Problem.of_file("stray-file", name, message, f"record files end in .yml; {cure}")
    if path.stem in RESERVED:
        message = f"{quoted(path.stem)} is an address that the site itself uses"
        return Problem.of_file("reserved-name", name, message, "give the file a longer name")
    return _address_fault(path, name)


def _address_fault(path: Path, name: str) -> Problem | None:
    """Refuse a file whose name cannot be an address, or no file on Windows."""
    if path.stem in DEVICES:
        message = f"{quoted(path.name)} cannot be a file on Windows, where it names a device"
        return Problem.of_file("file-name", name, message, "give the file a longer name")
    if not STEM.fullmatch(path.stem):
        message = f"{quoted(path.name)} cannot be the address of a page"
        better = re.sub("[^a-z0-9]+", "-", path.stem.lower()).strip("-")[:80]
        offer = f": {better}{path.suffix}" if path.stem.isascii() and better else ""
        cure = f"use a-z, 0-9 and hyphens, at most 80 characters{offer}"
        return Problem.of_file("file-name", name, message, cure)
    return None


def _same_names(
    paths: list[Path], faulty: Container[Path], folder: Path, root: Path
) -> dict[Path, Problem]:
    """Find names that are one and the same on a computer that ignores capitals or Unicode forms."""
    names = {path: path.relative_to(folder).as_posix() for path in paths}
    alike: dict[str, list[Path]] = defaultdict(list)
    for path, name in names.items():
        alike[unicodedata.normalize("NFKC", name).casefold()].append(path)
    found: dict[Path, Problem] = {}
    for same in alike.values():
        kept = next((path for path in same if path not in faulty), same[0])
        for path in same:
            if path != kept:
                one, other = quoted(names[path]), quoted(names[kept])
                message = f"{one} is the same name as {other} on many computers"
                place, cure = path.relative_to(root).as_posix(), "rename or delete one of them"
                found[path] = Problem.of_file("same-name", place, message, cure)
    return found


def _symlink(name: str) -> Problem:
    help_text = "put the file itself here"
    return Problem.of_file("symlink", name, "this is a link to a file elsewhere", help_text)


def unreadable(error: OSError, name: str) -> Problem:
    """Say that the system does not let a file or folder be read, or has none of that name."""
    reason = (error.strerror or "unknown reason").lower()
    message, cure = f"this cannot be read: {reason}", "check the path and the permissions"
    return Problem.of_file("unreadable", name, message, cure)


def strays(content: Path, known: Iterable[str]) -> list[Problem]:
    """List what must not lie in the content outside the folders of records, at which `scan` looks.

    That is all but the `known` files (vocabulary/topics.yml), hand-written pages and pictures:
    MkDocs would publish it as it stands, even in place of the site's own scripts.
    """
    kept = {content / name for name in known}
    paths = [path for path in _walk(content) if path not in kept and not is_leftover(path)]
    faults = {path: fault for path in paths if (fault := _stray(path, content, kept))}
    return [*faults.values(), *_same_names(paths, faults, content, content.parent).values()]


def written_pages(content: Path) -> list[str]:
    """List the hand-written pages by their paths in the content, without .md."""
    pages = (path for path in _walk(content) if path.suffix == ".md")
    return [path.relative_to(content).with_suffix("").as_posix() for path in pages]


def pictures(content: Path) -> dict[str, Path]:
    """Find the files that are named as pictures, each by its name in the folder of pictures."""
    folder = content / PICTURES
    found = (path for path in _walk(content) if folder in path.parents and not is_leftover(path))
    named = (path for path in found if path.suffix in FORMATS)
    return {path.relative_to(folder).as_posix(): path for path in named}


def picture_flaw(data: bytes, suffix: str) -> str:
    """Say what is wrong with the bytes of a picture; `suffix` is that of its name.

    A picture is known by how it begins and ends, a PNG by its checksums; no pixel is decoded.
    """
    if not data:
        return "is empty"
    if len(data) > LARGEST_PICTURE:
        return f"is larger than {LARGEST_PICTURE // 1024**2} MB"
    begun = next((name for name, sign in _BEGINS.items() if re.match(sign, data)), "")
    if begun != FORMATS[suffix]:
        return f"is in the format {begun}" if begun else "is not a picture"
    if begun == "SVG" and _OTHER_ENCODING.match(data):
        return "is not in UTF-8"
    ends = {
        "JPEG": data.rfind(b"\xff\xd9") > data.rfind(b"\xff\xda") > 0,
        "PNG": b"IDAT" in data and _has_its_checksums(data),
        "SVG": data.rstrip().endswith((b"</svg>", b"/>")),
    }
    return "" if ends[begun] else "is damaged or cut short"


def _has_its_checksums(png: bytes) -> bool:
    """Say whether each chunk of a PNG is as its checksum says, down to the last one."""
    start, name = 8, b""
    while name != b"IEND" and start < len(png):
        end = start + 8 + int.from_bytes(png[start : start + 4])
        name = png[start + 4 : start + 8]
        if crc32(png[start + 4 : end]) != int.from_bytes(png[end : end + 4]):
            return False
        start = end + 4
    return name == b"IEND"


def _walk(content: Path) -> Iterator[Path]:
    """List all below the content but the insides of programmes; no link is followed."""
    for folder, folders, files in os.walk(content):
        yield from (Path(folder, name) for name in sorted((*folders, *files)))
        if Path(folder) == content and "programmes" in folders:
            folders.remove("programmes")


def _stray(path: Path, content: Path, kept: Container[Path]) -> Problem | None:
    name = path.relative_to(content.parent).as_posix()
    if fault := _kind_fault(path, name, folders=True):
        return fault
    if path.is_dir():
        no_right = PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return None if os.access(path, os.R_OK | os.X_OK) else unreadable(no_right, name)
    within = path.relative_to(content)
    used = {Path(within.parts[0]).stem, path.stem} & (RESERVED - {"sections"})
    if used and within.as_posix() != "index.md":
        message = f"{quoted(min(used))} is an address that the site itself uses"
        return Problem.of_file("reserved-name", name, message, "put it elsewhere, or rename it")
    if path.suffix == ".md" and within.parts[0] not in {"vocabulary", PICTURES}:
        parts = (Path(part) for part in within.parts)
        wrong = (fault for part in parts if (fault := _address_fault(part, name)))
        return next(wrong, None) or _page_fault(path, name)
    if within.parts[0] == PICTURES and path.suffix in FORMATS:
        return None  # those who look into it see its name, too
    meant = path.with_name(path.name.partition(".")[0] + SUFFIX)
    help_text = f"rename it to {meant.name}" if meant in kept else HOLDS
    return Problem.of_file("stray-file", name, f"{quoted(path.name)} is not read here", help_text)


def _page_fault(path: Path, name: str) -> Problem | None:
    """Say what keeps a hand-written page from being read: its bytes, Git, signs that deceive."""
    data = load(path, name)
    page = decode(data, name) if isinstance(data, bytes) else data
    if isinstance(page, Problem):
        return page
    fault = conflict(page.text) or next(forbidden(page.text), None)
    return page.problems([fault])[0] if fault else None
