// Another machine for a test, as far as the network goes: a network namespace with a cable to this one. Needs root.
import { execFileSync } from "node:child_process";

export interface FarMachine {
  /** Address of this machine on the cable. */
  readonly here: string;
  readonly there: string;
  /** The words that run a program over there. */
  inside(words: readonly string[]): [program: string, ...args: string[]];
  /** Takes the cable out, or puts it back. */
  setCable(state: "up" | "down"): void;
  /** Removes it; what still runs in there loses its network. */
  remove(): void;
}

let made = 0;

const ip = (...args: string[]): void =>
  void execFileSync("ip", args, { stdio: ["ignore", "ignore", "pipe"] });

export function createFarMachine(): FarMachine {
  const number = (process.pid * 4 + made++) % 16_384;
  // 198.18.0.0/15 is for tests of networks (RFC 2544): two addresses each.
  const net = `198.18.${number >> 6}`;
  const [here, there] = [`${net}.${(number % 64) * 4 + 1}`, `${net}.${(number % 64) * 4 + 2}`];
  const [name, cable, end] = [`croft-far-${number}`, `cf${number}a`, `cf${number}b`];
  ip("netns", "add", name);
  ip("link", "add", cable, "type", "veth", "peer", "name", end, "netns", name);
  ip("address", "add", `${here}/30`, "dev", cable);
  ip("link", "set", cable, "up");
  ip("-n", name, "address", "add", `${there}/30`, "dev", end);
  ip("-n", name, "link", "set", "lo", "up");
  ip("-n", name, "link", "set", end, "up");
  return {
    here,
    there,
    inside: (words) => ["ip", "netns", "exec", name, ...words],
    setCable: (state) => ip("link", "set", cable, state),
    remove() {
      ip("link", "delete", cable);
      ip("netns", "delete", name);
    },
  };
}
