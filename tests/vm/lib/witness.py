# SPDX-License-Identifier: GPL-2.0-only
"""Data in both directions all the time, and a check of all that has passed."""

from air_oracle import Frame, Oracle

from .marked import OnTheAir, Received, Talker, boottime_ns
from .proc import run, until

PERIOD = 0.01
_UP, _DOWN = 1, 2


class Witness:
    """An adapter and a station behind the APs send frames to each other, below
    IP, whether ports are open or not. A frame that passes must have met an
    open port, and what the adapter sends must be encrypted.

    aps: the APs that the adapter may connect to. clear: EtherTypes that are
    sent without encryption, as that of the handshake.
    """

    def __init__(self, adapter, aps, netns, clear):
        self._adapter = adapter
        self._clear = clear
        own = adapter.show()["mac"]
        run("ip", "link", "set", "hwsim0", "up")
        self._on_air = OnTheAir([own])
        self._up, self._down = Received(netns), Received()
        # The bridge takes frames for the address of each AP.
        self._talkers = [
            Talker([(_UP, adapter.name, own, aps[0].mac)], PERIOD),
            Talker([(_DOWN, "br0", aps[0].mac, own)], PERIOD, netns)]
        self._stopped = False

    def _ways(self, since):
        """The ways on which frames have passed that were sent since then, each
        as (direction, to a group address)."""
        found = {(_UP, False) for _, _, mark in self._up.frames
                 if mark.sent > since and mark.station == _UP}
        return found | {(_DOWN, mark.group)
                        for _, _, mark in self._down.frames
                        if mark.sent > since}

    def wait_passing(self):
        """Wait until data sent after this moment has passed in both directions,
        and to the group address as well."""
        since = boottime_ns()
        every = {(_UP, False), (_DOWN, False), (_DOWN, True)}
        until(lambda: self._ways(since) == every, "data passes all ways")

    def passed(self):
        """The numbers of frames that have passed, up and down."""
        return len(self._up.frames), len(self._down.frames)

    def tried(self):
        """The numbers of frames that both sides have sent."""
        return tuple(talker.count for talker in self._talkers)

    def wait_tried(self, count=20):
        """Wait until both sides have sent so many more frames, whether these
        pass or not."""
        goal = [tried + count for tried in self.tried()]
        until(lambda: all(tried >= want for tried, want in
                          zip(self.tried(), goal)), "frames are sent")

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
            # A frame that the lower device gives to the stack would have
            # evaded the port.
            assert ifname == name, f"{ifname} has received #{mark.number}"
            yield Frame(name, time_ns, mark.sent, None, False,
                        f"#{mark.number}")

    def stop(self):
        if not self._stopped:
            self._stopped = True
            for part in [*self._talkers, self._on_air, self._up, self._down]:
                part.stop()

    def judge(self, own=0):
        """Stop, and check that every frame that has passed was allowed to.
        own: this many frames of the plugin itself may have been sent encrypted
        while the port was closed, with the keys of the session before. Data
        frames have marks, by which they are told apart from those."""
        self.stop()
        wrong = Oracle(self._adapter.trace.events).check(self._frames())
        unmarked = [each for each in wrong
                    if each.frame.leaves and not each.frame.text]
        if len(unmarked) <= own:
            wrong = [each for each in wrong if each not in unmarked]
        assert not wrong, "\n".join(map(str, wrong[:20]))
