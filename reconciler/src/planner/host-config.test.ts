import { createHash } from "node:crypto";
import { CONTRACT_VERSION } from "@croft/schemas/contract.ts";
import { validateHostDocument } from "@croft/schemas/generated/validators/messages.js";
import { describe, expect, test } from "@jest/globals";
import type { Stored } from "../store/store.ts";
import { type Given, OTHER_VM, sampleSnapshot } from "./fixtures/host-snapshot.fixture.ts";
import { canonicalJson, manifest, nextConfig } from "./host-config.ts";
import { hostDocuments } from "./host-documents.ts";
import {
  HOST,
  IDS,
  PORTS,
  SEED,
  sampleAttachment,
  sampleDisk,
  sampleImage,
  samplePartition,
  sampleVm,
  VM_SPEC,
} from "./sample-objects.ts";

/** The documents of a snapshot, by their kinds. */
function documents(given: Given = {}) {
  const planned = hostDocuments(sampleSnapshot(given));
  const all = planned.instructions.map(({ document }) => document);
  return {
    ...planned,
    disks: all.flatMap((document) => (document.kind === "disk" ? [document] : [])),
    partitions: all.flatMap((document) => (document.kind === "partition" ? [document] : [])),
    vms: planned.instructions.flatMap(({ document, secret }) =>
      document.kind === "vm" ? [{ document, seed: secret }] : [],
    ),
  };
}
const vmOf = (more: Given) => documents(more).vms[0]?.document;

describe("documents", () => {
  test("all pass the contract's validators", () => {
    const { disks, partitions, vms } = documents({ attachments: [sampleAttachment({ deleting: true })] });
    for (const document of [...disks, ...partitions, ...vms.flatMap((vm) => [vm.document, vm.seed])]) {
      validateHostDocument(document);
      expect(validateHostDocument.errors ?? []).toEqual([]);
    }
  });

  test("a VM's says what shall run, with its ports and drives", () => {
    expect(vmOf({})).toMatchObject({
      id: IDS.vm,
      incarnation: 1,
      image: { id: IDS.image, format: "qcow2", kernel: null },
      drives: [{ partition: IDS.partition, serial: IDS.partition, read_only: false, attachment: null }],
      detaching: [],
      ports: [{ guest_port: 80, host_port: 20001, host_address: "127.0.0.1", protocol: "tcp" }],
      ssh_port: 20000,
      probe_ssh: false,
      restart_allowed: true,
      start_number: 0,
      wanted: "present",
    });
  });

  test("a secret carries the user's data byte for byte, and no plain document carries it", () => {
    const { vms } = documents();
    expect(vms[0]?.seed?.user_data).toBe(VM_SPEC.user_data);
    expect(vms[0]?.seed?.vendor_data).toContain("PRIVATE");
    expect(JSON.stringify(vms[0]?.document)).not.toContain("PRIVATE");
    expect(JSON.stringify(vms[0]?.document)).not.toContain("#!/bin/sh");
  });

  test("what the host needs to know while the reconciler is away is in the document", () => {
    const spec = { ...VM_SPEC, restart_policy: "always", start_on_boot: false, tpm: true } as const;
    const vm = sampleVm({ spec, internal: { restart_number: 2, start_number: 1 } });
    expect(vmOf({ vms: [vm] })).toMatchObject({
      restart_policy: "always",
      start_on_boot: false,
      restart_number: 2,
      start_number: 1,
      tpm: true,
    });
  });

  test("user data that are shown to nobody take the place of those that are", () => {
    const { user_data: _, ...spec } = VM_SPEC;
    const vms = [sampleVm({ spec: { ...spec, user_data_format: "ignition" } })];
    const seeds = new Map([[IDS.vm, { ...SEED, user_data_wo: "{}" }]]);
    expect(documents({ vms, seeds }).vms[0]?.seed).toMatchObject({ user_data: "{}", format: "ignition" });
  });

  test("the order in which ports were leased changes nothing", () => {
    const [ssh, forward] = PORTS as [(typeof PORTS)[0], (typeof PORTS)[0]];
    const second = { ...forward, guest_port: 53, port: 20002, protocol: "udp" as const };
    const one = vmOf({ ports: new Map([[IDS.vm, [ssh, forward, second]]]) });
    expect(vmOf({ ports: new Map([[IDS.vm, [second, forward, ssh]]]) })).toEqual(one);
  });
});

describe("a VM waits without a document", () => {
  const image = (status: Partial<Stored<"image">["status"]>) =>
    new Map([[IDS.image, sampleImage({ status: { ...sampleImage().status, ...status } })]]);

  test("while its image is being fetched", () => {
    const { vms, blocked } = documents({ images: image({ state: "fetching", format: null }) });
    expect(vms).toEqual([]);
    expect(blocked.get(IDS.vm)).toEqual({ code: null, reason: "Image debian is not here yet." });
  });

  test("while a VM that was given up may have its ports, which is named to nobody of another project", () => {
    const before = vmOf({});
    if (before === undefined) throw new Error("the VM has no document");
    const order = { ...before, id: OTHER_VM, drives: [], wanted: "deleted" as const };
    const reasonFor = (project: string) => {
      const givenUp = [{ ...order, project }];
      return documents({ givenUp }).blocked.get(IDS.vm)?.reason;
    };
    expect(reasonFor("web")).toBe(`Waits until host ${HOST} removed VM ${OTHER_VM}, which has its ports.`);
    expect(reasonFor("other")).toBe(`Waits until host ${HOST} removed another VM, which has its ports.`);
  });

  test("and fails with its image", () => {
    const failed = image({ state: "failed", state_code: "fetch_failed", state_reason: "404" });
    expect(documents({ images: failed }).blocked.get(IDS.vm)).toMatchObject({ code: "fetch_failed" });
  });

  test("and fails when the image turns out larger than its root disk", () => {
    const large = image({ virtual_size_bytes: 2 ** 40 });
    const answered = sampleVm({ status: { ...sampleVm().status, observed_generation: 1 } });
    for (const vm of [sampleVm(), answered]) {
      const { blocked } = documents({ images: large, vms: [vm] });
      expect(blocked.get(IDS.vm)).toMatchObject({ code: "out_of_range" });
    }
    expect(documents({ images: large, told: new Set([IDS.vm]) }).blocked.size).toBe(0);
  });
});

describe("removals go in order", () => {
  const deleting = { deleting: true };

  test("a VM first, while its partition and disk stay", () => {
    const { vms, partitions, disks } = documents({
      vms: [sampleVm(deleting)],
      partitions: [samplePartition(deleting)],
      disks: [sampleDisk(deleting)],
    });
    expect([vms[0]?.document.wanted, partitions[0]?.wanted, disks[0]?.wanted]).toEqual([
      "deleted",
      "present",
      "present",
    ]);
  });

  test("then its partition, while the disk stays", () => {
    const { partitions, disks } = documents({
      vms: [],
      partitions: [samplePartition(deleting)],
      disks: [sampleDisk(deleting)],
    });
    expect([partitions[0]?.wanted, disks[0]?.wanted]).toEqual(["wiped", "present"]);
  });

  test("a partition in quarantine stays on a disk that is released; one that was purged goes before", () => {
    const wanted = (partition: Partial<Stored<"partition">>, occupied: string[]) => {
      const quarantined = samplePartition({ ...deleting, spec: { size_gib: 5 }, ...partition });
      const disk = sampleDisk({ ...deleting, spec: { ...sampleDisk().spec, on_delete: "keep" } });
      const { partitions, disks } = documents({
        vms: [],
        partitions: [quarantined],
        disks: [disk],
        occupied: new Set(occupied),
      });
      return [partitions[0]?.wanted, disks[0]?.wanted];
    };
    expect(wanted({}, [])).toEqual(["kept", "released"]);
    expect(wanted({}, [IDS.disk])).toEqual(["kept", "present"]);
    expect(wanted({ internal: { purge: true } }, [IDS.disk])).toEqual(["wiped", "present"]);
  });

  test("a partition stays while a VM that waits for room is to have it", () => {
    const awaited = new Map([[IDS.partition, OTHER_VM]]);
    const { partitions } = documents({ vms: [], partitions: [samplePartition(deleting)], awaited });
    expect(partitions[0]?.wanted).toBe("present");
  });

  test("then the disk: a file is erased when that was asked for, else it is released", () => {
    const alone = (spec: Stored<"disk">["spec"]) =>
      documents({ vms: [], partitions: [], disks: [sampleDisk({ deleting: true, spec })] }).disks[0]?.wanted;
    const file = { name: "data", size_gib: 20 };
    expect(alone({ host: HOST, file, on_delete: "erase" })).toBe("erased");
    expect(alone({ host: HOST, file, on_delete: "keep" })).toBe("released");
    expect(alone({ host: HOST, device: "/dev/sdb" })).toBe("released");
  });

  test.each([
    ["has it by an attachment", { attachments: [sampleAttachment()] }],
    ["is letting its attachment go", { attachments: [sampleAttachment({ deleting: true })] }],
    [
      "is letting it go after it was taken out of its partitions",
      {
        vms: [
          sampleVm({
            spec: { ...VM_SPEC, partitions: [] },
            internal: { detaching: [{ partition: IDS.partition, force_detach: false }] },
          }),
        ],
      },
    ],
  ])("a partition is not wiped while a VM %s", (_how, more) => {
    const bare = sampleVm({ spec: { ...VM_SPEC, partitions: [] } });
    const { partitions } = documents({ vms: [bare], partitions: [samplePartition(deleting)], ...more });
    expect(partitions[0]?.wanted).toBe("present");
  });
});

describe("drives", () => {
  const bare = sampleVm({ spec: { ...VM_SPEC, partitions: [] } });

  test("an attachment is a drive; one that is being deleted is let go with its policy", () => {
    const spec = { ...sampleAttachment().spec, force_detach: true };
    expect(vmOf({ vms: [bare], attachments: [sampleAttachment({ spec })] })).toMatchObject({
      drives: [{ partition: IDS.partition, attachment: IDS.attachment, force_detach: true }],
      detaching: [],
    });
    expect(vmOf({ vms: [bare], attachments: [sampleAttachment({ spec, deleting: true })] })).toMatchObject({
      drives: [],
      detaching: [{ partition: IDS.partition, force_detach: true }],
    });
  });

  test("what came back is no longer let go", () => {
    const internal = { detaching: [{ partition: IDS.partition, force_detach: false }] };
    expect(vmOf({ vms: [sampleVm({ internal })] })).toMatchObject({ detaching: [] });
  });

  describe("a partition that another VM still has", () => {
    const leaving = sampleVm({ deleting: true });
    const taker = sampleVm({ id: OTHER_VM });

    test("keeps a new VM from its first boot", () => {
      const { vms, blocked } = documents({ vms: [leaving, taker] });
      expect(vms.map(({ document }) => document.id)).toEqual([IDS.vm]);
      expect(blocked.get(OTHER_VM)).toMatchObject({ code: null, reason: expect.stringContaining(IDS.vm) });
    });

    test("is not given before to a VM that its host knows", () => {
      const { vms } = documents({ vms: [leaving, taker], told: new Set([OTHER_VM]) });
      expect(vms.map(({ document }) => document.drives.length)).toEqual([1, 0]);
    });
  });
});

describe("the manifest", () => {
  test("names every document by the SHA-256 of its bytes", () => {
    const { entries, blobs } = manifest(documents());
    expect(entries.map(({ kind, secret_digest }) => [kind, secret_digest !== null])).toEqual([
      ["disk", false],
      ["partition", false],
      ["vm", true],
    ]);
    for (const { digest, bytes } of blobs)
      expect(createHash("sha256").update(bytes).digest("hex")).toBe(digest);
  });

  describe("of the next config", () => {
    const at = (generation: number) => ({
      generation,
      contract: CONTRACT_VERSION,
      version: CONTRACT_VERSION,
    });
    const stored = (more: Given = {}, since = 1) =>
      new Map(manifest(documents(more)).entries.map((entry) => [entry.id, { entry, since }]));

    test("says only what is new", () => {
      const first = nextConfig(HOST, manifest(documents()), new Map(), at(0));
      expect(first).toMatchObject({ generation: 1, drop: [] });
      expect(first?.put.map(({ id }) => id)).toEqual([IDS.disk, IDS.partition, IDS.vm]);
      expect(first?.blobs).toHaveLength(4);
      expect(nextConfig(HOST, manifest(documents()), stored(), at(1))).toBeUndefined();

      // The seed is as it was.
      const changed = manifest(documents({ vms: [sampleVm({ generation: 2 })] }));
      const next = nextConfig(HOST, changed, stored(), at(1));
      expect(next).toMatchObject({ generation: 2, put: [{ id: IDS.vm }], drop: [] });
      expect(next?.blobs.map(({ digest }) => digest)).toEqual([next?.put[0]?.digest]);
    });

    test("takes out what was looked at and is no more", () => {
      const next = nextConfig(HOST, manifest(documents({ vms: [] })), stored(), at(7));
      expect(next).toMatchObject({ generation: 8, put: [], drop: [IDS.vm], blobs: [] });
    });

    test("in another version of the contract is a new one; what its agent is too old for stays as it was told", () => {
      const older = { generation: 7, contract: 2, version: 1 };
      expect(nextConfig(HOST, manifest(documents()), stored(), older)).toMatchObject({
        generation: 8,
        contract_version: 1,
        put: [],
        drop: [],
      });
      const held = { ...at(7), held: new Set([IDS.vm]) };
      expect(nextConfig(HOST, manifest(documents({ vms: [] })), stored(), held)).toBeUndefined();
    });

    test("with nothing is none", () => {
      expect(nextConfig(HOST, { entries: [], blobs: [] }, new Map(), at(0))).toBeUndefined();
    });
  });

  test("canonical JSON does not depend on the order of keys", () => {
    expect(canonicalJson({ b: [{ d: 1, c: null }], a: "x" })).toBe(
      canonicalJson({ a: "x", b: [{ c: null, d: 1 }] }),
    );
  });
});
