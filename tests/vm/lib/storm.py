# SPDX-License-Identifier: GPL-2.0-only
"""Storms: random requests and random mishaps at the same time.

A seed decides what is done and when. Each station has a thread that sends
requests, and one more thread plays the world around the stations. None of them
waits for an outcome, so that requests meet each other and the mishaps in every
phase.
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

# (weight, mean pause between two requests in seconds). Short ones let requests
# meet each other, middle ones let them meet a scan or a handshake, and long
# ones let a connection exist for a while.
PAUSES = [(0.45, 0.003), (0.3, 0.1), (0.25, 1.2)]
ETHERTYPE = 0x88b7

# Errors with which a request of a storm may be refused: what it needs does not
# exist (any more), or another request is in progress.
FINE = {errno.ENODEV, errno.ENOENT, errno.EBUSY, errno.EALREADY, errno.EEXIST,
        errno.ENOTCONN, errno.ENETDOWN, errno.EPERM, errno.EOPNOTSUPP,
        errno.EINPROGRESS, errno.ENOLINK, errno.EISCONN}


def pick(rng, table):
    """Choose an item of [(weight, item)]."""
    weights, items = zip(*table)
    return rng.choices(items, weights)[0]


class Tally:
    """Counts the operations by their results, and limits their number."""

    def __init__(self, limit):
        self.left = limit
        self.counts = collections.Counter()
        self.odd = []
        self._lock = threading.Lock()

    def take(self):
        """Take one more operation. False if there have been enough."""
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
    """A thread that performs random operations until the tally has enough.

    choices: the operations, [(weight, method)]
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
            # join() raises it
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
        """Run a command that may fail, for instance for want of a device."""
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
            # The kernel's deadline for this handler passes.
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
        """Authorize a session or withdraw its authorization. The session may be
        over."""
        if self._sessions:
            session = pick(self._rng, [(4, self._sessions[-1]),
                                       (1, self._sessions[0])])
            self.post_done(session, pick(self._rng, [(3, 0), (2, 31)]))


class Station(Actor):
    """An adapter with all requests to it and to its lower device."""

    def __init__(self, name, radio, seed, tally, networks):
        super().__init__(name, seed, tally)
        self.radio = radio
        self.networks = networks
        self.genl = None
        self.extension = None
        self._cookies = itertools.count(1)

    def begin(self):
        """Open the socket. The module must be loaded."""
        self.genl = Genl()

    def end(self):
        """Close the sockets, before or after the module is unloaded."""
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

    # Requests to the adapter

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

    # Operations on the netdevs

    def upper_down(self):
        self.command("ip", "link", "set", self.name, "down")
        self.command("ip", "link", "set", self.name, "up")

    def lower_down(self):
        self.command("ip", "link", "set", self.radio.ifname, "down")
        self.command("ip", "link", "set", self.radio.ifname, "up")

    def unlink(self):
        self.command("ip", "link", "del", self.name)

    def lower_moves(self):
        """Move the lower device to the namespace of the APs and back, which
        deletes the adapter."""
        self.radio.move(self.networks[0].radio.netns)
        self.radio.move(None)

    # Operations of the extension host

    def bind(self):
        self.let_go()
        self.extension = Extension(self, self.rng)

    def let_go(self):
        """Close the socket of the host, as when a host is killed."""
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
    """The APs, the air and the monitors."""

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
        """End an AP without a frame, and start it again after a while."""
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
