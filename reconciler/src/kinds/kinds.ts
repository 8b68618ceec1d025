// Which rules and validators each kind has: the one table that a new resource is added to here.

import type { Kind } from "@croft/schemas/generated/typescript/kinds.ts";
import * as disk from "@croft/schemas/generated/validators/disk.js";
import * as image from "@croft/schemas/generated/validators/image.js";
import * as partition from "@croft/schemas/generated/validators/partition.js";
import * as partitionAttachment from "@croft/schemas/generated/validators/partition-attachment.js";
import * as project from "@croft/schemas/generated/validators/project.js";
import * as sshKey from "@croft/schemas/generated/validators/ssh-key.js";
import * as vm from "@croft/schemas/generated/validators/vm.js";
import { diskRules } from "./disk/rules.ts";
import { imageRules } from "./image/rules.ts";
import type { KindRules } from "./kind-rules.ts";
import { partitionRules } from "./partition/rules.ts";
import { partitionAttachmentRules } from "./partition-attachment/rules.ts";
import { projectRules } from "./project/rules.ts";
import { type SshKeyParts, sshKeyRules } from "./ssh-key/rules.ts";
import { type VmParts, vmRules } from "./vm/rules.ts";

/** Kinds that users write. Hosts are written by their agents. */
export type WritableKind = Exclude<Kind, "host">;

export type RulesByKind = { [K in WritableKind]: KindRules<K> };

export const VALIDATORS = {
  project,
  ssh_key: sshKey,
  image,
  disk,
  partition,
  partition_attachment: partitionAttachment,
  vm,
};

/** What rules need of the world beside the store. */
export type DomainParts = SshKeyParts & VmParts;

export const makeRules = (parts: DomainParts): RulesByKind => ({
  project: projectRules,
  ssh_key: sshKeyRules(parts),
  image: imageRules,
  disk: diskRules,
  partition: partitionRules,
  partition_attachment: partitionAttachmentRules,
  vm: vmRules(parts),
});
