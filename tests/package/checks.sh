# shellcheck shell=bash
# Saying what holds, and ending with the first that does not. Sourced after setup.sh; a script may define show_more, which tells more then.

checks=0

# holds WHAT COMMAND…: the command must succeed.
holds() {
    local what=$1 out
    shift
    if ! out=$("$@" 2>&1); then
        printf 'FAILED  %s\n%s\n' "$what" "$out" >&2
        ! declare -F show_more >/dev/null || show_more >&2
        fail "$what: does not hold"
    fi
    printf 'ok      %s\n' "$what"
    checks=$((checks + 1))
}

not() { ! "$@"; }

# same EXPECTED COMMAND…: what it prints.
same() {
    local expected=$1 out
    shift
    out=$("$@") || return
    [ "$out" = "$expected" ] || { printf 'expected: %s\nprinted:  %s\n' "$expected" "$out" && return 1; }
}

# prints PATTERN COMMAND…: what it prints has a line like that.
prints() {
    local pattern=$1 out
    shift
    out=$("$@" 2>&1) || return
    grep -qE -- "$pattern" <<<"$out" || { printf 'nothing like %s in:\n%s\n' "$pattern" "$out" && return 1; }
}

# eventually COMMAND…: within a minute.
eventually() {
    local end=$((SECONDS + 60))
    until "$@"; do
        [ "$SECONDS" -lt "$end" ] || return 1
        sleep 0.2
    done
}
