// What a running guest tells of itself: cloud-init's end on its own port, the rest by the QEMU guest agent.
//
//   guest agent's port closed --VSERPORT_CHANGE--> open: asked at once, then every 2 s until it has an address, when
//   cloud-init told something, and every 30 s; what it told stays when it falls silent
//   RESUME: its clock stood still, so it is set at the next look; else it is set when it is behind, as after a host was
//   suspended. A clock that is ahead while it runs is the guest's own business, and only shown
//
// One for each connection to QEMU. Nothing waits for a guest here: what it told is kept, and shown when asked for.

import { setTimeout as sleep } from "node:timers/promises";
import { GUEST_AGENT } from "../qemu/argv.ts";
import type { Qmp } from "../qemu/qmp.ts";
import type { GuestFilesystem } from "./filesystems.ts";
import { type AgentFacts, askGuest, type CardCounters } from "./guest-agent.ts";
import { type CloudInit, type LoginKeys, listenToGuest } from "./guest-port.ts";

/** What is told of a guest; the shape of the report's `guest`. */
export type GuestTold = Omit<AgentFacts, "agent_version"> & {
  agent_version: string | null;
  cloud_init: CloudInit["state"] | null;
  cloud_init_errors: string[];
};

export const NOTHING_TOLD: GuestTold = {
  hostname: null,
  os: null,
  kernel: null,
  agent_version: null,
  addresses: [],
  interfaces: [],
  clock_offset_seconds: null,
  cloud_init: null,
  cloud_init_errors: [],
};

export interface GuestSide {
  /** What passed through the guest's cards when it was last asked. */
  readonly cards: readonly CardCounters[];
  readonly filesystems: readonly GuestFilesystem[];
  close(): void;
}

interface GuestSideParts {
  qmp: Qmp;
  /** Where the sockets of the ports lie. */
  runtimeDir: string;
  /** Writes down what was told; called when something is. */
  told(part: Partial<GuestTold>): Promise<void>;
  /** What a guest that takes part is sent. */
  loginKeys: LoginKeys;
}

const EAGER_MS = 2_000;
const USUAL_MS = 30_000;
/** A guest that has no address by then gets none soon. */
const EAGER_LOOKS = 90;

/** Begins to listen and to ask. */
export function watchGuest({ qmp, runtimeDir, told, loginKeys }: GuestSideParts): GuestSide {
  const ending = new AbortController();
  const { signal } = ending;
  const side = {
    cards: [] as readonly CardCounters[],
    filesystems: [] as readonly GuestFilesystem[],
    close: () => ending.abort(),
  };
  void qmp.closed.then(side.close);

  let wanted = false;
  let wake = () => {};
  const poke = () => {
    wanted = true;
    wake();
  };
  const heard = async ({ state, errors }: CloudInit): Promise<void> => {
    await told({ cloud_init: state, cloud_init_errors: errors });
    // It may have given the guest another name, and addresses.
    poke();
  };
  void listenToGuest(`${runtimeDir}/guest.sock`, signal, heard, loginKeys);
  let resumed = false;
  const forget = qmp.onEvent(({ event, data }) => {
    if (event === "RESUME") {
      resumed = true;
      poke();
    }
    if (event === "VSERPORT_CHANGE" && data.id === GUEST_AGENT) poke();
  });
  const ask = async (): Promise<void> => {
    for (let eager = EAGER_LOOKS; !signal.aborted; ) {
      wanted = false;
      const clock = resumed ? "set" : "forward";
      resumed = false;
      const answer = (await agentListens(qmp))
        ? await askGuest(`${runtimeDir}/qga.sock`, signal, clock).catch(() => null)
        : null;
      if (answer !== null) {
        side.cards = answer.cards;
        side.filesystems = answer.filesystems;
        // What cannot be written down now is told again at the next look.
        await told(answer.facts).catch(() => {});
      } else if (clock === "set") resumed = true;
      const soon = answer?.facts.addresses.length === 0 && eager-- > 0;
      const poked = new AbortController();
      wake = () => poked.abort();
      if (wanted) continue;
      await sleep(soon ? EAGER_MS : USUAL_MS, undefined, {
        signal: AbortSignal.any([signal, poked.signal]),
      }).catch(() => {});
    }
    forget();
  };
  void ask();
  return side;
}

/** Whether somebody in the guest has the port open; a port that nobody reads would keep what is written to it. */
async function agentListens(qmp: Qmp): Promise<boolean> {
  const devices = (await qmp.execute("query-chardev").catch(() => [])) as {
    label: string;
    "frontend-open": boolean;
  }[];
  return devices.some((device) => device.label === "qga" && device["frontend-open"]);
}
