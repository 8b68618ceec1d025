// `POST /v1/partitions/{id}/purge`: the bytes in quarantine are wiped now.

import { CroftError } from "@croft/schemas/errors.ts";
import type { CommandContext } from "../commands/context.ts";
import { label } from "../kinds/kind-rules.ts";
import { notFound } from "../kinds/not-found.ts";
import { purge } from "../kinds/partition/quarantine.ts";
import type { Writes } from "../store/store.ts";
import { type Answer, answerOnce, replayKeyOf } from "./answer.ts";
import { principalOf } from "./authentication.ts";
import type { Handlers } from "./contract/serve.ts";
import { presentWhole, sendDocument } from "./present.ts";
import { writeAs } from "./write-as.ts";

async function purgeOne(tx: Writes, id: string, actor: string, now: Date): Promise<Answer> {
  const partition = await tx.documents.get("partition", id);
  if (!partition) throw notFound(`partition ${id}`);
  if (!partition.deleting) {
    throw new CroftError(
      "not_quarantined",
      `${label(partition)} cannot be purged: it is not in quarantine.`,
      {
        detail: "Only what was deleted can be purged. If its bytes are to be destroyed, delete it first.",
      },
    );
  }
  const purged = await purge(tx, partition, { actor, reason: "asked", now: now.getTime() });
  return { status: 202, body: await presentWhole(tx, purged) };
}

export const purgeHandlers = (context: CommandContext): Pick<Handlers, "purge_partition"> => ({
  async purge_partition(request, response) {
    const actor = principalOf(request).id;
    const replay = replayKeyOf(request);
    const id = String(request.params.id);
    const answer = await writeAs(context, principalOf(request), (tx) =>
      answerOnce(tx, replay, () => purgeOne(tx, id, actor, context.now())),
    );
    sendDocument(request, response, answer);
  },
});
