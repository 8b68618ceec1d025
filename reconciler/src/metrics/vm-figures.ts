// Figures of VMs, by their ids. What a VM is called, and where it is, stands in `croft_vm_info` alone: a name that changes ends no
// series. Every VM has every state at all times, 1 for the one that it is in, so one that stops does not vanish.
import { STATES } from "@croft/schemas/generated/typescript/states.ts";
import { MOVING } from "../moves/moving-condition.ts";
import type { Stored } from "../store/store.ts";
import { type Figure, type Figures, labelsOf } from "./exposition.ts";
import type { ObjectFigures } from "./kept-lines.ts";

const MIB = 2 ** 20;
const GIB = 2 ** 30;
const FIRST_BOOTS = ["done", "failed", "running", "unknown"] as const;

export function vmFigures(out: Figures): ObjectFigures<"vm"> {
  const gauge = (name: string, help: string): Figure => out.figure(`croft_vm_${name}`, "gauge", help);
  const info = out.figure("croft_vm", "info", "A VM's name, project, host and image.");
  const tag = gauge("tag", "1 for each tag of a VM.");
  const state = gauge("state", "1 for the state that a VM is in, 0 for the others.");
  const since = gauge("state_since_timestamp_seconds", "Since when a VM is in its state.");
  const wanted = gauge("wanted_running", "1 when a VM is to run.");
  const ready = gauge("ready", "1 when what the VM waits for was met.");
  const boot = gauge("first_boot", "1 for how the first boot went, as the guest says.");
  const created = gauge("created_timestamp_seconds", "When a VM was made.");
  const started = gauge("started_timestamp_seconds", "When its QEMU was started; 0 when it does not run.");
  const restarts = gauge("restarts", "Restarts by its policy since it last ran for ten minutes.");
  const conditions = gauge("conditions", "What is wrong with a VM: number of its conditions.");
  const moving = gauge("moving", "1 while a VM moves to another host; it stands still for a part of that.");
  const cpus = gauge("cpus", "Virtual CPUs.");
  const memory = gauge("memory_bytes", "Memory that a VM is to have.");
  const root = gauge("root_disk_bytes", "Size of its root disk.");
  return {
    add({ id, name, project, spec, status, created_at, state_since, tags, default_tags }) {
      // Written out: at the first scrape of a large fleet these are millions of labels.
      const own = `{vm="${id}"`;
      const vm = `${own}}`;
      info.add(
        labelsOf({
          vm: id,
          name: name ?? "",
          project: project ?? "",
          host: status.host ?? "",
          image: spec.image ?? "",
        }),
        1,
      );
      for (const [key, value] of Object.entries({ ...default_tags, ...tags })) {
        tag.add(labelsOf({ vm: id, key, value }), 1);
      }
      for (const one of STATES.vm) state.add(`${own},state="${one}"}`, one === status.state ? 1 : 0);
      since.add(vm, Date.parse(state_since) / 1000);
      wanted.add(vm, (spec.power_state ?? "running") === "running" ? 1 : 0);
      ready.add(vm, status.ready === true ? 1 : 0);
      const outcome = firstBootOf(status);
      for (const one of FIRST_BOOTS) boot.add(`${own},outcome="${one}"}`, one === outcome ? 1 : 0);
      created.add(vm, Date.parse(created_at) / 1000);
      started.add(vm, status.started_at == null ? 0 : Date.parse(status.started_at) / 1000);
      restarts.add(vm, status.restarts ?? 0);
      conditions.add(vm, status.conditions.length);
      moving.add(vm, isMoving(status) ? 1 : 0);
      cpus.add(vm, spec.cpus);
      memory.add(vm, spec.memory_mib * MIB);
      root.add(vm, spec.root_disk_gib * GIB);
    },
  };
}

const isMoving = ({ conditions }: Stored<"vm">["status"]): boolean =>
  conditions.some(({ type, status }) => type === MOVING && status === "true");

function firstBootOf({ conditions, guest }: Stored<"vm">["status"]): (typeof FIRST_BOOTS)[number] {
  if (conditions.some(({ type }) => type === "first_boot_failed")) return "failed";
  return guest?.cloud_init ?? "unknown";
}
