/** What users write to import: an id, or a name in the form that the kind has. */

import { kindOfId } from "@croft/schemas/ids.ts";
import type { ResourceModel } from "@croft/schemas/terraform-model.ts";

export type ImportTarget =
  | { readonly by: "id"; readonly id: string }
  /** `project` is null for shared and global objects. */
  | { readonly by: "name"; readonly project: string | null; readonly name: string }
  | { readonly by: "disk"; readonly host: string; readonly identity: string }
  | { readonly by: "attachment"; readonly vm: string; readonly partition: string }
  | { readonly by: "nothing"; readonly forms: string };

/** Tells which object an import means. `nothing` says what forms there are. */
export function parseImportId(model: ResourceModel, text: string): ImportTarget {
  const kind = kindOfId(text);
  if (kind === model.kind) return { by: "id", id: text };
  const forms = formsOf(model);
  if (kind !== undefined) return { by: "nothing", forms };
  if (model.scope === "of_vm") {
    const [vm = "", partition = "", ...more] = text.split("/");
    return kindOfId(vm) === "vm" && kindOfId(partition) === "partition" && more.length === 0
      ? { by: "attachment", vm, partition }
      : { by: "nothing", forms };
  }
  if (model.kind === "disk") {
    const colon = text.indexOf(":");
    return colon > 0 && colon < text.length - 1
      ? { by: "disk", host: text.slice(0, colon), identity: text.slice(colon + 1) }
      : { by: "nothing", forms };
  }
  const parts = text.split("/");
  if (parts.includes("")) return { by: "nothing", forms };
  if (model.scope === "global") {
    return parts.length === 1 ? { by: "name", project: null, name: text } : { by: "nothing", forms };
  }
  const [project = "", name = ""] = parts;
  if (parts.length !== 2 || (project === "-" && model.scope !== "shareable")) return { by: "nothing", forms };
  return { by: "name", project: project === "-" ? null : project, name };
}

/** An identity is an id and nothing else. */
export const parseIdentity = (model: ResourceModel, id: string): ImportTarget =>
  kindOfId(id) === model.kind ? { by: "id", id } : { by: "nothing", forms: "its id" };

function formsOf(model: ResourceModel): string {
  const id = `its id (${model.kind === "vm" ? "vm_…" : "such as the `id` that REST shows"})`;
  if (model.scope === "of_vm") return `${id} or \`vm_id/partition_id\``;
  if (model.kind === "disk") return `${id} or \`host:identity\``;
  if (model.scope === "global") return `${id} or its \`name\``;
  return model.scope === "shareable"
    ? `${id}, \`project/name\`, or \`-/name\` for a shared one`
    : `${id} or \`project/name\``;
}
