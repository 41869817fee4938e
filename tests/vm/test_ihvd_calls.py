# SPDX-License-Identifier: GPL-2.0-only
"""ihvd: each function of the host, called where it may be and where it may
not."""

import pathlib
import re

import pytest

from lib.adapter import nwifi
from lib.ihvd import begin, compiled, plugin, profile, set_switches
from lib.inject import Wire
from lib.proc import until
from lib.trace import (BY_OS, called, connected, disassociation,
                       disconnect_request, ihv, port_deleted)

RADIOS = 4

INVALID_HANDLE, NOT_SUPPORTED, INVALID_PARAMETER = 6, 50, 87
INVALID_STATE = 5023
# What a function may say that was called at the wrong moment (I-17)
REFUSED = {str(INVALID_HANDLE), str(INVALID_STATE)}


@pytest.fixture
def stored(ap):
    """A profile in the store."""
    nwifi("profile", "add", profile(ap.ssid))
    yield ap.ssid
    nwifi("profile", "delete", ap.ssid)


def completed(adapter, session=1):
    adapter.trace.skip_to(ihv("Dot11ExtPostAssociateCompletion", "completion",
                              session=session, result=0))


def test_every_function(adapter, ap, make_ihvd, stored):
    """IHV-8, IHV-40, IHV-42, IHV-53, IHV-60, IHV-61, IHV-89 to IHV-94, IHV-97:
    what the samples have no use for, and the sequence that shows that custom
    user data goes when the profile is changed."""
    every = compiled("every")
    adapter.look(ap)
    daemon = make_ihvd(every, adapter)
    begin(adapter)
    adapter.connect()
    completed(adapter)
    for last in "completed the packet", "SendPacket error=0":
        daemon.wait_line(f"every: {last}")
    said = [line.partition("every: ")[2] for line in daemon.lines("every: ")]
    assert said.pop(0) == "InitAdapter: SetEtherTypeHandling error=0"
    assert said[:8] == [
        "GetProfileCustomUserData error=0 size=0 ''",
        "SetProfileCustomUserData error=0",
        "GetProfileCustomUserData error=0 size=4 'mine'",
        "SetCurrentProfile error=0",
        "GetProfileCustomUserData error=0 size=0 ''",
        "SetProfileCustomUserData error=0",
        "SetAuthAlgorithm error=0",
        "SetUnicastCipherAlgorithm error=0"]
    # the completion may come before the call has returned
    assert said[8:-2] == [
        "SetMulticastCipherAlgorithm error=0",
        "SetEtherTypeHandling error=0",
        "SetExcludeUnencrypted error=0",
        "SetDefaultKey error=0",
        f"SetDefaultKey error={INVALID_PARAMETER}",
        "SetKeyMappingKey error=0",
        "SetDefaultKeyId error=0",
        f"SetDefaultKeyId error={INVALID_PARAMETER}",
        f"NicSpecificExtension error={NOT_SUPPORTED}"]
    store = pathlib.Path("/var/lib/nwifi/profiles")
    assert any("urn:every" in path.read_text(errors="replace")
               for path in store.iterdir() if path.is_file())
    adapter.overlook()


def test_static_keys(adapter, ap, air, make_ihvd):
    """IHV-90, IHV-91, C4: a key and the default key id that are set before the
    association are in the radio with each association: what the adapter sends
    is encrypted with that key."""
    def encrypted(start):
        return air.wait(lambda frame: frame.is_msdu and frame.sender == own and
                        frame.protected and frame.body[3] >> 6 == 2, start)

    own = adapter.show()["mac"]
    adapter.look(ap)
    daemon = make_ihvd(compiled("static_key"), adapter,
                       profiles=[profile(ap.ssid)])
    begin(adapter)
    adapter.connect()
    daemon.wait_line("static: id 0, key 0$")
    wire = Wire(adapter.name)
    for _ in range(2):
        until(lambda: adapter.port()["authorized"], "the port is open")
        start = air.now()
        wire.send(ap.mac, own, 0x0800)
        encrypted(start)
        adapter.roam(ap)
    wire.close()
    assert not daemon.lines("refused")
    adapter.overlook()


def test_connected_before(adapter, ap, make_ihvd):
    """IHV-8, IHV-19, E1, E5: on an adapter that is connected without the
    extension, InitAdapter learns that the EtherTypes are fixed; the end of the
    connection is told by AdapterReset, and then they are not."""
    every = compiled("every")
    adapter.look(ap)
    adapter.connect()
    adapter.expect(connected(ap))
    daemon = make_ihvd(every, adapter, profiles=[profile("elsewhere")])
    daemon.wait_line("every: InitAdapter: SetEtherTypeHandling "
                     f"error={INVALID_STATE}")
    begin(adapter)
    adapter.disconnect()
    adapter.expect(disconnect_request(), disassociation(ap, BY_OS),
                   port_deleted(ap, 1, "explicit", BY_OS),
                   called("AdapterReset"))
    start = daemon.now()
    assert not daemon.stop()
    make_ihvd(every, adapter, profiles=[profile("elsewhere")]).wait_line(
        "every: InitAdapter: SetEtherTypeHandling error=0")
    assert not daemon.lines("InitAdapter", start)
    begin(adapter)
    adapter.overlook()


def misbehaves(adapter, ap, make_ihvd, *switches):
    """The misbehaving sample, connected."""
    path = plugin("misbehave", copy="wrong", switches=switches)
    adapter.look(ap)
    daemon = make_ihvd(path, adapter, profiles=[profile(ap.ssid)])
    begin(adapter)
    adapter.connect()
    return daemon, path


def errors(daemon, kind):
    """[(function, handler or "", error)] of what was done wrong."""
    return re.findall(rf"misbehave: {kind} (\w+)(?: in (\w+))?.* error=(\d+)",
                      "\n".join(daemon.output.lines))


def test_forbidden(adapter, ap, make_ihvd):
    """IHV-10, IHV-38, IHV-41, IHV-42, IHV-72, IHV-76, IHV-104, IHV-105, I-17:
    whatever must not be called in a handler is refused there, and nothing
    comes of it."""
    daemon, _ = misbehaves(adapter, ap, make_ihvd, "forbidden")
    completed(adapter)
    adapter.disconnect()
    adapter.trace.skip_to(ihv("Dot11ExtIhvAdapterReset", "return", result=0))
    nwifi("adapter", "del", adapter.name)
    # what the plugin says comes another way than the return of its handler
    daemon.wait_line("forbidden Dot11ExtSetVirtualStationAPProperties in "
                     "Dot11ExtIhvDeinitAdapter")
    daemon.wait_line(f"{adapter.name}: released")
    found = errors(daemon, "forbidden")
    assert {handler for _, handler, _ in found} == {
        f"Dot11ExtIhv{name}" for name in (
            "InitAdapter", "PerformPreAssociate", "PerformPostAssociate",
            "StopPostAssociate", "AdapterReset", "DeinitAdapter")}
    assert len({function for function, _, _ in found}) > 20
    assert [call for call in found if call[2] not in REFUSED] == []


def test_inside_and_twice(adapter, ap, make_ihvd):
    """IHV-38, IHV-43, IHV-52, IHV-104: a completion from inside of the handler
    is refused, a second one of a pre-association has no session any more, and
    one of a post-association is the same once more."""
    daemon, _ = misbehaves(adapter, ap, make_ihvd, "inside", "twice")
    completed(adapter)
    daemon.wait_line("twice Dot11ExtPostAssociateCompletion")
    assert {error for _, _, error in errors(daemon, "inside")} == {
        str(INVALID_STATE)}
    assert dict((function, error) for function, _, error
                in errors(daemon, "twice")) == {
        "Dot11ExtPreAssociateCompletion": str(INVALID_HANDLE),
        "Dot11ExtPostAssociateCompletion": "0"}
    assert adapter.port()["authorized"]
    adapter.overlook()


def test_late(adapter, ap, make_ihvd):
    """IHV-55, PORT-58: a completion after Stop is refused."""
    daemon, _ = misbehaves(adapter, ap, make_ihvd,
                           "late=Dot11ExtIhvPerformPostAssociate")
    assert not adapter.port()["authorized"]
    adapter.disconnect()
    daemon.wait_line("late Dot11ExtPostAssociateCompletion")
    assert {error for _, _, error in errors(daemon, "late")} == {
        str(INVALID_HANDLE)}
    adapter.overlook()


def test_oversize(adapter, ap, make_ihvd):
    """IHV-60, IHV-97, PORT-41: what is too long or too much is refused."""
    daemon, _ = misbehaves(adapter, ap, make_ihvd, "oversize")
    completed(adapter)
    found = errors(daemon, "oversize")
    assert len(found) == 4 and all(error != "0" for _, _, error in found)
    assert adapter.port()["authorized"]
    adapter.overlook()


def test_packets_without_end(adapter, ap, make_ihvd):
    """IHV-60, IHV-61: a flood of packets; the roam goes on, and ends it."""
    daemon, path = misbehaves(adapter, ap, make_ihvd, "flood")
    completed(adapter)
    start = daemon.now()
    set_switches(path)
    adapter.roam(ap)
    daemon.wait_line(r"misbehave: flood sent=[1-9]\d*", start)
    until(lambda: adapter.port()["authorized"], "authorized again")
    adapter.overlook()
