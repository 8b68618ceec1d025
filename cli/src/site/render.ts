// A page as HTML that needs no server: links are relative, so it reads from a folder, a package or any web server alike.
import path from "node:path";
import MarkdownIt from "markdown-it";
import type { Chapter, Page } from "./pages.ts";

/** Of a heading, as the places that show Markdown make it. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .trim()
    .replaceAll(" ", "-");

/** Renders pages whose links lead to other pages of these chapters; what is no page stays as text. */
export function createRenderer(chapters: readonly Chapter[]): (page: Page) => string {
  const pages = chapters.flatMap((chapter) => chapter.pages);
  const placeOf = new Map(pages.flatMap((page) => namesOf(page).map((name) => [name, page.place])));
  const parser = new MarkdownIt({ html: false, linkify: false });
  return (page) => {
    const tokens = parser.parse(page.markdown, {});
    for (const [index, token] of tokens.entries()) {
      if (token.type === "heading_open") token.attrSet("id", anchorOf(tokens[index + 1]?.content ?? ""));
      for (const child of token.children ?? []) if (child.type === "link_open") turn(child, page, placeOf);
    }
    return frame(page, chapters, parser.renderer.render(tokens, parser.options, {}));
  };
}

/** A README is also what a link to its folder means. */
const namesOf = ({ source }: Page): string[] =>
  source.endsWith("/README.md") ? [source, path.posix.dirname(source)] : [source];

interface Link {
  attrGet(name: string): string | number | null;
  attrSet(name: string, value: string): void;
}

/** Lets a link to a file of the repository lead to its page. */
function turn(link: Link, page: Page, placeOf: ReadonlyMap<string, string>): void {
  const href = String(link.attrGet("href") ?? "");
  if (/^(https?:|mailto:|#)/.test(href)) return;
  const [to = "", anchor] = href.split("#");
  const target = path.posix.join(path.posix.dirname(page.source), to).replace(/\/$/, "");
  const place = placeOf.get(target);
  if (place === undefined) {
    // Of the sources, which the site does not show: its name says where it is.
    link.attrSet("class", "source");
    link.attrSet("title", target);
    link.attrSet("href", "#");
    return;
  }
  link.attrSet("href", `${relative(page, place)}${anchor === undefined ? "" : `#${anchor}`}`);
}

const relative = (from: Page, place: string): string =>
  path.posix.relative(path.posix.dirname(from.place), place);

const quoted = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

function frame(page: Page, chapters: readonly Chapter[], body: string): string {
  const entry = (other: Page): string =>
    `<li><a href="${relative(page, other.place)}"${other === page ? ' aria-current="page"' : ""}>${quoted(other.title)}</a></li>`;
  const contents = chapters
    .filter(({ pages }) => pages.length > 0)
    .map(
      ({ title, pages }) =>
        `<details${pages.includes(page) ? " open" : ""}><summary>${quoted(title)}</summary><ul>${pages.map(entry).join("")}</ul></details>`,
    )
    .join("\n");
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${quoted(page.title)} · Croft</title>
<link rel="stylesheet" href="${relative(page, "style.css")}">
<header><a href="${relative(page, "index.html")}">Croft</a> <a class="menu" href="#pages">Pages</a></header>
<div class="columns">
<nav id="pages" aria-label="Pages">
${contents}
</nav>
<main>
${body}</main>
</div>
</html>
`;
}
