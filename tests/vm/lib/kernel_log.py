# SPDX-License-Identifier: GPL-2.0-only
"""The kernel log from some moment on."""

import os
import pathlib
import subprocess

CHECK = pathlib.Path(__file__).resolve().parents[3] / "scripts/kernel-log-check"


class KernelLog:
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
                # Overwritten before it was read: that must not look clean.
                self.lines.append("vm init: kernel log overrun")
                continue
            self.lines.append(record.partition(";")[2].partition("\n")[0])

    def problems(self):
        """What no kernel log of a good run contains."""
        lines = self.read()
        if not lines:
            return ""
        check = subprocess.run([CHECK], input="\n".join(lines) + "\n",
                               text=True, capture_output=True, check=False)
        return check.stdout + check.stderr if check.returncode else ""

    def close(self):
        os.close(self._fd)
