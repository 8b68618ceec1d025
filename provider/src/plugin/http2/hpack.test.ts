import { once } from "node:events";
import { connect } from "node:http2";
import { createServer, type Socket } from "node:net";
import { PassThrough } from "node:stream";
import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { type Field, STATIC_FIELDS } from "./header-table.ts";
import { HpackDecoder } from "./hpack-decoder.ts";
import { encodeFields } from "./hpack-encoder.ts";
import { decodeHuffman } from "./huffman.ts";

const LARGE = 1 << 20;
const bytes = (hex: string) => Buffer.from(hex.replaceAll(" ", ""), "hex");
const decode = (hex: string, decoder = new HpackDecoder(LARGE)) => decoder.decode(bytes(hex));
const requests = [
  [":method GET", ":scheme http", ":path /", ":authority www.example.com"],
  [":method GET", ":scheme http", ":path /", ":authority www.example.com", "cache-control no-cache"],
  [
    ":method GET",
    ":scheme https",
    ":path /index.html",
    ":authority www.example.com",
    "custom-key custom-value",
  ],
];
const date = (second: number) => `date Mon, 21 Oct 2013 20:13:${second} GMT`;
const location = "location https://www.example.com";
const responses = [
  [":status 302", "cache-control private", date(21), location],
  [":status 307", "cache-control private", date(21), location],
  [
    ":status 200",
    "cache-control private",
    date(22),
    location,
    "content-encoding gzip",
    "set-cookie foo=ASDJKHQKBZXOQWEOPIUAXQWEOIU; max-age=3600; version=1",
  ],
];
const lines = (fields: Field[] | undefined) => fields?.map((field) => field.join(" "));

test.each([
  ["C.2.1", "400a 6375 7374 6f6d 2d6b 6579 0d63 7573 746f 6d2d 6865 6164 6572", "custom-key custom-header"],
  ["C.2.2", "040c 2f73 616d 706c 652f 7061 7468", ":path /sample/path"],
  ["C.2.3", "1008 7061 7373 776f 7264 0673 6563 7265 74", "password secret"],
  ["C.2.4", "82", ":method GET"],
])("a field as in RFC 7541, %s", (_section, hex, field) => {
  expect(lines(decode(hex))).toEqual([field]);
});

test.each([
  [
    "C.3",
    requests,
    [
      "8286 8441 0f77 7777 2e65 7861 6d70 6c65 2e63 6f6d",
      "8286 84be 5808 6e6f 2d63 6163 6865",
      "8287 85bf 400a 6375 7374 6f6d 2d6b 6579 0c63 7573 746f 6d2d 7661 6c75 65",
    ],
  ],
  [
    "C.4",
    requests,
    [
      "8286 8441 8cf1 e3c2 e5f2 3a6b a0ab 90f4 ff",
      "8286 84be 5886 a8eb 1064 9cbf",
      "8287 85bf 4088 25a8 49e9 5ba9 7d7f 8925 a849 e95b b8e8 b4bf",
    ],
  ],
  // The examples assume a table of 256 octets: 3fe101 says so.
  [
    "C.5",
    responses,
    [
      "3fe101 4803 3330 3258 0770 7269 7661 7465 611d 4d6f 6e2c 2032 3120 4f63 7420 3230 3133 2032 303a 3133 3a32 3120 474d 546e 1768 7474 7073 3a2f 2f77 7777 2e65 7861 6d70 6c65 2e63 6f6d",
      "4803 3330 37c1 c0bf",
      "88c1 611d 4d6f 6e2c 2032 3120 4f63 7420 3230 3133 2032 303a 3133 3a32 3220 474d 54c0 5a04 677a 6970 7738 666f 6f3d 4153 444a 4b48 514b 425a 584f 5157 454f 5049 5541 5851 5745 4f49 553b 206d 6178 2d61 6765 3d33 3630 303b 2076 6572 7369 6f6e 3d31",
    ],
  ],
  [
    "C.6",
    responses,
    [
      "3fe101 4882 6402 5885 aec3 771a 4b61 96d0 7abe 9410 54d4 44a8 2005 9504 0b81 66e0 82a6 2d1b ff6e 919d 29ad 1718 63c7 8f0b 97c8 e9ae 82ae 43d3",
      "4883 640e ffc1 c0bf",
      "88c1 6196 d07a be94 1054 d444 a820 0595 040b 8166 e084 a62d 1bff c05a 839b d9ab 77ad 94e7 821d d7f2 e6c7 b335 dfdf cd5b 3960 d5af 2708 7f36 72c1 ab27 0fb5 291f 9587 3160 65c0 03ed 4ee5 b106 3d50 07",
    ],
  ],
])("lists one after the other as in RFC 7541, %s", (_section, expected, blocks) => {
  const decoder = new HpackDecoder(LARGE);
  expect(blocks.map((block) => lines(decode(block, decoder)))).toEqual(expected);
});

test.each([
  ["an index of nothing", "80"],
  ["an index beyond the tables", "be"],
  ["a name beyond the tables", "7f00 0161"],
  ["an integer that does not end", "ff"],
  ["an integer out of range", "ffffffffff7f"],
  ["an integer of very many octets", "ff80808080808080808080808000"],
  ["a text longer than the block", "00 05 61"],
  ["a name without a value", "00 0161"],
  ["a table's size behind a field", "82 20"],
  ["a table larger than 4096 octets", "3fe2 1f"],
  ["the end of a text within it", "00 84 ffffffff 0161"],
  ["filling of zeros", "00 81 18 0161"],
  ["filling of an octet", "00 82 1fff 0161"],
])("%s is an error of the connection", (_name, hex) => {
  expect(() => decode(hex)).toThrow(expect.objectContaining({ name: "ConnectionError", code: 0x9 }));
});

test("a table can be emptied and made smaller, down to what was asked for and no further up", () => {
  const decoder = new HpackDecoder(LARGE);
  decode("400161 0162", decoder);
  expect(lines(decode("be", decoder))).toEqual(["a b"]);
  decoder.limitTable(0);
  expect(decoder.isStateless).toBe(false);
  expect(() => decode("82", decoder)).toThrow("smaller as asked");
  expect(lines(decode("20 82", decoder))).toEqual([":method GET"]);
  expect(decoder.isStateless).toBe(true);
  expect(lines(decode("400161 0162", decoder))).toEqual(["a b"]);
  expect(() => decode("be", decoder)).toThrow("no field");
  expect(() => decode("21 82", decoder)).toThrow("larger than was allowed");
});

test("of a list that is too large nothing is kept, but the table is", () => {
  const decoder = new HpackDecoder(100);
  // Three fields of 34 octets each, the overhead included.
  expect(decode("400161 0162 be be", decoder)).toBeUndefined();
  expect(lines(decode("be be", decoder))).toEqual(["a b", "a b"]);
});

test("what is encoded is decoded again, whatever it is", () => {
  const text = fc.string({ unit: fc.nat(255).map((octet) => String.fromCharCode(octet)), maxLength: 300 });
  const field = fc.oneof(fc.tuple(text, text), fc.constantFrom(...STATIC_FIELDS));
  fc.assert(
    fc.property(fc.array(field, { maxLength: 10 }), (fields) => {
      expect(new HpackDecoder(LARGE).decode(encodeFields(fields))).toEqual(fields);
    }),
  );
});

test("every octet is read as Node's encoder writes it", async () => {
  const sent = new PassThrough();
  const server = createServer((socket: Socket) => socket.pipe(sent)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  const session = connect(`http://127.0.0.1:${port}`);
  session.on("error", () => {});
  const octets = Array.from({ length: 256 }, (_, octet) => octet).filter(
    (octet) => octet >= 0x20 && octet !== 0x7f,
  );
  // Long and cheap otherwise, so that the code is shorter than the text.
  const values = octets.map((octet) => `${"e".repeat(40)}${String.fromCharCode(octet)}e`);
  for (const value of values) session.request({ ":path": "/", "x-value": value }).on("error", () => {});
  const decoder = new HpackDecoder(LARGE);
  const read: (string | undefined)[] = [];
  let rest = Buffer.alloc(0);
  let isAfterPreface = false;
  for await (const chunk of sent) {
    rest = Buffer.concat([rest, chunk as Buffer]);
    if (!isAfterPreface && rest.length >= 24) {
      rest = rest.subarray(24);
      isAfterPreface = true;
    }
    while (isAfterPreface && rest.length >= 9 && rest.length >= 9 + rest.readUIntBE(0, 3)) {
      const end = 9 + rest.readUIntBE(0, 3);
      // HEADERS, with the priority that this client sends, or without.
      const block = rest.subarray((rest[4]! & 0x20) === 0 ? 9 : 14, end);
      if (rest[3] === 1) read.push(decoder.decode(block)?.find(([name]) => name === "x-value")?.[1]);
      rest = rest.subarray(end);
    }
    // As many as may be open before the server says anything.
    if (read.length >= Math.min(values.length, 100)) break;
  }
  session.destroy();
  server.close();
  expect(read).toEqual(values.slice(0, read.length));
});

test("a code that a bit was taken from or given to is no other text by accident of the tree", () => {
  expect(decodeHuffman(bytes("f1e3c2e5f23a6ba0ab90f4ff"))).toBe("www.example.com");
  expect(decodeHuffman(bytes("f1e3c2e5f23a6ba0ab90f4"))).toBeUndefined();
  expect(decodeHuffman(bytes("f1e3c2e5f23a6ba0ab90f4ffff"))).toBeUndefined();
  expect(decodeHuffman(bytes(""))).toBe("");
});
