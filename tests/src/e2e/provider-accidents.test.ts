// Never an orphan, never a double: a life of seven resources (made, changed, destroyed) in which each request once does
// not arrive, once has its answer lost, and in which the provider dies at both moments. Afterwards there is exactly what
// was declared, and nothing is left to plan.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { objectOf, type TfValue } from "../../../provider/src/tfplugin/value.ts";
import { build } from "../harness/built-provider.ts";
import { type ImitatedHost, imitateHost } from "../harness/imitated-host.ts";
import { type ReconcilerProcess, startReconciler } from "../harness/reconciler-process.ts";
import { Died, type Link, SmallCore, type World } from "../harness/small-core.ts";
import { type Relayed, type UnreliableLine, unreliableLine } from "../harness/unreliable-line.ts";

jest.setTimeout(240_000);

const KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f";
/** Lives at once: they mostly wait. */
const AT_ONCE = 8;

let reconciler: ReconcilerProcess;
let host: ImitatedHost;
let folder: string;

beforeAll(async () => {
  await build("reconciler");
  reconciler = await startReconciler();
  host = await imitateHost(reconciler, "alpha");
  folder = mkdtempSync(path.join(tmpdir(), "croft-accidents-"));
});

afterAll(async () => {
  await host?.stop();
  await reconciler?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** All that a life makes, under a project's name that no other life has. */
function world(name: string, size: number, description: string | null): World {
  const file = path.join(folder, name);
  writeFileSync(file, name.padEnd(65_536, "."));
  const tags = description === null ? null : objectOf({ description });
  const declare = (type: string, config: World[string]["config"]): World[string] => ({
    type,
    config: (ref) => ({ ...config(ref), tags }),
  });
  return {
    project: declare("croft_project", () => ({ name, description })),
    key: declare("croft_ssh_key", (ref) => ({
      project: ref("project", "name"),
      name: "me",
      public_key: KEY,
    })),
    image: declare("croft_image", (ref) => ({ project: ref("project", "name"), name: "base", path: file })),
    disk: declare("croft_disk", () => ({ host: "alpha", file: objectOf({ name, size_gib: 8 }) })),
    partition: declare("croft_partition", (ref) => ({
      ...{ project: ref("project", "name"), disk: ref("disk", "id"), name: "data" },
      ...{ size_gib: size, on_delete: "wipe" },
    })),
    vm: declare("croft_vm", (ref) => ({
      ...{ project: ref("project", "name"), name: "app", image: ref("image", "id"), description },
      ...{ cpus: 1, memory_mib: 64, root_disk_gib: 1 },
    })),
    attachment: declare("croft_partition_attachment", (ref) => ({
      ...{ vm: ref("vm", "id"), partition: ref("partition", "id"), force_detach: description !== null },
    })),
  };
}

const PLURALS = ["projects", "ssh_keys", "images", "disks", "partitions", "vms", "partition_attachments"];

/** How many objects of each kind belong to a life, those on their way out included. */
async function counts(name: string): Promise<number[]> {
  const all = await Promise.all(PLURALS.map((plural) => reconciler.items(plural)));
  return all.map(
    (items) =>
      items.filter((one) => one.project === name || one.name === name || one.spec.file?.name === name).length,
  );
}

interface Accident {
  request: number;
  when: "before" | "after";
  kills: boolean;
}

/** Lives once, with at most one accident; answers with the requests that took. */
async function live(name: string, accident?: Accident): Promise<Relayed[]> {
  const lines: UnreliableLine[] = [];
  const connect = async (died?: Promise<void>): Promise<Link> => {
    const line = await unreliableLine(reconciler.endpoint);
    lines.push(line);
    const settings = {
      endpoint: line.endpoint,
      token: reconciler.token,
      request_timeout_seconds: 5 as TfValue,
    };
    return died === undefined ? { settings } : { settings, died };
  };
  let die: () => void = () => undefined;
  const died = new Promise<void>((resolve) => {
    die = resolve;
  });
  let link = await connect(died);
  if (accident !== undefined) {
    void lines[0]?.cutAt(accident.request, accident.when, accident.kills ? die : undefined);
  }
  const core = new SmallCore();
  const reach = async (wanted: World, expected: number): Promise<void> => {
    try {
      await core.apply(wanted, link);
    } catch (error) {
      if (!(error instanceof Died)) throw error;
      // Nothing of a dead process reaches anybody any more.
      await lines[0]?.close();
      link = await connect();
      await core.apply(wanted, link);
    }
    const left = await core.plan(wanted, link).catch(async (error) => {
      if (!(error instanceof Died)) throw error;
      await lines[0]?.close();
      link = await connect();
      return core.plan(wanted, link);
    });
    expect(left).toEqual({});
    expect(await counts(name)).toEqual(PLURALS.map(() => expected));
  };
  try {
    await reach(world(name, 1, null), 1);
    await reach(world(name, 2, "changed"), 1);
    await reach({}, 0);
    return lines.flatMap(({ requests }) => requests);
  } finally {
    for (const line of lines) await line.close().catch(() => undefined);
  }
}

test("whatever request is lost, before or after it arrived, and whenever the provider dies", async () => {
  const requests = await live("calm");
  expect(requests.length).toBeGreaterThan(30);
  const accidents = requests.flatMap(({ method }, request): Accident[] => [
    { request, when: "before", kills: false },
    { request, when: "after", kills: true },
    // Whether what only reads arrived makes no difference to anybody.
    ...(method === "GET"
      ? []
      : ([
          { request, when: "after", kills: false },
          { request, when: "before", kills: true },
        ] as const)),
  ]);
  const failures: string[] = [];
  const work = async (): Promise<void> => {
    for (let accident = accidents.shift(); accident !== undefined; accident = accidents.shift()) {
      const { request, when, kills } = accident;
      const what = `${kills ? "death" : "cut"}-${when}-${request}`;
      await live(what, accident).catch((error: Error) => failures.push(`${what}: ${error.message}`));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  expect(failures).toEqual([]);
});
