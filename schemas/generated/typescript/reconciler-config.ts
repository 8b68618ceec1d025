// Generated from schemas/; edit the YAML there and run `npm run generate`.

/** The variable of the environment that overrides a setting of the configuration file. */
export const RECONCILER_VARIABLES = {
  state_dir: "CROFT_STATE_DIR",
  runtime_dir: "CROFT_RUNTIME_DIR",
  address: "CROFT_ADDRESS",
  port: "CROFT_PORT",
  agent_address: "CROFT_AGENT_ADDRESS",
  agent_port: "CROFT_AGENT_PORT",
  names: "CROFT_NAMES",
  tls_certificate_file: "CROFT_TLS_CERTIFICATE_FILE",
  tls_key_file: "CROFT_TLS_KEY_FILE",
  images_dir: "CROFT_IMAGES_DIR",
  provider_mirror_dir: "CROFT_PROVIDER_MIRROR_DIR",
  fetch_allow: "CROFT_FETCH_ALLOW",
  images_uid: "CROFT_IMAGES_UID",
  max_connections: "CROFT_MAX_CONNECTIONS",
  max_requests_per_second: "CROFT_MAX_REQUESTS_PER_SECOND",
  max_open_requests: "CROFT_MAX_OPEN_REQUESTS",
  host_lease_seconds: "CROFT_HOST_LEASE_SECONDS",
  log_level: "CROFT_LOG_LEVEL",
  log_levels: "CROFT_LOG_LEVELS",
  otlp_endpoint: "CROFT_OTLP_ENDPOINT",
} as const;
