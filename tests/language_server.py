"""Asks the language server of VS Code's YAML extension what an editor would be offered."""

import json
import subprocess
from itertools import count
from pathlib import Path
from threading import Timer
from typing import Any, Self

import built

PATIENCE = 60  # seconds, after which the server is ended

Message = dict[str, Any]


class LanguageServer:
    """A conversation with the server, message by message."""

    def __init__(self, command: str) -> None:
        self._numbers = count(1)
        self._server = subprocess.Popen(
            [command, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self._timer = Timer(PATIENCE, self._server.kill)

    def __enter__(self) -> Self:
        self._timer.start()
        self.ask("initialize", processId=None, rootUri=built.PROJECT.as_uri(), capabilities={})
        self._send({"method": "initialized", "params": {}})
        settings = {"yaml": {"completion": True, "hover": True, "schemaStore": {"enable": False}}}
        self._send({"method": "workspace/didChangeConfiguration", "params": {"settings": settings}})
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        self._server.kill()
        self._server.communicate()

    def offered(self, folder: Path, text: str) -> dict[str, str]:
        """Give what can be typed at the end of a text, each with what is said of it."""
        # A name of its own for each text: the server remembers the first text of a name.
        place = {"uri": (folder / f"text-{next(self._numbers)}.yml").as_uri()}
        document = place | {"languageId": "yaml", "version": 1, "text": text}
        self._send({"method": "textDocument/didOpen", "params": {"textDocument": document}})
        lines = text.split("\n")
        position = {"line": len(lines) - 1, "character": len(lines[-1])}
        # The server takes its settings in late; a question before keeps it from saying nothing.
        self.ask("textDocument/hover", textDocument=place, position=position)
        answer = self.ask("textDocument/completion", textDocument=place, position=position)
        items = answer["items"] if isinstance(answer, dict) else answer
        return {item["label"]: _words(item.get("documentation")) for item in items}

    def ask(self, method: str, **params: object) -> Any:  # noqa: ANN401
        """Send a question and wait for its answer."""
        number = next(self._numbers)
        self._send({"id": number, "method": method, "params": params})
        while True:
            message = self._receive()
            if message.get("id") == number and "method" not in message:
                return message["result"]
            if "id" in message:
                self._send({"id": message["id"], "result": None})

    def _send(self, message: Message) -> None:
        assert self._server.stdin
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
        self._server.stdin.flush()

    def _receive(self) -> Message:
        assert self._server.stdout
        length = 0
        while line := self._server.stdout.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        assert length, "the language server has ended"
        message: Message = json.loads(self._server.stdout.read(length))
        return message


def _words(documentation: str | dict[str, str] | None) -> str:
    return documentation["value"] if isinstance(documentation, dict) else documentation or ""
