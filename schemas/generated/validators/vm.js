// Generated from schemas/; edit the YAML there and run `npm run generate`.
import runtime0 from "ajv/dist/runtime/ucs2length.js";
import runtime1 from "ajv/dist/runtime/equal.js";
"use strict";
export const validateCreate = validate20;
const schema31 = {"type":"object","additionalProperties":false,"required":["name","project","spec"],"properties":{"name":{"type":"string","pattern":"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$","description":"Its name, unique among those of its kind in its project."},"project":{"type":"string","pattern":"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$","description":"Name of its project."},"tags":{"type":"object","maxProperties":50,"propertyNames":{"type":"string","minLength":1,"maxLength":128,"pattern":"^[^\\u0000-\\u001f\\u007f-\\u009f]*$"},"additionalProperties":{"type":"string","maxLength":256}},"default_tags":{"type":"object","maxProperties":50,"propertyNames":{"type":"string","minLength":1,"maxLength":128,"pattern":"^[^\\u0000-\\u001f\\u007f-\\u009f]*$"},"additionalProperties":{"type":"string","maxLength":256}},"spec":{"type":"object","additionalProperties":false,"required":["cpus","memory_mib","root_disk_gib"],"properties":{"description":{"type":"string","maxLength":1024,"description":"Free text for people."},"hostname":{"type":"string","pattern":"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$","description":"Host name inside the guest; the VM's name at create when absent."},"image":{"type":"string","pattern":"^img_[0-9a-z]{16}$","description":"Id of the image that the root disk is made of. May be left out where there are `cdroms`: the root disk is empty then, for a system that is installed from them."},"cpus":{"type":"integer","minimum":1,"maximum":256,"description":"Number of virtual CPUs."},"memory_mib":{"type":"integer","minimum":64,"maximum":16777216,"description":"Memory in MiB."},"root_disk_gib":{"type":"integer","minimum":1,"maximum":65536,"description":"Size of the root disk in GiB; at least the image's `virtual_size_gib`. It grows and never shrinks."},"host":{"type":"string","pattern":"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$","description":"Name of the host that the VM is pinned to; Croft chooses when absent. Another one moves the VM there with its root disk and its partitions: it is stopped while they are copied, and runs on where it was when that fails. Adding the host it is on, or removing it, changes nothing."},"region":{"type":"string","pattern":"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$","description":"Region whose hosts the VM may be on (`region` of `croft_host`); any when absent. Naming the one it is in, or naming none any more, changes nothing; another one replaces the VM."},"zone":{"type":"string","pattern":"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$","description":"Zone whose hosts the VM may be on; otherwise as `region`."},"host_labels":{"type":"object","maxProperties":50,"propertyNames":{"type":"string","minLength":1,"maxLength":128,"pattern":"^[^\\u0000-\\u001f\\u007f-\\u009f]*$"},"additionalProperties":{"type":"string","maxLength":256},"description":"Labels that the VM's host must have (`labels` of `croft_host`). Where its present host has them not, a change moves it to one that has, as a change of `host` does; of a VM that is pinned (`host`) it is refused."},"spread":{"type":"object","additionalProperties":false,"required":["group"],"description":"Keeps VMs of a project apart that name the same group. Where the VM's present place breaks it, a change moves it to a host where it holds, as a change of `host` does; of a VM that is pinned (`host`) it is refused.","properties":{"group":{"type":"string","pattern":"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$","description":"Name of the group."},"over":{"type":"string","enum":["host","zone","region"],"description":"What no two of them share (`host` when absent)."},"mode":{"type":"string","enum":["required","preferred"],"description":"`required` (the default when absent): the VM is placed where no other one of the group is, or not at all. `preferred`: where there are fewest."}}},"on_host_loss":{"type":"string","enum":["wait","recreate"],"default":"wait","description":"What happens when the VM's host is lost. `wait`: nothing, until the host comes back, and the guest runs on whatever becomes of the reconciler. `recreate`: the VM is made anew from its image on another host, with its id, name and addresses, when an operator confirms that its host is off, or within 90 seconds by itself. What was on its root disk is lost then, and its guest is ended when its host does not reach the reconciler for 40 seconds: it is only known to have ended because of that. One that is pinned to a host or has partitions there waits in any case. For a VM that runs already it begins with the next start."},"partitions":{"type":"array","maxItems":8,"description":"Partitions that are there from the first boot.","if":{"maxItems":8},"then":{"items":{"type":"object","additionalProperties":false,"required":["partition"],"properties":{"partition":{"type":"string","pattern":"^prt_[0-9a-z]{16}$","description":"Id of the partition."},"serial":{"type":"string","pattern":"^[A-Za-z0-9_-]{1,20}$","description":"Serial that the guest sees; the partition's when absent."},"read_only":{"type":"boolean","description":"Whether the guest may only read (false when absent)."}}}}},"ssh_keys":{"type":"array","maxItems":64,"description":"Ids of SSH keys, or public keys, that may log in as the user `croft`: a set, in which neither order nor comments count. A guest has a change of it from its next start on.","if":{"maxItems":64},"then":{"items":{"type":"string","minLength":4,"maxLength":16384}}},"user_data":{"type":"string","maxLength":524288,"description":"Handed to the guest byte for byte (cloud-init's user data)."},"user_data_wo":{"type":"string","maxLength":524288,"description":"Like `user_data`, but kept in neither Terraform's state nor anything that REST shows. A new value is taken when `user_data_wo_version` changes."},"user_data_wo_version":{"type":"integer","minimum":0,"maximum":9007199254740991,"description":"Any number; its change says that `user_data_wo` is another."},"user_data_format":{"type":"string","enum":["cloud_init","ignition"],"default":"cloud_init","description":"What reads the user data. With `ignition` they reach the guest by QEMU's `fw_cfg` (`opt/com.coreos/config`), Croft adds nothing, and login is the user's."},"on_image_change":{"type":"string","enum":["replace","ignore"],"default":"replace","description":"What another `image` does to the VM. `ignore` keeps the one it has."},"on_user_data_change":{"type":"string","enum":["ignore","replace"],"default":"ignore","description":"What other user data do to the VM, which reads them at its first boot only. `ignore` keeps those it has; `replace` makes the VM anew, with an empty root disk."},"cpu_model":{"type":"string","pattern":"^[A-Za-z0-9][A-Za-z0-9_.+-]{0,63}$","default":"auto","description":"CPU that the guest sees, by QEMU's name for it. `auto`: the host's own under KVM, all that QEMU can emulate else."},"firmware":{"type":"string","enum":["bios","uefi"],"default":"bios","description":"What the guest boots with."},"secure_boot":{"type":"boolean","default":false,"description":"Whether the firmware, which has to be `uefi`, starts only what is signed for Microsoft's keys. Refused with an image that has a `kernel`, because nobody would check that."},"tpm":{"type":"boolean","default":false,"description":"Whether the VM has a TPM 2.0 of its own, which needs `swtpm` on its host. What the guest keeps in it outlasts stops and starts, and is destroyed with the VM or when this becomes false. It has no certificate of a manufacturer."},"cdroms":{"type":"array","maxItems":4,"description":"Ids of images of the format `iso`. The first is the medium of the first of the VM's four CD drives, and so on; media change while the guest runs. A guest that has one mounted is asked to let go of it, and after five seconds it is taken.","if":{"maxItems":4},"then":{"items":{"type":"string","pattern":"^img_[0-9a-z]{16}$"}}},"boot_from":{"type":"string","enum":["disk","cdrom","cdrom_once"],"default":"disk","description":"What the firmware looks at first; what it cannot boot from it passes over, and looks at the other. `cdrom_once`: the CD drives until the guest's first reset, and the disk ever after, also when the VM was stopped before. Refused with an image that has a `kernel`, except for `disk`."},"power_state":{"type":"string","enum":["running","stopped","paused"],"default":"running","description":"Whether the VM is to run. Stopping asks the guest first, and ends it after a minute. A paused VM keeps its memory and loses nothing; one that is started as paused waits before its first instruction."},"restart_policy":{"type":"string","enum":["always","on_failure","never"],"default":"on_failure","description":"When a guest that ended is started again by its host: whenever it ended by itself, when it panicked, crashed or was killed, or never. The first restart comes after 2 s, each further one after twice the time, up to 5 minutes; a guest that ran for 10 minutes begins anew at 2 s."},"start_on_boot":{"type":"boolean","default":true,"description":"Whether its host starts the VM after the host itself was booted."},"deletion_protection":{"type":"boolean","default":false,"description":"Whether the VM can neither be destroyed nor replaced until this is false."},"ports":{"type":"array","maxItems":64,"description":"Ports of the host that are forwarded to the guest.","if":{"maxItems":64},"then":{"items":{"type":"object","additionalProperties":false,"required":["guest_port"],"properties":{"guest_port":{"type":"integer","minimum":1,"maximum":65535,"description":"Port inside the guest."},"host_port":{"type":"integer","minimum":1,"maximum":65535,"description":"Port of the host; allocated when absent. Operators of projects choose it inside the host's `port_range`, admins choose any; no VM gets a port that Croft itself listens on."},"host_address":{"type":"string","pattern":"^((25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])\\.){3}(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])$","description":"Address of the host that listens (127.0.0.1 when absent). Operators of projects use those that the host's settings allow (`port_addresses`), admins any."},"protocol":{"type":"string","enum":["tcp","udp"],"description":"`tcp` when absent."}}}}},"networks":{"type":"array","maxItems":8,"description":"Networks that the VM has cards in, in the order of the guest's cards. None: a way out where its host can give one, and `ports`. Cards are added at the end and removed while the guest runs; any other change restarts the VM. A card keeps its addresses for as long as the VM has it.","if":{"maxItems":8},"then":{"items":{"type":"object","additionalProperties":false,"required":["network"],"properties":{"network":{"type":"string","pattern":"^net_[0-9a-z]{16}$","description":"Id of the network."},"address":{"type":"string","minLength":7,"maxLength":15,"description":"IPv4 address inside the network's `cidr`; a free one is leased when absent."},"ipv6_address":{"type":"string","minLength":2,"maxLength":45,"description":"IPv6 address inside the network's `ipv6_cidr`; a free one is leased when absent."},"mac_address":{"type":"string","pattern":"^[0-9a-fA-F]{2}(:[0-9a-fA-F]{2}){5}$","description":"Hardware address, unique in the network; one that is made of the VM's id when absent."}}}}},"wait_for":{"type":"array","uniqueItems":true,"maxItems":4,"default":["running"],"description":"What must be true for the VM to be `ready`: `running`; `address`, the guest has the address of its first card, or any that is more than link-local where none was leased (seen by its host on the network, or told by the QEMU guest agent in the image); `ssh`, its SSH server greeted; `cloud_init`, cloud-init ended without an error.","if":{"maxItems":4},"then":{"items":{"type":"string","enum":["running","address","ssh","cloud_init"]}}},"on_wait_timeout":{"type":"string","enum":["error","warn"],"default":"error","description":"Whether a wait that fails makes the apply fail, or leaves a warning and `ready = false`, so that the next apply waits on."},"on_change":{"type":"string","enum":["restart","fail"],"default":"restart","description":"Whether a change that needs a restart may restart the VM."}}}}};
const pattern4 = new RegExp("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", "u");
const pattern6 = new RegExp("^[^\\u0000-\\u001f\\u007f-\\u009f]*$", "u");
const pattern9 = new RegExp("^img_[0-9a-z]{16}$", "u");
const pattern15 = new RegExp("^prt_[0-9a-z]{16}$", "u");
const pattern16 = new RegExp("^[A-Za-z0-9_-]{1,20}$", "u");
const pattern17 = new RegExp("^[A-Za-z0-9][A-Za-z0-9_.+-]{0,63}$", "u");
const pattern19 = new RegExp("^((25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])\\.){3}(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])$", "u");
const pattern20 = new RegExp("^net_[0-9a-z]{16}$", "u");
const pattern21 = new RegExp("^[0-9a-fA-F]{2}(:[0-9a-fA-F]{2}){5}$", "u");
const func1 = (runtime0.default ?? runtime0);
const func7 = Object.prototype.hasOwnProperty;
const func0 = (runtime1.default ?? runtime1);

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
if(data.name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.project === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "project"},message:"must have required property '"+"project"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.spec === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "spec"},message:"must have required property '"+"spec"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 in data){
if(!(((((key0 === "name") || (key0 === "project")) || (key0 === "tags")) || (key0 === "default_tags")) || (key0 === "spec"))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.name !== undefined){
let data0 = data.name;
if(typeof data0 === "string"){
if(!pattern4.test(data0)){
const err4 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"+"\""};
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
const err5 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.project !== undefined){
let data1 = data.project;
if(typeof data1 === "string"){
if(!pattern4.test(data1)){
const err6 = {instancePath:instancePath+"/project",schemaPath:"#/properties/project/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"+"\""};
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
const err7 = {instancePath:instancePath+"/project",schemaPath:"#/properties/project/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.tags !== undefined){
let data2 = data.tags;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(Object.keys(data2).length > 50){
const err8 = {instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/maxProperties",keyword:"maxProperties",params:{limit: 50},message:"must NOT have more than 50 properties"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
for(const key1 in data2){
const _errs8 = errors;
if(typeof key1 === "string"){
if(func1(key1) > 128){
const err9 = {instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/propertyNames/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters",propertyName:key1};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(func1(key1) < 1){
const err10 = {instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/propertyNames/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",propertyName:key1};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(!pattern6.test(key1)){
const err11 = {instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001f\\u007f-\\u009f]*$"},message:"must match pattern \""+"^[^\\u0000-\\u001f\\u007f-\\u009f]*$"+"\"",propertyName:key1};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",propertyName:key1};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
var valid1 = _errs8 === errors;
if(!valid1){
const err13 = {instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
for(const key2 in data2){
let data3 = data2[key2];
if(typeof data3 === "string"){
if(func1(data3) > 256){
const err14 = {instancePath:instancePath+"/tags/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/tags/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"};
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
const err15 = {instancePath:instancePath+"/tags/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/tags/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
else {
const err16 = {instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.default_tags !== undefined){
let data4 = data.default_tags;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(Object.keys(data4).length > 50){
const err17 = {instancePath:instancePath+"/default_tags",schemaPath:"#/properties/default_tags/maxProperties",keyword:"maxProperties",params:{limit: 50},message:"must NOT have more than 50 properties"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
for(const key3 in data4){
const _errs15 = errors;
if(typeof key3 === "string"){
if(func1(key3) > 128){
const err18 = {instancePath:instancePath+"/default_tags",schemaPath:"#/properties/default_tags/propertyNames/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters",propertyName:key3};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(func1(key3) < 1){
const err19 = {instancePath:instancePath+"/default_tags",schemaPath:"#/properties/default_tags/propertyNames/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",propertyName:key3};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(!pattern6.test(key3)){
const err20 = {instancePath:instancePath+"/default_tags",schemaPath:"#/properties/default_tags/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001f\\u007f-\\u009f]*$"},message:"must match pattern \""+"^[^\\u0000-\\u001f\\u007f-\\u009f]*$"+"\"",propertyName:key3};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
else {
const err21 = {instancePath:instancePath+"/default_tags",schemaPath:"#/properties/default_tags/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",propertyName:key3};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
var valid3 = _errs15 === errors;
if(!valid3){
const err22 = {instancePath:instancePath+"/default_tags",schemaPath:"#/properties/default_tags/propertyNames",keyword:"propertyNames",params:{propertyName: key3},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
for(const key4 in data4){
let data5 = data4[key4];
if(typeof data5 === "string"){
if(func1(data5) > 256){
const err23 = {instancePath:instancePath+"/default_tags/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/default_tags/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"};
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
const err24 = {instancePath:instancePath+"/default_tags/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/default_tags/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
}
else {
const err25 = {instancePath:instancePath+"/default_tags",schemaPath:"#/properties/default_tags/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data.spec !== undefined){
let data6 = data.spec;
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
if(data6.on_host_loss === undefined){
data6.on_host_loss = "wait";
}
if(data6.user_data_format === undefined){
data6.user_data_format = "cloud_init";
}
if(data6.on_image_change === undefined){
data6.on_image_change = "replace";
}
if(data6.on_user_data_change === undefined){
data6.on_user_data_change = "ignore";
}
if(data6.cpu_model === undefined){
data6.cpu_model = "auto";
}
if(data6.firmware === undefined){
data6.firmware = "bios";
}
if(data6.secure_boot === undefined){
data6.secure_boot = false;
}
if(data6.tpm === undefined){
data6.tpm = false;
}
if(data6.boot_from === undefined){
data6.boot_from = "disk";
}
if(data6.power_state === undefined){
data6.power_state = "running";
}
if(data6.restart_policy === undefined){
data6.restart_policy = "on_failure";
}
if(data6.start_on_boot === undefined){
data6.start_on_boot = true;
}
if(data6.deletion_protection === undefined){
data6.deletion_protection = false;
}
if(data6.wait_for === undefined){
data6.wait_for = ["running"];
}
if(data6.on_wait_timeout === undefined){
data6.on_wait_timeout = "error";
}
if(data6.on_change === undefined){
data6.on_change = "restart";
}
if(data6.cpus === undefined){
const err26 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/required",keyword:"required",params:{missingProperty: "cpus"},message:"must have required property '"+"cpus"+"'"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(data6.memory_mib === undefined){
const err27 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/required",keyword:"required",params:{missingProperty: "memory_mib"},message:"must have required property '"+"memory_mib"+"'"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
if(data6.root_disk_gib === undefined){
const err28 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/required",keyword:"required",params:{missingProperty: "root_disk_gib"},message:"must have required property '"+"root_disk_gib"+"'"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
for(const key5 in data6){
if(!(func7.call(schema31.properties.spec.properties, key5))){
const err29 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data6.description !== undefined){
let data7 = data6.description;
if(typeof data7 === "string"){
if(func1(data7) > 1024){
const err30 = {instancePath:instancePath+"/spec/description",schemaPath:"#/properties/spec/properties/description/maxLength",keyword:"maxLength",params:{limit: 1024},message:"must NOT have more than 1024 characters"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
else {
const err31 = {instancePath:instancePath+"/spec/description",schemaPath:"#/properties/spec/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data6.hostname !== undefined){
let data8 = data6.hostname;
if(typeof data8 === "string"){
if(!pattern4.test(data8)){
const err32 = {instancePath:instancePath+"/spec/hostname",schemaPath:"#/properties/spec/properties/hostname/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"+"\""};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
else {
const err33 = {instancePath:instancePath+"/spec/hostname",schemaPath:"#/properties/spec/properties/hostname/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data6.image !== undefined){
let data9 = data6.image;
if(typeof data9 === "string"){
if(!pattern9.test(data9)){
const err34 = {instancePath:instancePath+"/spec/image",schemaPath:"#/properties/spec/properties/image/pattern",keyword:"pattern",params:{pattern: "^img_[0-9a-z]{16}$"},message:"must match pattern \""+"^img_[0-9a-z]{16}$"+"\""};
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
const err35 = {instancePath:instancePath+"/spec/image",schemaPath:"#/properties/spec/properties/image/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data6.cpus !== undefined){
let data10 = data6.cpus;
if(!((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10)))){
const err36 = {instancePath:instancePath+"/spec/cpus",schemaPath:"#/properties/spec/properties/cpus/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
if(typeof data10 == "number"){
if(data10 > 256 || isNaN(data10)){
const err37 = {instancePath:instancePath+"/spec/cpus",schemaPath:"#/properties/spec/properties/cpus/maximum",keyword:"maximum",params:{comparison: "<=", limit: 256},message:"must be <= 256"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
if(data10 < 1 || isNaN(data10)){
const err38 = {instancePath:instancePath+"/spec/cpus",schemaPath:"#/properties/spec/properties/cpus/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
}
if(data6.memory_mib !== undefined){
let data11 = data6.memory_mib;
if(!((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11)))){
const err39 = {instancePath:instancePath+"/spec/memory_mib",schemaPath:"#/properties/spec/properties/memory_mib/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
if(typeof data11 == "number"){
if(data11 > 16777216 || isNaN(data11)){
const err40 = {instancePath:instancePath+"/spec/memory_mib",schemaPath:"#/properties/spec/properties/memory_mib/maximum",keyword:"maximum",params:{comparison: "<=", limit: 16777216},message:"must be <= 16777216"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
if(data11 < 64 || isNaN(data11)){
const err41 = {instancePath:instancePath+"/spec/memory_mib",schemaPath:"#/properties/spec/properties/memory_mib/minimum",keyword:"minimum",params:{comparison: ">=", limit: 64},message:"must be >= 64"};
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
if(data6.root_disk_gib !== undefined){
let data12 = data6.root_disk_gib;
if(!((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12)))){
const err42 = {instancePath:instancePath+"/spec/root_disk_gib",schemaPath:"#/properties/spec/properties/root_disk_gib/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
if(typeof data12 == "number"){
if(data12 > 65536 || isNaN(data12)){
const err43 = {instancePath:instancePath+"/spec/root_disk_gib",schemaPath:"#/properties/spec/properties/root_disk_gib/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65536},message:"must be <= 65536"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
if(data12 < 1 || isNaN(data12)){
const err44 = {instancePath:instancePath+"/spec/root_disk_gib",schemaPath:"#/properties/spec/properties/root_disk_gib/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
}
if(data6.host !== undefined){
let data13 = data6.host;
if(typeof data13 === "string"){
if(!pattern4.test(data13)){
const err45 = {instancePath:instancePath+"/spec/host",schemaPath:"#/properties/spec/properties/host/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"+"\""};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
else {
const err46 = {instancePath:instancePath+"/spec/host",schemaPath:"#/properties/spec/properties/host/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
if(data6.region !== undefined){
let data14 = data6.region;
if(typeof data14 === "string"){
if(!pattern4.test(data14)){
const err47 = {instancePath:instancePath+"/spec/region",schemaPath:"#/properties/spec/properties/region/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"+"\""};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
else {
const err48 = {instancePath:instancePath+"/spec/region",schemaPath:"#/properties/spec/properties/region/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
if(data6.zone !== undefined){
let data15 = data6.zone;
if(typeof data15 === "string"){
if(!pattern4.test(data15)){
const err49 = {instancePath:instancePath+"/spec/zone",schemaPath:"#/properties/spec/properties/zone/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"+"\""};
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
const err50 = {instancePath:instancePath+"/spec/zone",schemaPath:"#/properties/spec/properties/zone/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
if(data6.host_labels !== undefined){
let data16 = data6.host_labels;
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
if(Object.keys(data16).length > 50){
const err51 = {instancePath:instancePath+"/spec/host_labels",schemaPath:"#/properties/spec/properties/host_labels/maxProperties",keyword:"maxProperties",params:{limit: 50},message:"must NOT have more than 50 properties"};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
for(const key6 in data16){
const _errs43 = errors;
if(typeof key6 === "string"){
if(func1(key6) > 128){
const err52 = {instancePath:instancePath+"/spec/host_labels",schemaPath:"#/properties/spec/properties/host_labels/propertyNames/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters",propertyName:key6};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
if(func1(key6) < 1){
const err53 = {instancePath:instancePath+"/spec/host_labels",schemaPath:"#/properties/spec/properties/host_labels/propertyNames/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",propertyName:key6};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
if(!pattern6.test(key6)){
const err54 = {instancePath:instancePath+"/spec/host_labels",schemaPath:"#/properties/spec/properties/host_labels/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001f\\u007f-\\u009f]*$"},message:"must match pattern \""+"^[^\\u0000-\\u001f\\u007f-\\u009f]*$"+"\"",propertyName:key6};
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
const err55 = {instancePath:instancePath+"/spec/host_labels",schemaPath:"#/properties/spec/properties/host_labels/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",propertyName:key6};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
var valid6 = _errs43 === errors;
if(!valid6){
const err56 = {instancePath:instancePath+"/spec/host_labels",schemaPath:"#/properties/spec/properties/host_labels/propertyNames",keyword:"propertyNames",params:{propertyName: key6},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
for(const key7 in data16){
let data17 = data16[key7];
if(typeof data17 === "string"){
if(func1(data17) > 256){
const err57 = {instancePath:instancePath+"/spec/host_labels/" + key7.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/host_labels/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
else {
const err58 = {instancePath:instancePath+"/spec/host_labels/" + key7.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/host_labels/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
}
else {
const err59 = {instancePath:instancePath+"/spec/host_labels",schemaPath:"#/properties/spec/properties/host_labels/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
if(data6.spread !== undefined){
let data18 = data6.spread;
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
if(data18.group === undefined){
const err60 = {instancePath:instancePath+"/spec/spread",schemaPath:"#/properties/spec/properties/spread/required",keyword:"required",params:{missingProperty: "group"},message:"must have required property '"+"group"+"'"};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
for(const key8 in data18){
if(!(((key8 === "group") || (key8 === "over")) || (key8 === "mode"))){
const err61 = {instancePath:instancePath+"/spec/spread",schemaPath:"#/properties/spec/properties/spread/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
if(data18.group !== undefined){
let data19 = data18.group;
if(typeof data19 === "string"){
if(!pattern4.test(data19)){
const err62 = {instancePath:instancePath+"/spec/spread/group",schemaPath:"#/properties/spec/properties/spread/properties/group/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"+"\""};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
else {
const err63 = {instancePath:instancePath+"/spec/spread/group",schemaPath:"#/properties/spec/properties/spread/properties/group/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
if(data18.over !== undefined){
let data20 = data18.over;
if(typeof data20 !== "string"){
const err64 = {instancePath:instancePath+"/spec/spread/over",schemaPath:"#/properties/spec/properties/spread/properties/over/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
if(!(((data20 === "host") || (data20 === "zone")) || (data20 === "region"))){
const err65 = {instancePath:instancePath+"/spec/spread/over",schemaPath:"#/properties/spec/properties/spread/properties/over/enum",keyword:"enum",params:{allowedValues: schema31.properties.spec.properties.spread.properties.over.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
if(data18.mode !== undefined){
let data21 = data18.mode;
if(typeof data21 !== "string"){
const err66 = {instancePath:instancePath+"/spec/spread/mode",schemaPath:"#/properties/spec/properties/spread/properties/mode/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
if(!((data21 === "required") || (data21 === "preferred"))){
const err67 = {instancePath:instancePath+"/spec/spread/mode",schemaPath:"#/properties/spec/properties/spread/properties/mode/enum",keyword:"enum",params:{allowedValues: schema31.properties.spec.properties.spread.properties.mode.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
}
else {
const err68 = {instancePath:instancePath+"/spec/spread",schemaPath:"#/properties/spec/properties/spread/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
let data22 = data6.on_host_loss;
if(typeof data22 !== "string"){
const err69 = {instancePath:instancePath+"/spec/on_host_loss",schemaPath:"#/properties/spec/properties/on_host_loss/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
if(!((data22 === "wait") || (data22 === "recreate"))){
const err70 = {instancePath:instancePath+"/spec/on_host_loss",schemaPath:"#/properties/spec/properties/on_host_loss/enum",keyword:"enum",params:{allowedValues: schema31.properties.spec.properties.on_host_loss.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
if(data6.partitions !== undefined){
let data23 = data6.partitions;
const _errs61 = errors;
let valid9 = true;
const _errs62 = errors;
if(Array.isArray(data23)){
if(data23.length > 8){
const err71 = {};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
var _valid0 = _errs62 === errors;
errors = _errs61;
if(vErrors !== null){
if(_errs61){
vErrors.length = _errs61;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs63 = errors;
if(Array.isArray(data23)){
const len0 = data23.length;
for(let i0=0; i0<len0; i0++){
let data24 = data23[i0];
if(data24 && typeof data24 == "object" && !Array.isArray(data24)){
if(data24.partition === undefined){
const err72 = {instancePath:instancePath+"/spec/partitions/" + i0,schemaPath:"#/properties/spec/properties/partitions/then/items/required",keyword:"required",params:{missingProperty: "partition"},message:"must have required property '"+"partition"+"'"};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
for(const key9 in data24){
if(!(((key9 === "partition") || (key9 === "serial")) || (key9 === "read_only"))){
const err73 = {instancePath:instancePath+"/spec/partitions/" + i0,schemaPath:"#/properties/spec/properties/partitions/then/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
if(data24.partition !== undefined){
let data25 = data24.partition;
if(typeof data25 === "string"){
if(!pattern15.test(data25)){
const err74 = {instancePath:instancePath+"/spec/partitions/" + i0+"/partition",schemaPath:"#/properties/spec/properties/partitions/then/items/properties/partition/pattern",keyword:"pattern",params:{pattern: "^prt_[0-9a-z]{16}$"},message:"must match pattern \""+"^prt_[0-9a-z]{16}$"+"\""};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
else {
const err75 = {instancePath:instancePath+"/spec/partitions/" + i0+"/partition",schemaPath:"#/properties/spec/properties/partitions/then/items/properties/partition/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
if(data24.serial !== undefined){
let data26 = data24.serial;
if(typeof data26 === "string"){
if(!pattern16.test(data26)){
const err76 = {instancePath:instancePath+"/spec/partitions/" + i0+"/serial",schemaPath:"#/properties/spec/properties/partitions/then/items/properties/serial/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-]{1,20}$"},message:"must match pattern \""+"^[A-Za-z0-9_-]{1,20}$"+"\""};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
else {
const err77 = {instancePath:instancePath+"/spec/partitions/" + i0+"/serial",schemaPath:"#/properties/spec/properties/partitions/then/items/properties/serial/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
if(data24.read_only !== undefined){
if(typeof data24.read_only !== "boolean"){
const err78 = {instancePath:instancePath+"/spec/partitions/" + i0+"/read_only",schemaPath:"#/properties/spec/properties/partitions/then/items/properties/read_only/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
}
else {
const err79 = {instancePath:instancePath+"/spec/partitions/" + i0,schemaPath:"#/properties/spec/properties/partitions/then/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
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
var _valid0 = _errs63 === errors;
valid9 = _valid0;
}
if(!valid9){
const err80 = {instancePath:instancePath+"/spec/partitions",schemaPath:"#/properties/spec/properties/partitions/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
if(Array.isArray(data23)){
if(data23.length > 8){
const err81 = {instancePath:instancePath+"/spec/partitions",schemaPath:"#/properties/spec/properties/partitions/maxItems",keyword:"maxItems",params:{limit: 8},message:"must NOT have more than 8 items"};
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
const err82 = {instancePath:instancePath+"/spec/partitions",schemaPath:"#/properties/spec/properties/partitions/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
if(data6.ssh_keys !== undefined){
let data28 = data6.ssh_keys;
const _errs75 = errors;
let valid13 = true;
const _errs76 = errors;
if(Array.isArray(data28)){
if(data28.length > 64){
const err83 = {};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
var _valid1 = _errs76 === errors;
errors = _errs75;
if(vErrors !== null){
if(_errs75){
vErrors.length = _errs75;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs77 = errors;
if(Array.isArray(data28)){
const len1 = data28.length;
for(let i1=0; i1<len1; i1++){
let data29 = data28[i1];
if(typeof data29 === "string"){
if(func1(data29) > 16384){
const err84 = {instancePath:instancePath+"/spec/ssh_keys/" + i1,schemaPath:"#/properties/spec/properties/ssh_keys/then/items/maxLength",keyword:"maxLength",params:{limit: 16384},message:"must NOT have more than 16384 characters"};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
if(func1(data29) < 4){
const err85 = {instancePath:instancePath+"/spec/ssh_keys/" + i1,schemaPath:"#/properties/spec/properties/ssh_keys/then/items/minLength",keyword:"minLength",params:{limit: 4},message:"must NOT have fewer than 4 characters"};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
}
else {
const err86 = {instancePath:instancePath+"/spec/ssh_keys/" + i1,schemaPath:"#/properties/spec/properties/ssh_keys/then/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
}
var _valid1 = _errs77 === errors;
valid13 = _valid1;
}
if(!valid13){
const err87 = {instancePath:instancePath+"/spec/ssh_keys",schemaPath:"#/properties/spec/properties/ssh_keys/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
if(Array.isArray(data28)){
if(data28.length > 64){
const err88 = {instancePath:instancePath+"/spec/ssh_keys",schemaPath:"#/properties/spec/properties/ssh_keys/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items"};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
}
else {
const err89 = {instancePath:instancePath+"/spec/ssh_keys",schemaPath:"#/properties/spec/properties/ssh_keys/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
}
if(data6.user_data !== undefined){
let data30 = data6.user_data;
if(typeof data30 === "string"){
if(func1(data30) > 524288){
const err90 = {instancePath:instancePath+"/spec/user_data",schemaPath:"#/properties/spec/properties/user_data/maxLength",keyword:"maxLength",params:{limit: 524288},message:"must NOT have more than 524288 characters"};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
}
else {
const err91 = {instancePath:instancePath+"/spec/user_data",schemaPath:"#/properties/spec/properties/user_data/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
}
if(data6.user_data_wo !== undefined){
let data31 = data6.user_data_wo;
if(typeof data31 === "string"){
if(func1(data31) > 524288){
const err92 = {instancePath:instancePath+"/spec/user_data_wo",schemaPath:"#/properties/spec/properties/user_data_wo/maxLength",keyword:"maxLength",params:{limit: 524288},message:"must NOT have more than 524288 characters"};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
}
else {
const err93 = {instancePath:instancePath+"/spec/user_data_wo",schemaPath:"#/properties/spec/properties/user_data_wo/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
}
if(data6.user_data_wo_version !== undefined){
let data32 = data6.user_data_wo_version;
if(!((typeof data32 == "number") && (!(data32 % 1) && !isNaN(data32)))){
const err94 = {instancePath:instancePath+"/spec/user_data_wo_version",schemaPath:"#/properties/spec/properties/user_data_wo_version/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
if(typeof data32 == "number"){
if(data32 > 9007199254740991 || isNaN(data32)){
const err95 = {instancePath:instancePath+"/spec/user_data_wo_version",schemaPath:"#/properties/spec/properties/user_data_wo_version/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
if(data32 < 0 || isNaN(data32)){
const err96 = {instancePath:instancePath+"/spec/user_data_wo_version",schemaPath:"#/properties/spec/properties/user_data_wo_version/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
}
}
let data33 = data6.user_data_format;
if(typeof data33 !== "string"){
const err97 = {instancePath:instancePath+"/spec/user_data_format",schemaPath:"#/properties/spec/properties/user_data_format/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
if(!((data33 === "cloud_init") || (data33 === "ignition"))){
const err98 = {instancePath:instancePath+"/spec/user_data_format",schemaPath:"#/properties/spec/properties/user_data_format/enum",keyword:"enum",params:{allowedValues: schema31.properties.spec.properties.user_data_format.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
let data34 = data6.on_image_change;
if(typeof data34 !== "string"){
const err99 = {instancePath:instancePath+"/spec/on_image_change",schemaPath:"#/properties/spec/properties/on_image_change/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
if(!((data34 === "replace") || (data34 === "ignore"))){
const err100 = {instancePath:instancePath+"/spec/on_image_change",schemaPath:"#/properties/spec/properties/on_image_change/enum",keyword:"enum",params:{allowedValues: schema31.properties.spec.properties.on_image_change.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
let data35 = data6.on_user_data_change;
if(typeof data35 !== "string"){
const err101 = {instancePath:instancePath+"/spec/on_user_data_change",schemaPath:"#/properties/spec/properties/on_user_data_change/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
if(!((data35 === "ignore") || (data35 === "replace"))){
const err102 = {instancePath:instancePath+"/spec/on_user_data_change",schemaPath:"#/properties/spec/properties/on_user_data_change/enum",keyword:"enum",params:{allowedValues: schema31.properties.spec.properties.on_user_data_change.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
let data36 = data6.cpu_model;
if(typeof data36 === "string"){
if(!pattern17.test(data36)){
const err103 = {instancePath:instancePath+"/spec/cpu_model",schemaPath:"#/properties/spec/properties/cpu_model/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9_.+-]{0,63}$"},message:"must match pattern \""+"^[A-Za-z0-9][A-Za-z0-9_.+-]{0,63}$"+"\""};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
}
else {
const err104 = {instancePath:instancePath+"/spec/cpu_model",schemaPath:"#/properties/spec/properties/cpu_model/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
let data37 = data6.firmware;
if(typeof data37 !== "string"){
const err105 = {instancePath:instancePath+"/spec/firmware",schemaPath:"#/properties/spec/properties/firmware/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
if(!((data37 === "bios") || (data37 === "uefi"))){
const err106 = {instancePath:instancePath+"/spec/firmware",schemaPath:"#/properties/spec/properties/firmware/enum",keyword:"enum",params:{allowedValues: schema31.properties.spec.properties.firmware.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
if(typeof data6.secure_boot !== "boolean"){
const err107 = {instancePath:instancePath+"/spec/secure_boot",schemaPath:"#/properties/spec/properties/secure_boot/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
if(typeof data6.tpm !== "boolean"){
const err108 = {instancePath:instancePath+"/spec/tpm",schemaPath:"#/properties/spec/properties/tpm/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
if(data6.cdroms !== undefined){
let data40 = data6.cdroms;
const _errs102 = errors;
let valid16 = true;
const _errs103 = errors;
if(Array.isArray(data40)){
if(data40.length > 4){
const err109 = {};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
}
var _valid2 = _errs103 === errors;
errors = _errs102;
if(vErrors !== null){
if(_errs102){
vErrors.length = _errs102;
}
else {
vErrors = null;
}
}
if(_valid2){
const _errs104 = errors;
if(Array.isArray(data40)){
const len2 = data40.length;
for(let i2=0; i2<len2; i2++){
let data41 = data40[i2];
if(typeof data41 === "string"){
if(!pattern9.test(data41)){
const err110 = {instancePath:instancePath+"/spec/cdroms/" + i2,schemaPath:"#/properties/spec/properties/cdroms/then/items/pattern",keyword:"pattern",params:{pattern: "^img_[0-9a-z]{16}$"},message:"must match pattern \""+"^img_[0-9a-z]{16}$"+"\""};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
}
else {
const err111 = {instancePath:instancePath+"/spec/cdroms/" + i2,schemaPath:"#/properties/spec/properties/cdroms/then/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
}
}
var _valid2 = _errs104 === errors;
valid16 = _valid2;
}
if(!valid16){
const err112 = {instancePath:instancePath+"/spec/cdroms",schemaPath:"#/properties/spec/properties/cdroms/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
if(Array.isArray(data40)){
if(data40.length > 4){
const err113 = {instancePath:instancePath+"/spec/cdroms",schemaPath:"#/properties/spec/properties/cdroms/maxItems",keyword:"maxItems",params:{limit: 4},message:"must NOT have more than 4 items"};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
}
else {
const err114 = {instancePath:instancePath+"/spec/cdroms",schemaPath:"#/properties/spec/properties/cdroms/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
}
let data42 = data6.boot_from;
if(typeof data42 !== "string"){
const err115 = {instancePath:instancePath+"/spec/boot_from",schemaPath:"#/properties/spec/properties/boot_from/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
if(!(((data42 === "disk") || (data42 === "cdrom")) || (data42 === "cdrom_once"))){
const err116 = {instancePath:instancePath+"/spec/boot_from",schemaPath:"#/properties/spec/properties/boot_from/enum",keyword:"enum",params:{allowedValues: schema31.properties.spec.properties.boot_from.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
let data43 = data6.power_state;
if(typeof data43 !== "string"){
const err117 = {instancePath:instancePath+"/spec/power_state",schemaPath:"#/properties/spec/properties/power_state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
if(!(((data43 === "running") || (data43 === "stopped")) || (data43 === "paused"))){
const err118 = {instancePath:instancePath+"/spec/power_state",schemaPath:"#/properties/spec/properties/power_state/enum",keyword:"enum",params:{allowedValues: schema31.properties.spec.properties.power_state.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
let data44 = data6.restart_policy;
if(typeof data44 !== "string"){
const err119 = {instancePath:instancePath+"/spec/restart_policy",schemaPath:"#/properties/spec/properties/restart_policy/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
if(!(((data44 === "always") || (data44 === "on_failure")) || (data44 === "never"))){
const err120 = {instancePath:instancePath+"/spec/restart_policy",schemaPath:"#/properties/spec/properties/restart_policy/enum",keyword:"enum",params:{allowedValues: schema31.properties.spec.properties.restart_policy.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
if(typeof data6.start_on_boot !== "boolean"){
const err121 = {instancePath:instancePath+"/spec/start_on_boot",schemaPath:"#/properties/spec/properties/start_on_boot/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
if(typeof data6.deletion_protection !== "boolean"){
const err122 = {instancePath:instancePath+"/spec/deletion_protection",schemaPath:"#/properties/spec/properties/deletion_protection/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
if(data6.ports !== undefined){
let data47 = data6.ports;
const _errs119 = errors;
let valid19 = true;
const _errs120 = errors;
if(Array.isArray(data47)){
if(data47.length > 64){
const err123 = {};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
}
var _valid3 = _errs120 === errors;
errors = _errs119;
if(vErrors !== null){
if(_errs119){
vErrors.length = _errs119;
}
else {
vErrors = null;
}
}
if(_valid3){
const _errs121 = errors;
if(Array.isArray(data47)){
const len3 = data47.length;
for(let i3=0; i3<len3; i3++){
let data48 = data47[i3];
if(data48 && typeof data48 == "object" && !Array.isArray(data48)){
if(data48.guest_port === undefined){
const err124 = {instancePath:instancePath+"/spec/ports/" + i3,schemaPath:"#/properties/spec/properties/ports/then/items/required",keyword:"required",params:{missingProperty: "guest_port"},message:"must have required property '"+"guest_port"+"'"};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
for(const key10 in data48){
if(!((((key10 === "guest_port") || (key10 === "host_port")) || (key10 === "host_address")) || (key10 === "protocol"))){
const err125 = {instancePath:instancePath+"/spec/ports/" + i3,schemaPath:"#/properties/spec/properties/ports/then/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
}
if(data48.guest_port !== undefined){
let data49 = data48.guest_port;
if(!((typeof data49 == "number") && (!(data49 % 1) && !isNaN(data49)))){
const err126 = {instancePath:instancePath+"/spec/ports/" + i3+"/guest_port",schemaPath:"#/properties/spec/properties/ports/then/items/properties/guest_port/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
if(typeof data49 == "number"){
if(data49 > 65535 || isNaN(data49)){
const err127 = {instancePath:instancePath+"/spec/ports/" + i3+"/guest_port",schemaPath:"#/properties/spec/properties/ports/then/items/properties/guest_port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
if(data49 < 1 || isNaN(data49)){
const err128 = {instancePath:instancePath+"/spec/ports/" + i3+"/guest_port",schemaPath:"#/properties/spec/properties/ports/then/items/properties/guest_port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
}
}
if(data48.host_port !== undefined){
let data50 = data48.host_port;
if(!((typeof data50 == "number") && (!(data50 % 1) && !isNaN(data50)))){
const err129 = {instancePath:instancePath+"/spec/ports/" + i3+"/host_port",schemaPath:"#/properties/spec/properties/ports/then/items/properties/host_port/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
if(typeof data50 == "number"){
if(data50 > 65535 || isNaN(data50)){
const err130 = {instancePath:instancePath+"/spec/ports/" + i3+"/host_port",schemaPath:"#/properties/spec/properties/ports/then/items/properties/host_port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
if(data50 < 1 || isNaN(data50)){
const err131 = {instancePath:instancePath+"/spec/ports/" + i3+"/host_port",schemaPath:"#/properties/spec/properties/ports/then/items/properties/host_port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
}
}
if(data48.host_address !== undefined){
let data51 = data48.host_address;
if(typeof data51 === "string"){
if(!pattern19.test(data51)){
const err132 = {instancePath:instancePath+"/spec/ports/" + i3+"/host_address",schemaPath:"#/properties/spec/properties/ports/then/items/properties/host_address/pattern",keyword:"pattern",params:{pattern: "^((25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])\\.){3}(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])$"},message:"must match pattern \""+"^((25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])\\.){3}(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])$"+"\""};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
}
else {
const err133 = {instancePath:instancePath+"/spec/ports/" + i3+"/host_address",schemaPath:"#/properties/spec/properties/ports/then/items/properties/host_address/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err133];
}
else {
vErrors.push(err133);
}
errors++;
}
}
if(data48.protocol !== undefined){
let data52 = data48.protocol;
if(typeof data52 !== "string"){
const err134 = {instancePath:instancePath+"/spec/ports/" + i3+"/protocol",schemaPath:"#/properties/spec/properties/ports/then/items/properties/protocol/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err134];
}
else {
vErrors.push(err134);
}
errors++;
}
if(!((data52 === "tcp") || (data52 === "udp"))){
const err135 = {instancePath:instancePath+"/spec/ports/" + i3+"/protocol",schemaPath:"#/properties/spec/properties/ports/then/items/properties/protocol/enum",keyword:"enum",params:{allowedValues: schema31.properties.spec.properties.ports.then.items.properties.protocol.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err135];
}
else {
vErrors.push(err135);
}
errors++;
}
}
}
else {
const err136 = {instancePath:instancePath+"/spec/ports/" + i3,schemaPath:"#/properties/spec/properties/ports/then/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
}
}
}
var _valid3 = _errs121 === errors;
valid19 = _valid3;
}
if(!valid19){
const err137 = {instancePath:instancePath+"/spec/ports",schemaPath:"#/properties/spec/properties/ports/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
if(Array.isArray(data47)){
if(data47.length > 64){
const err138 = {instancePath:instancePath+"/spec/ports",schemaPath:"#/properties/spec/properties/ports/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items"};
if(vErrors === null){
vErrors = [err138];
}
else {
vErrors.push(err138);
}
errors++;
}
}
else {
const err139 = {instancePath:instancePath+"/spec/ports",schemaPath:"#/properties/spec/properties/ports/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
}
}
if(data6.networks !== undefined){
let data53 = data6.networks;
const _errs135 = errors;
let valid23 = true;
const _errs136 = errors;
if(Array.isArray(data53)){
if(data53.length > 8){
const err140 = {};
if(vErrors === null){
vErrors = [err140];
}
else {
vErrors.push(err140);
}
errors++;
}
}
var _valid4 = _errs136 === errors;
errors = _errs135;
if(vErrors !== null){
if(_errs135){
vErrors.length = _errs135;
}
else {
vErrors = null;
}
}
if(_valid4){
const _errs137 = errors;
if(Array.isArray(data53)){
const len4 = data53.length;
for(let i4=0; i4<len4; i4++){
let data54 = data53[i4];
if(data54 && typeof data54 == "object" && !Array.isArray(data54)){
if(data54.network === undefined){
const err141 = {instancePath:instancePath+"/spec/networks/" + i4,schemaPath:"#/properties/spec/properties/networks/then/items/required",keyword:"required",params:{missingProperty: "network"},message:"must have required property '"+"network"+"'"};
if(vErrors === null){
vErrors = [err141];
}
else {
vErrors.push(err141);
}
errors++;
}
for(const key11 in data54){
if(!((((key11 === "network") || (key11 === "address")) || (key11 === "ipv6_address")) || (key11 === "mac_address"))){
const err142 = {instancePath:instancePath+"/spec/networks/" + i4,schemaPath:"#/properties/spec/properties/networks/then/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key11},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err142];
}
else {
vErrors.push(err142);
}
errors++;
}
}
if(data54.network !== undefined){
let data55 = data54.network;
if(typeof data55 === "string"){
if(!pattern20.test(data55)){
const err143 = {instancePath:instancePath+"/spec/networks/" + i4+"/network",schemaPath:"#/properties/spec/properties/networks/then/items/properties/network/pattern",keyword:"pattern",params:{pattern: "^net_[0-9a-z]{16}$"},message:"must match pattern \""+"^net_[0-9a-z]{16}$"+"\""};
if(vErrors === null){
vErrors = [err143];
}
else {
vErrors.push(err143);
}
errors++;
}
}
else {
const err144 = {instancePath:instancePath+"/spec/networks/" + i4+"/network",schemaPath:"#/properties/spec/properties/networks/then/items/properties/network/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err144];
}
else {
vErrors.push(err144);
}
errors++;
}
}
if(data54.address !== undefined){
let data56 = data54.address;
if(typeof data56 === "string"){
if(func1(data56) > 15){
const err145 = {instancePath:instancePath+"/spec/networks/" + i4+"/address",schemaPath:"#/properties/spec/properties/networks/then/items/properties/address/maxLength",keyword:"maxLength",params:{limit: 15},message:"must NOT have more than 15 characters"};
if(vErrors === null){
vErrors = [err145];
}
else {
vErrors.push(err145);
}
errors++;
}
if(func1(data56) < 7){
const err146 = {instancePath:instancePath+"/spec/networks/" + i4+"/address",schemaPath:"#/properties/spec/properties/networks/then/items/properties/address/minLength",keyword:"minLength",params:{limit: 7},message:"must NOT have fewer than 7 characters"};
if(vErrors === null){
vErrors = [err146];
}
else {
vErrors.push(err146);
}
errors++;
}
}
else {
const err147 = {instancePath:instancePath+"/spec/networks/" + i4+"/address",schemaPath:"#/properties/spec/properties/networks/then/items/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err147];
}
else {
vErrors.push(err147);
}
errors++;
}
}
if(data54.ipv6_address !== undefined){
let data57 = data54.ipv6_address;
if(typeof data57 === "string"){
if(func1(data57) > 45){
const err148 = {instancePath:instancePath+"/spec/networks/" + i4+"/ipv6_address",schemaPath:"#/properties/spec/properties/networks/then/items/properties/ipv6_address/maxLength",keyword:"maxLength",params:{limit: 45},message:"must NOT have more than 45 characters"};
if(vErrors === null){
vErrors = [err148];
}
else {
vErrors.push(err148);
}
errors++;
}
if(func1(data57) < 2){
const err149 = {instancePath:instancePath+"/spec/networks/" + i4+"/ipv6_address",schemaPath:"#/properties/spec/properties/networks/then/items/properties/ipv6_address/minLength",keyword:"minLength",params:{limit: 2},message:"must NOT have fewer than 2 characters"};
if(vErrors === null){
vErrors = [err149];
}
else {
vErrors.push(err149);
}
errors++;
}
}
else {
const err150 = {instancePath:instancePath+"/spec/networks/" + i4+"/ipv6_address",schemaPath:"#/properties/spec/properties/networks/then/items/properties/ipv6_address/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err150];
}
else {
vErrors.push(err150);
}
errors++;
}
}
if(data54.mac_address !== undefined){
let data58 = data54.mac_address;
if(typeof data58 === "string"){
if(!pattern21.test(data58)){
const err151 = {instancePath:instancePath+"/spec/networks/" + i4+"/mac_address",schemaPath:"#/properties/spec/properties/networks/then/items/properties/mac_address/pattern",keyword:"pattern",params:{pattern: "^[0-9a-fA-F]{2}(:[0-9a-fA-F]{2}){5}$"},message:"must match pattern \""+"^[0-9a-fA-F]{2}(:[0-9a-fA-F]{2}){5}$"+"\""};
if(vErrors === null){
vErrors = [err151];
}
else {
vErrors.push(err151);
}
errors++;
}
}
else {
const err152 = {instancePath:instancePath+"/spec/networks/" + i4+"/mac_address",schemaPath:"#/properties/spec/properties/networks/then/items/properties/mac_address/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err152];
}
else {
vErrors.push(err152);
}
errors++;
}
}
}
else {
const err153 = {instancePath:instancePath+"/spec/networks/" + i4,schemaPath:"#/properties/spec/properties/networks/then/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err153];
}
else {
vErrors.push(err153);
}
errors++;
}
}
}
var _valid4 = _errs137 === errors;
valid23 = _valid4;
}
if(!valid23){
const err154 = {instancePath:instancePath+"/spec/networks",schemaPath:"#/properties/spec/properties/networks/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err154];
}
else {
vErrors.push(err154);
}
errors++;
}
if(Array.isArray(data53)){
if(data53.length > 8){
const err155 = {instancePath:instancePath+"/spec/networks",schemaPath:"#/properties/spec/properties/networks/maxItems",keyword:"maxItems",params:{limit: 8},message:"must NOT have more than 8 items"};
if(vErrors === null){
vErrors = [err155];
}
else {
vErrors.push(err155);
}
errors++;
}
}
else {
const err156 = {instancePath:instancePath+"/spec/networks",schemaPath:"#/properties/spec/properties/networks/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err156];
}
else {
vErrors.push(err156);
}
errors++;
}
}
let data59 = data6.wait_for;
const _errs151 = errors;
let valid27 = true;
const _errs152 = errors;
if(Array.isArray(data59)){
if(data59.length > 4){
const err157 = {};
if(vErrors === null){
vErrors = [err157];
}
else {
vErrors.push(err157);
}
errors++;
}
}
var _valid5 = _errs152 === errors;
errors = _errs151;
if(vErrors !== null){
if(_errs151){
vErrors.length = _errs151;
}
else {
vErrors = null;
}
}
if(_valid5){
const _errs153 = errors;
if(Array.isArray(data59)){
const len5 = data59.length;
for(let i5=0; i5<len5; i5++){
let data60 = data59[i5];
if(typeof data60 !== "string"){
const err158 = {instancePath:instancePath+"/spec/wait_for/" + i5,schemaPath:"#/properties/spec/properties/wait_for/then/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err158];
}
else {
vErrors.push(err158);
}
errors++;
}
if(!((((data60 === "running") || (data60 === "address")) || (data60 === "ssh")) || (data60 === "cloud_init"))){
const err159 = {instancePath:instancePath+"/spec/wait_for/" + i5,schemaPath:"#/properties/spec/properties/wait_for/then/items/enum",keyword:"enum",params:{allowedValues: schema31.properties.spec.properties.wait_for.then.items.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err159];
}
else {
vErrors.push(err159);
}
errors++;
}
}
}
var _valid5 = _errs153 === errors;
valid27 = _valid5;
}
if(!valid27){
const err160 = {instancePath:instancePath+"/spec/wait_for",schemaPath:"#/properties/spec/properties/wait_for/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err160];
}
else {
vErrors.push(err160);
}
errors++;
}
if(Array.isArray(data59)){
if(data59.length > 4){
const err161 = {instancePath:instancePath+"/spec/wait_for",schemaPath:"#/properties/spec/properties/wait_for/maxItems",keyword:"maxItems",params:{limit: 4},message:"must NOT have more than 4 items"};
if(vErrors === null){
vErrors = [err161];
}
else {
vErrors.push(err161);
}
errors++;
}
let i6 = data59.length;
let j0;
if(i6 > 1){
outer0:
for(;i6--;){
for(j0 = i6; j0--;){
if(func0(data59[i6], data59[j0])){
const err162 = {instancePath:instancePath+"/spec/wait_for",schemaPath:"#/properties/spec/properties/wait_for/uniqueItems",keyword:"uniqueItems",params:{i: i6, j: j0},message:"must NOT have duplicate items (items ## "+j0+" and "+i6+" are identical)"};
if(vErrors === null){
vErrors = [err162];
}
else {
vErrors.push(err162);
}
errors++;
break outer0;
}
}
}
}
}
else {
const err163 = {instancePath:instancePath+"/spec/wait_for",schemaPath:"#/properties/spec/properties/wait_for/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err163];
}
else {
vErrors.push(err163);
}
errors++;
}
let data61 = data6.on_wait_timeout;
if(typeof data61 !== "string"){
const err164 = {instancePath:instancePath+"/spec/on_wait_timeout",schemaPath:"#/properties/spec/properties/on_wait_timeout/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err164];
}
else {
vErrors.push(err164);
}
errors++;
}
if(!((data61 === "error") || (data61 === "warn"))){
const err165 = {instancePath:instancePath+"/spec/on_wait_timeout",schemaPath:"#/properties/spec/properties/on_wait_timeout/enum",keyword:"enum",params:{allowedValues: schema31.properties.spec.properties.on_wait_timeout.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err165];
}
else {
vErrors.push(err165);
}
errors++;
}
let data62 = data6.on_change;
if(typeof data62 !== "string"){
const err166 = {instancePath:instancePath+"/spec/on_change",schemaPath:"#/properties/spec/properties/on_change/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err166];
}
else {
vErrors.push(err166);
}
errors++;
}
if(!((data62 === "restart") || (data62 === "fail"))){
const err167 = {instancePath:instancePath+"/spec/on_change",schemaPath:"#/properties/spec/properties/on_change/enum",keyword:"enum",params:{allowedValues: schema31.properties.spec.properties.on_change.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err167];
}
else {
vErrors.push(err167);
}
errors++;
}
}
else {
const err168 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err168];
}
else {
vErrors.push(err168);
}
errors++;
}
}
}
else {
const err169 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err169];
}
else {
vErrors.push(err169);
}
errors++;
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const validatePatch = validate21;
const schema32 = {"type":"object","additionalProperties":false,"minProperties":1,"properties":{"tags":{"type":"object","maxProperties":50,"propertyNames":{"type":"string","minLength":1,"maxLength":128,"pattern":"^[^\\u0000-\\u001f\\u007f-\\u009f]*$"},"additionalProperties":{"type":["string","null"],"maxLength":256}},"default_tags":{"type":"object","maxProperties":50,"propertyNames":{"type":"string","minLength":1,"maxLength":128,"pattern":"^[^\\u0000-\\u001f\\u007f-\\u009f]*$"},"additionalProperties":{"type":["string","null"],"maxLength":256}},"spec":{"type":"object","additionalProperties":false,"properties":{"description":{"type":["string","null"],"maxLength":1024,"description":"Free text for people."},"hostname":{"type":["string","null"],"pattern":"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$","description":"Host name inside the guest; the VM's name at create when absent."},"image":{"type":["string","null"],"pattern":"^img_[0-9a-z]{16}$","description":"Id of the image that the root disk is made of. May be left out where there are `cdroms`: the root disk is empty then, for a system that is installed from them."},"cpus":{"type":"integer","minimum":1,"maximum":256,"description":"Number of virtual CPUs."},"memory_mib":{"type":"integer","minimum":64,"maximum":16777216,"description":"Memory in MiB."},"root_disk_gib":{"type":"integer","minimum":1,"maximum":65536,"description":"Size of the root disk in GiB; at least the image's `virtual_size_gib`. It grows and never shrinks."},"host":{"type":["string","null"],"pattern":"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$","description":"Name of the host that the VM is pinned to; Croft chooses when absent. Another one moves the VM there with its root disk and its partitions: it is stopped while they are copied, and runs on where it was when that fails. Adding the host it is on, or removing it, changes nothing."},"region":{"type":["string","null"],"pattern":"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$","description":"Region whose hosts the VM may be on (`region` of `croft_host`); any when absent. Naming the one it is in, or naming none any more, changes nothing; another one replaces the VM."},"zone":{"type":["string","null"],"pattern":"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$","description":"Zone whose hosts the VM may be on; otherwise as `region`."},"host_labels":{"type":["object","null"],"maxProperties":50,"propertyNames":{"type":"string","minLength":1,"maxLength":128,"pattern":"^[^\\u0000-\\u001f\\u007f-\\u009f]*$"},"additionalProperties":{"type":"string","maxLength":256},"description":"Labels that the VM's host must have (`labels` of `croft_host`). Where its present host has them not, a change moves it to one that has, as a change of `host` does; of a VM that is pinned (`host`) it is refused."},"spread":{"type":["object","null"],"additionalProperties":false,"description":"Keeps VMs of a project apart that name the same group. Where the VM's present place breaks it, a change moves it to a host where it holds, as a change of `host` does; of a VM that is pinned (`host`) it is refused.","properties":{"group":{"type":"string","pattern":"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$","description":"Name of the group."},"over":{"type":["string","null"],"enum":["host","zone","region",null],"description":"What no two of them share (`host` when absent)."},"mode":{"type":["string","null"],"enum":["required","preferred",null],"description":"`required` (the default when absent): the VM is placed where no other one of the group is, or not at all. `preferred`: where there are fewest."}}},"on_host_loss":{"type":["string","null"],"enum":["wait","recreate",null],"description":"What happens when the VM's host is lost. `wait`: nothing, until the host comes back, and the guest runs on whatever becomes of the reconciler. `recreate`: the VM is made anew from its image on another host, with its id, name and addresses, when an operator confirms that its host is off, or within 90 seconds by itself. What was on its root disk is lost then, and its guest is ended when its host does not reach the reconciler for 40 seconds: it is only known to have ended because of that. One that is pinned to a host or has partitions there waits in any case. For a VM that runs already it begins with the next start."},"partitions":{"type":["array","null"],"maxItems":8,"description":"Partitions that are there from the first boot.","if":{"maxItems":8},"then":{"items":{"type":"object","additionalProperties":false,"required":["partition"],"properties":{"partition":{"type":"string","pattern":"^prt_[0-9a-z]{16}$","description":"Id of the partition."},"serial":{"type":"string","pattern":"^[A-Za-z0-9_-]{1,20}$","description":"Serial that the guest sees; the partition's when absent."},"read_only":{"type":"boolean","description":"Whether the guest may only read (false when absent)."}}}}},"ssh_keys":{"type":["array","null"],"maxItems":64,"description":"Ids of SSH keys, or public keys, that may log in as the user `croft`: a set, in which neither order nor comments count. A guest has a change of it from its next start on.","if":{"maxItems":64},"then":{"items":{"type":"string","minLength":4,"maxLength":16384}}},"user_data":{"type":["string","null"],"maxLength":524288,"description":"Handed to the guest byte for byte (cloud-init's user data)."},"user_data_wo":{"type":["string","null"],"maxLength":524288,"description":"Like `user_data`, but kept in neither Terraform's state nor anything that REST shows. A new value is taken when `user_data_wo_version` changes."},"user_data_wo_version":{"type":["integer","null"],"minimum":0,"maximum":9007199254740991,"description":"Any number; its change says that `user_data_wo` is another."},"user_data_format":{"type":["string","null"],"enum":["cloud_init","ignition",null],"description":"What reads the user data. With `ignition` they reach the guest by QEMU's `fw_cfg` (`opt/com.coreos/config`), Croft adds nothing, and login is the user's."},"on_image_change":{"type":["string","null"],"enum":["replace","ignore",null],"description":"What another `image` does to the VM. `ignore` keeps the one it has."},"on_user_data_change":{"type":["string","null"],"enum":["ignore","replace",null],"description":"What other user data do to the VM, which reads them at its first boot only. `ignore` keeps those it has; `replace` makes the VM anew, with an empty root disk."},"cpu_model":{"type":["string","null"],"pattern":"^[A-Za-z0-9][A-Za-z0-9_.+-]{0,63}$","description":"CPU that the guest sees, by QEMU's name for it. `auto`: the host's own under KVM, all that QEMU can emulate else."},"firmware":{"type":["string","null"],"enum":["bios","uefi",null],"description":"What the guest boots with."},"secure_boot":{"type":["boolean","null"],"description":"Whether the firmware, which has to be `uefi`, starts only what is signed for Microsoft's keys. Refused with an image that has a `kernel`, because nobody would check that."},"tpm":{"type":["boolean","null"],"description":"Whether the VM has a TPM 2.0 of its own, which needs `swtpm` on its host. What the guest keeps in it outlasts stops and starts, and is destroyed with the VM or when this becomes false. It has no certificate of a manufacturer."},"cdroms":{"type":["array","null"],"maxItems":4,"description":"Ids of images of the format `iso`. The first is the medium of the first of the VM's four CD drives, and so on; media change while the guest runs. A guest that has one mounted is asked to let go of it, and after five seconds it is taken.","if":{"maxItems":4},"then":{"items":{"type":"string","pattern":"^img_[0-9a-z]{16}$"}}},"boot_from":{"type":["string","null"],"enum":["disk","cdrom","cdrom_once",null],"description":"What the firmware looks at first; what it cannot boot from it passes over, and looks at the other. `cdrom_once`: the CD drives until the guest's first reset, and the disk ever after, also when the VM was stopped before. Refused with an image that has a `kernel`, except for `disk`."},"power_state":{"type":["string","null"],"enum":["running","stopped","paused",null],"description":"Whether the VM is to run. Stopping asks the guest first, and ends it after a minute. A paused VM keeps its memory and loses nothing; one that is started as paused waits before its first instruction."},"restart_policy":{"type":["string","null"],"enum":["always","on_failure","never",null],"description":"When a guest that ended is started again by its host: whenever it ended by itself, when it panicked, crashed or was killed, or never. The first restart comes after 2 s, each further one after twice the time, up to 5 minutes; a guest that ran for 10 minutes begins anew at 2 s."},"start_on_boot":{"type":["boolean","null"],"description":"Whether its host starts the VM after the host itself was booted."},"deletion_protection":{"type":["boolean","null"],"description":"Whether the VM can neither be destroyed nor replaced until this is false."},"ports":{"type":["array","null"],"maxItems":64,"description":"Ports of the host that are forwarded to the guest.","if":{"maxItems":64},"then":{"items":{"type":"object","additionalProperties":false,"required":["guest_port"],"properties":{"guest_port":{"type":"integer","minimum":1,"maximum":65535,"description":"Port inside the guest."},"host_port":{"type":"integer","minimum":1,"maximum":65535,"description":"Port of the host; allocated when absent. Operators of projects choose it inside the host's `port_range`, admins choose any; no VM gets a port that Croft itself listens on."},"host_address":{"type":"string","pattern":"^((25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])\\.){3}(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])$","description":"Address of the host that listens (127.0.0.1 when absent). Operators of projects use those that the host's settings allow (`port_addresses`), admins any."},"protocol":{"type":"string","enum":["tcp","udp"],"description":"`tcp` when absent."}}}}},"networks":{"type":["array","null"],"maxItems":8,"description":"Networks that the VM has cards in, in the order of the guest's cards. None: a way out where its host can give one, and `ports`. Cards are added at the end and removed while the guest runs; any other change restarts the VM. A card keeps its addresses for as long as the VM has it.","if":{"maxItems":8},"then":{"items":{"type":"object","additionalProperties":false,"required":["network"],"properties":{"network":{"type":"string","pattern":"^net_[0-9a-z]{16}$","description":"Id of the network."},"address":{"type":"string","minLength":7,"maxLength":15,"description":"IPv4 address inside the network's `cidr`; a free one is leased when absent."},"ipv6_address":{"type":"string","minLength":2,"maxLength":45,"description":"IPv6 address inside the network's `ipv6_cidr`; a free one is leased when absent."},"mac_address":{"type":"string","pattern":"^[0-9a-fA-F]{2}(:[0-9a-fA-F]{2}){5}$","description":"Hardware address, unique in the network; one that is made of the VM's id when absent."}}}}},"wait_for":{"type":["array","null"],"uniqueItems":true,"maxItems":4,"description":"What must be true for the VM to be `ready`: `running`; `address`, the guest has the address of its first card, or any that is more than link-local where none was leased (seen by its host on the network, or told by the QEMU guest agent in the image); `ssh`, its SSH server greeted; `cloud_init`, cloud-init ended without an error.","if":{"maxItems":4},"then":{"items":{"type":"string","enum":["running","address","ssh","cloud_init"]}}},"on_wait_timeout":{"type":["string","null"],"enum":["error","warn",null],"description":"Whether a wait that fails makes the apply fail, or leaves a warning and `ready = false`, so that the next apply waits on."},"on_change":{"type":["string","null"],"enum":["restart","fail",null],"description":"Whether a change that needs a restart may restart the VM."}}},"name":{"type":"string","pattern":"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$","description":"Its name, unique among those of its kind in its project."}}};

function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate21.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err0 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!((((key0 === "tags") || (key0 === "default_tags")) || (key0 === "spec")) || (key0 === "name"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.tags !== undefined){
let data0 = data.tags;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(Object.keys(data0).length > 50){
const err2 = {instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/maxProperties",keyword:"maxProperties",params:{limit: 50},message:"must NOT have more than 50 properties"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key1 in data0){
const _errs4 = errors;
if(typeof key1 === "string"){
if(func1(key1) > 128){
const err3 = {instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/propertyNames/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters",propertyName:key1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(func1(key1) < 1){
const err4 = {instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/propertyNames/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",propertyName:key1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(!pattern6.test(key1)){
const err5 = {instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001f\\u007f-\\u009f]*$"},message:"must match pattern \""+"^[^\\u0000-\\u001f\\u007f-\\u009f]*$"+"\"",propertyName:key1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",propertyName:key1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
var valid1 = _errs4 === errors;
if(!valid1){
const err7 = {instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
for(const key2 in data0){
let data1 = data0[key2];
if((typeof data1 !== "string") && (data1 !== null)){
const err8 = {instancePath:instancePath+"/tags/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/tags/additionalProperties/type",keyword:"type",params:{type: schema32.properties.tags.additionalProperties.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(typeof data1 === "string"){
if(func1(data1) > 256){
const err9 = {instancePath:instancePath+"/tags/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/tags/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
}
else {
const err10 = {instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.default_tags !== undefined){
let data2 = data.default_tags;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(Object.keys(data2).length > 50){
const err11 = {instancePath:instancePath+"/default_tags",schemaPath:"#/properties/default_tags/maxProperties",keyword:"maxProperties",params:{limit: 50},message:"must NOT have more than 50 properties"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
for(const key3 in data2){
const _errs11 = errors;
if(typeof key3 === "string"){
if(func1(key3) > 128){
const err12 = {instancePath:instancePath+"/default_tags",schemaPath:"#/properties/default_tags/propertyNames/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters",propertyName:key3};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(func1(key3) < 1){
const err13 = {instancePath:instancePath+"/default_tags",schemaPath:"#/properties/default_tags/propertyNames/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",propertyName:key3};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(!pattern6.test(key3)){
const err14 = {instancePath:instancePath+"/default_tags",schemaPath:"#/properties/default_tags/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001f\\u007f-\\u009f]*$"},message:"must match pattern \""+"^[^\\u0000-\\u001f\\u007f-\\u009f]*$"+"\"",propertyName:key3};
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
const err15 = {instancePath:instancePath+"/default_tags",schemaPath:"#/properties/default_tags/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",propertyName:key3};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
var valid3 = _errs11 === errors;
if(!valid3){
const err16 = {instancePath:instancePath+"/default_tags",schemaPath:"#/properties/default_tags/propertyNames",keyword:"propertyNames",params:{propertyName: key3},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
for(const key4 in data2){
let data3 = data2[key4];
if((typeof data3 !== "string") && (data3 !== null)){
const err17 = {instancePath:instancePath+"/default_tags/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/default_tags/additionalProperties/type",keyword:"type",params:{type: schema32.properties.default_tags.additionalProperties.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(typeof data3 === "string"){
if(func1(data3) > 256){
const err18 = {instancePath:instancePath+"/default_tags/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/default_tags/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
}
}
else {
const err19 = {instancePath:instancePath+"/default_tags",schemaPath:"#/properties/default_tags/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.spec !== undefined){
let data4 = data.spec;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
for(const key5 in data4){
if(!(func7.call(schema32.properties.spec.properties, key5))){
const err20 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data4.description !== undefined){
let data5 = data4.description;
if((typeof data5 !== "string") && (data5 !== null)){
const err21 = {instancePath:instancePath+"/spec/description",schemaPath:"#/properties/spec/properties/description/type",keyword:"type",params:{type: schema32.properties.spec.properties.description.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(typeof data5 === "string"){
if(func1(data5) > 1024){
const err22 = {instancePath:instancePath+"/spec/description",schemaPath:"#/properties/spec/properties/description/maxLength",keyword:"maxLength",params:{limit: 1024},message:"must NOT have more than 1024 characters"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
}
if(data4.hostname !== undefined){
let data6 = data4.hostname;
if((typeof data6 !== "string") && (data6 !== null)){
const err23 = {instancePath:instancePath+"/spec/hostname",schemaPath:"#/properties/spec/properties/hostname/type",keyword:"type",params:{type: schema32.properties.spec.properties.hostname.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if(typeof data6 === "string"){
if(!pattern4.test(data6)){
const err24 = {instancePath:instancePath+"/spec/hostname",schemaPath:"#/properties/spec/properties/hostname/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"+"\""};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
}
if(data4.image !== undefined){
let data7 = data4.image;
if((typeof data7 !== "string") && (data7 !== null)){
const err25 = {instancePath:instancePath+"/spec/image",schemaPath:"#/properties/spec/properties/image/type",keyword:"type",params:{type: schema32.properties.spec.properties.image.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(typeof data7 === "string"){
if(!pattern9.test(data7)){
const err26 = {instancePath:instancePath+"/spec/image",schemaPath:"#/properties/spec/properties/image/pattern",keyword:"pattern",params:{pattern: "^img_[0-9a-z]{16}$"},message:"must match pattern \""+"^img_[0-9a-z]{16}$"+"\""};
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
if(data4.cpus !== undefined){
let data8 = data4.cpus;
if(!((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8)))){
const err27 = {instancePath:instancePath+"/spec/cpus",schemaPath:"#/properties/spec/properties/cpus/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
if(typeof data8 == "number"){
if(data8 > 256 || isNaN(data8)){
const err28 = {instancePath:instancePath+"/spec/cpus",schemaPath:"#/properties/spec/properties/cpus/maximum",keyword:"maximum",params:{comparison: "<=", limit: 256},message:"must be <= 256"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(data8 < 1 || isNaN(data8)){
const err29 = {instancePath:instancePath+"/spec/cpus",schemaPath:"#/properties/spec/properties/cpus/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
}
if(data4.memory_mib !== undefined){
let data9 = data4.memory_mib;
if(!((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9)))){
const err30 = {instancePath:instancePath+"/spec/memory_mib",schemaPath:"#/properties/spec/properties/memory_mib/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if(typeof data9 == "number"){
if(data9 > 16777216 || isNaN(data9)){
const err31 = {instancePath:instancePath+"/spec/memory_mib",schemaPath:"#/properties/spec/properties/memory_mib/maximum",keyword:"maximum",params:{comparison: "<=", limit: 16777216},message:"must be <= 16777216"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if(data9 < 64 || isNaN(data9)){
const err32 = {instancePath:instancePath+"/spec/memory_mib",schemaPath:"#/properties/spec/properties/memory_mib/minimum",keyword:"minimum",params:{comparison: ">=", limit: 64},message:"must be >= 64"};
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
if(data4.root_disk_gib !== undefined){
let data10 = data4.root_disk_gib;
if(!((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10)))){
const err33 = {instancePath:instancePath+"/spec/root_disk_gib",schemaPath:"#/properties/spec/properties/root_disk_gib/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
if(typeof data10 == "number"){
if(data10 > 65536 || isNaN(data10)){
const err34 = {instancePath:instancePath+"/spec/root_disk_gib",schemaPath:"#/properties/spec/properties/root_disk_gib/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65536},message:"must be <= 65536"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if(data10 < 1 || isNaN(data10)){
const err35 = {instancePath:instancePath+"/spec/root_disk_gib",schemaPath:"#/properties/spec/properties/root_disk_gib/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
}
if(data4.host !== undefined){
let data11 = data4.host;
if((typeof data11 !== "string") && (data11 !== null)){
const err36 = {instancePath:instancePath+"/spec/host",schemaPath:"#/properties/spec/properties/host/type",keyword:"type",params:{type: schema32.properties.spec.properties.host.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
if(typeof data11 === "string"){
if(!pattern4.test(data11)){
const err37 = {instancePath:instancePath+"/spec/host",schemaPath:"#/properties/spec/properties/host/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"+"\""};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
}
if(data4.region !== undefined){
let data12 = data4.region;
if((typeof data12 !== "string") && (data12 !== null)){
const err38 = {instancePath:instancePath+"/spec/region",schemaPath:"#/properties/spec/properties/region/type",keyword:"type",params:{type: schema32.properties.spec.properties.region.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
if(typeof data12 === "string"){
if(!pattern4.test(data12)){
const err39 = {instancePath:instancePath+"/spec/region",schemaPath:"#/properties/spec/properties/region/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"+"\""};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
}
if(data4.zone !== undefined){
let data13 = data4.zone;
if((typeof data13 !== "string") && (data13 !== null)){
const err40 = {instancePath:instancePath+"/spec/zone",schemaPath:"#/properties/spec/properties/zone/type",keyword:"type",params:{type: schema32.properties.spec.properties.zone.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
if(typeof data13 === "string"){
if(!pattern4.test(data13)){
const err41 = {instancePath:instancePath+"/spec/zone",schemaPath:"#/properties/spec/properties/zone/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"+"\""};
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
if(data4.host_labels !== undefined){
let data14 = data4.host_labels;
if((!(data14 && typeof data14 == "object" && !Array.isArray(data14))) && (data14 !== null)){
const err42 = {instancePath:instancePath+"/spec/host_labels",schemaPath:"#/properties/spec/properties/host_labels/type",keyword:"type",params:{type: schema32.properties.spec.properties.host_labels.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
if(Object.keys(data14).length > 50){
const err43 = {instancePath:instancePath+"/spec/host_labels",schemaPath:"#/properties/spec/properties/host_labels/maxProperties",keyword:"maxProperties",params:{limit: 50},message:"must NOT have more than 50 properties"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
for(const key6 in data14){
const _errs39 = errors;
if(typeof key6 === "string"){
if(func1(key6) > 128){
const err44 = {instancePath:instancePath+"/spec/host_labels",schemaPath:"#/properties/spec/properties/host_labels/propertyNames/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters",propertyName:key6};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
if(func1(key6) < 1){
const err45 = {instancePath:instancePath+"/spec/host_labels",schemaPath:"#/properties/spec/properties/host_labels/propertyNames/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",propertyName:key6};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
if(!pattern6.test(key6)){
const err46 = {instancePath:instancePath+"/spec/host_labels",schemaPath:"#/properties/spec/properties/host_labels/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001f\\u007f-\\u009f]*$"},message:"must match pattern \""+"^[^\\u0000-\\u001f\\u007f-\\u009f]*$"+"\"",propertyName:key6};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
else {
const err47 = {instancePath:instancePath+"/spec/host_labels",schemaPath:"#/properties/spec/properties/host_labels/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",propertyName:key6};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
var valid6 = _errs39 === errors;
if(!valid6){
const err48 = {instancePath:instancePath+"/spec/host_labels",schemaPath:"#/properties/spec/properties/host_labels/propertyNames",keyword:"propertyNames",params:{propertyName: key6},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
for(const key7 in data14){
let data15 = data14[key7];
if(typeof data15 === "string"){
if(func1(data15) > 256){
const err49 = {instancePath:instancePath+"/spec/host_labels/" + key7.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/host_labels/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"};
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
const err50 = {instancePath:instancePath+"/spec/host_labels/" + key7.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/host_labels/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
}
if(data4.spread !== undefined){
let data16 = data4.spread;
if((!(data16 && typeof data16 == "object" && !Array.isArray(data16))) && (data16 !== null)){
const err51 = {instancePath:instancePath+"/spec/spread",schemaPath:"#/properties/spec/properties/spread/type",keyword:"type",params:{type: schema32.properties.spec.properties.spread.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
for(const key8 in data16){
if(!(((key8 === "group") || (key8 === "over")) || (key8 === "mode"))){
const err52 = {instancePath:instancePath+"/spec/spread",schemaPath:"#/properties/spec/properties/spread/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
if(data16.group !== undefined){
let data17 = data16.group;
if(typeof data17 === "string"){
if(!pattern4.test(data17)){
const err53 = {instancePath:instancePath+"/spec/spread/group",schemaPath:"#/properties/spec/properties/spread/properties/group/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"+"\""};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
else {
const err54 = {instancePath:instancePath+"/spec/spread/group",schemaPath:"#/properties/spec/properties/spread/properties/group/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
if(data16.over !== undefined){
let data18 = data16.over;
if((typeof data18 !== "string") && (data18 !== null)){
const err55 = {instancePath:instancePath+"/spec/spread/over",schemaPath:"#/properties/spec/properties/spread/properties/over/type",keyword:"type",params:{type: schema32.properties.spec.properties.spread.properties.over.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
if(!((((data18 === "host") || (data18 === "zone")) || (data18 === "region")) || (data18 === null))){
const err56 = {instancePath:instancePath+"/spec/spread/over",schemaPath:"#/properties/spec/properties/spread/properties/over/enum",keyword:"enum",params:{allowedValues: schema32.properties.spec.properties.spread.properties.over.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
if(data16.mode !== undefined){
let data19 = data16.mode;
if((typeof data19 !== "string") && (data19 !== null)){
const err57 = {instancePath:instancePath+"/spec/spread/mode",schemaPath:"#/properties/spec/properties/spread/properties/mode/type",keyword:"type",params:{type: schema32.properties.spec.properties.spread.properties.mode.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
if(!(((data19 === "required") || (data19 === "preferred")) || (data19 === null))){
const err58 = {instancePath:instancePath+"/spec/spread/mode",schemaPath:"#/properties/spec/properties/spread/properties/mode/enum",keyword:"enum",params:{allowedValues: schema32.properties.spec.properties.spread.properties.mode.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
}
}
if(data4.on_host_loss !== undefined){
let data20 = data4.on_host_loss;
if((typeof data20 !== "string") && (data20 !== null)){
const err59 = {instancePath:instancePath+"/spec/on_host_loss",schemaPath:"#/properties/spec/properties/on_host_loss/type",keyword:"type",params:{type: schema32.properties.spec.properties.on_host_loss.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
if(!(((data20 === "wait") || (data20 === "recreate")) || (data20 === null))){
const err60 = {instancePath:instancePath+"/spec/on_host_loss",schemaPath:"#/properties/spec/properties/on_host_loss/enum",keyword:"enum",params:{allowedValues: schema32.properties.spec.properties.on_host_loss.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
if(data4.partitions !== undefined){
let data21 = data4.partitions;
if((!(Array.isArray(data21))) && (data21 !== null)){
const err61 = {instancePath:instancePath+"/spec/partitions",schemaPath:"#/properties/spec/properties/partitions/type",keyword:"type",params:{type: schema32.properties.spec.properties.partitions.type},message:"must be array,null"};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
const _errs57 = errors;
let valid9 = true;
const _errs58 = errors;
if(Array.isArray(data21)){
if(data21.length > 8){
const err62 = {};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
var _valid0 = _errs58 === errors;
errors = _errs57;
if(vErrors !== null){
if(_errs57){
vErrors.length = _errs57;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs59 = errors;
if(Array.isArray(data21)){
const len0 = data21.length;
for(let i0=0; i0<len0; i0++){
let data22 = data21[i0];
if(data22 && typeof data22 == "object" && !Array.isArray(data22)){
if(data22.partition === undefined){
const err63 = {instancePath:instancePath+"/spec/partitions/" + i0,schemaPath:"#/properties/spec/properties/partitions/then/items/required",keyword:"required",params:{missingProperty: "partition"},message:"must have required property '"+"partition"+"'"};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
for(const key9 in data22){
if(!(((key9 === "partition") || (key9 === "serial")) || (key9 === "read_only"))){
const err64 = {instancePath:instancePath+"/spec/partitions/" + i0,schemaPath:"#/properties/spec/properties/partitions/then/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
if(data22.partition !== undefined){
let data23 = data22.partition;
if(typeof data23 === "string"){
if(!pattern15.test(data23)){
const err65 = {instancePath:instancePath+"/spec/partitions/" + i0+"/partition",schemaPath:"#/properties/spec/properties/partitions/then/items/properties/partition/pattern",keyword:"pattern",params:{pattern: "^prt_[0-9a-z]{16}$"},message:"must match pattern \""+"^prt_[0-9a-z]{16}$"+"\""};
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
const err66 = {instancePath:instancePath+"/spec/partitions/" + i0+"/partition",schemaPath:"#/properties/spec/properties/partitions/then/items/properties/partition/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
if(data22.serial !== undefined){
let data24 = data22.serial;
if(typeof data24 === "string"){
if(!pattern16.test(data24)){
const err67 = {instancePath:instancePath+"/spec/partitions/" + i0+"/serial",schemaPath:"#/properties/spec/properties/partitions/then/items/properties/serial/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-]{1,20}$"},message:"must match pattern \""+"^[A-Za-z0-9_-]{1,20}$"+"\""};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
else {
const err68 = {instancePath:instancePath+"/spec/partitions/" + i0+"/serial",schemaPath:"#/properties/spec/properties/partitions/then/items/properties/serial/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
if(data22.read_only !== undefined){
if(typeof data22.read_only !== "boolean"){
const err69 = {instancePath:instancePath+"/spec/partitions/" + i0+"/read_only",schemaPath:"#/properties/spec/properties/partitions/then/items/properties/read_only/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
}
else {
const err70 = {instancePath:instancePath+"/spec/partitions/" + i0,schemaPath:"#/properties/spec/properties/partitions/then/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
}
var _valid0 = _errs59 === errors;
valid9 = _valid0;
}
if(!valid9){
const err71 = {instancePath:instancePath+"/spec/partitions",schemaPath:"#/properties/spec/properties/partitions/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
if(Array.isArray(data21)){
if(data21.length > 8){
const err72 = {instancePath:instancePath+"/spec/partitions",schemaPath:"#/properties/spec/properties/partitions/maxItems",keyword:"maxItems",params:{limit: 8},message:"must NOT have more than 8 items"};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
}
if(data4.ssh_keys !== undefined){
let data26 = data4.ssh_keys;
if((!(Array.isArray(data26))) && (data26 !== null)){
const err73 = {instancePath:instancePath+"/spec/ssh_keys",schemaPath:"#/properties/spec/properties/ssh_keys/type",keyword:"type",params:{type: schema32.properties.spec.properties.ssh_keys.type},message:"must be array,null"};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
const _errs71 = errors;
let valid13 = true;
const _errs72 = errors;
if(Array.isArray(data26)){
if(data26.length > 64){
const err74 = {};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
var _valid1 = _errs72 === errors;
errors = _errs71;
if(vErrors !== null){
if(_errs71){
vErrors.length = _errs71;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs73 = errors;
if(Array.isArray(data26)){
const len1 = data26.length;
for(let i1=0; i1<len1; i1++){
let data27 = data26[i1];
if(typeof data27 === "string"){
if(func1(data27) > 16384){
const err75 = {instancePath:instancePath+"/spec/ssh_keys/" + i1,schemaPath:"#/properties/spec/properties/ssh_keys/then/items/maxLength",keyword:"maxLength",params:{limit: 16384},message:"must NOT have more than 16384 characters"};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
if(func1(data27) < 4){
const err76 = {instancePath:instancePath+"/spec/ssh_keys/" + i1,schemaPath:"#/properties/spec/properties/ssh_keys/then/items/minLength",keyword:"minLength",params:{limit: 4},message:"must NOT have fewer than 4 characters"};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
else {
const err77 = {instancePath:instancePath+"/spec/ssh_keys/" + i1,schemaPath:"#/properties/spec/properties/ssh_keys/then/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
}
var _valid1 = _errs73 === errors;
valid13 = _valid1;
}
if(!valid13){
const err78 = {instancePath:instancePath+"/spec/ssh_keys",schemaPath:"#/properties/spec/properties/ssh_keys/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
if(Array.isArray(data26)){
if(data26.length > 64){
const err79 = {instancePath:instancePath+"/spec/ssh_keys",schemaPath:"#/properties/spec/properties/ssh_keys/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items"};
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
if(data4.user_data !== undefined){
let data28 = data4.user_data;
if((typeof data28 !== "string") && (data28 !== null)){
const err80 = {instancePath:instancePath+"/spec/user_data",schemaPath:"#/properties/spec/properties/user_data/type",keyword:"type",params:{type: schema32.properties.spec.properties.user_data.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
if(typeof data28 === "string"){
if(func1(data28) > 524288){
const err81 = {instancePath:instancePath+"/spec/user_data",schemaPath:"#/properties/spec/properties/user_data/maxLength",keyword:"maxLength",params:{limit: 524288},message:"must NOT have more than 524288 characters"};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
}
if(data4.user_data_wo !== undefined){
let data29 = data4.user_data_wo;
if((typeof data29 !== "string") && (data29 !== null)){
const err82 = {instancePath:instancePath+"/spec/user_data_wo",schemaPath:"#/properties/spec/properties/user_data_wo/type",keyword:"type",params:{type: schema32.properties.spec.properties.user_data_wo.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
if(typeof data29 === "string"){
if(func1(data29) > 524288){
const err83 = {instancePath:instancePath+"/spec/user_data_wo",schemaPath:"#/properties/spec/properties/user_data_wo/maxLength",keyword:"maxLength",params:{limit: 524288},message:"must NOT have more than 524288 characters"};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
}
if(data4.user_data_wo_version !== undefined){
let data30 = data4.user_data_wo_version;
if((!((typeof data30 == "number") && (!(data30 % 1) && !isNaN(data30)))) && (data30 !== null)){
const err84 = {instancePath:instancePath+"/spec/user_data_wo_version",schemaPath:"#/properties/spec/properties/user_data_wo_version/type",keyword:"type",params:{type: schema32.properties.spec.properties.user_data_wo_version.type},message:"must be integer,null"};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
if(typeof data30 == "number"){
if(data30 > 9007199254740991 || isNaN(data30)){
const err85 = {instancePath:instancePath+"/spec/user_data_wo_version",schemaPath:"#/properties/spec/properties/user_data_wo_version/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
if(data30 < 0 || isNaN(data30)){
const err86 = {instancePath:instancePath+"/spec/user_data_wo_version",schemaPath:"#/properties/spec/properties/user_data_wo_version/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
}
if(data4.user_data_format !== undefined){
let data31 = data4.user_data_format;
if((typeof data31 !== "string") && (data31 !== null)){
const err87 = {instancePath:instancePath+"/spec/user_data_format",schemaPath:"#/properties/spec/properties/user_data_format/type",keyword:"type",params:{type: schema32.properties.spec.properties.user_data_format.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
if(!(((data31 === "cloud_init") || (data31 === "ignition")) || (data31 === null))){
const err88 = {instancePath:instancePath+"/spec/user_data_format",schemaPath:"#/properties/spec/properties/user_data_format/enum",keyword:"enum",params:{allowedValues: schema32.properties.spec.properties.user_data_format.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
}
if(data4.on_image_change !== undefined){
let data32 = data4.on_image_change;
if((typeof data32 !== "string") && (data32 !== null)){
const err89 = {instancePath:instancePath+"/spec/on_image_change",schemaPath:"#/properties/spec/properties/on_image_change/type",keyword:"type",params:{type: schema32.properties.spec.properties.on_image_change.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
if(!(((data32 === "replace") || (data32 === "ignore")) || (data32 === null))){
const err90 = {instancePath:instancePath+"/spec/on_image_change",schemaPath:"#/properties/spec/properties/on_image_change/enum",keyword:"enum",params:{allowedValues: schema32.properties.spec.properties.on_image_change.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
}
if(data4.on_user_data_change !== undefined){
let data33 = data4.on_user_data_change;
if((typeof data33 !== "string") && (data33 !== null)){
const err91 = {instancePath:instancePath+"/spec/on_user_data_change",schemaPath:"#/properties/spec/properties/on_user_data_change/type",keyword:"type",params:{type: schema32.properties.spec.properties.on_user_data_change.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
if(!(((data33 === "ignore") || (data33 === "replace")) || (data33 === null))){
const err92 = {instancePath:instancePath+"/spec/on_user_data_change",schemaPath:"#/properties/spec/properties/on_user_data_change/enum",keyword:"enum",params:{allowedValues: schema32.properties.spec.properties.on_user_data_change.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
}
if(data4.cpu_model !== undefined){
let data34 = data4.cpu_model;
if((typeof data34 !== "string") && (data34 !== null)){
const err93 = {instancePath:instancePath+"/spec/cpu_model",schemaPath:"#/properties/spec/properties/cpu_model/type",keyword:"type",params:{type: schema32.properties.spec.properties.cpu_model.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
if(typeof data34 === "string"){
if(!pattern17.test(data34)){
const err94 = {instancePath:instancePath+"/spec/cpu_model",schemaPath:"#/properties/spec/properties/cpu_model/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9_.+-]{0,63}$"},message:"must match pattern \""+"^[A-Za-z0-9][A-Za-z0-9_.+-]{0,63}$"+"\""};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
}
}
if(data4.firmware !== undefined){
let data35 = data4.firmware;
if((typeof data35 !== "string") && (data35 !== null)){
const err95 = {instancePath:instancePath+"/spec/firmware",schemaPath:"#/properties/spec/properties/firmware/type",keyword:"type",params:{type: schema32.properties.spec.properties.firmware.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
if(!(((data35 === "bios") || (data35 === "uefi")) || (data35 === null))){
const err96 = {instancePath:instancePath+"/spec/firmware",schemaPath:"#/properties/spec/properties/firmware/enum",keyword:"enum",params:{allowedValues: schema32.properties.spec.properties.firmware.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
}
if(data4.secure_boot !== undefined){
let data36 = data4.secure_boot;
if((typeof data36 !== "boolean") && (data36 !== null)){
const err97 = {instancePath:instancePath+"/spec/secure_boot",schemaPath:"#/properties/spec/properties/secure_boot/type",keyword:"type",params:{type: schema32.properties.spec.properties.secure_boot.type},message:"must be boolean,null"};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
}
if(data4.tpm !== undefined){
let data37 = data4.tpm;
if((typeof data37 !== "boolean") && (data37 !== null)){
const err98 = {instancePath:instancePath+"/spec/tpm",schemaPath:"#/properties/spec/properties/tpm/type",keyword:"type",params:{type: schema32.properties.spec.properties.tpm.type},message:"must be boolean,null"};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
}
if(data4.cdroms !== undefined){
let data38 = data4.cdroms;
if((!(Array.isArray(data38))) && (data38 !== null)){
const err99 = {instancePath:instancePath+"/spec/cdroms",schemaPath:"#/properties/spec/properties/cdroms/type",keyword:"type",params:{type: schema32.properties.spec.properties.cdroms.type},message:"must be array,null"};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
const _errs98 = errors;
let valid16 = true;
const _errs99 = errors;
if(Array.isArray(data38)){
if(data38.length > 4){
const err100 = {};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
}
var _valid2 = _errs99 === errors;
errors = _errs98;
if(vErrors !== null){
if(_errs98){
vErrors.length = _errs98;
}
else {
vErrors = null;
}
}
if(_valid2){
const _errs100 = errors;
if(Array.isArray(data38)){
const len2 = data38.length;
for(let i2=0; i2<len2; i2++){
let data39 = data38[i2];
if(typeof data39 === "string"){
if(!pattern9.test(data39)){
const err101 = {instancePath:instancePath+"/spec/cdroms/" + i2,schemaPath:"#/properties/spec/properties/cdroms/then/items/pattern",keyword:"pattern",params:{pattern: "^img_[0-9a-z]{16}$"},message:"must match pattern \""+"^img_[0-9a-z]{16}$"+"\""};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
}
else {
const err102 = {instancePath:instancePath+"/spec/cdroms/" + i2,schemaPath:"#/properties/spec/properties/cdroms/then/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
}
}
var _valid2 = _errs100 === errors;
valid16 = _valid2;
}
if(!valid16){
const err103 = {instancePath:instancePath+"/spec/cdroms",schemaPath:"#/properties/spec/properties/cdroms/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
if(Array.isArray(data38)){
if(data38.length > 4){
const err104 = {instancePath:instancePath+"/spec/cdroms",schemaPath:"#/properties/spec/properties/cdroms/maxItems",keyword:"maxItems",params:{limit: 4},message:"must NOT have more than 4 items"};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
}
}
if(data4.boot_from !== undefined){
let data40 = data4.boot_from;
if((typeof data40 !== "string") && (data40 !== null)){
const err105 = {instancePath:instancePath+"/spec/boot_from",schemaPath:"#/properties/spec/properties/boot_from/type",keyword:"type",params:{type: schema32.properties.spec.properties.boot_from.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
if(!((((data40 === "disk") || (data40 === "cdrom")) || (data40 === "cdrom_once")) || (data40 === null))){
const err106 = {instancePath:instancePath+"/spec/boot_from",schemaPath:"#/properties/spec/properties/boot_from/enum",keyword:"enum",params:{allowedValues: schema32.properties.spec.properties.boot_from.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
}
if(data4.power_state !== undefined){
let data41 = data4.power_state;
if((typeof data41 !== "string") && (data41 !== null)){
const err107 = {instancePath:instancePath+"/spec/power_state",schemaPath:"#/properties/spec/properties/power_state/type",keyword:"type",params:{type: schema32.properties.spec.properties.power_state.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
if(!((((data41 === "running") || (data41 === "stopped")) || (data41 === "paused")) || (data41 === null))){
const err108 = {instancePath:instancePath+"/spec/power_state",schemaPath:"#/properties/spec/properties/power_state/enum",keyword:"enum",params:{allowedValues: schema32.properties.spec.properties.power_state.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
}
if(data4.restart_policy !== undefined){
let data42 = data4.restart_policy;
if((typeof data42 !== "string") && (data42 !== null)){
const err109 = {instancePath:instancePath+"/spec/restart_policy",schemaPath:"#/properties/spec/properties/restart_policy/type",keyword:"type",params:{type: schema32.properties.spec.properties.restart_policy.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
if(!((((data42 === "always") || (data42 === "on_failure")) || (data42 === "never")) || (data42 === null))){
const err110 = {instancePath:instancePath+"/spec/restart_policy",schemaPath:"#/properties/spec/properties/restart_policy/enum",keyword:"enum",params:{allowedValues: schema32.properties.spec.properties.restart_policy.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
}
if(data4.start_on_boot !== undefined){
let data43 = data4.start_on_boot;
if((typeof data43 !== "boolean") && (data43 !== null)){
const err111 = {instancePath:instancePath+"/spec/start_on_boot",schemaPath:"#/properties/spec/properties/start_on_boot/type",keyword:"type",params:{type: schema32.properties.spec.properties.start_on_boot.type},message:"must be boolean,null"};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
}
if(data4.deletion_protection !== undefined){
let data44 = data4.deletion_protection;
if((typeof data44 !== "boolean") && (data44 !== null)){
const err112 = {instancePath:instancePath+"/spec/deletion_protection",schemaPath:"#/properties/spec/properties/deletion_protection/type",keyword:"type",params:{type: schema32.properties.spec.properties.deletion_protection.type},message:"must be boolean,null"};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
}
if(data4.ports !== undefined){
let data45 = data4.ports;
if((!(Array.isArray(data45))) && (data45 !== null)){
const err113 = {instancePath:instancePath+"/spec/ports",schemaPath:"#/properties/spec/properties/ports/type",keyword:"type",params:{type: schema32.properties.spec.properties.ports.type},message:"must be array,null"};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
const _errs115 = errors;
let valid19 = true;
const _errs116 = errors;
if(Array.isArray(data45)){
if(data45.length > 64){
const err114 = {};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
}
var _valid3 = _errs116 === errors;
errors = _errs115;
if(vErrors !== null){
if(_errs115){
vErrors.length = _errs115;
}
else {
vErrors = null;
}
}
if(_valid3){
const _errs117 = errors;
if(Array.isArray(data45)){
const len3 = data45.length;
for(let i3=0; i3<len3; i3++){
let data46 = data45[i3];
if(data46 && typeof data46 == "object" && !Array.isArray(data46)){
if(data46.guest_port === undefined){
const err115 = {instancePath:instancePath+"/spec/ports/" + i3,schemaPath:"#/properties/spec/properties/ports/then/items/required",keyword:"required",params:{missingProperty: "guest_port"},message:"must have required property '"+"guest_port"+"'"};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
for(const key10 in data46){
if(!((((key10 === "guest_port") || (key10 === "host_port")) || (key10 === "host_address")) || (key10 === "protocol"))){
const err116 = {instancePath:instancePath+"/spec/ports/" + i3,schemaPath:"#/properties/spec/properties/ports/then/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
}
if(data46.guest_port !== undefined){
let data47 = data46.guest_port;
if(!((typeof data47 == "number") && (!(data47 % 1) && !isNaN(data47)))){
const err117 = {instancePath:instancePath+"/spec/ports/" + i3+"/guest_port",schemaPath:"#/properties/spec/properties/ports/then/items/properties/guest_port/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
if(typeof data47 == "number"){
if(data47 > 65535 || isNaN(data47)){
const err118 = {instancePath:instancePath+"/spec/ports/" + i3+"/guest_port",schemaPath:"#/properties/spec/properties/ports/then/items/properties/guest_port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
if(data47 < 1 || isNaN(data47)){
const err119 = {instancePath:instancePath+"/spec/ports/" + i3+"/guest_port",schemaPath:"#/properties/spec/properties/ports/then/items/properties/guest_port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
}
}
if(data46.host_port !== undefined){
let data48 = data46.host_port;
if(!((typeof data48 == "number") && (!(data48 % 1) && !isNaN(data48)))){
const err120 = {instancePath:instancePath+"/spec/ports/" + i3+"/host_port",schemaPath:"#/properties/spec/properties/ports/then/items/properties/host_port/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
if(typeof data48 == "number"){
if(data48 > 65535 || isNaN(data48)){
const err121 = {instancePath:instancePath+"/spec/ports/" + i3+"/host_port",schemaPath:"#/properties/spec/properties/ports/then/items/properties/host_port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
if(data48 < 1 || isNaN(data48)){
const err122 = {instancePath:instancePath+"/spec/ports/" + i3+"/host_port",schemaPath:"#/properties/spec/properties/ports/then/items/properties/host_port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
}
}
if(data46.host_address !== undefined){
let data49 = data46.host_address;
if(typeof data49 === "string"){
if(!pattern19.test(data49)){
const err123 = {instancePath:instancePath+"/spec/ports/" + i3+"/host_address",schemaPath:"#/properties/spec/properties/ports/then/items/properties/host_address/pattern",keyword:"pattern",params:{pattern: "^((25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])\\.){3}(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])$"},message:"must match pattern \""+"^((25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])\\.){3}(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])$"+"\""};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
}
else {
const err124 = {instancePath:instancePath+"/spec/ports/" + i3+"/host_address",schemaPath:"#/properties/spec/properties/ports/then/items/properties/host_address/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
}
if(data46.protocol !== undefined){
let data50 = data46.protocol;
if(typeof data50 !== "string"){
const err125 = {instancePath:instancePath+"/spec/ports/" + i3+"/protocol",schemaPath:"#/properties/spec/properties/ports/then/items/properties/protocol/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
if(!((data50 === "tcp") || (data50 === "udp"))){
const err126 = {instancePath:instancePath+"/spec/ports/" + i3+"/protocol",schemaPath:"#/properties/spec/properties/ports/then/items/properties/protocol/enum",keyword:"enum",params:{allowedValues: schema32.properties.spec.properties.ports.then.items.properties.protocol.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
}
}
else {
const err127 = {instancePath:instancePath+"/spec/ports/" + i3,schemaPath:"#/properties/spec/properties/ports/then/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
}
}
var _valid3 = _errs117 === errors;
valid19 = _valid3;
}
if(!valid19){
const err128 = {instancePath:instancePath+"/spec/ports",schemaPath:"#/properties/spec/properties/ports/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
if(Array.isArray(data45)){
if(data45.length > 64){
const err129 = {instancePath:instancePath+"/spec/ports",schemaPath:"#/properties/spec/properties/ports/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items"};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
}
}
if(data4.networks !== undefined){
let data51 = data4.networks;
if((!(Array.isArray(data51))) && (data51 !== null)){
const err130 = {instancePath:instancePath+"/spec/networks",schemaPath:"#/properties/spec/properties/networks/type",keyword:"type",params:{type: schema32.properties.spec.properties.networks.type},message:"must be array,null"};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
const _errs131 = errors;
let valid23 = true;
const _errs132 = errors;
if(Array.isArray(data51)){
if(data51.length > 8){
const err131 = {};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
}
var _valid4 = _errs132 === errors;
errors = _errs131;
if(vErrors !== null){
if(_errs131){
vErrors.length = _errs131;
}
else {
vErrors = null;
}
}
if(_valid4){
const _errs133 = errors;
if(Array.isArray(data51)){
const len4 = data51.length;
for(let i4=0; i4<len4; i4++){
let data52 = data51[i4];
if(data52 && typeof data52 == "object" && !Array.isArray(data52)){
if(data52.network === undefined){
const err132 = {instancePath:instancePath+"/spec/networks/" + i4,schemaPath:"#/properties/spec/properties/networks/then/items/required",keyword:"required",params:{missingProperty: "network"},message:"must have required property '"+"network"+"'"};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
for(const key11 in data52){
if(!((((key11 === "network") || (key11 === "address")) || (key11 === "ipv6_address")) || (key11 === "mac_address"))){
const err133 = {instancePath:instancePath+"/spec/networks/" + i4,schemaPath:"#/properties/spec/properties/networks/then/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key11},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err133];
}
else {
vErrors.push(err133);
}
errors++;
}
}
if(data52.network !== undefined){
let data53 = data52.network;
if(typeof data53 === "string"){
if(!pattern20.test(data53)){
const err134 = {instancePath:instancePath+"/spec/networks/" + i4+"/network",schemaPath:"#/properties/spec/properties/networks/then/items/properties/network/pattern",keyword:"pattern",params:{pattern: "^net_[0-9a-z]{16}$"},message:"must match pattern \""+"^net_[0-9a-z]{16}$"+"\""};
if(vErrors === null){
vErrors = [err134];
}
else {
vErrors.push(err134);
}
errors++;
}
}
else {
const err135 = {instancePath:instancePath+"/spec/networks/" + i4+"/network",schemaPath:"#/properties/spec/properties/networks/then/items/properties/network/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err135];
}
else {
vErrors.push(err135);
}
errors++;
}
}
if(data52.address !== undefined){
let data54 = data52.address;
if(typeof data54 === "string"){
if(func1(data54) > 15){
const err136 = {instancePath:instancePath+"/spec/networks/" + i4+"/address",schemaPath:"#/properties/spec/properties/networks/then/items/properties/address/maxLength",keyword:"maxLength",params:{limit: 15},message:"must NOT have more than 15 characters"};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
}
if(func1(data54) < 7){
const err137 = {instancePath:instancePath+"/spec/networks/" + i4+"/address",schemaPath:"#/properties/spec/properties/networks/then/items/properties/address/minLength",keyword:"minLength",params:{limit: 7},message:"must NOT have fewer than 7 characters"};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
}
else {
const err138 = {instancePath:instancePath+"/spec/networks/" + i4+"/address",schemaPath:"#/properties/spec/properties/networks/then/items/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err138];
}
else {
vErrors.push(err138);
}
errors++;
}
}
if(data52.ipv6_address !== undefined){
let data55 = data52.ipv6_address;
if(typeof data55 === "string"){
if(func1(data55) > 45){
const err139 = {instancePath:instancePath+"/spec/networks/" + i4+"/ipv6_address",schemaPath:"#/properties/spec/properties/networks/then/items/properties/ipv6_address/maxLength",keyword:"maxLength",params:{limit: 45},message:"must NOT have more than 45 characters"};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
}
if(func1(data55) < 2){
const err140 = {instancePath:instancePath+"/spec/networks/" + i4+"/ipv6_address",schemaPath:"#/properties/spec/properties/networks/then/items/properties/ipv6_address/minLength",keyword:"minLength",params:{limit: 2},message:"must NOT have fewer than 2 characters"};
if(vErrors === null){
vErrors = [err140];
}
else {
vErrors.push(err140);
}
errors++;
}
}
else {
const err141 = {instancePath:instancePath+"/spec/networks/" + i4+"/ipv6_address",schemaPath:"#/properties/spec/properties/networks/then/items/properties/ipv6_address/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err141];
}
else {
vErrors.push(err141);
}
errors++;
}
}
if(data52.mac_address !== undefined){
let data56 = data52.mac_address;
if(typeof data56 === "string"){
if(!pattern21.test(data56)){
const err142 = {instancePath:instancePath+"/spec/networks/" + i4+"/mac_address",schemaPath:"#/properties/spec/properties/networks/then/items/properties/mac_address/pattern",keyword:"pattern",params:{pattern: "^[0-9a-fA-F]{2}(:[0-9a-fA-F]{2}){5}$"},message:"must match pattern \""+"^[0-9a-fA-F]{2}(:[0-9a-fA-F]{2}){5}$"+"\""};
if(vErrors === null){
vErrors = [err142];
}
else {
vErrors.push(err142);
}
errors++;
}
}
else {
const err143 = {instancePath:instancePath+"/spec/networks/" + i4+"/mac_address",schemaPath:"#/properties/spec/properties/networks/then/items/properties/mac_address/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err143];
}
else {
vErrors.push(err143);
}
errors++;
}
}
}
else {
const err144 = {instancePath:instancePath+"/spec/networks/" + i4,schemaPath:"#/properties/spec/properties/networks/then/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err144];
}
else {
vErrors.push(err144);
}
errors++;
}
}
}
var _valid4 = _errs133 === errors;
valid23 = _valid4;
}
if(!valid23){
const err145 = {instancePath:instancePath+"/spec/networks",schemaPath:"#/properties/spec/properties/networks/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err145];
}
else {
vErrors.push(err145);
}
errors++;
}
if(Array.isArray(data51)){
if(data51.length > 8){
const err146 = {instancePath:instancePath+"/spec/networks",schemaPath:"#/properties/spec/properties/networks/maxItems",keyword:"maxItems",params:{limit: 8},message:"must NOT have more than 8 items"};
if(vErrors === null){
vErrors = [err146];
}
else {
vErrors.push(err146);
}
errors++;
}
}
}
if(data4.wait_for !== undefined){
let data57 = data4.wait_for;
if((!(Array.isArray(data57))) && (data57 !== null)){
const err147 = {instancePath:instancePath+"/spec/wait_for",schemaPath:"#/properties/spec/properties/wait_for/type",keyword:"type",params:{type: schema32.properties.spec.properties.wait_for.type},message:"must be array,null"};
if(vErrors === null){
vErrors = [err147];
}
else {
vErrors.push(err147);
}
errors++;
}
const _errs147 = errors;
let valid27 = true;
const _errs148 = errors;
if(Array.isArray(data57)){
if(data57.length > 4){
const err148 = {};
if(vErrors === null){
vErrors = [err148];
}
else {
vErrors.push(err148);
}
errors++;
}
}
var _valid5 = _errs148 === errors;
errors = _errs147;
if(vErrors !== null){
if(_errs147){
vErrors.length = _errs147;
}
else {
vErrors = null;
}
}
if(_valid5){
const _errs149 = errors;
if(Array.isArray(data57)){
const len5 = data57.length;
for(let i5=0; i5<len5; i5++){
let data58 = data57[i5];
if(typeof data58 !== "string"){
const err149 = {instancePath:instancePath+"/spec/wait_for/" + i5,schemaPath:"#/properties/spec/properties/wait_for/then/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err149];
}
else {
vErrors.push(err149);
}
errors++;
}
if(!((((data58 === "running") || (data58 === "address")) || (data58 === "ssh")) || (data58 === "cloud_init"))){
const err150 = {instancePath:instancePath+"/spec/wait_for/" + i5,schemaPath:"#/properties/spec/properties/wait_for/then/items/enum",keyword:"enum",params:{allowedValues: schema32.properties.spec.properties.wait_for.then.items.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err150];
}
else {
vErrors.push(err150);
}
errors++;
}
}
}
var _valid5 = _errs149 === errors;
valid27 = _valid5;
}
if(!valid27){
const err151 = {instancePath:instancePath+"/spec/wait_for",schemaPath:"#/properties/spec/properties/wait_for/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err151];
}
else {
vErrors.push(err151);
}
errors++;
}
if(Array.isArray(data57)){
if(data57.length > 4){
const err152 = {instancePath:instancePath+"/spec/wait_for",schemaPath:"#/properties/spec/properties/wait_for/maxItems",keyword:"maxItems",params:{limit: 4},message:"must NOT have more than 4 items"};
if(vErrors === null){
vErrors = [err152];
}
else {
vErrors.push(err152);
}
errors++;
}
let i6 = data57.length;
let j0;
if(i6 > 1){
outer0:
for(;i6--;){
for(j0 = i6; j0--;){
if(func0(data57[i6], data57[j0])){
const err153 = {instancePath:instancePath+"/spec/wait_for",schemaPath:"#/properties/spec/properties/wait_for/uniqueItems",keyword:"uniqueItems",params:{i: i6, j: j0},message:"must NOT have duplicate items (items ## "+j0+" and "+i6+" are identical)"};
if(vErrors === null){
vErrors = [err153];
}
else {
vErrors.push(err153);
}
errors++;
break outer0;
}
}
}
}
}
}
if(data4.on_wait_timeout !== undefined){
let data59 = data4.on_wait_timeout;
if((typeof data59 !== "string") && (data59 !== null)){
const err154 = {instancePath:instancePath+"/spec/on_wait_timeout",schemaPath:"#/properties/spec/properties/on_wait_timeout/type",keyword:"type",params:{type: schema32.properties.spec.properties.on_wait_timeout.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err154];
}
else {
vErrors.push(err154);
}
errors++;
}
if(!(((data59 === "error") || (data59 === "warn")) || (data59 === null))){
const err155 = {instancePath:instancePath+"/spec/on_wait_timeout",schemaPath:"#/properties/spec/properties/on_wait_timeout/enum",keyword:"enum",params:{allowedValues: schema32.properties.spec.properties.on_wait_timeout.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err155];
}
else {
vErrors.push(err155);
}
errors++;
}
}
if(data4.on_change !== undefined){
let data60 = data4.on_change;
if((typeof data60 !== "string") && (data60 !== null)){
const err156 = {instancePath:instancePath+"/spec/on_change",schemaPath:"#/properties/spec/properties/on_change/type",keyword:"type",params:{type: schema32.properties.spec.properties.on_change.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err156];
}
else {
vErrors.push(err156);
}
errors++;
}
if(!(((data60 === "restart") || (data60 === "fail")) || (data60 === null))){
const err157 = {instancePath:instancePath+"/spec/on_change",schemaPath:"#/properties/spec/properties/on_change/enum",keyword:"enum",params:{allowedValues: schema32.properties.spec.properties.on_change.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err157];
}
else {
vErrors.push(err157);
}
errors++;
}
}
}
else {
const err158 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err158];
}
else {
vErrors.push(err158);
}
errors++;
}
}
if(data.name !== undefined){
let data61 = data.name;
if(typeof data61 === "string"){
if(!pattern4.test(data61)){
const err159 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"+"\""};
if(vErrors === null){
vErrors = [err159];
}
else {
vErrors.push(err159);
}
errors++;
}
}
else {
const err160 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err160];
}
else {
vErrors.push(err160);
}
errors++;
}
}
}
else {
const err161 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err161];
}
else {
vErrors.push(err161);
}
errors++;
}
validate21.errors = vErrors;
return errors === 0;
}
validate21.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const validateSpec = validate22;
const schema33 = {"type":"object","additionalProperties":false,"required":["cpus","memory_mib","root_disk_gib"],"properties":{"description":{"type":"string","maxLength":1024,"description":"Free text for people."},"hostname":{"type":"string","pattern":"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$","description":"Host name inside the guest; the VM's name at create when absent."},"image":{"type":"string","pattern":"^img_[0-9a-z]{16}$","description":"Id of the image that the root disk is made of. May be left out where there are `cdroms`: the root disk is empty then, for a system that is installed from them."},"cpus":{"type":"integer","minimum":1,"maximum":256,"description":"Number of virtual CPUs."},"memory_mib":{"type":"integer","minimum":64,"maximum":16777216,"description":"Memory in MiB."},"root_disk_gib":{"type":"integer","minimum":1,"maximum":65536,"description":"Size of the root disk in GiB; at least the image's `virtual_size_gib`. It grows and never shrinks."},"host":{"type":"string","pattern":"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$","description":"Name of the host that the VM is pinned to; Croft chooses when absent. Another one moves the VM there with its root disk and its partitions: it is stopped while they are copied, and runs on where it was when that fails. Adding the host it is on, or removing it, changes nothing."},"region":{"type":"string","pattern":"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$","description":"Region whose hosts the VM may be on (`region` of `croft_host`); any when absent. Naming the one it is in, or naming none any more, changes nothing; another one replaces the VM."},"zone":{"type":"string","pattern":"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$","description":"Zone whose hosts the VM may be on; otherwise as `region`."},"host_labels":{"type":"object","maxProperties":50,"propertyNames":{"type":"string","minLength":1,"maxLength":128,"pattern":"^[^\\u0000-\\u001f\\u007f-\\u009f]*$"},"additionalProperties":{"type":"string","maxLength":256},"description":"Labels that the VM's host must have (`labels` of `croft_host`). Where its present host has them not, a change moves it to one that has, as a change of `host` does; of a VM that is pinned (`host`) it is refused."},"spread":{"type":"object","additionalProperties":false,"required":["group"],"description":"Keeps VMs of a project apart that name the same group. Where the VM's present place breaks it, a change moves it to a host where it holds, as a change of `host` does; of a VM that is pinned (`host`) it is refused.","properties":{"group":{"type":"string","pattern":"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$","description":"Name of the group."},"over":{"type":"string","enum":["host","zone","region"],"description":"What no two of them share (`host` when absent)."},"mode":{"type":"string","enum":["required","preferred"],"description":"`required` (the default when absent): the VM is placed where no other one of the group is, or not at all. `preferred`: where there are fewest."}}},"on_host_loss":{"type":"string","enum":["wait","recreate"],"default":"wait","description":"What happens when the VM's host is lost. `wait`: nothing, until the host comes back, and the guest runs on whatever becomes of the reconciler. `recreate`: the VM is made anew from its image on another host, with its id, name and addresses, when an operator confirms that its host is off, or within 90 seconds by itself. What was on its root disk is lost then, and its guest is ended when its host does not reach the reconciler for 40 seconds: it is only known to have ended because of that. One that is pinned to a host or has partitions there waits in any case. For a VM that runs already it begins with the next start."},"partitions":{"type":"array","maxItems":8,"description":"Partitions that are there from the first boot.","if":{"maxItems":8},"then":{"items":{"type":"object","additionalProperties":false,"required":["partition"],"properties":{"partition":{"type":"string","pattern":"^prt_[0-9a-z]{16}$","description":"Id of the partition."},"serial":{"type":"string","pattern":"^[A-Za-z0-9_-]{1,20}$","description":"Serial that the guest sees; the partition's when absent."},"read_only":{"type":"boolean","description":"Whether the guest may only read (false when absent)."}}}}},"ssh_keys":{"type":"array","maxItems":64,"description":"Ids of SSH keys, or public keys, that may log in as the user `croft`: a set, in which neither order nor comments count. A guest has a change of it from its next start on.","if":{"maxItems":64},"then":{"items":{"type":"string","minLength":4,"maxLength":16384}}},"user_data":{"type":"string","maxLength":524288,"description":"Handed to the guest byte for byte (cloud-init's user data)."},"user_data_wo":{"type":"string","maxLength":524288,"description":"Like `user_data`, but kept in neither Terraform's state nor anything that REST shows. A new value is taken when `user_data_wo_version` changes."},"user_data_wo_version":{"type":"integer","minimum":0,"maximum":9007199254740991,"description":"Any number; its change says that `user_data_wo` is another."},"user_data_format":{"type":"string","enum":["cloud_init","ignition"],"default":"cloud_init","description":"What reads the user data. With `ignition` they reach the guest by QEMU's `fw_cfg` (`opt/com.coreos/config`), Croft adds nothing, and login is the user's."},"on_image_change":{"type":"string","enum":["replace","ignore"],"default":"replace","description":"What another `image` does to the VM. `ignore` keeps the one it has."},"on_user_data_change":{"type":"string","enum":["ignore","replace"],"default":"ignore","description":"What other user data do to the VM, which reads them at its first boot only. `ignore` keeps those it has; `replace` makes the VM anew, with an empty root disk."},"cpu_model":{"type":"string","pattern":"^[A-Za-z0-9][A-Za-z0-9_.+-]{0,63}$","default":"auto","description":"CPU that the guest sees, by QEMU's name for it. `auto`: the host's own under KVM, all that QEMU can emulate else."},"firmware":{"type":"string","enum":["bios","uefi"],"default":"bios","description":"What the guest boots with."},"secure_boot":{"type":"boolean","default":false,"description":"Whether the firmware, which has to be `uefi`, starts only what is signed for Microsoft's keys. Refused with an image that has a `kernel`, because nobody would check that."},"tpm":{"type":"boolean","default":false,"description":"Whether the VM has a TPM 2.0 of its own, which needs `swtpm` on its host. What the guest keeps in it outlasts stops and starts, and is destroyed with the VM or when this becomes false. It has no certificate of a manufacturer."},"cdroms":{"type":"array","maxItems":4,"description":"Ids of images of the format `iso`. The first is the medium of the first of the VM's four CD drives, and so on; media change while the guest runs. A guest that has one mounted is asked to let go of it, and after five seconds it is taken.","if":{"maxItems":4},"then":{"items":{"type":"string","pattern":"^img_[0-9a-z]{16}$"}}},"boot_from":{"type":"string","enum":["disk","cdrom","cdrom_once"],"default":"disk","description":"What the firmware looks at first; what it cannot boot from it passes over, and looks at the other. `cdrom_once`: the CD drives until the guest's first reset, and the disk ever after, also when the VM was stopped before. Refused with an image that has a `kernel`, except for `disk`."},"power_state":{"type":"string","enum":["running","stopped","paused"],"default":"running","description":"Whether the VM is to run. Stopping asks the guest first, and ends it after a minute. A paused VM keeps its memory and loses nothing; one that is started as paused waits before its first instruction."},"restart_policy":{"type":"string","enum":["always","on_failure","never"],"default":"on_failure","description":"When a guest that ended is started again by its host: whenever it ended by itself, when it panicked, crashed or was killed, or never. The first restart comes after 2 s, each further one after twice the time, up to 5 minutes; a guest that ran for 10 minutes begins anew at 2 s."},"start_on_boot":{"type":"boolean","default":true,"description":"Whether its host starts the VM after the host itself was booted."},"deletion_protection":{"type":"boolean","default":false,"description":"Whether the VM can neither be destroyed nor replaced until this is false."},"ports":{"type":"array","maxItems":64,"description":"Ports of the host that are forwarded to the guest.","if":{"maxItems":64},"then":{"items":{"type":"object","additionalProperties":false,"required":["guest_port"],"properties":{"guest_port":{"type":"integer","minimum":1,"maximum":65535,"description":"Port inside the guest."},"host_port":{"type":"integer","minimum":1,"maximum":65535,"description":"Port of the host; allocated when absent. Operators of projects choose it inside the host's `port_range`, admins choose any; no VM gets a port that Croft itself listens on."},"host_address":{"type":"string","pattern":"^((25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])\\.){3}(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])$","description":"Address of the host that listens (127.0.0.1 when absent). Operators of projects use those that the host's settings allow (`port_addresses`), admins any."},"protocol":{"type":"string","enum":["tcp","udp"],"description":"`tcp` when absent."}}}}},"networks":{"type":"array","maxItems":8,"description":"Networks that the VM has cards in, in the order of the guest's cards. None: a way out where its host can give one, and `ports`. Cards are added at the end and removed while the guest runs; any other change restarts the VM. A card keeps its addresses for as long as the VM has it.","if":{"maxItems":8},"then":{"items":{"type":"object","additionalProperties":false,"required":["network"],"properties":{"network":{"type":"string","pattern":"^net_[0-9a-z]{16}$","description":"Id of the network."},"address":{"type":"string","minLength":7,"maxLength":15,"description":"IPv4 address inside the network's `cidr`; a free one is leased when absent."},"ipv6_address":{"type":"string","minLength":2,"maxLength":45,"description":"IPv6 address inside the network's `ipv6_cidr`; a free one is leased when absent."},"mac_address":{"type":"string","pattern":"^[0-9a-fA-F]{2}(:[0-9a-fA-F]{2}){5}$","description":"Hardware address, unique in the network; one that is made of the VM's id when absent."}}}}},"wait_for":{"type":"array","uniqueItems":true,"maxItems":4,"default":["running"],"description":"What must be true for the VM to be `ready`: `running`; `address`, the guest has the address of its first card, or any that is more than link-local where none was leased (seen by its host on the network, or told by the QEMU guest agent in the image); `ssh`, its SSH server greeted; `cloud_init`, cloud-init ended without an error.","if":{"maxItems":4},"then":{"items":{"type":"string","enum":["running","address","ssh","cloud_init"]}}},"on_wait_timeout":{"type":"string","enum":["error","warn"],"default":"error","description":"Whether a wait that fails makes the apply fail, or leaves a warning and `ready = false`, so that the next apply waits on."},"on_change":{"type":"string","enum":["restart","fail"],"default":"restart","description":"Whether a change that needs a restart may restart the VM."}}};

function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate22.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.on_host_loss === undefined){
data.on_host_loss = "wait";
}
if(data.user_data_format === undefined){
data.user_data_format = "cloud_init";
}
if(data.on_image_change === undefined){
data.on_image_change = "replace";
}
if(data.on_user_data_change === undefined){
data.on_user_data_change = "ignore";
}
if(data.cpu_model === undefined){
data.cpu_model = "auto";
}
if(data.firmware === undefined){
data.firmware = "bios";
}
if(data.secure_boot === undefined){
data.secure_boot = false;
}
if(data.tpm === undefined){
data.tpm = false;
}
if(data.boot_from === undefined){
data.boot_from = "disk";
}
if(data.power_state === undefined){
data.power_state = "running";
}
if(data.restart_policy === undefined){
data.restart_policy = "on_failure";
}
if(data.start_on_boot === undefined){
data.start_on_boot = true;
}
if(data.deletion_protection === undefined){
data.deletion_protection = false;
}
if(data.wait_for === undefined){
data.wait_for = ["running"];
}
if(data.on_wait_timeout === undefined){
data.on_wait_timeout = "error";
}
if(data.on_change === undefined){
data.on_change = "restart";
}
if(data.cpus === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "cpus"},message:"must have required property '"+"cpus"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.memory_mib === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "memory_mib"},message:"must have required property '"+"memory_mib"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.root_disk_gib === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "root_disk_gib"},message:"must have required property '"+"root_disk_gib"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 in data){
if(!(func7.call(schema33.properties, key0))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.description !== undefined){
let data0 = data.description;
if(typeof data0 === "string"){
if(func1(data0) > 1024){
const err4 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/maxLength",keyword:"maxLength",params:{limit: 1024},message:"must NOT have more than 1024 characters"};
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
const err5 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.hostname !== undefined){
let data1 = data.hostname;
if(typeof data1 === "string"){
if(!pattern4.test(data1)){
const err6 = {instancePath:instancePath+"/hostname",schemaPath:"#/properties/hostname/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"+"\""};
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
const err7 = {instancePath:instancePath+"/hostname",schemaPath:"#/properties/hostname/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.image !== undefined){
let data2 = data.image;
if(typeof data2 === "string"){
if(!pattern9.test(data2)){
const err8 = {instancePath:instancePath+"/image",schemaPath:"#/properties/image/pattern",keyword:"pattern",params:{pattern: "^img_[0-9a-z]{16}$"},message:"must match pattern \""+"^img_[0-9a-z]{16}$"+"\""};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/image",schemaPath:"#/properties/image/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.cpus !== undefined){
let data3 = data.cpus;
if(!((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3)))){
const err10 = {instancePath:instancePath+"/cpus",schemaPath:"#/properties/cpus/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(typeof data3 == "number"){
if(data3 > 256 || isNaN(data3)){
const err11 = {instancePath:instancePath+"/cpus",schemaPath:"#/properties/cpus/maximum",keyword:"maximum",params:{comparison: "<=", limit: 256},message:"must be <= 256"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data3 < 1 || isNaN(data3)){
const err12 = {instancePath:instancePath+"/cpus",schemaPath:"#/properties/cpus/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
if(data.memory_mib !== undefined){
let data4 = data.memory_mib;
if(!((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4)))){
const err13 = {instancePath:instancePath+"/memory_mib",schemaPath:"#/properties/memory_mib/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(typeof data4 == "number"){
if(data4 > 16777216 || isNaN(data4)){
const err14 = {instancePath:instancePath+"/memory_mib",schemaPath:"#/properties/memory_mib/maximum",keyword:"maximum",params:{comparison: "<=", limit: 16777216},message:"must be <= 16777216"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(data4 < 64 || isNaN(data4)){
const err15 = {instancePath:instancePath+"/memory_mib",schemaPath:"#/properties/memory_mib/minimum",keyword:"minimum",params:{comparison: ">=", limit: 64},message:"must be >= 64"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
if(data.root_disk_gib !== undefined){
let data5 = data.root_disk_gib;
if(!((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5)))){
const err16 = {instancePath:instancePath+"/root_disk_gib",schemaPath:"#/properties/root_disk_gib/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(typeof data5 == "number"){
if(data5 > 65536 || isNaN(data5)){
const err17 = {instancePath:instancePath+"/root_disk_gib",schemaPath:"#/properties/root_disk_gib/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65536},message:"must be <= 65536"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(data5 < 1 || isNaN(data5)){
const err18 = {instancePath:instancePath+"/root_disk_gib",schemaPath:"#/properties/root_disk_gib/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
}
if(data.host !== undefined){
let data6 = data.host;
if(typeof data6 === "string"){
if(!pattern4.test(data6)){
const err19 = {instancePath:instancePath+"/host",schemaPath:"#/properties/host/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"+"\""};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
else {
const err20 = {instancePath:instancePath+"/host",schemaPath:"#/properties/host/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.region !== undefined){
let data7 = data.region;
if(typeof data7 === "string"){
if(!pattern4.test(data7)){
const err21 = {instancePath:instancePath+"/region",schemaPath:"#/properties/region/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"+"\""};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
else {
const err22 = {instancePath:instancePath+"/region",schemaPath:"#/properties/region/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.zone !== undefined){
let data8 = data.zone;
if(typeof data8 === "string"){
if(!pattern4.test(data8)){
const err23 = {instancePath:instancePath+"/zone",schemaPath:"#/properties/zone/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"+"\""};
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
const err24 = {instancePath:instancePath+"/zone",schemaPath:"#/properties/zone/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data.host_labels !== undefined){
let data9 = data.host_labels;
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
if(Object.keys(data9).length > 50){
const err25 = {instancePath:instancePath+"/host_labels",schemaPath:"#/properties/host_labels/maxProperties",keyword:"maxProperties",params:{limit: 50},message:"must NOT have more than 50 properties"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
for(const key1 in data9){
const _errs22 = errors;
if(typeof key1 === "string"){
if(func1(key1) > 128){
const err26 = {instancePath:instancePath+"/host_labels",schemaPath:"#/properties/host_labels/propertyNames/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters",propertyName:key1};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(func1(key1) < 1){
const err27 = {instancePath:instancePath+"/host_labels",schemaPath:"#/properties/host_labels/propertyNames/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",propertyName:key1};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
if(!pattern6.test(key1)){
const err28 = {instancePath:instancePath+"/host_labels",schemaPath:"#/properties/host_labels/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001f\\u007f-\\u009f]*$"},message:"must match pattern \""+"^[^\\u0000-\\u001f\\u007f-\\u009f]*$"+"\"",propertyName:key1};
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
const err29 = {instancePath:instancePath+"/host_labels",schemaPath:"#/properties/host_labels/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",propertyName:key1};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
var valid1 = _errs22 === errors;
if(!valid1){
const err30 = {instancePath:instancePath+"/host_labels",schemaPath:"#/properties/host_labels/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
for(const key2 in data9){
let data10 = data9[key2];
if(typeof data10 === "string"){
if(func1(data10) > 256){
const err31 = {instancePath:instancePath+"/host_labels/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/host_labels/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
else {
const err32 = {instancePath:instancePath+"/host_labels/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/host_labels/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
else {
const err33 = {instancePath:instancePath+"/host_labels",schemaPath:"#/properties/host_labels/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data.spread !== undefined){
let data11 = data.spread;
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
if(data11.group === undefined){
const err34 = {instancePath:instancePath+"/spread",schemaPath:"#/properties/spread/required",keyword:"required",params:{missingProperty: "group"},message:"must have required property '"+"group"+"'"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
for(const key3 in data11){
if(!(((key3 === "group") || (key3 === "over")) || (key3 === "mode"))){
const err35 = {instancePath:instancePath+"/spread",schemaPath:"#/properties/spread/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data11.group !== undefined){
let data12 = data11.group;
if(typeof data12 === "string"){
if(!pattern4.test(data12)){
const err36 = {instancePath:instancePath+"/spread/group",schemaPath:"#/properties/spread/properties/group/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"+"\""};
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
const err37 = {instancePath:instancePath+"/spread/group",schemaPath:"#/properties/spread/properties/group/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data11.over !== undefined){
let data13 = data11.over;
if(typeof data13 !== "string"){
const err38 = {instancePath:instancePath+"/spread/over",schemaPath:"#/properties/spread/properties/over/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
if(!(((data13 === "host") || (data13 === "zone")) || (data13 === "region"))){
const err39 = {instancePath:instancePath+"/spread/over",schemaPath:"#/properties/spread/properties/over/enum",keyword:"enum",params:{allowedValues: schema33.properties.spread.properties.over.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data11.mode !== undefined){
let data14 = data11.mode;
if(typeof data14 !== "string"){
const err40 = {instancePath:instancePath+"/spread/mode",schemaPath:"#/properties/spread/properties/mode/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
if(!((data14 === "required") || (data14 === "preferred"))){
const err41 = {instancePath:instancePath+"/spread/mode",schemaPath:"#/properties/spread/properties/mode/enum",keyword:"enum",params:{allowedValues: schema33.properties.spread.properties.mode.enum},message:"must be equal to one of the allowed values"};
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
else {
const err42 = {instancePath:instancePath+"/spread",schemaPath:"#/properties/spread/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
let data15 = data.on_host_loss;
if(typeof data15 !== "string"){
const err43 = {instancePath:instancePath+"/on_host_loss",schemaPath:"#/properties/on_host_loss/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
if(!((data15 === "wait") || (data15 === "recreate"))){
const err44 = {instancePath:instancePath+"/on_host_loss",schemaPath:"#/properties/on_host_loss/enum",keyword:"enum",params:{allowedValues: schema33.properties.on_host_loss.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
if(data.partitions !== undefined){
let data16 = data.partitions;
const _errs40 = errors;
let valid4 = true;
const _errs41 = errors;
if(Array.isArray(data16)){
if(data16.length > 8){
const err45 = {};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
var _valid0 = _errs41 === errors;
errors = _errs40;
if(vErrors !== null){
if(_errs40){
vErrors.length = _errs40;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs42 = errors;
if(Array.isArray(data16)){
const len0 = data16.length;
for(let i0=0; i0<len0; i0++){
let data17 = data16[i0];
if(data17 && typeof data17 == "object" && !Array.isArray(data17)){
if(data17.partition === undefined){
const err46 = {instancePath:instancePath+"/partitions/" + i0,schemaPath:"#/properties/partitions/then/items/required",keyword:"required",params:{missingProperty: "partition"},message:"must have required property '"+"partition"+"'"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
for(const key4 in data17){
if(!(((key4 === "partition") || (key4 === "serial")) || (key4 === "read_only"))){
const err47 = {instancePath:instancePath+"/partitions/" + i0,schemaPath:"#/properties/partitions/then/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data17.partition !== undefined){
let data18 = data17.partition;
if(typeof data18 === "string"){
if(!pattern15.test(data18)){
const err48 = {instancePath:instancePath+"/partitions/" + i0+"/partition",schemaPath:"#/properties/partitions/then/items/properties/partition/pattern",keyword:"pattern",params:{pattern: "^prt_[0-9a-z]{16}$"},message:"must match pattern \""+"^prt_[0-9a-z]{16}$"+"\""};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
else {
const err49 = {instancePath:instancePath+"/partitions/" + i0+"/partition",schemaPath:"#/properties/partitions/then/items/properties/partition/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
if(data17.serial !== undefined){
let data19 = data17.serial;
if(typeof data19 === "string"){
if(!pattern16.test(data19)){
const err50 = {instancePath:instancePath+"/partitions/" + i0+"/serial",schemaPath:"#/properties/partitions/then/items/properties/serial/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-]{1,20}$"},message:"must match pattern \""+"^[A-Za-z0-9_-]{1,20}$"+"\""};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
else {
const err51 = {instancePath:instancePath+"/partitions/" + i0+"/serial",schemaPath:"#/properties/partitions/then/items/properties/serial/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
if(data17.read_only !== undefined){
if(typeof data17.read_only !== "boolean"){
const err52 = {instancePath:instancePath+"/partitions/" + i0+"/read_only",schemaPath:"#/properties/partitions/then/items/properties/read_only/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
}
else {
const err53 = {instancePath:instancePath+"/partitions/" + i0,schemaPath:"#/properties/partitions/then/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
}
var _valid0 = _errs42 === errors;
valid4 = _valid0;
}
if(!valid4){
const err54 = {instancePath:instancePath+"/partitions",schemaPath:"#/properties/partitions/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
if(Array.isArray(data16)){
if(data16.length > 8){
const err55 = {instancePath:instancePath+"/partitions",schemaPath:"#/properties/partitions/maxItems",keyword:"maxItems",params:{limit: 8},message:"must NOT have more than 8 items"};
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
const err56 = {instancePath:instancePath+"/partitions",schemaPath:"#/properties/partitions/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
if(data.ssh_keys !== undefined){
let data21 = data.ssh_keys;
const _errs54 = errors;
let valid8 = true;
const _errs55 = errors;
if(Array.isArray(data21)){
if(data21.length > 64){
const err57 = {};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
var _valid1 = _errs55 === errors;
errors = _errs54;
if(vErrors !== null){
if(_errs54){
vErrors.length = _errs54;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs56 = errors;
if(Array.isArray(data21)){
const len1 = data21.length;
for(let i1=0; i1<len1; i1++){
let data22 = data21[i1];
if(typeof data22 === "string"){
if(func1(data22) > 16384){
const err58 = {instancePath:instancePath+"/ssh_keys/" + i1,schemaPath:"#/properties/ssh_keys/then/items/maxLength",keyword:"maxLength",params:{limit: 16384},message:"must NOT have more than 16384 characters"};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
if(func1(data22) < 4){
const err59 = {instancePath:instancePath+"/ssh_keys/" + i1,schemaPath:"#/properties/ssh_keys/then/items/minLength",keyword:"minLength",params:{limit: 4},message:"must NOT have fewer than 4 characters"};
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
const err60 = {instancePath:instancePath+"/ssh_keys/" + i1,schemaPath:"#/properties/ssh_keys/then/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
}
var _valid1 = _errs56 === errors;
valid8 = _valid1;
}
if(!valid8){
const err61 = {instancePath:instancePath+"/ssh_keys",schemaPath:"#/properties/ssh_keys/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
if(Array.isArray(data21)){
if(data21.length > 64){
const err62 = {instancePath:instancePath+"/ssh_keys",schemaPath:"#/properties/ssh_keys/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items"};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
else {
const err63 = {instancePath:instancePath+"/ssh_keys",schemaPath:"#/properties/ssh_keys/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
if(data.user_data !== undefined){
let data23 = data.user_data;
if(typeof data23 === "string"){
if(func1(data23) > 524288){
const err64 = {instancePath:instancePath+"/user_data",schemaPath:"#/properties/user_data/maxLength",keyword:"maxLength",params:{limit: 524288},message:"must NOT have more than 524288 characters"};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
else {
const err65 = {instancePath:instancePath+"/user_data",schemaPath:"#/properties/user_data/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
if(data.user_data_wo !== undefined){
let data24 = data.user_data_wo;
if(typeof data24 === "string"){
if(func1(data24) > 524288){
const err66 = {instancePath:instancePath+"/user_data_wo",schemaPath:"#/properties/user_data_wo/maxLength",keyword:"maxLength",params:{limit: 524288},message:"must NOT have more than 524288 characters"};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
else {
const err67 = {instancePath:instancePath+"/user_data_wo",schemaPath:"#/properties/user_data_wo/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
if(data.user_data_wo_version !== undefined){
let data25 = data.user_data_wo_version;
if(!((typeof data25 == "number") && (!(data25 % 1) && !isNaN(data25)))){
const err68 = {instancePath:instancePath+"/user_data_wo_version",schemaPath:"#/properties/user_data_wo_version/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
if(typeof data25 == "number"){
if(data25 > 9007199254740991 || isNaN(data25)){
const err69 = {instancePath:instancePath+"/user_data_wo_version",schemaPath:"#/properties/user_data_wo_version/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
if(data25 < 0 || isNaN(data25)){
const err70 = {instancePath:instancePath+"/user_data_wo_version",schemaPath:"#/properties/user_data_wo_version/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
}
let data26 = data.user_data_format;
if(typeof data26 !== "string"){
const err71 = {instancePath:instancePath+"/user_data_format",schemaPath:"#/properties/user_data_format/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
if(!((data26 === "cloud_init") || (data26 === "ignition"))){
const err72 = {instancePath:instancePath+"/user_data_format",schemaPath:"#/properties/user_data_format/enum",keyword:"enum",params:{allowedValues: schema33.properties.user_data_format.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
let data27 = data.on_image_change;
if(typeof data27 !== "string"){
const err73 = {instancePath:instancePath+"/on_image_change",schemaPath:"#/properties/on_image_change/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
if(!((data27 === "replace") || (data27 === "ignore"))){
const err74 = {instancePath:instancePath+"/on_image_change",schemaPath:"#/properties/on_image_change/enum",keyword:"enum",params:{allowedValues: schema33.properties.on_image_change.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
let data28 = data.on_user_data_change;
if(typeof data28 !== "string"){
const err75 = {instancePath:instancePath+"/on_user_data_change",schemaPath:"#/properties/on_user_data_change/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
if(!((data28 === "ignore") || (data28 === "replace"))){
const err76 = {instancePath:instancePath+"/on_user_data_change",schemaPath:"#/properties/on_user_data_change/enum",keyword:"enum",params:{allowedValues: schema33.properties.on_user_data_change.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
let data29 = data.cpu_model;
if(typeof data29 === "string"){
if(!pattern17.test(data29)){
const err77 = {instancePath:instancePath+"/cpu_model",schemaPath:"#/properties/cpu_model/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9_.+-]{0,63}$"},message:"must match pattern \""+"^[A-Za-z0-9][A-Za-z0-9_.+-]{0,63}$"+"\""};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
else {
const err78 = {instancePath:instancePath+"/cpu_model",schemaPath:"#/properties/cpu_model/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
let data30 = data.firmware;
if(typeof data30 !== "string"){
const err79 = {instancePath:instancePath+"/firmware",schemaPath:"#/properties/firmware/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
if(!((data30 === "bios") || (data30 === "uefi"))){
const err80 = {instancePath:instancePath+"/firmware",schemaPath:"#/properties/firmware/enum",keyword:"enum",params:{allowedValues: schema33.properties.firmware.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
if(typeof data.secure_boot !== "boolean"){
const err81 = {instancePath:instancePath+"/secure_boot",schemaPath:"#/properties/secure_boot/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
if(typeof data.tpm !== "boolean"){
const err82 = {instancePath:instancePath+"/tpm",schemaPath:"#/properties/tpm/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
if(data.cdroms !== undefined){
let data33 = data.cdroms;
const _errs81 = errors;
let valid11 = true;
const _errs82 = errors;
if(Array.isArray(data33)){
if(data33.length > 4){
const err83 = {};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
var _valid2 = _errs82 === errors;
errors = _errs81;
if(vErrors !== null){
if(_errs81){
vErrors.length = _errs81;
}
else {
vErrors = null;
}
}
if(_valid2){
const _errs83 = errors;
if(Array.isArray(data33)){
const len2 = data33.length;
for(let i2=0; i2<len2; i2++){
let data34 = data33[i2];
if(typeof data34 === "string"){
if(!pattern9.test(data34)){
const err84 = {instancePath:instancePath+"/cdroms/" + i2,schemaPath:"#/properties/cdroms/then/items/pattern",keyword:"pattern",params:{pattern: "^img_[0-9a-z]{16}$"},message:"must match pattern \""+"^img_[0-9a-z]{16}$"+"\""};
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
const err85 = {instancePath:instancePath+"/cdroms/" + i2,schemaPath:"#/properties/cdroms/then/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
var _valid2 = _errs83 === errors;
valid11 = _valid2;
}
if(!valid11){
const err86 = {instancePath:instancePath+"/cdroms",schemaPath:"#/properties/cdroms/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
if(Array.isArray(data33)){
if(data33.length > 4){
const err87 = {instancePath:instancePath+"/cdroms",schemaPath:"#/properties/cdroms/maxItems",keyword:"maxItems",params:{limit: 4},message:"must NOT have more than 4 items"};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
}
else {
const err88 = {instancePath:instancePath+"/cdroms",schemaPath:"#/properties/cdroms/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
}
let data35 = data.boot_from;
if(typeof data35 !== "string"){
const err89 = {instancePath:instancePath+"/boot_from",schemaPath:"#/properties/boot_from/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
if(!(((data35 === "disk") || (data35 === "cdrom")) || (data35 === "cdrom_once"))){
const err90 = {instancePath:instancePath+"/boot_from",schemaPath:"#/properties/boot_from/enum",keyword:"enum",params:{allowedValues: schema33.properties.boot_from.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
let data36 = data.power_state;
if(typeof data36 !== "string"){
const err91 = {instancePath:instancePath+"/power_state",schemaPath:"#/properties/power_state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
if(!(((data36 === "running") || (data36 === "stopped")) || (data36 === "paused"))){
const err92 = {instancePath:instancePath+"/power_state",schemaPath:"#/properties/power_state/enum",keyword:"enum",params:{allowedValues: schema33.properties.power_state.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
let data37 = data.restart_policy;
if(typeof data37 !== "string"){
const err93 = {instancePath:instancePath+"/restart_policy",schemaPath:"#/properties/restart_policy/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
if(!(((data37 === "always") || (data37 === "on_failure")) || (data37 === "never"))){
const err94 = {instancePath:instancePath+"/restart_policy",schemaPath:"#/properties/restart_policy/enum",keyword:"enum",params:{allowedValues: schema33.properties.restart_policy.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
if(typeof data.start_on_boot !== "boolean"){
const err95 = {instancePath:instancePath+"/start_on_boot",schemaPath:"#/properties/start_on_boot/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
if(typeof data.deletion_protection !== "boolean"){
const err96 = {instancePath:instancePath+"/deletion_protection",schemaPath:"#/properties/deletion_protection/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
if(data.ports !== undefined){
let data40 = data.ports;
const _errs98 = errors;
let valid14 = true;
const _errs99 = errors;
if(Array.isArray(data40)){
if(data40.length > 64){
const err97 = {};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
}
var _valid3 = _errs99 === errors;
errors = _errs98;
if(vErrors !== null){
if(_errs98){
vErrors.length = _errs98;
}
else {
vErrors = null;
}
}
if(_valid3){
const _errs100 = errors;
if(Array.isArray(data40)){
const len3 = data40.length;
for(let i3=0; i3<len3; i3++){
let data41 = data40[i3];
if(data41 && typeof data41 == "object" && !Array.isArray(data41)){
if(data41.guest_port === undefined){
const err98 = {instancePath:instancePath+"/ports/" + i3,schemaPath:"#/properties/ports/then/items/required",keyword:"required",params:{missingProperty: "guest_port"},message:"must have required property '"+"guest_port"+"'"};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
for(const key5 in data41){
if(!((((key5 === "guest_port") || (key5 === "host_port")) || (key5 === "host_address")) || (key5 === "protocol"))){
const err99 = {instancePath:instancePath+"/ports/" + i3,schemaPath:"#/properties/ports/then/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
}
if(data41.guest_port !== undefined){
let data42 = data41.guest_port;
if(!((typeof data42 == "number") && (!(data42 % 1) && !isNaN(data42)))){
const err100 = {instancePath:instancePath+"/ports/" + i3+"/guest_port",schemaPath:"#/properties/ports/then/items/properties/guest_port/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
if(typeof data42 == "number"){
if(data42 > 65535 || isNaN(data42)){
const err101 = {instancePath:instancePath+"/ports/" + i3+"/guest_port",schemaPath:"#/properties/ports/then/items/properties/guest_port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
if(data42 < 1 || isNaN(data42)){
const err102 = {instancePath:instancePath+"/ports/" + i3+"/guest_port",schemaPath:"#/properties/ports/then/items/properties/guest_port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
}
}
if(data41.host_port !== undefined){
let data43 = data41.host_port;
if(!((typeof data43 == "number") && (!(data43 % 1) && !isNaN(data43)))){
const err103 = {instancePath:instancePath+"/ports/" + i3+"/host_port",schemaPath:"#/properties/ports/then/items/properties/host_port/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
if(typeof data43 == "number"){
if(data43 > 65535 || isNaN(data43)){
const err104 = {instancePath:instancePath+"/ports/" + i3+"/host_port",schemaPath:"#/properties/ports/then/items/properties/host_port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
if(data43 < 1 || isNaN(data43)){
const err105 = {instancePath:instancePath+"/ports/" + i3+"/host_port",schemaPath:"#/properties/ports/then/items/properties/host_port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
}
}
if(data41.host_address !== undefined){
let data44 = data41.host_address;
if(typeof data44 === "string"){
if(!pattern19.test(data44)){
const err106 = {instancePath:instancePath+"/ports/" + i3+"/host_address",schemaPath:"#/properties/ports/then/items/properties/host_address/pattern",keyword:"pattern",params:{pattern: "^((25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])\\.){3}(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])$"},message:"must match pattern \""+"^((25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])\\.){3}(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])$"+"\""};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
}
else {
const err107 = {instancePath:instancePath+"/ports/" + i3+"/host_address",schemaPath:"#/properties/ports/then/items/properties/host_address/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
}
if(data41.protocol !== undefined){
let data45 = data41.protocol;
if(typeof data45 !== "string"){
const err108 = {instancePath:instancePath+"/ports/" + i3+"/protocol",schemaPath:"#/properties/ports/then/items/properties/protocol/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
if(!((data45 === "tcp") || (data45 === "udp"))){
const err109 = {instancePath:instancePath+"/ports/" + i3+"/protocol",schemaPath:"#/properties/ports/then/items/properties/protocol/enum",keyword:"enum",params:{allowedValues: schema33.properties.ports.then.items.properties.protocol.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
}
}
else {
const err110 = {instancePath:instancePath+"/ports/" + i3,schemaPath:"#/properties/ports/then/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
}
}
var _valid3 = _errs100 === errors;
valid14 = _valid3;
}
if(!valid14){
const err111 = {instancePath:instancePath+"/ports",schemaPath:"#/properties/ports/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
if(Array.isArray(data40)){
if(data40.length > 64){
const err112 = {instancePath:instancePath+"/ports",schemaPath:"#/properties/ports/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items"};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
}
else {
const err113 = {instancePath:instancePath+"/ports",schemaPath:"#/properties/ports/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
}
if(data.networks !== undefined){
let data46 = data.networks;
const _errs114 = errors;
let valid18 = true;
const _errs115 = errors;
if(Array.isArray(data46)){
if(data46.length > 8){
const err114 = {};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
}
var _valid4 = _errs115 === errors;
errors = _errs114;
if(vErrors !== null){
if(_errs114){
vErrors.length = _errs114;
}
else {
vErrors = null;
}
}
if(_valid4){
const _errs116 = errors;
if(Array.isArray(data46)){
const len4 = data46.length;
for(let i4=0; i4<len4; i4++){
let data47 = data46[i4];
if(data47 && typeof data47 == "object" && !Array.isArray(data47)){
if(data47.network === undefined){
const err115 = {instancePath:instancePath+"/networks/" + i4,schemaPath:"#/properties/networks/then/items/required",keyword:"required",params:{missingProperty: "network"},message:"must have required property '"+"network"+"'"};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
for(const key6 in data47){
if(!((((key6 === "network") || (key6 === "address")) || (key6 === "ipv6_address")) || (key6 === "mac_address"))){
const err116 = {instancePath:instancePath+"/networks/" + i4,schemaPath:"#/properties/networks/then/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
}
if(data47.network !== undefined){
let data48 = data47.network;
if(typeof data48 === "string"){
if(!pattern20.test(data48)){
const err117 = {instancePath:instancePath+"/networks/" + i4+"/network",schemaPath:"#/properties/networks/then/items/properties/network/pattern",keyword:"pattern",params:{pattern: "^net_[0-9a-z]{16}$"},message:"must match pattern \""+"^net_[0-9a-z]{16}$"+"\""};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
}
else {
const err118 = {instancePath:instancePath+"/networks/" + i4+"/network",schemaPath:"#/properties/networks/then/items/properties/network/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
}
if(data47.address !== undefined){
let data49 = data47.address;
if(typeof data49 === "string"){
if(func1(data49) > 15){
const err119 = {instancePath:instancePath+"/networks/" + i4+"/address",schemaPath:"#/properties/networks/then/items/properties/address/maxLength",keyword:"maxLength",params:{limit: 15},message:"must NOT have more than 15 characters"};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
if(func1(data49) < 7){
const err120 = {instancePath:instancePath+"/networks/" + i4+"/address",schemaPath:"#/properties/networks/then/items/properties/address/minLength",keyword:"minLength",params:{limit: 7},message:"must NOT have fewer than 7 characters"};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
}
else {
const err121 = {instancePath:instancePath+"/networks/" + i4+"/address",schemaPath:"#/properties/networks/then/items/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
}
if(data47.ipv6_address !== undefined){
let data50 = data47.ipv6_address;
if(typeof data50 === "string"){
if(func1(data50) > 45){
const err122 = {instancePath:instancePath+"/networks/" + i4+"/ipv6_address",schemaPath:"#/properties/networks/then/items/properties/ipv6_address/maxLength",keyword:"maxLength",params:{limit: 45},message:"must NOT have more than 45 characters"};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
if(func1(data50) < 2){
const err123 = {instancePath:instancePath+"/networks/" + i4+"/ipv6_address",schemaPath:"#/properties/networks/then/items/properties/ipv6_address/minLength",keyword:"minLength",params:{limit: 2},message:"must NOT have fewer than 2 characters"};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
}
else {
const err124 = {instancePath:instancePath+"/networks/" + i4+"/ipv6_address",schemaPath:"#/properties/networks/then/items/properties/ipv6_address/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
}
if(data47.mac_address !== undefined){
let data51 = data47.mac_address;
if(typeof data51 === "string"){
if(!pattern21.test(data51)){
const err125 = {instancePath:instancePath+"/networks/" + i4+"/mac_address",schemaPath:"#/properties/networks/then/items/properties/mac_address/pattern",keyword:"pattern",params:{pattern: "^[0-9a-fA-F]{2}(:[0-9a-fA-F]{2}){5}$"},message:"must match pattern \""+"^[0-9a-fA-F]{2}(:[0-9a-fA-F]{2}){5}$"+"\""};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
}
else {
const err126 = {instancePath:instancePath+"/networks/" + i4+"/mac_address",schemaPath:"#/properties/networks/then/items/properties/mac_address/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
}
}
else {
const err127 = {instancePath:instancePath+"/networks/" + i4,schemaPath:"#/properties/networks/then/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
}
}
var _valid4 = _errs116 === errors;
valid18 = _valid4;
}
if(!valid18){
const err128 = {instancePath:instancePath+"/networks",schemaPath:"#/properties/networks/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
if(Array.isArray(data46)){
if(data46.length > 8){
const err129 = {instancePath:instancePath+"/networks",schemaPath:"#/properties/networks/maxItems",keyword:"maxItems",params:{limit: 8},message:"must NOT have more than 8 items"};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
}
else {
const err130 = {instancePath:instancePath+"/networks",schemaPath:"#/properties/networks/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
}
let data52 = data.wait_for;
const _errs130 = errors;
let valid22 = true;
const _errs131 = errors;
if(Array.isArray(data52)){
if(data52.length > 4){
const err131 = {};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
}
var _valid5 = _errs131 === errors;
errors = _errs130;
if(vErrors !== null){
if(_errs130){
vErrors.length = _errs130;
}
else {
vErrors = null;
}
}
if(_valid5){
const _errs132 = errors;
if(Array.isArray(data52)){
const len5 = data52.length;
for(let i5=0; i5<len5; i5++){
let data53 = data52[i5];
if(typeof data53 !== "string"){
const err132 = {instancePath:instancePath+"/wait_for/" + i5,schemaPath:"#/properties/wait_for/then/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
if(!((((data53 === "running") || (data53 === "address")) || (data53 === "ssh")) || (data53 === "cloud_init"))){
const err133 = {instancePath:instancePath+"/wait_for/" + i5,schemaPath:"#/properties/wait_for/then/items/enum",keyword:"enum",params:{allowedValues: schema33.properties.wait_for.then.items.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err133];
}
else {
vErrors.push(err133);
}
errors++;
}
}
}
var _valid5 = _errs132 === errors;
valid22 = _valid5;
}
if(!valid22){
const err134 = {instancePath:instancePath+"/wait_for",schemaPath:"#/properties/wait_for/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err134];
}
else {
vErrors.push(err134);
}
errors++;
}
if(Array.isArray(data52)){
if(data52.length > 4){
const err135 = {instancePath:instancePath+"/wait_for",schemaPath:"#/properties/wait_for/maxItems",keyword:"maxItems",params:{limit: 4},message:"must NOT have more than 4 items"};
if(vErrors === null){
vErrors = [err135];
}
else {
vErrors.push(err135);
}
errors++;
}
let i6 = data52.length;
let j0;
if(i6 > 1){
outer0:
for(;i6--;){
for(j0 = i6; j0--;){
if(func0(data52[i6], data52[j0])){
const err136 = {instancePath:instancePath+"/wait_for",schemaPath:"#/properties/wait_for/uniqueItems",keyword:"uniqueItems",params:{i: i6, j: j0},message:"must NOT have duplicate items (items ## "+j0+" and "+i6+" are identical)"};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
break outer0;
}
}
}
}
}
else {
const err137 = {instancePath:instancePath+"/wait_for",schemaPath:"#/properties/wait_for/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
let data54 = data.on_wait_timeout;
if(typeof data54 !== "string"){
const err138 = {instancePath:instancePath+"/on_wait_timeout",schemaPath:"#/properties/on_wait_timeout/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err138];
}
else {
vErrors.push(err138);
}
errors++;
}
if(!((data54 === "error") || (data54 === "warn"))){
const err139 = {instancePath:instancePath+"/on_wait_timeout",schemaPath:"#/properties/on_wait_timeout/enum",keyword:"enum",params:{allowedValues: schema33.properties.on_wait_timeout.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
}
let data55 = data.on_change;
if(typeof data55 !== "string"){
const err140 = {instancePath:instancePath+"/on_change",schemaPath:"#/properties/on_change/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err140];
}
else {
vErrors.push(err140);
}
errors++;
}
if(!((data55 === "restart") || (data55 === "fail"))){
const err141 = {instancePath:instancePath+"/on_change",schemaPath:"#/properties/on_change/enum",keyword:"enum",params:{allowedValues: schema33.properties.on_change.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err141];
}
else {
vErrors.push(err141);
}
errors++;
}
}
else {
const err142 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err142];
}
else {
vErrors.push(err142);
}
errors++;
}
validate22.errors = vErrors;
return errors === 0;
}
validate22.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

