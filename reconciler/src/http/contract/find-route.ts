// Which route a path belongs to, by the table that the document is written from: nothing else is served. Paths are compared
// byte for byte (RFC 3986, section 6.2.2.1), literals before parameters.

import type { RouteFacts } from "@croft/schemas/route-facts.ts";

export interface FoundPath {
  /** By method, in lower case. */
  methods: ReadonlyMap<string, RouteFacts>;
  /** Parameters of the path, still in percent-encoding. */
  parameters: Readonly<Record<string, string>>;
}

interface Step {
  literals: Map<string, Step>;
  parameter?: { name: string; step: Step };
  methods: Map<string, RouteFacts>;
}

const newStep = (): Step => ({ literals: new Map(), methods: new Map() });

/** The parts of a path that begins with a slash. */
const partsOf = (path: string): string[] => path.split("/").slice(1);

function stepAfter(step: Step, part: string): Step {
  const name = /^\{(.+)\}$/.exec(part)?.[1];
  if (name === undefined) {
    const next = step.literals.get(part) ?? newStep();
    step.literals.set(part, next);
    return next;
  }
  step.parameter ??= { name, step: newStep() };
  if (step.parameter.name !== name)
    throw new Error(`{${name}} and {${step.parameter.name}} are in one place`);
  return step.parameter.step;
}

export function routeFinder(routes: readonly RouteFacts[]): (path: string) => FoundPath | undefined {
  const root = newStep();
  for (const route of routes) {
    for (const { method, path } of [route, ...(route.aliases ?? [])]) {
      partsOf(path).reduce(stepAfter, root).methods.set(method, route);
    }
  }
  return (path) => {
    const parameters: Record<string, string> = {};
    let step: Step = root;
    for (const part of partsOf(path)) {
      const literal = step.literals.get(part);
      if (literal === undefined) {
        if (step.parameter === undefined || part === "") return undefined;
        parameters[step.parameter.name] = part;
      }
      step = literal ?? (step.parameter?.step as Step);
    }
    return step.methods.size === 0 ? undefined : { methods: step.methods, parameters };
  };
}
