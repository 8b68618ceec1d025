import { expect, test } from "@jest/globals";
import { IDS, sampleImage, VM_SPEC } from "../../planner/sample-objects.ts";
import { withMedia } from "./cdrom-condition.ts";
import { missingMedia, vmImages } from "./image-documents.ts";

const SHA = "c".repeat(64);
const iso = (id: string, status: object = {}) => {
  const sample = sampleImage();
  const found = { format: "iso", disk_sha256: SHA, disk_size_bytes: 4096, ...status };
  return [id, sampleImage({ id, name: id, status: { ...sample.status, ...found } as never })] as const;
};
const { image: _, ...empty } = VM_SPEC;
const spec = { ...empty, cdroms: ["here", "coming"] };

test("a VM without an image has a document as soon as its media are here, in their order", () => {
  expect(vmImages(spec, new Map([iso("coming"), iso("here")]), false)).toEqual({
    image: null,
    cdroms: [
      { id: "here", sha256: SHA, size_bytes: 4096 },
      { id: "coming", sha256: SHA, size_bytes: 4096 },
    ],
  });
});

test("one that runs goes on without a medium that is not here yet, and says so; every other waits", () => {
  const images = new Map([iso("here"), iso("coming", { state: "fetching", format: null })]);
  expect(vmImages(spec, images, false)).toEqual({ code: null, reason: "Image coming is not here yet." });
  expect(vmImages(spec, images, true)).toMatchObject({ cdroms: [{ id: "here" }, null] });
  const missing = missingMedia(spec, images);
  expect(withMedia([], missing)).toEqual([
    { type: "cdroms", status: "false", reason: "unavailable", message: "Image coming is not here yet." },
  ]);
  const reported = [{ id: "here", code: "host_error", message: "No loop device is free." }];
  const both = withMedia(withMedia([], missing), missing, reported);
  expect(both).toHaveLength(1);
  expect(both[0]?.message).toBe("Image coming is not here yet. No loop device is free.");
  expect(withMedia(both, [])).toEqual([]);
});

test("an image that turns out to be of the wrong kind for its place keeps the VM from its start", () => {
  const wrong = vmImages({ ...VM_SPEC, image: "here" }, new Map([iso("here")]), false);
  expect(wrong).toMatchObject({ code: "invalid_value", reason: expect.stringContaining("cdroms") });
  const disk = new Map([[IDS.image, sampleImage()]]);
  expect(vmImages({ ...empty, cdroms: [IDS.image] }, disk, false)).toMatchObject({ code: "invalid_value" });
  const failed = new Map([iso("here", { state: "failed", state_code: "fetch_failed" })]);
  expect(vmImages({ ...empty, cdroms: ["here"] }, failed, false)).toMatchObject({ code: "fetch_failed" });
});
