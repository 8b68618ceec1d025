// Which Croft a command line is for, and as whom:
//
//   --context > CROFT_ENDPOINT > CROFT_CONTEXT > CROFT_HOME > current context > the clone's .croft > none: `croft login`
//
// A token comes from the environment, a file or the contexts, never from the command line, where all users of the machine
// could read it.
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Connection } from "../command-line/command.ts";
import { EXIT } from "../command-line/exit-status.ts";
import { Failure } from "../failure.ts";
import { readApi } from "../reconciler-api.ts";
import type { ClientSettings } from "./config.ts";
import type { Context, ContextFile } from "./context-file.ts";

/** `contexts` is called when the environment does not say it all. */
export async function connect(
  settings: ClientSettings,
  named: string | undefined,
  contexts: () => Promise<ContextFile>,
): Promise<Connection> {
  if (named === undefined && settings.endpoint !== undefined)
    return ofEnvironment(settings, settings.endpoint);
  const name = named ?? settings.context;
  if (name === undefined && settings.givenHome !== undefined) {
    const given = ofLocalHome(settings);
    if (given !== undefined) return given;
  }
  const file = await contexts();
  if (name !== undefined) return ofContext(settings, name, knownContext(file, name));
  if (file.current !== undefined) return ofContext(settings, file.current, knownContext(file, file.current));
  const local = ofLocalHome(settings);
  if (local !== undefined) return local;
  throw new Failure(
    EXIT.denied,
    "unauthorized",
    "No Croft to talk to is known.",
    "Run `croft login ENDPOINT`, or set CROFT_ENDPOINT and CROFT_TOKEN (and CROFT_CA_CERTIFICATE for https://).",
  );
}

function knownContext({ contexts }: ContextFile, name: string): Context {
  const context = contexts[name];
  if (context !== undefined) return context;
  const known = Object.keys(contexts);
  throw new Failure(
    EXIT.usage,
    "not_found",
    `There is no context ${name}.`,
    known.length === 0
      ? "Run `croft login ENDPOINT`."
      : `There are ${known.join(", ")}; \`croft login\` adds one.`,
  );
}

function ofEnvironment(settings: ClientSettings, endpoint: string): Connection {
  const { caCertificate, project } = settings;
  const token = givenToken(settings);
  if (token === undefined) {
    throw new Failure(
      EXIT.denied,
      "unauthorized",
      "CROFT_ENDPOINT is set, and there is no token.",
      "Set CROFT_TOKEN, or CROFT_TOKEN_FILE to a file that holds it. Unset CROFT_ENDPOINT to use a context.",
    );
  }
  const ca = authority(caCertificate);
  const environment: Record<string, string> = { CROFT_ENDPOINT: endpoint };
  if (caCertificate !== undefined) environment.CROFT_CA_CERTIFICATE = absoluteUnlessPem(caCertificate);
  if (settings.tokenFile !== undefined && settings.token === undefined) {
    environment.CROFT_TOKEN_FILE = path.resolve(settings.tokenFile);
  }
  const digest = createHash("sha256").update(endpoint).digest("hex").slice(0, 8);
  return {
    api: { endpoint, token, ...ca },
    project,
    sshHome: path.join(settings.stateFolder, `endpoint-${digest}`),
    environment,
  };
}

function ofContext(settings: ClientSettings, name: string, context: Context): Connection {
  const { endpoint, token, token_file, ca_certificate, project } = context;
  const own = givenToken(settings) ?? token ?? (token_file === undefined ? undefined : readToken(token_file));
  if (own === undefined) {
    throw new Failure(
      EXIT.denied,
      "unauthorized",
      `The context ${name} has no token.`,
      `Run \`croft login --context ${name} ${endpoint}\`, or set CROFT_TOKEN.`,
    );
  }
  return {
    api: { endpoint, token: own, ...authority(ca_certificate) },
    project: settings.project ?? project,
    sshHome: path.join(settings.stateFolder, name),
    environment: { CROFT_CONTEXT: name, CROFT_CONFIG: settings.configFile },
  };
}

function ofLocalHome(settings: ClientSettings): Connection | undefined {
  const home = settings.localHome;
  const api = home === undefined ? undefined : readApi(path.join(home, "reconciler"));
  if (home === undefined || api === undefined) return undefined;
  return { api, project: settings.project, sshHome: home, environment: { CROFT_HOME: home } };
}

const givenToken = ({ token, tokenFile }: ClientSettings): string | undefined =>
  token ?? (tokenFile === undefined ? undefined : readToken(tokenFile));

function readToken(file: string): string {
  try {
    return readFileSync(file, "utf8").trim();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Failure(
      EXIT.denied,
      "unauthorized",
      `The file ${file} with the token cannot be read (${code}).`,
      "Name a file that this user may read.",
    );
  }
}

const absoluteUnlessPem = (text: string): string =>
  text.includes("-----BEGIN") ? text : path.resolve(text.trim());

/** PEM as it is, or of the file that the text names. */
function authority(text: string | undefined): { caCertificate?: string } {
  if (text === undefined) return {};
  if (text.includes("-----BEGIN")) return { caCertificate: text };
  const file = text.trim();
  if (!existsSync(file)) {
    throw new Failure(
      EXIT.usage,
      "invalid_value",
      `The authority's certificate ${file} is not there.`,
      "Give PEM or the path of such a file: ca.pem in the reconciler's state folder.",
    );
  }
  return { caCertificate: readFileSync(file, "utf8") };
}
