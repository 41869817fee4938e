# SPDX-License-Identifier: GPL-2.0-only
"""ihvd and profiles: validated before they are used, matched with networks
after scans, made for networks that have none; and what else the station tells
an extension."""

import pathlib
import re

import pytest

from lib.adapter import nwifi_json
from lib.ihvd import begin, plugin, profile, set_switches
from lib.proc import RUN, until
from lib.trace import called, ihv, link_quality, scan_confirm

RADIOS = 4

ELEMENT = '<VendorElement xmlns="urn:nwifi:sample:vendor-element:1"/>'
HAS_ELEMENT = {"vendor_elements": "dd04026e7701"}
BAD_PROFILE, NOT_SUPPORTED, TIMEOUT = 1206, 50, 1460
DISCOVERED = pathlib.Path("/run/nwifi/discovered")


def handler(name, result=0):
    return ihv("Dot11ExtIhv" + name, "return", result=result)


@pytest.fixture
def config(request):
    """config(text): a configuration file."""
    def write(text):
        path = pathlib.Path(RUN, f"{request.node.name}.conf")
        path.write_text(text)
        return ["--config", path]

    return write


def scan(adapter, *ssids):
    """Scan until these are seen, all at once."""
    until(lambda: {bss["ssid"] for bss in nwifi_json("scan", adapter.name)} >=
          set(ssids), f"{ssids} are seen")


def watched(adapter):
    """Expect the queries, too."""
    adapter.trace.ignore.clear()
    return adapter


def test_not_valid(adapter, ap, make_ihvd):
    """IHV-29, IHV-32, IHV-37: a profile that the extension does not like is
    not used, and the user is told why."""
    adapter.look(ap)
    daemon = make_ihvd(plugin("vendor-element"), adapter,
                       profiles=[profile(ap.ssid)])
    watched(adapter)
    begin(adapter)
    adapter.expect(called("ValidateProfile", BAD_PROFILE))
    daemon.wait_line(f"profile {ap.ssid} is not valid: error 1206, "
                     "reason 0x90001")
    result = adapter.connect(check=False)
    assert result.returncode == 1 and "extension" in result.stderr
    # what the kernel has asked is answered without a word to the extension
    adapter.expect(called("PerformPreAssociate", BAD_PROFILE, session=1))
    adapter.overlook()


def test_valid_once(adapter, ap, make_ihvd):
    """IHV-29: the extension is asked once for as long as a profile says the
    same, and again when it does not."""
    adapter.look(ap)
    first = profile(ap.ssid, connectivity=ELEMENT)
    make_ihvd(plugin("vendor-element"), adapter, profiles=[first])
    watched(adapter)
    begin(adapter)
    adapter.expect(called("ValidateProfile"))
    adapter.trace.ignore.add("Dot11ExtIhvReceiveIndication")
    adapter.connect()
    adapter.trace.skip_to(ihv("Dot11ExtPostAssociateCompletion", "completion",
                              session=1, result=0))
    adapter.disconnect()
    adapter.trace.skip_to(handler("AdapterReset"))
    profile(ap.ssid)
    assert adapter.connect(check=False).returncode == 1
    adapter.expect(ihv("Dot11ExtIhvPerformPreAssociate", "call", session=2),
                   called("ValidateProfile", BAD_PROFILE),
                   ihv("Dot11ExtIhvPerformPreAssociate", "return", session=2,
                       result=BAD_PROFILE))
    adapter.overlook()


def test_after_a_scan(adapter, make_ap, make_ihvd):
    """IHV-30, IHV-31, IHV-33: each profile is matched with its network; for a
    network without one the extension makes one, which works."""
    here = make_ap(0, **HAS_ELEMENT)
    new = make_ap(1, ssid="brand <&> new", channel=6, **HAS_ELEMENT)
    daemon = make_ihvd(plugin("vendor-element"), adapter,
                       profiles=[profile(here.ssid, connectivity=ELEMENT)])
    watched(adapter)
    begin(adapter)
    adapter.expect(called("ValidateProfile"))
    adapter.trace.ignore.add("SCAN_CONFIRM")
    scan(adapter, here.ssid, new.ssid)
    adapter.trace.skip_to(handler("PerformCapabilityMatch"))
    adapter.trace.skip_to(handler("CreateDiscoveryProfiles"))
    daemon.wait_line(f"{adapter.name}: profile {re.escape(new.ssid)} "
                     "could be used")
    place = DISCOVERED / adapter.name
    listed = nwifi_json("profile", "list", "dir", place)
    assert (new.ssid, [new.ssid]) in [(p["name"], p["SSID"]) for p in listed]
    assert here.ssid not in [p["name"] for p in listed]
    # nobody uses it before somebody wants to
    found = next(path for path in place.glob("*.xml")
                 if "brand &lt;&amp;&gt; new" in path.read_text())
    adapter.do("connect", "ssid", new.ssid, "profile", found)
    adapter.trace.skip_to(ihv("Dot11ExtPostAssociateCompletion", "completion",
                              result=0, peer=new.mac))
    assert adapter.port()["owner"] == "ihv"
    adapter.overlook()


def test_no_match(adapter, make_ap, make_ihvd):
    """IHV-30, IHV-31: neither match nor profile, for the network is not one of
    the extension's."""
    ap = make_ap(0)
    make_ap(1, ssid="foreign", channel=6)
    make_ihvd(plugin("vendor-element"), adapter,
              profiles=[profile(ap.ssid, connectivity=ELEMENT)])
    watched(adapter)
    begin(adapter)
    adapter.trace.ignore.add("SCAN_CONFIRM")
    scan(adapter, ap.ssid, "foreign")
    adapter.trace.skip_to(handler("PerformCapabilityMatch", NOT_SUPPORTED))
    adapter.trace.skip_to(handler("CreateDiscoveryProfiles", NOT_SUPPORTED))
    assert not list(DISCOVERED.glob(f"{adapter.name}/foreign*.xml"))
    adapter.overlook()


def test_networks_are_looked_for(adapter, ap, make_ihvd):
    """IHV-36: the extension is given the BSSs of the network, even if nobody
    has looked before."""
    path = plugin("misbehave", copy="seen")
    daemon = make_ihvd(path, adapter, profiles=[profile(ap.ssid)])
    begin(adapter)
    adapter.connect()
    daemon.wait_line(r"PerformPreAssociate .* networks=[1-9]")
    adapter.expect(ihv("Dot11ExtIhvPerformPreAssociate", "call", session=1),
                   scan_confirm(),
                   ihv("Dot11ExtIhvPerformPreAssociate", "return", session=1,
                       result=0))
    adapter.overlook()


def test_oui(adapter, ap, make_ihvd, config):
    """IHV-18: a profile for another vendor's extension is not this one's."""
    adapter.look(ap)
    make_ihvd(plugin("accept-all"), adapter, profiles=[profile(ap.ssid)],
              more=config("[plugin]\noui = 026e77\n"))
    begin(adapter)
    adapter.connect()
    assert adapter.port()["owner"] == "none"
    adapter.overlook()


def test_indication(adapter, ap, make_ihvd):
    """IHV-67: link quality, with the structure of the indication."""
    path = plugin("misbehave", copy="indicated")
    adapter.look(ap)
    daemon = make_ihvd(path, adapter, profiles=[profile(ap.ssid)])
    watched(adapter)
    begin(adapter)
    adapter.connect()
    adapter.trace.skip_to(link_quality(ap))
    adapter.trace.skip_to(handler("ReceiveIndication"))
    # header, number, offset, and one entry
    daemon.wait_line("ReceiveIndication type=4 length=19")
    adapter.overlook()


def test_never_completed(adapter, ap, make_ihvd, config):
    """I-18: there is an end to how long a post-association operation may take;
    what completes it later counts none the less (IHV-52)."""
    path = plugin("misbehave", copy="slow")
    adapter.look(ap)
    daemon = make_ihvd(path, adapter, profiles=[profile(ap.ssid)],
                       more=config("[deadlines]\npost-association = 100\n"))
    begin(adapter)
    set_switches(path, "late=Dot11ExtIhvPerformPostAssociate")
    adapter.connect()
    daemon.wait_line("has not been completed within 100 ms")
    adapter.trace.skip_to(ihv("Dot11ExtPostAssociateCompletion", "completion",
                              session=1, result=TIMEOUT))
    assert not adapter.port()["authorized"]
    assert adapter.show()["bssid"] == ap.mac
    adapter.overlook()


def test_never_prepared(adapter, ap, make_ihvd, config):
    """I-18, IHV-108, C10: how long a pre-association may take is what the
    configuration says, and then there is no connection."""
    path = plugin("misbehave", copy="unprepared")
    adapter.look(ap)
    make_ihvd(path, adapter, profiles=[profile(ap.ssid)],
              more=config("[deadlines]\npre-association = 300\n"))
    begin(adapter)
    set_switches(path, "late=Dot11ExtIhvPerformPreAssociate")
    failed = adapter.connect(check=False)
    assert failed.returncode == 1
    assert "did not complete in time" in failed.stderr
    adapter.trace.skip_to(handler("AdapterReset"))
    adapter.settled = True


def test_cancelled_while_looking(adapter, make_ihvd):
    """S6: a disconnect while networks are looked for: the extension was not
    asked, so nothing is due of it but a reset."""
    path = plugin("misbehave", copy="cancelled")
    daemon = make_ihvd(path, adapter, profiles=[profile("nowhere")])
    begin(adapter)
    connecting = adapter.start("connect", "ssid", "nowhere")
    adapter.expect(ihv("Dot11ExtIhvPerformPreAssociate", "call", session=1))
    adapter.disconnect()
    assert connecting().returncode == 1
    adapter.trace.skip_to(handler("AdapterReset"))
    assert not daemon.lines("misbehave: Dot11ExtIhvPerformPreAssociate")
    adapter.overlook("Dot11ExtIhvPerformPreAssociate")


def test_queries_change_no_connection(adapter, ap, make_ihvd):
    """IHV-34: whatever an extension says of profiles and networks, the
    connection that is there stays as it is."""
    path = plugin("misbehave", copy="asked")
    adapter.look(ap)
    daemon = make_ihvd(path, adapter, profiles=[profile(ap.ssid)])
    begin(adapter)
    adapter.connect()
    adapter.trace.skip_to(ihv("Dot11ExtPostAssociateCompletion", "completion",
                              session=1, result=0))
    # not that of ValidateProfile, which was asked when the daemon started
    set_switches(path, *(f"error=Dot11ExtIhv{name}:{NOT_SUPPORTED}"
                         for name in ("PerformCapabilityMatch",
                                      "CreateDiscoveryProfiles")))
    start = daemon.now()
    adapter.do("scan")
    adapter.trace.skip_to(scan_confirm())
    daemon.wait_line("misbehave: Dot11ExtIhvPerformCapabilityMatch", start)
    until(lambda: any(e.get("handler") == "Dot11ExtIhvPerformCapabilityMatch"
                      and e.get("result") == NOT_SUPPORTED
                      for e in adapter.trace.events), "it has returned")
    adapter.do("scan")
    adapter.trace.skip_to(scan_confirm())
    assert adapter.port()["authorized"]
    # settle() sees that nothing else has happened
