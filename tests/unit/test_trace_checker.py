# SPDX-License-Identifier: GPL-2.0-only
"""The trace checker accepts the timelines and catches what breaks a rule."""

import copy
import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.lib.trace_checker import check, main  # noqa: E402
from traces import (ANY, AP1, AP2, AP3, ZERO, Trace,  # noqa: E402
                    assert_planted, rules)


def t1():
    return Trace().connected()


def t1_uncontrolled():
    trace = Trace().connect().start(AP1).done(AP1)
    trace.port("create", AP1, session=1, authorized=True, controlled=False,
               owner="none")
    return trace.notify(AP1, True).completion().quality(AP1)


def t1_uncontrolled_without_notification():
    trace = t1_uncontrolled()
    del trace.events[5]
    renumber(trace.events)
    return trace


def t1_station_authenticates():
    trace = Trace().connect().start(AP1).done(AP1, bPortAuthorized=True)
    trace.port("create", AP1, session=1, authorized=True)
    return trace.notify(AP1, True).completion().quality(AP1)


def t2():
    return (Trace().connect().start(AP1).done(AP1, 0x30011).associated(AP2)
            .completion().quality(AP2))


def t3():
    return (Trace().connect().start(AP1).done(AP1, 2).start(AP2).done(AP2, 2)
            .completion(6).connect().completion(6).connected())


def t4():
    return (t1().left(AP1, 0x10006).roam(0x10006).associated(AP2).roamed()
            .quality(AP2).open(AP2))


def t4_lost():
    return t1().left(AP1, 2).roam(0xC).associated(AP1).roamed().quality(AP1)


def t5():
    return t1().oid("DISCONNECT_REQUEST").left(AP1, 7).connected()


def t6():
    return (Trace().connect().start(AP1).oid("DISCONNECT_REQUEST")
            .done(AP1, 5).completion(5).connected())


def t6_reset_without_attempt():
    return Trace().connect().oid("RESET_REQUEST").completion(5).connected()


def t7():
    return (t1().roam().start(AP2).delete(AP1, "implicit", 8)
            .oid("DISCONNECT_REQUEST").done(AP2, 5).roamed(5).connected())


def t7_no_attempt():
    return (t1().roam().oid("RESET_REQUEST").roamed(5).left(AP1, 7)
            .connected())


def t8():
    return (t1().roam().start(AP2).delete(AP1, "implicit", 8).done(AP2)
            .create(AP2).roamed().quality(AP2).open(AP2))


def t8_break_before_make():
    """D-31."""
    return (t1().left(AP1, 2).roam(0xB).associated(AP2).roamed()
            .quality(AP2))


def t9():
    return (t1().roam(0x80000001).start(AP1).delete(AP1, "implicit", 8)
            .done(AP1).create(AP1).roamed().quality(AP1).open(AP1))


def t10():
    return (t1().roam().start(AP2).delete(AP1, "implicit", 8).done(AP2, 2)
            .start(AP3).done(AP3, 2).roamed(6).roam(0xC).start(AP2)
            .done(AP2, 2).roamed(6).oid("DISCONNECT_REQUEST").connected())


def t13():
    trace = Trace().connect(2)
    trace.start(AP1).start(AP2).done(AP2).create(AP2).done(AP1).create(AP1)
    trace.completion().associated(AP3)
    trace.disassociation(AP2, 0x10003)
    trace.port("delete", AP2, session=1, cause="explicit", status=0x10003)
    return trace


def t14():
    return (t1().oid("RESET_REQUEST").left(AP1, 7)
            .ind("SCAN_CONFIRM", ndisStatus=0xC001000C).connected())


def t15():
    return (Trace().arrival().connected().oid("DISCONNECT_REQUEST")
            .left(AP1, 7).add("adapter", action="removal"))


def t15_device_gone():
    return (Trace().arrival().connected().delete(AP1, "removal", 7)
            .add("adapter", action="removal"))


def t15_device_gone_while_roaming():
    return (Trace().arrival().connected().roam().start(AP2)
            .delete(AP1, "implicit", 8).done(AP2, 5).roamed(5)
            .add("adapter", action="removal"))


def t16():
    return (t1().ind("PHY_STATE_CHANGED", uPhyId=0).left(AP1, 3).roam(0xC)
            .associated(AP1).roamed().quality(AP1))


def reauthentication():
    return t1().close(AP1).open(AP1)


def two_adapters():
    one, two = t8(), Trace("nwl1").connected(AP1)
    one.events = [event for pair in zip(one.events, two.events)
                  for event in pair] + one.events[len(two.events):]
    return one


GOOD = [t1, t1_uncontrolled, t1_uncontrolled_without_notification,
        t1_station_authenticates, t2, t3, t4, t4_lost, t5, t6,
        t6_reset_without_attempt, t7, t7_no_attempt, t8,
        t8_break_before_make, t9, t10, t13, t14, t15, t15_device_gone,
        t15_device_gone_while_roaming, t16, reauthentication, two_adapters]


def renumber(events):
    for n, event in enumerate(events):
        event["seq"] = n + 1
        event["time_ns"] = 1000 * (n + 1)
    return events


@pytest.mark.parametrize("timeline", GOOD, ids=lambda f: f.__name__)
def test_good_trace(timeline):
    assert check(timeline().events, complete=True) == []


@pytest.mark.parametrize("timeline", GOOD, ids=lambda f: f.__name__)
def test_good_trace_may_end_anywhere(timeline):
    events = timeline().events
    for end in range(len(events)):
        assert check(events[:end]) == []


@pytest.mark.parametrize("timeline", GOOD, ids=lambda f: f.__name__)
def test_good_trace_may_begin_with_ready_and_ihv(timeline):
    events = [{"event": "ready"}] + timeline().events
    assert check(events, complete=True) == []


# what breaks a rule: the rule, a trace
BAD = {
    "PAIR-1 start twice": ("PAIR-1", lambda: Trace().connect().ind(
        "CONNECTION_START", BSSType=1, AdhocBSSID=ZERO, AdhocSSID="")),
    "PAIR-1 completion alone": ("PAIR-1", lambda: Trace().completion(6)),
    "PAIR-1 second completion": ("PAIR-1", lambda: t1().completion()),
    "PAIR-2 roam in a roam": ("PAIR-2", lambda: t1().roam().roam()),
    "PAIR-2 roam in a connection": ("PAIR-2",
                                    lambda: Trace().connect().roam()),
    "PAIR-2 completion alone": ("PAIR-2", lambda: t1().roamed(6)),
    "PAIR-3 two attempts": ("PAIR-3", lambda: Trace().connect().start(AP1)
                            .start(AP2)),
    "PAIR-3 outside a bracket": ("PAIR-3", lambda: t1().left(AP1, 2)
                                 .start(AP2)),
    "PAIR-3 other peer": ("PAIR-3", lambda: Trace().connect().start(AP1)
                          .done(AP2, 2)),
    "PAIR-3 completion alone": ("PAIR-3", lambda: Trace().connect()
                                .done(AP1, 2)),
    "PAIR-3 ibss same peer twice": ("PAIR-3", lambda: Trace().connect(2)
                                    .start(AP1).start(AP1)),
    "PAIR-4 start after success": ("PAIR-4", lambda: Trace().connect()
                                   .associated(AP1).start(AP2)),
    "PAIR-5 success without association": ("PAIR-5", lambda: Trace()
                                           .connect().completion(0)),
    "PAIR-5 failure with association": ("PAIR-5", lambda: Trace().connect()
                                        .associated(AP1).completion(6)),
    "PAIR-5 roam": ("PAIR-5", lambda: t1().roam().start(AP2)
                    .delete(AP1, "implicit", 8).done(AP2, 2).roamed(0)),
    "PAIR-6 never associated": ("PAIR-6", lambda: t1()
                                .disassociation(AP2, 2)),
    "PAIR-6 twice": ("PAIR-6", lambda: t1().left(AP1, 2)
                     .disassociation(AP1, 2)),
    "PAIR-7 of a roam": ("PAIR-7", lambda: t8().disassociation(AP1, 2)),
    "PAIR-7 of a failed reassociation": ("PAIR-7", lambda: t1().roam(0xC)
                                         .start(AP1)
                                         .delete(AP1, "implicit", 8)
                                         .done(AP1, 2).roamed(6)
                                         .disassociation(AP1, 2)),
    "PAIR-8 still connected": ("PAIR-8", lambda: t1()
                               .oid("DISCONNECT_REQUEST").connect()),
    "PAIR-8 roam during disconnect": ("PAIR-8", lambda: t1()
                                      .oid("DISCONNECT_REQUEST").roam()),
    "PAIR-8 not cancelled": ("PAIR-8", lambda: Trace().connect().start(AP1)
                             .oid("RESET_REQUEST").done(AP1, 2)),
    "PAIR-8 other reason": ("PAIR-8", lambda: t1()
                            .oid("DISCONNECT_REQUEST").left(AP1, 2)),
    "PAIR-9 roam without connection": ("PAIR-9", lambda: Trace().roam()),
    "PAIR-9 after a disconnect": ("PAIR-9", lambda: t1()
                                  .oid("DISCONNECT_REQUEST").left(AP1, 7)
                                  .roam()),
    "PAIR-11 roam": ("PAIR-11", lambda: Trace().connect().completion(6)
                     .roam()),
    "PAIR-11 association": ("PAIR-11", lambda: Trace().connect()
                            .completion(6).start(AP1)),
    "PAIR-11 link quality": ("PAIR-11", lambda: Trace().connect()
                             .completion(6).quality(AP1)),
    "PAIR-11 disassociation": ("PAIR-11", lambda: Trace().connect()
                               .completion(6).disassociation(AP1, 2)),
    "PHASE start without request": ("PHASE", lambda: Trace().ind(
        "CONNECTION_START", BSSType=1, AdhocBSSID=ZERO, AdhocSSID="")),
    "PHASE start when connected": ("PHASE", lambda: t1().ind(
        "CONNECTION_START", BSSType=1, AdhocBSSID=ZERO, AdhocSSID="")),
    "PHASE completion with attempt": ("PHASE", lambda: Trace().connect()
                                      .start(AP1).completion(6)),
    "PHASE roam completion with attempt": ("PHASE", lambda: t1().roam()
                                           .start(AP2)
                                           .delete(AP1, "implicit", 8)
                                           .roamed(6)),
    "PHASE disassociation in C": ("PHASE", lambda: Trace().connect()
                                  .associated(AP1).left(AP1, 2)),
    "PHASE quality in INIT": ("PHASE", lambda: Trace().quality(AP1)),
    "PHASE quality when lost": ("PHASE", lambda: t1().left(AP1, 2)
                                .quality(AP1)),
    "PHASE quality in an attempt": ("PHASE", lambda: Trace().connect()
                                    .start(AP1).quality(AP1)),
    "PHASE MIC failure in L": ("PHASE", lambda: t1().left(AP1, 2)
                               .ind("TKIPMIC_FAILURE", PeerMac=AP1)),
    "PHASE PMKID in R": ("PHASE", lambda: t1().roam()
                         .ind("PMKID_CANDIDATE_LIST")),
    "STATE-7 media connect": ("STATE-7", lambda: Trace().add(
        "indication", status="NDIS_STATUS_MEDIA_CONNECT", payload={})),
    "CONN-2 connect in OP": ("CONN-2", lambda: t1()
                             .oid("CONNECT_REQUEST")),
    "LINK-4 other AP": ("LINK-4", lambda: t1().quality(AP2)),
    "PORT-7 on start": ("PORT-7", lambda: Trace().connect().start(AP1)
                        .create(AP1)),
    "PORT-7 on failure": ("PORT-7", lambda: Trace().connect().start(AP1)
                          .done(AP1, 2).create(AP1)),
    "PORT-7 none": ("PORT-7", lambda: Trace().connect().start(AP1).done(AP1)
                    .completion()),
    "PORT-8 after the bracket": ("PORT-8", lambda: Trace().connect()
                                 .start(AP1).done(AP1).completion()
                                 .create(AP1)),
    "PORT-1 second port": ("PORT-1", lambda: Trace().connect()
                           .associated(AP1).create(AP1)),
    "PORT-1 session again": ("PORT-1", lambda: Trace().connect().start(AP1)
                             .done(AP1).port("create", AP1, session=5)
                             .completion().left5().roam(0xC).start(AP1)
                             .done(AP1).port("create", AP1, session=5)),
    "PORT-9 authorized at once": ("PORT-9", lambda: Trace().connect()
                                  .start(AP1).done(AP1)
                                  .port("create", AP1, session=1,
                                        authorized=True)),
    "PORT-9 uncontrolled with owner": ("PORT-9", lambda: Trace().connect()
                                       .start(AP1).done(AP1)
                                       .port("create", AP1, session=1,
                                             authorized=True,
                                             controlled=False)),
    "PORT-13 open twice": ("PORT-13", lambda: t1().open(AP1)),
    "PORT-13 open but not authorized": ("PORT-13", lambda: Trace().connect()
                                        .associated(AP1).port("open", AP1)),
    "PORT-18 close twice": ("PORT-18", lambda: t1().close(AP1).close(AP1)),
    "PORT-17 no notification": ("PORT-17", lambda: Trace().connect()
                                .associated(AP1)
                                .port("open", AP1, authorized=True)
                                .completion()),
    "PORT-17 false": ("PORT-17", lambda: Trace().connect().associated(AP1)
                      .port("open", AP1, authorized=True)
                      .notify(AP1, False)),
    "PORT-17 for nothing": ("PORT-17", lambda: t1().notify(AP1, True)),
    "PORT-18 no notification": ("PORT-18", lambda: t1().port("close", AP1)
                                .left(AP1, 2)),
    "PORT-16 deleted session": ("PORT-16", lambda: t1().left(AP1, 2)
                                .port("open", AP1, authorized=True)),
    "PORT-16 old session": ("PORT-16", lambda: t8()
                            .port("close", AP2, session=1)),
    "PORT-20 not deleted": ("PORT-20", lambda: t1().disassociation(AP1, 2)
                            .roam(0xC)),
    "PORT-20 deleted for nothing": ("PORT-20", lambda: t1()
                                    .delete(AP1, "explicit", 2)),
    "PORT-21 not deleted": ("PORT-21", lambda: t1().roam().start(AP2)
                            .done(AP2)),
    "PORT-21 deleted for nothing": ("PORT-21", lambda: t1()
                                    .delete(AP1, "implicit", 8)),
    "PORT-25 opened after its end": ("PORT-25", lambda: t1().close(AP1)
                                     .disassociation(AP1, 2)
                                     .port("open", AP1, authorized=True)),
    "PORT-27 explicit status": ("PORT-27", lambda: t1()
                                .disassociation(AP1, 2)
                                .delete(AP1, "explicit", 7)),
    "PORT-27 implicit status": ("PORT-27", lambda: t1().roam().start(AP2)
                                .delete(AP1, "implicit", 7)),
    "PORT-27 cause": ("PORT-27", lambda: t1().roam().start(AP2)
                      .delete(AP1, "explicit", 8)),
    "PORT-27 removal status": ("PORT-27", lambda: t1()
                               .delete(AP1, "removal", 3)),
    "PORT-28 after disassociation": ("PORT-28", lambda: t1().left(AP1, 2)
                                     .notify(AP1, False)),
    "PORT-28 before the deletion": ("PORT-28", lambda: t1()
                                    .disassociation(AP1, 2)
                                    .notify(AP1, False)),
    "FIELD association completion": ("FIELD", lambda: Trace().connect()
                                     .start(AP1).done(AP1, 7)),
    "FIELD connection completion": ("FIELD", lambda: Trace().connect()
                                    .completion(2)),
    "FIELD roaming completion": ("FIELD", lambda: t1().roam().roamed(7)),
    "FIELD roaming reason": ("FIELD", lambda: t1().roam(6)),
    "FIELD reason by roaming": ("FIELD", lambda: t1().left(AP1, 8)),
    "FIELD reason 0x30000": ("FIELD", lambda: t1().left(AP1, 0x30001)),
    "FIELD negotiated": ("FIELD", lambda: Trace().connect().start(AP1)
                         .done(AP1, 2, UnicastCipher=4)),
    "FIELD quality": ("FIELD", lambda: t1().quality(AP1, 101)),
    "FIELD ad hoc members": ("FIELD", lambda: Trace()
                             .oid("CONNECT_REQUEST").ind(
                                 "CONNECTION_START", BSSType=1,
                                 AdhocBSSID=AP1, AdhocSSID="")),
    "FORM no payload": ("FORM", lambda: t1().add(
        "indication", status="NDIS_STATUS_DOT11_LINK_QUALITY")),
    "FORM no status": ("FORM", lambda: Trace().connect().ind(
        "CONNECTION_COMPLETION")),
    "FORM no peer": ("FORM", lambda: Trace().connect().ind(
        "ASSOCIATION_START", SSID="home")),
    "FORM unknown event": ("FORM", lambda: t1().add("surprise")),
    "FORM unknown port action": ("FORM", lambda: t1().port("melt", AP1)),
}


def left5(self):
    """End of the association of session 5."""
    return self.disassociation(AP1, 2).port("delete", AP1, session=5,
                                            cause="explicit", status=2)


Trace.left5 = left5


@pytest.mark.parametrize("name", BAD)
def test_planted_violation(name):
    assert_planted(*BAD[name])


# the same, of traces that are good but not complete
OPEN_ENDS = {
    "CONN-4": lambda: Trace().oid("CONNECT_REQUEST"),
    "PAIR-1": lambda: Trace().connect(),
    "PAIR-2": lambda: t1().roam(),
    "PAIR-3": lambda: Trace().connect().start(AP1),
    "PAIR-8": lambda: t1().oid("DISCONNECT_REQUEST"),
    "PORT-7": lambda: Trace().connect(2).start(AP1).done(AP1).completion(),
    "PORT-17": lambda: Trace().connect().associated(AP1).completion()
    .port("open", AP1, authorized=True),
    "PORT-18": lambda: t1().port("close", AP1),
    "PORT-20": lambda: t1().disassociation(AP1, 2),
    "PORT-21": lambda: t1().roam().start(AP2),
}


@pytest.mark.parametrize("rule", OPEN_ENDS)
def test_open_end(rule):
    trace = OPEN_ENDS[rule]()
    assert rules(trace) == []
    assert rule in rules(trace, complete=True)


def test_PAIR_10_scans():
    trace = Trace().ind("SCAN_CONFIRM", ndisStatus=0)
    assert rules(trace, complete=True) == []
    assert rules(trace, complete=True, scans=1) == []
    assert rules(trace, scans=0) == ["PAIR-10"]
    assert rules(trace, scans=2) == []
    assert rules(trace, complete=True, scans=2) == ["PAIR-10"]


def test_PAIR_10_scan_requests_in_the_trace():
    trace = Trace().oid("SCAN_REQUEST").ind("SCAN_CONFIRM", ndisStatus=0)
    assert rules(trace, complete=True) == []
    assert rules(trace.ind("SCAN_CONFIRM", ndisStatus=0)) == ["PAIR-10"]


def test_sequence_has_no_gap():
    events = t8().events
    for missing in range(1, len(events) - 1):
        rest = events[:missing] + events[missing + 1:]
        assert "SEQ" in rules(rest)


def test_sequence_number_twice():
    events = t1().events
    assert "SEQ" in rules(events[:3] + events[2:])


def test_time_goes_on():
    events = copy.deepcopy(t1().events)
    events[4]["time_ns"] = 1
    assert rules(events) == ["TIME"]
    events[4]["time_ns"] = events[3]["time_ns"]
    assert rules(events) == []


def test_event_without_number():
    events = copy.deepcopy(t1().events)
    del events[-1]["seq"]
    assert rules(events) == ["FORM"]


def test_reported_loss_is_no_gap():
    """After it the trace is followed from the next connect request on."""
    trace = t1()
    trace.seq += 3
    trace.left(AP1, 2).quality(AP2)
    trace.events.insert(-3, {"event": "lost", "adapter": "nwl0", "count": 3})
    assert rules(trace, complete=True) == []
    trace.connect().completion(0)
    assert rules(trace) == ["PAIR-5"]


def test_loss_of_another_adapter():
    events = t1().events
    events.insert(3, {"event": "lost", "adapter": "nwl9", "count": 3})
    assert rules(events, complete=True) == []


def test_trace_that_begins_in_the_middle():
    events = t8().events
    for begin in range(1, len(events)):
        assert rules(events[begin:], complete=True) == []
    trace = t1().oid("DISCONNECT_REQUEST").left(AP1, 7).connect()
    trace.completion(0)
    assert rules(trace.events[4:]) == ["PAIR-5"]


def test_wildcard_disassociation():
    trace = Trace().connect(2).associated(AP1).associated(AP2).completion()
    trace.disassociation(ANY, 7)
    trace.port("delete", AP1, session=1, cause="explicit", status=7)
    assert rules(trace) == []
    assert rules(trace, complete=True) == ["PORT-20"]
    trace.port("delete", AP2, session=2, cause="explicit", status=7)
    assert rules(trace, complete=True) == []


def test_PORT_23_ibss_roam_ends_all():
    trace = Trace().connect(2).associated(AP1).associated(AP2).completion()
    trace.roam(0xD).start(AP3)
    assert rules(trace, complete=True).count("PORT-21") == 2


def test_command_line(tmp_path, capsys):
    good, bad = tmp_path / "good", tmp_path / "bad"
    good.write_text("".join(json.dumps(e) + "\n" for e in
                            [{"event": "ready"}] + t8().events))
    bad.write_text("".join(json.dumps(e) + "\n" for e in
                           t1().completion().events))
    assert main(["--complete", str(good)]) == 0
    assert capsys.readouterr().out == ""
    assert main([str(bad)]) == 1
    assert "PAIR-1" in capsys.readouterr().out
