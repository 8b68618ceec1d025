// The commands about VMs.
import type { Argument, Command } from "../command-line/command.ts";
import { noWait, project, timeout } from "./shared-options.ts";

const VM: Argument = { name: "VM", help: "project/name, a name, or an id", words: "vm" };

export const vmCommands: readonly Command[] = [
  {
    name: "ssh",
    summary: "log in to a VM, or run a command there",
    description: [
      "No key, host key or open port is handled by hand: a certificate for this VM is made for ten minutes, and the way is a tunnel through Croft. The exit status is that of ssh.",
    ],
    arguments: [VM, { name: "COMMAND", help: "what to run there", optional: true, repeated: true }],
    passesOn: true,
    examples: [["croft ssh web/app-1 sudo systemctl status nginx", "runs a command"]],
    load: async () => (await import("./ssh.ts")).run,
  },
  {
    name: "scp",
    summary: "copy files to and from VMs, with scp's options",
    arguments: [{ name: "FILE", help: "local files, or PROJECT/VM:PATH", repeated: true, words: "file" }],
    passesOn: true,
    examples: [["croft scp -r site/ web/app-1:/srv/", "copies a folder"]],
    load: async () => (await import("./ssh.ts")).scp,
  },
  {
    name: "ssh-config",
    summary: "write an ssh configuration, and print its path",
    description: [
      "With it, VMs are NAME.PROJECT.croft for ssh, scp, sftp, rsync, Ansible, paramiko and editors: `ssh -F $(croft ssh-config) app-1.web.croft`, or an Include of it at the beginning of ~/.ssh/config.",
    ],
    load: async () => (await import("./ssh.ts")).sshConfig,
  },
  {
    name: "console",
    summary: "a VM's serial console on this terminal; Ctrl-] leaves",
    arguments: [VM],
    options: [project, { name: "view", help: "only look: whoever types goes on" }],
    load: async () => (await import("./screen.ts")).consoleOf,
  },
  {
    name: "log",
    summary: "what a guest wrote to its serial port",
    arguments: [VM],
    options: [project, { name: "tail", value: "LINES", help: "the last lines only" }],
    load: async () => (await import("./screen.ts")).log,
  },
  {
    name: "screenshot",
    summary: "a picture of a VM's screen as a PNG file",
    arguments: [
      VM,
      { name: "FILE", help: "where it goes (default: NAME.png)", optional: true, words: "file" },
    ],
    options: [project],
    load: async () => (await import("./screen.ts")).screenshot,
  },
  {
    name: "restart",
    summary: "restart VMs, and wait until they are ready again",
    arguments: [{ name: "VM", help: "the VMs", repeated: true, words: "vm" }],
    options: [project, noWait, timeout],
    load: async () => (await import("./restart.ts")).run,
  },
];
