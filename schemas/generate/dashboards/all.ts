// The dashboards that come with Croft: the fleet, one host, one VM, and the reconciler itself.
import type { Dashboard } from "@grafana/grafana-foundation-sdk/dashboard";
import { choice, curves, dashboard, named, rows, values } from "./parts.ts";

const fleet = (): Dashboard =>
  dashboard(
    "croft-fleet",
    "Croft: fleet",
    [],
    [
      {
        title: "Now",
        panels: [
          values("VMs by state", "short", {
            expr: "sum by (state) (croft_vm_state) > 0",
            legend: "{{state}}",
          }),
          values("Hosts by state", "short", {
            expr: "sum by (state) (croft_host_state) > 0",
            legend: "{{state}}",
          }),
          rows("VMs that are to run and do not", "short", {
            expr: named(
              'croft_vm_wanted_running == 1 and on (vm) (sum by (vm) (croft_vm_state{state=~"running|creating|starting|deleting"}) == 0)',
            ),
            legend: "",
          }),
          rows("Alerts that fire", "short", {
            expr: 'ALERTS{alertname=~"Croft.+", alertstate="firing"}',
            legend: "",
          }),
        ],
      },
      {
        title: "Room",
        panels: [
          curves("Virtual CPUs given out", "percentunit", {
            expr: "croft_host_cpu_reserved / (croft_host_cpu_capacity > 0)",
            legend: "{{host}}",
          }),
          curves("Memory given out", "percentunit", {
            expr: "croft_host_memory_reserved_bytes / (croft_host_memory_capacity_bytes > 0)",
            legend: "{{host}}",
          }),
          curves("Room for root disks given out", "percentunit", {
            expr: "croft_host_storage_reserved_bytes / (croft_host_storage_capacity_bytes > 0)",
            legend: "{{host}}",
          }),
          curves("Partitions by state", "short", {
            expr: "sum by (state) (croft_partition_state) > 0",
            legend: "{{state}}",
          }),
        ],
      },
      {
        title: "Who uses most",
        panels: [
          curves("Processor", "short", {
            expr: `topk(10, ${named("sum by (vm) (rate(croft_vm_cpu_seconds_total[$__rate_interval]))")})`,
            legend: "{{project}}/{{name}}",
          }),
          curves("Memory", "bytes", {
            expr: `topk(10, ${named("sum by (vm) (croft_vm_memory_resident_bytes)")})`,
            legend: "{{project}}/{{name}}",
          }),
          curves("Disk operations", "ops", {
            expr: `topk(10, ${named("sum by (vm) (rate(croft_vm_disk_read_operations_total[$__rate_interval]) + rate(croft_vm_disk_write_operations_total[$__rate_interval]))")})`,
            legend: "{{project}}/{{name}}",
          }),
          curves("Network", "Bps", {
            expr: `topk(10, ${named("sum by (vm) (rate(croft_vm_network_received_bytes_total[$__rate_interval]) + rate(croft_vm_network_sent_bytes_total[$__rate_interval]))")})`,
            legend: "{{project}}/{{name}}",
          }),
        ],
      },
    ],
  );

const HOST = '{host="$host"}';

const host = (): Dashboard =>
  dashboard(
    "croft-host",
    "Croft: host",
    [choice("host", "Host", "label_values(croft_host_info, host)")],
    [
      {
        title: "Now",
        panels: [
          values("State", "short", { expr: `croft_host_state${HOST} == 1`, legend: "{{state}}" }),
          values("Since its agent was heard", "s", {
            expr: `time() - croft_host_last_seen_timestamp_seconds${HOST}`,
            legend: "",
          }),
          values("VMs", "short", { expr: `croft_host_vms${HOST}`, legend: "" }),
          values("May be placed on", "short", { expr: `croft_host_schedulable${HOST}`, legend: "" }),
          rows("What it is", "short", { expr: `croft_host_info${HOST}`, legend: "" }),
          rows("Its VMs", "short", { expr: `croft_vm_info${HOST}`, legend: "" }),
        ],
      },
      {
        title: "Room",
        panels: [
          curves(
            "Virtual CPUs",
            "short",
            { expr: `croft_host_cpu_capacity${HOST}`, legend: "capacity" },
            { expr: `croft_host_cpu_reserved${HOST}`, legend: "given out" },
          ),
          curves(
            "Memory",
            "bytes",
            { expr: `croft_host_memory_capacity_bytes${HOST}`, legend: "capacity" },
            { expr: `croft_host_memory_reserved_bytes${HOST}`, legend: "given out" },
            { expr: `sum(croft_vm_memory_resident_bytes${HOST})`, legend: "held by QEMU" },
          ),
          curves(
            "Root disks",
            "bytes",
            { expr: `croft_host_storage_capacity_bytes${HOST}`, legend: "capacity" },
            { expr: `croft_host_storage_reserved_bytes${HOST}`, legend: "given out" },
          ),
          curves("Disks: what no partition takes", "bytes", {
            expr: `croft_disk_free_bytes * on (disk) group_left (path) croft_disk_info${HOST}`,
            legend: "{{path}}",
          }),
        ],
      },
      {
        title: "Use",
        panels: [
          curves("Processor by VM", "short", {
            expr: named(`sum by (vm) (rate(croft_vm_cpu_seconds_total${HOST}[$__rate_interval]))`),
            legend: "{{project}}/{{name}}",
          }),
          curves("Network by VM", "Bps", {
            expr: named(`sum by (vm) (rate(croft_vm_network_received_bytes_total${HOST}[$__rate_interval]))`),
            legend: "{{project}}/{{name}}",
          }),
        ],
      },
    ],
  );

const VM = '{vm="$vm"}';
const rateOf = (figure: string): string => `rate(croft_vm_${figure}_total${VM}[$__rate_interval])`;

const vm = (): Dashboard =>
  dashboard(
    "croft-vm",
    "Croft: VM",
    [
      choice("project", "Project", "label_values(croft_vm_info, project)"),
      choice("name", "Name", 'label_values(croft_vm_info{project="$project"}, name)'),
      choice("vm", "VM", 'label_values(croft_vm_info{project="$project",name="$name"}, vm)'),
    ],
    [
      {
        title: "Now",
        panels: [
          values("State", "short", { expr: `croft_vm_state${VM} == 1`, legend: "{{state}}" }),
          values("In it for", "s", {
            expr: `time() - croft_vm_state_since_timestamp_seconds${VM}`,
            legend: "",
          }),
          values("Ready", "short", { expr: `croft_vm_ready${VM}`, legend: "" }),
          values("First boot", "short", { expr: `croft_vm_first_boot${VM} == 1`, legend: "{{outcome}}" }),
          values("Restarts by its policy", "short", { expr: `croft_vm_restarts${VM}`, legend: "" }),
          values("Conditions", "short", { expr: `croft_vm_conditions${VM}`, legend: "" }),
        ],
      },
      {
        title: "Use",
        panels: [
          curves("Processor by virtual CPU", "percentunit", {
            expr: rateOf("vcpu_seconds"),
            legend: "{{cpu}}",
          }),
          curves(
            "Memory",
            "bytes",
            { expr: `croft_vm_memory_bytes${VM}`, legend: "given" },
            { expr: `croft_vm_memory_resident_bytes${VM}`, legend: "held by QEMU" },
            { expr: `croft_vm_guest_memory_available_bytes${VM}`, legend: "available in the guest" },
          ),
          curves(
            "Disks",
            "Bps",
            { expr: rateOf("disk_read_bytes"), legend: "{{disk}} read" },
            { expr: rateOf("disk_written_bytes"), legend: "{{disk}} written" },
          ),
          curves(
            "Disk operations",
            "ops",
            { expr: rateOf("disk_read_operations"), legend: "{{disk}} reads" },
            { expr: rateOf("disk_write_operations"), legend: "{{disk}} writes" },
            { expr: rateOf("disk_flush_operations"), legend: "{{disk}} flushes" },
          ),
          curves("File systems of the guest", "percentunit", {
            expr: `croft_vm_filesystem_used_bytes${VM} / croft_vm_filesystem_size_bytes${VM}`,
            legend: "{{mountpoint}}",
          }),
          curves(
            "Network",
            "Bps",
            { expr: rateOf("network_received_bytes"), legend: "{{card}} received" },
            { expr: rateOf("network_sent_bytes"), legend: "{{card}} sent" },
          ),
          curves(
            "Packets",
            "ops",
            { expr: rateOf("network_received_packets"), legend: "{{card}} received" },
            { expr: rateOf("network_sent_packets"), legend: "{{card}} sent" },
          ),
        ],
      },
    ],
  );

const reconciler = (): Dashboard =>
  dashboard(
    "croft-reconciler",
    "Croft: reconciler",
    [],
    [
      {
        title: "Now",
        panels: [
          values("What is wrong", "short", {
            expr: "sum(croft_condition) or vector(0)",
            legend: "conditions",
          }),
          values("Certificates end in", "s", {
            expr: "croft_certificate_expiry_timestamp_seconds - time()",
            legend: "{{certificate}}",
          }),
        ],
      },
      {
        title: "Requests",
        panels: [
          curves("Answered", "reqps", {
            expr: "sum by (route) (rate(croft_http_requests_total[$__rate_interval]))",
            legend: "{{route}}",
          }),
          curves("Refused and failed", "reqps", {
            expr: 'sum by (route, status) (rate(croft_http_requests_total{status=~"[45].."}[$__rate_interval]))',
            legend: "{{route}} {{status}}",
          }),
          curves(
            "Time",
            "s",
            {
              expr: "histogram_quantile(0.5, sum by (le) (rate(croft_http_request_duration_seconds_bucket[$__rate_interval])))",
              legend: "half of them within",
            },
            {
              expr: "histogram_quantile(0.99, sum by (le) (rate(croft_http_request_duration_seconds_bucket[$__rate_interval])))",
              legend: "99 % within",
            },
          ),
          curves("Under way, waiting ones included", "short", {
            expr: "croft_http_requests_open",
            legend: "",
          }),
        ],
      },
      {
        title: "Work",
        panels: [
          curves("Waits for its turn", "short", { expr: "croft_queue_depth", legend: "{{loop}}" }),
          curves("Fails again and again", "short", { expr: "croft_loop_failing", legend: "{{loop}}" }),
          curves("Runs", "ops", {
            expr: "sum by (loop) (rate(croft_loop_runs_total[$__rate_interval]))",
            legend: "{{loop}}",
          }),
          curves("Events", "ops", { expr: "deriv(croft_last_event_number[5m])", legend: "" }),
        ],
      },
      {
        title: "Machine",
        panels: [
          curves("Processor", "short", {
            expr: "rate(process_cpu_seconds_total[$__rate_interval])",
            legend: "",
          }),
          curves("Memory", "bytes", { expr: "process_resident_memory_bytes", legend: "" }),
          curves(
            "Database",
            "bytes",
            { expr: "croft_database_bytes", legend: "database" },
            { expr: "croft_database_log_bytes", legend: "its log" },
          ),
          curves("Free in the state folder", "bytes", { expr: "croft_storage_free_bytes", legend: "" }),
        ],
      },
    ],
  );

/** By the name of the file, below docs/operate/dashboards. */
export const dashboards = (): Map<string, string> =>
  new Map(
    [fleet(), host(), vm(), reconciler()].map((made) => [
      `${made.uid}.json`,
      `${JSON.stringify(made, null, 2)}\n`,
    ]),
  );
