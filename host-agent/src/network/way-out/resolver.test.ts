import { expect, test } from "@jest/globals";
import { chooseResolver, serversElsewhere } from "./resolver.ts";

test.each([
  [
    "a router of the LAN",
    "search lan\nnameserver 192.168.1.1\nnameserver 1.1.1.1\n",
    "",
    "192.168.1.1",
    true,
  ],
  ["the first that can be sent on", "nameserver ::1\nnameserver 9.9.9.9\n", "", "9.9.9.9", true],
  ["systemd-resolved", "nameserver 127.0.0.53\noptions edns0\n", "nameserver 10.1.1.1\n", "10.1.1.1", true],
  ["another server on loopback", "nameserver 127.0.0.1\n", "nameserver 10.1.1.1\n", "127.0.0.1", false],
  ["systemd-resolved that tells nothing", "nameserver 127.0.0.53\n", "", "127.0.0.53", false],
  ["IPv6 only", "nameserver fe80::1%eth0\n", "", "fe80::1", false],
])("guests ask %s", (_what, resolvConf, ofResolved, address, direct) => {
  expect(chooseResolver(resolvConf, ofResolved)).toEqual({ address, direct });
});

test("without a server there is none", () => {
  expect(chooseResolver("# nothing\nnameserver nonsense\n", "")).toBeNull();
});

test("all servers that the host asks elsewhere are found, of both files and families, once", () => {
  const named = "nameserver 127.0.0.53\nnameserver 9.9.9.9\n";
  expect(serversElsewhere(named, "nameserver 9.9.9.9\nnameserver 2001:db8::53\nnameserver ::1\n")).toEqual([
    "9.9.9.9",
    "2001:db8::53",
  ]);
});
