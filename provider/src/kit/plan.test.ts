import { croftDisk } from "@croft/schemas/generated/terraform/croft-disk.ts";
import { croftImage } from "@croft/schemas/generated/terraform/croft-image.ts";
import { croftPartition } from "@croft/schemas/generated/terraform/croft-partition.ts";
import { croftSshKey } from "@croft/schemas/generated/terraform/croft-ssh-key.ts";
import { croftVm } from "@croft/schemas/generated/terraform/croft-vm.ts";
import type { ResourceModel } from "@croft/schemas/terraform-model.ts";
import { describe, expect, test } from "@jest/globals";
import { checkPlan } from "../rpc/conformance/checks.ts";
import { pathText } from "../tfplugin/path.ts";
import { unsetObject } from "../tfplugin/schema.ts";
import { isUnknown, objectOf, type TfObject, type TfValue, UNKNOWN, Unknown } from "../tfplugin/value.ts";
import { stateOf } from "./document.ts";
import { type PlanInput, planResource } from "./plan.ts";
import { createBody, patchBody, withWriteOnly } from "./request.ts";
import type { RestDocument } from "./rest-document.ts";
import type { ResourceRules } from "./rules.ts";
import { resourceSchema } from "./schema.ts";
import { newId } from "./unknown-fields.ts";

const SHA = (letter: string) => letter.repeat(64);

/** A configuration or state with everything that is not named unset. */
function of(model: ResourceModel, given: Record<string, TfValue>): TfObject {
  return Object.assign(unsetObject(resourceSchema(model).block), given);
}

function kernelOf(given: Record<string, TfValue>): TfObject {
  const nothing = { url: null, path: null, sha256: null, initrd_url: null, initrd_path: null };
  return objectOf({ ...nothing, initrd_sha256: null, command_line: null, ...given });
}

function plan(rules: ResourceRules, input: Partial<PlanInput> & Pick<PlanInput, "config">) {
  const planned = planResource(rules, {
    prior: null,
    settings: { project: "web", defaultTags: null },
    contents: new Map(),
    ...input,
  });
  const replace = planned.replace.map(pathText);
  const says = planned.diagnostics.map(({ severity, summary }) => `${severity}: ${summary}`);
  const unknown = Object.keys(planned.state).filter((name) => isUnknown(planned.state[name]));
  return { state: planned.state, replace, says, unknown };
}

describe("a new object", () => {
  test("gets defaults and the provider's project; what Croft chooses is unknown", () => {
    const config = of(croftVm, { name: "app", image: "img_0", cpus: 1, memory_mib: 512, root_disk_gib: 4 });
    const { state, unknown } = plan({ model: croftVm }, { config });
    expect(state).toMatchObject({
      project: "web",
      power_state: "running",
      wait_for: ["running"],
      host: null,
    });
    expect(unknown).toEqual([
      "id",
      "hostname",
      "host_region",
      "host_zone",
      "ready",
      "ip_address",
      "nics",
      "allocated_ports",
      "ssh",
      "created_at",
    ]);
  });

  test("without a project anywhere is refused, unless it is shared", () => {
    const settings = { project: null, defaultTags: null };
    const config = of(croftSshKey, { name: "me", public_key: "ssh-ed25519 A" });
    expect(plan({ model: croftSshKey }, { config, settings }).says).toEqual([
      "error: croft_ssh_key has no project",
    ]);
    const shared = plan({ model: croftSshKey }, { config: objectOf({ ...config, shared: true }), settings });
    expect(shared.says).toEqual([]);
    expect(shared.state.project).toBeNull();
  });

  test("with a project that is not known yet is planned", () => {
    const config = of(croftSshKey, { name: "me", public_key: "ssh-ed25519 A" });
    const settings = { project: UNKNOWN, defaultTags: UNKNOWN };
    expect(plan({ model: croftSshKey }, { config, settings }).unknown).toContain("project");
  });
});

describe("tags_all", () => {
  const config = (tags: TfValue) => of(croftSshKey, { name: "me", public_key: "ssh-ed25519 A", tags });
  const defaults = objectOf({ owner: "ops", tier: "1" });

  test("is the merge, in which the object's own tags win", () => {
    const settings = { project: "web", defaultTags: defaults };
    const { state } = plan({ model: croftSshKey }, { config: config(objectOf({ tier: "2" })), settings });
    expect(state.tags_all).toEqual(objectOf({ owner: "ops", tier: "2" }));
  });

  test("is unknown as a whole when one value is", () => {
    const settings = { project: "web", defaultTags: defaults };
    const tags = objectOf({ tier: UNKNOWN });
    expect(plan({ model: croftSshKey }, { config: config(tags), settings }).unknown).toContain("tags_all");
  });
});

describe("a change", () => {
  const partition = of(croftPartition, {
    id: "prt_1",
    project: "web",
    name: "data",
    size_gib: 20,
    disk: "dsk_1",
    host: "alpha",
    on_delete: "wipe",
    retention_days: 7,
    serial: "prt_1",
    number: 1,
    part_uuid: "u",
    start_bytes: 1,
    size_bytes: 20,
    tags_all: objectOf({}),
    created_at: "t",
  });
  const asWritten = of(croftPartition, { name: "data", size_gib: 20, on_delete: "wipe" });
  const change = (given: Record<string, TfValue>) =>
    plan({ model: croftPartition }, { prior: partition, config: objectOf({ ...asWritten, ...given }) });

  test("of nothing plans nothing: what Croft chose stays", () => {
    expect(change({}).state).toEqual(partition);
    expect(change({ disk: "dsk_1", host: "alpha", project: "web" }).state).toEqual(partition);
  });

  test("makes unknown what it moves, and nothing else", () => {
    const grown = change({ size_gib: 30 });
    expect(grown).toMatchObject({ replace: [], unknown: ["size_bytes"], says: [] });
  });

  test("that would shrink is refused with its path, unless it replaces anyway", () => {
    expect(change({ size_gib: 10 }).says).toEqual(["error: size_gib cannot get smaller"]);
    expect(change({ size_gib: 10, filesystem: "ext4" })).toMatchObject({ replace: ["filesystem"], says: [] });
  });

  test("of where it is replaces, unless it is not known yet and may be where it is", () => {
    expect(change({ disk: "dsk_2" }).replace).toEqual(["disk"]);
    expect(change({ disk: UNKNOWN }).replace).toEqual([]);
    expect(change({ disk: newId("disk") }).replace).toEqual(["disk"]);
    expect(change({ project: "other" }).replace).toEqual(["project"]);
  });

  test("to another spelling of the same keeps the spelling of the state", () => {
    const prior = of(croftDisk, {
      id: "dsk_1",
      host: "alpha",
      device: "/dev/sdb",
      on_delete: "keep",
      identity: "x",
      tags_all: objectOf({}),
    });
    const config = of(croftDisk, { host: "alpha", device: "/dev/disk/by-id/x" });
    expect(plan({ model: croftDisk }, { prior, config, same: new Set(["device"]) })).toMatchObject({
      replace: [],
      unknown: [],
      state: { device: "/dev/sdb", identity: "x" },
    });
    expect(plan({ model: croftDisk }, { prior, config }).replace).toEqual(["device"]);
  });

  test("inside a nested object counts by the field's own effect", () => {
    const file = (name: string, size_gib: number) => objectOf({ name, size_gib });
    const prior = of(croftDisk, {
      id: "dsk_1",
      host: "alpha",
      file: file("one", 10),
      on_delete: "keep",
      identity: "x",
      size_gib: 10,
    });
    const to = (name: string, size: number) =>
      plan({ model: croftDisk }, { prior, config: of(croftDisk, { host: "alpha", file: file(name, size) }) });
    expect(to("one", 20)).toMatchObject({ replace: [], unknown: ["size_gib"] });
    expect(to("two", 10).replace).toEqual(["file.name"]);
    expect(to("one", 5).says).toEqual(["error: file.size_gib cannot get smaller"]);
  });

  test("of what is read at create only is Terraform's alone", () => {
    const prior = of(croftDisk, {
      id: "dsk_1",
      host: "alpha",
      device: "/dev/sdb",
      wipe: "x",
      on_delete: "keep",
    });
    const with_ = (wipe: TfValue, before: TfValue) =>
      plan(
        { model: croftDisk },
        {
          prior: objectOf({ ...prior, wipe: before }),
          config: of(croftDisk, { host: "alpha", device: "/dev/sdb", wipe }),
        },
      ).state.wipe;
    expect([with_("y", "x"), with_(null, "x"), with_("y", null)]).toEqual(["x", "x", "y"]);
  });
});

describe("contents", () => {
  const image = (given: Record<string, TfValue>) =>
    of(croftImage, { name: "debian", shared: true, ...given });
  const made = (given: Record<string, TfValue>) =>
    image({
      id: "img_1",
      sha256: SHA("a"),
      format: "qcow2",
      size_bytes: 1,
      virtual_size_gib: 2,
      tags_all: objectOf({}),
      created_at: "t",
      ...given,
    });
  const to = (
    prior: TfObject | null,
    config: Record<string, TfValue>,
    files: Record<string, string | null> = {},
  ) =>
    plan({ model: croftImage }, { prior, config: image(config), contents: new Map(Object.entries(files)) });

  test("of a file have their hash in the plan", () => {
    expect(to(null, { path: "d.qcow2" }, { "d.qcow2": SHA("a") }).state.sha256).toBe(SHA("a"));
  });

  test("of a file that is not there are unknown for a new image, and kept with a warning for one that is made", () => {
    expect(to(null, { path: "d.qcow2" }, { "d.qcow2": null }).unknown).toContain("sha256");
    const kept = to(made({ path: "d.qcow2" }), { path: "d.qcow2" }, { "d.qcow2": null });
    expect(kept).toMatchObject({
      replace: [],
      unknown: [],
      says: ["warning: path names a file that is not there"],
    });
  });

  test("that are equal make another place a change in place", () => {
    expect(to(made({ path: "d.qcow2" }), { path: "e.qcow2" }, { "e.qcow2": SHA("a") })).toMatchObject({
      replace: [],
      unknown: [],
    });
    expect(to(made({ url: "https://a/d" }), { path: "e.qcow2" }, { "e.qcow2": SHA("a") })).toMatchObject({
      replace: [],
      unknown: [],
    });
    expect(to(made({ url: "https://a/d" }), { url: "https://b/d", sha256: SHA("a") })).toMatchObject({
      replace: [],
      unknown: [],
    });
  });

  test("that are equal at the path of another checkout plan nothing", () => {
    const files = { "/b/d.qcow2": SHA("a"), "/b/vmlinuz": SHA("c") };
    const prior = made({ path: "/a/d.qcow2", kernel: kernelOf({ path: "/a/vmlinuz", sha256: SHA("c") }) });
    const kernel = kernelOf({ path: "/b/vmlinuz" });
    expect(to(prior, { path: "/b/d.qcow2", kernel }, files).state).toMatchObject({
      path: "/a/d.qcow2",
      kernel: { path: "/a/vmlinuz" },
    });
  });

  test("that differ, or may, replace", () => {
    expect(to(made({ path: "d.qcow2" }), { path: "d.qcow2" }, { "d.qcow2": SHA("b") }).replace).toEqual([
      "sha256",
    ]);
    expect(to(made({ url: "https://a/d" }), { url: "https://b/d" })).toMatchObject({
      replace: ["sha256"],
      unknown: ["size_bytes", "virtual_size_gib", "sha256"],
    });
    expect(to(made({ url: "https://a/d" }), { url: UNKNOWN }).replace).toEqual(["sha256"]);
    expect(to(made({ path: "d.qcow2" }), { path: UNKNOWN }).replace).toEqual(["sha256"]);
    expect(to(made({ url: "https://a/d" }), { url: "https://a/d", sha256: SHA("b") }).replace).toEqual([
      "sha256",
    ]);
  });

  test("behind the same address are not fetched again", () => {
    expect(to(made({ url: "https://a/d" }), { url: "https://a/d" })).toMatchObject({
      replace: [],
      unknown: [],
    });
  });

  test("that differ from the hash that was given are refused", () => {
    const { says } = to(null, { path: "d.qcow2", sha256: SHA("b") }, { "d.qcow2": SHA("a") });
    expect(says).toEqual(["error: path does not hold what sha256 says"]);
  });

  test("of a kernel are treated alike", () => {
    const files = { vmlinuz: SHA("c"), initrd: SHA("d") };
    const kernel = kernelOf({ path: "vmlinuz", initrd_path: "initrd" });
    const planned = to(null, { path: "d", kernel }, { ...files, d: SHA("a") }).state.kernel;
    expect(planned).toMatchObject({ sha256: SHA("c"), initrd_sha256: SHA("d"), command_line: null });
    const prior = made({ path: "d", kernel: kernelOf({ path: "old", sha256: SHA("c") }) });
    const moved = to(prior, { path: "d", kernel: kernelOf({ path: "vmlinuz" }) }, { ...files, d: SHA("a") });
    expect(moved.replace).toEqual([]);
    const changed = to(
      prior,
      { path: "d", kernel: kernelOf({ path: "vmlinuz" }) },
      { vmlinuz: SHA("e"), d: SHA("a") },
    );
    expect(changed.replace).toEqual(["kernel.sha256"]);
  });
});

describe("a field that replaces and is not known yet", () => {
  const rules = { model: croftVm };
  const given = { name: "app", image: "img_old", cpus: 1, memory_mib: 512, root_disk_gib: 4, project: "web" };
  const prior = of(croftVm, { ...given, id: "vm_0", ready: true });
  const to = (image: TfValue) => plan(rules, { prior, config: of(croftVm, { ...given, image }) });

  test("may be what it is, so that it replaces nothing and says so", () => {
    const planned = to(UNKNOWN);
    expect(planned.replace).toEqual([]);
    expect(planned.says).toEqual(["warning: image of croft_vm web/app is not known before the apply"]);
    expect(isUnknown(planned.state.image!)).toBe(true);
    expect(to(new Unknown({ isNull: false })).replace).toEqual([]);
  });

  test("is certainly another when the run makes what it refers to", () => {
    const image = of(croftImage, { name: "new", path: "d.qcow2", project: "web" });
    const made = plan({ model: croftImage }, { config: image, contents: new Map([["d.qcow2", SHA("a")]]) });
    const planned = to(made.state.id!);
    expect(planned.replace).toEqual(["image"]);
    expect(planned.says).toEqual([
      "warning: croft_vm web/app is replaced because image is not known before the apply",
    ]);
  });
});

describe("what a VM ignores", () => {
  const rules = { model: croftVm };
  const given = { name: "app", image: "img_old", cpus: 1, memory_mib: 512, root_disk_gib: 4, project: "web" };
  const prior = of(croftVm, { ...given, id: "vm_0", user_data: "old", ssh_keys: ["key_0"], ready: true });

  test("stays as it is in state and server while another is configured, and replaces as soon as it does not", () => {
    const wanted = { ...given, image: "img_new", user_data: "new" };
    const ignores = { on_image_change: "ignore", on_user_data_change: "ignore" };
    const ignored = plan(rules, { prior, config: of(croftVm, { ...wanted, ...ignores }) });
    expect(ignored.replace).toEqual([]);
    expect(ignored.state).toMatchObject({ image: "img_old", user_data: "old" });
    const patch = patchBody(croftVm, prior, ignored.state, null) as { spec: object };
    expect(Object.keys(patch.spec)).not.toEqual(expect.arrayContaining(["image"]));
    expect(patch.spec).not.toHaveProperty("user_data");
    const image = plan(rules, { prior, config: of(croftVm, { ...wanted, on_user_data_change: "ignore" }) });
    expect(image.replace).toEqual(["image"]);
    const both = plan(rules, { prior, config: of(croftVm, { ...wanted, on_user_data_change: "replace" }) });
    expect(both.replace.sort()).toEqual(["image", "user_data"]);
  });

  test("and what it never had is in the state only, because Terraform demands it", () => {
    const config = of(croftVm, { ...given, user_data_wo_version: 2, on_user_data_change: "ignore" });
    const { state, replace } = plan(rules, { prior, config });
    expect(replace).toEqual([]);
    expect(state.user_data_wo_version).toBe(2);
    expect(patchBody(croftVm, prior, state, null)?.spec).not.toHaveProperty("user_data_wo_version");
  });

  test("and what is not configured any more leaves the state only, for good", () => {
    const ignores = { on_image_change: "ignore", on_user_data_change: "ignore" };
    const wanted = { ...given, image: null, cdroms: [], user_data: null, ssh_keys: ["key_0"], ...ignores };
    const before = { ...prior, ...ignores, cdroms: [] };
    const config = of(croftVm, wanted);
    const { state, replace } = plan(rules, { prior: before, config });
    const asked = { prior: before, config, planned: state, requiresReplace: [] };
    expect(checkPlan("croft_vm", resourceSchema(croftVm).block, asked)).toEqual([]);
    expect(replace).toEqual([]);
    expect(state).toMatchObject({ image: null, user_data: null });
    const sent = Object.keys((patchBody(croftVm, before, state, null) as { spec: object }).spec);
    for (const name of ["image", "user_data"]) expect(sent).not.toContain(name);
    const spec = { image: "img_old", user_data: "old", ssh_keys: ["key_0"], cdroms: [], ...ignores };
    const document = {
      kind: "vm",
      id: "vm_0",
      project: "web",
      name: "app",
      tags: {},
      default_tags: {},
      spec,
    };
    const read = stateOf(rules, { ...document, status: {} } as unknown as RestDocument, state);
    expect(read).toMatchObject({ image: null, user_data: null });
  });

  test("is said where nothing in the configuration says so", () => {
    const warning = "warning: croft_vm web/app keeps its user_data";
    const by = (more: Record<string, TfValue>) =>
      plan(rules, { prior, config: of(croftVm, { ...given, ...more }) });
    expect(by({ user_data: "old" }).says).toEqual([]);
    expect(by({ user_data: "new" })).toMatchObject({ says: [warning], replace: [] });
    expect(by({ user_data: "new", on_user_data_change: "ignore" }).says).toEqual([]);
    expect(by({ user_data: "new", on_user_data_change: "replace" })).toMatchObject({
      says: [],
      replace: ["user_data"],
    });
  });

  test("was not ignored by default once, and a state of that time plans nothing until it matters", () => {
    const before = of(croftVm, { ...prior, on_user_data_change: "replace" });
    const by = (user_data: string) =>
      plan(rules, { prior: before, config: of(croftVm, { ...given, user_data }) });
    expect(by("old").state.on_user_data_change).toBe("replace");
    expect(by("new").state).toMatchObject({ on_user_data_change: "ignore", user_data: "old" });
    expect(by("new").replace).toEqual([]);
  });

  test("write-only user data is in no plan, and in the body of a create", () => {
    const config = of(croftVm, { ...given, user_data_wo: "secret", user_data_wo_version: 1 });
    const { state } = plan(rules, { config });
    expect(state).toMatchObject({ user_data_wo: null, user_data_wo_version: 1 });
    expect(createBody(croftVm, withWriteOnly(croftVm, state, config), null).spec).toMatchObject({
      user_data_wo: "secret",
    });
  });
});
