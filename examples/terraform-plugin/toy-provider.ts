// A whole provider: `toy_file` is a file. Another path is another file, other text is written into the one that is there, and what
// somebody else writes or deletes is seen by the next plan.
import { readFile, rm, writeFile } from "node:fs/promises";
import {
  errorDiagnostic,
  objectOf,
  type ProviderDefinition,
  type ResourceDefinition,
  serveProvider,
  UNKNOWN,
} from "@croft/terraform-plugin";

const file: ResourceDefinition<string> = {
  schema: {
    version: 0,
    block: {
      attributes: {
        path: { type: "string", required: true, description: "Another path is another file." },
        text: { type: "string", required: true },
        bytes: { type: "number", computed: true, description: "How long the text is." },
      },
    },
  },
  async read({ currentState }) {
    const text = await readFile(String(currentState.path), "utf8").catch(() => null);
    // null: it is gone, so the plan makes it again.
    if (text === null) return { newState: null };
    return { newState: objectOf({ ...currentState, text, bytes: Buffer.byteLength(text) }) };
  },
  plan({ priorState, proposedNewState }) {
    if (proposedNewState === null) return { plannedState: null };
    const same = priorState !== null && priorState.text === proposedNewState.text;
    const bytes = same ? (priorState.bytes ?? UNKNOWN) : UNKNOWN;
    return { plannedState: objectOf({ ...proposedNewState, bytes }), requiresReplace: [["path"]] };
  },
  async apply({ priorState, plannedState }) {
    if (plannedState === null) {
      await rm(String(priorState?.path), { force: true });
      return { newState: null };
    }
    const { path, text } = plannedState;
    try {
      await writeFile(String(path), String(text));
    } catch (error) {
      return { diagnostics: [errorDiagnostic(`Cannot write ${path}`, String(error), ["path"])] };
    }
    return { newState: objectOf({ ...plannedState, bytes: Buffer.byteLength(String(text)) }) };
  },
};

const provider: ProviderDefinition<string> = {
  schema: { version: 0, block: { attributes: {} } },
  configure: () => ({ provider: "nothing to connect to" }),
  resources: new Map([["toy_file", file]]),
};

void serveProvider({
  environment: process.env,
  address: "registry.terraform.io/toy/toy",
  debug: process.argv.includes("--debug"),
  load: async () => provider,
});
