// Images. The reconciler fetches or takes an upload, looks at it and keeps it; hosts copy it from there.
//
//   pending --> fetching --> ready --DELETE--> deleting (while VMs use it) --> (gone)
//                  |                    \----------- no VM uses it ----------^
//                  +--> failed | error --DELETE--> (gone)
//
// `images/` moves it from pending to ready or failed; requests write the first state and the last ones.

import type { FieldError } from "@croft/schemas/errors.ts";
import type { SpecOf } from "@croft/schemas/generated/typescript/kinds.ts";
import type { Reads } from "../../store/store.ts";
import { type KindRules, label, type ObjectUpdate, refuseFaults, waitingForUsers } from "../kind-rules.ts";

type ImageSpec = SpecOf<"image">;

/** One file of an image: where its bytes come from and the hash they shall have. */
interface Source {
  /** Pointer of the object that has the fields. */
  base: string;
  urlField: string;
  uploadField: string;
  hashField: string;
  url: string | undefined;
  upload: string | undefined;
  sha256: string | undefined;
}

function sourcesOf(spec: ImageSpec): Source[] {
  const { kernel } = spec;
  const source = (base: string, prefix: string, fields: Record<string, unknown>): Source => ({
    base,
    urlField: `${base}/${prefix}url`,
    uploadField: `${base}/${prefix}upload`,
    hashField: `${base}/${prefix}sha256`,
    url: fields[`${prefix}url`] as string | undefined,
    upload: fields[`${prefix}upload`] as string | undefined,
    sha256: fields[`${prefix}sha256`] as string | undefined,
  });
  const disk = source("/spec", "", { ...spec });
  if (kernel === undefined) return [disk];
  return [disk, source("/spec/kernel", "", { ...kernel }), source("/spec/kernel", "initrd_", { ...kernel })];
}

export function sourceFaults(spec: ImageSpec): FieldError[] {
  const faults: FieldError[] = [];
  for (const source of sourcesOf(spec)) {
    const { url, upload, sha256, base, urlField, hashField } = source;
    const optional = urlField.endsWith("initrd_url");
    if (url !== undefined && upload !== undefined) {
      faults.push({ code: "invalid_value", pointer: urlField, message: "give one of url and upload" });
    }
    if (base === "/spec/kernel" && !optional && url === undefined && upload === undefined) {
      faults.push({ code: "missing_field", pointer: urlField, message: "a kernel needs url or upload" });
    }
    if (url !== undefined && !URL.canParse(url)) {
      const message =
        "is no URL that can be fetched; a zone after an IPv6 address (`%eth0`) is none of a URL";
      faults.push({ code: "invalid_value", pointer: urlField, message });
    }
    if (url?.startsWith("http://") && sha256 === undefined) {
      const message = "sha256 is required with http, because anybody on the way could change the bytes";
      faults.push({ code: "missing_field", pointer: hashField, message });
    }
    if (upload !== undefined && sha256 !== undefined && upload !== sha256) {
      const message = "differs from upload, which is the SHA-256 of the uploaded bytes";
      faults.push({ code: "invalid_value", pointer: hashField, message });
    }
  }
  return faults;
}

/** Addresses with a user name or password, of all fields or of those that changed. Their text is not repeated. */
export function credentialFaults(spec: ImageSpec, isChanged = (_field: string) => true): FieldError[] {
  return sourcesOf(spec)
    .filter(({ url, urlField }) => url !== undefined && hasCredentials(url) && isChanged(urlField))
    .map(({ urlField }) => ({ code: "invalid_value", pointer: urlField, message: CREDENTIALS }));
}

function hasCredentials(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { username, password } = new URL(url);
  return username !== "" || password !== "";
}

const CREDENTIALS =
  "holds a user name or password, which all who may read the image would see; take them out, and if its server needs them give the file by upload instead (`path` in Terraform, POST /v1/uploads in REST)";

export const NO_UPLOAD = "no complete upload has this SHA-256; upload the file first (POST /v1/uploads)";

async function uploadFaults(reads: Reads, spec: ImageSpec): Promise<FieldError[]> {
  const faults: FieldError[] = [];
  for (const { upload, uploadField } of sourcesOf(spec)) {
    if (upload === undefined || (await reads.blobs.get(upload)) !== undefined) continue;
    faults.push({ code: "reference_not_found", pointer: uploadField, message: NO_UPLOAD });
  }
  return faults;
}

/** Hashes that the image is known to have, by pointer of their field. */
function knownHashes({
  before,
}: Pick<ObjectUpdate<"image">, "before">): Record<string, string | null | undefined> {
  const { spec, status } = before;
  return {
    "/spec/sha256": status.sha256 ?? spec.sha256 ?? spec.upload,
    "/spec/kernel/sha256": status.kernel?.sha256 ?? spec.kernel?.sha256 ?? spec.kernel?.upload,
    "/spec/kernel/initrd_sha256":
      status.kernel?.initrd_sha256 ?? spec.kernel?.initrd_sha256 ?? spec.kernel?.initrd_upload,
  };
}

/** Another address is live only with the hash of what is here already. */
function movedFaults(update: ObjectUpdate<"image">): FieldError[] {
  const hashes = knownHashes(update);
  const changed = new Set(update.changes.map(({ pointer }) => `/spec${pointer}`));
  return sourcesOf(update.spec).flatMap((source): FieldError[] => {
    const moved = [source.urlField, source.uploadField].filter((field) => changed.has(field));
    const declared = source.sha256 ?? source.upload;
    if (moved.length === 0 || (declared !== undefined && declared === hashes[source.hashField])) return [];
    const message = "another address needs the sha256 of what the image holds already; else make a new image";
    return moved.slice(0, 1).map((pointer) => ({ code: "immutable_field", pointer, message }));
  });
}

export const imageRules: KindRules<"image"> = {
  async create(reads, { name, spec }) {
    refuseFaults(`Image ${name} cannot be created as given.`, [
      ...sourceFaults(spec),
      ...credentialFaults(spec),
      ...(await uploadFaults(reads, spec)),
    ]);
    return {
      status: {
        observed_generation: 0,
        state: "pending",
        state_reason: null,
        state_code: null,
        conditions: [],
        sha256: spec.sha256 ?? spec.upload ?? null,
        kernel: null,
        format: null,
        compression: null,
        disk_sha256: null,
        disk_size_bytes: null,
        size_bytes: null,
        virtual_size_gib: null,
        virtual_size_bytes: null,
        fetched_bytes: 0,
        total_bytes: null,
      },
    };
  },

  // Writing down the hash that it has, or no longer writing it down, changes nothing.
  keeps({ pointer, after }, update) {
    const { format } = update.before.status;
    if (pointer === "/format") return format === "raw" && (after === undefined || after === format);
    const known = knownHashes(update)[`/spec${pointer}`];
    return pointer.endsWith("sha256") && known != null && (after === undefined || after === known);
  },

  async update(reads, update) {
    const changed = new Set(update.changes.map(({ pointer }) => `/spec${pointer}`));
    const faults = [
      ...sourceFaults(update.spec),
      // One that has them from earlier can be changed otherwise.
      ...credentialFaults(update.spec, (field) => changed.has(field)),
      ...movedFaults(update),
    ];
    if (update.changes.some(({ pointer }) => pointer.endsWith("upload"))) {
      faults.push(...(await uploadFaults(reads, update.spec)));
    }
    refuseFaults(`${label(update.before)} cannot be changed in this way.`, faults);
    const { status } = update.before;
    if (status.state === "ready") return { status: { ...status, observed_generation: update.generation } };
    // Not there yet, or failed: it is tried again as it is written now.
    return { status: { ...status, state: "pending", state_reason: null, state_code: null } };
  },

  async remove(reads, { id, status }) {
    const users = await reads.documents.referrers(id, "vm");
    if (users.length === 0) return { gone: true };
    return {
      gone: false,
      status: { ...status, conditions: [waitingForUsers(users)] },
    };
  },
};
