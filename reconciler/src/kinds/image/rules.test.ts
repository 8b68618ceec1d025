import { expect, test } from "@jest/globals";
import { sourceFaults } from "./rules.ts";

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
