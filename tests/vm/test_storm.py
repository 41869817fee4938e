# SPDX-License-Identifier: GPL-2.0-only
"""Storms: thousands of random operations and mishaps on several adapters at
once, under traffic in both directions. The events of every adapter obey the
rules of the catalogue, and no data frame leaves or enters while its port is
closed or gone.

NWIFI_STORM_SEED chooses another storm, NWIFI_STORM_OPS its length. The kernel of
the debug lane is patched not to warn when an AP removes a station for which it
keeps unicast frames; on the stock kernel the APs send to everybody only.
"""

import collections
import os
import sys

import pytest

from air_oracle import EAPOL, Frame, Oracle
from lib.hostapd import AccessPoint
from lib.marked import Mark, OnTheAir, Received, Talker
from lib.monitor import Monitor
from lib.proc import run
from lib.storm import ETHERTYPE, Station, Tally, World
from lib.trace import text
from conftest import lives
from test_adapter import module_file
import trace_checker

RADIOS = 7
LONG = 1
TIMEOUT = 3000
N_APS, N_STATIONS = 4, 3

SEED = int(os.environ.get("NWIFI_STORM_SEED", 1))
DEBUG = os.environ.get("NWIFI_TEST_LANE") == "debug"
OPERATIONS = int(os.environ.get("NWIFI_STORM_OPS", 1000 if DEBUG else 300))
# After so many the module goes, with everything under way, and comes again.
ROUND = 500
PERIOD = 0.05
# Whom the stations talk to
BRIDGE = "02:00:00:00:be:ef"

# LLC and SNAP header
_SNAP = 8


class Rounds:
    """What all rounds of a storm have in common."""

    def __init__(self, radios, number):
        self.radios = radios
        self.number = number
        self.aps = [self.start_ap(index) for index in range(N_APS)]
        run("ip", "link", "set", "br0", "address", BRIDGE,
            netns=radios.ap_netns)
        run("ip", "link", "set", "hwsim0", "up")
        run("sysctl", "-q", "-w", "net.ipv6.conf.default.disable_ipv6=1",
            "net.ipv6.conf.all.disable_ipv6=1")
        self.own = [radios.own(index) for index in range(N_STATIONS)]
        for radio in self.own:
            radio.signal(-30)
        self.passed = collections.Counter()
        self.ports = collections.Counter()

    def start_ap(self, index):
        """Three of one network, and one of another."""
        return AccessPoint(self.radios.ap(index, self.number),
                           "storm" if index < 3 else "other",
                           channel=(1, 6, 11, 1)[index], beacon_int=100)

    def stop(self):
        for ap in self.aps:
            ap.stop()


@pytest.fixture
def rounds(radios, number):
    rounds = Rounds(radios, number)
    yield rounds
    rounds.stop()


def frames(stations, on_air, received):
    """What the oracle is to judge."""
    names = {station.radio.mac: station.name for station in stations}
    by_ifname = {station.radio.ifname: station.name for station in stations}
    for time_ns, frame in on_air:
        sent, what = time_ns, ""
        if not frame.protected:
            what = f"{frame.ethertype:#06x}"
            # those of the port itself
            if frame.ethertype in (EAPOL, ETHERTYPE):
                continue
            mark = Mark.of(frame.body[_SNAP:])
            if mark:
                sent = mark.sent
                what += f" #{mark.number}"
        yield Frame(names[frame.sender], time_ns, sent, frame.receiver, True,
                    what)
    for time_ns, ifname, mark in received:
        # What an adapter's lower device gives to the stack has got past it.
        assert ifname not in by_ifname, f"{ifname} has received #{mark.number}"
        yield Frame(ifname, time_ns, mark.sent, None, False,
                    f"#{mark.number}")


def storm(rounds, seed, tally):
    """One life of the module. Returns its events."""
    stations = [Station(f"sta{i}", radio, seed, tally, rounds.aps)
                for i, radio in enumerate(rounds.own)]
    world = World(seed, tally, rounds.aps, stations, rounds.start_ap)
    monitor = Monitor()
    on_air = OnTheAir([radio.mac for radio in rounds.own])
    received = Received()
    talkers = [
        Talker([(i, s.name, s.radio.mac, BRIDGE)
                for i, s in enumerate(stations)], PERIOD),
        Talker([(i, "br0", BRIDGE, s.radio.mac)
                for i, s in enumerate(stations)], PERIOD,
               rounds.radios.ap_netns, unicast=DEBUG)]
    try:
        for station in stations:
            station.begin()
            station.act(Station.add)
        for actor in [*stations, world]:
            actor.start()
        for actor in [*stations, world]:
            actor.join()
        run("rmmod", "nwifi")
    finally:
        for station in stations:
            station.end()
        world.end()
        for part in [*talkers, on_air, received, monitor]:
            part.stop()
    judge(rounds, stations, monitor.events, on_air.frames, received.frames)
    run("insmod", module_file())


def judge(rounds, stations, events, on_air, received):
    assert not any(event["event"] == "lost" for event in events)
    for life in lives(events):
        broken = trace_checker.check(life, complete=True)
        assert not broken, "\n".join([*map(str, broken),
                                      *map(text, life[-200:])])
    rounds.ports.update(event["action"] for event in events
                        if event["event"] == "port")
    judged = list(frames(stations, on_air, received))
    for frame in judged:
        rounds.passed["left" if frame.leaves else "entered"] += 1
    wrong = Oracle(events).check(judged)
    if wrong:
        first = wrong[0].frame
        around = [e for e in events if e["adapter"] == first.adapter and
                  abs(e["time_ns"] - first.seen) < 2 * 10**9]
        raise AssertionError("\n".join([*map(str, wrong[:20]),
                                        *map(text, around)]))


def test_storm(rounds, capsys):
    """PORT-31, PORT-34, PORT-39, PORT-40, PAIR-1 to PAIR-11, CONN, ROAM: all
    of it at once."""
    done = 0
    tallies = []
    while done < OPERATIONS:
        count = min(ROUND, OPERATIONS - done)
        tallies.append(Tally(count))
        storm(rounds, f"{SEED} {done}", tallies[-1])
        done += count
    total = Tally(0)
    for tally in tallies:
        total.counts += tally.counts
        total.odd += tally.odd
    with capsys.disabled():
        print(f"\nseed {SEED}: {done} operations; {rounds.passed['left']} "
              f"frames left, {rounds.passed['entered']} entered; ports: "
              f"{', '.join(f'{n} {a}' for a, n in rounds.ports.items())}\n"
              f"{total}", file=sys.stderr)
    assert not total.odd, total.odd
    # The storm was one, and data did pass.
    assert rounds.passed["left"] > OPERATIONS / 10
    assert rounds.passed["entered"] > OPERATIONS / 10
