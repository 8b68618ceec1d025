import { expect, test } from "@jest/globals";
import type { Link } from "./host-view.ts";
import { withAddress } from "./overlay-facts.ts";

const link = (name: string, mtu: number, addresses: string[], up = true): [string, Link] => [
  name,
  {
    name,
    mtu,
    addresses,
    up,
    kind: null,
    alias: null,
    mac: "",
    master: null,
    vlanFiltering: false,
    callsIptables: null,
    tunnel: null,
    port: null,
  },
];
const LINKS = new Map([
  link("eth0", 1500, ["192.0.2.1/24", "2001:db8::1/64"]),
  link("wg0", 1420, ["10.255.0.1/24", "fd00::1/64"]),
  link("down0", 9000, ["198.51.100.1/24"], false),
]);

test.each([
  ["192.0.2.1", null, 1450],
  ["2001:db8:0::1", "eth0", 1430],
  ["10.255.0.1", "wg0", 1370],
  ["fd00::1", null, 1350],
])("with %s on interface %s guests send packets of up to %d bytes", (address, named, mtu) => {
  expect(withAddress({ address, interface: named }, LINKS)).toEqual({ address, mtu, missing: null });
});

test.each([
  [
    "192.0.2.9",
    null,
    /192\.0\.2\.9 as the address of its overlay, which no interface of this machine has now/,
  ],
  ["192.0.2.1", "wg0", /192\.0\.2\.1 .* which interface wg0 does not have now/],
  ["198.51.100.1", null, /Interface down0, .* is down/],
])("with %s on interface %s it says what is missing", (address, named, missing) => {
  expect(withAddress({ address, interface: named }, LINKS)).toEqual({
    address,
    mtu: 0,
    missing: expect.stringMatching(missing),
  });
});
