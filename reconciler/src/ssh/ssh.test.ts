import { execFileSync } from "node:child_process";
import { createPublicKey, generateKeyPairSync, verify } from "node:crypto";
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { bootHook } from "./boot-hook.ts";
import { createHostKey } from "./host-key.ts";
import { fingerprint, parsePublicKey } from "./public-key.ts";
import { metaData, vendorData } from "./seed.ts";
import { userAuthority } from "./user-authority.ts";

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), "croft-ssh-"));
});
afterAll(() => rmSync(dir, { recursive: true }));

// ssh-keygen is the reference: what it reads, sshd reads.
const keygen = (...args: string[]): string => execFileSync("ssh-keygen", args, { encoding: "utf8" });

function userKey(type: string, ...more: string[]): string {
  const path = join(dir, `${type}-${more.join("")}-${Math.random()}`);
  keygen("-q", "-t", type, ...more, "-N", "", "-C", "alice@example", "-f", path);
  return readFileSync(`${path}.pub`, "utf8");
}

describe("a host key", () => {
  test("is read by ssh-keygen, which derives the same public half", () => {
    const made = createHostKey();
    const path = join(dir, "host");
    writeFileSync(path, made.private_key, { mode: 0o600 });
    expect(keygen("-y", "-f", path).trim()).toBe(made.public_key);
  });

  test("differs each time", () => {
    expect(createHostKey().public_key).not.toBe(createHostKey().public_key);
  });
});

describe("a public key", () => {
  test.each([["ed25519"], ["rsa", "-b", "2048"], ["ecdsa", "-b", "384"]])(
    "of type %s has ssh-keygen's fingerprint",
    (...type) => {
      const line = userKey(type[0] as string, ...type.slice(1));
      const path = join(dir, "fingerprint.pub");
      writeFileSync(path, line);
      expect(keygen("-l", "-f", path)).toContain(` ${fingerprint(parsePublicKey(line))} `);
    },
  );

  const [, blob = ""] = createHostKey().public_key.split(" ");
  test.each([
    ["no key at all", "hello"],
    ["an unknown type", `ssh-dss ${blob}`],
    ["another type than its bytes say", `ssh-rsa ${blob}`],
    ["a second key behind it", `ssh-ed25519 ${blob}\ncommand="id" ssh-ed25519 ${blob}`],
    ["a key that was cut", `ssh-ed25519 ${blob.slice(0, -8)}`],
    [
      "bytes after the key",
      `ssh-ed25519 ${Buffer.concat([Buffer.from(blob, "base64"), Buffer.from("x")]).toString("base64")}`,
    ],
  ])("with %s is refused", (_what, line) => {
    expect(() => parsePublicKey(line)).toThrow(expect.objectContaining({ code: "invalid_value" }));
  });

  test("that is a private one is refused without a byte of it", () => {
    const path = join(dir, "private");
    keygen("-q", "-t", "ecdsa", "-N", "", "-f", path);
    const text = readFileSync(path, "utf8");
    expect(() => parsePublicKey(text)).toThrow("The public key is a private key; give the public one");
    for (const line of text.split("\n").slice(1, -2))
      expect(() => parsePublicKey(line)).toThrow(
        expect.objectContaining({ message: expect.not.stringContaining(line) }),
      );
  });
});

describe("a user certificate", () => {
  const { privateKey } = generateKeyPairSync("ed25519");
  const now = Date.parse("2026-03-01T12:00:00Z");
  const authority = userAuthority(privateKey, () => now);

  test.each([["ed25519"], ["rsa", "-b", "2048"], ["ecdsa", "-b", "256"]])(
    "for a key of type %s is shown by ssh-keygen -L with all it allows",
    (...type) => {
      const certificate = authority.issue({
        publicKey: userKey(type[0] as string, ...type.slice(1)),
        keyId: "tok_1",
        principals: ["vm_0000000000000001", "second"],
        ttlSeconds: 600,
      });
      const path = join(dir, "user-cert.pub");
      writeFileSync(path, `${certificate}\n`);
      const shown = execFileSync("ssh-keygen", ["-L", "-f", path], {
        encoding: "utf8",
        env: { ...process.env, TZ: "UTC" },
      });
      expect(shown).toContain("user certificate");
      expect(shown).toContain('Key ID: "tok_1"');
      expect(shown).toContain("Valid: from 2026-02-28T12:00:00 to 2026-03-01T12:10:00");
      expect(shown).toMatch(/Principals:\s+vm_0000000000000001\s+second\s+Critical Options: \(none\)/);
      expect(shown).toMatch(/Extensions:\s[\s\S]*permit-pty/);
      expect(shown).toContain(`Signing CA: ED25519 ${fingerprint(parsePublicKey(authority.publicKey))}`);
    },
  );

  test("carries a signature of the authority over all of it", () => {
    const line = userKey("ed25519");
    writeFileSync(
      join(dir, "key-cert.pub"),
      authority.issue({ publicKey: line, keyId: "k", principals: ["p"], ttlSeconds: 60 }),
    );
    const [, encoded = ""] = readFileSync(join(dir, "key-cert.pub"), "utf8").split(" ");
    const bytes = Buffer.from(encoded, "base64");
    const signature = bytes.subarray(-64);
    const unsigned = bytes.subarray(0, bytes.length - (4 + 4 + 11 + 4 + 64));
    expect(verifyEd25519(unsigned, signature)).toBe(true);
    expect(verifyEd25519(Buffer.concat([unsigned, Buffer.from([0])]), signature)).toBe(false);
  });

  const verifyEd25519 = (data: Buffer, signature: Buffer): boolean =>
    verify(null, data, createPublicKey(privateKey), signature);
});

describe("a seed", () => {
  const facts = {
    vm: "vm_0000000000000001",
    hostPrivateKey: "PRIVATE\n",
    hostPublicKey: "ssh-ed25519 AAAA",
    authorizedKeys: ["ssh-ed25519 BBBB alice"],
    firstKeys: ["ssh-ed25519 BBBB alice"],
    userAuthority: "ssh-ed25519 CCCC croft-user-ca",
  };

  test("is an archive in JSON: a cloud-config with user and host key, and a boot hook with the authority", () => {
    const [first, ...rest] = vendorData(facts).split("\n");
    expect(first).toBe("#cloud-config-archive");
    const [config, hook] = JSON.parse(rest.join("\n"));
    expect(config.type).toBe("text/cloud-config");
    expect(JSON.parse(config.content.replace("#cloud-config\n", ""))).toEqual({
      users: [
        "default",
        {
          name: "croft",
          sudo: "ALL=(ALL) NOPASSWD:ALL",
          shell: "/bin/bash",
          lock_passwd: true,
          ssh_authorized_keys: ["ssh-ed25519 BBBB alice"],
        },
      ],
      ssh_deletekeys: false,
      ssh_keys: { ed25519_private: "PRIVATE\n", ed25519_public: "ssh-ed25519 AAAA" },
    });
    expect(hook.type).toBe("text/cloud-boothook");
    expect(hook.content).toMatch(/^#!\/bin\/sh\n/);
    expect(hook.content).toContain("authority='ssh-ed25519 CCCC croft-user-ca'");
    expect(hook.content).not.toContain("PRIVATE");
    expect(vendorData({ ...facts, authorizedKeys: [] })).not.toContain("ssh_authorized_keys");
  });

  test("is a shell script whatever a key's comment holds", () => {
    const nasty = 'ssh-ed25519 BBBB it\'s $(touch /tmp/never) `x` "y"';
    const hook = bootHook({
      vm: facts.vm,
      user: "croft",
      authorizedKeys: [nasty],
      firstKeys: [nasty],
      userAuthority: "ca",
    });
    const shown = execFileSync("sh", ["-c", `${hook.split("\n\n")[0]}\nprintf %s "$keys"`], {
      encoding: "utf8",
    });
    expect(shown).toBe(nasty);
  });

  describe("with other keys at a later boot", () => {
    const user = userInfo().username;
    const key = (name: string, comment = name) => `ssh-ed25519 KEY${name} ${comment}`;
    let root: string;
    beforeEach(() => {
      root = mkdtempSync(join(tmpdir(), "croft-boot-"));
      mkdirSync(join(root, "etc/ssh/croft_principals"), { recursive: true });
      mkdirSync(join(root, "home"));
      writeFileSync(join(root, "etc/passwd"), `${user}:x:0:0::${root}/home:/bin/sh\n`);
    });
    afterEach(() => rmSync(root, { recursive: true }));

    /** One boot of a guest whose files lie below `root`; what it starts in the background is left out. */
    function boot(authorizedKeys: readonly string[], firstKeys: readonly string[]): string[] {
      const hook = bootHook({ vm: facts.vm, user, authorizedKeys, firstKeys, userAuthority: "ca" });
      const [login = ""] = hook.split("# One at a time");
      execFileSync("sh", ["-c", login.replaceAll("/etc/", `${root}/etc/`)]);
      return authorized();
    }
    const file = () => join(root, "home/.ssh/authorized_keys");
    const authorized = () =>
      existsSync(file()) ? readFileSync(file(), "utf8").split("\n").filter(Boolean) : [];

    test("adds and removes what the configuration does, and keeps what was done by hand", () => {
      const first = [key("a"), key("b"), key("c")];
      expect(boot(first, first)).toEqual(first);
      appendFileSync(file(), `${key("own")}\n`);
      writeFileSync(
        file(),
        authorized()
          .filter((line) => line !== key("c"))
          .join("\n")
          .concat("\n"),
      );

      expect(boot([key("d"), key("b", "another comment"), key("c")], first)).toEqual([
        key("b"),
        key("own"),
        key("d"),
      ]);
      expect(boot([], first)).toEqual([key("own")]);
    });

    test("does so in a guest whose earlier hook did not remember them", () => {
      const first = [key("a"), key("b")];
      boot(first, first);
      rmSync(join(root, "etc/ssh/croft_keys"), { recursive: true });
      expect(boot([key("b"), key("d")], first)).toEqual([key("b"), key("d")]);
    });
  });

  test("names the VM as its instance", () => {
    expect(JSON.parse(metaData("vm_1", "app"))).toEqual({ "instance-id": "vm_1", "local-hostname": "app" });
  });
});
