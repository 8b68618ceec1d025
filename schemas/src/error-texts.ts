// What each code of the table means and what to do about it, for people: the pages at /problems/{code}, and the document of
// the REST interface. A single error says more: it names the operation and the object.
import type { ErrorCode } from "./errors.ts";

export interface ErrorText {
  means: string;
  advice: string;
}

const said = (means: string, advice: string): ErrorText => ({ means, advice });

const FIELD = "`errors` names each field by a JSON pointer. Mend all of them and send the request again.";
const HOST_LATER = "Wait until the host is back, or look at its agent's log.";

export const ERROR_TEXTS: Readonly<Record<ErrorCode, ErrorText>> = {
  invalid_request: said("The request is not what the document of this interface describes.", FIELD),
  unknown_field: said(
    "A member, parameter or option is not known here.",
    "Remove it; look for a misspelled name.",
  ),
  missing_field: said("A member or parameter that is required is absent.", "Add it."),
  wrong_type: said(
    "A value has another type than the one that is described.",
    "Send the type that the document names.",
  ),
  out_of_range: said(
    "A value is too small, too large, too short or too long.",
    "Keep to the bounds in the message.",
  ),
  invalid_value: said("A value is not one that may stand there.", "Choose one that the message allows."),
  reference_not_found: said(
    "The request names an object that is not there, or that the token may not see.",
    "Create it first, or correct its id or name. A token of one project sees what is in it and what is shared.",
  ),
  immutable_field: said(
    "A field cannot be changed after the create.",
    "Put the former value back. With another value it is another object: what this one holds goes with it.",
  ),
  cannot_shrink: said(
    "A size was lowered that can only grow.",
    "Keep the size, or create a smaller object and move the data.",
  ),
  unauthorized: said(
    "The request carries no token, or one that is not good here.",
    "Send `Authorization: Bearer <token>`. For the provider, check CROFT_TOKEN and CROFT_ENDPOINT.",
  ),
  forbidden: said(
    "The token's role does not allow this.",
    "Use a token with another role: `admin` may do everything.",
  ),
  not_found: said(
    "There is no such object or path, or the token may not see it.",
    "Check the id. What was deleted meanwhile is gone.",
  ),
  method_not_allowed: said(
    "The path exists, and is not called with this method.",
    "Use one of those that `Allow` names.",
  ),
  not_acceptable: said(
    "The path has no media type that `Accept` allows.",
    "Send the `Accept` that the error names, or none.",
  ),
  unsupported_media_type: said(
    "The body's `Content-Type` is not taken here.",
    "Send one that `Accept-Post` or `Accept-Patch` names, in UTF-8.",
  ),
  already_exists: said(
    "Another object has the name, or is the same thing.",
    "Choose another name, or bring the other object under Terraform's control when it is in no state yet; `existing_id` names it.",
  ),
  in_use: said(
    "Something else uses the object.",
    "Let what uses it give it up, or delete that when nobody needs it.",
  ),
  not_empty: said(
    "The object holds others.",
    "Delete what it holds first. `on_not_empty=wait` waits for what is being deleted already.",
  ),
  deleting: said("The object is being deleted.", "Wait until it is gone, and create another."),
  no_capacity: said(
    "No host or disk has what is wanted.",
    "The error says why for each host. Ask for less, add a host, or delete what nobody needs. `on_no_capacity=wait` keeps a VM until there is room.",
  ),
  quota_exceeded: said(
    "The project's quota, or the token's share, is used up.",
    "Let an admin raise the quota, or delete what the project no longer needs.",
  ),
  port_in_use: said(
    "A port of the host belongs to something else.",
    "Choose another `host_port`, leave it out, or let its holder give it up. `on_conflict=wait` waits for that.",
  ),
  address_in_use: said(
    "Another card of the network has the address.",
    "Choose another, or leave it out: a free one is leased then. `on_conflict=wait` waits for the other to give it up.",
  ),
  not_quarantined: said(
    "Only a partition in quarantine can be purged or restored.",
    "What was not deleted needs no restore. A purge destroys its bytes: if that is meant, delete it first.",
  ),
  host_not_silent: said(
    "The host answers, so nothing of it is given up by force.",
    "Delete without `force`.",
  ),
  restart_refused: said(
    'The VM is not restarted: it is not to run, or its `on_change` is "fail".',
    'Set `power_state` to "running"; or stop the VM before the change, or set `on_change` to "restart".',
  ),
  deletion_protected: said(
    "`deletion_protection` keeps the VM from being deleted.",
    "Set it to false first.",
  ),
  not_awaiting_approval: said(
    "The run does not wait for an approval.",
    "Read the run again: its state says what has become of it.",
  ),
  offset_mismatch: said("The upload does not go on at this byte.", "Go on from `offset`."),
  state_locked: said(
    "Another run holds the lock of the Terraform state.",
    "Wait until it ends. A lock that nobody holds any more is broken with `terraform force-unlock`.",
  ),
  precondition_failed: said(
    "The object was changed since the caller read it.",
    "Read it again, decide anew, and send the `ETag` of what was read.",
  ),
  too_large: said(
    "The body or the upload is larger than is allowed.",
    "Send less; bytes of images go through /v1/uploads.",
  ),
  idempotency_mismatch: said(
    "This `Idempotency-Key` was used with another body.",
    "Use a new key for a new request.",
  ),
  checksum_mismatch: said(
    "The bytes have another SHA-256 than the one that was given.",
    "Send the file as it is, with its own hash.",
  ),
  fetch_failed: said(
    "The image could not be fetched.",
    "Check the address and the server there; Croft tries again by itself.",
  ),
  fetch_refused: said(
    "Croft does not fetch from this address.",
    "Use an https address that is public, give `sha256` with http, or let an admin allow the range.",
  ),
  image_refused: said(
    "The file is no image that can be trusted.",
    "The message says what was found. Make the image anew without it.",
  ),
  storage_full: said(
    "The reconciler's file system is full.",
    "Make room on it; what is written already is safe.",
  ),
  disk_not_found: said(
    "The host has no such disk.",
    "`GET /v1/hosts/{id}/disks` lists what it has; give one of those names.",
  ),
  disk_not_empty: said(
    "Where something is to be written, the disk holds what Croft did not write.",
    "Nothing was overwritten: look at what was found, and where. A disk that is about to be adopted is emptied by giving its identity in `wipe`; of one in use, empty that range alone.",
  ),
  disk_refused: said(
    "The disk cannot be adopted.",
    "The message says why: what is mounted or in use by the host has to be released there.",
  ),
  disk_damaged: said(
    "The disk's partition table or record is not what it was.",
    "Nothing was written. Restore the table, or take the disk out.",
  ),
  disk_io: said(
    "Reading or writing the disk failed.",
    "Look at the disk's health on its host. If it fails again, copy what is needed off it and replace it.",
  ),
  no_gap: said(
    "No gap on the disk is large enough.",
    "Ask for less, use another disk, or delete a partition there that nobody needs.",
  ),
  partition_damaged: said(
    "The partition's entry is not what it was.",
    "Nothing was written. Compare the disk's table with the status.",
  ),
  partition_attached: said(
    "Another VM has the partition.",
    "Detach it there first; `on_conflict=wait` waits for that.",
  ),
  filesystem_failed: said("The file system could not be made or grown.", "The message has the tool's words."),
  detach_timeout: said(
    "The guest did not let go of the partition in time.",
    "Unmount it inside the guest, or stop the VM.",
  ),
  vm_not_running: said("The VM does not run.", "Start it: `power_state` has to be `running`."),
  vm_start_failed: said(
    "QEMU did not start.",
    "The message has its words; correct the VM's spec or its host.",
  ),
  move_failed: said(
    "The VM could not be moved; it stays on the host where it was, with all its bytes.",
    "Its condition `moving` says why. Cure that and name `host` again, or take the change back.",
  ),
  vm_exited: said(
    "The VM ended.",
    "`status.exit` says how. `restart_policy` says whether it is started again.",
  ),
  vm_panicked: said(
    "The guest's kernel panicked.",
    "Read its serial log; the VM is started again by its `restart_policy`.",
  ),
  nothing_to_boot: said(
    "The firmware found nothing to boot.",
    "Give the `firmware` that its image boots with, or CDs to install from. With another image the VM is replaced, by which its root disk is lost.",
  ),
  cloud_init_failed: said(
    "cloud-init ended with an error.",
    "`status.guest.cloud_init_errors` has its words. Mend it in the guest; or correct the user data and replace the VM, by which its root disk is lost.",
  ),
  vm_io_error: said(
    "A disk of the VM failed, and the guest stands still.",
    "Mend the disk or its space; the guest goes on then.",
  ),
  upgrade_required: said("The path is a WebSocket.", "Open it as one (RFC 6455)."),
  too_many_streams: said("The caller has too many open at once.", "Close some, or wait a moment."),
  too_many_requests: said(
    "The token asked too often, or for too much at once.",
    "Wait a second, and ask for less at once. An operator changes the limit in the reconciler's settings.",
  ),
  wait_timeout: said(
    "What was waited for did not come in time.",
    "The object's status says what it waits for. Ask again.",
  ),
  request_timeout: said("The request's body did not come in time.", "Send it again, at once as a whole."),
  agent_outdated: said("The host's agent does not know what is wanted.", "Update the agent on that host."),
  host_silent: said("The host was not heard of lately.", HOST_LATER),
  host_error: said("The host failed at something of its own.", HOST_LATER),
  unavailable: said("It cannot be answered just now.", "Try again after `Retry-After` seconds."),
  internal: said(
    "The reconciler met an error of its own.",
    "Its log has the cause; the same request may work later.",
  ),
};
