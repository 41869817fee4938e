# SPDX-License-Identifier: GPL-2.0-only
"""nwifi profile add: what the extension says of a profile before it is stored
(IHV-29, IHV-32)."""

import json
import os
import pathlib

import pytest

from lib.adapter import nwifi, nwifi_json, refused
from lib.bus import byte_args, call
from lib.ihvd import Ihvd, begin, plugin, profile, set_switches
from lib.proc import RUN, run
from lib.trace import called

RADIOS = 4

ELEMENT = '<VendorElement xmlns="urn:nwifi:sample:vendor-element:1"/>'
BAD_PROFILE = 1206
UNASKED = "no extension has validated the profile: "
PLAIN = """<WLANProfile xmlns="http://www.microsoft.com/networking/WLAN/profile/v1">
  <name>plain</name>
  <SSIDConfig><SSID><name>plain</name></SSID></SSIDConfig>
  <connectionType>ESS</connectionType>
</WLANProfile>
"""


@pytest.fixture(autouse=True)
def empty_store():
    yield
    for stored in names():
        nwifi("profile", "delete", stored)


def names():
    return [stored["name"] for stored in nwifi_json("profile", "list")]


def add(path, *args):
    return nwifi("profile", "add", path, *args, check=False)


def stored(result, doubt=""):
    """It is, whatever is said of it."""
    assert result.returncode == 0, result
    assert doubt in result.stderr if doubt else not result.stderr, result


def shows(name):
    """Whether the fragment of a stored profile is the plugin's."""
    return any(ELEMENT in path.read_text() for path in
               pathlib.Path("/var/lib/nwifi/profiles").glob(f"{name}-*.xml"))


@pytest.fixture
def host(bus, adapter, make_ihvd):  # pylint: disable=unused-argument
    """A plugin that wants its element in a profile."""
    daemon = make_ihvd(plugin("vendor-element"), adapter)
    daemon.wait_line("on the system bus")
    adapter.trace.ignore.clear()
    begin(adapter)
    adapter.overlook()
    return daemon


def test_extension_is_asked(adapter, host):
    """What it refuses is not stored, and the user hears its reason; what it has
    said counts when the profile is used."""
    refused(add(profile("p")), f"refused by the extension of {adapter.name}: "
            f"error {BAD_PROFILE}, reason 0x90001")
    adapter.expect(called("ValidateProfile", BAD_PROFILE))
    host.wait_line("profile p is not valid: error 1206, reason 0x90001")
    assert not names()
    stored(add(profile("p", connectivity=ELEMENT)))
    adapter.expect(called("ValidateProfile"))
    assert names() == ["p"]
    # what is there already stays
    refused(add(profile("p")), "reason 0x90001")
    adapter.expect(called("ValidateProfile", BAD_PROFILE))
    assert shows("p")
    # nothing in it is the extension's business
    plain = pathlib.Path(RUN, "plain.xml")
    plain.write_text(PLAIN)
    stored(add(plain))
    # and what is no profile does not come that far
    plain.write_text("<WLANProfile/>")
    refused(add(plain), "line 1")
    assert names() == ["p", "plain"]


def test_connect_with_a_profile(adapter, ap, host):
    """The same for the profile of a connection, by the adapter's own plugin."""
    adapter.trace.ignore |= {"Dot11ExtIhvPerformCapabilityMatch",
                             "Dot11ExtIhvCreateDiscoveryProfiles",
                             "Dot11ExtIhvReceiveIndication"}
    good = profile(ap.ssid, connectivity=ELEMENT)
    stored(add(good))
    adapter.expect(called("ValidateProfile"))
    refused(adapter.do("connect", "ssid", ap.ssid, "profile", profile(ap.ssid),
                       check=False),
            f"refused by the extension of {adapter.name}: error {BAD_PROFILE}")
    adapter.expect(called("ValidateProfile", BAD_PROFILE))
    assert shows(ap.ssid)
    assert adapter.show()["state"] == "INIT"
    assert not host.lines("PerformPreAssociate")


def test_nobody_to_ask(adapter, bus, make_ihvd):
    """Without a daemon, or a plugin that the profile is for, it is stored, and
    the user told; ihvd asks before it is used."""
    path = profile("p")
    stored(add(path), UNASKED + "ihvd is not running")
    config = pathlib.Path(RUN, "other-vendor.conf")
    config.write_text("[plugin]\noui = 026e77\n")
    daemon = make_ihvd(plugin("vendor-element"), adapter,
                       more=["--config", config])
    daemon.wait_line("on the system bus")
    begin(adapter)
    stored(add(path), UNASKED + "no plugin that it is for serves an adapter")
    # JSON is what it was
    result = nwifi("-j", "profile", "add", path)
    assert '"name":"p"' in result.stdout and UNASKED in result.stderr
    bus.stop()
    stored(add(path), UNASKED + "no system bus")
    adapter.overlook()


def test_not_allowed(host):  # pylint: disable=unused-argument
    """Who may not ask may have a store of their own."""
    place = pathlib.Path(RUN, "own")
    place.mkdir()
    os.chmod(RUN, 0o755)
    path = profile("p")
    path.chmod(0o644)
    os.chown(place, 65534, 65534)
    result = run("setpriv", "--reuid=nobody", "--regid=nogroup",
                 "--clear-groups", "nwifi", "profile", "add", path, "dir",
                 place / "store", check=False)
    stored(result, UNASKED + "not allowed")
    assert (place / "store").stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("command", [
    ["add", "FILE"], ["list"], ["show", "p"], ["delete", "p"]])
def test_store_of_others(command):
    """A9: nwifi uses no store that others can change, as ihvd does not."""
    place = pathlib.Path(RUN, "shared")
    place.mkdir(exist_ok=True)
    place.chmod(0o777)
    args = [str(profile("p")) if arg == "FILE" else arg for arg in command]
    refused(nwifi("profile", *args, "dir", place, check=False),
            f"{place} cannot be used: {place}: others can write to it")
    assert not list(place.iterdir())


def test_file_of_others_in_the_store():
    """A9: nor a file in it that somebody else has put there."""
    place = pathlib.Path(RUN, "mixed")
    nwifi("profile", "add", profile("p"), "dir", place)
    nwifi("profile", "add", profile("q"), "dir", place)
    path = next(path for path in place.iterdir() if path.name.startswith("q"))
    path.chmod(0o666)
    result = nwifi("-j", "profile", "list", "dir", place, check=False)
    assert [one["name"] for one in json.loads(result.stdout)] == ["p"]
    assert "others can write to it" in result.stderr


@pytest.mark.parametrize("switch", ["crash", "hang"])
def test_no_answer(adapter, bus, make_ihvd, switch):
    """A plugin that a profile makes crash or hang has not said that it is
    valid."""
    # pylint: disable=unused-argument
    path = plugin("misbehave", copy=f"no-answer-{switch}",
                  switches=[f"{switch}=Dot11ExtIhvValidateProfile"])
    config = pathlib.Path(RUN, f"{switch}.conf")
    config.write_text("[deadlines]\nvalidate-profile = 300\n")
    daemon = make_ihvd(path, adapter, more=["--config", config])
    daemon.wait_line("on the system bus")
    begin(adapter)
    refused(add(profile("p")), "the plugin has ended before it answered")
    assert not names()
    set_switches(path)
    begin(adapter)
    stored(add(profile("p")))
    adapter.overlook()


def test_of_several_plugins_one_will_do(make_adapter, bus):
    """A profile is for whichever plugin knows it; named by its adapter, it is
    that one's word that counts."""
    # pylint: disable=unused-argument
    first, second = make_adapter(), make_adapter()
    daemon = Ihvd("--plugin", plugin("vendor-element"), "--adapter", first.name,
                  "--plugin", plugin("accept-all"), "--adapter", second.name)
    daemon.wait_line("on the system bus")
    stored(add(profile("p")))
    assert daemon.lines(f"{first.name}: profile p is not valid")
    xml = profile("p").read_bytes()
    for adapter, error in ("", 0), (second.name, 0), (first.name, BAD_PROFILE):
        assert call("ValidateProfile", "say", adapter, *byte_args(xml)) == [
            adapter or second.name, error, 0x90001 if error else 0]
    assert "serves" in call("ValidateProfile", "say", "nwl77",
                            *byte_args(xml), check=False)
    assert "not XML" in call("ValidateProfile", "say", "",
                                *byte_args(b"nonsense"), check=False)
    assert not daemon.stop()
    first.overlook()
    second.overlook()
