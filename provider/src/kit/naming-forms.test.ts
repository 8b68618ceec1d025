import { croftDisk } from "@croft/schemas/generated/terraform/croft-disk.ts";
import { croftImage } from "@croft/schemas/generated/terraform/croft-image.ts";
import { croftPartitionAttachment } from "@croft/schemas/generated/terraform/croft-partition-attachment.ts";
import { croftProject } from "@croft/schemas/generated/terraform/croft-project.ts";
import { croftVm } from "@croft/schemas/generated/terraform/croft-vm.ts";
import { describe, expect, test } from "@jest/globals";
import { pathText } from "../tfplugin/path.ts";
import { parseIdentity, parseImportId } from "./import-id.ts";
import { pathOfPointer } from "./pointer.ts";
import { parseDuration } from "./timeouts.ts";

const VM_ID = "vm_0123456789abcdef";
const PARTITION_ID = "prt_0123456789abcdef";

describe("what an import names", () => {
  test("is an id, or a name in the form of the kind", () => {
    expect(parseImportId(croftVm, VM_ID)).toEqual({ by: "id", id: VM_ID });
    expect(parseImportId(croftVm, "web/app-1")).toEqual({ by: "name", project: "web", name: "app-1" });
    expect(parseImportId(croftProject, "web")).toEqual({ by: "name", project: null, name: "web" });
    expect(parseImportId(croftImage, "-/debian")).toEqual({ by: "name", project: null, name: "debian" });
    expect(parseImportId(croftDisk, "alpha:wwn:0x5000")).toEqual({
      by: "disk",
      host: "alpha",
      identity: "wwn:0x5000",
    });
    expect(parseImportId(croftPartitionAttachment, `${VM_ID}/${PARTITION_ID}`)).toEqual({
      by: "attachment",
      vm: VM_ID,
      partition: PARTITION_ID,
    });
  });

  test("by its identity is an id of the kind, and never a name", () => {
    expect(parseIdentity(croftVm, VM_ID)).toEqual({ by: "id", id: VM_ID });
    for (const text of ["web/app-1", PARTITION_ID, ""])
      expect(parseIdentity(croftVm, text).by).toBe("nothing");
  });

  test.each([
    [croftVm, PARTITION_ID],
    [croftVm, "app-1"],
    [croftVm, "-/app-1"],
    [croftProject, "web/web"],
    [croftDisk, "alpha"],
    [croftPartitionAttachment, "web/app/data"],
    [croftImage, "/debian"],
  ])("in another form is answered with the forms there are", (model, text) => {
    expect(parseImportId(model, text).by).toBe("nothing");
  });
});

test.each([
  ["/spec/ports/0/guest_port", "ports[0].guest_port"],
  ["/spec/ports/0/cake", "ports[0]"],
  ["/spec/ssh_keys/1", "ssh_keys"],
  ["/spec/wait_for/1", "wait_for[1]"],
  ["/name", "name"],
  ["/tags/a~1b", 'tags["a/b"]'],
  ["/default_tags/x", 'tags["x"]'],
  ["/spec/cake", undefined],
  ["", undefined],
])("the pointer %s means the field %s", (pointer, field) => {
  const path = pathOfPointer(croftVm, pointer);
  expect(path === undefined ? undefined : pathText(path)).toBe(field);
});

test("a pointer to an upload means the file that was uploaded", () => {
  expect(pathOfPointer(croftImage, "/spec/upload")).toEqual(["path"]);
  expect(pathOfPointer(croftImage, "/spec/kernel/initrd_upload")).toEqual(["kernel", "initrd_path"]);
});

test.each([
  ["10m", 600_000],
  ["1h30m", 5_400_000],
  ["1.5s", 1500],
  ["250ms", 250],
  ["0s", undefined],
  ["10", undefined],
  ["-5m", undefined],
  ["m", undefined],
])("the duration %s is %s milliseconds", (text, milliseconds) => {
  expect(parseDuration(text)).toBe(milliseconds);
});
