/** Every resource of the provider. */
import type { ResourceBehaviour } from "../lifecycle/behaviour.ts";
import { disk } from "./disk.ts";
import { host } from "./host.ts";
import { image } from "./image.ts";
import { network } from "./network.ts";
import { partition } from "./partition.ts";
import { partitionAttachment } from "./partition-attachment.ts";
import { project } from "./project.ts";
import { sshKey } from "./ssh-key.ts";
import { vm } from "./vm.ts";

export const BEHAVIOURS: readonly ResourceBehaviour[] = [
  project,
  sshKey,
  host,
  image,
  network,
  disk,
  partition,
  partitionAttachment,
  vm,
];
