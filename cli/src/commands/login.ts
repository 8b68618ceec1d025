// `croft login ENDPOINT`: tries endpoint and token, and keeps them as a context.
import { existsSync, readFileSync } from "node:fs";
import { ConnectionError, ProblemError } from "@croft/schemas/client/failures.ts";
import { call } from "@croft/schemas/client/rest-client.ts";
import { parseEndpoint } from "@croft/schemas/endpoint.ts";
import type { Invocation, Run } from "../command-line/command.ts";
import { EXIT } from "../command-line/exit-status.ts";
import { usageFault } from "../command-line/parse.ts";
import { readClientSettings } from "../connection/config.ts";
import { CONTEXT_NAME, type Context, readContexts, writeContexts } from "../connection/context-file.ts";
import { Failure } from "../failure.ts";
import { readSecret } from "../question.ts";

export const run: Run = async (invocation, session) => {
  const settings = readClientSettings();
  const endpoint = invocation.argument("ENDPOINT");
  const address = parseEndpoint(endpoint);
  const usual = address.transport === "tls" ? address.url.hostname : "local";
  const name = invocation.text("context") ?? usual;
  if (!CONTEXT_NAME.test(name)) {
    throw usageFault(
      `${JSON.stringify(name)} is no name of a context.`,
      "Use letters, digits, dots and dashes.",
    );
  }
  const context = await contextOf(invocation, endpoint, settings.caCertificate, settings.token);
  await probe(context, invocation);
  const file = readContexts(settings.configFile);
  const contexts = { ...file.contexts };
  contexts[name] = context;
  writeContexts(settings.configFile, { current: name, contexts });
  session.say(`Logged in to ${endpoint} as context ${name}, which is the current one now.`);
  return undefined;
};

async function contextOf(
  invocation: Invocation,
  endpoint: string,
  usualCa: string | undefined,
  usualToken: string | undefined,
): Promise<Context> {
  const context: Context = { endpoint };
  const tokenFile = invocation.text("token-file");
  if (tokenFile !== undefined && invocation.flag("keep-token-file")) context.token_file = tokenFile;
  else
    context.token =
      tokenFile === undefined ? (usualToken ?? (await askToken())) : read(tokenFile, "token").trim();
  const ca = invocation.text("ca-certificate") ?? usualCa;
  // Its text, so that the context works when the file is gone.
  if (ca !== undefined)
    context.ca_certificate = ca.includes("-----BEGIN") ? ca : read(ca, "authority's certificate");
  const project = invocation.text("project");
  if (project !== undefined) context.project = project;
  return context;
}

async function askToken(): Promise<string> {
  const token = await readSecret("Token: ");
  if (token !== "") return token;
  throw usageFault(
    "No token was given.",
    "Type it when asked, or give it on standard input, in CROFT_TOKEN, or as --token-file FILE.",
  );
}

function read(file: string, what: string): string {
  if (!existsSync(file))
    throw usageFault(`The file ${file} with the ${what} is not there.`, "Name one that is.");
  return readFileSync(file, "utf8");
}

/** A token of any role may read the document of the interface. */
async function probe(
  { endpoint, token, token_file, ca_certificate }: Context,
  invocation: Invocation,
): Promise<void> {
  const api = {
    endpoint,
    token: token ?? read(token_file ?? "", "token").trim(),
    ...(ca_certificate === undefined ? {} : { caCertificate: ca_certificate }),
  };
  await call(api, "GET", "/openapi.json").catch((error: unknown) => {
    if (error instanceof ProblemError && error.status === 401) {
      throw new Failure(
        EXIT.denied,
        error.code,
        error.title,
        "Make one with `croft token create`, or ask an admin.",
        error,
      );
    }
    const untrusted = error instanceof ConnectionError && error.distrusted !== undefined;
    if (!untrusted || invocation.text("ca-certificate") !== undefined) throw error;
    throw new Failure(
      EXIT.unreachable,
      "unavailable",
      `The certificate of ${endpoint} is not one that this machine trusts (${error.reason}).`,
      "Give Croft's own authority: --ca-certificate with ca.pem of the reconciler's state folder.",
      error,
    );
  });
}
