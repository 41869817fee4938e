# SPDX-License-Identifier: GPL-2.0-only
"""Credentials for 802.1X that the user is asked for (IHV-73)."""

import os
import pathlib
import re
import signal

import pytest

from lib.adapter import nwifi, refused
from lib.bus import Watch, byte_args, call, pending
from lib.onex import (PASSWORD, USER, certificates, completed, eapol_starts,
                      result, server, settings)
from lib.proc import RUN, run, until
from lib.trace import ihv, port_opened
from lib.traffic import ping, send

RADIOS = 3

EAP_FAILURE = 0x50005
UNIDENTIFIED, UI_DISABLED, UI_FAILURE, UI_CANCELLED = 0x50001, 0x50003, \
    0x50004, 0x50011
NOBODY = "00000000-0000-0000-0000-000000000000"


@pytest.fixture
def make_asking(bus, make_onex):
    """make_asking(options of make_onex): a station whose daemon is on the
    bus."""
    def make(*args, **options):
        onex = make_onex(*args, **options)
        onex.ihvd.wait_line("on the system bus")
        # an authenticator throws a station out that it does not know
        onex.adapter.overlook("DISASSOCIATION", "delete")
        return onex

    return make


def the_question():
    """The only one, once it is there."""
    questions = until(pending, "the user is asked")
    assert len(questions) == 1
    return next(iter(questions.values()))


def asked(onex, words, secret=True, session=0):
    """The question, which has these words; returns its GUID."""
    question = the_question()
    guid = question["guid"]
    assert question == {
        "guid": guid, "adapter": onex.adapter.name, "page": NOBODY,
        "session": session, "text": f"{words} for 802.1X of {onex.ap.ssid}",
        "secret": secret, "data": ""}
    assert not onex.adapter.port()["authorized"]
    return guid


def answer(guid, text, check=True):
    """By standard input, as secrets are."""
    return run("sh", "-c", f"nwifi ui answer {guid} - <<'END'\n{text}\nEND",
               check=check)


def taken_back(onex, guid):
    """There is no question, nobody can answer it, and no process waits."""
    assert not pending()
    refused(answer(guid, "late", check=False), "nobody has asked this")
    until(lambda: len(run("pgrep", "-P", onex.ihvd.pid).stdout.split()) == 1,
          "only the plugin's process is left")


def opened(onex):
    """The port is, with what the user has answered; no answer is left."""
    onex.trace.skip_to(result())
    onex.trace.skip_to(completed())
    onex.trace.skip_to(port_opened(onex.ap, 1)[0])
    ping()
    onex.no_supplicant()
    assert not pending()
    assert not onex.ihvd.lines(re.escape(PASSWORD))
    left = memory(onex.ihvd.pid)
    assert onex.adapter.name.encode() in left
    # nor in the debugging output of wpa_supplicant, of which ihvd reads all
    beginning = PASSWORD[:12].encode()
    assert beginning not in left
    assert beginning.hex(" ").encode() not in left


def memory(pid):
    """All that a process can write."""
    found = []
    with open(f"/proc/{pid}/mem", "rb", buffering=0) as mem:
        for line in pathlib.Path(f"/proc/{pid}/maps").read_text().splitlines():
            match = re.match(r"([0-9a-f]+)-([0-9a-f]+) rw", line)
            if match:
                start, end = (int(part, 16) for part in match.groups())
                mem.seek(start)
                found.append(mem.read(end - start))
    return b"".join(found)


def command_lines():
    """Of all processes, with their environment."""
    found = b""
    for process in pathlib.Path("/proc").glob("[0-9]*"):
        for name in "cmdline", "environ":
            try:
                found += (process / name).read_bytes()
            except OSError:
                pass
    return found


def test_before_the_start(make_asking, air, ssid, echo):
    """Identity and password of PEAP, one after the other, and then
    EAPOL-Start."""
    settings(ssid, identity=None, password=None)
    onex = make_asking()
    watch = Watch()
    onex.connect()
    guid = asked(onex, "Identity", secret=False)
    watch.next(event="request", guid=guid, adapter=onex.adapter.name,
               page=NOBODY, session=0)
    send(3)
    assert onex.adapter.port()["counters"]["tx_packets"] == 0
    nwifi("ui", "answer", guid, USER)
    watch.next(event="gone", guid=guid, why="answered")
    guid = watch.next(event="request")["guid"]
    assert asked(onex, "Password") == guid
    assert not eapol_starts(air, onex.adapter)
    answer(guid, PASSWORD)
    opened(onex)
    assert eapol_starts(air, onex.adapter)
    watch.next(event="gone", guid=guid, why="answered")
    watch.stop()


def test_the_process_that_waits(make_asking, ssid, echo):
    """It has nothing of the daemon's open but its own channel: the end of a
    socket is what closes the ports of a plugin."""
    settings(ssid, password=None)
    onex = make_asking()
    onex.connect()
    guid = asked(onex, "Password")
    children = run("pgrep", "-P", onex.ihvd.pid).stdout.split()
    waiting, = [pid for pid in children
                if int(pid) != onex.ihvd.plugin_pid()]
    files = [os.readlink(file)
             for file in pathlib.Path(f"/proc/{waiting}/fd").iterdir()]
    assert sum(file.startswith("socket:") for file in files) == 1, files
    answer(guid, PASSWORD)
    opened(onex)


def without_password(ssid):
    """PEAP with a certificate of the user's: a password may not be needed."""
    base = certificates()
    settings(ssid, password=None, client_cert=base / f"{USER}.pem",
             private_key=base / f"{USER}.key")


def test_by_the_method(make_asking, ssid, echo):
    """CTRL-REQ and CTRL-RSP: the method finds that it needs a password."""
    without_password(ssid)
    onex = make_asking()
    onex.connect()
    guid = asked(onex, "Password")
    assert onex.supplicant()
    answer(guid, PASSWORD)
    assert PASSWORD.encode() not in command_lines()
    opened(onex)


def test_slow_user(make_asking, ssid, echo):
    """A user may take longer than an authenticator: what it repeats meanwhile
    makes no second question and no end."""
    without_password(ssid)
    onex = make_asking(auth_period=1)
    onex.connect()
    guid = asked(onex, "Password")

    def again():
        return len([e for e in onex.trace.events if e.get("function") ==
                    "Dot11ExtProcessOneXPacket" and e["phase"] == "return"])

    before = again()
    until(lambda: again() >= before + 2, "the authenticator repeats itself")
    assert asked(onex, "Password") == guid
    answer(guid, PASSWORD)
    opened(onex)


def test_pwd(make_asking, ssid, echo):
    """A method for which wpa_supplicant does not ask."""
    settings(ssid, eap="PWD", ca_cert=None, domain_match=None, phase2=None,
             anonymous_identity=None, password=None)
    onex = make_asking(server(method="PWD"))
    onex.connect()
    answer(asked(onex, "Password"), PASSWORD)
    opened(onex)


def test_private_key(make_asking, ssid, echo):
    """EAP-TLS with a key that has a pass phrase."""
    base = certificates()
    locked = pathlib.Path(RUN, "locked.key")
    run("openssl", "pkcs8", "-topk8", "-in", base / f"{USER}.key", "-out",
        locked, "-passout", f"pass:{PASSWORD}")
    settings(ssid, password=None, phase2=None, anonymous_identity=None,
             client_cert=base / f"{USER}.pem", private_key=locked)
    onex = make_asking(server(method="TLS"), method=13)
    onex.connect()
    answer(asked(onex, "Pass phrase of the private key"), PASSWORD)
    opened(onex)


def test_wrong_password(make_asking, ssid):
    """An answer that is wrong is a failure like a setting that is; the next
    association asks anew."""
    settings(ssid, password=None)
    onex = make_asking()
    onex.connect()
    guid = asked(onex, "Password")
    answer(guid, "another one")
    onex.failed(EAP_FAILURE)
    assert asked(onex, "Password") != guid


def before_the_start(ssid):
    settings(ssid, password=None)


BOTH = pytest.mark.parametrize("lacking",
                               [before_the_start, without_password])


@BOTH
def test_refused(make_asking, ssid, lacking):
    """No answer is one, too: the user does not want to."""
    lacking(ssid)
    onex = make_asking()
    onex.connect()
    guid = asked(onex, "Password")
    nwifi("ui", "answer", guid)
    onex.failed(UI_CANCELLED, "the user has not told PASSWORD")
    taken_back(onex, guid)


@BOTH
def test_no_answer(make_asking, ssid, lacking):
    """Nobody answers in time."""
    lacking(ssid)
    onex = make_asking(config="answer = 2000")
    watch = Watch()
    onex.connect()
    guid = watch.next(event="request")["guid"]
    onex.failed(UI_FAILURE, "the user has not answered")
    watch.next(event="gone", guid=guid, why="withdrawn")
    taken_back(onex, guid)
    watch.stop()


@BOTH
def test_disconnected(make_asking, ssid, lacking):
    """IHV-57: the session ends, and its question with it; the extension hears
    no result."""
    lacking(ssid)
    onex = make_asking()
    onex.connect()
    guid = asked(onex, "Password")
    onex.adapter.disconnect()
    onex.trace.skip_to(ihv("Dot11ExtIhvAdapterReset", "return", result=0))
    taken_back(onex, guid)
    assert not [e for e in onex.trace.events
                if e.get("handler") == "Dot11ExtIhvOneXIndicateResult"]


@BOTH
def test_authenticator_gives_up(make_asking, ssid, lacking):
    """The AP sends the station away: so does its question."""
    lacking(ssid)
    onex = make_asking()
    onex.connect()
    guid = asked(onex, "Password")
    watch = Watch()
    onex.ap.ctrl.do(f"DISASSOCIATE {onex.adapter.show()['mac']}")
    onex.trace.skip_to(ihv("Dot11ExtIhvStopPostAssociate", "return", result=0))
    watch.next(event="gone", guid=guid, why="withdrawn")
    watch.stop()


def test_supplicant_killed(make_asking, ssid):
    """Whoever has asked is not there any more."""
    without_password(ssid)
    onex = make_asking()
    onex.connect()
    guid = asked(onex, "Password")
    os.kill(onex.supplicant(), signal.SIGKILL)
    onex.failed(0x10001, "ended by signal 9")
    taken_back(onex, guid)


def test_plugin_killed(make_asking, ssid):
    """The plugin that waits for the result is not there any more."""
    settings(ssid, password=None)
    onex = make_asking()
    onex.connect()
    asked(onex, "Password")
    watch = Watch()
    start = onex.ihvd.now()
    os.kill(onex.ihvd.plugin_pid(), signal.SIGKILL)
    watch.next(event="gone")
    assert not pending()
    onex.ihvd.wait_line(": bound", start)
    watch.stop()


def test_bad_answers(make_asking, ssid, echo):
    """What is no line of text is refused, and the question stays."""
    settings(ssid, password=None)
    onex = make_asking()
    onex.connect()
    guid = asked(onex, "Password")
    for bad in (b"two\nlines", b"a\0b", b"\x1b", b"\x7f", b"x" * 201,
                b"x\n\n"):
        assert "not one line" in call("AnswerUIRequest", "say", guid,
                                      *byte_args(bad), check=False)
    assert asked(onex, "Password") == guid
    answer(guid, PASSWORD)
    opened(onex)


def test_nobody_is_asked(make_asking, ssid):
    """The administrator does not want users to be asked."""
    settings(ssid, identity=None)
    onex = make_asking(config="answer = 0")
    onex.connect()
    onex.failed(UI_DISABLED, "IDENTITY is needed, and nobody can be asked")


def test_sessions(make_asking, logind, ssid):
    """Who is asked: the user at the console; nobody, if there is none. A logoff
    is the end of it."""
    settings(ssid, password=None)
    onex = make_asking()
    onex.ihvd.wait_line("following the sessions")
    onex.connect()
    onex.failed(UNIDENTIFIED, "nobody is logged on who could be asked")
    onex.adapter.disconnect()
    for name, active in ("3", False), ("4", True):
        logind.add(name, active=active)
        onex.ihvd.wait_line(f"session {name}: logon")
    onex.connect()
    guid = asked(onex, "Password", session=4)
    watch = Watch()
    logind.remove("3")
    onex.ihvd.wait_line("session 3: logoff")
    assert asked(onex, "Password", session=4) == guid
    start = onex.ihvd.now()
    logind.remove("4")
    watch.next(event="gone", guid=guid, why="logoff")
    onex.ihvd.wait_line(f"802.1X has failed: reason {UNIDENTIFIED:#x}$", start)
    onex.trace.skip_to(result())
    assert not onex.adapter.port()["authorized"]
    taken_back(onex, guid)
    watch.stop()
