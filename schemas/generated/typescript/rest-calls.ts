// Generated from schemas/; edit the YAML there and run `npm run generate`.

import type {
  Claims,
  ClaimsCreate,
  ClockConfirmation,
  ClockStatus,
  ConsoleTicket,
  ConsoleTicketCreate,
  Disk,
  DiskCreate,
  DiskList,
  DiskPatch,
  EventList,
  GitopsApproval,
  GitopsRun,
  GitopsRunList,
  GitopsRunReport,
  Health,
  Host,
  HostConfirmOff,
  HostCreate,
  HostDiskList,
  HostGiveUp,
  HostList,
  HostLoss,
  HostPatch,
  HostStorm,
  HostStormRelease,
  IdTokenExchange,
  Image,
  ImageCreate,
  ImageList,
  ImagePatch,
  JoinToken,
  JoinTokenCreate,
  Network,
  NetworkCreate,
  NetworkList,
  NetworkPatch,
  NewToken,
  Nothing,
  Partition,
  PartitionAttachment,
  PartitionAttachmentCreate,
  PartitionAttachmentList,
  PartitionAttachmentPatch,
  PartitionCreate,
  PartitionList,
  PartitionPatch,
  Plan,
  PlanCreate,
  Project,
  ProjectCreate,
  ProjectList,
  ProjectPatch,
  ReconcilerStatus,
  ScrapeTarget,
  SshCertificate,
  SshCertificateCreate,
  SshKey,
  SshKeyCreate,
  SshKeyList,
  SshKeyPatch,
  StateContents,
  StateList,
  StateLock,
  StateLockInfo,
  StateLockReading,
  StateVersion,
  StateVersionList,
  Token,
  TokenCreate,
  TokenList,
  TokenRenewal,
  Trust,
  TrustCreate,
  TrustList,
  UnknownObject,
  UnknownObjectAdoption,
  UnknownObjectList,
  Upload,
  UploadCreate,
  Vm,
  VmCountersReading,
  VmCreate,
  VmList,
  VmPatch,
} from "./rest.ts";

/** Every call: by its method and path, what it answers with as JSON, what body it takes, and names of its query parameters. */
export interface RestCalls {
  GET: {
    "/v1/disks": { answer: DiskList; body: undefined; query: "project" | "name" | "ids" | `tag.${string}` | "limit" | "cursor" | "state" };
    "/v1/disks/{id}": { answer: Disk; body: undefined; query: "wait" | "timeout_seconds" };
    "/v1/hosts": { answer: HostList; body: undefined; query: "project" | "name" | "ids" | `tag.${string}` | "limit" | "cursor" | "state" | "region" | "zone" | `label.${string}` };
    "/v1/hosts/{id}": { answer: Host; body: undefined; query: "wait" | "timeout_seconds" };
    "/v1/images": { answer: ImageList; body: undefined; query: "project" | "name" | "ids" | `tag.${string}` | "limit" | "cursor" | "state" };
    "/v1/images/{id}": { answer: Image; body: undefined; query: "wait" | "timeout_seconds" };
    "/v1/networks": { answer: NetworkList; body: undefined; query: "project" | "name" | "ids" | `tag.${string}` | "limit" | "cursor" | "state" };
    "/v1/networks/{id}": { answer: Network; body: undefined; query: "wait" | "timeout_seconds" };
    "/v1/partition_attachments": { answer: PartitionAttachmentList; body: undefined; query: "project" | "name" | "ids" | `tag.${string}` | "limit" | "cursor" | "state" };
    "/v1/partition_attachments/{id}": { answer: PartitionAttachment; body: undefined; query: "wait" | "timeout_seconds" };
    "/v1/partitions": { answer: PartitionList; body: undefined; query: "project" | "name" | "ids" | `tag.${string}` | "limit" | "cursor" | "state" };
    "/v1/partitions/{id}": { answer: Partition; body: undefined; query: "wait" | "timeout_seconds" };
    "/v1/projects": { answer: ProjectList; body: undefined; query: "project" | "name" | "ids" | `tag.${string}` | "limit" | "cursor" | "state" };
    "/v1/projects/{id}": { answer: Project; body: undefined; query: "wait" | "timeout_seconds" };
    "/v1/ssh_keys": { answer: SshKeyList; body: undefined; query: "project" | "name" | "ids" | `tag.${string}` | "limit" | "cursor" | "state" };
    "/v1/ssh_keys/{id}": { answer: SshKey; body: undefined; query: "wait" | "timeout_seconds" };
    "/v1/vms": { answer: VmList; body: undefined; query: "project" | "name" | "ids" | `tag.${string}` | "limit" | "cursor" | "state" };
    "/v1/vms/{id}": { answer: Vm; body: undefined; query: "wait" | "timeout_seconds" };
    "/v1/vms/{id}/counters": { answer: VmCountersReading; body: undefined; query: never };
    "/v1/vms/{id}/tunnel": { answer: undefined; body: undefined; query: never };
    "/v1/vms/{id}/console": { answer: undefined; body: undefined; query: "view" };
    "/v1/vms/{id}/serial_log": { answer: undefined; body: undefined; query: "tail" };
    "/v1/vms/{id}/screenshot": { answer: undefined; body: undefined; query: never };
    "/v1/hosts/{id}/disks": { answer: HostDiskList; body: undefined; query: never };
    "/v1/uploads/{id}": { answer: Upload; body: undefined; query: never };
    "/v1/events": { answer: EventList; body: undefined; query: "after" | "limit" };
    "/v1/state": { answer: StateList; body: undefined; query: "project" };
    "/v1/state/{project}/{name}": { answer: StateContents; body: undefined; query: never };
    "/v1/state/{project}/{name}/lock": { answer: StateLockReading; body: undefined; query: never };
    "/v1/state/{project}/{name}/versions": { answer: StateVersionList; body: undefined; query: never };
    "/v1/state/{project}/{name}/versions/{number}": { answer: StateContents; body: undefined; query: never };
    "/v1/tokens": { answer: TokenList; body: undefined; query: never };
    "/v1/tokens/{id}": { answer: Token; body: undefined; query: never };
    "/v1/federation/trusts": { answer: TrustList; body: undefined; query: never };
    "/v1/federation/trusts/{id}": { answer: Trust; body: undefined; query: never };
    "/v1/gitops/runs": { answer: GitopsRunList; body: undefined; query: "project" | "source" };
    "/v1/gitops/runs/{id}": { answer: GitopsRun; body: undefined; query: never };
    "/v1/status": { answer: ReconcilerStatus; body: undefined; query: "project" | "limit" };
    "/livez": { answer: Health; body: undefined; query: "verbose" };
    "/readyz": { answer: Health; body: undefined; query: "verbose" };
    "/openapi.json": { answer: Record<string, unknown>; body: undefined; query: never };
    "/problems/{code}": { answer: undefined; body: undefined; query: never };
    "/v1/unknown_objects": { answer: UnknownObjectList; body: undefined; query: never };
    "/metrics": { answer: undefined; body: undefined; query: never };
    "/v1/projects/{id}/metrics": { answer: undefined; body: undefined; query: never };
    "/v1/scrape_targets": { answer: ScrapeTarget[]; body: undefined; query: "port" | "project" };
  };
  POST: {
    "/v1/disks": { answer: Disk; body: DiskCreate; query: "on_conflict" | "timeout_seconds" };
    "/v1/hosts": { answer: Host; body: HostCreate; query: "on_conflict" | "timeout_seconds" };
    "/v1/images": { answer: Image; body: ImageCreate; query: "on_conflict" | "timeout_seconds" };
    "/v1/networks": { answer: Network; body: NetworkCreate; query: "on_conflict" | "timeout_seconds" };
    "/v1/partition_attachments": { answer: PartitionAttachment; body: PartitionAttachmentCreate; query: "on_conflict" | "timeout_seconds" };
    "/v1/partitions": { answer: Partition; body: PartitionCreate; query: "on_conflict" | "timeout_seconds" };
    "/v1/projects": { answer: Project; body: ProjectCreate; query: "on_conflict" | "timeout_seconds" };
    "/v1/ssh_keys": { answer: SshKey; body: SshKeyCreate; query: "on_conflict" | "timeout_seconds" };
    "/v1/vms": { answer: Vm; body: VmCreate; query: "on_no_capacity" | "on_conflict" | "timeout_seconds" };
    "/v1/vms/{id}/restart": { answer: Vm; body: undefined; query: never };
    "/v1/console_tickets": { answer: ConsoleTicket; body: ConsoleTicketCreate; query: never };
    "/v1/ssh_certificates": { answer: SshCertificate; body: SshCertificateCreate; query: never };
    "/v1/partitions/{id}/purge": { answer: Partition; body: undefined; query: never };
    "/v1/hosts/{id}/confirm_capacity": { answer: undefined; body: undefined; query: never };
    "/v1/uploads": { answer: Upload; body: UploadCreate; query: never };
    "/v1/hosts/{id}/confirm_off": { answer: HostLoss; body: HostConfirmOff; query: never };
    "/v1/hosts/{id}/give_up": { answer: HostLoss; body: HostGiveUp; query: never };
    "/v1/host_storm/release": { answer: HostStorm; body: HostStormRelease; query: never };
    "/v1/claims": { answer: Claims; body: ClaimsCreate; query: never };
    "/v1/plan": { answer: Plan; body: PlanCreate; query: never };
    "/v1/state/{project}/{name}": { answer: StateVersion; body: StateContents; query: "ID" };
    "/v1/state/{project}/{name}/lock": { answer: StateLock; body: StateLockInfo; query: never };
    "/v1/state/{project}/{name}/versions/{number}/restore": { answer: StateVersion; body: undefined; query: never };
    "/v1/tokens": { answer: NewToken; body: TokenCreate; query: never };
    "/v1/tokens/{id}/renew": { answer: Token; body: TokenRenewal; query: never };
    "/v1/agent/join_tokens": { answer: JoinToken; body: JoinTokenCreate; query: never };
    "/v1/federation/token": { answer: NewToken; body: IdTokenExchange; query: never };
    "/v1/federation/trusts": { answer: Trust; body: TrustCreate; query: never };
    "/v1/gitops/runs": { answer: GitopsRun; body: GitopsRunReport; query: never };
    "/v1/gitops/runs/{id}/approve": { answer: GitopsRun; body: GitopsApproval; query: never };
    "/v1/gitops/runs/{id}/discard": { answer: GitopsRun; body: undefined; query: never };
    "/v1/clock/confirm": { answer: ClockStatus; body: ClockConfirmation; query: never };
    "/v1/unknown_objects/{id}/remove": { answer: UnknownObject; body: undefined; query: never };
    "/v1/unknown_objects/{id}/adopt": { answer: UnknownObject; body: UnknownObjectAdoption; query: never };
    "/v1/unknown_objects/{id}/forget": { answer: UnknownObject; body: undefined; query: never };
  };
  PATCH: {
    "/v1/disks/{id}": { answer: Disk; body: DiskPatch; query: "on_conflict" | "timeout_seconds" };
    "/v1/hosts/{id}": { answer: Host; body: HostPatch; query: "on_conflict" | "timeout_seconds" };
    "/v1/images/{id}": { answer: Image; body: ImagePatch; query: "on_conflict" | "timeout_seconds" };
    "/v1/networks/{id}": { answer: Network; body: NetworkPatch; query: "on_conflict" | "timeout_seconds" };
    "/v1/partition_attachments/{id}": { answer: PartitionAttachment; body: PartitionAttachmentPatch; query: "on_conflict" | "timeout_seconds" };
    "/v1/partitions/{id}": { answer: Partition; body: PartitionPatch; query: "on_conflict" | "timeout_seconds" };
    "/v1/projects/{id}": { answer: Project; body: ProjectPatch; query: "on_conflict" | "timeout_seconds" };
    "/v1/ssh_keys/{id}": { answer: SshKey; body: SshKeyPatch; query: "on_conflict" | "timeout_seconds" };
    "/v1/vms/{id}": { answer: Vm; body: VmPatch; query: "on_conflict" | "timeout_seconds" };
    "/v1/uploads/{id}": { answer: Upload; body: Uint8Array | undefined; query: never };
  };
  DELETE: {
    "/v1/disks/{id}": { answer: Disk; body: undefined; query: "force" | "on_not_empty" | "timeout_seconds" };
    "/v1/hosts/{id}": { answer: Host; body: undefined; query: "on_not_empty" | "timeout_seconds" };
    "/v1/images/{id}": { answer: Image; body: undefined; query: never };
    "/v1/networks/{id}": { answer: Network; body: undefined; query: "force" };
    "/v1/partition_attachments/{id}": { answer: PartitionAttachment; body: undefined; query: "force" };
    "/v1/partitions/{id}": { answer: Partition; body: undefined; query: "force" };
    "/v1/projects/{id}": { answer: Project; body: undefined; query: "on_not_empty" | "timeout_seconds" };
    "/v1/ssh_keys/{id}": { answer: SshKey; body: undefined; query: never };
    "/v1/vms/{id}": { answer: Vm; body: undefined; query: "force" };
    "/v1/uploads/{id}": { answer: undefined; body: undefined; query: never };
    "/v1/state/{project}/{name}": { answer: Nothing; body: undefined; query: "force" };
    "/v1/state/{project}/{name}/lock": { answer: Nothing; body: StateLockInfo | undefined; query: never };
    "/v1/tokens/{id}": { answer: undefined; body: undefined; query: never };
    "/v1/federation/trusts/{id}": { answer: undefined; body: undefined; query: never };
  };
}
