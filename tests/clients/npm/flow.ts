// What a program in TypeScript does with the client that openapi-typescript makes of the served document. It prints what it
// saw as one line of JSON.
import createClient from "openapi-fetch";
import type { components, paths } from "./croft.js";

declare const process: { env: Record<string, string | undefined> };

type Vm = components["schemas"]["Vm"];
type Event = components["schemas"]["Event"];

const baseUrl = process.env.CROFT_ENDPOINT ?? "";
const clientOf = (token: string) =>
  createClient<paths>({ baseUrl, headers: { authorization: `Bearer ${token}` } });

/** The answer, or an error with the problem's code. */
function must<T>({ data, error }: { data?: T; error?: { code: string; title: string } }): T {
  if (data === undefined) throw new Error(`${error?.code}: ${error?.title}`);
  return data;
}

const admin = clientOf(process.env.CROFT_TOKEN ?? "");
const project = "typescript";
must(await admin.POST("/v1/projects", { body: { name: project } }));
const { token = "" } = must(
  await admin.POST("/v1/tokens", { body: { role: "operator", project, ttl_seconds: 600 } }),
);
const image = must(
  await admin.POST("/v1/images", {
    body: { project, name: "empty", spec: { upload: process.env.UPLOAD ?? "" } },
  }),
);
const disk = must(
  await admin.POST("/v1/disks", { body: { spec: { host: "h1", file: { name: project, size_gib: 10 } } } }),
);
const operator = clientOf(token);
const partition = must(
  await operator.POST("/v1/partitions", {
    body: { project, name: "data", spec: { disk: disk.id, size_gib: 1 } },
  }),
);
const spec: components["schemas"]["VmSpec"] = {
  image: image.id,
  cpus: 1,
  memory_mib: 64,
  root_disk_gib: 1,
  partitions: [{ partition: partition.id }],
};
const made = must(await operator.POST("/v1/vms", { body: { project, name: "a1", spec } }));
const path = { id: made.id };
const ready: Vm = must(
  await operator.GET("/v1/vms/{id}", { params: { path, query: { wait: "ready", timeout_seconds: 60 } } }),
);
const patched = must(
  await operator.PATCH("/v1/vms/{id}", {
    params: { path },
    body: { tags: { team: "web" }, spec: { description: "Ours." } },
  }),
);
const lost = await operator.PATCH("/v1/vms/{id}", {
  params: { path, header: { "If-Match": String(ready.generation) } },
  body: { tags: { team: "shop" } },
});
const missing = await operator.GET("/v1/vms/{id}", { params: { path: { id: "vm_0000000000000000" } } });
const listed = must(await operator.GET("/v1/vms", { params: { query: { project } } }));
const page = must(await operator.GET("/v1/events", { params: { query: { limit: 1000 } } }));
// As a stream it would be text.
const items = typeof page === "string" ? [] : page.items;
const fields = items.flatMap((event: Event) => (event.type === "vm.updated" ? event.data.fields : []));
must(await operator.DELETE("/v1/vms/{id}", { params: { path } }));
const news = must(
  await operator.GET("/v1/events", {
    params: { query: { after: typeof page === "string" ? 0 : page.next_after } },
  }),
);
const followed = typeof news === "string" ? [] : news.items.map(({ type }) => type);
const gone = await operator.GET("/v1/vms/{id}", {
  params: { path, query: { wait: "deleted", timeout_seconds: 60 } },
});

console.log(
  JSON.stringify({
    state: ready.status.state,
    team: patched.tags.team,
    lost: lost.error?.code,
    missing: missing.error?.code,
    listed: listed.items.length,
    created: items.some((event: Event) => event.type === "vm.created" && event.object === made.id),
    fields,
    followed: followed.includes("vm.deleting"),
    gone: gone.response.status,
  }),
);
