# SPDX-License-Identifier: GPL-2.0-only
"""Network namespaces, and sockets in them that need no process there."""

import ctypes
import os
import socket
import threading

from .proc import run

CLONE_NEWNET = 0x40000000


class Namespace:
    def __init__(self, name):
        self.name = name
        self.path = f"/run/netns/{name}"
        run("ip", "netns", "add", name)
        run("ip", "link", "set", "lo", "up", netns=self)

    def delete(self):
        """The namespace ends when nothing uses it any more."""
        run("ip", "netns", "del", self.name)


def open_socket(netns, *args):
    """socket.socket(*args) in a network namespace; None stands for that of the
    test.

    A socket stays in the namespace in which it was made, so a thread enters the
    namespace to make it.
    """
    if not netns:
        return socket.socket(*args)
    made = []

    def enter():
        fd = os.open(netns.path, os.O_RDONLY)
        libc = ctypes.CDLL(None, use_errno=True)
        try:
            if not libc.setns(fd, CLONE_NEWNET):
                made.append(socket.socket(*args))
        finally:
            os.close(fd)

    thread = threading.Thread(target=enter)
    thread.start()
    thread.join()
    assert made, f"cannot enter {netns.name}"
    return made[0]
