# SPDX-License-Identifier: GPL-2.0-only
"""A running "nwifi -j monitor", and the events that it has printed."""

import contextlib
import json
import signal
import subprocess
import threading

from .proc import DEADLINE, in_netns


class Monitor:
    """Records all events from the end of the constructor on.

    host_stays: the test promises that no extension host ends in a way that the
    events do not show; the trace checker then applies more rules.
    """

    def __init__(self, netns=None):
        self.events = []
        self.host_stays = False
        self._changed = threading.Condition()
        self._ready = False
        self._ended = False
        self._process = subprocess.Popen(
            in_netns(netns, ["nwifi", "-j", "monitor"]),
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        with self._changed:
            self._changed.wait_for(lambda: self._ready or self._ended,
                                   DEADLINE)
        assert self._ready, "nwifi monitor did not get ready"

    def _read(self):
        for line in self._process.stdout:
            event = json.loads(line)
            with self._changed:
                if event["event"] == "ready":
                    self._ready = True
                else:
                    self.events.append(event)
                self._changed.notify_all()
        with self._changed:
            self._ended = True
            self._changed.notify_all()

    @contextlib.contextmanager
    def paused(self):
        """Stop the monitor for a while; the kernel queues the events."""
        self._process.send_signal(signal.SIGSTOP)
        yield
        self._process.send_signal(signal.SIGCONT)

    def wait_until(self, condition, deadline=DEADLINE):
        """Wait until a condition on the events is true; returns its value."""
        with self._changed:
            return self._changed.wait_for(
                lambda: condition() or (self._ended and None), deadline)

    def wait_for(self, predicate, start=0, deadline=DEADLINE):
        """Wait for an event. start: index of the first event to consider."""
        found = self.wait_until(
            lambda: next((e for e in self.events[start:] if predicate(e)),
                         None), deadline)
        assert found, f"the event did not come within {deadline} s"
        return found

    def stop(self):
        """End the monitor and read the rest of its events."""
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGINT)
        self._process.wait(DEADLINE)
        self._reader.join(DEADLINE)
