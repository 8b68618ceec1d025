import { spawnSync } from "node:child_process";
import { expect, test } from "@jest/globals";
import { catalog, groups } from "../commands/catalog.ts";
import { mainPage, manPage, pageName } from "./man.ts";

test("every command has a page that names its options, and the main page names it", () => {
  const main = mainPage(groups);
  for (const command of catalog.filter(({ hidden }) => hidden !== true)) {
    expect(main).toContain(`.B ${command.name.replaceAll("-", "\\-")}\n`);
    const page = manPage(command);
    for (const { name } of command.options ?? []) {
      expect([pageName(command), page]).toEqual([
        expect.stringMatching(/^croft-[a-z-]+\.1$/),
        expect.stringContaining(`\\-\\-${name.replaceAll("-", "\\-")}`),
      ]);
    }
  }
});

test("a line that begins with a dot stays text", () => {
  const page = manPage({
    name: "odd",
    summary: "an odd one",
    description: [".SH is no heading here"],
    load: async () => async () => undefined,
  });
  expect(page).toContain("\\&.SH is no heading here");
});

test("groff formats the pages without a complaint, where it is installed", () => {
  const groff = spawnSync("groff", ["--version"]);
  if (groff.error !== undefined) {
    process.stdout.write("groff is not installed: the pages were not formatted\n");
    return;
  }
  for (const page of [mainPage(groups), ...catalog.map(manPage)]) {
    const { status, stderr } = spawnSync("groff", ["-K", "utf8", "-man", "-Tutf8", "-ww"], {
      input: page,
      encoding: "utf8",
    });
    expect([status, stderr]).toEqual([0, ""]);
  }
});
