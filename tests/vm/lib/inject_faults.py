# SPDX-License-Identifier: GPL-2.0-only
"""Fault injection: the n-th allocation on behalf of the module fails."""

import contextlib
import pathlib
import re
import threading

DEBUGFS = pathlib.Path("/sys/kernel/debug")
# How many callers of an allocation are searched for the module: enough to find
# it behind a helper like alloc_skb(), but not behind functions of the kernel
# that allocate for themselves.
DEPTH = 9


def _write(path, value):
    path.write_text(f"{value}\n")


def _module_range(name):
    """Addresses of a module's code."""
    line = next(line for line in pathlib.Path("/proc/modules").read_text()
                .splitlines() if line.startswith(f"{name} "))
    size, start = int(line.split()[1]), int(line.split()[5], 16)
    return start, start + size


class Faults:
    """Allocations of the module fail in the chosen tasks. Everything else in
    the kernel goes on as usual: mac80211, for one, warns about itself when it
    has no memory for a channel context."""

    def __init__(self):
        self._pools = set()
        start, end = _module_range("nwifi")
        reject_start, reject_end = _module_range("mac80211")
        for name in ("failslab", "fail_page_alloc"):
            _write(DEBUGFS / name / "require-start", hex(start))
            _write(DEBUGFS / name / "require-end", hex(end))
            _write(DEBUGFS / name / "reject-start", hex(reject_start))
            _write(DEBUGFS / name / "reject-end", hex(reject_end))
            _write(DEBUGFS / name / "stacktrace-depth", DEPTH)
            _write(DEBUGFS / name / "verbose", 0)
            _write(DEBUGFS / name / "ignore-gfp-wait", "N")
        # Copies from user space must not fail: there is no function at these
        # addresses.
        _write(DEBUGFS / "fail_usercopy/require-start", 1)
        _write(DEBUGFS / "fail_usercopy/require-end", 2)
        _write(DEBUGFS / "fail_usercopy/stacktrace-depth", 64)

    @staticmethod
    def own():
        """The task of this thread."""
        return [pathlib.Path(f"/proc/self/task/{threading.get_native_id()}")]

    def workers(self):
        """The kernel threads that may run the work of adapters: all threads of
        each pool in which a thread was seen with the name of that work."""
        names = {}
        for task in pathlib.Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                names[task] = (task / "comm").read_text().strip()
        self._pools |= {match[1] for match in
                        (re.match(r"(kworker/u\d+):\d+H?[-+]nwifi", name)
                         for name in names.values()) if match}
        return [task for task, name in names.items()
                if re.match(r"kworker/u\d+:", name) and
                name.split(":")[0] in self._pools]

    @contextlib.contextmanager
    def nth(self, tasks, number):
        """Let the number-th allocation of each task fail. Yields a function
        that tells, after the end of the context, whether one has failed."""
        hit = []
        armed = []
        for task in tasks:
            with contextlib.suppress(OSError):
                _write(task / "fail-nth", number)
                armed.append(task)
        try:
            yield lambda: any(hit)
        finally:
            for task in armed:
                with contextlib.suppress(OSError):
                    hit.append((task / "fail-nth").read_text().strip() == "0")
                    _write(task / "fail-nth", 0)
