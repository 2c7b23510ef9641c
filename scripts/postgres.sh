# shellcheck shell=bash
# A PostgreSQL of the project's own, on a Unix socket only. Sourced after setup.sh.
#
# PostgreSQL refuses to run as root: root's clusters belong to the user postgres, whom Debian's package creates.

pg_folder= # the cluster's folder: data, log and, when its path is short enough, the socket
pg_socket= # folder of the socket
pg_bin=    # folder of PostgreSQL's programs
pg_role=mediconnect

# Runs a command as the user whom the cluster belongs to.
as_cluster_owner() (
    cd / || return
    if [ "$(id -u)" -eq 0 ]; then exec runuser -u postgres -- "$@"; else exec "$@"; fi
)

# use_cluster_folder NAME: build/NAME, or a folder elsewhere when the cluster's owner can't get there.
use_cluster_folder() {
    local owner
    owner=$(if [ "$(id -u)" -eq 0 ]; then echo postgres; else id -un; fi)
    pg_folder=${top:?}/build/$1
    if [ "$(id -u)" -eq 0 ] && ! as_cluster_owner test -x "$top/build"; then
        pg_folder=/var/lib/mediconnect-dev/$(printf '%s' "$top" | sha1sum | cut -c1-12)/$1
        say "PostgreSQL can't run inside $top as another user than root: its data are in $pg_folder"
    fi
    mkdir -p "$pg_folder"
    if [ -e "$pg_folder/data" ] && [ "$(stat -c %U "$pg_folder/data")" != "$owner" ]; then
        fail "$pg_folder belongs to $(stat -c %U "$pg_folder/data"); run this as before, or remove that folder"
    fi
    chown "$owner" "$pg_folder"
    chmod 700 "$pg_folder"
}

# The programs of the version the data are of, or else the newest.
find_postgres() {
    local version=
    [ ! -f "$pg_folder/data/PG_VERSION" ] || version=$(cat "$pg_folder/data/PG_VERSION")
    pg_bin=$(printf '%s\n' /usr/lib/postgresql/*/bin | sort -V | grep -E "/${version:-[0-9]+}/bin\$" | tail -n 1) || true
    [ -x "$pg_bin/postgres" ] || fail "PostgreSQL ${version:-} is not installed${version:+, but $pg_folder/data is of that version: install it, or remove that folder to begin anew}"
}

# create_cluster OPTION…: makes the data folder, whole or not at all.
create_cluster() {
    [ ! -f "$pg_folder/data/PG_VERSION" ] || return 0
    as_cluster_owner rm -rf "$pg_folder/data" "$pg_folder/data.new"
    as_cluster_owner "$pg_bin/initdb" --username="$pg_role" --auth=trust --encoding=UTF8 --locale=C.UTF-8 \
        "$@" "$pg_folder/data.new" || return
    as_cluster_owner mv "$pg_folder/data.new" "$pg_folder/data"
}

# postmaster_line N: of the file in which a server notes its process (line 1) and socket folder (line 5).
postmaster_line() { as_cluster_owner sed -n "$1p" "$pg_folder/data/postmaster.pid" 2>/dev/null; }

# Whether the server runs. The file outlives a machine that goes down; its number may be another process' by now, which
# PostgreSQL itself would take for a running server.
postgres_runs() {
    local pid
    pid=$(postmaster_line 1) && [ -n "$pid" ] || return 1
    [ "$(as_cluster_owner readlink "/proc/$pid/cwd")" != "$(readlink -f "$pg_folder/data")" ] || return 0
    as_cluster_owner rm -f "$pg_folder/data/postmaster.pid"
    return 1
}

# A socket's path may have 107 bytes (unix(7)), with "/.s.PGSQL.5432.lock" behind the folder; odd characters in it would
# need quoting thrice.
choose_socket_folder() {
    pg_socket=$pg_folder
    if [ "$(printf '%s' "$pg_folder" | wc -c)" -gt 85 ] || [[ $pg_folder == *[!A-Za-z0-9/._-]* ]]; then
        pg_socket=$(as_cluster_owner mktemp -d /tmp/mediconnect-XXXXXX)
    fi
}

# launch_postgres [OPTION…]: starts the server unless it runs, and waits until it answers.
launch_postgres() {
    if postgres_runs; then
        pg_socket=$(postmaster_line 5)
        return
    fi
    choose_socket_folder
    as_cluster_owner "$pg_bin/pg_ctl" start --silent --wait --timeout=60 --pgdata="$pg_folder/data" \
        --log="$pg_folder/log" --options="-p 5432 -c listen_addresses= -c unix_socket_directories=$pg_socket \
        -c unix_socket_permissions=0700 -c max_connections=200 $*" </dev/null >/dev/null 7>&- 8>&- 9>&- && return
    tail -n 20 "$pg_folder/log" >&2
    return 1
}

stop_postgres() {
    if [ -z "$pg_bin" ] || ! postgres_runs; then return 0; fi
    pg_socket=$(postmaster_line 5)
    as_cluster_owner "$pg_bin/pg_ctl" stop --silent --wait --mode=fast --pgdata="$pg_folder/data" >/dev/null || true
    case $pg_socket in /tmp/mediconnect-*) as_cluster_owner rmdir "$pg_socket" || true ;; esac
}

percent_encoded() {
    local LC_ALL=C text=$1 out='' i c
    for ((i = 0; i < ${#text}; i++)); do
        c=${text:i:1}
        case $c in [A-Za-z0-9/._-]) out+=$c ;; *) out+=$(printf '%%%02X' "'$c") ;; esac
    done
    printf '%s' "$out"
}

# database_url NAME: creates the database when it is not there, and prints its URL.
database_url() {
    local server=(-h "$pg_socket" -p 5432 -U "$pg_role") known
    known=$(as_cluster_owner "$pg_bin/psql" -XAtq "${server[@]}" -d postgres \
        -c "SELECT 1 FROM pg_database WHERE datname = '$1'") || return
    [ -n "$known" ] || as_cluster_owner "$pg_bin/createdb" "${server[@]}" "$1" || return
    printf 'postgresql://%s@/%s?host=%s&port=5432\n' "$pg_role" "$1" "$(percent_encoded "$pg_socket")"
}

# Variables of libpq (PGPORT, PGOPTIONS, …) are meant for other servers.
forget_libpq_variables() {
    local name
    for name in "${!PG@}"; do unset "$name"; done
}
