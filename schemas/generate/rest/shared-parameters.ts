// Parameters and headers that many routes have.
import { FORMER_ROLES, FORMER_ROLES_TERM } from "../../src/roles.ts";
import type { FormerValue } from "../../src/route-facts.ts";
import type { JsonSchema } from "../source.ts";
import type { Parameter } from "./route.ts";

/** Characters of a key for a repeated request, and of a tag's value. */
const MOST_KEY = 255;
const MOST_TAG = 256;

const seconds = (description: string): Parameter => ({
  name: "timeout_seconds",
  in: "query",
  description,
  schema: { type: "integer", minimum: 1, maximum: 60, default: 30 },
  example: 5,
});

const choice = (name: string, values: readonly string[], description: string): Parameter => ({
  name,
  in: "query",
  description,
  schema: { type: "string", enum: [...values] },
  example: values[0],
});

export const idempotencyKey: Parameter = {
  name: "Idempotency-Key",
  in: "header",
  schema: {
    type: "string",
    minLength: 1,
    maxLength: MOST_KEY,
    pattern: "^[\\x21-\\x7e]+( +[\\x21-\\x7e]+)*$",
  },
  description:
    "A repeated request with the same key is answered with its first status and the object as it is now, for 24 hours; " +
    "another body is 422. The newest 10,000 keys of a token are kept.",
  example: "7f1d3c1e-web-01",
};

export const ifMatch: Parameter = {
  name: "If-Match",
  in: "header",
  schema: {
    type: "string",
    maxLength: 1024,
    pattern: '^(\\*|(W/)?"?[0-9]+(\\.[0-9a-f]+)?"?( *, *(W/)?"?[0-9]+(\\.[0-9a-f]+)?"?)*)$',
  },
  description:
    "The `ETag` that the caller last read, or its `generation`: 412 when a user changed the object since. The generation in it " +
    "is what counts: what only the status says may have changed. `*` matches always.",
  example: "*",
};

export const ifNoneMatch: Parameter = {
  name: "If-None-Match",
  in: "header",
  description: "`ETag`s that the caller has: 304 when it is still so.",
  schema: { type: "string", maxLength: 1024 },
};

export const listParameters: readonly Parameter[] = [
  {
    name: "project",
    in: "query",
    description: "Only of this project.",
    schema: { type: "string", maxLength: 63 },
    example: "web",
  },
  {
    name: "name",
    in: "query",
    description: "Only of this name.",
    schema: { type: "string", maxLength: 63 },
    example: "a1",
  },
  {
    name: "ids",
    in: "query",
    list: true,
    description: "Only these ids, comma-separated.",
    schema: { type: "array", maxItems: 100, items: { type: "string", maxLength: 64 } },
  },
  {
    name: "tag",
    in: "query",
    prefix: "tag.",
    description:
      "Only with these tags: a parameter `tag.<key>=<value>` for each, such as `tag.team=web`. Both have to be equal.",
    schema: {
      type: "object",
      propertyNames: { type: "string", pattern: "^tag\\..+$", maxLength: 132 },
      additionalProperties: { type: "string", maxLength: MOST_TAG },
    },
    example: { "tag.team": "web" },
  },
  {
    name: "limit",
    in: "query",
    description: "Size of the page.",
    schema: { type: "integer", minimum: 1, maximum: 1000, default: 100 },
    example: 100,
  },
  {
    name: "cursor",
    in: "query",
    description: "`next_cursor` of the page before.",
    schema: { type: "string", pattern: "^[0-9]{1,15}$" },
    example: "1",
  },
];

/** Where hosts are and what they are like. */
export const placingParameters: readonly Parameter[] = [
  {
    name: "region",
    in: "query",
    description: "Only in this region.",
    schema: { type: "string", maxLength: 63 },
    example: "north",
  },
  {
    name: "zone",
    in: "query",
    description: "Only in this zone.",
    schema: { type: "string", maxLength: 63 },
    example: "rack-1",
  },
  {
    name: "label",
    in: "query",
    prefix: "label.",
    description:
      "Only with these labels: a parameter `label.<key>=<value>` for each, such as `label.disk=nvme`.",
    schema: {
      type: "object",
      propertyNames: { type: "string", pattern: "^label\\..+$", maxLength: 134 },
      additionalProperties: { type: "string", maxLength: MOST_TAG },
    },
    example: { "label.disk": "nvme" },
  },
];

/** Only in one of the kind's states. */
export const stateParameter = (states: readonly string[]): Parameter => ({
  name: "state",
  in: "query",
  description:
    "Only in this state. One that deletion leaves behind, such as `quarantined`, is listed for who asks for it.",
  schema: { type: "string", enum: [...states] },
  example: states[0],
});

export const waitParameters: readonly Parameter[] = [
  {
    ...choice(
      "wait",
      ["ready", "deleted"],
      "Holds the answer back until the object is so, or has failed, or the time is over; what it says then is what it is.",
    ),
    example: "ready",
  },
  { ...seconds("How long `wait` holds the answer back."), example: 1 },
];

export const onNoCapacity: Parameter = choice(
  "on_no_capacity",
  ["refuse", "wait"],
  "`refuse` (the default): 409 `no_capacity` with the reason per host, and nothing is stored. `wait`: it is stored as " +
    "`pending` without a host, its condition `placed` says why per host, and it is placed as soon as a host has room, the " +
    "oldest first among those that fit. It counts in the quota from the start.",
);

export const onConflict: readonly Parameter[] = [
  choice(
    "on_conflict",
    ["refuse", "wait"],
    "`refuse` (the default): 409 at once when another object has the name, a host port, a partition or the disk that is " +
      "wanted. `wait`: the answer is held back until that gives it up, for `timeout_seconds` at most, then 409. Updates that " +
      "wait for one another are carried out together, in one transaction: two VMs exchange names or ports so.",
  ),
  seconds("With `on_conflict=wait`: how long the answer is held back at most."),
];

export const onNotEmpty: readonly Parameter[] = [
  choice(
    "on_not_empty",
    ["refuse", "wait"],
    "`refuse` (the default): 409 `not_empty` at once while it holds anything. `wait`: the answer is held back until that is " +
      "gone, for `timeout_seconds` at most, then 409. `leaving` in that answer says whether something of what it holds, or a " +
      "user of that, is being deleted just now.",
  ),
  seconds("With `on_not_empty=wait`: how long the answer is held back at most."),
];

export const force: Parameter = {
  name: "force",
  in: "query",
  description:
    "`true`: gives up what lies on a host that is silent, or on a disk that its host says is gone or fails; for admins. It is gone at once with its name, ports and room, and its " +
    "host removes it when it returns. Until that is reported its partitions and ports are given to nobody on that host. A " +
    "partition whose bytes are to be kept is in quarantine at once; a disk keeps its bytes whatever its `on_delete`. 409 " +
    "`host_not_silent` while the host, and the disk, are there: delete it without force then. 409 `in_use` for a partition that has users.",
  schema: { type: "boolean", default: false },
  example: false,
};

/** Roles by their former names, where a token is made. */
export const FORMER_ROLE_VALUES: readonly FormerValue[] = Object.entries(FORMER_ROLES).map(
  ([value, instead]) => ({ field: "role", value, instead, ...FORMER_ROLES_TERM }),
);

interface Header {
  description: string;
  schema: JsonSchema;
}

/** Headers of answers. */
export const HEADERS: Readonly<Record<string, Header>> = {
  ETag: {
    description:
      "Changes whenever the body does; sent back as `If-None-Match` it spares the body (304), and as `If-Match` it makes a write refuse when a user changed the object since.",
    schema: { type: "string" },
  },
  Location: {
    description: "Path of the object.",
    schema: { type: "string", format: "uri-reference" },
  },
  "Retry-After": {
    description: "Seconds after which the same request is worth another try.",
    schema: { type: "integer", minimum: 0 },
  },
  "WWW-Authenticate": {
    description: "How to prove who calls (RFC 6750).",
    schema: { type: "string" },
  },
  Upgrade: {
    description: "The protocol that is spoken here.",
    schema: { type: "string", enum: ["websocket"] },
  },
  "Accept-Post": {
    description: "Media types that a POST here may have.",
    schema: { type: "string" },
  },
  "Accept-Patch": {
    description: "Media types that a PATCH here may have (RFC 5789).",
    schema: { type: "string" },
  },
  "Cache-Control": {
    description: "`no-store`: nothing of it may be kept.",
    schema: { type: "string" },
  },
  "Content-MD5": {
    description: "Digest of the body, in base64 (RFC 1864).",
    schema: { type: "string" },
  },
  Deprecation: {
    description: "Since when the call is not to be used any more (RFC 9745).",
    schema: { type: "string" },
  },
  Sunset: {
    description: "When the call goes (RFC 8594).",
    schema: { type: "string" },
  },
};
