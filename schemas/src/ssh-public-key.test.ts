import { expect, test } from "@jest/globals";
import { parseSshPublicKey } from "./ssh-public-key.ts";

const KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f";

test("a byte order mark, a final line feed of Windows and a comment are no part of a key", () => {
  const bare = parseSshPublicKey(KEY);
  expect(bare).toHaveProperty("key");
  expect(parseSshPublicKey(`\uFEFF${KEY} me at home\r\n`)).toEqual(bare);
});

test.each([
  ["---- BEGIN SSH2 PUBLIC KEY ----\nAAAA\n---- END SSH2 PUBLIC KEY ----", "ssh-keygen -i"],
  ["-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----\n", "-m PKCS8"],
  ["~/.ssh/id_ed25519.pub", "path of a file"],
  ["/home/me/.ssh/id_rsa", "path of a file"],
  ["./keys/me.pub", "path of a file"],
  ["C:\\\\keys\\\\me.pub", "path of a file"],
  ["me.pub", "path of a file"],
  [`${KEY}\n${KEY}`, "several lines"],
  [`me:${KEY}`, "does not begin with the type"],
  ["-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl", "private key"],
])("what is given in place of a key is told: %j", (text, fault) =>
  expect(parseSshPublicKey(text)).toEqual({ fault: expect.stringContaining(fault) }),
);
