/**
 * One run of the plugin, from the start of the process to its end.
 *
 *   started --(no cookie)--> message on stderr, exit 1
 *      |
 *   listening: the handshake line is out, nothing else was loaded for it
 *      |  (first connection; services are loaded meanwhile)
 *   serving --(Shutdown)--------------------------------> exit 0
 *      |  \--(last connection lost, and its parent)----> stop, exit 1     Terraform died
 *      |  \--(last connection lost, none new in 10 s)--> stop, exit 1     it lives and lost interest
 *      |   \-(SIGTERM, SIGHUP)--------------------------> stop, exit 1
 *      `----(SIGINT) ignored: Terraform calls StopProvider itself, then waits for the running calls
 *
 * With `debug` the plugin is started by a person: it prints the setting that makes Terraform use it, talks
 * without TLS through a socket only its user can reach, and ends with SIGINT.
 */
import { writeSync } from "node:fs";
import { createServer, type Server, type Socket } from "node:net";
import { type Certificate, createCertificate } from "./certificate.ts";
import type { CollectingHandler, StreamHandler, UnaryHandler } from "./grpc-server.ts";
import {
  handshakeLine,
  type Invitation,
  NotInvited,
  type PluginEnvironment,
  readInvitation,
  reattachSetting,
} from "./handshake.ts";
import type { Connection } from "./http2/connection.ts";
import { isShown, type LogFields, type LogLevel, logLine } from "./plugin-log.ts";
import { createSocketPlace, type SocketPlace } from "./socket-place.ts";

type PluginLog = (level: LogLevel, message: string, fields?: LogFields) => void;

interface PluginServices {
  /** gRPC methods by path, `/package.Service/Method`. */
  readonly unary: ReadonlyMap<string, UnaryHandler>;
  /** Methods whose answer is many messages. */
  readonly streaming: ReadonlyMap<string, StreamHandler>;
  /** Methods whose request is many messages. */
  readonly collecting: ReadonlyMap<string, CollectingHandler>;
  /** Ends what is running, because nobody waits for it any more. */
  stop(): void;
  /** What is to be done before the process ends in order. */
  finish?(): Promise<void>;
}

export interface PluginOptions {
  readonly environment: PluginEnvironment;
  /** Stands in every log line. */
  readonly name: string;
  /** The provider's address, such as `registry.terraform.io/croft/croft`; printed in debug mode. */
  readonly address: string;
  readonly debug: boolean;
  /** Called after the handshake, so what it imports costs no start-up time. */
  load(log: PluginLog): Promise<PluginServices>;
}

const EXIT_FAILED = 1;
/** How often an unconnected plugin looks whether the process that started it is still there. */
const LOOK_FOR_PARENT_MS = 100;
/** How long a lost client may take to come back. */
const RECONNECT_MS = 10_000;
/** How long Terraform may take to connect at first. */
const FIRST_CONNECTION_MS = 120_000;
/** What calls have to end themselves after `stop`. */
const STOP_GRACE_MS = 1_000;
/** How long the answer to Shutdown may be under way. */
const SHUTDOWN_GRACE_MS = 200;

/** Runs the plugin in this process and takes over its stdout, signals and exit. Returns once it listens. */
export async function servePlugin(options: PluginOptions): Promise<void> {
  const log = createLog(options);
  guardStdout(log);
  let invitation: Invitation | undefined;
  try {
    invitation = options.debug ? undefined : readInvitation(options.environment);
  } catch (error) {
    if (!(error instanceof NotInvited)) throw error;
    writeQuietly(2, `${error.message}\n`);
    process.exit(EXIT_FAILED);
  }
  const certificate = invitation === undefined ? undefined : createCertificate(Date.now());
  const { PLUGIN_UNIX_SOCKET_DIR, TMPDIR } = options.environment;
  const place = createSocketPlace(PLUGIN_UNIX_SOCKET_DIR || TMPDIR || "/tmp");
  process.on("exit", () => place.remove());

  const waiting: Socket[] = [];
  const server = createServer((socket) => waiting.push(socket));
  await listen(server, place);
  writeSync(1, `${announcement(options, place, invitation, certificate)}\n`);

  const run = new Run(options, log);
  run.watchSignals();
  const accept = await run.start(invitation, certificate);
  server.removeAllListeners("connection").on("connection", accept);
  for (const socket of waiting.splice(0)) accept(socket);
}

function announcement(
  options: PluginOptions,
  place: SocketPlace,
  invitation: Invitation | undefined,
  certificate: Certificate | undefined,
): string {
  if (invitation !== undefined && certificate !== undefined) {
    return handshakeLine(place.path, certificate.der, invitation);
  }
  return `TF_REATTACH_PROVIDERS='${reattachSetting(options.address, place.path, process.pid)}'`;
}

/** The running services and the reasons to end them. */
class Run {
  private readonly options: PluginOptions;
  private readonly log: PluginLog;
  private services: PluginServices | undefined;
  private connections = 0;
  private calls = 0;
  private ending = false;
  private lonely: NodeJS.Timeout | undefined;
  private readonly parent = process.ppid;
  private looking: NodeJS.Timeout | undefined;

  constructor(options: PluginOptions, log: PluginLog) {
    this.options = options;
    this.log = log;
  }

  /** Loads what serves, and returns what takes connections. */
  async start(invitation: Invitation | undefined, certificate: Certificate | undefined) {
    const [grpc, tls, side, services] = await Promise.all([
      import("./grpc-server.ts"),
      import("./connections.ts"),
      import("./side-services.ts"),
      this.options.load(this.log),
    ]);
    this.services = services;
    this.awaitClient(FIRST_CONNECTION_MS);
    const serve = grpc.createGrpcServer(side.withSideServices(services), {
      failed: (path, error) => {
        const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
        this.log("error", `${path} failed: ${detail}`);
      },
      began: () => {
        this.calls += 1;
      },
      ended: (path, connection) => {
        this.calls -= 1;
        if (path === side.SHUTDOWN && !this.options.debug) exitWhenReceived(connection);
        if (this.ending && this.calls === 0) this.exit();
      },
    });
    const accepted = (socket: Socket) => {
      this.count(socket);
      serve(socket);
    };
    if (invitation === undefined || certificate === undefined) return accepted;
    const secure = tls.createTlsServer(certificate, invitation.clientCertificate, {
      accepted,
      refused: (reason) => this.log("warn", `a connection was refused: ${reason}`),
    });
    return (socket: Socket) => void secure.emit("connection", socket);
  }

  watchSignals(): void {
    process.on("SIGINT", () => {
      if (this.options.debug) this.end("SIGINT");
    });
    for (const signal of ["SIGTERM", "SIGHUP"] as const) process.on(signal, () => this.end(signal));
    process.on("uncaughtException", (error) => {
      this.log("error", `panic: ${error.stack ?? error.message}`);
      process.exit(EXIT_FAILED);
    });
  }

  private count(socket: Socket): void {
    this.connections += 1;
    clearTimeout(this.lonely);
    clearInterval(this.looking);
    socket.once("close", () => {
      this.connections -= 1;
      if (this.connections === 0) this.awaitClient(RECONNECT_MS);
    });
  }

  private awaitClient(milliseconds: number): void {
    if (this.options.debug) return;
    const end = () => this.end("Terraform is gone");
    this.lonely = setTimeout(end, milliseconds);
    this.looking = setInterval(() => process.ppid !== this.parent && end(), LOOK_FOR_PARENT_MS);
  }

  private end(reason: string): void {
    if (this.ending) return;
    this.log("warn", `ending: ${reason}`);
    this.ending = true;
    this.services?.stop();
    if (this.calls === 0) this.exit();
    else setTimeout(() => this.exit(), STOP_GRACE_MS);
  }

  private exit(): never {
    process.exit(this.options.debug ? 0 : EXIT_FAILED);
  }
}

/** The answer to Shutdown has to arrive, or Terraform takes it for a failure: a ping behind it proves that it did. */
function exitWhenReceived(connection: Connection): void {
  const exit = () => process.exit(0);
  setTimeout(exit, SHUTDOWN_GRACE_MS);
  connection.ping(exit);
}

function listen(server: Server, place: SocketPlace): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(place.path, resolve);
  });
}

function createLog(options: PluginOptions): PluginLog {
  return (level, message, fields = {}) => {
    if (isShown(level, options.environment)) {
      writeQuietly(2, logLine(options.name, Date.now(), level, message, fields));
    }
  };
}

/** Anything but the handshake line on stdout would break the handshake, so what is printed there becomes a log line. */
function guardStdout(log: PluginLog): void {
  const redirect = (chunk: unknown, ...rest: unknown[]): boolean => {
    const text = chunk instanceof Uint8Array ? Buffer.from(chunk).toString() : String(chunk);
    log("warn", text.trimEnd());
    for (const last of rest) if (typeof last === "function") queueMicrotask(() => last());
    return true;
  };
  process.stdout.write = redirect as typeof process.stdout.write;
}

/** Whoever reads may be gone; that is noticed elsewhere. */
function writeQuietly(descriptor: number, text: string): void {
  try {
    writeSync(descriptor, text);
  } catch {
    // Nothing could be told about it anyway.
  }
}
