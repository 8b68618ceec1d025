// Generated from schemas/; edit the YAML there and run `npm run generate`.

/** The variable of the environment that overrides a setting of the configuration file. */
export const AGENT_VARIABLES = {
  state_dir: "CROFT_AGENT_STATE_DIR",
  runtime_dir: "CROFT_AGENT_RUNTIME_DIR",
  join_file: "CROFT_JOIN_FILE",
  accelerator: "CROFT_ACCELERATOR",
  memory_reserved_mib: "CROFT_MEMORY_RESERVED_MIB",
  cpu_overcommit: "CROFT_CPU_OVERCOMMIT",
  port_range: "CROFT_PORT_RANGE",
  port_addresses: "CROFT_PORT_ADDRESSES",
  devices: "CROFT_DEVICES",
  way_out: "CROFT_WAY_OUT",
  overlay: "CROFT_OVERLAY",
  image_cache_days: "CROFT_IMAGE_CACHE_DAYS",
  image_cache_gib: "CROFT_IMAGE_CACHE_GIB",
  vm_processes: "CROFT_VM_PROCESSES",
  status_port: "CROFT_STATUS_PORT",
  log_level: "CROFT_LOG_LEVEL",
  log_levels: "CROFT_LOG_LEVELS",
  otlp_endpoint: "CROFT_OTLP_ENDPOINT",
} as const;
