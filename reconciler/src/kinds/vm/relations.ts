// What a VM uses, and what ends with it.

import type { Relations } from "../relations.ts";
import { cardsOf } from "./cards.ts";
import { imagesOf } from "./images.ts";
import { networksOf } from "./network-demand.ts";

export const vmRelations: Relations<"vm"> = {
  uses: ({ spec }) => [
    ...imagesOf(spec),
    ...networksOf(spec),
    ...(spec.partitions ?? []).map(({ partition }) => partition),
  ],
  stopsUsingAtOnce: ({ spec }) => [...imagesOf(spec), ...networksOf(spec)],
  tied: ({ spec, internal, status }) => [
    ...[...(spec.partitions ?? []), ...(internal.detaching ?? [])].map(({ partition }) => partition),
    ...networksOf(spec),
    ...cardsOf(status).map(({ network }) => network),
  ],
  host: async (_reads, { status }) => status.host ?? undefined,
  // There is nothing left that they could be detached from.
  endWith: (reads, { id }) => reads.documents.referrers(id, "partition_attachment"),
  removed: (tx, { id }) => tx.addresses.releaseAll(id),
};
