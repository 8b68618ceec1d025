// What a VM used since its start, as JSON; for Prometheus see metrics/.

import { notFound } from "../kinds/not-found.ts";
import type { Store } from "../store/store.ts";
import type { Handlers } from "./contract/serve.ts";
import type { Counters } from "./services.ts";

/** `GET /vms/{id}/counters`: `{ id, counters }`, null for a VM that does not run or was not heard of for a minute. */
export const counterHandlers = (store: Store, counters: Counters): Pick<Handlers, "get_vm_counters"> => ({
  async get_vm_counters(request, response) {
    const id = String(request.params.id);
    const vm = await store.documents.get("vm", id);
    if (vm === undefined) throw notFound(`VM ${id}`);
    response.json({ id, counters: counters.of(vm.status.host ?? "", id) ?? null });
  },
});
