// Which machine a host is: told apart from copies of its state folder, from machines rebuilt under its name, and from others
// that bring a token for it. Two machines that are one host would run its guests twice. Pure.
//
//                      the host's machine    anything else
//   heard just now     joins                 refused
//   holds nothing      joins                 joins
//   holds objects      joins                 refused, unless the token `replaces_machine`
//
// "The host's machine": the state folder that it joined with, where that was made (no copy). An agent of an earlier version
// does not say, and joins.

import { OLDEST_CONTRACT_VERSION } from "@croft/schemas/contract.ts";
import { CroftError } from "@croft/schemas/errors.ts";
import type { HostMachine } from "../kinds/host/internal.ts";

/** What an agent says of itself when it joins; null for what those of earlier versions do not say. */
export interface JoiningAgent {
  contract_version: number | null;
  /** Of its state folder. */
  state_id: string | null;
  machine: string | null;
  /** Whether the state folder is not where it was made: copied, restored or moved. */
  copied: boolean;
  /** Id of the host that the state folder is of. */
  known_as: string | null;
  /** Its clock, milliseconds since 1970. */
  time: number | null;
}

/** What is known of the host that a token names. */
export interface KnownHost {
  id: string;
  machine: HostMachine | undefined;
  /** Objects on it. */
  holds: number;
  /** Seconds since it was heard, while it counts as connected. */
  heard_seconds_ago: number | undefined;
}

/** Further apart, and certificates of one are not good yet, or not any more, on the other. */
const MOST_APART_MS = 240_000;

/** Throws why the agent may not be the host. */
export function checkJoiningAgent(
  agent: JoiningAgent,
  name: string,
  host: KnownHost | undefined,
  token: { replaces_machine: boolean },
  now: number,
): void {
  checkVersion(agent, name);
  checkClock(agent, name, now);
  if (agent.known_as !== null && agent.known_as !== host?.id) throw ofAnotherHost(agent.known_as, name, host);
  if (host === undefined || isSameMachine(agent, host)) return;
  if (host.heard_seconds_ago !== undefined) throw taken(name, host, host.heard_seconds_ago, agent);
  if (host.holds > 0 && !token.replaces_machine) throw otherMachine(name, host, agent);
}

function isSameMachine({ state_id, machine }: JoiningAgent, host: KnownHost): boolean {
  const known = host.machine;
  // Agents of earlier versions: nothing can be told apart.
  if (known === undefined || state_id === null) return true;
  return known.state_id === state_id && known.machine === machine;
}

function checkVersion({ contract_version: version }: JoiningAgent, name: string): void {
  if (version === null || version >= OLDEST_CONTRACT_VERSION) return;
  throw new CroftError(
    "agent_outdated",
    `Host ${name} cannot join: its agent speaks version ${version} of the contract.`,
    {
      detail: `This reconciler speaks version ${OLDEST_CONTRACT_VERSION} and later. Update the agent on that machine; the token stays good.`,
    },
  );
}

function checkClock({ time }: JoiningAgent, name: string, now: number): void {
  if (time === null || Math.abs(time - now) <= MOST_APART_MS) return;
  const [theirs, ours] = [time, now].map((at) => new Date(at).toISOString());
  throw new CroftError(
    "precondition_failed",
    `Host ${name} cannot join: its clock says ${theirs}, the reconciler's ${ours}.`,
    {
      detail:
        "Certificates would not be valid on both. Set both clocks by NTP (`timedatectl set-ntp true`), then join with the same token.",
    },
  );
}

const ofAnotherHost = (knownAs: string, name: string, host: KnownHost | undefined): CroftError =>
  new CroftError("already_exists", `The token is for host ${name}, and this machine's agent is ${knownAs}.`, {
    detail: `Its state folder has the ledger, certificate and guests of that host${host === undefined ? "" : `, which is not host ${name} (${host.id})`}. Make a token for that host, or give the agent an empty state folder (state_dir). The token stays good.`,
  });

const copyOrOther = ({ copied }: JoiningAgent): string =>
  copied ? "a copy of its state folder" : "another machine, or a rebuilt one";

const taken = (name: string, host: KnownHost, secondsAgo: number, agent: JoiningAgent): CroftError =>
  new CroftError(
    "already_exists",
    `The name ${name} is taken: host ${name} (${host.id}) was heard ${secondsAgo} s ago, and this is ${copyOrOther(agent)}.`,
    {
      detail: `Its guests run there and would run twice. Make a token for another name; or, if this machine is to take its place, turn the other one off first. The token stays good.`,
    },
  );

const otherMachine = (name: string, host: KnownHost, agent: JoiningAgent): CroftError =>
  new CroftError(
    "already_exists",
    `Host ${name} (${host.id}) holds ${host.holds} objects, and this is ${copyOrOther(agent)}.`,
    {
      detail: `Its guests may still run there and would run twice. If that machine is off for good, or is this one after a reinstallation, make a token with \`"replaces_machine": true\`. Else make one for another name. The token stays good.`,
    },
  );
