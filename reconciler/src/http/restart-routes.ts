// `POST /v1/vms/{id}/restart`: the guest is asked to power itself off and started again.

import type { CommandContext } from "../commands/context.ts";
import { orderRestart } from "../commands/restart-vm.ts";
import { checkMatch } from "../commands/update.ts";
import { notFound } from "../kinds/not-found.ts";
import type { Writes } from "../store/store.ts";
import { type Answer, answerOnce, replayKeyOf } from "./answer.ts";
import { principalOf } from "./authentication.ts";
import type { Handlers } from "./contract/serve.ts";
import { presentWhole, sendDocument } from "./present.ts";
import { writeAs } from "./write-as.ts";

async function restart(
  tx: Writes,
  id: string,
  { actor, ifMatch }: { actor: string; ifMatch: string | undefined },
): Promise<Answer> {
  const vm = await tx.documents.get("vm", id);
  if (!vm) throw notFound(`VM ${id}`);
  await checkMatch(tx, ifMatch, vm);
  const ordered = await orderRestart(tx, vm, actor);
  return { status: 202, body: await presentWhole(tx, ordered) };
}

export const restartHandlers = (context: CommandContext): Pick<Handlers, "restart_vm"> => ({
  async restart_vm(request, response) {
    const who = { actor: principalOf(request).id, ifMatch: request.headers["if-match"] };
    const replay = replayKeyOf(request);
    const id = String(request.params.id);
    const answer = await writeAs(context, principalOf(request), (tx) =>
      answerOnce(tx, replay, () => restart(tx, id, who)),
    );
    sendDocument(request, response, answer);
  },
});
