# SPDX-License-Identifier: GPL-2.0-only
"""Data over the adapter: an echo server in the namespace of the APs, and its
clients."""

import socket
import threading
import time

from .netns import open_socket
from .proc import DEADLINE

SERVER = "10.0.0.1"
CLIENT = "10.0.0.2"
PORT = 7


class Echo:
    """UDP echo server."""

    def __init__(self, netns, address=SERVER):
        self._socket = open_socket(netns, socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._socket.bind((address, PORT))
        self._socket.settimeout(0.2)
        self._stopped = False
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self):
        while not self._stopped:
            try:
                data, sender = self._socket.recvfrom(2048)
                self._socket.sendto(data, sender)
            except OSError:
                # A timeout, or there is no route to the sender now.
                continue

    def stop(self):
        self._stopped = True
        self._thread.join()
        self._socket.close()


def send(count, address=SERVER, netns=None):
    """Send that many datagrams without waiting for an answer."""
    with open_socket(netns, socket.AF_INET, socket.SOCK_DGRAM) as sock:
        for _ in range(count):
            sock.sendto(b"?", (address, PORT))


def ping(netns=None, server=SERVER, deadline=DEADLINE):
    """Try until data passes in both directions."""
    with open_socket(netns, socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.connect((server, PORT))
        sock.settimeout(0.1)
        end = time.monotonic() + deadline
        while time.monotonic() < end:
            try:
                sock.send(b"?")
                if sock.recv(16):
                    return
            except OSError:
                continue
    raise AssertionError(f"no echo from {server} within {deadline} s")


class Stream:
    """Sends a datagram to the echo server every two milliseconds, and records
    when the answers come."""

    PERIOD = 0.002

    def __init__(self, server=SERVER):
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.connect((server, PORT))
        self._stopped = False
        self._answers = [time.monotonic()]
        self._threads = [threading.Thread(target=work, daemon=True)
                         for work in (self._send, self._receive)]
        self._socket.settimeout(0.2)
        for thread in self._threads:
            thread.start()

    def _send(self):
        due = time.monotonic()
        while not self._stopped:
            try:
                self._socket.send(b"?")
            except OSError:
                pass
            due = max(due + self.PERIOD, time.monotonic())
            time.sleep(max(0, due - time.monotonic()))

    def _receive(self):
        while not self._stopped:
            try:
                self._socket.recv(16)
                self._answers.append(time.monotonic())
            except OSError:
                continue

    def wait_answer(self, deadline=DEADLINE):
        """Wait for an answer after this moment."""
        count = len(self._answers)
        end = time.monotonic() + deadline
        while len(self._answers) == count:
            assert time.monotonic() < end, f"no answer within {deadline} s"
            time.sleep(self.PERIOD)

    def mark(self):
        """The present time, for gap()."""
        return time.monotonic()

    def gap(self, since):
        """The longest time without an answer since a mark, in seconds."""
        times = [t for t in self._answers if t > since]
        return max(b - a for a, b in zip([since] + times, times))

    def stop(self):
        self._stopped = True
        for thread in self._threads:
            thread.join()
        self._socket.close()
