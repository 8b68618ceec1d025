// Everything that can be declared, each kind at least once and with what depends on it, in three stages: made, changed
// (some of it in place, some by a replacement) and no longer wanted. The small core and Terraform take the same.
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { objectOf, type TfValue } from "../../../provider/src/tfplugin/value.ts";
import type { ReconcilerProcess } from "./reconciler-process.ts";
import type { Declared, Ref, World } from "./small-core.ts";

export const STAGES = ["made", "changed", "gone"] as const;
export type Stage = (typeof STAGES)[number];

const KEYS = {
  made: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f",
  changed: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHmXWlxHwCpvdnhZ0y4JH7rA4yWbDgFqPlO2CqlM0hAe",
};

/** `name` is that of its project, which no other world of the same reconciler has; `host` makes its disks. */
export interface WorldPlace {
  readonly name: string;
  readonly host: string;
  /** Where files that are uploaded lie. */
  readonly folder: string;
  /** The reconciler's state folder, below which it takes images from `file:` addresses. */
  readonly stateDir: string;
}

export function wholeWorld(place: WorldPlace, stage: Stage): World {
  if (stage === "gone") return {};
  const { name, host } = place;
  const changed = stage === "changed";
  const description = changed ? "changed" : null;
  const declare = (type: string, config: Declared["config"]): Declared => ({
    type,
    config: (ref) => ({ ...config(ref), tags: changed ? objectOf({ stage }) : null }),
  });
  const inProject = (ref: Ref) => ({ project: ref("project", "name") });
  const partition = (own: Record<string, TfValue>): Declared =>
    declare("croft_partition", (ref) => ({
      ...inProject(ref),
      disk: ref("disk", "id"),
      on_delete: "wipe",
      size_gib: 1,
      ...own,
    }));
  return {
    project: declare("croft_project", () => ({ name, description })),
    key: declare("croft_ssh_key", (ref) => ({ ...inProject(ref), name: "me", public_key: KEYS[stage] })),
    uploaded: declare("croft_image", (ref) => ({
      ...inProject(ref),
      name: "uploaded",
      path: file(path.join(place.folder, `${name}-${stage}`)),
    })),
    fetched: declare("croft_image", (ref) => ({
      ...inProject(ref),
      name: "fetched",
      url: `file://${file(path.join(place.stateDir, "images-in", name))}`,
    })),
    disk: declare("croft_disk", () => ({ host, file: objectOf({ name, size_gib: changed ? 16 : 8 }) })),
    grown: partition({ name: "grown", size_gib: changed ? 2 : 1 }),
    formatted: partition({ name: "formatted", filesystem: changed ? "xfs" : "ext4" }),
    vm: declare("croft_vm", (ref) => ({
      ...inProject(ref),
      name: "app",
      image: ref("uploaded", "id"),
      ssh_keys: [ref("key", "id")],
      description,
      cpus: 1,
      memory_mib: 64,
      root_disk_gib: 1,
      partitions: [objectOf({ partition: ref("formatted", "id"), serial: null, read_only: null })],
    })),
    attachment: declare("croft_partition_attachment", (ref) => ({
      vm: ref("vm", "id"),
      partition: ref("grown", "id"),
      force_detach: changed,
    })),
  };
}

/** A file whose contents no other name has. Written once: a reconciler may be reading it when its world is declared again. */
function file(at: string): string {
  if (existsSync(at)) return at;
  mkdirSync(path.dirname(at), { recursive: true });
  writeFileSync(at, path.basename(at).padEnd(65_536, "."));
  return at;
}

/** As Terraform's configuration: JSON is an expression of its language, references in strings included. */
export function hclOf(world: World): string {
  const ref: Ref = (address, field) => `\${${world[address]?.type}.${address}.${field}}`;
  const blocks = Object.entries(world).map(([address, { type, config }]) => {
    const lines = Object.entries(config(ref)).map(
      ([name, value]) => `  ${name} = ${JSON.stringify(value)}\n`,
    );
    return `resource "${type}" "${address}" {\n${lines.join("")}}\n`;
  });
  return blocks.join("\n");
}

const PLURALS = [
  "projects",
  "ssh_keys",
  "images",
  "disks",
  "partitions",
  "vms",
  "partition_attachments",
] as const;

/** Ids of all that is there of a world, what is on its way out included. */
export async function idsThere(reconciler: ReconcilerProcess, name: string): Promise<string[]> {
  const all = (await Promise.all(PLURALS.map((plural) => reconciler.items(plural)))).flat();
  return all
    .filter((one) => one.project === name || one.name === name || one.spec.file?.name === name)
    .map(({ id }) => id as string)
    .sort();
}
