// How many large bodies of one project are in memory, whatever their requests wait for.

import { EventEmitter } from "node:events";
import { setImmediate } from "node:timers/promises";
import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import type { Request, Response } from "express";
import { authenticate } from "./authentication.ts";
import { LargeBodies } from "./large-bodies.ts";

const BODY = Buffer.alloc(4 * 1024 * 1024);
const known = authenticate(
  async (hash) => ({ id: hash, hash, role: "operator", project: null, expires_at: null }) as never,
  () => new Date(),
);

let bodies: LargeBodies;
let reads: number;

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ["setImmediate", "nextTick", "queueMicrotask"] });
  bodies = new LargeBodies();
  reads = 0;
});
afterEach(() => {
  jest.useRealTimers();
});

async function send(token: string): Promise<EventEmitter> {
  const request = { headers: { authorization: `Bearer ${token}` }, path: "/" } as Request;
  const response = new EventEmitter();
  await known(request, response as Response, () => undefined);
  const read = async (): Promise<void> => {
    reads += 1;
    request.body = BODY;
  };
  void bodies.take(request, response as Response, read, async () => undefined);
  return response;
}

async function settled(): Promise<number> {
  for (let turn = 0; turn < 50; turn++) await setImmediate();
  return reads;
}

test("requests that wait with large bodies hold no more than so many bytes of them", async () => {
  const all: EventEmitter[] = [];
  for (let count = 0; count < 40; count++) all.push(await send("a"));
  expect(await settled()).toBe(4);
  // They wait for something else: their slots are free again, while there is room to set their bodies aside.
  for (let round = 0; round < 20; round++) {
    await jest.advanceTimersByTimeAsync(60_000);
    await settled();
  }
  expect(reads).toBe(8);
  await send("b");
  expect(await settled()).toBe(9);
  // What is over makes room.
  for (const response of all.slice(0, 8)) response.emit("close");
  expect(await settled()).toBe(13);
});
