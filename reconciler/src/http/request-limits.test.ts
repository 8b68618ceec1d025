// One token in a loop is told to slow down; others go on.
import { EventEmitter } from "node:events";
import { beforeEach, expect, test } from "@jest/globals";
import type { Request, RequestHandler, Response } from "express";
import { authenticate } from "./authentication.ts";
import { limitRequests, RequestBudgets } from "./request-limits.ts";

let now: number;
let limit: RequestHandler;

beforeEach(() => {
  now = 0;
  limit = limitRequests(new RequestBudgets({ requestsPerSecond: 2, openRequests: 30 }, () => now));
});

const known = authenticate(
  async (hash) => ({ id: hash, hash, role: "admin", project: null, expires_at: null }) as never,
  () => new Date(),
);

/** Resolves with the response, which is still open. Throws what the request is refused with. */
async function send(token: string): Promise<EventEmitter> {
  const request = { headers: { authorization: `Bearer ${token}` }, path: "/" } as Request;
  const response = new EventEmitter();
  await known(request, response as Response, () => undefined);
  let passed = false;
  limit(request, response as Response, () => {
    passed = true;
  });
  expect(passed).toBe(true);
  return response;
}

const sendAndEnd = async (token: string): Promise<void> => void (await send(token)).emit("close");

test("requests of a token are bounded by rate after a burst, and go on as time passes", async () => {
  for (let count = 0; count < 20; count++) await sendAndEnd("a");
  await expect(sendAndEnd("a")).rejects.toMatchObject({ code: "too_many_requests" });
  await sendAndEnd("b");
  now = 500;
  await sendAndEnd("a");
  await expect(sendAndEnd("a")).rejects.toMatchObject({ code: "too_many_requests" });
});

test("requests that are open at once are bounded, and an end makes room", async () => {
  limit = limitRequests(new RequestBudgets({ requestsPerSecond: 100, openRequests: 2 }, () => now));
  const first = await send("a");
  await send("a");
  await expect(send("a")).rejects.toThrow("2 requests open");
  first.emit("close");
  await send("a");
});
