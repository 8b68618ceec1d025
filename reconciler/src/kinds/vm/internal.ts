/** Why the copy that its host has, or had, may not be the present one, since the database was restored from a backup. */
export type InDoubt = "missing" | "older_copy";

/** Facts about a VM that are nobody's field: kept beside the document, never shown. */
export interface VmInternal {
  /** Rises when a guest that stopped by itself is to be started anew (goes into its host document). */
  start_number?: number;
  /** Rises when somebody orders a restart (goes into its host document). */
  restart_number?: number;
  /** Drives that were removed from it and how they are detached, until the host reports them detached. */
  detaching?: { partition: string; force_detach: boolean }[];
  /** Generation at which `ready` was last cleared; only a report of at least this generation may set it again. */
  ready_after_generation?: number;
  /** Set while the reboot that its user data asks for at the end of its first boot is still to come. */
  reboots_first?: true;
  /** Of one that waits for capacity: the filter that refused it, by host. */
  no_room?: Record<string, string>;
  /** Of one that has left a lost host: the number of its last placement. */
  last_incarnation?: number;
  /**
   * Set when the database was restored from a backup and its host turned out not to have it (`missing`), or to have a copy that is
   * rather not the newest (`older_copy`): its host is not sent it then, so that no second copy starts.
   */
  in_doubt?: InDoubt;
  /** Set when it was adopted and its guest has a host key that its seed has not: made anew, it has that of the seed. */
  found_host_key?: true;
  /** Set while its host is not fit for it (labels, spread), so that it is to move. */
  misplaced?: true;
  /** Ports that other processes of its host were found to hold: not tried again while there are others. */
  busy_ports?: number[];
}
