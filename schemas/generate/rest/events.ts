// The kinds of events, and what each says in its `data`. An event that is not here cannot be written: the reconciler's
// `append` takes these types only.
import { ROLES } from "../../src/roles.ts";
import { type JsonSchema, type KindSource, pascal, type Sources } from "../source.ts";
import { gitopsDecisionData, gitopsEventData } from "./gitops-routes.ts";
import { objectOf, reference, text } from "./route.ts";

interface EventKind {
  type: string;
  /** Name of its schema. */
  schema: string;
  description: string;
  /** Name of the schema of what it says. */
  dataSchema: string;
  data: JsonSchema;
}

type Data = Record<string, JsonSchema>;

const generation: Data = {
  generation: {
    type: "integer",
    format: "int64",
    minimum: 0,
    description: "Generation that the object has now.",
  },
};
const host: JsonSchema = { type: ["string", "null"], description: "Name of the host." };

const state: Data = {
  from: text("The state before."),
  to: text("The state now."),
  code: { type: ["string", "null"], description: "Code of the error that goes with it." },
  count: {
    type: "integer",
    minimum: 1,
    description: "How often this change came lately: what comes often is one event, its newest.",
  },
  since: { type: "string", format: "date-time", description: "When it came first." },
};
const STATE_OPTIONAL = ["count", "since"];

type Said = [description: string, data: Data, optional: readonly string[]];

/** What happens to objects of every kind that users write. */
const OF_WRITABLE: Readonly<Record<string, Said>> = {
  created: ["It was created.", { ...generation, host }, ["host"]],
  restored: ["It was created with what a deleted one had left.", { ...generation, host }, ["host"]],
  updated: [
    "A user changed it.",
    {
      ...generation,
      fields: { type: "array", items: { type: "string" }, description: "JSON pointers of what changed." },
    },
    [],
  ],
  deleting: ["Its deletion was ordered.", generation, []],
  deleted: [
    "It is gone.",
    {
      forgotten: {
        type: "boolean",
        description: "Whether only its record went, and its bytes lie on a disk still.",
      },
    },
    ["forgotten"],
  ],
  state: ["Its state changed.", state, STATE_OPTIONAL],
};

/** What happens to objects of the kinds that live on hosts. */
const OF_HOSTED: Readonly<Record<string, Said>> = {
  given_up: ["It was deleted with force, while its host was silent or its disk lost.", { host }, []],
  removed_from_host: ["Its host removed what was given up.", { host }, []],
  removal_ordered: ["An admin ordered the removal of what only its host knows.", { host }, []],
  forgotten: ["An admin chose to leave alone what only its host knows.", { host }, []],
};

const clock: Data = {
  machine_time: { type: "string", description: "What the machine's clock shows." },
};

const stateVersion: Data = {
  version: { type: "integer", description: "Number of the version." },
  serial: { type: "integer", description: "As the contents say." },
};
const stateLock: Data = { lock: text("Id of the lock.") };

const named = (description: string): JsonSchema => ({
  type: "array",
  items: { type: "string" },
  description,
});
const fates: Data = {
  recreated: named("What is made anew elsewhere."),
  waiting: named("What waits for the host."),
  lost: named("What is lost with it."),
};

const moved: Data = { from: text("Name of the host that it leaves."), to: text("Name of the other host.") };

/** What happens to objects of one kind only. */
const SPECIAL: Readonly<Record<string, Said>> = {
  "host.joined": [
    "An agent joined.",
    { again: { type: "boolean", description: "Whether a host of this name was there before." } },
    [],
  ],
  "host.database_restored": [
    "Its agent knows a newer config than the database: that was restored from a backup.",
    {
      ours: { type: "integer", description: "Generation of the config in the database." },
      theirs: { type: "integer", description: "Generation of the config that the agent has." },
      generation: { type: "integer", description: "Generation that goes on from both." },
      strangers: { type: "integer", description: "How many objects only the host knows." },
    },
    [],
  ],
  "host.join_refused": [
    "A machine was refused that wanted to join under the name.",
    { code: text("Code of the error."), reason: text("Why."), remedy: text("What to do.") },
    [],
  ],
  "host.confirmed_off": ["An operator confirmed that its machine is off.", fates, []],
  "host.fenced": [
    "Its lease ran out while it was silent: what ended with the lease is made anew elsewhere.",
    fates,
    [],
  ],
  "host.given_up": ["It was given up with what was on it.", fates, []],
  "host.second_machine": [
    "Two machines use the certificate of one host.",
    { boot_id: text("Of the machine that was heard second.") },
    [],
  ],
  "state.written": ["A version of the state was written.", stateVersion, []],
  "state.restored": ["An earlier version became the newest.", stateVersion, []],
  "state.locked": ["A run took its lock.", stateLock, []],
  "state.unlocked": ["The lock was given back.", stateLock, []],
  "state.lock_broken": ["The lock was broken.", stateLock, []],
  "state.deleted": [
    "It was deleted with all its versions.",
    { serial: { type: ["integer", "null"], description: "Serial of its newest version." } },
    [],
  ],
  "gitops_run.state": ["Its state changed.", gitopsEventData, []],
  "gitops_run.approved": ["Its plan was approved.", gitopsDecisionData, []],
  "gitops_run.discarded": ["Its plan was discarded.", gitopsDecisionData, []],
  "vm.recreated": [
    "It is made anew from its image, because its host was lost.",
    {
      from: host,
      host: { type: ["string", "null"], description: "Its new host; null while it waits for room." },
    },
    [],
  ],
  "vm.move_started": [
    "It is being moved to another host, with its disks.",
    { ...moved, reason: text("`requested` or `maintenance`.") },
    [],
  ],
  "vm.move_finished": [
    "It is on the other host, with every byte; what the first host has of it is removed.",
    {
      ...moved,
      bytes: { type: "integer", description: "How much was copied, holes included." },
      sha256: text("Digest of what was sent and of what was read back."),
    },
    [],
  ],
  "vm.move_failed": [
    "It stays on its host, as it was.",
    { ...moved, code: text("Code of the error."), message: text("Why.") },
    [],
  ],
  "vm.copy_adopted": [
    "The copy that another host has became the VM, after a restore from a backup.",
    { host },
    [],
  ],
  "vm.placed": ["A host was found for it.", { host }, []],
  "vm.rebooted": [
    "The guest rebooted itself.",
    { reboots: { type: "integer", description: "How often." } },
    [],
  ],
  "vm.restart_ordered": [
    "A restart was ordered.",
    { ...generation, restart_number: { type: "integer", description: "Which one since its creation." } },
    [],
  ],
  "vm.port_moved": [
    "A port was allocated anew, because another process of the host has the old one.",
    {
      host,
      protocol: { type: "string", enum: ["tcp", "udp"], description: "Its protocol." },
      from: { type: "integer", description: "The old port." },
      to: { type: "integer", description: "The new port." },
      reason: text("An error code."),
    },
    [],
  ],
  "partition.move_started": [
    "It is being moved to another host, with its bytes.",
    { ...moved, reason: text("`requested`.") },
    [],
  ],
  "partition.move_finished": [
    "It is on the other host, with every byte; what the first host has of it is removed.",
    {
      ...moved,
      bytes: { type: "integer", description: "How much was copied, holes included." },
      sha256: text("Digest of what was sent and of what was read back."),
    },
    [],
  ],
  "partition.move_failed": [
    "It stays on its host, as it was.",
    { ...moved, code: text("Code of the error."), message: text("Why.") },
    [],
  ],
  "partition.copy_adopted": [
    "The copy that another host has became the partition, after a restore from a backup.",
    { host },
    [],
  ],
  "partition.purged": ["Its bytes are to be wiped now.", { reason: text("One word.") }, []],
  "partition.kept": ["It came back from quarantine by itself.", { reason: text("One word.") }, []],
  "partition.released": [
    "Its disk was released, with its bytes.",
    {
      disk: text("Id of the disk."),
      identity: { type: ["string", "null"], description: "Identity of the disk." },
    },
    [],
  ],
  "partition.recognised": [
    "It was found on a disk that was adopted again.",
    {
      disk: text("Id of the disk."),
      identity: { type: ["string", "null"], description: "Identity of the disk." },
    },
    [],
  ],
  "token.created": ["A token was made.", tokenData(), []],
  "token.exchanged": [
    "A pipeline exchanged its ID token.",
    {
      trust: text("Name of the trust."),
      subject: text("`sub` of the ID token."),
      role: role("What it allows."),
      expires_at: { type: ["string", "null"], format: "date-time", description: "When it ends." },
    },
    [],
  ],
  "trust.created": ["A trust was made.", trustData(), []],
  "trust.deleted": ["A trust was deleted.", trustData(), []],
  "token.renewed": ["It lives longer.", tokenData(), []],
  "token.deleted": ["A token was revoked.", tokenData(), []],
  "reconciler.clock_leapt": ["The machine's clock leapt, and is not believed.", clock, ["machine_time"]],
  "reconciler.host_storm": [
    "More than a third of the hosts, and at least three, are silent at once: none is fenced before an admin says so.",
    { hosts: named("Names of the silent hosts.") },
    [],
  ],
  "reconciler.host_storm_released": [
    "An admin said that silent hosts are fenced although many are silent at once.",
    { hosts: named("Names of the hosts.") },
    [],
  ],
  "reconciler.host_storm_ended": [
    "No more than a third of the hosts, or fewer than three, are silent.",
    { hosts: named("Names of those that still are.") },
    [],
  ],
  "reconciler.clock_settled": ["The machine's clock is believed again.", clock, ["machine_time"]],
};

function role(description: string): JsonSchema {
  return { type: "string", enum: [...ROLES], description };
}

function tokenData(): Data {
  return {
    role: role("What it allows."),
    project: { type: ["string", "null"], description: "The project that its role counts for." },
    expires_at: { type: ["string", "null"], format: "date-time", description: "When it ends." },
  };
}

function trustData(): Data {
  return {
    issuer: text("URL of who signs."),
    role: role("What its tokens allow."),
    project: { type: ["string", "null"], description: "The project that the role counts for." },
  };
}

const schemaName = (type: string): string => `${type.split(".").map(pascal).join("")}Event`;

export function eventKinds({ kinds }: Pick<Sources, "kinds">): EventKind[] {
  const ofKinds = kinds.filter(({ spec }) => spec !== undefined).flatMap(eventsOfKind);
  const special = Object.entries(SPECIAL).map(([type, said]) => eventKind(type, said));
  const events = [...ofKinds, ...special];
  const types = events.map(({ type }) => type);
  const twice = types.find((type, at) => types.indexOf(type) !== at);
  if (twice !== undefined) throw new Error(`the event ${twice} is described twice`);
  return events;
}

const eventsOfKind = ({ kind, lives_on_host }: KindSource): EventKind[] =>
  Object.entries({ ...OF_WRITABLE, ...(lives_on_host === true ? OF_HOSTED : {}) }).map(([happened, said]) =>
    eventKind(`${kind}.${happened}`, said),
  );

/** Events of the same name say the same of every kind. */
function eventKind(type: string, [description, data, optional]: Said): EventKind {
  const happened = type.slice(type.indexOf(".") + 1);
  const isShared = OF_WRITABLE[happened]?.[1] === data || OF_HOSTED[happened]?.[1] === data;
  const isOfToken = type.startsWith("token.") && type !== "token.exchanged";
  const subject = isOfToken ? "Token" : pascal(happened);
  return {
    type,
    schema: schemaName(type),
    description,
    dataSchema: `${isShared || isOfToken ? subject : type.split(".").map(pascal).join("")}EventData`,
    data: objectOf("Facts, never secrets.", data, optional),
  };
}

/** One schema per type of event, and `Event`, which is one of them by its `type`. */
export function eventSchemas(sources: Sources): Record<string, JsonSchema> {
  const envelope = sources.messages.find(({ message }) => message === "event")?.schema;
  if (envelope === undefined) throw new Error("there is no event.schema.yaml");
  const events = eventKinds(sources);
  const schemas = events.map(({ type, schema, description, dataSchema }): [string, JsonSchema] => {
    const { additionalProperties: _, ...open } = envelope;
    const properties = {
      ...envelope.properties,
      type: { type: "string", enum: [type], description },
      kind: { type: "string", enum: [type.slice(0, type.indexOf("."))], description: "Kind of the object." },
      data: reference(dataSchema),
    };
    return [schema, { ...open, description, properties }];
  });
  const event: JsonSchema = {
    description: "What happened. Readers pass over types that they do not know.",
    oneOf: events.map(({ schema }) => reference(schema)),
    discriminator: {
      propertyName: "type",
      mapping: Object.fromEntries(events.map(({ type, schema }) => [type, `#/components/schemas/${schema}`])),
    },
  };
  const data = events.map(({ dataSchema, data: said }) => [dataSchema, said]);
  return { ...Object.fromEntries(data), ...Object.fromEntries(schemas), Event: event };
}
