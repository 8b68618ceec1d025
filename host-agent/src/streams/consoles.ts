// Serial consoles. QEMU serves one connection to a guest's serial port, so the agent holds it for all who look:
//
//   no viewer --first one--> connected --last one left, or QEMU gone--> no viewer
//
// Everybody sees all; one types: whoever came last of those who may. Who typed before goes on looking, is told, and types
// again when the other leaves. So a console that somebody forgot somewhere keeps nobody out.
// A viewer that does not keep up is dropped: it must hold up neither the guest nor the others. The log has what it missed.
import { Duplex } from "node:stream";
import { CLOSE_CODES, type Note } from "@croft/schemas/byte-frames.ts";
import type { Target } from "./control.ts";

interface Viewing {
  /** Connects to the guest's serial port. */
  connect(): Promise<Duplex>;
  mayType: boolean;
  /** Shown to the viewer first. */
  before: string | null;
}

export interface Consoles {
  open(vm: string, viewing: Viewing): Promise<Target>;
}

/** Bytes that a viewer may lag behind. */
const LAG_BYTES = 1024 * 1024;

export function createConsoles(lagBytes = LAG_BYTES): Consoles {
  const consoles = new Map<string, Promise<Console>>();
  return {
    async open(vm, { connect, mayType, before }) {
      let found = consoles.get(vm);
      if (found === undefined) {
        found = connect().then((port) => new Console(port, lagBytes, () => forget()));
        const mine = found;
        const forget = () => {
          if (consoles.get(vm) === mine) consoles.delete(vm);
        };
        consoles.set(vm, mine);
        mine.catch(forget);
      }
      return (await found).view(mayType, before);
    },
  };
}

class Console {
  readonly #port: Duplex;
  readonly #lagBytes: number;
  /** In the order of coming. */
  readonly #viewers: Viewer[] = [];
  #typist: Viewer | undefined;

  constructor(port: Duplex, lagBytes: number, gone: () => void) {
    this.#port = port;
    this.#lagBytes = lagBytes;
    port.on("data", (bytes: Buffer) => this.#show(bytes));
    port.on("error", () => {});
    port.on("end", () => port.destroy());
    port.on("close", () => {
      gone();
      for (const viewer of this.#viewers) viewer.push(null);
    });
  }

  view(mayType: boolean, before: string | null): Target {
    const viewer = new Viewer(mayType, (bytes, done) => {
      if (viewer === this.#typist) this.#port.write(bytes, () => done());
      else done();
    });
    if (before !== null) viewer.push(before);
    viewer.on("finish", () => this.#choose());
    viewer.on("error", () => {});
    viewer.on("close", () => this.#left(viewer));
    this.#viewers.push(viewer);
    return {
      bytes: viewer,
      tell: (send) => {
        viewer.send = send;
        this.#choose();
        if (viewer !== this.#typist) send({ writing: false });
      },
      cut: () => (viewer.tooSlow ? CLOSE_CODES.tooSlow : CLOSE_CODES.targetGone),
    };
  }

  #show(bytes: Buffer): void {
    for (const viewer of this.#viewers) {
      viewer.push(bytes);
      if (viewer.readableLength <= this.#lagBytes) continue;
      viewer.tooSlow = true;
      viewer.destroy();
    }
  }

  #left(viewer: Viewer): void {
    this.#viewers.splice(this.#viewers.indexOf(viewer), 1);
    viewer.send = undefined;
    this.#choose();
    if (this.#viewers.length === 0) this.#port.destroy();
  }

  /** Gives the keyboard to whoever is to have it, and tells whom it concerns. */
  #choose(): void {
    const next = this.#viewers.filter((one) => one.mayType && one.send && !one.writableFinished).at(-1);
    if (next === this.#typist) return;
    this.#typist?.send?.({ writing: false });
    this.#typist = next;
    next?.send?.({ writing: true });
  }
}

class Viewer extends Duplex {
  readonly mayType: boolean;
  readonly #type: (bytes: Buffer, done: () => void) => void;
  send: ((note: Note) => void) | undefined;
  tooSlow = false;

  constructor(mayType: boolean, type: (bytes: Buffer, done: () => void) => void) {
    super();
    this.mayType = mayType;
    this.#type = type;
  }

  override _read(): void {}

  override _write(bytes: Buffer, _encoding: string, done: () => void): void {
    this.#type(bytes, done);
  }
}
