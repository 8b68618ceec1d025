import { expect, test } from "@jest/globals";
import { credentialFaults, sourceFaults } from "./rules.ts";

test.each([
  "https://[fe80::1%25eth0]/disk.img",
  "https://[fe80::1%eth0]/disk.img",
  "https://exa mple/",
  "https://host:99999/",
])("an address that nothing can be fetched from is refused, not tried again and again: %s", (url) => {
  expect(sourceFaults({ url })).toMatchObject([{ code: "invalid_value", pointer: "/spec/url" }]);
  const kernel = { url: "https://example.org/vmlinuz", initrd_url: url, command_line: "quiet" };
  expect(sourceFaults({ url: "https://example.org/disk.img", kernel })).toMatchObject([
    { code: "invalid_value", pointer: "/spec/kernel/initrd_url" },
  ]);
  expect(sourceFaults({ url: "https://[2001:db8::1]:8443/disk.img" })).toEqual([]);
});

test("an address with a user name or password is refused, because viewers read it, and is not repeated", () => {
  const clean = "https://example.org/disk.img?user=a@b";
  expect(credentialFaults({ url: clean })).toEqual([]);
  const url = "https://someone:a-secret@example.org/disk.img";
  const kernel = { url: "https://a-secret@example.org/vmlinuz", initrd_url: url };
  const faults = credentialFaults({ url, kernel });
  expect(faults.map(({ pointer }) => pointer)).toEqual([
    "/spec/url",
    "/spec/kernel/url",
    "/spec/kernel/initrd_url",
  ]);
  expect(JSON.stringify(faults)).not.toContain("a-secret");
  expect(credentialFaults({ url, kernel }, (field) => field === "/spec/kernel/url")).toHaveLength(1);
});
