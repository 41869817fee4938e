# SPDX-License-Identifier: GPL-2.0-only
"""Leaked memory, which the kernel of the debug lane can find."""

import os

_FILE = "/sys/kernel/debug/kmemleak"


class Leaks:
    """Looks for leaks after each test.

    The kernel reports only memory that an earlier scan has seen unchanged,
    because memory that is about to be freed looks like leaked memory. Two
    scans after each test would take twice the time, and a scan is a large part
    of a short test. So there is one scan after each test, and a leak is
    reported after the next test; the report says so. After the last test
    vm-run scans twice.
    """

    def __init__(self):
        self._before = None

    def problems(self, test):
        """A report of the leaks that are new after this test, or nothing."""
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
