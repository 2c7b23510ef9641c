# shellcheck shell=bash
# What a clinic's day is played with: stand-ins of the providers, and settings by which a service reaches nothing else. Sourced after
# setup.sh.

live_day=240 # seconds that a day takes
stand_ins_pid=
stand_ins_folder=

# Nothing that was set up for other services is used: neither accounts of providers, nor other databases, nor proxies, which would
# even be asked for 127.0.0.1.
set_settings_aside() {
    local name others=()
    for name in "${!MEDICONNECT_@}"; do
        case $name in MEDICONNECT_LISTEN | MEDICONNECT_LOG_*) continue ;; esac
        unset "$name"
        others+=("$name")
    done
    unset http_proxy https_proxy all_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY
    [ ${#others[@]} -eq 0 ] || say "Leaving out ${others[*]}: a clinic's day has settings of its own"
}

# start_stand_ins FOLDER: exports the settings that lead to them; their keys are in that folder. They end with this shell.
start_stand_ins() {
    local node wishes ready setting
    node=$(command -v node || command -v nodejs) || fail "there is no Node"
    stand_ins_folder=$1
    rm -rf "$1"
    mkdir -m 700 "$1"
    wishes=$(jq -cn --arg folder "$1" --argjson day "$live_day" '{$folder, $day}')
    coproc STAND_INS { exec "$node" "${top:?}/shared/stand_ins/main.cjs" "$wishes" 7>&- 8>&- 9>&-; }
    # shellcheck disable=SC2153 # coproc sets it
    stand_ins_pid=$STAND_INS_PID
    read -r ready <&"${STAND_INS[0]}" || fail "the providers' stand-ins do not start"
    while read -r setting; do export "${setting?}"; done < <(
        jq -r '.ready.environment | to_entries[] | "\(.key)=\(.value)"' <<<"$ready")
    # What fails is soon tried again, so that it can be seen.
    export MEDICONNECT_RETRY_DELAYS=10s,30s,1m,2m,5m
}

stop_stand_ins() {
    [ -n "$stand_ins_folder" ] || return 0
    [ -z "$stand_ins_pid" ] || kill "$stand_ins_pid" 2>/dev/null || true
    rm -rf "$stand_ins_folder"
    stand_ins_folder=
}
