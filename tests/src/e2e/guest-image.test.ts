// The guest image alone: what `npm start` builds, booted straight by QEMU with a seed as Croft writes it.
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { execa } from "execa";
import { GUEST_IMAGE } from "../../../cli/src/guest-image/recipe.ts";
import { buildGuestImage, type GuestImage } from "../../../cli/src/image-builder/build.ts";
import { metaData, vendorData } from "../../../reconciler/src/ssh/seed.ts";
import { type BareGuest, createSeed, startBareGuest } from "../harness/bare-guest.ts";
import { sharedCache } from "../harness/clone.ts";
import { freePort } from "../harness/free-port.ts";

jest.setTimeout(600_000);

const VM = "vm_0123456789abcdefg";
const OTHER_VM = "vm_gfedcba9876543210";
const XFS_SERIAL = "part_xfs_01234567890".slice(0, 20);
const BOOT_SECONDS = 300;

const folder = mkdtempSync(path.join(tmpdir(), "croft-guest-image-"));
const inFolder = (name: string): string => path.join(folder, name);
let image: GuestImage;
let sshPort: number;
let guest: BareGuest | undefined;

const build = () =>
  buildGuestImage({
    recipe: GUEST_IMAGE,
    outputDirectory: inFolder("out"),
    cacheDirectory: sharedCache,
    log: () => undefined,
  });

const createKey = (name: string) =>
  execa("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", name, "-f", inFolder(name)]);
const contents = (name: string): string => readFileSync(inFolder(name), "utf8");

function vendor(vm: string): string {
  return vendorData({
    vm,
    hostPrivateKey: contents("host"),
    hostPublicKey: contents("host.pub").trim(),
    authorizedKeys: [contents("own.pub").trim()],
    firstKeys: [contents("own.pub").trim()],
    userAuthority: contents("authority.pub").trim(),
  });
}

/** Logs in with a certificate for one VM, or with the user's own key, against the pinned host key. */
async function ssh(command: string, options: { principal?: string; key?: "own" | "login" } = {}) {
  const key = options.key ?? "login";
  writeFileSync(inFolder("known"), `${VM} ${contents("host.pub")}`);
  const settings = [
    `UserKnownHostsFile=${inFolder("known")}`,
    `HostKeyAlias=${VM}`,
    "StrictHostKeyChecking=yes",
  ];
  const flags = [...settings, "BatchMode=yes", "IdentitiesOnly=yes"];
  if (key === "login") {
    const principal = options.principal ?? VM;
    const certificate = ["-s", inFolder("authority"), "-I", "test", "-n", principal, "-V", "-1m:+10m"];
    await execa("ssh-keygen", ["-q", ...certificate, inFolder("login.pub")]);
    flags.push(`CertificateFile=${inFolder("login-cert.pub")}`);
  }
  const login = [
    "-F",
    "none",
    "-i",
    inFolder(key),
    ...flags.flatMap((flag) => ["-o", flag]),
    "-p",
    String(sshPort),
  ];
  const result = await execa("ssh", [...login, "croft@127.0.0.1", command], {
    reject: false,
    stdin: "ignore",
  });
  return { exitCode: result.exitCode, stdout: result.stdout, stderr: result.stderr };
}

const output = async (command: string): Promise<string> => {
  const result = await ssh(command);
  expect({ command, ...result }).toMatchObject({ exitCode: 0 });
  return result.stdout;
};

async function boot(seed: Parameters<typeof createSeed>[1]): Promise<BareGuest> {
  guest = await startBareGuest({
    folder,
    guestImage: image,
    root: inFolder("root.qcow2"),
    seed: await createSeed(folder, seed),
    sshPort,
    disks: { [XFS_SERIAL]: inFolder("xfs.img") },
  });
  return guest;
}

/** Presses the power button and waits for the end; resolves with the seconds that took. */
async function powerOff(running: BareGuest): Promise<number> {
  const begun = Date.now();
  await running.qmp("system_powerdown");
  expect(await running.ended).toBe(0);
  return (Date.now() - begun) / 1000;
}

beforeAll(async () => {
  image = await build();
  sshPort = await freePort();
  for (const name of ["authority", "host", "login", "own"]) await createKey(name);
  const overlay = [
    "create",
    "-q",
    "-f",
    "qcow2",
    "-F",
    "qcow2",
    "-b",
    image.image,
    inFolder("root.qcow2"),
    "3G",
  ];
  await execa("qemu-img", overlay);
  for (const name of ["xfs.img", "plug.img"]) {
    writeFileSync(inFolder(name), "");
    truncateSync(inFolder(name), 320 * 1024 ** 2);
  }
  await execa("mkfs.xfs", ["-q", inFolder("xfs.img")]);
  // Its partition was grown while no guest had it.
  truncateSync(inFolder("xfs.img"), 448 * 1024 ** 2);
});

afterAll(async () => {
  guest?.kill();
  await guest?.ended;
  rmSync(folder, { recursive: true, force: true });
});

test("a second build is the same image, at once", async () => {
  const begun = Date.now();
  expect(await build()).toEqual(image);
  // A limit that a build breaks, which takes minutes, not a measurement.
  expect(Date.now() - begun).toBeLessThan(60_000);
});

describe("the first boot", () => {
  const userData = '#!/bin/bash\necho "$(hostname) $(id -u)" >> /root/from-user-data\n';

  test("lets in who has a certificate for this VM, and shows the effect of the user data", async () => {
    const running = await boot({
      metaData: metaData(VM, "web-1"),
      vendorData: vendor(VM),
      userData,
    });
    const seconds = await running.sshGreets(BOOT_SECONDS);
    process.stdout.write(`boot to ssh: ${seconds.toFixed(1)} s\n`);
    expect(await output("hostname; whoami; sudo -n cat /root/from-user-data")).toBe("web-1\ncroft\nweb-1 0");
    await running.serialShows("croft: first boot done", BOOT_SECONDS);
  });

  test("keeps out a certificate for another VM, and accepts the user's own key", async () => {
    expect((await ssh("true", { principal: OTHER_VM })).stderr).toContain("Permission denied");
    expect(await ssh("true", { key: "own" })).toMatchObject({ exitCode: 0 });
  });

  test("ends with a name that resolves, an address, the tools, and the whole of the root disk", async () => {
    const tools = "ip ping nc wget mount sudo xfs_growfs resize2fs";
    const missing = `for t in ${tools}; do PATH=$PATH:/sbin:/usr/sbin command -v $t >/dev/null || echo no $t; done`;
    expect(await output(missing)).toBe("");
    expect(await output("ping -c 1 web-1 >/dev/null && ip -4 -brief address show eth0")).toContain(
      "10.0.2.15/24",
    );
    expect(Number(await output("df --output=size -B 1M / | tail -n 1"))).toBeGreaterThan(2_700);
    expect(await output("ps -eo stat,args | grep ^Z || true")).toBe("");
  });

  test("has no password that anybody could know", async () => {
    expect(await output("sudo awk -F: '$2 !~ /^[!*]/ { print $1 }' /etc/shadow")).toBe("");
  });

  test("answers the guest agent", async () => {
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(inFolder("ga.sock"), () => socket.write('{"execute":"guest-ping"}\n'));
      socket.once("data", (data) => {
        resolve(data.toString().trim());
        socket.destroy();
      });
      socket.once("error", reject);
    });
    expect(JSON.parse(answer)).toEqual({ return: {} });
  });
});

describe("disks", () => {
  const byId = (serial: string): string => `/dev/disk/by-id/virtio-${serial}`;
  /** Waits for a minute at most, which is a limit for what hangs. */
  const until = (condition: string) =>
    `for i in $(seq 600); do ${condition} && break; sleep 0.1; done; ${condition}`;
  /** Whether the file system at a place has more than so many MiB. */
  const larger = (place: string, mib: number) =>
    `[ "$(df --output=size -B 1M ${place} | tail -n 1)" -gt ${mib} ]`;

  test("are found by their serial, and an xfs partition mounts", async () => {
    const mount = `sudo mkdir -p /data && sudo mount ${byId(XFS_SERIAL)} /data && echo kept | sudo tee /data/file`;
    expect(await output(mount)).toBe("kept");
    expect(await output("grep -o ' /data xfs rw' /proc/mounts; sudo modprobe -a vfat btrfs && echo ok")).toBe(
      " /data xfs rw\nok",
    );
    // It was made in 320 MiB.
    await output(until(larger("/data", 350)));
  });

  test("come, grow and go while the guest runs, each seen without a boot", async () => {
    const running = guest as BareGuest;
    const link = byId("plugged-in-later-001");
    const file = { driver: "file", filename: inFolder("plug.img") };
    await running.qmp("blockdev-add", { driver: "raw", "node-name": "plug", file });
    const device = {
      driver: "virtio-blk-pci",
      id: "dplug",
      drive: "plug",
      serial: "plugged-in-later-001",
      bus: "rp0",
    };
    await running.qmp("device_add", device);
    await output(until(`[ -b ${link} ]`));
    expect(await output(`sudo blockdev --getsize64 ${link}`)).toBe(String(320 * 1024 ** 2));

    await output(`sudo mkfs.ext4 -q ${link} && sudo mkdir -p '/a b' && sudo mount ${link} '/a b'`);
    await running.qmp("block_resize", { "node-name": "plug", size: 384 * 1024 ** 2 });
    await output(until(`[ "$(sudo blockdev --getsize64 ${link})" = ${384 * 1024 ** 2} ]`));
    await output(until(larger("'/a b'", 330)));
    await output("sudo umount '/a b'");

    await running.qmp("device_del", { id: "dplug" });
    await running.event("DEVICE_DELETED");
    await output(until(`[ ! -L ${link} ]`));
    expect(await output(`ls /dev/disk/by-id`)).toBe(`virtio-${XFS_SERIAL}\nvirtio-root\nvirtio-seed`);
  });
});

describe("the power button", () => {
  test("ends the guest with everything written out, mounted partitions too", async () => {
    await output("echo kept > file; echo '* * * file' | sudo tee /etc/kept >/dev/null");
    const seconds = await powerOff(guest as BareGuest);
    process.stdout.write(`power button to exit: ${seconds.toFixed(1)} s\n`);
    // Clean: neither file system would have to replay its log.
    expect((await execa("xfs_logprint", ["-t", inFolder("xfs.img")])).stdout).toContain("<CLEAN>");
  });

  test("the next boot has the data and the host key, and runs nothing of the first boot again", async () => {
    const running = await boot({
      metaData: metaData(VM, "web-1"),
      vendorData: vendor(VM),
      userData: "#!/bin/sh\necho again >> /root/from-user-data\n",
    });
    await running.sshGreets(BOOT_SECONDS);
    expect(await output("hostname; cat file /etc/kept; sudo cat /root/from-user-data")).toBe(
      "web-1\nkept\n* * * file\nweb-1 0",
    );
    expect(await output(`sudo mount /dev/disk/by-id/virtio-${XFS_SERIAL} /data && cat /data/file`)).toBe(
      "kept",
    );
    expect(running.serial()).not.toContain("first boot done");
    await powerOff(running);
  });
});

describe("another instance-id", () => {
  const userData = `#cloud-config
# Written by a person.
fqdn: from-user-data.example.org
mounts:
  - [/dev/disk/by-id/virtio-${XFS_SERIAL}, "/data with space", xfs, "defaults,nofail"]
  - [/dev/no-such-disk, /nowhere]
users:
  - default
  - name: alice
    groups: [adm]
    ssh_authorized_keys: ["ssh-ed25519 AAAAalice"]
packages: [nginx]
locale: en_US.UTF-8
timezone: Europe/Berlin
bootcmd: [true]
write_files:
  - path: /srv/some folder/it's $HOME
    permissions: 0640
    owner: croft:croft
    content: |
      one \`two\` "three" 'four' $five
  - {path: /srv/binary, encoding: b64, content: AAEC/w==}
runcmd:
  - echo "line $(id -u)" > /srv/ran
  - [sh, -c, 'echo "$1" >> /srv/ran', x, "a b'c"]
  - echo last words; false
`;

  test("does the first boot anew, with a cloud-config in YAML; what is not understood is told on the console", async () => {
    const running = await boot({
      metaData: metaData(OTHER_VM, "web-2"),
      vendorData: vendor(VM),
      userData,
    });
    await running.sshGreets(BOOT_SECONDS);
    await running.serialShows("croft: first boot done", BOOT_SECONDS);
    expect(await output("hostname; hostname -f; id -nG alice; sudo cat ~alice/.ssh/authorized_keys")).toBe(
      "from-user-data\nfrom-user-data.example.org\nalice adm\nssh-ed25519 AAAAalice",
    );
    expect(await output("cat '/data with space/file'; findmnt -n -o FSTYPE '/data with space'")).toBe(
      "kept\nxfs",
    );
    const name = "'/srv/some folder/it'\\''s $HOME'";
    expect(await output(`stat -c '%a %U' ${name}; cat ${name}; od -An -tx1 /srv/binary; cat /srv/ran`)).toBe(
      "640 croft\none `two` \"three\" 'four' $five\n 00 01 02 ff\nline 0\na b'c",
    );
    // All of them, in one message.
    expect(running.serial()).toContain(
      'the user-data\'s "bootcmd", "locale", "packages", "timezone" are not supported by this image',
    );
    expect(running.serial()).toContain('the user-data\'s mount of "/dev/no-such-disk" on /nowhere failed');
    expect(await output("sudo grep -c 'last words' /var/log/cloud-init-output.log")).toBe("1");
    expect(running.serial()).toContain("runcmd ended with exit status 1");
    expect(running.serial()).toContain("last words");
  });
});
