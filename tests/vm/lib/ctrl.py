# SPDX-License-Identifier: GPL-2.0-only
"""The control interface of hostapd and of wpa_supplicant, as hostapd_cli and
wpa_cli use it."""

import itertools
import os
import pathlib
import re
import socket
import time

from .proc import DEADLINE, RUN, until

_numbers = itertools.count()


class Ctrl:
    """One socket for requests, one for unsolicited messages."""

    def __init__(self, path):
        until(lambda: pathlib.Path(path).is_socket(), path)
        self._requests = self._open(path)
        self._events = self._open(path)
        self.seen = []
        assert self._ask(self._events, "ATTACH") == "OK\n"

    @staticmethod
    def _open(path):
        sock = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        sock.bind(f"{RUN}/ctrl-{next(_numbers)}")
        sock.settimeout(DEADLINE)
        sock.connect(path)
        return sock

    def _ask(self, sock, text):
        sock.send(text.encode())
        while True:
            reply = sock.recv(65536).decode(errors="backslashreplace")
            if not reply.startswith("<"):
                return reply
            self.seen.append(reply)

    def ask(self, text):
        """Send a command; returns the reply."""
        return self._ask(self._requests, text).rstrip("\n")

    def do(self, text):
        """Send a command that answers OK."""
        reply = self.ask(text)
        assert reply == "OK", f"{text}: {reply}"

    def wait(self, pattern, deadline=DEADLINE):
        """Wait for a message that matches. Messages up to the one that the last
        call has returned are not considered again."""
        pattern = re.compile(pattern)
        end = time.monotonic() + deadline
        while True:
            while self.seen:
                message = self.seen.pop(0)
                match = pattern.search(message)
                if match:
                    return match
            left = end - time.monotonic()
            assert left > 0, f"no message matches {pattern.pattern!r}"
            self._events.settimeout(left)
            try:
                self.seen.append(self._events.recv(65536).decode(
                    errors="backslashreplace"))
            except socket.timeout:
                pass

    def drain(self):
        """Forget the messages up to now."""
        self.seen.clear()
        self._events.setblocking(False)
        try:
            while True:
                self._events.recv(65536)
        except BlockingIOError:
            pass

    def close(self):
        for sock in (self._requests, self._events):
            os.unlink(sock.getsockname())
            sock.close()
