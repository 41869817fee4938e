# SPDX-License-Identifier: GPL-2.0-only
"""Commands, children that print lines, and conditions without an event."""

import functools
import os
import re
import shutil
import signal
import subprocess
import threading
import time

# Nothing that is waited for takes nearly as long: reaching this limit is a
# failure. On a clock that counts instructions waiting costs nothing, but it
# leaps ahead whenever the host's disk makes us wait.
DEADLINE = float(os.environ.get("NWIFI_TEST_DEADLINE", 60))

# For files of ours: only memory, there is no disk below
RUN = "/run/nwifi-test"
os.makedirs(RUN, exist_ok=True)


@functools.lru_cache(maxsize=None)
def _program(name):
    """Where a program is. To look for it each time is slow on the host's
    file system, which remembers nothing that is not there."""
    return shutil.which(name) or name


def in_netns(netns, args):
    """The command line that runs args in a network namespace (None: ours)."""
    program, *args = [str(arg) for arg in args]
    args = [_program(program), *args]
    if netns:
        args = [_program("nsenter"), f"--net={netns.path}", "--", *args]
    return args


def run(*args, netns=None, check=True, timeout=DEADLINE):
    """Run a command to its end; its output is text."""
    result = subprocess.run(in_netns(netns, args), text=True,
                            stdin=subprocess.DEVNULL, capture_output=True,
                            timeout=timeout, check=False)
    if check and result.returncode:
        raise AssertionError(f"{' '.join(result.args)}: exit status "
                             f"{result.returncode}\n{result.stdout}"
                             f"{result.stderr}")
    return result


def until(condition, what, deadline=DEADLINE):
    """Wait for a condition that nobody reports. Returns its true value."""
    end = time.monotonic() + deadline
    pause = 0.01
    while True:
        value = condition()
        if value:
            return value
        assert time.monotonic() < end, f"not within {deadline} s: {what}"
        time.sleep(pause)
        pause = min(2 * pause, deadline / 100)


class Lines:
    """A child that prints a line for whatever happens; nothing is missed."""

    def __init__(self, *args, netns=None):
        self.args = [str(arg) for arg in args]
        self.lines = []
        self._changed = threading.Condition()
        self._ended = False
        self.process = subprocess.Popen(in_netns(netns, args), text=True,
                                        errors="backslashreplace",
                                        stdin=subprocess.DEVNULL,
                                        stdout=subprocess.PIPE,
                                        stderr=subprocess.STDOUT)
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self):
        for line in self.process.stdout:
            with self._changed:
                self.lines.append(line.rstrip("\n"))
                self._changed.notify_all()
        with self._changed:
            self._ended = True
            self._changed.notify_all()

    def wait_line(self, pattern, start=0, deadline=DEADLINE):
        """Wait for a line that matches; returns (its index, the match)."""
        pattern = re.compile(pattern)
        found = None

        def look():
            nonlocal found, start
            for start in range(start, len(self.lines)):
                match = pattern.search(self.lines[start])
                if match:
                    found = start, match
                    break
            else:
                start = len(self.lines)
            return found or self._ended

        with self._changed:
            self._changed.wait_for(look, deadline)
        assert found, (f"{' '.join(self.args)}: no line matches "
                       f"{pattern.pattern!r}:\n" + "\n".join(self.lines))
        return found

    def stop(self, sig=signal.SIGTERM):
        """End the child and read what it still had to say."""
        if self.process.poll() is None:
            os.kill(self.process.pid, sig)
        status = self.process.wait(DEADLINE)
        self._reader.join(DEADLINE)
        return status
