// What `croft delete` says before it asks.
import type { Document } from "@croft/schemas/generated/typescript/kinds.ts";
import { expect, test } from "@jest/globals";
import { lossOf } from "./delete.ts";

const document = (kind: string, id: string, spec: object): Document =>
  ({
    kind,
    id,
    project: kind === "disk" ? null : "web",
    name: kind === "disk" ? null : "app",
    spec,
  }) as unknown as Document;

test.each([
  ["vm", { root_disk_gib: 20 }, "The root disk of web/app (20 GiB) is lost."],
  ["vm", { root_disk_gib: 20, tpm: true }, "The root disk of web/app (20 GiB) and its TPM are lost."],
  ["partition", { size_gib: 5, on_delete: "wipe" }, "The 5 GiB of web/app are overwritten with zeros."],
  ["partition", { size_gib: 5, retention_days: 0 }, "The 5 GiB of web/app are overwritten with zeros."],
  ["partition", { size_gib: 5 }, "The bytes of web/app are kept in quarantine for 7 days."],
  ["disk", { host: "a", device: "x" }, "dsk_1 is released with its bytes."],
  [
    "disk",
    { host: "a", file: { name: "x", size_gib: 9 }, on_delete: "erase" },
    "The file of dsk_1 (9 GiB) is erased, with all that is in quarantine on it.",
  ],
  ["project", {}, undefined],
])("a %s of %j", (kind, spec, said) => {
  expect(lossOf(document(kind, kind === "disk" ? "dsk_1" : "x_1", spec))).toBe(said);
});
