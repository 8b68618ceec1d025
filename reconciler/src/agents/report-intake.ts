// Takes an agent's report in: checked whole, stored when it says something new, and the host's loop woken. What it means
// for the objects is worked out there, from what is stored.

import { GIB } from "@croft/schemas/bytes.ts";
import { CroftError } from "@croft/schemas/errors.ts";
import type { HostReport } from "@croft/schemas/generated/typescript/messages.ts";
import { validateHostReport } from "@croft/schemas/generated/validators/messages.js";
import { fieldErrors } from "@croft/schemas/validation.ts";
import { CONTRACT_VERSION } from "../execute/host-config.ts";
import type { Presence } from "../loop/presence.ts";
import type { Store } from "../store/store.ts";

export interface ReportIntakeParts {
  store: Store;
  presence: Presence;
  wake: (host: string) => void;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** Takes one report of a host in. Throws `invalid_request`, naming every fault, and changes nothing then. */
export type ReportIntake = (host: string, body: unknown) => Promise<void>;

export function reportIntake({ store, presence, wake, now }: ReportIntakeParts): ReportIntake {
  // Digests of what is stored; a cache, filled from the store when it does not know.
  const known = new Map<string, string>();

  const knownOf = async (host: string): Promise<string | undefined> => {
    const cached = known.get(host);
    if (cached !== undefined) return cached;
    const stored = (await store.hosts.get(host))?.report;
    return stored == null ? undefined : comparable(stored);
  };

  return async (host, body) => {
    const report = checked(host, body);
    const before = await knownOf(host);
    const fresh = comparable(report);
    const wasSilent = presence.heard(host);
    if (fresh === before && !wasSilent) return;
    if (fresh !== before) {
      await store.write((tx) => tx.hosts.putReport(host, report, new Date(now()).toISOString()));
    }
    known.set(host, fresh);
    wake(host);
  };
}

function checked(host: string, body: unknown): HostReport {
  if (!validateHostReport(body)) {
    throw refused(host, fieldErrors(validateHostReport.errors));
  }
  const report = body as HostReport;
  if (report.host !== host) {
    throw refused(host, [
      {
        code: "invalid_value",
        pointer: "/host",
        message: `the certificate is that of ${host}, not of ${report.host}`,
      },
    ]);
  }
  if (report.contract_version !== CONTRACT_VERSION) {
    const message = `only version ${CONTRACT_VERSION} is spoken here`;
    throw refused(host, [{ code: "invalid_value", pointer: "/contract_version", message }]);
  }
  return report;
}

const refused = (host: string, errors: ReturnType<typeof fieldErrors>): CroftError =>
  new CroftError("invalid_request", `The report of host ${host} is refused; it changes nothing.`, {
    detail: errors.map(({ pointer, message }) => `${pointer}: ${message}`).join("; "),
    errors,
  });

// Free room moves all the time; only a whole GiB of it is news.
function comparable(report: HostReport): string {
  const storage_free_bytes = Math.floor(report.facts.storage_free_bytes / GIB);
  return JSON.stringify({ ...report, facts: { ...report.facts, storage_free_bytes } });
}
