// References between objects: what is of the same project, or shared with all, may be referred to. The rest does not
// exist as far as the caller is told.

import type { FieldError } from "@croft/schemas/errors.ts";
import { KINDS, type Kind } from "@croft/schemas/generated/typescript/kinds.ts";
import type { Reads, Stored } from "../store/store.ts";

/** Collects what is wrong with the references of one object. */
export class References {
  readonly faults: FieldError[] = [];
  readonly #reads: Reads;
  readonly #project: string | null;

  constructor(reads: Reads, project: string | null) {
    this.#reads = reads;
    this.#project = project;
  }

  /** `holder`: id of the object that has what this one wants. */
  fault(code: FieldError["code"], pointer: string, message: string, holder?: string): void {
    this.faults.push(holder === undefined ? { code, pointer, message } : { code, pointer, message, holder });
  }

  /** The object, or undefined with a fault noted. */
  async find<K extends Kind>(kind: K, id: string, pointer: string): Promise<Stored<K> | undefined> {
    const document = await this.#reads.documents.get(kind, id);
    const visible =
      document && (document.shared || document.project === null || document.project === this.#project);
    if (!visible) {
      this.fault(
        "reference_not_found",
        pointer,
        `there is no ${KINDS[kind].noun} ${id} in project ${this.#project} or shared`,
      );
      return undefined;
    }
    if (!document.deleting) return document;
    this.fault("reference_not_found", pointer, `${KINDS[kind].noun} ${id} is being deleted`);
    return undefined;
  }

  async host(name: string, pointer: string): Promise<boolean> {
    if (await this.#reads.documents.byName("host", null, name)) return true;
    this.fault("reference_not_found", pointer, `there is no host ${name}`);
    return false;
  }
}
