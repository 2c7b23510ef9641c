"""What a desktop shows of its programs besides their windows: icons, and the notifications they ask for.

Has to be there before the program starts, which waits for its answers: so it has a thread of its own.
"""

import threading

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402  the version is told before

WATCHER = """<node><interface name="org.kde.StatusNotifierWatcher">
  <method name="RegisterStatusNotifierItem"><arg type="s" direction="in"/></method>
  <property name="IsStatusNotifierHostRegistered" type="b" access="read"/>
</interface></node>"""
NOTIFICATIONS = """<node><interface name="org.freedesktop.Notifications">
  <method name="Notify">
    <arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="in"/>
    <arg type="s" direction="in"/><arg type="as" direction="in"/><arg type="a{sv}" direction="in"/><arg type="i" direction="in"/>
    <arg type="u" direction="out"/>
  </method>
  <method name="CloseNotification"><arg type="u" direction="in"/></method>
</interface></node>"""


class DesktopNotices:
    def __init__(self):
        self.icons = []  # names on the bus of the programs that have one
        self.notifications = []  # (title, text)
        self.ready = threading.Event()
        threading.Thread(target=self.serve, daemon=True).start()
        self.ready.wait()

    def serve(self):
        context = GLib.MainContext()
        context.push_thread_default()
        bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        self.offer(bus, "org.kde.StatusNotifierWatcher", "/StatusNotifierWatcher", WATCHER)
        self.offer(bus, "org.freedesktop.Notifications", "/org/freedesktop/Notifications", NOTIFICATIONS)
        self.ready.set()
        GLib.MainLoop(context).run()

    def offer(self, bus, name, path, description):
        interface = Gio.DBusNodeInfo.new_for_xml(description).interfaces[0]
        bus.register_object(path, interface, self.call, lambda *_: GLib.Variant("b", True), None)
        asked = GLib.Variant("(su)", (name, 0))
        bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "RequestName", asked,
                      None, Gio.DBusCallFlags.NONE, -1)

    def call(self, _bus, _sender, _path, _interface, method, arguments, invocation):
        values = arguments.unpack()
        if method == "RegisterStatusNotifierItem":
            self.icons.append(values[0])
        if method == "Notify":
            self.notifications.append((values[3], values[4]))
        invocation.return_value(GLib.Variant("(u)", (len(self.notifications),)) if method == "Notify" else None)
