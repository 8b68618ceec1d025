import { execFileSync } from "node:child_process";
import { createPublicKey, generateKeyPairSync, verify } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { bootHook } from "./boot-hook.ts";
import { makeHostKey } from "./host-key.ts";
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
    const made = makeHostKey();
    const path = join(dir, "host");
    writeFileSync(path, made.private_key, { mode: 0o600 });
    expect(keygen("-y", "-f", path).trim()).toBe(made.public_key);
  });

  test("differs each time", () => {
    expect(makeHostKey().public_key).not.toBe(makeHostKey().public_key);
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

  const [, blob = ""] = makeHostKey().public_key.split(" ");
  test.each([
    ["no key at all", "hello"],
    ["an unknown type", `ssh-dss ${blob}`],
    ["another type than its bytes say", `ssh-rsa ${blob}`],
    ["a key that was cut", `ssh-ed25519 ${blob.slice(0, -8)}`],
    [
      "bytes after the key",
      `ssh-ed25519 ${Buffer.concat([Buffer.from(blob, "base64"), Buffer.from("x")]).toString("base64")}`,
    ],
  ])("with %s is refused", (_what, line) => {
    expect(() => parsePublicKey(line)).toThrow(expect.objectContaining({ code: "invalid_value" }));
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
      expect(shown).toContain("Valid: from 2026-03-01T11:55:00 to 2026-03-01T12:10:00");
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
    hostname: "app",
    hostPrivateKey: "PRIVATE\n",
    hostPublicKey: "ssh-ed25519 AAAA",
    authorizedKeys: ["ssh-ed25519 BBBB alice"],
    userAuthority: "ssh-ed25519 CCCC croft-user-ca",
  };

  test("is an archive in JSON: a cloud-config with user and host key, and a boot hook with the authority", () => {
    const [first, ...rest] = vendorData(facts).split("\n");
    expect(first).toBe("#cloud-config-archive");
    const [config, hook] = JSON.parse(rest.join("\n"));
    expect(config.type).toBe("text/cloud-config");
    expect(JSON.parse(config.content.replace("#cloud-config\n", ""))).toEqual({
      hostname: "app",
      users: [
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
    const hook = bootHook({ vm: facts.vm, user: "croft", authorizedKeys: [nasty], userAuthority: "ca" });
    const shown = execFileSync("sh", ["-c", `${hook.split("\n\n")[0]}\nprintf %s "$keys"`], {
      encoding: "utf8",
    });
    expect(shown).toBe(nasty);
  });

  test("names the VM as its instance", () => {
    expect(JSON.parse(metaData("vm_1", "app"))).toEqual({ "instance-id": "vm_1", "local-hostname": "app" });
  });
});
