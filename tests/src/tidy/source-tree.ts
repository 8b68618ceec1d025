// The source tree as the tidy test sees it: files, and which file imports which.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../..");

const PACKAGES = ["schemas", "provider", "reconciler", "host-agent", "cli", "tests"];

export interface SourceFile {
  /** Path from the root of the repository. */
  path: string;
  package: string;
  text: string;
  /** Text without comments, so that what a comment mentions is not taken for code. */
  code: string;
  /** What it imports, as written. */
  imports: string[];
}

const IMPORT =
  /(?:^|[\s;])(?:import|export)\s[^"';]*?from\s*"([^"]+)"|import\s*\(\s*"([^"]+)"\s*\)|^import\s+"([^"]+)"/gm;

const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|[\s;,{(])\/\/.*$/gm, "$1");

export function sourceFiles(): SourceFile[] {
  return PACKAGES.flatMap((name) =>
    readdirSync(path.join(root, name), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.m?ts$/.test(entry.name) && !entry.name.endsWith(".d.mts"))
      .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
      .filter((file) => !/(^|\/)(node_modules|dist|generated)\//.test(file))
      .map((file) => {
        const text = readFileSync(path.join(root, file), "utf8");
        const code = withoutComments(text);
        const imports = [...code.matchAll(IMPORT)].map(
          (match) => (match[1] ?? match[2] ?? match[3]) as string,
        );
        return { path: file, package: name, text, code, imports };
      }),
  );
}

/**
 * Path (from the root) of the file of ours that an import means; undefined for packages of others and Node, and for an
 * import that stands in a text which a generator writes.
 */
export function resolveImport(file: SourceFile, specifier: string): string | undefined {
  if (specifier.startsWith(".")) {
    const target = path.join(path.dirname(file.path), specifier);
    return existsSync(path.join(root, target)) ? target : undefined;
  }
  const ours = /^@croft\/([^/]+)\/(.+)$/.exec(specifier);
  if (ours === null) return undefined;
  const [, name = "", rest = ""] = ours;
  return rest.startsWith("generated/") ? path.join(name, rest) : path.join(name, "src", rest);
}

/** One import cycle as the list of its files, or undefined. */
export function findCycle(graph: Map<string, string[]>): string[] | undefined {
  const done = new Set<string>();
  const trail: string[] = [];
  const visit = (node: string): string[] | undefined => {
    if (trail.includes(node)) return [...trail.slice(trail.indexOf(node)), node];
    if (done.has(node)) return undefined;
    trail.push(node);
    for (const next of graph.get(node) ?? []) {
      const cycle = visit(next);
      if (cycle !== undefined) return cycle;
    }
    trail.pop();
    done.add(node);
    return undefined;
  };
  for (const node of graph.keys()) {
    const cycle = visit(node);
    if (cycle !== undefined) return cycle;
  }
  return undefined;
}
