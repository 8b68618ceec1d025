// However many requests a project sends at once, another one's stand behind a few of them only.

import { EventEmitter } from "node:events";
import { setImmediate } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Request, RequestHandler, Response } from "express";
import { authenticate } from "./authentication.ts";
import { endTurn, TURNS_OF_A_PROJECT, takeTurns } from "./request-turns.ts";
import { type RestFixture, startRest } from "./rest-fixture.ts";

const known = authenticate(
  async (hash) => ({ id: hash, hash, role: "operator", project: null, expires_at: null }) as never,
  () => new Date(),
);

interface Sent {
  request: Request;
  response: EventEmitter;
  isBegun: boolean;
}

async function send(turns: RequestHandler, token: string): Promise<Sent> {
  const request = { headers: { authorization: `Bearer ${token}` }, path: "/" } as Request;
  const response = new EventEmitter();
  await known(request, response as Response, () => undefined);
  const sent = { request, response, isBegun: false };
  turns(request, response as Response, () => {
    sent.isBegun = true;
  });
  return sent;
}

const begun = async (all: readonly Sent[]): Promise<number> => {
  for (let turn = 0; turn < 10; turn++) await setImmediate();
  return all.filter(({ isBegun }) => isBegun).length;
};

test("a caller has a few requests worked on at once, and others do not wait for its further ones", async () => {
  const turns = takeTurns(undefined, 3);
  const all: Sent[] = [];
  for (let count = 0; count < 10; count++) all.push(await send(turns, "a"));
  expect(await begun(all)).toBe(3);
  expect(await begun([await send(turns, "b")])).toBe(1);
  all[0]?.response.emit("close");
  expect(await begun(all)).toBe(4);
  // What waits for something, or streams, is no work meanwhile.
  endTurn(all[1]?.request as Request);
  expect(await begun(all)).toBe(5);
  // Who leaves before its turn takes none.
  all[9]?.response.emit("close");
  for (const one of all.slice(0, 9)) {
    expect(one.isBegun).toBe(true);
    one.response.emit("close");
    await setImmediate();
  }
  expect([await begun(all), all[9]?.isBegun]).toEqual([9, false]);
});

test("of a caller one request begins in each turn of the event loop, whatever others send", async () => {
  const turns = takeTurns();
  const order: string[] = [];
  const note = (name: string) => (): void => void order.push(name);
  const requests = await Promise.all(
    ["a", "a", "a", "b"].map(async (token) => {
      const request = { headers: { authorization: `Bearer ${token}` }, path: "/" } as Request;
      const response = new EventEmitter() as unknown as Response;
      await known(request, response, () => undefined);
      return { request, response };
    }),
  );
  for (const [at, { request, response }] of requests.entries())
    turns(request, response, note(["a1", "a2", "a3", "b1"][at] ?? ""));
  for (let turn = 0; turn < 5; turn++) {
    await new Promise((resolve) => void process.nextTick(resolve));
    order.push("|");
    await setImmediate();
  }
  // The first of each at once, the others one in each turn.
  expect(order.join(" ")).toMatch(/^a1 b1 \|( \|)? a2 \| a3 \|/);
});

const CROWD = 200;
const KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f";
let rest: RestFixture;
beforeAll(async () => {
  rest = await startRest();
});
afterAll(() => rest.close());

async function operatorOf(project: string): Promise<string> {
  await rest.call("POST", "/v1/projects", { body: { name: project } });
  const body = { role: "operator", project, ttl_seconds: 600 };
  return (await rest.call("POST", "/v1/tokens", { body })).body.token;
}

/** Keeps the writer busy until the function that it resolves with is called. */
async function holdWriter(): Promise<() => void> {
  let release: () => void = () => undefined;
  await new Promise<void>((begun) => {
    void rest.store.write(async () => {
      begun();
      await new Promise<void>((resolve) => {
        release = resolve;
      });
    });
  });
  return release;
}

test("a create of another project is not behind hundreds of one project's", async () => {
  const [flooder, other] = [await operatorOf("web"), await operatorOf("api")];
  const order: string[] = [];
  const create = async (project: string, name: string, token: string): Promise<number> => {
    const body = { project, name, spec: { public_key: KEY } };
    const { status } = await rest.call("POST", "/v1/ssh_keys", { token, body });
    order.push(project);
    return status;
  };
  const release = await holdWriter();
  const crowd = Array.from({ length: CROWD }, (_one, i) => create("web", `k${i}`, flooder));
  // The crowd is there when what was sent after it has been answered, again and again.
  for (let round = 0; round < 20; round++) await rest.call("GET", "/v1/ssh_keys", { token: other });
  const one = create("api", "k", other);
  await rest.call("GET", "/v1/ssh_keys", { token: other });
  release();
  expect(await one).toBe(201);
  expect(new Set(await Promise.all(crowd))).toEqual(new Set([201]));
  // Those that were worked on, and those whose turn came in the same commit.
  expect(order.indexOf("api")).toBeLessThan(3 * TURNS_OF_A_PROJECT);
});
