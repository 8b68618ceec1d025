import { hasErrors } from "../tfplugin/diagnostic.ts";
import { PlanAction } from "../tfplugin/messages.ts";
import { attempt } from "./attempt.ts";
import { checkDeferral } from "./conformance/checks.ts";
import type { Rpc } from "./runtime.ts";
import { diagnosticsOf } from "./validation.ts";
import { readCapabilities, readPresent, unknownName, writeDeferred, writeDiagnostics } from "./wire.ts";

const RPC = "PlanAction";

export const planAction: Rpc = async (runtime, bytes) => {
  const request = PlanAction.request.decode(bytes);
  const { actionType } = request;
  const action = runtime.definition.actions?.get(actionType);
  if (action === undefined) {
    const diagnostics = writeDiagnostics([unknownName("action", actionType)]);
    return PlanAction.response.encode({ diagnostics });
  }
  return PlanAction.response.encode(
    await attempt(RPC, actionType, runtime.log, async () => {
      const config = readPresent(runtime.codec(action.schema.block), request.config);
      const clientCapabilities = readCapabilities(request.clientCapabilities);
      // Values that come from variables were unknown when it was validated.
      const wrong = await diagnosticsOf(runtime, action, request.config);
      if (hasErrors(wrong)) return { diagnostics: writeDiagnostics(wrong) };
      const reply = (await action.plan?.({ config, clientCapabilities }, runtime.context)) ?? {};
      const { deferred, diagnostics = [] } = reply;
      const broken = checkDeferral(RPC, actionType, deferred, clientCapabilities);
      return {
        diagnostics: writeDiagnostics([...diagnostics, ...broken]),
        deferred: clientCapabilities.deferralAllowed ? writeDeferred(deferred) : null,
      };
    }),
  );
};
