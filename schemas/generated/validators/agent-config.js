// Generated from schemas/; edit the YAML there and run `npm run generate`.
import runtime0 from "ajv/dist/runtime/ucs2length.js";
"use strict";
export const validateAgentConfig = validate20;
const schema31 = {"type":"object","additionalProperties":false,"properties":{"state_dir":{"type":"string","pattern":"^/","default":"/var/lib/croft","description":"Folder of everything that survives a boot: ledger, certificate, images, root disks, disk files. One agent per folder; moving it means moving the folder."},"runtime_dir":{"type":"string","pattern":"^/","maxLength":70,"description":"Folder of sockets and device nodes, gone after a boot. Short, because the path of a socket ends at 107 bytes. Unless given: `/run/croft/<mark of the state folder>` as root, else below `$XDG_RUNTIME_DIR` or `/tmp`."},"join_file":{"type":"string","pattern":"^/","description":"File with a join token (`POST /v1/agent/join_tokens`), read once, when this machine has no certificate yet."},"accelerator":{"type":"string","enum":["auto","kvm","tcg"],"default":"auto","description":"What guests run under. `auto` uses KVM when a tiny guest proved it since the last boot, else TCG (emulation)."},"memory_reserved_mib":{"type":"integer","minimum":0,"maximum":16777216,"default":1024,"description":"Memory that VMs may not have, in MiB."},"cpu_overcommit":{"type":"number","minimum":0.1,"maximum":64,"default":4,"description":"Virtual CPUs that are given out per logical CPU."},"port_range":{"type":"array","minItems":2,"maxItems":2,"items":{"type":"integer","minimum":1024,"maximum":65535},"default":[20000,29999],"description":"First and last host port that may be given to VMs. In the variable with a dash, `20000-29999`."},"image_cache_days":{"type":"number","minimum":0,"maximum":3650,"default":7,"description":"How long an image that no VM of this machine uses is kept, in days since its last use. An image in use stays."},"image_cache_gib":{"type":"number","minimum":0,"maximum":1048576,"default":20,"description":"Room that images may take together on this machine, in GiB. When they take more, those that no VM uses go, the longest unused first. They also go when an image that a VM needs would not fit on the file system otherwise."},"vm_processes":{"type":"string","enum":["auto","systemd","sessions"],"default":"auto","description":"How QEMU processes are kept apart from the agent: as transient systemd units, or as detached sessions. `auto` uses units where the agent has root and systemd runs."},"status_port":{"type":"integer","minimum":1,"maximum":65535,"description":"Port on 127.0.0.1 for `/livez`, `/readyz` and `/metrics`, for collectors that cannot read the Unix socket `<runtime_dir>/status.sock`, which is there always. Unless given, no port is opened."},"log_level":{"type":"string","enum":["debug","info","warn","error"],"default":"info","description":"The least level that is logged."}}};
const func1 = Object.prototype.hasOwnProperty;
const func2 = (runtime0.default ?? runtime0);
const pattern4 = new RegExp("^/", "u");

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
if(Array.isArray(data6)){
if(data6.length > 2){
const err16 = {instancePath:instancePath+"/port_range",schemaPath:"#/properties/port_range/maxItems",keyword:"maxItems",params:{limit: 2},message:"must NOT have more than 2 items"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(data6.length < 2){
const err17 = {instancePath:instancePath+"/port_range",schemaPath:"#/properties/port_range/minItems",keyword:"minItems",params:{limit: 2},message:"must NOT have fewer than 2 items"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
const len0 = data6.length;
for(let i0=0; i0<len0; i0++){
let data7 = data6[i0];
if(!((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7)))){
const err18 = {instancePath:instancePath+"/port_range/" + i0,schemaPath:"#/properties/port_range/items/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(typeof data7 == "number"){
if(data7 > 65535 || isNaN(data7)){
const err19 = {instancePath:instancePath+"/port_range/" + i0,schemaPath:"#/properties/port_range/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(data7 < 1024 || isNaN(data7)){
const err20 = {instancePath:instancePath+"/port_range/" + i0,schemaPath:"#/properties/port_range/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1024},message:"must be >= 1024"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
}
}
else {
const err21 = {instancePath:instancePath+"/port_range",schemaPath:"#/properties/port_range/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
let data8 = data.image_cache_days;
if(typeof data8 == "number"){
if(data8 > 3650 || isNaN(data8)){
const err22 = {instancePath:instancePath+"/image_cache_days",schemaPath:"#/properties/image_cache_days/maximum",keyword:"maximum",params:{comparison: "<=", limit: 3650},message:"must be <= 3650"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if(data8 < 0 || isNaN(data8)){
const err23 = {instancePath:instancePath+"/image_cache_days",schemaPath:"#/properties/image_cache_days/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
else {
const err24 = {instancePath:instancePath+"/image_cache_days",schemaPath:"#/properties/image_cache_days/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
let data9 = data.image_cache_gib;
if(typeof data9 == "number"){
if(data9 > 1048576 || isNaN(data9)){
const err25 = {instancePath:instancePath+"/image_cache_gib",schemaPath:"#/properties/image_cache_gib/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1048576},message:"must be <= 1048576"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(data9 < 0 || isNaN(data9)){
const err26 = {instancePath:instancePath+"/image_cache_gib",schemaPath:"#/properties/image_cache_gib/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
else {
const err27 = {instancePath:instancePath+"/image_cache_gib",schemaPath:"#/properties/image_cache_gib/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
let data10 = data.vm_processes;
if(typeof data10 !== "string"){
const err28 = {instancePath:instancePath+"/vm_processes",schemaPath:"#/properties/vm_processes/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(!(((data10 === "auto") || (data10 === "systemd")) || (data10 === "sessions"))){
const err29 = {instancePath:instancePath+"/vm_processes",schemaPath:"#/properties/vm_processes/enum",keyword:"enum",params:{allowedValues: schema31.properties.vm_processes.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if(data.status_port !== undefined){
let data11 = data.status_port;
if(!((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11)))){
const err30 = {instancePath:instancePath+"/status_port",schemaPath:"#/properties/status_port/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if(typeof data11 == "number"){
if(data11 > 65535 || isNaN(data11)){
const err31 = {instancePath:instancePath+"/status_port",schemaPath:"#/properties/status_port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if(data11 < 1 || isNaN(data11)){
const err32 = {instancePath:instancePath+"/status_port",schemaPath:"#/properties/status_port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
}
let data12 = data.log_level;
if(typeof data12 !== "string"){
const err33 = {instancePath:instancePath+"/log_level",schemaPath:"#/properties/log_level/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
if(!((((data12 === "debug") || (data12 === "info")) || (data12 === "warn")) || (data12 === "error"))){
const err34 = {instancePath:instancePath+"/log_level",schemaPath:"#/properties/log_level/enum",keyword:"enum",params:{allowedValues: schema31.properties.log_level.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
else {
const err35 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

