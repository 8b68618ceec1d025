// What every guest runs early at each boot, in plain sh: cloud-init calls it as a boot hook, the small image by itself.
//
// Two things stand here and not in the cloud-config beside it. The way in: of a list like `users` or `write_files` the
// user's own replaces that of vendor data as a whole, and nobody shall lose the login by adding a file. What is there
// already stays, so the user's word is the last. And the report of how cloud-init ended:
//
//   guest                                   host (host-agent/src/vm/guest/guest-port.ts)
//     croft 1 running                  -->
//                                      <--  ok        (or `again`, or the line is lost with an agent that ended: said again)
//     croft 1 done [result, status, log] -->      (not before the reboot that `power_state` of user data asks for)
//                                      <--  ok
//     croft 1 keys SHA-256             -->      (of what is in force here)
//                                      <--  ok, or `keys N` and N lines, also later by itself when they change;
//                                           put in force, and said again
//
// The port is a virtio-serial port of that name: it needs no network and no agent in the image, and a write to it waits
// while nobody reads.

/** Name of the port; the agent gives it to every guest. */
const GUEST_PORT = "org.croft.guest.0";

export interface BootHookFacts {
  vm: string;
  user: string;
  authorizedKeys: readonly string[];
  /** Those that the VM was created with: what a guest has whose hook did not remember them yet. */
  firstKeys: readonly string[];
  /** Public line of the user authority. */
  userAuthority: string;
}

/** The script. Run again it changes nothing that it made, or that somebody changed since. */
export const bootHook = ({ vm, user, authorizedKeys, firstKeys, userAuthority }: BootHookFacts): string =>
  `#!/bin/sh
# Croft's part of this machine. Runs early at each boot.
PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
export PATH
umask 022
vm=${quoted(vm)}
user=${quoted(user)}
authority=${quoted(userAuthority)}
keys=${quoted(authorizedKeys.join("\n"))}
first_keys=${quoted(firstKeys.join("\n"))}
${KEYS}${LOGIN}
${REPORT}`;

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

const KEYS = String.raw`
# Of the keys, what was put here is remembered: so a key that somebody adds or removes by hand stays so, and what the VM's
# configuration adds or removes is added or removed, whatever its comment is.
principals=/etc/ssh/croft_principals/$user
known_keys=/etc/ssh/croft_keys/$user
has_key() { awk -v key="$2" '{ for (i = 1; i <= NF; i++) if ($i == key) found = 1 } END { exit !found }' "$1"; }
update_keys() {
  home=$(awk -F: -v user="$user" '$1 == user { print $6 }' /etc/passwd)
  [ -n "$home" ] || return 0
  had=$first_keys
  grep -qxF "$vm" "$principals" 2>/dev/null || had=
  [ ! -e "$known_keys" ] || had=$(cat "$known_keys")
  if [ "$had" != "$keys" ]; then
    mkdir -p "$home/.ssh"
    file=$home/.ssh/authorized_keys
    touch "$file"
    printf '%s\n' "$keys" >"$file.wanted"
    printf '%s\n' "$had" >"$file.had"
    awk '{ print $2 }' "$file.had" | while IFS= read -r key; do
      [ -z "$key" ] || has_key "$file.wanted" "$key" && continue
      grep -vF "$key" "$file" >"$file.new"
      cat "$file.new" >"$file"
    done
    while IFS= read -r line; do
      key=$(printf '%s\n' "$line" | awk '{ print $2 }')
      [ -z "$key" ] || has_key "$file.had" "$key" || has_key "$file" "$key" || printf '%s\n' "$line" >>"$file"
    done <"$file.wanted"
    rm -f "$file.wanted" "$file.had" "$file.new"
    chmod 0700 "$home/.ssh"
    chmod 0600 "$file"
    chown -R "$user:" "$home/.ssh"
  fi
  mkdir -p /etc/ssh/croft_keys
  printf '%s\n' "$keys" >"$known_keys"
}
`;

const LOGIN = String.raw`
# All else once for each machine: the principals, written last, say that it is done.
if ! grep -qxF "$vm" "$principals" 2>/dev/null; then
  id "$user" >/dev/null 2>&1 || useradd -m -s /bin/bash "$user" || adduser -D "$user"
  update_keys
  if [ -d /etc/sudoers.d ]; then
    (umask 0337 && printf '%s ALL=(ALL) NOPASSWD:ALL\n' "$user" >/etc/sudoers.d/90-croft)
  fi
  printf '%s\n' "$authority" >/etc/ssh/croft_user_ca.pub
  mkdir -p /etc/ssh/sshd_config.d /etc/ssh/croft_principals
  printf '%s\n' 'TrustedUserCAKeys /etc/ssh/croft_user_ca.pub' \
    'AuthorizedPrincipalsFile /etc/ssh/croft_principals/%u' >/etc/ssh/sshd_config.d/50-croft.conf
  # A certificate opens this machine only when it names this machine.
  printf '%s\n' "$vm" >"$principals.new" && mv "$principals.new" "$principals"
else
  update_keys
fi
`;

const REPORT = String.raw`
# One at a time, and as long as it takes.
mkdir /run/croft-report 2>/dev/null || exit 0
cat >/run/croft-report/run <<'END'
${KEYS}
find_port() {
  for port in /sys/class/virtio-ports/*; do
    [ "$(cat "$port/name" 2>/dev/null)" = ${GUEST_PORT} ] && echo "/dev/$(basename "$port")" && return
  done
  return 1
}
# The keys that the host sends: so many lines.
take_keys() {
  keys=
  left=$1
  while [ "$left" -gt 0 ] && IFS= read -r line <&3; do
    keys=$keys${"$"}{keys:+$newline}$line
    left=$((left - 1))
  done
  [ "$left" -gt 0 ] || update_keys
}
newline='
'
# Reads what the host says; whether it was understood there.
hear() {
  IFS= read -r answer <&3 || return 1
  case $answer in
    ok) return 0 ;;
    "keys "*) take_keys "${"$"}{answer#keys }" ;;
  esac
  return 1
}
tell() {
  while :; do
    said=$1
    [ "$said" != keys ] || said="keys $(sha256sum 2>/dev/null <"$known_keys" | cut -c1-64)"
    printf 'croft 1 %s\n' "$said" >&3
    hear && return
    sleep 1
  done
}
one_line() { head -c 30000 "$1" 2>/dev/null | tr '\n\r\t' '   '; }
# What it warned of in this boot: cloud-init before 23.4 tells only its log that it could not read the user data.
warnings() {
  LC_ALL=C awk '/ running .init-local. at / { n = 0 }
    /\[(WARNING|ERROR|CRITICAL)\]: / && n < 20 { line[n++] = substr($0, 1, 500) }
    END { for (i = 0; i < n; i++) print line[i] }' /var/log/cloud-init.log 2>/dev/null |
    sed 's/\\/\\\\/g; s/"/\\"/g; s/[[:cntrl:]]/ /g; s/.*/"&"/' | tr '\n' ',' | sed 's/,$//'
}
# In how many minutes user data has the machine reboot after cloud-init's end; fails when it does not.
reboots_in() {
  awk '/^power_state:/ { found = 1; next } /^[^ ]/ { found = 0 }
    found && /^ +mode:/ && $2 ~ /reboot/ { reboots = 1 }
    found && /^ +delay:/ { gsub(/[^0-9]/, "", $2); minutes = $2 }
    END { if (!reboots) exit 1; print minutes + 0 }' /var/lib/cloud/instance/cloud-config.txt 2>/dev/null
}

# Cloud-init does that once for each instance.
rebooted=
[ ! -e /var/lib/cloud/instance/sem/config_power_state_change ] || rebooted=yes
modprobe -q virtio_console 2>/dev/null
tries=0
until port=$(find_port); do
  tries=$((tries + 1))
  [ $tries -lt 30 ] || exit 0
  sleep 1
done
exec 3<>"$port"
tell running
until [ -s /run/cloud-init/result.json ]; do sleep 1; done
# The word of the boot after it is the one that counts; of a reboot that does not come, this one.
if [ -z "$rebooted" ] && minutes=$(reboots_in); then sleep $((minutes * 60 + 90)); fi
status=$(one_line /run/cloud-init/status.json)
tell "done [$(one_line /run/cloud-init/result.json),${"$"}{status:-null},[$(warnings)]]"
# From here on keys come when they change. The port is read to its end while no agent listens.
while :; do
  tell keys
  hear || sleep 1
done
END
vm=$vm user=$user setsid sh /run/croft-report/run </dev/null >/dev/null 2>&1 &
exit 0
`;
