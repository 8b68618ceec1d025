/**
 * The first words between Terraform and a plugin: Terraform shows in the environment that it is Terraform, the
 * plugin answers with one line on stdout that says where it listens and with which certificate.
 */

/** The environment Terraform started the plugin with. */
export type PluginEnvironment = Readonly<Record<string, string | undefined>>;

const COOKIE_NAME = "TF_PLUGIN_MAGIC_COOKIE";
const COOKIE_VALUE = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";
const CORE_PROTOCOL = 1;
const PLUGIN_PROTOCOL = 6;

export interface Invitation {
  /** The only certificate a client may show, PEM. */
  readonly clientCertificate: string;
  /** Terraform asks for a seventh field in the line (and gets "no"). */
  readonly multiplexAsked: boolean;
}

/** What a person sees who starts the plugin by hand, or whose Terraform is too old. */
export class NotInvited extends Error {
  override readonly name = "NotInvited";
}

/** Throws NotInvited when this is not Terraform, or not one that speaks protocol 6. */
export function readInvitation(environment: PluginEnvironment): Invitation {
  if (environment[COOKIE_NAME] !== COOKIE_VALUE) {
    throw new NotInvited(
      "This program is a Terraform provider. It is not meant to be run by hand: Terraform starts it when a " +
        "configuration uses it. To debug it, start it with --debug.",
    );
  }
  const versions = (environment.PLUGIN_PROTOCOL_VERSIONS ?? String(PLUGIN_PROTOCOL)).split(",");
  if (!versions.includes(String(PLUGIN_PROTOCOL))) {
    throw new NotInvited(
      `This provider speaks version ${PLUGIN_PROTOCOL} of the plugin protocol, this Terraform only ` +
        `${versions.join(", ")}. Use Terraform 1.0 or later.`,
    );
  }
  const clientCertificate = environment.PLUGIN_CLIENT_CERT;
  if (clientCertificate === undefined || clientCertificate === "") {
    throw new NotInvited(
      "Terraform gave no client certificate (PLUGIN_CLIENT_CERT), so nobody could be let in. " +
        "Use Terraform 1.0 or later.",
    );
  }
  return { clientCertificate, multiplexAsked: (environment.PLUGIN_MULTIPLEX_GRPC ?? "") !== "" };
}

/** The line, without its end. The certificate is base64 without padding. */
export function handshakeLine(
  socketPath: string,
  certificate: Uint8Array,
  invitation: Pick<Invitation, "multiplexAsked">,
): string {
  const encoded = Buffer.from(certificate).toString("base64").replace(/=+$/, "");
  const fields = [CORE_PROTOCOL, PLUGIN_PROTOCOL, "unix", socketPath, "grpc", encoded];
  return [...fields, ...(invitation.multiplexAsked ? ["false"] : [])].join("|");
}

const REGISTRIES = ["registry.terraform.io", "registry.opentofu.org"];

/**
 * The setting for TF_REATTACH_PROVIDERS with which Terraform and OpenTofu use a running plugin and never end it. An address of one's
 * registry means the other's too: `croft/croft` is a different one to each, and an unknown address is ignored silently.
 */
export function reattachSetting(address: string, socketPath: string, pid: number): string {
  const [registry = "", ...rest] = address.split("/");
  const hosts = REGISTRIES.includes(registry) ? REGISTRIES : [registry];
  const running = {
    Protocol: "grpc",
    ProtocolVersion: PLUGIN_PROTOCOL,
    Pid: pid,
    Test: true,
    Addr: { Network: "unix", String: socketPath },
  };
  return JSON.stringify(Object.fromEntries(hosts.map((host) => [[host, ...rest].join("/"), running])));
}
