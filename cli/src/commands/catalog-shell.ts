// The commands that programs and shells need.
import type { Argument, Command } from "../command-line/command.ts";
import { project } from "./shared-options.ts";

const VM: Argument = { name: "VM", help: "the VM's name as ssh has it" };

export const shellCommands: readonly Command[] = [
  {
    name: "completion",
    summary: "completion for a shell, with names from the server",
    description: [
      'For bash `eval "$(croft completion bash)"` in ~/.bashrc, for zsh the same after compinit, for fish `croft completion fish | source` in config.fish.',
    ],
    arguments: [{ name: "SHELL", help: "bash, zsh or fish", words: ["bash", "zsh", "fish"] }],
    load: async () => (await import("./complete.ts")).completion,
  },
  {
    name: "complete",
    summary: "what may stand at the cursor; shells start it",
    arguments: [{ name: "WORD", help: "the words so far", optional: true, repeated: true }],
    options: [{ name: "separator", value: "TEXT", help: "show what each means behind this" }],
    hidden: true,
    load: async () => (await import("./complete.ts")).complete,
  },
  {
    name: "inventory",
    summary: "the VMs as an inventory of Ansible",
    description: [
      'Groups are project_NAME, tag_KEY_VALUE, state_STATE and host_NAME. As an executable inventory: a file with the two lines `#!/bin/sh` and `exec croft inventory "$@"`.',
    ],
    options: [
      project,
      { name: "list", help: "all of it, which is what happens without" },
      { name: "host", value: "HOST", help: "the variables of one VM" },
    ],
    formats: ["json", "yaml"],
    examples: [["croft inventory -o yaml > vms.yaml", "a file for ansible -i"]],
    load: async () => (await import("./inventory.ts")).run,
  },
  {
    name: "ssh-proxy",
    summary: "bytes to a guest's SSH port; ssh starts it",
    arguments: [VM],
    hidden: true,
    load: async () => (await import("./ssh.ts")).sshProxy,
  },
  {
    name: "ssh-credentials",
    summary: "certificate and host key for a login; ssh starts it",
    arguments: [VM],
    hidden: true,
    load: async () => (await import("./ssh.ts")).sshCredentials,
  },
  {
    name: "man-pages",
    summary: "write the man pages to a folder",
    arguments: [{ name: "FOLDER", help: "where they go", words: "file" }],
    hidden: true,
    load: async () => (await import("./man-pages.ts")).run,
  },
];
