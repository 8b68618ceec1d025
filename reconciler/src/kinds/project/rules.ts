// Projects. Nothing of a project lies on a host, so it is made and gone in one transaction.
//
//   (created) --> ready --> (gone, when it holds nothing)

import { CroftError } from "@croft/schemas/errors.ts";
import { KINDS, type Kind } from "@croft/schemas/generated/typescript/kinds.ts";
import { WRITABLE_KINDS } from "../host-kind.ts";
import { type KindRules, settled } from "../kind-rules.ts";

export const projectRules: KindRules<"project"> = {
  async create() {
    // Its usage is summed up when it is shown.
    return { status: settled({}, 1) };
  },

  async update(_reads, { before, generation }) {
    return { status: { ...before.status, observed_generation: generation } };
  },

  async remove(reads, { name }) {
    const counts = await reads.documents.countByKind(name ?? "");
    const held = [...WRITABLE_KINDS].sort().flatMap((kind) => {
      const count = counts[kind] ?? 0;
      return count === 0 ? [] : [`${count} ${plural(kind, count)}`];
    });
    const { states } = await reads.states.usedBy(name ?? "");
    if (states > 0) held.push(`${states} ${states === 1 ? "state" : "states"} of Terraform`);
    if (held.length === 0) return { gone: true };
    throw new CroftError("not_empty", `Project ${name} cannot be deleted: it holds ${held.join(", ")}.`, {
      detail: `Delete what it holds first, and wait until that is gone. What is being deleted counts until its host has let go.${
        states > 0
          ? ` States: \`croft state list -p ${name}\`; one that declares this project belongs in another.`
          : ""
      }`,
      facts: { holds: counts, leaving: await reads.documents.hasLeaving(name ?? "") },
    });
  },
};

const plural = (kind: Kind, count: number): string =>
  (count === 1 ? kind : KINDS[kind].plural).replaceAll("_", " ");
