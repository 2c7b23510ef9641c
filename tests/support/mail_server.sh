#!/usr/bin/env bash
# A Postfix of its own for tests/support/mail_server.h, which starts it as root, as Postfix wants it:
#
#   mail_server.sh FOLDER UID PORT TLS_PORT PLAIN_PORT
#
# FOLDER holds server.pem (key, certificate) and gets log and mail/inbox, a Maildir of all that comes. It runs until standard
# input ends, whatever becomes of who holds that, and leaves no processes and none of root's files.
set -euo pipefail
folder=$1 uid=$2 port=$3 tls_port=$4 plain_port=$5
config=$folder/postfix/config
daemons=$(postconf -dh daemon_directory)
master=

stop() {
    trap '' INT TERM HUP
    [ -z "$master" ] || { kill "$master" 2>/dev/null && wait "$master"; } || true
    # Its children go by themselves once it is gone, and may still write.
    until rm -rf "$folder/postfix" "$folder/mail" 2>/dev/null; do :; done
}
trap stop EXIT
trap 'exit 143' INT TERM HUP

mkdir -p "$config/sasl" "$folder"/postfix/{queue,data} "$folder/mail"
chmod 755 "$folder"
chown postfix: "$folder/postfix/data"
chown "$uid" "$folder/mail"

cat >"$config/main.cf" <<EOF
compatibility_level = 3.6
queue_directory = $folder/postfix/queue
data_directory = $folder/postfix/data
maillog_file = $folder/log
maillog_file_prefixes = $folder
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mail.clinic.example
mydestination =
mynetworks = 127.0.0.0/8
alias_maps =
local_recipient_maps =
append_dot_mydomain = no
in_flow_delay = 0
smtpd_recipient_restrictions = check_recipient_access regexp:$config/recipients, reject_unauth_destination
smtpd_tls_security_level = may
smtpd_tls_chain_files = $folder/server.pem
smtpd_sasl_auth_enable = yes
smtpd_sasl_local_domain = clinic.example
cyrus_sasl_config_path = $config/sasl
virtual_mailbox_domains = clinic.example
virtual_mailbox_base = $folder/mail
virtual_mailbox_maps = static:inbox/
virtual_uid_maps = static:$uid
virtual_gid_maps = static:65534
virtual_minimum_uid = 1
EOF

# What servers say of mailboxes that are not there, not now, or full.
cat >"$config/recipients" <<'EOF'
/^unknown/ 550 5.1.1 No such mailbox
/^later/   450 4.2.1 Try again later
/^full/    452 4.3.1 No space left
EOF

cat >"$config/master.cf" <<EOF
127.0.0.1:$port       inet n - n - - smtpd
127.0.0.1:$tls_port   inet n - n - - smtpd -o smtpd_tls_wrappermode=yes
127.0.0.1:$plain_port inet n - n - - smtpd -o smtpd_tls_security_level=none
cleanup  unix n - n - 0 cleanup
qmgr     unix n - n 300 1 qmgr
tlsmgr   unix - - n 1000? 1 tlsmgr
rewrite  unix - - n - - trivial-rewrite
bounce   unix - - n - 0 bounce
defer    unix - - n - 0 bounce
proxymap unix - - n - - proxymap
error    unix - - n - - error
virtual  unix - n n - - virtual
anvil    unix - - n - 1 anvil
postlog  unix-dgram n - n - 1 postlogd
EOF

# Debian's Postfix looks for it beside main.cf.
cat >"$config/sasl/smtpd.conf" <<EOF
pwcheck_method: auxprop
auxprop_plugin: sasldb
sasldb_path: $config/sasl/users
mech_list: PLAIN LOGIN
EOF
printf 'pass: word@1' | saslpasswd2 -p -c -f "$config/sasl/users" -u clinic.example notify
chmod 644 "$config/sasl/users"

postfix -c "$config" check
# A process group of its own, which it ends with itself.
setsid "$daemons/master" -c "$config" -d >>"$folder/log" 2>&1 </dev/null &
master=$!
cat >/dev/null
