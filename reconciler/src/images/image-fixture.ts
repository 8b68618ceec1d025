// Images for tests: a real database, a state folder of their own, real servers on free ports, and the real process that
// looks into images, bundled as it is released.

import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { ImageSpec } from "@croft/schemas/generated/typescript/image.ts";
import { build } from "esbuild";
import { fairSlots } from "../coordination/memory/fair-slots.ts";
import { createKeyedLock } from "../coordination/memory/keyed-lock.ts";
import { asNew, IDS, sampleImage } from "../planner/sample-objects.ts";
import { openSqliteStore } from "../store/sqlite/open.ts";
import type { Store, Stored } from "../store/store.ts";
import { addressPolicy } from "./address-policy.ts";
import { openBlobFiles } from "./blob-files.ts";
import { FETCH_LIMITS } from "./fetch-url.ts";
import type { ImageParts } from "./image-file.ts";
import { passImage } from "./image-pass.ts";
import { UNPACK_LIMITS } from "./look-inside.ts";
import { roomBelow } from "./room.ts";
import { createUploads, type Uploader, type Uploads } from "./uploads.ts";

export const sha256 = (bytes: Buffer | string): string => createHash("sha256").update(bytes).digest("hex");
export const never = new AbortController().signal;
/** Of no project. */
export const ADMIN = { id: "tok_1", project: null };
/** A user that nothing else runs as. */
export const USER = 59_001;

export interface ImageProgram {
  url: URL;
  remove(): Promise<void>;
}

/** Bundles the process that looks into images. */
export async function bundleImageProgram(): Promise<ImageProgram> {
  const folder = await mkdtemp(join(tmpdir(), "croft-image-program-"));
  const outfile = join(folder, "image-child.cjs");
  const entry = new URL("./child-program.ts", import.meta.url).pathname;
  await build({ entryPoints: [entry], outfile, bundle: true, platform: "node", target: "node20" });
  return { url: pathToFileURL(outfile), remove: () => rm(folder, { recursive: true }) };
}

export interface ImageFixture {
  /** The state folder; `in/` below it is for `file:` URLs. */
  folder: string;
  store: Store;
  /** May be changed before a pass. */
  parts: ImageParts;
  uploads: Uploads;
  /** Milliseconds since 1970. */
  now: { value: number };
  insert(spec: ImageSpec, more?: Partial<Stored<"image">>): Promise<void>;
  image(): Promise<Stored<"image">>;
  /** Passes over an image of this spec and returns what became of it. */
  become(spec: ImageSpec, signal?: AbortSignal): Promise<Stored<"image">["status"]>;
  /** Puts a file where `file:` URLs may point, and returns its URL. */
  given(bytes: Buffer): Promise<string>;
  /** A server on a free port; returns `http://127.0.0.1:<port>`. */
  serve(listener: RequestListener): Promise<string>;
  listen(server: Server): Promise<string>;
  /** Names of what is arriving, and of whole blobs. */
  left(): Promise<string[]>;
  close(): Promise<void>;
}

/** Who uploads has a token. */
export const addToken = (store: Store, { id, project }: Uploader): Promise<void> =>
  store.write((tx) =>
    tx.access.putToken(
      {
        id,
        name: id,
        role: project === null ? "admin" : "operator",
        project,
        created_at: new Date(0).toISOString(),
        created_by: "test",
        expires_at: null,
      },
      id,
    ),
  );

/** `stateDir` is made when it is not given. */
export async function openImages(program: URL, stateDir?: string): Promise<ImageFixture> {
  const folder = stateDir ?? (await mkdtemp(join(tmpdir(), "croft-images-")));
  const store = await openSqliteStore(join(folder, "croft.db"));
  const now = { value: Date.now() };
  await addToken(store, ADMIN);
  await mkdir(join(folder, "in"));
  const parts: ImageParts = {
    store,
    files: await openBlobFiles(folder),
    lock: createKeyedLock(),
    now: () => now.value,
    room: roomBelow(folder),
    policy: addressPolicy(["127.0.0.1"]),
    imagesDir: join(folder, "in"),
    limits: { ...FETCH_LIMITS, attempts: 2, pauseMs: 1 },
    unpackLimits: UNPACK_LIMITS,
    slots: fairSlots({ total: 4, each: 2 }),
    child: { program, user: USER },
  };
  const servers: Server[] = [];
  const listen = async (server: Server): Promise<string> => {
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return `127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  const image = async (): Promise<Stored<"image">> =>
    (await store.documents.get("image", IDS.image)) as Stored<"image">;
  const insert = async (spec: ImageSpec, more: Partial<Stored<"image">> = {}): Promise<void> => {
    const pending = { ...sampleImage().status, state: "pending" as const, sha256: null, format: null };
    await store.write((tx) => tx.documents.insert(asNew(sampleImage({ spec, status: pending, ...more }))));
  };
  return {
    folder,
    store,
    parts,
    uploads: createUploads(parts),
    now,
    image,
    insert,
    listen,
    async become(spec, signal = never) {
      await insert(spec);
      await passImage(IDS.image, parts, signal);
      return (await image()).status;
    },
    async given(bytes) {
      await writeFile(join(folder, "in", "x"), bytes);
      return `file://${folder}/in/x`;
    },
    serve: async (listener) => `http://${await listen(createServer(listener))}`,
    left: async () => [...(await readdir(join(folder, "incoming"))), ...(await parts.files.all())],
    async close() {
      for (const server of servers) {
        server.close();
        server.closeAllConnections();
      }
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
