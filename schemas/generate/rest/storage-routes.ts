// Routes of disks, partitions and uploads beside those that every kind has.
import type { JsonSchema } from "../source.ts";
import { idPattern } from "./kind-routes.ts";
import { bodyOf, integer, objectOf, type RouteGroup, reference } from "./route.ts";
import { idempotencyKey } from "./shared-parameters.ts";

const sha256: JsonSchema = {
  type: "string",
  pattern: "^[0-9a-f]{64}$",
  description: "SHA-256 of the whole, in lower-case hex.",
};
const uploadPath = {
  id: {
    description: "SHA-256 of the whole, in lower-case hex.",
    schema: { ...sha256, examples: ["ab".repeat(32)] },
  },
};
const upload = (description: string, headers: readonly string[] = [], links: readonly string[] = []) => ({
  description,
  content: { "application/json": "Upload" },
  headers,
  ...(links.length > 0 && { links }),
});
const GO_ON = ["get_upload", "append_upload", "delete_upload"];
const tag = "uploads";

export const storageRoutes: RouteGroup = {
  routes: [
    {
      operation: "purge_partition",
      method: "post",
      path: "/v1/partitions/{id}/purge",
      tag: "partitions",
      path_parameters: {
        id: {
          description: "Id of the partition.",
          schema: { type: "string", pattern: idPattern("prt"), examples: ["prt_0123456789abcdef"] },
        },
      },
      summary: "Wipe a partition in quarantine now",
      description: "`GET /v1/partitions/{id}?wait=deleted` tells when its bytes are gone.",
      parameters: [idempotencyKey],
      answers: {
        202: {
          description: "The partition.",
          content: { "application/json": "Partition" },
          headers: ["ETag"],
        },
      },
      codes: ["not_found", "not_quarantined", "idempotency_mismatch"],
    },
    {
      operation: "list_host_disks",
      method: "get",
      path: "/v1/hosts/{id}/disks",
      tag: "hosts",
      path_parameters: {
        id: {
          description: "Id of the host, or its name.",
          schema: { type: "string", maxLength: 63, examples: ["host-1"] },
        },
      },
      summary: "List a host's disks, adopted or not",
      description: "The inventory of its last report; empty before the first.",
      answers: { 200: { description: "All of them.", content: { "application/json": "HostDiskList" } } },
      codes: ["not_found"],
    },
    {
      operation: "confirm_host_capacity",
      method: "post",
      path: "/v1/hosts/{id}/confirm_capacity",
      tag: "hosts",
      path_parameters: {
        id: {
          description: "Id of the host, or its name.",
          schema: { type: "string", maxLength: 63, examples: ["host-1"] },
        },
      },
      summary: "Say that a host has the capacity that it reports",
      description:
        "For admins. CPUs and memory that suddenly grew by more than a quarter do not count (condition `capacity`) until this: a host " +
        "that was taken over could draw VMs to itself. The host's next report counts whole.",
      answers: { 204: { description: "Its next report counts." } },
      codes: ["not_found"],
    },
    {
      operation: "create_upload",
      method: "post",
      path: "/v1/uploads",
      tag,
      summary: "Start or find an upload",
      description:
        "It is found as far as it came. It belongs to the token's project (an admin's to none), which alone makes images of it, " +
        "and counts in the project's `storage_gib` until it has. It is forgotten a day after its last byte. Bytes that the project " +
        "has by an upload or image are here already; whoever else names them sends them. Another size than before begins it anew.",
      body: { schema: "UploadCreate", example: { sha256: "ab".repeat(32), size_bytes: 1048576 } },
      answers: {
        200: upload("All its bytes are here.", ["Location"], GO_ON),
        201: upload("Send its bytes from `offset` on.", ["Location"], GO_ON),
      },
      // The hash of no bytes is known at once.
      codes: ["too_large", "quota_exceeded", "storage_full", "checksum_mismatch"],
    },
    {
      operation: "get_upload",
      method: "get",
      path: "/v1/uploads/{id}",
      tag,
      path_parameters: uploadPath,
      summary: "Read how far an upload came",
      answers: { 200: upload("How far it came.") },
      codes: ["not_found"],
    },
    {
      operation: "append_upload",
      method: "patch",
      path: "/v1/uploads/{id}",
      tag,
      path_parameters: uploadPath,
      summary: "Send bytes of an upload",
      description:
        "What arrived before a connection broke stays: go on from the `offset` that a GET tells. After the last byte the whole is " +
        "checked; with another hash it is thrown away, 422 `checksum_mismatch`.",
      parameters: [
        {
          name: "Upload-Offset",
          in: "header",
          required: true,
          description: "The byte that the body begins at.",
          schema: { type: "integer", format: "int64", minimum: 0, maximum: 999_999_999_999_999 },
          example: 0,
        },
      ],
      body: {
        schema: "UploadBytes",
        types: ["application/offset+octet-stream"],
        stream: true,
        // No bytes are bytes too: HTTP has no difference between an empty body and none.
        optional: true,
      },
      answers: { 200: upload("How far it came.") },
      codes: ["not_found", "offset_mismatch", "too_large", "checksum_mismatch", "storage_full"],
    },
    {
      operation: "delete_upload",
      method: "delete",
      path: "/v1/uploads/{id}",
      tag,
      path_parameters: uploadPath,
      summary: "Throw an upload away",
      description: "Its bytes go, and no longer count in the quota. Images that were made of it keep theirs.",
      answers: { 204: { description: "It is gone." } },
      codes: ["not_found"],
    },
  ],
  schemas: {
    UploadCreate: bodyOf("What is to be uploaded.", {
      sha256,
      size_bytes: {
        type: "integer",
        format: "int64",
        minimum: 0,
        maximum: Number.MAX_SAFE_INTEGER,
        description: "Size of the whole.",
      },
    }),
    UploadBytes: { type: "string", format: "binary", description: "The bytes from `Upload-Offset` on." },
    Upload: objectOf("How far an upload came.", {
      id: sha256,
      offset: integer("Bytes that are here."),
      size_bytes: integer("Bytes of the whole."),
      complete: { type: "boolean", description: "Whether all are here and their hash is right." },
    }),
    HostDiskList: objectOf("The disks of a host.", {
      items: { type: "array", items: reference("HostDisk"), description: "All of them." },
    }),
  },
};
