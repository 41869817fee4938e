# SPDX-License-Identifier: GPL-2.0-only
"""Memory that has leaked, in the debug lane, whose kernel can tell."""

import os

_FILE = "/sys/kernel/debug/kmemleak"


class Leaks:
    """Looks for leaks after each test.

    The kernel takes nothing for leaked that a scan before has not seen
    unchanged: memory on its way to be freed has nothing pointing at it either.
    A second scan at once would be twice the time, and these scans are a large
    part of a short test; so what a test leaks is found after the next one. The
    report says how old it is. After the last test vm-run looks, twice.
    """

    def __init__(self):
        self._before = None

    def problems(self, test):
        """What has leaked until after this test, each leak only once."""
        if not os.access(_FILE, os.W_OK):
            return ""
        before, self._before = self._before, test
        _write("scan")
        with open(_FILE, encoding="ascii", errors="backslashreplace") as file:
            report = file.read()
        if not report:
            return ""
        _write("clear")
        return f"leaked in this test or before, in {before}:\n{report}"


def _write(command):
    with open(_FILE, "w", encoding="ascii") as file:
        file.write(command)
