// All commands: the source of the parser, the help texts, the man pages and completion.
import type { Command, CommandGroup } from "../command-line/command.ts";
import { accessCommands } from "./catalog-access.ts";
import { gitopsCommands } from "./catalog-gitops.ts";
import { hostCommands } from "./catalog-hosts.ts";
import { objectCommands } from "./catalog-objects.ts";
import { shellCommands } from "./catalog-shell.ts";
import { vmCommands } from "./catalog-vms.ts";

export const groups: readonly CommandGroup[] = [
  { title: "Objects", commands: objectCommands },
  { title: "Virtual machines", commands: vmCommands },
  { title: "Hosts, partitions and images", commands: hostCommands },
  { title: "Crofts and tokens", commands: accessCommands },
  { title: "GitOps by pull", commands: gitopsCommands },
  { title: "Shells and programs", commands: shellCommands },
];

export const catalog: readonly Command[] = groups.flatMap(({ commands }) => commands);
