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
import { type BareGuest, makeSeed, startBareGuest } from "../harness/bare-guest.ts";
import { root, sharedCache } from "../harness/clone.ts";
import { freePort } from "../harness/free-port.ts";

const quoted = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`;

/** A VM's process, as the agent starts it: it says what it inherited, and stays. */
const words = behindWalls(
  ["sh", "-c", "cat <&3; id -u; exec sleep 100000"],
  {
    ...{ id: "vm_a", runtimeDir: "/run/croft/own", kvm: false, statusFile: "/run/croft/status" },
    owner: { uid: 52_001, gid: 52_001, groups: [] },
  },
  { units: true, emptyFolder: "/run/croft/empty", ownProcesses: true },
)
  .map(quoted)
  .join(" ");

const unit = readFileSync(path.join(root, "host-agent/croft-agent.service"), "utf8");

/** Runs in the guest once it is up; every line of it is a fact with its name. */
const script = `#!/bin/sh
exec > /dev/ttyS0 2>&1
cat > /etc/systemd/system/croft-agent.service <<'UNIT'
${unit}UNIT
cat > /usr/local/bin/croft-agent <<'AGENT'
#!/bin/sh
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
chmod 755 /usr/local/bin/croft-agent
systemctl daemon-reload
fact() { echo "FACT $1=$2"; }
waitfor() { for i in $(seq 150); do "$@" && return; sleep 0.2; done; fact waited "$*"; }
alive() { [ "$(cut -d' ' -f22 /proc/$pid/stat 2>/dev/null)" = "$began" ] && echo yes || echo no; }
running() { grep -q 52001 /run/croft/log 2>/dev/null; }
restarted() { [ "$(systemctl show -P NRestarts croft-agent)" -ge 1 ] && systemctl is-active -q croft-agent; }
gone() { ! systemctl is-active -q croft-vm_a.scope; }
fact verify "$(systemd-analyze verify --man=no /etc/systemd/system/croft-agent.service 2>&1)"
systemctl start croft-agent
fact agent "$(systemctl is-active croft-agent)"
waitfor running
watcher=$(cat /run/croft/pid)
pid=$(awk '/^process/ { print $2 }' /run/croft/status)
began=$(cut -d' ' -f22 /proc/$pid/stat)
fact log "$(tr '\\n' ' ' < /run/croft/log)"
fact command "$(cat /proc/$pid/comm)"
fact cgroup "$(cat /proc/$pid/cgroup /proc/$watcher/cgroup | grep ^0: | sort -u)"
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
fact ended "$(grep ended /run/croft/status | cut -d' ' -f1,2)"
fact collected "$(systemctl show -P LoadState croft-vm_a.scope)"
echo FACT end
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
  const seed = await makeSeed(folder, {
    ...{
      metaData: '{"instance-id": "systemd", "local-hostname": "systemd"}',
      vendorData: "#cloud-config\n{}\n",
    },
    userData: script,
  });
  guest = await startBareGuest({ folder, guestImage, root: disk, seed, sshPort: await freePort() });
  await guest.serialShows("FACT end", 300);
  const lines = guest.serial().matchAll(/FACT ([a-z]+)=(.*?)\r?\n/g);
  facts = Object.fromEntries([...lines].map(([, name, value]) => [name, value?.trim() ?? ""]));
}, 500_000);

afterAll(() => {
  guest?.kill();
  rmSync(folder, { recursive: true, force: true });
});

test("systemd takes the agent's unit and runs it", () => {
  expect(facts).toMatchObject({ verify: "", agent: "active" });
  expect(facts).not.toHaveProperty("waited");
});

test("a VM's process has a unit of its own, with the descriptors, the user and the walls that it was started with", () => {
  expect(facts.cgroup).toBe("0::/croft.slice/croft-vm_a.scope");
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
  expect(facts.ended).toBe("ended 137");
  expect(facts.collected).toBe("not-found");
});
