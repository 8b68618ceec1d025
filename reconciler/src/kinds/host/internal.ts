/** Facts about a host that are nobody's field: kept beside the document, never shown. */
export interface HostInternal {
  /** Which machine is this host; absent for one that joined before agents said so. */
  machine?: HostMachine;
  /** Whether VMs are being moved away from it, or are to be. */
  draining?: true;
  /** The boot of the machine that an operator confirmed to be off. */
  off_confirmed?: string;
}

/** How a machine is told apart from its copies and successors. */
export interface HostMachine {
  /** Made at random with the state folder of its agent. */
  state_id: string;
  /** Digest of the machine's id (`/etc/machine-id`); null where it has none. */
  machine: string | null;
}
