# SPDX-License-Identifier: GPL-2.0-only
"""802.1X by the host, for the plugin that has it done."""

import os
import pathlib
import re
import signal

import pytest

from lib.ihvd import compiled
from lib.onex import (USER, authorized, certificates, completed, eapol_starts,
                      onex_profile, result, server, settings, started)
from lib.proc import until
from lib.trace import ihv
from lib.traffic import ping, send

RADIOS = 4

EAP_FAILURE, NO_RESPONSE = 0x50005, 0x50007
UNIDENTIFIED, BAD_PROPERTIES, UI_FAILURE = 0x50001, 0x50010, 0x50004
UNKNOWN = 0x10001
INVALID_PARAMETER, INVALID_STATE = 87, 5023


def test_s2_peap(make_onex, ssid, echo):
    """S2, IHV-70, IHV-73 to IHV-78: PEAP with MSCHAPv2; the key of 802.1X is
    that of the 4-way handshake, or hostapd would not say yes."""
    settings(ssid)
    onex = make_onex()
    authorized(onex)
    names = [(e.get("handler", e.get("function")), e["phase"])
             for e in onex.trace.events if e["event"] == "ihv"]
    order = [names.index(step) for step in (
        ("Dot11ExtIhvPerformPostAssociate", "call"),
        ("Dot11ExtStartOneX", "return"),
        ("Dot11ExtProcessOneXPacket", "return"),
        ("Dot11ExtIhvOneXIndicateResult", "call"),
        ("Dot11ExtSetKeyMappingKey", "return"),
        ("Dot11ExtSetDefaultKey", "return"),
        ("Dot11ExtPostAssociateCompletion", "completion"))]
    assert order == sorted(order), names
    onex.adapter.overlook()


def test_s2_tls(make_onex, ssid, echo):
    """EAP-TLS: certificates and a private key that only root can read."""
    base = certificates()
    os.chmod(base / f"{USER}.key", 0o600)
    settings(ssid, password=None, phase2=None, anonymous_identity=None,
             client_cert=base / f"{USER}.pem",
             private_key=base / f"{USER}.key")
    onex = make_onex(server(method="TLS"), method=13)
    authorized(onex)
    onex.adapter.overlook()


def test_s2_pwd(make_onex, ssid, echo):
    """EAP-PWD, which needs no certificate; named by the settings."""
    settings(ssid, eap="PWD", ca_cert=None, domain_match=None, phase2=None,
             anonymous_identity=None)
    onex = make_onex(server(method="PWD"))
    authorized(onex)
    onex.adapter.overlook()


def test_nothing_before(make_onex, ssid, echo):
    """PORT-14: while 802.1X goes on no data passes."""
    settings(ssid)
    onex = make_onex()
    onex.connect()
    os.kill(onex.supplicant(), signal.SIGSTOP)
    assert onex.adapter.port()["owner"] == "ihv"
    send(10)
    port = onex.adapter.port()
    counters = port["counters"]
    assert not port["authorized"]
    assert counters["tx_packets"] == 0 and any(counters["drops"].values())
    os.kill(onex.supplicant(), signal.SIGCONT)
    onex.trace.skip_to(completed())
    ping()
    onex.adapter.overlook()


def test_wrong_password(make_onex, ssid):
    """IHV-77: failure."""
    settings(ssid, password="another one")
    onex = make_onex()
    onex.connect()
    onex.failed(EAP_FAILURE)


def test_wrong_server(make_onex, ssid):
    """A server with another name is given no password."""
    settings(ssid, domain_match="other.example")
    onex = make_onex()
    onex.connect()
    onex.failed(EAP_FAILURE, "CTRL-EVENT-EAP-TLS-CERT-ERROR")


@pytest.mark.parametrize("change, reason, line", [
    ({"identity": None, "anonymous_identity": None}, UI_FAILURE,
     "IDENTITY is needed, and nobody can be asked: there is no bus"),
    ({"password": None}, UI_FAILURE, "PASSWORD is needed"),
    ({"ca_cert": None}, BAD_PROPERTIES, "ca_cert: missing"),
    ({"ca_cert": "/nowhere"}, BAD_PROPERTIES, "No such file"),
    ({"ca_cert": "/dev/zero"}, BAD_PROPERTIES, "not a file"),
    ({"eap": "MD5"}, BAD_PROPERTIES, "eap: a method that is not known"),
    ({"psk": "x"}, BAD_PROPERTIES, "line 7: not understood"),
    ({"mode": 0o644}, BAD_PROPERTIES, "only its owner can read"),
])
def test_settings(make_onex, ssid, change, reason, line):
    """What is missing or wrong in the settings is said; no secret is."""
    settings(ssid, **change)
    onex = make_onex()
    onex.connect()
    onex.failed(reason, line)
    assert not onex.ihvd.lines("a password of alice's")


def test_no_settings(make_onex, ssid):
    """Nobody has said who the user is."""
    onex = make_onex()
    onex.connect()
    onex.failed(UNIDENTIFIED, "No such file")


def test_no_program(make_onex, ssid):
    """Without wpa_supplicant there is a failure, and a line that says why."""
    settings(ssid)
    onex = make_onex(config="program = /nowhere/wpa_supplicant")
    onex.connect()
    onex.failed(UNKNOWN, "/nowhere/wpa_supplicant: No such file")


def test_supplicant_killed(make_onex, ssid):
    """A supplicant that dies is a failure, not a wait."""
    settings(ssid)
    onex = make_onex()
    onex.connect()
    os.kill(onex.supplicant(), signal.SIGKILL)
    onex.failed(UNKNOWN, "ended by signal 9")


def test_supplicant_hangs(make_onex, ssid):
    """A supplicant that hangs is a failure, too, and the daemon goes on."""
    settings(ssid)
    onex = make_onex()
    onex.connect()
    os.kill(onex.supplicant(), signal.SIGSTOP)
    onex.ihvd.wait_line("802.1X has failed: reason")
    onex.trace.skip_to(result())
    onex.no_supplicant()
    onex.adapter.overlook("DISASSOCIATION", "delete")


def test_supplicant_has_no_rights(make_onex, ssid):
    """Another user, one capability, a network of its own."""
    settings(ssid)
    onex = make_onex()
    onex.connect()
    pid = onex.supplicant()
    os.kill(pid, signal.SIGSTOP)
    status = dict(line.split(":\t", 1) for line in pathlib.Path(
        f"/proc/{pid}/status").read_text().splitlines() if ":\t" in line)
    assert "0" not in status["Uid"].split() + status["Gid"].split()
    net_raw = f"{1 << 13:016x}"
    assert {status[key].strip() for key in ("CapPrm", "CapEff", "CapAmb")} == \
        {net_raw}
    assert status["NoNewPrivs"] == "1" and not status.get("Groups",
                                                          "").strip()
    for kind in "net", "user":
        assert os.readlink(f"/proc/{pid}/ns/{kind}") != \
            os.readlink(f"/proc/self/ns/{kind}")
    os.kill(pid, signal.SIGKILL)
    onex.failed(UNKNOWN)


def test_stop_during_run(make_onex, ssid):
    """IHV-57: the session ends, and with it the run, without a result."""
    settings(ssid)
    onex = make_onex()
    onex.connect()
    os.kill(onex.supplicant(), signal.SIGSTOP)
    onex.adapter.disconnect()
    onex.no_supplicant()
    onex.trace.skip_to(ihv("Dot11ExtIhvAdapterReset", "return", result=0))
    assert not [e for e in onex.trace.events
                if e.get("handler") == "Dot11ExtIhvOneXIndicateResult"]
    onex.adapter.overlook()


def test_reassociation(make_onex, ssid, echo):
    """IHV-48: a new association is a new run."""
    settings(ssid)
    onex = make_onex()
    authorized(onex)
    onex.ap.deauthenticate(onex.adapter.show()["mac"])
    onex.trace.skip_to(ihv("Dot11ExtIhvPerformPostAssociate", "return",
                           result=0))
    onex.trace.skip_to(completed(session=2))
    ping()
    onex.adapter.overlook()


def test_authenticated_again(make_onex, ssid, echo):
    """IHV-79, IHV-52: the AP wants it once more; the port stays open."""
    settings(ssid)
    onex = make_onex()
    authorized(onex)
    start = len(onex.trace.events)
    onex.ap.ctrl.do(f"EAPOL_REAUTH {onex.adapter.show()['mac']}")
    onex.trace.skip_to(started())
    onex.trace.skip_to(result())
    onex.trace.skip_to(completed())
    assert onex.adapter.port()["authorized"]
    assert not [e for e in onex.trace.events[start:] if e["event"] == "port"]
    ping()
    onex.adapter.overlook()


def test_group_key(make_onex, ssid, echo):
    """The group key handshake."""
    settings(ssid)
    onex = make_onex({**server(), "wpa_group_rekey": 3})
    authorized(onex)
    onex.trace.skip_to(ihv("Dot11ExtSetDefaultKey", "return", result=0))
    onex.ap.process.wait_line("group key handshake completed")
    ping()
    onex.adapter.overlook()


def test_moments(adapter, ap, air, ssid, make_ihvd):
    """IHV-26, IHV-71 to IHV-76, IHV-80 to IHV-82, I-11, I-12: what is allowed
    when; and three EAPOL-Starts that an open AP does not answer."""
    settings(ssid)
    daemon = make_ihvd(compiled("onex_calls"), adapter,
                       profiles=[onex_profile(ssid)])
    adapter.trace.skip_to(ihv("Dot11ExtIhvInitAdapter", "return", result=0))
    adapter.look(ap)
    for session in 1, 2:
        adapter.connect()
        adapter.trace.skip_to(completed(session))
        if session == 1:
            adapter.disconnect()
            adapter.trace.skip_to(ihv("Dot11ExtIhvAdapterReset", "return",
                                      result=0))
    daemon.wait_line("calls: result=1 status=2 reason=0x50006 keys=0,0")
    assert len(eapol_starts(air, adapter)) == 3
    adapter.disconnect()
    adapter.trace.skip_to(ihv("Dot11ExtIhvAdapterReset", "return", result=0))

    def errors(moment):
        found = re.findall(rf"calls: {moment}: (.*) error=(\d+)",
                           "\n".join(daemon.output.lines))
        return [(what, int(error)) for what, error in found]

    nothing = [("start", INVALID_STATE), ("stop", INVALID_STATE),
               ("process", INVALID_STATE)]
    for moment, times in (("InitAdapter", 1), ("PerformPreAssociate", 2),
                          ("StopPostAssociate", 2), ("AdapterReset", 2)):
        assert errors(moment) == times * nothing, moment
    assert errors("unregistered") == [("stop", INVALID_STATE),
                                      ("start", INVALID_STATE)]
    assert errors("registered") == [("stop", INVALID_STATE), ("start", 0)]
    assert errors("running") == [
        ("start", INVALID_STATE), ("key", INVALID_PARAMETER),
        ("longer than it is", INVALID_PARAMETER),
        ("short", INVALID_PARAMETER), ("long", INVALID_PARAMETER),
        ("nothing", INVALID_PARAMETER), ("logoff", 0), ("eap", 0),
        ("stop", 0)]
    assert errors("stopped") == [("process", INVALID_STATE),
                                 ("stop", INVALID_STATE)]
    assert errors("again") == [("start", 0)]
    assert len(daemon.lines("calls: method=25 by host=1")) == 2
    assert len(daemon.lines("calls: result=")) == 1
    adapter.overlook()


def test_silent_authenticator(make_onex, ssid):
    """An authenticator that asks for the identity, and then says no more."""
    settings(ssid)
    onex = make_onex(auth_period=2)
    onex.adapter.connect()
    # the supplicant is being started, which takes longer than to see this
    onex.trace.skip_to(ihv("Dot11ExtIhvReceivePacket", "call"))
    onex.ap.freeze()
    onex.failed(NO_RESPONSE)


def test_daemon_killed(make_onex, ssid):
    """A daemon that is killed takes the supplicant with it."""
    settings(ssid)
    onex = make_onex()
    onex.connect()
    pid = onex.supplicant()
    os.kill(pid, signal.SIGSTOP)
    onex.ihvd.kill()
    until(lambda: not pathlib.Path(f"/proc/{pid}").exists(),
          "the supplicant is gone")
    onex.adapter.overlook()
