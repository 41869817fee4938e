# SPDX-License-Identifier: GPL-2.0-only
"""Fixtures of the scenarios. They run inside the virtual machine, as root.

After each test the kernel log has to be clean, no memory may have leaked (in
the debug lane, where the kernel can tell), and every recorded event has to obey
the rules of the catalogue.
"""

import itertools
import pathlib
import sys

import pytest

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "lib"))
# which know each other by their full names
sys.path.insert(0, str(HERE.parents[1]))

pytest.register_assert_rewrite("lib")

# pylint: disable=wrong-import-position
from lib.adapter import Adapter, nwifi, nwifi_json
from lib.air import Air
from lib.bus import Bus, Logind
from lib.genl import Genl
from lib.hostapd import AccessPoint
from lib.ihvd import Ihvd
from lib.kernel_log import KernelLog
from lib.kmemleak import Leaks
from lib.monitor import Monitor
from lib.onex import Onex, server
from lib.radio import Radios
from lib.supplicant import Supplicant
from lib.traffic import CLIENT, Echo
from lib import trace as trace_lib
import trace_checker

_LOG = pytest.StashKey[KernelLog]()
_MONITORS = pytest.StashKey[list]()
_NUMBERS = itertools.count(1)
_AIR = pytest.StashKey[Air]()
_FAILED = pytest.StashKey[bool]()


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item):
    """Show what has happened with a failure."""
    report = (yield).get_result()
    if not report.failed:
        return
    item.stash[_FAILED] = True
    for monitor in item.stash.get(_MONITORS, ()):
        report.sections.append(
            ("events", "\n".join(map(trace_lib.text, monitor.events))))
    if _AIR in item.stash:
        report.sections.append(("air", item.stash[_AIR].text()))
    if _LOG in item.stash:
        report.sections.append(
            ("kernel log", "\n".join(item.stash[_LOG].read())))


def failed(request):
    """The test of this request has failed: what comes now is only the
    consequence."""
    return _FAILED in request.node.stash


@pytest.fixture(scope="session")
def leaked():
    return Leaks()


@pytest.fixture(autouse=True)
def kernel_log(request, leaked):
    """The kernel log of the test, which has to be clean in the end."""
    log = KernelLog()
    request.node.stash[_LOG] = log
    yield log
    problems = log.problems()
    assert not problems, f"the kernel log is not clean:\n{problems}"
    leaks = leaked.problems(request.node.name)
    assert not leaks, leaks


def lives(events):
    """Take a trace apart: one list for each adapter that there ever was, also
    when a later one bears the same name."""
    open_lists = {}
    for event in events:
        events_of = open_lists.setdefault(event.get("adapter"), [])
        events_of.append(event)
        if event["event"] == "adapter" and event["action"] == "removal":
            yield open_lists.pop(event["adapter"])
    yield from open_lists.values()


@pytest.fixture
def make_monitor(request, kernel_log):
    """Monitors; what they recorded is checked in the end."""
    monitors = request.node.stash.setdefault(_MONITORS, [])

    def make(netns=None):
        monitors.append(Monitor(netns))
        return monitors[-1]

    yield make
    for monitor in monitors:
        monitor.stop()
    for monitor in monitors:
        for events in lives(monitor.events):
            assert not any(e["event"] == "lost" for e in events)
            broken = trace_checker.check(events, complete=True,
                                         host_stays=monitor.host_stays)
            assert not broken, "\n".join(map(str, broken))


@pytest.fixture
def monitor(make_monitor):
    """The monitor of our own network namespace."""
    return make_monitor()


@pytest.fixture(scope="session")
def radios():
    return Radios()


@pytest.fixture
def air(request, radios):
    air = request.node.stash[_AIR] = Air()
    yield air
    air.stop()


@pytest.fixture
def number():
    """Of the test. Networks and APs are others each time, for the lower radio
    remembers what it has heard longer than a test takes."""
    return next(_NUMBERS)


@pytest.fixture
def ssid(number):
    """The network of the test."""
    return f"net{number}"


@pytest.fixture
def make_ap(radios, number, ssid):
    """make_ap(n, option=…): hostapd on the n-th radio."""
    aps = []

    def make(index, **options):
        aps.append(AccessPoint(radios.ap(index, number),
                               **{"ssid": ssid, **options}))
        return aps[-1]

    yield make
    for ap in aps:
        ap.stop()


@pytest.fixture
def make_ihvd(request):
    """Daemons; in the end they leave in good order, when nothing is left of
    their adapters that no test has expected."""
    started = []

    def make(plugin_file, *adapters, **options):
        started.append((Ihvd.hosting(plugin_file, *adapters, **options),
                        adapters))
        return started[-1][0]

    yield make
    for daemon, adapters in started:
        if daemon.output.process.poll() is None:
            try:
                for adapter in adapters:
                    if not failed(request) and adapter.alive():
                        adapter.settle()
            finally:
                # or the adapters of the next test are taken as well
                status = daemon.stop()
            assert failed(request) or not status, daemon.output.lines


@pytest.fixture
def bus():
    """A system bus."""
    bus = Bus()
    yield bus
    bus.stop()


@pytest.fixture
def logind(bus):  # pylint: disable=unused-argument
    """logind on it, without a session."""
    logind = Logind()
    yield logind
    logind.stop()


@pytest.fixture
def ap(make_ap):
    """An open AP."""
    return make_ap(0)


@pytest.fixture
def make_adapter(request, radios, monitor, make_ap, ssid):
    """Adapters. In the end nothing may be left that no test has expected:
    that is looked at before the APs are gone."""
    adapters = []

    def make(lower=None, monitor=monitor, **options):
        adapters.append(Adapter(lower or radios.own(len(adapters)).ifname,
                                ssid, monitor, **options))
        return adapters[-1]

    yield make
    here = {adapter["name"] for adapter in nwifi_json("adapter")}
    left = [adapter for adapter in adapters if adapter.name in here]
    try:
        for adapter in left:
            # What comes after a failure is only its consequence.
            if _FAILED not in request.node.stash:
                adapter.settle()
    finally:
        for adapter in left:
            nwifi("adapter", "del", adapter.name, check=False)


@pytest.fixture
def adapter(make_adapter):
    """An adapter on our first radio."""
    return make_adapter()


@pytest.fixture
def make_supplicant(request, make_adapter):
    """make_supplicant(adapter): wpa_supplicant on it, which scans when it
    likes."""
    started = []

    def make(adapter):
        adapter.trace.ignore.add("SCAN_CONFIRM")
        started.append((adapter, Supplicant(adapter.name, adapter.netns)))
        return started[-1][1]

    yield make
    try:
        for adapter, _ in started:
            if _FAILED not in request.node.stash:
                adapter.settle()
    finally:
        for _, supplicant in started:
            supplicant.stop()


@pytest.fixture
def genl():
    """For requests that a command would make too late, or not at all."""
    genl = Genl()
    yield genl
    genl.close()


@pytest.fixture
def echo(radios):
    """Something to talk to, behind the APs."""
    echo = Echo(radios.ap_netns)
    yield echo
    echo.stop()


@pytest.fixture
def address():
    """The adapter's IPv4 address."""
    return f"{CLIENT}/24"


@pytest.fixture
def make_onex(adapter, make_ap, make_ihvd, address):
    """make_onex(AP options): the AP, and an adapter that has not connected."""
    def make(ap_options=None, ap=None, **options):
        adapter.up(address)
        ap = ap or make_ap(0, **(server() if ap_options is None else
                                 ap_options))
        return Onex(adapter, make_ihvd, ap, **options)

    return make
