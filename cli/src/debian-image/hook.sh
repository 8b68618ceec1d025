#!/bin/sh
# hook.sh <root>: called by mmdebstrap; see parts.sh.
root=$1
. "$CROFT_BUILDER/parts.sh"

install_kernel
install_files
echo debian >"$root/etc/hostname"
printf '127.0.0.1\tlocalhost\n127.0.1.1\tdebian\n::1\tlocalhost ip6-localhost ip6-loopback\n' >"$root/etc/hosts"
chroot "$root" systemctl -q enable systemd-networkd ssh
# A card without an address must not hold up the boot, no timer shall wake an idle guest, and there is no screen.
chroot "$root" systemctl -q mask systemd-networkd-wait-online.service getty@tty1.service \
  apt-daily.timer apt-daily-upgrade.timer e2scrub_all.timer e2scrub_reap.service dpkg-db-backup.timer
clean_up
# Indexes of hardware, libraries and messages are as the packages made them: the first boot need not make them anew.
for folder in etc var; do touch "$root/$folder/.updated"; done
make_root_file_system
