#!/bin/sh
# Sourced by the recipes' hook.sh, which mmdebstrap calls once all packages are installed in "$root". Environment: CROFT_FILES, the
# folder of the recipe; CROFT_OUT, where the results go; CROFT_MODULES, what the initramfs loads; CROFT_SIZE, the size of the root
# file system.
set -eu

install_kernel() {
  echo "I: installing the kernel and its modules" >&2
  cd "$CROFT_OUT"
  # Only the kernel's files: the package itself would bring a bootloader's and an initramfs's machinery along.
  package=$(APT_CONFIG=$MMDEBSTRAP_APT_CONFIG apt-cache show --no-all-versions linux-image-cloud-amd64 | sed -n 's/^Depends:.*\(linux-image-[^ ,]*-cloud-amd64\).*/\1/p')
  APT_CONFIG=$MMDEBSTRAP_APT_CONFIG apt-get -o APT::Sandbox::User=root download "$package" >/dev/null
  mkdir kernel
  dpkg-deb -x "$package"_*.deb kernel
  rm "$package"_*.deb
  version=${package#linux-image-}
  cp "kernel/boot/vmlinuz-$version" vmlinuz
  mkdir -p "$root/lib/modules"
  mv "kernel/lib/modules/$version" "$root/lib/modules/$version"
  rm -r kernel
  chroot "$root" depmod "$version"

  number=100
  chroot "$root" modprobe -S "$version" -a --show-depends $CROFT_MODULES | sed -n 's/^insmod \([^ ]*\).*/\1/p' | awk '!seen[$0]++' |
    while read -r module; do
      cp "$root$module" "modules/$number-${module##*/}"
      number=$((number + 1))
    done
  cp "$root/bin/busybox" busybox
}

install_files() {
  echo "I: installing the guest's own files" >&2
  cp -R "$CROFT_FILES/rootfs/." "$root/"
  find "$CROFT_FILES/rootfs" -mindepth 1 -printf '%P\n' | while IFS= read -r file; do
    # A checkout knows only the executable bit.
    if [ -d "$root/$file" ] || [ -x "$root/$file" ]; then chmod 0755 "$root/$file"; else chmod 0644 "$root/$file"; fi
    chown -h 0:0 "$root/$file"
  done
}

# What only the build needed, and what every machine has to make for itself.
clean_up() {
  rm -f "$root"/etc/ssh/ssh_host_* "$root/etc/apt/apt.conf.d/99mmdebstrap" "$root/etc/dpkg/dpkg.cfg.d/99mmdebstrap"
  rm -rf "$root"/var/lib/apt/lists/* "$root"/var/cache/apt/*
  find "$root/var/log" -type f -delete
  : >"$root/etc/machine-id"
  echo LANG=C.UTF-8 >"$root/etc/default/locale"
}

make_root_file_system() {
  echo "I: making the root file system" >&2
  # A second view of the root, without what is mounted in it now.
  view=$(mktemp -d)
  mount --bind "$root" "$view"
  truncate -s "$CROFT_SIZE" root.ext4
  mke2fs -F -q -t ext4 -L root -m 1 -J size=16 -E lazy_itable_init=0,root_owner=0:0 -d "$view" root.ext4
  umount "$view"
  rmdir "$view"
}
