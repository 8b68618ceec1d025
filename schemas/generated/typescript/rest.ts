// Generated from schemas/; edit the YAML there and run `npm run generate`.

/** What was claimed. */
export interface Claims {
  /** How many of them there are. */
  claimed: number;
}

/** What is in a Terraform state. */
export interface ClaimsCreate {
  /** Ids of objects; those that are not there, or not the caller's to see, are passed over. */
  ids: string[];
}

/** Which time is right. */
export interface ClockConfirmation {
  /** The machine's time as `clock_leapt` names it. */
  machine_time: string;
}

/** What is still wrong with this reconciler. */
export interface ClockStatus {
  /** None when all is well. */
  conditions: Condition[];
}

/** A named fact with a reason. */
export interface Condition {
  /** What it is about, such as `accelerator`. */
  type: string;
  /** Whether it holds. */
  status: "true" | "false" | "unknown";
  /** One snake_case word. */
  reason: string;
  /** One sentence. */
  message: string;
  /** Trace of the last request that changed its object; absent for none. */
  trace_id?: string;
}

/** A ticket for one WebSocket. */
export interface ConsoleTicket {
  /** Id of the VM. */
  vm: string;
  /** What it opens. */
  type: "serial" | "serial_view" | "tunnel";
  /** The secret; told this once. */
  ticket: string;
  /** When it ends unused. */
  expires_at: string;
}

/** What a ticket is wanted for. */
export interface ConsoleTicketCreate {
  /** Id of the VM. */
  vm: string;
  /** `serial`: the console; `serial_view`: the same without the right to type; `tunnel`: port 22. */
  type: "serial" | "serial_view" | "tunnel";
}

/** Facts, never secrets. */
export interface CreatedEventData {
  /** Generation that the object has now. */
  generation: number;
  /** Name of the host. */
  host?: string | null;
}

/** Facts, never secrets. */
export interface DeletedEventData {
  /** Whether only its record went, and its bytes lie on a disk still. */
  forgotten?: boolean;
}

/** Facts, never secrets. */
export interface DeletingEventData {
  /** Generation that the object has now. */
  generation: number;
}

/** Adopts one disk of one host: a block device, or a sparse file that the agent makes. Adoption writes a GPT and Croft's record on it; what already holds anything is refused unless `wipe` names it. */
export interface Disk {
  /** Tells it from other objects. */
  kind: "disk";
  /** Id of the disk. */
  id: string;
  /** Name of its project; null for what is shared or global. */
  project: string | null;
  /** Whether all projects may use it. */
  shared: boolean;
  /** Its name; null for what has none. */
  name: string | null;
  tags: Tags;
  default_tags: Tags;
  /** Rises with every write of a user; what `If-Match` compares. */
  generation: number;
  /** Rises with every change. */
  revision: string;
  /** When it was created. */
  created_at: string;
  /** When it last changed. */
  updated_at: string;
  /** Id of the token that created it; `croft` for what Croft did. */
  created_by: string;
  /** Whether its deletion was ordered. */
  deleting: boolean;
  /** Whether it is in somebody's Terraform state. */
  claimed: boolean;
  spec: DiskSpec;
  status: DiskStatus;
  /** JSON pointers of fields that this token may not read, such as a VM's user data for viewers; absent when there are none. */
  withheld?: string[];
}

/** What a disk is to be. */
export interface DiskCreate {
  /** Tags of the object. */
  tags?: Tags;
  /** Tags that Terraform's provider sets on all. */
  default_tags?: Tags;
  /** Its spec. */
  spec: DiskSpec;
}

/** It was created. */
export interface DiskCreatedEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** It was created. */
  type: "disk.created";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "disk";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: CreatedEventData;
}

/** It is gone. */
export interface DiskDeletedEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** It is gone. */
  type: "disk.deleted";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "disk";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: DeletedEventData;
}

/** Its deletion was ordered. */
export interface DiskDeletingEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** Its deletion was ordered. */
  type: "disk.deleting";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "disk";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: DeletingEventData;
}

/** A sparse file that the agent makes in its own folder. */
export interface DiskFile {
  /** Name of the file, unique on its host. */
  name: string;
  /** Size in GiB. It grows in place and never shrinks. */
  size_gib: number;
}

/** A sparse file that the agent makes in its own folder. */
export interface DiskFilePatch {
  /** Name of the file, unique on its host. */
  name?: string;
  /** Size in GiB. It grows in place and never shrinks. */
  size_gib?: number;
}

/** An admin chose to leave alone what only its host knows. */
export interface DiskForgottenEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** An admin chose to leave alone what only its host knows. */
  type: "disk.forgotten";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "disk";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: ForgottenEventData;
}

/** It was deleted with force, while its host was silent or its disk lost. */
export interface DiskGivenUpEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** It was deleted with force, while its host was silent or its disk lost. */
  type: "disk.given_up";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "disk";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: GivenUpEventData;
}

/** A page. */
export interface DiskList {
  /** In the order of their making. */
  items: Disk[];
  /** `cursor` of the next page; null when there is none. */
  next_cursor: string | null;
  /** The store's revision that the page is at least of. */
  revision: string;
}

/** What is to change; null removes. */
export interface DiskPatch {
  /** Tags of the object. */
  tags?: TagsPatch;
  /** Tags that Terraform's provider sets on all. */
  default_tags?: TagsPatch;
  /** Its spec. */
  spec?: DiskSpecPatch;
}

/** An admin ordered the removal of what only its host knows. */
export interface DiskRemovalOrderedEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** An admin ordered the removal of what only its host knows. */
  type: "disk.removal_ordered";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "disk";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: RemovalOrderedEventData;
}

/** Its host removed what was given up. */
export interface DiskRemovedFromHostEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** Its host removed what was given up. */
  type: "disk.removed_from_host";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "disk";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: RemovedFromHostEventData;
}

/** It was created with what a deleted one had left. */
export interface DiskRestoredEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** It was created with what a deleted one had left. */
  type: "disk.restored";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "disk";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: RestoredEventData;
}

/** Adopts one disk of one host: a block device, or a sparse file that the agent makes. Adoption writes a GPT and Croft's record on it; what already holds anything is refused unless `wipe` names it. Exactly one of `device` and `file` is given. */
export interface DiskSpec {
  /** Name of the host that has the disk. */
  host: string;
  /** The block device: a by-id path, its serial, its WWN, or any path that the agent knows for it. Two spellings of one disk are equal. */
  device?: string;
  /** A sparse file that the agent makes in its own folder. */
  file?: DiskFile;
  /** The disk's `identity`, which allows Croft to destroy what the disk holds when it is adopted. Anything else refuses. */
  wipe?: string;
  /** `keep` releases the disk with its bytes, and it is recognised when adopted again; `erase` removes the file (files only). */
  on_delete?: "keep" | "erase";
}

export interface DiskSpecPatch {
  /** Name of the host that has the disk. */
  host?: string;
  /** The block device: a by-id path, its serial, its WWN, or any path that the agent knows for it. Two spellings of one disk are equal. */
  device?: string | null;
  /** A sparse file that the agent makes in its own folder. */
  file?: DiskFilePatch | null;
  /** The disk's `identity`, which allows Croft to destroy what the disk holds when it is adopted. Anything else refuses. */
  wipe?: string | null;
  /** `keep` releases the disk with its bytes, and it is recognised when adopted again; `erase` removes the file (files only). */
  on_delete?: "keep" | "erase" | null;
}

/** Its state changed. */
export interface DiskStateEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** Its state changed. */
  type: "disk.state";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "disk";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: StateEventData;
}

/** What was observed or decided. Members may come with later versions. */
export interface DiskStatus {
  /** Generation that the rest of the status answers. */
  observed_generation: number;
  /** Where it stands. */
  state: "pending" | "creating" | "ready" | "failed" | "error" | "deleting" | "unknown";
  /** What is waited for or went wrong, one sentence; null when all is well. */
  state_reason: string | null;
  /** Code of the error that goes with it. */
  state_code: string | null;
  /** Named facts with their reasons. */
  conditions: Condition[];
  /** What tells this disk from every other (serial, WWN, or for a file its host and name). */
  identity: string | null;
  /** Model as the device tells it; `file` for a file. */
  model: string | null;
  /** Size in whole GiB, rounded down. */
  size_gib: number | null;
  /** Exact size. */
  size_bytes: number | null;
  /** Sum of unallocated room, rounded down to GiB. */
  free_gib: number | null;
  /** Largest partition that fits now, rounded down to GiB. */
  largest_gap_gib: number | null;
  /** Logical sector size in bytes. */
  sector_size: number | null;
  /** Where the host has it now. */
  path: string | null;
}

/** A user changed it. */
export interface DiskUpdatedEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** A user changed it. */
  type: "disk.updated";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "disk";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: UpdatedEventData;
}

export type ErrorCode = "invalid_request" | "unknown_field" | "missing_field" | "wrong_type" | "out_of_range" | "invalid_value" | "reference_not_found" | "immutable_field" | "cannot_shrink" | "unauthorized" | "forbidden" | "not_found" | "method_not_allowed" | "not_acceptable" | "unsupported_media_type" | "already_exists" | "in_use" | "not_empty" | "deleting" | "no_capacity" | "quota_exceeded" | "port_in_use" | "address_in_use" | "not_quarantined" | "host_not_silent" | "restart_refused" | "deletion_protected" | "not_awaiting_approval" | "offset_mismatch" | "state_locked" | "precondition_failed" | "too_large" | "idempotency_mismatch" | "checksum_mismatch" | "fetch_failed" | "fetch_refused" | "image_refused" | "storage_full" | "disk_not_found" | "disk_not_empty" | "disk_refused" | "disk_damaged" | "disk_io" | "no_gap" | "partition_damaged" | "partition_attached" | "filesystem_failed" | "detach_timeout" | "vm_not_running" | "vm_start_failed" | "move_failed" | "vm_exited" | "vm_panicked" | "nothing_to_boot" | "cloud_init_failed" | "vm_io_error" | "upgrade_required" | "too_many_streams" | "too_many_requests" | "wait_timeout" | "request_timeout" | "agent_outdated" | "host_silent" | "host_error" | "unavailable" | "internal";

export type Event = DiskCreatedEvent | DiskRestoredEvent | DiskUpdatedEvent | DiskDeletingEvent | DiskDeletedEvent | DiskStateEvent | DiskGivenUpEvent | DiskRemovedFromHostEvent | DiskRemovalOrderedEvent | DiskForgottenEvent | HostCreatedEvent | HostRestoredEvent | HostUpdatedEvent | HostDeletingEvent | HostDeletedEvent | HostStateEvent | ImageCreatedEvent | ImageRestoredEvent | ImageUpdatedEvent | ImageDeletingEvent | ImageDeletedEvent | ImageStateEvent | NetworkCreatedEvent | NetworkRestoredEvent | NetworkUpdatedEvent | NetworkDeletingEvent | NetworkDeletedEvent | NetworkStateEvent | NetworkGivenUpEvent | NetworkRemovedFromHostEvent | NetworkRemovalOrderedEvent | NetworkForgottenEvent | PartitionAttachmentCreatedEvent | PartitionAttachmentRestoredEvent | PartitionAttachmentUpdatedEvent | PartitionAttachmentDeletingEvent | PartitionAttachmentDeletedEvent | PartitionAttachmentStateEvent | PartitionAttachmentGivenUpEvent | PartitionAttachmentRemovedFromHostEvent | PartitionAttachmentRemovalOrderedEvent | PartitionAttachmentForgottenEvent | PartitionCreatedEvent | PartitionRestoredEvent | PartitionUpdatedEvent | PartitionDeletingEvent | PartitionDeletedEvent | PartitionStateEvent | PartitionGivenUpEvent | PartitionRemovedFromHostEvent | PartitionRemovalOrderedEvent | PartitionForgottenEvent | ProjectCreatedEvent | ProjectRestoredEvent | ProjectUpdatedEvent | ProjectDeletingEvent | ProjectDeletedEvent | ProjectStateEvent | SshKeyCreatedEvent | SshKeyRestoredEvent | SshKeyUpdatedEvent | SshKeyDeletingEvent | SshKeyDeletedEvent | SshKeyStateEvent | VmCreatedEvent | VmRestoredEvent | VmUpdatedEvent | VmDeletingEvent | VmDeletedEvent | VmStateEvent | VmGivenUpEvent | VmRemovedFromHostEvent | VmRemovalOrderedEvent | VmForgottenEvent | HostJoinedEvent | HostDatabaseRestoredEvent | HostJoinRefusedEvent | HostConfirmedOffEvent | HostFencedEvent | HostGivenUpEvent | HostSecondMachineEvent | StateWrittenEvent | StateRestoredEvent | StateLockedEvent | StateUnlockedEvent | StateLockBrokenEvent | StateDeletedEvent | GitopsRunStateEvent | GitopsRunApprovedEvent | GitopsRunDiscardedEvent | VmRecreatedEvent | VmMoveStartedEvent | VmMoveFinishedEvent | VmMoveFailedEvent | VmCopyAdoptedEvent | VmPlacedEvent | VmRebootedEvent | VmRestartOrderedEvent | VmPortMovedEvent | PartitionMoveStartedEvent | PartitionMoveFinishedEvent | PartitionMoveFailedEvent | PartitionCopyAdoptedEvent | PartitionPurgedEvent | PartitionKeptEvent | PartitionReleasedEvent | PartitionRecognisedEvent | TokenCreatedEvent | TokenExchangedEvent | TrustCreatedEvent | TrustDeletedEvent | TokenRenewedEvent | TokenDeletedEvent | ReconcilerClockLeaptEvent | ReconcilerHostStormEvent | ReconcilerHostStormReleasedEvent | ReconcilerHostStormEndedEvent | ReconcilerClockSettledEvent;

/** A page of the log. */
export interface EventList {
  /** The oldest first. */
  items: Event[];
  /** `after` of the next page. */
  next_after: number;
  /** Number of the oldest event that is kept. */
  first: number;
  /** Number of the newest event. */
  last: number;
  /** Whether events after `after` were lost: read all objects anew, and go on from `next_after`. */
  relist: boolean;
}

/** Something that is wrong, and what to do about it. A cause comes before what follows from it. */
export interface Fault {
  /** `bad`: it does not work, and does not mend itself. `silent`: nobody knows. `waits`: it may become right by itself. */
  severity: "bad" | "silent" | "waits";
  /** Kind of the object. */
  kind: "disk" | "host" | "image" | "network" | "partition_attachment" | "partition" | "project" | "ssh_key" | "vm" | "reconciler";
  /** Its id; null for the reconciler's own. */
  id: string | null;
  /** Its project. */
  project: string | null;
  /** What commands call it, such as `web/app-1`. */
  object: string;
  /** The host that it is on, or that it is about. */
  host: string | null;
  /** Since when; null where nobody knows. */
  since: string | null;
  /** Code of the error, or reason of the condition. */
  code: string | null;
  /** What is wrong, in a sentence. */
  what: string;
  /** What to do about it. */
  advice: string;
  /** Trace of the last request that changed the object. */
  trace_id: string | null;
}

/** How many faults there are, those included that `limit` left out. */
export interface FaultCounts {
  /** That do not mend themselves. */
  bad: number;
  /** Of which nobody knows. */
  silent: number;
  /** That may become right. */
  waits: number;
}

/** One field that is wrong. */
export interface FieldError {
  code: ErrorCode;
  /** JSON pointer (RFC 6901) into the body; empty for the whole of it, and for what is not of the body. */
  pointer: string;
  /** Name of the query parameter or header that is wrong, when it is one. */
  parameter?: string;
  /** What is wrong with it. */
  message: string;
  /** Id of the object that has what is wanted. */
  holder?: string;
}

/** Facts, never secrets. */
export interface ForgottenEventData {
  /** Name of the host. */
  host: string | null;
}

/** What is approved. */
export interface GitopsApproval {
  /** SHA-256 of the saved plan, in hex: what is approved is this plan and no other. */
  plan_sha256: string;
}

/** A change that a plan makes. */
export interface GitopsChange {
  /** Address in the configuration. */
  address: string;
  /** As Terraform names them: `create`, `update`, `delete`, `forget`. */
  actions: string[];
}

/** What a person decided about a run that waited. */
export interface GitopsDecision {
  /** Which way. */
  decision: "approved" | "discarded";
  /** Id of the token. */
  by: string;
  /** When. */
  at: string;
  /** SHA-256 of the plan that it is about. */
  plan_sha256: string;
}

/** What a run would do. */
export interface GitopsPlan {
  /** SHA-256 of the saved plan, in hex: what is approved is this plan and no other. */
  sha256: string;
  /** Objects that it creates. */
  creates: number;
  /** Objects that it changes in place. */
  updates: number;
  /** Objects that it destroys and creates anew. */
  replaces: number;
  /** Objects that it destroys. */
  destroys: number;
  /** Actions of the provider that it calls, which may lose what no plan shows. */
  actions: number;
  /** GiB of partitions and root disks that go. */
  lost_gib: number;
  /** The first thousand of its changes; lists leave them out. */
  changes: GitopsChange[];
}

/** A run of GitOps by pull. */
export interface GitopsRun {
  /** Tells it from other objects. */
  kind: "gitops_run";
  /** Its id. */
  id: string;
  /** Project whose operators see it and approve it; null: it is for admins. */
  project: string | null;
  /** Name that the runner's configuration gives it. */
  source: string;
  /** URL of the repository, without secrets. */
  repository: string;
  /** Branch that is followed. */
  branch: string;
  /** The commit, in hex; null while none could be fetched. */
  commit: string | null;
  /** First line of the commit's message. */
  subject: string;
  /** Why it was started. */
  trigger: "change" | "schedule" | "retry";
  state: GitopsStage;
  /** What failed, in one word; null: nothing. */
  code: string | null;
  /** What that means, and what to do; empty: nothing is to be said. */
  message: string;
  /** When it was started. */
  started_at: string;
  /** When it ended; null: not yet. */
  finished_at: string | null;
  /** The plan; null before there is one. */
  plan: GitopsPlan | null;
  /** Approval or refusal; null: nobody decided. */
  decision: GitopsDecision | null;
  /** When the runner reported last. */
  reported_at: string;
  /** Id of the runner's token. */
  reported_by: string;
  /** The end of its log; lists leave it out. */
  log?: string;
}

/** Its plan was approved. */
export interface GitopsRunApprovedEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** Its plan was approved. */
  type: "gitops_run.approved";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "gitops_run";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: GitopsRunApprovedEventData;
}

/** Facts, never secrets. */
export interface GitopsRunApprovedEventData {
  /** Name of its source. */
  source: string;
  /** SHA-256 of the plan. */
  plan_sha256: string;
}

/** Its plan was discarded. */
export interface GitopsRunDiscardedEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** Its plan was discarded. */
  type: "gitops_run.discarded";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "gitops_run";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: GitopsRunDiscardedEventData;
}

/** Facts, never secrets. */
export interface GitopsRunDiscardedEventData {
  /** Name of its source. */
  source: string;
  /** SHA-256 of the plan. */
  plan_sha256: string;
}

/** Runs of GitOps by pull. */
export interface GitopsRunList {
  /** Newest first. */
  items: GitopsRun[];
}

/** A run as its runner knows it. */
export interface GitopsRunReport {
  /** Its id. */
  id: string;
  /** Project whose operators see it and approve it; null: it is for admins. */
  project: string | null;
  /** Name that the runner's configuration gives it. */
  source: string;
  /** URL of the repository, without secrets. */
  repository: string;
  /** Branch that is followed. */
  branch: string;
  /** The commit, in hex; null while none could be fetched. */
  commit: string | null;
  /** First line of the commit's message. */
  subject: string;
  /** Why it was started. */
  trigger: "change" | "schedule" | "retry";
  state: GitopsStage;
  /** What failed, in one word; null: nothing. */
  code: string | null;
  /** What that means, and what to do; empty: nothing is to be said. */
  message: string;
  /** When it was started. */
  started_at: string;
  /** When it ended; null: not yet. */
  finished_at: string | null;
  /** The plan; null before there is one. */
  plan: {
    /** SHA-256 of the saved plan, in hex: what is approved is this plan and no other. */
    sha256: string;
    /** Objects that it creates. */
    creates: number;
    /** Objects that it changes in place. */
    updates: number;
    /** Objects that it destroys and creates anew. */
    replaces: number;
    /** Objects that it destroys. */
    destroys: number;
    /** Actions of the provider that it calls, which may lose what no plan shows. */
    actions: number;
    /** GiB of partitions and root disks that go. */
    lost_gib: number;
    /** The first thousand of its changes. */
    changes: {
      /** Address in the configuration. */
      address: string;
      /** As Terraform names them: `create`, `update`, `delete`, `forget`. */
      actions: string[];
    }[];
  } | null;
  /** The end of its log. */
  log: string;
}

/** Its state changed. */
export interface GitopsRunStateEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** Its state changed. */
  type: "gitops_run.state";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "gitops_run";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: GitopsRunStateEventData;
}

/** Facts, never secrets. */
export interface GitopsRunStateEventData {
  /** Name of its source. */
  source: string;
  /** The commit, in hex. */
  commit: string | null;
  /** The state before; null for a new run. */
  from: string | null;
  /** The state now. */
  to: string;
  /** What failed, in one word. */
  code: string | null;
}

export type GitopsStage = "planning" | "unchanged" | "planned" | "waiting_for_approval" | "applying" | "applied" | "failed" | "discarded" | "superseded" | "interrupted";

/** Facts, never secrets. */
export interface GivenUpEventData {
  /** Name of the host. */
  host: string | null;
}

/** Whether it is well. */
export interface Health {
  /** The sum of the checks. */
  status: "ok" | "degraded" | "unavailable";
  /** Why it is `unavailable`. */
  reason?: string;
  /** What makes it `degraded`: type and reason of each condition. */
  conditions?: string[];
  /** With `?verbose=true`: every check. */
  checks?: HealthCheck[];
}

/** One check. */
export interface HealthCheck {
  /** Such as `store`, or the type of a condition. */
  name: string;
  /** How it went. */
  status: "ok" | "degraded" | "failed";
  /** What is wrong. */
  message: string | null;
}

/** A Linux machine that runs VMs. It becomes this host when its agent joins with a token for the name, before or after it is declared; one that joined first is imported by its name. */
export interface Host {
  /** Tells it from other objects. */
  kind: "host";
  /** Id of the host. */
  id: string;
  /** Name of its project; null for what is shared or global. */
  project: string | null;
  /** Whether all projects may use it. */
  shared: boolean;
  /** Its name; null for what has none. */
  name: string | null;
  tags: Tags;
  default_tags: Tags;
  /** Rises with every write of a user; what `If-Match` compares. */
  generation: number;
  /** Rises with every change. */
  revision: string;
  /** When it was created. */
  created_at: string;
  /** When it last changed. */
  updated_at: string;
  /** Id of the token that created it; `croft` for what Croft did. */
  created_by: string;
  /** Whether its deletion was ordered. */
  deleting: boolean;
  /** Whether it is in somebody's Terraform state. */
  claimed: boolean;
  spec: HostSpec;
  status: HostStatus;
  /** JSON pointers of fields that this token may not read, such as a VM's user data for viewers; absent when there are none. */
  withheld?: string[];
}

/** The most that is counted of what the agent says that the machine has. A host that was taken over may say that it has more, so as to be given VMs and their secrets. */
export interface HostCapacity {
  /** Logical CPUs. Unless given, what the agent says. */
  cpus?: number;
  /** Memory in MiB. Unless given, what the agent says. */
  memory_mib?: number;
  /** Room for root disks in all, in GiB. Unless given, what the agent says. */
  storage_gib?: number;
}

/** The most that is counted of what the agent says that the machine has. A host that was taken over may say that it has more, so as to be given VMs and their secrets. */
export interface HostCapacityPatch {
  /** Logical CPUs. Unless given, what the agent says. */
  cpus?: number | null;
  /** Memory in MiB. Unless given, what the agent says. */
  memory_mib?: number | null;
  /** Room for root disks in all, in GiB. Unless given, what the agent says. */
  storage_gib?: number | null;
}

/** How the word is meant. */
export interface HostConfirmOff {
  /** Whether it is meant although more than a third of the hosts, and at least three, are silent at once. Without it such a request is 412 `precondition_failed` and nothing is done. */
  despite_storm?: boolean;
  /** Whether only what would become of everything on the host is answered, and nothing is done. */
  dry_run?: boolean;
}

/** An operator confirmed that its machine is off. */
export interface HostConfirmedOffEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** An operator confirmed that its machine is off. */
  type: "host.confirmed_off";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "host";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: HostConfirmedOffEventData;
}

/** Facts, never secrets. */
export interface HostConfirmedOffEventData {
  /** What is made anew elsewhere. */
  recreated: string[];
  /** What waits for the host. */
  waiting: string[];
  /** What is lost with it. */
  lost: string[];
}

/** What a host is to be. */
export interface HostCreate {
  /** Its name, unique among those of its kind in its project. */
  name: string;
  /** Tags of the object. */
  tags?: Tags;
  /** Tags that Terraform's provider sets on all. */
  default_tags?: Tags;
  /** Its spec. */
  spec?: HostSpec;
}

/** It was created. */
export interface HostCreatedEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** It was created. */
  type: "host.created";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "host";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: CreatedEventData;
}

/** Its agent knows a newer config than the database: that was restored from a backup. */
export interface HostDatabaseRestoredEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** Its agent knows a newer config than the database: that was restored from a backup. */
  type: "host.database_restored";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "host";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: HostDatabaseRestoredEventData;
}

/** Facts, never secrets. */
export interface HostDatabaseRestoredEventData {
  /** Generation of the config in the database. */
  ours: number;
  /** Generation of the config that the agent has. */
  theirs: number;
  /** Generation that goes on from both. */
  generation: number;
  /** How many objects only the host knows. */
  strangers: number;
}

/** It is gone. */
export interface HostDeletedEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** It is gone. */
  type: "host.deleted";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "host";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: DeletedEventData;
}

/** Its deletion was ordered. */
export interface HostDeletingEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** Its deletion was ordered. */
  type: "host.deleting";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "host";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: DeletingEventData;
}

/** A disk of a host, adopted or not. */
export interface HostDisk {
  /** What tells it from every other. */
  identity: string;
  /** Where it is now; empty for one that was adopted and is gone. */
  path: string;
  /** Other names for it: by-id paths, WWN, serial. */
  aliases: string[];
  /** Model as the device tells it. */
  model: string | null;
  /** Serial as the device tells it. */
  serial: string | null;
  /** Size. */
  size_bytes: number;
  /** Logical sector size. */
  sector_size: number;
  /** What it holds, one sentence each; empty when nothing was found. */
  holds: string[];
  /** Whether it can be adopted, with `wipe` if it holds anything. */
  adoptable: boolean;
  /** Why it cannot be adopted or what adopting needs. */
  reason: string | null;
  /** Id of the disk, when it carries Croft's record. */
  disk: string | null;
  /** Name of the host. */
  host: string;
}

/** The disks of a host. */
export interface HostDiskList {
  /** All of them. */
  items: HostDisk[];
}

/** Its lease ran out while it was silent: what ended with the lease is made anew elsewhere. */
export interface HostFencedEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** Its lease ran out while it was silent: what ended with the lease is made anew elsewhere. */
  type: "host.fenced";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "host";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: HostFencedEventData;
}

/** Facts, never secrets. */
export interface HostFencedEventData {
  /** What is made anew elsewhere. */
  recreated: string[];
  /** What waits for the host. */
  waiting: string[];
  /** What is lost with it. */
  lost: string[];
}

/** What is given up. */
export interface HostGiveUp {
  /** The host's name: without it nothing is done. */
  confirm?: string;
  /** Whether it is meant although more than a third of the hosts, and at least three, are silent at once. Without it such a request is 412 `precondition_failed` and nothing is done. */
  despite_storm?: boolean;
}

/** It was given up with what was on it. */
export interface HostGivenUpEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** It was given up with what was on it. */
  type: "host.given_up";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "host";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: HostGivenUpEventData;
}

/** Facts, never secrets. */
export interface HostGivenUpEventData {
  /** What is made anew elsewhere. */
  recreated: string[];
  /** What waits for the host. */
  waiting: string[];
  /** What is lost with it. */
  lost: string[];
}

/** A machine was refused that wanted to join under the name. */
export interface HostJoinRefusedEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** A machine was refused that wanted to join under the name. */
  type: "host.join_refused";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "host";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: HostJoinRefusedEventData;
}

/** Facts, never secrets. */
export interface HostJoinRefusedEventData {
  /** Code of the error. */
  code: string;
  /** Why. */
  reason: string;
  /** What to do. */
  remedy: string;
}

/** An agent joined. */
export interface HostJoinedEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** An agent joined. */
  type: "host.joined";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "host";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: HostJoinedEventData;
}

/** Facts, never secrets. */
export interface HostJoinedEventData {
  /** Whether a host of this name was there before. */
  again: boolean;
}

/** A page. */
export interface HostList {
  /** In the order of their making. */
  items: Host[];
  /** `cursor` of the next page; null when there is none. */
  next_cursor: string | null;
  /** The store's revision that the page is at least of. */
  revision: string;
}

/** What becomes of a lost host's objects. */
export interface HostLoss {
  /** Name of the host. */
  host: string;
  /** Whether it was done; false for what would be. */
  done: boolean;
  /** Everything on it but what is in quarantine there. */
  objects: HostLossObject[];
}

/** An object and its fate. */
export interface HostLossObject {
  /** Kind of the object. */
  kind: "disk" | "host" | "image" | "network" | "partition_attachment" | "partition" | "project" | "ssh_key" | "vm";
  /** Its id. */
  id: string;
  /** Name of its project. */
  project: string | null;
  /** Its name. */
  name: string | null;
  /** `recreated` elsewhere, `waits` for the host, or `lost` with it. */
  fate: "recreated" | "waits" | "lost";
  /** Why it is not recreated. */
  reason: string | null;
  /** Of one that was recreated: its new host; null while it waits for room. */
  host: string | null;
}

/** What takes the host's memory, by use; null before its first report. */
export interface HostMemoryUse {
  /** Memory of VMs that are to run. */
  vms_mib: number;
  /** What QEMU takes besides for these VMs. */
  overhead_mib: number;
  /** What is kept back for the machine itself. */
  reserved_mib: number;
}

/** How much more is given out than there is. */
export interface HostOvercommit {
  /** Virtual CPUs per logical CPU. Unless given, what the agent's configuration says (4). */
  cpus?: number;
}

/** How much more is given out than there is. */
export interface HostOvercommitPatch {
  /** Virtual CPUs per logical CPU. Unless given, what the agent's configuration says (4). */
  cpus?: number | null;
}

/** What is to change; null removes. */
export interface HostPatch {
  /** Tags of the object. */
  tags?: TagsPatch;
  /** Tags that Terraform's provider sets on all. */
  default_tags?: TagsPatch;
  /** Its spec. */
  spec?: HostSpecPatch;
  /** Its name, unique among those of its kind in its project. */
  name?: string;
}

/** What takes the host's ports, by use; null before its first report. */
export interface HostPortsUse {
  /** Ports that lead to the SSH of VMs, one each. */
  ssh: number;
  /** Ports that VMs forward. */
  forwarded: number;
  /** TCP ports of the host's range that no VM and nothing of Croft has. */
  free: number;
}

/** What is kept back for the machine itself. */
export interface HostReserved {
  /** Memory that VMs may not have, in MiB. Unless given, what the agent's configuration says (1024). */
  memory_mib?: number;
  /** Room for root disks that VMs may not have, in GiB. Unless given, none. */
  storage_gib?: number;
}

/** What is kept back for the machine itself. */
export interface HostReservedPatch {
  /** Memory that VMs may not have, in MiB. Unless given, what the agent's configuration says (1024). */
  memory_mib?: number | null;
  /** Room for root disks that VMs may not have, in GiB. Unless given, none. */
  storage_gib?: number | null;
}

/** It was created with what a deleted one had left. */
export interface HostRestoredEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** It was created with what a deleted one had left. */
  type: "host.restored";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "host";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: RestoredEventData;
}

/** Two machines use the certificate of one host. */
export interface HostSecondMachineEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** Two machines use the certificate of one host. */
  type: "host.second_machine";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "host";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: HostSecondMachineEventData;
}

/** Facts, never secrets. */
export interface HostSecondMachineEventData {
  /** Of the machine that was heard second. */
  boot_id: string;
}

/** A Linux machine that runs VMs. It becomes this host when its agent joins with a token for the name, before or after it is declared; one that joined first is imported by its name. */
export interface HostSpec {
  /** Where the machine is, in the large, such as a site. VMs and partitions choose by it, and VMs spread over it. */
  region?: string;
  /** What fails together within a region, such as a room or a rack. VMs choose by it and spread over it. */
  zone?: string;
  /** What VMs choose by (`host_labels`), such as `disk = "nvme"`. */
  labels?: Record<string, string>;
  /** Whether Croft places anything new on the host. What is there stays and may be started. */
  schedulable?: boolean;
  /** Whether the host is to be emptied for work on it. It takes nothing new, as with `schedulable = false`. Its VMs are moved to other hosts with their disks, two at a time, each stopped while it is copied; an apply waits for that. What cannot be moved stays, and the condition `drained` says of each VM why. Taking it back brings nothing back. */
  maintenance?: boolean;
  /** How much more is given out than there is. */
  overcommit?: HostOvercommit;
  /** The most that is counted of what the agent says that the machine has. A host that was taken over may say that it has more, so as to be given VMs and their secrets. */
  capacity?: HostCapacity;
  /** What is kept back for the machine itself. */
  reserved?: HostReserved;
}

export interface HostSpecPatch {
  /** Where the machine is, in the large, such as a site. VMs and partitions choose by it, and VMs spread over it. */
  region?: string | null;
  /** What fails together within a region, such as a room or a rack. VMs choose by it and spread over it. */
  zone?: string | null;
  /** What VMs choose by (`host_labels`), such as `disk = "nvme"`. */
  labels?: Record<string, string> | null;
  /** Whether Croft places anything new on the host. What is there stays and may be started. */
  schedulable?: boolean | null;
  /** Whether the host is to be emptied for work on it. It takes nothing new, as with `schedulable = false`. Its VMs are moved to other hosts with their disks, two at a time, each stopped while it is copied; an apply waits for that. What cannot be moved stays, and the condition `drained` says of each VM why. Taking it back brings nothing back. */
  maintenance?: boolean | null;
  /** How much more is given out than there is. */
  overcommit?: HostOvercommitPatch | null;
  /** The most that is counted of what the agent says that the machine has. A host that was taken over may say that it has more, so as to be given VMs and their secrets. */
  capacity?: HostCapacityPatch | null;
  /** What is kept back for the machine itself. */
  reserved?: HostReservedPatch | null;
}

/** Its state changed. */
export interface HostStateEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** Its state changed. */
  type: "host.state";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "host";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: StateEventData;
}

/** What was observed or decided. Members may come with later versions. */
export interface HostStatus {
  /** Generation that the rest of the status answers. */
  observed_generation: number;
  /** Where it stands. */
  state: "pending" | "ready" | "silent";
  /** What is waited for or went wrong, one sentence; null when all is well. */
  state_reason: string | null;
  /** Code of the error that goes with it. */
  state_code: string | null;
  /** Named facts with their reasons. */
  conditions: Condition[];
  /** Logical CPUs. */
  cpus?: number;
  /** Memory in MiB. */
  memory_mib?: number;
  /** Memory that VMs may not have, in MiB. */
  memory_reserved_mib?: number;
  /** How many virtual CPUs each logical CPU may carry. */
  cpu_overcommit?: number;
  /** Room for root disks in all, rounded down to GiB. */
  storage_gib?: number;
  /** Virtual CPUs not reserved. */
  free_cpus?: number;
  /** Memory not reserved. */
  free_memory_mib?: number;
  /** Room for root disks not reserved. */
  free_storage_gib?: number;
  /** What takes the host's memory, by use; null before its first report. */
  memory_use?: HostMemoryUse | null;
  /** What takes the host's ports, by use; null before its first report. */
  ports_use?: HostPortsUse | null;
  /** What takes the host's storage, by use, each rounded up to GiB; null while its agent does not say so. */
  storage_use?: HostStorageUse | null;
  /** Machine type, such as `x86_64`. */
  architecture?: string;
  /** Kernel release. */
  kernel?: string;
  /** `kvm` when proven, else `tcg`. */
  accelerator?: string;
  /** Version of the agent. */
  agent_version?: string;
  /** Whether the agent has root. */
  root?: boolean;
  /** Whether VMs can have a TPM there. */
  tpm?: boolean;
  /** Changes with every boot of the host. */
  boot_id?: string;
  /** Last time the agent was heard. */
  last_seen_at?: string | null;
}

/** What takes the host's storage, by use, each rounded up to GiB; null while its agent does not say so. */
export interface HostStorageUse {
  /** Root disks of VMs as far as they are written, and the state of firmware and TPM. */
  root_disks_gib: number;
  /** File disks, as far as they are written; partitions lie on them. */
  file_disks_gib: number;
  /** Images that root disks lie over. */
  images_gib: number;
  /** Logs of the serial ports of VMs. */
  logs_gib: number;
  /** Deleted partitions in quarantine, on file disks and on others. */
  quarantine_gib: number;
  /** Root disks of VMs when they are full; `free_storage_gib` is what is left beside them. */
  promised_gib: number;
}

/** Hosts that are silent at once. */
export interface HostStorm {
  /** Names of all that are. */
  silent: string[];
  /** Of these: what an admin released. */
  released: string[];
}

/** Which hosts are meant. */
export interface HostStormRelease {
  /** Names of silent hosts. */
  hosts: string[];
}

/** A user changed it. */
export interface HostUpdatedEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** A user changed it. */
  type: "host.updated";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "host";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: UpdatedEventData;
}

/** An ID token. */
export interface IdTokenExchange {
  /** As the CI gives it to the job. */
  id_token: string;
}

/** A disk image (raw or qcow2) that root disks of VMs are overlaid on, or a CD or DVD (iso) for their drives; as it is or compressed with gzip, xz or zstd. Only the reconciler fetches and unpacks it; hosts copy it from the reconciler, once each, and check it. */
export interface Image {
  /** Tells it from other objects. */
  kind: "image";
  /** Id of the image. */
  id: string;
  /** Name of its project; null for what is shared or global. */
  project: string | null;
  /** Whether all projects may use it. */
  shared: boolean;
  /** Its name; null for what has none. */
  name: string | null;
  tags: Tags;
  default_tags: Tags;
  /** Rises with every write of a user; what `If-Match` compares. */
  generation: number;
  /** Rises with every change. */
  revision: string;
  /** When it was created. */
  created_at: string;
  /** When it last changed. */
  updated_at: string;
  /** Id of the token that created it; `croft` for what Croft did. */
  created_by: string;
  /** Whether its deletion was ordered. */
  deleting: boolean;
  /** Whether it is in somebody's Terraform state. */
  claimed: boolean;
  spec: ImageSpec;
  status: ImageStatus;
  /** JSON pointers of fields that this token may not read, such as a VM's user data for viewers; absent when there are none. */
  withheld?: string[];
}

/** What an image is to be. */
export interface ImageCreate {
  /** Its name, unique among those of its kind in its project. */
  name: string;
  /** Name of its project. */
  project?: string;
  /** Whether all projects may use it; it has no project then. */
  shared?: boolean;
  /** Tags of the object. */
  tags?: Tags;
  /** Tags that Terraform's provider sets on all. */
  default_tags?: Tags;
  /** Its spec. */
  spec: ImageSpec;
}

/** It was created. */
export interface ImageCreatedEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** It was created. */
  type: "image.created";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "image";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: CreatedEventData;
}

/** It is gone. */
export interface ImageDeletedEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** It is gone. */
  type: "image.deleted";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "image";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: DeletedEventData;
}

/** Its deletion was ordered. */
export interface ImageDeletingEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** Its deletion was ordered. */
  type: "image.deleting";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "image";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: DeletingEventData;
}

/** A kernel (and initial ramdisk) that QEMU boots directly instead of the image's boot loader. */
export interface ImageKernel {
  /** Where the kernel is fetched. An equal `sha256` makes a change of it live. */
  url?: string;
  /** SHA-256 of a committed upload that becomes the kernel. */
  upload?: string;
  /** SHA-256 of the kernel. */
  sha256?: string;
  /** Where the initial ramdisk is fetched. */
  initrd_url?: string;
  /** SHA-256 of a committed upload that becomes the initial ramdisk. */
  initrd_upload?: string;
  /** SHA-256 of the initial ramdisk. */
  initrd_sha256?: string;
  /** The kernel's command line. */
  command_line?: string;
}

/** A kernel (and initial ramdisk) that QEMU boots directly instead of the image's boot loader. */
export interface ImageKernelPatch {
  /** Where the kernel is fetched. An equal `sha256` makes a change of it live. */
  url?: string | null;
  /** SHA-256 of a committed upload that becomes the kernel. */
  upload?: string | null;
  /** SHA-256 of the kernel. */
  sha256?: string | null;
  /** Where the initial ramdisk is fetched. */
  initrd_url?: string | null;
  /** SHA-256 of a committed upload that becomes the initial ramdisk. */
  initrd_upload?: string | null;
  /** SHA-256 of the initial ramdisk. */
  initrd_sha256?: string | null;
  /** The kernel's command line. */
  command_line?: string | null;
}

/** A page. */
export interface ImageList {
  /** In the order of their making. */
  items: Image[];
  /** `cursor` of the next page; null when there is none. */
  next_cursor: string | null;
  /** The store's revision that the page is at least of. */
  revision: string;
}

/** What is to change; null removes. */
export interface ImagePatch {
  /** Tags of the object. */
  tags?: TagsPatch;
  /** Tags that Terraform's provider sets on all. */
  default_tags?: TagsPatch;
  /** Its spec. */
  spec?: ImageSpecPatch;
  /** Its name, unique among those of its kind in its project. */
  name?: string;
}

/** It was created with what a deleted one had left. */
export interface ImageRestoredEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** It was created with what a deleted one had left. */
  type: "image.restored";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "image";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: RestoredEventData;
}

/** A disk image (raw or qcow2) that root disks of VMs are overlaid on, or a CD or DVD (iso) for their drives; as it is or compressed with gzip, xz or zstd. Only the reconciler fetches and unpacks it; hosts copy it from the reconciler, once each, and check it. Exactly one of `url` and `upload` is given. */
export interface ImageSpec {
  /** Where the reconciler fetches the image: `https`, `http` (with `sha256`), or `file:` below the reconciler's `images_dir` (admin only). With an equal `sha256` a new address is only noted. All who may read the image read it, so it may hold no user name or password. */
  url?: string;
  /** SHA-256 of a committed upload (`POST /v1/uploads`) that becomes the image. */
  upload?: string;
  /** SHA-256 of the file as given (compressed, when it is), in lower-case hex. Required with `http`; else computed, for `path` at plan. */
  sha256?: string;
  /** `raw` insists that the file holds a disk's bytes, whatever they look like: what else is neither a disk image nor a CD is refused. Without it the format is recorded once from the contents and named ever after (`raw`, `qcow2`, `iso`). What begins like a CD is one, also when it has a partition table besides. */
  format?: "raw";
  /** A kernel (and initial ramdisk) that QEMU boots directly instead of the image's boot loader. */
  kernel?: ImageKernel;
}

export interface ImageSpecPatch {
  /** Where the reconciler fetches the image: `https`, `http` (with `sha256`), or `file:` below the reconciler's `images_dir` (admin only). With an equal `sha256` a new address is only noted. All who may read the image read it, so it may hold no user name or password. */
  url?: string | null;
  /** SHA-256 of a committed upload (`POST /v1/uploads`) that becomes the image. */
  upload?: string | null;
  /** SHA-256 of the file as given (compressed, when it is), in lower-case hex. Required with `http`; else computed, for `path` at plan. */
  sha256?: string | null;
  /** `raw` insists that the file holds a disk's bytes, whatever they look like: what else is neither a disk image nor a CD is refused. Without it the format is recorded once from the contents and named ever after (`raw`, `qcow2`, `iso`). What begins like a CD is one, also when it has a partition table besides. */
  format?: "raw" | null;
  /** A kernel (and initial ramdisk) that QEMU boots directly instead of the image's boot loader. */
  kernel?: ImageKernelPatch | null;
}

/** Its state changed. */
export interface ImageStateEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** Its state changed. */
  type: "image.state";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "image";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: StateEventData;
}

/** What was observed or decided. Members may come with later versions. */
export interface ImageStatus {
  /** Generation that the rest of the status answers. */
  observed_generation: number;
  /** Where it stands. */
  state: "pending" | "fetching" | "ready" | "failed" | "error" | "deleting";
  /** What is waited for or went wrong, one sentence; null when all is well. */
  state_reason: string | null;
  /** Code of the error that goes with it. */
  state_code: string | null;
  /** Named facts with their reasons. */
  conditions: Condition[];
  /** SHA-256 of the image's file as given, compressed or not. */
  sha256: string | null;
  /** How the file as given is compressed, found from its contents; null when it is not. */
  compression: "gzip" | "xz" | "zstd" | null;
  /** SHA-256 of the disk that hosts get, which differs from `sha256` when the file is compressed. */
  disk_sha256: string | null;
  /** Size of what hosts get. */
  disk_size_bytes: number | null;
  /** Hashes of the kernel's files as fetched. */
  kernel: ImageStatusKernel | null;
  /** Recorded once from the contents, or insisted on, and named ever after. */
  format: "raw" | "qcow2" | "iso" | null;
  /** Size of the file as given, compressed or not. */
  size_bytes: number | null;
  /** Size of the disk that a guest sees, rounded up to GiB; the smallest `root_disk_gib`. */
  virtual_size_gib: number | null;
  /** Exact size of the disk that a guest sees. */
  virtual_size_bytes: number | null;
  /** How much of it is here; grows while state is `fetching`. */
  fetched_bytes: number;
  /** What `fetched_bytes` grows to, as far as the server says so; null when it does not. */
  total_bytes: number | null;
}

/** Hashes of the kernel's files as fetched. */
export interface ImageStatusKernel {
  /** SHA-256 of the kernel. */
  sha256: string;
  /** Size of the kernel. */
  size_bytes: number;
  /** SHA-256 of the initial ramdisk. */
  initrd_sha256: string | null;
  /** Size of the initial ramdisk. */
  initrd_size_bytes: number | null;
}

/** A user changed it. */
export interface ImageUpdatedEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** A user changed it. */
  type: "image.updated";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "image";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: UpdatedEventData;
}

/** The contents of a join file. */
export interface JoinToken {
  /** Where the agent dials. */
  endpoint: string;
  /** The secret; good once. */
  token: string;
  /** Name that the host will have. */
  host: string;
  /** SHA-256 of that authority's certificate. */
  fingerprint: string;
  /** What to run on the machine. */
  command: string;
  /** The authority that the reconciler's certificate is by, in PEM. */
  ca_certificate: string;
  /** When it ends unused. */
  expires_at: string;
}

/** Which host is to join. */
export interface JoinTokenCreate {
  /** Name that the host will have. */
  host: string;
  /** How long the token is good. */
  ttl_seconds?: number;
  /** Whether another machine than the one that has the name may join as it. */
  replaces_machine?: boolean;
}

/** A network for cards of VMs: a bridge that the hosts have (`bridge`), or a private network that Croft makes, with DHCP, DNS and a way out (`nat`). Addresses are leased when a VM is created, and stay its own until it is deleted. */
export interface Network {
  /** Tells it from other objects. */
  kind: "network";
  /** Id of the network. */
  id: string;
  /** Name of its project; null for what is shared or global. */
  project: string | null;
  /** Whether all projects may use it. */
  shared: boolean;
  /** Its name; null for what has none. */
  name: string | null;
  tags: Tags;
  default_tags: Tags;
  /** Rises with every write of a user; what `If-Match` compares. */
  generation: number;
  /** Rises with every change. */
  revision: string;
  /** When it was created. */
  created_at: string;
  /** When it last changed. */
  updated_at: string;
  /** Id of the token that created it; `croft` for what Croft did. */
  created_by: string;
  /** Whether its deletion was ordered. */
  deleting: boolean;
  /** Whether it is in somebody's Terraform state. */
  claimed: boolean;
  spec: NetworkSpec;
  status: NetworkStatus;
  /** JSON pointers of fields that this token may not read, such as a VM's user data for viewers; absent when there are none. */
  withheld?: string[];
}

/** What a network is to be. */
export interface NetworkCreate {
  /** Its name, unique among those of its kind in its project. */
  name: string;
  /** Name of its project. */
  project?: string;
  /** Whether all projects may use it; it has no project then. */
  shared?: boolean;
  /** Tags of the object. */
  tags?: Tags;
  /** Tags that Terraform's provider sets on all. */
  default_tags?: Tags;
  /** Its spec. */
  spec: NetworkSpec;
}

/** It was created. */
export interface NetworkCreatedEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** It was created. */
  type: "network.created";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "network";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: CreatedEventData;
}

/** It is gone. */
export interface NetworkDeletedEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** It is gone. */
  type: "network.deleted";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "network";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: DeletedEventData;
}

/** Its deletion was ordered. */
export interface NetworkDeletingEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** Its deletion was ordered. */
  type: "network.deleting";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "network";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: DeletingEventData;
}

export interface NetworkFirewall {
  /** `in`: to a VM of the network, which is what it is when absent; `out`: from one. */
  direction?: "in" | "out";
  /** `any` when absent; `icmp` is that of both families. */
  protocol?: "any" | "tcp" | "udp" | "icmp";
  /** Destination ports and ranges of them, such as `"443"` and `"8000-8100"`, with `tcp` or `udp`; all when absent. */
  ports?: string[];
  /** Source: `any` (when absent), `network` for the network's own addresses, or a CIDR. */
  from?: string;
  /** Destination: `any` (when absent), `network` for the network's own addresses, or a CIDR. */
  to?: string;
  /** `allow` when absent. */
  action?: "allow" | "deny";
}

/** An admin chose to leave alone what only its host knows. */
export interface NetworkForgottenEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** An admin chose to leave alone what only its host knows. */
  type: "network.forgotten";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "network";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: ForgottenEventData;
}

/** It was deleted with force, while its host was silent or its disk lost. */
export interface NetworkGivenUpEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** It was deleted with force, while its host was silent or its disk lost. */
  type: "network.given_up";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "network";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: GivenUpEventData;
}

export interface NetworkHost {
  /** Name of the host. */
  host: string;
  /** State of the network on it. */
  state: "pending" | "creating" | "ready" | "failed" | "error" | "deleting" | "unknown";
  /** Generation of the network that it has. */
  observed_generation: number;
  /** Error code. */
  code: string | null;
  /** What went wrong there and what to do. */
  message: string | null;
  /** What each rule matched on this host. */
  firewall_counters?: NetworkHostFirewallCounter[];
}

export interface NetworkHostFirewallCounter {
  /** Position of the rule in `firewall`; -1 for what was denied because no rule matched. */
  rule: number;
  /** Packets. */
  packets: number;
  /** Bytes. */
  bytes: number;
}

export interface NetworkLeasedAddress {
  /** The address. */
  address: string;
  /** Id of the VM that has it; null for a shared network, because all projects see that. */
  vm: string | null;
  /** Hardware address of its card. */
  mac_address: string;
}

/** A page. */
export interface NetworkList {
  /** In the order of their making. */
  items: Network[];
  /** `cursor` of the next page; null when there is none. */
  next_cursor: string | null;
  /** The store's revision that the page is at least of. */
  revision: string;
}

/** How the network spans hosts; null where it does not. */
export interface NetworkOverlay {
  /** Number of the network in the packets between hosts (VXLAN). */
  vni: number;
  /** Largest packet in bytes that guests are told to send. */
  mtu: number;
}

/** What is to change; null removes. */
export interface NetworkPatch {
  /** Tags of the object. */
  tags?: TagsPatch;
  /** Tags that Terraform's provider sets on all. */
  default_tags?: TagsPatch;
  /** Its spec. */
  spec?: NetworkSpecPatch;
  /** Its name, unique among those of its kind in its project. */
  name?: string;
}

/** An admin ordered the removal of what only its host knows. */
export interface NetworkRemovalOrderedEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** An admin ordered the removal of what only its host knows. */
  type: "network.removal_ordered";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "network";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: RemovalOrderedEventData;
}

/** Its host removed what was given up. */
export interface NetworkRemovedFromHostEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** Its host removed what was given up. */
  type: "network.removed_from_host";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "network";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: RemovedFromHostEventData;
}

/** It was created with what a deleted one had left. */
export interface NetworkRestoredEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** It was created with what a deleted one had left. */
  type: "network.restored";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "network";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: RestoredEventData;
}

/** A network for cards of VMs: a bridge that the hosts have (`bridge`), or a private network that Croft makes, with DHCP, DNS and a way out (`nat`). Addresses are leased when a VM is created, and stay its own until it is deleted. */
export interface NetworkSpec {
  /** `bridge`: cards are ports of a bridge that the host has. `nat`: a private network that Croft makes on the hosts of its VMs, with DHCP, DNS and address translation: all hosts that announce an overlay address (`overlay` in the agent's settings), else one host, that of its first VM. Its VMs reach what the host reaches, the LAN and other private ranges included, unless `firewall` says otherwise: narrow it with rules of the direction `out`. Whatever these say, its VMs do not reach the host itself, the reconciler, other networks of Croft, or loopback, link-local and multicast addresses; and nothing at all where the host's setting `way_out.enabled` is false. */
  mode: "bridge" | "nat";
  /** Name of the hosts' bridge; required with the mode `bridge`, which is for admins, and refused with `nat`. */
  bridge?: string;
  /** VLAN of the bridge that the cards are in, untagged for the guests; only with the mode `bridge`. */
  vlan?: number;
  /** IPv4 range of the network, such as `10.20.0.0/24`, from which addresses are leased. Required with the mode `nat`; with `bridge` only where Croft hands out addresses. From /8 to /30, and unless an admin gives it within a range that is nobody's on the internet (RFC 1918, 100.64.0.0/10, 198.18.0.0/15, and those for documentation). */
  cidr?: string;
  /** IPv6 range of the network, such as `fd00:20::/64`, from which addresses are leased. From /48 to /126, and unless an admin gives it within fc00::/7. */
  ipv6_cidr?: string;
  /** IPv4 address of the router, inside `cidr`. With the mode `nat` it is Croft's own, the first address of `cidr` when absent; with `bridge` there is none when absent. Guests learn a change at their next start. */
  gateway?: string;
  /** Addresses of name servers. With the mode `nat` they are what Croft's own name server on the network asks (those of the host when absent); with `bridge` they are the guests'. None is a loopback or link-local address. Guests learn a change at their next start. */
  dns?: string[];
  /** Domain in which guests look up short names, and with the mode `nat` the one that its VMs are named in. Guests learn a change at their next start. */
  search_domain?: string;
  /** Addresses that are never leased, as `192.0.2.10`, `192.0.2.10-192.0.2.19` or `192.0.2.16/28`, IPv4 and IPv6. A VM that has one keeps it, and one that names such an address is refused. */
  reserved?: string[];
  /** Largest packet in bytes, at least 1280 with `ipv6_cidr`; when absent that of the bridge, or for one of Croft's 1500, and where it spans hosts what their tunnels take (1450 over IPv4, 1430 over IPv6, of 1500). With a larger one than its tunnel takes a host is none for a network that spans hosts. */
  mtu?: number;
  /** Rules for packets to and from the network's VMs, by connection: answers pass. The first that matches decides. A direction without rules: `in` is denied from outside the network, `out` is allowed; with rules, what none of them matches is denied in that direction. A change is one step, and connections that are no longer allowed end. */
  firewall?: NetworkFirewall[];
}

export interface NetworkSpecPatch {
  /** `bridge`: cards are ports of a bridge that the host has. `nat`: a private network that Croft makes on the hosts of its VMs, with DHCP, DNS and address translation: all hosts that announce an overlay address (`overlay` in the agent's settings), else one host, that of its first VM. Its VMs reach what the host reaches, the LAN and other private ranges included, unless `firewall` says otherwise: narrow it with rules of the direction `out`. Whatever these say, its VMs do not reach the host itself, the reconciler, other networks of Croft, or loopback, link-local and multicast addresses; and nothing at all where the host's setting `way_out.enabled` is false. */
  mode?: "bridge" | "nat";
  /** Name of the hosts' bridge; required with the mode `bridge`, which is for admins, and refused with `nat`. */
  bridge?: string | null;
  /** VLAN of the bridge that the cards are in, untagged for the guests; only with the mode `bridge`. */
  vlan?: number | null;
  /** IPv4 range of the network, such as `10.20.0.0/24`, from which addresses are leased. Required with the mode `nat`; with `bridge` only where Croft hands out addresses. From /8 to /30, and unless an admin gives it within a range that is nobody's on the internet (RFC 1918, 100.64.0.0/10, 198.18.0.0/15, and those for documentation). */
  cidr?: string | null;
  /** IPv6 range of the network, such as `fd00:20::/64`, from which addresses are leased. From /48 to /126, and unless an admin gives it within fc00::/7. */
  ipv6_cidr?: string | null;
  /** IPv4 address of the router, inside `cidr`. With the mode `nat` it is Croft's own, the first address of `cidr` when absent; with `bridge` there is none when absent. Guests learn a change at their next start. */
  gateway?: string | null;
  /** Addresses of name servers. With the mode `nat` they are what Croft's own name server on the network asks (those of the host when absent); with `bridge` they are the guests'. None is a loopback or link-local address. Guests learn a change at their next start. */
  dns?: string[] | null;
  /** Domain in which guests look up short names, and with the mode `nat` the one that its VMs are named in. Guests learn a change at their next start. */
  search_domain?: string | null;
  /** Addresses that are never leased, as `192.0.2.10`, `192.0.2.10-192.0.2.19` or `192.0.2.16/28`, IPv4 and IPv6. A VM that has one keeps it, and one that names such an address is refused. */
  reserved?: string[] | null;
  /** Largest packet in bytes, at least 1280 with `ipv6_cidr`; when absent that of the bridge, or for one of Croft's 1500, and where it spans hosts what their tunnels take (1450 over IPv4, 1430 over IPv6, of 1500). With a larger one than its tunnel takes a host is none for a network that spans hosts. */
  mtu?: number | null;
  /** Rules for packets to and from the network's VMs, by connection: answers pass. The first that matches decides. A direction without rules: `in` is denied from outside the network, `out` is allowed; with rules, what none of them matches is denied in that direction. A change is one step, and connections that are no longer allowed end. */
  firewall?: NetworkFirewall[] | null;
}

/** Its state changed. */
export interface NetworkStateEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** Its state changed. */
  type: "network.state";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "network";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: StateEventData;
}

/** What was observed or decided. Members may come with later versions. */
export interface NetworkStatus {
  /** Generation that the rest of the status answers. */
  observed_generation: number;
  /** Where it stands. */
  state: "pending" | "creating" | "ready" | "failed" | "error" | "deleting" | "unknown";
  /** What is waited for or went wrong, one sentence; null when all is well. */
  state_reason: string | null;
  /** Code of the error that goes with it. */
  state_code: string | null;
  /** Named facts with their reasons. */
  conditions: Condition[];
  /** IPv4 address of the router; null where there is none. */
  gateway: string | null;
  /** IPv6 address of Croft's router with the mode `nat` and `ipv6_cidr`. */
  ipv6_gateway: string | null;
  /** Name of the host that a network with the mode `nat` is on, the first by name where it spans several (`hosts`); null until its first VM. */
  host: string | null;
  /** How the network spans hosts; null where it does not. */
  overlay?: NetworkOverlay | null;
  /** IPv4 addresses that can be leased now (IPv6 where there is no `cidr`); null where Croft hands out none. At most 9007199254740991. */
  free_addresses: number | null;
  /** Addresses in use, in the order of the addresses. */
  leased_addresses: NetworkLeasedAddress[];
  /** Hosts that have the network, with what each of them says of it. */
  hosts: NetworkHost[];
}

/** A user changed it. */
export interface NetworkUpdatedEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** A user changed it. */
  type: "network.updated";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "network";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: UpdatedEventData;
}

/** A token with its text. */
export interface NewToken {
  /** Tells it from other objects. */
  kind: "token";
  /** Its id: what `created_by` and events name. */
  id: string;
  /** Its name. */
  name: string;
  /** What it allows. */
  role: "admin" | "operator" | "planner" | "viewer" | "monitor";
  /** The project that its role counts for; null for all. */
  project: string | null;
  /** When it was made. */
  created_at: string;
  /** Id of the token that made it. */
  created_by: string;
  /** When it ends; null for the first token alone. */
  expires_at: string | null;
  /** When a request last came with it; null when none did. After a crash it may be a minute old. */
  last_used_at: string | null;
  /** The secret: what `Authorization: Bearer` sends. Absent in the answer to a repeated request. */
  token?: string;
}

export type Nothing = Record<string, unknown>;

/** How many objects of a kind are in a state. */
export interface ObjectCount {
  /** Their kind. */
  kind: "disk" | "host" | "image" | "network" | "partition_attachment" | "partition" | "project" | "ssh_key" | "vm";
  /** Their state. */
  state: string;
  /** How many. */
  count: number;
}

/** A GPT partition on an adopted disk, for one VM at a time. */
export interface Partition {
  /** Tells it from other objects. */
  kind: "partition";
  /** Id of the partition. */
  id: string;
  /** Name of its project; null for what is shared or global. */
  project: string | null;
  /** Whether all projects may use it. */
  shared: boolean;
  /** Its name; null for what has none. */
  name: string | null;
  tags: Tags;
  default_tags: Tags;
  /** Rises with every write of a user; what `If-Match` compares. */
  generation: number;
  /** Rises with every change. */
  revision: string;
  /** When it was created. */
  created_at: string;
  /** When it last changed. */
  updated_at: string;
  /** Id of the token that created it; `croft` for what Croft did. */
  created_by: string;
  /** Whether its deletion was ordered. */
  deleting: boolean;
  /** Whether it is in somebody's Terraform state. */
  claimed: boolean;
  spec: PartitionSpec;
  status: PartitionStatus;
  /** JSON pointers of fields that this token may not read, such as a VM's user data for viewers; absent when there are none. */
  withheld?: string[];
}

/** Attaches a partition to a VM while it runs. What shall be there from the first boot belongs in the VM's `partitions` instead. */
export interface PartitionAttachment {
  /** Tells it from other objects. */
  kind: "partition_attachment";
  /** Id of the attachment. */
  id: string;
  /** Name of its project; null for what is shared or global. */
  project: string | null;
  /** Whether all projects may use it. */
  shared: boolean;
  /** Its name; null for what has none. */
  name: string | null;
  tags: Tags;
  default_tags: Tags;
  /** Rises with every write of a user; what `If-Match` compares. */
  generation: number;
  /** Rises with every change. */
  revision: string;
  /** When it was created. */
  created_at: string;
  /** When it last changed. */
  updated_at: string;
  /** Id of the token that created it; `croft` for what Croft did. */
  created_by: string;
  /** Whether its deletion was ordered. */
  deleting: boolean;
  /** Whether it is in somebody's Terraform state. */
  claimed: boolean;
  spec: PartitionAttachmentSpec;
  status: PartitionAttachmentStatus;
  /** JSON pointers of fields that this token may not read, such as a VM's user data for viewers; absent when there are none. */
  withheld?: string[];
}

/** What an attachment is to be. */
export interface PartitionAttachmentCreate {
  /** Tags of the object. */
  tags?: Tags;
  /** Tags that Terraform's provider sets on all. */
  default_tags?: Tags;
  /** Its spec. */
  spec: PartitionAttachmentSpec;
}

/** It was created. */
export interface PartitionAttachmentCreatedEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** It was created. */
  type: "partition_attachment.created";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "partition_attachment";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: CreatedEventData;
}

/** It is gone. */
export interface PartitionAttachmentDeletedEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** It is gone. */
  type: "partition_attachment.deleted";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "partition_attachment";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: DeletedEventData;
}

/** Its deletion was ordered. */
export interface PartitionAttachmentDeletingEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** Its deletion was ordered. */
  type: "partition_attachment.deleting";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "partition_attachment";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: DeletingEventData;
}

/** An admin chose to leave alone what only its host knows. */
export interface PartitionAttachmentForgottenEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** An admin chose to leave alone what only its host knows. */
  type: "partition_attachment.forgotten";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "partition_attachment";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: ForgottenEventData;
}

/** It was deleted with force, while its host was silent or its disk lost. */
export interface PartitionAttachmentGivenUpEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** It was deleted with force, while its host was silent or its disk lost. */
  type: "partition_attachment.given_up";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "partition_attachment";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: GivenUpEventData;
}

/** A page. */
export interface PartitionAttachmentList {
  /** In the order of their making. */
  items: PartitionAttachment[];
  /** `cursor` of the next page; null when there is none. */
  next_cursor: string | null;
  /** The store's revision that the page is at least of. */
  revision: string;
}

/** What is to change; null removes. */
export interface PartitionAttachmentPatch {
  /** Tags of the object. */
  tags?: TagsPatch;
  /** Tags that Terraform's provider sets on all. */
  default_tags?: TagsPatch;
  /** Its spec. */
  spec?: PartitionAttachmentSpecPatch;
}

/** An admin ordered the removal of what only its host knows. */
export interface PartitionAttachmentRemovalOrderedEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** An admin ordered the removal of what only its host knows. */
  type: "partition_attachment.removal_ordered";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "partition_attachment";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: RemovalOrderedEventData;
}

/** Its host removed what was given up. */
export interface PartitionAttachmentRemovedFromHostEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** Its host removed what was given up. */
  type: "partition_attachment.removed_from_host";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "partition_attachment";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: RemovedFromHostEventData;
}

/** It was created with what a deleted one had left. */
export interface PartitionAttachmentRestoredEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** It was created with what a deleted one had left. */
  type: "partition_attachment.restored";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "partition_attachment";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: RestoredEventData;
}

/** Attaches a partition to a VM while it runs. What shall be there from the first boot belongs in the VM's `partitions` instead. */
export interface PartitionAttachmentSpec {
  /** Id of the VM. */
  vm: string;
  /** Id of the partition. */
  partition: string;
  /** Serial that the guest sees; the partition's when absent. */
  serial?: string;
  /** Whether the guest may only read. */
  read_only?: boolean;
  /** What happens when the guest does not let go within 30 seconds: false is an error, true stops the VM. */
  force_detach?: boolean;
}

export interface PartitionAttachmentSpecPatch {
  /** Id of the VM. */
  vm?: string;
  /** Id of the partition. */
  partition?: string;
  /** Serial that the guest sees; the partition's when absent. */
  serial?: string | null;
  /** Whether the guest may only read. */
  read_only?: boolean | null;
  /** What happens when the guest does not let go within 30 seconds: false is an error, true stops the VM. */
  force_detach?: boolean | null;
}

/** Its state changed. */
export interface PartitionAttachmentStateEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** Its state changed. */
  type: "partition_attachment.state";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "partition_attachment";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: StateEventData;
}

/** What was observed or decided. Members may come with later versions. */
export interface PartitionAttachmentStatus {
  /** Generation that the rest of the status answers. */
  observed_generation: number;
  /** Where it stands. */
  state: "pending" | "creating" | "ready" | "failed" | "error" | "deleting" | "unknown";
  /** What is waited for or went wrong, one sentence; null when all is well. */
  state_reason: string | null;
  /** Code of the error that goes with it. */
  state_code: string | null;
  /** Named facts with their reasons. */
  conditions: Condition[];
  /** Serial that the guest sees. */
  serial: string | null;
  /** Whether QEMU has the drive plugged in now. */
  attached: boolean;
}

/** A user changed it. */
export interface PartitionAttachmentUpdatedEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** A user changed it. */
  type: "partition_attachment.updated";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "partition_attachment";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: UpdatedEventData;
}

/** The copy that another host has became the partition, after a restore from a backup. */
export interface PartitionCopyAdoptedEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** The copy that another host has became the partition, after a restore from a backup. */
  type: "partition.copy_adopted";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "partition";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: PartitionCopyAdoptedEventData;
}

/** Facts, never secrets. */
export interface PartitionCopyAdoptedEventData {
  /** Name of the host. */
  host: string | null;
}

/** What a partition is to be. */
export interface PartitionCreate {
  /** Its name, unique among those of its kind in its project. */
  name: string;
  /** Name of its project. */
  project: string;
  /** Tags of the object. */
  tags?: Tags;
  /** Tags that Terraform's provider sets on all. */
  default_tags?: Tags;
  /** Its spec. */
  spec: PartitionSpec;
}

/** It was created. */
export interface PartitionCreatedEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** It was created. */
  type: "partition.created";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "partition";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: CreatedEventData;
}

/** It is gone. */
export interface PartitionDeletedEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** It is gone. */
  type: "partition.deleted";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "partition";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: DeletedEventData;
}

/** Its deletion was ordered. */
export interface PartitionDeletingEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** Its deletion was ordered. */
  type: "partition.deleting";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "partition";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: DeletingEventData;
}

/** An admin chose to leave alone what only its host knows. */
export interface PartitionForgottenEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** An admin chose to leave alone what only its host knows. */
  type: "partition.forgotten";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "partition";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: ForgottenEventData;
}

/** It was deleted with force, while its host was silent or its disk lost. */
export interface PartitionGivenUpEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** It was deleted with force, while its host was silent or its disk lost. */
  type: "partition.given_up";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "partition";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: GivenUpEventData;
}

/** It came back from quarantine by itself. */
export interface PartitionKeptEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** It came back from quarantine by itself. */
  type: "partition.kept";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "partition";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: PartitionKeptEventData;
}

/** Facts, never secrets. */
export interface PartitionKeptEventData {
  /** One word. */
  reason: string;
}

/** A page. */
export interface PartitionList {
  /** In the order of their making. */
  items: Partition[];
  /** `cursor` of the next page; null when there is none. */
  next_cursor: string | null;
  /** The store's revision that the page is at least of. */
  revision: string;
}

/** It stays on its host, as it was. */
export interface PartitionMoveFailedEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** It stays on its host, as it was. */
  type: "partition.move_failed";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "partition";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: PartitionMoveFailedEventData;
}

/** Facts, never secrets. */
export interface PartitionMoveFailedEventData {
  /** Name of the host that it leaves. */
  from: string;
  /** Name of the other host. */
  to: string;
  /** Code of the error. */
  code: string;
  /** Why. */
  message: string;
}

/** It is on the other host, with every byte; what the first host has of it is removed. */
export interface PartitionMoveFinishedEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** It is on the other host, with every byte; what the first host has of it is removed. */
  type: "partition.move_finished";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "partition";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: PartitionMoveFinishedEventData;
}

/** Facts, never secrets. */
export interface PartitionMoveFinishedEventData {
  /** Name of the host that it leaves. */
  from: string;
  /** Name of the other host. */
  to: string;
  /** How much was copied, holes included. */
  bytes: number;
  /** Digest of what was sent and of what was read back. */
  sha256: string;
}

/** It is being moved to another host, with its bytes. */
export interface PartitionMoveStartedEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** It is being moved to another host, with its bytes. */
  type: "partition.move_started";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "partition";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: PartitionMoveStartedEventData;
}

/** Facts, never secrets. */
export interface PartitionMoveStartedEventData {
  /** Name of the host that it leaves. */
  from: string;
  /** Name of the other host. */
  to: string;
  /** `requested`. */
  reason: string;
}

/** What is to change; null removes. */
export interface PartitionPatch {
  /** Tags of the object. */
  tags?: TagsPatch;
  /** Tags that Terraform's provider sets on all. */
  default_tags?: TagsPatch;
  /** Its spec. */
  spec?: PartitionSpecPatch;
  /** Its name, unique among those of its kind in its project. */
  name?: string;
}

/** Its bytes are to be wiped now. */
export interface PartitionPurgedEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** Its bytes are to be wiped now. */
  type: "partition.purged";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "partition";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: PartitionPurgedEventData;
}

/** Facts, never secrets. */
export interface PartitionPurgedEventData {
  /** One word. */
  reason: string;
}

/** It was found on a disk that was adopted again. */
export interface PartitionRecognisedEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** It was found on a disk that was adopted again. */
  type: "partition.recognised";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "partition";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: PartitionRecognisedEventData;
}

/** Facts, never secrets. */
export interface PartitionRecognisedEventData {
  /** Id of the disk. */
  disk: string;
  /** Identity of the disk. */
  identity: string | null;
}

/** Its disk was released, with its bytes. */
export interface PartitionReleasedEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** Its disk was released, with its bytes. */
  type: "partition.released";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "partition";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: PartitionReleasedEventData;
}

/** Facts, never secrets. */
export interface PartitionReleasedEventData {
  /** Id of the disk. */
  disk: string;
  /** Identity of the disk. */
  identity: string | null;
}

/** An admin ordered the removal of what only its host knows. */
export interface PartitionRemovalOrderedEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** An admin ordered the removal of what only its host knows. */
  type: "partition.removal_ordered";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "partition";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: RemovalOrderedEventData;
}

/** Its host removed what was given up. */
export interface PartitionRemovedFromHostEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** Its host removed what was given up. */
  type: "partition.removed_from_host";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "partition";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: RemovedFromHostEventData;
}

/** It was created with what a deleted one had left. */
export interface PartitionRestoredEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** It was created with what a deleted one had left. */
  type: "partition.restored";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "partition";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: RestoredEventData;
}

/** A GPT partition on an adopted disk, for one VM at a time. */
export interface PartitionSpec {
  /** Size in GiB. It grows (live where the agent has root, else with a restart of its VM) and never shrinks; growth that failed may be taken back. Where a neighbor on the disk is in the way, the partition is copied to a gap that is large enough, with number, GUID and serial, also while a VM has it, whose guest stands still for a moment at the end; the plan says how many GiB are copied. */
  size_gib: number;
  /** Id of the disk; Croft chooses one with room when absent. */
  disk?: string;
  /** Name of the host; that of the disk when absent. Another one moves the partition there with its bytes, with id, serial and GUID, while no VM has it; one that a VM has goes with that (`host` of `croft_vm`). */
  host?: string;
  /** Region whose hosts the partition may be on (`region` of `croft_host`); any when absent. Naming the one it is in, or naming none any more, changes nothing; another one replaces the partition. */
  region?: string;
  /** Made once, while the partition is empty; none is made when absent. It grows with the partition: Croft's guest image grows what it has mounted, and the host grows an ext4 that no VM has. In another guest run `resize2fs <device>` (ext4) or `xfs_growfs <mount point>` after the disk grew, or mount it with `x-systemd.growfs`; XFS grows only while a guest has it mounted, and on a host whose agent has no root ext4 too is grown by the guest. */
  filesystem?: "ext4" | "xfs";
  /** What deletion does with the bytes: `quarantine` keeps them for `retention_days`, `wipe` overwrites them with zeros at once. */
  on_delete?: "quarantine" | "wipe";
  /** How many days the bytes stay in quarantine before they are overwritten with zeros, at most 365; what was stored with more keeps it. */
  retention_days?: number;
  /** Id of a partition in quarantine, which comes back with its id, serial, number and every byte. `size_gib` is its own or larger, `filesystem` what it holds (none is made). */
  restore_from?: string;
}

export interface PartitionSpecPatch {
  /** Size in GiB. It grows (live where the agent has root, else with a restart of its VM) and never shrinks; growth that failed may be taken back. Where a neighbor on the disk is in the way, the partition is copied to a gap that is large enough, with number, GUID and serial, also while a VM has it, whose guest stands still for a moment at the end; the plan says how many GiB are copied. */
  size_gib?: number;
  /** Id of the disk; Croft chooses one with room when absent. */
  disk?: string | null;
  /** Name of the host; that of the disk when absent. Another one moves the partition there with its bytes, with id, serial and GUID, while no VM has it; one that a VM has goes with that (`host` of `croft_vm`). */
  host?: string | null;
  /** Region whose hosts the partition may be on (`region` of `croft_host`); any when absent. Naming the one it is in, or naming none any more, changes nothing; another one replaces the partition. */
  region?: string | null;
  /** Made once, while the partition is empty; none is made when absent. It grows with the partition: Croft's guest image grows what it has mounted, and the host grows an ext4 that no VM has. In another guest run `resize2fs <device>` (ext4) or `xfs_growfs <mount point>` after the disk grew, or mount it with `x-systemd.growfs`; XFS grows only while a guest has it mounted, and on a host whose agent has no root ext4 too is grown by the guest. */
  filesystem?: "ext4" | "xfs" | null;
  /** What deletion does with the bytes: `quarantine` keeps them for `retention_days`, `wipe` overwrites them with zeros at once. */
  on_delete?: "quarantine" | "wipe" | null;
  /** How many days the bytes stay in quarantine before they are overwritten with zeros, at most 365; what was stored with more keeps it. */
  retention_days?: number | null;
  /** Id of a partition in quarantine, which comes back with its id, serial, number and every byte. `size_gib` is its own or larger, `filesystem` what it holds (none is made). */
  restore_from?: string | null;
}

/** Its state changed. */
export interface PartitionStateEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** Its state changed. */
  type: "partition.state";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "partition";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: StateEventData;
}

/** What was observed or decided. Members may come with later versions. */
export interface PartitionStatus {
  /** Generation that the rest of the status answers. */
  observed_generation: number;
  /** Where it stands. */
  state: "pending" | "creating" | "ready" | "failed" | "error" | "deleting" | "quarantined" | "unknown";
  /** What is waited for or went wrong, one sentence; null when all is well. */
  state_reason: string | null;
  /** Code of the error that goes with it. */
  state_code: string | null;
  /** Named facts with their reasons. */
  conditions: Condition[];
  /** Id of the disk that it is on. */
  disk: string | null;
  /** Name of the host that it is on. */
  host: string | null;
  /** Region of that host. */
  host_region: string | null;
  /** 20 characters made of the id; the guest finds it at `/dev/disk/by-id/virtio-<serial>`. */
  serial: string | null;
  /** Number of the entry in the partition table. */
  number: number | null;
  /** Unique GUID of the entry. */
  part_uuid: string | null;
  /** First byte on the disk. */
  start_bytes: number | null;
  /** Exact size. */
  size_bytes: number | null;
  /** What it was found to hold. */
  filesystem: string | null;
  /** When it came into quarantine (RFC 3339, UTC). */
  quarantined_at: string | null;
  /** When the bytes in quarantine are wiped (RFC 3339, UTC). */
  wipe_at: string | null;
  /** Id of the VM that has it. */
  attached_to: string | null;
}

/** A user changed it. */
export interface PartitionUpdatedEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** A user changed it. */
  type: "partition.updated";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "partition";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: UpdatedEventData;
}

/** What changes would do. */
export interface Plan {
  /** One per change. */
  changes: PlanResult[];
}

/** Changes that belong together. */
export interface PlanCreate {
  /** In any order. */
  changes: PlannedChange[];
  /** Name of the plan that the changes belong to: those asked for before are counted in. */
  plan?: string;
}

/** What the change of one field does. */
export interface PlanEffect {
  /** JSON pointer into the spec (RFC 6901). */
  pointer: string;
  /** What it does to the object. */
  effect: "live" | "restart" | "move" | "replace" | "refused";
  /** Why. */
  reason: string;
}

/** What is said of an object beside its effects. */
export interface PlanRemark {
  /** Code of an error, or what it is about, such as `restart`. */
  code: string;
  /** One sentence that names the object. */
  summary: string;
  /** What to do. */
  detail: string;
  /** JSON pointer into the spec (RFC 6901), when it is about a field. */
  pointer: string | null;
}

/** What one change would do. */
export interface PlanResult {
  /** By field. */
  effects: PlanEffect[];
  /** Where it would go and why. */
  placement: string | null;
  /** What stands in the way now, and what people want to know before. */
  warnings: PlanRemark[];
  /** What no other change of the plan can cure. */
  errors: PlanRemark[];
}

/** One change. */
export interface PlannedChange {
  /** What is to be done. */
  action: "create" | "update" | "delete";
  /** Kind of the object. */
  kind: "disk" | "host" | "image" | "network" | "partition_attachment" | "partition" | "project" | "ssh_key" | "vm";
  /** Id of the object, but for a create. */
  id?: string;
  /** Its project. */
  project?: string;
  /** Its name. */
  name?: string;
  /** Whether it is shared. */
  shared?: boolean;
  /** Its tags. */
  tags?: Record<string, unknown>;
  /** Its tags that Terraform's provider sets. */
  default_tags?: Record<string, unknown>;
  /** Its whole spec, as it is to be. */
  spec?: Record<string, unknown>;
}

/** An error as `application/problem+json` (RFC 9457). */
export interface Problem {
  /** Where the code is explained: `/problems/<code>` of this reconciler. */
  type: string;
  /** One sentence naming the operation and the object. */
  title: string;
  /** HTTP status. */
  status: number;
  code: ErrorCode;
  /** What happened and what to do. */
  detail: string;
  /** Which request it was, as in `Croft-Request-Id`: trace and span, which log lines and events have too. */
  request_id?: string;
  /** One entry per field. */
  errors?: FieldError[];
  /** Of `already_exists`: id of the other object. */
  existing_id?: string;
  /** Of `offset_mismatch`: the byte to go on from. */
  offset?: number;
  /** Of `storage_full`: what is needed. */
  needed_bytes?: number;
  /** Of `storage_full`: what is free. */
  free_bytes?: number;
  /** Of `not_empty`, of a project: how many objects of each kind it holds. */
  holds?: Record<string, number>;
  /** Of `not_empty`, of a disk: ids of the partitions on it. */
  partitions?: string[];
  /** Of `not_empty`: whether something of what it holds, or a user of that, is being deleted just now. */
  leaving?: boolean;
  /** Of `in_use`, of a host: ids of what lives on it. */
  held?: string[];
  /** Of `port_in_use`: the ports that others have. */
  ports?: ProblemPort[];
  /** Of `no_capacity`, of a VM: why each host does not take it. */
  hosts?: Record<string, string>;
  /** Of `no_capacity`, of a VM: which rule each host is ruled out by. */
  filters?: Record<string, string>;
  /** Of `no_capacity`, of a partition: why each disk does not take it. */
  disks?: Record<string, string>;
  /** Of `no_capacity`: whether no host could ever take it. */
  never?: boolean;
}

export interface ProblemPort {
  /** Name of the host. */
  host: string;
  /** Its protocol. */
  protocol: "tcp" | "udp";
  /** Port of the host. */
  port: number;
}

/** A project owns machines, disks' partitions, images and keys, and bounds what they may use together. */
export interface Project {
  /** Tells it from other objects. */
  kind: "project";
  /** Id of the project. */
  id: string;
  /** Name of its project; null for what is shared or global. */
  project: string | null;
  /** Whether all projects may use it. */
  shared: boolean;
  /** Its name; null for what has none. */
  name: string | null;
  tags: Tags;
  default_tags: Tags;
  /** Rises with every write of a user; what `If-Match` compares. */
  generation: number;
  /** Rises with every change. */
  revision: string;
  /** When it was created. */
  created_at: string;
  /** When it last changed. */
  updated_at: string;
  /** Id of the token that created it; `croft` for what Croft did. */
  created_by: string;
  /** Whether its deletion was ordered. */
  deleting: boolean;
  /** Whether it is in somebody's Terraform state. */
  claimed: boolean;
  spec: ProjectSpec;
  status: ProjectStatus;
  /** JSON pointers of fields that this token may not read, such as a VM's user data for viewers; absent when there are none. */
  withheld?: string[];
}

/** What a project is to be. */
export interface ProjectCreate {
  /** Its name, unique among those of its kind in its project. */
  name: string;
  /** Tags of the object. */
  tags?: Tags;
  /** Tags that Terraform's provider sets on all. */
  default_tags?: Tags;
  /** Its spec. */
  spec?: ProjectSpec;
}

/** It was created. */
export interface ProjectCreatedEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** It was created. */
  type: "project.created";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "project";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: CreatedEventData;
}

/** It is gone. */
export interface ProjectDeletedEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** It is gone. */
  type: "project.deleted";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "project";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: DeletedEventData;
}

/** Its deletion was ordered. */
export interface ProjectDeletingEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** Its deletion was ordered. */
  type: "project.deleting";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "project";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: DeletingEventData;
}

/** A page. */
export interface ProjectList {
  /** In the order of their making. */
  items: Project[];
  /** `cursor` of the next page; null when there is none. */
  next_cursor: string | null;
  /** The store's revision that the page is at least of. */
  revision: string;
}

/** What is to change; null removes. */
export interface ProjectPatch {
  /** Tags of the object. */
  tags?: TagsPatch;
  /** Tags that Terraform's provider sets on all. */
  default_tags?: TagsPatch;
  /** Its spec. */
  spec?: ProjectSpecPatch;
  /** Its name, unique among those of its kind in its project. */
  name?: string;
}

/** Upper bounds of what the project's objects may use together; an absent bound does not bound. Lowering one below what is used is allowed and blocks growth. */
export interface ProjectQuota {
  /** Number of VMs, stopped ones included. */
  vms?: number;
  /** Sum of `cpus` of the VMs that are to run. */
  cpus?: number;
  /** Sum of `memory_mib` of the VMs that are to run, in MiB. */
  memory_mib?: number;
  /** Sum of root disks, partitions, and, together rounded up, images as unpacked, uploads of the project's tokens that no image was made of yet, and states of Terraform, in GiB. Shared images do not count. */
  storage_gib?: number;
  /** Number of host ports that VMs forward (`ports`), stopped VMs included. The port of SSH that each VM has does not count. */
  ports?: number;
  /** Sum of deleted partitions in quarantine that may be restored to the project, in GiB. Deleting a partition that exceeds it is refused: purge what is in quarantine, or delete it with `on_delete = "wipe"`. */
  quarantine_gib?: number;
}

/** Upper bounds of what the project's objects may use together; an absent bound does not bound. Lowering one below what is used is allowed and blocks growth. */
export interface ProjectQuotaPatch {
  /** Number of VMs, stopped ones included. */
  vms?: number | null;
  /** Sum of `cpus` of the VMs that are to run. */
  cpus?: number | null;
  /** Sum of `memory_mib` of the VMs that are to run, in MiB. */
  memory_mib?: number | null;
  /** Sum of root disks, partitions, and, together rounded up, images as unpacked, uploads of the project's tokens that no image was made of yet, and states of Terraform, in GiB. Shared images do not count. */
  storage_gib?: number | null;
  /** Number of host ports that VMs forward (`ports`), stopped VMs included. The port of SSH that each VM has does not count. */
  ports?: number | null;
  /** Sum of deleted partitions in quarantine that may be restored to the project, in GiB. Deleting a partition that exceeds it is refused: purge what is in quarantine, or delete it with `on_delete = "wipe"`. */
  quarantine_gib?: number | null;
}

/** It was created with what a deleted one had left. */
export interface ProjectRestoredEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** It was created with what a deleted one had left. */
  type: "project.restored";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "project";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: RestoredEventData;
}

/** A project owns machines, disks' partitions, images and keys, and bounds what they may use together. */
export interface ProjectSpec {
  /** Free text for people. */
  description?: string;
  /** Upper bounds of what the project's objects may use together; an absent bound does not bound. Lowering one below what is used is allowed and blocks growth. */
  quota?: ProjectQuota;
}

export interface ProjectSpecPatch {
  /** Free text for people. */
  description?: string | null;
  /** Upper bounds of what the project's objects may use together; an absent bound does not bound. Lowering one below what is used is allowed and blocks growth. */
  quota?: ProjectQuotaPatch | null;
}

/** Its state changed. */
export interface ProjectStateEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** Its state changed. */
  type: "project.state";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "project";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: StateEventData;
}

/** What was observed or decided. Members may come with later versions. */
export interface ProjectStatus {
  /** Generation that the rest of the status answers. */
  observed_generation: number;
  /** Where it stands. */
  state: "ready" | "deleting";
  /** What is waited for or went wrong, one sentence; null when all is well. */
  state_reason: string | null;
  /** Code of the error that goes with it. */
  state_code: string | null;
  /** Named facts with their reasons. */
  conditions: Condition[];
  /** What the project's objects use now, in the units of `quota`. */
  usage: ProjectUsage;
}

/** A user changed it. */
export interface ProjectUpdatedEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** A user changed it. */
  type: "project.updated";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "project";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: UpdatedEventData;
}

/** What the project's objects use now, in the units of `quota`. */
export interface ProjectUsage {
  /** Number of VMs. */
  vms: number;
  /** CPUs of VMs that are to run. */
  cpus: number;
  /** Memory of VMs that are to run, in MiB. */
  memory_mib: number;
  /** Root disks, partitions, images, uploads that no image was made of yet, and states, in GiB. */
  storage_gib: number;
  /** Host ports that VMs forward. */
  ports: number;
  /** Deleted partitions in quarantine that may be restored to the project. */
  quarantine_gib: number;
  /** Of `storage_gib`: root disks of VMs. */
  root_disks_gib: number;
  /** Of `storage_gib`: partitions. */
  partitions_gib: number;
  /** Of `storage_gib`: images as unpacked, rounded up. */
  images_gib: number;
  /** Of `storage_gib`: uploads that no image was made of yet, rounded up. */
  uploads_gib: number;
  /** Of `storage_gib`: states of Terraform with kept versions, rounded up. */
  states_gib: number;
}

/** The machine's clock leapt, and is not believed. */
export interface ReconcilerClockLeaptEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** The machine's clock leapt, and is not believed. */
  type: "reconciler.clock_leapt";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "reconciler";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: ReconcilerClockLeaptEventData;
}

/** Facts, never secrets. */
export interface ReconcilerClockLeaptEventData {
  /** What the machine's clock shows. */
  machine_time?: string;
}

/** The machine's clock is believed again. */
export interface ReconcilerClockSettledEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** The machine's clock is believed again. */
  type: "reconciler.clock_settled";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "reconciler";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: ReconcilerClockSettledEventData;
}

/** Facts, never secrets. */
export interface ReconcilerClockSettledEventData {
  /** What the machine's clock shows. */
  machine_time?: string;
}

/** No more than a third of the hosts, or fewer than three, are silent. */
export interface ReconcilerHostStormEndedEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** No more than a third of the hosts, or fewer than three, are silent. */
  type: "reconciler.host_storm_ended";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "reconciler";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: ReconcilerHostStormEndedEventData;
}

/** Facts, never secrets. */
export interface ReconcilerHostStormEndedEventData {
  /** Names of those that still are. */
  hosts: string[];
}

/** More than a third of the hosts, and at least three, are silent at once: none is fenced before an admin says so. */
export interface ReconcilerHostStormEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** More than a third of the hosts, and at least three, are silent at once: none is fenced before an admin says so. */
  type: "reconciler.host_storm";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "reconciler";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: ReconcilerHostStormEventData;
}

/** Facts, never secrets. */
export interface ReconcilerHostStormEventData {
  /** Names of the silent hosts. */
  hosts: string[];
}

/** An admin said that silent hosts are fenced although many are silent at once. */
export interface ReconcilerHostStormReleasedEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** An admin said that silent hosts are fenced although many are silent at once. */
  type: "reconciler.host_storm_released";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "reconciler";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: ReconcilerHostStormReleasedEventData;
}

/** Facts, never secrets. */
export interface ReconcilerHostStormReleasedEventData {
  /** Names of the hosts. */
  hosts: string[];
}

/** What is wrong now. */
export interface ReconcilerStatus {
  /** The reconciler's own; none for a project's tokens. */
  conditions: Condition[];
  storage?: StorageUse;
  /** The worst first. */
  faults: Fault[];
  fault_counts: FaultCounts;
  /** What there is. */
  objects: ObjectCount[];
}

/** Facts, never secrets. */
export interface RemovalOrderedEventData {
  /** Name of the host. */
  host: string | null;
}

/** Facts, never secrets. */
export interface RemovedFromHostEventData {
  /** Name of the host. */
  host: string | null;
}

/** Facts, never secrets. */
export interface RestoredEventData {
  /** Generation that the object has now. */
  generation: number;
  /** Name of the host. */
  host?: string | null;
}

/** One guest. */
export interface ScrapeTarget {
  /** Its address with the port. */
  targets: string[];
  /** Facts about it, for relabeling. */
  labels: Record<string, string>;
}

/** What a client needs to log in to one VM. */
export interface SshCertificate {
  /** The certificate, in OpenSSH's format. */
  certificate: string;
  /** The name that it is good for: the VM's id. */
  principal: string;
  /** User inside the guest. */
  user: string;
  /** The guest's public host key, in OpenSSH's format. */
  host_key: string;
  /** Name for `HostKeyAlias`. */
  host_alias: string;
  /** Where the host of the VM listens. */
  address: string;
  /** Port there that leads to the guest's port 22. */
  port: number;
  /** Password for HTTP CONNECT to the VM: good for this VM as long as the certificate. */
  tunnel_pass: string;
}

/** Who wants to log in, and where. */
export interface SshCertificateCreate {
  /** Id of the VM. */
  vm: string;
  /** The key that is certified, in OpenSSH's format. */
  public_key: string;
  /** How long the certificate is good. */
  ttl_seconds?: number;
}

/** A public key that VMs may name in `ssh_keys`. It is copied into a VM that names it, so deleting the key later locks nobody out. */
export interface SshKey {
  /** Tells it from other objects. */
  kind: "ssh_key";
  /** Id of the SSH key. */
  id: string;
  /** Name of its project; null for what is shared or global. */
  project: string | null;
  /** Whether all projects may use it. */
  shared: boolean;
  /** Its name; null for what has none. */
  name: string | null;
  tags: Tags;
  default_tags: Tags;
  /** Rises with every write of a user; what `If-Match` compares. */
  generation: number;
  /** Rises with every change. */
  revision: string;
  /** When it was created. */
  created_at: string;
  /** When it last changed. */
  updated_at: string;
  /** Id of the token that created it; `croft` for what Croft did. */
  created_by: string;
  /** Whether its deletion was ordered. */
  deleting: boolean;
  /** Whether it is in somebody's Terraform state. */
  claimed: boolean;
  spec: SshKeySpec;
  status: SshKeyStatus;
  /** JSON pointers of fields that this token may not read, such as a VM's user data for viewers; absent when there are none. */
  withheld?: string[];
}

/** What an SSH key is to be. */
export interface SshKeyCreate {
  /** Its name, unique among those of its kind in its project. */
  name: string;
  /** Name of its project. */
  project?: string;
  /** Whether all projects may use it; it has no project then. */
  shared?: boolean;
  /** Tags of the object. */
  tags?: Tags;
  /** Tags that Terraform's provider sets on all. */
  default_tags?: Tags;
  /** Its spec. */
  spec: SshKeySpec;
}

/** It was created. */
export interface SshKeyCreatedEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** It was created. */
  type: "ssh_key.created";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "ssh_key";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: CreatedEventData;
}

/** It is gone. */
export interface SshKeyDeletedEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** It is gone. */
  type: "ssh_key.deleted";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "ssh_key";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: DeletedEventData;
}

/** Its deletion was ordered. */
export interface SshKeyDeletingEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** Its deletion was ordered. */
  type: "ssh_key.deleting";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "ssh_key";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: DeletingEventData;
}

/** A page. */
export interface SshKeyList {
  /** In the order of their making. */
  items: SshKey[];
  /** `cursor` of the next page; null when there is none. */
  next_cursor: string | null;
  /** The store's revision that the page is at least of. */
  revision: string;
}

/** What is to change; null removes. */
export interface SshKeyPatch {
  /** Tags of the object. */
  tags?: TagsPatch;
  /** Tags that Terraform's provider sets on all. */
  default_tags?: TagsPatch;
  /** Its spec. */
  spec?: SshKeySpecPatch;
  /** Its name, unique among those of its kind in its project. */
  name?: string;
}

/** It was created with what a deleted one had left. */
export interface SshKeyRestoredEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** It was created with what a deleted one had left. */
  type: "ssh_key.restored";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "ssh_key";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: RestoredEventData;
}

/** A public key that VMs may name in `ssh_keys`. It is copied into a VM that names it, so deleting the key later locks nobody out. */
export interface SshKeySpec {
  /** One line in OpenSSH's format (`ssh-ed25519 AAAA… comment`). */
  public_key: string;
}

export interface SshKeySpecPatch {
  /** One line in OpenSSH's format (`ssh-ed25519 AAAA… comment`). */
  public_key?: string;
}

/** Its state changed. */
export interface SshKeyStateEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** Its state changed. */
  type: "ssh_key.state";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "ssh_key";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: StateEventData;
}

/** What was observed or decided. Members may come with later versions. */
export interface SshKeyStatus {
  /** Generation that the rest of the status answers. */
  observed_generation: number;
  /** Where it stands. */
  state: "ready" | "deleting";
  /** What is waited for or went wrong, one sentence; null when all is well. */
  state_reason: string | null;
  /** Code of the error that goes with it. */
  state_code: string | null;
  /** Named facts with their reasons. */
  conditions: Condition[];
  /** SHA-256 fingerprint in OpenSSH's spelling (`SHA256:…`). */
  fingerprint: string;
}

/** A user changed it. */
export interface SshKeyUpdatedEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** A user changed it. */
  type: "ssh_key.updated";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "ssh_key";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: UpdatedEventData;
}

/** A state of Terraform. */
export interface State {
  /** Name of its project. */
  project: string;
  /** Its name. */
  name: string;
  /** Null: nobody holds it. */
  lock: StateLock | null;
  /** Its newest version; null before the first. */
  current: StateVersion | null;
}

export type StateContents = Record<string, unknown>;

/** It was deleted with all its versions. */
export interface StateDeletedEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** It was deleted with all its versions. */
  type: "state.deleted";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "state";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: StateDeletedEventData;
}

/** Facts, never secrets. */
export interface StateDeletedEventData {
  /** Serial of its newest version. */
  serial: number | null;
}

/** Facts, never secrets. */
export interface StateEventData {
  /** The state before. */
  from: string;
  /** The state now. */
  to: string;
  /** Code of the error that goes with it. */
  code: string | null;
  /** How often this change came lately: what comes often is one event, its newest. */
  count?: number;
  /** When it came first. */
  since?: string;
}

/** States of Terraform. */
export interface StateList {
  /** By project and name. */
  items: State[];
}

/** Who holds a state. */
export interface StateLock {
  /** As the client made it; `terraform force-unlock` takes it. */
  id: string;
  /** When. */
  taken_at: string;
  /** Id of the token. */
  principal: string;
  /** What it is held for, as the client says. */
  operation: string;
  /** Who holds it, as the client says. */
  who: string;
}

/** The lock was broken. */
export interface StateLockBrokenEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** The lock was broken. */
  type: "state.lock_broken";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "state";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: StateLockBrokenEventData;
}

/** Facts, never secrets. */
export interface StateLockBrokenEventData {
  /** Id of the lock. */
  lock: string;
}

/** A lock as Terraform describes it; further members are kept. */
export interface StateLockInfo {
  /** Id of the lock. */
  ID: string;
  /** What for. */
  Operation?: string;
  /** Who. */
  Who?: string;
}

/** Who holds a state, if anybody does. */
export interface StateLockReading {
  /** Null: nobody. */
  lock: StateLock | null;
}

/** A run took its lock. */
export interface StateLockedEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** A run took its lock. */
  type: "state.locked";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "state";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: StateLockedEventData;
}

/** Facts, never secrets. */
export interface StateLockedEventData {
  /** Id of the lock. */
  lock: string;
}

/** An earlier version became the newest. */
export interface StateRestoredEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** An earlier version became the newest. */
  type: "state.restored";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "state";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: StateRestoredEventData;
}

/** Facts, never secrets. */
export interface StateRestoredEventData {
  /** Number of the version. */
  version: number;
  /** As the contents say. */
  serial: number;
}

/** The lock was given back. */
export interface StateUnlockedEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** The lock was given back. */
  type: "state.unlocked";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "state";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: StateUnlockedEventData;
}

/** Facts, never secrets. */
export interface StateUnlockedEventData {
  /** Id of the lock. */
  lock: string;
}

/** One version of a state. */
export interface StateVersion {
  /** Rises by one with every write. */
  number: number;
  /** As the contents say. */
  serial: number;
  /** As the contents say. */
  lineage: string;
  /** Of the contents, in hex. */
  sha256: string;
  /** Of the contents. */
  size_bytes: number;
  /** As they are stored, compressed and sealed. */
  stored_bytes: number;
  /** Resources that the contents list; null where they are encrypted. */
  resources: number | null;
  /** When. */
  written_at: string;
  /** Id of the token. */
  written_by: string;
}

/** Versions of a state. */
export interface StateVersionList {
  /** Newest first. */
  items: StateVersion[];
}

/** A version of the state was written. */
export interface StateWrittenEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** A version of the state was written. */
  type: "state.written";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "state";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: StateWrittenEventData;
}

/** Facts, never secrets. */
export interface StateWrittenEventData {
  /** Number of the version. */
  version: number;
  /** As the contents say. */
  serial: number;
}

/** What takes the reconciler's own file system. */
export interface StorageUse {
  /** What is free. */
  free_bytes: number;
  /** The database. */
  database_bytes: number;
  /** The database's log. */
  database_log_bytes: number;
  /** Images. */
  images_bytes: number;
  /** Uploads under way. */
  uploads_bytes: number;
}

export type Tags = Record<string, string>;

export type TagsPatch = Record<string, string | null>;

/** What a token allows. */
export interface Token {
  /** Tells it from other objects. */
  kind: "token";
  /** Its id: what `created_by` and events name. */
  id: string;
  /** Its name. */
  name: string;
  /** What it allows. */
  role: "admin" | "operator" | "planner" | "viewer" | "monitor";
  /** The project that its role counts for; null for all. */
  project: string | null;
  /** When it was made. */
  created_at: string;
  /** Id of the token that made it. */
  created_by: string;
  /** When it ends; null for the first token alone. */
  expires_at: string | null;
  /** When a request last came with it; null when none did. After a crash it may be a minute old. */
  last_used_at: string | null;
}

/** What a token is to allow, and how long. */
export interface TokenCreate {
  /** A name of its own; made up when absent. */
  name?: string;
  /** What it allows. `member` is the former name of `operator`. */
  role: "admin" | "operator" | "planner" | "viewer" | "monitor" | "member";
  /** The project that the role counts for: required for `operator`, `planner` and `viewer`, and for no other. */
  project?: string;
  /** How long it is good. */
  ttl_seconds: number;
}

/** A token was made. */
export interface TokenCreatedEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** A token was made. */
  type: "token.created";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "token";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: TokenEventData;
}

/** A token was revoked. */
export interface TokenDeletedEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** A token was revoked. */
  type: "token.deleted";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "token";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: TokenEventData;
}

/** Facts, never secrets. */
export interface TokenEventData {
  /** What it allows. */
  role: "admin" | "operator" | "planner" | "viewer" | "monitor";
  /** The project that its role counts for. */
  project: string | null;
  /** When it ends. */
  expires_at: string | null;
}

/** A pipeline exchanged its ID token. */
export interface TokenExchangedEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** A pipeline exchanged its ID token. */
  type: "token.exchanged";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "token";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: TokenExchangedEventData;
}

/** Facts, never secrets. */
export interface TokenExchangedEventData {
  /** Name of the trust. */
  trust: string;
  /** `sub` of the ID token. */
  subject: string;
  /** What it allows. */
  role: "admin" | "operator" | "planner" | "viewer" | "monitor";
  /** When it ends. */
  expires_at: string | null;
}

/** Tokens. */
export interface TokenList {
  /** All of them. */
  items: Token[];
  /** Null: there are no more. */
  next_cursor: string | null;
  /** The store's revision that they are of. */
  revision: string;
}

/** How much longer a token is to live. */
export interface TokenRenewal {
  /** How long it is good from now on. */
  ttl_seconds: number;
}

/** It lives longer. */
export interface TokenRenewedEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** It lives longer. */
  type: "token.renewed";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "token";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: TokenEventData;
}

/** Whose ID tokens are exchanged, and for what. */
export interface Trust {
  /** Tells it from other objects. */
  kind: "trust";
  /** Its id. */
  id: string;
  /** Its name. */
  name: string;
  /** URL of who signs, as `iss` of its tokens. */
  issuer: string;
  /** What its tokens must be made for (`aud`). */
  audience: string;
  /** Claims that a token must have; `*` in a value stands for any text, and a value is more than "*". `sub` names repository and branch. */
  claims: Record<string, string>;
  /** What the token that it is exchanged for allows. */
  role: "admin" | "operator" | "planner" | "viewer" | "monitor";
  /** Project that the role counts for; null for all. */
  project: string | null;
  /** How long such a token is good. */
  ttl_seconds: number;
  /** Authorities that the issuer's certificate is checked against, PEM; null: the system's. */
  ca_certificate: string | null;
  /** When it was made. */
  created_at: string;
  /** Id of the token that made it. */
  created_by: string;
}

/** Whose ID tokens are exchanged, and for what. */
export interface TrustCreate {
  /** Its name. */
  name: string;
  /** URL of who signs, as `iss` of its tokens. */
  issuer: string;
  /** What its tokens must be made for (`aud`). */
  audience: string;
  /** Claims that a token must have; `*` in a value stands for any text, and a value is more than "*". `sub` names repository and branch. */
  claims: Record<string, string>;
  /** What the token that it is exchanged for allows. */
  role: "admin" | "operator" | "planner" | "viewer" | "monitor" | "member";
  /** Required for `operator`, `planner` and `viewer`, and for no other. */
  project?: string;
  /** How long such a token is good. */
  ttl_seconds?: number;
  /** PEM, for an issuer with a certificate of your own authority. */
  ca_certificate?: string;
}

/** A trust was made. */
export interface TrustCreatedEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** A trust was made. */
  type: "trust.created";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "trust";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: TrustCreatedEventData;
}

/** Facts, never secrets. */
export interface TrustCreatedEventData {
  /** URL of who signs. */
  issuer: string;
  /** What its tokens allow. */
  role: "admin" | "operator" | "planner" | "viewer" | "monitor";
  /** The project that the role counts for. */
  project: string | null;
}

/** A trust was deleted. */
export interface TrustDeletedEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** A trust was deleted. */
  type: "trust.deleted";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "trust";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: TrustDeletedEventData;
}

/** Facts, never secrets. */
export interface TrustDeletedEventData {
  /** URL of who signs. */
  issuer: string;
  /** What its tokens allow. */
  role: "admin" | "operator" | "planner" | "viewer" | "monitor";
  /** The project that the role counts for. */
  project: string | null;
}

/** Trusts. */
export interface TrustList {
  /** By name. */
  items: Trust[];
}

/** What a host has and the database does not know. */
export interface UnknownObject {
  /** Name of the host. */
  host: string;
  /** Kind of the object. */
  kind: "disk" | "host" | "image" | "network" | "partition_attachment" | "partition" | "project" | "ssh_key" | "vm";
  /** Its id. */
  id: string;
  /** Its state, as the host reports it. */
  state: "creating" | "ready" | "failed" | "error" | "released" | "erased" | "kept" | "wiped" | "starting" | "running" | "stopping" | "stopped" | "paused" | "deleted";
  /** The SSH host key of a VM's guest, as its host reports it; null for all else, and where it is unknown. */
  ssh_host_key: string | null;
  /** When it was first reported. */
  found_at: string;
  /** How it comes back under Croft's control. */
  adoption: string;
}

/** The declaration of an object that its host has, as of a create. */
export interface UnknownObjectAdoption {
  /** Name of its project. */
  project: string;
  /** Its name. */
  name: string;
  /** Its tags. */
  tags?: Record<string, string>;
  /** The spec of its kind, as its create takes it. */
  spec: Record<string, unknown>;
}

/** All that hosts have and the database does not know. */
export interface UnknownObjectList {
  /** All of them. */
  items: UnknownObject[];
}

/** Facts, never secrets. */
export interface UpdatedEventData {
  /** Generation that the object has now. */
  generation: number;
  /** JSON pointers of what changed. */
  fields: string[];
}

/** How far an upload came. */
export interface Upload {
  /** SHA-256 of the whole, in lower-case hex. */
  id: string;
  /** Bytes that are here. */
  offset: number;
  /** Bytes of the whole. */
  size_bytes: number;
  /** Whether all are here and their hash is right. */
  complete: boolean;
}

export type UploadBytes = string;

/** What is to be uploaded. */
export interface UploadCreate {
  /** SHA-256 of the whole, in lower-case hex. */
  sha256: string;
  /** Size of the whole. */
  size_bytes: number;
}

/** A QEMU guest on one of the hosts. */
export interface Vm {
  /** Tells it from other objects. */
  kind: "vm";
  /** Id of the VM. */
  id: string;
  /** Name of its project; null for what is shared or global. */
  project: string | null;
  /** Whether all projects may use it. */
  shared: boolean;
  /** Its name; null for what has none. */
  name: string | null;
  tags: Tags;
  default_tags: Tags;
  /** Rises with every write of a user; what `If-Match` compares. */
  generation: number;
  /** Rises with every change. */
  revision: string;
  /** When it was created. */
  created_at: string;
  /** When it last changed. */
  updated_at: string;
  /** Id of the token that created it; `croft` for what Croft did. */
  created_by: string;
  /** Whether its deletion was ordered. */
  deleting: boolean;
  /** Whether it is in somebody's Terraform state. */
  claimed: boolean;
  spec: VmSpec;
  status: VmStatus;
  /** JSON pointers of fields that this token may not read, such as a VM's user data for viewers; absent when there are none. */
  withheld?: string[];
}

/** The copy that another host has became the VM, after a restore from a backup. */
export interface VmCopyAdoptedEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** The copy that another host has became the VM, after a restore from a backup. */
  type: "vm.copy_adopted";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "vm";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: VmCopyAdoptedEventData;
}

/** Facts, never secrets. */
export interface VmCopyAdoptedEventData {
  /** Name of the host. */
  host: string | null;
}

/** What a VM used since its start. */
export interface VmCounters {
  /** Id of the VM. */
  id: string;
  /** When this was read. */
  observed_at: string;
  /** When its QEMU was started. */
  started_at: string;
  /** Processor time of its QEMU process, emulation and I/O included. */
  cpu_seconds: number;
  /** Processor time of each virtual CPU. */
  vcpu_seconds: number[];
  /** Memory of the host that QEMU holds. */
  memory_resident_bytes: number;
  /** What the guest's kernel tells through the balloon device; null without its driver. */
  guest_memory: VmCountersGuestMemory | null;
  /** The root disk (`root`) and partitions, by id. */
  disks: VmCountersDisk[];
  /** What passed through each card as the guest counts; empty without the QEMU guest agent. It is at most half a minute older than the rest. */
  network_cards: VmCountersNetworkCard[];
  /** File systems of the guest as its QEMU guest agent tells of them; empty without it. One whose size it does not tell is left out. */
  filesystems?: VmCountersFilesystem[];
}

export interface VmCountersDisk {
  /** `root`, or the id of the partition. */
  name: string;
  /** Bytes that the guest read. */
  read_bytes: number;
  /** Bytes that it wrote. */
  written_bytes: number;
  /** Its reads. */
  read_operations: number;
  /** Its writes. */
  write_operations: number;
  /** Its flushes. */
  flush_operations: number;
}

export interface VmCountersFilesystem {
  /** Where it is mounted in the guest. */
  mountpoint: string;
  /** Its type, such as `ext4`. */
  type: string;
  /** Its size. */
  size_bytes: number;
  /** What is used of it. */
  used_bytes: number;
}

/** What the guest's kernel tells through the balloon device; null without its driver. */
export interface VmCountersGuestMemory {
  /** Memory that it has. */
  total_bytes: number | null;
  /** What programs could still get. */
  available_bytes: number | null;
  /** What nothing uses. */
  free_bytes: number | null;
}

export interface VmCountersNetworkCard {
  /** Name inside the guest. */
  name: string;
  /** Bytes received. */
  received_bytes: number;
  /** Bytes sent. */
  sent_bytes: number;
  /** Packets received. */
  received_packets: number;
  /** Packets sent. */
  sent_packets: number;
}

/** What a VM used since its start. */
export interface VmCountersReading {
  /** Id of the VM. */
  id: string;
  /** Null while it does not run. */
  counters: VmCounters | null;
}

/** What a VM is to be. */
export interface VmCreate {
  /** Its name, unique among those of its kind in its project. */
  name: string;
  /** Name of its project. */
  project: string;
  /** Tags of the object. */
  tags?: Tags;
  /** Tags that Terraform's provider sets on all. */
  default_tags?: Tags;
  /** Its spec. */
  spec: VmSpec;
}

/** It was created. */
export interface VmCreatedEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** It was created. */
  type: "vm.created";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "vm";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: CreatedEventData;
}

/** It is gone. */
export interface VmDeletedEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** It is gone. */
  type: "vm.deleted";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "vm";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: DeletedEventData;
}

/** Its deletion was ordered. */
export interface VmDeletingEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** Its deletion was ordered. */
  type: "vm.deleting";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "vm";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: DeletingEventData;
}

/** How the VM last ended; null while it never did. */
export interface VmExit {
  /** `shutdown`: the guest powered itself off; `stopped`: Croft asked and the guest obeyed; `forced`: it did not obey in time and was ended; `panicked`: the guest's kernel said so; `crashed`: QEMU ended with an error; `killed`: somebody or the host's kernel ended QEMU; `lost`: QEMU is gone and nobody saw how; `host_down`: the host went down; `lease_expired`: its host did not reach the reconciler for as long as its lease, and `on_host_loss` is `recreate`; `not_started`: QEMU refused to start; `detached`: it did not let go of a partition and was stopped. */
  reason: "shutdown" | "stopped" | "forced" | "panicked" | "crashed" | "killed" | "lost" | "host_down" | "lease_expired" | "not_started" | "detached";
  /** When it was seen. */
  at: string;
  /** QEMU's exit code, when it is known. */
  exit_code: number | null;
  /** Signal that ended QEMU, when it is known. */
  signal: string | null;
  /** One sentence, with QEMU's own words where there are any. */
  message: string | null;
  /** Last lines that the guest wrote to its serial port. */
  serial_log_tail: string | null;
}

/** An admin chose to leave alone what only its host knows. */
export interface VmForgottenEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** An admin chose to leave alone what only its host knows. */
  type: "vm.forgotten";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "vm";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: ForgottenEventData;
}

/** It was deleted with force, while its host was silent or its disk lost. */
export interface VmGivenUpEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** It was deleted with force, while its host was silent or its disk lost. */
  type: "vm.given_up";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "vm";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: GivenUpEventData;
}

/** What the guest tells of itself, by the QEMU guest agent and cloud-init; null when it told nothing since its start. Only the guest vouches for it. */
export interface VmGuest {
  /** Its host name. */
  hostname: string | null;
  /** Name and version of its system. */
  os: string | null;
  /** Release of its kernel. */
  kernel: string | null;
  /** Version of its QEMU guest agent. */
  agent_version: string | null;
  /** Addresses of its network cards that are more than link-local, in the order of the cards. */
  addresses: string[];
  /** Its network cards, loopback left out. */
  interfaces: VmGuestInterface[];
  /** Seconds by which its clock is ahead of its host's, behind when negative; null when its QEMU guest agent did not tell. A clock that is behind is set, and any that is off is set when the guest goes on after a pause. */
  clock_offset_seconds?: number | null;
  /** How far cloud-init is; null when it told nothing. */
  cloud_init: "running" | "done" | "failed" | null;
  /** What cloud-init could not do, in its words. */
  cloud_init_errors: string[];
}

export interface VmGuestInterface {
  /** Name inside the guest. */
  name: string;
  /** Hardware address. */
  mac_address: string | null;
  /** All its addresses. */
  ip_addresses: string[];
}

/** A page. */
export interface VmList {
  /** In the order of their making. */
  items: Vm[];
  /** `cursor` of the next page; null when there is none. */
  next_cursor: string | null;
  /** The store's revision that the page is at least of. */
  revision: string;
}

/** It stays on its host, as it was. */
export interface VmMoveFailedEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** It stays on its host, as it was. */
  type: "vm.move_failed";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "vm";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: VmMoveFailedEventData;
}

/** Facts, never secrets. */
export interface VmMoveFailedEventData {
  /** Name of the host that it leaves. */
  from: string;
  /** Name of the other host. */
  to: string;
  /** Code of the error. */
  code: string;
  /** Why. */
  message: string;
}

/** It is on the other host, with every byte; what the first host has of it is removed. */
export interface VmMoveFinishedEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** It is on the other host, with every byte; what the first host has of it is removed. */
  type: "vm.move_finished";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "vm";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: VmMoveFinishedEventData;
}

/** Facts, never secrets. */
export interface VmMoveFinishedEventData {
  /** Name of the host that it leaves. */
  from: string;
  /** Name of the other host. */
  to: string;
  /** How much was copied, holes included. */
  bytes: number;
  /** Digest of what was sent and of what was read back. */
  sha256: string;
}

/** It is being moved to another host, with its disks. */
export interface VmMoveStartedEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** It is being moved to another host, with its disks. */
  type: "vm.move_started";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "vm";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: VmMoveStartedEventData;
}

/** Facts, never secrets. */
export interface VmMoveStartedEventData {
  /** Name of the host that it leaves. */
  from: string;
  /** Name of the other host. */
  to: string;
  /** `requested` or `maintenance`. */
  reason: string;
}

export interface VmNetwork {
  /** Id of the network. */
  network: string;
  /** IPv4 address inside the network's `cidr`; a free one is leased when absent. */
  address?: string;
  /** IPv6 address inside the network's `ipv6_cidr`; a free one is leased when absent. */
  ipv6_address?: string;
  /** Hardware address, unique in the network; one that is made of the VM's id when absent. */
  mac_address?: string;
}

export interface VmNic {
  /** Id of the network. */
  network: string;
  /** Hardware address. */
  mac_address: string;
  /** Leased addresses, IPv4 before IPv6; none where the LAN hands them out. */
  ip_addresses: string[];
}

export interface VmPartition {
  /** Id of the partition. */
  partition: string;
  /** Serial that the guest sees; the partition's when absent. */
  serial?: string;
  /** Whether the guest may only read (false when absent). */
  read_only?: boolean;
}

/** What is to change; null removes. */
export interface VmPatch {
  /** Tags of the object. */
  tags?: TagsPatch;
  /** Tags that Terraform's provider sets on all. */
  default_tags?: TagsPatch;
  /** Its spec. */
  spec?: VmSpecPatch;
  /** Its name, unique among those of its kind in its project. */
  name?: string;
}

/** A host was found for it. */
export interface VmPlacedEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** A host was found for it. */
  type: "vm.placed";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "vm";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: VmPlacedEventData;
}

/** Facts, never secrets. */
export interface VmPlacedEventData {
  /** Name of the host. */
  host: string | null;
}

export interface VmPort {
  /** Port inside the guest. */
  guest_port: number;
  /** Port of the host; allocated when absent. Operators of projects choose it inside the host's `port_range`, admins choose any; no VM gets a port that Croft itself listens on. */
  host_port?: number;
  /** Address of the host that listens (127.0.0.1 when absent). Operators of projects use those that the host's settings allow (`port_addresses`), admins any. */
  host_address?: string;
  /** `tcp` when absent. */
  protocol?: "tcp" | "udp";
}

/** A port was allocated anew, because another process of the host has the old one. */
export interface VmPortMovedEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** A port was allocated anew, because another process of the host has the old one. */
  type: "vm.port_moved";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "vm";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: VmPortMovedEventData;
}

/** Facts, never secrets. */
export interface VmPortMovedEventData {
  /** Name of the host. */
  host: string | null;
  /** Its protocol. */
  protocol: "tcp" | "udp";
  /** The old port. */
  from: number;
  /** The new port. */
  to: number;
  /** An error code. */
  reason: string;
}

/** The guest rebooted itself. */
export interface VmRebootedEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** The guest rebooted itself. */
  type: "vm.rebooted";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "vm";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: VmRebootedEventData;
}

/** Facts, never secrets. */
export interface VmRebootedEventData {
  /** How often. */
  reboots: number;
}

/** It is made anew from its image, because its host was lost. */
export interface VmRecreatedEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** It is made anew from its image, because its host was lost. */
  type: "vm.recreated";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "vm";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: VmRecreatedEventData;
}

/** Facts, never secrets. */
export interface VmRecreatedEventData {
  /** Name of the host. */
  from: string | null;
  /** Its new host; null while it waits for room. */
  host: string | null;
}

/** An admin ordered the removal of what only its host knows. */
export interface VmRemovalOrderedEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** An admin ordered the removal of what only its host knows. */
  type: "vm.removal_ordered";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "vm";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: RemovalOrderedEventData;
}

/** Its host removed what was given up. */
export interface VmRemovedFromHostEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** Its host removed what was given up. */
  type: "vm.removed_from_host";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "vm";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: RemovedFromHostEventData;
}

/** A restart was ordered. */
export interface VmRestartOrderedEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** A restart was ordered. */
  type: "vm.restart_ordered";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "vm";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: VmRestartOrderedEventData;
}

/** Facts, never secrets. */
export interface VmRestartOrderedEventData {
  /** Generation that the object has now. */
  generation: number;
  /** Which one since its creation. */
  restart_number: number;
}

/** It was created with what a deleted one had left. */
export interface VmRestoredEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** It was created with what a deleted one had left. */
  type: "vm.restored";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "vm";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: RestoredEventData;
}

export interface VmSeenAddress {
  /** Hardware address of the card. */
  mac_address: string;
  /** The address. */
  address: string;
  /** Who says so: the guest's agent, the DHCP server, the host's neighbor table. */
  source: "guest_agent" | "lease" | "neighbor";
}

/** A QEMU guest on one of the hosts. */
export interface VmSpec {
  /** Free text for people. */
  description?: string;
  /** Host name inside the guest; the VM's name at create when absent. */
  hostname?: string;
  /** Id of the image that the root disk is made of. May be left out where there are `cdroms`: the root disk is empty then, for a system that is installed from them. */
  image?: string;
  /** Number of virtual CPUs. */
  cpus: number;
  /** Memory in MiB. */
  memory_mib: number;
  /** Size of the root disk in GiB; at least the image's `virtual_size_gib`. It grows and never shrinks. */
  root_disk_gib: number;
  /** Name of the host that the VM is pinned to; Croft chooses when absent. Another one moves the VM there with its root disk and its partitions: it is stopped while they are copied, and runs on where it was when that fails. Adding the host it is on, or removing it, changes nothing. */
  host?: string;
  /** Region whose hosts the VM may be on (`region` of `croft_host`); any when absent. Naming the one it is in, or naming none any more, changes nothing; another one replaces the VM. */
  region?: string;
  /** Zone whose hosts the VM may be on; otherwise as `region`. */
  zone?: string;
  /** Labels that the VM's host must have (`labels` of `croft_host`). Where its present host has them not, a change moves it to one that has, as a change of `host` does; of a VM that is pinned (`host`) it is refused. */
  host_labels?: Record<string, string>;
  /** Keeps VMs of a project apart that name the same group. Where the VM's present place breaks it, a change moves it to a host where it holds, as a change of `host` does; of a VM that is pinned (`host`) it is refused. */
  spread?: VmSpread;
  /** What happens when the VM's host is lost. `wait`: nothing, until the host comes back, and the guest runs on whatever becomes of the reconciler. `recreate`: the VM is made anew from its image on another host, with its id, name and addresses, when an operator confirms that its host is off, or within 90 seconds by itself. What was on its root disk is lost then, and its guest is ended when its host does not reach the reconciler for 40 seconds: it is only known to have ended because of that. One that is pinned to a host or has partitions there waits in any case. For a VM that runs already it begins with the next start. */
  on_host_loss?: "wait" | "recreate";
  /** Partitions that are there from the first boot. */
  partitions?: VmPartition[];
  /** Ids of SSH keys, or public keys, that may log in as the user `croft`: a set, in which neither order nor comments count. A guest has a change of it from its next start on. */
  ssh_keys?: string[];
  /** Handed to the guest byte for byte (cloud-init's user data). */
  user_data?: string;
  /** Like `user_data`, but kept in neither Terraform's state nor anything that REST shows. A new value is taken when `user_data_wo_version` changes. */
  user_data_wo?: string;
  /** Any number; its change says that `user_data_wo` is another. */
  user_data_wo_version?: number;
  /** What reads the user data. With `ignition` they reach the guest by QEMU's `fw_cfg` (`opt/com.coreos/config`), Croft adds nothing, and login is the user's. */
  user_data_format?: "cloud_init" | "ignition";
  /** What another `image` does to the VM. `ignore` keeps the one it has. */
  on_image_change?: "replace" | "ignore";
  /** What other user data do to the VM, which reads them at its first boot only. `ignore` keeps those it has; `replace` makes the VM anew, with an empty root disk. */
  on_user_data_change?: "ignore" | "replace";
  /** CPU that the guest sees, by QEMU's name for it. `auto`: the host's own under KVM, all that QEMU can emulate else. */
  cpu_model?: string;
  /** What the guest boots with. */
  firmware?: "bios" | "uefi";
  /** Whether the firmware, which has to be `uefi`, starts only what is signed for Microsoft's keys. Refused with an image that has a `kernel`, because nobody would check that. */
  secure_boot?: boolean;
  /** Whether the VM has a TPM 2.0 of its own, which needs `swtpm` on its host. What the guest keeps in it outlasts stops and starts, and is destroyed with the VM or when this becomes false. It has no certificate of a manufacturer. */
  tpm?: boolean;
  /** Ids of images of the format `iso`. The first is the medium of the first of the VM's four CD drives, and so on; media change while the guest runs. A guest that has one mounted is asked to let go of it, and after five seconds it is taken. */
  cdroms?: string[];
  /** What the firmware looks at first; what it cannot boot from it passes over, and looks at the other. `cdrom_once`: the CD drives until the guest's first reset, and the disk ever after, also when the VM was stopped before. Refused with an image that has a `kernel`, except for `disk`. */
  boot_from?: "disk" | "cdrom" | "cdrom_once";
  /** Whether the VM is to run. Stopping asks the guest first, and ends it after a minute. A paused VM keeps its memory and loses nothing; one that is started as paused waits before its first instruction. */
  power_state?: "running" | "stopped" | "paused";
  /** When a guest that ended is started again by its host: whenever it ended by itself, when it panicked, crashed or was killed, or never. The first restart comes after 2 s, each further one after twice the time, up to 5 minutes; a guest that ran for 10 minutes begins anew at 2 s. */
  restart_policy?: "always" | "on_failure" | "never";
  /** Whether its host starts the VM after the host itself was booted. */
  start_on_boot?: boolean;
  /** Whether the VM can neither be destroyed nor replaced until this is false. */
  deletion_protection?: boolean;
  /** Ports of the host that are forwarded to the guest. */
  ports?: VmPort[];
  /** Networks that the VM has cards in, in the order of the guest's cards. None: a way out where its host can give one, and `ports`. Cards are added at the end and removed while the guest runs; any other change restarts the VM. A card keeps its addresses for as long as the VM has it. */
  networks?: VmNetwork[];
  /** What must be true for the VM to be `ready`: `running`; `address`, the guest has the address of its first card, or any that is more than link-local where none was leased (seen by its host on the network, or told by the QEMU guest agent in the image); `ssh`, its SSH server greeted; `cloud_init`, cloud-init ended without an error. */
  wait_for?: ("running" | "address" | "ssh" | "cloud_init")[];
  /** Whether a wait that fails makes the apply fail, or leaves a warning and `ready = false`, so that the next apply waits on. */
  on_wait_timeout?: "error" | "warn";
  /** Whether a change that needs a restart may restart the VM. */
  on_change?: "restart" | "fail";
}

export interface VmSpecPatch {
  /** Free text for people. */
  description?: string | null;
  /** Host name inside the guest; the VM's name at create when absent. */
  hostname?: string | null;
  /** Id of the image that the root disk is made of. May be left out where there are `cdroms`: the root disk is empty then, for a system that is installed from them. */
  image?: string | null;
  /** Number of virtual CPUs. */
  cpus?: number;
  /** Memory in MiB. */
  memory_mib?: number;
  /** Size of the root disk in GiB; at least the image's `virtual_size_gib`. It grows and never shrinks. */
  root_disk_gib?: number;
  /** Name of the host that the VM is pinned to; Croft chooses when absent. Another one moves the VM there with its root disk and its partitions: it is stopped while they are copied, and runs on where it was when that fails. Adding the host it is on, or removing it, changes nothing. */
  host?: string | null;
  /** Region whose hosts the VM may be on (`region` of `croft_host`); any when absent. Naming the one it is in, or naming none any more, changes nothing; another one replaces the VM. */
  region?: string | null;
  /** Zone whose hosts the VM may be on; otherwise as `region`. */
  zone?: string | null;
  /** Labels that the VM's host must have (`labels` of `croft_host`). Where its present host has them not, a change moves it to one that has, as a change of `host` does; of a VM that is pinned (`host`) it is refused. */
  host_labels?: Record<string, string> | null;
  /** Keeps VMs of a project apart that name the same group. Where the VM's present place breaks it, a change moves it to a host where it holds, as a change of `host` does; of a VM that is pinned (`host`) it is refused. */
  spread?: VmSpreadPatch | null;
  /** What happens when the VM's host is lost. `wait`: nothing, until the host comes back, and the guest runs on whatever becomes of the reconciler. `recreate`: the VM is made anew from its image on another host, with its id, name and addresses, when an operator confirms that its host is off, or within 90 seconds by itself. What was on its root disk is lost then, and its guest is ended when its host does not reach the reconciler for 40 seconds: it is only known to have ended because of that. One that is pinned to a host or has partitions there waits in any case. For a VM that runs already it begins with the next start. */
  on_host_loss?: "wait" | "recreate" | null;
  /** Partitions that are there from the first boot. */
  partitions?: VmPartition[] | null;
  /** Ids of SSH keys, or public keys, that may log in as the user `croft`: a set, in which neither order nor comments count. A guest has a change of it from its next start on. */
  ssh_keys?: string[] | null;
  /** Handed to the guest byte for byte (cloud-init's user data). */
  user_data?: string | null;
  /** Like `user_data`, but kept in neither Terraform's state nor anything that REST shows. A new value is taken when `user_data_wo_version` changes. */
  user_data_wo?: string | null;
  /** Any number; its change says that `user_data_wo` is another. */
  user_data_wo_version?: number | null;
  /** What reads the user data. With `ignition` they reach the guest by QEMU's `fw_cfg` (`opt/com.coreos/config`), Croft adds nothing, and login is the user's. */
  user_data_format?: "cloud_init" | "ignition" | null;
  /** What another `image` does to the VM. `ignore` keeps the one it has. */
  on_image_change?: "replace" | "ignore" | null;
  /** What other user data do to the VM, which reads them at its first boot only. `ignore` keeps those it has; `replace` makes the VM anew, with an empty root disk. */
  on_user_data_change?: "ignore" | "replace" | null;
  /** CPU that the guest sees, by QEMU's name for it. `auto`: the host's own under KVM, all that QEMU can emulate else. */
  cpu_model?: string | null;
  /** What the guest boots with. */
  firmware?: "bios" | "uefi" | null;
  /** Whether the firmware, which has to be `uefi`, starts only what is signed for Microsoft's keys. Refused with an image that has a `kernel`, because nobody would check that. */
  secure_boot?: boolean | null;
  /** Whether the VM has a TPM 2.0 of its own, which needs `swtpm` on its host. What the guest keeps in it outlasts stops and starts, and is destroyed with the VM or when this becomes false. It has no certificate of a manufacturer. */
  tpm?: boolean | null;
  /** Ids of images of the format `iso`. The first is the medium of the first of the VM's four CD drives, and so on; media change while the guest runs. A guest that has one mounted is asked to let go of it, and after five seconds it is taken. */
  cdroms?: string[] | null;
  /** What the firmware looks at first; what it cannot boot from it passes over, and looks at the other. `cdrom_once`: the CD drives until the guest's first reset, and the disk ever after, also when the VM was stopped before. Refused with an image that has a `kernel`, except for `disk`. */
  boot_from?: "disk" | "cdrom" | "cdrom_once" | null;
  /** Whether the VM is to run. Stopping asks the guest first, and ends it after a minute. A paused VM keeps its memory and loses nothing; one that is started as paused waits before its first instruction. */
  power_state?: "running" | "stopped" | "paused" | null;
  /** When a guest that ended is started again by its host: whenever it ended by itself, when it panicked, crashed or was killed, or never. The first restart comes after 2 s, each further one after twice the time, up to 5 minutes; a guest that ran for 10 minutes begins anew at 2 s. */
  restart_policy?: "always" | "on_failure" | "never" | null;
  /** Whether its host starts the VM after the host itself was booted. */
  start_on_boot?: boolean | null;
  /** Whether the VM can neither be destroyed nor replaced until this is false. */
  deletion_protection?: boolean | null;
  /** Ports of the host that are forwarded to the guest. */
  ports?: VmPort[] | null;
  /** Networks that the VM has cards in, in the order of the guest's cards. None: a way out where its host can give one, and `ports`. Cards are added at the end and removed while the guest runs; any other change restarts the VM. A card keeps its addresses for as long as the VM has it. */
  networks?: VmNetwork[] | null;
  /** What must be true for the VM to be `ready`: `running`; `address`, the guest has the address of its first card, or any that is more than link-local where none was leased (seen by its host on the network, or told by the QEMU guest agent in the image); `ssh`, its SSH server greeted; `cloud_init`, cloud-init ended without an error. */
  wait_for?: ("running" | "address" | "ssh" | "cloud_init")[] | null;
  /** Whether a wait that fails makes the apply fail, or leaves a warning and `ready = false`, so that the next apply waits on. */
  on_wait_timeout?: "error" | "warn" | null;
  /** Whether a change that needs a restart may restart the VM. */
  on_change?: "restart" | "fail" | null;
}

/** Keeps VMs of a project apart that name the same group. Where the VM's present place breaks it, a change moves it to a host where it holds, as a change of `host` does; of a VM that is pinned (`host`) it is refused. */
export interface VmSpread {
  /** Name of the group. */
  group: string;
  /** What no two of them share (`host` when absent). */
  over?: "host" | "zone" | "region";
  /** `required` (the default when absent): the VM is placed where no other one of the group is, or not at all. `preferred`: where there are fewest. */
  mode?: "required" | "preferred";
}

/** Keeps VMs of a project apart that name the same group. Where the VM's present place breaks it, a change moves it to a host where it holds, as a change of `host` does; of a VM that is pinned (`host`) it is refused. */
export interface VmSpreadPatch {
  /** Name of the group. */
  group?: string;
  /** What no two of them share (`host` when absent). */
  over?: "host" | "zone" | "region" | null;
  /** `required` (the default when absent): the VM is placed where no other one of the group is, or not at all. `preferred`: where there are fewest. */
  mode?: "required" | "preferred" | null;
}

/** What a client needs to log in. */
export interface VmSsh {
  /** User that Croft's keys log in as. */
  user: string;
  /** The guest's public host key in OpenSSH's format. */
  host_key: string;
  /** `<vm>.<project>.croft`, as Croft's ssh configuration (`croft ssh-config`) knows it; for Ansible's inventories. */
  host?: string;
  /** Name for `HostKeyAlias`: the VM's id. */
  host_alias: string;
}

/** Its state changed. */
export interface VmStateEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** Its state changed. */
  type: "vm.state";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "vm";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: StateEventData;
}

/** What was observed or decided. Members may come with later versions. */
export interface VmStatus {
  /** Generation that the rest of the status answers. */
  observed_generation: number;
  /** Where it stands. */
  state: "pending" | "creating" | "starting" | "running" | "stopping" | "stopped" | "paused" | "failed" | "error" | "deleting" | "unknown";
  /** What is waited for or went wrong, one sentence; null when all is well. */
  state_reason: string | null;
  /** Code of the error that goes with it. */
  state_code: string | null;
  /** Named facts with their reasons. */
  conditions: Condition[];
  /** Host name inside the guest. */
  hostname: string | null;
  /** Name of the host that it is placed on. */
  host: string | null;
  /** Region of that host. */
  host_region: string | null;
  /** Zone of that host. */
  host_zone: string | null;
  /** Number of its placements; hosts refuse lower ones. */
  incarnation: number;
  /** Whether `wait_for` was met after the last start or change of it; kept once reached. */
  ready: boolean;
  /** Address of the first network card as leased or configured, IPv4 before IPv6; null without `networks`, and where the LAN hands addresses out (see the data source then). */
  ip_address: string | null;
  /** Network cards, in the order of `networks`. */
  nics: VmNic[];
  /** Addresses that its cards were seen to have, which may differ from the leased ones. */
  seen_addresses: VmSeenAddress[];
  /** Port of the host for each forwarded port, by `port/protocol` (`"22/tcp" = 2201`). */
  allocated_ports: Record<string, number>;
  /** What a client needs to log in. */
  ssh: VmSsh | null;
  /** Port on the host's loopback that leads to the guest's port 22 while the VM has no way out; else nothing listens there, and SSH goes by the tunnel. */
  ssh_port: number | null;
  /** Observed once settled: `stopped` for the states `stopped` and `failed`, `paused` for `paused`, else what is wanted. */
  power_state: "running" | "stopped" | "paused" | null;
  /** `kvm` or `tcg`. */
  accelerator: string | null;
  /** When QEMU's process was started. */
  started_at: string | null;
  /** How the VM last ended; null while it never did. */
  exit: VmExit | null;
  /** Restarts by `restart_policy` since it last ran for 10 minutes. */
  restarts: number;
  /** Reboots by the guest itself since its start. */
  reboots: number;
  /** When its host starts it again, while it waits to. */
  next_start_at: string | null;
  /** What the guest tells of itself, by the QEMU guest agent and cloud-init; null when it told nothing since its start. Only the guest vouches for it. */
  guest: VmGuest | null;
}

/** A user changed it. */
export interface VmUpdatedEvent {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** A user changed it. */
  type: "vm.updated";
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: "vm";
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  data: UpdatedEventData;
}
