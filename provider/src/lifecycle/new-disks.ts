/**
 * The disks that one plan makes, for the partitions of the same plan: what is still to be made has no id yet, so no dry run can
 * judge the two together. Terraform plans a disk before what refers to it.
 */
import { isObject, type TfObject } from "../tfplugin/value.ts";

export class NewDisks {
  #largestGib = 0;
  #ofAnySize = false;

  add({ file }: TfObject): void {
    const size = isObject(file) ? file.size_gib : null;
    if (typeof size === "number") this.#largestGib = Math.max(this.#largestGib, size);
    else this.#ofAnySize = true;
  }

  /** GiB of the largest partition that one of them can have; undefined when nobody can know, or there are none. */
  get largestPartitionGib(): number | undefined {
    // The table takes the first and the last MiB, and so the last whole GiB.
    return this.#ofAnySize || this.#largestGib === 0 ? undefined : this.#largestGib - 1;
  }
}
