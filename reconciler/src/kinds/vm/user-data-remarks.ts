// What of a VM's user data its guest will not read as it is meant, as far as the text tells. Pure. Never an error: the image may
// have a reader of its own. Nothing of the user data is repeated: it may hold secrets.
//
// Formats: https://cloudinit.readthedocs.io/en/latest/explanation/format.html
import type { SpecOf } from "@croft/schemas/generated/typescript/kinds.ts";
import { readYamlMapping } from "@croft/schemas/yaml-mapping.ts";
import type { Remark } from "../remark.ts";

type VmSpec = SpecOf<"vm">;

const HEADERS =
  /^(#!|#cloud-config|#include|#cloud-boothook|#part-handler|#upstart-job|## *template: *jinja|Content-Type: *multipart\/|MIME-Version:|From )/i;
const BASE64 = /^[A-Za-z0-9+/\s]{16,}=*$/;
/** The first bytes of gzip, in base64. */
const PACKED = /^H4sI/;

/** Characters of a configuration that is read: a larger one takes so long that others would wait for it. */
const MOST_READ = 64 * 1024;

export function userDataRemarks(object: string, spec: VmSpec): Remark[] {
  const text = spec.user_data ?? spec.user_data_wo;
  if (text === undefined || text.trim() === "" || spec.user_data_format === "ignition") return [];
  const pointer = spec.user_data === undefined ? "/spec/user_data_wo" : "/spec/user_data";
  const remark = (code: string, summary: string, detail: string): Remark => ({
    code,
    summary,
    detail,
    pointer,
  });
  const remarks: Remark[] = [];
  const fault = HEADERS.test(text) ? faultInside(text) : unreadable(text);
  if (fault !== undefined)
    remarks.push(
      remark("user_data_unreadable", `cloud-init in ${object} will not read its user data`, fault),
    );
  if (/^#cloud-config/i.test(text) && switchesVendorDataOff(text)) {
    const detail =
      "Its user data switches vendor data off, and with it all that Croft adds: the user croft, logins by certificate, the " +
      "host key that `npm run ssh` checks, and the word of cloud-init's end. wait_for must not name cloud_init.";
    remarks.push(remark("vendor_data_off", `Croft cannot set up the login of ${object}`, detail));
  }
  if (rebootsAtItsEnd(text) && !(spec.wait_for ?? []).some((name) => name !== "running")) {
    const detail =
      "Its user data has it reboot once cloud-init has ended, and nothing that wait_for names waits for that. Add cloud_init, " +
      "ssh or address to wait_for: they are met after the reboot.";
    remarks.push(remark("ready_before_reboot", `${object} will be ready before it reboots`, detail));
  }
  return remarks;
}

function unreadable(text: string): string {
  if (BASE64.test(text.trim())) {
    const what = PACKED.test(text) ? "gzip in base64" : "base64";
    return `It looks like ${what}. Croft hands user data over byte for byte and cloud-init does not decode it: give the text itself.`;
  }
  if (/^\s*\{\s*"ignition"/.test(text))
    return 'It looks like a configuration of Ignition: say user_data_format = "ignition".';
  const known = text.replace(/^[\s\uFEFF]+/, "");
  if (known !== text && HEADERS.test(known))
    return "Something stands before its first line, such as an empty line, a space or a byte order mark, and cloud-init looks at the very first byte. Take it away (in HCL, `<<-EOT` takes indentation away, and trimspace() the rest).";
  return 'It begins like none of the formats that cloud-init knows, such as "#cloud-config" and "#!" in its first line.';
}

/** What keeps cloud-init, or the kernel, from reading a text that begins as it should. */
function faultInside(text: string): string | undefined {
  if (/^#![^\n]*\r\n/.test(text))
    return 'Its lines end as on Windows (CR LF), so the kernel looks for an interpreter whose name ends in CR. Save it with LF, or say replace(…, "\\r\\n", "\\n").';
  if (!/^#cloud-config\s*$/im.test(text.split("\n", 1)[0] ?? "")) return undefined;
  if (text.length > MOST_READ) return undefined;
  const read = readYamlMapping(text);
  if ("fault" in read) return `${read.fault} cloud-init leaves all of it out then.`;
  if (!("network" in read.mapping)) return undefined;
  return "cloud-init takes no `network` from user data, and leaves that part out. The VM's cards and addresses are its `networks`; what else is to be set, `write_files` puts into /etc/netplan or /etc/network.";
}

const switchesVendorDataOff = (text: string): boolean =>
  /^vendor_data *: *(\{ *)?(\n +)?['"]?enabled['"]? *: *(false|no|off)\b/im.test(text);

/** Whether its guest reboots at the end of its first boot, as far as the text tells. */
export const rebootsFirst = ({ user_data, user_data_wo, user_data_format }: VmSpec): boolean =>
  user_data_format !== "ignition" && rebootsAtItsEnd(user_data ?? user_data_wo ?? "");

const POWER_STATE = /^power_state *:/i;
const REBOOT_INSIDE = /^power_state *: *\{[^}]*['"]?mode['"]? *: *['"]?reboot/i;
const REBOOT_BELOW = /^ +['"]?mode['"]? *: *['"]?reboot/i;

/** Line by line: one expression over all of them tries every way to divide the spaces, and texts may be long. */
function rebootsAtItsEnd(text: string): boolean {
  let isBelow = false;
  for (const line of text.split("\n")) {
    if (isBelow && REBOOT_BELOW.test(line)) return true;
    if (REBOOT_INSIDE.test(line)) return true;
    isBelow = POWER_STATE.test(line) || (isBelow && line.startsWith(" "));
  }
  return false;
}
