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
# Modules of tests/lib import each other as tests.lib.
sys.path.insert(0, str(HERE.parents[1]))

pytest.register_assert_rewrite("lib")

# pylint: disable=wrong-import-position
from lib.adapter import Adapter, nwifi, nwifi_json
from lib.air import Air
from lib.bus import Bus, Logind
from lib.dhcp import Dhcp
from lib.genl import Genl
from lib.hostapd import AccessPoint
from lib.ihv import outliving
from lib.ihvd import Ihvd
from lib.kernel_log import KernelLog
from lib.kmemleak import Leaks
from lib.managed import OnAdapter, OnRadio
from lib.monitor import Monitor
from lib.onex import Onex, server
from lib.radio import Radios
from lib.supplicant import Supplicant
from lib.traffic import CLIENT, Echo
from lib.transmitter import Transmitter
from lib.udev import Udev
from lib import trace as trace_lib
import trace_checker

_LOG = pytest.StashKey[KernelLog]()
_MONITORS = pytest.StashKey[list]()
_NUMBERS = itertools.count(1)
_AIR = pytest.StashKey[Air]()
_FAILED = pytest.StashKey[bool]()


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item):
    """Add the events, the frames and the kernel log to the report of a
    failure."""
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
    """Whether the test of this request has failed. Further complaints would
    only be about the consequences."""
    return _FAILED in request.node.stash


@pytest.fixture(scope="session")
def leaked():
    return Leaks()


@pytest.fixture(autouse=True)
def kernel_log(request, leaked):
    """The kernel log of the test, which must be clean at the end."""
    log = KernelLog()
    request.node.stash[_LOG] = log
    yield log
    problems = log.problems()
    assert not problems, f"the kernel log is not clean:\n{problems}"
    leaks = leaked.problems(request.node.name)
    assert not leaks, leaks


def lives(events):
    """Split a trace into one list for each adapter, also where a later adapter
    has the name of an earlier one."""
    open_lists = {}
    for event in events:
        events_of = open_lists.setdefault(event.get("adapter"), [])
        events_of.append(event)
        if event["event"] == "adapter" and event["action"] == "removal":
            yield open_lists.pop(event["adapter"])
    yield from open_lists.values()


@pytest.fixture
def make_monitor(request, kernel_log):
    """make_monitor(netns): a monitor, whose events are checked at the end."""
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
    """A monitor in the network namespace of the test."""
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
    """The number of the test. It makes the networks and the APs of each test
    differ, because the lower radio remembers those of the tests before."""
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
def make_transmitter(radios, number):
    """make_transmitter(n, channel): the n-th radio sends what it is given."""
    transmitters = []

    def make(index, channel=1):
        transmitters.append(Transmitter(radios.ap(index, number), channel))
        return transmitters[-1]

    yield make
    for transmitter in transmitters:
        transmitter.stop()


@pytest.fixture
def make_ihvd(request):
    """make_ihvd(plugin, adapter…): a daemon. At the end its adapters must
    have no event that was not expected, and it must end in good order."""
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
                # The daemon must not take the adapters of the next test.
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
    """A stand-in for logind on the bus, without a session."""
    logind = Logind()
    yield logind
    logind.stop()


@pytest.fixture
def udev():
    """udevd with the rules that are installed."""
    udev = Udev()
    yield udev
    udev.stop()


@pytest.fixture
def dhcp(radios):
    """A DHCP server behind the APs."""
    dhcp = Dhcp(radios.ap_netns)
    yield dhcp
    dhcp.stop()


@pytest.fixture
def ap(make_ap):
    """An open AP."""
    return make_ap(0)


@pytest.fixture
def make_adapter(request, radios, monitor, make_ap, ssid):
    """make_adapter(lower): an adapter. At the end it must have no event that
    was not expected, which is checked before the APs are stopped."""
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
            if not failed(request):
                adapter.settle()
    finally:
        for adapter in left:
            nwifi("adapter", "del", adapter.name, check=False)


@pytest.fixture
def adapter(make_adapter):
    """An adapter on the first radio for adapters."""
    return make_adapter()


@pytest.fixture(params=["adapter", "radio"])
def adapter_or_radio(request, radios):
    """What a network manager is to work on: an adapter, and the radio itself."""
    if request.param == "radio":
        return OnRadio(radios.own())
    return OnAdapter(request.getfixturevalue("adapter"))


@pytest.fixture
def make_host(request, make_adapter):  # pylint: disable=unused-argument
    """make_host(adapter): an extension host without ihvd, which outlives what
    its adapter does at the end."""
    with outliving(lambda: failed(request)) as make:
        yield make


@pytest.fixture
def make_supplicant(request, make_adapter):
    """make_supplicant(adapter): wpa_supplicant on the adapter. It scans on its
    own, so that the end of scans is ignored."""
    started = []

    def make(adapter):
        adapter.trace.ignore.add("SCAN_CONFIRM")
        started.append((adapter, Supplicant(adapter.name, adapter.netns)))
        return started[-1][1]

    yield make
    try:
        for adapter, _ in started:
            if not failed(request):
                adapter.settle()
    finally:
        for _, supplicant in started:
            supplicant.stop()


@pytest.fixture
def genl():
    """A socket for requests that no command can make, or not soon enough."""
    genl = Genl()
    yield genl
    genl.close()


@pytest.fixture
def echo(radios):
    """An echo server behind the APs."""
    echo = Echo(radios.ap_netns)
    yield echo
    echo.stop()


@pytest.fixture
def address():
    """The adapter's IPv4 address."""
    return f"{CLIENT}/24"


@pytest.fixture
def make_onex(adapter, make_ap, make_ihvd, address):
    """make_onex(AP options): an adapter with 802.1X that is not connected yet,
    and the AP for it."""
    def make(ap_options=None, ap=None, **options):
        adapter.up(address)
        ap = ap or make_ap(0, **(server() if ap_options is None else
                                 ap_options))
        return Onex(adapter, make_ihvd, ap, **options)

    return make
