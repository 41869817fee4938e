# SPDX-License-Identifier: GPL-2.0-only
"""The trace checker's rules of calls to an IHV extension: the sequences of
ihv.md, hosts that go at any time, and what breaks a rule."""

import pytest

from traces import AP1, AP2, Trace, assert_planted, rules


def t1():
    return Trace().connected()


def ihv_closed(mac=AP1):
    """S1 up to the closed port."""
    return (Trace().ask().asked().pre_done().connect().ihv_associated(mac)
            .perform(mac).completion().quality(mac))


def s1():
    return ihv_closed().post_done(AP1).ihv_open(AP1)


def s1_completion_before_the_return():
    """IHV-38 is the extension's; the order of its two threads is its own."""
    return (Trace().ask().pre_done().connect().asked().ihv_associated(AP1)
            .perform(AP1).completion().quality(AP1))


def s3():
    return (s1().ihv_left(AP1, 0x10006).roam(0x10006).ihv_associated(AP1)
            .perform(AP1).roamed().quality(AP1).post_done(AP1).ihv_open(AP1))


def s4():
    return (s1().roam().start(AP2).stop(AP1).ihv_delete(AP1, "implicit", 8)
            .done(AP2).ihv_create(AP2).perform(AP2).roamed().quality(AP2))


def s4_fails():
    """PORT-22: no port, and so no second Stop."""
    return (s1().roam().start(AP2).stop(AP1).ihv_delete(AP1, "implicit", 8)
            .done(AP2, 2).roamed(6).oid("DISCONNECT_REQUEST").reset())


def s5():
    return (s1().oid("DISCONNECT_REQUEST").ihv_left(AP1, 7).reset()
            .ask().asked().pre_done().connect().completion(6).reset())


def s6():
    return Trace().ask().asked().reset().pre_done(1223)


def s6_completion_too_late():
    """IHV-43: it has no effect, whatever it says."""
    return (Trace().ask().asked().reset().pre_done(0).ask().asked()
            .pre_done(0, session=1))


def s7():
    return (Trace().arrival().ask().asked().pre_done().connect()
            .ihv_associated(AP1).perform(AP1).completion().quality(AP1)
            .oid("DISCONNECT_REQUEST").ihv_left(AP1, 7)
            .called("DeinitAdapter").add("adapter", action="removal"))


def s8():
    return (Trace().arrival().ask().asked().called("DeinitAdapter")
            .add("adapter", action="removal"))


def ihv_device_gone():
    return (Trace().arrival().ask().asked().pre_done().connect()
            .ihv_associated(AP1).perform(AP1).completion().quality(AP1)
            .post_done(AP1).ihv_open(AP1).stop(AP1)
            .ihv_delete(AP1, "removal", 7).called("DeinitAdapter")
            .add("adapter", action="removal"))


def ihv_reset():
    return (s1().oid("RESET_REQUEST").ihv_left(AP1, 7)
            .ind("SCAN_CONFIRM", ndisStatus=0xC001000C).reset()
            .oid("RESET_REQUEST").reset())


def ihv_not_managed():
    return (Trace().ask().asked().connected().oid("DISCONNECT_REQUEST")
            .left(AP1, 7).reset())


def ihv_refuses():
    return (Trace().ask().asked(31).reset().ask().asked().pre_done(31)
            .reset())


def ihv_asked_again():
    """A manager that connects anew takes the place of its first request."""
    return (Trace().ask().asked().reset().ask().asked(session=2).pre_done()
            .connect().completion(6).reset())


def ihv_perform_fails():
    return (Trace().ask().asked().pre_done().connect().ihv_associated(AP1)
            .perform(AP1, 31).completion().quality(AP1).post_done(AP1)
            .oid("DISCONNECT_REQUEST").disassociation(AP1, 7)
            .ihv_delete(AP1, "explicit", 7).reset())


def ihv_withdrawn():
    return (s1().post_done(AP1).post_done(AP1, 31).ihv_close(AP1)
            .post_done(AP1, 31).post_done(AP1).ihv_open(AP1))


def ihv_completions_of_others():
    """PORT-16, PORT-58."""
    return (s4().post_done(AP1, session=1).post_done(AP1, session=2)
            .post_done(AP2, session=1).post_done(AP2, session=99)
            .post_done(AP2).ihv_open(AP2))


def ihv_packets():
    return (ihv_closed().ihv("IhvSendPacketCompletion", "call").receive()
            .ihv("IhvSendPacketCompletion", "call").receive("return")
            .receive().oid("DISCONNECT_REQUEST").ihv_left(AP1, 7).reset()
            .ask().asked().pre_done().connect().receive("return")
            .completion(6).reset())


def ihv_reports():
    """What only the host knows of is told by it."""
    return (Trace().arrival().called("InitAdapter").ask()
            .ihv("SetEtherTypeHandling", "return")
            .ihv("SetAuthAlgorithm", "return", result=87).asked())


def ihv_station_authenticates():
    """PORT-11."""
    return (Trace().ask().asked().pre_done().connect().start(AP1)
            .done(AP1, bPortAuthorized=True)
            .port("create", AP1, session=1, authorized=True, owner="ihv")
            .notify(AP1, True).perform(AP1, session=1).completion()
            .quality(AP1))


def ihv_hangs():
    """Each handler misses its deadline once; another host comes."""
    return (Trace().ask().asked().pre_done().connect().ihv_associated(AP1)
            .perform(AP1, 1460).completion().quality(AP1).perform(AP1)
            .oid("DISCONNECT_REQUEST").disassociation(AP1, 7)
            .stop(AP1, 1460).ihv_delete(AP1, "explicit", 7)
            .ask().asked().reset(1460).connected())


def ihv_gone_in_perform():
    return (Trace().ask().asked().pre_done().connect().ihv_associated(AP1)
            .perform(AP1, 21).completion().quality(AP1)
            .oid("DISCONNECT_REQUEST").disassociation(AP1, 7)
            .ihv_delete(AP1, "explicit", 7).connected())


def ihv_gone():
    """Its port closes; a later host is told of it."""
    return (s1().ihv_close(AP1).perform(AP1, session=1).post_done(AP1)
            .ihv_open(AP1).ihv_close(AP1).disassociation(AP1, 2)
            .ihv_delete(AP1, "explicit", 2).roam(0xC).ihv_associated(AP2)
            .roamed().quality(AP2))


def ihv_takes_leave():
    """Its port stays behind, closed; a later host is told of it."""
    return (s1().stop(AP1).ihv_close(AP1).called("DeinitAdapter")
            .perform(AP1).stop(AP1).called("DeinitAdapter")
            .disassociation(AP1, 2).ihv_delete(AP1, "explicit", 2).roam(0xC)
            .ihv_associated(AP1).roamed().quality(AP1))


def ihv_takes_leave_in_pre_association():
    return (Trace().ask().called("DeinitAdapter").asked().connected()
            .oid("DISCONNECT_REQUEST").left(AP1, 7).called("DeinitAdapter"))


def ihv_leaves_and_dies():
    return (s1().stop(AP1, 21).ihv_close(AP1).perform(AP1).stop(AP1, 1460)
            .disassociation(AP1, 2).ihv_delete(AP1, "explicit", 2))


def ihv_gone_unseen():
    """The port was closed already: nothing shows it but what is missing."""
    return (ihv_closed().disassociation(AP1, 2)
            .ihv_delete(AP1, "explicit", 2).roam(0xC).ihv_associated(AP1)
            .roamed().quality(AP1).oid("DISCONNECT_REQUEST")
            .disassociation(AP1, 7).ihv_delete(AP1, "explicit", 7))


def ihv_gone_with_its_port():
    """It went while the station was busy ending the association."""
    return (s1().roam().start(AP2).ihv_delete(AP1, "implicit", 8).done(AP2)
            .ihv_create(AP2).roamed().quality(AP2))


def ihv_gone_in_pre_association():
    return Trace().ask().connected()


def ihv_other_host_unseen():
    return (ihv_closed().receive().perform(AP1).receive()
            .receive("return").post_done(AP1).ihv_open(AP1))


# whatever hosts do
GOOD_IHV = [s1, s1_completion_before_the_return, s3, s4, s4_fails, s5, s6,
            s6_completion_too_late, s7, s8, ihv_device_gone, ihv_reset,
            ihv_not_managed, ihv_refuses, ihv_asked_again, ihv_perform_fails,
            ihv_withdrawn, ihv_completions_of_others, ihv_packets,
            ihv_reports, ihv_station_authenticates, ihv_hangs,
            ihv_gone_in_perform, ihv_gone, ihv_takes_leave,
            ihv_takes_leave_in_pre_association, ihv_leaves_and_dies]
# only if they may go unseen
GOOD_UNSEEN = [ihv_gone_unseen, ihv_gone_with_its_port,
               ihv_gone_in_pre_association, ihv_other_host_unseen]


@pytest.mark.parametrize("timeline", GOOD_IHV + GOOD_UNSEEN,
                         ids=lambda f: f.__name__)
def test_good_trace(timeline):
    assert rules(timeline(), complete=True) == []


@pytest.mark.parametrize("timeline", GOOD_IHV + GOOD_UNSEEN,
                         ids=lambda f: f.__name__)
def test_good_trace_may_end_anywhere(timeline):
    events = timeline().events
    for end in range(len(events)):
        assert rules(events[:end]) == []


@pytest.mark.parametrize("timeline", GOOD_IHV, ids=lambda f: f.__name__)
def test_good_trace_of_a_host_that_stays(timeline):
    assert rules(timeline(), complete=True, host_stays=True) == []


@pytest.mark.parametrize("timeline", GOOD_UNSEEN, ids=lambda f: f.__name__)
def test_host_that_is_said_to_stay_has_gone(timeline):
    assert rules(timeline(), host_stays=True)


@pytest.mark.parametrize("timeline", GOOD_IHV + GOOD_UNSEEN,
                         ids=lambda f: f.__name__)
def test_ihv_trace_may_begin_in_the_middle(timeline):
    events = timeline().events
    for begin in range(1, len(events)):
        for host_stays in (False, True):
            found = rules(events[begin:], complete=True,
                          host_stays=host_stays)
            assert not found or host_stays and timeline in GOOD_UNSEEN


# what breaks a rule: the rule, a trace
BAD = {
    "FORM ihv without a name": ("FORM", lambda: Trace().add(
        "ihv", phase="call")),
    "FORM ihv phase": ("FORM", lambda: Trace().ihv("IhvX", "answer")),
    "FORM ihv without result": ("FORM", lambda: Trace().add(
        "ihv", handler="Dot11ExtIhvX", phase="return")),
    "I-16 event in a handler": ("I-16", lambda: s1().disassociation(AP1, 2)
                                .ihv("IhvStopPostAssociate", "call",
                                     peer=AP1, session=1)
                                .ihv_delete(AP1, "explicit", 2)),
    "I-16 handler in a handler": ("I-16", lambda: Trace()
                                  .ihv("IhvAdapterReset", "call").ask()),
    "I-16 return of another": ("I-16", lambda: Trace()
                               .ihv("IhvAdapterReset", "call")
                               .ihv("IhvDeinitAdapter", "return")),
    "I-16 return alone": ("I-16", lambda: Trace()
                          .ihv("IhvAdapterReset", "return")),
    "IHV-19 reset with a port": ("IHV-19", lambda: s1()
                                 .ihv("IhvAdapterReset", "call")),
    "IHV-19 reset in a connection": ("IHV-19", lambda: Trace().ask().asked()
                                     .pre_done().connect()
                                     .ihv("IhvAdapterReset", "call")),
    "IHV-35 in a connection": ("IHV-35", lambda: s1().ask()),
    "IHV-35 after the request": ("IHV-35", lambda: Trace()
                                 .oid("CONNECT_REQUEST").ask()),
    "IHV-36 session twice": ("IHV-36", lambda: Trace().ask().reset()
                             .ihv("IhvPerformPreAssociate", "call",
                                  session=1)),
    "IHV-38 return alone": ("IHV-38", lambda: Trace().asked(session=1)),
    "IHV-38 return twice": ("IHV-38", lambda: Trace().ask().asked().asked()),
    "IHV-64 sent without a port": ("IHV-64", lambda: Trace()
                                   .ihv("IhvSendPacketCompletion", "call")),
    "IHV-64 sent before perform": ("IHV-64", lambda: Trace().ask().asked()
                                   .pre_done().connect().ihv_associated(AP1)
                                   .ihv("IhvSendPacketCompletion", "call")),
    "PORT-6 nobody was asked": ("PORT-6", lambda: Trace().connect()
                                .ihv_associated(AP1)),
    "PORT-6 completion failed": ("PORT-6", lambda: Trace().ask().asked()
                                 .pre_done(31).connect()
                                 .ihv_associated(AP1)),
    "PORT-6 completion after reset": ("PORT-6", lambda: Trace().ask().asked()
                                      .reset().pre_done().connect()
                                      .ihv_associated(AP1)),
    "PORT-6 refused before its completion": ("PORT-6", lambda: Trace().ask()
                                             .asked(31).pre_done().connect()
                                             .ihv_associated(AP1)),
    "PORT-6 no completion": ("PORT-6", lambda: Trace().ask().asked()
                             .connect().ihv_associated(AP1)),
    "PORT-6 the OS takes it": ("PORT-6", lambda: Trace().ask().asked()
                               .pre_done().connect().associated(AP1)),
    "PORT-6 after a roam": ("PORT-6", lambda: s1().ihv_left(AP1, 2)
                            .roam(0xC).associated(AP1)),
    "PORT-10 before the port": ("PORT-10", lambda: Trace().ask().asked()
                                .pre_done().connect().start(AP1).done(AP1)
                                .perform(AP1, session=1)),
    "PORT-10 another session": ("PORT-10", lambda: Trace().ask().asked()
                                .pre_done().connect().ihv_associated(AP1)
                                .perform(AP1, session=2)),
    "PORT-10 port of the OS": ("PORT-10", lambda: t1().perform(AP1)),
    "PORT-10 after its end": ("PORT-10", lambda: s1().ihv_left(AP1, 2)
                              .perform(AP1)),
    "PORT-10 open already": ("PORT-10", lambda: s1().perform(AP1)),
    "PORT-12 stays open": ("PORT-12", lambda: Trace().ask().asked()
                           .pre_done().connect().start(AP1)
                           .done(AP1, bPortAuthorized=True)
                           .port("create", AP1, session=1, authorized=True,
                                 owner="ihv").notify(AP1, True)
                           .perform(AP1, 31, session=1).completion()),
    "PORT-14 opens by itself": ("PORT-14", lambda: ihv_closed()
                                .ihv_open(AP1)),
    "PORT-14 completion failed": ("PORT-14", lambda: ihv_closed()
                                  .post_done(AP1, 31).ihv_open(AP1)),
    "PORT-14 other session": ("PORT-14", lambda: ihv_closed()
                              .post_done(AP1, session=9).ihv_open(AP1)),
    "PORT-14 other peer": ("PORT-14", lambda: ihv_closed()
                           .post_done(AP2).ihv_open(AP1)),
    "PORT-14 perform failed": ("PORT-14", lambda: Trace().ask().asked()
                               .pre_done().connect().ihv_associated(AP1)
                               .perform(AP1, 31).post_done(AP1)
                               .ihv_open(AP1)),
    "PORT-14 session is over": ("PORT-14", lambda: s4()
                                .post_done(AP1, session=1).ihv_open(AP2)),
    "PORT-14 after stop": ("PORT-14", lambda: s1().ihv_close(AP1)
                           .post_done(AP1).ihv_open(AP1)),
    "PORT-14 stays closed": ("PORT-14", lambda: ihv_closed().post_done(AP1)
                             .quality(AP1)),
    "PORT-15 stays open": ("PORT-15", lambda: s1().post_done(AP1, 31)
                           .quality(AP1)),
    "PORT-25 stop without deletion": ("PORT-25", lambda: s1()
                                      .disassociation(AP1, 2).stop(AP1)
                                      .roam(0xC)),
    "PORT-26 no stop": ("PORT-26", lambda: s1().oid("DISCONNECT_REQUEST")
                        .disassociation(AP1, 7)
                        .ihv_delete(AP1, "explicit", 7)
                        .ihv("IhvAdapterReset", "call")),
    "PORT-25 stop of an open port": ("PORT-25", lambda: s1().stop(AP1)
                                     .quality(AP1)),
    "PORT-29 deinit before stop": ("PORT-29", lambda: ihv_closed()
                                   .ihv("IhvDeinitAdapter", "call")),
    "PORT-29 deinit with an open port": ("PORT-29", lambda: s1().stop(AP1)
                                         .ihv("IhvDeinitAdapter", "call")),
    "PORT-36 two packets": ("PORT-36", lambda: ihv_closed().receive()
                            .receive()),
    "PORT-36 return alone": ("PORT-36", lambda: ihv_closed()
                             .receive("return")),
    "PORT-37 packet without a port": ("PORT-37", lambda: Trace().receive()),
    "PORT-37 packet after stop": ("PORT-37", lambda: s1().ihv_left(AP1, 2)
                                  .receive()),
    "PORT-62 stop after an error": ("PORT-62", lambda: Trace().ask().asked()
                                    .pre_done().connect()
                                    .ihv_associated(AP1).perform(AP1, 31)
                                    .completion().disassociation(AP1, 2)
                                    .ihv("IhvStopPostAssociate", "call",
                                         peer=AP1, session=1)),
    "PORT-62 stop of another session": ("PORT-62", lambda: s1()
                                        .disassociation(AP1, 2)
                                        .ihv("IhvStopPostAssociate", "call",
                                             peer=AP1, session=9)),
    "PORT-62 stop twice": ("PORT-62", lambda: s1().disassociation(AP1, 2)
                           .stop(AP1).ihv("IhvStopPostAssociate", "call",
                                          peer=AP1, session=1)),
    "PORT-62 stop of a host that is gone": ("PORT-62", lambda: s1()
                                            .ihv_close(AP1)
                                            .disassociation(AP1, 2)
                                            .ihv("IhvStopPostAssociate",
                                                 "call", peer=AP1,
                                                 session=1)),
    "PORT-62 stop after deletion": ("PORT-62", lambda: s1()
                                    .disassociation(AP1, 2)
                                    .ihv_delete(AP1, "explicit", 2)
                                    .ihv("IhvStopPostAssociate", "call",
                                         peer=AP1, session=1)),
}

# what would be another host's if hosts could go unseen
BAD_OF_A_HOST_THAT_STAYS = {
    "IHV-10 after deinit": ("IHV-10", lambda: Trace()
                            .called("DeinitAdapter").post_done(AP1)),
    "PORT-25 stop for nothing": ("PORT-25", lambda: ihv_closed().stop(AP1)
                                 .quality(AP1)),
    "PORT-26 no stop in a roam": ("PORT-26", lambda: s1().roam().start(AP2)
                                  .ihv_delete(AP1, "implicit", 8)),
    "PORT-26 no stop of a closed port": ("PORT-26", lambda: ihv_closed()
                                         .disassociation(AP1, 2)
                                         .ihv_delete(AP1, "explicit", 2)),
    "PORT-10 perform twice": ("PORT-10", lambda: ihv_closed().perform(AP1)),
    "PORT-10 no perform": ("PORT-10", lambda: Trace().ask().asked()
                           .pre_done().connect().ihv_associated(AP1)
                           .completion()),
    "PORT-16 late completion": ("PORT-16", lambda: s1()
                                .post_done(AP1, 31, session=9)
                                .ihv_close(AP1)),
    "PORT-16 completion of another peer": ("PORT-16", lambda: s1()
                                           .post_done(AP2, 31)
                                           .ihv_close(AP1)),
    "IHV-39 no completion": ("IHV-39", lambda: Trace().ask()
                             .oid("CONNECT_REQUEST")),
    "IHV-39 refused": ("IHV-39", lambda: Trace().ask().asked(31)
                       .oid("CONNECT_REQUEST")),
    "IHV-39 completion failed": ("IHV-39", lambda: Trace().ask().asked()
                                 .pre_done(31).oid("CONNECT_REQUEST")),
    "IHV-39 completion after reset": ("IHV-39", lambda: Trace().ask().asked()
                                      .reset().pre_done()
                                      .oid("CONNECT_REQUEST")),
    "IHV-39 completion of another": ("IHV-39", lambda: Trace().ask().asked()
                                     .pre_done(session=7)
                                     .oid("CONNECT_REQUEST")),
    "IHV-39 nobody is asked": ("IHV-39", lambda: s5()
                               .oid("CONNECT_REQUEST")),
}


@pytest.mark.parametrize("name", BAD_OF_A_HOST_THAT_STAYS)
def test_planted_violation_of_a_host_that_stays(name):
    rule, make = BAD_OF_A_HOST_THAT_STAYS[name]
    trace = make()
    assert rules(trace) == []
    assert rules(trace, host_stays=True) == [rule]


@pytest.mark.parametrize("name", BAD)
def test_planted_violation(name):
    assert_planted(*BAD[name])


# the same, of traces that are good but not complete
OPEN_ENDS = {
    "I-16": lambda: Trace().ihv("IhvAdapterReset", "call"),
    "PORT-14": lambda: ihv_closed().post_done(AP1),
    "PORT-25": lambda: s1().stop(AP1),
}


@pytest.mark.parametrize("rule", OPEN_ENDS)
def test_open_end(rule):
    trace = OPEN_ENDS[rule]()
    assert rules(trace) == []
    assert rule in rules(trace, complete=True)
