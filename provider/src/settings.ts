/** The provider's own configuration. Configure makes no call; what is unknown is accepted, because a plan can do without. */

import { parseEndpoint } from "@croft/schemas/endpoint.ts";
import { CroftError, fullText } from "@croft/schemas/errors.ts";
import { PROVIDER_DESCRIPTION, SETTINGS } from "@croft/schemas/generated/terraform/provider.ts";
import { NAME } from "@croft/schemas/names.ts";
import { readAuthority } from "./authority.ts";
import type { ProviderEnvironment } from "./config.ts";
import { settingsSchema } from "./kit/schema.ts";
import { checkTags } from "./kit/validate.ts";
import type { Croft } from "./lifecycle/croft.ts";
import { createFileContents } from "./lifecycle/file-contents.ts";
import { NewDisks } from "./lifecycle/new-disks.ts";
import { oneAtATime } from "./lifecycle/one-at-a-time.ts";
import { Progress } from "./lifecycle/progress.ts";
import type { ReconcilerClient } from "./reconciler-client.ts";
import type { ConfigureReply, Reply } from "./rpc/provider-definition.ts";
import { type TerraformCommand, UNKNOWN_COMMAND } from "./terraform-command.ts";
import { type Diagnostic, errorDiagnostic } from "./tfplugin/diagnostic.ts";
import type { Schema } from "./tfplugin/schema.ts";
import { isUnknown, type TfObject, type TfValue } from "./tfplugin/value.ts";

const DEFAULT_REQUEST_TIMEOUT_SECONDS = 30;

export const SETTINGS_SCHEMA: Schema = settingsSchema(PROVIDER_DESCRIPTION, SETTINGS);

export function validateSettings(config: TfObject): Reply {
  const { endpoint, project, request_timeout_seconds: seconds, default_tags } = config;
  const diagnostics: Diagnostic[] = [...checkTags(default_tags ?? null, ["default_tags"])];
  if (typeof endpoint === "string") diagnostics.push(...checkEndpoint(endpoint));
  if (typeof project === "string" && !NAME.test(project)) {
    diagnostics.push(
      errorDiagnostic("project is not valid", `${JSON.stringify(project)} is not the name of a project.`, [
        "project",
      ]),
    );
  }
  if (typeof seconds === "number" && !(Number.isInteger(seconds) && seconds >= 1 && seconds <= 3600)) {
    diagnostics.push(
      errorDiagnostic("request_timeout_seconds is not valid", "Give a whole number from 1 to 3600.", [
        "request_timeout_seconds",
      ]),
    );
  }
  return { diagnostics };
}

function checkEndpoint(endpoint: string): Diagnostic[] {
  try {
    parseEndpoint(endpoint);
    return [];
  } catch (error) {
    if (!(error instanceof CroftError)) throw error;
    return [errorDiagnostic("endpoint is not valid", fullText(error), ["endpoint"])];
  }
}

/** `connect` makes the client; it is handed in so that nothing of it is loaded before it is needed. */
export async function configure(
  config: TfObject,
  environment: ProviderEnvironment,
  connect: (settings: {
    endpoint: string;
    token: string;
    caCertificate?: string;
    requestTimeoutMs: number;
  }) => Promise<ReconcilerClient>,
  { destroys, appliesPlan, oneAtATime: alone }: TerraformCommand = UNKNOWN_COMMAND,
): Promise<ConfigureReply<Croft>> {
  const endpoint = trimmed(config.endpoint ?? environment.endpoint);
  const token = trimmed(config.token ?? environment.token);
  const missing = [
    ...missingSetting("endpoint", "CROFT_ENDPOINT", endpoint),
    ...missingSetting("token", "CROFT_TOKEN", token),
  ];
  if (typeof endpoint === "string") missing.push(...checkEndpoint(endpoint));
  missing.push(...checkToken(token));
  if (missing.length > 0) return { diagnostics: missing };
  const settings = {
    project: config.project ?? environment.project,
    defaultTags: config.default_tags ?? null,
  };
  const walk = {
    settings,
    files: createFileContents(),
    walk: { applying: appliesPlan, destroys },
    held: new Set<string>(),
    staying: new Map<string, { prior: TfObject; config: TfObject }>(),
    made: new Set<string>(),
    claimed: new Set<string>(),
    newDisks: new NewDisks(),
    progress: new Progress(),
  };
  const { request_timeout_seconds: seconds } = config;
  const ca = config.ca_certificate ?? environment.caCertificate;
  if (typeof endpoint !== "string" || typeof token !== "string" || isUnknown(ca) || isUnknown(seconds)) {
    return { provider: { client: undefined, ...walk } };
  }
  const authority = typeof ca === "string" && ca !== "" ? readAuthority(ca) : undefined;
  if (Array.isArray(authority)) return { diagnostics: authority };
  const client = await connect({
    endpoint: endpoint.replace(/\/+$/, ""),
    token,
    ...(authority === undefined ? {} : { caCertificate: authority }),
    requestTimeoutMs: 1000 * (typeof seconds === "number" ? seconds : DEFAULT_REQUEST_TIMEOUT_SECONDS),
  });
  return { provider: { client: alone ? oneAtATime(client) : client, ...walk } };
}

/** A file's last line feed is no part of what it holds. */
const trimmed = (value: TfValue): TfValue => (typeof value === "string" ? value.trim() : value);

/** `b64token` of RFC 6750, section 2.1. Nothing of it is shown: it may be another secret. */
function checkToken(token: TfValue): Diagnostic[] {
  if (typeof token !== "string") return [];
  if (/^(~|\.{0,2}\/)/.test(token))
    return [
      errorDiagnostic(
        "token is not valid",
        'It looks like the path of a file. Give what is in the file: `file(…)` reads it, and CROFT_TOKEN="$(cat …)".',
        ["token"],
      ),
    ];
  if (/^[A-Za-z0-9._~+/-]*=*$/.test(token)) return [];
  return [
    errorDiagnostic(
      "token is not valid",
      "It holds characters that no token has, such as spaces, line feeds or quotes. Give the token alone, as `.croft/env` or the create of a token shows it.",
      ["token"],
    ),
  ];
}

function missingSetting(name: string, variable: string, value: TfValue): Diagnostic[] {
  if (value !== null && value !== "") return [];
  return [
    errorDiagnostic(
      `The provider has no ${name}`,
      `Set \`${name}\` in the provider's configuration or the environment variable ${variable}. After \`npm start\`, \`. .croft/env\` sets both variables that are needed.`,
      [name],
    ),
  ];
}
