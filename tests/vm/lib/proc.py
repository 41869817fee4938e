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

# Seconds after which waiting for an event fails, in the clock of the machine.
# No event takes nearly as long, and the clock of a scenario stands still while
# the machine waits for its host (scripts/vm-run, --icount and --time-travel).
DEADLINE = float(os.environ.get("NWIFI_TEST_DEADLINE", 60))

# Directory for files of the tests. It is in memory only, with no layer of the
# host's file system below.
RUN = "/run/nwifi-test"
os.makedirs(RUN, exist_ok=True)


@functools.lru_cache(maxsize=None)
def _program(name):
    """The path of a program. To look for it each time would be slow, as the
    client of the host's file system does not cache that a file is absent."""
    return shutil.which(name) or name


def in_netns(netns, args):
    """The command line that runs args in a network namespace; None stands
    for the namespace of the test."""
    program, *args = [str(arg) for arg in args]
    args = [_program(program), *args]
    if netns:
        args = [_program("nsenter"), f"--net={netns.path}", "--", *args]
    return args


def run(*args, netns=None, check=True, timeout=DEADLINE):
    """Run a command and wait for its end; its output is text."""
    result = subprocess.run(in_netns(netns, args), text=True,
                            stdin=subprocess.DEVNULL, capture_output=True,
                            timeout=timeout, check=False)
    if check and result.returncode:
        raise AssertionError(f"{' '.join(result.args)}: exit status "
                             f"{result.returncode}\n{result.stdout}"
                             f"{result.stderr}")
    return result


def until(condition, what, deadline=DEADLINE):
    """Poll a condition for which there is no event, until its value is true.
    Returns this value."""
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
    """A child process; all lines that it prints are kept, from the first."""

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
        """Wait for a line that matches. Returns the index of this line and
        the match."""
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
        """End the child and read the rest of its output. Returns the exit
        status."""
        if self.process.poll() is None:
            os.kill(self.process.pid, sig)
        status = self.process.wait(DEADLINE)
        self._reader.join(DEADLINE)
        return status
