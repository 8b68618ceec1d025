// The bytes of a VM that leaves, as a stream for the host that it goes to. Nothing of it runs, and its partitions are claimed for
// the VM meanwhile, so nobody else writes to them.
import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import type { Duplex } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { MoveDocument } from "@croft/schemas/generated/typescript/messages.ts";
import type { Drives } from "../vm/devices/drive-source.ts";
import { blocksOf, type Place } from "./blocks.ts";
import { dataFrame, ItemDigest, noteFrame, readFrames } from "./frames.ts";
import type { Item } from "./notes.ts";
import { createStreamPair } from "./stream-pair.ts";
import { filesOf } from "./vm-files.ts";

export interface SendParts {
  folder: string;
  drives: Drives;
  /** Whether the one boot of `cdrom_once` was had. */
  onceOver: boolean;
  /** Called once, when nothing of the VM is claimed any more. */
  ended(): void;
}

interface Sent {
  item: Item;
  place: Place;
}

/** The stream of a move; it breaks with what goes wrong. */
export function sendMove(document: MoveDocument, parts: SendParts): Duplex {
  const [near, far] = createStreamPair();
  // Whoever reads hears of a fault by the end of the stream.
  pipeline(framesOf(document, parts, near), near)
    .catch(() => near.destroy())
    .finally(parts.ended);
  return far;
}

async function* framesOf(document: MoveDocument, parts: SendParts, input: Duplex): AsyncGenerator<Buffer> {
  const done = await requested(input);
  const { vm } = document;
  const claimed: string[] = [];
  try {
    const all: Sent[] = (await filesOf(parts.folder)).map((item) => ({
      item,
      place: { path: join(parts.folder, item.name), start: 0, size_bytes: item.size_bytes },
    }));
    for (const { partition } of document.partitions) {
      claimed.push(partition);
      const source = await parts.drives.open(partition, { vm, owner: null, readOnly: true });
      const start = source.kind === "window" ? source.offsetBytes : 0;
      const item: Item = { kind: "partition", name: partition, size_bytes: source.sizeBytes };
      all.push({ item, place: { path: source.path, start, size_bytes: source.sizeBytes } });
    }
    const total_bytes = all.reduce((sum, { item }) => sum + item.size_bytes, 0);
    yield noteFrame({ note: "start", total_bytes, once_over: parts.onceOver });
    for (const one of all) {
      yield noteFrame({ note: "item", item: one.item });
      if (!done.has(one.item.name)) yield* bytesOf(one);
    }
    yield noteFrame({ note: "end" });
  } finally {
    for (const partition of claimed) await parts.drives.close(partition, vm);
  }
}

/** The first frame. The stream is not let go, as leaving a loop over it would do. */
async function requested(input: Duplex): Promise<Set<string>> {
  const { value } = await readFrames(input).next();
  const asked = value?.type === "note" && value.note.note === "request" ? value.note.done : [];
  return new Set(asked);
}

async function* bytesOf({ item, place }: Sent): AsyncGenerator<Buffer> {
  // It may be another one by now, see `filesOf`.
  const flags = item.kind === "file" ? constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK : "r";
  const file = await open(place.path, flags);
  try {
    const digest = new ItemDigest();
    for await (const { offset, bytes } of blocksOf(file, place)) {
      if (bytes === null) {
        yield noteFrame({ note: "at", offset });
        continue;
      }
      digest.add(offset, bytes);
      yield dataFrame(offset, bytes);
    }
    yield noteFrame({ note: "item_end", sha256: digest.end() });
  } finally {
    await file.close();
  }
}
