# SPDX-License-Identifier: GPL-2.0-only
"""Data in both directions all the time, and what became of it."""

from air_oracle import Frame, Oracle

from .marked import OnTheAir, Received, Talker, boottime_ns
from .proc import run, until

PERIOD = 0.01
_UP, _DOWN = 1, 2


class Witness:
    """An adapter and somebody behind the APs talk, below IP, whether they are
    let or not. What gets through has to have met an open port, and what the
    adapter sends has to be encrypted, but for the handshake.

    aps: in whose air they are. clear: EtherTypes that go out in clear.
    """

    def __init__(self, adapter, aps, netns, clear):
        self._adapter = adapter
        self._clear = clear
        own = adapter.show()["mac"]
        run("ip", "link", "set", "hwsim0", "up")
        self._on_air = OnTheAir([own])
        self._up, self._down = Received(netns), Received()
        # Any of the APs' addresses is the bridge's.
        self._talkers = [
            Talker([(_UP, adapter.name, own, aps[0].mac)], PERIOD),
            Talker([(_DOWN, "br0", aps[0].mac, own)], PERIOD, netns)]
        self._stopped = False

    def _ways(self, since):
        """Which ways what was sent since then has come: (direction, to
        everybody)."""
        found = {(_UP, False) for _, _, mark in self._up.frames
                 if mark.sent > since and mark.station == _UP}
        return found | {(_DOWN, mark.group)
                        for _, _, mark in self._down.frames
                        if mark.sent > since}

    def wait_passing(self):
        """Data passes, from now on: in both directions, and to everybody."""
        since = boottime_ns()
        every = {(_UP, False), (_DOWN, False), (_DOWN, True)}
        until(lambda: self._ways(since) == every, "data passes all ways")

    def passed(self):
        """How many frames have got through, up and down."""
        return len(self._up.frames), len(self._down.frames)

    def tried(self):
        """How many the adapter and the other one have sent."""
        return tuple(talker.count for talker in self._talkers)

    def wait_tried(self, count=20):
        """Both have sent so many more, which may or may not get through."""
        goal = [tried + count for tried in self.tried()]
        until(lambda: all(tried >= want for tried, want in
                          zip(self.tried(), goal)), "they talk")

    def _frames(self):
        name = self._adapter.name
        for time_ns, frame in self._on_air.frames:
            if frame.protected:
                yield Frame(name, time_ns, time_ns, frame.receiver, True)
            else:
                assert frame.ethertype in self._clear, f"in clear: {frame}"
        for time_ns, ifname, mark in self._up.frames:
            if mark.station == _UP:
                yield Frame(name, time_ns, mark.sent, None, True,
                            f"#{mark.number} at {ifname}")
        for time_ns, ifname, mark in self._down.frames:
            # What the lower device gives to the stack has got past the port.
            assert ifname == name, f"{ifname} has received #{mark.number}"
            yield Frame(name, time_ns, mark.sent, None, False,
                        f"#{mark.number}")

    def stop(self):
        if not self._stopped:
            self._stopped = True
            for part in [*self._talkers, self._on_air, self._up, self._down]:
                part.stop()

    def judge(self, own=0):
        """Stop, and see whether every frame that got through was right. own: so
        many frames of the plugin itself may have gone out encrypted, with keys
        from before, while the port was closed; data has marks, and has not."""
        self.stop()
        wrong = Oracle(self._adapter.trace.events).check(self._frames())
        unmarked = [each for each in wrong
                    if each.frame.leaves and not each.frame.text]
        if len(unmarked) <= own:
            wrong = [each for each in wrong if each not in unmarked]
        assert not wrong, "\n".join(map(str, wrong[:20]))
