// Routes of VMs beside those that every kind has: verbs, streams, and the ways in.
import type { JsonSchema } from "../source.ts";
import { idPattern } from "./kind-routes.ts";
import { bodyOf, integer, objectOf, type RouteGroup, reference, text, time } from "./route.ts";
import { idempotencyKey, ifMatch } from "./shared-parameters.ts";

const vmId: JsonSchema = { type: "string", pattern: idPattern("vm"), description: "Id of the VM." };
const namedVm: JsonSchema = { type: "string", minLength: 1, maxLength: 64, description: "Id of the VM." };
const path_parameters = {
  id: { description: "Id of the VM.", schema: { ...vmId, examples: ["vm_0123456789abcdef"] } },
};
const REACH = [
  "not_found",
  "forbidden",
  "unavailable",
  "host_silent",
  "too_many_streams",
  "vm_not_running",
] as const;
const tag = "vms";
const access = "access";

const websocket = {
  101: { description: "Bytes flow.", headers: ["Upgrade"] },
};

export const vmRoutes: RouteGroup = {
  routes: [
    {
      operation: "restart_vm",
      method: "post",
      path: "/v1/vms/{id}/restart",
      tag,
      path_parameters,
      summary: "Restart a VM",
      description:
        "The guest is asked to power itself off, ended after a minute if it does not, and started. " +
        "`GET /v1/vms/{id}?wait=ready` tells when it is up again. 409 `restart_refused` unless it is to run.",
      parameters: [idempotencyKey, ifMatch],
      answers: { 202: { description: "The VM.", content: { "application/json": "Vm" }, headers: ["ETag"] } },
      codes: ["not_found", "restart_refused", "deleting", "precondition_failed", "idempotency_mismatch"],
    },
    {
      operation: "get_vm_counters",
      method: "get",
      path: "/v1/vms/{id}/counters",
      tag,
      path_parameters,
      summary: "Read what a VM used",
      description:
        "Since its start, read every 15 seconds; null when it does not run or its host was silent for a minute.",
      answers: {
        200: { description: "The VM's counters.", content: { "application/json": "VmCountersReading" } },
      },
      codes: ["not_found"],
    },
    {
      operation: "open_vm_tunnel",
      method: "get",
      path: "/v1/vms/{id}/tunnel",
      tag: access,
      path_parameters,
      summary: "Open a tunnel to a VM's SSH server",
      description:
        'WebSocket to the guest\'s port 22: binary messages are bytes, the text message `{"end":true}` ends one direction. ' +
        "Without an upgrade 426.",
      answers: websocket,
      codes: [...REACH, "upgrade_required"],
    },
    {
      operation: "open_vm_console",
      method: "get",
      path: "/v1/vms/{id}/console",
      tag: access,
      path_parameters,
      summary: "Open a VM's console",
      description:
        'WebSocket to the guest\'s serial port. Whoever came last types; the text message `{"writing":false}` tells that somebody else does.',
      parameters: [
        {
          name: "view",
          in: "query",
          description: "`true`: only look.",
          schema: { type: "boolean", default: false },
          example: true,
        },
      ],
      answers: websocket,
      codes: [...REACH, "upgrade_required"],
    },
    {
      operation: "get_vm_serial_log",
      method: "get",
      path: "/v1/vms/{id}/serial_log",
      tag: access,
      path_parameters,
      summary: "Read what a VM wrote to its serial port",
      parameters: [
        {
          name: "tail",
          in: "query",
          description: "Only so many of the last lines.",
          schema: { type: "integer", minimum: 1, maximum: 1_000_000 },
          example: 100,
        },
      ],
      answers: {
        200: {
          description: "What is kept of it, byte for byte.",
          content: { "text/plain": { type: "string", description: "The guest's bytes." } },
        },
      },
      codes: [...REACH],
    },
    {
      operation: "get_vm_screenshot",
      method: "get",
      path: "/v1/vms/{id}/screenshot",
      tag: access,
      path_parameters,
      summary: "Take a picture of a VM's screen",
      answers: {
        200: {
          description: "The guest's screen.",
          content: { "image/png": { type: "string", format: "binary", description: "A PNG." } },
          headers: ["Cache-Control"],
        },
      },
      codes: [...REACH],
    },
    {
      operation: "create_console_ticket",
      method: "post",
      path: "/v1/console_tickets",
      tag: access,
      summary: "Get a ticket for one WebSocket",
      description:
        "Good once and for 30 seconds. It is offered as the subprotocol `croft.ticket.<ticket>` beside `croft.v1`, by who cannot " +
        "send a token with a WebSocket, as a browser.",
      body: { schema: "ConsoleTicketCreate", example: { vm: "vm_000000000example", type: "serial" } },
      answers: {
        201: {
          description: "The ticket, and when it ends.",
          content: { "application/json": "ConsoleTicket" },
          headers: ["Cache-Control"],
        },
      },
      codes: [...REACH],
    },
    {
      operation: "create_ssh_certificate",
      method: "post",
      path: "/v1/ssh_certificates",
      tag: access,
      summary: "Get a certificate to log in to a VM",
      description: "Good no longer than the token that it is asked for with.",
      body: {
        schema: "SshCertificateCreate",
        example: {
          vm: "vm_000000000example",
          public_key:
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f ada@example",
        },
      },
      answers: {
        201: {
          description:
            "A certificate that names one VM, how to reach it, and a pass for its tunnel by CONNECT.",
          content: { "application/json": "SshCertificate" },
          headers: ["Cache-Control"],
        },
      },
      codes: ["not_found", "unavailable"],
    },
  ],
  schemas: {
    VmCountersReading: objectOf("What a VM used since its start.", {
      id: vmId,
      counters: {
        oneOf: [reference("VmCounters"), { type: "null" }],
        description: "Null while it does not run.",
      },
    }),
    ConsoleTicketCreate: bodyOf("What a ticket is wanted for.", {
      vm: namedVm,
      type: {
        type: "string",
        enum: ["serial", "serial_view", "tunnel"],
        description:
          "`serial`: the console; `serial_view`: the same without the right to type; `tunnel`: port 22.",
      },
    }),
    ConsoleTicket: objectOf("A ticket for one WebSocket.", {
      vm: vmId,
      type: { type: "string", enum: ["serial", "serial_view", "tunnel"], description: "What it opens." },
      ticket: text("The secret; told this once."),
      expires_at: time("When it ends unused."),
    }),
    SshCertificateCreate: bodyOf(
      "Who wants to log in, and where.",
      {
        vm: namedVm,
        public_key: {
          type: "string",
          minLength: 1,
          maxLength: 16384,
          description: "The key that is certified, in OpenSSH's format.",
        },
        ttl_seconds: {
          type: "integer",
          minimum: 1,
          maximum: 86_400,
          default: 300,
          description: "How long the certificate is good.",
        },
      },
      ["ttl_seconds"],
    ),
    SshCertificate: objectOf("What a client needs to log in to one VM.", {
      certificate: text("The certificate, in OpenSSH's format."),
      principal: text("The name that it is good for: the VM's id."),
      user: text("User inside the guest."),
      host_key: text("The guest's public host key, in OpenSSH's format."),
      host_alias: text("Name for `HostKeyAlias`."),
      address: text("Where the host of the VM listens."),
      port: integer("Port there that leads to the guest's port 22.", 1),
      tunnel_pass: text("Password for HTTP CONNECT to the VM: good for this VM as long as the certificate."),
    }),
  },
};
