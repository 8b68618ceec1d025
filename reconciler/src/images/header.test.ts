import { randomBytes } from "node:crypto";
import { expect, test } from "@jest/globals";
import { HEADER_BYTES, readHeader } from "./header.ts";

const DESCRIPTOR = 32_768;

/** The first bytes of a CD of `size`, and what else is written at the places given. */
function cd(more: Record<number, string | number[]> = {}, length = HEADER_BYTES): Buffer {
  const head = Buffer.alloc(length);
  const write = (at: number, bytes: string | number[]): void => {
    Buffer.from(bytes as string, "latin1").copy(head, at);
  };
  write(DESCRIPTOR, "\x01CD001\x01");
  for (const [at, bytes] of Object.entries(more)) write(Number(at), bytes);
  return head;
}
const formatOf = (head: Buffer, size = 10 * 1024 ** 2): string => readHeader(head, size).format;

test("a CD is told by its first volume descriptor, whatever a hybrid has before it", () => {
  expect(readHeader(cd(), 10 * 1024 ** 2)).toEqual({ format: "iso", virtual_size_bytes: 10 * 1024 ** 2 });
  const mbr = { 510: [0x55, 0xaa] };
  const gpt = { ...mbr, 512: "EFI PART" };
  for (const hybrid of [mbr, gpt]) expect(formatOf(cd(hybrid))).toBe("iso");
  // The first descriptor may be a boot record.
  expect(formatOf(cd({ [DESCRIPTOR]: "\0CD001\x01" }))).toBe("iso");
});

test("what only looks a little like one is a disk", () => {
  expect(formatOf(cd({ [DESCRIPTOR]: "\x01CD001\x02" }))).toBe("raw");
  expect(formatOf(cd({ [DESCRIPTOR]: "\x01CD00\0" }))).toBe("raw");
  // Cut off in the middle of the descriptor.
  expect(formatOf(cd({}, DESCRIPTOR + 100), DESCRIPTOR + 100)).toBe("raw");
  const elsewhere = Buffer.alloc(HEADER_BYTES);
  elsewhere.write("CD001\x01", 1, "latin1");
  expect(formatOf(elsewhere)).toBe("raw");
});

test("a CD that is something else besides is that, or refused", () => {
  expect(() => formatOf(cd({ 0: "KDMV" }))).toThrow(/VMDK/);
  expect(() => formatOf(cd({ 0: "<!doctype html>" }))).toThrow(/web page/);
  // The qcow2 that it claims to be has a backing file.
  expect(() => formatOf(cd({ 0: [0x51, 0x46, 0x49, 0xfb, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 9] }))).toThrow(
    /backing/,
  );
  expect(() => readHeader(cd(), 17 * 1024 ** 4)).toThrow(/larger/);
});

test("what is neither a disk nor a CD is refused by its name", () => {
  const at = (offset: number, text: string): Buffer => {
    const head = Buffer.alloc(HEADER_BYTES);
    head.write(text, offset, "latin1");
    return head;
  };
  expect(() => formatOf(at(257, "ustar\0"))).toThrow(/tar archive/);
  expect(() => formatOf(at(257, "ustar  \0"))).toThrow(/tar archive/);
  expect(() => formatOf(at(0, "# Disk DescriptorFile\nversion=1\n"))).toThrow(/VMDK/);
  expect(() => formatOf(at(0, "%PDF-1.7\n"))).toThrow(/PDF/);
  const pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n";
  expect(() => readHeader(Buffer.from(pointer), pointer.length)).toThrow(/git lfs pull/);
  expect(() => readHeader(Buffer.from("host,address\nalpha,10.0.0.1\n"), 28)).toThrow(/text/);
});

test("a raw image that was cut off is refused by what it says that it holds", () => {
  const MIB = 1024 ** 2;
  const empty = (): Buffer => Buffer.alloc(HEADER_BYTES);
  const mbr = empty();
  mbr.set([0x55, 0xaa], 510);
  mbr.writeUInt8(0x83, 446 + 4);
  mbr.writeUInt32LE(2048, 446 + 8);
  mbr.writeUInt32LE(2048, 446 + 12);
  const gpt = empty();
  gpt.set([0x55, 0xaa], 510);
  gpt.writeUInt8(0xee, 446 + 4);
  gpt.writeUInt32LE(1, 446 + 8);
  gpt.writeUInt32LE(0xffffffff, 446 + 12);
  gpt.write("EFI PART", 512, "latin1");
  gpt.writeBigUInt64LE(2n, 512 + 72);
  gpt.writeUInt32LE(128, 512 + 80);
  gpt.writeUInt32LE(128, 512 + 84);
  gpt.fill(7, 1024 + 128, 1024 + 128 + 32);
  gpt.writeBigUInt64LE(2048n, 1024 + 128 + 32);
  gpt.writeBigUInt64LE(4095n, 1024 + 128 + 40);
  const ext4 = empty();
  ext4.set([0x53, 0xef], 1080);
  ext4.writeUInt32LE(512, 1028);
  ext4.writeUInt32LE(2, 1048);
  const xfs = empty();
  xfs.write("XFSB", 0, "latin1");
  xfs.writeUInt32BE(4096, 4);
  xfs.writeBigUInt64BE(512n, 8);
  for (const head of [mbr, gpt, ext4, xfs]) {
    expect(formatOf(head, 2 * MIB)).toBe("raw");
    expect(() => formatOf(head, 2 * MIB - 1)).toThrow(/reaches to byte 2097152.*cut off/);
    expect(readHeader(head, MIB, true).format).toBe("raw");
  }
});

test("random bytes are refused, unless somebody insists or a disk's structure is among them", () => {
  const random = randomBytes(HEADER_BYTES);
  random[510] = 0;
  expect(() => formatOf(random)).toThrow(/format = "raw"/);
  expect(readHeader(random, 1000 * 512, true)).toEqual({ format: "raw", virtual_size_bytes: 512_000 });
  const boot = Buffer.from(random);
  // No table, but what a boot sector of a file system has there.
  boot.set([0x55, 0xaa], 510);
  expect(formatOf(boot)).toBe("raw");
  const ext4 = Buffer.from(random);
  ext4.set([0x53, 0xef], 1080);
  ext4.writeUInt32LE(1000, 1028);
  ext4.writeUInt32LE(2, 1048);
  expect(formatOf(ext4)).toBe("raw");
  // A disk without any structure that its kernel is given to, and a text-like one.
  expect(formatOf(Buffer.alloc(HEADER_BYTES, 1))).toBe("raw");
  expect(readHeader(Buffer.from("%PDF-1.7\n"), 9, true).format).toBe("raw");
});
