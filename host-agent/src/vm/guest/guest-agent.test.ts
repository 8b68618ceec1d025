import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "@jest/globals";
import { askGuest, GuestAgentSilent } from "./guest-agent.ts";

let server: Server | undefined;
const folders: string[] = [];
afterEach(() => {
  server?.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A guest agent that answers each line as told; undefined says nothing. */
async function agent(
  answer: (execute: string, args: { id?: number; time?: number }) => unknown,
  before: string | Buffer = "",
): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "croft-qga-"));
  folders.push(folder);
  const path = join(folder, "s");
  server = createServer((socket) => {
    let text = "";
    socket.write(before);
    socket.on("error", () => {});
    socket.setEncoding("latin1").on("data", (chunk: string) => {
      const lines = (text + chunk).split("\n");
      text = lines.pop() ?? "";
      for (const line of lines) {
        const { execute, arguments: args = {} } = JSON.parse(line.replaceAll("\u00ff", ""));
        const said = answer(execute, args);
        if (said instanceof Buffer) socket.write(said);
        else if (said !== undefined) {
          if (execute === "guest-sync-delimited") socket.write(Buffer.of(0xff));
          socket.write(`${JSON.stringify({ return: said })}\n`);
        }
      }
    });
  });
  await new Promise<void>((resolve) => server?.listen(path, resolve));
  return path;
}

const ask = (path: string) => askGuest(path, new AbortController().signal, "leave", 300);

const CARDS = [
  { name: "lo", "hardware-address": "00:00:00:00:00:00", "ip-addresses": [{ "ip-address": "127.0.0.1" }] },
  {
    name: "enp0s3",
    "hardware-address": "52:54:00:AA:bb:cc",
    "ip-addresses": [{ "ip-address": "10.0.2.15" }, { "ip-address": "fe80::1" }, { "ip-address": "fd00::2" }],
    statistics: { "rx-bytes": 10, "tx-bytes": 20, "rx-packets": 1, "tx-packets": 2 },
  },
];

const honest = (execute: string, { id }: { id?: number }): unknown =>
  ({
    "guest-sync-delimited": id,
    "guest-info": { version: "7.2.0" },
    "guest-get-host-name": { "host-name": "app" },
    "guest-get-osinfo": { "pretty-name": "Debian GNU/Linux 12", "kernel-release": "6.1.0" },
    "guest-network-get-interfaces": CARDS,
    "guest-get-fsinfo": [{ mountpoint: "/", type: "ext4", "total-bytes": 1000, "used-bytes": 400, disk: [] }],
    // One of before that is known.
    "guest-get-time": null,
  })[execute];

test("tells name, system, cards and what passed through them", async () => {
  expect(await ask(await agent(honest))).toEqual({
    facts: {
      agent_version: "7.2.0",
      hostname: "app",
      os: "Debian GNU/Linux 12",
      kernel: "6.1.0",
      interfaces: [
        {
          name: "enp0s3",
          mac_address: "52:54:00:aa:bb:cc",
          ip_addresses: ["10.0.2.15", "fe80::1", "fd00::2"],
        },
      ],
      addresses: ["10.0.2.15", "fd00::2"],
      clock_offset_seconds: null,
    },
    cards: [{ name: "enp0s3", received_bytes: 10, sent_bytes: 20, received_packets: 1, sent_packets: 2 }],
    filesystems: [{ mountpoint: "/", type: "ext4", size_bytes: 1000, used_bytes: 400 }],
  });
});

/** A guest whose clock is off by so many seconds until it is set. */
function clockGuest(offset: number) {
  let now = offset;
  const set: number[] = [];
  const answer = (execute: string, args: { id?: number; time?: number }): unknown => {
    if (execute === "guest-get-time") return Math.round((Date.now() / 1000 + now) * 1e9);
    if (execute !== "guest-set-time") return honest(execute, args);
    set.push(args.time as number);
    now = (args.time as number) / 1e9 - Date.now() / 1000;
    return {};
  };
  return { answer, set };
}

test.each([
  ["leave", -900, -900],
  ["forward", -900, 0],
  ["forward", 900, 900],
  ["forward", -3, -3],
  ["set", 900, 0],
  ["set", -900, 0],
] as const)("told to %s a clock that is off by %i s, it ends at %i s", async (policy, offset, after) => {
  const { answer, set } = clockGuest(offset);
  const { facts } = await askGuest(await agent(answer), new AbortController().signal, policy, 2_000);
  expect(facts.clock_offset_seconds).toBeCloseTo(after);
  expect(set).toHaveLength(offset === after ? 0 : 1);
});

test("a clock that is no number is not set", async () => {
  const odd = (execute: string, args: { id?: number }) =>
    execute === "guest-get-time" ? "noon" : honest(execute, args);
  const { facts } = await askGuest(await agent(odd), new AbortController().signal, "set", 2_000);
  expect(facts.clock_offset_seconds).toBeNull();
});

test("skips what was answered to others before", async () => {
  const old = Buffer.concat([Buffer.from('{"return":{}}\nrubbish\xff{"return":7}\n', "latin1")]);
  expect((await ask(await agent(honest, old))).facts.hostname).toBe("app");
});

test("leaves out what is not as it should be", async () => {
  const zoned = `fe80::1%${"z".repeat(10_000)}`;
  const odd: Record<string, unknown> = {
    "guest-info": [],
    "guest-get-host-name": { "host-name": "\u001b[2Jx\ny" },
    "guest-get-osinfo": { "pretty-name": "z".repeat(100_000) },
    "guest-network-get-interfaces": [
      null,
      { name: 7 },
      ...Array.from({ length: 60 }, (_, i) => ({
        name: `e${i}`,
        "hardware-address": "x",
        "ip-addresses": [
          { "ip-address": "no" },
          "10.0.0.1",
          { "ip-address": "10.0.0.1" },
          { "ip-address": zoned },
        ],
        statistics: { "rx-bytes": -1, "tx-bytes": "1" },
      })),
    ],
  };
  const { facts, cards } = await ask(await agent((execute, args) => odd[execute] ?? honest(execute, args)));
  expect(facts).toMatchObject({ agent_version: "unknown", hostname: "x y" });
  expect(facts.os).toHaveLength(200);
  expect(facts.interfaces.length).toBeLessThanOrEqual(32);
  expect(facts.interfaces[0]).toEqual({
    name: "e0",
    mac_address: null,
    ip_addresses: ["10.0.0.1", "fe80::1"],
  });
  expect(cards[0]).toMatchObject({ received_bytes: 0, sent_bytes: 0 });
});

test("gives up on one that is silent, floods, answers another question, or is not there", async () => {
  await expect(ask(await agent(() => undefined))).rejects.toThrow(GuestAgentSilent);
  server?.close();
  const flood = Buffer.alloc(3 * 1024 ** 2, 0x20);
  await expect(ask(await agent(() => flood))).rejects.toThrow(GuestAgentSilent);
  server?.close();
  await expect(ask(await agent(() => 1))).rejects.toThrow(GuestAgentSilent);
  server?.close();
  await expect(ask(join(folders[0]!, "none"))).rejects.toThrow(GuestAgentSilent);
});
