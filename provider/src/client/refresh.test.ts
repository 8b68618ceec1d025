import { beforeEach, expect, test } from "@jest/globals";
import type { RestDocument } from "../kit/rest-document.ts";
import { type DocumentReads, refresher } from "./refresh.ts";

const document = (id: string) => ({ id }) as RestDocument;
const ids = (count: number) => Array.from({ length: count }, (_, index) => `key_${index}`);

let requests: string[];
let stored: string[];
let clock: number;

/** Pages of 50, in the order of creation. */
const reads: DocumentReads = {
  one: async (_, id) => {
    requests.push(`one ${id}`);
    return stored.includes(id) ? document(id) : undefined;
  },
  some: async (_, wanted) => {
    requests.push(`some ${wanted.length}`);
    return wanted.filter((id) => stored.includes(id)).map(document);
  },
  page: async (_, cursor) => {
    const from = Number(cursor ?? 0);
    requests.push(`page ${from}`);
    const next = from + 50 < stored.length ? String(from + 50) : null;
    return { documents: stored.slice(from, from + 50).map(document), next };
  },
};

beforeEach(() => {
  requests = [];
  stored = ids(200);
  clock = 0;
});

const found = (documents: (RestDocument | undefined)[]) => documents.map((one) => one?.id);

test("one object is one request, and a few that come together are one, too", async () => {
  const refresh = refresher(reads, () => clock);
  expect((await refresh("ssh_keys", "key_3"))?.id).toBe("key_3");
  expect(found(await Promise.all(["key_4", "gone", "key_5"].map((id) => refresh("ssh_keys", id))))).toEqual([
    "key_4",
    undefined,
    "key_5",
  ]);
  expect(requests).toEqual(["one key_3", "some 3"]);
});

test("many are read by the page, as far as was asked for", async () => {
  const refresh = refresher(reads, () => clock);
  for (const id of ids(150)) expect((await refresh("ssh_keys", id))?.id).toBe(id);
  // 39 before the first page, then those between two pages: a real page has 1000.
  expect(requests.filter((request) => request.startsWith("one"))).toHaveLength(39 + 29 + 19);
  expect(requests.filter((request) => request.startsWith("page"))).toEqual(["page 0", "page 50", "page 100"]);
});

test("what no page has is asked for by its id", async () => {
  const refresh = refresher(reads, () => clock);
  for (const id of ids(200)) await refresh("ssh_keys", id);
  requests = [];
  expect(await refresh("ssh_keys", "gone")).toBeUndefined();
  expect(requests).toEqual(["one gone"]);
});

test("what was read a while ago is read again", async () => {
  const refresh = refresher(reads, () => clock);
  for (const id of ids(60)) await refresh("ssh_keys", id);
  requests = [];
  await refresh("ssh_keys", "key_1");
  expect(requests).toEqual([]);
  clock = 60_000;
  stored = [];
  expect(await refresh("ssh_keys", "key_1")).toBeUndefined();
});

test("an error is told to those who asked, and the next one is asked for anew", async () => {
  let broken = true;
  const refresh = refresher({
    ...reads,
    one: async (plural, id) => {
      if (broken) throw new Error("no answer");
      return reads.one(plural, id);
    },
  });
  await expect(refresh("ssh_keys", "key_1")).rejects.toThrow("no answer");
  broken = false;
  expect((await refresh("ssh_keys", "key_1"))?.id).toBe("key_1");
});
