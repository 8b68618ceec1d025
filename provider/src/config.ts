/** The only reader of the environment. */
export interface ProviderEnvironment {
  readonly endpoint: string | null;
  readonly token: string | null;
  readonly project: string | null;
  readonly caCertificate: string | null;
  /** Of what started Terraform (W3C Trace Context), such as a pipeline. */
  readonly traceparent: string | null;
  /** Collector of OpenTelemetry (OTLP over HTTP) to which spans of the run are sent; null: none are recorded. */
  readonly otlpEndpoint: string | null;
}

/** What stands in for settings that the configuration leaves out. */
export function providerEnvironment(): ProviderEnvironment {
  const { CROFT_ENDPOINT, CROFT_TOKEN, CROFT_PROJECT, CROFT_CA_CERTIFICATE } = process.env;
  const { CROFT_OTLP_ENDPOINT, TRACEPARENT } = process.env;
  return {
    endpoint: CROFT_ENDPOINT || null,
    token: CROFT_TOKEN || null,
    project: CROFT_PROJECT || null,
    caCertificate: CROFT_CA_CERTIFICATE || null,
    traceparent: TRACEPARENT || null,
    otlpEndpoint: CROFT_OTLP_ENDPOINT || null,
  };
}

/** What the plugin protocol reads: the handshake's variables and Terraform's log levels. */
export const pluginEnvironment = (): Readonly<Record<string, string | undefined>> => process.env;
