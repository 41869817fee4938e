#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-only
"""A stand-in for logind that has sessions only: org.freedesktop.login1(5). The
interface org.nwifi.test.Logind adds, changes and removes them."""

import dbus
import dbus.mainloop.glib
import dbus.service
from gi.repository import GLib

PATH = "/org/freedesktop/login1"
MANAGER = "org.freedesktop.login1.Manager"
SESSION = "org.freedesktop.login1.Session"
CONTROL = "org.nwifi.test.Logind"


class Session(dbus.service.Object):
    def __init__(self, bus, properties):
        self.properties = properties
        # logind's own escape of a leading digit
        self.path = f"{PATH}/session/_3{properties['Id']}"
        super().__init__(bus, self.path)

    @dbus.service.method(dbus.PROPERTIES_IFACE, in_signature="s",
                         out_signature="a{sv}")
    def GetAll(self, interface):
        return self.properties if interface == SESSION else {}

    @dbus.service.signal(dbus.PROPERTIES_IFACE, signature="sa{sv}as")
    def PropertiesChanged(self, interface, changed, invalidated):
        pass

    def change(self, name, value):
        self.properties[name] = value
        self.PropertiesChanged(SESSION, {name: value}, [])


class Manager(dbus.service.Object):
    def __init__(self, bus):
        super().__init__(bus, PATH)
        self.bus = bus
        self.sessions = {}

    @dbus.service.method(MANAGER, out_signature="a(susso)")
    def ListSessions(self):
        return [(name, s.properties["User"][0], "user", s.properties["Seat"][0],
                 dbus.ObjectPath(s.path)) for name, s in self.sessions.items()]

    @dbus.service.signal(MANAGER, signature="so")
    def SessionNew(self, name, path):
        pass

    @dbus.service.signal(MANAGER, signature="so")
    def SessionRemoved(self, name, path):
        pass

    @dbus.service.method(CONTROL, in_signature="sssbbu")
    def Add(self, name, kind, seat, remote, active, uid):
        session = Session(self.bus, {
            "Id": name, "Class": kind, "State": "online", "Remote": remote,
            "Active": active, "LockedHint": dbus.Boolean(False),
            "Seat": dbus.Struct((seat, dbus.ObjectPath(
                f"{PATH}/seat/{seat}" if seat else "/")), signature="so"),
            "User": dbus.Struct((dbus.UInt32(uid), dbus.ObjectPath(
                f"{PATH}/user/_{uid}")), signature="uo"),
            # Properties of logind that ihvd does not use
            "VTNr": dbus.UInt32(7), "IdleSinceHint": dbus.UInt64(0)})
        self.sessions[name] = session
        self.SessionNew(name, dbus.ObjectPath(session.path))

    @dbus.service.method(CONTROL, in_signature="ssb")
    def Set(self, name, what, value):
        self.sessions[name].change(what, value)

    @dbus.service.method(CONTROL, in_signature="s")
    def Close(self, name):
        self.sessions[name].change("State", "closing")

    @dbus.service.method(CONTROL, in_signature="s")
    def Remove(self, name):
        session = self.sessions.pop(name)
        self.SessionRemoved(name, dbus.ObjectPath(session.path))
        session.remove_from_connection()


def main():
    dbus.mainloop.glib.DBusGMainLoop(set_as_default=True)
    bus = dbus.SystemBus()
    manager = Manager(bus)
    name = dbus.service.BusName("org.freedesktop.login1", bus)
    print("ready", flush=True)
    GLib.MainLoop().run()
    del manager, name


if __name__ == "__main__":
    main()
