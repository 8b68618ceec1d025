/**
 * Every ephemeral resource of the provider. Opening one is one POST of what is configured. A token is renewed while the run
 * needs it, and ended when it does no longer; a certificate ends by itself.
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
} from "../rpc/provider-definition.ts";
import { emptyObject, type TfObject } from "../tfplugin/value.ts";
import { closeLease, leaseOf, renewLease } from "./lease.ts";

interface Making {
  /** Where it is asked for, below `/v1`. */
  readonly path: string;
  /** Whether it is renewed as long as Terraform needs it, and ended afterwards, by its id below `path`. */
  readonly renewed: boolean;
  /** What counts when the configuration is silent and the answer does not say. */
  readonly defaults: (config: TfObject) => Readonly<Record<string, boolean | number | string>>;
}

const MAKING: Readonly<Record<string, Making>> = {
  croft_token: {
    path: "tokens",
    renewed: true,
    defaults: ({ project }) => ({
      ttl_seconds: 3600,
      role: (project ?? null) === null ? "admin" : "operator",
    }),
  },
  croft_join_token: {
    path: "agent/join_tokens",
    renewed: false,
    defaults: () => ({ ttl_seconds: 3600, replaces_machine: false }),
  },
  croft_ssh_certificate: {
    path: "ssh_certificates",
    renewed: false,
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
    ...(making.renewed
      ? {
          renew: (request, context) => renewLease(making.path, request, context),
          close: (request, context) => closeLease(making.path, request, context),
        }
      : {}),
  };
}

async function open(
  model: EphemeralModel,
  { path, defaults, renewed }: Making,
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
    return { result, ...(renewed ? leaseOf(made, Number(body.ttl_seconds)) : {}) };
  } catch (error) {
    return { diagnostics: signal.aborted ? [interrupted(what)] : explain(error, what, model) };
  }
}
