# SPDX-License-Identifier: GPL-2.0-only
"""ihvd and the user: questions, notifications, control requests, sessions; all
over a system bus with the policy that is installed, and without one."""

import json
import os
import signal
import struct
import uuid

import pytest

from lib.adapter import nwifi, refused
from lib.bus import Bus, Watch, byte_args, call, pending
from lib.ihvd import begin, plugin, profile
from lib.proc import Lines, run, until
from lib.trace import ihv

RADIOS = 3

# control.h of the sample ask-user
ECHO, SESSIONS, ASK, ANSWER, FORGET, QUERY, NOTIFY = range(7)
PAGE = "6e776966-6901-4100-8000-61736b2d7573"
NO_GUID = bytes(16)

INSUFFICIENT_BUFFER = 122
INVALID_PARAMETER = 87
BUSY = 170
CANCELLED = 1223

CONSOLE_CONNECT, CONSOLE_DISCONNECT, REMOTE_CONNECT, REMOTE_DISCONNECT, \
    LOGON, LOGOFF, LOCK, UNLOCK = range(1, 9)


@pytest.fixture
def watch(host):
    watch = Watch()
    yield watch
    assert watch.stop() == 0


@pytest.fixture
def start(make_ihvd):
    """Daemons with the plugin that asks."""
    def make(*adapters, bus=True, **options):
        daemon = make_ihvd(plugin("ask-user"), *adapters, **options)
        if bus:
            daemon.wait_line("on the system bus")
        return daemon

    return make


@pytest.fixture
def host(bus, adapter, start):
    """The daemon of one adapter, with no profile."""
    daemon = start(adapter)
    # what it answers to a program is no matter of the station
    adapter.overlook("Dot11ExtIhvControl")
    return daemon


def control(adapter, command, data=b"", check=True):
    """(error, length, bytes) of a control request."""
    result = nwifi("-j", "control", adapter.name,
                   bytes([command, *data]).hex(), check=check)
    outcome = json.loads(result.stdout)
    return (outcome["error"], outcome["length"],
            bytes.fromhex(outcome["data"]))


def ask(adapter, data=b"", guid=NO_GUID):
    """Have the plugin ask; (error of SendUIRequest, GUID)."""
    error, length, out = control(adapter, ASK, guid + data)
    assert (error, length) == (0, 20)
    return (struct.unpack("=I", out[:4])[0],
            str(uuid.UUID(bytes_le=out[4:])))


def asked(adapter, data=b""):
    error, guid = ask(adapter, data)
    assert not error
    return guid


def answer_of(adapter):
    return control(adapter, ANSWER)[2]


@pytest.fixture
def asking(bus, adapter, ap, start):
    """A connection that waits for the user: (adapter, daemon, GUID, how to
    wait for the end of nwifi connect)."""
    adapter.look(ap)
    adapter.overlook()
    daemon = start(adapter, profiles=[profile(ap.ssid)])
    begin(adapter)
    connect = adapter.start("connect", "ssid", ap.ssid)
    guid, question = next(iter(until(pending, "the user is asked").items()))
    assert question == {"guid": guid, "adapter": adapter.name, "page": PAGE,
                        "session": 0, "text": "", "secret": False,
                        "data": b"pass phrase".hex()}
    yield adapter, daemon, guid, connect
    connect()


def test_pass_phrase(asking):
    """IHV-83, IHV-84, IHV-85, IHV-40: asked in pre-association, which goes on
    with the answer."""
    adapter, daemon, guid, connect = asking
    assert guid in nwifi("ui").stdout
    nwifi("ui", "answer", guid, "open sesame")
    assert connect().returncode == 0
    until(lambda: adapter.port()["authorized"], "authorized")
    assert not pending() and not nwifi("ui").stdout
    lines = daemon.lines("ask-user.so: Dot11ExtIhv")
    assert [line.split("Dot11ExtIhv")[1] for line in lines][:5] == [
        "QueryUIRequest phase=1", "PerformPreAssociate",
        "IsUIRequestPending 1", "ProcessUIResponse length=11",
        "QueryUIRequest phase=2"]
    for name in ("IsUIRequestPending", "ProcessUIResponse"):
        until(lambda: [e for e in adapter.trace.events
                       if e.get("handler") == f"Dot11ExtIhv{name}"
                       and e["phase"] == "return"], f"{name} is reported")


def test_no_answer(asking):
    """IHV-39: an empty answer; the plugin does not connect."""
    adapter, _, guid, connect = asking
    nwifi("ui", "answer", guid)
    result = connect()
    assert result.returncode == 1
    adapter.trace.skip_to(ihv("Dot11ExtPreAssociateCompletion", "completion",
                              result=CANCELLED))


def test_dies_on_reset(asking):
    """IHV-23, IHV-87, IHV-21: AdapterReset; the plugin completes as
    cancelled."""
    adapter, _, guid, connect = asking
    watch = Watch()
    nwifi("reset", adapter.name)
    watch.next(event="gone", guid=guid, why="reset")
    assert connect().returncode == 1
    assert not pending()
    refused(nwifi("ui", "answer", guid, "late", check=False),
            "nobody has asked this")
    watch.stop()


def test_dies_on_removal(asking):
    """IHV-13, IHV-87: DeinitAdapter."""
    adapter, daemon, guid, connect = asking
    watch = Watch()
    nwifi("adapter", "del", adapter.name)
    watch.next(event="gone", guid=guid, why="removed")
    daemon.wait_line("released")
    assert connect().returncode == 1
    assert not pending()
    watch.stop()


def test_dies_with_the_plugin(asking):
    """The plugin is killed: what it has asked is gone with it."""
    _, daemon, guid, connect = asking
    watch = Watch()
    os.kill(daemon.plugin_pid(), signal.SIGKILL)
    watch.next(event="gone", guid=guid, why="ended")
    assert not pending()
    daemon.wait_line(": bound", daemon.now())
    connect()
    watch.stop()


def test_several(adapter, host, watch):
    """IHV-83: several at once, each by its own name; data as they are."""
    first, second = asked(adapter, b"one"), asked(adapter, bytes(range(256)))
    for guid in (first, second):
        watch.next(event="request", guid=guid, adapter=adapter.name,
                   page=PAGE, session=0)
    assert [pending()[guid]["data"] for guid in (first, second)] == [
        b"one".hex(), bytes(range(256)).hex()]
    nwifi("ui", "answer", second, "--hex", "00ff7f0a")
    watch.next(event="gone", guid=second, why="answered")
    assert answer_of(adapter) == b"\0\xff\x7f\n"
    assert list(pending()) == [first]
    run("sh", "-c", f"printf 'words\\n' | nwifi ui answer '{{{first}}}' -")
    assert answer_of(adapter) == b"words\n"
    assert not pending()


def test_names(adapter, host):
    """IHV-83: a name that is pending, or none, is refused; one that was
    answered may be used again."""
    name = uuid.UUID("00112233-4455-6677-8899-aabbccddeeff")
    assert ask(adapter, guid=name.bytes_le) == (0, str(name))
    assert ask(adapter, guid=name.bytes_le)[0] == INVALID_PARAMETER
    nwifi("ui", "answer", name, "x")
    assert ask(adapter, guid=name.bytes_le)[0] == 0
    refused(nwifi("ui", "answer", uuid.uuid4(), "x", check=False),
            "nobody has asked this")
    refused(nwifi("ui", "answer", "me", check=False), "this is no GUID")
    refused(nwifi("ui", "answer", name, "x", "--hex", "00", check=False),
            "not both", status=2)
    assert list(pending()) == [str(name)]


def test_bounds(adapter, host):
    """What a plugin may ask is bounded, in number and length; so is an
    answer."""
    assert ask(adapter, bytes(32 * 1024 + 1))[0] == INVALID_PARAMETER
    names = [asked(adapter) for _ in range(16)]
    assert ask(adapter)[0] == BUSY
    long = run("sh", "-c", f"head -c 40000 /dev/zero | nwifi ui answer "
               f"{names[0]} -", check=False)
    refused(long, "too long")
    assert list(pending()) == names


def test_is_pending(adapter, host, watch):
    """IHV-85: the plugin is asked, and may have stopped waiting."""
    guid = asked(adapter)
    watch.next(event="request", guid=guid)
    assert call("IsUIRequestPending", "s", guid) == [True]
    assert call("IsUIRequestPending", "s", str(uuid.uuid4())) == [False]
    control(adapter, FORGET)
    assert call("IsUIRequestPending", "s", guid) == [False]
    watch.next(event="gone", guid=guid, why="withdrawn")
    guid = asked(adapter)
    control(adapter, FORGET)
    refused(nwifi("ui", "answer", guid, "x", check=False),
            "does not wait for it any more")
    assert not pending()


@pytest.mark.parametrize("phase", [1, 2])
def test_query(adapter, ap, bus, start, phase):
    """IHV-86: a request that the plugin returns when it is asked for one joins
    the list; phase 1 before pre-association, 2 after post-association."""
    adapter.look(ap)
    adapter.overlook()
    daemon = start(adapter, profiles=[profile(ap.ssid)])
    control(adapter, QUERY, bytes([phase]))
    connect = adapter.start("connect", "ssid", ap.ssid)

    def of(data):
        return [guid for guid, q in pending().items()
                if q["data"] == data.hex()]

    if phase == 1:
        queried = until(lambda: of(b"queried"), "the question is there")
    words = until(lambda: of(b"pass phrase"), "the pass phrase is asked for")
    nwifi("ui", "answer", words[0], "x")
    assert connect().returncode == 0
    if phase == 2:
        queried = until(lambda: of(b"queried"), "the question is there")
    assert list(pending()) == queried
    nwifi("ui", "answer", queried[0], "yes")
    assert answer_of(adapter) == b"yes"
    # after the first success of each security session, no more often
    adapter.roam(ap)
    until(lambda: len(daemon.lines("QueryUIRequest phase=2")) == 2,
          "asked again")
    assert len(daemon.lines("QueryUIRequest phase=1")) == 1


def test_control(adapter, host):
    """IHV-96: in and out, the length in any case, bytes if they fit."""
    assert control(adapter, ECHO, b"hello") == (0, 5, b"hello")
    assert nwifi("control", adapter.name, "00414243").stdout == "414243\n"
    echo = bytes([ECHO, *b"hello"])
    for room, data in ((5, list(b"hello")), (4, []), (0, [])):
        assert call("Control", "sayu", adapter.name, *byte_args(echo),
                    room) == [0 if data else INSUFFICIENT_BUFFER, 5, data]
    refused(nwifi("control", adapter.name, check=False),
            f"the plugin returns error {INVALID_PARAMETER}")
    refused(nwifi("control", "nwl9", "00", check=False),
            "no plugin serves this adapter")
    refused(nwifi("control", adapter.name, "0", check=False),
            "not pairs of hexadecimal digits", status=2)
    assert "more than" in call("Control", "sayu", adapter.name, 0, 65537,
                               check=False)
    adapter.trace.skip_to(ihv("Dot11ExtIhvControl", "return", result=0))


def test_control_ends_with_the_plugin(adapter, host):
    """Who waits for a plugin that ends is told so."""
    os.kill(host.plugin_pid(), signal.SIGSTOP)
    waiting = Lines("nwifi", "control", adapter.name, "00")
    until(lambda: any(e.get("handler") == "Dot11ExtIhvControl"
                      for e in adapter.trace.events), "Control is called")
    os.kill(host.plugin_pid(), signal.SIGKILL)
    waiting.wait_line("the plugin has ended before it answered")
    assert waiting.process.wait(60) == 1


def test_notification(adapter, host, watch):
    """IHV-95: to whoever listens, as it is."""
    data = bytes(range(200))
    assert control(adapter, NOTIFY, struct.pack("=I", 0x1234) + data) == (
        0, 4, bytes(4))
    watch.next(event="notification", adapter=adapter.name, code=0x1234,
               interface=PAGE, data=data.hex())
    host.wait_line("nwl0: notification 0x1234, 200 bytes")
    error = control(adapter, NOTIFY, bytes(4 + 32 * 1024 + 1))[2]
    assert struct.unpack("=I", error) == (INVALID_PARAMETER,)


def test_profile_refused(adapter, ap, bus, make_ihvd):
    """IHV-37: the user is told that a profile cannot be used."""
    adapter.look(ap)
    adapter.overlook("Dot11ExtIhvPerformPreAssociate")
    daemon = make_ihvd(plugin("misbehave", copy="refuses", switches=[
        "error=Dot11ExtIhvPerformPreAssociate:1206"]), adapter,
        profiles=[profile(ap.ssid)])
    daemon.wait_line("on the system bus")
    watch = Watch()
    assert adapter.connect(check=False).returncode == 1
    watch.next(event="profile", adapter=adapter.name, profile=ap.ssid,
               error=1206)
    watch.stop()


def as_nobody(*groups):
    return ["setpriv", "--reuid=nobody", "--regid=nogroup",
            f"--groups={','.join(groups)}" if groups else "--clear-groups"]


def test_who_may(adapter, host, watch):
    """The policy: root and the group netdev, for calls and signals."""
    guid = asked(adapter)
    for args in (["ui"], ["ui", "answer", guid, "x"], ["ui", "watch"],
                 ["control", adapter.name, "00"]):
        refused(run(*as_nobody(), "nwifi", *args, check=False), "not allowed")
    # whoever listens without asking first hears nothing
    stranger = Lines(*as_nobody(), "dbus-monitor", "--system",
                     "sender=org.nwifi.ihvd")
    stranger.wait_line("NameAcquired|dbus-monitor")
    member = Watch(*as_nobody("netdev"))
    run(*as_nobody("netdev"), "nwifi", "ui", "answer", guid, "x")
    member.next(event="gone", guid=guid, why="answered")
    assert member.stop() == 0
    stranger.stop()
    assert not [line for line in stranger.lines if guid in line]
    assert answer_of(adapter) == b"x"


def changes(adapter):
    """(how many, last event, last session, session of the user)"""
    return struct.unpack("=4I", control(adapter, SESSIONS)[2])


def told(daemon, start, *expected):
    """The plugin is told of these (event, session), and of nothing else."""
    for event, session in expected:
        start = daemon.output.wait_line("ProcessSessionChange", start)[0]
        assert daemon.output.lines[start].endswith(
            f"ProcessSessionChange event={event} session={session}")
        start += 1
    return start


def test_sessions(adapter, logind, start):
    """IHV-88, IHV-87: the sessions of logind; what is there at the beginning is
    no change; a logoff ends the questions of the plugin, of all sessions."""
    logind.add("1")
    daemon = start(adapter)
    adapter.overlook()
    daemon.wait_line("following the sessions")
    at = daemon.now()
    logind.add("2", active=False)
    at = told(daemon, at, (LOGON, 2))
    logind.set("1", "Active", False)
    logind.set("2", "Active", True)
    at = told(daemon, at, (CONSOLE_DISCONNECT, 1), (CONSOLE_CONNECT, 2))
    logind.set("2", "LockedHint", True)
    at = told(daemon, at, (LOCK, 2))
    logind.set("2", "LockedHint", False)
    at = told(daemon, at, (UNLOCK, 2))
    logind.add("c7", seat="", remote=True)
    at = told(daemon, at, (REMOTE_CONNECT, 0x80000007), (LOGON, 0x80000007))
    mine = asked(adapter)
    assert pending()[mine]["session"] == 0x80000007
    logind.add("9", kind="greeter")
    logind.add("10", active=False)
    at = told(daemon, at, (LOGON, 10))
    theirs = asked(adapter)
    assert pending()[theirs]["session"] == 10
    watch = Watch()
    logind.remove("c7")
    at = told(daemon, at, (LOGOFF, 0x80000007),
              (REMOTE_DISCONNECT, 0x80000007))
    # the plugin cancels all that it has asked, whoever it was for (E10)
    watch.next(event="gone", guid=mine, why="logoff")
    watch.next(event="gone", guid=theirs, why="logoff")
    assert not pending()
    # some processes of a session may stay for as long as they like
    logind.close("2")
    at = told(daemon, at, (LOGOFF, 2), (CONSOLE_DISCONNECT, 2))
    logind.remove("2")
    logind.remove("10")
    at = told(daemon, at, (LOGOFF, 10))
    assert changes(adapter) == (13, LOGOFF, 10, 0)
    watch.stop()


def test_session_ends_pre_association(adapter, ap, logind, start):
    """IHV-87: the user whose answer is waited for logs off."""
    adapter.look(ap)
    adapter.overlook()
    daemon = start(adapter, profiles=[profile(ap.ssid)])
    daemon.wait_line("following the sessions")
    logind.add("3")
    told(daemon, 0, (CONSOLE_CONNECT, 3), (LOGON, 3))
    connect = adapter.start("connect", "ssid", ap.ssid)
    until(pending, "the user is asked")
    logind.remove("3")
    assert connect().returncode == 1
    assert not pending()


def test_no_bus(adapter, ap, start):
    """Without a bus: said once, everything else works; a question waits for
    the bus to come, and is seen then."""
    adapter.look(ap)
    adapter.overlook()
    daemon = start(adapter, profiles=[profile(ap.ssid)], bus=False)
    daemon.wait_line("system bus: .*going on without")
    refused(nwifi("ui", check=False), "no system bus")
    begin(adapter)
    connect = adapter.start("connect", "ssid", ap.ssid)
    adapter.trace.skip_to(ihv("Dot11ExtSendUIRequest", "return", result=0))
    bus = Bus()
    daemon.wait_line("on the system bus")
    nwifi("ui", "answer", next(iter(pending())), "x")
    assert connect().returncode == 0
    until(lambda: adapter.port()["authorized"], "authorized")
    assert len(daemon.lines("going on without")) == 1
    bus.stop()


def test_bus_dies(asking, bus):
    """The bus goes and comes back: the connection stays, the question, too."""
    adapter, daemon, guid, connect = asking
    bus.stop()
    daemon.wait_line("system bus: .*going on without")
    start = daemon.now()
    again = Bus()
    daemon.wait_line("on the system bus", start)
    nwifi("ui", "answer", guid, "x")
    assert connect().returncode == 0
    until(lambda: adapter.port()["authorized"], "authorized")
    start = daemon.now()
    again.stop()
    daemon.wait_line("system bus: .*going on without", start)
    assert adapter.port()["authorized"]


def test_nobody_there(bus):
    """ihvd does not run, or is not given what it needs: exit status and
    words."""
    for args in (["ui"], ["ui", "watch"], ["ui", "answer", uuid.uuid4()],
                 ["control", "nwl0"]):
        refused(nwifi(*args, check=False), "ihvd is not running")
