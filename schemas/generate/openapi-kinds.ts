// Paths of the kinds: all alike.
import { answer, idParameter, json, key, problem, query, ref } from "./openapi-parts.ts";
import { type KindSource, pascal } from "./source.ts";

const listParameters = [
  query("project", "Only of this project."),
  query("name", "Only of this name."),
  query("state", "Only in this state."),
  query("ids", "Only these ids, comma-separated, at most 100."),
  query("limit", "Size of the page: 100 unless given, 1000 at most.", "integer"),
  query("cursor", "`next_cursor` of the page before."),
];

const ifMatch = {
  name: "If-Match",
  in: "header",
  schema: { type: "string" },
  description: "Generation that must still hold.",
};

const onNoCapacity = {
  ...(query(
    "on_no_capacity",
    "`refuse` (the default): 409 `no_capacity` with the reason per host, and nothing is stored. `wait`: it is stored as " +
      "`pending` without a host, its condition `placed` says why per host, and it is placed as soon as a host has room, the " +
      "oldest first among those that fit. It counts in the quota from the start.",
  ) as object),
  schema: { type: "string", enum: ["refuse", "wait"] },
};

const onConflict = [
  {
    ...(query(
      "on_conflict",
      "`refuse` (the default): 409 at once when another object has the name, a host port, a partition or the disk that is " +
        "wanted. `wait`: the answer is held back until that gives it up, for `timeout_seconds` at most, then 409. Updates that " +
        "wait for one another are carried out together, in one transaction: two VMs exchange names or ports so.",
    ) as object),
    schema: { type: "string", enum: ["refuse", "wait"] },
  },
  query("timeout_seconds", "With `on_conflict=wait`: 1 to 60, 30 unless given.", "integer"),
];

const onNotEmpty = [
  {
    ...(query(
      "on_not_empty",
      "`refuse` (the default): 409 `not_empty` at once while it holds anything. `wait`: the answer is held back until that is " +
        "gone, for `timeout_seconds` at most, then 409. `leaving` in that answer says whether something of what it holds, or a " +
        "user of that, is being deleted just now.",
    ) as object),
    schema: { type: "string", enum: ["refuse", "wait"] },
  },
  query("timeout_seconds", "With `on_not_empty=wait`: 1 to 60, 30 unless given.", "integer"),
];

const force = {
  ...(query(
    "force",
    "`true`: gives up what lies on a host that is silent; for admins. It is gone at once with its name, ports and room, and its " +
      "host removes it when it returns. Until that is reported its partitions and ports are given to nobody on that host. A " +
      "partition whose bytes are to be kept is in quarantine at once; a disk keeps its bytes whatever its `on_delete`. 409 " +
      "`host_not_silent` while the host answers: delete it without force then. 409 `in_use` for a partition that has users.",
  ) as object),
  schema: { type: "boolean" },
};

export function pathsOf(source: KindSource): Record<string, unknown> {
  const name = pascal(source.kind);
  const document = answer(`The ${source.title}.`, ref(name));
  const page = {
    type: "object",
    properties: {
      items: { type: "array", items: ref(name) },
      next_cursor: { type: ["string", "null"] },
      revision: { type: "string" },
    },
  };
  const collection: Record<string, unknown> = {
    get: {
      operationId: `list_${source.plural}`,
      parameters: listParameters,
      responses: { 200: answer("A page.", page), default: problem },
    },
  };
  const one: Record<string, unknown> = {
    get: {
      operationId: `get_${source.kind}`,
      parameters: [
        idParameter,
        query("wait", "`ready` or `deleted`: answers when it is so, or when the time is over."),
        query("timeout_seconds", "1 to 60, 30 unless given.", "integer"),
      ],
      responses: { 200: document, default: problem },
    },
  };
  if (source.spec) {
    collection.post = {
      operationId: `create_${source.kind}`,
      parameters: [key, ...(source.waits_for_capacity === true ? [onNoCapacity] : []), ...onConflict],
      requestBody: { required: true, content: json(ref(`${name}Create`)) },
      responses: { 200: document, 201: document, 202: document, default: problem },
    };
    one.patch = {
      operationId: `update_${source.kind}`,
      parameters: [idParameter, ifMatch, ...onConflict],
      requestBody: {
        required: true,
        content: {
          "application/merge-patch+json": { schema: ref(`${name}Patch`) },
          ...(json(ref(`${name}Patch`)) as object),
        },
      },
      responses: { 200: document, 202: document, default: problem },
    };
    one.delete = {
      operationId: `delete_${source.kind}`,
      parameters: [
        idParameter,
        ifMatch,
        ...(source.lives_on_host === true ? [force] : []),
        ...(source.holds_others === true ? onNotEmpty : []),
      ],
      responses: { 202: document, 204: { description: "It is gone." }, default: problem },
    };
  }
  return { [`/v1/${source.plural}`]: collection, [`/v1/${source.plural}/{id}`]: one };
}
