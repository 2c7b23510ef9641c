# shellcheck shell=bash
# A bare Debian in a folder, with systemd as its first process: in namespaces of its own, without a network. Sourced after setup.sh.

machine=         # its folder
machine_pid=     # its first process, as seen from here; empty: it is not running
machine_cgroup=  # the cgroup it is in

# What a container's first process expects. Runs as the first process of its namespaces, and becomes systemd.
enter_machine() {
    local root=$1 device
    mount --make-rprivate /
    mount --bind "$root" "$root"
    mount -t proc proc "$root/proc"
    mount -t sysfs -o ro sysfs "$root/sys"
    mount -t cgroup2 cgroup2 "$root/sys/fs/cgroup"
    mount -t tmpfs -o mode=755 tmpfs "$root/run"
    mount -t tmpfs tmpfs "$root/tmp"
    mount -t tmpfs -o mode=755 tmpfs "$root/dev"
    mkdir "$root/dev/pts" "$root/dev/shm"
    mount -t devpts -o newinstance,ptmxmode=0666 devpts "$root/dev/pts"
    mount -t tmpfs tmpfs "$root/dev/shm"
    ln -s pts/ptmx "$root/dev/ptmx"
    ln -s /proc/self/fd "$root/dev/fd"
    for device in null zero full random urandom tty; do
        touch "$root/dev/$device"
        mount --bind "/dev/$device" "$root/dev/$device"
    done
    ip link set lo up
    # Not by chroot: within one, the kernel makes no user namespaces, which the service's unit asks for.
    cd "$root" || return
    pivot_root . .
    umount --lazy .
    cd /
    exec env -i container=mediconnect-test PATH=/usr/sbin:/usr/bin:/sbin:/bin \
        /lib/systemd/systemd --system --log-target=journal
}

# start_machine FOLDER: boots it, and waits until everything it starts by itself is running.
start_machine() {
    local hierarchy=/sys/fs/cgroup launcher
    machine=$1
    [ "$(stat -f -c %T /sys/fs/cgroup)" = cgroup2fs ] || hierarchy=/sys/fs/cgroup/unified
    machine_cgroup=$hierarchy/mediconnect-package-test-$$
    mkdir "$machine_cgroup"
    bash -c 'echo $$ >"$0/cgroup.procs" && exec "$@"' "$machine_cgroup" \
        unshare --mount --pid --fork --kill-child --uts --ipc --net --cgroup \
        bash -c "$(declare -f enter_machine); enter_machine \"\$0\"" "$machine" </dev/null >"$log_dir/machine.log" 2>&1 8>&- &
    launcher=$!
    until machine_pid=$(pgrep -P "$launcher") && in_machine test -S /run/systemd/private 2>/dev/null; do
        kill -0 "$launcher" 2>/dev/null || { show_log machine && fail "the machine does not start"; }
        sleep 0.1
    done
    in_machine systemctl is-system-running --wait >/dev/null || true # the services below tell what matters
}

# in_machine COMMAND…: runs it there, as root, with nothing of this machine's environment.
in_machine() {
    nsenter --target "$machine_pid" --mount --pid --uts --ipc --net --cgroup --root -- \
        env -i --chdir=/ PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"
}

stop_machine() {
    [ -n "$machine_cgroup" ] || return 0
    [ -z "$machine_pid" ] || kill -KILL "$machine_pid" 2>/dev/null || true
    machine_pid=
    while [ -d "$machine_cgroup" ] && [ -n "$(find "$machine_cgroup" -name cgroup.procs -exec cat {} + 2>/dev/null)" ]; do sleep 0.1; done
    find "$machine_cgroup" -depth -type d -exec rmdir {} + 2>/dev/null || true
    machine_cgroup=
}
