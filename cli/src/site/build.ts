// The documentation as a site: `npm run docs` writes it, and the reconciler's package carries it.
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { readChapters } from "./pages.ts";
import { createRenderer } from "./render.ts";

/** Writes the site of the repository in `root` to the folder `out`, which is emptied before. Returns how many pages it has. */
export function buildSite(root: string, out: string): number {
  const chapters = readChapters(root);
  const render = createRenderer(chapters);
  const pages = chapters.flatMap((chapter) => chapter.pages);
  rmSync(out, { recursive: true, force: true });
  for (const page of pages) {
    const file = path.join(out, page.place);
    if (existsSync(file)) throw new Error(`two pages would be ${page.place}; the second is ${page.source}`);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, render(page));
  }
  copyFileSync(path.join(root, "cli/src/site/style.css"), path.join(out, "style.css"));
  copyPictures(root, out);
  return pages.length;
}

/** Pictures lie beside the pages that show them. */
function copyPictures(root: string, out: string): void {
  for (const name of readdirSync(path.join(root, "docs"), { recursive: true, encoding: "utf8" })) {
    if (!/\.(png|svg)$/.test(name)) continue;
    mkdirSync(path.dirname(path.join(out, name)), { recursive: true });
    copyFileSync(path.join(root, "docs", name), path.join(out, name));
  }
}
