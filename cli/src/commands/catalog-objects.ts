// The commands that work alike for all kinds.
import type { Argument, Command } from "../command-line/command.ts";
import { documents, noWait, project, timeout, yes } from "./shared-options.ts";

const KIND: Argument = {
  name: "KIND",
  help: "kind of the objects, such as vm or vms",
  words: "kind",
};

export const objectCommands: readonly Command[] = [
  {
    name: "status",
    summary: "what is wrong now, worst first, in one screen",
    description: ["The exit status is 8 when something is wrong, so that a script can ask."],
    options: [
      project,
      { name: "all-projects", short: "A", help: "of all projects, whatever the context says" },
    ],
    formats: documents,
    load: async () => (await import("./status.ts")).run,
  },
  {
    name: "watch",
    summary: "what is being done and what waits, live",
    description: [
      "Meant for a second terminal beside `terraform apply`: it shows what each object waits for, and the events.",
    ],
    options: [project],
    load: async () => (await import("./watch.ts")).run,
  },
  {
    name: "get",
    summary: "list objects of a kind, or show those that are named",
    description: [
      "Objects are named as project/name, by the name alone where a project is given or only one project has it, or by the id. On a terminal the table is as wide as that; in a pipe everything is there.",
    ],
    arguments: [
      KIND,
      { name: "NAME", help: "objects to show; all without", optional: true, repeated: true, words: "object" },
    ],
    options: [
      project,
      { name: "all-projects", short: "A", help: "of all projects, whatever the context says" },
      { name: "tag", short: "t", value: "KEY=VALUE", help: "only those with this tag", repeated: true },
      { name: "state", value: "STATE", help: "only those in this state, such as failed or quarantined" },
      { name: "host", value: "HOST", help: "only those on this host", words: "host" },
      { name: "watch", short: "w", help: "show changes as they happen, until Ctrl-C" },
    ],
    formats: ["table", "wide", "json", "yaml", "name"],
    examples: [
      ["croft get vms -p web", "all VMs of the project web"],
      ["croft get vm web/app-1 -o json", "one as a document"],
      ["croft get vms -o name | xargs -n1 croft restart", "for each of them"],
      ["croft get vms --watch", "a table that stays current"],
    ],
    load: async () => (await import("./get.ts")).run,
  },
  {
    name: "describe",
    summary: "state, conditions and events of an object, and why it waits",
    arguments: [KIND, { name: "NAME", help: "the object", words: "object" }],
    options: [project],
    formats: documents,
    examples: [["croft describe vm web/app-1", "what is wrong with it?"]],
    load: async () => (await import("./describe.ts")).run,
  },
  {
    name: "delete",
    summary: "delete objects, and wait until nothing is left of them",
    arguments: [KIND, { name: "NAME", help: "the objects", repeated: true, words: "object" }],
    options: [
      project,
      yes,
      { name: "force", help: "give up what is on a host or a disk that does not come back (admins)" },
      noWait,
      timeout,
    ],
    examples: [["croft delete vm web/app-1 --yes", "without a question"]],
    load: async () => (await import("./delete.ts")).run,
  },
  {
    name: "events",
    summary: "what happened, and with --follow what happens",
    arguments: [
      { name: "KIND", help: "only of this kind", optional: true, words: "kind" },
      { name: "NAME", help: "only of this object", optional: true, words: "object" },
    ],
    options: [
      project,
      { name: "follow", short: "f", help: "go on until Ctrl-C" },
      { name: "last", short: "n", value: "COUNT", help: "so many of the newest first (default: 50)" },
    ],
    formats: documents,
    examples: [
      ["croft events --follow", "all that happens from now on"],
      ["croft events vm web/app-1 -o json", "the newest of one VM, as a document"],
    ],
    load: async () => (await import("./events.ts")).run,
  },
  ...["plan", "explain"].map(
    (name): Command => ({
      name,
      summary: name === "plan" ? "what a change would do, without doing it" : "the same as plan",
      description: [
        "The reconciler judges the change by what the real write would pass: effects on fields, where it goes and why, what stands in the way. The exit status is 8 when it would be refused.",
      ],
      arguments: [
        {
          name: "CHANGE",
          help: "create, update or delete, a kind, a name, and fields as FIELD=VALUE",
          optional: true,
          repeated: true,
        },
      ],
      options: [
        project,
        {
          name: "file",
          short: "f",
          value: "FILE",
          help: "changes in YAML or JSON; - is standard input",
          words: "file",
        },
      ],
      formats: documents,
      examples: [
        ["croft plan update vm web/app-1 memory_mib=4096", "does it restart?"],
        [
          "croft explain create vm web/big cpus=64 memory_mib=262144 root_disk_gib=10",
          "which host has room?",
        ],
      ],
      load: async () => (await import("./plan.ts")).run,
    }),
  ),
];
