import { expect, test } from "@jest/globals";
import type { TfObject } from "../tfplugin/value.ts";
import { vm } from "./vm.ts";

const summaries = (config: TfObject): string[] => (vm.validate?.(config) ?? []).map(({ summary }) => summary);

test("a VM is made of an image or installed from CDs, and may have its drives emptied after that", () => {
  expect(summaries({ image: null, cdroms: null })).toEqual(["The VM has neither `image` nor `cdroms`"]);
  for (const given of [{ image: "img_0" }, { cdroms: ["img_0"] }, { cdroms: [] }]) {
    expect(summaries({ image: null, cdroms: null, ...given })).toEqual([]);
  }
});

test("an image whose changes are ignored is not removed behind Terraform's back", async () => {
  const removed = async (config: TfObject): Promise<unknown[] | undefined> => {
    const asked = { prior: { host: null, image: "img_0" }, client: undefined, signal: AbortSignal.abort() };
    const answer = await vm.consult?.({
      ...asked,
      config: { host: null, image: null, cdroms: [], ...config },
    });
    return answer?.diagnostics as unknown[];
  };
  expect(await removed({ on_image_change: "ignore" })).toMatchObject([
    { severity: "error", path: ["image"] },
  ]);
  expect(await removed({ on_image_change: "replace" })).toEqual([]);
  expect(await removed({ on_image_change: "ignore", image: "img_1" })).toEqual([]);
});
