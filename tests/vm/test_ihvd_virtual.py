# SPDX-License-Identifier: GPL-2.0-only
"""ihvd: a virtual station for an extension that asks for one."""

import os
import pathlib
import signal

from lib.adapter import nwifi, nwifi_json
from lib.ihvd import begin, plugin, profile
from lib.proc import run, until

RADIOS = 4


def there():
    """Names of all adapters, and whether the lower device of a virtual station
    is there."""
    return ([adapter["name"] for adapter in nwifi_json("adapter")],
            pathlib.Path("/sys/class/net/nwvirtual").exists())


def alone(adapter):
    until(lambda: there() == ([adapter.name], False),
          "there is no virtual station")


def second(adapter):
    """The adapter that is the virtual station."""
    return next(a["name"] for a in nwifi_json("adapter")
                if a["name"] != adapter.name)


def hosted(adapter, ap, make_ihvd):
    adapter.look(ap)
    daemon = make_ihvd(plugin("second-station"), adapter,
                       profiles=[profile(ap.ssid)])
    begin(adapter)
    adapter.connect()
    daemon.wait_line("second-station: request error=0")
    daemon.wait_line("second-station: virtual=1")
    name = second(adapter)
    daemon.wait_line(f"{name}: bound")
    adapter.overlook()
    return daemon, name


def test_second_station(adapter, ap, make_ihvd):
    """IHV-6, IHV-98, IHV-100 to IHV-102: it comes as an adapter, is told from
    the first, can be connected by the same extension, and goes in order."""
    daemon, name = hosted(adapter, ap, make_ihvd)
    assert there() == ([adapter.name, name], True)
    assert {a["mac"] for a in nwifi_json("adapter")} >= {adapter.show()["mac"]}
    assert len({a["mac"] for a in nwifi_json("adapter")}) == 2
    nwifi("connect", name, "ssid", ap.ssid)
    until(lambda: nwifi_json("port", name)[0]["authorized"], "authorized")
    daemon.wait_line("second-station: AP error=0")
    daemon.wait_line(f"{name}: the AP of this connection is one for {ap.ssid}")
    start = daemon.now()
    adapter.disconnect()
    daemon.wait_line("second-station: release error=0", start)
    daemon.wait_line(f"{name}: released", start)
    alone(adapter)


def test_one_at_most(make_adapter, make_ap, make_ihvd):
    """IHV-98, IHV-99: of two that ask, one gets a station; the other is told
    that somebody has it."""
    ap = make_ap(0)
    adapters = make_adapter(), make_adapter()
    daemon = make_ihvd(plugin("second-station"), *adapters,
                       profiles=[profile(ap.ssid)])
    for adapter in adapters:
        begin(adapter)
        adapter.look(ap)
        adapter.connect()
        adapter.overlook()
    daemon.wait_line("second-station: request error=0")
    daemon.wait_line("second-station: request error=170")
    until(lambda: len(there()[0]) == 3, "the virtual station is there")


def test_dies_with_its_plugin(adapter, ap, make_ihvd):
    """Whatever dies: the virtual station is there for its plugin only."""
    daemon, _ = hosted(adapter, ap, make_ihvd)
    start = daemon.now()
    os.kill(daemon.plugin_pid(), signal.SIGKILL)
    daemon.wait_line("its ports are closed", start)
    # the new process is told of its adapter, and asks again
    daemon.wait_line(f"{adapter.name}: bound", start)
    daemon.wait_line("second-station: request error=0", start)
    adapter.overlook("close")


def test_of_an_earlier_daemon(adapter, ap, make_ihvd):
    """What a daemon that was killed has left behind, the next one removes."""
    daemon, _ = hosted(adapter, ap, make_ihvd)
    daemon.kill()
    assert there()[1]
    daemon = make_ihvd(plugin("second-station"), adapter,
                       profiles=[profile(ap.ssid)])
    daemon.wait_line("second-station: request error=0")
    adapter.overlook("close")


def test_refused(adapter, ap, make_ihvd):
    """IHV-98: there cannot be another one, and nothing is left of the try."""
    run("iw", "dev", adapter.lower, "interface", "add", "nwvirtual", "type",
        "monitor")
    try:
        adapter.look(ap)
        daemon = make_ihvd(plugin("second-station"), adapter,
                           profiles=[profile(ap.ssid)])
        begin(adapter)
        adapter.connect()
        daemon.wait_line(r"second-station: request error=(50|170)")
        assert there()[0] == [adapter.name]
    finally:
        run("iw", "dev", "nwvirtual", "del")
    adapter.overlook()
