# SPDX-License-Identifier: GPL-2.0-only
"""ihvd: the order of the calls, live, and what happens to ports when a plugin
or the daemon hangs or dies."""

import os
import pathlib
import re
import shutil
import signal
import time

import pytest

from lib.adapter import nwifi, nwifi_json
from lib.ihvd import (QUERIES, Ihvd, begin, compiled, plugin, profile,
                      set_switches)
from lib.proc import RUN, run, until
from lib.trace import (BY_OS, association_completion, association_start,
                       called, connect_request, connected,
                       connection_completion, connection_start,
                       disassociation, disconnect_request, ihv, link_quality,
                       performed, port_closed, post_completed, pre_associated,
                       removal, stopped)
from lib.traffic import ping

RADIOS = 4

# From the end of the socket to the closed port
AT_ONCE_NS = 10_000_000
SLACK_S = 2.0


@pytest.fixture
def managed(adapter, ap, make_ihvd, address, echo):
    """An adapter, connected by the extension, and its daemon."""
    adapter.up(address)
    adapter.look(ap)
    adapter.ap = ap
    adapter.ihvd = make_ihvd(plugin("accept-all"), adapter,
                             profiles=[profile(ap.ssid)])
    begin(adapter)
    adapter.connect()
    adapter.expect(authorized(ap))
    ping()
    return adapter


def authorized(ap, session=1, pre_session=1):
    """S1"""
    return [pre_associated(pre_session), connect_request(), connection_start(),
            association_start(ap), association_completion(ap),
            performed(ap, session), connection_completion(), link_quality(ap),
            post_completed(ap, session)]


def settled(adapter, ap, session=1):
    """S5: the end of a connection."""
    adapter.disconnect()
    adapter.expect(disconnect_request(), disassociation(ap, BY_OS),
                   stopped(ap, session, "explicit", BY_OS),
                   called("AdapterReset"))


def test_s1_to_s5(managed, ap):
    """S1, S5, IHV-16, IHV-35, IHV-48, IHV-51, IHV-54, IHV-19: T1 and T5 with
    an extension, through the daemon."""
    port = managed.port()
    assert (port["owner"], port["authorized"]) == ("ihv", True)
    settled(managed, ap)
    managed.connect()
    managed.expect(authorized(ap, 2, 2))
    ping()


def test_s3_thrown_out(managed, ap):
    """S3, T4, IHV-47, PORT-26: Stop with the reason, then a new session."""
    ap.deauthenticate(managed.show()["mac"])
    managed.trace.skip_to(ihv("Dot11ExtPostAssociateCompletion", "completion",
                              session=2, result=0))
    names = [(e["handler"], e["phase"]) for e in managed.trace.events
             if e["event"] == "ihv" and
             e.get("handler", "") not in QUERIES | {""}][-4:]
    assert names == [("Dot11ExtIhvStopPostAssociate", "call"),
                     ("Dot11ExtIhvStopPostAssociate", "return"),
                     ("Dot11ExtIhvPerformPostAssociate", "call"),
                     ("Dot11ExtIhvPerformPostAssociate", "return")]
    until(lambda: managed.port()["authorized"], "authorized again")
    ping()
    managed.overlook()


def test_s4_roam(managed, ap, make_ap):
    """S4, T8, IHV-58, PORT-21: Stop before Perform, a new session."""
    other = make_ap(1, channel=6)
    managed.look(other)
    managed.roam(other)
    managed.trace.skip_to(ihv("Dot11ExtPostAssociateCompletion", "completion",
                              session=2, peer=other.mac, result=0))
    events = [e for e in managed.trace.events if e["event"] == "ihv"]
    stop = next(e for e in events if e["phase"] == "return" and
                e.get("handler") == "Dot11ExtIhvStopPostAssociate")
    perform = next(e for e in events if e.get("session") == 2)
    assert stop["seq"] < perform["seq"] and stop["peer"] == ap.mac
    ping()
    managed.overlook()


def test_other_network(adapter, ap, make_ihvd):
    """IHV-35: without a profile of the extension the connection is the
    operating system's."""
    adapter.look(ap)
    make_ihvd(plugin("accept-all"), adapter, profiles=[profile("elsewhere")])
    begin(adapter)
    adapter.connect()
    adapter.expect(called("PerformPreAssociate", session=1), connected(ap))
    assert adapter.port()["owner"] == "none"


def test_profile_of_the_store(adapter, ap, make_ihvd):
    """IHV-27: nwifi connect with a profile stores it for ihvd."""
    adapter.look(ap)
    make_ihvd(plugin("accept-all"), adapter)
    begin(adapter)
    adapter.do("connect", "ssid", ap.ssid, "profile", profile(ap.ssid))
    adapter.expect(authorized(ap))
    result = adapter.do("connect", "ssid", "other", "profile",
                        profile(ap.ssid), check=False)
    assert result.returncode == 1 and "the profile is not for this" in result.stderr


def test_leaves_in_good_order(managed, ap, make_ihvd):
    """IHV-14, IHV-16, PORT-24, PORT-29: SIGTERM: Stop, DeinitAdapter, and
    status 0; the port stays closed until there is an extension again."""
    assert managed.ihvd.stop() == 0
    managed.expect(called("StopPostAssociate", session=1, peer=ap.mac),
                   port_closed(ap, 1), called("DeinitAdapter"))
    assert not managed.port()["authorized"]
    make_ihvd(plugin("accept-all"), managed, profiles=[profile(ap.ssid)])
    managed.trace.skip_to(ihv("Dot11ExtPostAssociateCompletion", "completion",
                              session=1, result=0))
    ping()
    managed.overlook()


def test_removal(managed, ap):
    """S7, IHV-10, IHV-12, PORT-29: Stop, then DeinitAdapter."""
    managed.delete()
    managed.expect(disconnect_request(), disassociation(ap, BY_OS),
                   stopped(ap, 1, "explicit", BY_OS),
                   called("DeinitAdapter"), removal())
    managed.ihvd.wait_line("nwl0: released")


def test_arrival(radios, make_adapter, make_ihvd, ap):
    """IHV-7: an adapter that comes later is taken as well."""
    daemon = make_ihvd(plugin("accept-all"), profiles=[profile(ap.ssid)])
    adapter = make_adapter()
    adapter.trace.ignore |= QUERIES
    daemon.wait_line(f"{adapter.name}: bound")
    begin(adapter)
    adapter.look(ap)
    adapter.connect()
    adapter.trace.skip_to(ihv("Dot11ExtPostAssociateCompletion", "completion",
                              session=1, result=0))
    # the daemon ends before the adapter does
    adapter.overlook("close")


def test_service_lives_with_adapters(radios, make_adapter, make_ihvd, ap):
    """IHV-1, IHV-14, IHV-15, E2: the plugin is loaded with the first adapter;
    after the last one DeinitService is called and its process ends; the next
    adapter has it loaded again."""
    def processes():
        return run("pgrep", "-P", daemon.pid, check=False).stdout.split()

    path = plugin("misbehave", copy="lives")
    daemon = make_ihvd(path, profiles=[profile(ap.ssid)])
    assert not processes() and not daemon.lines("loaded, process")
    for _ in range(2):
        start = daemon.now()
        adapters = [make_adapter(radios.own(number).ifname)
                    for number in range(2)]
        for adapter in adapters:
            adapter.trace.ignore |= QUERIES
            daemon.wait_line(f"{adapter.name}: bound", start)
        assert len(daemon.lines("loaded, process", start)) == 1
        adapters[0].delete()
        daemon.wait_line(f"{adapters[0].name}: released", start)
        assert processes() and not daemon.lines(": unloaded", start)
        adapters[1].delete()
        daemon.wait_line("lives.so: unloaded", start)
        # the handler was called, and in its place
        said = [line for line in daemon.output.lines[start:]
                if re.search("DeinitService|: released$|: unloaded$", line)]
        assert [word in line for word, line in
                zip(("released", "released", "DeinitService", "unloaded"),
                    said)] == 4 * [True]
        until(lambda: not processes(), "the process is gone")
    # a plugin that is not there is no reason not to end
    assert not daemon.stop()


def test_one_daemon(managed):
    """One extension host for an adapter: the second is refused."""
    second = Ihvd("--plugin", plugin("accept-all"), "--adapter", managed.name,
                  ready=False)
    second.wait_line("the adapter has an IHV extension host already")
    second.kill()
    ping()


def status_of(pid):
    return dict(line.split(":\t", 1) for line in pathlib.Path(
        f"/proc/{pid}/status").read_text().splitlines() if ":\t" in line)


def test_plugin_has_no_rights(managed):
    """A plugin's process: another user, no capabilities, a filter."""
    status = status_of(managed.ihvd.plugin_pid())
    assert "0" not in status["Uid"].split() and \
        "0" not in status["Gid"].split()
    assert {status[key].strip() for key in
            ("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb")} == {16 * "0"}
    assert (status["Seccomp"], status["NoNewPrivs"]) == ("2", "1")
    assert not status.get("Groups", "").strip()


def closed_after(managed, since_ns):
    """Wait until the port has closed; how long that took, in ns."""
    event = managed.trace.skip_to(port_closed(managed.ap, 1)[0])
    return event["time_ns"] - since_ns


def authorized_again(managed, start):
    """The plugin is started again and told of everything anew."""
    managed.ihvd.wait_line("is started again in", start)
    managed.ihvd.wait_line("nwl0: bound", start)
    managed.trace.skip_to(ihv("Dot11ExtPostAssociateCompletion", "completion",
                              session=1, result=0))
    ping()
    managed.overlook()


def test_plugin_killed(managed):
    """Rule 9: a plugin that dies; its port closes at once, and it is started
    again."""
    start = managed.ihvd.now()
    pid = managed.ihvd.plugin_pid()
    killed = time.clock_gettime_ns(time.CLOCK_BOOTTIME)
    os.kill(pid, signal.SIGKILL)
    assert closed_after(managed, killed) < AT_ONCE_NS
    managed.ihvd.wait_line("ended by signal 9; its ports are closed", start)
    authorized_again(managed, start)


def test_daemon_killed(managed):
    """Rule 9: the daemon dies; the port closes at once, and the plugin goes
    with it."""
    pid = managed.ihvd.plugin_pid()
    killed = time.clock_gettime_ns(time.CLOCK_BOOTTIME)
    managed.ihvd.kill()
    assert closed_after(managed, killed) < AT_ONCE_NS
    until(lambda: not pathlib.Path(f"/proc/{pid}").exists(),
          "the plugin's process is gone")
    managed.overlook()


def test_plugin_stopped(managed, ap):
    """Rule 9: a plugin that hangs in Stop is given its second, then ended;
    the roam goes on."""
    start = managed.ihvd.now()
    os.kill(managed.ihvd.plugin_pid(), signal.SIGSTOP)
    managed.roam(ap)
    managed.ihvd.wait_line("StopPostAssociate has not returned within 1000 ms",
                           start)
    times = [e["time_ns"] for e in managed.trace.events
             if e.get("handler") == "Dot11ExtIhvStopPostAssociate"]
    assert len(times) == 2 and times[1] - times[0] < SLACK_S * 1e9
    assert managed.show()["bssid"] == ap.mac
    managed.trace.skip_to(ihv("Dot11ExtPostAssociateCompletion", "completion",
                              session=2, result=0))
    ping()
    managed.overlook()


def test_daemon_stopped(managed, ap):
    """Rule 9, A7: a daemon that hangs; the kernel waits for it, but not for
    long. When it goes on, it notices, binds again and resumes."""
    start = managed.ihvd.now()
    os.kill(managed.ihvd.pid, signal.SIGSTOP)
    managed.roam(ap)
    port = managed.port()
    assert (port["owner"], port["authorized"]) == ("ihv", False)
    os.kill(managed.ihvd.pid, signal.SIGCONT)
    managed.ihvd.wait_line("nwl0: bound", start)
    managed.trace.skip_to(ihv("Dot11ExtPostAssociateCompletion", "completion",
                              session=2, result=0))
    ping()
    assert managed.ihvd.stop() == 0
    managed.trace.skip_to(called("DeinitAdapter")[1])
    managed.overlook()


HANGS = ["Dot11ExtIhvPerformPreAssociate", "Dot11ExtIhvPerformPostAssociate",
         "Dot11ExtIhvStopPostAssociate", "Dot11ExtIhvAdapterReset",
         "Dot11ExtIhvDeinitAdapter"]


@pytest.mark.parametrize("how", ["hang", "crash"])
@pytest.mark.parametrize("handler", HANGS)
def test_misbehaves_in(adapter, ap, make_ihvd, how, handler):
    """IHV-17, rule 9: a plugin that hangs or crashes in a handler has no open
    port afterwards, and is back after a while."""
    path = plugin("misbehave", copy=f"bad-{how}",
                  switches=[f"{how}={handler}"])
    adapter.look(ap)
    daemon = make_ihvd(path, adapter, profiles=[profile(ap.ssid)])
    begin(adapter)
    start = daemon.now()
    adapter.connect(check=False)
    if handler not in HANGS[:2]:
        until(lambda: adapter.port()["authorized"], "authorized")
        if handler == HANGS[2]:
            adapter.roam(ap)
        elif handler == HANGS[3]:
            adapter.disconnect()
        else:
            nwifi("adapter", "del", adapter.name)
    daemon.wait_line("its ports are closed", start)
    set_switches(path)
    assert all(not port["authorized"] for port in nwifi_json("port")
               if port["owner"] == "ihv")
    if adapter.alive():
        daemon.wait_line(f"{adapter.name}: bound", start)
        nwifi("disconnect", adapter.name, check=False)
        adapter.connect()
        until(lambda: adapter.port()["authorized"], "authorized")
    adapter.overlook(handler)


def test_init_adapter_fails(adapter, ap, make_ihvd):
    """IHV-9: no other handler is called, and nothing passes the extension
    by."""
    path = plugin("misbehave", copy="bad-init",
                  switches=["error=Dot11ExtIhvInitAdapter:31"])
    daemon = make_ihvd(path, adapter, profiles=[profile(ap.ssid)])
    daemon.wait_line("InitAdapter fails with error 31")
    begin(adapter, 31)
    adapter.look(ap)
    assert adapter.connect(check=False).returncode == 1
    called_names = re.findall(r"misbehave: Dot11ExtIhv(\w+)",
                              "\n".join(daemon.output.lines))
    assert set(called_names) <= {"GetVersionInfo", "InitService",
                                 "InitVirtualStation", "InitAdapter"}
    adapter.overlook("Dot11ExtIhvPerformPreAssociate",
                     "Dot11ExtIhvAdapterReset")


def test_perform_fails(adapter, ap, make_ihvd):
    """PORT-12: connected, with a port that stays closed."""
    path = plugin("misbehave", copy="bad-perform",
                  switches=["error=Dot11ExtIhvPerformPostAssociate:31"])
    adapter.look(ap)
    make_ihvd(path, adapter, profiles=[profile(ap.ssid)])
    begin(adapter)
    adapter.connect()
    adapter.trace.skip_to(ihv("Dot11ExtIhvPerformPostAssociate", "return",
                              result=31))
    assert not adapter.port()["authorized"]
    adapter.overlook()


def test_plugins_apart(make_adapter, make_ap, make_ihvd):
    """One plugin's crash is nothing to another's adapter."""
    adapters = make_adapter(), make_adapter()
    ap = make_ap(0)
    bad = plugin("misbehave", copy="bad-neighbour")
    daemon = make_ihvd(plugin("accept-all"), adapters[0],
                       profiles=[profile(ap.ssid)],
                       more=["--plugin", bad, "--adapter", adapters[1].name])
    for adapter in adapters:
        adapter.trace.ignore |= QUERIES
        begin(adapter)
        adapter.look(ap)
        adapter.connect()
        until(lambda: adapter.port()["authorized"], "authorized")
    start = daemon.now()
    set_switches(bad, "crash=Dot11ExtIhvStopPostAssociate")
    adapters[1].roam(ap)
    daemon.wait_line("bad-neighbour.so: .*its ports are closed", start)
    assert adapters[0].port()["authorized"]
    assert not [e for e in adapters[0].trace.events
                if e.get("action") == "close"]
    adapters[0].overlook()
    adapters[1].overlook("Dot11ExtIhvStopPostAssociate", "close")


@pytest.mark.parametrize("args, status, words", [
    ([], 2, "which plugin"),
    (["--adapter", "nwl0"], 2, "an adapter without its plugin"),
    (["--plugin", "/nowhere.so"], 2, "No such file"),
    (["--plugin", "/etc/passwd"], 1, "invalid ELF header|file too short"),
    (["--plugin", "/etc/passwd", "--config", "/etc/passwd"], 2,
     "line 1: not understood"),
    (["--nonsense"], 2, "usage"),
])
def test_cannot_start(args, status, words):
    """What cannot work is said at once."""
    daemon = Ihvd(*args, ready=False)
    daemon.wait_line(words)
    assert daemon.output.process.wait(60) == status


def versioned(low, high, *more):
    """A plugin with versions LOW to HIGH of the interface."""
    return compiled("version", f"-DMIN={low}", f"-DMAX={high}", *more)


@pytest.mark.parametrize("low, high, more, words", [
    (1, 2, (), "no version of the interface"),
    (1, 0, (), "no version of the interface"),
    (0, 0, ("-DLEAVES_OUT",), "a handler is missing"),
])
def test_not_used(adapter, low, high, more, words):
    """IHV-4, IHV-5: without a common version, or without one of its handlers,
    an extension is not used, and no handler of it is called."""
    daemon = Ihvd("--plugin", versioned(low, high, *more), "--adapter",
                  adapter.name, ready=False)
    daemon.wait_line(words)
    assert daemon.output.process.wait(60) == 1
    assert bool(daemon.lines("version: given")) == bool(more)
    # settle() sees that InitAdapter was not called


def test_version_and_functions(adapter, make_ihvd):
    """IHV-4, IHV-5: the version is one of both; no function is missing; and the
    extension needs nothing but its copy of the table."""
    daemon = make_ihvd(versioned(0, 5), adapter)
    assert daemon.lines(r"version: given 0, 22 functions, reserved \(nil\)")
    begin(adapter)


@pytest.mark.parametrize("option", ["--plugin", "--profile", "--config"])
def test_not_what_others_can_write_to(option):
    """A9: nor in a place of others, whatever leads there."""
    path = plugin("accept-all", copy="others")
    place = pathlib.Path(RUN, "others")
    place.mkdir(exist_ok=True)
    place.chmod(0o777)
    link = pathlib.Path(RUN, "others-link")
    link.unlink(missing_ok=True)
    link.symlink_to(place / "file")
    shutil.copy(path, place / "file")
    os.chmod(path, 0o666)
    for name, words in ((path, "others.so: others can write to it"),
                        (link, "others: others can write to it")):
        daemon = Ihvd("--plugin", plugin("accept-all"), option, name,
                      ready=False)
        daemon.wait_line(f"{name} cannot be used: .*{words}")
        assert daemon.output.process.wait(60) == 2
