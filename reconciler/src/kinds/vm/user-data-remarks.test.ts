import { gzipSync } from "node:zlib";
import { expect, test } from "@jest/globals";
import { VM_SPEC } from "../../planner/sample-objects.ts";
import { rebootsFirst, userDataRemarks } from "./user-data-remarks.ts";

const codes = (user_data: string, more: object = {}) =>
  userDataRemarks("VM web/app", { ...VM_SPEC, user_data, ...more }).map(({ code }) => code);

test.each([
  "#!/bin/sh\ntrue\n",
  "#cloud-config\nusers: []\n",
  "#include\nhttps://example.org/\n",
  "#cloud-config-archive\n[]\n",
  "#cloud-config \r\nusers: []\r\n",
  "#cloud-config\n",
  "#cloud-config\nruncmd: [a]\nruncmd: [b]\n",
  "#cloud-boothook\n",
  "## template: jinja\n#cloud-config\n",
  'Content-Type: multipart/mixed; boundary="x"\nMIME-Version: 1.0\n\n',
  "",
  "#cloud-config\nvendor_data: {enabled: true}\npower_state: {mode: poweroff}\n",
])("what cloud-init reads is not remarked on: %j", (text) => expect(codes(text)).toEqual([]));

test.each([
  "users: []\n",
  "echo hello\n",
  gzipSync("#cloud-config\n{}\n").toString("base64"),
  Buffer.from("#cloud-config\nusers: []\n").toString("base64"),
  "\n#cloud-config\nusers: []\n",
  "  #!/bin/sh\ntrue\n",
  "\uFEFF#cloud-config\nusers: []\n",
  "# cloud-config\nusers: []\n",
  "#!/bin/sh\r\ntrue\r\n",
  "#cloud-config\nusers:\n\t- name: bob\n",
  "#cloud-config\nruncmd: [\n",
  "#cloud-config\n- users\n",
  "#cloud-config\nnetwork: {version: 2}\n",
  '{"ignition": {"version": "3.4.0"}}',
])("what it does not is told at plan: %j", (text) => expect(codes(text)).toEqual(["user_data_unreadable"]));

test("it says what base64 is, and repeats nothing of the text", () => {
  const [remark] = userDataRemarks("VM web/app", { ...VM_SPEC, user_data: "password: hunter2\n" });
  expect(remark).toMatchObject({
    summary: expect.stringContaining("VM web/app"),
    pointer: "/spec/user_data",
  });
  expect(JSON.stringify(remark)).not.toContain("hunter2");
  const [broken] = userDataRemarks("VM web/app", { ...VM_SPEC, user_data: "#cloud-config\na: *hunter2\n" });
  expect(broken?.detail).toContain("Line 2 is no YAML");
  expect(JSON.stringify(broken)).not.toContain("hunter2");
  const packed = gzipSync("#cloud-config\n{}\n").toString("base64");
  const { user_data: _, ...rest } = VM_SPEC;
  const [written] = userDataRemarks("VM web/app", { ...rest, user_data_wo: packed });
  expect(written).toMatchObject({
    pointer: "/spec/user_data_wo",
    detail: expect.stringContaining("gzip in base64"),
  });
});

test.each([
  "#cloud-config\nvendor_data: {enabled: false}\n",
  "#cloud-config\nvendor_data: {'enabled': no}\n",
  "#cloud-config\nvendor_data:\n  enabled: false\n",
])("vendor data that is switched off is told: %j", (text) =>
  expect(codes(text)).toEqual(["vendor_data_off"]),
);

test.each([
  "#cloud-config\npower_state: {delay: now, mode: reboot}\n",
  "#cloud-config\npower_state:\n  mode: reboot\n",
  "#cloud-config\npower_state:\n  delay: now\n  message: bye\n  mode: reboot\nusers: []\n",
  "#cloud-config\r\npower_state:\r\n  delay: now\r\n  mode: reboot\r\n",
  "#cloud-config\npower_state: {\n  delay: now,\n  mode: reboot }\n",
])("a reboot at the end is told where nothing waits for it: %j", (text) => {
  expect(codes(text)).toEqual(["ready_before_reboot"]);
  for (const name of ["cloud_init", "ssh", "address"] as const) {
    expect(codes(text, { wait_for: [name] })).toEqual([]);
  }
  expect(rebootsFirst({ ...VM_SPEC, user_data: text })).toBe(true);
  const { user_data: _, ...bare } = VM_SPEC;
  expect(rebootsFirst({ ...bare, user_data_wo: text })).toBe(true);
});

test.each([
  "#cloud-config\npower_state:\n  delay: now\nusers:\n  mode: reboot\n",
  "#cloud-config\npower_state: {mode: poweroff}\nmode: reboot\n",
])("what is not the mode of power_state is no reboot: %j", (text) =>
  expect(rebootsFirst({ ...VM_SPEC, user_data: text })).toBe(false),
);

/** As long as user data may be. */
const MOST = 524_288;

test.each([
  ["#cloud-config\n", "\n", "a: b\n"],
  ["#cloud-config\npower_state:\n", "    x\n", "y: 1\n"],
  ["#cloud-config\n", "power_state:\n", ""],
  ["#cloud-config\npower_state: {", "mode ", ""],
  ["#cloud-config\n", "vendor_data: {\n  ", ""],
  ["#cloud-config\nvendor_data: ", " ", ""],
  ["#cloud-config", " ", "x"],
  ["A".repeat(16), " ", "!"],
  ["A".repeat(16), "=", "!"],
  ["", "\uFEFF", ""],
  ["#!", "\r", ""],
])("the longest text is looked at in no time: %j, %j again and again, %j", (begin, again, end) => {
  const user_data = begin + again.repeat((MOST - 100) / again.length) + end;
  expect(userDataRemarks("VM web/app", { ...VM_SPEC, user_data })).toEqual(expect.any(Array));
});

test("nothing is said of what cloud-init does not read", () => {
  expect(codes('{"ignition": {}}', { user_data_format: "ignition" })).toEqual([]);
});

test("a configuration of more than 64 KiB is not read, because others would wait for that", () => {
  expect(codes(`#cloud-config\nusers: [\n${"- a: 1\n".repeat(10_000)}`)).toEqual([]);
  expect(codes("#cloud-config\nusers: [\n")).not.toEqual([]);
});
