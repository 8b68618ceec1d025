// The commands about Crofts and tokens.
import { ROLES } from "@croft/schemas/roles.ts";
import type { Command } from "../command-line/command.ts";
import { documents, project, yes } from "./shared-options.ts";

export const accessCommands: readonly Command[] = [
  {
    name: "login",
    summary: "try an endpoint and a token, and keep them as a context",
    description: [
      "The token is typed when asked, or comes from standard input, CROFT_TOKEN or a file: on the command line other users of the machine could read it. It is kept in ~/.config/croft/config.yaml (mode 0600).",
    ],
    arguments: [{ name: "ENDPOINT", help: "unix:///…/api.sock or https://host:port" }],
    options: [
      { name: "token-file", value: "FILE", help: "file with the token", words: "file" },
      { name: "keep-token-file", help: "keep the name of that file instead of the token" },
      {
        name: "ca-certificate",
        value: "FILE",
        help: "authority of the certificate: ca.pem of the state folder",
        words: "file",
      },
      { name: "project", short: "p", value: "PROJECT", help: "usual project of the context" },
    ],
    examples: [
      ["croft login https://croft.example:7400 --ca-certificate ca.pem", "asks for the token"],
      ["pass show croft | croft login https://croft.example:7400 --context work", "takes it from a program"],
    ],
    load: async () => (await import("./login.ts")).run,
  },
  {
    name: "context list",
    summary: "the Crofts that are known",
    formats: ["table", "json", "yaml", "name"],
    load: async () => (await import("./context.ts")).listContexts,
  },
  {
    name: "context use",
    summary: "make one the current one",
    arguments: [{ name: "CONTEXT", help: "its name", words: "context" }],
    load: async () => (await import("./context.ts")).useContext,
  },
  {
    name: "context remove",
    summary: "forget one with its token",
    arguments: [{ name: "CONTEXT", help: "its name", words: "context" }],
    load: async () => (await import("./context.ts")).removeContext,
  },
  {
    name: "provider config",
    summary: "let Terraform and OpenTofu install the provider from this Croft",
    description: [
      "Prints the settings (.terraformrc, .tofurc) that the user has, with the provider's mirror in them; --write puts it into the user's file and keeps what that was. Other mirrors, overrides, caches and credentials stay in force.",
    ],
    options: [
      { name: "url", value: "URL", help: "https:// address of this Croft, where it is reached by a socket" },
      { name: "write", help: "write it instead of printing it" },
    ],
    examples: [
      ["croft provider config --write", "once on each machine, then: terraform init"],
      [
        "croft provider config --url https://croft.example:7400 > ci.tfrc",
        "for a pipeline's TF_CLI_CONFIG_FILE",
      ],
    ],
    load: async () => (await import("./provider.ts")).run,
  },
  {
    name: "token create",
    summary: "make a token; its text is on standard output, this once",
    arguments: [{ name: "NAME", help: "what it is for", optional: true }],
    options: [
      {
        name: "role",
        value: "ROLE",
        help: "viewer, planner or operator of a project; monitor (figures only) or admin of all",
        words: ROLES,
      },
      { name: "ttl", value: "TIME", help: "how long it is good, such as 8h or 90d" },
      project,
    ],
    formats: documents,
    examples: [["croft token create ci --role operator -p web --ttl 90d > token", "for a pipeline"]],
    load: async () => (await import("./token.ts")).createToken,
  },
  {
    name: "token list",
    summary: "the tokens, without their texts",
    formats: ["table", "json", "yaml", "name"],
    load: async () => (await import("./token.ts")).listTokens,
  },
  {
    name: "token revoke",
    summary: "end tokens, and what was opened with them",
    arguments: [{ name: "TOKEN", help: "names or ids", repeated: true, words: "token" }],
    options: [yes],
    load: async () => (await import("./token.ts")).revokeToken,
  },
  {
    name: "trust create",
    summary: "let an issuer's ID tokens be exchanged for tokens: pipelines without a secret",
    arguments: [{ name: "NAME", help: "its name" }],
    options: [
      { name: "issuer", value: "URL", help: "who signs, https://" },
      { name: "audience", value: "TEXT", help: "what the ID tokens are made for (default: croft)" },
      {
        name: "claim",
        value: "NAME=VALUE",
        help: "what an ID token must say; * stands for any text",
        repeated: true,
      },
      { name: "role", value: "ROLE", help: "what the exchanged token allows", words: ROLES },
      { name: "ttl", value: "TIME", help: "how long it is good (default: 1h)" },
      { name: "issuer-certificate", value: "FILE", help: "authority of the issuer, PEM", words: "file" },
      project,
    ],
    formats: documents,
    examples: [
      [
        "croft trust create plan --issuer https://ci.example --claim 'sub=repo:a/b:*' --role planner -p web",
        "all jobs of a repository may plan",
      ],
    ],
    load: async () => (await import("./trust.ts")).createTrust,
  },
  {
    name: "trust list",
    summary: "whose ID tokens are exchanged, and for what",
    formats: documents,
    load: async () => (await import("./trust.ts")).listTrusts,
  },
  {
    name: "trust delete",
    summary: "exchange an issuer's ID tokens no more",
    arguments: [{ name: "TRUST", help: "names or ids", repeated: true }],
    options: [yes],
    load: async () => (await import("./trust.ts")).deleteTrusts,
  },
  {
    name: "state list",
    summary: "states of Terraform that this Croft keeps, and who holds them",
    formats: documents,
    load: async () => (await import("./state.ts")).listStates,
  },
  {
    name: "state versions",
    summary: "the versions of a state that are kept",
    arguments: [{ name: "STATE", help: "PROJECT/NAME" }],
    formats: documents,
    load: async () => (await import("./state.ts")).listVersions,
  },
  {
    name: "state restore",
    summary: "make a former version of a state the newest one",
    arguments: [
      { name: "STATE", help: "PROJECT/NAME" },
      { name: "VERSION", help: "its number" },
    ],
    options: [yes],
    load: async () => (await import("./state.ts")).restoreVersion,
  },
  {
    name: "state unlock",
    summary: "break the lock of a state whose holder is gone",
    arguments: [{ name: "STATE", help: "PROJECT/NAME" }],
    options: [yes],
    load: async () => (await import("./state.ts")).unlock,
  },
  {
    name: "state backend",
    summary: "Terraform's http backend for a state: its environment, or backend.tf",
    description: [
      "The token is in neither: it is taken from CROFT_TOKEN, or with --hcl from TF_HTTP_PASSWORD.",
    ],
    arguments: [{ name: "STATE", help: "PROJECT/NAME" }],
    options: [{ name: "hcl", help: "write backend.tf" }],
    examples: [
      ['eval "$(croft state backend web/site)"', "then `terraform init`, with CROFT_TOKEN set"],
      ["croft state backend web/site --hcl > backend.tf", "for a repository whose state stays where it is"],
    ],
    load: async () => (await import("./state.ts")).backend,
  },
];
