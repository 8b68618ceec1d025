# Sourced by first-boot and user-data: what a cloud-config may ask for. `cloud-config.jq` turns a config into calls of these functions.
# Each may be repeated.
PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
export PATH
b=/bin/busybox
instance=/var/lib/croft/instance

say() { echo "croft: $*" >/dev/console; }

# fault <words>: what of the seed could not be done; told to the host when all is done.
fault() {
  say "$@"
  echo "$*" >>/run/croft/faults
}

# apply_cloud_config <origin> <file>: JSON is tried first, as that is what Croft writes, then YAML.
apply_cloud_config() {
  origin=$1
  calls=/run/croft/$1.calls
  (umask 077 && : >"$calls")
  $b rm -f "$instance/runcmd.$origin"
  if ! $b tail -n +2 "$2" | jq -r -f /usr/lib/croft/cloud-config.jq >"$calls" 2>/dev/null; then
    if ! { lua5.4 /usr/lib/croft/yaml-to-json.lua "$2" >"$calls.json" && jq -r -f /usr/lib/croft/cloud-config.jq "$calls.json" >"$calls"; } 2>"$calls.error"; then
      fault "the $origin is no cloud-config that this image can read: $($b head -n 1 "$calls.error")"
      $b rm -f "$calls" "$calls.json"
      return 0
    fi
  fi
  . "$calls"
  $b rm -f "$calls" "$calls.json"
}

# not_understood <key>...
not_understood() {
  [ $# = 1 ] && verb="is not supported by this image and was" || verb="are not supported by this image and were"
  keys=
  for key in "$@"; do keys="$keys${keys:+, }\"$key\""; done
  fault "the $origin's $keys $verb left out"
}

# set_hostname <name> [fully qualified name]: /etc/hosts has both, else sudo waits for a name server.
set_hostname() {
  for name in "$1" "${2:-$1}"; do
    case $name in
      '' | -* | *[!A-Za-z0-9.-]*)
        fault "\"$name\" is no host name"
        return 0
        ;;
    esac
  done
  full=${2:-$1}
  short=${1%%.*}
  echo "$short" >/etc/hostname
  $b hostname "$short"
  names=$full
  [ "$full" = "$short" ] || names="$full $short"
  printf '127.0.0.1\tlocalhost\n127.0.1.1\t%s\n::1\tlocalhost ip6-localhost ip6-loopback\nff02::1\tip6-allnodes\nff02::2\tip6-allrouters\n' "$names" >/etc/hosts
}

# add_mount <device> <directory> <type> <options> <dump> <pass>: a line of /etc/fstab, and mounted now.
add_mount() {
  device=$1
  case $device in
    /* | *=* | *:*) ;;
    *) device=/dev/$device ;;
  esac
  place=$(printf '%s' "$2" | $b sed 's/\\/\\134/g; s/ /\\040/g; s/\t/\\011/g')
  # By the environment: a value of -v would have its escapes read.
  if ! place="$place" $b awk '$2 == ENVIRON["place"] { found = 1 } END { exit !found }' /etc/fstab; then
    printf '%s %s %s %s %s %s\n' "$device" "$place" "$3" "$4" "$5" "$6" >>/etc/fstab
  fi
  [ "$3" != swap ] || {
    /usr/sbin/swapon "$device" || fault "the $origin's swap on \"$1\" failed"
    return 0
  }
  $b mkdir -p "$2"
  $b mountpoint -q "$2" && return 0
  problem="there is no such device"
  case $device in
    # `nofail` makes a disk that is not there no error of mount.
    /*) [ -e "$device" ] || mounts_nothing "$@" || return 0 ;;
  esac
  problem=$(/usr/bin/mount "$2" 2>&1) || mounts_nothing "$@" || return 0
}

# mounts_nothing <device> <directory>...
mounts_nothing() {
  fault "the $origin's mount of \"$1\" on $2 failed: $(printf '%s' "$problem" | $b head -n 1)"
  return 1
}

# add_user <name> <gecos> <shell> <uid> <home> <groups, comma-separated> <password hash>: an empty one is the system's default.
add_user() {
  set -- "$1" "$2" "${3:-/bin/bash}" "$4" "$5" "$6" "$7"
  if $b grep -q "^$1:" /etc/passwd; then
    $b grep -q "^$1:.*:$3\$" /etc/passwd || usermod -s "$3" "$1"
  else
    useradd -m -s "$3" ${2:+-c "$2"} ${4:+-u "$4"} ${5:+-d "$5"} -p '*' "$1" || {
      fault "user \"$1\" cannot be made"
      return 0
    }
  fi
  [ -z "$6" ] || usermod -a -G "$6" "$1" || fault "user \"$1\" cannot be put into the groups $6"
  [ -z "$7" ] || usermod -p "$7" "$1"
}

# allow_sudo <user> <rule>
allow_sudo() {
  file=/etc/sudoers.d/90-croft-$origin
  (umask 0337 && : >>"$file")
  $b grep -qxF "$1 $2" "$file" || echo "$1 $2" >>"$file"
}

# authorize_key <user> <public key>
authorize_key() {
  home=$($b awk -F: -v user="$1" '$1 == user { print $6 }' /etc/passwd)
  [ -n "$home" ] || {
    fault "a key for the user \"$1\", who does not exist, was left out"
    return 0
  }
  file=$home/.ssh/authorized_keys
  if [ ! -e "$file" ]; then
    $b mkdir -p "$home/.ssh"
    : >"$file"
    $b chmod 0700 "$home/.ssh"
    $b chmod 0600 "$file"
    $b chown -R "$1:" "$home/.ssh"
  fi
  $b grep -qxF "$2" "$file" || printf '%s\n' "$2" >>"$file"
}

# host_key <type> <private key> <public key>
host_key() {
  file=/etc/ssh/ssh_host_$1_key
  if [ -n "$2" ]; then
    (umask 077 && printf '%s\n' "${2%$'\n'}" >"$file.new") && $b mv "$file.new" "$file"
  fi
  [ -z "$3" ] || printf '%s\n' "${3%$'\n'}" >"$file.pub"
}

# write_file <path> <octal permissions> <owner> <append: true or false> <encoding> <content>
write_file() {
  $b mkdir -p "${1%/*}/"
  part=$1.croft-new
  if (umask 077 && decode "$5" "$6" >"$part"); then
    if [ "$4" = true ] && [ -e "$1" ]; then
      $b cat "$part" >>"$1"
      $b rm -f "$part"
    else
      $b mv "$part" "$1"
    fi
    $b chmod "$2" "$1" && $b chown "$3" "$1" || fault "the $origin's file $1 could not get the permissions $2 and the owner $3"
  else
    $b rm -f "$part"
    fault "the $origin's file $1 could not be written"
  fi
}

# decode <encoding> <content>
decode() {
  case $1 in
    text/plain | '') printf '%s' "$2" ;;
    b64 | base64) printf '%s' "$2" | $b base64 -d ;;
    gz+b64 | gz+base64 | gzip+b64 | gzip+base64) printf '%s' "$2" | $b base64 -d | $b gzip -d ;;
    *) return 1 ;;
  esac
}

# add_command <line>: one line of runcmd, run by user-data.
add_command() { printf '%s\n' "$1" >>"$instance/runcmd.$origin"; }
