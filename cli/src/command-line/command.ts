// What a command of `croft` is. One table of them (commands/catalog.ts) is the source of the parser, --help, the man pages and
// the shells' completion, so none of them can know a command or an option that the others do not.

/** What a word on the command line may be, for completion. */
type Words =
  | "kind"
  | "object"
  | "vm"
  | "host"
  | "partition"
  | "quarantined_partition"
  | "project"
  | "token"
  | "context"
  | "file"
  | readonly string[];

export interface Option {
  name: string;
  short?: string;
  /** Name of its value in help texts; a flag has none. */
  value?: string;
  repeated?: boolean;
  help: string;
  words?: Words;
}

export interface Argument {
  name: string;
  help: string;
  optional?: boolean;
  repeated?: boolean;
  words?: Words;
}

/** `table` for people, `wide` with further columns, the others for programs. */
export type Format = "table" | "wide" | "json" | "yaml" | "name";

export interface Command {
  /** One word or two: `get`, `partition restore`. */
  name: string;
  summary: string;
  description?: readonly string[];
  arguments?: readonly Argument[];
  options?: readonly Option[];
  /** The first is the default; without formats the command has no `-o`. */
  formats?: readonly Format[];
  examples?: readonly (readonly [line: string, what: string])[];
  /** From its first argument on all words belong to another program. */
  passesOn?: boolean;
  /** Started by programs, not by people: in no list. */
  hidden?: boolean;
  load(): Promise<Run>;
}

/** Resolves with the exit status; none is 0. */
export type Run = (invocation: Invocation, session: Session) => Promise<number | undefined>;

/** A command line that was read. */
export interface Invocation {
  readonly format: Format;
  /** Of an argument that must be there. */
  argument(name: string): string;
  optional(name: string): string | undefined;
  /** Of a repeated argument, or the words that are passed on. */
  rest(name: string): readonly string[];
  text(option: string): string | undefined;
  texts(option: string): readonly string[];
  flag(option: string): boolean;
}

/** Where people, or programs, read. */
export interface Output {
  /** Characters of a line; undefined where there is no terminal. */
  readonly columns: number | undefined;
  readonly rows: number;
  readonly color: boolean;
  write(text: string): void;
}

/** What a command is run with. */
export interface CommandGroup {
  title: string;
  commands: readonly Command[];
}

export interface Session {
  /** All commands there are. */
  readonly groups: readonly CommandGroup[];
  readonly output: Output;
  /** Where it was not redirected, people read it. */
  say(line: string): void;
  now(): Date;
  /** Ends with Ctrl-C. */
  readonly interrupted: AbortSignal;
  /** The Croft that this command line is for; throws when none is known. */
  connect(): Promise<Connection>;
}

export interface Connection {
  api: { endpoint: string; token: string; caCertificate?: string };
  /** What objects without a project on the command line are looked for in. */
  project: string | undefined;
  /** Folder with the keys and certificates for logins to its VMs. */
  sshHome: string;
  /** Variables that lead another process of ours to the same Croft, without secrets. */
  environment: Readonly<Record<string, string>>;
}
