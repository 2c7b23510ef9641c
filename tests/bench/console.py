#!/usr/bin/python3 -B
"""How quickly the console can be used after its start, and what memory it takes when somebody has scrolled far.

    tests/console/desktop tests/bench/console.py CONSOLE SERVER USER ROWS < password

Prints one line, key=value. The person is signed in once with the password, and afterwards by the keychain, as every day. A start
ends when the first notifications are in the table. Memory is that of a console with its first page, and with ROWS of them loaded by
Ctrl+End.
"""

import os
import statistics
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "console"))
import at_spi  # noqa: E402  its folder is told before

STARTS = 5
at_spi.TICK = 2


def first_rows(console):
    table = at_spi.Table(console.find("table", "Notifications"))
    at_spi.wait_until(lambda: table.row_count() > 0, lambda: "no notification is shown")
    return table


def memory(console):
    """What of it is in memory, in MB, with the libraries that others use too."""
    with open(f"/proc/{console.process.pid}/smaps_rollup", encoding="ascii") as told:
        kilobytes = next(int(line.split()[1]) for line in told if line.startswith("Rss:"))
    return kilobytes / 1000


def leave(console):
    console.find("label", "Notifications").click()  # no window manager gives a window the keys
    at_spi.wait_until(console.is_active, lambda: "its window does not get the keys")
    console.press_with_control("q")
    console.wait_for_end()


def milliseconds_of_start(command):
    begin = time.monotonic()
    console = at_spi.Program(command)
    first_rows(console)
    end = time.monotonic()
    leave(console)
    return (end - begin) * 1000


def scroll(console, table, rows):
    """To the end of what is loaded, again and again."""
    while (loaded := table.row_count()) < rows:
        console.press_with_control("End")
        at_spi.wait_until(lambda: table.row_count() > loaded, lambda: f"no more than {loaded} rows come")
    return loaded


def main():
    path, server, user, rows = sys.argv[1:]
    command = [path, "--server", server, "--user", user]
    console = at_spi.Program([*command, "--password-from-stdin"])
    console.find("page tab", "Notifications").click()  # with which later starts begin
    first_rows(console)
    leave(console)
    starts = sorted(milliseconds_of_start(command) for _ in range(STARTS))
    console = at_spi.Program(command)
    table = first_rows(console)
    begun = memory(console)
    table.cell(0, "Title").click()
    loaded = scroll(console, table, int(rows))
    print(
        f"start_ms={statistics.median(starts):.0f} slowest_ms={starts[-1]:.0f}"
        f" begin_mb={begun:.0f} rows={loaded} scrolled_mb={memory(console):.0f}"
    )


if __name__ == "__main__":
    main()
