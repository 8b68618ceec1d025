// The largest states are looked at, packed, sealed and unpacked without being held as a whole.

import { createHash, randomBytes } from "node:crypto";
import { expect, jest, test } from "@jest/globals";
import { heldBytes } from "../memory.fixture.ts";
import { takeContents, takeWithSerial } from "./contents.ts";
import { createVault, KEY_BYTES } from "./vault.ts";

// A limit for what hangs, not a measure: machines that are busy take their time.
jest.setTimeout(300_000);

const MIB = 1024 ** 2;
const STATE = { project: "web", name: "prod" };
const HEAD = '{"version":4,"serial":7,"lineage":"l","resources":[';
const ITEM = `{"type":"croft_vm","name":"a","instances":[{"attributes":{"id":"vm_1","text":"${"t".repeat(200)}"}}]},`;
const PIECE = ITEM.repeat(Math.ceil((64 * 1024) / ITEM.length));

/** A state of so many bytes; `midway` is called in the middle of it. */
async function* stateOf(mib: number, midway: () => Promise<void>): AsyncGenerator<Uint8Array> {
  yield Buffer.from(HEAD);
  const count = Math.floor((mib * MIB) / PIECE.length);
  for (let at = 0; at < count; at++) {
    yield Buffer.from(PIECE);
    if (at === Math.floor(count / 2)) await midway();
  }
  yield Buffer.from("{}]}");
}

test("of sixty MiB that are taken in, and sent again, a few are in memory at a time", async () => {
  const before = await heldBytes();
  const held: number[] = [];
  const midway = async (): Promise<void> => void held.push((await heldBytes()) - before);
  const taken = await takeContents(stateOf(60, midway));
  expect(taken).toMatchObject({ serial: 7, lineage: "l" });
  expect(taken.size_bytes).toBeGreaterThan(59 * MIB);
  const vault = createVault(randomBytes(KEY_BYTES));
  const contents = await vault.open(STATE, taken.sha256, await vault.seal(STATE, taken.sha256, taken.packed));
  const sha256 = createHash("sha256");
  let length = 0;
  for await (const piece of contents()) {
    length += piece.length;
    sha256.update(piece);
    if (held.length === 1 && length > 30 * MIB) await midway();
  }
  expect([length, sha256.digest("hex")]).toEqual([taken.size_bytes, taken.sha256]);
  expect(held).toHaveLength(2);
  expect(Math.max(...held)).toBeLessThan(12 * MIB);
});

test("what is cut into pieces anywhere is taken for what it is", async () => {
  const bytes = Buffer.from(`\uFEFF{"serial":1,"lineage":"ä€","serial":2,"resources":[{},{"serial":9}]}`);
  for (const size of [1, 2, 3, 7, 1000]) {
    const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_one, i) =>
      bytes.subarray(i * size, (i + 1) * size),
    );
    const facts = { serial: 2, lineage: "ä€", resources: 2, size_bytes: bytes.length };
    expect(await takeContents(pieces)).toMatchObject({
      ...facts,
      sha256: createHash("sha256").update(bytes).digest("hex"),
      md5: createHash("md5").update(bytes).digest("base64"),
    });
  }
});

test.each([
  ["nothing", ""],
  ["half of one", '{"serial":1,"lineage":"l"'],
  ["a page of a proxy", "<html></html>"],
  ["a list", '[{"serial":1}]'],
  ["no serial", '{"lineage":"l"}'],
  ["half of a byte order mark", Buffer.from([0xef, 0xbb, 0x7b, 0x7d])],
  ["no UTF-8", Buffer.from([...Buffer.from('{"serial":1,"lineage":"l","a":"'), 0xff, ...Buffer.from('"}')])],
  ["half of a character at its end", Buffer.from([...Buffer.from('{"serial":1,"lineage":"l"}'), 0xc3])],
])("%s is no state", async (_what, text) => {
  await expect(takeContents([Buffer.from(text)])).rejects.toMatchObject({ code: "invalid_request" });
});

test("more than a state may have is refused while it comes", async () => {
  let sent = 0;
  async function* endless(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('{"a":"');
    for (;;) {
      sent += MIB;
      yield Buffer.alloc(MIB, 0x61);
    }
  }
  await expect(takeContents(endless())).rejects.toMatchObject({ code: "too_large" });
  expect(sent).toBeLessThan(66 * MIB);
});

test("a serial is raised where it stands, also behind a first piece", async () => {
  const text = `{"version":4, "serial" : 41,"lineage":"l","resources":[],"x":"${"y".repeat(3 * MIB)}"}`;
  const pieces = [Buffer.from(text.slice(0, 9)), Buffer.from(text.slice(9))];
  const taken = await takeWithSerial(pieces, 100);
  expect(taken.serial).toBe(100);
  const wanted = text.replace('"serial" : 41', '"serial": 100');
  expect(taken.sha256).toBe(createHash("sha256").update(wanted).digest("hex"));
  await expect(takeWithSerial([Buffer.from("{}")], 100)).rejects.toMatchObject({ code: "invalid_request" });
});
