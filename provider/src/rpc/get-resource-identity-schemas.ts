import { GetResourceIdentitySchemas } from "../tfplugin/messages.ts";
import { encodeIdentitySchema } from "../tfplugin/schema-message.ts";
import type { Rpc } from "./runtime.ts";

export const getResourceIdentitySchemas: Rpc = async ({ definition }) =>
  GetResourceIdentitySchemas.response.encode({
    identitySchemas: new Map(
      [...definition.resources].flatMap(([name, { identity }]) =>
        identity === undefined ? [] : [[name, encodeIdentitySchema(identity.schema)] as const],
      ),
    ),
  });
