// What a host's last report says beyond its status: the disks it has, adopted or not.

import { kindOfId } from "@croft/schemas/ids.ts";
import { notFound } from "../kinds/not-found.ts";
import type { Store } from "../store/store.ts";
import type { Handlers } from "./contract/serve.ts";

/** `GET /hosts/{id or name}/disks`: the inventory of the last report, each entry with its host; empty before the first. */
export const hostHandlers = (store: Store): Pick<Handlers, "list_host_disks"> => ({
  async list_host_disks(request, response) {
    const given = String(request.params.id);
    const name = kindOfId(given) === "host" ? (await store.documents.get("host", given))?.name : given;
    const host = name == null ? undefined : await store.hosts.get(name);
    if (host === undefined) throw notFound(`host ${given}`);
    const items = (await store.hosts.disks(host.name)).map((disk) => ({ ...disk, host: host.name }));
    response.json({ items });
  },
});
