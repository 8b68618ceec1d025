// The site of this repository: every link on it leads to a page or a heading that is there.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { buildSite } from "./build.ts";

const root = path.resolve(import.meta.dirname, "../../..");
let out: string;
let files: string[];

beforeAll(() => {
  out = mkdtempSync(path.join(tmpdir(), "croft-site-"));
  buildSite(root, out);
  files = readdirSync(out, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".html"));
});
afterAll(() => rmSync(out, { recursive: true, force: true }));

const read = (name: string): string => readFileSync(path.join(out, name), "utf8");

function broken(name: string): string[] {
  return [...read(name).matchAll(/ (?:href|src)="([^"]*)"/g)].flatMap(([, target = ""]) => {
    if (/^(https?:|mailto:)/.test(target) || target === "#") return [];
    const [to = "", anchor] = target.split("#");
    const found = to === "" ? name : path.posix.join(path.posix.dirname(name), to);
    if (!existsSync(path.join(out, found))) return [`${name}: ${target}`];
    if (anchor === undefined || read(found).includes(`id="${decodeURIComponent(anchor)}"`)) return [];
    return [`${name}: ${target}`];
  });
}

test("every link leads to a page and its heading", () => {
  expect(files.length).toBeGreaterThan(60);
  expect(files.flatMap(broken)).toEqual([]);
});

test("every page of docs is on it, and each names all the others", () => {
  const docs = readdirSync(path.join(root, "docs"), { recursive: true, encoding: "utf8" });
  const places = docs
    .filter((name) => name.endsWith(".md"))
    .map((name) => name.replace(/README\.md$/, "index.md").replace(/\.md$/, ".html"));
  expect(places.filter((place) => !files.includes(place))).toEqual([]);
  const first = read("index.html");
  expect(files.filter((name) => name !== "index.html" && !first.includes(`href="${name}"`))).toEqual([]);
});

test("a link to a file that is no page leads nowhere, and says which file it is", () => {
  expect(
    files.filter((name) => /href="(?!https?:)[^"]*\.(ts|tf|json|yaml|service)"/.test(read(name))),
  ).toEqual([]);
  expect(read("index.html")).toContain('title="schemas/generated/openapi.json"');
});
