// Queries that are asked with every request must not read more the more there is: their plans name an index.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { addressReads } from "./addresses.ts";
import { connect } from "./connection.ts";
import { documentReads } from "./document-reads.ts";
import { hostConfigReads } from "./host-configs.ts";
import { hostReads } from "./hosts.ts";
import { openSqliteStore } from "./open.ts";
import { portReads } from "./reservations.ts";
import type { ReadSession } from "./session.ts";

test("reads look up what they need by an index", async () => {
  const folder = await mkdtemp(join(tmpdir(), "croft-plans-"));
  const store = await openSqliteStore(join(folder, "croft.db"));
  const connection = await connect(join(folder, "croft.db"), { readOnly: true });
  try {
    const asked: string[] = [];
    const session: ReadSession = {
      all: async (sql) => {
        asked.push(sql);
        return [];
      },
    };
    const reads = documentReads(session);
    await reads.get("vm", "vm_1");
    await reads.byName("vm", "web", "app");
    await reads.byCreateDigest("vm", "tok_1", "digest", "2026");
    await reads.list("vm", { name: "app", project: "web" });
    await reads.list("vm", { ids: ["vm_1"] });
    await reads.list("vm", { project: "web" });
    await reads.list("vm", { tags: { a: "b" } });
    await reads.onHost("h1");
    await reads.referrers("img_1", "vm");
    await reads.countByKind("web");
    await reads.hasLeaving("web");
    await reads.ofKindOnHost("h1", "disk");
    await reads.revisions(["vm_1"]);

    const used: Record<string, string> = {};
    for (const sql of asked) {
      const plan = await connection.all(`EXPLAIN QUERY PLAN ${sql}`);
      used[sql.replace(/\s+/g, " ").slice(0, 160)] = plan.map((row) => String(row.detail)).join(" | ");
    }

    expect(Object.values(used).map((plan) => plan.match(/INDEX (\w+)/)?.[1])).toEqual([
      "sqlite_autoindex_documents_1",
      "documents_name",
      "documents_create_digest",
      "documents_kind_name",
      "sqlite_autoindex_documents_1",
      "documents_project",
      "documents_kind",
      "documents_host",
      "sqlite_autoindex_documents_1",
      "documents_project",
      "documents_project",
      "documents_host",
      "sqlite_autoindex_documents_1",
    ]);
    expect(Object.values(used).join()).not.toMatch(/SCAN (d|documents)\b/);

    // What a pass over a few objects of a host asks for: nothing but small lists of ids is read from end to end.
    asked.length = 0;
    await reads.onHost("h1", ["vm_1"]);
    await reads.referred(["dsk_1"]);
    await reads.placesOfReferrers("img_1");
    await reads.hostOfReferrers("net_1");
    await reads.hostsOfReferrers("net_1");
    await reads.usersOnHost("h1", ["net_1"]);
    await addressReads(session).taken("net_1", "ipv4", 0);
    await addressReads(session).holder({ network: "net_1", type: "ipv4", address: "10.0.0.2" });
    await addressReads(session).of("vm_1");
    await addressReads(session).numbers(["net_1"]);
    await addressReads(session).cardHolders("net_1", "h1");
    await hostReads(session).overlays(["h1"]);
    await hostConfigReads(session).hostsWith("net_1");
    await portReads(session).onHost("h1", ["vm_1"]);
    await hostReads(session).reported("h1", ["vm_1"]);
    await hostReads(session).busyPorts("h1");
    await hostConfigReads(session).entries("h1", ["vm_1"]);
    await hostConfigReads(session).changedBetween("h1", 1, 2);
    for (const sql of asked) {
      const plan = await connection.all(`EXPLAIN QUERY PLAN ${sql}`);
      const scanned = plan.flatMap(({ detail }) => String(detail).match(/SCAN (\w+)/)?.[1] ?? []);
      expect(scanned.filter((name) => !["near", "json_each", "p", "i"].includes(name))).toEqual([]);
    }
  } finally {
    await connection.close();
    await store.close();
    await rm(folder, { recursive: true });
  }
});
