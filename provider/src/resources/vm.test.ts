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
