// The pages of the documentation site: which files of the repository they are made of, and where each stands on the site.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

export interface Page {
  /** The file of the repository, Markdown. */
  source: string;
  /** The page's place on the site, such as howto/first-vm.html. */
  place: string;
  title: string;
  markdown: string;
}

export interface Chapter {
  title: string;
  pages: readonly Page[];
}

/** `[chapter, files or folders of Markdown, folder on the site]`; a folder's pages stand in the order of their names. */
const CHAPTERS: readonly (readonly [string, readonly string[], string])[] = [
  ["Begin", ["docs/README.md", "docs/concepts.md", "docs/install.md"], ""],
  ["How to", ["docs/howto"], "howto"],
  ["Operate", ["docs/operate", "docs/operate/alerts"], "operate"],
  ["Coming from", ["docs/from"], "from"],
  ["Examples", ["examples"], "examples"],
  ["Resources", ["provider/docs/index.md", "provider/docs/resources"], "reference/resources"],
  ["Data sources", ["provider/docs/data-sources"], "reference/data-sources"],
  [
    "Actions, lists, functions",
    [
      "provider/docs/actions",
      "provider/docs/ephemeral-resources",
      "provider/docs/functions",
      "provider/docs/list-resources",
    ],
    "reference/more",
  ],
  ["Settings", ["schemas/generated/reference"], "reference/settings"],
  ["Security", ["SECURITY.md"], "security"],
  [
    "Development",
    [
      "schemas/README.md",
      "provider/README.md",
      "reconciler/README.md",
      "host-agent/README.md",
      "cli/README.md",
      "tests/README.md",
    ],
    "development",
  ],
];

/** Files that show how something is written, which stand below an example's README. */
const CODE: Readonly<Record<string, string>> = {
  ".tf": "hcl",
  ".ts": "ts",
  ".sh": "sh",
  ".yml": "yaml",
  ".yaml": "yaml",
};

/** All chapters with their pages, of the repository in the folder `root`. */
export function readChapters(root: string): Chapter[] {
  return CHAPTERS.map(([title, sources, folder]) => ({
    title,
    pages: sources.flatMap((source) => pagesOf(root, source, folder)),
  }));
}

function pagesOf(root: string, source: string, folder: string): Page[] {
  if (source === "examples") return examples(root, folder);
  if (source.endsWith(".md")) return [page(root, source, folder)];
  if (!existsSync(path.join(root, source))) return [];
  return readdirSync(path.join(root, source))
    .filter((name) => name.endsWith(".md"))
    .sort()
    .map((name) => page(root, `${source}/${name}`, placeBelow(source, folder)));
}

/** Folders of the provider's documentation that share a chapter keep their names, which their pages share. */
const placeBelow = (source: string, folder: string): string =>
  folder === "reference/more" || source.endsWith("/alerts")
    ? `${folder}/${path.posix.basename(source)}`
    : folder;

function page(root: string, source: string, folder: string): Page {
  const markdown = withoutHead(readFileSync(path.join(root, source), "utf8"));
  const base = path.posix.basename(source, ".md");
  // A README is its folder's page.
  const name =
    base === "README" ? (folder === "" ? "index" : path.posix.basename(path.posix.dirname(source))) : base;
  const place = path.posix.join(folder, `${name.toLowerCase()}.html`);
  return { source, place, title: titleOf(markdown, name), markdown };
}

/** Every folder of examples that has a README, with its files as text. */
function examples(root: string, folder: string): Page[] {
  const top = path.join(root, "examples");
  return readdirSync(top, { recursive: true, encoding: "utf8" })
    .filter((name) => path.basename(name) === "README.md" && !name.includes("node_modules"))
    .sort()
    .map((name) => {
      const own = page(root, `examples/${name}`, folder);
      const place = path.posix.join(folder, `${path.dirname(name).replaceAll("/", "-")}.html`);
      return { ...own, place, markdown: `${own.markdown}\n${codeOf(path.join(top, path.dirname(name)))}` };
    });
}

const codeOf = (folder: string): string =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && path.extname(entry.name) in CODE)
    .map(({ name }) => {
      const text = readFileSync(path.join(folder, name), "utf8").trimEnd();
      return `## ${name}\n\n\`\`\`\`${CODE[path.extname(name)]}\n${text}\n\`\`\`\`\n`;
    })
    .join("\n");

/** Registries' pages begin with facts between two lines of dashes, and what is generated with a remark. */
const withoutHead = (text: string): string =>
  text.replace(/^---\n[\s\S]*?\n---\n/, "").replace(/^\s*<!--[\s\S]*?-->\n/, "");

const titleOf = (markdown: string, name: string): string =>
  (/^# (.*)$/m.exec(markdown)?.[1] ?? name).replaceAll("`", "");
