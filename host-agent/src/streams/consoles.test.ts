// A guest's serial port, played by a pair of streams, and people who look at it.
import { once } from "node:events";
import { Duplex } from "node:stream";
import type { Note } from "@croft/schemas/byte-frames.ts";
import { beforeEach, expect, test } from "@jest/globals";
import { type Consoles, createConsoles } from "./consoles.ts";
import type { Target } from "./control.ts";

let consoles: Consoles;
let port: Duplex;
let typed: string;
let connections: number;

beforeEach(() => {
  consoles = createConsoles(1_000);
  typed = "";
  connections = 0;
});

const connect = async (): Promise<Duplex> => {
  connections++;
  port = new Duplex({
    read: () => {},
    write(bytes, _encoding, done) {
      typed += bytes;
      done();
    },
  });
  return port;
};

interface Person {
  target: Target;
  notes: Note[];
  seen(): string;
  type(text: string): Promise<void>;
}

async function view(options: { mayType?: boolean; before?: string; reads?: boolean } = {}): Promise<Person> {
  const { mayType = true, before = null, reads = true } = options;
  const target = await consoles.open("vm_1", { connect, mayType, before });
  let seen = "";
  const notes: Note[] = [];
  if (reads) target.bytes.on("data", (bytes: Buffer) => (seen += bytes));
  target.tell?.((note) => notes.push(note));
  const type = (text: string) => new Promise<void>((resolve) => target.bytes.write(text, () => resolve()));
  return { target, notes, seen: () => seen, type };
}

const shown = () => new Promise((resolve) => setImmediate(resolve));

test("one connection serves all who look, and ends with the last of them", async () => {
  const [first, second] = [await view({ before: "earlier\r\n" }), await view()];
  port.push("login: ");
  await shown();
  expect([first.seen(), second.seen(), connections]).toEqual(["earlier\r\nlogin: ", "login: ", 1]);
  first.target.bytes.destroy();
  await once(first.target.bytes, "close");
  expect(port.destroyed).toBe(false);
  second.target.bytes.destroy();
  await once(port, "close");
  await view();
  expect(connections).toBe(2);
});

test("who came last types; who typed before is told, and types again when the other leaves", async () => {
  const first = await view();
  const second = await view();
  const watcher = await view({ mayType: false });
  for (const [who, text] of [
    [first, "a"],
    [second, "b"],
    [watcher, "c"],
  ] as const)
    await who.type(text);
  expect(typed).toBe("b");
  second.target.bytes.destroy();
  await once(second.target.bytes, "close");
  await first.type("d");
  expect(typed).toBe("bd");
  expect(first.notes).toEqual([{ writing: true }, { writing: false }, { writing: true }]);
  expect(second.notes).toEqual([{ writing: true }]);
  expect(watcher.notes).toEqual([{ writing: false }]);
});

test("who says that nothing more is typed gives the keyboard back and looks on", async () => {
  const first = await view();
  const second = await view();
  second.target.bytes.end();
  await once(second.target.bytes, "finish");
  await first.type("x");
  port.push("y");
  await shown();
  expect([typed, second.seen()]).toEqual(["x", "y"]);
});

test("who does not keep up is dropped, and holds up neither guest nor others", async () => {
  const [slow, quick] = [await view({ reads: false }), await view()];
  const dropped = once(slow.target.bytes, "close");
  for (let i = 0; i < 20; i++) {
    port.push("x".repeat(100));
    await shown();
  }
  await dropped;
  expect(slow.target.cut?.()).toBe(4002);
  expect(quick.seen()).toHaveLength(2_000);
});

test("when the guest goes, everybody's console ends", async () => {
  const [first, second] = [await view(), await view({ mayType: false })];
  const ended = Promise.all([first, second].map(({ target }) => once(target.bytes, "end")));
  port.push("last words");
  port.push(null);
  await ended;
  expect(second.seen()).toBe("last words");
});

test("a console that could not be had is tried anew", async () => {
  const refuse = async () => {
    throw new Error("no QEMU");
  };
  await expect(consoles.open("vm_1", { connect: refuse, mayType: true, before: null })).rejects.toThrow(
    "no QEMU",
  );
  await view();
  expect(connections).toBe(1);
});
