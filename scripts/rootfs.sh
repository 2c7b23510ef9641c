# shellcheck shell=bash
# Root file systems of Debian, of nothing but packages from this machine's sources. Sourced after setup.sh.

# Of this machine's sources those of Debian, for another suite of it where one is asked for.
debian_sources() {
    local own file=/etc/apt/sources.list
    own=$(. /etc/os-release && printf '%s' "$VERSION_CODENAME")
    [ ! -f /etc/apt/sources.list.d/debian.sources ] || file=/etc/apt/sources.list.d/debian.sources
    sed "s/\\b$own\\b/$1/g" "$file"
}

# make_rootfs SUITE TARGET OPTION…: a folder or a .tar; the options are mmdebstrap's. Packages may be files.
make_rootfs() {
    local suite=$1 target=$2 sources
    shift 2
    sources=$(mktemp --suffix=.sources)
    debian_sources "$suite" >"$sources"
    mmdebstrap --quiet --hook-dir=/usr/share/mmdebstrap/hooks/file-mirror-automount --dpkgopt='path-exclude=/usr/share/locale/*' \
        --dpkgopt='path-exclude=/usr/share/man/*' "$@" "$suite" "$target" "$sources" || { rm "$sources" && return 1; }
    rm "$sources"
}
