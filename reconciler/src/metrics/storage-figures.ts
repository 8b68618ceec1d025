// Figures of partitions, disks and images, by their ids.
import { STATES } from "@croft/schemas/generated/typescript/states.ts";
import { type Figures, labelsOf } from "./exposition.ts";
import type { ObjectFigures } from "./kept-lines.ts";

const GIB = 2 ** 30;

export function partitionFigures(out: Figures): ObjectFigures<"partition"> {
  const info = out.figure(
    "croft_partition",
    "info",
    "A partition's name, project, host, disk, and the VM that has it.",
  );
  const state = out.figure("croft_partition_state", "gauge", "1 for the state that a partition is in.");
  const size = out.figure("croft_partition_size_bytes", "gauge", "Size of a partition.");
  const wipe = out.figure(
    "croft_partition_wipe_timestamp_seconds",
    "gauge",
    "When the bytes of a deleted partition are wiped; only while it is in quarantine.",
  );
  return {
    add({ id, name, project, spec, status }) {
      const { host, disk, attached_to } = status;
      const labels = { partition: id, name: name ?? "", project: project ?? "" };
      info.add(labelsOf({ ...labels, host: host ?? "", disk: disk ?? "", vm: attached_to ?? "" }), 1);
      for (const one of STATES.partition) {
        state.add(labelsOf({ partition: id, state: one }), one === status.state ? 1 : 0);
      }
      size.add(labelsOf({ partition: id }), status.size_bytes ?? spec.size_gib * GIB);
      if (status.wipe_at != null) wipe.add(labelsOf({ partition: id }), Date.parse(status.wipe_at) / 1000);
    },
  };
}

export function diskFigures(out: Figures): ObjectFigures<"disk"> {
  const info = out.figure("croft_disk", "info", "A disk's host, identity, model and path.");
  const state = out.figure("croft_disk_state", "gauge", "1 for the state that a disk is in.");
  const size = out.figure("croft_disk_size_bytes", "gauge", "Size of a disk.");
  const free = out.figure("croft_disk_free_bytes", "gauge", "What no partition takes, rounded down to GiB.");
  return {
    add({ id, spec, status }) {
      const disk = labelsOf({ disk: id });
      const { identity, model, path } = status;
      info.add(
        labelsOf({
          disk: id,
          host: spec.host,
          identity: identity ?? "",
          model: model ?? "",
          path: path ?? "",
        }),
        1,
      );
      for (const one of STATES.disk)
        state.add(labelsOf({ disk: id, state: one }), one === status.state ? 1 : 0);
      if (status.size_bytes != null) size.add(disk, status.size_bytes);
      if (status.free_gib != null) free.add(disk, status.free_gib * GIB);
    },
  };
}

export function imageFigures(out: Figures): ObjectFigures<"image"> {
  const info = out.figure("croft_image", "info", "An image's name and project; none when it is shared.");
  const state = out.figure("croft_image_state", "gauge", "1 for the state that an image is in.");
  const size = out.figure("croft_image_size_bytes", "gauge", "Size of an image's file.");
  return {
    add({ id, name, project, status }) {
      info.add(labelsOf({ image: id, name: name ?? "", project: project ?? "" }), 1);
      for (const one of STATES.image)
        state.add(labelsOf({ image: id, state: one }), one === status.state ? 1 : 0);
      if (status.size_bytes != null) size.add(labelsOf({ image: id }), status.size_bytes);
    },
  };
}
