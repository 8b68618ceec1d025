import type { SpecOf, StatusOf } from "@croft/schemas/generated/typescript/kinds.ts";
import { expect, test } from "@jest/globals";
import type { Reads, Stored } from "../../store/store.ts";
import { partitionExplanation } from "./explanation.ts";

const [MIB, GIB] = [1024 ** 2, 1024 ** 3];

const partition = (id: string, project: string, [start, size]: [number, number]) =>
  ({
    kind: "partition",
    id,
    project,
    name: `${project}-data`,
    status: {
      start_bytes: start * GIB + MIB,
      size_bytes: size * GIB,
      attached_to: `vm_of_${project}`,
    },
  }) as Stored<"partition">;

/** A disk of 20 GiB on which both have to move for one of 13 GiB. */
const reads = {
  documents: {
    get: async () => ({ id: "dsk_a", status: { size_bytes: 20 * GIB } }),
    referrers: async () => [
      partition("prt_own", "web", [4, 2]),
      partition("prt_else", "rival", [8, 2]),
      partition("prt_first", "rival", [0, 2]),
    ],
  },
} as unknown as Reads;

test("of what moves for a new one, that of other projects is counted and not named", async () => {
  const spec = { size_gib: 13 } as SpecOf<"partition">;
  const named = { project: "web", name: "new" };
  const warned = async (project: string) =>
    partitionExplanation.create?.(reads, spec, { ...named, project }, {
      disk: "dsk_a",
    } as StatusOf<"partition">);
  const [remark] = (await warned("web")) ?? [];
  expect(remark).toMatchObject({ code: "moved", summary: expect.stringContaining("4 GiB are copied") });
  expect(remark?.detail).toContain("of other projects (4 GiB)");
  expect(JSON.stringify(remark)).not.toMatch(/rival|prt_else/);
  const [own] = (await warned("rival")) ?? [];
  expect(own?.detail).toContain("rival/rival-data (prt_else, 4 GiB, which VM vm_of_rival has)");
});
