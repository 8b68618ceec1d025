// A real systemd, in a guest of its own: the agent's unit with all its hardening, and a process of a VM that it starts in a
// unit of its own, by the very words that the agent uses. What stands for the agent and for QEMU is a shell: neither is
// in the image, and what is proved is systemd's part.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { execa } from "execa";
import { DEBIAN_IMAGE } from "../../../cli/src/debian-image/recipe.ts";
import { buildGuestImage } from "../../../cli/src/image-builder/build.ts";
import { behindWalls } from "../../../host-agent/src/host/walls.ts";
import { limitsOf } from "../../../host-agent/src/vm/qemu/limits.ts";
import { type BareGuest, createSeed, startBareGuest } from "../harness/bare-guest.ts";
import { root, sharedCache } from "../harness/clone.ts";
import { freePort } from "../harness/free-port.ts";

const quoted = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`;

/** A VM's process, as the agent starts it: it says what it inherited, and stays. */
const words = behindWalls(
  ["sh", "-c", "cat <&3; id -u; exec sleep 100000"],
  {
    id: "vm_a",
    runtimeDir: "/run/croft/own",
    kvm: false,
    limits: limitsOf({ cpus: 2, memory_mib: 384 }, "tcg"),
    watch: { statusFile: "/run/croft/status", log: null },
    owner: { uid: 52_001, gid: 52_001, groups: [] },
  },
  { units: true, emptyFolder: "/run/croft/empty", ownProcesses: true },
)
  .map(quoted)
  .join(" ");

/** What stands for the agent gives no sign of life. */
const unit = readFileSync(path.join(root, "host-agent/croft-agent.service"), "utf8").replace(
  /^WatchdogSec=.*$/m,
  "WatchdogSec=1h",
);
const gitopsUnit = readFileSync(path.join(root, "cli/croft-gitops.service"), "utf8");
/** What the packages' launchers begin services with. */
const withJournal = readFileSync(path.join(root, "cli/src/release/debian/with-journal.pl"), "utf8");
const guestsUnit = readFileSync(path.join(root, "host-agent/croft-guests.service"), "utf8");

/** Runs in the guest once it is up; every line of it is a fact with its name. */
const script = `#!/bin/sh
exec > /dev/ttyS0 2>&1
cat > /etc/systemd/system/croft-agent.service <<'UNIT'
${unit}UNIT
cat > /etc/systemd/system/croft-guests.service <<'UNIT'
${guestsUnit}UNIT
cat > /etc/systemd/system/croft-gitops.service <<'UNIT'
${gitopsUnit}UNIT
useradd --system croft-gitops
# What stands for the runner looks at what it may, and ends what it began when it is asked to end itself.
cat > /usr/local/bin/croft-gitops <<'RUNNER'
#!/bin/sh
may() { "$@" 2> /dev/null && echo yes || echo no; }
sh -c 'trap "" TERM; exec sleep 100000' &
began=$!
trap 'kill -KILL $began; echo asked > end; exit 0' TERM
cd /var/lib/croft-gitops
echo "$(id -un) $(stat -c %a .) $(may touch own) $(may touch /etc/own) $(may mkdir /tmp/own) $(may unshare -n true) $(may ls /root)" > told.new
mv told.new told
wait
RUNNER
chmod 755 /usr/local/bin/croft-gitops
cat > /usr/local/bin/croft-agent <<'AGENT'
#!/bin/sh
[ "$1" != shutdown-guests ] || exec sh /run/croft/down
systemd-notify READY=1 "STATUS=stands for the agent"
[ ! -e /run/croft/pid ] || exec sleep 100000
mkdir -p /run/croft/own /run/croft/empty /dev/croft
chown 52001:52001 /run/croft/own
echo handed > /run/croft/handed
setsid sh -c 'echo $$ > /run/croft/pid; exec "$@"' sh ${words} 3< /run/croft/handed > /run/croft/log 2>&1 < /dev/null &
exec sleep 100000
AGENT
cat > /run/again <<'AGAIN'
exec ${words}
AGAIN
mkdir -p /run/croft
# What stands for the command of that name: it only looks, at what it finds when it is called.
cat > /run/croft/down <<'DOWN'
exec > /dev/ttyS0 2>&1
state=$(systemctl is-system-running)
[ "$state" = stopping ] || { echo "FACT idle=$state"; exit; }
lives() { [ -d /proc/$(cat /run/croft/$1) ] && echo $1; }
for i in $(seq 100); do lives unordered > /dev/null || break; sleep 0.1; done
echo "FACT down=$(lives ordered) $(lives unordered) agent $(systemctl is-active croft-agent)"
echo FACT end
DOWN
chmod 755 /usr/local/bin/croft-agent
cat > /run/with-journal.pl <<'PERL'
${withJournal}PERL
systemctl daemon-reload
fact() { echo "FACT $1=$2"; }
waitfor() { for i in $(seq 150); do "$@" && return; sleep 0.2; done; fact waited "$*"; }
alive() { [ "$(cut -d' ' -f22 /proc/$pid/stat 2>/dev/null)" = "$began" ] && echo yes || echo no; }
running() { grep -q 52001 /run/croft/log 2>/dev/null; }
restarted() { [ "$(systemctl show -P NRestarts croft-agent)" -ge 1 ] && systemctl is-active -q croft-agent; }
gone() { ! systemctl is-active -q croft-vm_a.scope; }
fact verify "$(systemd-analyze verify --man=no /etc/systemd/system/croft-agent.service /etc/systemd/system/croft-guests.service /etc/systemd/system/croft-gitops.service 2>&1)"
systemctl start croft-gitops
waitfor [ -s /var/lib/croft-gitops/told ]
fact runner "$(systemctl is-active croft-gitops) $(cat /var/lib/croft-gitops/told)"
systemctl stop croft-gitops
fact runnerends "$(cat /var/lib/croft-gitops/end) $(systemctl show -P Result croft-gitops)"
systemd-run -q --wait perl /run/with-journal.pl /run/systemd/journal/socket sh -c 'printf "MESSAGE=by its own socket\\nCROFT_VM=vm_a\\n" >&3'
waitfor journalctl -q --sync
fact fields "$(journalctl -q -o cat CROFT_VM=vm_a)"
systemctl start croft-agent
fact agent "$(systemctl is-active croft-agent)"
fact told "$(systemctl show -P StatusText croft-agent)"
waitfor running
watcher=$(cat /run/croft/pid)
pid=$(awk '/^process/ { print $2 }' /run/croft/status)
began=$(cut -d' ' -f22 /proc/$pid/stat)
fact log "$(tr '\\n' ' ' < /run/croft/log)"
fact command "$(cat /proc/$pid/comm)"
fact cgroup "$(cat /proc/$pid/cgroup /proc/$watcher/cgroup | grep ^0: | sort -u)"
fact limits "$(cd /sys/fs/cgroup/croft.slice/croft-vm_a.scope && cat memory.max cpu.weight pids.max | tr '\\n' ' ')"
fact root "$(ls /proc/$pid/root | tr '\\n' ' ')"
systemctl restart croft-agent
fact restart "$(alive)"
kill -9 $(systemctl show -P MainPID croft-agent)
waitfor restarted
fact kill "$(alive)"
systemctl stop croft-agent
fact stop "$(alive) $(systemctl is-active croft-agent) $(systemctl is-active croft-vm_a.scope)"
fact second "$(sh /run/again 2>&1 3< /dev/null | tr '\\n' ' ')"
fact still "$(alive)"
kill -9 $pid
waitfor gone
fact noted "$(grep ended /run/croft/status | cut -d' ' -f1,2)"
fact collected "$(systemctl show -P LoadState croft-vm_a.scope)"
systemctl start croft-guests croft-agent
rm /run/croft/status
setsid sh /run/again 3< /run/croft/handed > /dev/null 2>&1 < /dev/null &
noted() { awk '/^process/ { print $2 }' /run/croft/status 2>/dev/null > /run/croft/ordered; [ -s /run/croft/ordered ]; }
waitfor noted
# As a guest whose unit knows nothing of the other.
setsid systemd-run --scope --slice=croft.slice sh -c 'echo $$ > /run/croft/unordered; exec sleep 100000' > /dev/null 2>&1 < /dev/null &
waitfor [ -s /run/croft/unordered ]
systemctl restart croft-guests
fact both "$(kill -0 $(cat /run/croft/ordered) $(cat /run/croft/unordered) && echo live) $(systemctl is-active croft-agent)"
systemctl poweroff --no-block
`;

let folder: string;
let guest: BareGuest;
let facts: Record<string, string>;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "croft-systemd-"));
  const image = {
    recipe: DEBIAN_IMAGE,
    outputDirectory: path.join(folder, "image"),
    cacheDirectory: sharedCache,
  };
  const guestImage = await buildGuestImage({ ...image, log: () => undefined });
  const disk = path.join(folder, "root.qcow2");
  await execa("qemu-img", ["create", "-q", "-f", "qcow2", "-b", guestImage.image, "-F", "qcow2", disk]);
  const seed = await createSeed(folder, {
    metaData: '{"instance-id": "systemd", "local-hostname": "systemd"}',
    vendorData: "#cloud-config\n{}\n",
    userData: script,
  });
  guest = await startBareGuest({ folder, guestImage, root: disk, seed, sshPort: await freePort() });
  await guest.serialShows("FACT end", 400);
  const lines = guest.serial().matchAll(/FACT ([a-z]+)=(.*?)\r?\n/g);
  facts = Object.fromEntries([...lines].map(([, name, value]) => [name, value?.trim() ?? ""]));
}, 900_000);

afterAll(() => {
  guest?.kill();
  rmSync(folder, { recursive: true, force: true });
});

test("systemd takes the agent's unit, runs it, and hears its word that it serves", () => {
  expect(facts.told).toBe("stands for the agent");
  expect(facts).toMatchObject({ verify: "", agent: "active" });
  expect(facts).not.toHaveProperty("waited");
});

test("what the launchers hand over writes fields into the journal of this systemd, which opens no socket itself", () => {
  expect(facts.fields).toBe("by its own socket");
});

test("the runner of GitOps has no rights but those to its state folder, and is asked first when it ends", () => {
  // Its user, the mode of its folder; whether it writes there, elsewhere and to its own /tmp; namespaces; homes.
  expect(facts.runner).toBe("active croft-gitops 700 yes no yes no no");
  expect(facts.runnerends).toBe("asked success");
});

test("a VM's process has a unit of its own, with the descriptors, the user and the walls that it was started with", () => {
  expect(facts.cgroup).toBe("0::/croft.slice/croft-vm_a.scope");
  expect(facts.limits).toBe(`${(384 + 2 * 176) * 1024 ** 2} 200 132`);
  // Its pid is that of the process which the watcher noted: all the words before became it.
  expect(facts.command).toBe("sleep");
  expect(facts.log).toBe("handed 52001");
  expect(facts.root?.split(" ")).not.toContain("var");
});

test("restarting, killing and stopping the agent leaves it running", () => {
  expect(facts).toMatchObject({ restart: "yes", kill: "yes", stop: "yes inactive active" });
});

test("a second unit of the same VM is refused, and an ended one leaves nothing", () => {
  expect(facts.second).toMatch(/croft-vm_a\.scope/);
  expect(facts.still).toBe("yes");
  expect(facts.noted).toBe("ended 137");
  expect(facts.collected).toBe("not-found");
});

test("when the machine goes down the agent ends first, then guests are shut down, and only then systemd ends their units", () => {
  // What stops or restarts the unit while the machine stays up is told apart, and leaves agent and guests alone.
  expect(facts.idle).toMatch(/^(starting|running|degraded)$/);
  expect(facts.both).toBe("live active");
  expect(facts.down).toBe("ordered  agent inactive");
});
