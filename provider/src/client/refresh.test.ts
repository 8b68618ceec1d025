import { beforeEach, expect, test } from "@jest/globals";
import type { RestDocument } from "../kit/rest-document.ts";
import { type DocumentReads, refresher } from "./refresh.ts";

const document = (id: string) => ({ id }) as RestDocument;
const ids = (count: number, from = 0) => Array.from({ length: count }, (_, index) => `key_${from + index}`);

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
  page: async (_, project, cursor) => {
    const from = Number(cursor ?? 0);
    requests.push(`page of ${project} from ${from}`);
    const next = from + 50 < stored.length ? String(from + 50) : null;
    return { documents: stored.slice(from, from + 50).map(document), next };
  },
};

beforeEach(() => {
  requests = [];
  stored = ids(200);
  clock = 0;
});

const start = (other: Partial<DocumentReads> = {}) => refresher({ ...reads, ...other }, () => clock);

/** As Terraform does: so many at a time, the next one as soon as one is answered. */
async function walk(refresh: ReturnType<typeof start>, wanted: readonly string[], width = 10): Promise<void> {
  const left = [...wanted];
  const work = async () => {
    for (let id = left.shift(); id !== undefined; id = left.shift()) {
      expect((await refresh.read("ssh_keys", id, "web"))?.id).toBe(id);
    }
  };
  await Promise.all(Array.from({ length: width }, work));
}

test("one object is one request, and a few that come together are one, too", async () => {
  const refresh = start();
  expect((await refresh.read("ssh_keys", "key_3", "web"))?.id).toBe("key_3");
  const some = await Promise.all(["key_4", "gone", "key_5"].map((id) => refresh.read("ssh_keys", id, "web")));
  expect(some.map((one) => one?.id)).toEqual(["key_4", undefined, "key_5"]);
  expect(requests).toEqual(["one key_3", "some 3"]);
});

test("after two full batches the kind is paged within the project, and serves the rest", async () => {
  stored = ids(50);
  await walk(start(), ids(50));
  expect(requests).toEqual(["some 10", "some 10", "page of web from 0"]);
});

test("a further page is read once as many more were asked for that no page had", async () => {
  await walk(start(), ids(200));
  const batches = ["some 10", "some 10"];
  expect(requests.filter((request) => request.startsWith("page"))).toEqual(
    [0, 50, 100, 150].map((from) => `page of web from ${from}`),
  );
  expect(requests.length).toBeLessThanOrEqual(4 * (batches.length + 1));
});

test("what no page has is asked for by its id", async () => {
  stored = ids(40);
  const refresh = start();
  await walk(refresh, ids(40));
  requests = [];
  expect(await refresh.read("ssh_keys", "gone", "web")).toBeUndefined();
  expect(requests).toEqual(["one gone"]);
});

test("projects do not share their pages", async () => {
  stored = ids(40);
  const refresh = start();
  await walk(refresh, ids(40));
  requests = [];
  await refresh.read("ssh_keys", "key_1", "other");
  expect(requests).toEqual(["one key_1"]);
});

test("after an own write nothing that was read before it is served", async () => {
  stored = ids(60);
  const refresh = start();
  await walk(refresh, ids(40));
  requests = [];
  refresh.written();
  await refresh.read("ssh_keys", "key_1", "web");
  await walk(refresh, ids(40));
  expect(requests).toEqual(["one key_1", ...Array(4).fill("some 10")]);
});

test("a page that was on its way when something was written serves nobody", async () => {
  let answer: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  stored = ids(50);
  const refresh = start({ page: (...args) => held.then(() => reads.page(...args)) });
  await walk(refresh, ids(20));
  requests = [];
  const late = refresh.read("ssh_keys", "key_30", "web");
  refresh.written();
  answer();
  await late;
  expect(requests).toEqual(["page of web from 0", "one key_30"]);
});

test("what was read a while ago is read again", async () => {
  const refresh = start();
  await walk(refresh, ids(50));
  clock = 60_000;
  stored = [];
  expect(await refresh.read("ssh_keys", "key_1", "web")).toBeUndefined();
});

test("an error is told to those who asked, and the next one is asked for anew", async () => {
  let broken = true;
  const refresh = start({
    one: async (plural, id) => {
      if (broken) throw new Error("no answer");
      return reads.one(plural, id);
    },
  });
  await expect(refresh.read("ssh_keys", "key_1", "web")).rejects.toThrow("no answer");
  broken = false;
  expect((await refresh.read("ssh_keys", "key_1", "web"))?.id).toBe("key_1");
});
