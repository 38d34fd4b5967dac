"""Serves a built site as a host of static sites does: what is text goes out compressed."""

import gzip
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

TEXT = {".css", ".html", ".js", ".json", ".svg", ".txt", ".xml"}


class Quiet(BaseHTTPRequestHandler):
    """A server that does not print each request, and answers as its heirs say."""

    def do_GET(self) -> None:
        """Answer a request."""
        self.answer()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Host(Quiet, SimpleHTTPRequestHandler):
    """A server that compresses texts."""

    def answer(self) -> None:
        """Send a text compressed, to those who can read it so, and all else as it is."""
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if self.path.partition("?")[0].endswith("/") else file
        readable = "gzip" in self.headers.get("Accept-Encoding", "")
        if not readable or file.suffix not in TEXT or not file.is_file():
            SimpleHTTPRequestHandler.do_GET(self)
            return
        sent = gzip.compress(file.read_bytes(), 6)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(sent)))
        self.end_headers()
        self.wfile.write(sent)


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a folder; give its address, with a slash at the end."""
    with answering(partial(Host, directory=str(site))) as root:
        yield f"{root}/"


@contextmanager
def answering(handler: Callable[..., BaseHTTPRequestHandler]) -> Iterator[str]:
    """Let a handler answer on this computer; give its address, without a slash at the end."""
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
