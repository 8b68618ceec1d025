import { expect, test } from "@jest/globals";
import { hostKeyOf } from "./host-key.ts";

const vendorData = (config: object): string =>
  `#cloud-config-archive\n${JSON.stringify([
    { type: "text/cloud-boothook", content: "#!/bin/sh\n" },
    { type: "text/cloud-config", content: `#cloud-config\n${JSON.stringify(config)}\n` },
  ])}\n`;
const KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA";

test.each([
  ["its public key", { ssh_keys: { ed25519_private: "SECRET", ed25519_public: KEY } }, KEY],
  ["it without its comment", { ssh_keys: { ed25519_public: `${KEY} croft` } }, KEY],
  ["nothing of another type", { ssh_keys: { ed25519_public: "ssh-rsa AAAA" } }, undefined],
  ["nothing where there is none", {}, undefined],
])("is %s", (_, config, key) => {
  expect(hostKeyOf({ format: "cloud_init", vendor_data: vendorData(config) })).toBe(key);
});

test("is unknown for what reads ignition, and for vendor data of another form", () => {
  const vendor_data = vendorData({ ssh_keys: { ed25519_public: KEY } });
  expect(hostKeyOf({ format: "ignition", vendor_data })).toBeUndefined();
  for (const other of ["", "#cloud-config\nusers: []\n", "#cloud-config-archive\n[null]"]) {
    expect(hostKeyOf({ format: "cloud_init", vendor_data: other })).toBeUndefined();
  }
});
