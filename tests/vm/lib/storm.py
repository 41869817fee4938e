# SPDX-License-Identifier: GPL-2.0-only
"""Storms: random requests and random mishaps, all at once.

What is done, and when, follows from a seed. Every station of ours has a thread
of its own for what it is asked to do, and one more thread is the world around
them. Nobody waits for an outcome: requests meet each other and what the world
does in every phase.
"""

import collections
import errno
import itertools
import os
import random
import threading
import time

from . import ihv
from .adapter import nwifi_json
from .genl import Genl, Refused, attr, mac, u64
from .monitor import Monitor
from .proc import run

# Mean pauses between two requests, in seconds: some meet each other, some meet
# a scan or a handshake, and after some a connection has been there for a while.
PAUSES = [(0.45, 0.003), (0.3, 0.1), (0.25, 1.2)]
ETHERTYPE = 0x88b7

# How a request of a storm may be refused: what it needs is gone or not there
# yet, or something else is under way.
FINE = {errno.ENODEV, errno.ENOENT, errno.EBUSY, errno.EALREADY, errno.EEXIST,
        errno.ENOTCONN, errno.ENETDOWN, errno.EPERM, errno.EOPNOTSUPP,
        errno.EINPROGRESS, errno.ENOLINK, errno.EISCONN}


def pick(rng, table):
    """One of [(weight, item)]."""
    weights, items = zip(*table)
    return rng.choices(items, weights)[0]


class Tally:
    """How often what was done, and with what result."""

    def __init__(self, limit):
        self.left = limit
        self.counts = collections.Counter()
        self.odd = []
        self._lock = threading.Lock()

    def take(self):
        """One more operation? False when there have been enough."""
        with self._lock:
            self.left -= 1
            return self.left >= 0

    def note(self, name, error=0):
        with self._lock:
            text = errno.errorcode.get(error, str(error)) if error else "ok"
            self.counts[name, text] += 1
            if error and error not in FINE:
                self.odd.append(f"{name}: {os.strerror(error)}")

    def __str__(self):
        rows = collections.defaultdict(list)
        for (name, text), count in sorted(self.counts.items()):
            rows[name].append(f"{text} {count}")
        return "\n".join(f"{name:16} {', '.join(cells)}"
                         for name, cells in sorted(rows.items()))


class Actor:
    """A thread that does something again and again, until enough is done.

    choices: [(weight, method)]
    """

    choices = []

    def __init__(self, name, seed, tally):
        self.name = name
        self.rng = random.Random(f"{seed} {name}")
        self.tally = tally
        self.error = None
        self._thread = threading.Thread(target=self._run, daemon=True)

    def start(self):
        self._thread.start()

    def join(self):
        self._thread.join()
        if self.error:
            raise self.error

    def _run(self):
        try:
            while self.tally.take():
                self.act(pick(self.rng, self.choices))
                self.pause()
        except Exception as error:  # pylint: disable=broad-except
            # told to whoever waits for us
            self.error = error

    def act(self, method):
        name = method.__name__
        try:
            method(self)
        except Refused as refused:
            self.tally.note(name, refused.error)
        else:
            self.tally.note(name)

    def pause(self):
        mean = pick(self.rng, PAUSES)
        time.sleep(self.rng.expovariate(1 / mean))

    def command(self, *args):
        """A command that may fail, for instance because of no device."""
        run(*args, check=False)


class Extension(ihv.Host):
    """An extension host whose answers come late, twice, wrongly or never."""

    def __init__(self, station, rng):
        self._rng = random.Random(rng.random())
        self._sessions = []
        super().__init__(station)
        self.ethertypes(ETHERTYPE, *([0x88b8] if self._rng.random() < 0.3
                                     else []))
        if self._rng.random() < 0.1:
            # a deadline of its own to run into
            self.results["stop_post_associate"] = None

    def react(self, call):
        rng = self._rng
        self.results["perform_post_associate"] = pick(
            rng, [(8, ihv.ERROR_SUCCESS), (1, ihv.ERROR_GEN_FAILURE)])
        if call.handler == "perform_pre_associate":
            if rng.random() < 0.95:
                self.pre_done(call, pick(rng, [(9, 0), (1, 31)]))
        elif call.handler == "perform_post_associate":
            self._sessions = self._sessions[-2:] + [call]
            if rng.random() < 0.9:
                self.post_done(call)

    def later(self):
        """Authorize, withdraw, authorize again; for a session that may be
        over."""
        if self._sessions:
            session = pick(self._rng, [(4, self._sessions[-1]),
                                       (1, self._sessions[0])])
            self.post_done(session, pick(self._rng, [(3, 0), (2, 31)]))


class Station(Actor):
    """An adapter, and everything that is asked of it and of its lower
    device."""

    def __init__(self, name, radio, seed, tally, networks):
        super().__init__(name, seed, tally)
        self.radio = radio
        self.networks = networks
        self.genl = None
        self.extension = None
        self._cookies = itertools.count(1)

    def begin(self):
        """When there is a module."""
        self.genl = Genl()

    def end(self):
        """Before the module goes, or after."""
        self.let_go()
        self.genl.close()

    def request(self, command, *attrs):
        try:
            self.genl.request(command, *attrs,
                              attr("A_COOKIE", u64(next(self._cookies))))
        finally:
            self.genl.forget()

    def ask(self, command, *attrs):
        self.request(command, attr("A_IFNAME", self.name), *attrs)

    def ap(self):
        return mac(self.rng.choice(self.networks).mac)

    # what is asked of it

    def add(self):
        self.request("CMD_ADAPTER_ADD", attr("A_IFNAME", self.name),
                     attr("A_LOWER_IFNAME", self.radio.ifname))
        self.command("ip", "link", "set", self.name, "up")

    def delete(self):
        self.ask("CMD_ADAPTER_DEL")

    def connect(self):
        ap = self.rng.choice(self.networks)
        self.ask("CMD_CONNECT", attr("A_SSID", ap.ssid.encode()),
                 *([attr("A_BSSID", mac(ap.mac))]
                   if self.rng.random() < 0.4 else []))

    def disconnect(self):
        self.ask("CMD_DISCONNECT")

    def roam(self):
        self.ask("CMD_ROAM", *([attr("A_BSSID", self.ap())]
                               if self.rng.random() < 0.8 else []))

    def reset(self):
        self.ask("CMD_RESET")

    def scan(self):
        self.ask("CMD_SCAN", *([attr("A_SCAN_PASSIVE")]
                               if self.rng.random() < 0.1 else []))

    def flush(self):
        self.ask("CMD_BSS_FLUSH")

    def port_set(self):
        self.ask("CMD_PORT_SET", attr("A_MAC", self.ap()),
                 attr("A_AUTHORIZED", bytes([self.rng.randrange(2)])))

    # what happens to its netdevs

    def upper_down(self):
        self.command("ip", "link", "set", self.name, "down")
        self.command("ip", "link", "set", self.name, "up")

    def lower_down(self):
        self.command("ip", "link", "set", self.radio.ifname, "down")
        self.command("ip", "link", "set", self.radio.ifname, "up")

    def unlink(self):
        self.command("ip", "link", "del", self.name)

    def lower_moves(self):
        """To the namespace of the APs, and back: the adapter goes."""
        self.radio.move(self.networks[0].radio.netns)
        self.radio.move(None)

    # its extension

    def bind(self):
        self.let_go()
        self.extension = Extension(self, self.rng)

    def let_go(self):
        """Its end is that of a host that was killed."""
        if self.extension:
            self.extension.stop()
            self.extension = None

    def decide(self):
        if self.extension:
            self.extension.later()

    def packet(self):
        if self.extension:
            self.extension.packet(self.rng.choice(self.networks).mac,
                                  ETHERTYPE, b"packet")

    choices = [(6, add), (0.6, delete), (30, connect), (3, disconnect),
               (20, roam), (1.5, reset), (6, scan), (0.5, flush),
               (3, port_set), (0.5, upper_down), (0.5, lower_down),
               (0.2, unlink), (0.2, lower_moves), (5, bind), (0.6, let_go),
               (18, decide), (3, packet)]


class World(Actor):
    """The APs, the air, and those who look."""

    def __init__(self, seed, tally, networks, stations, restart):
        super().__init__("world", seed, tally)
        self.networks = networks
        self.stations = stations
        self._restart = restart
        self._watchers = []

    def end(self):
        while self._watchers:
            self._watchers.pop().stop()

    def ap(self):
        return self.rng.randrange(len(self.networks))

    def station(self):
        return self.rng.choice(self.stations).radio.mac

    def deauthenticate(self):
        self.networks[self.ap()].deauthenticate(self.station())

    def disassociate(self):
        self.networks[self.ap()].disassociate(self.station())

    def kill(self):
        """Without a word, and back after a while."""
        number = self.ap()
        self.networks[number].vanish()
        self.pause()
        self.networks[number] = self._restart(number)

    def signal(self):
        self.networks[self.ap()].radio.signal(self.rng.randrange(-80, -20))

    def attach(self):
        if len(self._watchers) < 2:
            self._watchers.append(Monitor())

    def detach(self):
        if self._watchers:
            self._watchers.pop(0).stop()

    def look(self):
        nwifi_json(self.rng.choice(["adapter", "port"]))

    choices = [(6, deauthenticate), (4, disassociate), (0.6, kill), (8, signal),
               (1, attach), (1, detach), (3, look)]
