// This host's way to its reconciler: the certificate that it got by joining, and the client that speaks with it. The
// certificate is renewed in time, and everybody who asks for the client after that gets the new one.
import { setTimeout as sleep } from "node:timers/promises";
import { CroftError } from "@croft/schemas/errors.ts";
import type { Config } from "./config.ts";
import type { Paths } from "./host/paths.ts";
import {
  createKeyAndRequest,
  joinReconciler,
  type Membership,
  needsRenewal,
  openMembership,
  renewMembership,
} from "./join.ts";
import { type Log, sentenceOf } from "./log.ts";
import { createReconcilerClient, type ReconcilerClient } from "./reconciler-client.ts";

export class Connection {
  readonly #folder: string;
  #membership: Membership;
  #client: ReconcilerClient;

  private constructor(folder: string, membership: Membership) {
    this.#folder = folder;
    this.#membership = membership;
    this.#client = clientOf(membership);
  }

  /** With the certificate that is there, or by joining. A reconciler that is not up yet is waited for, until the signal. */
  static async open(
    { joinFile }: Pick<Config, "joinFile">,
    paths: Paths,
    { signal, log }: { signal: AbortSignal; log: Log },
  ): Promise<Connection> {
    const folder = paths.certificate;
    const membership = (await openMembership(folder)) ?? (await joinUntilDone(folder, joinFile, signal, log));
    return new Connection(folder, membership);
  }

  get host(): string {
    return this.#membership.host;
  }

  /** The URL by which this host knows it. */
  get endpoint(): string {
    return this.#membership.endpoint;
  }

  get client(): ReconcilerClient {
    return this.#client;
  }

  /**
   * Asks whether this agent may begin what its ledger says. Returns the generation of its newest config, or null when the
   * reconciler does not answer: then the ledger counts. Throws what forbids it: `precondition_failed` while another machine
   * serves this host, `unauthorized` once this machine is no host any more.
   */
  async hello(bootId: string): Promise<number | null> {
    const { stateId = "", mark } = this.#membership;
    try {
      const greeting = { boot_id: bootId, state_id: stateId, machine: mark?.machine ?? null };
      return (await this.#client.hello(greeting)).generation;
    } catch (error) {
      const code = error instanceof CroftError ? error.code : null;
      if (code === "precondition_failed" || code === "unauthorized") throw error;
      return null;
    }
  }

  /** True when the certificate was renewed. */
  async renewInTime(now: Date): Promise<boolean> {
    if (!needsRenewal(this.#membership, now)) return false;
    this.#membership = await renewMembership(this.#folder, this.#membership, (csr) =>
      this.#client.renew(csr),
    );
    this.#client.close();
    this.#client = clientOf(this.#membership);
    return true;
  }

  close(): void {
    this.#client.close();
  }
}

const clientOf = ({ endpoint, caCertificate, key, certificate }: Membership): ReconcilerClient =>
  createReconcilerClient({ endpoint, caCertificate, identity: { key, certificate } });

/** A token that is refused is not tried again. */
async function joinUntilDone(
  folder: string,
  joinFile: string | null,
  signal: AbortSignal,
  log: Log,
): Promise<Membership> {
  // The same each time: a token whose answer was lost is good again for the key that it was used with.
  const made = await createKeyAndRequest("new host");
  for (let waitMs = 500; ; waitMs = Math.min(waitMs * 2, 10_000)) {
    try {
      return await joinReconciler(folder, joinFile, made);
    } catch (error) {
      if (!(error instanceof CroftError) || error.code !== "unavailable") throw error;
      log("warn", "not joined yet", { error: sentenceOf(error) });
      await sleep(waitMs, undefined, { signal });
    }
  }
}
