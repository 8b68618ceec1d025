# A cloud-config in, calls of the functions of cloud-config.sh out. Every value passes through @sh.

def text: if type == "string" then . else tojson end;
def word: text | @sh;
def call(name; words): ([name] + (words | map(word))) | join(" ");
def list: if . == null or . == {} then [] elif type == "array" then . else [.] end;
def octal: if . < 8 then tostring else (. / 8 | floor | octal) + (. % 8 | tostring) end;
# YAML reads 0644 as a number in base eight; a string holds the digits themselves.
def permissions: if . == null then "0644" elif type == "number" then octal else text end;
# All keys that are not known, in one call.
def others(prefix; known): (keys - known) | if . == [] then empty else call("not_understood"; map(prefix + .)) end;

def user:
  if . == "default" then empty
  elif type != "object" or (.name | type) != "string" then call("not_understood"; ["users: " + tojson])
  else
    .name as $name
    | others("users: "; ["name", "gecos", "shell", "uid", "homedir", "groups", "passwd", "hashed_passwd", "lock_passwd", "sudo", "ssh_authorized_keys", "no_user_group"]),
      call("add_user"; [
        $name, .gecos // "", .shell // "", .uid // "", .homedir // "",
        ([.groups | list[] | text | gsub(" "; "")] | join(",")),
        (if .lock_passwd == false then .hashed_passwd // .passwd // "" else "" end)
      ]),
      (.sudo | list[] | strings | call("allow_sudo"; [$name, .])),
      (.ssh_authorized_keys | list[] | call("authorize_key"; [$name, .]))
  end;

def file:
  if type != "object" or (.path | type) != "string" or (.path | startswith("/") | not) then call("not_understood"; ["write_files: " + (tojson | .[0:60])])
  else
    others("write_files: "; ["path", "content", "permissions", "owner", "encoding", "append", "defer"]),
    (.content // "" | text) as $content
    # A shell's variable holds no NUL.
    | if (.encoding // "text/plain") == "text/plain" and ($content | index("\u0000") != null)
      then call("write_file"; [.path, (.permissions | permissions), .owner // "root:root", .append // false, "b64", ($content | @base64)])
      else call("write_file"; [.path, (.permissions | permissions), .owner // "root:root", .append // false, .encoding // "text/plain", $content])
      end
  end;

# cloud-init's six fields, of which all but the first two have defaults.
def mount:
  list as $fields
  | if ($fields | length) < 2 or ($fields[1] == null) then empty
    else
      ["", "", "auto", "defaults,nofail", "0", "2"] as $default
      | call("add_mount"; [range(6) | $fields[.] // $default[.]])
    end;

def command:
  if type == "array" then call("add_command"; [map(word) | join(" ")])
  elif . == null then empty
  else call("add_command"; [.])
  end;

if . == null then empty
elif type != "object" then error("it is no mapping")
else
  # Before anything is written to what they hide.
  (.mounts | list[] | mount),
  (if .fqdn // .hostname then call("set_hostname"; [.hostname // (.fqdn | text | split(".")[0]), .fqdn // ""]) else empty end),
  (.users | list[] | user),
  (.ssh_authorized_keys | list[] | call("authorize_key"; ["croft", .])),
  ((.ssh_keys // {}) as $keys
    | $keys | if type != "object" then call("not_understood"; ["ssh_keys"]) else
        others("ssh_keys: "; [("rsa", "ecdsa", "ed25519") | . + "_private", . + "_public"]),
        (("rsa", "ecdsa", "ed25519") | select($keys[. + "_private"]) | call("host_key"; [., $keys[. + "_private"], $keys[. + "_public"] // ""]))
      end),
  (.write_files | list[] | file),
  (.runcmd | list[] | command),
  # Those that ask for what this image does or is anyway are no news.
  others(""; ["hostname", "fqdn", "mounts", "users", "ssh_authorized_keys", "ssh_keys", "write_files", "runcmd",
    "ssh_deletekeys", "updates", "growpart", "resize_rootfs", "preserve_hostname", "manage_etc_hosts", "disable_root", "final_message"])
end
