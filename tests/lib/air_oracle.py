# SPDX-License-Identifier: GPL-2.0-only
"""Judges data frames by the ports that an adapter has reported.

The one rule (PORT-9, PORT-31, PORT-39, PORT-40): no data frame leaves or
enters while the port of its peer is closed or gone.

What an adapter reports (`nwifi -j monitor`) gives the times at which a port
was open. A frame that somebody sent at one moment and that was seen at a later
one may have passed the port at any moment between: it is right if the port of
that peer, the same one that was open first, was open at one of them. All times
are in nanoseconds of CLOCK_BOOTTIME.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from typing import Any, Iterable, NamedTuple, Optional

Event = dict[str, Any]

# No data: addressed to the port itself, and let through while it is closed
EAPOL = 0x888e


class Open(NamedTuple):
    """A span of time in which a port was open."""

    start: int
    end: float
    peer: str
    session: int


class Frame(NamedTuple):
    """A data frame of an adapter, or to it.

    seen: when it was on the air, or with whoever received it
    sent: when its sender made it; equal to seen if nobody knows
    peer: the AP; None if the frame does not tell
    leaves: true if the adapter has sent it
    """

    adapter: str
    seen: int
    sent: int
    peer: Optional[str]
    leaves: bool
    text: str = ""


class Violation(NamedTuple):
    """A frame that should not have been there, and why."""

    frame: Frame
    text: str

    def __str__(self) -> str:
        way = "left" if self.frame.leaves else "entered"
        return (f"{self.frame.adapter}: a frame {way} at "
                f"{self.frame.seen / 1e9:.6f} (sent "
                f"{self.frame.sent / 1e9:.6f}, peer {self.frame.peer}) "
                f"{self.frame.text}: {self.text}")


def open_spans(events: Iterable[Event]) -> dict[str, list[Open]]:
    """When which ports of which adapter were open, in the order of time.

    An adapter that is removed takes its ports with it, also when another one
    of its name follows.
    """
    spans: dict[str, list[Open]] = {}
    live: dict[str, dict[str, tuple[int, int]]] = {}

    def close(adapter: str, peer: str, end: float) -> None:
        begun = live.get(adapter, {}).pop(peer, None)
        if begun:
            spans.setdefault(adapter, []).append(
                Open(begun[0], end, peer, begun[1]))

    for event in events:
        adapter = event.get("adapter", "")
        if event["event"] == "adapter":
            for peer in list(live.get(adapter, ())):
                close(adapter, peer, event["time_ns"])
        elif event["event"] == "port":
            peer = event["peer"]
            opens = (event["action"] in ("create", "open")
                     and event["authorized"])
            if not opens:
                close(adapter, peer, event["time_ns"])
            elif peer not in live.setdefault(adapter, {}):
                live[adapter][peer] = event["time_ns"], event["session"]
    for adapter, ports in live.items():
        for peer in list(ports):
            close(adapter, peer, math.inf)
    for found in spans.values():
        found.sort()
    return spans


class Oracle:
    """Knows when ports were open, and judges frames."""

    def __init__(self, events: Iterable[Event]):
        self._spans = open_spans(events)
        self._starts = {adapter: [span.start for span in spans]
                        for adapter, spans in self._spans.items()}

    def between(self, adapter: str, start: int, end: int) -> list[Open]:
        """The spans that have a moment in common with one of these two."""
        # One port at a time: a span ends before the next one begins.
        starts = self._starts.get(adapter, [])
        last = bisect_right(starts, end)
        found = []
        for span in reversed(self._spans.get(adapter, [])[:last]):
            if span.end < start:
                break
            found.append(span)
        return found[::-1]

    def judge(self, frame: Frame) -> Optional[Violation]:
        """What is wrong with a frame, or None."""
        spans = self.between(frame.adapter, frame.sent, frame.seen)
        if not spans:
            return Violation(frame, "no port was open")
        if frame.peer is None:
            return None
        mine = [span for span in spans if span.peer == frame.peer]
        if not mine:
            return Violation(frame, "another port was open")
        if not frame.leaves:
            return None
        # Nothing queued for an old port may leave over a new one.
        first = spans[0]
        if first.start < frame.sent <= first.end and \
                first.session not in {span.session for span in mine}:
            return Violation(frame, "it was sent over an earlier port")
        return None

    def check(self, frames: Iterable[Frame]) -> list[Violation]:
        """Judge frames; returns those that are wrong."""
        return [found for found in map(self.judge, frames) if found]
