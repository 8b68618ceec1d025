/** Data sources that show what hosts have, adopted or not. */
import type { DataSourceModel } from "@croft/schemas/terraform-model.ts";
import { arrange } from "../kit/document.ts";
import type { ReconcilerClient } from "../reconciler-client.ts";
import { emptyObject, objectOf, type TfObject, type TfValue } from "../tfplugin/value.ts";

const GIB = 2 ** 30;

export async function readInventory(
  model: DataSourceModel,
  config: TfObject,
  client: ReconcilerClient,
  signal: AbortSignal,
): Promise<TfObject> {
  const wanted = config.host ?? null;
  const hosts =
    typeof wanted === "string"
      ? [wanted]
      : (await client.list("hosts", {}, signal)).flatMap(({ name }) => name ?? []).sort();
  const inner = model.attributes.find(({ name }) => name === model.list)?.nested?.attributes ?? [];
  const found: TfValue[] = [];
  for (const host of hosts) {
    const disks = await client.hostDisks(host, signal);
    disks.sort((a, b) => (String(a.path) < String(b.path) ? -1 : 1));
    for (const item of disks) {
      const size_gib = Math.floor(Number(item.size_bytes ?? 0) / GIB);
      found.push(arrange(inner, objectOf({ ...item, host, size_gib })));
    }
  }
  return Object.assign(emptyObject(), config, { [model.list ?? "disks"]: found });
}
