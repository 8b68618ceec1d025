// The agent's side of tunnels and consoles. It dials out only: over one control channel it hears which streams are
// wanted, connects to the target on its side, and dials a WebSocket for each.
//
//   away --dial--> listening --closed, or silent for 45 s--> away (tried again by who calls)
//                     | stream_request
//                     +--target connected--> dial /streams/<name> --> bytes flow --either side goes--> gone
//                     +--it cannot be--> stream_refusal

import type { Duplex } from "node:stream";
import { joinBytes, type Note, sendNote } from "@croft/schemas/byte-frames.ts";
import { CroftError } from "@croft/schemas/errors.ts";
import type { StreamRefusal, StreamRequest } from "@croft/schemas/generated/typescript/messages.ts";
import { validateStreamRequest } from "@croft/schemas/generated/validators/messages.js";
import { fieldErrors } from "@croft/schemas/validation.ts";
import type { WebSocket } from "ws";
import type { Log } from "../log.ts";

/** The other side says something every 15 s. */
const SILENCE_MS = 45_000;

/** What a stream leads to, connected. */
export interface Target {
  bytes: Duplex;
  /** Is given what sends notes to the other side. */
  tell?(send: (note: Note) => void): void;
  /** Close code when the bytes broke. */
  cut?(): number;
}

interface StreamParts {
  /** Opens a WebSocket below /v1/agent. */
  dial(path: string): WebSocket;
  /** Throws CroftError when the target cannot be had. */
  open(request: StreamRequest): Promise<Target>;
  log: Log;
}

/** Keeps one control channel until it ends; throws when it cannot be had or breaks. */
export async function serveStreams(parts: StreamParts, signal: AbortSignal): Promise<void> {
  const control = parts.dial("/control");
  const stop = () => control.terminate();
  signal.addEventListener("abort", stop);
  const silence = watchSilence(control);
  try {
    // Before it is open: a first request may come together with the answer that opens it.
    control.on("message", (data) => void answer(parts, control, String(data), signal));
    await opened(control);
    const code = await new Promise<number>((resolve) => control.once("close", resolve));
    if (!signal.aborted) throw new CroftError("unavailable", `the control channel was closed (${code})`);
  } finally {
    silence.end();
    signal.removeEventListener("abort", stop);
    control.terminate();
  }
}

function watchSilence(control: WebSocket): { end(): void } {
  const timer = setTimeout(() => control.terminate(), SILENCE_MS);
  control.on("ping", () => timer.refresh());
  return { end: () => clearTimeout(timer) };
}

/** Resolves when a socket is open; throws `unavailable` when it does not come to that. */
function opened(socket: WebSocket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once("open", resolve);
    // Stays: a socket's later errors are followed by its close.
    socket.on("error", (error) =>
      reject(new CroftError("unavailable", `no WebSocket to the reconciler: ${error.message}`)),
    );
  });
}

async function answer(
  parts: StreamParts,
  control: WebSocket,
  text: string,
  signal: AbortSignal,
): Promise<void> {
  let stream = "";
  try {
    const request = checked(text, (name) => {
      stream = name;
    });
    await connect(parts, request, signal);
  } catch (error) {
    parts.log("warn", "stream refused", { error });
    if (stream !== "" && control.readyState === control.OPEN) {
      control.send(JSON.stringify(refusalOf(stream, error)));
    }
  }
}

/** `named` is told the stream's name as soon as it is known. */
function checked(text: string, named: (stream: string) => void): StreamRequest {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new CroftError("invalid_request", "a message on the control channel is not JSON");
  }
  const stream = (value as { stream?: unknown } | null)?.stream;
  if (typeof stream === "string") named(stream);
  if (validateStreamRequest(value)) return value as StreamRequest;
  const faults = fieldErrors(validateStreamRequest.errors).map((one) => `${one.pointer}: ${one.message}`);
  throw new CroftError(
    "invalid_request",
    `the agent does not know this stream request: ${faults.join("; ")}`,
    {
      detail: "Agent and reconciler are of different versions: update the agent.",
    },
  );
}

async function connect(parts: StreamParts, request: StreamRequest, signal: AbortSignal): Promise<void> {
  const target = await parts.open(request);
  const socket = parts.dial(`/streams/${request.stream}`);
  const stop = () => socket.terminate();
  signal.addEventListener("abort", stop);
  socket.once("close", () => {
    signal.removeEventListener("abort", stop);
    target.bytes.destroy();
  });
  socket.once("open", () => {
    target.tell?.((note) => sendNote(socket, note));
    joinBytes(socket, target.bytes, target.cut === undefined ? {} : { cut: target.cut });
  });
  target.bytes.on("error", () => {});
  await opened(socket);
}

function refusalOf(stream: string, error: unknown): StreamRefusal {
  const known = error instanceof CroftError;
  const message = error instanceof Error ? error.message : String(error);
  return { stream, code: known ? error.code : "host_error", message, detail: known ? error.detail : message };
}
