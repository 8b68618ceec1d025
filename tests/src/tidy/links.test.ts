// Every link of the documentation to something in this repository leads to it.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@jest/globals";
import { execaSync } from "execa";
import { root } from "../harness/clone.ts";

const LINK = /\]\((?!https?:|mailto:|#)([^)\s]+)\)/g;
const CODE = /```[\s\S]*?```|`[^`\n]*`/g;

/** Of a heading, as the places that show Markdown make it. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .trim()
    .replaceAll(" ", "-");

const anchorsOf = (file: string): string[] =>
  [...readFileSync(file, "utf8").matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) => anchorOf(heading));

function broken(file: string): string[] {
  const text = readFileSync(path.join(root, file), "utf8").replace(CODE, "");
  return [...text.matchAll(LINK)].flatMap(([, target = ""]) => {
    const [to = "", anchor] = target.split("#");
    const found = path.resolve(root, path.dirname(file), to);
    if (!existsSync(found)) return [`${file}: ${target}`];
    if (anchor === undefined || !found.endsWith(".md") || anchorsOf(found).includes(anchor)) return [];
    return [`${file}: ${target}`];
  });
}

test("every link between pages leads to its page and heading", () => {
  const { stdout } = execaSync("git", ["ls-files", "*.md"], { cwd: root });
  expect(stdout.split("\n").flatMap(broken)).toEqual([]);
});
