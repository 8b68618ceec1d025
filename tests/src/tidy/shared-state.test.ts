// What one reconciler remembers is an assumption about there being one: it lies behind the interfaces of coordination/, or in
// the store. A map or a set that outlives a call anywhere else is named here, with why a second process would not mind.

import { expect, test } from "@jest/globals";
import { parseSync } from "@swc/core";
import { sourceFiles } from "./source-tree.ts";

const SOCKETS = "sockets and requests that this process holds open";
const BUDGETS = "what requests may take of this process; with two, a client may have twice as much";
const FIGURES = "figures of this process, which say so";
const LOOPS = "when a loop of this process runs again; forgotten, it runs sooner";
const VALUES = "a value of one call, or of one plan that coordination/ keeps";

/** By file: why each process may have its own. */
const OWN_OF_EACH_PROCESS: Readonly<Record<string, string>> = {
  "agents/join.ts": "which refusals are in the event log lately; forgotten, one is there twice",
  "agents/report-intake.ts": "a cache that is proven by the stored report's time",
  "agents/routes.ts": SOCKETS,
  "dry-run/planned-together.ts": VALUES,
  "federation/issuer-keys.ts": "public keys of others, which each process fetches",
  "http/connect-proxy.ts": SOCKETS,
  "http/event-routes.ts": "reads under way, shared by the streams of this process",
  "http/hand-over.ts":
    "updates whose requests wait here; with two, those of a circle that wait elsewhere are refused in the end",
  "http/large-bodies.ts": BUDGETS,
  "http/query.ts": VALUES,
  "http/request-limits.ts": BUDGETS,
  "http/request-turns.ts": BUDGETS,
  "http/token-lifetimes.ts": SOCKETS,
  "listen/port-listener.ts": SOCKETS,
  "loop/keyed-loop.ts": LOOPS,
  "metrics/exposition.ts": FIGURES,
  "metrics/kept-lines.ts": FIGURES,
  "metrics/request-figures.ts": FIGURES,
  "metrics/stream-positions.ts": FIGURES,
  "moves/drain-loop.ts": LOOPS,
  "moves/move-loop.ts": LOOPS,
  "recovery/host-recovery.ts": LOOPS,
  "recovery/host-storm.ts": "which silent hosts a person released; forgotten, it is asked for again",
  "scheduling/fleet.ts": VALUES,
  "scheduling/host-tree.ts": VALUES,
  "scheduling/place-vm.ts": VALUES,
  "status/condition-book.ts": FIGURES,
};

interface Node {
  type: string;
  [member: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && typeof (value as { type?: unknown }).type === "string";

function children(node: object): Node[] {
  return Object.values(node).flatMap((value: unknown): Node[] => {
    if (Array.isArray(value)) return value.flatMap((item) => (isNode(item) ? [item] : children(item ?? {})));
    if (isNode(value)) return [value];
    return typeof value === "object" && value !== null ? children(value) : [];
  });
}

function within(node: Node, found: Node[] = []): Node[] {
  found.push(node);
  for (const child of children(node)) within(child, found);
  return found;
}
const named = (node: unknown): string => (isNode(node) && typeof node.value === "string" ? node.value : "");

/** `new Map()` and the like that begin empty: what begins with contents is a table. */
const isEmptyCollection = (node: unknown): boolean =>
  isNode(node) &&
  node.type === "NewExpression" &&
  /^(Map|Set)$/.test(named(node.callee)) &&
  (!Array.isArray(node.arguments) || node.arguments.length === 0);

const isFunction = ({ type }: Node): boolean =>
  ["FunctionDeclaration", "FunctionExpression", "ArrowFunctionExpression", "MethodProperty"].includes(type);

/** Variables of this body that are empty collections. */
const collectionsOf = (statements: readonly Node[]): string[] =>
  statements
    .filter(({ type }) => type === "VariableDeclaration")
    .flatMap((statement) => children(statement))
    .filter((node) => node.type === "VariableDeclarator" && isEmptyCollection(node.init))
    .map(({ id }) => named(id));

const statementsOf = (body: unknown): Node[] =>
  isNode(body) && Array.isArray(body.stmts) ? body.stmts.filter(isNode) : [];

/** Whether a function returns something made of functions, which live on when it has ended. */
const returnsFunctions = (statements: readonly Node[]): boolean =>
  statements
    .filter(({ type }) => type === "ReturnStatement")
    .some(({ argument }) => isNode(argument) && keepsFunctions(argument));

function keepsFunctions(value: Node): boolean {
  if (value.type === "ParenthesisExpression" && isNode(value.expression))
    return keepsFunctions(value.expression);
  if (value.type === "ObjectExpression")
    return within(value).some((node) => node !== value && isFunction(node));
  return isFunction(value);
}

/** Names of collections in a file that outlive the call in which they were made. */
function keptCollections(text: string): string[] {
  if (!/new (Map|Set)\b/.test(text)) return [];
  const module = parseSync(text, { syntax: "typescript", target: "es2022" });
  const all = module.body.flatMap((item) => within(item as unknown as Node));
  const fields = all
    .filter((node) => /^(Private|Class)Property$/.test(node.type) && isEmptyCollection(node.value))
    .map(({ key }) => named(isNode(key) && isNode(key.id) ? key.id : key) || "a field");
  const ofModule = collectionsOf(
    module.body.map(
      (item) => (item.type === "ExportDeclaration" ? item.declaration : item) as unknown as Node,
    ),
  );
  const ofClosures = all
    .filter(isFunction)
    .map((node) => statementsOf(node.body))
    .filter(returnsFunctions)
    .flatMap(collectionsOf);
  return [...fields, ...ofModule, ...ofClosures];
}

test("a collection that outlives a call is found in a field, a module and a closure, and no other", () => {
  expect(keptCollections("class A { readonly #known = new Map<string, number>(); }")).toHaveLength(1);
  expect(keptCollections("export const known = new Set<string>();")).toEqual(["known"]);
  expect(
    keptCollections(
      "export function createA() { const known = new Map(); return { get: (a) => known.get(a) }; }",
    ),
  ).toEqual(["known"]);
  expect(
    keptCollections('const TABLE = new Set(["a"]); function f() { const x = new Map(); return x; }'),
  ).toEqual([]);
});

test("what a reconciler remembers lies in coordination/ or in the store", () => {
  const files = sourceFiles().filter(
    ({ path }) =>
      /^reconciler\/src\/(?!coordination\/|store\/)/.test(path) && !/\.test\.ts$|fixture|fake-/.test(path),
  );
  const found = files
    .map(({ path, text }) => ({ path: path.replace("reconciler/src/", ""), names: keptCollections(text) }))
    .filter(({ names }) => names.length > 0);
  expect(found.filter(({ path }) => !(path in OWN_OF_EACH_PROCESS))).toEqual([]);
  // None is named that is none any more.
  expect(found.map(({ path }) => path)).toEqual(expect.arrayContaining(Object.keys(OWN_OF_EACH_PROCESS)));
});
