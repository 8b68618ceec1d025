// Generated from schemas/; edit the YAML there and run `npm run generate`.
import runtime0 from "ajv/dist/runtime/ucs2length.js";
"use strict";
export const validateAgentConfig = validate20;
const schema31 = {"type":"object","additionalProperties":false,"properties":{"state_dir":{"type":"string","pattern":"^/","default":"/var/lib/croft","description":"Folder of everything that survives a boot: ledger, certificate, images, root disks, disk files. One agent per folder; moving it means moving the folder."},"runtime_dir":{"type":"string","pattern":"^/","maxLength":70,"description":"Folder of sockets and device nodes, gone after a boot. Short, because the path of a socket ends at 107 bytes. As root every folder above it lets others pass, because dnsmasq reads its files there as nobody. Unless given: `/run/croft/<mark of the state folder>` as root, else below `$XDG_RUNTIME_DIR` or `/tmp`."},"join_file":{"type":"string","pattern":"^/","description":"File with a join token (`croft host add NAME --folder FOLDER` writes it), read once, when this machine has no certificate yet."},"accelerator":{"type":"string","enum":["auto","kvm","tcg"],"default":"auto","description":"What guests run under. `auto` uses KVM when a tiny guest proved it since the last boot, else TCG (emulation)."},"memory_reserved_mib":{"type":"integer","minimum":0,"maximum":16777216,"default":1024,"description":"Memory that VMs may not have, in MiB."},"cpu_overcommit":{"type":"number","minimum":0.1,"maximum":64,"default":4,"description":"Virtual CPUs that are given out per logical CPU."},"port_range":{"type":"array","minItems":2,"maxItems":2,"default":[20000,29999],"description":"First and last host port that may be given to VMs. In the variable with a dash, `20000-29999`.","if":{"maxItems":2},"then":{"items":{"type":"integer","minimum":1024,"maximum":65535}}},"port_addresses":{"type":"array","maxItems":100,"default":["127.0.0.1"],"description":"IPv4 addresses on which operators of projects may forward ports (`host_address`); admins may use any. `0.0.0.0` stands for itself, all addresses at once. In the variable with commas.","if":{"maxItems":100},"then":{"items":{"type":"string","pattern":"^\\d{1,3}(\\.\\d{1,3}){3}$"}}},"devices":{"type":"object","additionalProperties":false,"default":{},"properties":{"include":{"type":"array","maxItems":1000,"default":["*"],"if":{"maxItems":1000},"then":{"items":{"type":"string","minLength":1,"maxLength":255}}},"exclude":{"type":"array","maxItems":1000,"default":[],"if":{"maxItems":1000},"then":{"items":{"type":"string","minLength":1,"maxLength":255}}}},"description":"Block devices that the agent may inspect and adopt: those that a glob of `include` matches (unless given, all) and none of `exclude`. A glob is compared with the whole stable name (`identity` in the host's inventory), serial number, path (`/dev/sda`) and udev link of a device; `*` also matches `/`. An excluded device is never opened. Use it for disks of the machine's own system and of other storage systems. In the variable as YAML or JSON, `{include: [\"/dev/sd*\"], exclude: [\"/dev/sda\"]}`."},"way_out":{"type":"object","additionalProperties":false,"default":{},"properties":{"enabled":{"type":"boolean","default":true},"allow":{"type":"array","maxItems":100,"default":[],"if":{"maxItems":100},"then":{"items":{"type":"string","pattern":"^[0-9a-fA-F.:]{2,39}/\\d{1,3}$"}}},"range":{"type":"string","pattern":"^\\d{1,3}(\\.\\d{1,3}){3}/(1[0-9]|2[0-4])$","default":"198.19.0.0/16"}},"description":"The way to the internet of VMs without `networks` (needs root, nftables and iproute2). They do not reach this host, one another, or private, link-local and multicast addresses, except what `allow` lists, such as a proxy or a mirror: `[192.168.7.20/32, fd12::/16]`. `range` is what their network namespaces have on this machine; no packet leaves it with such an address. With `enabled: false` VMs reach nothing, from their next start on, and nothing goes out of networks with the mode `nat` either, at once. In the variable as YAML or JSON, `{allow: [192.168.7.20/32]}`."},"overlay":{"type":"object","additionalProperties":false,"required":["address"],"properties":{"address":{"type":"string","pattern":"^[0-9a-fA-F.:]{2,39}$"},"interface":{"type":"string","pattern":"^[A-Za-z0-9][A-Za-z0-9_.@-]{0,14}$"}},"description":"The address of this machine, IPv4 or IPv6, by which the other hosts reach it for networks with the mode `nat` that span hosts (VXLAN over UDP port 4789), and the interface that has it (unless given, the one that has it now). Packets between hosts are not encrypted: use a network of their own, or the address of a WireGuard interface. Without it such a network is on this machine alone. In the variable as YAML or JSON, `{address: 192.0.2.11, interface: eth1}`."},"image_cache_days":{"type":"number","minimum":0,"maximum":3650,"default":7,"description":"How long an image that no VM of this machine uses is kept, in days since its last use. An image in use stays."},"image_cache_gib":{"type":"number","minimum":0,"maximum":1048576,"default":20,"description":"Room that images may take together on this machine, in GiB. When they take more, those that no VM uses go, the longest unused first. They also go when an image that a VM needs would not fit on the file system otherwise."},"vm_processes":{"type":"string","enum":["auto","systemd","sessions"],"default":"auto","description":"How QEMU processes are kept apart from the agent: as transient systemd units, or as detached sessions. `auto` uses units where the agent has root and systemd runs."},"status_port":{"type":"integer","minimum":1,"maximum":65535,"description":"Port on 127.0.0.1 for `/livez`, `/readyz` and `/metrics`, for collectors that cannot read the Unix socket `<runtime_dir>/status.sock`, which is there always. Unless given, no port is opened."},"log_level":{"type":"string","enum":["debug","info","warn","error"],"default":"info","description":"The least level that is logged."},"log_levels":{"type":"array","maxItems":50,"default":[],"description":"Other levels of components, such as `vm=debug`. Both are read again on SIGHUP (`systemctl reload`). In the variable with commas.","if":{"maxItems":50},"then":{"items":{"type":"string","pattern":"^[a-z_]{1,32}=(debug|info|warn|error)$"}}},"otlp_endpoint":{"type":"string","maxLength":500,"pattern":"^https?://[^/?#]+(/[^?#]*)?$","description":"Collector of OpenTelemetry that spans are sent to (OTLP over HTTP, JSON), such as `http://127.0.0.1:4318`; `/v1/traces` is added. Unless given, nothing is recorded."}}};
const func1 = Object.prototype.hasOwnProperty;
const func2 = (runtime0.default ?? runtime0);
const pattern4 = new RegExp("^/", "u");
const pattern7 = new RegExp("^\\d{1,3}(\\.\\d{1,3}){3}$", "u");
const pattern8 = new RegExp("^[0-9a-fA-F.:]{2,39}/\\d{1,3}$", "u");
const pattern9 = new RegExp("^\\d{1,3}(\\.\\d{1,3}){3}/(1[0-9]|2[0-4])$", "u");
const pattern10 = new RegExp("^[0-9a-fA-F.:]{2,39}$", "u");
const pattern11 = new RegExp("^[A-Za-z0-9][A-Za-z0-9_.@-]{0,14}$", "u");
const pattern12 = new RegExp("^[a-z_]{1,32}=(debug|info|warn|error)$", "u");
const pattern13 = new RegExp("^https?://[^/?#]+(/[^?#]*)?$", "u");

function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate20.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.state_dir === undefined){
data.state_dir = "/var/lib/croft";
}
if(data.accelerator === undefined){
data.accelerator = "auto";
}
if(data.memory_reserved_mib === undefined){
data.memory_reserved_mib = 1024;
}
if(data.cpu_overcommit === undefined){
data.cpu_overcommit = 4;
}
if(data.port_range === undefined){
data.port_range = [20000,29999];
}
if(data.port_addresses === undefined){
data.port_addresses = ["127.0.0.1"];
}
if(data.devices === undefined){
data.devices = {};
}
if(data.way_out === undefined){
data.way_out = {};
}
if(data.image_cache_days === undefined){
data.image_cache_days = 7;
}
if(data.image_cache_gib === undefined){
data.image_cache_gib = 20;
}
if(data.vm_processes === undefined){
data.vm_processes = "auto";
}
if(data.log_level === undefined){
data.log_level = "info";
}
if(data.log_levels === undefined){
data.log_levels = [];
}
for(const key0 in data){
if(!(func1.call(schema31.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
let data0 = data.state_dir;
if(typeof data0 === "string"){
if(!pattern4.test(data0)){
const err1 = {instancePath:instancePath+"/state_dir",schemaPath:"#/properties/state_dir/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\""};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/state_dir",schemaPath:"#/properties/state_dir/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.runtime_dir !== undefined){
let data1 = data.runtime_dir;
if(typeof data1 === "string"){
if(func2(data1) > 70){
const err3 = {instancePath:instancePath+"/runtime_dir",schemaPath:"#/properties/runtime_dir/maxLength",keyword:"maxLength",params:{limit: 70},message:"must NOT have more than 70 characters"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(!pattern4.test(data1)){
const err4 = {instancePath:instancePath+"/runtime_dir",schemaPath:"#/properties/runtime_dir/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\""};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/runtime_dir",schemaPath:"#/properties/runtime_dir/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.join_file !== undefined){
let data2 = data.join_file;
if(typeof data2 === "string"){
if(!pattern4.test(data2)){
const err6 = {instancePath:instancePath+"/join_file",schemaPath:"#/properties/join_file/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\""};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/join_file",schemaPath:"#/properties/join_file/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
let data3 = data.accelerator;
if(typeof data3 !== "string"){
const err8 = {instancePath:instancePath+"/accelerator",schemaPath:"#/properties/accelerator/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(!(((data3 === "auto") || (data3 === "kvm")) || (data3 === "tcg"))){
const err9 = {instancePath:instancePath+"/accelerator",schemaPath:"#/properties/accelerator/enum",keyword:"enum",params:{allowedValues: schema31.properties.accelerator.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
let data4 = data.memory_reserved_mib;
if(!((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4)))){
const err10 = {instancePath:instancePath+"/memory_reserved_mib",schemaPath:"#/properties/memory_reserved_mib/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(typeof data4 == "number"){
if(data4 > 16777216 || isNaN(data4)){
const err11 = {instancePath:instancePath+"/memory_reserved_mib",schemaPath:"#/properties/memory_reserved_mib/maximum",keyword:"maximum",params:{comparison: "<=", limit: 16777216},message:"must be <= 16777216"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data4 < 0 || isNaN(data4)){
const err12 = {instancePath:instancePath+"/memory_reserved_mib",schemaPath:"#/properties/memory_reserved_mib/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
let data5 = data.cpu_overcommit;
if(typeof data5 == "number"){
if(data5 > 64 || isNaN(data5)){
const err13 = {instancePath:instancePath+"/cpu_overcommit",schemaPath:"#/properties/cpu_overcommit/maximum",keyword:"maximum",params:{comparison: "<=", limit: 64},message:"must be <= 64"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(data5 < 0.1 || isNaN(data5)){
const err14 = {instancePath:instancePath+"/cpu_overcommit",schemaPath:"#/properties/cpu_overcommit/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0.1},message:"must be >= 0.1"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/cpu_overcommit",schemaPath:"#/properties/cpu_overcommit/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
let data6 = data.port_range;
const _errs16 = errors;
let valid1 = true;
const _errs17 = errors;
if(Array.isArray(data6)){
if(data6.length > 2){
const err16 = {};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
var _valid0 = _errs17 === errors;
errors = _errs16;
if(vErrors !== null){
if(_errs16){
vErrors.length = _errs16;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs18 = errors;
if(Array.isArray(data6)){
const len0 = data6.length;
for(let i0=0; i0<len0; i0++){
let data7 = data6[i0];
if(!((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7)))){
const err17 = {instancePath:instancePath+"/port_range/" + i0,schemaPath:"#/properties/port_range/then/items/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(typeof data7 == "number"){
if(data7 > 65535 || isNaN(data7)){
const err18 = {instancePath:instancePath+"/port_range/" + i0,schemaPath:"#/properties/port_range/then/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(data7 < 1024 || isNaN(data7)){
const err19 = {instancePath:instancePath+"/port_range/" + i0,schemaPath:"#/properties/port_range/then/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1024},message:"must be >= 1024"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
}
var _valid0 = _errs18 === errors;
valid1 = _valid0;
}
if(!valid1){
const err20 = {instancePath:instancePath+"/port_range",schemaPath:"#/properties/port_range/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(Array.isArray(data6)){
if(data6.length > 2){
const err21 = {instancePath:instancePath+"/port_range",schemaPath:"#/properties/port_range/maxItems",keyword:"maxItems",params:{limit: 2},message:"must NOT have more than 2 items"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(data6.length < 2){
const err22 = {instancePath:instancePath+"/port_range",schemaPath:"#/properties/port_range/minItems",keyword:"minItems",params:{limit: 2},message:"must NOT have fewer than 2 items"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
else {
const err23 = {instancePath:instancePath+"/port_range",schemaPath:"#/properties/port_range/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
let data8 = data.port_addresses;
const _errs23 = errors;
let valid4 = true;
const _errs24 = errors;
if(Array.isArray(data8)){
if(data8.length > 100){
const err24 = {};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
var _valid1 = _errs24 === errors;
errors = _errs23;
if(vErrors !== null){
if(_errs23){
vErrors.length = _errs23;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs25 = errors;
if(Array.isArray(data8)){
const len1 = data8.length;
for(let i1=0; i1<len1; i1++){
let data9 = data8[i1];
if(typeof data9 === "string"){
if(!pattern7.test(data9)){
const err25 = {instancePath:instancePath+"/port_addresses/" + i1,schemaPath:"#/properties/port_addresses/then/items/pattern",keyword:"pattern",params:{pattern: "^\\d{1,3}(\\.\\d{1,3}){3}$"},message:"must match pattern \""+"^\\d{1,3}(\\.\\d{1,3}){3}$"+"\""};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
else {
const err26 = {instancePath:instancePath+"/port_addresses/" + i1,schemaPath:"#/properties/port_addresses/then/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
}
var _valid1 = _errs25 === errors;
valid4 = _valid1;
}
if(!valid4){
const err27 = {instancePath:instancePath+"/port_addresses",schemaPath:"#/properties/port_addresses/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
if(Array.isArray(data8)){
if(data8.length > 100){
const err28 = {instancePath:instancePath+"/port_addresses",schemaPath:"#/properties/port_addresses/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
else {
const err29 = {instancePath:instancePath+"/port_addresses",schemaPath:"#/properties/port_addresses/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
let data10 = data.devices;
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
if(data10.include === undefined){
data10.include = ["*"];
}
if(data10.exclude === undefined){
data10.exclude = [];
}
for(const key1 in data10){
if(!((key1 === "include") || (key1 === "exclude"))){
const err30 = {instancePath:instancePath+"/devices",schemaPath:"#/properties/devices/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
let data11 = data10.include;
const _errs33 = errors;
let valid8 = true;
const _errs34 = errors;
if(Array.isArray(data11)){
if(data11.length > 1000){
const err31 = {};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
var _valid2 = _errs34 === errors;
errors = _errs33;
if(vErrors !== null){
if(_errs33){
vErrors.length = _errs33;
}
else {
vErrors = null;
}
}
if(_valid2){
const _errs35 = errors;
if(Array.isArray(data11)){
const len2 = data11.length;
for(let i2=0; i2<len2; i2++){
let data12 = data11[i2];
if(typeof data12 === "string"){
if(func2(data12) > 255){
const err32 = {instancePath:instancePath+"/devices/include/" + i2,schemaPath:"#/properties/devices/properties/include/then/items/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if(func2(data12) < 1){
const err33 = {instancePath:instancePath+"/devices/include/" + i2,schemaPath:"#/properties/devices/properties/include/then/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
else {
const err34 = {instancePath:instancePath+"/devices/include/" + i2,schemaPath:"#/properties/devices/properties/include/then/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
}
var _valid2 = _errs35 === errors;
valid8 = _valid2;
}
if(!valid8){
const err35 = {instancePath:instancePath+"/devices/include",schemaPath:"#/properties/devices/properties/include/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if(Array.isArray(data11)){
if(data11.length > 1000){
const err36 = {instancePath:instancePath+"/devices/include",schemaPath:"#/properties/devices/properties/include/maxItems",keyword:"maxItems",params:{limit: 1000},message:"must NOT have more than 1000 items"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
else {
const err37 = {instancePath:instancePath+"/devices/include",schemaPath:"#/properties/devices/properties/include/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
let data13 = data10.exclude;
const _errs40 = errors;
let valid11 = true;
const _errs41 = errors;
if(Array.isArray(data13)){
if(data13.length > 1000){
const err38 = {};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
var _valid3 = _errs41 === errors;
errors = _errs40;
if(vErrors !== null){
if(_errs40){
vErrors.length = _errs40;
}
else {
vErrors = null;
}
}
if(_valid3){
const _errs42 = errors;
if(Array.isArray(data13)){
const len3 = data13.length;
for(let i3=0; i3<len3; i3++){
let data14 = data13[i3];
if(typeof data14 === "string"){
if(func2(data14) > 255){
const err39 = {instancePath:instancePath+"/devices/exclude/" + i3,schemaPath:"#/properties/devices/properties/exclude/then/items/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
if(func2(data14) < 1){
const err40 = {instancePath:instancePath+"/devices/exclude/" + i3,schemaPath:"#/properties/devices/properties/exclude/then/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
else {
const err41 = {instancePath:instancePath+"/devices/exclude/" + i3,schemaPath:"#/properties/devices/properties/exclude/then/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
}
var _valid3 = _errs42 === errors;
valid11 = _valid3;
}
if(!valid11){
const err42 = {instancePath:instancePath+"/devices/exclude",schemaPath:"#/properties/devices/properties/exclude/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
if(Array.isArray(data13)){
if(data13.length > 1000){
const err43 = {instancePath:instancePath+"/devices/exclude",schemaPath:"#/properties/devices/properties/exclude/maxItems",keyword:"maxItems",params:{limit: 1000},message:"must NOT have more than 1000 items"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
else {
const err44 = {instancePath:instancePath+"/devices/exclude",schemaPath:"#/properties/devices/properties/exclude/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
else {
const err45 = {instancePath:instancePath+"/devices",schemaPath:"#/properties/devices/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
let data15 = data.way_out;
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
if(data15.enabled === undefined){
data15.enabled = true;
}
if(data15.allow === undefined){
data15.allow = [];
}
if(data15.range === undefined){
data15.range = "198.19.0.0/16";
}
for(const key2 in data15){
if(!(((key2 === "enabled") || (key2 === "allow")) || (key2 === "range"))){
const err46 = {instancePath:instancePath+"/way_out",schemaPath:"#/properties/way_out/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
if(typeof data15.enabled !== "boolean"){
const err47 = {instancePath:instancePath+"/way_out/enabled",schemaPath:"#/properties/way_out/properties/enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
let data17 = data15.allow;
const _errs52 = errors;
let valid15 = true;
const _errs53 = errors;
if(Array.isArray(data17)){
if(data17.length > 100){
const err48 = {};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
var _valid4 = _errs53 === errors;
errors = _errs52;
if(vErrors !== null){
if(_errs52){
vErrors.length = _errs52;
}
else {
vErrors = null;
}
}
if(_valid4){
const _errs54 = errors;
if(Array.isArray(data17)){
const len4 = data17.length;
for(let i4=0; i4<len4; i4++){
let data18 = data17[i4];
if(typeof data18 === "string"){
if(!pattern8.test(data18)){
const err49 = {instancePath:instancePath+"/way_out/allow/" + i4,schemaPath:"#/properties/way_out/properties/allow/then/items/pattern",keyword:"pattern",params:{pattern: "^[0-9a-fA-F.:]{2,39}/\\d{1,3}$"},message:"must match pattern \""+"^[0-9a-fA-F.:]{2,39}/\\d{1,3}$"+"\""};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
else {
const err50 = {instancePath:instancePath+"/way_out/allow/" + i4,schemaPath:"#/properties/way_out/properties/allow/then/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
}
var _valid4 = _errs54 === errors;
valid15 = _valid4;
}
if(!valid15){
const err51 = {instancePath:instancePath+"/way_out/allow",schemaPath:"#/properties/way_out/properties/allow/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
if(Array.isArray(data17)){
if(data17.length > 100){
const err52 = {instancePath:instancePath+"/way_out/allow",schemaPath:"#/properties/way_out/properties/allow/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items"};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
else {
const err53 = {instancePath:instancePath+"/way_out/allow",schemaPath:"#/properties/way_out/properties/allow/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
let data19 = data15.range;
if(typeof data19 === "string"){
if(!pattern9.test(data19)){
const err54 = {instancePath:instancePath+"/way_out/range",schemaPath:"#/properties/way_out/properties/range/pattern",keyword:"pattern",params:{pattern: "^\\d{1,3}(\\.\\d{1,3}){3}/(1[0-9]|2[0-4])$"},message:"must match pattern \""+"^\\d{1,3}(\\.\\d{1,3}){3}/(1[0-9]|2[0-4])$"+"\""};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
else {
const err55 = {instancePath:instancePath+"/way_out/range",schemaPath:"#/properties/way_out/properties/range/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
else {
const err56 = {instancePath:instancePath+"/way_out",schemaPath:"#/properties/way_out/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
if(data.overlay !== undefined){
let data20 = data.overlay;
if(data20 && typeof data20 == "object" && !Array.isArray(data20)){
if(data20.address === undefined){
const err57 = {instancePath:instancePath+"/overlay",schemaPath:"#/properties/overlay/required",keyword:"required",params:{missingProperty: "address"},message:"must have required property '"+"address"+"'"};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
for(const key3 in data20){
if(!((key3 === "address") || (key3 === "interface"))){
const err58 = {instancePath:instancePath+"/overlay",schemaPath:"#/properties/overlay/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
if(data20.address !== undefined){
let data21 = data20.address;
if(typeof data21 === "string"){
if(!pattern10.test(data21)){
const err59 = {instancePath:instancePath+"/overlay/address",schemaPath:"#/properties/overlay/properties/address/pattern",keyword:"pattern",params:{pattern: "^[0-9a-fA-F.:]{2,39}$"},message:"must match pattern \""+"^[0-9a-fA-F.:]{2,39}$"+"\""};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
else {
const err60 = {instancePath:instancePath+"/overlay/address",schemaPath:"#/properties/overlay/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
if(data20.interface !== undefined){
let data22 = data20.interface;
if(typeof data22 === "string"){
if(!pattern11.test(data22)){
const err61 = {instancePath:instancePath+"/overlay/interface",schemaPath:"#/properties/overlay/properties/interface/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9_.@-]{0,14}$"},message:"must match pattern \""+"^[A-Za-z0-9][A-Za-z0-9_.@-]{0,14}$"+"\""};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
else {
const err62 = {instancePath:instancePath+"/overlay/interface",schemaPath:"#/properties/overlay/properties/interface/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
}
else {
const err63 = {instancePath:instancePath+"/overlay",schemaPath:"#/properties/overlay/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
let data23 = data.image_cache_days;
if(typeof data23 == "number"){
if(data23 > 3650 || isNaN(data23)){
const err64 = {instancePath:instancePath+"/image_cache_days",schemaPath:"#/properties/image_cache_days/maximum",keyword:"maximum",params:{comparison: "<=", limit: 3650},message:"must be <= 3650"};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
if(data23 < 0 || isNaN(data23)){
const err65 = {instancePath:instancePath+"/image_cache_days",schemaPath:"#/properties/image_cache_days/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
else {
const err66 = {instancePath:instancePath+"/image_cache_days",schemaPath:"#/properties/image_cache_days/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
let data24 = data.image_cache_gib;
if(typeof data24 == "number"){
if(data24 > 1048576 || isNaN(data24)){
const err67 = {instancePath:instancePath+"/image_cache_gib",schemaPath:"#/properties/image_cache_gib/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1048576},message:"must be <= 1048576"};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
if(data24 < 0 || isNaN(data24)){
const err68 = {instancePath:instancePath+"/image_cache_gib",schemaPath:"#/properties/image_cache_gib/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
else {
const err69 = {instancePath:instancePath+"/image_cache_gib",schemaPath:"#/properties/image_cache_gib/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
let data25 = data.vm_processes;
if(typeof data25 !== "string"){
const err70 = {instancePath:instancePath+"/vm_processes",schemaPath:"#/properties/vm_processes/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
if(!(((data25 === "auto") || (data25 === "systemd")) || (data25 === "sessions"))){
const err71 = {instancePath:instancePath+"/vm_processes",schemaPath:"#/properties/vm_processes/enum",keyword:"enum",params:{allowedValues: schema31.properties.vm_processes.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
if(data.status_port !== undefined){
let data26 = data.status_port;
if(!((typeof data26 == "number") && (!(data26 % 1) && !isNaN(data26)))){
const err72 = {instancePath:instancePath+"/status_port",schemaPath:"#/properties/status_port/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
if(typeof data26 == "number"){
if(data26 > 65535 || isNaN(data26)){
const err73 = {instancePath:instancePath+"/status_port",schemaPath:"#/properties/status_port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
if(data26 < 1 || isNaN(data26)){
const err74 = {instancePath:instancePath+"/status_port",schemaPath:"#/properties/status_port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
}
let data27 = data.log_level;
if(typeof data27 !== "string"){
const err75 = {instancePath:instancePath+"/log_level",schemaPath:"#/properties/log_level/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
if(!((((data27 === "debug") || (data27 === "info")) || (data27 === "warn")) || (data27 === "error"))){
const err76 = {instancePath:instancePath+"/log_level",schemaPath:"#/properties/log_level/enum",keyword:"enum",params:{allowedValues: schema31.properties.log_level.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
let data28 = data.log_levels;
const _errs78 = errors;
let valid19 = true;
const _errs79 = errors;
if(Array.isArray(data28)){
if(data28.length > 50){
const err77 = {};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
var _valid5 = _errs79 === errors;
errors = _errs78;
if(vErrors !== null){
if(_errs78){
vErrors.length = _errs78;
}
else {
vErrors = null;
}
}
if(_valid5){
const _errs80 = errors;
if(Array.isArray(data28)){
const len5 = data28.length;
for(let i5=0; i5<len5; i5++){
let data29 = data28[i5];
if(typeof data29 === "string"){
if(!pattern12.test(data29)){
const err78 = {instancePath:instancePath+"/log_levels/" + i5,schemaPath:"#/properties/log_levels/then/items/pattern",keyword:"pattern",params:{pattern: "^[a-z_]{1,32}=(debug|info|warn|error)$"},message:"must match pattern \""+"^[a-z_]{1,32}=(debug|info|warn|error)$"+"\""};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
else {
const err79 = {instancePath:instancePath+"/log_levels/" + i5,schemaPath:"#/properties/log_levels/then/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
}
var _valid5 = _errs80 === errors;
valid19 = _valid5;
}
if(!valid19){
const err80 = {instancePath:instancePath+"/log_levels",schemaPath:"#/properties/log_levels/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
if(Array.isArray(data28)){
if(data28.length > 50){
const err81 = {instancePath:instancePath+"/log_levels",schemaPath:"#/properties/log_levels/maxItems",keyword:"maxItems",params:{limit: 50},message:"must NOT have more than 50 items"};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
else {
const err82 = {instancePath:instancePath+"/log_levels",schemaPath:"#/properties/log_levels/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
if(data.otlp_endpoint !== undefined){
let data30 = data.otlp_endpoint;
if(typeof data30 === "string"){
if(func2(data30) > 500){
const err83 = {instancePath:instancePath+"/otlp_endpoint",schemaPath:"#/properties/otlp_endpoint/maxLength",keyword:"maxLength",params:{limit: 500},message:"must NOT have more than 500 characters"};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
if(!pattern13.test(data30)){
const err84 = {instancePath:instancePath+"/otlp_endpoint",schemaPath:"#/properties/otlp_endpoint/pattern",keyword:"pattern",params:{pattern: "^https?://[^/?#]+(/[^?#]*)?$"},message:"must match pattern \""+"^https?://[^/?#]+(/[^?#]*)?$"+"\""};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
}
else {
const err85 = {instancePath:instancePath+"/otlp_endpoint",schemaPath:"#/properties/otlp_endpoint/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
}
}
else {
const err86 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

