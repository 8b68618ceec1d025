// Partitions of one disk, used by two VMs at once: each is confined to its range, also from a guest that talks to its disk
// past its kernel. With root through partition nodes, and as an unprivileged user through windows of the file.
import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createId } from "@croft/schemas/ids.ts";
import { expect, test } from "@jest/globals";
import { build } from "esbuild";
import { execa } from "execa";
import { root } from "../harness/clone.ts";
import { UNREAD, WRITTEN } from "../harness/hostile-disk.ts";
import { tinyGuest } from "../harness/tiny-guest.ts";
import { runTwoGuests, type TwoGuests } from "../harness/two-guests.ts";

/** A user who has nothing. */
const NOBODY = 52_007;
const asRoot = process.geteuid?.() === 0;

const ids = () => ({
  disk: createId("disk", randomBytes(10)),
  partitions: [createId("partition", randomBytes(10)), createId("partition", randomBytes(10))] as [
    string,
    string,
  ],
});

function mustBeConfined(found: TwoGuests): void {
  expect(found.states).toEqual(["ready", "ready"]);
  expect(found.sizes).toEqual(["8192", "8192"]);
  for (const { guest, host, expected } of found.written) expect([guest, host]).toEqual([expected, expected]);
  expect(found.kernelSays).toMatch(/No space left|short write/);
  const { "its first sector": first, "its last sector": last, ...beyond } = found.answers;
  expect([first, last]).toEqual(["ok", "ok"]);
  expect(found.allowedIsThere).toBe(true);
  const { "its first sector": read, "its last sector": end, ...readBeyond } = found.reads;
  expect([read, end]).toEqual([WRITTEN, WRITTEN].map((got) => ({ answer: "ok", got })));
  // The guest's memory is as it was: nothing of a neighbour came.
  expect(Object.keys(readBeyond)).toHaveLength(7);
  for (const one of Object.values(readBeyond)) expect(one).toEqual({ answer: "error", got: UNREAD });
  for (const how of ["discard", "write zeroes"]) {
    const { [`${how}, one of its own`]: own, ...others } = Object.fromEntries(
      Object.entries(found.emptied).filter(([what]) => what.startsWith(how)),
    );
    expect(own).toBe("ok");
    expect(Object.keys(others)).toHaveLength(5);
    expect(new Set(Object.values(others))).toEqual(new Set(["error"]));
  }
  expect(Object.keys(beyond)).toHaveLength(7);
  expect(new Set(Object.values(beyond))).toEqual(new Set(["error"]));
  expect(found.changedOutside).toEqual([]);
  expect(found.neighbourReads).toBe(found.written[1]?.expected);
}

/** Runs it in a process of another user, from one file that this user can read. */
async function asNobody(): Promise<TwoGuests & { uid: number }> {
  await tinyGuest();
  const folder = await mkdtemp(path.join(tmpdir(), "croft-nobody-"));
  try {
    await chmod(folder, 0o777);
    const program = path.join(folder, "two-guests.mjs");
    await build({
      entryPoints: [path.join(root, "tests/src/harness/two-guests-main.ts")],
      outfile: program,
      bundle: true,
      platform: "node",
      format: "esm",
      target: "node20",
      logLevel: "error",
      banner: {
        js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
      },
    });
    const { disk, partitions } = ids();
    const who = [`--reuid=${NOBODY}`, `--regid=${NOBODY}`, "--clear-groups"];
    const { stdout } = await execa("setpriv", [...who, process.execPath, program, disk, ...partitions], {
      env: { TMPDIR: folder, HOME: folder, XDG_RUNTIME_DIR: "" },
      cwd: "/",
    });
    return JSON.parse(stdout.split("\n").at(-1) as string);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

(asRoot ? test : test.skip)(
  "with root, through partition nodes",
  async () => {
    mustBeConfined(await runTwoGuests(ids()));
  },
  600_000,
);

test("as an unprivileged user, through windows of the file", async () => {
  const found = asRoot ? await asNobody() : { uid: process.geteuid?.(), ...(await runTwoGuests(ids())) };
  expect(found.uid).not.toBe(0);
  mustBeConfined(found);
}, 600_000);
