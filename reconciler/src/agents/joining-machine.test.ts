// Machines that join: clear sentences for what is refused, and no host that is two machines.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CONTRACT_VERSION } from "@croft/schemas/contract.ts";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { createOneMachine } from "../coordination/memory/one-machine.ts";
import { createPresence } from "../coordination/memory/presence.ts";
import type { Presence } from "../coordination/presence.ts";
import { asNew, HOST, sampleDisk } from "../planner/sample-objects.ts";
import { openSqliteStore } from "../store/sqlite/open.ts";
import type { Store } from "../store/store.ts";
import { openAgentsAuthority } from "./authority.ts";
import { certificateRequest } from "./certificate-request.ts";
import { type Joining, joining } from "./join.ts";
import type { JoiningAgent } from "./joining-machine.ts";

let folder: string;
let store: Store;
let presence: Presence;
let joins: Joining;
let now: number;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "croft-joining-"));
  now = Date.parse("2026-03-01T12:00:00Z");
  const clock = (): number => now;
  store = await openSqliteStore(join(folder, "croft.db"), { now: () => new Date(now) });
  presence = createPresence(clock);
  joins = joining({
    store,
    authority: await openAgentsAuthority(store, clock),
    endpoint: () => "https://croft.example.com:7401",
    now: clock,
    heardSecondsAgo: (host) => presence.secondsSince(host),
  });
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

const agent = (told: Partial<JoiningAgent> = {}): JoiningAgent => ({
  contract_version: CONTRACT_VERSION,
  state_id: "first",
  machine: "m1",
  copied: false,
  known_as: null,
  time: now,
  ...told,
});

async function joinAs(told: Partial<JoiningAgent> = {}, replaces_machine = false): Promise<string> {
  const { token } = await joins.create(HOST, { replaces_machine });
  return (await joins.join(token, (await certificateRequest()).pem, agent(told))).host_id;
}

const refusals = async () =>
  (await store.events.after(0, 100)).filter(({ type }) => type === "host.join_refused");

describe("a token", () => {
  test("comes with the line to run: endpoint, token and the authority's fingerprint", async () => {
    const { token, command, fingerprint } = await joins.create(HOST);
    expect(command).toBe(
      `CROFT_JOIN_TOKEN=${token} croft-agent join https://croft.example.com:7401 --fingerprint ${fingerprint}`,
    );
    expect(fingerprint).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  test("that was used, has ended or is unknown is refused by what is true of it", async () => {
    const { token } = await joins.create(HOST);
    await joins.join(token, (await certificateRequest()).pem, agent());
    const again = joins.join(token, (await certificateRequest()).pem, agent());
    await expect(again).rejects.toThrow(`The join token for host ${HOST} was used on 2026-03-01T12:00`);
    const late = await joins.create(HOST, { ttl_seconds: 60 });
    now += 61_000;
    const ended = joins.join(late.token, (await certificateRequest()).pem, agent());
    await expect(ended).rejects.toThrow(`The join token for host ${HOST} ended on 2026-03-01T12:01`);
    const unknown = joins.join("none", (await certificateRequest()).pem, agent());
    await expect(unknown).rejects.toMatchObject({
      code: "unauthorized",
      message: expect.stringContaining("not known"),
    });
  });

  test("that is used up writes no event each time that somebody brings it", async () => {
    const { token } = await joins.create(HOST);
    const { pem } = await certificateRequest();
    await joins.join(token, pem, agent());
    const bring = async () => {
      const again = joins.join(token, (await certificateRequest()).pem, agent());
      await expect(again).rejects.toMatchObject({ code: "unauthorized" });
    };
    for (let i = 0; i < 5; i++) await bring();
    expect(await refusals()).toHaveLength(1);
    now += 60_000;
    await bring();
    expect(await refusals()).toHaveLength(2);
  });

  test("stays good when the agent is too old or its clock differs, and an event says why it was refused", async () => {
    const { token } = await joins.create(HOST);
    const { pem } = await certificateRequest();
    const outdated = joins.join(token, pem, agent({ contract_version: 0 }));
    await expect(outdated).rejects.toMatchObject({ code: "agent_outdated" });
    const early = joins.join(token, pem, agent({ time: now - 7_200_000 }));
    await expect(early).rejects.toThrow(
      `Host ${HOST} cannot join: its clock says 2026-03-01T10:00:00.000Z, the reconciler's 2026-03-01T12:00:00.000Z.`,
    );
    await joins.join(token, pem, agent());
    expect((await refusals()).map(({ data }) => data.code)).toEqual([
      "agent_outdated",
      "precondition_failed",
    ]);
  });
});

describe("a machine", () => {
  const hold = () => store.write((tx) => tx.documents.insert(asNew(sampleDisk())));

  test("joins again with its state folder, and stays the same host", async () => {
    const first = await joinAs();
    await hold();
    presence.heard(HOST);
    expect(await joinAs({ known_as: first })).toBe(first);
  });

  test("with the state folder of another host is refused", async () => {
    const { token } = await joins.create("other");
    const other = await joins.join(token, (await certificateRequest()).pem, agent({ state_id: "second" }));
    await expect(joinAs({ known_as: other.host_id })).rejects.toThrow(
      `The token is for host ${HOST}, and this machine's agent is ${other.host_id}.`,
    );
    // One that was given up is nobody's any more.
    expect(await joinAs({ known_as: "hst_0000000000000009" })).not.toBe(other.host_id);
  });

  test("does not take a name whose machine is heard, whatever the token says", async () => {
    await joinAs();
    presence.heard(HOST);
    now += 3000;
    await expect(joinAs({ state_id: "second" }, true)).rejects.toThrow(
      /was heard 3 s ago, and this is another machine/,
    );
  });

  test("that was rebuilt takes its name again when it held nothing, else on an operator's word", async () => {
    const first = await joinAs();
    expect(await joinAs({ state_id: "second" })).toBe(first);
    await hold();
    await expect(joinAs({ state_id: "third" })).rejects.toThrow(
      /holds 1 objects, and this is another machine, or a rebuilt/,
    );
    expect(await joinAs({ state_id: "third" }, true)).toBe(first);
    // The one before is another machine now.
    await expect(joinAs({ state_id: "second" })).rejects.toMatchObject({ code: "already_exists" });
  });

  test("with a copy of the state folder is refused while the host holds anything", async () => {
    const first = await joinAs();
    await hold();
    const copy = joinAs({ state_id: "new", copied: true, known_as: first, machine: "m2" });
    await expect(copy).rejects.toThrow("this is a copy of its state folder");
  });

  test("of an earlier version says nothing, and joins", async () => {
    const first = await joinAs();
    await hold();
    expect(await joinAs({ state_id: null, machine: null, contract_version: null, time: null })).toBe(first);
  });
});

test("of two boots that are heard at once the first stays; after a silence the other is the host", () => {
  const seen: string[] = [];
  const one = createOneMachine(
    () => now,
    (_host, boot) => void seen.push(boot),
  );
  one.heard(HOST, "a");
  now += 5000;
  expect(() => one.heard(HOST, "b")).toThrow(
    "already served by another machine or boot, which was heard 5 s ago",
  );
  expect(seen).toEqual([]);
  one.heard(HOST, "a");
  one.heard(HOST, "a");
  expect(seen).toEqual(["b"]);
  now += 15_001;
  one.heard(HOST, "b");
  expect(() => one.heard(HOST, "a")).toThrow("already served");
});
