// The commands about hosts and what lies on them.
import type { Argument, Command, Option } from "../command-line/command.ts";
import { documents, noWait, project, timeout, yes } from "./shared-options.ts";

const HOSTS: Argument = { name: "HOST", help: "names of hosts", repeated: true, words: "host" };

const PARTITION: Argument = {
  name: "PARTITION",
  help: "in quarantine: project/name, or its id",
  words: "quarantined_partition",
};

const despiteStorm: Option = {
  name: "despite-storm",
  help: "also while many hosts are silent at once",
};

export const hostCommands: readonly Command[] = [
  {
    name: "host add",
    summary: "make join tokens for machines that shall become hosts",
    description: [
      "A token is for one machine under this name, and good for an hour. What is printed is run there as root.",
    ],
    arguments: [{ name: "HOST", help: "names of the new hosts", repeated: true }],
    options: [
      { name: "folder", value: "FOLDER", help: "write a join file for each there instead", words: "file" },
    ],
    formats: documents,
    examples: [["croft host add h2", "prints the line to run there"]],
    load: async () => (await import("./host.ts")).addHosts,
  },
  {
    name: "host cordon",
    summary: "put no new VMs on hosts",
    arguments: [HOSTS],
    load: async () => (await import("./host.ts")).cordonHosts,
  },
  {
    name: "host uncordon",
    summary: "put new VMs on hosts again",
    arguments: [HOSTS],
    load: async () => (await import("./host.ts")).uncordonHosts,
  },
  {
    name: "host drain",
    summary: "put a host into maintenance, and move away the VMs that it has",
    description: [
      "VMs that no other host fits, that are pinned or that must not be stopped stay: they are named with the reason, --stop stops them, and without it the exit status is 5 while there are any.",
    ],
    arguments: [{ name: "HOST", help: "name of the host", words: "host" }],
    options: [{ name: "stop", help: "stop the VMs that it has" }, yes],
    load: async () => (await import("./host.ts")).drainHost,
  },
  {
    name: "host release-storm",
    summary: "let silent hosts be fenced although many are silent at once",
    description: [
      "When more than a third of the hosts, and at least three, are silent at once, nothing of them is made anew elsewhere (croft status says so). This says that the machines named are lost all the same.",
    ],
    arguments: [HOSTS],
    options: [yes],
    load: async () => (await import("./host.ts")).releaseStorm,
  },
  {
    name: "host confirm-off",
    summary: "say that a silent host is off, so that its VMs may be made anew elsewhere",
    description: [
      "VMs with on_host_loss = recreate that have nothing but their root disk there are made anew; all else waits for the host. What becomes of everything is shown first.",
    ],
    arguments: [{ name: "HOST", help: "the silent host", words: "host" }],
    options: [yes, despiteStorm],
    formats: documents,
    load: async () => (await import("./host-loss.ts")).confirmOff,
  },
  {
    name: "host give-up",
    summary: "remove a host that never comes back, with what is lost on it",
    description: [
      "What is lost is shown first. The machine is refused when it comes back, until it joins anew; then it removes what it still has.",
    ],
    arguments: [{ name: "HOST", help: "the silent host", words: "host" }],
    options: [yes, despiteStorm],
    formats: documents,
    load: async () => (await import("./host-loss.ts")).giveUp,
  },
  {
    name: "host confirm-capacity",
    summary: "let processors and memory count that a host suddenly has more of",
    arguments: [HOSTS],
    load: async () => (await import("./host-loss.ts")).confirmCapacity,
  },
  {
    name: "host forget",
    summary: "take hosts that hold nothing out of Croft",
    arguments: [HOSTS],
    options: [yes],
    load: async () => (await import("./host.ts")).forgetHosts,
  },
  {
    name: "clock confirm",
    summary: "say that the clock of the reconciler's machine is right, although it leapt",
    description: [
      "After a leap (croft status says so) nothing is wiped from quarantine or forgotten until the time has really passed. This ends that, for a reconciler that was stopped for long. It is refused when the reconciler's clock is more than an hour off the time that is confirmed: this computer's, or the one of --time.",
    ],
    options: [{ name: "time", value: "TIME", help: "what time it is, such as 2030-01-31T12:00:00Z" }, yes],
    load: async () => (await import("./clock.ts")).confirmClock,
  },
  {
    name: "unknown list",
    summary: "list what hosts have and the database does not know",
    description: [
      "After the database was restored from a backup. It runs on as it is until you say what is to become of it.",
    ],
    formats: documents,
    load: async () => (await import("./unknown.ts")).listUnknown,
  },
  {
    name: "unknown adopt",
    summary: "take an unknown VM or partition under control again",
    description: [
      "Its host keeps what it has, under the same id. The file has what the database lost: project, name and spec, as `croft get KIND NAME -o json` writes them.",
    ],
    arguments: [{ name: "ID", help: "as `croft unknown list` names it" }],
    options: [
      { name: "file", value: "FILE", help: "its declaration as JSON, or - for stdin", words: "file" },
      project,
    ],
    examples: [["croft unknown adopt prt_0123456789abcdef --file data.json", "before the VM that has it"]],
    load: async () => (await import("./unknown.ts")).adoptUnknown,
  },
  {
    name: "unknown remove",
    summary: "let hosts end unknown VMs and remove their root disks",
    arguments: [{ name: "ID", help: "as `croft unknown list` names them", repeated: true }],
    options: [yes],
    load: async () => (await import("./unknown.ts")).removeUnknown,
  },
  {
    name: "unknown leave",
    summary: "leave unknown objects as they are, and list them no longer",
    arguments: [{ name: "ID", help: "as `croft unknown list` names them", repeated: true }],
    load: async () => (await import("./unknown.ts")).leaveUnknown,
  },
  {
    name: "partition restore",
    summary: "bring a deleted partition back out of quarantine",
    arguments: [PARTITION],
    options: [
      project,
      { name: "name", value: "NAME", help: "under this name instead of its former one" },
      noWait,
      timeout,
    ],
    formats: documents,
    examples: [["croft get partitions --state quarantined", "lists what can be restored"]],
    load: async () => (await import("./partition.ts")).restorePartition,
  },
  {
    name: "partition purge",
    summary: "wipe deleted partitions before their time",
    arguments: [{ ...PARTITION, repeated: true }],
    options: [project, yes, noWait, timeout],
    load: async () => (await import("./partition.ts")).purgePartition,
  },
  {
    name: "image add",
    summary: "add an image from a URL, or upload it from a file",
    arguments: [{ name: "NAME", help: "its name" }],
    options: [
      { name: "url", value: "URL", help: "where the reconciler fetches it" },
      { name: "file", value: "FILE", help: "a file of this machine; what broke off goes on", words: "file" },
      { name: "sha256", value: "HASH", help: "what it must be; required with http://" },
      { name: "kernel", value: "FILE", help: "kernel that boots it", words: "file" },
      { name: "initrd", value: "FILE", help: "initial ramdisk of that kernel", words: "file" },
      { name: "command-line", value: "TEXT", help: "command line of that kernel" },
      project,
      { name: "shared", help: "for all projects (admins)" },
      noWait,
      { ...timeout, help: "how long to wait at most (default: 30m)" },
    ],
    formats: documents,
    examples: [
      ["croft image add debian-13 --shared --url https://…/debian-13.qcow2", "fetched by the reconciler"],
      ["croft image add golden -p web --file golden.qcow2", "uploaded from here"],
    ],
    load: async () => (await import("./image.ts")).addImage,
  },
];
