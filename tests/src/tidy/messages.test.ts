// Every text that a person may read, of all programs, as its source writes it: with a sample in place of each value. What a
// text says is for a reader to judge; what can be told from its form is held here.

import { expect, test } from "@jest/globals";
import { type Expression, type Module, parseSync } from "@swc/core";
import { type SourceFile, sourceFiles } from "./source-tree.ts";

const isRead = ({ path, package: name }: SourceFile): boolean =>
  ["schemas", "provider", "reconciler", "host-agent", "cli"].includes(name) &&
  !/\.test\.ts$|fixture|\/generate\/|\/dist\//.test(path);

interface Text {
  where: string;
  text: string;
}

/** A value in a template stands for something with a name. */
const SAMPLE = "web";

function textOf(node: Expression): string | undefined {
  if (node.type === "StringLiteral") return node.value;
  if (node.type === "TemplateLiteral") {
    const [first, ...rest] = node.quasis.map(({ cooked, raw }) => cooked ?? raw);
    return [first, ...rest].join(SAMPLE);
  }
  if (node.type === "ParenthesisExpression") return textOf(node.expression);
  if (node.type !== "BinaryExpression" || node.operator !== "+") return undefined;
  const [left, right] = [textOf(node.left), textOf(node.right)];
  return left === undefined && right === undefined ? undefined : `${left ?? SAMPLE}${right ?? SAMPLE}`;
}

interface Call {
  where: string;
  name: string;
  texts: (string | undefined)[];
}

const isNode = (value: unknown): value is { type: string } =>
  typeof value === "object" && value !== null && typeof (value as { type?: unknown }).type === "string";

function visit(value: unknown, seen: (node: { type: string }) => boolean): void {
  if (Array.isArray(value)) for (const item of value) visit(item, seen);
  else if (typeof value === "object" && value !== null) {
    if (isNode(value) && !seen(value)) return;
    for (const child of Object.values(value)) visit(child, seen);
  }
}

const files = sourceFiles().filter(isRead);

function found(): { texts: Text[]; calls: Call[] } {
  const texts: Text[] = [];
  const calls: Call[] = [];
  for (const file of files) {
    const module: Module = parseSync(file.text, { syntax: "typescript", target: "es2022" });
    visit(module.body, (node) => {
      if (node.type === "ImportDeclaration") return false;
      if (node.type === "CallExpression") {
        const { callee, arguments: given } = node as unknown as {
          callee: { type: string; value?: string };
          arguments: { expression: Expression }[];
        };
        calls.push({
          where: file.path,
          name: callee.value ?? "",
          texts: given.map(({ expression }) => textOf(expression)),
        });
      }
      const text = textOf(node as Expression);
      if (text === undefined) return true;
      if (text.trim().split(/\s+/).length > 3) texts.push({ where: file.path, text });
      // The parts of a sum are no texts of their own, and what stands in a template may be.
      return node.type === "TemplateLiteral";
    });
  }
  return { texts, calls };
}

const { texts, calls } = found();

const offending = (pattern: RegExp, among = texts): string[] =>
  among.flatMap(({ where, text }) => {
    const match = pattern.exec(text);
    return match === null
      ? []
      : [`${where}: …${text.slice(Math.max(0, match.index - 30), match.index + 50)}…`];
  });

test("there are texts to look at", () => {
  expect(texts.length).toBeGreaterThan(1000);
  expect(calls.filter(({ name }) => name === "errorDiagnostic").length).toBeGreaterThan(50);
});

test("articles fit the words that follow them", () => {
  const vowel =
    /\b[Aa] (?!(?:un[iu]|one|us|ur|u[A-Z]|UU|UR|U-|eu|U[a-z]))(?:[aeio]\w|u[a-z]|SSH|ID\b|IP|ISO|OVA\b)/;
  const consonant =
    /\b[Aa]n (VM|vm|disk|partition|host|network|project|key|token|file|guest|new|reconciler|plan|snapshot|port|name|size|user)\b/;
  expect(offending(vowel)).toEqual([]);
  expect(offending(consonant)).toEqual([]);
});

test("no sentence ends twice, and no word stands twice", () => {
  expect(offending(/[a-z)]\.\.(?=\s|$)/)).toEqual([]);
  expect(offending(/\b(the|a|an|is|of|to|and|in|it|not|for|with|on)\s+\1\b/i)).toEqual([]);
});

test("what replaces a VM is not advised without saying that its root disk is lost", () => {
  const advised = texts.filter(({ text }) => /\b(replace the VM|make the VM anew|-replace=)/i.test(text));
  expect(advised.length).toBeGreaterThan(2);
  expect(advised.filter(({ text }) => !text.includes("root disk"))).toEqual([]);
});

test("what destroys is not advised without saying what is lost with it, or that it is to be what nobody needs", () => {
  const destroys =
    /(?:^(?=[A-Z])|[.:;,] |\bor |\bthen )(?:then )?(?:[Dd]elete|[Dd]estroy|[Rr]eplace|[Ee]rase|[Ww]ipe|[Oo]verwrite) (?:it|them|a|an|the|this|that|these|those|some|VMs?|images|partitions?|disks?)\b(?! again| image of that CD)/;
  const names =
    /\blost\b|root disk|bytes|quarantine|needed|nobody needs|need off it|no longer|gives? up|destroyed|destroys|zeros|stays|its host removes|\btoken\b/;
  const advised = texts.filter(({ text }) => destroys.test(text));
  expect(advised.length).toBeGreaterThan(10);
  expect(advised.filter(({ text }) => !names.test(text))).toEqual([]);
});

test("every source of what a person reads is among them", () => {
  const said = (start: string, pattern: RegExp): number =>
    texts.filter(({ where, text }) => where.startsWith(start) && pattern.test(text)).length;
  const sources: [string, RegExp][] = [
    ["reconciler/src/kinds/host/", /does not report/],
    ["reconciler/src/kinds/vm/first-boot-condition", /The guest could not do all/],
    ["reconciler/src/kinds/vm/boot-condition", /nothing to boot/],
    ["reconciler/src/kinds/disk/disk-quarantine", /It is a copy/],
    ["reconciler/src/kinds/partition/quarantine", /Its bytes are kept until/],
    ["reconciler/src/clock/", /The machine's clock shows/],
    ["reconciler/src/status/", /restored from a backup/],
    ["host-agent/src/report", /The clock of this machine/],
    ["host-agent/src/disk/", /older copy/],
    ["host-agent/src/check/", /virtualization/],
    ["schemas/src/error-texts", /Ask for less/],
    ["cli/src/commands/delete", /The root disk of/],
    ["cli/src/commands/host", /root disks hold is lost/],
    ["cli/src/gitops/", /waits? with|plans anew/],
    ["provider/src/lifecycle/", /untaint/],
  ];
  expect(sources.filter(([start, pattern]) => said(start, pattern) === 0)).toEqual([]);
});

test("nothing that the provider says speaks of what only REST knows", () => {
  const ofProvider = texts.filter(({ where }) => where.startsWith("provider/src/"));
  expect(offending(/\b(PATCH|If-Match|merge patch|Nothing was stored)\b/, ofProvider)).toEqual([]);
});

test("a diagnostic has a summary without a full stop, and a detail that ends as a sentence and says more", () => {
  const diagnostics = calls.filter(({ name }) => /^(error|warning)Diagnostic$/.test(name));
  const wrong = diagnostics.flatMap(({ where, texts: [summary, detail] }) => [
    ...(summary !== undefined && /[.!?]$/.test(summary) ? [`${where}: ${summary}`] : []),
    ...(detail !== undefined && detail !== "" && !/([.?!:`)"]|web|\n)$/.test(detail.trimEnd())
      ? [`${where}: ${detail}`]
      : []),
    ...(summary !== undefined && detail?.startsWith(summary) ? [`${where}: twice ${summary}`] : []),
  ]);
  expect(wrong).toEqual([]);
});
