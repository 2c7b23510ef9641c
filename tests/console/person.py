#!/usr/bin/python3 -B
"""Somebody of the clinic at the console: `person.py WORK PERSON`, which tst_black_box runs on a desktop of its own.

WORK is one of the functions below. PERSON is JSON: console (the program), server, user, password.
"""

import json
import sys

from at_spi import Program, Table, wait_until
from desktop_notices import DesktopNotices


def start(person):
    return Program([person["console"]])


def fill_the_form(console, person):
    console.find("text", "Server").click()
    console.wait_for_focus("Server")
    console.type(person["server"])
    console.press("Tab")
    console.wait_for_focus("User name")
    console.type(person["user"])
    console.press("Tab")
    console.wait_for_focus("Password")


def signed_in(person):
    console = start(person)
    fill_the_form(console, person)
    console.type(person["password"])
    console.press("Return")
    show_notifications(console)
    return console


def show_notifications(console):
    console.find("table", "Newest failures")  # of the dashboard, with which it opens
    console.press_with_control("2")
    console.find("table", "Notifications")


def sign_in(person):
    """With a slip at first. The next start needs no password."""
    console = start(person)
    fill_the_form(console, person)
    console.type("not the password")
    console.press("Return")
    console.find("label", "User name or password is wrong.")
    console.wait_for_focus("Password")
    console.type(person["password"])
    console.press("Return")
    show_notifications(console)
    console.press_with_control("q")
    console.wait_for_end()
    start(person).find("table", "Notifications")  # where it was left


def look_a_failure_up(person):
    """Why did nobody hear that the ward is closed?"""
    console = signed_in(person)
    table = Table(console.find("table", "Notifications"))
    wait_until(lambda: table.row_count() == 2, lambda: f"{table.row_count()} rows are shown")
    console.type("/")
    console.wait_for_focus("Search title and message")
    console.type("closed")
    wait_until(lambda: table.row_count() == 1, lambda: f"{table.row_count()} rows are found")
    table.cell(0, "Title").click()
    console.find("label", "SMS failed: SMS 21211: The number is not valid.")


def write(console, title):
    """To ann, up to the button that sends it."""
    console.press_with_control("n")
    console.wait_for_focus("People")
    console.type("ann")
    # Who is found is offered in a popup, which the bus does not tell of.
    chosen = lambda: console.look_for("list", "Chosen people")
    wait_until(lambda: chosen() or console.press("Return"), lambda: "ann is not chosen")
    for field, text in (("Title", title), ("Message", "We close at noon.")):
        console.find("text", field).click()
        console.wait_for_focus(field)
        console.type(text)
    return console.find("button", "Send to ann Example…")


def take_back(person):
    """It was the wrong day."""
    console = signed_in(person)
    write(console, "Closed on Thursday").click()
    console.find("button", "Undo (…").click()
    console.find("label", "Taken back: nothing was sent.")
    console.find("button", "Send to ann Example…")  # the draft is there again


def send(person):
    """And closes the console, which it does not depend on."""
    console = signed_in(person)
    write(console, "Closed on Friday").click()
    console.find("button", "Undo (…")
    console.press_with_control("q")
    console.wait_for_end()


def be_alerted(person):
    """SMS are paused; whoever chose to be alerted hears of it, with other things in front."""
    notices = DesktopNotices()
    console = signed_in(person)
    assert not notices.icons, "nobody chose it"
    console.press_with_control(",")
    console.find("check box", "Show alerts on the desktop").click()
    wait_until(lambda: notices.icons, lambda: "there is no icon")
    wait_until(lambda: notices.notifications, lambda: "nothing is shown")
    title, text = notices.notifications[0]
    assert title == "SMS is paused", title
    assert text == "Deliveries by SMS wait, and go out when it works again.", text


if __name__ == "__main__":
    globals()[sys.argv[1]](json.loads(sys.argv[2]))
