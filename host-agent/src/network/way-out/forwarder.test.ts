import { createSocket } from "node:dgram";
import { once } from "node:events";
import { type AddressInfo, connect, createServer } from "node:net";
import { afterEach, expect, test } from "@jest/globals";
import { Forwarder, type Relay } from "./forwarder.ts";

const forwarder = new Forwarder();
const closing: (() => void)[] = [];
afterEach(() => {
  forwarder.close();
  for (const close of closing.splice(0)) close();
});

/** A port that was free a moment ago. */
async function unusedPort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

async function relayTo(to_port: number, protocol: Relay["protocol"] = "tcp"): Promise<Relay> {
  return {
    protocol,
    host_address: "127.0.0.1",
    host_port: await unusedPort(),
    to_address: "127.0.0.1",
    to_port,
  };
}

/** Repeats what it was sent once its client has ended its half. */
async function echo(): Promise<number> {
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    const parts: Buffer[] = [];
    socket.on("data", (part) => parts.push(part as Buffer));
    socket.on("end", () => socket.end(Buffer.concat(parts)));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  closing.push(() => server.close());
  return (server.address() as AddressInfo).port;
}

async function ask(port: number, text: string): Promise<string> {
  const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: true });
  socket.end(text);
  let answer = "";
  for await (const part of socket) answer += part;
  return answer;
}

test("a connection is passed on with the ends of both halves", async () => {
  const relay = await relayTo(await echo());
  expect(await forwarder.set("vm", [relay])).toEqual([]);
  const text = "x".repeat(300_000);
  expect(await ask(relay.host_port, text)).toBe(text);
});

test("a port of another process is said to be busy, and is had once that is gone", async () => {
  const relay = await relayTo(await echo());
  const holder = createServer().listen(relay.host_port, "127.0.0.1");
  await once(holder, "listening");
  expect(await forwarder.set("vm", [relay])).toEqual([relay]);
  holder.close();
  await once(holder, "close");
  expect(await forwarder.set("vm", [relay])).toEqual([]);
  expect(await ask(relay.host_port, "now")).toBe("now");
});

test("what is no longer wanted no longer listens, and what stays is not touched", async () => {
  const [stays, goes] = [await relayTo(await echo()), await relayTo(await echo())];
  await forwarder.set("vm", [stays, goes]);
  const open = connect({ port: stays.host_port, host: "127.0.0.1", allowHalfOpen: true });
  await once(open, "connect");
  await forwarder.set("vm", [stays]);
  await expect(ask(goes.host_port, "")).rejects.toThrow("ECONNREFUSED");
  open.end("still");
  const [answer] = await once(open, "data");
  expect(String(answer)).toBe("still");
  expect(forwarder.idle).toBe(false);
});

test("a guest that does not answer ends the connection of its client", async () => {
  const relay = await relayTo(await unusedPort());
  await forwarder.set("vm", [relay]);
  expect(await ask(relay.host_port, "anybody?").catch(() => "")).toBe("");
});

test("answers of UDP go to the client that asked", async () => {
  const server = createSocket("udp4");
  closing.push(() => server.close());
  server.on("message", (message, { port, address }) => server.send(`you said ${message}`, port, address));
  server.bind(0, "127.0.0.1");
  await once(server, "listening");
  const relay = await relayTo(server.address().port, "udp");
  expect(await forwarder.set("vm", [relay])).toEqual([]);
  const clients = [createSocket("udp4"), createSocket("udp4")];
  for (const [index, client] of clients.entries()) {
    closing.push(() => client.close());
    const answered = once(client, "message");
    client.send(`hello ${index}`, relay.host_port, "127.0.0.1");
    expect(String((await answered)[0])).toBe(`you said hello ${index}`);
  }
});
