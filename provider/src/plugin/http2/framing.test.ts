/** Any bytes, and a request cut into frames and chunks in any way that is allowed. */
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import fc from "fast-check";
import { holds } from "../../rpc/fixtures/generated/property-runs.ts";
import { type EchoServer, startEchoServer } from "./fixtures/echo-server.ts";
import { RawClient, requestBlock } from "./fixtures/raw-client.ts";
import { FLAG, frameOf, PREFACE, TYPE, windowFrame } from "./frames.ts";

let server: EchoServer;
beforeAll(async () => {
  server = await startEchoServer();
});
afterAll(() => server.stop());

/** Frames that may come at any place where no header block is open. */
const between = fc.constantFrom(
  Buffer.alloc(0),
  frameOf(TYPE.ping, 0, 0, Buffer.from("whatever")),
  frameOf(TYPE.priority, 0, 77, Buffer.alloc(5)),
  frameOf(TYPE.settings, 0, 0, Buffer.from("000400001000", "hex")),
  frameOf(0xab, 0x0f, 1, Buffer.alloc(3)),
  windowFrame(0, 1),
);
const cuts = fc.array(fc.nat(10_000), { maxLength: 5 });
const padding = fc.option(fc.nat(255));

function pieces(bytes: Buffer, at: readonly number[]): Buffer[] {
  const places = [0, ...at.map((place) => place % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return places.slice(1).map((end, index) => bytes.subarray(places[index], end));
}

function padded(type: number, flags: number, id: number, payload: Buffer, length: number | null): Buffer {
  if (length === null) return frameOf(type, flags, id, payload);
  const bytes = Buffer.concat([Buffer.of(length), payload, Buffer.alloc(length)]);
  return frameOf(type, flags | FLAG.padded, id, bytes);
}

const framing = fc.record({
  body: fc.uint8Array({ maxLength: 3000 }).map((bytes) => Buffer.from(bytes)),
  headerCuts: cuts,
  bodyCuts: cuts,
  padding,
  between: fc.array(between, { maxLength: 3 }),
});

test("a request is the same, however it is cut", async () => {
  await holds(
    fc.asyncProperty(
      fc.array(framing, { minLength: 1, maxLength: 4 }),
      fc.array(fc.nat(), { maxLength: 30 }),
      async (requests, chunkCuts) => {
        const client = new RawClient(server.path);
        const sent = requests.flatMap(
          ({ body, headerCuts, bodyCuts, padding: length, between: more }, index) => {
            const id = 2 * index + 1;
            const block = pieces(requestBlock("/"), headerCuts);
            const headers = block.map((piece, number) => {
              const flags = number === block.length - 1 ? FLAG.endHeaders : 0;
              if (number === 0) return padded(TYPE.headers, flags, id, piece, length);
              return frameOf(TYPE.continuation, flags, id, piece);
            });
            const parts = pieces(body, bodyCuts);
            const data = parts.flatMap((piece, number) => {
              const flags = number === parts.length - 1 ? FLAG.endStream : 0;
              return [...more, padded(TYPE.data, flags, id, piece, length)];
            });
            return [...more, ...headers, ...data];
          },
        );
        client.begin();
        for (const chunk of pieces(Buffer.concat(sent), chunkCuts)) {
          await new Promise((resolve) => client.socket.write(chunk, resolve));
        }
        for (const [index, { body }] of requests.entries()) {
          expect((await client.answer(2 * index + 1)).body.equals(body)).toBe(true);
        }
        await client.close();
      },
    ),
    60,
  );
});

/** Frames with a header that is right and anything in it, or a few octets of anything. */
const nonsense = fc.oneof(
  fc
    .tuple(fc.nat(10), fc.nat(255), fc.constantFrom(0, 1, 2, 3, 5), fc.uint8Array({ maxLength: 40 }))
    .map(([type, flags, id, payload]) => frameOf(type, flags, id, payload)),
  fc.uint8Array({ maxLength: 30 }).map((bytes) => Buffer.from(bytes)),
  fc.constant(frameOf(TYPE.headers, FLAG.endHeaders, 1, requestBlock("/"))),
);

test("any bytes end a connection in order or leave it as it is, and no other one feels it", async () => {
  const bystander = new RawClient(server.path).begin();
  await holds(
    fc.asyncProperty(fc.boolean(), fc.array(nonsense, { maxLength: 20 }), async (begins, bytes) => {
      const client = new RawClient(server.path);
      client.send(begins ? PREFACE : Buffer.alloc(0), ...bytes);
      client.socket.end();
      while ((await client.next()) !== undefined);
      expect(await bystander.lives()).toBe(true);
    }),
    150,
  );
  await bystander.close();
});
