/**
 * Every ephemeral resource of the provider. Opening one is one POST of what is configured. A token is ended when the run needs
 * it no longer; a certificate ends by itself.
 */
import { EPHEMERAL_RESOURCES } from "@croft/schemas/generated/terraform/provider.ts";
import type { EphemeralModel } from "@croft/schemas/terraform-model.ts";
import { dataSourceSchema } from "../kit/schema.ts";
import { validateAttributes } from "../kit/validate.ts";
import type { Croft } from "../lifecycle/croft.ts";
import { explain, interrupted, notConfigured } from "../lifecycle/explain.ts";
import type {
  CallContext,
  EphemeralResourceDefinition,
  OpenReply,
  OpenRequest,
  PrivateRequest,
  Reply,
} from "../rpc/provider-definition.ts";
import { emptyObject, type TfObject } from "../tfplugin/value.ts";

interface Making {
  /** Where it is asked for, below `/v1`. */
  readonly path: string;
  /** Whether it is ended when Terraform needs it no longer, by its id below `path`. */
  readonly revocable: boolean;
  /** What counts when the configuration is silent and the answer does not say. */
  readonly defaults: (config: TfObject) => Readonly<Record<string, number | string>>;
}

const MAKING: Readonly<Record<string, Making>> = {
  croft_token: {
    path: "tokens",
    revocable: true,
    defaults: ({ project }) => ({ ttl_seconds: 3600, role: (project ?? null) === null ? "admin" : "member" }),
  },
  croft_ssh_certificate: {
    path: "ssh_certificates",
    revocable: false,
    defaults: () => ({ ttl_seconds: 300 }),
  },
};

export function ephemeralResources(): ReadonlyMap<string, EphemeralResourceDefinition<Croft>> {
  return new Map(EPHEMERAL_RESOURCES.map((model) => [model.name, definitionOf(model)]));
}

function definitionOf(model: EphemeralModel): EphemeralResourceDefinition<Croft> {
  const making = MAKING[model.name];
  if (making === undefined) throw new Error(`nothing makes ${model.name}`);
  return {
    schema: dataSourceSchema(model),
    validateConfig: ({ config }) => ({ diagnostics: validateAttributes(model.attributes, config) }),
    open: (request, context) => open(model, making, request, context),
    ...(making.revocable ? { close: (request, context) => close(making, request, context) } : {}),
  };
}

/** Its holder is done with it. What cannot be ended now ends by itself. */
async function close(
  { path }: Making,
  request: PrivateRequest,
  { provider, signal, log }: CallContext<Croft>,
): Promise<Reply> {
  const id = Buffer.from(request.private).toString("utf8");
  if (provider?.client === undefined || id === "") return {};
  try {
    await provider.client.remove(path, id, signal);
  } catch (error) {
    log("warn", `could not end ${id}: ${error instanceof Error ? error.message : String(error)}`);
  }
  return {};
}

async function open(
  model: EphemeralModel,
  { path, defaults, revocable }: Making,
  { config, clientCapabilities }: OpenRequest,
  { provider, signal }: CallContext<Croft>,
): Promise<OpenReply> {
  const what = `Opening ephemeral.${model.name}`;
  const client = provider?.client;
  if (client === undefined) {
    return clientCapabilities.deferralAllowed
      ? { deferred: "provider_config_unknown" }
      : { diagnostics: [notConfigured(what)] };
  }
  try {
    const body = emptyObject();
    const silent = defaults(config);
    for (const { name, optional, required } of model.attributes) {
      const value = config[name] ?? silent[name] ?? null;
      if ((optional || required) && value !== null) body[name] = value;
    }
    const made = await client.make(path, body, signal);
    const result = emptyObject();
    for (const { name } of model.attributes) result[name] = body[name] ?? made[name] ?? null;
    return { result, ...(revocable ? { private: Buffer.from(String(made.id)) } : {}) };
  } catch (error) {
    return { diagnostics: signal.aborted ? [interrupted(what)] : explain(error, what, model) };
  }
}
