# SPDX-License-Identifier: GPL-2.0-only
"""The kernel log from some moment on."""

import os
import pathlib
import re
import subprocess

_SCRIPTS = pathlib.Path(__file__).resolve().parents[3] / "scripts"
_CHECK = _SCRIPTS / "kernel-log-check"


def _patterns():
    lines = (_SCRIPTS / "vm/kernel-log-patterns").read_text().splitlines()
    return re.compile("|".join(f"(?:{line})" for line in lines
                               if line and not line.startswith("#")))


_PATTERNS = _patterns()


class KernelLog:
    """The kernel log since this was made."""

    def __init__(self):
        self._fd = os.open("/dev/kmsg", os.O_RDONLY | os.O_NONBLOCK)
        os.lseek(self._fd, 0, os.SEEK_END)
        self.lines = []

    def read(self):
        """All lines since the beginning."""
        while True:
            try:
                record = os.read(self._fd, 8192).decode(errors="replace")
            except BlockingIOError:
                return self.lines
            except BrokenPipeError:
                # Records were overwritten before they were read.
                self.lines.append("vm init: kernel log overrun")
                continue
            self.lines.append(record.partition(";")[2].partition("\n")[0])

    def problems(self):
        """The lines that no clean kernel log contains, or nothing."""
        lines = self.read()
        # Search here first: a program takes long to start in the machine.
        if not any(map(_PATTERNS.search, lines)):
            return ""
        check = subprocess.run([_CHECK], input="\n".join(lines) + "\n",
                               text=True, capture_output=True, check=False)
        assert check.returncode, "the two read the patterns differently"
        return check.stdout + check.stderr

    def close(self):
        os.close(self._fd)
