// Forwarded ports of the host, as sockets of a process on it: what the host's firewall says of its own ports holds for these
// too, which it would not for packets that are sent on by the kernel.
//
//   host_address:host_port  <--client     one listening socket each
//     |  TCP: a connection to `to` for each that comes, half closed as the ends close
//     `  UDP: a socket for each client, forgotten when it is silent
import { createSocket, type Socket as UdpSocket } from "node:dgram";
import { connect, createServer, type Socket } from "node:net";

export interface Relay {
  protocol: "tcp" | "udp";
  host_address: string;
  host_port: number;
  to_address: string;
  to_port: number;
}

interface Open {
  close(): void;
}

const UDP_SILENCE_MS = 120_000;
const UDP_CLIENTS = 1_024;

const keyOf = (relay: Relay): string => JSON.stringify(Object.values(relay));

export class Forwarder {
  readonly #owners = new Map<string, Map<string, Open>>();
  #connections = 0;

  /** Whether nothing listens and nobody is connected. */
  get idle(): boolean {
    return this.#owners.size === 0 && this.#connections === 0;
  }

  /**
   * Brings what one VM has to what is wanted, removals first; connections that are open stay. Returns those that another
   * process stands in the way of.
   */
  async set(owner: string, wanted: readonly Relay[]): Promise<Relay[]> {
    const present = this.#owners.get(owner) ?? new Map<string, Open>();
    const keys = new Set(wanted.map(keyOf));
    for (const [key, open] of present) {
      if (keys.has(key)) continue;
      open.close();
      present.delete(key);
    }
    const busy: Relay[] = [];
    for (const relay of wanted) {
      if (present.has(keyOf(relay))) continue;
      const open = await (relay.protocol === "tcp" ? this.#tcp(relay) : this.#udp(relay));
      if (open === null) busy.push(relay);
      else present.set(keyOf(relay), open);
    }
    if (present.size === 0) this.#owners.delete(owner);
    else this.#owners.set(owner, present);
    return busy;
  }

  close(): void {
    for (const present of this.#owners.values()) for (const open of present.values()) open.close();
    this.#owners.clear();
  }

  #tcp(relay: Relay): Promise<Open | null> {
    const server = createServer({ allowHalfOpen: true, pauseOnConnect: true, noDelay: true }, (client) => {
      this.#connections++;
      join(client, relay, () => this.#connections--);
    });
    return new Promise((resolve) => {
      server.once("error", () => resolve(null));
      server.listen({ host: relay.host_address, port: relay.host_port, exclusive: true }, () => {
        server.on("error", () => {});
        resolve(server);
      });
    });
  }

  #udp(relay: Relay): Promise<Open | null> {
    const server = createSocket("udp4");
    const clients = new UdpClients(server, relay);
    return new Promise((resolve) => {
      server.once("error", () => {
        server.close();
        resolve(null);
      });
      server.bind({ address: relay.host_address, port: relay.host_port, exclusive: true }, () => {
        server.on("error", () => {});
        server.on("message", (message, { address, port }) => clients.send(message, address, port));
        resolve({
          close() {
            clients.close();
            server.close();
          },
        });
      });
    });
  }
}

/** Both directions of one connection, until both have ended or either failed. */
function join(client: Socket, { to_address: host, to_port: port }: Relay, ended: () => void): void {
  const target = connect({ host, port, allowHalfOpen: true, noDelay: true });
  let open = 2;
  for (const [one, other] of [
    [client, target],
    [target, client],
  ] as const) {
    one.on("error", () => other.destroy());
    one.on("close", () => {
      // What ended in order has been sent on by `pipe`; the rest ends with it.
      if (one.errored !== null || !one.readableEnded) other.destroy();
      if (--open === 0) ended();
    });
    one.pipe(other);
  }
}

/** The clients of one UDP port, each with a socket of its own towards the VM, so that answers find their way. */
class UdpClients {
  readonly #server: UdpSocket;
  readonly #relay: Relay;
  readonly #sockets = new Map<string, { socket: UdpSocket; timer: NodeJS.Timeout }>();

  constructor(server: UdpSocket, relay: Relay) {
    this.#server = server;
    this.#relay = relay;
  }

  send(message: Buffer, address: string, port: number): void {
    const key = `${address}:${port}`;
    const known = this.#sockets.get(key) ?? this.#add(key, address, port);
    known.timer.refresh();
    known.socket.send(message, this.#relay.to_port, this.#relay.to_address, () => {});
  }

  close(): void {
    for (const key of [...this.#sockets.keys()]) this.#remove(key);
  }

  #add(key: string, address: string, port: number) {
    const [oldest] = this.#sockets.keys();
    if (this.#sockets.size >= UDP_CLIENTS && oldest !== undefined) this.#remove(oldest);
    const socket = createSocket(this.#relay.to_address.includes(":") ? "udp6" : "udp4");
    socket.on("error", () => this.#remove(key));
    socket.on("message", (answer, from) => {
      if (from.address !== this.#relay.to_address || from.port !== this.#relay.to_port) return;
      this.#sockets.get(key)?.timer.refresh();
      this.#server.send(answer, port, address, () => {});
    });
    const timer = setTimeout(() => this.#remove(key), UDP_SILENCE_MS).unref();
    const added = { socket, timer };
    this.#sockets.set(key, added);
    return added;
  }

  #remove(key: string): void {
    const found = this.#sockets.get(key);
    if (found === undefined) return;
    this.#sockets.delete(key);
    clearTimeout(found.timer);
    found.socket.close();
  }
}
