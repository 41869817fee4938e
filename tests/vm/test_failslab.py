# SPDX-License-Identifier: GPL-2.0-only
"""Memory runs out: for every operation the first allocation fails, then the
second, and so on until none is left to fail. Each time it ends with an error
or succeeds nevertheless, nothing leaks, and the next try works."""

import collections
import contextlib
import itertools
import struct
import types

import pytest

from lib import ihv
from lib.adapter import nwifi, nwifi_json
from lib.genl import UAPI, Refused, attr, mac, parse_attrs, u32, u64
from lib.inject_faults import Faults
from lib.lane import only_in_debug_lane
from lib.proc import Lines, run, until

RADIOS = 4
TIMEOUT = 1800
# Far more than any operation has
MOST = 2000

pytestmark = only_in_debug_lane("the stock kernel has no fault injection")


@pytest.fixture
def faults():
    return Faults()


@pytest.fixture
def listener(radios):
    """Somebody listens, so that events are made; what memory was missing for
    is missing."""
    monitor = Lines("nwifi", "-j", "monitor")
    monitor.wait_line("ready")
    yield monitor
    monitor.stop()


class Tries:
    """Requests that may fail, each with a cookie of its own."""

    def __init__(self, genl, lower):
        self.genl = genl
        self.lower = lower
        self._cookies = itertools.count(1)

    def request(self, command, *attrs):
        """Make a request; returns what waits for its outcome."""
        cookie = next(self._cookies)
        self.genl.request(command, *attrs, attr("A_COOKIE", u64(cookie)))
        return lambda: self.genl.wait_done(cookie)

    def on_adapter(self, command, *attrs):
        return self.request(command, attr("A_IFNAME", "nwl0"), *attrs)

    def add(self):
        return self.request("CMD_ADAPTER_ADD",
                            attr("A_LOWER_IFNAME", self.lower))

    def delete(self):
        return self.on_adapter("CMD_ADAPTER_DEL")

    def present(self):
        if self.exists():
            return
        self.add()()
        run("ip", "link", "set", "nwl0", "up")

    def exists(self):
        return any(adapter["name"] == "nwl0"
                   for adapter in nwifi_json("adapter"))


@pytest.fixture
def tries(genl, radios):
    """With a second adapter, which keeps the threads of workers alive."""
    nwifi("adapter", "add", radios.own(1).ifname, "name", "keep")
    tries = Tries(genl, radios.own().ifname)
    yield tries
    if tries.exists():
        tries.delete()()
    nwifi("adapter", "del", "keep")


def sweep(tasks, prepare, operation, recover, strict=False):
    """prepare, then the operation with its n-th allocation failing, then
    recover; for each n. strict: the operation is refused for want of memory
    only, and is so at least once."""
    number, missed, refusals = 1, 0, 0
    while missed < 3:
        assert number < MOST
        prepare()
        done = refused = None
        with tasks.faults.nth(tasks.found(), number) as hit:
            try:
                done = operation()
                if done and tasks.name == "worker":
                    done()
            except (Refused, OSError) as refusal:
                assert refusal.args
                refused = refusal
        if strict and refused:
            assert hit(), f"refused, but not for want of memory: {refused}"
            refusals += 1
        if done and tasks.name == "request":
            done()
        recover()
        # A worker may have been a thread that was not there before.
        missed = 0 if hit() else missed + 1
        number += bool(hit())
    assert number > 1, "nothing was allocated"
    assert refusals or not strict, "what failed had no consequence"
    print(f"{number - 1} allocations")


class Tasks:
    """Where the allocations fail: in the task that makes the request, or in
    the adapter's worker."""

    def __init__(self, faults, name):
        self.faults = faults
        self.name = name

    def found(self):
        return (self.faults.own() if self.name == "request" else
                self.faults.workers())


@pytest.fixture(params=["request", "worker"])
def tasks(request, faults, tries):
    tasks = Tasks(faults, request.param)
    # The worker's threads are known by what they have done last.
    tries.present()
    until(tasks.found, "the worker is there")
    return tasks


def good(done):
    """The request has succeeded."""
    assert done()[UAPI["A_ERROR"]] == bytes(4)


def test_add(tasks, tries, listener):
    """An adapter is there as a whole, or not at all."""
    def absent():
        if tries.exists():
            tries.delete()()
        until(lambda: not tries.exists(), "no adapter is there")

    sweep(tasks, absent, tries.add, lambda: None)
    absent()
    good(tries.add())
    assert tries.exists()


def test_delete(tasks, tries, listener):
    """An adapter that is to go goes, memory or not."""
    def gone():
        if tasks.name == "request" and tries.exists():
            # The request itself was refused: once more.
            with contextlib.suppress(Refused):
                tries.delete()()
        until(lambda: not tries.exists(), "the adapter goes")

    sweep(tasks, tries.present, tries.delete, gone)


def see(tries, *aps):
    """Scans until the cache knows these APs."""
    def look():
        known = {bss["bssid"] for bss in nwifi_json("bss", "nwl0")}
        if all(ap.mac in known for ap in aps):
            return True
        tries.on_adapter("CMD_SCAN")()
        return False

    until(look, "the APs are seen")


def connect(tries, ap):
    return tries.on_adapter("CMD_CONNECT", attr("A_SSID", ap.ssid.encode()))


def at_rest(tries):
    """Whatever has happened: a reset is possible, and the adapter is in
    INIT."""
    good(tries.on_adapter("CMD_RESET"))
    assert nwifi_json("adapter", "nwl0")["state"] == "INIT"
    assert not nwifi_json("port", "nwl0")


def test_scan(tasks, tries, listener, ap):
    """Refused, or confirmed."""
    sweep(tasks, lambda: None, lambda: tries.on_adapter("CMD_SCAN"),
          lambda: at_rest(tries))
    see(tries, ap)


def test_connect(tasks, tries, listener, ap):
    """Association, port creation and gate: connected, or not at all."""
    sweep(tasks, lambda: see(tries, ap), lambda: connect(tries, ap),
          lambda: at_rest(tries))
    see(tries, ap)
    good(connect(tries, ap))
    assert nwifi_json("port", "nwl0")[0]["authorized"]


def test_roam(tasks, tries, listener, make_ap):
    """Between two APs, there and back."""
    aps = [make_ap(0), make_ap(1)]

    def connected():
        adapter = nwifi_json("adapter", "nwl0")
        if adapter.get("bssid"):
            return True
        if adapter["state"] == "INIT":
            see(tries, *aps)
            connect(tries, aps[0])()
        return False

    def prepare():
        until(connected, "it is connected")

    def roam():
        here = nwifi_json("adapter", "nwl0").get("bssid")
        target = next(ap for ap in aps if ap.mac != here)
        return tries.on_adapter("CMD_ROAM", attr("A_BSSID", mac(target.mac)))

    sweep(tasks, prepare, roam, lambda: None)
    prepare()
    good(roam())
    assert nwifi_json("port", "nwl0")[0]["authorized"]


def test_dump(faults, tries):
    """What is asked for is told to the end, or refused; a part of it is never
    taken for the whole."""
    tries.present()

    def dump():
        names = [dict(parse_attrs(attrs))[UAPI["A_IFNAME"]]
                 .rstrip(b"\0").decode()
                 for _, attrs in tries.genl.dump("CMD_ADAPTER_GET")]
        assert sorted(names) == ["keep", "nwl0"]
        assert not tries.genl.dump("CMD_PORT_GET")

    sweep(Tasks(faults, "request"), lambda: None, dump, lambda: None)
    dump()


class Extension(ihv.Host):
    """An extension host that lets everybody in."""

    def __init__(self, **options):
        super().__init__(types.SimpleNamespace(name="nwl0"), **options)

    def react(self, call):
        if call.handler == "perform_pre_associate":
            self.pre_done(call)
        elif call.handler == "perform_post_associate":
            self.post_done(call)


@pytest.fixture
def bound(tries):
    """bound(): see to it that there is a host; one that the kernel could not
    tell of something is let go."""
    hosts = []

    def bind():
        if hosts:
            hosts.pop().stop()
        tries.present()
        hosts.append(Extension())
        return hosts[-1]

    yield bind
    for host in hosts:
        host.stop()


def test_bind(tasks, tries, listener, bound, ap):
    """A host is bound and told of the port that there is, or it is not, and
    the port stays closed."""
    hosts = []

    def authorized():
        return any(port["authorized"] for port in nwifi_json("port", "nwl0"))

    def unbound():
        while hosts:
            hosts.pop().stop()
        if not nwifi_json("port", "nwl0"):
            host = bound()
            see(tries, ap)
            connect(tries, ap)()
            host.stop()
        until(lambda: not authorized(), "the port is closed")

    def bind():
        hosts.append(Extension(bind=False))
        hosts[-1].bind()
        # behind it in the worker's queue
        return tries.on_adapter("CMD_SCAN")

    sweep(tasks, unbound, bind, lambda: None)
    unbound()
    hosts.append(Extension())
    until(authorized, "authorized")
    hosts.pop().stop()


def test_extension(tasks, tries, listener, bound, ap):
    """Pre-association, Perform, completion, Stop and reset: connected and
    authorized by the extension, or the port is closed (IHV-39, PORT-10)."""
    def prepare():
        bound()
        see(tries, ap)

    def closed_or_authorized():
        for port in nwifi_json("port", "nwl0"):
            assert port["owner"] == "ihv" or not port["authorized"], port
        at_rest(tries)

    sweep(tasks, prepare, lambda: connect(tries, ap), closed_or_authorized)
    prepare()
    good(connect(tries, ap))
    until(lambda: nwifi_json("port", "nwl0")[0]["authorized"], "authorized")


def test_requests_of_a_host(tries, listener, bound, faults, ap):
    """EtherTypes, a completion, a packet, a key, a report: refused for want of
    memory, or taken; and what was taken has its effect."""
    host = bound()
    accepted = collections.Counter()

    def each(command, *attrs):
        def ask():
            host.request(command, *attrs)
            accepted[command] += 1

        sweep(Tasks(faults, "request"), lambda: None, ask, lambda: None,
              strict=True)

    each("CMD_IHV_ETHERTYPES", attr("A_BACKLOG", u32(4)),
         attr("A_REGISTRATION", struct.pack("=H", 0x88b7)))
    see(tries, ap)
    good(connect(tries, ap))
    perform = host.wait("perform_post_associate")
    session = attr("A_IHV_SESSION", u32(perform.session))
    result = attr("A_IHV_RESULT", u32(0))

    def authorized():
        return nwifi_json("port", "nwl0")[0]["authorized"]

    until(authorized, "authorized")
    failed = attr("A_IHV_RESULT", u32(ihv.ERROR_GEN_FAILURE))
    each("CMD_IHV_POST_DONE", session, attr("A_MAC", mac(ap.mac)), failed)
    until(lambda: not authorized(), "closed again")
    each("CMD_IHV_POST_DONE", session, attr("A_MAC", mac(ap.mac)), result)
    until(authorized, "authorized again")
    each("CMD_IHV_SEND", attr("A_COOKIE", u64(7)), attr("A_MAC", mac(ap.mac)),
         attr("A_ETHERTYPE", struct.pack("=H", 0x88b7)),
         attr("A_PACKET", b"packet"))
    until(lambda: [call.handler for call in host.calls].count(
        "send_packet_completion") == accepted["CMD_IHV_SEND"],
          "each packet that was taken is completed")
    each("CMD_IHV_KEY", session, attr("A_MAC", mac(ap.mac)),
         attr("A_KEY", bytes(16)), attr("A_KEY_CIPHER", u32(4)),
         attr("A_KEY_INDEX", u32(0)))
    each("CMD_IHV_REPORT", attr("A_IHV_NAME", b"Dot11ExtSendNotification\0"),
         attr("A_IHV_IS_FUNCTION"), attr("A_IHV_PHASE", u32(1)), result)
    until(lambda: sum("Dot11ExtSendNotification" in line
                      for line in listener.lines) ==
          accepted["CMD_IHV_REPORT"], "each report that was taken is told")
    at_rest(tries)
