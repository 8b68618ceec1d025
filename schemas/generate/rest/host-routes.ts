// Routes of hosts beside those that every kind has: a host that is lost.
import type { JsonSchema, KindSource } from "../source.ts";
import { bodyOf, kindOf, objectOf, type Route, type RouteGroup, text } from "./route.ts";

const path_parameters = {
  id: {
    description: "Id of the host, or its name.",
    schema: { type: "string", maxLength: 63, examples: ["host-1"] } as JsonSchema,
  },
};
const tag = "Hosts";
const codes = ["not_found", "host_not_silent", "precondition_failed"] as const;
const answers = {
  200: { description: "What becomes of everything on it.", content: { "application/json": "HostLoss" } },
};
const despite_storm: JsonSchema = {
  type: "boolean",
  description:
    "Whether it is meant although more than a third of the hosts, and at least three, are silent at once. Without it such a request is 412 `precondition_failed` and nothing is done.",
};
const dry_run: JsonSchema = {
  type: "boolean",
  description: "Whether only what would become of everything on the host is answered, and nothing is done.",
};

const hostNames = (description: string): JsonSchema => ({
  type: "array",
  minItems: 0,
  maxItems: 10_000,
  items: { type: "string", maxLength: 63 },
  description,
});

const ROUTES: readonly Route[] = [
  {
    operation: "confirm_host_off",
    method: "post",
    path: "/v1/hosts/{id}/confirm_off",
    tag,
    path_parameters,
    summary: "Say that a silent host's machine is off",
    description:
      'For admins. VMs with `on_host_loss = "recreate"` that have nothing but their root disk there are made anew from their ' +
      "image on other hosts, with the same id, name and addresses, or wait for room; all else waits for the host. When it comes " +
      "back, it removes its copies before it begins anything. 409 `host_not_silent` while it answers.",
    body: { schema: "HostConfirmOff", example: { dry_run: true } },
    answers,
    codes,
  },
  {
    operation: "give_up_host",
    method: "post",
    path: "/v1/hosts/{id}/give_up",
    tag,
    path_parameters,
    summary: "Give a lost host up, with all that is on it",
    description:
      "For admins. Without `confirm` it answers what would be lost and does nothing. With it, VMs are made anew as by " +
      "`confirm_off`, all other objects on the host are lost, and the host is removed: its machine is refused when it comes back, " +
      "until it joins anew, and then removes what it still has. 409 `host_not_silent` while it answers.",
    body: { schema: "HostGiveUp", example: { confirm: "host-1" } },
    answers,
    codes,
  },
  {
    operation: "release_host_storm",
    method: "post",
    path: "/v1/host_storm/release",
    tag,
    summary: "Let silent hosts be fenced although many are silent at once",
    description:
      "For admins. While more than a third of the hosts, and at least three, are silent at once (condition `host_storm` of " +
      "`GET /v1/status`) nothing of them is made anew elsewhere. This lets it be for the hosts named, until they are heard again " +
      "or the reconciler starts anew. 412 when one of them is not silent, or when there is no storm.",
    body: { schema: "HostStormRelease", example: { hosts: ["host-1"] } },
    answers: {
      200: { description: "Which hosts are released.", content: { "application/json": "HostStorm" } },
    },
    codes: ["precondition_failed"],
  },
];

export const hostRoutes = (kinds: readonly KindSource[]): RouteGroup => ({
  routes: ROUTES,
  schemas: schemasOf(kinds),
});

const schemasOf = (kinds: readonly KindSource[]): RouteGroup["schemas"] => ({
  HostStormRelease: bodyOf("Which hosts are meant.", { hosts: hostNames("Names of silent hosts.") }),
  HostStorm: objectOf("Hosts that are silent at once.", {
    silent: hostNames("Names of all that are."),
    released: hostNames("Of these: what an admin released."),
  }),
  HostConfirmOff: bodyOf("How the word is meant.", { despite_storm, dry_run }, ["despite_storm", "dry_run"]),
  HostGiveUp: bodyOf(
    "What is given up.",
    {
      confirm: text("The host's name: without it nothing is done."),
      despite_storm,
    },
    ["confirm", "despite_storm"],
  ),
  HostLoss: objectOf("What becomes of a lost host's objects.", {
    host: text("Name of the host."),
    done: { type: "boolean", description: "Whether it was done; false for what would be." },
    objects: {
      type: "array",
      description: "Everything on it but what is in quarantine there.",
      items: objectOf("An object and its fate.", {
        kind: kindOf(kinds),
        id: text("Its id."),
        project: { type: ["string", "null"], description: "Name of its project." },
        name: { type: ["string", "null"], description: "Its name." },
        fate: {
          type: "string",
          enum: ["recreated", "waits", "lost"],
          description: "`recreated` elsewhere, `waits` for the host, or `lost` with it.",
        },
        reason: { type: ["string", "null"], description: "Why it is not recreated." },
        host: {
          type: ["string", "null"],
          description: "Of one that was recreated: its new host; null while it waits for room.",
        },
      }),
    },
  }),
});
