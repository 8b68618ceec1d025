import { expect, test } from "@jest/globals";
import { journalDescriptor, journalEntry, journalWriter } from "./journal.ts";

const line = {
  level: "warn",
  priority: 4,
  part: "agent",
  line: '{"msg":"x"}',
  facts: { component: "vm", vm: "vm_1", at: 7, on: true, none: null, list: ["a"], "not-one": "x" },
} as const;

test("each fact that is one value is a field, and a value with a line's end cannot make another", () => {
  expect(journalEntry(line).toString()).toBe(
    'MESSAGE={"msg":"x"}\nPRIORITY=4\nSYSLOG_IDENTIFIER=croft-agent\nCROFT_LEVEL=warn\nCROFT_COMPONENT=vm\nCROFT_VM=vm_1\nCROFT_AT=7\nCROFT_ON=true\n',
  );
  const entry = journalEntry({ ...line, facts: { detail: "a\nPRIORITY=0" } });
  const expected = Buffer.concat([
    Buffer.from("CROFT_DETAIL\n"),
    Buffer.from([12, 0, 0, 0, 0, 0, 0, 0]),
    Buffer.from("a\nPRIORITY=0\n"),
  ]);
  expect(entry.subarray(-expected.length)).toEqual(expected);
});

test("the socket is the one of that name, of this process", () => {
  const handed = { pid: "7", count: "2", names: "api:journal" };
  expect(journalDescriptor(handed, 7)).toBe(4);
  expect(journalDescriptor(handed, 8)).toBeUndefined();
  expect(journalDescriptor({ ...handed, names: "api" }, 7)).toBeUndefined();
  expect(journalDescriptor({ pid: undefined, count: undefined, names: undefined }, 7)).toBeUndefined();
});

const handed = { pid: String(process.pid), count: "1", names: "journal" };
const io = (about: string) => ({
  about: () => about,
  write: (): number => {
    throw Object.assign(new Error("message too long"), { code: "EMSGSIZE" });
  },
});

test("what the journal does not take goes the usual way", () => {
  const write = journalWriter(handed, io("pos:\t0\nflags:\t02004002\nmnt_id:\t9\n"));
  expect(write?.(line)).toBe(false);
});

test("a socket that would have the process wait is not used", () => {
  expect(journalWriter(handed, io("pos:\t0\nflags:\t02000002\nmnt_id:\t9\n"))).toBeUndefined();
  expect(journalWriter(handed, io(""))).toBeUndefined();
});
