// The Debian packages, in a Debian with neither compiler nor Node: installed, run, upgraded, removed, purged.
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { execa } from "execa";
import { release } from "../../../cli/src/release/release.ts";
import { build } from "../harness/built-provider.ts";
import { root, sharedCache } from "../harness/clone.ts";
import { type DebianRoot, debianRoot } from "../harness/debian-root.ts";
import { freePorts } from "../harness/free-port.ts";
import { withRoot } from "../harness/with-root.ts";

jest.setTimeout(600_000);

const STATE = "/var/lib/croft-reconciler";
const OURS = ["croft-agent", "croft-cli", "croft-gitops", "croft-reconciler"];
/** Fields, as dpkg-query prints them. */
const show = (...fields: string[]) => `--showformat=${fields.map((name) => `\${${name}}`).join(" ")}\n`;

withRoot("packages that are installed")("Debian packages", () => {
  let debian: DebianRoot;
  let out: string;
  let gnupg: string;
  const packages = () => readdirSync(out).filter((name) => name.endsWith(".deb"));

  beforeAll(async () => {
    out = mkdtempSync(path.join(tmpdir(), "croft-packages-"));
    const signingKey = await makeSigningKey();
    await build("reconciler", "croft-reconciler", "croft-agent", "cli");
    const parts = ["debian"] as const;
    const made = release({ root, out, cache: sharedCache, parts, platforms: [], signingKey });
    [debian] = await Promise.all([debianRoot(["init-system-helpers", "libstdc++6"]), made]);
    for (const name of packages()) copyFileSync(path.join(out, name), path.join(debian.folder, "tmp", name));
  });
  afterAll(async () => {
    debian?.remove();
    rmSync(out, { recursive: true, force: true });
    await execa("gpgconf", ["--kill", "all"], { env: { GNUPGHOME: gnupg }, reject: false });
    rmSync(gnupg, { recursive: true, force: true });
    delete process.env.GNUPGHOME;
  });

  const succeed = async (command: readonly string[], env?: Record<string, string>): Promise<string> => {
    const { exitCode, output } = await debian.run(command, env);
    if (exitCode !== 0) throw new Error(`${command.join(" ")} ended with ${exitCode}:\n${output}`);
    return output;
  };

  /** Runs the reconciler of the package while `work` does something with the command of the package. */
  async function withReconciler<T>(
    work: (croft: (...words: string[]) => Promise<string>) => Promise<T>,
  ): Promise<T> {
    const reconciler = debian.start(["croft-reconciler", "run"]);
    const ready = new Promise<string>((resolve, reject) => {
      let log = "";
      reconciler.all.on("data", (bytes) => {
        log += bytes;
        const endpoint = /"msg":"ready","endpoint":"([^"]+)"/.exec(log)?.[1];
        if (endpoint !== undefined) resolve(endpoint);
      });
      void reconciler.then(({ exitCode }) => reject(new Error(`it ended with ${exitCode}:\n${log}`)));
    });
    try {
      const CROFT_ENDPOINT = await ready;
      const CROFT_TOKEN = readFileSync(path.join(debian.folder, STATE, "admin-token"), "utf8").trim();
      return await work((...words) => succeed(["croft", ...words], { CROFT_ENDPOINT, CROFT_TOKEN }));
    } finally {
      // To the one that runs in the namespace: what `unshare` started ends with it.
      reconciler.kill("SIGKILL");
      await reconciler;
    }
  }

  /** In a keyring of its own, which the release finds as a maintainer's: by `GNUPGHOME`. */
  async function makeSigningKey(): Promise<string> {
    gnupg = mkdtempSync(path.join(tmpdir(), "croft-gnupg-"));
    process.env.GNUPGHOME = gnupg;
    const key = "releases@croft.example";
    await execa("gpg", [
      "--batch",
      "--passphrase",
      "",
      "--quick-generate-key",
      key,
      "ed25519",
      "sign",
      "never",
    ]);
    return key;
  }

  test("are listed by their hashes in a file whose signature is good, and no longer when a byte of it changes", async () => {
    const sums = path.join(out, "SHA256SUMS");
    const listed = readFileSync(sums, "utf8");
    expect(packages().filter((name) => !listed.includes(`  ${name}\n`))).toEqual([]);
    await execa("sha256sum", ["--check", "--strict", "SHA256SUMS"], { cwd: out });
    const verify = (file: string) => execa("gpg", ["--verify", `${sums}.sig`, file], { reject: false });
    expect((await verify(sums)).exitCode).toBe(0);
    const other = path.join(gnupg, "changed");
    writeFileSync(other, `${listed} `);
    expect(await verify(other)).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining("BAD signature"),
    });
  });

  test("install where there is neither a compiler nor Node", async () => {
    const files = packages().map((name) => `/tmp/${name}`);
    // QEMU and the like are known to Debian, and not needed to install.
    await succeed(["dpkg", "--force-depends", "--install", ...files]);
    const states = await succeed(["dpkg-query", "--show", show("Package", "Status"), ...OURS]);
    expect(states.trim().split("\n")).toEqual([
      "croft-agent install ok installed",
      "croft-cli install ok installed",
      "croft-gitops install ok installed",
      "croft-reconciler install ok installed",
    ]);
    expect(existsSync(path.join(debian.folder, "usr/bin/node"))).toBe(false);
    const enabled = readdirSync(
      path.join(debian.folder, "etc/systemd/system/multi-user.target.wants"),
    ).sort();
    expect(enabled).toEqual(
      expect.arrayContaining([
        "croft-agent.service",
        "croft-gitops.service",
        "croft-guests.service",
        "croft-reconciler.service",
      ]),
    );
  });

  test("depend on packages that Debian has", async () => {
    const fields = await succeed(["dpkg-query", "--show", show("Depends"), ...OURS]);
    const names = [...new Set(fields.split(/[,\n]/).map((one) => one.trim().replace(/ .*/, "")))].filter(
      Boolean,
    );
    expect(names).toEqual(expect.arrayContaining(["qemu-system-x86", "nftables"]));
    const { stdout } = await execa("apt-cache", ["show", "--no-all-versions", ...names]);
    const known = [...stdout.matchAll(/^Package: (.*)$/gm)].map((match) => match[1]);
    expect(names.filter((name) => !known.includes(name))).toEqual([]);
  });

  test("their programs run: the command reaches the reconciler, and the agent says what the machine lacks", async () => {
    const port = await freePorts();
    appendFileSync(path.join(debian.folder, "etc/croft/reconciler.yaml"), `port: ${port}\n`);
    await withReconciler(async (croft) => {
      expect(await croft("get", "projects")).toContain("There are no projects");
      // What ssh starts for each connection is the command itself, by the path that it has here.
      const config = path.join(debian.folder, (await croft("ssh-config")).trim());
      expect(readFileSync(config, "utf8")).toMatch(/^ +ProxyCommand .* '\/usr\/bin\/croft' ssh-proxy "%h"$/m);
    });
    const { exitCode, output } = await debian.run(["croft-agent", "check"]);
    expect(exitCode).toBe(1);
    expect(output).toMatch(/qemu/i);
    // Nothing is set yet: it names what is missing, and no start would cure it.
    const gitops = await debian.run(["croft-gitops", "check"]);
    expect(gitops).toMatchObject({ exitCode: 2, output: expect.stringContaining("token_file is required") });
  });

  test("an upgrade keeps the administrator's settings and the state", async () => {
    const settings = path.join(debian.folder, "etc/croft/reconciler.yaml");
    const before = {
      settings: readFileSync(settings, "utf8"),
      token: readFileSync(path.join(debian.folder, STATE, "admin-token"), "utf8"),
    };
    await newerVersion("croft-reconciler", "1:9.0");
    await succeed(["dpkg", "--force-depends", "--install", "/tmp/newer.deb"]);
    expect(readFileSync(settings, "utf8")).toBe(before.settings);
    await withReconciler((croft) => croft("get", "projects"));
    expect(readFileSync(path.join(debian.folder, STATE, "admin-token"), "utf8")).toBe(before.token);
  });

  test("a purge leaves the state alone, and says so", async () => {
    const output = await succeed([
      "dpkg",
      "--force-depends",
      "--purge",
      "croft-reconciler",
      "croft-agent",
      "croft-cli",
      "croft-gitops",
    ]);
    expect(output).toContain(`${STATE} is kept`);
    const left = await succeed(["find", "/usr", "/etc", "/var/lib/dpkg/info", "-name", "*croft*"]);
    expect(left).toBe("");
    expect(existsSync(path.join(debian.folder, STATE, "admin-token"))).toBe(true);
  });

  /** The same package under a later version, with other settings as its own. */
  async function newerVersion(name: string, version: string): Promise<void> {
    const tree = path.join(out, "newer");
    const file = packages().find((one) => one.startsWith(`${name}_`)) ?? "";
    await execa("dpkg-deb", ["--raw-extract", path.join(out, file), tree]);
    const control = path.join(tree, "DEBIAN/control");
    writeFileSync(control, readFileSync(control, "utf8").replace(/^Version: .*$/m, `Version: ${version}`));
    await execa("dpkg-deb", ["-Znone", "--build", tree, path.join(debian.folder, "tmp/newer.deb")]);
  }
});
