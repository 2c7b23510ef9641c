"""A program as a person meets it: what the accessibility bus tells of it, and a person's keys and clicks.

    console = Program([path])
    console.find("text", "Server").click()
    console.type("http://127.0.0.1:8000")
    console.find("label", "SMS failed: …")

Whatever is looked for is waited for, with a bound. Nothing else is known of the program.
"""

import os
import subprocess

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402  the version is told before

PATIENCE = 30  # seconds
TICK = 50  # milliseconds, after which a condition is looked at again

KEYSYMS = {"Tab": 0xFF09, "Return": 0xFF0D, "Escape": 0xFF1B, "End": 0xFF57}

Atspi.init()
Atspi.get_desktop(0).set_cache_mask(Atspi.Cache.NONE)  # what was so before a click says nothing


def wait_until(condition, failure, patience=PATIENCE):
    """What the condition answers, once that is true; failure() tells what is wrong when it doesn't come to that."""
    deadline = GLib.get_monotonic_time() + patience * 1_000_000
    tick = GLib.timeout_add(TICK, lambda: True)
    try:
        while not (answer := attempt(condition)):
            if GLib.get_monotonic_time() > deadline:
                raise AssertionError(f"Waited {patience} s: {failure()}")
            GLib.MainContext.default().iteration(True)
        return answer
    finally:
        GLib.source_remove(tick)


def attempt(condition):
    try:
        return condition()
    except GLib.Error:  # what it looks at has gone meanwhile
        return None


def matches(text, wanted):
    """Whether that is the text; … stands for its rest."""
    return text.startswith(wanted[:-1]) if wanted.endswith("…") else text == wanted


class Thing:
    """Something that a program shows, as long as it does."""

    def __init__(self, accessible):
        self.accessible = accessible

    def __str__(self):
        return f"{self.role} “{self.name}”"

    @property
    def role(self):
        role = self.accessible.get_role_name()
        return "button" if role == "push button" else role  # as of at-spi 2.5x

    @property
    def name(self):
        return self.accessible.get_name()

    def has(self, state):
        return self.accessible.get_state_set().contains(state)

    def descendants(self):
        """What is on the screen of it. Tables are not looked into: they may have a hundred thousand rows."""
        if "Table" in self.accessible.get_interfaces():
            return
        for i in range(self.accessible.get_child_count()):
            child = self.accessible.get_child_at_index(i)
            if child and child.get_state_set().contains(Atspi.StateType.SHOWING):
                yield Thing(child)
                yield from Thing(child).descendants()

    def look_for(self, role, name):
        """The first one now; None: there is none."""
        return next((t for t in self.descendants() if t.role == role and matches(t.name, name)), None)

    def find(self, role, name):
        return wait_until(
            lambda: self.look_for(role, name), lambda: f"there is no {role} “{name}”, but\n{self.told()}"
        )

    def told(self):
        return "\n".join(f"  {t}" for t in self.descendants() if t.name)

    def click(self):
        """By the mouse, in its middle."""
        box = Atspi.Component.get_extents(self.accessible, Atspi.CoordType.SCREEN)
        Atspi.generate_mouse_event(box.x + box.width // 2, box.y + box.height // 2, "b1c")


class Table:
    """The cells of a table, by row and by the text of their column's header."""

    def __init__(self, thing):
        self.accessible = thing.accessible

    def row_count(self):
        return Atspi.Table.get_n_rows(self.accessible)

    def cell(self, row, header):
        columns = range(Atspi.Table.get_n_columns(self.accessible))
        headers = [Atspi.Table.get_column_description(self.accessible, i) for i in columns]
        return Thing(Atspi.Table.get_accessible_at(self.accessible, row, headers.index(header)))


class Program(Thing):
    """A process with windows. Ends with this one at the latest."""

    def __init__(self, command):
        environment = {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "QT_QPA_PLATFORM": "xcb"}
        self.process = subprocess.Popen(["setpriv", "--pdeathsig", "KILL", *command], env={**os.environ, **environment})
        super().__init__(wait_until(self.on_the_bus, lambda: f"{command[0]} is not on the accessibility bus"))

    def on_the_bus(self):
        if self.process.poll() is not None:
            raise AssertionError(f"The program has ended, with {self.process.returncode}")
        desktop = Atspi.get_desktop(0)
        programs = (desktop.get_child_at_index(i) for i in range(desktop.get_child_count()))
        return next((p for p in programs if p and p.get_process_id() == self.process.pid), None)

    def is_active(self):
        """Whether one of its windows has the keys."""
        windows = (self.accessible.get_child_at_index(i) for i in range(self.accessible.get_child_count()))
        return any(w and w.get_state_set().contains(Atspi.StateType.ACTIVE) for w in windows)

    def focused(self):
        return next((t for t in self.descendants() if t.has(Atspi.StateType.FOCUSED)), None)

    def wait_for_focus(self, name):
        wait_until(
            lambda: (thing := self.focused()) and thing.name == name,
            lambda: f"“{name}” does not get the focus; {self.focused()} has it",
        )

    def type(self, text):
        Atspi.generate_keyboard_event(0, text, Atspi.KeySynthType.STRING)

    def press(self, key):
        """One of KEYSYMS."""
        Atspi.generate_keyboard_event(KEYSYMS[key], None, Atspi.KeySynthType.SYM)

    def press_with_control(self, key):
        """A letter, or one of KEYSYMS."""
        held = 1 << int(Atspi.ModifierType.CONTROL)
        Atspi.generate_keyboard_event(held, None, Atspi.KeySynthType.LOCKMODIFIERS)
        self.press(key) if key in KEYSYMS else self.type(key)
        Atspi.generate_keyboard_event(held, None, Atspi.KeySynthType.UNLOCKMODIFIERS)

    def wait_for_end(self):
        """Its exit code, once it has ended by itself."""
        return self.process.wait(PATIENCE)
