# shellcheck shell=bash
# shellcheck disable=SC2034 # the lists of packages are for those who source this
# What service/run and tests/run share: saying what happens, packages, building. Sourced by bash under
# `set -euo pipefail`, with the script's name in $me.

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
log_dir=$top/build/log
child= # process id of the build under way, for stop_child

# Debian packages: what the build needs, what running and testing needs besides, the database, and for tests a browser, a mail
# server, Redis, Prometheus, a proxy and wrong clocks, and for the console a desktop without a screen, a keychain, fonts for its
# pictures, and what checks its package.
build_packages=(g++ cmake ninja-build ccache pkgconf qt6-base-dev qt6-websockets-dev qt6-httpserver-dev
    qt6-tools-dev qt6-l10n-tools qt6-svg-dev qt6-charts-dev qtkeychain-qt6-dev libkainjow-mustache-dev
    libsodium-dev libcurl4-openssl-dev libhiredis-dev libcjose-dev libjansson-dev libssl-dev libpq-dev prometheus-cpp-dev
    libsystemd-dev help2man python3 python3-yaml)
run_packages=(libqt6sql6-psql qt6-translations-l10n curl jq ca-certificates tzdata)
database_packages=(postgresql)
browser_packages=(chromium)
console_packages=(gnome-keyring dbus-daemon dbus-bin xvfb at-spi2-core python3-gi gir1.2-atspi-2.0 fonts-noto-core desktop-file-utils
    appstream)
mail_packages=(postfix libsasl2-modules sasl2-bin)
redis_packages=(redis-server)
watching_packages=(prometheus)
proxy_packages=(nginx)
clock_packages=(faketime)
unit_packages=(systemd) # systemd-analyze
# What builds Debian packages, what makes an image of them, and what checks both.
packaging_packages=(debhelper dpkg-dev git)
image_packages=(mmdebstrap buildah)
package_test_packages=(lintian mmdebstrap iproute2 curl)
# Packages of their own: what Qt Charts needs to build, in Debian 12 alone; time zones' older names, which browsers still report,
# from Debian 13 on.
if [ "$(. /etc/os-release && echo "${VERSION_ID:-}")" = 12 ]; then
    build_packages+=(libqt6opengl6-dev)
else
    run_packages+=(tzdata-legacy)
    packaging_packages+=(systemd-dev)
fi
# A Node that is there already, from wherever, is taken as it is: Debian's npm would not go beside it.
if ! command -v node >/dev/null || ! command -v npm >/dev/null; then build_packages+=(nodejs npm); fi

say() { printf '==> %s\n' "$*"; }

fail() {
    printf '%s: %s\n' "${me:?}" "$*" >&2
    exit 1
}

# step NAME COMMAND…: runs it with its output in build/log/NAME.log, whose end is shown when it fails.
step() {
    local name=$1 status=0
    shift
    "$@" >"$log_dir/$name.log" 2>&1 </dev/null || status=$?
    [ "$status" -ne 0 ] || return 0
    show_log "$name"
    return "$status"
}

# The same for a step of minutes: a signal to this script need not wait for its end. See stop_child.
long_step() {
    local name=$1 status=0
    shift
    "$@" >"$log_dir/$name.log" 2>&1 </dev/null &
    child=$!
    wait "$child" || status=$?
    child=
    [ "$status" -ne 0 ] || return 0
    show_log "$name"
    return "$status"
}

show_log() {
    tail -n 30 "$log_dir/$1.log" >&2
    printf 'The whole of it is in %s\n' "$log_dir/$1.log" >&2
}

stop_child() {
    [ -n "$child" ] || return 0
    kill "$child" 2>/dev/null || true
    wait "$child" 2>/dev/null || true
    child=
}

make_build_folder() {
    if ! mkdir -p "$log_dir" 2>/dev/null || [ ! -w "$log_dir" ] || [ ! -w "$top/build" ]; then
        fail "$top/build can't be written by $(id -un); run this as its owner, or remove that folder"
    fi
}

# ---- Packages ---------------------------------------------------------------------------------------------------------

missing_packages() {
    local package
    for package in "$@"; do
        [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || printf '%s\n' "$package"
    done
}

# Runs a command as root: directly, or by sudo.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -- "$@"; fi
}

apt_get() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -y -o DPkg::Lock::Timeout=120 \
        -o Dpkg::Options::=--force-confold "$@"
}

# Debian's postgresql starts a cluster for the whole machine when it is installed. Nobody asked for that.
keep_postgresql_from_starting() {
    [ ! -e /etc/postgresql-common/createcluster.conf ] || return 0
    as_root mkdir -p /etc/postgresql-common
    printf '%s\n' '# Written before postgresql was installed for MediConnect, which starts a cluster of its own.' \
        'create_main_cluster = false' | as_root tee /etc/postgresql-common/createcluster.conf >/dev/null
}

# Others would start as well, now and with the machine; `systemctl unmask NAME` lets one.
keep_from_starting() {
    local unit=/etc/systemd/system/$1.service
    [ ! -e "$unit" ] || return 0
    as_root mkdir -p /etc/systemd/system
    as_root ln -sf /dev/null "$unit"
}

# Without an answer Postfix would set itself up as this machine's mail server, and start.
keep_postfix_from_starting() {
    local other
    other=$(dpkg-query -W -f='${db:Status-Status} ${Package} ${Provides}\n' |
        awk '$1 == "installed" && /[ ,]mail-transport-agent/ { print $2 }')
    [ -z "$other" ] || fail "this needs Postfix, which Debian doesn't install beside ${other//$'\n'/, }; where mails don't" \
        "depend on that one: apt-get install postfix"
    echo 'postfix postfix/main_mailer_type select No configuration' | as_root debconf-set-selections
}

install_packages() {
    # An installation that was cut short has to be finished first.
    if [ -n "$(dpkg --audit)" ]; then
        as_root dpkg --force-confold --configure -a || true
        apt_get --fix-broken install || return
    fi
    apt_get update || return
    apt_get install --no-install-recommends --no-remove "$@"
}

# need_packages NAME…: installs those that are missing.
need_packages() {
    local missing package
    command -v dpkg-query >/dev/null || fail "this needs Debian 12 or 13: there is no dpkg here"
    mapfile -t missing < <(missing_packages "$@")
    [ ${#missing[@]} -gt 0 ] || return 0
    say "Installing packages: ${missing[*]}"
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || fail "packages are missing and there is no sudo; as root: apt-get install ${missing[*]}"
        sudo -v || fail "packages are missing and sudo refuses; as root: apt-get install ${missing[*]}"
    fi
    [[ " ${missing[*]} " != *" postgresql "* ]] || keep_postgresql_from_starting
    for package in redis-server prometheus nginx; do
        [[ " ${missing[*]} " != *" $package "* ]] || keep_from_starting "$package"
    done
    [[ " ${missing[*]} " != *" postfix "* ]] || keep_postfix_from_starting
    step packages install_packages "${missing[@]}" || fail "the packages could not be installed"
}

# ---- Build ------------------------------------------------------------------------------------------------------------

# preset_folder PRESET: where CMakePresets.json puts its build.
preset_folder() {
    if [ "$1" = release ]; then printf '%s\n' "$top/build"; else printf '%s\n' "$top/build/$1"; fi
}

# Whether a configuration was finished, and for this very checkout: one that was copied or moved has other paths in it.
is_configured() {
    [ -f "$1/build.ninja" ] && [ -f "$1/configured" ] && [ "$(cat "$1/configured")" = "$top" ]
}

configure() {
    cd "$top" || return
    cmake --preset "$1" || cmake --fresh --preset "$1"
}

# begin_build PRESET: configures when that was not done yet, and sets $folder; one build at a time in a checkout, until end_build.
begin_build() {
    local preset=$1
    folder=$(preset_folder "$preset")
    exec 8>"$top/build/lock"
    flock -n 8 || { say "Waiting for another build of $top" && flock 8; }
    is_configured "$folder" && return
    say "Configuring ($preset)"
    mkdir -p "$folder"
    rm -f "$folder/configured"
    step configure configure "$preset" || fail "the build could not be configured"
    printf '%s\n' "$top" >"$folder/configured"
}

end_build() { exec 8>&-; }

# build PRESET TARGET…
build() {
    local preset=$1 folder
    shift
    begin_build "$preset"
    say "Building $* ($preset), in minutes the first time; to watch: tail -f $log_dir/build.log"
    long_step build ninja -C "$folder" "$@" || fail "the build failed"
    end_build
}
