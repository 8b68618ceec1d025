// Generated from schemas/; edit the YAML there and run `npm run generate`.
import runtime0 from "ajv/dist/runtime/ucs2length.js";
"use strict";
export const validateHostConfig = validate20;
const schema31 = {"type":"object","additionalProperties":false,"required":["contract_version","host","generation","documents"],"properties":{"contract_version":{"type":"integer","minimum":1,"description":"Version of these messages."},"host":{"type":"string","description":"Name of the host."},"generation":{"type":"integer","minimum":1,"description":"Rises with every change; agents refuse lower ones."},"documents":{"type":"array","description":"One entry per object that this host shall have or remove.","items":{"type":"object","additionalProperties":false,"required":["kind","id","generation","digest","secret_digest"],"properties":{"kind":{"type":"string","enum":["disk","partition","vm","move","network"],"description":"Kind of the object."},"id":{"type":"string","description":"Id of the object."},"generation":{"type":"integer","description":"The object's generation; what reports call observed."},"digest":{"type":"string","pattern":"^[0-9a-f]{64}$","description":"SHA-256 of the document's bytes as served."},"secret_digest":{"type":["string","null"],"description":"The same of its secret document, if it has one."}}}}}};
const pattern4 = new RegExp("^[0-9a-f]{64}$", "u");

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
if(data.contract_version === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "contract_version"},message:"must have required property '"+"contract_version"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.host === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "host"},message:"must have required property '"+"host"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.generation === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "generation"},message:"must have required property '"+"generation"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.documents === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "documents"},message:"must have required property '"+"documents"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 in data){
if(!((((key0 === "contract_version") || (key0 === "host")) || (key0 === "generation")) || (key0 === "documents"))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.contract_version !== undefined){
let data0 = data.contract_version;
if(!((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0)))){
const err5 = {instancePath:instancePath+"/contract_version",schemaPath:"#/properties/contract_version/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(typeof data0 == "number"){
if(data0 < 1 || isNaN(data0)){
const err6 = {instancePath:instancePath+"/contract_version",schemaPath:"#/properties/contract_version/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
if(data.host !== undefined){
if(typeof data.host !== "string"){
const err7 = {instancePath:instancePath+"/host",schemaPath:"#/properties/host/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.generation !== undefined){
let data2 = data.generation;
if(!((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2)))){
const err8 = {instancePath:instancePath+"/generation",schemaPath:"#/properties/generation/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(typeof data2 == "number"){
if(data2 < 1 || isNaN(data2)){
const err9 = {instancePath:instancePath+"/generation",schemaPath:"#/properties/generation/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
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
if(data.documents !== undefined){
let data3 = data.documents;
if(Array.isArray(data3)){
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
let data4 = data3[i0];
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(data4.kind === undefined){
const err10 = {instancePath:instancePath+"/documents/" + i0,schemaPath:"#/properties/documents/items/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(data4.id === undefined){
const err11 = {instancePath:instancePath+"/documents/" + i0,schemaPath:"#/properties/documents/items/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data4.generation === undefined){
const err12 = {instancePath:instancePath+"/documents/" + i0,schemaPath:"#/properties/documents/items/required",keyword:"required",params:{missingProperty: "generation"},message:"must have required property '"+"generation"+"'"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(data4.digest === undefined){
const err13 = {instancePath:instancePath+"/documents/" + i0,schemaPath:"#/properties/documents/items/required",keyword:"required",params:{missingProperty: "digest"},message:"must have required property '"+"digest"+"'"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(data4.secret_digest === undefined){
const err14 = {instancePath:instancePath+"/documents/" + i0,schemaPath:"#/properties/documents/items/required",keyword:"required",params:{missingProperty: "secret_digest"},message:"must have required property '"+"secret_digest"+"'"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
for(const key1 in data4){
if(!(((((key1 === "kind") || (key1 === "id")) || (key1 === "generation")) || (key1 === "digest")) || (key1 === "secret_digest"))){
const err15 = {instancePath:instancePath+"/documents/" + i0,schemaPath:"#/properties/documents/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data4.kind !== undefined){
let data5 = data4.kind;
if(typeof data5 !== "string"){
const err16 = {instancePath:instancePath+"/documents/" + i0+"/kind",schemaPath:"#/properties/documents/items/properties/kind/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(!(((((data5 === "disk") || (data5 === "partition")) || (data5 === "vm")) || (data5 === "move")) || (data5 === "network"))){
const err17 = {instancePath:instancePath+"/documents/" + i0+"/kind",schemaPath:"#/properties/documents/items/properties/kind/enum",keyword:"enum",params:{allowedValues: schema31.properties.documents.items.properties.kind.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data4.id !== undefined){
if(typeof data4.id !== "string"){
const err18 = {instancePath:instancePath+"/documents/" + i0+"/id",schemaPath:"#/properties/documents/items/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data4.generation !== undefined){
let data7 = data4.generation;
if(!((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7)))){
const err19 = {instancePath:instancePath+"/documents/" + i0+"/generation",schemaPath:"#/properties/documents/items/properties/generation/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data4.digest !== undefined){
let data8 = data4.digest;
if(typeof data8 === "string"){
if(!pattern4.test(data8)){
const err20 = {instancePath:instancePath+"/documents/" + i0+"/digest",schemaPath:"#/properties/documents/items/properties/digest/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{64}$"},message:"must match pattern \""+"^[0-9a-f]{64}$"+"\""};
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
const err21 = {instancePath:instancePath+"/documents/" + i0+"/digest",schemaPath:"#/properties/documents/items/properties/digest/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data4.secret_digest !== undefined){
let data9 = data4.secret_digest;
if((typeof data9 !== "string") && (data9 !== null)){
const err22 = {instancePath:instancePath+"/documents/" + i0+"/secret_digest",schemaPath:"#/properties/documents/items/properties/secret_digest/type",keyword:"type",params:{type: schema31.properties.documents.items.properties.secret_digest.type},message:"must be string,null"};
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
else {
const err23 = {instancePath:instancePath+"/documents/" + i0,schemaPath:"#/properties/documents/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
}
else {
const err24 = {instancePath:instancePath+"/documents",schemaPath:"#/properties/documents/type",keyword:"type",params:{type: "array"},message:"must be array"};
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
const err25 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const validateHostCounters = validate21;
const schema32 = {"type":"object","additionalProperties":false,"required":["vms"],"properties":{"disks":{"type":"array","maxItems":1024,"description":"Disks that tell whether they are failing (SMART); others are left out.","if":{"maxItems":1024},"then":{"items":{"type":"object","additionalProperties":false,"required":["disk","path","healthy"],"properties":{"disk":{"type":["string","null"],"description":"Id of the disk; null for one that is not adopted.","maxLength":4096},"path":{"type":"string","description":"Where it is now.","maxLength":4096},"healthy":{"type":"boolean","description":"What it says."}}}}},"agent":{"type":"object","additionalProperties":false,"required":["cpu_seconds","memory_resident_bytes","loops"],"description":"What the agent itself used since its start.","properties":{"cpu_seconds":{"type":"number","description":"Its processor time."},"memory_resident_bytes":{"type":"integer","description":"Its memory.","minimum":0,"maximum":9007199254740991},"loops":{"type":"array","maxItems":32,"description":"Its loops.","if":{"maxItems":32},"then":{"items":{"type":"object","additionalProperties":false,"required":["loop","done","failed"],"properties":{"loop":{"type":"string","description":"Its name.","maxLength":4096},"done":{"type":"integer","description":"Runs that ended well.","minimum":0,"maximum":9007199254740991},"failed":{"type":"integer","description":"Runs that failed.","minimum":0,"maximum":9007199254740991}}}}}}},"vms":{"type":"array","maxItems":10000,"description":"One entry per VM that runs.","if":{"maxItems":10000},"then":{"items":{"title":"VmCounters","type":"object","additionalProperties":false,"required":["id","observed_at","started_at","cpu_seconds","vcpu_seconds","memory_resident_bytes","guest_memory","disks","network_cards"],"properties":{"id":{"type":"string","description":"Id of the VM.","maxLength":4096},"observed_at":{"type":"string","format":"date-time","description":"When this was read.","maxLength":4096},"started_at":{"type":"string","format":"date-time","description":"When its QEMU was started.","maxLength":4096},"cpu_seconds":{"type":"number","description":"Processor time of its QEMU process, emulation and I/O included."},"vcpu_seconds":{"type":"array","maxItems":1024,"description":"Processor time of each virtual CPU.","if":{"maxItems":1024},"then":{"items":{"type":"number"}}},"memory_resident_bytes":{"type":"integer","description":"Memory of the host that QEMU holds.","minimum":0,"maximum":9007199254740991},"guest_memory":{"type":["object","null"],"description":"What the guest's kernel tells through the balloon device; null without its driver.","additionalProperties":false,"required":["total_bytes","available_bytes","free_bytes"],"properties":{"total_bytes":{"type":["integer","null"],"description":"Memory that it has.","minimum":0,"maximum":9007199254740991},"available_bytes":{"type":["integer","null"],"description":"What programs could still get.","minimum":0,"maximum":9007199254740991},"free_bytes":{"type":["integer","null"],"description":"What nothing uses.","minimum":0,"maximum":9007199254740991}}},"disks":{"type":"array","maxItems":64,"description":"The root disk (`root`) and partitions, by id.","if":{"maxItems":64},"then":{"items":{"type":"object","additionalProperties":false,"required":["name","read_bytes","written_bytes","read_operations","write_operations","flush_operations"],"properties":{"name":{"type":"string","description":"`root`, or the id of the partition.","maxLength":4096},"read_bytes":{"type":"integer","description":"Bytes that the guest read.","minimum":0,"maximum":9007199254740991},"written_bytes":{"type":"integer","description":"Bytes that it wrote.","minimum":0,"maximum":9007199254740991},"read_operations":{"type":"integer","description":"Its reads.","minimum":0,"maximum":9007199254740991},"write_operations":{"type":"integer","description":"Its writes.","minimum":0,"maximum":9007199254740991},"flush_operations":{"type":"integer","description":"Its flushes.","minimum":0,"maximum":9007199254740991}}}}},"network_cards":{"type":"array","maxItems":64,"description":"What passed through each card as the guest counts; empty without the QEMU guest agent. It is at most half a minute older than the rest.","if":{"maxItems":64},"then":{"items":{"type":"object","additionalProperties":false,"required":["name","received_bytes","sent_bytes","received_packets","sent_packets"],"properties":{"name":{"type":"string","description":"Name inside the guest.","maxLength":4096},"received_bytes":{"type":"integer","description":"Bytes received.","minimum":0,"maximum":9007199254740991},"sent_bytes":{"type":"integer","description":"Bytes sent.","minimum":0,"maximum":9007199254740991},"received_packets":{"type":"integer","description":"Packets received.","minimum":0,"maximum":9007199254740991},"sent_packets":{"type":"integer","description":"Packets sent.","minimum":0,"maximum":9007199254740991}}}}},"filesystems":{"type":"array","maxItems":32,"description":"File systems of the guest as its QEMU guest agent tells of them; empty without it. One whose size it does not tell is left out.","if":{"maxItems":32},"then":{"items":{"type":"object","additionalProperties":false,"required":["mountpoint","type","size_bytes","used_bytes"],"properties":{"mountpoint":{"type":"string","description":"Where it is mounted in the guest.","maxLength":4096},"type":{"type":"string","description":"Its type, such as `ext4`.","maxLength":4096},"size_bytes":{"type":"integer","description":"Its size.","minimum":0,"maximum":9007199254740991},"used_bytes":{"type":"integer","description":"What is used of it.","minimum":0,"maximum":9007199254740991}}}}}}}}}}};
const func1 = (runtime0.default ?? runtime0);
const func4 = Object.prototype.hasOwnProperty;

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
if(data.vms === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "vms"},message:"must have required property '"+"vms"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(((key0 === "disks") || (key0 === "agent")) || (key0 === "vms"))){
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
if(data.disks !== undefined){
let data0 = data.disks;
const _errs4 = errors;
let valid1 = true;
const _errs5 = errors;
if(Array.isArray(data0)){
if(data0.length > 1024){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
var _valid0 = _errs5 === errors;
errors = _errs4;
if(vErrors !== null){
if(_errs4){
vErrors.length = _errs4;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs6 = errors;
if(Array.isArray(data0)){
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(data1.disk === undefined){
const err3 = {instancePath:instancePath+"/disks/" + i0,schemaPath:"#/properties/disks/then/items/required",keyword:"required",params:{missingProperty: "disk"},message:"must have required property '"+"disk"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data1.path === undefined){
const err4 = {instancePath:instancePath+"/disks/" + i0,schemaPath:"#/properties/disks/then/items/required",keyword:"required",params:{missingProperty: "path"},message:"must have required property '"+"path"+"'"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data1.healthy === undefined){
const err5 = {instancePath:instancePath+"/disks/" + i0,schemaPath:"#/properties/disks/then/items/required",keyword:"required",params:{missingProperty: "healthy"},message:"must have required property '"+"healthy"+"'"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
for(const key1 in data1){
if(!(((key1 === "disk") || (key1 === "path")) || (key1 === "healthy"))){
const err6 = {instancePath:instancePath+"/disks/" + i0,schemaPath:"#/properties/disks/then/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data1.disk !== undefined){
let data2 = data1.disk;
if((typeof data2 !== "string") && (data2 !== null)){
const err7 = {instancePath:instancePath+"/disks/" + i0+"/disk",schemaPath:"#/properties/disks/then/items/properties/disk/type",keyword:"type",params:{type: schema32.properties.disks.then.items.properties.disk.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(typeof data2 === "string"){
if(func1(data2) > 4096){
const err8 = {instancePath:instancePath+"/disks/" + i0+"/disk",schemaPath:"#/properties/disks/then/items/properties/disk/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
if(data1.path !== undefined){
let data3 = data1.path;
if(typeof data3 === "string"){
if(func1(data3) > 4096){
const err9 = {instancePath:instancePath+"/disks/" + i0+"/path",schemaPath:"#/properties/disks/then/items/properties/path/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/disks/" + i0+"/path",schemaPath:"#/properties/disks/then/items/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data1.healthy !== undefined){
if(typeof data1.healthy !== "boolean"){
const err11 = {instancePath:instancePath+"/disks/" + i0+"/healthy",schemaPath:"#/properties/disks/then/items/properties/healthy/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
else {
const err12 = {instancePath:instancePath+"/disks/" + i0,schemaPath:"#/properties/disks/then/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
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
var _valid0 = _errs6 === errors;
valid1 = _valid0;
}
if(!valid1){
const err13 = {instancePath:instancePath+"/disks",schemaPath:"#/properties/disks/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(Array.isArray(data0)){
if(data0.length > 1024){
const err14 = {instancePath:instancePath+"/disks",schemaPath:"#/properties/disks/maxItems",keyword:"maxItems",params:{limit: 1024},message:"must NOT have more than 1024 items"};
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
const err15 = {instancePath:instancePath+"/disks",schemaPath:"#/properties/disks/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.agent !== undefined){
let data5 = data.agent;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if(data5.cpu_seconds === undefined){
const err16 = {instancePath:instancePath+"/agent",schemaPath:"#/properties/agent/required",keyword:"required",params:{missingProperty: "cpu_seconds"},message:"must have required property '"+"cpu_seconds"+"'"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(data5.memory_resident_bytes === undefined){
const err17 = {instancePath:instancePath+"/agent",schemaPath:"#/properties/agent/required",keyword:"required",params:{missingProperty: "memory_resident_bytes"},message:"must have required property '"+"memory_resident_bytes"+"'"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(data5.loops === undefined){
const err18 = {instancePath:instancePath+"/agent",schemaPath:"#/properties/agent/required",keyword:"required",params:{missingProperty: "loops"},message:"must have required property '"+"loops"+"'"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
for(const key2 in data5){
if(!(((key2 === "cpu_seconds") || (key2 === "memory_resident_bytes")) || (key2 === "loops"))){
const err19 = {instancePath:instancePath+"/agent",schemaPath:"#/properties/agent/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data5.cpu_seconds !== undefined){
if(!(typeof data5.cpu_seconds == "number")){
const err20 = {instancePath:instancePath+"/agent/cpu_seconds",schemaPath:"#/properties/agent/properties/cpu_seconds/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data5.memory_resident_bytes !== undefined){
let data7 = data5.memory_resident_bytes;
if(!((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7)))){
const err21 = {instancePath:instancePath+"/agent/memory_resident_bytes",schemaPath:"#/properties/agent/properties/memory_resident_bytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(typeof data7 == "number"){
if(data7 > 9007199254740991 || isNaN(data7)){
const err22 = {instancePath:instancePath+"/agent/memory_resident_bytes",schemaPath:"#/properties/agent/properties/memory_resident_bytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if(data7 < 0 || isNaN(data7)){
const err23 = {instancePath:instancePath+"/agent/memory_resident_bytes",schemaPath:"#/properties/agent/properties/memory_resident_bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
}
if(data5.loops !== undefined){
let data8 = data5.loops;
const _errs25 = errors;
let valid6 = true;
const _errs26 = errors;
if(Array.isArray(data8)){
if(data8.length > 32){
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
var _valid1 = _errs26 === errors;
errors = _errs25;
if(vErrors !== null){
if(_errs25){
vErrors.length = _errs25;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs27 = errors;
if(Array.isArray(data8)){
const len1 = data8.length;
for(let i1=0; i1<len1; i1++){
let data9 = data8[i1];
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
if(data9.loop === undefined){
const err25 = {instancePath:instancePath+"/agent/loops/" + i1,schemaPath:"#/properties/agent/properties/loops/then/items/required",keyword:"required",params:{missingProperty: "loop"},message:"must have required property '"+"loop"+"'"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(data9.done === undefined){
const err26 = {instancePath:instancePath+"/agent/loops/" + i1,schemaPath:"#/properties/agent/properties/loops/then/items/required",keyword:"required",params:{missingProperty: "done"},message:"must have required property '"+"done"+"'"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(data9.failed === undefined){
const err27 = {instancePath:instancePath+"/agent/loops/" + i1,schemaPath:"#/properties/agent/properties/loops/then/items/required",keyword:"required",params:{missingProperty: "failed"},message:"must have required property '"+"failed"+"'"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
for(const key3 in data9){
if(!(((key3 === "loop") || (key3 === "done")) || (key3 === "failed"))){
const err28 = {instancePath:instancePath+"/agent/loops/" + i1,schemaPath:"#/properties/agent/properties/loops/then/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data9.loop !== undefined){
let data10 = data9.loop;
if(typeof data10 === "string"){
if(func1(data10) > 4096){
const err29 = {instancePath:instancePath+"/agent/loops/" + i1+"/loop",schemaPath:"#/properties/agent/properties/loops/then/items/properties/loop/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
else {
const err30 = {instancePath:instancePath+"/agent/loops/" + i1+"/loop",schemaPath:"#/properties/agent/properties/loops/then/items/properties/loop/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data9.done !== undefined){
let data11 = data9.done;
if(!((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11)))){
const err31 = {instancePath:instancePath+"/agent/loops/" + i1+"/done",schemaPath:"#/properties/agent/properties/loops/then/items/properties/done/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if(typeof data11 == "number"){
if(data11 > 9007199254740991 || isNaN(data11)){
const err32 = {instancePath:instancePath+"/agent/loops/" + i1+"/done",schemaPath:"#/properties/agent/properties/loops/then/items/properties/done/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if(data11 < 0 || isNaN(data11)){
const err33 = {instancePath:instancePath+"/agent/loops/" + i1+"/done",schemaPath:"#/properties/agent/properties/loops/then/items/properties/done/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
}
if(data9.failed !== undefined){
let data12 = data9.failed;
if(!((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12)))){
const err34 = {instancePath:instancePath+"/agent/loops/" + i1+"/failed",schemaPath:"#/properties/agent/properties/loops/then/items/properties/failed/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if(typeof data12 == "number"){
if(data12 > 9007199254740991 || isNaN(data12)){
const err35 = {instancePath:instancePath+"/agent/loops/" + i1+"/failed",schemaPath:"#/properties/agent/properties/loops/then/items/properties/failed/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if(data12 < 0 || isNaN(data12)){
const err36 = {instancePath:instancePath+"/agent/loops/" + i1+"/failed",schemaPath:"#/properties/agent/properties/loops/then/items/properties/failed/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
}
}
else {
const err37 = {instancePath:instancePath+"/agent/loops/" + i1,schemaPath:"#/properties/agent/properties/loops/then/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
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
var _valid1 = _errs27 === errors;
valid6 = _valid1;
}
if(!valid6){
const err38 = {instancePath:instancePath+"/agent/loops",schemaPath:"#/properties/agent/properties/loops/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
if(Array.isArray(data8)){
if(data8.length > 32){
const err39 = {instancePath:instancePath+"/agent/loops",schemaPath:"#/properties/agent/properties/loops/maxItems",keyword:"maxItems",params:{limit: 32},message:"must NOT have more than 32 items"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
else {
const err40 = {instancePath:instancePath+"/agent/loops",schemaPath:"#/properties/agent/properties/loops/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
}
else {
const err41 = {instancePath:instancePath+"/agent",schemaPath:"#/properties/agent/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data.vms !== undefined){
let data13 = data.vms;
const _errs39 = errors;
let valid10 = true;
const _errs40 = errors;
if(Array.isArray(data13)){
if(data13.length > 10000){
const err42 = {};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
var _valid2 = _errs40 === errors;
errors = _errs39;
if(vErrors !== null){
if(_errs39){
vErrors.length = _errs39;
}
else {
vErrors = null;
}
}
if(_valid2){
const _errs41 = errors;
if(Array.isArray(data13)){
const len2 = data13.length;
for(let i2=0; i2<len2; i2++){
let data14 = data13[i2];
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
if(data14.id === undefined){
const err43 = {instancePath:instancePath+"/vms/" + i2,schemaPath:"#/properties/vms/then/items/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
if(data14.observed_at === undefined){
const err44 = {instancePath:instancePath+"/vms/" + i2,schemaPath:"#/properties/vms/then/items/required",keyword:"required",params:{missingProperty: "observed_at"},message:"must have required property '"+"observed_at"+"'"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
if(data14.started_at === undefined){
const err45 = {instancePath:instancePath+"/vms/" + i2,schemaPath:"#/properties/vms/then/items/required",keyword:"required",params:{missingProperty: "started_at"},message:"must have required property '"+"started_at"+"'"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
if(data14.cpu_seconds === undefined){
const err46 = {instancePath:instancePath+"/vms/" + i2,schemaPath:"#/properties/vms/then/items/required",keyword:"required",params:{missingProperty: "cpu_seconds"},message:"must have required property '"+"cpu_seconds"+"'"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
if(data14.vcpu_seconds === undefined){
const err47 = {instancePath:instancePath+"/vms/" + i2,schemaPath:"#/properties/vms/then/items/required",keyword:"required",params:{missingProperty: "vcpu_seconds"},message:"must have required property '"+"vcpu_seconds"+"'"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
if(data14.memory_resident_bytes === undefined){
const err48 = {instancePath:instancePath+"/vms/" + i2,schemaPath:"#/properties/vms/then/items/required",keyword:"required",params:{missingProperty: "memory_resident_bytes"},message:"must have required property '"+"memory_resident_bytes"+"'"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
if(data14.guest_memory === undefined){
const err49 = {instancePath:instancePath+"/vms/" + i2,schemaPath:"#/properties/vms/then/items/required",keyword:"required",params:{missingProperty: "guest_memory"},message:"must have required property '"+"guest_memory"+"'"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
if(data14.disks === undefined){
const err50 = {instancePath:instancePath+"/vms/" + i2,schemaPath:"#/properties/vms/then/items/required",keyword:"required",params:{missingProperty: "disks"},message:"must have required property '"+"disks"+"'"};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
if(data14.network_cards === undefined){
const err51 = {instancePath:instancePath+"/vms/" + i2,schemaPath:"#/properties/vms/then/items/required",keyword:"required",params:{missingProperty: "network_cards"},message:"must have required property '"+"network_cards"+"'"};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
for(const key4 in data14){
if(!(func4.call(schema32.properties.vms.then.items.properties, key4))){
const err52 = {instancePath:instancePath+"/vms/" + i2,schemaPath:"#/properties/vms/then/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
if(data14.id !== undefined){
let data15 = data14.id;
if(typeof data15 === "string"){
if(func1(data15) > 4096){
const err53 = {instancePath:instancePath+"/vms/" + i2+"/id",schemaPath:"#/properties/vms/then/items/properties/id/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
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
const err54 = {instancePath:instancePath+"/vms/" + i2+"/id",schemaPath:"#/properties/vms/then/items/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
if(data14.observed_at !== undefined){
let data16 = data14.observed_at;
if(typeof data16 === "string"){
if(func1(data16) > 4096){
const err55 = {instancePath:instancePath+"/vms/" + i2+"/observed_at",schemaPath:"#/properties/vms/then/items/properties/observed_at/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
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
const err56 = {instancePath:instancePath+"/vms/" + i2+"/observed_at",schemaPath:"#/properties/vms/then/items/properties/observed_at/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
if(data14.started_at !== undefined){
let data17 = data14.started_at;
if(typeof data17 === "string"){
if(func1(data17) > 4096){
const err57 = {instancePath:instancePath+"/vms/" + i2+"/started_at",schemaPath:"#/properties/vms/then/items/properties/started_at/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
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
const err58 = {instancePath:instancePath+"/vms/" + i2+"/started_at",schemaPath:"#/properties/vms/then/items/properties/started_at/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
if(data14.cpu_seconds !== undefined){
if(!(typeof data14.cpu_seconds == "number")){
const err59 = {instancePath:instancePath+"/vms/" + i2+"/cpu_seconds",schemaPath:"#/properties/vms/then/items/properties/cpu_seconds/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
if(data14.vcpu_seconds !== undefined){
let data19 = data14.vcpu_seconds;
const _errs55 = errors;
let valid14 = true;
const _errs56 = errors;
if(Array.isArray(data19)){
if(data19.length > 1024){
const err60 = {};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
var _valid3 = _errs56 === errors;
errors = _errs55;
if(vErrors !== null){
if(_errs55){
vErrors.length = _errs55;
}
else {
vErrors = null;
}
}
if(_valid3){
const _errs57 = errors;
if(Array.isArray(data19)){
const len3 = data19.length;
for(let i3=0; i3<len3; i3++){
if(!(typeof data19[i3] == "number")){
const err61 = {instancePath:instancePath+"/vms/" + i2+"/vcpu_seconds/" + i3,schemaPath:"#/properties/vms/then/items/properties/vcpu_seconds/then/items/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
}
var _valid3 = _errs57 === errors;
valid14 = _valid3;
}
if(!valid14){
const err62 = {instancePath:instancePath+"/vms/" + i2+"/vcpu_seconds",schemaPath:"#/properties/vms/then/items/properties/vcpu_seconds/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
if(Array.isArray(data19)){
if(data19.length > 1024){
const err63 = {instancePath:instancePath+"/vms/" + i2+"/vcpu_seconds",schemaPath:"#/properties/vms/then/items/properties/vcpu_seconds/maxItems",keyword:"maxItems",params:{limit: 1024},message:"must NOT have more than 1024 items"};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
else {
const err64 = {instancePath:instancePath+"/vms/" + i2+"/vcpu_seconds",schemaPath:"#/properties/vms/then/items/properties/vcpu_seconds/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
if(data14.memory_resident_bytes !== undefined){
let data21 = data14.memory_resident_bytes;
if(!((typeof data21 == "number") && (!(data21 % 1) && !isNaN(data21)))){
const err65 = {instancePath:instancePath+"/vms/" + i2+"/memory_resident_bytes",schemaPath:"#/properties/vms/then/items/properties/memory_resident_bytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
if(typeof data21 == "number"){
if(data21 > 9007199254740991 || isNaN(data21)){
const err66 = {instancePath:instancePath+"/vms/" + i2+"/memory_resident_bytes",schemaPath:"#/properties/vms/then/items/properties/memory_resident_bytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
if(data21 < 0 || isNaN(data21)){
const err67 = {instancePath:instancePath+"/vms/" + i2+"/memory_resident_bytes",schemaPath:"#/properties/vms/then/items/properties/memory_resident_bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
if(data14.guest_memory !== undefined){
let data22 = data14.guest_memory;
if((!(data22 && typeof data22 == "object" && !Array.isArray(data22))) && (data22 !== null)){
const err68 = {instancePath:instancePath+"/vms/" + i2+"/guest_memory",schemaPath:"#/properties/vms/then/items/properties/guest_memory/type",keyword:"type",params:{type: schema32.properties.vms.then.items.properties.guest_memory.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
if(data22 && typeof data22 == "object" && !Array.isArray(data22)){
if(data22.total_bytes === undefined){
const err69 = {instancePath:instancePath+"/vms/" + i2+"/guest_memory",schemaPath:"#/properties/vms/then/items/properties/guest_memory/required",keyword:"required",params:{missingProperty: "total_bytes"},message:"must have required property '"+"total_bytes"+"'"};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
if(data22.available_bytes === undefined){
const err70 = {instancePath:instancePath+"/vms/" + i2+"/guest_memory",schemaPath:"#/properties/vms/then/items/properties/guest_memory/required",keyword:"required",params:{missingProperty: "available_bytes"},message:"must have required property '"+"available_bytes"+"'"};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
if(data22.free_bytes === undefined){
const err71 = {instancePath:instancePath+"/vms/" + i2+"/guest_memory",schemaPath:"#/properties/vms/then/items/properties/guest_memory/required",keyword:"required",params:{missingProperty: "free_bytes"},message:"must have required property '"+"free_bytes"+"'"};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
for(const key5 in data22){
if(!(((key5 === "total_bytes") || (key5 === "available_bytes")) || (key5 === "free_bytes"))){
const err72 = {instancePath:instancePath+"/vms/" + i2+"/guest_memory",schemaPath:"#/properties/vms/then/items/properties/guest_memory/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
if(data22.total_bytes !== undefined){
let data23 = data22.total_bytes;
if((!((typeof data23 == "number") && (!(data23 % 1) && !isNaN(data23)))) && (data23 !== null)){
const err73 = {instancePath:instancePath+"/vms/" + i2+"/guest_memory/total_bytes",schemaPath:"#/properties/vms/then/items/properties/guest_memory/properties/total_bytes/type",keyword:"type",params:{type: schema32.properties.vms.then.items.properties.guest_memory.properties.total_bytes.type},message:"must be integer,null"};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
if(typeof data23 == "number"){
if(data23 > 9007199254740991 || isNaN(data23)){
const err74 = {instancePath:instancePath+"/vms/" + i2+"/guest_memory/total_bytes",schemaPath:"#/properties/vms/then/items/properties/guest_memory/properties/total_bytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
if(data23 < 0 || isNaN(data23)){
const err75 = {instancePath:instancePath+"/vms/" + i2+"/guest_memory/total_bytes",schemaPath:"#/properties/vms/then/items/properties/guest_memory/properties/total_bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
}
if(data22.available_bytes !== undefined){
let data24 = data22.available_bytes;
if((!((typeof data24 == "number") && (!(data24 % 1) && !isNaN(data24)))) && (data24 !== null)){
const err76 = {instancePath:instancePath+"/vms/" + i2+"/guest_memory/available_bytes",schemaPath:"#/properties/vms/then/items/properties/guest_memory/properties/available_bytes/type",keyword:"type",params:{type: schema32.properties.vms.then.items.properties.guest_memory.properties.available_bytes.type},message:"must be integer,null"};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
if(typeof data24 == "number"){
if(data24 > 9007199254740991 || isNaN(data24)){
const err77 = {instancePath:instancePath+"/vms/" + i2+"/guest_memory/available_bytes",schemaPath:"#/properties/vms/then/items/properties/guest_memory/properties/available_bytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
if(data24 < 0 || isNaN(data24)){
const err78 = {instancePath:instancePath+"/vms/" + i2+"/guest_memory/available_bytes",schemaPath:"#/properties/vms/then/items/properties/guest_memory/properties/available_bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
if(data22.free_bytes !== undefined){
let data25 = data22.free_bytes;
if((!((typeof data25 == "number") && (!(data25 % 1) && !isNaN(data25)))) && (data25 !== null)){
const err79 = {instancePath:instancePath+"/vms/" + i2+"/guest_memory/free_bytes",schemaPath:"#/properties/vms/then/items/properties/guest_memory/properties/free_bytes/type",keyword:"type",params:{type: schema32.properties.vms.then.items.properties.guest_memory.properties.free_bytes.type},message:"must be integer,null"};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
if(typeof data25 == "number"){
if(data25 > 9007199254740991 || isNaN(data25)){
const err80 = {instancePath:instancePath+"/vms/" + i2+"/guest_memory/free_bytes",schemaPath:"#/properties/vms/then/items/properties/guest_memory/properties/free_bytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
if(data25 < 0 || isNaN(data25)){
const err81 = {instancePath:instancePath+"/vms/" + i2+"/guest_memory/free_bytes",schemaPath:"#/properties/vms/then/items/properties/guest_memory/properties/free_bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
}
}
if(data14.disks !== undefined){
let data26 = data14.disks;
const _errs73 = errors;
let valid18 = true;
const _errs74 = errors;
if(Array.isArray(data26)){
if(data26.length > 64){
const err82 = {};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
var _valid4 = _errs74 === errors;
errors = _errs73;
if(vErrors !== null){
if(_errs73){
vErrors.length = _errs73;
}
else {
vErrors = null;
}
}
if(_valid4){
const _errs75 = errors;
if(Array.isArray(data26)){
const len4 = data26.length;
for(let i4=0; i4<len4; i4++){
let data27 = data26[i4];
if(data27 && typeof data27 == "object" && !Array.isArray(data27)){
if(data27.name === undefined){
const err83 = {instancePath:instancePath+"/vms/" + i2+"/disks/" + i4,schemaPath:"#/properties/vms/then/items/properties/disks/then/items/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
if(data27.read_bytes === undefined){
const err84 = {instancePath:instancePath+"/vms/" + i2+"/disks/" + i4,schemaPath:"#/properties/vms/then/items/properties/disks/then/items/required",keyword:"required",params:{missingProperty: "read_bytes"},message:"must have required property '"+"read_bytes"+"'"};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
if(data27.written_bytes === undefined){
const err85 = {instancePath:instancePath+"/vms/" + i2+"/disks/" + i4,schemaPath:"#/properties/vms/then/items/properties/disks/then/items/required",keyword:"required",params:{missingProperty: "written_bytes"},message:"must have required property '"+"written_bytes"+"'"};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
if(data27.read_operations === undefined){
const err86 = {instancePath:instancePath+"/vms/" + i2+"/disks/" + i4,schemaPath:"#/properties/vms/then/items/properties/disks/then/items/required",keyword:"required",params:{missingProperty: "read_operations"},message:"must have required property '"+"read_operations"+"'"};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
if(data27.write_operations === undefined){
const err87 = {instancePath:instancePath+"/vms/" + i2+"/disks/" + i4,schemaPath:"#/properties/vms/then/items/properties/disks/then/items/required",keyword:"required",params:{missingProperty: "write_operations"},message:"must have required property '"+"write_operations"+"'"};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
if(data27.flush_operations === undefined){
const err88 = {instancePath:instancePath+"/vms/" + i2+"/disks/" + i4,schemaPath:"#/properties/vms/then/items/properties/disks/then/items/required",keyword:"required",params:{missingProperty: "flush_operations"},message:"must have required property '"+"flush_operations"+"'"};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
for(const key6 in data27){
if(!((((((key6 === "name") || (key6 === "read_bytes")) || (key6 === "written_bytes")) || (key6 === "read_operations")) || (key6 === "write_operations")) || (key6 === "flush_operations"))){
const err89 = {instancePath:instancePath+"/vms/" + i2+"/disks/" + i4,schemaPath:"#/properties/vms/then/items/properties/disks/then/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
}
if(data27.name !== undefined){
let data28 = data27.name;
if(typeof data28 === "string"){
if(func1(data28) > 4096){
const err90 = {instancePath:instancePath+"/vms/" + i2+"/disks/" + i4+"/name",schemaPath:"#/properties/vms/then/items/properties/disks/then/items/properties/name/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
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
const err91 = {instancePath:instancePath+"/vms/" + i2+"/disks/" + i4+"/name",schemaPath:"#/properties/vms/then/items/properties/disks/then/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
}
if(data27.read_bytes !== undefined){
let data29 = data27.read_bytes;
if(!((typeof data29 == "number") && (!(data29 % 1) && !isNaN(data29)))){
const err92 = {instancePath:instancePath+"/vms/" + i2+"/disks/" + i4+"/read_bytes",schemaPath:"#/properties/vms/then/items/properties/disks/then/items/properties/read_bytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
if(typeof data29 == "number"){
if(data29 > 9007199254740991 || isNaN(data29)){
const err93 = {instancePath:instancePath+"/vms/" + i2+"/disks/" + i4+"/read_bytes",schemaPath:"#/properties/vms/then/items/properties/disks/then/items/properties/read_bytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
if(data29 < 0 || isNaN(data29)){
const err94 = {instancePath:instancePath+"/vms/" + i2+"/disks/" + i4+"/read_bytes",schemaPath:"#/properties/vms/then/items/properties/disks/then/items/properties/read_bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
if(data27.written_bytes !== undefined){
let data30 = data27.written_bytes;
if(!((typeof data30 == "number") && (!(data30 % 1) && !isNaN(data30)))){
const err95 = {instancePath:instancePath+"/vms/" + i2+"/disks/" + i4+"/written_bytes",schemaPath:"#/properties/vms/then/items/properties/disks/then/items/properties/written_bytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
if(typeof data30 == "number"){
if(data30 > 9007199254740991 || isNaN(data30)){
const err96 = {instancePath:instancePath+"/vms/" + i2+"/disks/" + i4+"/written_bytes",schemaPath:"#/properties/vms/then/items/properties/disks/then/items/properties/written_bytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
if(data30 < 0 || isNaN(data30)){
const err97 = {instancePath:instancePath+"/vms/" + i2+"/disks/" + i4+"/written_bytes",schemaPath:"#/properties/vms/then/items/properties/disks/then/items/properties/written_bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
}
}
if(data27.read_operations !== undefined){
let data31 = data27.read_operations;
if(!((typeof data31 == "number") && (!(data31 % 1) && !isNaN(data31)))){
const err98 = {instancePath:instancePath+"/vms/" + i2+"/disks/" + i4+"/read_operations",schemaPath:"#/properties/vms/then/items/properties/disks/then/items/properties/read_operations/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
if(typeof data31 == "number"){
if(data31 > 9007199254740991 || isNaN(data31)){
const err99 = {instancePath:instancePath+"/vms/" + i2+"/disks/" + i4+"/read_operations",schemaPath:"#/properties/vms/then/items/properties/disks/then/items/properties/read_operations/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
if(data31 < 0 || isNaN(data31)){
const err100 = {instancePath:instancePath+"/vms/" + i2+"/disks/" + i4+"/read_operations",schemaPath:"#/properties/vms/then/items/properties/disks/then/items/properties/read_operations/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
}
}
if(data27.write_operations !== undefined){
let data32 = data27.write_operations;
if(!((typeof data32 == "number") && (!(data32 % 1) && !isNaN(data32)))){
const err101 = {instancePath:instancePath+"/vms/" + i2+"/disks/" + i4+"/write_operations",schemaPath:"#/properties/vms/then/items/properties/disks/then/items/properties/write_operations/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
if(typeof data32 == "number"){
if(data32 > 9007199254740991 || isNaN(data32)){
const err102 = {instancePath:instancePath+"/vms/" + i2+"/disks/" + i4+"/write_operations",schemaPath:"#/properties/vms/then/items/properties/disks/then/items/properties/write_operations/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
if(data32 < 0 || isNaN(data32)){
const err103 = {instancePath:instancePath+"/vms/" + i2+"/disks/" + i4+"/write_operations",schemaPath:"#/properties/vms/then/items/properties/disks/then/items/properties/write_operations/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
}
}
if(data27.flush_operations !== undefined){
let data33 = data27.flush_operations;
if(!((typeof data33 == "number") && (!(data33 % 1) && !isNaN(data33)))){
const err104 = {instancePath:instancePath+"/vms/" + i2+"/disks/" + i4+"/flush_operations",schemaPath:"#/properties/vms/then/items/properties/disks/then/items/properties/flush_operations/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
if(typeof data33 == "number"){
if(data33 > 9007199254740991 || isNaN(data33)){
const err105 = {instancePath:instancePath+"/vms/" + i2+"/disks/" + i4+"/flush_operations",schemaPath:"#/properties/vms/then/items/properties/disks/then/items/properties/flush_operations/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
if(data33 < 0 || isNaN(data33)){
const err106 = {instancePath:instancePath+"/vms/" + i2+"/disks/" + i4+"/flush_operations",schemaPath:"#/properties/vms/then/items/properties/disks/then/items/properties/flush_operations/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
}
}
}
else {
const err107 = {instancePath:instancePath+"/vms/" + i2+"/disks/" + i4,schemaPath:"#/properties/vms/then/items/properties/disks/then/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
}
}
var _valid4 = _errs75 === errors;
valid18 = _valid4;
}
if(!valid18){
const err108 = {instancePath:instancePath+"/vms/" + i2+"/disks",schemaPath:"#/properties/vms/then/items/properties/disks/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
if(Array.isArray(data26)){
if(data26.length > 64){
const err109 = {instancePath:instancePath+"/vms/" + i2+"/disks",schemaPath:"#/properties/vms/then/items/properties/disks/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items"};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
}
else {
const err110 = {instancePath:instancePath+"/vms/" + i2+"/disks",schemaPath:"#/properties/vms/then/items/properties/disks/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
}
if(data14.network_cards !== undefined){
let data34 = data14.network_cards;
const _errs93 = errors;
let valid22 = true;
const _errs94 = errors;
if(Array.isArray(data34)){
if(data34.length > 64){
const err111 = {};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
}
var _valid5 = _errs94 === errors;
errors = _errs93;
if(vErrors !== null){
if(_errs93){
vErrors.length = _errs93;
}
else {
vErrors = null;
}
}
if(_valid5){
const _errs95 = errors;
if(Array.isArray(data34)){
const len5 = data34.length;
for(let i5=0; i5<len5; i5++){
let data35 = data34[i5];
if(data35 && typeof data35 == "object" && !Array.isArray(data35)){
if(data35.name === undefined){
const err112 = {instancePath:instancePath+"/vms/" + i2+"/network_cards/" + i5,schemaPath:"#/properties/vms/then/items/properties/network_cards/then/items/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
if(data35.received_bytes === undefined){
const err113 = {instancePath:instancePath+"/vms/" + i2+"/network_cards/" + i5,schemaPath:"#/properties/vms/then/items/properties/network_cards/then/items/required",keyword:"required",params:{missingProperty: "received_bytes"},message:"must have required property '"+"received_bytes"+"'"};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
if(data35.sent_bytes === undefined){
const err114 = {instancePath:instancePath+"/vms/" + i2+"/network_cards/" + i5,schemaPath:"#/properties/vms/then/items/properties/network_cards/then/items/required",keyword:"required",params:{missingProperty: "sent_bytes"},message:"must have required property '"+"sent_bytes"+"'"};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
if(data35.received_packets === undefined){
const err115 = {instancePath:instancePath+"/vms/" + i2+"/network_cards/" + i5,schemaPath:"#/properties/vms/then/items/properties/network_cards/then/items/required",keyword:"required",params:{missingProperty: "received_packets"},message:"must have required property '"+"received_packets"+"'"};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
if(data35.sent_packets === undefined){
const err116 = {instancePath:instancePath+"/vms/" + i2+"/network_cards/" + i5,schemaPath:"#/properties/vms/then/items/properties/network_cards/then/items/required",keyword:"required",params:{missingProperty: "sent_packets"},message:"must have required property '"+"sent_packets"+"'"};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
for(const key7 in data35){
if(!(((((key7 === "name") || (key7 === "received_bytes")) || (key7 === "sent_bytes")) || (key7 === "received_packets")) || (key7 === "sent_packets"))){
const err117 = {instancePath:instancePath+"/vms/" + i2+"/network_cards/" + i5,schemaPath:"#/properties/vms/then/items/properties/network_cards/then/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
}
if(data35.name !== undefined){
let data36 = data35.name;
if(typeof data36 === "string"){
if(func1(data36) > 4096){
const err118 = {instancePath:instancePath+"/vms/" + i2+"/network_cards/" + i5+"/name",schemaPath:"#/properties/vms/then/items/properties/network_cards/then/items/properties/name/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
}
else {
const err119 = {instancePath:instancePath+"/vms/" + i2+"/network_cards/" + i5+"/name",schemaPath:"#/properties/vms/then/items/properties/network_cards/then/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
}
if(data35.received_bytes !== undefined){
let data37 = data35.received_bytes;
if(!((typeof data37 == "number") && (!(data37 % 1) && !isNaN(data37)))){
const err120 = {instancePath:instancePath+"/vms/" + i2+"/network_cards/" + i5+"/received_bytes",schemaPath:"#/properties/vms/then/items/properties/network_cards/then/items/properties/received_bytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
if(typeof data37 == "number"){
if(data37 > 9007199254740991 || isNaN(data37)){
const err121 = {instancePath:instancePath+"/vms/" + i2+"/network_cards/" + i5+"/received_bytes",schemaPath:"#/properties/vms/then/items/properties/network_cards/then/items/properties/received_bytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
if(data37 < 0 || isNaN(data37)){
const err122 = {instancePath:instancePath+"/vms/" + i2+"/network_cards/" + i5+"/received_bytes",schemaPath:"#/properties/vms/then/items/properties/network_cards/then/items/properties/received_bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
if(data35.sent_bytes !== undefined){
let data38 = data35.sent_bytes;
if(!((typeof data38 == "number") && (!(data38 % 1) && !isNaN(data38)))){
const err123 = {instancePath:instancePath+"/vms/" + i2+"/network_cards/" + i5+"/sent_bytes",schemaPath:"#/properties/vms/then/items/properties/network_cards/then/items/properties/sent_bytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
if(typeof data38 == "number"){
if(data38 > 9007199254740991 || isNaN(data38)){
const err124 = {instancePath:instancePath+"/vms/" + i2+"/network_cards/" + i5+"/sent_bytes",schemaPath:"#/properties/vms/then/items/properties/network_cards/then/items/properties/sent_bytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
if(data38 < 0 || isNaN(data38)){
const err125 = {instancePath:instancePath+"/vms/" + i2+"/network_cards/" + i5+"/sent_bytes",schemaPath:"#/properties/vms/then/items/properties/network_cards/then/items/properties/sent_bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
}
}
if(data35.received_packets !== undefined){
let data39 = data35.received_packets;
if(!((typeof data39 == "number") && (!(data39 % 1) && !isNaN(data39)))){
const err126 = {instancePath:instancePath+"/vms/" + i2+"/network_cards/" + i5+"/received_packets",schemaPath:"#/properties/vms/then/items/properties/network_cards/then/items/properties/received_packets/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
if(typeof data39 == "number"){
if(data39 > 9007199254740991 || isNaN(data39)){
const err127 = {instancePath:instancePath+"/vms/" + i2+"/network_cards/" + i5+"/received_packets",schemaPath:"#/properties/vms/then/items/properties/network_cards/then/items/properties/received_packets/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
if(data39 < 0 || isNaN(data39)){
const err128 = {instancePath:instancePath+"/vms/" + i2+"/network_cards/" + i5+"/received_packets",schemaPath:"#/properties/vms/then/items/properties/network_cards/then/items/properties/received_packets/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
if(data35.sent_packets !== undefined){
let data40 = data35.sent_packets;
if(!((typeof data40 == "number") && (!(data40 % 1) && !isNaN(data40)))){
const err129 = {instancePath:instancePath+"/vms/" + i2+"/network_cards/" + i5+"/sent_packets",schemaPath:"#/properties/vms/then/items/properties/network_cards/then/items/properties/sent_packets/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
if(typeof data40 == "number"){
if(data40 > 9007199254740991 || isNaN(data40)){
const err130 = {instancePath:instancePath+"/vms/" + i2+"/network_cards/" + i5+"/sent_packets",schemaPath:"#/properties/vms/then/items/properties/network_cards/then/items/properties/sent_packets/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
if(data40 < 0 || isNaN(data40)){
const err131 = {instancePath:instancePath+"/vms/" + i2+"/network_cards/" + i5+"/sent_packets",schemaPath:"#/properties/vms/then/items/properties/network_cards/then/items/properties/sent_packets/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
}
else {
const err132 = {instancePath:instancePath+"/vms/" + i2+"/network_cards/" + i5,schemaPath:"#/properties/vms/then/items/properties/network_cards/then/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
}
}
var _valid5 = _errs95 === errors;
valid22 = _valid5;
}
if(!valid22){
const err133 = {instancePath:instancePath+"/vms/" + i2+"/network_cards",schemaPath:"#/properties/vms/then/items/properties/network_cards/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err133];
}
else {
vErrors.push(err133);
}
errors++;
}
if(Array.isArray(data34)){
if(data34.length > 64){
const err134 = {instancePath:instancePath+"/vms/" + i2+"/network_cards",schemaPath:"#/properties/vms/then/items/properties/network_cards/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items"};
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
const err135 = {instancePath:instancePath+"/vms/" + i2+"/network_cards",schemaPath:"#/properties/vms/then/items/properties/network_cards/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err135];
}
else {
vErrors.push(err135);
}
errors++;
}
}
if(data14.filesystems !== undefined){
let data41 = data14.filesystems;
const _errs111 = errors;
let valid26 = true;
const _errs112 = errors;
if(Array.isArray(data41)){
if(data41.length > 32){
const err136 = {};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
}
}
var _valid6 = _errs112 === errors;
errors = _errs111;
if(vErrors !== null){
if(_errs111){
vErrors.length = _errs111;
}
else {
vErrors = null;
}
}
if(_valid6){
const _errs113 = errors;
if(Array.isArray(data41)){
const len6 = data41.length;
for(let i6=0; i6<len6; i6++){
let data42 = data41[i6];
if(data42 && typeof data42 == "object" && !Array.isArray(data42)){
if(data42.mountpoint === undefined){
const err137 = {instancePath:instancePath+"/vms/" + i2+"/filesystems/" + i6,schemaPath:"#/properties/vms/then/items/properties/filesystems/then/items/required",keyword:"required",params:{missingProperty: "mountpoint"},message:"must have required property '"+"mountpoint"+"'"};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
if(data42.type === undefined){
const err138 = {instancePath:instancePath+"/vms/" + i2+"/filesystems/" + i6,schemaPath:"#/properties/vms/then/items/properties/filesystems/then/items/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'"};
if(vErrors === null){
vErrors = [err138];
}
else {
vErrors.push(err138);
}
errors++;
}
if(data42.size_bytes === undefined){
const err139 = {instancePath:instancePath+"/vms/" + i2+"/filesystems/" + i6,schemaPath:"#/properties/vms/then/items/properties/filesystems/then/items/required",keyword:"required",params:{missingProperty: "size_bytes"},message:"must have required property '"+"size_bytes"+"'"};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
}
if(data42.used_bytes === undefined){
const err140 = {instancePath:instancePath+"/vms/" + i2+"/filesystems/" + i6,schemaPath:"#/properties/vms/then/items/properties/filesystems/then/items/required",keyword:"required",params:{missingProperty: "used_bytes"},message:"must have required property '"+"used_bytes"+"'"};
if(vErrors === null){
vErrors = [err140];
}
else {
vErrors.push(err140);
}
errors++;
}
for(const key8 in data42){
if(!((((key8 === "mountpoint") || (key8 === "type")) || (key8 === "size_bytes")) || (key8 === "used_bytes"))){
const err141 = {instancePath:instancePath+"/vms/" + i2+"/filesystems/" + i6,schemaPath:"#/properties/vms/then/items/properties/filesystems/then/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err141];
}
else {
vErrors.push(err141);
}
errors++;
}
}
if(data42.mountpoint !== undefined){
let data43 = data42.mountpoint;
if(typeof data43 === "string"){
if(func1(data43) > 4096){
const err142 = {instancePath:instancePath+"/vms/" + i2+"/filesystems/" + i6+"/mountpoint",schemaPath:"#/properties/vms/then/items/properties/filesystems/then/items/properties/mountpoint/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
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
const err143 = {instancePath:instancePath+"/vms/" + i2+"/filesystems/" + i6+"/mountpoint",schemaPath:"#/properties/vms/then/items/properties/filesystems/then/items/properties/mountpoint/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err143];
}
else {
vErrors.push(err143);
}
errors++;
}
}
if(data42.type !== undefined){
let data44 = data42.type;
if(typeof data44 === "string"){
if(func1(data44) > 4096){
const err144 = {instancePath:instancePath+"/vms/" + i2+"/filesystems/" + i6+"/type",schemaPath:"#/properties/vms/then/items/properties/filesystems/then/items/properties/type/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err144];
}
else {
vErrors.push(err144);
}
errors++;
}
}
else {
const err145 = {instancePath:instancePath+"/vms/" + i2+"/filesystems/" + i6+"/type",schemaPath:"#/properties/vms/then/items/properties/filesystems/then/items/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err145];
}
else {
vErrors.push(err145);
}
errors++;
}
}
if(data42.size_bytes !== undefined){
let data45 = data42.size_bytes;
if(!((typeof data45 == "number") && (!(data45 % 1) && !isNaN(data45)))){
const err146 = {instancePath:instancePath+"/vms/" + i2+"/filesystems/" + i6+"/size_bytes",schemaPath:"#/properties/vms/then/items/properties/filesystems/then/items/properties/size_bytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err146];
}
else {
vErrors.push(err146);
}
errors++;
}
if(typeof data45 == "number"){
if(data45 > 9007199254740991 || isNaN(data45)){
const err147 = {instancePath:instancePath+"/vms/" + i2+"/filesystems/" + i6+"/size_bytes",schemaPath:"#/properties/vms/then/items/properties/filesystems/then/items/properties/size_bytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err147];
}
else {
vErrors.push(err147);
}
errors++;
}
if(data45 < 0 || isNaN(data45)){
const err148 = {instancePath:instancePath+"/vms/" + i2+"/filesystems/" + i6+"/size_bytes",schemaPath:"#/properties/vms/then/items/properties/filesystems/then/items/properties/size_bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err148];
}
else {
vErrors.push(err148);
}
errors++;
}
}
}
if(data42.used_bytes !== undefined){
let data46 = data42.used_bytes;
if(!((typeof data46 == "number") && (!(data46 % 1) && !isNaN(data46)))){
const err149 = {instancePath:instancePath+"/vms/" + i2+"/filesystems/" + i6+"/used_bytes",schemaPath:"#/properties/vms/then/items/properties/filesystems/then/items/properties/used_bytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err149];
}
else {
vErrors.push(err149);
}
errors++;
}
if(typeof data46 == "number"){
if(data46 > 9007199254740991 || isNaN(data46)){
const err150 = {instancePath:instancePath+"/vms/" + i2+"/filesystems/" + i6+"/used_bytes",schemaPath:"#/properties/vms/then/items/properties/filesystems/then/items/properties/used_bytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err150];
}
else {
vErrors.push(err150);
}
errors++;
}
if(data46 < 0 || isNaN(data46)){
const err151 = {instancePath:instancePath+"/vms/" + i2+"/filesystems/" + i6+"/used_bytes",schemaPath:"#/properties/vms/then/items/properties/filesystems/then/items/properties/used_bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err151];
}
else {
vErrors.push(err151);
}
errors++;
}
}
}
}
else {
const err152 = {instancePath:instancePath+"/vms/" + i2+"/filesystems/" + i6,schemaPath:"#/properties/vms/then/items/properties/filesystems/then/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
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
var _valid6 = _errs113 === errors;
valid26 = _valid6;
}
if(!valid26){
const err153 = {instancePath:instancePath+"/vms/" + i2+"/filesystems",schemaPath:"#/properties/vms/then/items/properties/filesystems/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err153];
}
else {
vErrors.push(err153);
}
errors++;
}
if(Array.isArray(data41)){
if(data41.length > 32){
const err154 = {instancePath:instancePath+"/vms/" + i2+"/filesystems",schemaPath:"#/properties/vms/then/items/properties/filesystems/maxItems",keyword:"maxItems",params:{limit: 32},message:"must NOT have more than 32 items"};
if(vErrors === null){
vErrors = [err154];
}
else {
vErrors.push(err154);
}
errors++;
}
}
else {
const err155 = {instancePath:instancePath+"/vms/" + i2+"/filesystems",schemaPath:"#/properties/vms/then/items/properties/filesystems/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err155];
}
else {
vErrors.push(err155);
}
errors++;
}
}
}
else {
const err156 = {instancePath:instancePath+"/vms/" + i2,schemaPath:"#/properties/vms/then/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err156];
}
else {
vErrors.push(err156);
}
errors++;
}
}
}
var _valid2 = _errs41 === errors;
valid10 = _valid2;
}
if(!valid10){
const err157 = {instancePath:instancePath+"/vms",schemaPath:"#/properties/vms/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err157];
}
else {
vErrors.push(err157);
}
errors++;
}
if(Array.isArray(data13)){
if(data13.length > 10000){
const err158 = {instancePath:instancePath+"/vms",schemaPath:"#/properties/vms/maxItems",keyword:"maxItems",params:{limit: 10000},message:"must NOT have more than 10000 items"};
if(vErrors === null){
vErrors = [err158];
}
else {
vErrors.push(err158);
}
errors++;
}
}
else {
const err159 = {instancePath:instancePath+"/vms",schemaPath:"#/properties/vms/type",keyword:"type",params:{type: "array"},message:"must be array"};
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
else {
const err160 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err160];
}
else {
vErrors.push(err160);
}
errors++;
}
validate21.errors = vErrors;
return errors === 0;
}
validate21.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const validateHostDocument = validate22;
const schema33 = {"type":"object","required":["kind"],"discriminator":{"propertyName":"kind"},"oneOf":[{"title":"NetworkDocument","type":"object","additionalProperties":false,"required":["kind","id","generation","project","name","mode","bridge","vlan","cidr","ipv6_cidr","gateway","ipv6_gateway","dns","search_domain","mtu","reserved","firewall","leases","wanted"],"properties":{"kind":{"const":"network","description":"Tells the documents apart."},"id":{"type":"string","description":"Id of the network."},"generation":{"type":"integer","description":"Generation of the network."},"project":{"type":["string","null"],"description":"Name of its project; null for a shared one."},"name":{"type":"string","description":"Its name."},"mode":{"type":"string","enum":["bridge","nat"],"description":"Whose bridge its cards are on, the host's or Croft's."},"bridge":{"type":["string","null"],"description":"Name of the host's bridge, with `bridge`."},"vlan":{"type":["integer","null"],"description":"VLAN of the bridge that the cards are in."},"cidr":{"type":["string","null"],"description":"IPv4 range."},"ipv6_cidr":{"type":["string","null"],"description":"IPv6 range."},"gateway":{"type":["string","null"],"description":"IPv4 address of the router; with `nat` that of Croft's bridge."},"ipv6_gateway":{"type":["string","null"],"description":"IPv6 address of Croft's bridge, with `nat`."},"dns":{"type":"array","items":{"type":"string"},"description":"Name servers; with `nat` those that are asked."},"search_domain":{"type":["string","null"],"description":"Domain of short names."},"mtu":{"type":["integer","null"],"description":"Largest packet in bytes."},"reserved":{"type":"array","items":{"type":"string"},"description":"Addresses that are never leased."},"firewall":{"type":"array","description":"Rules in their order; the first that matches decides.","items":{"type":"object","additionalProperties":false,"required":["direction","protocol","ports","from","to","action"],"properties":{"direction":{"type":"string","enum":["in","out"],"description":"To or from VMs of the network."},"protocol":{"type":"string","enum":["any","tcp","udp","icmp"],"description":"Protocol."},"ports":{"type":"array","items":{"type":"string"},"description":"Destination ports and ranges; empty: all."},"from":{"type":"string","description":"`any`, `network` or a CIDR."},"to":{"type":"string","description":"`any`, `network` or a CIDR."},"action":{"type":"string","enum":["allow","deny"],"description":"What is done."}}}},"leases":{"type":"array","description":"Cards of all VMs of the network on this host, by VM and then card.","items":{"type":"object","additionalProperties":false,"required":["vm","hostname","mac_address","ipv4","ipv6"],"properties":{"vm":{"type":"string","description":"Id of the VM."},"hostname":{"type":"string","description":"Its host name."},"mac_address":{"type":"string","description":"Hardware address of the card."},"ipv4":{"type":["string","null"],"description":"Its IPv4 address, if Croft leased one."},"ipv6":{"type":["string","null"],"description":"Its IPv6 address, if Croft leased one."}}}},"overlay":{"type":"object","description":"How it spans hosts, for a host that announced an address for that. Absent: it is on this host alone.","additionalProperties":false,"required":["vni","address","mtu","peers"],"properties":{"vni":{"type":"integer","minimum":1,"maximum":16777215,"description":"Its number in the tunnels' packets."},"address":{"type":"string","description":"This host's end of the tunnels."},"mtu":{"type":"integer","description":"Largest packet that guests are told to send."},"peers":{"type":"array","description":"The other hosts that have VMs of it, by address.","items":{"type":"object","additionalProperties":false,"required":["address","leases"],"properties":{"address":{"type":"string","description":"Its end of the tunnels."},"leases":{"type":"array","description":"Cards of the network's VMs there, by VM and then card.","items":{"type":"object","additionalProperties":false,"required":["hostname","mac_address","ipv4","ipv6"],"properties":{"hostname":{"type":"string","description":"Host name of the VM."},"mac_address":{"type":"string","description":"Hardware address of the card."},"ipv4":{"type":["string","null"],"description":"Its IPv4 address, if Croft leased one."},"ipv6":{"type":["string","null"],"description":"Its IPv6 address, if Croft leased one."}}}}}}}}},"wanted":{"type":"string","enum":["present","deleted"],"description":"`deleted`: nothing of it stays on the host."}}},{"title":"DiskDocument","type":"object","additionalProperties":false,"required":["kind","id","generation","device","file","wipe","wanted"],"properties":{"kind":{"const":"disk","description":"Tells the documents apart."},"id":{"type":"string","description":"Id of the disk."},"generation":{"type":"integer","description":"Generation of the disk."},"device":{"type":["string","null"],"description":"Device as the user named it, for a block device."},"file":{"type":["object","null"],"description":"The sparse file, for a file.","additionalProperties":false,"required":["name","size_bytes"],"properties":{"name":{"type":"string","description":"Name of the file."},"size_bytes":{"type":"integer","description":"Its size."}}},"wipe":{"type":["string","null"],"description":"Identity of the disk whose contents may be destroyed."},"former":{"type":"string","description":"Id of a disk that this reconciler gave up although it was not released. One that carries its record is taken with its bytes."},"wanted":{"type":"string","enum":["present","released","erased"],"description":"`released` keeps the bytes."}}},{"title":"PartitionDocument","type":"object","additionalProperties":false,"required":["kind","id","generation","disk","size_bytes","filesystem","wanted"],"properties":{"kind":{"const":"partition","description":"Tells the documents apart."},"id":{"type":"string","description":"Id of the partition; also its serial and the name of its entry."},"generation":{"type":"integer","description":"Generation of the partition."},"disk":{"type":"string","description":"Id of its disk."},"size_bytes":{"type":"integer","description":"Size; a multiple of 1 MiB."},"filesystem":{"type":["string","null"],"enum":["ext4","xfs",null],"description":"Made once while it is empty."},"wanted":{"type":"string","enum":["present","kept","wiped"],"description":"`kept`: nobody may use it, entry and bytes stay; `wiped`: zeros, then the entry is gone."}}},{"title":"VmDocument","type":"object","additionalProperties":false,"required":["kind","id","generation","incarnation","project","name","image","cpus","memory_mib","root_disk_gib","drives","detaching","ports","ssh_port","power_state","start_number","probe_ssh","restart_allowed","wanted"],"properties":{"kind":{"const":"vm","description":"Tells the documents apart."},"id":{"type":"string","description":"Id of the VM."},"generation":{"type":"integer","description":"Generation of the VM."},"incarnation":{"type":"integer","description":"Agents refuse a lower one."},"project":{"type":"string","description":"Name of its project."},"name":{"type":"string","description":"Its name."},"image":{"type":["object","null"],"description":"What the root disk is overlaid on, fetched from the reconciler by hash; null: it begins empty.","additionalProperties":false,"required":["id","sha256","format","size_bytes","virtual_size_bytes","kernel"],"properties":{"id":{"type":"string","description":"Id of the image."},"sha256":{"type":"string","description":"SHA-256 of the file."},"format":{"type":"string","enum":["raw","qcow2"],"description":"Format as recorded."},"size_bytes":{"type":"integer","description":"Size of the file."},"virtual_size_bytes":{"type":"integer","description":"Size of the disk."},"kernel":{"type":["object","null"],"description":"For direct kernel boot.","additionalProperties":false,"required":["sha256","size_bytes","initrd_sha256","initrd_size_bytes","command_line"],"properties":{"sha256":{"type":"string","description":"SHA-256 of the kernel."},"size_bytes":{"type":"integer","description":"Size of the kernel."},"initrd_sha256":{"type":["string","null"],"description":"SHA-256 of the initial ramdisk."},"initrd_size_bytes":{"type":["integer","null"],"description":"Size of the initial ramdisk."},"command_line":{"type":"string","description":"The kernel's command line."}}}}},"cpus":{"type":"integer","description":"Virtual CPUs."},"memory_mib":{"type":"integer","description":"Memory in MiB."},"root_disk_gib":{"type":"integer","description":"Size of the root disk in GiB."},"drives":{"type":"array","description":"Partitions to be plugged in, in the order of the guest's disks.","items":{"type":"object","additionalProperties":false,"required":["partition","serial","read_only","force_detach","attachment"],"properties":{"partition":{"type":"string","description":"Id of the partition."},"serial":{"type":"string","description":"Serial that the guest sees."},"read_only":{"type":"boolean","description":"Whether the guest may only read."},"force_detach":{"type":"boolean","description":"Whether the VM is stopped when the guest does not let go."},"attachment":{"type":["string","null"],"description":"Id of the attachment, if it is one."}}}},"detaching":{"type":"array","description":"Partitions that are to be unplugged although their drive is no longer listed, with their policy.","items":{"type":"object","additionalProperties":false,"required":["partition","force_detach"],"properties":{"partition":{"type":"string","description":"Id of the partition."},"force_detach":{"type":"boolean","description":"Whether the VM is stopped when the guest does not let go."}}}},"ports":{"type":"array","description":"Forwarded ports.","items":{"type":"object","additionalProperties":false,"required":["guest_port","host_port","host_address","protocol"],"properties":{"guest_port":{"type":"integer","description":"Port in the guest."},"host_port":{"type":"integer","description":"Port of the host."},"host_address":{"type":"string","description":"Address of the host."},"protocol":{"type":"string","enum":["tcp","udp"],"description":"Protocol."}}}},"ssh_port":{"type":"integer","description":"Port on 127.0.0.1 that is forwarded to the guest's port 22."},"power_state":{"type":"string","enum":["running","stopped","paused"],"description":"Whether it is to run."},"start_number":{"type":"integer","description":"Rises when a guest that stopped by itself is to be started anew."},"cpu_model":{"type":"string","description":"QEMU's name of the CPU, or `auto`, as when absent."},"firmware":{"type":"string","enum":["bios","uefi"],"description":"`bios` when absent."},"secure_boot":{"type":"boolean","description":"Whether only what is signed is started; false when absent."},"tpm":{"type":"boolean","description":"Whether it has a TPM; false when absent."},"cdroms":{"type":"array","description":"Media of its CD drives in their order, null for an empty one; all are empty when absent.","items":{"type":["object","null"],"additionalProperties":false,"required":["id","sha256","size_bytes"],"properties":{"id":{"type":"string","description":"Id of the image."},"sha256":{"type":"string","description":"SHA-256 of the file."},"size_bytes":{"type":"integer","description":"Size of the file."}}}},"boot_from":{"type":"string","enum":["disk","cdrom","cdrom_once"],"description":"What the firmware looks at first; `disk` when absent."},"restart_number":{"type":"integer","description":"Rises when it is to be restarted once; 0 when absent."},"restart_policy":{"type":"string","enum":["always","on_failure","never"],"description":"When a guest that ended is started again; `on_failure` when absent."},"start_on_boot":{"type":"boolean","description":"Whether it is started after a boot of the host; true when absent."},"start_needs_leave":{"type":"boolean","description":"Whether it is started only once the reconciler was reached in this boot of the host, because it may run on another one by then; false when absent."},"fenced":{"type":"boolean","description":"Whether its guest ends with the lease of its host, because the VM is made anew on another host then; false when absent."},"nics":{"type":"array","description":"Network cards in the order of the guest's; none when absent.","items":{"type":"object","additionalProperties":false,"required":["network","mode","mac_address","ipv4","ipv6","mtu"],"properties":{"network":{"type":"string","description":"Id of the network."},"mode":{"type":"string","enum":["bridge","nat"],"description":"Mode of the network."},"mac_address":{"type":"string","description":"Hardware address."},"ipv4":{"type":["object","null"],"description":"IPv4 address, if Croft leased one.","additionalProperties":false,"required":["address","prefix_length"],"properties":{"address":{"type":"string","description":"The address."},"prefix_length":{"type":"integer","description":"Length of its network's prefix."}}},"ipv6":{"type":["object","null"],"description":"IPv6 address, if Croft leased one.","additionalProperties":false,"required":["address","prefix_length"],"properties":{"address":{"type":"string","description":"The address."},"prefix_length":{"type":"integer","description":"Length of its network's prefix."}}},"mtu":{"type":["integer","null"],"description":"Largest packet in bytes, if the network says one."}}}},"probe_ssh":{"type":"boolean","description":"Whether to watch for the guest's SSH banner."},"restart_allowed":{"type":"boolean","description":"Whether a change of cpus, memory or root disk may restart it."},"trace_id":{"type":"string","description":"Trace of the request that changed it last; absent for none. For log lines."},"span_id":{"type":"string","description":"That request in its trace: what the host does for it is a part of it."},"wanted":{"type":"string","enum":["present","deleted"],"description":"`deleted`: nothing of it stays."}}},{"title":"MoveDocument","type":"object","additionalProperties":false,"required":["kind","id","generation","vm","incarnation","role","copy","partitions","root_disk_gib","wanted"],"properties":{"kind":{"const":"move","description":"Tells the documents apart."},"id":{"type":"string","description":"Id of the move."},"generation":{"type":"integer","description":"Rises with every step of the move."},"vm":{"type":"string","description":"Id of the VM that moves, with its partitions; of a partition that moves by itself its own."},"incarnation":{"type":"integer","description":"Incarnation of the VM on the host that it leaves."},"role":{"type":"string","enum":["source","target"],"description":"`source`: the VM is stopped and nobody writes to anything of it as long as this document is there; its bytes are sent to who asks. `target`: they are fetched, and the VM is not started."},"copy":{"type":"boolean","description":"Of a target: whether bytes are fetched by now; room is made for them before."},"partitions":{"type":"array","description":"Partitions that move with it.","items":{"type":"object","additionalProperties":false,"required":["partition","disk","size_bytes"],"properties":{"partition":{"type":"string","description":"Id of the partition."},"disk":{"type":"string","description":"Id of its disk on this host."},"size_bytes":{"type":"integer","description":"Its size."}}}},"root_disk_gib":{"type":"integer","description":"Size of the VM's root disk."},"wanted":{"type":"string","enum":["present","discarded"],"description":"`discarded`: what was fetched is overwritten and removed; of a target only."}}},{"title":"SeedDocument","type":"object","additionalProperties":false,"required":["kind","id","user_data","vendor_data","meta_data"],"properties":{"kind":{"const":"seed","description":"Tells the documents apart; a secret of the VM."},"id":{"type":"string","description":"Id of the VM."},"user_data":{"type":["string","null"],"description":"The user's, byte for byte."},"format":{"type":"string","enum":["cloud_init","ignition"],"description":"What reads them; `cloud_init` when absent. With `ignition` the rest is not handed over."},"vendor_data":{"type":"string","description":"Croft's part, `#cloud-config` and JSON."},"login_keys":{"type":"array","items":{"type":"string"},"description":"Public keys of the user croft, a line each. They are in the vendor data too; a running guest that takes part gets them at once when they change."},"meta_data":{"type":"string","description":"`instance-id` and `local-hostname`, as JSON."},"network_config":{"type":["string","null"],"description":"Network configuration, version 2, as JSON; no file of it when null or absent."}}}]};

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
if(data.kind === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
const tag0 = data.kind;
if(typeof tag0 == "string"){
if(tag0 === "network"){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err1 = {instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.id === undefined){
const err2 = {instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.generation === undefined){
const err3 = {instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: "generation"},message:"must have required property '"+"generation"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.project === undefined){
const err4 = {instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: "project"},message:"must have required property '"+"project"+"'"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.name === undefined){
const err5 = {instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data.mode === undefined){
const err6 = {instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: "mode"},message:"must have required property '"+"mode"+"'"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data.bridge === undefined){
const err7 = {instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: "bridge"},message:"must have required property '"+"bridge"+"'"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data.vlan === undefined){
const err8 = {instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: "vlan"},message:"must have required property '"+"vlan"+"'"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data.cidr === undefined){
const err9 = {instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: "cidr"},message:"must have required property '"+"cidr"+"'"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data.ipv6_cidr === undefined){
const err10 = {instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: "ipv6_cidr"},message:"must have required property '"+"ipv6_cidr"+"'"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(data.gateway === undefined){
const err11 = {instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: "gateway"},message:"must have required property '"+"gateway"+"'"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data.ipv6_gateway === undefined){
const err12 = {instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: "ipv6_gateway"},message:"must have required property '"+"ipv6_gateway"+"'"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(data.dns === undefined){
const err13 = {instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: "dns"},message:"must have required property '"+"dns"+"'"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(data.search_domain === undefined){
const err14 = {instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: "search_domain"},message:"must have required property '"+"search_domain"+"'"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(data.mtu === undefined){
const err15 = {instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: "mtu"},message:"must have required property '"+"mtu"+"'"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(data.reserved === undefined){
const err16 = {instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: "reserved"},message:"must have required property '"+"reserved"+"'"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(data.firewall === undefined){
const err17 = {instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: "firewall"},message:"must have required property '"+"firewall"+"'"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(data.leases === undefined){
const err18 = {instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: "leases"},message:"must have required property '"+"leases"+"'"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(data.wanted === undefined){
const err19 = {instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: "wanted"},message:"must have required property '"+"wanted"+"'"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
for(const key0 in data){
if(!(func4.call(schema33.oneOf[0].properties, key0))){
const err20 = {instancePath,schemaPath:"#/oneOf/0/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.kind !== undefined){
if("network" !== data.kind){
const err21 = {instancePath:instancePath+"/kind",schemaPath:"#/oneOf/0/properties/kind/const",keyword:"const",params:{allowedValue: "network"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.id !== undefined){
if(typeof data.id !== "string"){
const err22 = {instancePath:instancePath+"/id",schemaPath:"#/oneOf/0/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.generation !== undefined){
let data2 = data.generation;
if(!((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2)))){
const err23 = {instancePath:instancePath+"/generation",schemaPath:"#/oneOf/0/properties/generation/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.project !== undefined){
let data3 = data.project;
if((typeof data3 !== "string") && (data3 !== null)){
const err24 = {instancePath:instancePath+"/project",schemaPath:"#/oneOf/0/properties/project/type",keyword:"type",params:{type: schema33.oneOf[0].properties.project.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data.name !== undefined){
if(typeof data.name !== "string"){
const err25 = {instancePath:instancePath+"/name",schemaPath:"#/oneOf/0/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data.mode !== undefined){
let data5 = data.mode;
if(typeof data5 !== "string"){
const err26 = {instancePath:instancePath+"/mode",schemaPath:"#/oneOf/0/properties/mode/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(!((data5 === "bridge") || (data5 === "nat"))){
const err27 = {instancePath:instancePath+"/mode",schemaPath:"#/oneOf/0/properties/mode/enum",keyword:"enum",params:{allowedValues: schema33.oneOf[0].properties.mode.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data.bridge !== undefined){
let data6 = data.bridge;
if((typeof data6 !== "string") && (data6 !== null)){
const err28 = {instancePath:instancePath+"/bridge",schemaPath:"#/oneOf/0/properties/bridge/type",keyword:"type",params:{type: schema33.oneOf[0].properties.bridge.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data.vlan !== undefined){
let data7 = data.vlan;
if((!((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7)))) && (data7 !== null)){
const err29 = {instancePath:instancePath+"/vlan",schemaPath:"#/oneOf/0/properties/vlan/type",keyword:"type",params:{type: schema33.oneOf[0].properties.vlan.type},message:"must be integer,null"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data.cidr !== undefined){
let data8 = data.cidr;
if((typeof data8 !== "string") && (data8 !== null)){
const err30 = {instancePath:instancePath+"/cidr",schemaPath:"#/oneOf/0/properties/cidr/type",keyword:"type",params:{type: schema33.oneOf[0].properties.cidr.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data.ipv6_cidr !== undefined){
let data9 = data.ipv6_cidr;
if((typeof data9 !== "string") && (data9 !== null)){
const err31 = {instancePath:instancePath+"/ipv6_cidr",schemaPath:"#/oneOf/0/properties/ipv6_cidr/type",keyword:"type",params:{type: schema33.oneOf[0].properties.ipv6_cidr.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data.gateway !== undefined){
let data10 = data.gateway;
if((typeof data10 !== "string") && (data10 !== null)){
const err32 = {instancePath:instancePath+"/gateway",schemaPath:"#/oneOf/0/properties/gateway/type",keyword:"type",params:{type: schema33.oneOf[0].properties.gateway.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data.ipv6_gateway !== undefined){
let data11 = data.ipv6_gateway;
if((typeof data11 !== "string") && (data11 !== null)){
const err33 = {instancePath:instancePath+"/ipv6_gateway",schemaPath:"#/oneOf/0/properties/ipv6_gateway/type",keyword:"type",params:{type: schema33.oneOf[0].properties.ipv6_gateway.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data.dns !== undefined){
let data12 = data.dns;
if(Array.isArray(data12)){
const len0 = data12.length;
for(let i0=0; i0<len0; i0++){
if(typeof data12[i0] !== "string"){
const err34 = {instancePath:instancePath+"/dns/" + i0,schemaPath:"#/oneOf/0/properties/dns/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
else {
const err35 = {instancePath:instancePath+"/dns",schemaPath:"#/oneOf/0/properties/dns/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data.search_domain !== undefined){
let data14 = data.search_domain;
if((typeof data14 !== "string") && (data14 !== null)){
const err36 = {instancePath:instancePath+"/search_domain",schemaPath:"#/oneOf/0/properties/search_domain/type",keyword:"type",params:{type: schema33.oneOf[0].properties.search_domain.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data.mtu !== undefined){
let data15 = data.mtu;
if((!((typeof data15 == "number") && (!(data15 % 1) && !isNaN(data15)))) && (data15 !== null)){
const err37 = {instancePath:instancePath+"/mtu",schemaPath:"#/oneOf/0/properties/mtu/type",keyword:"type",params:{type: schema33.oneOf[0].properties.mtu.type},message:"must be integer,null"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data.reserved !== undefined){
let data16 = data.reserved;
if(Array.isArray(data16)){
const len1 = data16.length;
for(let i1=0; i1<len1; i1++){
if(typeof data16[i1] !== "string"){
const err38 = {instancePath:instancePath+"/reserved/" + i1,schemaPath:"#/oneOf/0/properties/reserved/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
else {
const err39 = {instancePath:instancePath+"/reserved",schemaPath:"#/oneOf/0/properties/reserved/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data.firewall !== undefined){
let data18 = data.firewall;
if(Array.isArray(data18)){
const len2 = data18.length;
for(let i2=0; i2<len2; i2++){
let data19 = data18[i2];
if(data19 && typeof data19 == "object" && !Array.isArray(data19)){
if(data19.direction === undefined){
const err40 = {instancePath:instancePath+"/firewall/" + i2,schemaPath:"#/oneOf/0/properties/firewall/items/required",keyword:"required",params:{missingProperty: "direction"},message:"must have required property '"+"direction"+"'"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
if(data19.protocol === undefined){
const err41 = {instancePath:instancePath+"/firewall/" + i2,schemaPath:"#/oneOf/0/properties/firewall/items/required",keyword:"required",params:{missingProperty: "protocol"},message:"must have required property '"+"protocol"+"'"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
if(data19.ports === undefined){
const err42 = {instancePath:instancePath+"/firewall/" + i2,schemaPath:"#/oneOf/0/properties/firewall/items/required",keyword:"required",params:{missingProperty: "ports"},message:"must have required property '"+"ports"+"'"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
if(data19.from === undefined){
const err43 = {instancePath:instancePath+"/firewall/" + i2,schemaPath:"#/oneOf/0/properties/firewall/items/required",keyword:"required",params:{missingProperty: "from"},message:"must have required property '"+"from"+"'"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
if(data19.to === undefined){
const err44 = {instancePath:instancePath+"/firewall/" + i2,schemaPath:"#/oneOf/0/properties/firewall/items/required",keyword:"required",params:{missingProperty: "to"},message:"must have required property '"+"to"+"'"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
if(data19.action === undefined){
const err45 = {instancePath:instancePath+"/firewall/" + i2,schemaPath:"#/oneOf/0/properties/firewall/items/required",keyword:"required",params:{missingProperty: "action"},message:"must have required property '"+"action"+"'"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
for(const key1 in data19){
if(!((((((key1 === "direction") || (key1 === "protocol")) || (key1 === "ports")) || (key1 === "from")) || (key1 === "to")) || (key1 === "action"))){
const err46 = {instancePath:instancePath+"/firewall/" + i2,schemaPath:"#/oneOf/0/properties/firewall/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
if(data19.direction !== undefined){
let data20 = data19.direction;
if(typeof data20 !== "string"){
const err47 = {instancePath:instancePath+"/firewall/" + i2+"/direction",schemaPath:"#/oneOf/0/properties/firewall/items/properties/direction/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
if(!((data20 === "in") || (data20 === "out"))){
const err48 = {instancePath:instancePath+"/firewall/" + i2+"/direction",schemaPath:"#/oneOf/0/properties/firewall/items/properties/direction/enum",keyword:"enum",params:{allowedValues: schema33.oneOf[0].properties.firewall.items.properties.direction.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
if(data19.protocol !== undefined){
let data21 = data19.protocol;
if(typeof data21 !== "string"){
const err49 = {instancePath:instancePath+"/firewall/" + i2+"/protocol",schemaPath:"#/oneOf/0/properties/firewall/items/properties/protocol/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
if(!((((data21 === "any") || (data21 === "tcp")) || (data21 === "udp")) || (data21 === "icmp"))){
const err50 = {instancePath:instancePath+"/firewall/" + i2+"/protocol",schemaPath:"#/oneOf/0/properties/firewall/items/properties/protocol/enum",keyword:"enum",params:{allowedValues: schema33.oneOf[0].properties.firewall.items.properties.protocol.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
if(data19.ports !== undefined){
let data22 = data19.ports;
if(Array.isArray(data22)){
const len3 = data22.length;
for(let i3=0; i3<len3; i3++){
if(typeof data22[i3] !== "string"){
const err51 = {instancePath:instancePath+"/firewall/" + i2+"/ports/" + i3,schemaPath:"#/oneOf/0/properties/firewall/items/properties/ports/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
}
else {
const err52 = {instancePath:instancePath+"/firewall/" + i2+"/ports",schemaPath:"#/oneOf/0/properties/firewall/items/properties/ports/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
if(data19.from !== undefined){
if(typeof data19.from !== "string"){
const err53 = {instancePath:instancePath+"/firewall/" + i2+"/from",schemaPath:"#/oneOf/0/properties/firewall/items/properties/from/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data19.to !== undefined){
if(typeof data19.to !== "string"){
const err54 = {instancePath:instancePath+"/firewall/" + i2+"/to",schemaPath:"#/oneOf/0/properties/firewall/items/properties/to/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
if(data19.action !== undefined){
let data26 = data19.action;
if(typeof data26 !== "string"){
const err55 = {instancePath:instancePath+"/firewall/" + i2+"/action",schemaPath:"#/oneOf/0/properties/firewall/items/properties/action/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
if(!((data26 === "allow") || (data26 === "deny"))){
const err56 = {instancePath:instancePath+"/firewall/" + i2+"/action",schemaPath:"#/oneOf/0/properties/firewall/items/properties/action/enum",keyword:"enum",params:{allowedValues: schema33.oneOf[0].properties.firewall.items.properties.action.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
}
else {
const err57 = {instancePath:instancePath+"/firewall/" + i2,schemaPath:"#/oneOf/0/properties/firewall/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
}
else {
const err58 = {instancePath:instancePath+"/firewall",schemaPath:"#/oneOf/0/properties/firewall/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
if(data.leases !== undefined){
let data27 = data.leases;
if(Array.isArray(data27)){
const len4 = data27.length;
for(let i4=0; i4<len4; i4++){
let data28 = data27[i4];
if(data28 && typeof data28 == "object" && !Array.isArray(data28)){
if(data28.vm === undefined){
const err59 = {instancePath:instancePath+"/leases/" + i4,schemaPath:"#/oneOf/0/properties/leases/items/required",keyword:"required",params:{missingProperty: "vm"},message:"must have required property '"+"vm"+"'"};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
if(data28.hostname === undefined){
const err60 = {instancePath:instancePath+"/leases/" + i4,schemaPath:"#/oneOf/0/properties/leases/items/required",keyword:"required",params:{missingProperty: "hostname"},message:"must have required property '"+"hostname"+"'"};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
if(data28.mac_address === undefined){
const err61 = {instancePath:instancePath+"/leases/" + i4,schemaPath:"#/oneOf/0/properties/leases/items/required",keyword:"required",params:{missingProperty: "mac_address"},message:"must have required property '"+"mac_address"+"'"};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
if(data28.ipv4 === undefined){
const err62 = {instancePath:instancePath+"/leases/" + i4,schemaPath:"#/oneOf/0/properties/leases/items/required",keyword:"required",params:{missingProperty: "ipv4"},message:"must have required property '"+"ipv4"+"'"};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
if(data28.ipv6 === undefined){
const err63 = {instancePath:instancePath+"/leases/" + i4,schemaPath:"#/oneOf/0/properties/leases/items/required",keyword:"required",params:{missingProperty: "ipv6"},message:"must have required property '"+"ipv6"+"'"};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
for(const key2 in data28){
if(!(((((key2 === "vm") || (key2 === "hostname")) || (key2 === "mac_address")) || (key2 === "ipv4")) || (key2 === "ipv6"))){
const err64 = {instancePath:instancePath+"/leases/" + i4,schemaPath:"#/oneOf/0/properties/leases/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
if(data28.vm !== undefined){
if(typeof data28.vm !== "string"){
const err65 = {instancePath:instancePath+"/leases/" + i4+"/vm",schemaPath:"#/oneOf/0/properties/leases/items/properties/vm/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
if(data28.hostname !== undefined){
if(typeof data28.hostname !== "string"){
const err66 = {instancePath:instancePath+"/leases/" + i4+"/hostname",schemaPath:"#/oneOf/0/properties/leases/items/properties/hostname/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
if(data28.mac_address !== undefined){
if(typeof data28.mac_address !== "string"){
const err67 = {instancePath:instancePath+"/leases/" + i4+"/mac_address",schemaPath:"#/oneOf/0/properties/leases/items/properties/mac_address/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
if(data28.ipv4 !== undefined){
let data32 = data28.ipv4;
if((typeof data32 !== "string") && (data32 !== null)){
const err68 = {instancePath:instancePath+"/leases/" + i4+"/ipv4",schemaPath:"#/oneOf/0/properties/leases/items/properties/ipv4/type",keyword:"type",params:{type: schema33.oneOf[0].properties.leases.items.properties.ipv4.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
if(data28.ipv6 !== undefined){
let data33 = data28.ipv6;
if((typeof data33 !== "string") && (data33 !== null)){
const err69 = {instancePath:instancePath+"/leases/" + i4+"/ipv6",schemaPath:"#/oneOf/0/properties/leases/items/properties/ipv6/type",keyword:"type",params:{type: schema33.oneOf[0].properties.leases.items.properties.ipv6.type},message:"must be string,null"};
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
const err70 = {instancePath:instancePath+"/leases/" + i4,schemaPath:"#/oneOf/0/properties/leases/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
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
else {
const err71 = {instancePath:instancePath+"/leases",schemaPath:"#/oneOf/0/properties/leases/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
if(data.overlay !== undefined){
let data34 = data.overlay;
if(data34 && typeof data34 == "object" && !Array.isArray(data34)){
if(data34.vni === undefined){
const err72 = {instancePath:instancePath+"/overlay",schemaPath:"#/oneOf/0/properties/overlay/required",keyword:"required",params:{missingProperty: "vni"},message:"must have required property '"+"vni"+"'"};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
if(data34.address === undefined){
const err73 = {instancePath:instancePath+"/overlay",schemaPath:"#/oneOf/0/properties/overlay/required",keyword:"required",params:{missingProperty: "address"},message:"must have required property '"+"address"+"'"};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
if(data34.mtu === undefined){
const err74 = {instancePath:instancePath+"/overlay",schemaPath:"#/oneOf/0/properties/overlay/required",keyword:"required",params:{missingProperty: "mtu"},message:"must have required property '"+"mtu"+"'"};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
if(data34.peers === undefined){
const err75 = {instancePath:instancePath+"/overlay",schemaPath:"#/oneOf/0/properties/overlay/required",keyword:"required",params:{missingProperty: "peers"},message:"must have required property '"+"peers"+"'"};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
for(const key3 in data34){
if(!((((key3 === "vni") || (key3 === "address")) || (key3 === "mtu")) || (key3 === "peers"))){
const err76 = {instancePath:instancePath+"/overlay",schemaPath:"#/oneOf/0/properties/overlay/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
if(data34.vni !== undefined){
let data35 = data34.vni;
if(!((typeof data35 == "number") && (!(data35 % 1) && !isNaN(data35)))){
const err77 = {instancePath:instancePath+"/overlay/vni",schemaPath:"#/oneOf/0/properties/overlay/properties/vni/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
if(typeof data35 == "number"){
if(data35 > 16777215 || isNaN(data35)){
const err78 = {instancePath:instancePath+"/overlay/vni",schemaPath:"#/oneOf/0/properties/overlay/properties/vni/maximum",keyword:"maximum",params:{comparison: "<=", limit: 16777215},message:"must be <= 16777215"};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
if(data35 < 1 || isNaN(data35)){
const err79 = {instancePath:instancePath+"/overlay/vni",schemaPath:"#/oneOf/0/properties/overlay/properties/vni/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
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
if(data34.address !== undefined){
if(typeof data34.address !== "string"){
const err80 = {instancePath:instancePath+"/overlay/address",schemaPath:"#/oneOf/0/properties/overlay/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
if(data34.mtu !== undefined){
let data37 = data34.mtu;
if(!((typeof data37 == "number") && (!(data37 % 1) && !isNaN(data37)))){
const err81 = {instancePath:instancePath+"/overlay/mtu",schemaPath:"#/oneOf/0/properties/overlay/properties/mtu/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
if(data34.peers !== undefined){
let data38 = data34.peers;
if(Array.isArray(data38)){
const len5 = data38.length;
for(let i5=0; i5<len5; i5++){
let data39 = data38[i5];
if(data39 && typeof data39 == "object" && !Array.isArray(data39)){
if(data39.address === undefined){
const err82 = {instancePath:instancePath+"/overlay/peers/" + i5,schemaPath:"#/oneOf/0/properties/overlay/properties/peers/items/required",keyword:"required",params:{missingProperty: "address"},message:"must have required property '"+"address"+"'"};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
if(data39.leases === undefined){
const err83 = {instancePath:instancePath+"/overlay/peers/" + i5,schemaPath:"#/oneOf/0/properties/overlay/properties/peers/items/required",keyword:"required",params:{missingProperty: "leases"},message:"must have required property '"+"leases"+"'"};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
for(const key4 in data39){
if(!((key4 === "address") || (key4 === "leases"))){
const err84 = {instancePath:instancePath+"/overlay/peers/" + i5,schemaPath:"#/oneOf/0/properties/overlay/properties/peers/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
}
if(data39.address !== undefined){
if(typeof data39.address !== "string"){
const err85 = {instancePath:instancePath+"/overlay/peers/" + i5+"/address",schemaPath:"#/oneOf/0/properties/overlay/properties/peers/items/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
}
if(data39.leases !== undefined){
let data41 = data39.leases;
if(Array.isArray(data41)){
const len6 = data41.length;
for(let i6=0; i6<len6; i6++){
let data42 = data41[i6];
if(data42 && typeof data42 == "object" && !Array.isArray(data42)){
if(data42.hostname === undefined){
const err86 = {instancePath:instancePath+"/overlay/peers/" + i5+"/leases/" + i6,schemaPath:"#/oneOf/0/properties/overlay/properties/peers/items/properties/leases/items/required",keyword:"required",params:{missingProperty: "hostname"},message:"must have required property '"+"hostname"+"'"};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
if(data42.mac_address === undefined){
const err87 = {instancePath:instancePath+"/overlay/peers/" + i5+"/leases/" + i6,schemaPath:"#/oneOf/0/properties/overlay/properties/peers/items/properties/leases/items/required",keyword:"required",params:{missingProperty: "mac_address"},message:"must have required property '"+"mac_address"+"'"};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
if(data42.ipv4 === undefined){
const err88 = {instancePath:instancePath+"/overlay/peers/" + i5+"/leases/" + i6,schemaPath:"#/oneOf/0/properties/overlay/properties/peers/items/properties/leases/items/required",keyword:"required",params:{missingProperty: "ipv4"},message:"must have required property '"+"ipv4"+"'"};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
if(data42.ipv6 === undefined){
const err89 = {instancePath:instancePath+"/overlay/peers/" + i5+"/leases/" + i6,schemaPath:"#/oneOf/0/properties/overlay/properties/peers/items/properties/leases/items/required",keyword:"required",params:{missingProperty: "ipv6"},message:"must have required property '"+"ipv6"+"'"};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
for(const key5 in data42){
if(!((((key5 === "hostname") || (key5 === "mac_address")) || (key5 === "ipv4")) || (key5 === "ipv6"))){
const err90 = {instancePath:instancePath+"/overlay/peers/" + i5+"/leases/" + i6,schemaPath:"#/oneOf/0/properties/overlay/properties/peers/items/properties/leases/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
}
if(data42.hostname !== undefined){
if(typeof data42.hostname !== "string"){
const err91 = {instancePath:instancePath+"/overlay/peers/" + i5+"/leases/" + i6+"/hostname",schemaPath:"#/oneOf/0/properties/overlay/properties/peers/items/properties/leases/items/properties/hostname/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
}
if(data42.mac_address !== undefined){
if(typeof data42.mac_address !== "string"){
const err92 = {instancePath:instancePath+"/overlay/peers/" + i5+"/leases/" + i6+"/mac_address",schemaPath:"#/oneOf/0/properties/overlay/properties/peers/items/properties/leases/items/properties/mac_address/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
}
if(data42.ipv4 !== undefined){
let data45 = data42.ipv4;
if((typeof data45 !== "string") && (data45 !== null)){
const err93 = {instancePath:instancePath+"/overlay/peers/" + i5+"/leases/" + i6+"/ipv4",schemaPath:"#/oneOf/0/properties/overlay/properties/peers/items/properties/leases/items/properties/ipv4/type",keyword:"type",params:{type: schema33.oneOf[0].properties.overlay.properties.peers.items.properties.leases.items.properties.ipv4.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
}
if(data42.ipv6 !== undefined){
let data46 = data42.ipv6;
if((typeof data46 !== "string") && (data46 !== null)){
const err94 = {instancePath:instancePath+"/overlay/peers/" + i5+"/leases/" + i6+"/ipv6",schemaPath:"#/oneOf/0/properties/overlay/properties/peers/items/properties/leases/items/properties/ipv6/type",keyword:"type",params:{type: schema33.oneOf[0].properties.overlay.properties.peers.items.properties.leases.items.properties.ipv6.type},message:"must be string,null"};
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
else {
const err95 = {instancePath:instancePath+"/overlay/peers/" + i5+"/leases/" + i6,schemaPath:"#/oneOf/0/properties/overlay/properties/peers/items/properties/leases/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
}
}
else {
const err96 = {instancePath:instancePath+"/overlay/peers/" + i5+"/leases",schemaPath:"#/oneOf/0/properties/overlay/properties/peers/items/properties/leases/type",keyword:"type",params:{type: "array"},message:"must be array"};
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
else {
const err97 = {instancePath:instancePath+"/overlay/peers/" + i5,schemaPath:"#/oneOf/0/properties/overlay/properties/peers/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
}
}
else {
const err98 = {instancePath:instancePath+"/overlay/peers",schemaPath:"#/oneOf/0/properties/overlay/properties/peers/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
}
}
else {
const err99 = {instancePath:instancePath+"/overlay",schemaPath:"#/oneOf/0/properties/overlay/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
}
if(data.wanted !== undefined){
let data47 = data.wanted;
if(typeof data47 !== "string"){
const err100 = {instancePath:instancePath+"/wanted",schemaPath:"#/oneOf/0/properties/wanted/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
if(!((data47 === "present") || (data47 === "deleted"))){
const err101 = {instancePath:instancePath+"/wanted",schemaPath:"#/oneOf/0/properties/wanted/enum",keyword:"enum",params:{allowedValues: schema33.oneOf[0].properties.wanted.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
}
}
else {
const err102 = {instancePath,schemaPath:"#/oneOf/0/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
var props0 = true;
}
else if(tag0 === "disk"){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err103 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
if(data.id === undefined){
const err104 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'"};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
if(data.generation === undefined){
const err105 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: "generation"},message:"must have required property '"+"generation"+"'"};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
if(data.device === undefined){
const err106 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: "device"},message:"must have required property '"+"device"+"'"};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
if(data.file === undefined){
const err107 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: "file"},message:"must have required property '"+"file"+"'"};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
if(data.wipe === undefined){
const err108 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: "wipe"},message:"must have required property '"+"wipe"+"'"};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
if(data.wanted === undefined){
const err109 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: "wanted"},message:"must have required property '"+"wanted"+"'"};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
for(const key6 in data){
if(!((((((((key6 === "kind") || (key6 === "id")) || (key6 === "generation")) || (key6 === "device")) || (key6 === "file")) || (key6 === "wipe")) || (key6 === "former")) || (key6 === "wanted"))){
const err110 = {instancePath,schemaPath:"#/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
}
if(data.kind !== undefined){
if("disk" !== data.kind){
const err111 = {instancePath:instancePath+"/kind",schemaPath:"#/oneOf/1/properties/kind/const",keyword:"const",params:{allowedValue: "disk"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
}
if(data.id !== undefined){
if(typeof data.id !== "string"){
const err112 = {instancePath:instancePath+"/id",schemaPath:"#/oneOf/1/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
}
if(data.generation !== undefined){
let data50 = data.generation;
if(!((typeof data50 == "number") && (!(data50 % 1) && !isNaN(data50)))){
const err113 = {instancePath:instancePath+"/generation",schemaPath:"#/oneOf/1/properties/generation/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
}
if(data.device !== undefined){
let data51 = data.device;
if((typeof data51 !== "string") && (data51 !== null)){
const err114 = {instancePath:instancePath+"/device",schemaPath:"#/oneOf/1/properties/device/type",keyword:"type",params:{type: schema33.oneOf[1].properties.device.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
}
if(data.file !== undefined){
let data52 = data.file;
if((!(data52 && typeof data52 == "object" && !Array.isArray(data52))) && (data52 !== null)){
const err115 = {instancePath:instancePath+"/file",schemaPath:"#/oneOf/1/properties/file/type",keyword:"type",params:{type: schema33.oneOf[1].properties.file.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
if(data52 && typeof data52 == "object" && !Array.isArray(data52)){
if(data52.name === undefined){
const err116 = {instancePath:instancePath+"/file",schemaPath:"#/oneOf/1/properties/file/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
if(data52.size_bytes === undefined){
const err117 = {instancePath:instancePath+"/file",schemaPath:"#/oneOf/1/properties/file/required",keyword:"required",params:{missingProperty: "size_bytes"},message:"must have required property '"+"size_bytes"+"'"};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
for(const key7 in data52){
if(!((key7 === "name") || (key7 === "size_bytes"))){
const err118 = {instancePath:instancePath+"/file",schemaPath:"#/oneOf/1/properties/file/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
}
if(data52.name !== undefined){
if(typeof data52.name !== "string"){
const err119 = {instancePath:instancePath+"/file/name",schemaPath:"#/oneOf/1/properties/file/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
}
if(data52.size_bytes !== undefined){
let data54 = data52.size_bytes;
if(!((typeof data54 == "number") && (!(data54 % 1) && !isNaN(data54)))){
const err120 = {instancePath:instancePath+"/file/size_bytes",schemaPath:"#/oneOf/1/properties/file/properties/size_bytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
}
}
}
if(data.wipe !== undefined){
let data55 = data.wipe;
if((typeof data55 !== "string") && (data55 !== null)){
const err121 = {instancePath:instancePath+"/wipe",schemaPath:"#/oneOf/1/properties/wipe/type",keyword:"type",params:{type: schema33.oneOf[1].properties.wipe.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
}
if(data.former !== undefined){
if(typeof data.former !== "string"){
const err122 = {instancePath:instancePath+"/former",schemaPath:"#/oneOf/1/properties/former/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
}
if(data.wanted !== undefined){
let data57 = data.wanted;
if(typeof data57 !== "string"){
const err123 = {instancePath:instancePath+"/wanted",schemaPath:"#/oneOf/1/properties/wanted/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
if(!(((data57 === "present") || (data57 === "released")) || (data57 === "erased"))){
const err124 = {instancePath:instancePath+"/wanted",schemaPath:"#/oneOf/1/properties/wanted/enum",keyword:"enum",params:{allowedValues: schema33.oneOf[1].properties.wanted.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
}
}
else {
const err125 = {instancePath,schemaPath:"#/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "partition"){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err126 = {instancePath,schemaPath:"#/oneOf/2/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
if(data.id === undefined){
const err127 = {instancePath,schemaPath:"#/oneOf/2/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'"};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
if(data.generation === undefined){
const err128 = {instancePath,schemaPath:"#/oneOf/2/required",keyword:"required",params:{missingProperty: "generation"},message:"must have required property '"+"generation"+"'"};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
if(data.disk === undefined){
const err129 = {instancePath,schemaPath:"#/oneOf/2/required",keyword:"required",params:{missingProperty: "disk"},message:"must have required property '"+"disk"+"'"};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
if(data.size_bytes === undefined){
const err130 = {instancePath,schemaPath:"#/oneOf/2/required",keyword:"required",params:{missingProperty: "size_bytes"},message:"must have required property '"+"size_bytes"+"'"};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
if(data.filesystem === undefined){
const err131 = {instancePath,schemaPath:"#/oneOf/2/required",keyword:"required",params:{missingProperty: "filesystem"},message:"must have required property '"+"filesystem"+"'"};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
if(data.wanted === undefined){
const err132 = {instancePath,schemaPath:"#/oneOf/2/required",keyword:"required",params:{missingProperty: "wanted"},message:"must have required property '"+"wanted"+"'"};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
for(const key8 in data){
if(!(((((((key8 === "kind") || (key8 === "id")) || (key8 === "generation")) || (key8 === "disk")) || (key8 === "size_bytes")) || (key8 === "filesystem")) || (key8 === "wanted"))){
const err133 = {instancePath,schemaPath:"#/oneOf/2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err133];
}
else {
vErrors.push(err133);
}
errors++;
}
}
if(data.kind !== undefined){
if("partition" !== data.kind){
const err134 = {instancePath:instancePath+"/kind",schemaPath:"#/oneOf/2/properties/kind/const",keyword:"const",params:{allowedValue: "partition"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err134];
}
else {
vErrors.push(err134);
}
errors++;
}
}
if(data.id !== undefined){
if(typeof data.id !== "string"){
const err135 = {instancePath:instancePath+"/id",schemaPath:"#/oneOf/2/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err135];
}
else {
vErrors.push(err135);
}
errors++;
}
}
if(data.generation !== undefined){
let data60 = data.generation;
if(!((typeof data60 == "number") && (!(data60 % 1) && !isNaN(data60)))){
const err136 = {instancePath:instancePath+"/generation",schemaPath:"#/oneOf/2/properties/generation/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
}
}
if(data.disk !== undefined){
if(typeof data.disk !== "string"){
const err137 = {instancePath:instancePath+"/disk",schemaPath:"#/oneOf/2/properties/disk/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
}
if(data.size_bytes !== undefined){
let data62 = data.size_bytes;
if(!((typeof data62 == "number") && (!(data62 % 1) && !isNaN(data62)))){
const err138 = {instancePath:instancePath+"/size_bytes",schemaPath:"#/oneOf/2/properties/size_bytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err138];
}
else {
vErrors.push(err138);
}
errors++;
}
}
if(data.filesystem !== undefined){
let data63 = data.filesystem;
if((typeof data63 !== "string") && (data63 !== null)){
const err139 = {instancePath:instancePath+"/filesystem",schemaPath:"#/oneOf/2/properties/filesystem/type",keyword:"type",params:{type: schema33.oneOf[2].properties.filesystem.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
}
if(!(((data63 === "ext4") || (data63 === "xfs")) || (data63 === null))){
const err140 = {instancePath:instancePath+"/filesystem",schemaPath:"#/oneOf/2/properties/filesystem/enum",keyword:"enum",params:{allowedValues: schema33.oneOf[2].properties.filesystem.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err140];
}
else {
vErrors.push(err140);
}
errors++;
}
}
if(data.wanted !== undefined){
let data64 = data.wanted;
if(typeof data64 !== "string"){
const err141 = {instancePath:instancePath+"/wanted",schemaPath:"#/oneOf/2/properties/wanted/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err141];
}
else {
vErrors.push(err141);
}
errors++;
}
if(!(((data64 === "present") || (data64 === "kept")) || (data64 === "wiped"))){
const err142 = {instancePath:instancePath+"/wanted",schemaPath:"#/oneOf/2/properties/wanted/enum",keyword:"enum",params:{allowedValues: schema33.oneOf[2].properties.wanted.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err142];
}
else {
vErrors.push(err142);
}
errors++;
}
}
}
else {
const err143 = {instancePath,schemaPath:"#/oneOf/2/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err143];
}
else {
vErrors.push(err143);
}
errors++;
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "vm"){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err144 = {instancePath,schemaPath:"#/oneOf/3/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err144];
}
else {
vErrors.push(err144);
}
errors++;
}
if(data.id === undefined){
const err145 = {instancePath,schemaPath:"#/oneOf/3/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'"};
if(vErrors === null){
vErrors = [err145];
}
else {
vErrors.push(err145);
}
errors++;
}
if(data.generation === undefined){
const err146 = {instancePath,schemaPath:"#/oneOf/3/required",keyword:"required",params:{missingProperty: "generation"},message:"must have required property '"+"generation"+"'"};
if(vErrors === null){
vErrors = [err146];
}
else {
vErrors.push(err146);
}
errors++;
}
if(data.incarnation === undefined){
const err147 = {instancePath,schemaPath:"#/oneOf/3/required",keyword:"required",params:{missingProperty: "incarnation"},message:"must have required property '"+"incarnation"+"'"};
if(vErrors === null){
vErrors = [err147];
}
else {
vErrors.push(err147);
}
errors++;
}
if(data.project === undefined){
const err148 = {instancePath,schemaPath:"#/oneOf/3/required",keyword:"required",params:{missingProperty: "project"},message:"must have required property '"+"project"+"'"};
if(vErrors === null){
vErrors = [err148];
}
else {
vErrors.push(err148);
}
errors++;
}
if(data.name === undefined){
const err149 = {instancePath,schemaPath:"#/oneOf/3/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err149];
}
else {
vErrors.push(err149);
}
errors++;
}
if(data.image === undefined){
const err150 = {instancePath,schemaPath:"#/oneOf/3/required",keyword:"required",params:{missingProperty: "image"},message:"must have required property '"+"image"+"'"};
if(vErrors === null){
vErrors = [err150];
}
else {
vErrors.push(err150);
}
errors++;
}
if(data.cpus === undefined){
const err151 = {instancePath,schemaPath:"#/oneOf/3/required",keyword:"required",params:{missingProperty: "cpus"},message:"must have required property '"+"cpus"+"'"};
if(vErrors === null){
vErrors = [err151];
}
else {
vErrors.push(err151);
}
errors++;
}
if(data.memory_mib === undefined){
const err152 = {instancePath,schemaPath:"#/oneOf/3/required",keyword:"required",params:{missingProperty: "memory_mib"},message:"must have required property '"+"memory_mib"+"'"};
if(vErrors === null){
vErrors = [err152];
}
else {
vErrors.push(err152);
}
errors++;
}
if(data.root_disk_gib === undefined){
const err153 = {instancePath,schemaPath:"#/oneOf/3/required",keyword:"required",params:{missingProperty: "root_disk_gib"},message:"must have required property '"+"root_disk_gib"+"'"};
if(vErrors === null){
vErrors = [err153];
}
else {
vErrors.push(err153);
}
errors++;
}
if(data.drives === undefined){
const err154 = {instancePath,schemaPath:"#/oneOf/3/required",keyword:"required",params:{missingProperty: "drives"},message:"must have required property '"+"drives"+"'"};
if(vErrors === null){
vErrors = [err154];
}
else {
vErrors.push(err154);
}
errors++;
}
if(data.detaching === undefined){
const err155 = {instancePath,schemaPath:"#/oneOf/3/required",keyword:"required",params:{missingProperty: "detaching"},message:"must have required property '"+"detaching"+"'"};
if(vErrors === null){
vErrors = [err155];
}
else {
vErrors.push(err155);
}
errors++;
}
if(data.ports === undefined){
const err156 = {instancePath,schemaPath:"#/oneOf/3/required",keyword:"required",params:{missingProperty: "ports"},message:"must have required property '"+"ports"+"'"};
if(vErrors === null){
vErrors = [err156];
}
else {
vErrors.push(err156);
}
errors++;
}
if(data.ssh_port === undefined){
const err157 = {instancePath,schemaPath:"#/oneOf/3/required",keyword:"required",params:{missingProperty: "ssh_port"},message:"must have required property '"+"ssh_port"+"'"};
if(vErrors === null){
vErrors = [err157];
}
else {
vErrors.push(err157);
}
errors++;
}
if(data.power_state === undefined){
const err158 = {instancePath,schemaPath:"#/oneOf/3/required",keyword:"required",params:{missingProperty: "power_state"},message:"must have required property '"+"power_state"+"'"};
if(vErrors === null){
vErrors = [err158];
}
else {
vErrors.push(err158);
}
errors++;
}
if(data.start_number === undefined){
const err159 = {instancePath,schemaPath:"#/oneOf/3/required",keyword:"required",params:{missingProperty: "start_number"},message:"must have required property '"+"start_number"+"'"};
if(vErrors === null){
vErrors = [err159];
}
else {
vErrors.push(err159);
}
errors++;
}
if(data.probe_ssh === undefined){
const err160 = {instancePath,schemaPath:"#/oneOf/3/required",keyword:"required",params:{missingProperty: "probe_ssh"},message:"must have required property '"+"probe_ssh"+"'"};
if(vErrors === null){
vErrors = [err160];
}
else {
vErrors.push(err160);
}
errors++;
}
if(data.restart_allowed === undefined){
const err161 = {instancePath,schemaPath:"#/oneOf/3/required",keyword:"required",params:{missingProperty: "restart_allowed"},message:"must have required property '"+"restart_allowed"+"'"};
if(vErrors === null){
vErrors = [err161];
}
else {
vErrors.push(err161);
}
errors++;
}
if(data.wanted === undefined){
const err162 = {instancePath,schemaPath:"#/oneOf/3/required",keyword:"required",params:{missingProperty: "wanted"},message:"must have required property '"+"wanted"+"'"};
if(vErrors === null){
vErrors = [err162];
}
else {
vErrors.push(err162);
}
errors++;
}
for(const key9 in data){
if(!(func4.call(schema33.oneOf[3].properties, key9))){
const err163 = {instancePath,schemaPath:"#/oneOf/3/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err163];
}
else {
vErrors.push(err163);
}
errors++;
}
}
if(data.kind !== undefined){
if("vm" !== data.kind){
const err164 = {instancePath:instancePath+"/kind",schemaPath:"#/oneOf/3/properties/kind/const",keyword:"const",params:{allowedValue: "vm"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err164];
}
else {
vErrors.push(err164);
}
errors++;
}
}
if(data.id !== undefined){
if(typeof data.id !== "string"){
const err165 = {instancePath:instancePath+"/id",schemaPath:"#/oneOf/3/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err165];
}
else {
vErrors.push(err165);
}
errors++;
}
}
if(data.generation !== undefined){
let data67 = data.generation;
if(!((typeof data67 == "number") && (!(data67 % 1) && !isNaN(data67)))){
const err166 = {instancePath:instancePath+"/generation",schemaPath:"#/oneOf/3/properties/generation/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err166];
}
else {
vErrors.push(err166);
}
errors++;
}
}
if(data.incarnation !== undefined){
let data68 = data.incarnation;
if(!((typeof data68 == "number") && (!(data68 % 1) && !isNaN(data68)))){
const err167 = {instancePath:instancePath+"/incarnation",schemaPath:"#/oneOf/3/properties/incarnation/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err167];
}
else {
vErrors.push(err167);
}
errors++;
}
}
if(data.project !== undefined){
if(typeof data.project !== "string"){
const err168 = {instancePath:instancePath+"/project",schemaPath:"#/oneOf/3/properties/project/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err168];
}
else {
vErrors.push(err168);
}
errors++;
}
}
if(data.name !== undefined){
if(typeof data.name !== "string"){
const err169 = {instancePath:instancePath+"/name",schemaPath:"#/oneOf/3/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err169];
}
else {
vErrors.push(err169);
}
errors++;
}
}
if(data.image !== undefined){
let data71 = data.image;
if((!(data71 && typeof data71 == "object" && !Array.isArray(data71))) && (data71 !== null)){
const err170 = {instancePath:instancePath+"/image",schemaPath:"#/oneOf/3/properties/image/type",keyword:"type",params:{type: schema33.oneOf[3].properties.image.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err170];
}
else {
vErrors.push(err170);
}
errors++;
}
if(data71 && typeof data71 == "object" && !Array.isArray(data71)){
if(data71.id === undefined){
const err171 = {instancePath:instancePath+"/image",schemaPath:"#/oneOf/3/properties/image/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'"};
if(vErrors === null){
vErrors = [err171];
}
else {
vErrors.push(err171);
}
errors++;
}
if(data71.sha256 === undefined){
const err172 = {instancePath:instancePath+"/image",schemaPath:"#/oneOf/3/properties/image/required",keyword:"required",params:{missingProperty: "sha256"},message:"must have required property '"+"sha256"+"'"};
if(vErrors === null){
vErrors = [err172];
}
else {
vErrors.push(err172);
}
errors++;
}
if(data71.format === undefined){
const err173 = {instancePath:instancePath+"/image",schemaPath:"#/oneOf/3/properties/image/required",keyword:"required",params:{missingProperty: "format"},message:"must have required property '"+"format"+"'"};
if(vErrors === null){
vErrors = [err173];
}
else {
vErrors.push(err173);
}
errors++;
}
if(data71.size_bytes === undefined){
const err174 = {instancePath:instancePath+"/image",schemaPath:"#/oneOf/3/properties/image/required",keyword:"required",params:{missingProperty: "size_bytes"},message:"must have required property '"+"size_bytes"+"'"};
if(vErrors === null){
vErrors = [err174];
}
else {
vErrors.push(err174);
}
errors++;
}
if(data71.virtual_size_bytes === undefined){
const err175 = {instancePath:instancePath+"/image",schemaPath:"#/oneOf/3/properties/image/required",keyword:"required",params:{missingProperty: "virtual_size_bytes"},message:"must have required property '"+"virtual_size_bytes"+"'"};
if(vErrors === null){
vErrors = [err175];
}
else {
vErrors.push(err175);
}
errors++;
}
if(data71.kernel === undefined){
const err176 = {instancePath:instancePath+"/image",schemaPath:"#/oneOf/3/properties/image/required",keyword:"required",params:{missingProperty: "kernel"},message:"must have required property '"+"kernel"+"'"};
if(vErrors === null){
vErrors = [err176];
}
else {
vErrors.push(err176);
}
errors++;
}
for(const key10 in data71){
if(!((((((key10 === "id") || (key10 === "sha256")) || (key10 === "format")) || (key10 === "size_bytes")) || (key10 === "virtual_size_bytes")) || (key10 === "kernel"))){
const err177 = {instancePath:instancePath+"/image",schemaPath:"#/oneOf/3/properties/image/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err177];
}
else {
vErrors.push(err177);
}
errors++;
}
}
if(data71.id !== undefined){
if(typeof data71.id !== "string"){
const err178 = {instancePath:instancePath+"/image/id",schemaPath:"#/oneOf/3/properties/image/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err178];
}
else {
vErrors.push(err178);
}
errors++;
}
}
if(data71.sha256 !== undefined){
if(typeof data71.sha256 !== "string"){
const err179 = {instancePath:instancePath+"/image/sha256",schemaPath:"#/oneOf/3/properties/image/properties/sha256/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err179];
}
else {
vErrors.push(err179);
}
errors++;
}
}
if(data71.format !== undefined){
let data74 = data71.format;
if(typeof data74 !== "string"){
const err180 = {instancePath:instancePath+"/image/format",schemaPath:"#/oneOf/3/properties/image/properties/format/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err180];
}
else {
vErrors.push(err180);
}
errors++;
}
if(!((data74 === "raw") || (data74 === "qcow2"))){
const err181 = {instancePath:instancePath+"/image/format",schemaPath:"#/oneOf/3/properties/image/properties/format/enum",keyword:"enum",params:{allowedValues: schema33.oneOf[3].properties.image.properties.format.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err181];
}
else {
vErrors.push(err181);
}
errors++;
}
}
if(data71.size_bytes !== undefined){
let data75 = data71.size_bytes;
if(!((typeof data75 == "number") && (!(data75 % 1) && !isNaN(data75)))){
const err182 = {instancePath:instancePath+"/image/size_bytes",schemaPath:"#/oneOf/3/properties/image/properties/size_bytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err182];
}
else {
vErrors.push(err182);
}
errors++;
}
}
if(data71.virtual_size_bytes !== undefined){
let data76 = data71.virtual_size_bytes;
if(!((typeof data76 == "number") && (!(data76 % 1) && !isNaN(data76)))){
const err183 = {instancePath:instancePath+"/image/virtual_size_bytes",schemaPath:"#/oneOf/3/properties/image/properties/virtual_size_bytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err183];
}
else {
vErrors.push(err183);
}
errors++;
}
}
if(data71.kernel !== undefined){
let data77 = data71.kernel;
if((!(data77 && typeof data77 == "object" && !Array.isArray(data77))) && (data77 !== null)){
const err184 = {instancePath:instancePath+"/image/kernel",schemaPath:"#/oneOf/3/properties/image/properties/kernel/type",keyword:"type",params:{type: schema33.oneOf[3].properties.image.properties.kernel.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err184];
}
else {
vErrors.push(err184);
}
errors++;
}
if(data77 && typeof data77 == "object" && !Array.isArray(data77)){
if(data77.sha256 === undefined){
const err185 = {instancePath:instancePath+"/image/kernel",schemaPath:"#/oneOf/3/properties/image/properties/kernel/required",keyword:"required",params:{missingProperty: "sha256"},message:"must have required property '"+"sha256"+"'"};
if(vErrors === null){
vErrors = [err185];
}
else {
vErrors.push(err185);
}
errors++;
}
if(data77.size_bytes === undefined){
const err186 = {instancePath:instancePath+"/image/kernel",schemaPath:"#/oneOf/3/properties/image/properties/kernel/required",keyword:"required",params:{missingProperty: "size_bytes"},message:"must have required property '"+"size_bytes"+"'"};
if(vErrors === null){
vErrors = [err186];
}
else {
vErrors.push(err186);
}
errors++;
}
if(data77.initrd_sha256 === undefined){
const err187 = {instancePath:instancePath+"/image/kernel",schemaPath:"#/oneOf/3/properties/image/properties/kernel/required",keyword:"required",params:{missingProperty: "initrd_sha256"},message:"must have required property '"+"initrd_sha256"+"'"};
if(vErrors === null){
vErrors = [err187];
}
else {
vErrors.push(err187);
}
errors++;
}
if(data77.initrd_size_bytes === undefined){
const err188 = {instancePath:instancePath+"/image/kernel",schemaPath:"#/oneOf/3/properties/image/properties/kernel/required",keyword:"required",params:{missingProperty: "initrd_size_bytes"},message:"must have required property '"+"initrd_size_bytes"+"'"};
if(vErrors === null){
vErrors = [err188];
}
else {
vErrors.push(err188);
}
errors++;
}
if(data77.command_line === undefined){
const err189 = {instancePath:instancePath+"/image/kernel",schemaPath:"#/oneOf/3/properties/image/properties/kernel/required",keyword:"required",params:{missingProperty: "command_line"},message:"must have required property '"+"command_line"+"'"};
if(vErrors === null){
vErrors = [err189];
}
else {
vErrors.push(err189);
}
errors++;
}
for(const key11 in data77){
if(!(((((key11 === "sha256") || (key11 === "size_bytes")) || (key11 === "initrd_sha256")) || (key11 === "initrd_size_bytes")) || (key11 === "command_line"))){
const err190 = {instancePath:instancePath+"/image/kernel",schemaPath:"#/oneOf/3/properties/image/properties/kernel/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key11},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err190];
}
else {
vErrors.push(err190);
}
errors++;
}
}
if(data77.sha256 !== undefined){
if(typeof data77.sha256 !== "string"){
const err191 = {instancePath:instancePath+"/image/kernel/sha256",schemaPath:"#/oneOf/3/properties/image/properties/kernel/properties/sha256/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err191];
}
else {
vErrors.push(err191);
}
errors++;
}
}
if(data77.size_bytes !== undefined){
let data79 = data77.size_bytes;
if(!((typeof data79 == "number") && (!(data79 % 1) && !isNaN(data79)))){
const err192 = {instancePath:instancePath+"/image/kernel/size_bytes",schemaPath:"#/oneOf/3/properties/image/properties/kernel/properties/size_bytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err192];
}
else {
vErrors.push(err192);
}
errors++;
}
}
if(data77.initrd_sha256 !== undefined){
let data80 = data77.initrd_sha256;
if((typeof data80 !== "string") && (data80 !== null)){
const err193 = {instancePath:instancePath+"/image/kernel/initrd_sha256",schemaPath:"#/oneOf/3/properties/image/properties/kernel/properties/initrd_sha256/type",keyword:"type",params:{type: schema33.oneOf[3].properties.image.properties.kernel.properties.initrd_sha256.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err193];
}
else {
vErrors.push(err193);
}
errors++;
}
}
if(data77.initrd_size_bytes !== undefined){
let data81 = data77.initrd_size_bytes;
if((!((typeof data81 == "number") && (!(data81 % 1) && !isNaN(data81)))) && (data81 !== null)){
const err194 = {instancePath:instancePath+"/image/kernel/initrd_size_bytes",schemaPath:"#/oneOf/3/properties/image/properties/kernel/properties/initrd_size_bytes/type",keyword:"type",params:{type: schema33.oneOf[3].properties.image.properties.kernel.properties.initrd_size_bytes.type},message:"must be integer,null"};
if(vErrors === null){
vErrors = [err194];
}
else {
vErrors.push(err194);
}
errors++;
}
}
if(data77.command_line !== undefined){
if(typeof data77.command_line !== "string"){
const err195 = {instancePath:instancePath+"/image/kernel/command_line",schemaPath:"#/oneOf/3/properties/image/properties/kernel/properties/command_line/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err195];
}
else {
vErrors.push(err195);
}
errors++;
}
}
}
}
}
}
if(data.cpus !== undefined){
let data83 = data.cpus;
if(!((typeof data83 == "number") && (!(data83 % 1) && !isNaN(data83)))){
const err196 = {instancePath:instancePath+"/cpus",schemaPath:"#/oneOf/3/properties/cpus/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err196];
}
else {
vErrors.push(err196);
}
errors++;
}
}
if(data.memory_mib !== undefined){
let data84 = data.memory_mib;
if(!((typeof data84 == "number") && (!(data84 % 1) && !isNaN(data84)))){
const err197 = {instancePath:instancePath+"/memory_mib",schemaPath:"#/oneOf/3/properties/memory_mib/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err197];
}
else {
vErrors.push(err197);
}
errors++;
}
}
if(data.root_disk_gib !== undefined){
let data85 = data.root_disk_gib;
if(!((typeof data85 == "number") && (!(data85 % 1) && !isNaN(data85)))){
const err198 = {instancePath:instancePath+"/root_disk_gib",schemaPath:"#/oneOf/3/properties/root_disk_gib/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err198];
}
else {
vErrors.push(err198);
}
errors++;
}
}
if(data.drives !== undefined){
let data86 = data.drives;
if(Array.isArray(data86)){
const len7 = data86.length;
for(let i7=0; i7<len7; i7++){
let data87 = data86[i7];
if(data87 && typeof data87 == "object" && !Array.isArray(data87)){
if(data87.partition === undefined){
const err199 = {instancePath:instancePath+"/drives/" + i7,schemaPath:"#/oneOf/3/properties/drives/items/required",keyword:"required",params:{missingProperty: "partition"},message:"must have required property '"+"partition"+"'"};
if(vErrors === null){
vErrors = [err199];
}
else {
vErrors.push(err199);
}
errors++;
}
if(data87.serial === undefined){
const err200 = {instancePath:instancePath+"/drives/" + i7,schemaPath:"#/oneOf/3/properties/drives/items/required",keyword:"required",params:{missingProperty: "serial"},message:"must have required property '"+"serial"+"'"};
if(vErrors === null){
vErrors = [err200];
}
else {
vErrors.push(err200);
}
errors++;
}
if(data87.read_only === undefined){
const err201 = {instancePath:instancePath+"/drives/" + i7,schemaPath:"#/oneOf/3/properties/drives/items/required",keyword:"required",params:{missingProperty: "read_only"},message:"must have required property '"+"read_only"+"'"};
if(vErrors === null){
vErrors = [err201];
}
else {
vErrors.push(err201);
}
errors++;
}
if(data87.force_detach === undefined){
const err202 = {instancePath:instancePath+"/drives/" + i7,schemaPath:"#/oneOf/3/properties/drives/items/required",keyword:"required",params:{missingProperty: "force_detach"},message:"must have required property '"+"force_detach"+"'"};
if(vErrors === null){
vErrors = [err202];
}
else {
vErrors.push(err202);
}
errors++;
}
if(data87.attachment === undefined){
const err203 = {instancePath:instancePath+"/drives/" + i7,schemaPath:"#/oneOf/3/properties/drives/items/required",keyword:"required",params:{missingProperty: "attachment"},message:"must have required property '"+"attachment"+"'"};
if(vErrors === null){
vErrors = [err203];
}
else {
vErrors.push(err203);
}
errors++;
}
for(const key12 in data87){
if(!(((((key12 === "partition") || (key12 === "serial")) || (key12 === "read_only")) || (key12 === "force_detach")) || (key12 === "attachment"))){
const err204 = {instancePath:instancePath+"/drives/" + i7,schemaPath:"#/oneOf/3/properties/drives/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key12},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err204];
}
else {
vErrors.push(err204);
}
errors++;
}
}
if(data87.partition !== undefined){
if(typeof data87.partition !== "string"){
const err205 = {instancePath:instancePath+"/drives/" + i7+"/partition",schemaPath:"#/oneOf/3/properties/drives/items/properties/partition/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err205];
}
else {
vErrors.push(err205);
}
errors++;
}
}
if(data87.serial !== undefined){
if(typeof data87.serial !== "string"){
const err206 = {instancePath:instancePath+"/drives/" + i7+"/serial",schemaPath:"#/oneOf/3/properties/drives/items/properties/serial/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err206];
}
else {
vErrors.push(err206);
}
errors++;
}
}
if(data87.read_only !== undefined){
if(typeof data87.read_only !== "boolean"){
const err207 = {instancePath:instancePath+"/drives/" + i7+"/read_only",schemaPath:"#/oneOf/3/properties/drives/items/properties/read_only/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err207];
}
else {
vErrors.push(err207);
}
errors++;
}
}
if(data87.force_detach !== undefined){
if(typeof data87.force_detach !== "boolean"){
const err208 = {instancePath:instancePath+"/drives/" + i7+"/force_detach",schemaPath:"#/oneOf/3/properties/drives/items/properties/force_detach/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err208];
}
else {
vErrors.push(err208);
}
errors++;
}
}
if(data87.attachment !== undefined){
let data92 = data87.attachment;
if((typeof data92 !== "string") && (data92 !== null)){
const err209 = {instancePath:instancePath+"/drives/" + i7+"/attachment",schemaPath:"#/oneOf/3/properties/drives/items/properties/attachment/type",keyword:"type",params:{type: schema33.oneOf[3].properties.drives.items.properties.attachment.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err209];
}
else {
vErrors.push(err209);
}
errors++;
}
}
}
else {
const err210 = {instancePath:instancePath+"/drives/" + i7,schemaPath:"#/oneOf/3/properties/drives/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err210];
}
else {
vErrors.push(err210);
}
errors++;
}
}
}
else {
const err211 = {instancePath:instancePath+"/drives",schemaPath:"#/oneOf/3/properties/drives/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err211];
}
else {
vErrors.push(err211);
}
errors++;
}
}
if(data.detaching !== undefined){
let data93 = data.detaching;
if(Array.isArray(data93)){
const len8 = data93.length;
for(let i8=0; i8<len8; i8++){
let data94 = data93[i8];
if(data94 && typeof data94 == "object" && !Array.isArray(data94)){
if(data94.partition === undefined){
const err212 = {instancePath:instancePath+"/detaching/" + i8,schemaPath:"#/oneOf/3/properties/detaching/items/required",keyword:"required",params:{missingProperty: "partition"},message:"must have required property '"+"partition"+"'"};
if(vErrors === null){
vErrors = [err212];
}
else {
vErrors.push(err212);
}
errors++;
}
if(data94.force_detach === undefined){
const err213 = {instancePath:instancePath+"/detaching/" + i8,schemaPath:"#/oneOf/3/properties/detaching/items/required",keyword:"required",params:{missingProperty: "force_detach"},message:"must have required property '"+"force_detach"+"'"};
if(vErrors === null){
vErrors = [err213];
}
else {
vErrors.push(err213);
}
errors++;
}
for(const key13 in data94){
if(!((key13 === "partition") || (key13 === "force_detach"))){
const err214 = {instancePath:instancePath+"/detaching/" + i8,schemaPath:"#/oneOf/3/properties/detaching/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key13},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err214];
}
else {
vErrors.push(err214);
}
errors++;
}
}
if(data94.partition !== undefined){
if(typeof data94.partition !== "string"){
const err215 = {instancePath:instancePath+"/detaching/" + i8+"/partition",schemaPath:"#/oneOf/3/properties/detaching/items/properties/partition/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err215];
}
else {
vErrors.push(err215);
}
errors++;
}
}
if(data94.force_detach !== undefined){
if(typeof data94.force_detach !== "boolean"){
const err216 = {instancePath:instancePath+"/detaching/" + i8+"/force_detach",schemaPath:"#/oneOf/3/properties/detaching/items/properties/force_detach/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err216];
}
else {
vErrors.push(err216);
}
errors++;
}
}
}
else {
const err217 = {instancePath:instancePath+"/detaching/" + i8,schemaPath:"#/oneOf/3/properties/detaching/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err217];
}
else {
vErrors.push(err217);
}
errors++;
}
}
}
else {
const err218 = {instancePath:instancePath+"/detaching",schemaPath:"#/oneOf/3/properties/detaching/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err218];
}
else {
vErrors.push(err218);
}
errors++;
}
}
if(data.ports !== undefined){
let data97 = data.ports;
if(Array.isArray(data97)){
const len9 = data97.length;
for(let i9=0; i9<len9; i9++){
let data98 = data97[i9];
if(data98 && typeof data98 == "object" && !Array.isArray(data98)){
if(data98.guest_port === undefined){
const err219 = {instancePath:instancePath+"/ports/" + i9,schemaPath:"#/oneOf/3/properties/ports/items/required",keyword:"required",params:{missingProperty: "guest_port"},message:"must have required property '"+"guest_port"+"'"};
if(vErrors === null){
vErrors = [err219];
}
else {
vErrors.push(err219);
}
errors++;
}
if(data98.host_port === undefined){
const err220 = {instancePath:instancePath+"/ports/" + i9,schemaPath:"#/oneOf/3/properties/ports/items/required",keyword:"required",params:{missingProperty: "host_port"},message:"must have required property '"+"host_port"+"'"};
if(vErrors === null){
vErrors = [err220];
}
else {
vErrors.push(err220);
}
errors++;
}
if(data98.host_address === undefined){
const err221 = {instancePath:instancePath+"/ports/" + i9,schemaPath:"#/oneOf/3/properties/ports/items/required",keyword:"required",params:{missingProperty: "host_address"},message:"must have required property '"+"host_address"+"'"};
if(vErrors === null){
vErrors = [err221];
}
else {
vErrors.push(err221);
}
errors++;
}
if(data98.protocol === undefined){
const err222 = {instancePath:instancePath+"/ports/" + i9,schemaPath:"#/oneOf/3/properties/ports/items/required",keyword:"required",params:{missingProperty: "protocol"},message:"must have required property '"+"protocol"+"'"};
if(vErrors === null){
vErrors = [err222];
}
else {
vErrors.push(err222);
}
errors++;
}
for(const key14 in data98){
if(!((((key14 === "guest_port") || (key14 === "host_port")) || (key14 === "host_address")) || (key14 === "protocol"))){
const err223 = {instancePath:instancePath+"/ports/" + i9,schemaPath:"#/oneOf/3/properties/ports/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key14},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err223];
}
else {
vErrors.push(err223);
}
errors++;
}
}
if(data98.guest_port !== undefined){
let data99 = data98.guest_port;
if(!((typeof data99 == "number") && (!(data99 % 1) && !isNaN(data99)))){
const err224 = {instancePath:instancePath+"/ports/" + i9+"/guest_port",schemaPath:"#/oneOf/3/properties/ports/items/properties/guest_port/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err224];
}
else {
vErrors.push(err224);
}
errors++;
}
}
if(data98.host_port !== undefined){
let data100 = data98.host_port;
if(!((typeof data100 == "number") && (!(data100 % 1) && !isNaN(data100)))){
const err225 = {instancePath:instancePath+"/ports/" + i9+"/host_port",schemaPath:"#/oneOf/3/properties/ports/items/properties/host_port/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err225];
}
else {
vErrors.push(err225);
}
errors++;
}
}
if(data98.host_address !== undefined){
if(typeof data98.host_address !== "string"){
const err226 = {instancePath:instancePath+"/ports/" + i9+"/host_address",schemaPath:"#/oneOf/3/properties/ports/items/properties/host_address/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err226];
}
else {
vErrors.push(err226);
}
errors++;
}
}
if(data98.protocol !== undefined){
let data102 = data98.protocol;
if(typeof data102 !== "string"){
const err227 = {instancePath:instancePath+"/ports/" + i9+"/protocol",schemaPath:"#/oneOf/3/properties/ports/items/properties/protocol/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err227];
}
else {
vErrors.push(err227);
}
errors++;
}
if(!((data102 === "tcp") || (data102 === "udp"))){
const err228 = {instancePath:instancePath+"/ports/" + i9+"/protocol",schemaPath:"#/oneOf/3/properties/ports/items/properties/protocol/enum",keyword:"enum",params:{allowedValues: schema33.oneOf[3].properties.ports.items.properties.protocol.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err228];
}
else {
vErrors.push(err228);
}
errors++;
}
}
}
else {
const err229 = {instancePath:instancePath+"/ports/" + i9,schemaPath:"#/oneOf/3/properties/ports/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err229];
}
else {
vErrors.push(err229);
}
errors++;
}
}
}
else {
const err230 = {instancePath:instancePath+"/ports",schemaPath:"#/oneOf/3/properties/ports/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err230];
}
else {
vErrors.push(err230);
}
errors++;
}
}
if(data.ssh_port !== undefined){
let data103 = data.ssh_port;
if(!((typeof data103 == "number") && (!(data103 % 1) && !isNaN(data103)))){
const err231 = {instancePath:instancePath+"/ssh_port",schemaPath:"#/oneOf/3/properties/ssh_port/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err231];
}
else {
vErrors.push(err231);
}
errors++;
}
}
if(data.power_state !== undefined){
let data104 = data.power_state;
if(typeof data104 !== "string"){
const err232 = {instancePath:instancePath+"/power_state",schemaPath:"#/oneOf/3/properties/power_state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err232];
}
else {
vErrors.push(err232);
}
errors++;
}
if(!(((data104 === "running") || (data104 === "stopped")) || (data104 === "paused"))){
const err233 = {instancePath:instancePath+"/power_state",schemaPath:"#/oneOf/3/properties/power_state/enum",keyword:"enum",params:{allowedValues: schema33.oneOf[3].properties.power_state.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err233];
}
else {
vErrors.push(err233);
}
errors++;
}
}
if(data.start_number !== undefined){
let data105 = data.start_number;
if(!((typeof data105 == "number") && (!(data105 % 1) && !isNaN(data105)))){
const err234 = {instancePath:instancePath+"/start_number",schemaPath:"#/oneOf/3/properties/start_number/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err234];
}
else {
vErrors.push(err234);
}
errors++;
}
}
if(data.cpu_model !== undefined){
if(typeof data.cpu_model !== "string"){
const err235 = {instancePath:instancePath+"/cpu_model",schemaPath:"#/oneOf/3/properties/cpu_model/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err235];
}
else {
vErrors.push(err235);
}
errors++;
}
}
if(data.firmware !== undefined){
let data107 = data.firmware;
if(typeof data107 !== "string"){
const err236 = {instancePath:instancePath+"/firmware",schemaPath:"#/oneOf/3/properties/firmware/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err236];
}
else {
vErrors.push(err236);
}
errors++;
}
if(!((data107 === "bios") || (data107 === "uefi"))){
const err237 = {instancePath:instancePath+"/firmware",schemaPath:"#/oneOf/3/properties/firmware/enum",keyword:"enum",params:{allowedValues: schema33.oneOf[3].properties.firmware.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err237];
}
else {
vErrors.push(err237);
}
errors++;
}
}
if(data.secure_boot !== undefined){
if(typeof data.secure_boot !== "boolean"){
const err238 = {instancePath:instancePath+"/secure_boot",schemaPath:"#/oneOf/3/properties/secure_boot/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err238];
}
else {
vErrors.push(err238);
}
errors++;
}
}
if(data.tpm !== undefined){
if(typeof data.tpm !== "boolean"){
const err239 = {instancePath:instancePath+"/tpm",schemaPath:"#/oneOf/3/properties/tpm/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err239];
}
else {
vErrors.push(err239);
}
errors++;
}
}
if(data.cdroms !== undefined){
let data110 = data.cdroms;
if(Array.isArray(data110)){
const len10 = data110.length;
for(let i10=0; i10<len10; i10++){
let data111 = data110[i10];
if((!(data111 && typeof data111 == "object" && !Array.isArray(data111))) && (data111 !== null)){
const err240 = {instancePath:instancePath+"/cdroms/" + i10,schemaPath:"#/oneOf/3/properties/cdroms/items/type",keyword:"type",params:{type: schema33.oneOf[3].properties.cdroms.items.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err240];
}
else {
vErrors.push(err240);
}
errors++;
}
if(data111 && typeof data111 == "object" && !Array.isArray(data111)){
if(data111.id === undefined){
const err241 = {instancePath:instancePath+"/cdroms/" + i10,schemaPath:"#/oneOf/3/properties/cdroms/items/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'"};
if(vErrors === null){
vErrors = [err241];
}
else {
vErrors.push(err241);
}
errors++;
}
if(data111.sha256 === undefined){
const err242 = {instancePath:instancePath+"/cdroms/" + i10,schemaPath:"#/oneOf/3/properties/cdroms/items/required",keyword:"required",params:{missingProperty: "sha256"},message:"must have required property '"+"sha256"+"'"};
if(vErrors === null){
vErrors = [err242];
}
else {
vErrors.push(err242);
}
errors++;
}
if(data111.size_bytes === undefined){
const err243 = {instancePath:instancePath+"/cdroms/" + i10,schemaPath:"#/oneOf/3/properties/cdroms/items/required",keyword:"required",params:{missingProperty: "size_bytes"},message:"must have required property '"+"size_bytes"+"'"};
if(vErrors === null){
vErrors = [err243];
}
else {
vErrors.push(err243);
}
errors++;
}
for(const key15 in data111){
if(!(((key15 === "id") || (key15 === "sha256")) || (key15 === "size_bytes"))){
const err244 = {instancePath:instancePath+"/cdroms/" + i10,schemaPath:"#/oneOf/3/properties/cdroms/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key15},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err244];
}
else {
vErrors.push(err244);
}
errors++;
}
}
if(data111.id !== undefined){
if(typeof data111.id !== "string"){
const err245 = {instancePath:instancePath+"/cdroms/" + i10+"/id",schemaPath:"#/oneOf/3/properties/cdroms/items/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err245];
}
else {
vErrors.push(err245);
}
errors++;
}
}
if(data111.sha256 !== undefined){
if(typeof data111.sha256 !== "string"){
const err246 = {instancePath:instancePath+"/cdroms/" + i10+"/sha256",schemaPath:"#/oneOf/3/properties/cdroms/items/properties/sha256/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err246];
}
else {
vErrors.push(err246);
}
errors++;
}
}
if(data111.size_bytes !== undefined){
let data114 = data111.size_bytes;
if(!((typeof data114 == "number") && (!(data114 % 1) && !isNaN(data114)))){
const err247 = {instancePath:instancePath+"/cdroms/" + i10+"/size_bytes",schemaPath:"#/oneOf/3/properties/cdroms/items/properties/size_bytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err247];
}
else {
vErrors.push(err247);
}
errors++;
}
}
}
}
}
else {
const err248 = {instancePath:instancePath+"/cdroms",schemaPath:"#/oneOf/3/properties/cdroms/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err248];
}
else {
vErrors.push(err248);
}
errors++;
}
}
if(data.boot_from !== undefined){
let data115 = data.boot_from;
if(typeof data115 !== "string"){
const err249 = {instancePath:instancePath+"/boot_from",schemaPath:"#/oneOf/3/properties/boot_from/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err249];
}
else {
vErrors.push(err249);
}
errors++;
}
if(!(((data115 === "disk") || (data115 === "cdrom")) || (data115 === "cdrom_once"))){
const err250 = {instancePath:instancePath+"/boot_from",schemaPath:"#/oneOf/3/properties/boot_from/enum",keyword:"enum",params:{allowedValues: schema33.oneOf[3].properties.boot_from.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err250];
}
else {
vErrors.push(err250);
}
errors++;
}
}
if(data.restart_number !== undefined){
let data116 = data.restart_number;
if(!((typeof data116 == "number") && (!(data116 % 1) && !isNaN(data116)))){
const err251 = {instancePath:instancePath+"/restart_number",schemaPath:"#/oneOf/3/properties/restart_number/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err251];
}
else {
vErrors.push(err251);
}
errors++;
}
}
if(data.restart_policy !== undefined){
let data117 = data.restart_policy;
if(typeof data117 !== "string"){
const err252 = {instancePath:instancePath+"/restart_policy",schemaPath:"#/oneOf/3/properties/restart_policy/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err252];
}
else {
vErrors.push(err252);
}
errors++;
}
if(!(((data117 === "always") || (data117 === "on_failure")) || (data117 === "never"))){
const err253 = {instancePath:instancePath+"/restart_policy",schemaPath:"#/oneOf/3/properties/restart_policy/enum",keyword:"enum",params:{allowedValues: schema33.oneOf[3].properties.restart_policy.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err253];
}
else {
vErrors.push(err253);
}
errors++;
}
}
if(data.start_on_boot !== undefined){
if(typeof data.start_on_boot !== "boolean"){
const err254 = {instancePath:instancePath+"/start_on_boot",schemaPath:"#/oneOf/3/properties/start_on_boot/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err254];
}
else {
vErrors.push(err254);
}
errors++;
}
}
if(data.start_needs_leave !== undefined){
if(typeof data.start_needs_leave !== "boolean"){
const err255 = {instancePath:instancePath+"/start_needs_leave",schemaPath:"#/oneOf/3/properties/start_needs_leave/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err255];
}
else {
vErrors.push(err255);
}
errors++;
}
}
if(data.fenced !== undefined){
if(typeof data.fenced !== "boolean"){
const err256 = {instancePath:instancePath+"/fenced",schemaPath:"#/oneOf/3/properties/fenced/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err256];
}
else {
vErrors.push(err256);
}
errors++;
}
}
if(data.nics !== undefined){
let data121 = data.nics;
if(Array.isArray(data121)){
const len11 = data121.length;
for(let i11=0; i11<len11; i11++){
let data122 = data121[i11];
if(data122 && typeof data122 == "object" && !Array.isArray(data122)){
if(data122.network === undefined){
const err257 = {instancePath:instancePath+"/nics/" + i11,schemaPath:"#/oneOf/3/properties/nics/items/required",keyword:"required",params:{missingProperty: "network"},message:"must have required property '"+"network"+"'"};
if(vErrors === null){
vErrors = [err257];
}
else {
vErrors.push(err257);
}
errors++;
}
if(data122.mode === undefined){
const err258 = {instancePath:instancePath+"/nics/" + i11,schemaPath:"#/oneOf/3/properties/nics/items/required",keyword:"required",params:{missingProperty: "mode"},message:"must have required property '"+"mode"+"'"};
if(vErrors === null){
vErrors = [err258];
}
else {
vErrors.push(err258);
}
errors++;
}
if(data122.mac_address === undefined){
const err259 = {instancePath:instancePath+"/nics/" + i11,schemaPath:"#/oneOf/3/properties/nics/items/required",keyword:"required",params:{missingProperty: "mac_address"},message:"must have required property '"+"mac_address"+"'"};
if(vErrors === null){
vErrors = [err259];
}
else {
vErrors.push(err259);
}
errors++;
}
if(data122.ipv4 === undefined){
const err260 = {instancePath:instancePath+"/nics/" + i11,schemaPath:"#/oneOf/3/properties/nics/items/required",keyword:"required",params:{missingProperty: "ipv4"},message:"must have required property '"+"ipv4"+"'"};
if(vErrors === null){
vErrors = [err260];
}
else {
vErrors.push(err260);
}
errors++;
}
if(data122.ipv6 === undefined){
const err261 = {instancePath:instancePath+"/nics/" + i11,schemaPath:"#/oneOf/3/properties/nics/items/required",keyword:"required",params:{missingProperty: "ipv6"},message:"must have required property '"+"ipv6"+"'"};
if(vErrors === null){
vErrors = [err261];
}
else {
vErrors.push(err261);
}
errors++;
}
if(data122.mtu === undefined){
const err262 = {instancePath:instancePath+"/nics/" + i11,schemaPath:"#/oneOf/3/properties/nics/items/required",keyword:"required",params:{missingProperty: "mtu"},message:"must have required property '"+"mtu"+"'"};
if(vErrors === null){
vErrors = [err262];
}
else {
vErrors.push(err262);
}
errors++;
}
for(const key16 in data122){
if(!((((((key16 === "network") || (key16 === "mode")) || (key16 === "mac_address")) || (key16 === "ipv4")) || (key16 === "ipv6")) || (key16 === "mtu"))){
const err263 = {instancePath:instancePath+"/nics/" + i11,schemaPath:"#/oneOf/3/properties/nics/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key16},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err263];
}
else {
vErrors.push(err263);
}
errors++;
}
}
if(data122.network !== undefined){
if(typeof data122.network !== "string"){
const err264 = {instancePath:instancePath+"/nics/" + i11+"/network",schemaPath:"#/oneOf/3/properties/nics/items/properties/network/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err264];
}
else {
vErrors.push(err264);
}
errors++;
}
}
if(data122.mode !== undefined){
let data124 = data122.mode;
if(typeof data124 !== "string"){
const err265 = {instancePath:instancePath+"/nics/" + i11+"/mode",schemaPath:"#/oneOf/3/properties/nics/items/properties/mode/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err265];
}
else {
vErrors.push(err265);
}
errors++;
}
if(!((data124 === "bridge") || (data124 === "nat"))){
const err266 = {instancePath:instancePath+"/nics/" + i11+"/mode",schemaPath:"#/oneOf/3/properties/nics/items/properties/mode/enum",keyword:"enum",params:{allowedValues: schema33.oneOf[3].properties.nics.items.properties.mode.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err266];
}
else {
vErrors.push(err266);
}
errors++;
}
}
if(data122.mac_address !== undefined){
if(typeof data122.mac_address !== "string"){
const err267 = {instancePath:instancePath+"/nics/" + i11+"/mac_address",schemaPath:"#/oneOf/3/properties/nics/items/properties/mac_address/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err267];
}
else {
vErrors.push(err267);
}
errors++;
}
}
if(data122.ipv4 !== undefined){
let data126 = data122.ipv4;
if((!(data126 && typeof data126 == "object" && !Array.isArray(data126))) && (data126 !== null)){
const err268 = {instancePath:instancePath+"/nics/" + i11+"/ipv4",schemaPath:"#/oneOf/3/properties/nics/items/properties/ipv4/type",keyword:"type",params:{type: schema33.oneOf[3].properties.nics.items.properties.ipv4.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err268];
}
else {
vErrors.push(err268);
}
errors++;
}
if(data126 && typeof data126 == "object" && !Array.isArray(data126)){
if(data126.address === undefined){
const err269 = {instancePath:instancePath+"/nics/" + i11+"/ipv4",schemaPath:"#/oneOf/3/properties/nics/items/properties/ipv4/required",keyword:"required",params:{missingProperty: "address"},message:"must have required property '"+"address"+"'"};
if(vErrors === null){
vErrors = [err269];
}
else {
vErrors.push(err269);
}
errors++;
}
if(data126.prefix_length === undefined){
const err270 = {instancePath:instancePath+"/nics/" + i11+"/ipv4",schemaPath:"#/oneOf/3/properties/nics/items/properties/ipv4/required",keyword:"required",params:{missingProperty: "prefix_length"},message:"must have required property '"+"prefix_length"+"'"};
if(vErrors === null){
vErrors = [err270];
}
else {
vErrors.push(err270);
}
errors++;
}
for(const key17 in data126){
if(!((key17 === "address") || (key17 === "prefix_length"))){
const err271 = {instancePath:instancePath+"/nics/" + i11+"/ipv4",schemaPath:"#/oneOf/3/properties/nics/items/properties/ipv4/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key17},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err271];
}
else {
vErrors.push(err271);
}
errors++;
}
}
if(data126.address !== undefined){
if(typeof data126.address !== "string"){
const err272 = {instancePath:instancePath+"/nics/" + i11+"/ipv4/address",schemaPath:"#/oneOf/3/properties/nics/items/properties/ipv4/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err272];
}
else {
vErrors.push(err272);
}
errors++;
}
}
if(data126.prefix_length !== undefined){
let data128 = data126.prefix_length;
if(!((typeof data128 == "number") && (!(data128 % 1) && !isNaN(data128)))){
const err273 = {instancePath:instancePath+"/nics/" + i11+"/ipv4/prefix_length",schemaPath:"#/oneOf/3/properties/nics/items/properties/ipv4/properties/prefix_length/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err273];
}
else {
vErrors.push(err273);
}
errors++;
}
}
}
}
if(data122.ipv6 !== undefined){
let data129 = data122.ipv6;
if((!(data129 && typeof data129 == "object" && !Array.isArray(data129))) && (data129 !== null)){
const err274 = {instancePath:instancePath+"/nics/" + i11+"/ipv6",schemaPath:"#/oneOf/3/properties/nics/items/properties/ipv6/type",keyword:"type",params:{type: schema33.oneOf[3].properties.nics.items.properties.ipv6.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err274];
}
else {
vErrors.push(err274);
}
errors++;
}
if(data129 && typeof data129 == "object" && !Array.isArray(data129)){
if(data129.address === undefined){
const err275 = {instancePath:instancePath+"/nics/" + i11+"/ipv6",schemaPath:"#/oneOf/3/properties/nics/items/properties/ipv6/required",keyword:"required",params:{missingProperty: "address"},message:"must have required property '"+"address"+"'"};
if(vErrors === null){
vErrors = [err275];
}
else {
vErrors.push(err275);
}
errors++;
}
if(data129.prefix_length === undefined){
const err276 = {instancePath:instancePath+"/nics/" + i11+"/ipv6",schemaPath:"#/oneOf/3/properties/nics/items/properties/ipv6/required",keyword:"required",params:{missingProperty: "prefix_length"},message:"must have required property '"+"prefix_length"+"'"};
if(vErrors === null){
vErrors = [err276];
}
else {
vErrors.push(err276);
}
errors++;
}
for(const key18 in data129){
if(!((key18 === "address") || (key18 === "prefix_length"))){
const err277 = {instancePath:instancePath+"/nics/" + i11+"/ipv6",schemaPath:"#/oneOf/3/properties/nics/items/properties/ipv6/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key18},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err277];
}
else {
vErrors.push(err277);
}
errors++;
}
}
if(data129.address !== undefined){
if(typeof data129.address !== "string"){
const err278 = {instancePath:instancePath+"/nics/" + i11+"/ipv6/address",schemaPath:"#/oneOf/3/properties/nics/items/properties/ipv6/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err278];
}
else {
vErrors.push(err278);
}
errors++;
}
}
if(data129.prefix_length !== undefined){
let data131 = data129.prefix_length;
if(!((typeof data131 == "number") && (!(data131 % 1) && !isNaN(data131)))){
const err279 = {instancePath:instancePath+"/nics/" + i11+"/ipv6/prefix_length",schemaPath:"#/oneOf/3/properties/nics/items/properties/ipv6/properties/prefix_length/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err279];
}
else {
vErrors.push(err279);
}
errors++;
}
}
}
}
if(data122.mtu !== undefined){
let data132 = data122.mtu;
if((!((typeof data132 == "number") && (!(data132 % 1) && !isNaN(data132)))) && (data132 !== null)){
const err280 = {instancePath:instancePath+"/nics/" + i11+"/mtu",schemaPath:"#/oneOf/3/properties/nics/items/properties/mtu/type",keyword:"type",params:{type: schema33.oneOf[3].properties.nics.items.properties.mtu.type},message:"must be integer,null"};
if(vErrors === null){
vErrors = [err280];
}
else {
vErrors.push(err280);
}
errors++;
}
}
}
else {
const err281 = {instancePath:instancePath+"/nics/" + i11,schemaPath:"#/oneOf/3/properties/nics/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err281];
}
else {
vErrors.push(err281);
}
errors++;
}
}
}
else {
const err282 = {instancePath:instancePath+"/nics",schemaPath:"#/oneOf/3/properties/nics/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err282];
}
else {
vErrors.push(err282);
}
errors++;
}
}
if(data.probe_ssh !== undefined){
if(typeof data.probe_ssh !== "boolean"){
const err283 = {instancePath:instancePath+"/probe_ssh",schemaPath:"#/oneOf/3/properties/probe_ssh/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err283];
}
else {
vErrors.push(err283);
}
errors++;
}
}
if(data.restart_allowed !== undefined){
if(typeof data.restart_allowed !== "boolean"){
const err284 = {instancePath:instancePath+"/restart_allowed",schemaPath:"#/oneOf/3/properties/restart_allowed/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err284];
}
else {
vErrors.push(err284);
}
errors++;
}
}
if(data.trace_id !== undefined){
if(typeof data.trace_id !== "string"){
const err285 = {instancePath:instancePath+"/trace_id",schemaPath:"#/oneOf/3/properties/trace_id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err285];
}
else {
vErrors.push(err285);
}
errors++;
}
}
if(data.span_id !== undefined){
if(typeof data.span_id !== "string"){
const err286 = {instancePath:instancePath+"/span_id",schemaPath:"#/oneOf/3/properties/span_id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err286];
}
else {
vErrors.push(err286);
}
errors++;
}
}
if(data.wanted !== undefined){
let data137 = data.wanted;
if(typeof data137 !== "string"){
const err287 = {instancePath:instancePath+"/wanted",schemaPath:"#/oneOf/3/properties/wanted/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err287];
}
else {
vErrors.push(err287);
}
errors++;
}
if(!((data137 === "present") || (data137 === "deleted"))){
const err288 = {instancePath:instancePath+"/wanted",schemaPath:"#/oneOf/3/properties/wanted/enum",keyword:"enum",params:{allowedValues: schema33.oneOf[3].properties.wanted.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err288];
}
else {
vErrors.push(err288);
}
errors++;
}
}
}
else {
const err289 = {instancePath,schemaPath:"#/oneOf/3/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err289];
}
else {
vErrors.push(err289);
}
errors++;
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "move"){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err290 = {instancePath,schemaPath:"#/oneOf/4/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err290];
}
else {
vErrors.push(err290);
}
errors++;
}
if(data.id === undefined){
const err291 = {instancePath,schemaPath:"#/oneOf/4/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'"};
if(vErrors === null){
vErrors = [err291];
}
else {
vErrors.push(err291);
}
errors++;
}
if(data.generation === undefined){
const err292 = {instancePath,schemaPath:"#/oneOf/4/required",keyword:"required",params:{missingProperty: "generation"},message:"must have required property '"+"generation"+"'"};
if(vErrors === null){
vErrors = [err292];
}
else {
vErrors.push(err292);
}
errors++;
}
if(data.vm === undefined){
const err293 = {instancePath,schemaPath:"#/oneOf/4/required",keyword:"required",params:{missingProperty: "vm"},message:"must have required property '"+"vm"+"'"};
if(vErrors === null){
vErrors = [err293];
}
else {
vErrors.push(err293);
}
errors++;
}
if(data.incarnation === undefined){
const err294 = {instancePath,schemaPath:"#/oneOf/4/required",keyword:"required",params:{missingProperty: "incarnation"},message:"must have required property '"+"incarnation"+"'"};
if(vErrors === null){
vErrors = [err294];
}
else {
vErrors.push(err294);
}
errors++;
}
if(data.role === undefined){
const err295 = {instancePath,schemaPath:"#/oneOf/4/required",keyword:"required",params:{missingProperty: "role"},message:"must have required property '"+"role"+"'"};
if(vErrors === null){
vErrors = [err295];
}
else {
vErrors.push(err295);
}
errors++;
}
if(data.copy === undefined){
const err296 = {instancePath,schemaPath:"#/oneOf/4/required",keyword:"required",params:{missingProperty: "copy"},message:"must have required property '"+"copy"+"'"};
if(vErrors === null){
vErrors = [err296];
}
else {
vErrors.push(err296);
}
errors++;
}
if(data.partitions === undefined){
const err297 = {instancePath,schemaPath:"#/oneOf/4/required",keyword:"required",params:{missingProperty: "partitions"},message:"must have required property '"+"partitions"+"'"};
if(vErrors === null){
vErrors = [err297];
}
else {
vErrors.push(err297);
}
errors++;
}
if(data.root_disk_gib === undefined){
const err298 = {instancePath,schemaPath:"#/oneOf/4/required",keyword:"required",params:{missingProperty: "root_disk_gib"},message:"must have required property '"+"root_disk_gib"+"'"};
if(vErrors === null){
vErrors = [err298];
}
else {
vErrors.push(err298);
}
errors++;
}
if(data.wanted === undefined){
const err299 = {instancePath,schemaPath:"#/oneOf/4/required",keyword:"required",params:{missingProperty: "wanted"},message:"must have required property '"+"wanted"+"'"};
if(vErrors === null){
vErrors = [err299];
}
else {
vErrors.push(err299);
}
errors++;
}
for(const key19 in data){
if(!(func4.call(schema33.oneOf[4].properties, key19))){
const err300 = {instancePath,schemaPath:"#/oneOf/4/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key19},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err300];
}
else {
vErrors.push(err300);
}
errors++;
}
}
if(data.kind !== undefined){
if("move" !== data.kind){
const err301 = {instancePath:instancePath+"/kind",schemaPath:"#/oneOf/4/properties/kind/const",keyword:"const",params:{allowedValue: "move"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err301];
}
else {
vErrors.push(err301);
}
errors++;
}
}
if(data.id !== undefined){
if(typeof data.id !== "string"){
const err302 = {instancePath:instancePath+"/id",schemaPath:"#/oneOf/4/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err302];
}
else {
vErrors.push(err302);
}
errors++;
}
}
if(data.generation !== undefined){
let data140 = data.generation;
if(!((typeof data140 == "number") && (!(data140 % 1) && !isNaN(data140)))){
const err303 = {instancePath:instancePath+"/generation",schemaPath:"#/oneOf/4/properties/generation/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err303];
}
else {
vErrors.push(err303);
}
errors++;
}
}
if(data.vm !== undefined){
if(typeof data.vm !== "string"){
const err304 = {instancePath:instancePath+"/vm",schemaPath:"#/oneOf/4/properties/vm/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err304];
}
else {
vErrors.push(err304);
}
errors++;
}
}
if(data.incarnation !== undefined){
let data142 = data.incarnation;
if(!((typeof data142 == "number") && (!(data142 % 1) && !isNaN(data142)))){
const err305 = {instancePath:instancePath+"/incarnation",schemaPath:"#/oneOf/4/properties/incarnation/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err305];
}
else {
vErrors.push(err305);
}
errors++;
}
}
if(data.role !== undefined){
let data143 = data.role;
if(typeof data143 !== "string"){
const err306 = {instancePath:instancePath+"/role",schemaPath:"#/oneOf/4/properties/role/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err306];
}
else {
vErrors.push(err306);
}
errors++;
}
if(!((data143 === "source") || (data143 === "target"))){
const err307 = {instancePath:instancePath+"/role",schemaPath:"#/oneOf/4/properties/role/enum",keyword:"enum",params:{allowedValues: schema33.oneOf[4].properties.role.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err307];
}
else {
vErrors.push(err307);
}
errors++;
}
}
if(data.copy !== undefined){
if(typeof data.copy !== "boolean"){
const err308 = {instancePath:instancePath+"/copy",schemaPath:"#/oneOf/4/properties/copy/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err308];
}
else {
vErrors.push(err308);
}
errors++;
}
}
if(data.partitions !== undefined){
let data145 = data.partitions;
if(Array.isArray(data145)){
const len12 = data145.length;
for(let i12=0; i12<len12; i12++){
let data146 = data145[i12];
if(data146 && typeof data146 == "object" && !Array.isArray(data146)){
if(data146.partition === undefined){
const err309 = {instancePath:instancePath+"/partitions/" + i12,schemaPath:"#/oneOf/4/properties/partitions/items/required",keyword:"required",params:{missingProperty: "partition"},message:"must have required property '"+"partition"+"'"};
if(vErrors === null){
vErrors = [err309];
}
else {
vErrors.push(err309);
}
errors++;
}
if(data146.disk === undefined){
const err310 = {instancePath:instancePath+"/partitions/" + i12,schemaPath:"#/oneOf/4/properties/partitions/items/required",keyword:"required",params:{missingProperty: "disk"},message:"must have required property '"+"disk"+"'"};
if(vErrors === null){
vErrors = [err310];
}
else {
vErrors.push(err310);
}
errors++;
}
if(data146.size_bytes === undefined){
const err311 = {instancePath:instancePath+"/partitions/" + i12,schemaPath:"#/oneOf/4/properties/partitions/items/required",keyword:"required",params:{missingProperty: "size_bytes"},message:"must have required property '"+"size_bytes"+"'"};
if(vErrors === null){
vErrors = [err311];
}
else {
vErrors.push(err311);
}
errors++;
}
for(const key20 in data146){
if(!(((key20 === "partition") || (key20 === "disk")) || (key20 === "size_bytes"))){
const err312 = {instancePath:instancePath+"/partitions/" + i12,schemaPath:"#/oneOf/4/properties/partitions/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key20},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err312];
}
else {
vErrors.push(err312);
}
errors++;
}
}
if(data146.partition !== undefined){
if(typeof data146.partition !== "string"){
const err313 = {instancePath:instancePath+"/partitions/" + i12+"/partition",schemaPath:"#/oneOf/4/properties/partitions/items/properties/partition/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err313];
}
else {
vErrors.push(err313);
}
errors++;
}
}
if(data146.disk !== undefined){
if(typeof data146.disk !== "string"){
const err314 = {instancePath:instancePath+"/partitions/" + i12+"/disk",schemaPath:"#/oneOf/4/properties/partitions/items/properties/disk/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err314];
}
else {
vErrors.push(err314);
}
errors++;
}
}
if(data146.size_bytes !== undefined){
let data149 = data146.size_bytes;
if(!((typeof data149 == "number") && (!(data149 % 1) && !isNaN(data149)))){
const err315 = {instancePath:instancePath+"/partitions/" + i12+"/size_bytes",schemaPath:"#/oneOf/4/properties/partitions/items/properties/size_bytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err315];
}
else {
vErrors.push(err315);
}
errors++;
}
}
}
else {
const err316 = {instancePath:instancePath+"/partitions/" + i12,schemaPath:"#/oneOf/4/properties/partitions/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err316];
}
else {
vErrors.push(err316);
}
errors++;
}
}
}
else {
const err317 = {instancePath:instancePath+"/partitions",schemaPath:"#/oneOf/4/properties/partitions/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err317];
}
else {
vErrors.push(err317);
}
errors++;
}
}
if(data.root_disk_gib !== undefined){
let data150 = data.root_disk_gib;
if(!((typeof data150 == "number") && (!(data150 % 1) && !isNaN(data150)))){
const err318 = {instancePath:instancePath+"/root_disk_gib",schemaPath:"#/oneOf/4/properties/root_disk_gib/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err318];
}
else {
vErrors.push(err318);
}
errors++;
}
}
if(data.wanted !== undefined){
let data151 = data.wanted;
if(typeof data151 !== "string"){
const err319 = {instancePath:instancePath+"/wanted",schemaPath:"#/oneOf/4/properties/wanted/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err319];
}
else {
vErrors.push(err319);
}
errors++;
}
if(!((data151 === "present") || (data151 === "discarded"))){
const err320 = {instancePath:instancePath+"/wanted",schemaPath:"#/oneOf/4/properties/wanted/enum",keyword:"enum",params:{allowedValues: schema33.oneOf[4].properties.wanted.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err320];
}
else {
vErrors.push(err320);
}
errors++;
}
}
}
else {
const err321 = {instancePath,schemaPath:"#/oneOf/4/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err321];
}
else {
vErrors.push(err321);
}
errors++;
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "seed"){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err322 = {instancePath,schemaPath:"#/oneOf/5/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err322];
}
else {
vErrors.push(err322);
}
errors++;
}
if(data.id === undefined){
const err323 = {instancePath,schemaPath:"#/oneOf/5/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'"};
if(vErrors === null){
vErrors = [err323];
}
else {
vErrors.push(err323);
}
errors++;
}
if(data.user_data === undefined){
const err324 = {instancePath,schemaPath:"#/oneOf/5/required",keyword:"required",params:{missingProperty: "user_data"},message:"must have required property '"+"user_data"+"'"};
if(vErrors === null){
vErrors = [err324];
}
else {
vErrors.push(err324);
}
errors++;
}
if(data.vendor_data === undefined){
const err325 = {instancePath,schemaPath:"#/oneOf/5/required",keyword:"required",params:{missingProperty: "vendor_data"},message:"must have required property '"+"vendor_data"+"'"};
if(vErrors === null){
vErrors = [err325];
}
else {
vErrors.push(err325);
}
errors++;
}
if(data.meta_data === undefined){
const err326 = {instancePath,schemaPath:"#/oneOf/5/required",keyword:"required",params:{missingProperty: "meta_data"},message:"must have required property '"+"meta_data"+"'"};
if(vErrors === null){
vErrors = [err326];
}
else {
vErrors.push(err326);
}
errors++;
}
for(const key21 in data){
if(!((((((((key21 === "kind") || (key21 === "id")) || (key21 === "user_data")) || (key21 === "format")) || (key21 === "vendor_data")) || (key21 === "login_keys")) || (key21 === "meta_data")) || (key21 === "network_config"))){
const err327 = {instancePath,schemaPath:"#/oneOf/5/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key21},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err327];
}
else {
vErrors.push(err327);
}
errors++;
}
}
if(data.kind !== undefined){
if("seed" !== data.kind){
const err328 = {instancePath:instancePath+"/kind",schemaPath:"#/oneOf/5/properties/kind/const",keyword:"const",params:{allowedValue: "seed"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err328];
}
else {
vErrors.push(err328);
}
errors++;
}
}
if(data.id !== undefined){
if(typeof data.id !== "string"){
const err329 = {instancePath:instancePath+"/id",schemaPath:"#/oneOf/5/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err329];
}
else {
vErrors.push(err329);
}
errors++;
}
}
if(data.user_data !== undefined){
let data154 = data.user_data;
if((typeof data154 !== "string") && (data154 !== null)){
const err330 = {instancePath:instancePath+"/user_data",schemaPath:"#/oneOf/5/properties/user_data/type",keyword:"type",params:{type: schema33.oneOf[5].properties.user_data.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err330];
}
else {
vErrors.push(err330);
}
errors++;
}
}
if(data.format !== undefined){
let data155 = data.format;
if(typeof data155 !== "string"){
const err331 = {instancePath:instancePath+"/format",schemaPath:"#/oneOf/5/properties/format/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err331];
}
else {
vErrors.push(err331);
}
errors++;
}
if(!((data155 === "cloud_init") || (data155 === "ignition"))){
const err332 = {instancePath:instancePath+"/format",schemaPath:"#/oneOf/5/properties/format/enum",keyword:"enum",params:{allowedValues: schema33.oneOf[5].properties.format.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err332];
}
else {
vErrors.push(err332);
}
errors++;
}
}
if(data.vendor_data !== undefined){
if(typeof data.vendor_data !== "string"){
const err333 = {instancePath:instancePath+"/vendor_data",schemaPath:"#/oneOf/5/properties/vendor_data/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err333];
}
else {
vErrors.push(err333);
}
errors++;
}
}
if(data.login_keys !== undefined){
let data157 = data.login_keys;
if(Array.isArray(data157)){
const len13 = data157.length;
for(let i13=0; i13<len13; i13++){
if(typeof data157[i13] !== "string"){
const err334 = {instancePath:instancePath+"/login_keys/" + i13,schemaPath:"#/oneOf/5/properties/login_keys/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err334];
}
else {
vErrors.push(err334);
}
errors++;
}
}
}
else {
const err335 = {instancePath:instancePath+"/login_keys",schemaPath:"#/oneOf/5/properties/login_keys/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err335];
}
else {
vErrors.push(err335);
}
errors++;
}
}
if(data.meta_data !== undefined){
if(typeof data.meta_data !== "string"){
const err336 = {instancePath:instancePath+"/meta_data",schemaPath:"#/oneOf/5/properties/meta_data/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err336];
}
else {
vErrors.push(err336);
}
errors++;
}
}
if(data.network_config !== undefined){
let data160 = data.network_config;
if((typeof data160 !== "string") && (data160 !== null)){
const err337 = {instancePath:instancePath+"/network_config",schemaPath:"#/oneOf/5/properties/network_config/type",keyword:"type",params:{type: schema33.oneOf[5].properties.network_config.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err337];
}
else {
vErrors.push(err337);
}
errors++;
}
}
}
else {
const err338 = {instancePath,schemaPath:"#/oneOf/5/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err338];
}
else {
vErrors.push(err338);
}
errors++;
}
if(props0 !== true){
props0 = true;
}
}
else {
const err339 = {instancePath,schemaPath:"#/discriminator",keyword:"discriminator",params:{error: "mapping", tag: "kind", tagValue: tag0},message:"value of tag \"kind\" must be in oneOf"};
if(vErrors === null){
vErrors = [err339];
}
else {
vErrors.push(err339);
}
errors++;
}
}
else {
const err340 = {instancePath,schemaPath:"#/discriminator",keyword:"discriminator",params:{error: "tag", tag: "kind", tagValue: tag0},message:"tag \"kind\" must be string"};
if(vErrors === null){
vErrors = [err340];
}
else {
vErrors.push(err340);
}
errors++;
}
}
else {
const err341 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err341];
}
else {
vErrors.push(err341);
}
errors++;
}
validate22.errors = vErrors;
evaluated0.props = props0;
return errors === 0;
}
validate22.evaluated = {"dynamicProps":true,"dynamicItems":false};

export const validateHostReport = validate23;
const schema34 = {"type":"object","additionalProperties":false,"required":["contract_version","host","observed_generation","agent_version","boot_id","facts","conditions","disks","objects"],"properties":{"contract_version":{"type":"integer","description":"Version of these messages.","minimum":0,"maximum":9007199254740991},"host":{"type":"string","description":"Name of the host.","maxLength":4096},"observed_generation":{"type":"integer","description":"Generation of the config that this report answers; 0 for none yet.","minimum":0,"maximum":9007199254740991},"agent_version":{"type":"string","description":"Version of the agent.","maxLength":4096},"boot_id":{"type":"string","description":"Changes with every boot of the host.","maxLength":4096},"facts":{"type":"object","description":"What the host has.","additionalProperties":false,"required":["cpus","memory_mib","memory_reserved_mib","cpu_overcommit","storage_bytes","storage_free_bytes","architecture","kernel","accelerator","root","port_range"],"properties":{"cpus":{"type":"integer","minimum":1,"maximum":8192,"description":"Logical CPUs."},"memory_mib":{"type":"integer","minimum":1,"maximum":67108864,"description":"Memory."},"memory_reserved_mib":{"type":"integer","minimum":0,"maximum":67108864,"description":"Memory that VMs may not have."},"cpu_overcommit":{"type":"number","minimum":0,"maximum":1000,"description":"Virtual CPUs per logical CPU."},"storage_bytes":{"type":"integer","description":"Room for root disks in all: what they take and what is free.","minimum":0,"maximum":9007199254740991},"storage_free_bytes":{"type":"integer","description":"Free room of their file system.","minimum":0,"maximum":9007199254740991},"moves":{"type":"boolean","description":"Whether VMs can be moved from this host and to it; agents of before leave it out."},"storage_use":{"type":"object","description":"What Croft's files take of the host, each rounded up to GiB; agents of before leave it out.","additionalProperties":false,"required":["root_disks_gib","file_disks_gib","images_gib","logs_gib"],"properties":{"root_disks_gib":{"type":"integer","minimum":0,"maximum":1073741824,"description":"Root disks of VMs, and their firmware's and TPM's state."},"file_disks_gib":{"type":"integer","minimum":0,"maximum":1073741824,"description":"File disks, as far as they are written."},"images_gib":{"type":"integer","minimum":0,"maximum":1073741824,"description":"Images that root disks lie over, and that are kept."},"logs_gib":{"type":"integer","minimum":0,"maximum":1073741824,"description":"Logs of the guests' serial ports."}}},"architecture":{"type":"string","description":"Machine type.","maxLength":4096},"kernel":{"type":"string","description":"Kernel release.","maxLength":4096},"accelerator":{"type":"string","enum":["kvm","tcg"],"description":"What guests run under."},"vm_overhead_mib":{"type":"integer","description":"What a running VM takes besides its memory; agents of before leave it out.","minimum":0,"maximum":9007199254740991},"root":{"type":"boolean","description":"Whether the agent has root."},"tpm":{"type":"boolean","description":"Whether VMs can have a TPM; agents of before, which cannot, leave it out."},"port_range":{"type":"array","minItems":2,"maxItems":2,"description":"First and last host port for allocation.","if":{"maxItems":2},"then":{"items":{"type":"integer","minimum":1,"maximum":65535}}},"port_addresses":{"type":"array","maxItems":100,"description":"Addresses of the host on which operators of projects may forward ports; without it 127.0.0.1.","if":{"maxItems":100},"then":{"items":{"type":"string","maxLength":15}}},"own_ports":{"type":"array","maxItems":10,"description":"Ports that the agent itself listens on, which no VM gets; without it none.","if":{"maxItems":10},"then":{"items":{"type":"integer","minimum":0,"maximum":9007199254740991}}},"network":{"type":"object","description":"What the host can do for networks of VMs, as probed; without it nothing.","additionalProperties":false,"required":["nat","bridge","way_out","bridges","missing"],"properties":{"nat":{"type":"boolean","description":"Whether networks with the mode `nat` can be made."},"bridge":{"type":"boolean","description":"Whether cards can be ports of the host's bridges."},"way_out":{"type":"boolean","description":"Whether VMs without networks have a way out."},"bridges":{"type":"array","maxItems":1000,"description":"Names of the host's bridges, Croft's own left out.","if":{"maxItems":1000},"then":{"items":{"type":"string","maxLength":15}}},"missing":{"type":"array","maxItems":20,"description":"What is lacking for what it cannot, one sentence each.","if":{"maxItems":20},"then":{"items":{"type":"string","maxLength":1000}}},"overlay":{"type":"object","description":"How other hosts reach it for networks that span hosts; absent where its settings name no address.","additionalProperties":false,"required":["address","mtu","missing"],"properties":{"address":{"type":"string","maxLength":45,"description":"Address of its end of the tunnels."},"mtu":{"type":"integer","minimum":0,"maximum":65535,"description":"Largest packet of a guest that a tunnel takes: that of the interface without the tunnel's headers."},"missing":{"type":["string","null"],"maxLength":1000,"description":"Why it can have no tunnels now, as a sentence; null when it can."}}}}}}},"conditions":{"type":"array","description":"Named facts with a reason.","maxItems":1024,"if":{"maxItems":1024},"then":{"items":{"type":"object","additionalProperties":false,"required":["type","status","reason","message"],"properties":{"type":{"type":"string","description":"What it is about, such as `accelerator`.","maxLength":4096},"status":{"type":"string","enum":["true","false","unknown"],"description":"Whether it holds."},"reason":{"type":"string","description":"One snake_case word.","maxLength":4096},"message":{"type":"string","description":"One sentence.","maxLength":4096}}}}},"disks":{"type":"array","maxItems":1024,"description":"Every disk of the host, adopted or not, and the agent's file disks.","if":{"maxItems":1024},"then":{"items":{"type":"object","additionalProperties":false,"required":["identity","path","aliases","model","serial","size_bytes","sector_size","holds","adoptable","reason","disk"],"properties":{"identity":{"type":"string","description":"What tells it from every other.","maxLength":4096},"path":{"type":"string","description":"Where it is now; empty for one that was adopted and is gone.","maxLength":4096},"aliases":{"type":"array","description":"Other names for it: by-id paths, WWN, serial.","maxItems":1024,"if":{"maxItems":1024},"then":{"items":{"type":"string","maxLength":4096}}},"model":{"type":["string","null"],"description":"Model as the device tells it.","maxLength":4096},"serial":{"type":["string","null"],"description":"Serial as the device tells it.","maxLength":4096},"size_bytes":{"type":"integer","description":"Size.","minimum":0,"maximum":9007199254740991},"sector_size":{"type":"integer","description":"Logical sector size.","minimum":0,"maximum":9007199254740991},"holds":{"type":"array","description":"What it holds, one sentence each; empty when nothing was found.","maxItems":1024,"if":{"maxItems":1024},"then":{"items":{"type":"string","maxLength":4096}}},"adoptable":{"type":"boolean","description":"Whether it can be adopted, with `wipe` if it holds anything."},"reason":{"type":["string","null"],"description":"Why it cannot be adopted or what adopting needs.","maxLength":4096},"disk":{"type":["string","null"],"description":"Id of the disk, when it carries Croft's record.","maxLength":4096}}}}},"objects":{"type":"array","maxItems":10000,"description":"State of every object of the config, and of what runs without being in it.","if":{"maxItems":10000},"then":{"items":{"type":"object","required":["kind"],"discriminator":{"propertyName":"kind"},"oneOf":[{"title":"NetworkReport","type":"object","additionalProperties":false,"required":["kind","id","generation","state","code","message","firewall_counters"],"properties":{"kind":{"const":"network","description":"Tells the reports apart."},"id":{"type":"string","description":"Id of the network.","maxLength":4096},"generation":{"type":"integer","description":"Generation of the document that this answers; 0 for none.","minimum":0,"maximum":9007199254740991},"state":{"type":"string","enum":["creating","ready","failed","error","deleted"],"description":"Where it stands; `deleted` is final."},"code":{"type":["string","null"],"description":"Error code.","maxLength":4096},"message":{"type":["string","null"],"description":"What went wrong and what to do.","maxLength":4096},"firewall_counters":{"type":"array","maxItems":300,"description":"What each rule matched.","if":{"maxItems":300},"then":{"items":{"type":"object","additionalProperties":false,"required":["rule","packets","bytes"],"properties":{"rule":{"type":"integer","minimum":-1,"description":"Position of the rule; -1: denied because none matched.","maximum":9007199254740991},"packets":{"type":"integer","description":"Packets.","minimum":0,"maximum":9007199254740991},"bytes":{"type":"integer","description":"Bytes.","minimum":0,"maximum":9007199254740991}}}}}}},{"title":"DiskReport","type":"object","additionalProperties":false,"required":["kind","id","generation","state","code","message","identity","model","size_bytes","sector_size","free_bytes","largest_gap_bytes","path"],"properties":{"kind":{"const":"disk","description":"Tells the reports apart."},"id":{"type":"string","description":"Id of the disk.","maxLength":4096},"generation":{"type":"integer","description":"Generation of the document that this answers; 0 for none.","minimum":0,"maximum":9007199254740991},"state":{"type":"string","enum":["creating","ready","failed","error","released","erased"],"description":"Where it stands; `released` and `erased` are final."},"code":{"type":["string","null"],"description":"Error code.","maxLength":4096},"message":{"type":["string","null"],"description":"What went wrong and what to do, without secrets.","maxLength":4096},"identity":{"type":["string","null"],"description":"Identity of the disk.","maxLength":4096},"model":{"type":["string","null"],"description":"Model.","maxLength":4096},"size_bytes":{"type":["integer","null"],"description":"Size.","minimum":0,"maximum":9007199254740991},"sector_size":{"type":["integer","null"],"description":"Logical sector size.","minimum":0,"maximum":9007199254740991},"free_bytes":{"type":["integer","null"],"description":"Unallocated room.","minimum":0,"maximum":9007199254740991},"largest_gap_bytes":{"type":["integer","null"],"description":"Largest partition that fits.","minimum":0,"maximum":9007199254740991},"path":{"type":["string","null"],"description":"Where it is now.","maxLength":4096},"partitions":{"type":"array","description":"Croft's partitions in its table, whoever made them; absent while it cannot be read.","maxItems":1024,"if":{"maxItems":1024},"then":{"items":{"type":"object","additionalProperties":false,"required":["id","number","part_uuid","start_bytes","size_bytes"],"properties":{"id":{"type":"string","description":"Id of the partition.","maxLength":4096},"number":{"type":"integer","description":"Number of its entry.","minimum":0,"maximum":9007199254740991},"part_uuid":{"type":"string","description":"Unique GUID of its entry.","maxLength":4096},"start_bytes":{"type":"integer","description":"First byte.","minimum":0,"maximum":9007199254740991},"size_bytes":{"type":"integer","description":"Size.","minimum":0,"maximum":9007199254740991}}}}}}},{"title":"PartitionReport","type":"object","additionalProperties":false,"required":["kind","id","generation","state","code","message","number","part_uuid","start_bytes","size_bytes","filesystem"],"properties":{"kind":{"const":"partition","description":"Tells the reports apart."},"id":{"type":"string","description":"Id of the partition.","maxLength":4096},"generation":{"type":"integer","description":"Generation of the document that this answers; 0 for none.","minimum":0,"maximum":9007199254740991},"state":{"type":"string","enum":["creating","ready","failed","error","kept","wiped"],"description":"Where it stands; `kept` is closed with its bytes, `wiped` is final."},"code":{"type":["string","null"],"description":"Error code.","maxLength":4096},"message":{"type":["string","null"],"description":"What went wrong and what to do.","maxLength":4096},"number":{"type":["integer","null"],"description":"Number of its entry.","minimum":0,"maximum":9007199254740991},"part_uuid":{"type":["string","null"],"description":"Unique GUID of its entry.","maxLength":4096},"start_bytes":{"type":["integer","null"],"description":"First byte.","minimum":0,"maximum":9007199254740991},"size_bytes":{"type":["integer","null"],"description":"Size.","minimum":0,"maximum":9007199254740991},"filesystem":{"type":["string","null"],"description":"What it was found to hold.","maxLength":4096}}},{"title":"MoveReport","type":"object","additionalProperties":false,"required":["kind","id","generation","state","code","message","copied_bytes","total_bytes","sha256"],"properties":{"kind":{"const":"move","description":"Tells the reports apart."},"id":{"type":"string","description":"Id of the move.","maxLength":4096},"generation":{"type":"integer","description":"Generation of the document that this answers; 0 for none.","minimum":0,"maximum":9007199254740991},"state":{"type":"string","enum":["stopping","holding","preparing","prepared","copying","received","discarding","discarded","failed"],"description":"Of the source: `stopping`, then `holding`. Of the target: `prepared` when there is room for all, `received` when every byte is there and was read back. `failed` does not pass by itself."},"code":{"type":["string","null"],"description":"Error code.","maxLength":4096},"message":{"type":["string","null"],"description":"What went wrong and what to do.","maxLength":4096},"copied_bytes":{"type":"integer","minimum":0,"description":"How far the copy is, holes included.","maximum":9007199254740991},"total_bytes":{"type":"integer","minimum":0,"description":"Of how much; 0 before it is known.","maximum":9007199254740991},"sha256":{"type":["string","null"],"description":"Digest of all that was received, equal to what was sent; null before.","maxLength":4096}}},{"title":"VmReport","type":"object","additionalProperties":false,"required":["kind","id","generation","incarnation","state","code","message","accelerator","started_at","ssh_ready","drives","busy_ports"],"properties":{"kind":{"const":"vm","description":"Tells the reports apart."},"id":{"type":"string","description":"Id of the VM.","maxLength":4096},"generation":{"type":"integer","description":"Generation of the document that this answers; 0 for none.","minimum":0,"maximum":9007199254740991},"incarnation":{"type":"integer","description":"Incarnation that runs.","minimum":0,"maximum":9007199254740991},"state":{"type":"string","enum":["creating","starting","running","stopping","stopped","paused","failed","error","deleted"],"description":"Where it stands; `deleted` is final."},"code":{"type":["string","null"],"description":"Error code.","maxLength":4096},"message":{"type":["string","null"],"description":"What went wrong and what to do, with QEMU's own words.","maxLength":4096},"accelerator":{"type":["string","null"],"enum":["kvm","tcg",null],"description":"What it runs under."},"started_at":{"type":["string","null"],"description":"When its QEMU was started.","maxLength":4096},"ssh_ready":{"type":"boolean","description":"Whether the banner of this start was seen."},"drives":{"type":"array","description":"What is plugged in or could not be.","maxItems":1024,"if":{"maxItems":1024},"then":{"items":{"type":"object","additionalProperties":false,"required":["partition","attached","code","message"],"properties":{"partition":{"type":"string","description":"Id of the partition.","maxLength":4096},"attached":{"type":"boolean","description":"Whether QEMU has it."},"code":{"type":["string","null"],"description":"Error code.","maxLength":4096},"message":{"type":["string","null"],"description":"What went wrong.","maxLength":4096}}}}},"cdroms":{"type":"array","description":"Media that should be in a CD drive and are not, each with its reason; none when absent.","maxItems":1024,"if":{"maxItems":1024},"then":{"items":{"type":"object","additionalProperties":false,"required":["id","code","message"],"properties":{"id":{"type":"string","description":"Id of the image.","maxLength":4096},"code":{"type":"string","description":"Error code.","maxLength":4096},"message":{"type":"string","description":"What is in the way and what to do.","maxLength":4096}}}}},"busy_ports":{"type":"array","description":"Ports of the host that another process holds.","maxItems":1024,"if":{"maxItems":1024},"then":{"items":{"type":"integer","minimum":0,"maximum":9007199254740991}}},"host_key":{"type":"string","maxLength":200,"pattern":"^ssh-ed25519 [A-Za-z0-9+/]+={0,2}$","description":"The public SSH host key that its guest got at its first boot, which a restored database may have lost. Absent for a guest that got none of Croft, and from agents of before."},"fenced":{"type":"boolean","description":"Whether its guest, or the next one, ends with the lease of the host. Absent from agents that know no leases."},"way_out":{"type":"string","enum":["open","none","at_next_start"],"description":"Whether a VM that runs without networks reaches the internet; `at_next_start` when it was started before its host could give that. Absent for what does not run, and from agents of before."},"nics":{"type":"array","maxItems":16,"description":"Addresses that its cards were seen to have; none when absent.","if":{"maxItems":16},"then":{"items":{"type":"object","additionalProperties":false,"required":["mac_address","addresses"],"properties":{"mac_address":{"type":"string","maxLength":17,"description":"Hardware address of the card."},"addresses":{"type":"array","maxItems":64,"description":"Addresses that are more than link-local.","if":{"maxItems":64},"then":{"items":{"type":"object","additionalProperties":false,"required":["address","source"],"properties":{"address":{"type":"string","maxLength":45,"description":"The address."},"source":{"type":"string","enum":["guest_agent","lease","neighbor"],"description":"Who says so: the guest's agent, the DHCP server, the host's neighbor table."}}}}}}}}},"serial_log_tail":{"type":["string","null"],"maxLength":262144,"description":"Only of agents of before; `exit` has it now."},"exit":{"type":["object","null"],"description":"How it last ended; absent or null while it never did.","additionalProperties":false,"required":["reason","at","exit_code","signal","message","serial_log_tail"],"properties":{"reason":{"type":"string","enum":["shutdown","stopped","forced","panicked","crashed","killed","lost","host_down","lease_expired","not_started","detached"],"description":"What ended it, as the status of a VM says it."},"at":{"type":"string","description":"When it was seen.","maxLength":4096},"exit_code":{"type":["integer","null"],"minimum":-2147483648,"description":"QEMU's exit code, when it is known.","maximum":9007199254740991},"signal":{"type":["string","null"],"description":"Signal that ended QEMU, when it is known.","maxLength":4096},"message":{"type":["string","null"],"description":"One sentence.","maxLength":4096},"serial_log_tail":{"type":["string","null"],"maxLength":262144,"description":"Last lines that it wrote to its serial port."}}},"restarts":{"type":"integer","description":"Restarts by its policy since it last ran for 10 minutes; 0 when absent.","minimum":0,"maximum":9007199254740991},"next_start_at":{"type":["string","null"],"description":"When it is started again, while it waits to.","maxLength":4096},"reboots":{"type":"integer","description":"How often the guest rebooted itself since its start; agents of before leave it out.","minimum":0,"maximum":9007199254740991},"boot_fault":{"type":["string","null"],"maxLength":200,"description":"Why this start found nothing to boot, as far as firmware and boot loader say; absent or null when they say nothing."},"guest":{"type":["object","null"],"description":"What the guest told of itself since its start, bounded; only the guest vouches for it. Agents of before leave it out.","additionalProperties":false,"required":["hostname","os","kernel","agent_version","addresses","interfaces","cloud_init","cloud_init_errors"],"properties":{"hostname":{"type":["string","null"],"description":"Host name.","maxLength":4096},"os":{"type":["string","null"],"description":"System.","maxLength":4096},"kernel":{"type":["string","null"],"description":"Release of its kernel.","maxLength":4096},"agent_version":{"type":["string","null"],"description":"Version of its guest agent.","maxLength":4096},"addresses":{"type":"array","description":"Addresses that are more than link-local.","maxItems":1024,"if":{"maxItems":1024},"then":{"items":{"type":"string","maxLength":4096}}},"interfaces":{"type":"array","description":"Network cards.","maxItems":1024,"if":{"maxItems":1024},"then":{"items":{"type":"object","additionalProperties":false,"required":["name","mac_address","ip_addresses"],"properties":{"name":{"type":"string","description":"Name inside the guest.","maxLength":4096},"mac_address":{"type":["string","null"],"description":"Hardware address.","maxLength":4096},"ip_addresses":{"type":"array","description":"Addresses.","maxItems":1024,"if":{"maxItems":1024},"then":{"items":{"type":"string","maxLength":4096}}}}}}},"clock_offset_seconds":{"type":["integer","null"],"minimum":-9007199254740991,"description":"By how much its clock is ahead of the host's, behind when negative; agents of before leave it out.","maximum":9007199254740991},"cloud_init":{"type":["string","null"],"enum":["running","done","failed",null],"description":"How far cloud-init is."},"cloud_init_errors":{"type":"array","description":"What cloud-init could not do.","maxItems":1024,"if":{"maxItems":1024},"then":{"items":{"type":"string","maxLength":4096}}}}}}}]}}}}};
const pattern5 = new RegExp("^ssh-ed25519 [A-Za-z0-9+/]+={0,2}$", "u");

function validate23(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate23.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.contract_version === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "contract_version"},message:"must have required property '"+"contract_version"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.host === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "host"},message:"must have required property '"+"host"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.observed_generation === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "observed_generation"},message:"must have required property '"+"observed_generation"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.agent_version === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "agent_version"},message:"must have required property '"+"agent_version"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.boot_id === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "boot_id"},message:"must have required property '"+"boot_id"+"'"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.facts === undefined){
const err5 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "facts"},message:"must have required property '"+"facts"+"'"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data.conditions === undefined){
const err6 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "conditions"},message:"must have required property '"+"conditions"+"'"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data.disks === undefined){
const err7 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "disks"},message:"must have required property '"+"disks"+"'"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data.objects === undefined){
const err8 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "objects"},message:"must have required property '"+"objects"+"'"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
for(const key0 in data){
if(!(func4.call(schema34.properties, key0))){
const err9 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.contract_version !== undefined){
let data0 = data.contract_version;
if(!((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0)))){
const err10 = {instancePath:instancePath+"/contract_version",schemaPath:"#/properties/contract_version/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(typeof data0 == "number"){
if(data0 > 9007199254740991 || isNaN(data0)){
const err11 = {instancePath:instancePath+"/contract_version",schemaPath:"#/properties/contract_version/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data0 < 0 || isNaN(data0)){
const err12 = {instancePath:instancePath+"/contract_version",schemaPath:"#/properties/contract_version/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
if(data.host !== undefined){
let data1 = data.host;
if(typeof data1 === "string"){
if(func1(data1) > 4096){
const err13 = {instancePath:instancePath+"/host",schemaPath:"#/properties/host/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/host",schemaPath:"#/properties/host/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.observed_generation !== undefined){
let data2 = data.observed_generation;
if(!((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2)))){
const err15 = {instancePath:instancePath+"/observed_generation",schemaPath:"#/properties/observed_generation/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(typeof data2 == "number"){
if(data2 > 9007199254740991 || isNaN(data2)){
const err16 = {instancePath:instancePath+"/observed_generation",schemaPath:"#/properties/observed_generation/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(data2 < 0 || isNaN(data2)){
const err17 = {instancePath:instancePath+"/observed_generation",schemaPath:"#/properties/observed_generation/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
if(data.agent_version !== undefined){
let data3 = data.agent_version;
if(typeof data3 === "string"){
if(func1(data3) > 4096){
const err18 = {instancePath:instancePath+"/agent_version",schemaPath:"#/properties/agent_version/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
else {
const err19 = {instancePath:instancePath+"/agent_version",schemaPath:"#/properties/agent_version/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.boot_id !== undefined){
let data4 = data.boot_id;
if(typeof data4 === "string"){
if(func1(data4) > 4096){
const err20 = {instancePath:instancePath+"/boot_id",schemaPath:"#/properties/boot_id/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
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
const err21 = {instancePath:instancePath+"/boot_id",schemaPath:"#/properties/boot_id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.facts !== undefined){
let data5 = data.facts;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if(data5.cpus === undefined){
const err22 = {instancePath:instancePath+"/facts",schemaPath:"#/properties/facts/required",keyword:"required",params:{missingProperty: "cpus"},message:"must have required property '"+"cpus"+"'"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if(data5.memory_mib === undefined){
const err23 = {instancePath:instancePath+"/facts",schemaPath:"#/properties/facts/required",keyword:"required",params:{missingProperty: "memory_mib"},message:"must have required property '"+"memory_mib"+"'"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if(data5.memory_reserved_mib === undefined){
const err24 = {instancePath:instancePath+"/facts",schemaPath:"#/properties/facts/required",keyword:"required",params:{missingProperty: "memory_reserved_mib"},message:"must have required property '"+"memory_reserved_mib"+"'"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(data5.cpu_overcommit === undefined){
const err25 = {instancePath:instancePath+"/facts",schemaPath:"#/properties/facts/required",keyword:"required",params:{missingProperty: "cpu_overcommit"},message:"must have required property '"+"cpu_overcommit"+"'"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(data5.storage_bytes === undefined){
const err26 = {instancePath:instancePath+"/facts",schemaPath:"#/properties/facts/required",keyword:"required",params:{missingProperty: "storage_bytes"},message:"must have required property '"+"storage_bytes"+"'"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(data5.storage_free_bytes === undefined){
const err27 = {instancePath:instancePath+"/facts",schemaPath:"#/properties/facts/required",keyword:"required",params:{missingProperty: "storage_free_bytes"},message:"must have required property '"+"storage_free_bytes"+"'"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
if(data5.architecture === undefined){
const err28 = {instancePath:instancePath+"/facts",schemaPath:"#/properties/facts/required",keyword:"required",params:{missingProperty: "architecture"},message:"must have required property '"+"architecture"+"'"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(data5.kernel === undefined){
const err29 = {instancePath:instancePath+"/facts",schemaPath:"#/properties/facts/required",keyword:"required",params:{missingProperty: "kernel"},message:"must have required property '"+"kernel"+"'"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if(data5.accelerator === undefined){
const err30 = {instancePath:instancePath+"/facts",schemaPath:"#/properties/facts/required",keyword:"required",params:{missingProperty: "accelerator"},message:"must have required property '"+"accelerator"+"'"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if(data5.root === undefined){
const err31 = {instancePath:instancePath+"/facts",schemaPath:"#/properties/facts/required",keyword:"required",params:{missingProperty: "root"},message:"must have required property '"+"root"+"'"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if(data5.port_range === undefined){
const err32 = {instancePath:instancePath+"/facts",schemaPath:"#/properties/facts/required",keyword:"required",params:{missingProperty: "port_range"},message:"must have required property '"+"port_range"+"'"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
for(const key1 in data5){
if(!(func4.call(schema34.properties.facts.properties, key1))){
const err33 = {instancePath:instancePath+"/facts",schemaPath:"#/properties/facts/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data5.cpus !== undefined){
let data6 = data5.cpus;
if(!((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6)))){
const err34 = {instancePath:instancePath+"/facts/cpus",schemaPath:"#/properties/facts/properties/cpus/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if(typeof data6 == "number"){
if(data6 > 8192 || isNaN(data6)){
const err35 = {instancePath:instancePath+"/facts/cpus",schemaPath:"#/properties/facts/properties/cpus/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8192},message:"must be <= 8192"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if(data6 < 1 || isNaN(data6)){
const err36 = {instancePath:instancePath+"/facts/cpus",schemaPath:"#/properties/facts/properties/cpus/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
}
if(data5.memory_mib !== undefined){
let data7 = data5.memory_mib;
if(!((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7)))){
const err37 = {instancePath:instancePath+"/facts/memory_mib",schemaPath:"#/properties/facts/properties/memory_mib/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
if(typeof data7 == "number"){
if(data7 > 67108864 || isNaN(data7)){
const err38 = {instancePath:instancePath+"/facts/memory_mib",schemaPath:"#/properties/facts/properties/memory_mib/maximum",keyword:"maximum",params:{comparison: "<=", limit: 67108864},message:"must be <= 67108864"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
if(data7 < 1 || isNaN(data7)){
const err39 = {instancePath:instancePath+"/facts/memory_mib",schemaPath:"#/properties/facts/properties/memory_mib/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
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
if(data5.memory_reserved_mib !== undefined){
let data8 = data5.memory_reserved_mib;
if(!((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8)))){
const err40 = {instancePath:instancePath+"/facts/memory_reserved_mib",schemaPath:"#/properties/facts/properties/memory_reserved_mib/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
if(typeof data8 == "number"){
if(data8 > 67108864 || isNaN(data8)){
const err41 = {instancePath:instancePath+"/facts/memory_reserved_mib",schemaPath:"#/properties/facts/properties/memory_reserved_mib/maximum",keyword:"maximum",params:{comparison: "<=", limit: 67108864},message:"must be <= 67108864"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
if(data8 < 0 || isNaN(data8)){
const err42 = {instancePath:instancePath+"/facts/memory_reserved_mib",schemaPath:"#/properties/facts/properties/memory_reserved_mib/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
}
if(data5.cpu_overcommit !== undefined){
let data9 = data5.cpu_overcommit;
if(typeof data9 == "number"){
if(data9 > 1000 || isNaN(data9)){
const err43 = {instancePath:instancePath+"/facts/cpu_overcommit",schemaPath:"#/properties/facts/properties/cpu_overcommit/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
if(data9 < 0 || isNaN(data9)){
const err44 = {instancePath:instancePath+"/facts/cpu_overcommit",schemaPath:"#/properties/facts/properties/cpu_overcommit/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
const err45 = {instancePath:instancePath+"/facts/cpu_overcommit",schemaPath:"#/properties/facts/properties/cpu_overcommit/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
if(data5.storage_bytes !== undefined){
let data10 = data5.storage_bytes;
if(!((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10)))){
const err46 = {instancePath:instancePath+"/facts/storage_bytes",schemaPath:"#/properties/facts/properties/storage_bytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
if(typeof data10 == "number"){
if(data10 > 9007199254740991 || isNaN(data10)){
const err47 = {instancePath:instancePath+"/facts/storage_bytes",schemaPath:"#/properties/facts/properties/storage_bytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
if(data10 < 0 || isNaN(data10)){
const err48 = {instancePath:instancePath+"/facts/storage_bytes",schemaPath:"#/properties/facts/properties/storage_bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
}
if(data5.storage_free_bytes !== undefined){
let data11 = data5.storage_free_bytes;
if(!((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11)))){
const err49 = {instancePath:instancePath+"/facts/storage_free_bytes",schemaPath:"#/properties/facts/properties/storage_free_bytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
if(typeof data11 == "number"){
if(data11 > 9007199254740991 || isNaN(data11)){
const err50 = {instancePath:instancePath+"/facts/storage_free_bytes",schemaPath:"#/properties/facts/properties/storage_free_bytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
if(data11 < 0 || isNaN(data11)){
const err51 = {instancePath:instancePath+"/facts/storage_free_bytes",schemaPath:"#/properties/facts/properties/storage_free_bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
}
if(data5.moves !== undefined){
if(typeof data5.moves !== "boolean"){
const err52 = {instancePath:instancePath+"/facts/moves",schemaPath:"#/properties/facts/properties/moves/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
if(data5.storage_use !== undefined){
let data13 = data5.storage_use;
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
if(data13.root_disks_gib === undefined){
const err53 = {instancePath:instancePath+"/facts/storage_use",schemaPath:"#/properties/facts/properties/storage_use/required",keyword:"required",params:{missingProperty: "root_disks_gib"},message:"must have required property '"+"root_disks_gib"+"'"};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
if(data13.file_disks_gib === undefined){
const err54 = {instancePath:instancePath+"/facts/storage_use",schemaPath:"#/properties/facts/properties/storage_use/required",keyword:"required",params:{missingProperty: "file_disks_gib"},message:"must have required property '"+"file_disks_gib"+"'"};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
if(data13.images_gib === undefined){
const err55 = {instancePath:instancePath+"/facts/storage_use",schemaPath:"#/properties/facts/properties/storage_use/required",keyword:"required",params:{missingProperty: "images_gib"},message:"must have required property '"+"images_gib"+"'"};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
if(data13.logs_gib === undefined){
const err56 = {instancePath:instancePath+"/facts/storage_use",schemaPath:"#/properties/facts/properties/storage_use/required",keyword:"required",params:{missingProperty: "logs_gib"},message:"must have required property '"+"logs_gib"+"'"};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
for(const key2 in data13){
if(!((((key2 === "root_disks_gib") || (key2 === "file_disks_gib")) || (key2 === "images_gib")) || (key2 === "logs_gib"))){
const err57 = {instancePath:instancePath+"/facts/storage_use",schemaPath:"#/properties/facts/properties/storage_use/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
if(data13.root_disks_gib !== undefined){
let data14 = data13.root_disks_gib;
if(!((typeof data14 == "number") && (!(data14 % 1) && !isNaN(data14)))){
const err58 = {instancePath:instancePath+"/facts/storage_use/root_disks_gib",schemaPath:"#/properties/facts/properties/storage_use/properties/root_disks_gib/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
if(typeof data14 == "number"){
if(data14 > 1073741824 || isNaN(data14)){
const err59 = {instancePath:instancePath+"/facts/storage_use/root_disks_gib",schemaPath:"#/properties/facts/properties/storage_use/properties/root_disks_gib/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1073741824},message:"must be <= 1073741824"};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
if(data14 < 0 || isNaN(data14)){
const err60 = {instancePath:instancePath+"/facts/storage_use/root_disks_gib",schemaPath:"#/properties/facts/properties/storage_use/properties/root_disks_gib/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
if(data13.file_disks_gib !== undefined){
let data15 = data13.file_disks_gib;
if(!((typeof data15 == "number") && (!(data15 % 1) && !isNaN(data15)))){
const err61 = {instancePath:instancePath+"/facts/storage_use/file_disks_gib",schemaPath:"#/properties/facts/properties/storage_use/properties/file_disks_gib/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
if(typeof data15 == "number"){
if(data15 > 1073741824 || isNaN(data15)){
const err62 = {instancePath:instancePath+"/facts/storage_use/file_disks_gib",schemaPath:"#/properties/facts/properties/storage_use/properties/file_disks_gib/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1073741824},message:"must be <= 1073741824"};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
if(data15 < 0 || isNaN(data15)){
const err63 = {instancePath:instancePath+"/facts/storage_use/file_disks_gib",schemaPath:"#/properties/facts/properties/storage_use/properties/file_disks_gib/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
}
if(data13.images_gib !== undefined){
let data16 = data13.images_gib;
if(!((typeof data16 == "number") && (!(data16 % 1) && !isNaN(data16)))){
const err64 = {instancePath:instancePath+"/facts/storage_use/images_gib",schemaPath:"#/properties/facts/properties/storage_use/properties/images_gib/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
if(typeof data16 == "number"){
if(data16 > 1073741824 || isNaN(data16)){
const err65 = {instancePath:instancePath+"/facts/storage_use/images_gib",schemaPath:"#/properties/facts/properties/storage_use/properties/images_gib/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1073741824},message:"must be <= 1073741824"};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
if(data16 < 0 || isNaN(data16)){
const err66 = {instancePath:instancePath+"/facts/storage_use/images_gib",schemaPath:"#/properties/facts/properties/storage_use/properties/images_gib/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
}
if(data13.logs_gib !== undefined){
let data17 = data13.logs_gib;
if(!((typeof data17 == "number") && (!(data17 % 1) && !isNaN(data17)))){
const err67 = {instancePath:instancePath+"/facts/storage_use/logs_gib",schemaPath:"#/properties/facts/properties/storage_use/properties/logs_gib/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
if(typeof data17 == "number"){
if(data17 > 1073741824 || isNaN(data17)){
const err68 = {instancePath:instancePath+"/facts/storage_use/logs_gib",schemaPath:"#/properties/facts/properties/storage_use/properties/logs_gib/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1073741824},message:"must be <= 1073741824"};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
if(data17 < 0 || isNaN(data17)){
const err69 = {instancePath:instancePath+"/facts/storage_use/logs_gib",schemaPath:"#/properties/facts/properties/storage_use/properties/logs_gib/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
}
else {
const err70 = {instancePath:instancePath+"/facts/storage_use",schemaPath:"#/properties/facts/properties/storage_use/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
if(data5.architecture !== undefined){
let data18 = data5.architecture;
if(typeof data18 === "string"){
if(func1(data18) > 4096){
const err71 = {instancePath:instancePath+"/facts/architecture",schemaPath:"#/properties/facts/properties/architecture/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
else {
const err72 = {instancePath:instancePath+"/facts/architecture",schemaPath:"#/properties/facts/properties/architecture/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
if(data5.kernel !== undefined){
let data19 = data5.kernel;
if(typeof data19 === "string"){
if(func1(data19) > 4096){
const err73 = {instancePath:instancePath+"/facts/kernel",schemaPath:"#/properties/facts/properties/kernel/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
else {
const err74 = {instancePath:instancePath+"/facts/kernel",schemaPath:"#/properties/facts/properties/kernel/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
if(data5.accelerator !== undefined){
let data20 = data5.accelerator;
if(typeof data20 !== "string"){
const err75 = {instancePath:instancePath+"/facts/accelerator",schemaPath:"#/properties/facts/properties/accelerator/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
if(!((data20 === "kvm") || (data20 === "tcg"))){
const err76 = {instancePath:instancePath+"/facts/accelerator",schemaPath:"#/properties/facts/properties/accelerator/enum",keyword:"enum",params:{allowedValues: schema34.properties.facts.properties.accelerator.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
if(data5.vm_overhead_mib !== undefined){
let data21 = data5.vm_overhead_mib;
if(!((typeof data21 == "number") && (!(data21 % 1) && !isNaN(data21)))){
const err77 = {instancePath:instancePath+"/facts/vm_overhead_mib",schemaPath:"#/properties/facts/properties/vm_overhead_mib/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
if(typeof data21 == "number"){
if(data21 > 9007199254740991 || isNaN(data21)){
const err78 = {instancePath:instancePath+"/facts/vm_overhead_mib",schemaPath:"#/properties/facts/properties/vm_overhead_mib/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
if(data21 < 0 || isNaN(data21)){
const err79 = {instancePath:instancePath+"/facts/vm_overhead_mib",schemaPath:"#/properties/facts/properties/vm_overhead_mib/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
if(data5.root !== undefined){
if(typeof data5.root !== "boolean"){
const err80 = {instancePath:instancePath+"/facts/root",schemaPath:"#/properties/facts/properties/root/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
if(data5.tpm !== undefined){
if(typeof data5.tpm !== "boolean"){
const err81 = {instancePath:instancePath+"/facts/tpm",schemaPath:"#/properties/facts/properties/tpm/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
if(data5.port_range !== undefined){
let data24 = data5.port_range;
const _errs54 = errors;
let valid3 = true;
const _errs55 = errors;
if(Array.isArray(data24)){
if(data24.length > 2){
const err82 = {};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
var _valid0 = _errs55 === errors;
errors = _errs54;
if(vErrors !== null){
if(_errs54){
vErrors.length = _errs54;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs56 = errors;
if(Array.isArray(data24)){
const len0 = data24.length;
for(let i0=0; i0<len0; i0++){
let data25 = data24[i0];
if(!((typeof data25 == "number") && (!(data25 % 1) && !isNaN(data25)))){
const err83 = {instancePath:instancePath+"/facts/port_range/" + i0,schemaPath:"#/properties/facts/properties/port_range/then/items/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
if(typeof data25 == "number"){
if(data25 > 65535 || isNaN(data25)){
const err84 = {instancePath:instancePath+"/facts/port_range/" + i0,schemaPath:"#/properties/facts/properties/port_range/then/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
if(data25 < 1 || isNaN(data25)){
const err85 = {instancePath:instancePath+"/facts/port_range/" + i0,schemaPath:"#/properties/facts/properties/port_range/then/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
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
}
var _valid0 = _errs56 === errors;
valid3 = _valid0;
}
if(!valid3){
const err86 = {instancePath:instancePath+"/facts/port_range",schemaPath:"#/properties/facts/properties/port_range/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
if(Array.isArray(data24)){
if(data24.length > 2){
const err87 = {instancePath:instancePath+"/facts/port_range",schemaPath:"#/properties/facts/properties/port_range/maxItems",keyword:"maxItems",params:{limit: 2},message:"must NOT have more than 2 items"};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
if(data24.length < 2){
const err88 = {instancePath:instancePath+"/facts/port_range",schemaPath:"#/properties/facts/properties/port_range/minItems",keyword:"minItems",params:{limit: 2},message:"must NOT have fewer than 2 items"};
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
const err89 = {instancePath:instancePath+"/facts/port_range",schemaPath:"#/properties/facts/properties/port_range/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
}
if(data5.port_addresses !== undefined){
let data26 = data5.port_addresses;
const _errs61 = errors;
let valid6 = true;
const _errs62 = errors;
if(Array.isArray(data26)){
if(data26.length > 100){
const err90 = {};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
}
var _valid1 = _errs62 === errors;
errors = _errs61;
if(vErrors !== null){
if(_errs61){
vErrors.length = _errs61;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs63 = errors;
if(Array.isArray(data26)){
const len1 = data26.length;
for(let i1=0; i1<len1; i1++){
let data27 = data26[i1];
if(typeof data27 === "string"){
if(func1(data27) > 15){
const err91 = {instancePath:instancePath+"/facts/port_addresses/" + i1,schemaPath:"#/properties/facts/properties/port_addresses/then/items/maxLength",keyword:"maxLength",params:{limit: 15},message:"must NOT have more than 15 characters"};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
}
else {
const err92 = {instancePath:instancePath+"/facts/port_addresses/" + i1,schemaPath:"#/properties/facts/properties/port_addresses/then/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
}
}
var _valid1 = _errs63 === errors;
valid6 = _valid1;
}
if(!valid6){
const err93 = {instancePath:instancePath+"/facts/port_addresses",schemaPath:"#/properties/facts/properties/port_addresses/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
if(Array.isArray(data26)){
if(data26.length > 100){
const err94 = {instancePath:instancePath+"/facts/port_addresses",schemaPath:"#/properties/facts/properties/port_addresses/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items"};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
}
else {
const err95 = {instancePath:instancePath+"/facts/port_addresses",schemaPath:"#/properties/facts/properties/port_addresses/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
}
if(data5.own_ports !== undefined){
let data28 = data5.own_ports;
const _errs68 = errors;
let valid9 = true;
const _errs69 = errors;
if(Array.isArray(data28)){
if(data28.length > 10){
const err96 = {};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
}
var _valid2 = _errs69 === errors;
errors = _errs68;
if(vErrors !== null){
if(_errs68){
vErrors.length = _errs68;
}
else {
vErrors = null;
}
}
if(_valid2){
const _errs70 = errors;
if(Array.isArray(data28)){
const len2 = data28.length;
for(let i2=0; i2<len2; i2++){
let data29 = data28[i2];
if(!((typeof data29 == "number") && (!(data29 % 1) && !isNaN(data29)))){
const err97 = {instancePath:instancePath+"/facts/own_ports/" + i2,schemaPath:"#/properties/facts/properties/own_ports/then/items/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
if(typeof data29 == "number"){
if(data29 > 9007199254740991 || isNaN(data29)){
const err98 = {instancePath:instancePath+"/facts/own_ports/" + i2,schemaPath:"#/properties/facts/properties/own_ports/then/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
if(data29 < 0 || isNaN(data29)){
const err99 = {instancePath:instancePath+"/facts/own_ports/" + i2,schemaPath:"#/properties/facts/properties/own_ports/then/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
}
}
}
var _valid2 = _errs70 === errors;
valid9 = _valid2;
}
if(!valid9){
const err100 = {instancePath:instancePath+"/facts/own_ports",schemaPath:"#/properties/facts/properties/own_ports/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
if(Array.isArray(data28)){
if(data28.length > 10){
const err101 = {instancePath:instancePath+"/facts/own_ports",schemaPath:"#/properties/facts/properties/own_ports/maxItems",keyword:"maxItems",params:{limit: 10},message:"must NOT have more than 10 items"};
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
const err102 = {instancePath:instancePath+"/facts/own_ports",schemaPath:"#/properties/facts/properties/own_ports/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
}
if(data5.network !== undefined){
let data30 = data5.network;
if(data30 && typeof data30 == "object" && !Array.isArray(data30)){
if(data30.nat === undefined){
const err103 = {instancePath:instancePath+"/facts/network",schemaPath:"#/properties/facts/properties/network/required",keyword:"required",params:{missingProperty: "nat"},message:"must have required property '"+"nat"+"'"};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
if(data30.bridge === undefined){
const err104 = {instancePath:instancePath+"/facts/network",schemaPath:"#/properties/facts/properties/network/required",keyword:"required",params:{missingProperty: "bridge"},message:"must have required property '"+"bridge"+"'"};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
if(data30.way_out === undefined){
const err105 = {instancePath:instancePath+"/facts/network",schemaPath:"#/properties/facts/properties/network/required",keyword:"required",params:{missingProperty: "way_out"},message:"must have required property '"+"way_out"+"'"};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
if(data30.bridges === undefined){
const err106 = {instancePath:instancePath+"/facts/network",schemaPath:"#/properties/facts/properties/network/required",keyword:"required",params:{missingProperty: "bridges"},message:"must have required property '"+"bridges"+"'"};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
if(data30.missing === undefined){
const err107 = {instancePath:instancePath+"/facts/network",schemaPath:"#/properties/facts/properties/network/required",keyword:"required",params:{missingProperty: "missing"},message:"must have required property '"+"missing"+"'"};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
for(const key3 in data30){
if(!((((((key3 === "nat") || (key3 === "bridge")) || (key3 === "way_out")) || (key3 === "bridges")) || (key3 === "missing")) || (key3 === "overlay"))){
const err108 = {instancePath:instancePath+"/facts/network",schemaPath:"#/properties/facts/properties/network/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
}
if(data30.nat !== undefined){
if(typeof data30.nat !== "boolean"){
const err109 = {instancePath:instancePath+"/facts/network/nat",schemaPath:"#/properties/facts/properties/network/properties/nat/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
}
if(data30.bridge !== undefined){
if(typeof data30.bridge !== "boolean"){
const err110 = {instancePath:instancePath+"/facts/network/bridge",schemaPath:"#/properties/facts/properties/network/properties/bridge/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
}
if(data30.way_out !== undefined){
if(typeof data30.way_out !== "boolean"){
const err111 = {instancePath:instancePath+"/facts/network/way_out",schemaPath:"#/properties/facts/properties/network/properties/way_out/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
}
if(data30.bridges !== undefined){
let data34 = data30.bridges;
const _errs84 = errors;
let valid13 = true;
const _errs85 = errors;
if(Array.isArray(data34)){
if(data34.length > 1000){
const err112 = {};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
}
var _valid3 = _errs85 === errors;
errors = _errs84;
if(vErrors !== null){
if(_errs84){
vErrors.length = _errs84;
}
else {
vErrors = null;
}
}
if(_valid3){
const _errs86 = errors;
if(Array.isArray(data34)){
const len3 = data34.length;
for(let i3=0; i3<len3; i3++){
let data35 = data34[i3];
if(typeof data35 === "string"){
if(func1(data35) > 15){
const err113 = {instancePath:instancePath+"/facts/network/bridges/" + i3,schemaPath:"#/properties/facts/properties/network/properties/bridges/then/items/maxLength",keyword:"maxLength",params:{limit: 15},message:"must NOT have more than 15 characters"};
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
const err114 = {instancePath:instancePath+"/facts/network/bridges/" + i3,schemaPath:"#/properties/facts/properties/network/properties/bridges/then/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
}
}
var _valid3 = _errs86 === errors;
valid13 = _valid3;
}
if(!valid13){
const err115 = {instancePath:instancePath+"/facts/network/bridges",schemaPath:"#/properties/facts/properties/network/properties/bridges/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
if(Array.isArray(data34)){
if(data34.length > 1000){
const err116 = {instancePath:instancePath+"/facts/network/bridges",schemaPath:"#/properties/facts/properties/network/properties/bridges/maxItems",keyword:"maxItems",params:{limit: 1000},message:"must NOT have more than 1000 items"};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
}
else {
const err117 = {instancePath:instancePath+"/facts/network/bridges",schemaPath:"#/properties/facts/properties/network/properties/bridges/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
}
if(data30.missing !== undefined){
let data36 = data30.missing;
const _errs91 = errors;
let valid16 = true;
const _errs92 = errors;
if(Array.isArray(data36)){
if(data36.length > 20){
const err118 = {};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
}
var _valid4 = _errs92 === errors;
errors = _errs91;
if(vErrors !== null){
if(_errs91){
vErrors.length = _errs91;
}
else {
vErrors = null;
}
}
if(_valid4){
const _errs93 = errors;
if(Array.isArray(data36)){
const len4 = data36.length;
for(let i4=0; i4<len4; i4++){
let data37 = data36[i4];
if(typeof data37 === "string"){
if(func1(data37) > 1000){
const err119 = {instancePath:instancePath+"/facts/network/missing/" + i4,schemaPath:"#/properties/facts/properties/network/properties/missing/then/items/maxLength",keyword:"maxLength",params:{limit: 1000},message:"must NOT have more than 1000 characters"};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
}
else {
const err120 = {instancePath:instancePath+"/facts/network/missing/" + i4,schemaPath:"#/properties/facts/properties/network/properties/missing/then/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
}
}
var _valid4 = _errs93 === errors;
valid16 = _valid4;
}
if(!valid16){
const err121 = {instancePath:instancePath+"/facts/network/missing",schemaPath:"#/properties/facts/properties/network/properties/missing/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
if(Array.isArray(data36)){
if(data36.length > 20){
const err122 = {instancePath:instancePath+"/facts/network/missing",schemaPath:"#/properties/facts/properties/network/properties/missing/maxItems",keyword:"maxItems",params:{limit: 20},message:"must NOT have more than 20 items"};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
}
else {
const err123 = {instancePath:instancePath+"/facts/network/missing",schemaPath:"#/properties/facts/properties/network/properties/missing/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
}
if(data30.overlay !== undefined){
let data38 = data30.overlay;
if(data38 && typeof data38 == "object" && !Array.isArray(data38)){
if(data38.address === undefined){
const err124 = {instancePath:instancePath+"/facts/network/overlay",schemaPath:"#/properties/facts/properties/network/properties/overlay/required",keyword:"required",params:{missingProperty: "address"},message:"must have required property '"+"address"+"'"};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
if(data38.mtu === undefined){
const err125 = {instancePath:instancePath+"/facts/network/overlay",schemaPath:"#/properties/facts/properties/network/properties/overlay/required",keyword:"required",params:{missingProperty: "mtu"},message:"must have required property '"+"mtu"+"'"};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
if(data38.missing === undefined){
const err126 = {instancePath:instancePath+"/facts/network/overlay",schemaPath:"#/properties/facts/properties/network/properties/overlay/required",keyword:"required",params:{missingProperty: "missing"},message:"must have required property '"+"missing"+"'"};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
for(const key4 in data38){
if(!(((key4 === "address") || (key4 === "mtu")) || (key4 === "missing"))){
const err127 = {instancePath:instancePath+"/facts/network/overlay",schemaPath:"#/properties/facts/properties/network/properties/overlay/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
}
if(data38.address !== undefined){
let data39 = data38.address;
if(typeof data39 === "string"){
if(func1(data39) > 45){
const err128 = {instancePath:instancePath+"/facts/network/overlay/address",schemaPath:"#/properties/facts/properties/network/properties/overlay/properties/address/maxLength",keyword:"maxLength",params:{limit: 45},message:"must NOT have more than 45 characters"};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
}
else {
const err129 = {instancePath:instancePath+"/facts/network/overlay/address",schemaPath:"#/properties/facts/properties/network/properties/overlay/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
}
if(data38.mtu !== undefined){
let data40 = data38.mtu;
if(!((typeof data40 == "number") && (!(data40 % 1) && !isNaN(data40)))){
const err130 = {instancePath:instancePath+"/facts/network/overlay/mtu",schemaPath:"#/properties/facts/properties/network/properties/overlay/properties/mtu/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
if(typeof data40 == "number"){
if(data40 > 65535 || isNaN(data40)){
const err131 = {instancePath:instancePath+"/facts/network/overlay/mtu",schemaPath:"#/properties/facts/properties/network/properties/overlay/properties/mtu/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
if(data40 < 0 || isNaN(data40)){
const err132 = {instancePath:instancePath+"/facts/network/overlay/mtu",schemaPath:"#/properties/facts/properties/network/properties/overlay/properties/mtu/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
}
}
if(data38.missing !== undefined){
let data41 = data38.missing;
if((typeof data41 !== "string") && (data41 !== null)){
const err133 = {instancePath:instancePath+"/facts/network/overlay/missing",schemaPath:"#/properties/facts/properties/network/properties/overlay/properties/missing/type",keyword:"type",params:{type: schema34.properties.facts.properties.network.properties.overlay.properties.missing.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err133];
}
else {
vErrors.push(err133);
}
errors++;
}
if(typeof data41 === "string"){
if(func1(data41) > 1000){
const err134 = {instancePath:instancePath+"/facts/network/overlay/missing",schemaPath:"#/properties/facts/properties/network/properties/overlay/properties/missing/maxLength",keyword:"maxLength",params:{limit: 1000},message:"must NOT have more than 1000 characters"};
if(vErrors === null){
vErrors = [err134];
}
else {
vErrors.push(err134);
}
errors++;
}
}
}
}
else {
const err135 = {instancePath:instancePath+"/facts/network/overlay",schemaPath:"#/properties/facts/properties/network/properties/overlay/type",keyword:"type",params:{type: "object"},message:"must be object"};
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
const err136 = {instancePath:instancePath+"/facts/network",schemaPath:"#/properties/facts/properties/network/type",keyword:"type",params:{type: "object"},message:"must be object"};
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
else {
const err137 = {instancePath:instancePath+"/facts",schemaPath:"#/properties/facts/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
}
if(data.conditions !== undefined){
let data42 = data.conditions;
const _errs107 = errors;
let valid20 = true;
const _errs108 = errors;
if(Array.isArray(data42)){
if(data42.length > 1024){
const err138 = {};
if(vErrors === null){
vErrors = [err138];
}
else {
vErrors.push(err138);
}
errors++;
}
}
var _valid5 = _errs108 === errors;
errors = _errs107;
if(vErrors !== null){
if(_errs107){
vErrors.length = _errs107;
}
else {
vErrors = null;
}
}
if(_valid5){
const _errs109 = errors;
if(Array.isArray(data42)){
const len5 = data42.length;
for(let i5=0; i5<len5; i5++){
let data43 = data42[i5];
if(data43 && typeof data43 == "object" && !Array.isArray(data43)){
if(data43.type === undefined){
const err139 = {instancePath:instancePath+"/conditions/" + i5,schemaPath:"#/properties/conditions/then/items/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'"};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
}
if(data43.status === undefined){
const err140 = {instancePath:instancePath+"/conditions/" + i5,schemaPath:"#/properties/conditions/then/items/required",keyword:"required",params:{missingProperty: "status"},message:"must have required property '"+"status"+"'"};
if(vErrors === null){
vErrors = [err140];
}
else {
vErrors.push(err140);
}
errors++;
}
if(data43.reason === undefined){
const err141 = {instancePath:instancePath+"/conditions/" + i5,schemaPath:"#/properties/conditions/then/items/required",keyword:"required",params:{missingProperty: "reason"},message:"must have required property '"+"reason"+"'"};
if(vErrors === null){
vErrors = [err141];
}
else {
vErrors.push(err141);
}
errors++;
}
if(data43.message === undefined){
const err142 = {instancePath:instancePath+"/conditions/" + i5,schemaPath:"#/properties/conditions/then/items/required",keyword:"required",params:{missingProperty: "message"},message:"must have required property '"+"message"+"'"};
if(vErrors === null){
vErrors = [err142];
}
else {
vErrors.push(err142);
}
errors++;
}
for(const key5 in data43){
if(!((((key5 === "type") || (key5 === "status")) || (key5 === "reason")) || (key5 === "message"))){
const err143 = {instancePath:instancePath+"/conditions/" + i5,schemaPath:"#/properties/conditions/then/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err143];
}
else {
vErrors.push(err143);
}
errors++;
}
}
if(data43.type !== undefined){
let data44 = data43.type;
if(typeof data44 === "string"){
if(func1(data44) > 4096){
const err144 = {instancePath:instancePath+"/conditions/" + i5+"/type",schemaPath:"#/properties/conditions/then/items/properties/type/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err144];
}
else {
vErrors.push(err144);
}
errors++;
}
}
else {
const err145 = {instancePath:instancePath+"/conditions/" + i5+"/type",schemaPath:"#/properties/conditions/then/items/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err145];
}
else {
vErrors.push(err145);
}
errors++;
}
}
if(data43.status !== undefined){
let data45 = data43.status;
if(typeof data45 !== "string"){
const err146 = {instancePath:instancePath+"/conditions/" + i5+"/status",schemaPath:"#/properties/conditions/then/items/properties/status/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err146];
}
else {
vErrors.push(err146);
}
errors++;
}
if(!(((data45 === "true") || (data45 === "false")) || (data45 === "unknown"))){
const err147 = {instancePath:instancePath+"/conditions/" + i5+"/status",schemaPath:"#/properties/conditions/then/items/properties/status/enum",keyword:"enum",params:{allowedValues: schema34.properties.conditions.then.items.properties.status.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err147];
}
else {
vErrors.push(err147);
}
errors++;
}
}
if(data43.reason !== undefined){
let data46 = data43.reason;
if(typeof data46 === "string"){
if(func1(data46) > 4096){
const err148 = {instancePath:instancePath+"/conditions/" + i5+"/reason",schemaPath:"#/properties/conditions/then/items/properties/reason/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err148];
}
else {
vErrors.push(err148);
}
errors++;
}
}
else {
const err149 = {instancePath:instancePath+"/conditions/" + i5+"/reason",schemaPath:"#/properties/conditions/then/items/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err149];
}
else {
vErrors.push(err149);
}
errors++;
}
}
if(data43.message !== undefined){
let data47 = data43.message;
if(typeof data47 === "string"){
if(func1(data47) > 4096){
const err150 = {instancePath:instancePath+"/conditions/" + i5+"/message",schemaPath:"#/properties/conditions/then/items/properties/message/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err150];
}
else {
vErrors.push(err150);
}
errors++;
}
}
else {
const err151 = {instancePath:instancePath+"/conditions/" + i5+"/message",schemaPath:"#/properties/conditions/then/items/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err151];
}
else {
vErrors.push(err151);
}
errors++;
}
}
}
else {
const err152 = {instancePath:instancePath+"/conditions/" + i5,schemaPath:"#/properties/conditions/then/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
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
var _valid5 = _errs109 === errors;
valid20 = _valid5;
}
if(!valid20){
const err153 = {instancePath:instancePath+"/conditions",schemaPath:"#/properties/conditions/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err153];
}
else {
vErrors.push(err153);
}
errors++;
}
if(Array.isArray(data42)){
if(data42.length > 1024){
const err154 = {instancePath:instancePath+"/conditions",schemaPath:"#/properties/conditions/maxItems",keyword:"maxItems",params:{limit: 1024},message:"must NOT have more than 1024 items"};
if(vErrors === null){
vErrors = [err154];
}
else {
vErrors.push(err154);
}
errors++;
}
}
else {
const err155 = {instancePath:instancePath+"/conditions",schemaPath:"#/properties/conditions/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err155];
}
else {
vErrors.push(err155);
}
errors++;
}
}
if(data.disks !== undefined){
let data48 = data.disks;
const _errs123 = errors;
let valid24 = true;
const _errs124 = errors;
if(Array.isArray(data48)){
if(data48.length > 1024){
const err156 = {};
if(vErrors === null){
vErrors = [err156];
}
else {
vErrors.push(err156);
}
errors++;
}
}
var _valid6 = _errs124 === errors;
errors = _errs123;
if(vErrors !== null){
if(_errs123){
vErrors.length = _errs123;
}
else {
vErrors = null;
}
}
if(_valid6){
const _errs125 = errors;
if(Array.isArray(data48)){
const len6 = data48.length;
for(let i6=0; i6<len6; i6++){
let data49 = data48[i6];
if(data49 && typeof data49 == "object" && !Array.isArray(data49)){
if(data49.identity === undefined){
const err157 = {instancePath:instancePath+"/disks/" + i6,schemaPath:"#/properties/disks/then/items/required",keyword:"required",params:{missingProperty: "identity"},message:"must have required property '"+"identity"+"'"};
if(vErrors === null){
vErrors = [err157];
}
else {
vErrors.push(err157);
}
errors++;
}
if(data49.path === undefined){
const err158 = {instancePath:instancePath+"/disks/" + i6,schemaPath:"#/properties/disks/then/items/required",keyword:"required",params:{missingProperty: "path"},message:"must have required property '"+"path"+"'"};
if(vErrors === null){
vErrors = [err158];
}
else {
vErrors.push(err158);
}
errors++;
}
if(data49.aliases === undefined){
const err159 = {instancePath:instancePath+"/disks/" + i6,schemaPath:"#/properties/disks/then/items/required",keyword:"required",params:{missingProperty: "aliases"},message:"must have required property '"+"aliases"+"'"};
if(vErrors === null){
vErrors = [err159];
}
else {
vErrors.push(err159);
}
errors++;
}
if(data49.model === undefined){
const err160 = {instancePath:instancePath+"/disks/" + i6,schemaPath:"#/properties/disks/then/items/required",keyword:"required",params:{missingProperty: "model"},message:"must have required property '"+"model"+"'"};
if(vErrors === null){
vErrors = [err160];
}
else {
vErrors.push(err160);
}
errors++;
}
if(data49.serial === undefined){
const err161 = {instancePath:instancePath+"/disks/" + i6,schemaPath:"#/properties/disks/then/items/required",keyword:"required",params:{missingProperty: "serial"},message:"must have required property '"+"serial"+"'"};
if(vErrors === null){
vErrors = [err161];
}
else {
vErrors.push(err161);
}
errors++;
}
if(data49.size_bytes === undefined){
const err162 = {instancePath:instancePath+"/disks/" + i6,schemaPath:"#/properties/disks/then/items/required",keyword:"required",params:{missingProperty: "size_bytes"},message:"must have required property '"+"size_bytes"+"'"};
if(vErrors === null){
vErrors = [err162];
}
else {
vErrors.push(err162);
}
errors++;
}
if(data49.sector_size === undefined){
const err163 = {instancePath:instancePath+"/disks/" + i6,schemaPath:"#/properties/disks/then/items/required",keyword:"required",params:{missingProperty: "sector_size"},message:"must have required property '"+"sector_size"+"'"};
if(vErrors === null){
vErrors = [err163];
}
else {
vErrors.push(err163);
}
errors++;
}
if(data49.holds === undefined){
const err164 = {instancePath:instancePath+"/disks/" + i6,schemaPath:"#/properties/disks/then/items/required",keyword:"required",params:{missingProperty: "holds"},message:"must have required property '"+"holds"+"'"};
if(vErrors === null){
vErrors = [err164];
}
else {
vErrors.push(err164);
}
errors++;
}
if(data49.adoptable === undefined){
const err165 = {instancePath:instancePath+"/disks/" + i6,schemaPath:"#/properties/disks/then/items/required",keyword:"required",params:{missingProperty: "adoptable"},message:"must have required property '"+"adoptable"+"'"};
if(vErrors === null){
vErrors = [err165];
}
else {
vErrors.push(err165);
}
errors++;
}
if(data49.reason === undefined){
const err166 = {instancePath:instancePath+"/disks/" + i6,schemaPath:"#/properties/disks/then/items/required",keyword:"required",params:{missingProperty: "reason"},message:"must have required property '"+"reason"+"'"};
if(vErrors === null){
vErrors = [err166];
}
else {
vErrors.push(err166);
}
errors++;
}
if(data49.disk === undefined){
const err167 = {instancePath:instancePath+"/disks/" + i6,schemaPath:"#/properties/disks/then/items/required",keyword:"required",params:{missingProperty: "disk"},message:"must have required property '"+"disk"+"'"};
if(vErrors === null){
vErrors = [err167];
}
else {
vErrors.push(err167);
}
errors++;
}
for(const key6 in data49){
if(!(func4.call(schema34.properties.disks.then.items.properties, key6))){
const err168 = {instancePath:instancePath+"/disks/" + i6,schemaPath:"#/properties/disks/then/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err168];
}
else {
vErrors.push(err168);
}
errors++;
}
}
if(data49.identity !== undefined){
let data50 = data49.identity;
if(typeof data50 === "string"){
if(func1(data50) > 4096){
const err169 = {instancePath:instancePath+"/disks/" + i6+"/identity",schemaPath:"#/properties/disks/then/items/properties/identity/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err169];
}
else {
vErrors.push(err169);
}
errors++;
}
}
else {
const err170 = {instancePath:instancePath+"/disks/" + i6+"/identity",schemaPath:"#/properties/disks/then/items/properties/identity/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err170];
}
else {
vErrors.push(err170);
}
errors++;
}
}
if(data49.path !== undefined){
let data51 = data49.path;
if(typeof data51 === "string"){
if(func1(data51) > 4096){
const err171 = {instancePath:instancePath+"/disks/" + i6+"/path",schemaPath:"#/properties/disks/then/items/properties/path/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err171];
}
else {
vErrors.push(err171);
}
errors++;
}
}
else {
const err172 = {instancePath:instancePath+"/disks/" + i6+"/path",schemaPath:"#/properties/disks/then/items/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err172];
}
else {
vErrors.push(err172);
}
errors++;
}
}
if(data49.aliases !== undefined){
let data52 = data49.aliases;
const _errs135 = errors;
let valid28 = true;
const _errs136 = errors;
if(Array.isArray(data52)){
if(data52.length > 1024){
const err173 = {};
if(vErrors === null){
vErrors = [err173];
}
else {
vErrors.push(err173);
}
errors++;
}
}
var _valid7 = _errs136 === errors;
errors = _errs135;
if(vErrors !== null){
if(_errs135){
vErrors.length = _errs135;
}
else {
vErrors = null;
}
}
if(_valid7){
const _errs137 = errors;
if(Array.isArray(data52)){
const len7 = data52.length;
for(let i7=0; i7<len7; i7++){
let data53 = data52[i7];
if(typeof data53 === "string"){
if(func1(data53) > 4096){
const err174 = {instancePath:instancePath+"/disks/" + i6+"/aliases/" + i7,schemaPath:"#/properties/disks/then/items/properties/aliases/then/items/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err174];
}
else {
vErrors.push(err174);
}
errors++;
}
}
else {
const err175 = {instancePath:instancePath+"/disks/" + i6+"/aliases/" + i7,schemaPath:"#/properties/disks/then/items/properties/aliases/then/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err175];
}
else {
vErrors.push(err175);
}
errors++;
}
}
}
var _valid7 = _errs137 === errors;
valid28 = _valid7;
}
if(!valid28){
const err176 = {instancePath:instancePath+"/disks/" + i6+"/aliases",schemaPath:"#/properties/disks/then/items/properties/aliases/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err176];
}
else {
vErrors.push(err176);
}
errors++;
}
if(Array.isArray(data52)){
if(data52.length > 1024){
const err177 = {instancePath:instancePath+"/disks/" + i6+"/aliases",schemaPath:"#/properties/disks/then/items/properties/aliases/maxItems",keyword:"maxItems",params:{limit: 1024},message:"must NOT have more than 1024 items"};
if(vErrors === null){
vErrors = [err177];
}
else {
vErrors.push(err177);
}
errors++;
}
}
else {
const err178 = {instancePath:instancePath+"/disks/" + i6+"/aliases",schemaPath:"#/properties/disks/then/items/properties/aliases/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err178];
}
else {
vErrors.push(err178);
}
errors++;
}
}
if(data49.model !== undefined){
let data54 = data49.model;
if((typeof data54 !== "string") && (data54 !== null)){
const err179 = {instancePath:instancePath+"/disks/" + i6+"/model",schemaPath:"#/properties/disks/then/items/properties/model/type",keyword:"type",params:{type: schema34.properties.disks.then.items.properties.model.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err179];
}
else {
vErrors.push(err179);
}
errors++;
}
if(typeof data54 === "string"){
if(func1(data54) > 4096){
const err180 = {instancePath:instancePath+"/disks/" + i6+"/model",schemaPath:"#/properties/disks/then/items/properties/model/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err180];
}
else {
vErrors.push(err180);
}
errors++;
}
}
}
if(data49.serial !== undefined){
let data55 = data49.serial;
if((typeof data55 !== "string") && (data55 !== null)){
const err181 = {instancePath:instancePath+"/disks/" + i6+"/serial",schemaPath:"#/properties/disks/then/items/properties/serial/type",keyword:"type",params:{type: schema34.properties.disks.then.items.properties.serial.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err181];
}
else {
vErrors.push(err181);
}
errors++;
}
if(typeof data55 === "string"){
if(func1(data55) > 4096){
const err182 = {instancePath:instancePath+"/disks/" + i6+"/serial",schemaPath:"#/properties/disks/then/items/properties/serial/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err182];
}
else {
vErrors.push(err182);
}
errors++;
}
}
}
if(data49.size_bytes !== undefined){
let data56 = data49.size_bytes;
if(!((typeof data56 == "number") && (!(data56 % 1) && !isNaN(data56)))){
const err183 = {instancePath:instancePath+"/disks/" + i6+"/size_bytes",schemaPath:"#/properties/disks/then/items/properties/size_bytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err183];
}
else {
vErrors.push(err183);
}
errors++;
}
if(typeof data56 == "number"){
if(data56 > 9007199254740991 || isNaN(data56)){
const err184 = {instancePath:instancePath+"/disks/" + i6+"/size_bytes",schemaPath:"#/properties/disks/then/items/properties/size_bytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err184];
}
else {
vErrors.push(err184);
}
errors++;
}
if(data56 < 0 || isNaN(data56)){
const err185 = {instancePath:instancePath+"/disks/" + i6+"/size_bytes",schemaPath:"#/properties/disks/then/items/properties/size_bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err185];
}
else {
vErrors.push(err185);
}
errors++;
}
}
}
if(data49.sector_size !== undefined){
let data57 = data49.sector_size;
if(!((typeof data57 == "number") && (!(data57 % 1) && !isNaN(data57)))){
const err186 = {instancePath:instancePath+"/disks/" + i6+"/sector_size",schemaPath:"#/properties/disks/then/items/properties/sector_size/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err186];
}
else {
vErrors.push(err186);
}
errors++;
}
if(typeof data57 == "number"){
if(data57 > 9007199254740991 || isNaN(data57)){
const err187 = {instancePath:instancePath+"/disks/" + i6+"/sector_size",schemaPath:"#/properties/disks/then/items/properties/sector_size/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err187];
}
else {
vErrors.push(err187);
}
errors++;
}
if(data57 < 0 || isNaN(data57)){
const err188 = {instancePath:instancePath+"/disks/" + i6+"/sector_size",schemaPath:"#/properties/disks/then/items/properties/sector_size/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err188];
}
else {
vErrors.push(err188);
}
errors++;
}
}
}
if(data49.holds !== undefined){
let data58 = data49.holds;
const _errs150 = errors;
let valid31 = true;
const _errs151 = errors;
if(Array.isArray(data58)){
if(data58.length > 1024){
const err189 = {};
if(vErrors === null){
vErrors = [err189];
}
else {
vErrors.push(err189);
}
errors++;
}
}
var _valid8 = _errs151 === errors;
errors = _errs150;
if(vErrors !== null){
if(_errs150){
vErrors.length = _errs150;
}
else {
vErrors = null;
}
}
if(_valid8){
const _errs152 = errors;
if(Array.isArray(data58)){
const len8 = data58.length;
for(let i8=0; i8<len8; i8++){
let data59 = data58[i8];
if(typeof data59 === "string"){
if(func1(data59) > 4096){
const err190 = {instancePath:instancePath+"/disks/" + i6+"/holds/" + i8,schemaPath:"#/properties/disks/then/items/properties/holds/then/items/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err190];
}
else {
vErrors.push(err190);
}
errors++;
}
}
else {
const err191 = {instancePath:instancePath+"/disks/" + i6+"/holds/" + i8,schemaPath:"#/properties/disks/then/items/properties/holds/then/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err191];
}
else {
vErrors.push(err191);
}
errors++;
}
}
}
var _valid8 = _errs152 === errors;
valid31 = _valid8;
}
if(!valid31){
const err192 = {instancePath:instancePath+"/disks/" + i6+"/holds",schemaPath:"#/properties/disks/then/items/properties/holds/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err192];
}
else {
vErrors.push(err192);
}
errors++;
}
if(Array.isArray(data58)){
if(data58.length > 1024){
const err193 = {instancePath:instancePath+"/disks/" + i6+"/holds",schemaPath:"#/properties/disks/then/items/properties/holds/maxItems",keyword:"maxItems",params:{limit: 1024},message:"must NOT have more than 1024 items"};
if(vErrors === null){
vErrors = [err193];
}
else {
vErrors.push(err193);
}
errors++;
}
}
else {
const err194 = {instancePath:instancePath+"/disks/" + i6+"/holds",schemaPath:"#/properties/disks/then/items/properties/holds/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err194];
}
else {
vErrors.push(err194);
}
errors++;
}
}
if(data49.adoptable !== undefined){
if(typeof data49.adoptable !== "boolean"){
const err195 = {instancePath:instancePath+"/disks/" + i6+"/adoptable",schemaPath:"#/properties/disks/then/items/properties/adoptable/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err195];
}
else {
vErrors.push(err195);
}
errors++;
}
}
if(data49.reason !== undefined){
let data61 = data49.reason;
if((typeof data61 !== "string") && (data61 !== null)){
const err196 = {instancePath:instancePath+"/disks/" + i6+"/reason",schemaPath:"#/properties/disks/then/items/properties/reason/type",keyword:"type",params:{type: schema34.properties.disks.then.items.properties.reason.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err196];
}
else {
vErrors.push(err196);
}
errors++;
}
if(typeof data61 === "string"){
if(func1(data61) > 4096){
const err197 = {instancePath:instancePath+"/disks/" + i6+"/reason",schemaPath:"#/properties/disks/then/items/properties/reason/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err197];
}
else {
vErrors.push(err197);
}
errors++;
}
}
}
if(data49.disk !== undefined){
let data62 = data49.disk;
if((typeof data62 !== "string") && (data62 !== null)){
const err198 = {instancePath:instancePath+"/disks/" + i6+"/disk",schemaPath:"#/properties/disks/then/items/properties/disk/type",keyword:"type",params:{type: schema34.properties.disks.then.items.properties.disk.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err198];
}
else {
vErrors.push(err198);
}
errors++;
}
if(typeof data62 === "string"){
if(func1(data62) > 4096){
const err199 = {instancePath:instancePath+"/disks/" + i6+"/disk",schemaPath:"#/properties/disks/then/items/properties/disk/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err199];
}
else {
vErrors.push(err199);
}
errors++;
}
}
}
}
else {
const err200 = {instancePath:instancePath+"/disks/" + i6,schemaPath:"#/properties/disks/then/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err200];
}
else {
vErrors.push(err200);
}
errors++;
}
}
}
var _valid6 = _errs125 === errors;
valid24 = _valid6;
}
if(!valid24){
const err201 = {instancePath:instancePath+"/disks",schemaPath:"#/properties/disks/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err201];
}
else {
vErrors.push(err201);
}
errors++;
}
if(Array.isArray(data48)){
if(data48.length > 1024){
const err202 = {instancePath:instancePath+"/disks",schemaPath:"#/properties/disks/maxItems",keyword:"maxItems",params:{limit: 1024},message:"must NOT have more than 1024 items"};
if(vErrors === null){
vErrors = [err202];
}
else {
vErrors.push(err202);
}
errors++;
}
}
else {
const err203 = {instancePath:instancePath+"/disks",schemaPath:"#/properties/disks/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err203];
}
else {
vErrors.push(err203);
}
errors++;
}
}
if(data.objects !== undefined){
let data63 = data.objects;
const _errs163 = errors;
let valid34 = true;
const _errs164 = errors;
if(Array.isArray(data63)){
if(data63.length > 10000){
const err204 = {};
if(vErrors === null){
vErrors = [err204];
}
else {
vErrors.push(err204);
}
errors++;
}
}
var _valid9 = _errs164 === errors;
errors = _errs163;
if(vErrors !== null){
if(_errs163){
vErrors.length = _errs163;
}
else {
vErrors = null;
}
}
if(_valid9){
const _errs165 = errors;
if(Array.isArray(data63)){
const len9 = data63.length;
for(let i9=0; i9<len9; i9++){
let data64 = data63[i9];
if(data64 && typeof data64 == "object" && !Array.isArray(data64)){
if(data64.kind === undefined){
const err205 = {instancePath:instancePath+"/objects/" + i9,schemaPath:"#/properties/objects/then/items/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err205];
}
else {
vErrors.push(err205);
}
errors++;
}
const tag0 = data64.kind;
if(typeof tag0 == "string"){
if(tag0 === "network"){
if(data64 && typeof data64 == "object" && !Array.isArray(data64)){
if(data64.kind === undefined){
const err206 = {instancePath:instancePath+"/objects/" + i9,schemaPath:"#/properties/objects/then/items/oneOf/0/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err206];
}
else {
vErrors.push(err206);
}
errors++;
}
if(data64.id === undefined){
const err207 = {instancePath:instancePath+"/objects/" + i9,schemaPath:"#/properties/objects/then/items/oneOf/0/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'"};
if(vErrors === null){
vErrors = [err207];
}
else {
vErrors.push(err207);
}
errors++;
}
if(data64.generation === undefined){
const err208 = {instancePath:instancePath+"/objects/" + i9,schemaPath:"#/properties/objects/then/items/oneOf/0/required",keyword:"required",params:{missingProperty: "generation"},message:"must have required property '"+"generation"+"'"};
if(vErrors === null){
vErrors = [err208];
}
else {
vErrors.push(err208);
}
errors++;
}
if(data64.state === undefined){
const err209 = {instancePath:instancePath+"/objects/" + i9,schemaPath:"#/properties/objects/then/items/oneOf/0/required",keyword:"required",params:{missingProperty: "state"},message:"must have required property '"+"state"+"'"};
if(vErrors === null){
vErrors = [err209];
}
else {
vErrors.push(err209);
}
errors++;
}
if(data64.code === undefined){
const err210 = {instancePath:instancePath+"/objects/" + i9,schemaPath:"#/properties/objects/then/items/oneOf/0/required",keyword:"required",params:{missingProperty: "code"},message:"must have required property '"+"code"+"'"};
if(vErrors === null){
vErrors = [err210];
}
else {
vErrors.push(err210);
}
errors++;
}
if(data64.message === undefined){
const err211 = {instancePath:instancePath+"/objects/" + i9,schemaPath:"#/properties/objects/then/items/oneOf/0/required",keyword:"required",params:{missingProperty: "message"},message:"must have required property '"+"message"+"'"};
if(vErrors === null){
vErrors = [err211];
}
else {
vErrors.push(err211);
}
errors++;
}
if(data64.firewall_counters === undefined){
const err212 = {instancePath:instancePath+"/objects/" + i9,schemaPath:"#/properties/objects/then/items/oneOf/0/required",keyword:"required",params:{missingProperty: "firewall_counters"},message:"must have required property '"+"firewall_counters"+"'"};
if(vErrors === null){
vErrors = [err212];
}
else {
vErrors.push(err212);
}
errors++;
}
for(const key7 in data64){
if(!(((((((key7 === "kind") || (key7 === "id")) || (key7 === "generation")) || (key7 === "state")) || (key7 === "code")) || (key7 === "message")) || (key7 === "firewall_counters"))){
const err213 = {instancePath:instancePath+"/objects/" + i9,schemaPath:"#/properties/objects/then/items/oneOf/0/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err213];
}
else {
vErrors.push(err213);
}
errors++;
}
}
if(data64.kind !== undefined){
if("network" !== data64.kind){
const err214 = {instancePath:instancePath+"/objects/" + i9+"/kind",schemaPath:"#/properties/objects/then/items/oneOf/0/properties/kind/const",keyword:"const",params:{allowedValue: "network"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err214];
}
else {
vErrors.push(err214);
}
errors++;
}
}
if(data64.id !== undefined){
let data66 = data64.id;
if(typeof data66 === "string"){
if(func1(data66) > 4096){
const err215 = {instancePath:instancePath+"/objects/" + i9+"/id",schemaPath:"#/properties/objects/then/items/oneOf/0/properties/id/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err215];
}
else {
vErrors.push(err215);
}
errors++;
}
}
else {
const err216 = {instancePath:instancePath+"/objects/" + i9+"/id",schemaPath:"#/properties/objects/then/items/oneOf/0/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err216];
}
else {
vErrors.push(err216);
}
errors++;
}
}
if(data64.generation !== undefined){
let data67 = data64.generation;
if(!((typeof data67 == "number") && (!(data67 % 1) && !isNaN(data67)))){
const err217 = {instancePath:instancePath+"/objects/" + i9+"/generation",schemaPath:"#/properties/objects/then/items/oneOf/0/properties/generation/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err217];
}
else {
vErrors.push(err217);
}
errors++;
}
if(typeof data67 == "number"){
if(data67 > 9007199254740991 || isNaN(data67)){
const err218 = {instancePath:instancePath+"/objects/" + i9+"/generation",schemaPath:"#/properties/objects/then/items/oneOf/0/properties/generation/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err218];
}
else {
vErrors.push(err218);
}
errors++;
}
if(data67 < 0 || isNaN(data67)){
const err219 = {instancePath:instancePath+"/objects/" + i9+"/generation",schemaPath:"#/properties/objects/then/items/oneOf/0/properties/generation/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err219];
}
else {
vErrors.push(err219);
}
errors++;
}
}
}
if(data64.state !== undefined){
let data68 = data64.state;
if(typeof data68 !== "string"){
const err220 = {instancePath:instancePath+"/objects/" + i9+"/state",schemaPath:"#/properties/objects/then/items/oneOf/0/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err220];
}
else {
vErrors.push(err220);
}
errors++;
}
if(!(((((data68 === "creating") || (data68 === "ready")) || (data68 === "failed")) || (data68 === "error")) || (data68 === "deleted"))){
const err221 = {instancePath:instancePath+"/objects/" + i9+"/state",schemaPath:"#/properties/objects/then/items/oneOf/0/properties/state/enum",keyword:"enum",params:{allowedValues: schema34.properties.objects.then.items.oneOf[0].properties.state.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err221];
}
else {
vErrors.push(err221);
}
errors++;
}
}
if(data64.code !== undefined){
let data69 = data64.code;
if((typeof data69 !== "string") && (data69 !== null)){
const err222 = {instancePath:instancePath+"/objects/" + i9+"/code",schemaPath:"#/properties/objects/then/items/oneOf/0/properties/code/type",keyword:"type",params:{type: schema34.properties.objects.then.items.oneOf[0].properties.code.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err222];
}
else {
vErrors.push(err222);
}
errors++;
}
if(typeof data69 === "string"){
if(func1(data69) > 4096){
const err223 = {instancePath:instancePath+"/objects/" + i9+"/code",schemaPath:"#/properties/objects/then/items/oneOf/0/properties/code/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err223];
}
else {
vErrors.push(err223);
}
errors++;
}
}
}
if(data64.message !== undefined){
let data70 = data64.message;
if((typeof data70 !== "string") && (data70 !== null)){
const err224 = {instancePath:instancePath+"/objects/" + i9+"/message",schemaPath:"#/properties/objects/then/items/oneOf/0/properties/message/type",keyword:"type",params:{type: schema34.properties.objects.then.items.oneOf[0].properties.message.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err224];
}
else {
vErrors.push(err224);
}
errors++;
}
if(typeof data70 === "string"){
if(func1(data70) > 4096){
const err225 = {instancePath:instancePath+"/objects/" + i9+"/message",schemaPath:"#/properties/objects/then/items/oneOf/0/properties/message/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err225];
}
else {
vErrors.push(err225);
}
errors++;
}
}
}
if(data64.firewall_counters !== undefined){
let data71 = data64.firewall_counters;
const _errs185 = errors;
let valid40 = true;
const _errs186 = errors;
if(Array.isArray(data71)){
if(data71.length > 300){
const err226 = {};
if(vErrors === null){
vErrors = [err226];
}
else {
vErrors.push(err226);
}
errors++;
}
}
var _valid10 = _errs186 === errors;
errors = _errs185;
if(vErrors !== null){
if(_errs185){
vErrors.length = _errs185;
}
else {
vErrors = null;
}
}
if(_valid10){
const _errs187 = errors;
if(Array.isArray(data71)){
const len10 = data71.length;
for(let i10=0; i10<len10; i10++){
let data72 = data71[i10];
if(data72 && typeof data72 == "object" && !Array.isArray(data72)){
if(data72.rule === undefined){
const err227 = {instancePath:instancePath+"/objects/" + i9+"/firewall_counters/" + i10,schemaPath:"#/properties/objects/then/items/oneOf/0/properties/firewall_counters/then/items/required",keyword:"required",params:{missingProperty: "rule"},message:"must have required property '"+"rule"+"'"};
if(vErrors === null){
vErrors = [err227];
}
else {
vErrors.push(err227);
}
errors++;
}
if(data72.packets === undefined){
const err228 = {instancePath:instancePath+"/objects/" + i9+"/firewall_counters/" + i10,schemaPath:"#/properties/objects/then/items/oneOf/0/properties/firewall_counters/then/items/required",keyword:"required",params:{missingProperty: "packets"},message:"must have required property '"+"packets"+"'"};
if(vErrors === null){
vErrors = [err228];
}
else {
vErrors.push(err228);
}
errors++;
}
if(data72.bytes === undefined){
const err229 = {instancePath:instancePath+"/objects/" + i9+"/firewall_counters/" + i10,schemaPath:"#/properties/objects/then/items/oneOf/0/properties/firewall_counters/then/items/required",keyword:"required",params:{missingProperty: "bytes"},message:"must have required property '"+"bytes"+"'"};
if(vErrors === null){
vErrors = [err229];
}
else {
vErrors.push(err229);
}
errors++;
}
for(const key8 in data72){
if(!(((key8 === "rule") || (key8 === "packets")) || (key8 === "bytes"))){
const err230 = {instancePath:instancePath+"/objects/" + i9+"/firewall_counters/" + i10,schemaPath:"#/properties/objects/then/items/oneOf/0/properties/firewall_counters/then/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err230];
}
else {
vErrors.push(err230);
}
errors++;
}
}
if(data72.rule !== undefined){
let data73 = data72.rule;
if(!((typeof data73 == "number") && (!(data73 % 1) && !isNaN(data73)))){
const err231 = {instancePath:instancePath+"/objects/" + i9+"/firewall_counters/" + i10+"/rule",schemaPath:"#/properties/objects/then/items/oneOf/0/properties/firewall_counters/then/items/properties/rule/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err231];
}
else {
vErrors.push(err231);
}
errors++;
}
if(typeof data73 == "number"){
if(data73 > 9007199254740991 || isNaN(data73)){
const err232 = {instancePath:instancePath+"/objects/" + i9+"/firewall_counters/" + i10+"/rule",schemaPath:"#/properties/objects/then/items/oneOf/0/properties/firewall_counters/then/items/properties/rule/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err232];
}
else {
vErrors.push(err232);
}
errors++;
}
if(data73 < -1 || isNaN(data73)){
const err233 = {instancePath:instancePath+"/objects/" + i9+"/firewall_counters/" + i10+"/rule",schemaPath:"#/properties/objects/then/items/oneOf/0/properties/firewall_counters/then/items/properties/rule/minimum",keyword:"minimum",params:{comparison: ">=", limit: -1},message:"must be >= -1"};
if(vErrors === null){
vErrors = [err233];
}
else {
vErrors.push(err233);
}
errors++;
}
}
}
if(data72.packets !== undefined){
let data74 = data72.packets;
if(!((typeof data74 == "number") && (!(data74 % 1) && !isNaN(data74)))){
const err234 = {instancePath:instancePath+"/objects/" + i9+"/firewall_counters/" + i10+"/packets",schemaPath:"#/properties/objects/then/items/oneOf/0/properties/firewall_counters/then/items/properties/packets/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err234];
}
else {
vErrors.push(err234);
}
errors++;
}
if(typeof data74 == "number"){
if(data74 > 9007199254740991 || isNaN(data74)){
const err235 = {instancePath:instancePath+"/objects/" + i9+"/firewall_counters/" + i10+"/packets",schemaPath:"#/properties/objects/then/items/oneOf/0/properties/firewall_counters/then/items/properties/packets/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err235];
}
else {
vErrors.push(err235);
}
errors++;
}
if(data74 < 0 || isNaN(data74)){
const err236 = {instancePath:instancePath+"/objects/" + i9+"/firewall_counters/" + i10+"/packets",schemaPath:"#/properties/objects/then/items/oneOf/0/properties/firewall_counters/then/items/properties/packets/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err236];
}
else {
vErrors.push(err236);
}
errors++;
}
}
}
if(data72.bytes !== undefined){
let data75 = data72.bytes;
if(!((typeof data75 == "number") && (!(data75 % 1) && !isNaN(data75)))){
const err237 = {instancePath:instancePath+"/objects/" + i9+"/firewall_counters/" + i10+"/bytes",schemaPath:"#/properties/objects/then/items/oneOf/0/properties/firewall_counters/then/items/properties/bytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err237];
}
else {
vErrors.push(err237);
}
errors++;
}
if(typeof data75 == "number"){
if(data75 > 9007199254740991 || isNaN(data75)){
const err238 = {instancePath:instancePath+"/objects/" + i9+"/firewall_counters/" + i10+"/bytes",schemaPath:"#/properties/objects/then/items/oneOf/0/properties/firewall_counters/then/items/properties/bytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err238];
}
else {
vErrors.push(err238);
}
errors++;
}
if(data75 < 0 || isNaN(data75)){
const err239 = {instancePath:instancePath+"/objects/" + i9+"/firewall_counters/" + i10+"/bytes",schemaPath:"#/properties/objects/then/items/oneOf/0/properties/firewall_counters/then/items/properties/bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err239];
}
else {
vErrors.push(err239);
}
errors++;
}
}
}
}
else {
const err240 = {instancePath:instancePath+"/objects/" + i9+"/firewall_counters/" + i10,schemaPath:"#/properties/objects/then/items/oneOf/0/properties/firewall_counters/then/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err240];
}
else {
vErrors.push(err240);
}
errors++;
}
}
}
var _valid10 = _errs187 === errors;
valid40 = _valid10;
}
if(!valid40){
const err241 = {instancePath:instancePath+"/objects/" + i9+"/firewall_counters",schemaPath:"#/properties/objects/then/items/oneOf/0/properties/firewall_counters/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err241];
}
else {
vErrors.push(err241);
}
errors++;
}
if(Array.isArray(data71)){
if(data71.length > 300){
const err242 = {instancePath:instancePath+"/objects/" + i9+"/firewall_counters",schemaPath:"#/properties/objects/then/items/oneOf/0/properties/firewall_counters/maxItems",keyword:"maxItems",params:{limit: 300},message:"must NOT have more than 300 items"};
if(vErrors === null){
vErrors = [err242];
}
else {
vErrors.push(err242);
}
errors++;
}
}
else {
const err243 = {instancePath:instancePath+"/objects/" + i9+"/firewall_counters",schemaPath:"#/properties/objects/then/items/oneOf/0/properties/firewall_counters/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err243];
}
else {
vErrors.push(err243);
}
errors++;
}
}
}
else {
const err244 = {instancePath:instancePath+"/objects/" + i9,schemaPath:"#/properties/objects/then/items/oneOf/0/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err244];
}
else {
vErrors.push(err244);
}
errors++;
}
var props0 = true;
}
else if(tag0 === "disk"){
if(data64 && typeof data64 == "object" && !Array.isArray(data64)){
if(data64.kind === undefined){
const err245 = {instancePath:instancePath+"/objects/" + i9,schemaPath:"#/properties/objects/then/items/oneOf/1/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err245];
}
else {
vErrors.push(err245);
}
errors++;
}
if(data64.id === undefined){
const err246 = {instancePath:instancePath+"/objects/" + i9,schemaPath:"#/properties/objects/then/items/oneOf/1/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'"};
if(vErrors === null){
vErrors = [err246];
}
else {
vErrors.push(err246);
}
errors++;
}
if(data64.generation === undefined){
const err247 = {instancePath:instancePath+"/objects/" + i9,schemaPath:"#/properties/objects/then/items/oneOf/1/required",keyword:"required",params:{missingProperty: "generation"},message:"must have required property '"+"generation"+"'"};
if(vErrors === null){
vErrors = [err247];
}
else {
vErrors.push(err247);
}
errors++;
}
if(data64.state === undefined){
const err248 = {instancePath:instancePath+"/objects/" + i9,schemaPath:"#/properties/objects/then/items/oneOf/1/required",keyword:"required",params:{missingProperty: "state"},message:"must have required property '"+"state"+"'"};
if(vErrors === null){
vErrors = [err248];
}
else {
vErrors.push(err248);
}
errors++;
}
if(data64.code === undefined){
const err249 = {instancePath:instancePath+"/objects/" + i9,schemaPath:"#/properties/objects/then/items/oneOf/1/required",keyword:"required",params:{missingProperty: "code"},message:"must have required property '"+"code"+"'"};
if(vErrors === null){
vErrors = [err249];
}
else {
vErrors.push(err249);
}
errors++;
}
if(data64.message === undefined){
const err250 = {instancePath:instancePath+"/objects/" + i9,schemaPath:"#/properties/objects/then/items/oneOf/1/required",keyword:"required",params:{missingProperty: "message"},message:"must have required property '"+"message"+"'"};
if(vErrors === null){
vErrors = [err250];
}
else {
vErrors.push(err250);
}
errors++;
}
if(data64.identity === undefined){
const err251 = {instancePath:instancePath+"/objects/" + i9,schemaPath:"#/properties/objects/then/items/oneOf/1/required",keyword:"required",params:{missingProperty: "identity"},message:"must have required property '"+"identity"+"'"};
if(vErrors === null){
vErrors = [err251];
}
else {
vErrors.push(err251);
}
errors++;
}
if(data64.model === undefined){
const err252 = {instancePath:instancePath+"/objects/" + i9,schemaPath:"#/properties/objects/then/items/oneOf/1/required",keyword:"required",params:{missingProperty: "model"},message:"must have required property '"+"model"+"'"};
if(vErrors === null){
vErrors = [err252];
}
else {
vErrors.push(err252);
}
errors++;
}
if(data64.size_bytes === undefined){
const err253 = {instancePath:instancePath+"/objects/" + i9,schemaPath:"#/properties/objects/then/items/oneOf/1/required",keyword:"required",params:{missingProperty: "size_bytes"},message:"must have required property '"+"size_bytes"+"'"};
if(vErrors === null){
vErrors = [err253];
}
else {
vErrors.push(err253);
}
errors++;
}
if(data64.sector_size === undefined){
const err254 = {instancePath:instancePath+"/objects/" + i9,schemaPath:"#/properties/objects/then/items/oneOf/1/required",keyword:"required",params:{missingProperty: "sector_size"},message:"must have required property '"+"sector_size"+"'"};
if(vErrors === null){
vErrors = [err254];
}
else {
vErrors.push(err254);
}
errors++;
}
if(data64.free_bytes === undefined){
const err255 = {instancePath:instancePath+"/objects/" + i9,schemaPath:"#/properties/objects/then/items/oneOf/1/required",keyword:"required",params:{missingProperty: "free_bytes"},message:"must have required property '"+"free_bytes"+"'"};
if(vErrors === null){
vErrors = [err255];
}
else {
vErrors.push(err255);
}
errors++;
}
if(data64.largest_gap_bytes === undefined){
const err256 = {instancePath:instancePath+"/objects/" + i9,schemaPath:"#/properties/objects/then/items/oneOf/1/required",keyword:"required",params:{missingProperty: "largest_gap_bytes"},message:"must have required property '"+"largest_gap_bytes"+"'"};
if(vErrors === null){
vErrors = [err256];
}
else {
vErrors.push(err256);
}
errors++;
}
if(data64.path === undefined){
const err257 = {instancePath:instancePath+"/objects/" + i9,schemaPath:"#/properties/objects/then/items/oneOf/1/required",keyword:"required",params:{missingProperty: "path"},message:"must have required property '"+"path"+"'"};
if(vErrors === null){
vErrors = [err257];
}
else {
vErrors.push(err257);
}
errors++;
}
for(const key9 in data64){
if(!(func4.call(schema34.properties.objects.then.items.oneOf[1].properties, key9))){
const err258 = {instancePath:instancePath+"/objects/" + i9,schemaPath:"#/properties/objects/then/items/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err258];
}
else {
vErrors.push(err258);
}
errors++;
}
}
if(data64.kind !== undefined){
if("disk" !== data64.kind){
const err259 = {instancePath:instancePath+"/objects/" + i9+"/kind",schemaPath:"#/properties/objects/then/items/oneOf/1/properties/kind/const",keyword:"const",params:{allowedValue: "disk"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err259];
}
else {
vErrors.push(err259);
}
errors++;
}
}
if(data64.id !== undefined){
let data77 = data64.id;
if(typeof data77 === "string"){
if(func1(data77) > 4096){
const err260 = {instancePath:instancePath+"/objects/" + i9+"/id",schemaPath:"#/properties/objects/then/items/oneOf/1/properties/id/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err260];
}
else {
vErrors.push(err260);
}
errors++;
}
}
else {
const err261 = {instancePath:instancePath+"/objects/" + i9+"/id",schemaPath:"#/properties/objects/then/items/oneOf/1/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err261];
}
else {
vErrors.push(err261);
}
errors++;
}
}
if(data64.generation !== undefined){
let data78 = data64.generation;
if(!((typeof data78 == "number") && (!(data78 % 1) && !isNaN(data78)))){
const err262 = {instancePath:instancePath+"/objects/" + i9+"/generation",schemaPath:"#/properties/objects/then/items/oneOf/1/properties/generation/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err262];
}
else {
vErrors.push(err262);
}
errors++;
}
if(typeof data78 == "number"){
if(data78 > 9007199254740991 || isNaN(data78)){
const err263 = {instancePath:instancePath+"/objects/" + i9+"/generation",schemaPath:"#/properties/objects/then/items/oneOf/1/properties/generation/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err263];
}
else {
vErrors.push(err263);
}
errors++;
}
if(data78 < 0 || isNaN(data78)){
const err264 = {instancePath:instancePath+"/objects/" + i9+"/generation",schemaPath:"#/properties/objects/then/items/oneOf/1/properties/generation/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err264];
}
else {
vErrors.push(err264);
}
errors++;
}
}
}
if(data64.state !== undefined){
let data79 = data64.state;
if(typeof data79 !== "string"){
const err265 = {instancePath:instancePath+"/objects/" + i9+"/state",schemaPath:"#/properties/objects/then/items/oneOf/1/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err265];
}
else {
vErrors.push(err265);
}
errors++;
}
if(!((((((data79 === "creating") || (data79 === "ready")) || (data79 === "failed")) || (data79 === "error")) || (data79 === "released")) || (data79 === "erased"))){
const err266 = {instancePath:instancePath+"/objects/" + i9+"/state",schemaPath:"#/properties/objects/then/items/oneOf/1/properties/state/enum",keyword:"enum",params:{allowedValues: schema34.properties.objects.then.items.oneOf[1].properties.state.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err266];
}
else {
vErrors.push(err266);
}
errors++;
}
}
if(data64.code !== undefined){
let data80 = data64.code;
if((typeof data80 !== "string") && (data80 !== null)){
const err267 = {instancePath:instancePath+"/objects/" + i9+"/code",schemaPath:"#/properties/objects/then/items/oneOf/1/properties/code/type",keyword:"type",params:{type: schema34.properties.objects.then.items.oneOf[1].properties.code.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err267];
}
else {
vErrors.push(err267);
}
errors++;
}
if(typeof data80 === "string"){
if(func1(data80) > 4096){
const err268 = {instancePath:instancePath+"/objects/" + i9+"/code",schemaPath:"#/properties/objects/then/items/oneOf/1/properties/code/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err268];
}
else {
vErrors.push(err268);
}
errors++;
}
}
}
if(data64.message !== undefined){
let data81 = data64.message;
if((typeof data81 !== "string") && (data81 !== null)){
const err269 = {instancePath:instancePath+"/objects/" + i9+"/message",schemaPath:"#/properties/objects/then/items/oneOf/1/properties/message/type",keyword:"type",params:{type: schema34.properties.objects.then.items.oneOf[1].properties.message.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err269];
}
else {
vErrors.push(err269);
}
errors++;
}
if(typeof data81 === "string"){
if(func1(data81) > 4096){
const err270 = {instancePath:instancePath+"/objects/" + i9+"/message",schemaPath:"#/properties/objects/then/items/oneOf/1/properties/message/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err270];
}
else {
vErrors.push(err270);
}
errors++;
}
}
}
if(data64.identity !== undefined){
let data82 = data64.identity;
if((typeof data82 !== "string") && (data82 !== null)){
const err271 = {instancePath:instancePath+"/objects/" + i9+"/identity",schemaPath:"#/properties/objects/then/items/oneOf/1/properties/identity/type",keyword:"type",params:{type: schema34.properties.objects.then.items.oneOf[1].properties.identity.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err271];
}
else {
vErrors.push(err271);
}
errors++;
}
if(typeof data82 === "string"){
if(func1(data82) > 4096){
const err272 = {instancePath:instancePath+"/objects/" + i9+"/identity",schemaPath:"#/properties/objects/then/items/oneOf/1/properties/identity/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err272];
}
else {
vErrors.push(err272);
}
errors++;
}
}
}
if(data64.model !== undefined){
let data83 = data64.model;
if((typeof data83 !== "string") && (data83 !== null)){
const err273 = {instancePath:instancePath+"/objects/" + i9+"/model",schemaPath:"#/properties/objects/then/items/oneOf/1/properties/model/type",keyword:"type",params:{type: schema34.properties.objects.then.items.oneOf[1].properties.model.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err273];
}
else {
vErrors.push(err273);
}
errors++;
}
if(typeof data83 === "string"){
if(func1(data83) > 4096){
const err274 = {instancePath:instancePath+"/objects/" + i9+"/model",schemaPath:"#/properties/objects/then/items/oneOf/1/properties/model/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err274];
}
else {
vErrors.push(err274);
}
errors++;
}
}
}
if(data64.size_bytes !== undefined){
let data84 = data64.size_bytes;
if((!((typeof data84 == "number") && (!(data84 % 1) && !isNaN(data84)))) && (data84 !== null)){
const err275 = {instancePath:instancePath+"/objects/" + i9+"/size_bytes",schemaPath:"#/properties/objects/then/items/oneOf/1/properties/size_bytes/type",keyword:"type",params:{type: schema34.properties.objects.then.items.oneOf[1].properties.size_bytes.type},message:"must be integer,null"};
if(vErrors === null){
vErrors = [err275];
}
else {
vErrors.push(err275);
}
errors++;
}
if(typeof data84 == "number"){
if(data84 > 9007199254740991 || isNaN(data84)){
const err276 = {instancePath:instancePath+"/objects/" + i9+"/size_bytes",schemaPath:"#/properties/objects/then/items/oneOf/1/properties/size_bytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err276];
}
else {
vErrors.push(err276);
}
errors++;
}
if(data84 < 0 || isNaN(data84)){
const err277 = {instancePath:instancePath+"/objects/" + i9+"/size_bytes",schemaPath:"#/properties/objects/then/items/oneOf/1/properties/size_bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err277];
}
else {
vErrors.push(err277);
}
errors++;
}
}
}
if(data64.sector_size !== undefined){
let data85 = data64.sector_size;
if((!((typeof data85 == "number") && (!(data85 % 1) && !isNaN(data85)))) && (data85 !== null)){
const err278 = {instancePath:instancePath+"/objects/" + i9+"/sector_size",schemaPath:"#/properties/objects/then/items/oneOf/1/properties/sector_size/type",keyword:"type",params:{type: schema34.properties.objects.then.items.oneOf[1].properties.sector_size.type},message:"must be integer,null"};
if(vErrors === null){
vErrors = [err278];
}
else {
vErrors.push(err278);
}
errors++;
}
if(typeof data85 == "number"){
if(data85 > 9007199254740991 || isNaN(data85)){
const err279 = {instancePath:instancePath+"/objects/" + i9+"/sector_size",schemaPath:"#/properties/objects/then/items/oneOf/1/properties/sector_size/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err279];
}
else {
vErrors.push(err279);
}
errors++;
}
if(data85 < 0 || isNaN(data85)){
const err280 = {instancePath:instancePath+"/objects/" + i9+"/sector_size",schemaPath:"#/properties/objects/then/items/oneOf/1/properties/sector_size/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err280];
}
else {
vErrors.push(err280);
}
errors++;
}
}
}
if(data64.free_bytes !== undefined){
let data86 = data64.free_bytes;
if((!((typeof data86 == "number") && (!(data86 % 1) && !isNaN(data86)))) && (data86 !== null)){
const err281 = {instancePath:instancePath+"/objects/" + i9+"/free_bytes",schemaPath:"#/properties/objects/then/items/oneOf/1/properties/free_bytes/type",keyword:"type",params:{type: schema34.properties.objects.then.items.oneOf[1].properties.free_bytes.type},message:"must be integer,null"};
if(vErrors === null){
vErrors = [err281];
}
else {
vErrors.push(err281);
}
errors++;
}
if(typeof data86 == "number"){
if(data86 > 9007199254740991 || isNaN(data86)){
const err282 = {instancePath:instancePath+"/objects/" + i9+"/free_bytes",schemaPath:"#/properties/objects/then/items/oneOf/1/properties/free_bytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err282];
}
else {
vErrors.push(err282);
}
errors++;
}
if(data86 < 0 || isNaN(data86)){
const err283 = {instancePath:instancePath+"/objects/" + i9+"/free_bytes",schemaPath:"#/properties/objects/then/items/oneOf/1/properties/free_bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err283];
}
else {
vErrors.push(err283);
}
errors++;
}
}
}
if(data64.largest_gap_bytes !== undefined){
let data87 = data64.largest_gap_bytes;
if((!((typeof data87 == "number") && (!(data87 % 1) && !isNaN(data87)))) && (data87 !== null)){
const err284 = {instancePath:instancePath+"/objects/" + i9+"/largest_gap_bytes",schemaPath:"#/properties/objects/then/items/oneOf/1/properties/largest_gap_bytes/type",keyword:"type",params:{type: schema34.properties.objects.then.items.oneOf[1].properties.largest_gap_bytes.type},message:"must be integer,null"};
if(vErrors === null){
vErrors = [err284];
}
else {
vErrors.push(err284);
}
errors++;
}
if(typeof data87 == "number"){
if(data87 > 9007199254740991 || isNaN(data87)){
const err285 = {instancePath:instancePath+"/objects/" + i9+"/largest_gap_bytes",schemaPath:"#/properties/objects/then/items/oneOf/1/properties/largest_gap_bytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err285];
}
else {
vErrors.push(err285);
}
errors++;
}
if(data87 < 0 || isNaN(data87)){
const err286 = {instancePath:instancePath+"/objects/" + i9+"/largest_gap_bytes",schemaPath:"#/properties/objects/then/items/oneOf/1/properties/largest_gap_bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err286];
}
else {
vErrors.push(err286);
}
errors++;
}
}
}
if(data64.path !== undefined){
let data88 = data64.path;
if((typeof data88 !== "string") && (data88 !== null)){
const err287 = {instancePath:instancePath+"/objects/" + i9+"/path",schemaPath:"#/properties/objects/then/items/oneOf/1/properties/path/type",keyword:"type",params:{type: schema34.properties.objects.then.items.oneOf[1].properties.path.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err287];
}
else {
vErrors.push(err287);
}
errors++;
}
if(typeof data88 === "string"){
if(func1(data88) > 4096){
const err288 = {instancePath:instancePath+"/objects/" + i9+"/path",schemaPath:"#/properties/objects/then/items/oneOf/1/properties/path/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err288];
}
else {
vErrors.push(err288);
}
errors++;
}
}
}
if(data64.partitions !== undefined){
let data89 = data64.partitions;
const _errs227 = errors;
let valid46 = true;
const _errs228 = errors;
if(Array.isArray(data89)){
if(data89.length > 1024){
const err289 = {};
if(vErrors === null){
vErrors = [err289];
}
else {
vErrors.push(err289);
}
errors++;
}
}
var _valid11 = _errs228 === errors;
errors = _errs227;
if(vErrors !== null){
if(_errs227){
vErrors.length = _errs227;
}
else {
vErrors = null;
}
}
if(_valid11){
const _errs229 = errors;
if(Array.isArray(data89)){
const len11 = data89.length;
for(let i11=0; i11<len11; i11++){
let data90 = data89[i11];
if(data90 && typeof data90 == "object" && !Array.isArray(data90)){
if(data90.id === undefined){
const err290 = {instancePath:instancePath+"/objects/" + i9+"/partitions/" + i11,schemaPath:"#/properties/objects/then/items/oneOf/1/properties/partitions/then/items/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'"};
if(vErrors === null){
vErrors = [err290];
}
else {
vErrors.push(err290);
}
errors++;
}
if(data90.number === undefined){
const err291 = {instancePath:instancePath+"/objects/" + i9+"/partitions/" + i11,schemaPath:"#/properties/objects/then/items/oneOf/1/properties/partitions/then/items/required",keyword:"required",params:{missingProperty: "number"},message:"must have required property '"+"number"+"'"};
if(vErrors === null){
vErrors = [err291];
}
else {
vErrors.push(err291);
}
errors++;
}
if(data90.part_uuid === undefined){
const err292 = {instancePath:instancePath+"/objects/" + i9+"/partitions/" + i11,schemaPath:"#/properties/objects/then/items/oneOf/1/properties/partitions/then/items/required",keyword:"required",params:{missingProperty: "part_uuid"},message:"must have required property '"+"part_uuid"+"'"};
if(vErrors === null){
vErrors = [err292];
}
else {
vErrors.push(err292);
}
errors++;
}
if(data90.start_bytes === undefined){
const err293 = {instancePath:instancePath+"/objects/" + i9+"/partitions/" + i11,schemaPath:"#/properties/objects/then/items/oneOf/1/properties/partitions/then/items/required",keyword:"required",params:{missingProperty: "start_bytes"},message:"must have required property '"+"start_bytes"+"'"};
if(vErrors === null){
vErrors = [err293];
}
else {
vErrors.push(err293);
}
errors++;
}
if(data90.size_bytes === undefined){
const err294 = {instancePath:instancePath+"/objects/" + i9+"/partitions/" + i11,schemaPath:"#/properties/objects/then/items/oneOf/1/properties/partitions/then/items/required",keyword:"required",params:{missingProperty: "size_bytes"},message:"must have required property '"+"size_bytes"+"'"};
if(vErrors === null){
vErrors = [err294];
}
else {
vErrors.push(err294);
}
errors++;
}
for(const key10 in data90){
if(!(((((key10 === "id") || (key10 === "number")) || (key10 === "part_uuid")) || (key10 === "start_bytes")) || (key10 === "size_bytes"))){
const err295 = {instancePath:instancePath+"/objects/" + i9+"/partitions/" + i11,schemaPath:"#/properties/objects/then/items/oneOf/1/properties/partitions/then/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err295];
}
else {
vErrors.push(err295);
}
errors++;
}
}
if(data90.id !== undefined){
let data91 = data90.id;
if(typeof data91 === "string"){
if(func1(data91) > 4096){
const err296 = {instancePath:instancePath+"/objects/" + i9+"/partitions/" + i11+"/id",schemaPath:"#/properties/objects/then/items/oneOf/1/properties/partitions/then/items/properties/id/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err296];
}
else {
vErrors.push(err296);
}
errors++;
}
}
else {
const err297 = {instancePath:instancePath+"/objects/" + i9+"/partitions/" + i11+"/id",schemaPath:"#/properties/objects/then/items/oneOf/1/properties/partitions/then/items/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err297];
}
else {
vErrors.push(err297);
}
errors++;
}
}
if(data90.number !== undefined){
let data92 = data90.number;
if(!((typeof data92 == "number") && (!(data92 % 1) && !isNaN(data92)))){
const err298 = {instancePath:instancePath+"/objects/" + i9+"/partitions/" + i11+"/number",schemaPath:"#/properties/objects/then/items/oneOf/1/properties/partitions/then/items/properties/number/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err298];
}
else {
vErrors.push(err298);
}
errors++;
}
if(typeof data92 == "number"){
if(data92 > 9007199254740991 || isNaN(data92)){
const err299 = {instancePath:instancePath+"/objects/" + i9+"/partitions/" + i11+"/number",schemaPath:"#/properties/objects/then/items/oneOf/1/properties/partitions/then/items/properties/number/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err299];
}
else {
vErrors.push(err299);
}
errors++;
}
if(data92 < 0 || isNaN(data92)){
const err300 = {instancePath:instancePath+"/objects/" + i9+"/partitions/" + i11+"/number",schemaPath:"#/properties/objects/then/items/oneOf/1/properties/partitions/then/items/properties/number/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err300];
}
else {
vErrors.push(err300);
}
errors++;
}
}
}
if(data90.part_uuid !== undefined){
let data93 = data90.part_uuid;
if(typeof data93 === "string"){
if(func1(data93) > 4096){
const err301 = {instancePath:instancePath+"/objects/" + i9+"/partitions/" + i11+"/part_uuid",schemaPath:"#/properties/objects/then/items/oneOf/1/properties/partitions/then/items/properties/part_uuid/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err301];
}
else {
vErrors.push(err301);
}
errors++;
}
}
else {
const err302 = {instancePath:instancePath+"/objects/" + i9+"/partitions/" + i11+"/part_uuid",schemaPath:"#/properties/objects/then/items/oneOf/1/properties/partitions/then/items/properties/part_uuid/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err302];
}
else {
vErrors.push(err302);
}
errors++;
}
}
if(data90.start_bytes !== undefined){
let data94 = data90.start_bytes;
if(!((typeof data94 == "number") && (!(data94 % 1) && !isNaN(data94)))){
const err303 = {instancePath:instancePath+"/objects/" + i9+"/partitions/" + i11+"/start_bytes",schemaPath:"#/properties/objects/then/items/oneOf/1/properties/partitions/then/items/properties/start_bytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err303];
}
else {
vErrors.push(err303);
}
errors++;
}
if(typeof data94 == "number"){
if(data94 > 9007199254740991 || isNaN(data94)){
const err304 = {instancePath:instancePath+"/objects/" + i9+"/partitions/" + i11+"/start_bytes",schemaPath:"#/properties/objects/then/items/oneOf/1/properties/partitions/then/items/properties/start_bytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err304];
}
else {
vErrors.push(err304);
}
errors++;
}
if(data94 < 0 || isNaN(data94)){
const err305 = {instancePath:instancePath+"/objects/" + i9+"/partitions/" + i11+"/start_bytes",schemaPath:"#/properties/objects/then/items/oneOf/1/properties/partitions/then/items/properties/start_bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err305];
}
else {
vErrors.push(err305);
}
errors++;
}
}
}
if(data90.size_bytes !== undefined){
let data95 = data90.size_bytes;
if(!((typeof data95 == "number") && (!(data95 % 1) && !isNaN(data95)))){
const err306 = {instancePath:instancePath+"/objects/" + i9+"/partitions/" + i11+"/size_bytes",schemaPath:"#/properties/objects/then/items/oneOf/1/properties/partitions/then/items/properties/size_bytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err306];
}
else {
vErrors.push(err306);
}
errors++;
}
if(typeof data95 == "number"){
if(data95 > 9007199254740991 || isNaN(data95)){
const err307 = {instancePath:instancePath+"/objects/" + i9+"/partitions/" + i11+"/size_bytes",schemaPath:"#/properties/objects/then/items/oneOf/1/properties/partitions/then/items/properties/size_bytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err307];
}
else {
vErrors.push(err307);
}
errors++;
}
if(data95 < 0 || isNaN(data95)){
const err308 = {instancePath:instancePath+"/objects/" + i9+"/partitions/" + i11+"/size_bytes",schemaPath:"#/properties/objects/then/items/oneOf/1/properties/partitions/then/items/properties/size_bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err308];
}
else {
vErrors.push(err308);
}
errors++;
}
}
}
}
else {
const err309 = {instancePath:instancePath+"/objects/" + i9+"/partitions/" + i11,schemaPath:"#/properties/objects/then/items/oneOf/1/properties/partitions/then/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err309];
}
else {
vErrors.push(err309);
}
errors++;
}
}
}
var _valid11 = _errs229 === errors;
valid46 = _valid11;
}
if(!valid46){
const err310 = {instancePath:instancePath+"/objects/" + i9+"/partitions",schemaPath:"#/properties/objects/then/items/oneOf/1/properties/partitions/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err310];
}
else {
vErrors.push(err310);
}
errors++;
}
if(Array.isArray(data89)){
if(data89.length > 1024){
const err311 = {instancePath:instancePath+"/objects/" + i9+"/partitions",schemaPath:"#/properties/objects/then/items/oneOf/1/properties/partitions/maxItems",keyword:"maxItems",params:{limit: 1024},message:"must NOT have more than 1024 items"};
if(vErrors === null){
vErrors = [err311];
}
else {
vErrors.push(err311);
}
errors++;
}
}
else {
const err312 = {instancePath:instancePath+"/objects/" + i9+"/partitions",schemaPath:"#/properties/objects/then/items/oneOf/1/properties/partitions/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err312];
}
else {
vErrors.push(err312);
}
errors++;
}
}
}
else {
const err313 = {instancePath:instancePath+"/objects/" + i9,schemaPath:"#/properties/objects/then/items/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err313];
}
else {
vErrors.push(err313);
}
errors++;
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "partition"){
if(data64 && typeof data64 == "object" && !Array.isArray(data64)){
if(data64.kind === undefined){
const err314 = {instancePath:instancePath+"/objects/" + i9,schemaPath:"#/properties/objects/then/items/oneOf/2/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err314];
}
else {
vErrors.push(err314);
}
errors++;
}
if(data64.id === undefined){
const err315 = {instancePath:instancePath+"/objects/" + i9,schemaPath:"#/properties/objects/then/items/oneOf/2/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'"};
if(vErrors === null){
vErrors = [err315];
}
else {
vErrors.push(err315);
}
errors++;
}
if(data64.generation === undefined){
const err316 = {instancePath:instancePath+"/objects/" + i9,schemaPath:"#/properties/objects/then/items/oneOf/2/required",keyword:"required",params:{missingProperty: "generation"},message:"must have required property '"+"generation"+"'"};
if(vErrors === null){
vErrors = [err316];
}
else {
vErrors.push(err316);
}
errors++;
}
if(data64.state === undefined){
const err317 = {instancePath:instancePath+"/objects/" + i9,schemaPath:"#/properties/objects/then/items/oneOf/2/required",keyword:"required",params:{missingProperty: "state"},message:"must have required property '"+"state"+"'"};
if(vErrors === null){
vErrors = [err317];
}
else {
vErrors.push(err317);
}
errors++;
}
if(data64.code === undefined){
const err318 = {instancePath:instancePath+"/objects/" + i9,schemaPath:"#/properties/objects/then/items/oneOf/2/required",keyword:"required",params:{missingProperty: "code"},message:"must have required property '"+"code"+"'"};
if(vErrors === null){
vErrors = [err318];
}
else {
vErrors.push(err318);
}
errors++;
}
if(data64.message === undefined){
const err319 = {instancePath:instancePath+"/objects/" + i9,schemaPath:"#/properties/objects/then/items/oneOf/2/required",keyword:"required",params:{missingProperty: "message"},message:"must have required property '"+"message"+"'"};
if(vErrors === null){
vErrors = [err319];
}
else {
vErrors.push(err319);
}
errors++;
}
if(data64.number === undefined){
const err320 = {instancePath:instancePath+"/objects/" + i9,schemaPath:"#/properties/objects/then/items/oneOf/2/required",keyword:"required",params:{missingProperty: "number"},message:"must have required property '"+"number"+"'"};
if(vErrors === null){
vErrors = [err320];
}
else {
vErrors.push(err320);
}
errors++;
}
if(data64.part_uuid === undefined){
const err321 = {instancePath:instancePath+"/objects/" + i9,schemaPath:"#/properties/objects/then/items/oneOf/2/required",keyword:"required",params:{missingProperty: "part_uuid"},message:"must have required property '"+"part_uuid"+"'"};
if(vErrors === null){
vErrors = [err321];
}
else {
vErrors.push(err321);
}
errors++;
}
if(data64.start_bytes === undefined){
const err322 = {instancePath:instancePath+"/objects/" + i9,schemaPath:"#/properties/objects/then/items/oneOf/2/required",keyword:"required",params:{missingProperty: "start_bytes"},message:"must have required property '"+"start_bytes"+"'"};
if(vErrors === null){
vErrors = [err322];
}
else {
vErrors.push(err322);
}
errors++;
}
if(data64.size_bytes === undefined){
const err323 = {instancePath:instancePath+"/objects/" + i9,schemaPath:"#/properties/objects/then/items/oneOf/2/required",keyword:"required",params:{missingProperty: "size_bytes"},message:"must have required property '"+"size_bytes"+"'"};
if(vErrors === null){
vErrors = [err323];
}
else {
vErrors.push(err323);
}
errors++;
}
if(data64.filesystem === undefined){
const err324 = {instancePath:instancePath+"/objects/" + i9,schemaPath:"#/properties/objects/then/items/oneOf/2/required",keyword:"required",params:{missingProperty: "filesystem"},message:"must have required property '"+"filesystem"+"'"};
if(vErrors === null){
vErrors = [err324];
}
else {
vErrors.push(err324);
}
errors++;
}
for(const key11 in data64){
if(!(func4.call(schema34.properties.objects.then.items.oneOf[2].properties, key11))){
const err325 = {instancePath:instancePath+"/objects/" + i9,schemaPath:"#/properties/objects/then/items/oneOf/2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key11},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err325];
}
else {
vErrors.push(err325);
}
errors++;
}
}
if(data64.kind !== undefined){
if("partition" !== data64.kind){
const err326 = {instancePath:instancePath+"/objects/" + i9+"/kind",schemaPath:"#/properties/objects/then/items/oneOf/2/properties/kind/const",keyword:"const",params:{allowedValue: "partition"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err326];
}
else {
vErrors.push(err326);
}
errors++;
}
}
if(data64.id !== undefined){
let data97 = data64.id;
if(typeof data97 === "string"){
if(func1(data97) > 4096){
const err327 = {instancePath:instancePath+"/objects/" + i9+"/id",schemaPath:"#/properties/objects/then/items/oneOf/2/properties/id/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err327];
}
else {
vErrors.push(err327);
}
errors++;
}
}
else {
const err328 = {instancePath:instancePath+"/objects/" + i9+"/id",schemaPath:"#/properties/objects/then/items/oneOf/2/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err328];
}
else {
vErrors.push(err328);
}
errors++;
}
}
if(data64.generation !== undefined){
let data98 = data64.generation;
if(!((typeof data98 == "number") && (!(data98 % 1) && !isNaN(data98)))){
const err329 = {instancePath:instancePath+"/objects/" + i9+"/generation",schemaPath:"#/properties/objects/then/items/oneOf/2/properties/generation/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err329];
}
else {
vErrors.push(err329);
}
errors++;
}
if(typeof data98 == "number"){
if(data98 > 9007199254740991 || isNaN(data98)){
const err330 = {instancePath:instancePath+"/objects/" + i9+"/generation",schemaPath:"#/properties/objects/then/items/oneOf/2/properties/generation/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err330];
}
else {
vErrors.push(err330);
}
errors++;
}
if(data98 < 0 || isNaN(data98)){
const err331 = {instancePath:instancePath+"/objects/" + i9+"/generation",schemaPath:"#/properties/objects/then/items/oneOf/2/properties/generation/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err331];
}
else {
vErrors.push(err331);
}
errors++;
}
}
}
if(data64.state !== undefined){
let data99 = data64.state;
if(typeof data99 !== "string"){
const err332 = {instancePath:instancePath+"/objects/" + i9+"/state",schemaPath:"#/properties/objects/then/items/oneOf/2/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err332];
}
else {
vErrors.push(err332);
}
errors++;
}
if(!((((((data99 === "creating") || (data99 === "ready")) || (data99 === "failed")) || (data99 === "error")) || (data99 === "kept")) || (data99 === "wiped"))){
const err333 = {instancePath:instancePath+"/objects/" + i9+"/state",schemaPath:"#/properties/objects/then/items/oneOf/2/properties/state/enum",keyword:"enum",params:{allowedValues: schema34.properties.objects.then.items.oneOf[2].properties.state.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err333];
}
else {
vErrors.push(err333);
}
errors++;
}
}
if(data64.code !== undefined){
let data100 = data64.code;
if((typeof data100 !== "string") && (data100 !== null)){
const err334 = {instancePath:instancePath+"/objects/" + i9+"/code",schemaPath:"#/properties/objects/then/items/oneOf/2/properties/code/type",keyword:"type",params:{type: schema34.properties.objects.then.items.oneOf[2].properties.code.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err334];
}
else {
vErrors.push(err334);
}
errors++;
}
if(typeof data100 === "string"){
if(func1(data100) > 4096){
const err335 = {instancePath:instancePath+"/objects/" + i9+"/code",schemaPath:"#/properties/objects/then/items/oneOf/2/properties/code/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err335];
}
else {
vErrors.push(err335);
}
errors++;
}
}
}
if(data64.message !== undefined){
let data101 = data64.message;
if((typeof data101 !== "string") && (data101 !== null)){
const err336 = {instancePath:instancePath+"/objects/" + i9+"/message",schemaPath:"#/properties/objects/then/items/oneOf/2/properties/message/type",keyword:"type",params:{type: schema34.properties.objects.then.items.oneOf[2].properties.message.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err336];
}
else {
vErrors.push(err336);
}
errors++;
}
if(typeof data101 === "string"){
if(func1(data101) > 4096){
const err337 = {instancePath:instancePath+"/objects/" + i9+"/message",schemaPath:"#/properties/objects/then/items/oneOf/2/properties/message/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err337];
}
else {
vErrors.push(err337);
}
errors++;
}
}
}
if(data64.number !== undefined){
let data102 = data64.number;
if((!((typeof data102 == "number") && (!(data102 % 1) && !isNaN(data102)))) && (data102 !== null)){
const err338 = {instancePath:instancePath+"/objects/" + i9+"/number",schemaPath:"#/properties/objects/then/items/oneOf/2/properties/number/type",keyword:"type",params:{type: schema34.properties.objects.then.items.oneOf[2].properties.number.type},message:"must be integer,null"};
if(vErrors === null){
vErrors = [err338];
}
else {
vErrors.push(err338);
}
errors++;
}
if(typeof data102 == "number"){
if(data102 > 9007199254740991 || isNaN(data102)){
const err339 = {instancePath:instancePath+"/objects/" + i9+"/number",schemaPath:"#/properties/objects/then/items/oneOf/2/properties/number/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err339];
}
else {
vErrors.push(err339);
}
errors++;
}
if(data102 < 0 || isNaN(data102)){
const err340 = {instancePath:instancePath+"/objects/" + i9+"/number",schemaPath:"#/properties/objects/then/items/oneOf/2/properties/number/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err340];
}
else {
vErrors.push(err340);
}
errors++;
}
}
}
if(data64.part_uuid !== undefined){
let data103 = data64.part_uuid;
if((typeof data103 !== "string") && (data103 !== null)){
const err341 = {instancePath:instancePath+"/objects/" + i9+"/part_uuid",schemaPath:"#/properties/objects/then/items/oneOf/2/properties/part_uuid/type",keyword:"type",params:{type: schema34.properties.objects.then.items.oneOf[2].properties.part_uuid.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err341];
}
else {
vErrors.push(err341);
}
errors++;
}
if(typeof data103 === "string"){
if(func1(data103) > 4096){
const err342 = {instancePath:instancePath+"/objects/" + i9+"/part_uuid",schemaPath:"#/properties/objects/then/items/oneOf/2/properties/part_uuid/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err342];
}
else {
vErrors.push(err342);
}
errors++;
}
}
}
if(data64.start_bytes !== undefined){
let data104 = data64.start_bytes;
if((!((typeof data104 == "number") && (!(data104 % 1) && !isNaN(data104)))) && (data104 !== null)){
const err343 = {instancePath:instancePath+"/objects/" + i9+"/start_bytes",schemaPath:"#/properties/objects/then/items/oneOf/2/properties/start_bytes/type",keyword:"type",params:{type: schema34.properties.objects.then.items.oneOf[2].properties.start_bytes.type},message:"must be integer,null"};
if(vErrors === null){
vErrors = [err343];
}
else {
vErrors.push(err343);
}
errors++;
}
if(typeof data104 == "number"){
if(data104 > 9007199254740991 || isNaN(data104)){
const err344 = {instancePath:instancePath+"/objects/" + i9+"/start_bytes",schemaPath:"#/properties/objects/then/items/oneOf/2/properties/start_bytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err344];
}
else {
vErrors.push(err344);
}
errors++;
}
if(data104 < 0 || isNaN(data104)){
const err345 = {instancePath:instancePath+"/objects/" + i9+"/start_bytes",schemaPath:"#/properties/objects/then/items/oneOf/2/properties/start_bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err345];
}
else {
vErrors.push(err345);
}
errors++;
}
}
}
if(data64.size_bytes !== undefined){
let data105 = data64.size_bytes;
if((!((typeof data105 == "number") && (!(data105 % 1) && !isNaN(data105)))) && (data105 !== null)){
const err346 = {instancePath:instancePath+"/objects/" + i9+"/size_bytes",schemaPath:"#/properties/objects/then/items/oneOf/2/properties/size_bytes/type",keyword:"type",params:{type: schema34.properties.objects.then.items.oneOf[2].properties.size_bytes.type},message:"must be integer,null"};
if(vErrors === null){
vErrors = [err346];
}
else {
vErrors.push(err346);
}
errors++;
}
if(typeof data105 == "number"){
if(data105 > 9007199254740991 || isNaN(data105)){
const err347 = {instancePath:instancePath+"/objects/" + i9+"/size_bytes",schemaPath:"#/properties/objects/then/items/oneOf/2/properties/size_bytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err347];
}
else {
vErrors.push(err347);
}
errors++;
}
if(data105 < 0 || isNaN(data105)){
const err348 = {instancePath:instancePath+"/objects/" + i9+"/size_bytes",schemaPath:"#/properties/objects/then/items/oneOf/2/properties/size_bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err348];
}
else {
vErrors.push(err348);
}
errors++;
}
}
}
if(data64.filesystem !== undefined){
let data106 = data64.filesystem;
if((typeof data106 !== "string") && (data106 !== null)){
const err349 = {instancePath:instancePath+"/objects/" + i9+"/filesystem",schemaPath:"#/properties/objects/then/items/oneOf/2/properties/filesystem/type",keyword:"type",params:{type: schema34.properties.objects.then.items.oneOf[2].properties.filesystem.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err349];
}
else {
vErrors.push(err349);
}
errors++;
}
if(typeof data106 === "string"){
if(func1(data106) > 4096){
const err350 = {instancePath:instancePath+"/objects/" + i9+"/filesystem",schemaPath:"#/properties/objects/then/items/oneOf/2/properties/filesystem/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err350];
}
else {
vErrors.push(err350);
}
errors++;
}
}
}
}
else {
const err351 = {instancePath:instancePath+"/objects/" + i9,schemaPath:"#/properties/objects/then/items/oneOf/2/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err351];
}
else {
vErrors.push(err351);
}
errors++;
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "move"){
if(data64 && typeof data64 == "object" && !Array.isArray(data64)){
if(data64.kind === undefined){
const err352 = {instancePath:instancePath+"/objects/" + i9,schemaPath:"#/properties/objects/then/items/oneOf/3/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err352];
}
else {
vErrors.push(err352);
}
errors++;
}
if(data64.id === undefined){
const err353 = {instancePath:instancePath+"/objects/" + i9,schemaPath:"#/properties/objects/then/items/oneOf/3/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'"};
if(vErrors === null){
vErrors = [err353];
}
else {
vErrors.push(err353);
}
errors++;
}
if(data64.generation === undefined){
const err354 = {instancePath:instancePath+"/objects/" + i9,schemaPath:"#/properties/objects/then/items/oneOf/3/required",keyword:"required",params:{missingProperty: "generation"},message:"must have required property '"+"generation"+"'"};
if(vErrors === null){
vErrors = [err354];
}
else {
vErrors.push(err354);
}
errors++;
}
if(data64.state === undefined){
const err355 = {instancePath:instancePath+"/objects/" + i9,schemaPath:"#/properties/objects/then/items/oneOf/3/required",keyword:"required",params:{missingProperty: "state"},message:"must have required property '"+"state"+"'"};
if(vErrors === null){
vErrors = [err355];
}
else {
vErrors.push(err355);
}
errors++;
}
if(data64.code === undefined){
const err356 = {instancePath:instancePath+"/objects/" + i9,schemaPath:"#/properties/objects/then/items/oneOf/3/required",keyword:"required",params:{missingProperty: "code"},message:"must have required property '"+"code"+"'"};
if(vErrors === null){
vErrors = [err356];
}
else {
vErrors.push(err356);
}
errors++;
}
if(data64.message === undefined){
const err357 = {instancePath:instancePath+"/objects/" + i9,schemaPath:"#/properties/objects/then/items/oneOf/3/required",keyword:"required",params:{missingProperty: "message"},message:"must have required property '"+"message"+"'"};
if(vErrors === null){
vErrors = [err357];
}
else {
vErrors.push(err357);
}
errors++;
}
if(data64.copied_bytes === undefined){
const err358 = {instancePath:instancePath+"/objects/" + i9,schemaPath:"#/properties/objects/then/items/oneOf/3/required",keyword:"required",params:{missingProperty: "copied_bytes"},message:"must have required property '"+"copied_bytes"+"'"};
if(vErrors === null){
vErrors = [err358];
}
else {
vErrors.push(err358);
}
errors++;
}
if(data64.total_bytes === undefined){
const err359 = {instancePath:instancePath+"/objects/" + i9,schemaPath:"#/properties/objects/then/items/oneOf/3/required",keyword:"required",params:{missingProperty: "total_bytes"},message:"must have required property '"+"total_bytes"+"'"};
if(vErrors === null){
vErrors = [err359];
}
else {
vErrors.push(err359);
}
errors++;
}
if(data64.sha256 === undefined){
const err360 = {instancePath:instancePath+"/objects/" + i9,schemaPath:"#/properties/objects/then/items/oneOf/3/required",keyword:"required",params:{missingProperty: "sha256"},message:"must have required property '"+"sha256"+"'"};
if(vErrors === null){
vErrors = [err360];
}
else {
vErrors.push(err360);
}
errors++;
}
for(const key12 in data64){
if(!(func4.call(schema34.properties.objects.then.items.oneOf[3].properties, key12))){
const err361 = {instancePath:instancePath+"/objects/" + i9,schemaPath:"#/properties/objects/then/items/oneOf/3/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key12},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err361];
}
else {
vErrors.push(err361);
}
errors++;
}
}
if(data64.kind !== undefined){
if("move" !== data64.kind){
const err362 = {instancePath:instancePath+"/objects/" + i9+"/kind",schemaPath:"#/properties/objects/then/items/oneOf/3/properties/kind/const",keyword:"const",params:{allowedValue: "move"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err362];
}
else {
vErrors.push(err362);
}
errors++;
}
}
if(data64.id !== undefined){
let data108 = data64.id;
if(typeof data108 === "string"){
if(func1(data108) > 4096){
const err363 = {instancePath:instancePath+"/objects/" + i9+"/id",schemaPath:"#/properties/objects/then/items/oneOf/3/properties/id/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err363];
}
else {
vErrors.push(err363);
}
errors++;
}
}
else {
const err364 = {instancePath:instancePath+"/objects/" + i9+"/id",schemaPath:"#/properties/objects/then/items/oneOf/3/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err364];
}
else {
vErrors.push(err364);
}
errors++;
}
}
if(data64.generation !== undefined){
let data109 = data64.generation;
if(!((typeof data109 == "number") && (!(data109 % 1) && !isNaN(data109)))){
const err365 = {instancePath:instancePath+"/objects/" + i9+"/generation",schemaPath:"#/properties/objects/then/items/oneOf/3/properties/generation/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err365];
}
else {
vErrors.push(err365);
}
errors++;
}
if(typeof data109 == "number"){
if(data109 > 9007199254740991 || isNaN(data109)){
const err366 = {instancePath:instancePath+"/objects/" + i9+"/generation",schemaPath:"#/properties/objects/then/items/oneOf/3/properties/generation/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err366];
}
else {
vErrors.push(err366);
}
errors++;
}
if(data109 < 0 || isNaN(data109)){
const err367 = {instancePath:instancePath+"/objects/" + i9+"/generation",schemaPath:"#/properties/objects/then/items/oneOf/3/properties/generation/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err367];
}
else {
vErrors.push(err367);
}
errors++;
}
}
}
if(data64.state !== undefined){
let data110 = data64.state;
if(typeof data110 !== "string"){
const err368 = {instancePath:instancePath+"/objects/" + i9+"/state",schemaPath:"#/properties/objects/then/items/oneOf/3/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err368];
}
else {
vErrors.push(err368);
}
errors++;
}
if(!(((((((((data110 === "stopping") || (data110 === "holding")) || (data110 === "preparing")) || (data110 === "prepared")) || (data110 === "copying")) || (data110 === "received")) || (data110 === "discarding")) || (data110 === "discarded")) || (data110 === "failed"))){
const err369 = {instancePath:instancePath+"/objects/" + i9+"/state",schemaPath:"#/properties/objects/then/items/oneOf/3/properties/state/enum",keyword:"enum",params:{allowedValues: schema34.properties.objects.then.items.oneOf[3].properties.state.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err369];
}
else {
vErrors.push(err369);
}
errors++;
}
}
if(data64.code !== undefined){
let data111 = data64.code;
if((typeof data111 !== "string") && (data111 !== null)){
const err370 = {instancePath:instancePath+"/objects/" + i9+"/code",schemaPath:"#/properties/objects/then/items/oneOf/3/properties/code/type",keyword:"type",params:{type: schema34.properties.objects.then.items.oneOf[3].properties.code.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err370];
}
else {
vErrors.push(err370);
}
errors++;
}
if(typeof data111 === "string"){
if(func1(data111) > 4096){
const err371 = {instancePath:instancePath+"/objects/" + i9+"/code",schemaPath:"#/properties/objects/then/items/oneOf/3/properties/code/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err371];
}
else {
vErrors.push(err371);
}
errors++;
}
}
}
if(data64.message !== undefined){
let data112 = data64.message;
if((typeof data112 !== "string") && (data112 !== null)){
const err372 = {instancePath:instancePath+"/objects/" + i9+"/message",schemaPath:"#/properties/objects/then/items/oneOf/3/properties/message/type",keyword:"type",params:{type: schema34.properties.objects.then.items.oneOf[3].properties.message.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err372];
}
else {
vErrors.push(err372);
}
errors++;
}
if(typeof data112 === "string"){
if(func1(data112) > 4096){
const err373 = {instancePath:instancePath+"/objects/" + i9+"/message",schemaPath:"#/properties/objects/then/items/oneOf/3/properties/message/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err373];
}
else {
vErrors.push(err373);
}
errors++;
}
}
}
if(data64.copied_bytes !== undefined){
let data113 = data64.copied_bytes;
if(!((typeof data113 == "number") && (!(data113 % 1) && !isNaN(data113)))){
const err374 = {instancePath:instancePath+"/objects/" + i9+"/copied_bytes",schemaPath:"#/properties/objects/then/items/oneOf/3/properties/copied_bytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err374];
}
else {
vErrors.push(err374);
}
errors++;
}
if(typeof data113 == "number"){
if(data113 > 9007199254740991 || isNaN(data113)){
const err375 = {instancePath:instancePath+"/objects/" + i9+"/copied_bytes",schemaPath:"#/properties/objects/then/items/oneOf/3/properties/copied_bytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err375];
}
else {
vErrors.push(err375);
}
errors++;
}
if(data113 < 0 || isNaN(data113)){
const err376 = {instancePath:instancePath+"/objects/" + i9+"/copied_bytes",schemaPath:"#/properties/objects/then/items/oneOf/3/properties/copied_bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err376];
}
else {
vErrors.push(err376);
}
errors++;
}
}
}
if(data64.total_bytes !== undefined){
let data114 = data64.total_bytes;
if(!((typeof data114 == "number") && (!(data114 % 1) && !isNaN(data114)))){
const err377 = {instancePath:instancePath+"/objects/" + i9+"/total_bytes",schemaPath:"#/properties/objects/then/items/oneOf/3/properties/total_bytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err377];
}
else {
vErrors.push(err377);
}
errors++;
}
if(typeof data114 == "number"){
if(data114 > 9007199254740991 || isNaN(data114)){
const err378 = {instancePath:instancePath+"/objects/" + i9+"/total_bytes",schemaPath:"#/properties/objects/then/items/oneOf/3/properties/total_bytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err378];
}
else {
vErrors.push(err378);
}
errors++;
}
if(data114 < 0 || isNaN(data114)){
const err379 = {instancePath:instancePath+"/objects/" + i9+"/total_bytes",schemaPath:"#/properties/objects/then/items/oneOf/3/properties/total_bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err379];
}
else {
vErrors.push(err379);
}
errors++;
}
}
}
if(data64.sha256 !== undefined){
let data115 = data64.sha256;
if((typeof data115 !== "string") && (data115 !== null)){
const err380 = {instancePath:instancePath+"/objects/" + i9+"/sha256",schemaPath:"#/properties/objects/then/items/oneOf/3/properties/sha256/type",keyword:"type",params:{type: schema34.properties.objects.then.items.oneOf[3].properties.sha256.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err380];
}
else {
vErrors.push(err380);
}
errors++;
}
if(typeof data115 === "string"){
if(func1(data115) > 4096){
const err381 = {instancePath:instancePath+"/objects/" + i9+"/sha256",schemaPath:"#/properties/objects/then/items/oneOf/3/properties/sha256/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err381];
}
else {
vErrors.push(err381);
}
errors++;
}
}
}
}
else {
const err382 = {instancePath:instancePath+"/objects/" + i9,schemaPath:"#/properties/objects/then/items/oneOf/3/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err382];
}
else {
vErrors.push(err382);
}
errors++;
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "vm"){
if(data64 && typeof data64 == "object" && !Array.isArray(data64)){
if(data64.kind === undefined){
const err383 = {instancePath:instancePath+"/objects/" + i9,schemaPath:"#/properties/objects/then/items/oneOf/4/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err383];
}
else {
vErrors.push(err383);
}
errors++;
}
if(data64.id === undefined){
const err384 = {instancePath:instancePath+"/objects/" + i9,schemaPath:"#/properties/objects/then/items/oneOf/4/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'"};
if(vErrors === null){
vErrors = [err384];
}
else {
vErrors.push(err384);
}
errors++;
}
if(data64.generation === undefined){
const err385 = {instancePath:instancePath+"/objects/" + i9,schemaPath:"#/properties/objects/then/items/oneOf/4/required",keyword:"required",params:{missingProperty: "generation"},message:"must have required property '"+"generation"+"'"};
if(vErrors === null){
vErrors = [err385];
}
else {
vErrors.push(err385);
}
errors++;
}
if(data64.incarnation === undefined){
const err386 = {instancePath:instancePath+"/objects/" + i9,schemaPath:"#/properties/objects/then/items/oneOf/4/required",keyword:"required",params:{missingProperty: "incarnation"},message:"must have required property '"+"incarnation"+"'"};
if(vErrors === null){
vErrors = [err386];
}
else {
vErrors.push(err386);
}
errors++;
}
if(data64.state === undefined){
const err387 = {instancePath:instancePath+"/objects/" + i9,schemaPath:"#/properties/objects/then/items/oneOf/4/required",keyword:"required",params:{missingProperty: "state"},message:"must have required property '"+"state"+"'"};
if(vErrors === null){
vErrors = [err387];
}
else {
vErrors.push(err387);
}
errors++;
}
if(data64.code === undefined){
const err388 = {instancePath:instancePath+"/objects/" + i9,schemaPath:"#/properties/objects/then/items/oneOf/4/required",keyword:"required",params:{missingProperty: "code"},message:"must have required property '"+"code"+"'"};
if(vErrors === null){
vErrors = [err388];
}
else {
vErrors.push(err388);
}
errors++;
}
if(data64.message === undefined){
const err389 = {instancePath:instancePath+"/objects/" + i9,schemaPath:"#/properties/objects/then/items/oneOf/4/required",keyword:"required",params:{missingProperty: "message"},message:"must have required property '"+"message"+"'"};
if(vErrors === null){
vErrors = [err389];
}
else {
vErrors.push(err389);
}
errors++;
}
if(data64.accelerator === undefined){
const err390 = {instancePath:instancePath+"/objects/" + i9,schemaPath:"#/properties/objects/then/items/oneOf/4/required",keyword:"required",params:{missingProperty: "accelerator"},message:"must have required property '"+"accelerator"+"'"};
if(vErrors === null){
vErrors = [err390];
}
else {
vErrors.push(err390);
}
errors++;
}
if(data64.started_at === undefined){
const err391 = {instancePath:instancePath+"/objects/" + i9,schemaPath:"#/properties/objects/then/items/oneOf/4/required",keyword:"required",params:{missingProperty: "started_at"},message:"must have required property '"+"started_at"+"'"};
if(vErrors === null){
vErrors = [err391];
}
else {
vErrors.push(err391);
}
errors++;
}
if(data64.ssh_ready === undefined){
const err392 = {instancePath:instancePath+"/objects/" + i9,schemaPath:"#/properties/objects/then/items/oneOf/4/required",keyword:"required",params:{missingProperty: "ssh_ready"},message:"must have required property '"+"ssh_ready"+"'"};
if(vErrors === null){
vErrors = [err392];
}
else {
vErrors.push(err392);
}
errors++;
}
if(data64.drives === undefined){
const err393 = {instancePath:instancePath+"/objects/" + i9,schemaPath:"#/properties/objects/then/items/oneOf/4/required",keyword:"required",params:{missingProperty: "drives"},message:"must have required property '"+"drives"+"'"};
if(vErrors === null){
vErrors = [err393];
}
else {
vErrors.push(err393);
}
errors++;
}
if(data64.busy_ports === undefined){
const err394 = {instancePath:instancePath+"/objects/" + i9,schemaPath:"#/properties/objects/then/items/oneOf/4/required",keyword:"required",params:{missingProperty: "busy_ports"},message:"must have required property '"+"busy_ports"+"'"};
if(vErrors === null){
vErrors = [err394];
}
else {
vErrors.push(err394);
}
errors++;
}
for(const key13 in data64){
if(!(func4.call(schema34.properties.objects.then.items.oneOf[4].properties, key13))){
const err395 = {instancePath:instancePath+"/objects/" + i9,schemaPath:"#/properties/objects/then/items/oneOf/4/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key13},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err395];
}
else {
vErrors.push(err395);
}
errors++;
}
}
if(data64.kind !== undefined){
if("vm" !== data64.kind){
const err396 = {instancePath:instancePath+"/objects/" + i9+"/kind",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/kind/const",keyword:"const",params:{allowedValue: "vm"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err396];
}
else {
vErrors.push(err396);
}
errors++;
}
}
if(data64.id !== undefined){
let data117 = data64.id;
if(typeof data117 === "string"){
if(func1(data117) > 4096){
const err397 = {instancePath:instancePath+"/objects/" + i9+"/id",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/id/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err397];
}
else {
vErrors.push(err397);
}
errors++;
}
}
else {
const err398 = {instancePath:instancePath+"/objects/" + i9+"/id",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err398];
}
else {
vErrors.push(err398);
}
errors++;
}
}
if(data64.generation !== undefined){
let data118 = data64.generation;
if(!((typeof data118 == "number") && (!(data118 % 1) && !isNaN(data118)))){
const err399 = {instancePath:instancePath+"/objects/" + i9+"/generation",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/generation/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err399];
}
else {
vErrors.push(err399);
}
errors++;
}
if(typeof data118 == "number"){
if(data118 > 9007199254740991 || isNaN(data118)){
const err400 = {instancePath:instancePath+"/objects/" + i9+"/generation",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/generation/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err400];
}
else {
vErrors.push(err400);
}
errors++;
}
if(data118 < 0 || isNaN(data118)){
const err401 = {instancePath:instancePath+"/objects/" + i9+"/generation",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/generation/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err401];
}
else {
vErrors.push(err401);
}
errors++;
}
}
}
if(data64.incarnation !== undefined){
let data119 = data64.incarnation;
if(!((typeof data119 == "number") && (!(data119 % 1) && !isNaN(data119)))){
const err402 = {instancePath:instancePath+"/objects/" + i9+"/incarnation",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/incarnation/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err402];
}
else {
vErrors.push(err402);
}
errors++;
}
if(typeof data119 == "number"){
if(data119 > 9007199254740991 || isNaN(data119)){
const err403 = {instancePath:instancePath+"/objects/" + i9+"/incarnation",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/incarnation/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err403];
}
else {
vErrors.push(err403);
}
errors++;
}
if(data119 < 0 || isNaN(data119)){
const err404 = {instancePath:instancePath+"/objects/" + i9+"/incarnation",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/incarnation/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err404];
}
else {
vErrors.push(err404);
}
errors++;
}
}
}
if(data64.state !== undefined){
let data120 = data64.state;
if(typeof data120 !== "string"){
const err405 = {instancePath:instancePath+"/objects/" + i9+"/state",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err405];
}
else {
vErrors.push(err405);
}
errors++;
}
if(!(((((((((data120 === "creating") || (data120 === "starting")) || (data120 === "running")) || (data120 === "stopping")) || (data120 === "stopped")) || (data120 === "paused")) || (data120 === "failed")) || (data120 === "error")) || (data120 === "deleted"))){
const err406 = {instancePath:instancePath+"/objects/" + i9+"/state",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/state/enum",keyword:"enum",params:{allowedValues: schema34.properties.objects.then.items.oneOf[4].properties.state.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err406];
}
else {
vErrors.push(err406);
}
errors++;
}
}
if(data64.code !== undefined){
let data121 = data64.code;
if((typeof data121 !== "string") && (data121 !== null)){
const err407 = {instancePath:instancePath+"/objects/" + i9+"/code",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/code/type",keyword:"type",params:{type: schema34.properties.objects.then.items.oneOf[4].properties.code.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err407];
}
else {
vErrors.push(err407);
}
errors++;
}
if(typeof data121 === "string"){
if(func1(data121) > 4096){
const err408 = {instancePath:instancePath+"/objects/" + i9+"/code",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/code/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err408];
}
else {
vErrors.push(err408);
}
errors++;
}
}
}
if(data64.message !== undefined){
let data122 = data64.message;
if((typeof data122 !== "string") && (data122 !== null)){
const err409 = {instancePath:instancePath+"/objects/" + i9+"/message",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/message/type",keyword:"type",params:{type: schema34.properties.objects.then.items.oneOf[4].properties.message.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err409];
}
else {
vErrors.push(err409);
}
errors++;
}
if(typeof data122 === "string"){
if(func1(data122) > 4096){
const err410 = {instancePath:instancePath+"/objects/" + i9+"/message",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/message/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err410];
}
else {
vErrors.push(err410);
}
errors++;
}
}
}
if(data64.accelerator !== undefined){
let data123 = data64.accelerator;
if((typeof data123 !== "string") && (data123 !== null)){
const err411 = {instancePath:instancePath+"/objects/" + i9+"/accelerator",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/accelerator/type",keyword:"type",params:{type: schema34.properties.objects.then.items.oneOf[4].properties.accelerator.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err411];
}
else {
vErrors.push(err411);
}
errors++;
}
if(!(((data123 === "kvm") || (data123 === "tcg")) || (data123 === null))){
const err412 = {instancePath:instancePath+"/objects/" + i9+"/accelerator",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/accelerator/enum",keyword:"enum",params:{allowedValues: schema34.properties.objects.then.items.oneOf[4].properties.accelerator.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err412];
}
else {
vErrors.push(err412);
}
errors++;
}
}
if(data64.started_at !== undefined){
let data124 = data64.started_at;
if((typeof data124 !== "string") && (data124 !== null)){
const err413 = {instancePath:instancePath+"/objects/" + i9+"/started_at",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/started_at/type",keyword:"type",params:{type: schema34.properties.objects.then.items.oneOf[4].properties.started_at.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err413];
}
else {
vErrors.push(err413);
}
errors++;
}
if(typeof data124 === "string"){
if(func1(data124) > 4096){
const err414 = {instancePath:instancePath+"/objects/" + i9+"/started_at",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/started_at/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err414];
}
else {
vErrors.push(err414);
}
errors++;
}
}
}
if(data64.ssh_ready !== undefined){
if(typeof data64.ssh_ready !== "boolean"){
const err415 = {instancePath:instancePath+"/objects/" + i9+"/ssh_ready",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/ssh_ready/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err415];
}
else {
vErrors.push(err415);
}
errors++;
}
}
if(data64.drives !== undefined){
let data126 = data64.drives;
const _errs311 = errors;
let valid56 = true;
const _errs312 = errors;
if(Array.isArray(data126)){
if(data126.length > 1024){
const err416 = {};
if(vErrors === null){
vErrors = [err416];
}
else {
vErrors.push(err416);
}
errors++;
}
}
var _valid12 = _errs312 === errors;
errors = _errs311;
if(vErrors !== null){
if(_errs311){
vErrors.length = _errs311;
}
else {
vErrors = null;
}
}
if(_valid12){
const _errs313 = errors;
if(Array.isArray(data126)){
const len12 = data126.length;
for(let i12=0; i12<len12; i12++){
let data127 = data126[i12];
if(data127 && typeof data127 == "object" && !Array.isArray(data127)){
if(data127.partition === undefined){
const err417 = {instancePath:instancePath+"/objects/" + i9+"/drives/" + i12,schemaPath:"#/properties/objects/then/items/oneOf/4/properties/drives/then/items/required",keyword:"required",params:{missingProperty: "partition"},message:"must have required property '"+"partition"+"'"};
if(vErrors === null){
vErrors = [err417];
}
else {
vErrors.push(err417);
}
errors++;
}
if(data127.attached === undefined){
const err418 = {instancePath:instancePath+"/objects/" + i9+"/drives/" + i12,schemaPath:"#/properties/objects/then/items/oneOf/4/properties/drives/then/items/required",keyword:"required",params:{missingProperty: "attached"},message:"must have required property '"+"attached"+"'"};
if(vErrors === null){
vErrors = [err418];
}
else {
vErrors.push(err418);
}
errors++;
}
if(data127.code === undefined){
const err419 = {instancePath:instancePath+"/objects/" + i9+"/drives/" + i12,schemaPath:"#/properties/objects/then/items/oneOf/4/properties/drives/then/items/required",keyword:"required",params:{missingProperty: "code"},message:"must have required property '"+"code"+"'"};
if(vErrors === null){
vErrors = [err419];
}
else {
vErrors.push(err419);
}
errors++;
}
if(data127.message === undefined){
const err420 = {instancePath:instancePath+"/objects/" + i9+"/drives/" + i12,schemaPath:"#/properties/objects/then/items/oneOf/4/properties/drives/then/items/required",keyword:"required",params:{missingProperty: "message"},message:"must have required property '"+"message"+"'"};
if(vErrors === null){
vErrors = [err420];
}
else {
vErrors.push(err420);
}
errors++;
}
for(const key14 in data127){
if(!((((key14 === "partition") || (key14 === "attached")) || (key14 === "code")) || (key14 === "message"))){
const err421 = {instancePath:instancePath+"/objects/" + i9+"/drives/" + i12,schemaPath:"#/properties/objects/then/items/oneOf/4/properties/drives/then/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key14},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err421];
}
else {
vErrors.push(err421);
}
errors++;
}
}
if(data127.partition !== undefined){
let data128 = data127.partition;
if(typeof data128 === "string"){
if(func1(data128) > 4096){
const err422 = {instancePath:instancePath+"/objects/" + i9+"/drives/" + i12+"/partition",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/drives/then/items/properties/partition/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err422];
}
else {
vErrors.push(err422);
}
errors++;
}
}
else {
const err423 = {instancePath:instancePath+"/objects/" + i9+"/drives/" + i12+"/partition",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/drives/then/items/properties/partition/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err423];
}
else {
vErrors.push(err423);
}
errors++;
}
}
if(data127.attached !== undefined){
if(typeof data127.attached !== "boolean"){
const err424 = {instancePath:instancePath+"/objects/" + i9+"/drives/" + i12+"/attached",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/drives/then/items/properties/attached/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err424];
}
else {
vErrors.push(err424);
}
errors++;
}
}
if(data127.code !== undefined){
let data130 = data127.code;
if((typeof data130 !== "string") && (data130 !== null)){
const err425 = {instancePath:instancePath+"/objects/" + i9+"/drives/" + i12+"/code",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/drives/then/items/properties/code/type",keyword:"type",params:{type: schema34.properties.objects.then.items.oneOf[4].properties.drives.then.items.properties.code.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err425];
}
else {
vErrors.push(err425);
}
errors++;
}
if(typeof data130 === "string"){
if(func1(data130) > 4096){
const err426 = {instancePath:instancePath+"/objects/" + i9+"/drives/" + i12+"/code",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/drives/then/items/properties/code/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err426];
}
else {
vErrors.push(err426);
}
errors++;
}
}
}
if(data127.message !== undefined){
let data131 = data127.message;
if((typeof data131 !== "string") && (data131 !== null)){
const err427 = {instancePath:instancePath+"/objects/" + i9+"/drives/" + i12+"/message",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/drives/then/items/properties/message/type",keyword:"type",params:{type: schema34.properties.objects.then.items.oneOf[4].properties.drives.then.items.properties.message.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err427];
}
else {
vErrors.push(err427);
}
errors++;
}
if(typeof data131 === "string"){
if(func1(data131) > 4096){
const err428 = {instancePath:instancePath+"/objects/" + i9+"/drives/" + i12+"/message",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/drives/then/items/properties/message/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err428];
}
else {
vErrors.push(err428);
}
errors++;
}
}
}
}
else {
const err429 = {instancePath:instancePath+"/objects/" + i9+"/drives/" + i12,schemaPath:"#/properties/objects/then/items/oneOf/4/properties/drives/then/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err429];
}
else {
vErrors.push(err429);
}
errors++;
}
}
}
var _valid12 = _errs313 === errors;
valid56 = _valid12;
}
if(!valid56){
const err430 = {instancePath:instancePath+"/objects/" + i9+"/drives",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/drives/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err430];
}
else {
vErrors.push(err430);
}
errors++;
}
if(Array.isArray(data126)){
if(data126.length > 1024){
const err431 = {instancePath:instancePath+"/objects/" + i9+"/drives",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/drives/maxItems",keyword:"maxItems",params:{limit: 1024},message:"must NOT have more than 1024 items"};
if(vErrors === null){
vErrors = [err431];
}
else {
vErrors.push(err431);
}
errors++;
}
}
else {
const err432 = {instancePath:instancePath+"/objects/" + i9+"/drives",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/drives/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err432];
}
else {
vErrors.push(err432);
}
errors++;
}
}
if(data64.cdroms !== undefined){
let data132 = data64.cdroms;
const _errs327 = errors;
let valid60 = true;
const _errs328 = errors;
if(Array.isArray(data132)){
if(data132.length > 1024){
const err433 = {};
if(vErrors === null){
vErrors = [err433];
}
else {
vErrors.push(err433);
}
errors++;
}
}
var _valid13 = _errs328 === errors;
errors = _errs327;
if(vErrors !== null){
if(_errs327){
vErrors.length = _errs327;
}
else {
vErrors = null;
}
}
if(_valid13){
const _errs329 = errors;
if(Array.isArray(data132)){
const len13 = data132.length;
for(let i13=0; i13<len13; i13++){
let data133 = data132[i13];
if(data133 && typeof data133 == "object" && !Array.isArray(data133)){
if(data133.id === undefined){
const err434 = {instancePath:instancePath+"/objects/" + i9+"/cdroms/" + i13,schemaPath:"#/properties/objects/then/items/oneOf/4/properties/cdroms/then/items/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'"};
if(vErrors === null){
vErrors = [err434];
}
else {
vErrors.push(err434);
}
errors++;
}
if(data133.code === undefined){
const err435 = {instancePath:instancePath+"/objects/" + i9+"/cdroms/" + i13,schemaPath:"#/properties/objects/then/items/oneOf/4/properties/cdroms/then/items/required",keyword:"required",params:{missingProperty: "code"},message:"must have required property '"+"code"+"'"};
if(vErrors === null){
vErrors = [err435];
}
else {
vErrors.push(err435);
}
errors++;
}
if(data133.message === undefined){
const err436 = {instancePath:instancePath+"/objects/" + i9+"/cdroms/" + i13,schemaPath:"#/properties/objects/then/items/oneOf/4/properties/cdroms/then/items/required",keyword:"required",params:{missingProperty: "message"},message:"must have required property '"+"message"+"'"};
if(vErrors === null){
vErrors = [err436];
}
else {
vErrors.push(err436);
}
errors++;
}
for(const key15 in data133){
if(!(((key15 === "id") || (key15 === "code")) || (key15 === "message"))){
const err437 = {instancePath:instancePath+"/objects/" + i9+"/cdroms/" + i13,schemaPath:"#/properties/objects/then/items/oneOf/4/properties/cdroms/then/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key15},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err437];
}
else {
vErrors.push(err437);
}
errors++;
}
}
if(data133.id !== undefined){
let data134 = data133.id;
if(typeof data134 === "string"){
if(func1(data134) > 4096){
const err438 = {instancePath:instancePath+"/objects/" + i9+"/cdroms/" + i13+"/id",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/cdroms/then/items/properties/id/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err438];
}
else {
vErrors.push(err438);
}
errors++;
}
}
else {
const err439 = {instancePath:instancePath+"/objects/" + i9+"/cdroms/" + i13+"/id",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/cdroms/then/items/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err439];
}
else {
vErrors.push(err439);
}
errors++;
}
}
if(data133.code !== undefined){
let data135 = data133.code;
if(typeof data135 === "string"){
if(func1(data135) > 4096){
const err440 = {instancePath:instancePath+"/objects/" + i9+"/cdroms/" + i13+"/code",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/cdroms/then/items/properties/code/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err440];
}
else {
vErrors.push(err440);
}
errors++;
}
}
else {
const err441 = {instancePath:instancePath+"/objects/" + i9+"/cdroms/" + i13+"/code",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/cdroms/then/items/properties/code/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err441];
}
else {
vErrors.push(err441);
}
errors++;
}
}
if(data133.message !== undefined){
let data136 = data133.message;
if(typeof data136 === "string"){
if(func1(data136) > 4096){
const err442 = {instancePath:instancePath+"/objects/" + i9+"/cdroms/" + i13+"/message",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/cdroms/then/items/properties/message/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err442];
}
else {
vErrors.push(err442);
}
errors++;
}
}
else {
const err443 = {instancePath:instancePath+"/objects/" + i9+"/cdroms/" + i13+"/message",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/cdroms/then/items/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err443];
}
else {
vErrors.push(err443);
}
errors++;
}
}
}
else {
const err444 = {instancePath:instancePath+"/objects/" + i9+"/cdroms/" + i13,schemaPath:"#/properties/objects/then/items/oneOf/4/properties/cdroms/then/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err444];
}
else {
vErrors.push(err444);
}
errors++;
}
}
}
var _valid13 = _errs329 === errors;
valid60 = _valid13;
}
if(!valid60){
const err445 = {instancePath:instancePath+"/objects/" + i9+"/cdroms",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/cdroms/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err445];
}
else {
vErrors.push(err445);
}
errors++;
}
if(Array.isArray(data132)){
if(data132.length > 1024){
const err446 = {instancePath:instancePath+"/objects/" + i9+"/cdroms",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/cdroms/maxItems",keyword:"maxItems",params:{limit: 1024},message:"must NOT have more than 1024 items"};
if(vErrors === null){
vErrors = [err446];
}
else {
vErrors.push(err446);
}
errors++;
}
}
else {
const err447 = {instancePath:instancePath+"/objects/" + i9+"/cdroms",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/cdroms/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err447];
}
else {
vErrors.push(err447);
}
errors++;
}
}
if(data64.busy_ports !== undefined){
let data137 = data64.busy_ports;
const _errs341 = errors;
let valid64 = true;
const _errs342 = errors;
if(Array.isArray(data137)){
if(data137.length > 1024){
const err448 = {};
if(vErrors === null){
vErrors = [err448];
}
else {
vErrors.push(err448);
}
errors++;
}
}
var _valid14 = _errs342 === errors;
errors = _errs341;
if(vErrors !== null){
if(_errs341){
vErrors.length = _errs341;
}
else {
vErrors = null;
}
}
if(_valid14){
const _errs343 = errors;
if(Array.isArray(data137)){
const len14 = data137.length;
for(let i14=0; i14<len14; i14++){
let data138 = data137[i14];
if(!((typeof data138 == "number") && (!(data138 % 1) && !isNaN(data138)))){
const err449 = {instancePath:instancePath+"/objects/" + i9+"/busy_ports/" + i14,schemaPath:"#/properties/objects/then/items/oneOf/4/properties/busy_ports/then/items/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err449];
}
else {
vErrors.push(err449);
}
errors++;
}
if(typeof data138 == "number"){
if(data138 > 9007199254740991 || isNaN(data138)){
const err450 = {instancePath:instancePath+"/objects/" + i9+"/busy_ports/" + i14,schemaPath:"#/properties/objects/then/items/oneOf/4/properties/busy_ports/then/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err450];
}
else {
vErrors.push(err450);
}
errors++;
}
if(data138 < 0 || isNaN(data138)){
const err451 = {instancePath:instancePath+"/objects/" + i9+"/busy_ports/" + i14,schemaPath:"#/properties/objects/then/items/oneOf/4/properties/busy_ports/then/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err451];
}
else {
vErrors.push(err451);
}
errors++;
}
}
}
}
var _valid14 = _errs343 === errors;
valid64 = _valid14;
}
if(!valid64){
const err452 = {instancePath:instancePath+"/objects/" + i9+"/busy_ports",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/busy_ports/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err452];
}
else {
vErrors.push(err452);
}
errors++;
}
if(Array.isArray(data137)){
if(data137.length > 1024){
const err453 = {instancePath:instancePath+"/objects/" + i9+"/busy_ports",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/busy_ports/maxItems",keyword:"maxItems",params:{limit: 1024},message:"must NOT have more than 1024 items"};
if(vErrors === null){
vErrors = [err453];
}
else {
vErrors.push(err453);
}
errors++;
}
}
else {
const err454 = {instancePath:instancePath+"/objects/" + i9+"/busy_ports",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/busy_ports/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err454];
}
else {
vErrors.push(err454);
}
errors++;
}
}
if(data64.host_key !== undefined){
let data139 = data64.host_key;
if(typeof data139 === "string"){
if(func1(data139) > 200){
const err455 = {instancePath:instancePath+"/objects/" + i9+"/host_key",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/host_key/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters"};
if(vErrors === null){
vErrors = [err455];
}
else {
vErrors.push(err455);
}
errors++;
}
if(!pattern5.test(data139)){
const err456 = {instancePath:instancePath+"/objects/" + i9+"/host_key",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/host_key/pattern",keyword:"pattern",params:{pattern: "^ssh-ed25519 [A-Za-z0-9+/]+={0,2}$"},message:"must match pattern \""+"^ssh-ed25519 [A-Za-z0-9+/]+={0,2}$"+"\""};
if(vErrors === null){
vErrors = [err456];
}
else {
vErrors.push(err456);
}
errors++;
}
}
else {
const err457 = {instancePath:instancePath+"/objects/" + i9+"/host_key",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/host_key/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err457];
}
else {
vErrors.push(err457);
}
errors++;
}
}
if(data64.fenced !== undefined){
if(typeof data64.fenced !== "boolean"){
const err458 = {instancePath:instancePath+"/objects/" + i9+"/fenced",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/fenced/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err458];
}
else {
vErrors.push(err458);
}
errors++;
}
}
if(data64.way_out !== undefined){
let data141 = data64.way_out;
if(typeof data141 !== "string"){
const err459 = {instancePath:instancePath+"/objects/" + i9+"/way_out",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/way_out/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err459];
}
else {
vErrors.push(err459);
}
errors++;
}
if(!(((data141 === "open") || (data141 === "none")) || (data141 === "at_next_start"))){
const err460 = {instancePath:instancePath+"/objects/" + i9+"/way_out",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/way_out/enum",keyword:"enum",params:{allowedValues: schema34.properties.objects.then.items.oneOf[4].properties.way_out.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err460];
}
else {
vErrors.push(err460);
}
errors++;
}
}
if(data64.nics !== undefined){
let data142 = data64.nics;
const _errs354 = errors;
let valid67 = true;
const _errs355 = errors;
if(Array.isArray(data142)){
if(data142.length > 16){
const err461 = {};
if(vErrors === null){
vErrors = [err461];
}
else {
vErrors.push(err461);
}
errors++;
}
}
var _valid15 = _errs355 === errors;
errors = _errs354;
if(vErrors !== null){
if(_errs354){
vErrors.length = _errs354;
}
else {
vErrors = null;
}
}
if(_valid15){
const _errs356 = errors;
if(Array.isArray(data142)){
const len15 = data142.length;
for(let i15=0; i15<len15; i15++){
let data143 = data142[i15];
if(data143 && typeof data143 == "object" && !Array.isArray(data143)){
if(data143.mac_address === undefined){
const err462 = {instancePath:instancePath+"/objects/" + i9+"/nics/" + i15,schemaPath:"#/properties/objects/then/items/oneOf/4/properties/nics/then/items/required",keyword:"required",params:{missingProperty: "mac_address"},message:"must have required property '"+"mac_address"+"'"};
if(vErrors === null){
vErrors = [err462];
}
else {
vErrors.push(err462);
}
errors++;
}
if(data143.addresses === undefined){
const err463 = {instancePath:instancePath+"/objects/" + i9+"/nics/" + i15,schemaPath:"#/properties/objects/then/items/oneOf/4/properties/nics/then/items/required",keyword:"required",params:{missingProperty: "addresses"},message:"must have required property '"+"addresses"+"'"};
if(vErrors === null){
vErrors = [err463];
}
else {
vErrors.push(err463);
}
errors++;
}
for(const key16 in data143){
if(!((key16 === "mac_address") || (key16 === "addresses"))){
const err464 = {instancePath:instancePath+"/objects/" + i9+"/nics/" + i15,schemaPath:"#/properties/objects/then/items/oneOf/4/properties/nics/then/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key16},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err464];
}
else {
vErrors.push(err464);
}
errors++;
}
}
if(data143.mac_address !== undefined){
let data144 = data143.mac_address;
if(typeof data144 === "string"){
if(func1(data144) > 17){
const err465 = {instancePath:instancePath+"/objects/" + i9+"/nics/" + i15+"/mac_address",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/nics/then/items/properties/mac_address/maxLength",keyword:"maxLength",params:{limit: 17},message:"must NOT have more than 17 characters"};
if(vErrors === null){
vErrors = [err465];
}
else {
vErrors.push(err465);
}
errors++;
}
}
else {
const err466 = {instancePath:instancePath+"/objects/" + i9+"/nics/" + i15+"/mac_address",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/nics/then/items/properties/mac_address/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err466];
}
else {
vErrors.push(err466);
}
errors++;
}
}
if(data143.addresses !== undefined){
let data145 = data143.addresses;
const _errs364 = errors;
let valid71 = true;
const _errs365 = errors;
if(Array.isArray(data145)){
if(data145.length > 64){
const err467 = {};
if(vErrors === null){
vErrors = [err467];
}
else {
vErrors.push(err467);
}
errors++;
}
}
var _valid16 = _errs365 === errors;
errors = _errs364;
if(vErrors !== null){
if(_errs364){
vErrors.length = _errs364;
}
else {
vErrors = null;
}
}
if(_valid16){
const _errs366 = errors;
if(Array.isArray(data145)){
const len16 = data145.length;
for(let i16=0; i16<len16; i16++){
let data146 = data145[i16];
if(data146 && typeof data146 == "object" && !Array.isArray(data146)){
if(data146.address === undefined){
const err468 = {instancePath:instancePath+"/objects/" + i9+"/nics/" + i15+"/addresses/" + i16,schemaPath:"#/properties/objects/then/items/oneOf/4/properties/nics/then/items/properties/addresses/then/items/required",keyword:"required",params:{missingProperty: "address"},message:"must have required property '"+"address"+"'"};
if(vErrors === null){
vErrors = [err468];
}
else {
vErrors.push(err468);
}
errors++;
}
if(data146.source === undefined){
const err469 = {instancePath:instancePath+"/objects/" + i9+"/nics/" + i15+"/addresses/" + i16,schemaPath:"#/properties/objects/then/items/oneOf/4/properties/nics/then/items/properties/addresses/then/items/required",keyword:"required",params:{missingProperty: "source"},message:"must have required property '"+"source"+"'"};
if(vErrors === null){
vErrors = [err469];
}
else {
vErrors.push(err469);
}
errors++;
}
for(const key17 in data146){
if(!((key17 === "address") || (key17 === "source"))){
const err470 = {instancePath:instancePath+"/objects/" + i9+"/nics/" + i15+"/addresses/" + i16,schemaPath:"#/properties/objects/then/items/oneOf/4/properties/nics/then/items/properties/addresses/then/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key17},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err470];
}
else {
vErrors.push(err470);
}
errors++;
}
}
if(data146.address !== undefined){
let data147 = data146.address;
if(typeof data147 === "string"){
if(func1(data147) > 45){
const err471 = {instancePath:instancePath+"/objects/" + i9+"/nics/" + i15+"/addresses/" + i16+"/address",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/nics/then/items/properties/addresses/then/items/properties/address/maxLength",keyword:"maxLength",params:{limit: 45},message:"must NOT have more than 45 characters"};
if(vErrors === null){
vErrors = [err471];
}
else {
vErrors.push(err471);
}
errors++;
}
}
else {
const err472 = {instancePath:instancePath+"/objects/" + i9+"/nics/" + i15+"/addresses/" + i16+"/address",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/nics/then/items/properties/addresses/then/items/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err472];
}
else {
vErrors.push(err472);
}
errors++;
}
}
if(data146.source !== undefined){
let data148 = data146.source;
if(typeof data148 !== "string"){
const err473 = {instancePath:instancePath+"/objects/" + i9+"/nics/" + i15+"/addresses/" + i16+"/source",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/nics/then/items/properties/addresses/then/items/properties/source/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err473];
}
else {
vErrors.push(err473);
}
errors++;
}
if(!(((data148 === "guest_agent") || (data148 === "lease")) || (data148 === "neighbor"))){
const err474 = {instancePath:instancePath+"/objects/" + i9+"/nics/" + i15+"/addresses/" + i16+"/source",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/nics/then/items/properties/addresses/then/items/properties/source/enum",keyword:"enum",params:{allowedValues: schema34.properties.objects.then.items.oneOf[4].properties.nics.then.items.properties.addresses.then.items.properties.source.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err474];
}
else {
vErrors.push(err474);
}
errors++;
}
}
}
else {
const err475 = {instancePath:instancePath+"/objects/" + i9+"/nics/" + i15+"/addresses/" + i16,schemaPath:"#/properties/objects/then/items/oneOf/4/properties/nics/then/items/properties/addresses/then/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err475];
}
else {
vErrors.push(err475);
}
errors++;
}
}
}
var _valid16 = _errs366 === errors;
valid71 = _valid16;
}
if(!valid71){
const err476 = {instancePath:instancePath+"/objects/" + i9+"/nics/" + i15+"/addresses",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/nics/then/items/properties/addresses/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err476];
}
else {
vErrors.push(err476);
}
errors++;
}
if(Array.isArray(data145)){
if(data145.length > 64){
const err477 = {instancePath:instancePath+"/objects/" + i9+"/nics/" + i15+"/addresses",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/nics/then/items/properties/addresses/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items"};
if(vErrors === null){
vErrors = [err477];
}
else {
vErrors.push(err477);
}
errors++;
}
}
else {
const err478 = {instancePath:instancePath+"/objects/" + i9+"/nics/" + i15+"/addresses",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/nics/then/items/properties/addresses/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err478];
}
else {
vErrors.push(err478);
}
errors++;
}
}
}
else {
const err479 = {instancePath:instancePath+"/objects/" + i9+"/nics/" + i15,schemaPath:"#/properties/objects/then/items/oneOf/4/properties/nics/then/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err479];
}
else {
vErrors.push(err479);
}
errors++;
}
}
}
var _valid15 = _errs356 === errors;
valid67 = _valid15;
}
if(!valid67){
const err480 = {instancePath:instancePath+"/objects/" + i9+"/nics",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/nics/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err480];
}
else {
vErrors.push(err480);
}
errors++;
}
if(Array.isArray(data142)){
if(data142.length > 16){
const err481 = {instancePath:instancePath+"/objects/" + i9+"/nics",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/nics/maxItems",keyword:"maxItems",params:{limit: 16},message:"must NOT have more than 16 items"};
if(vErrors === null){
vErrors = [err481];
}
else {
vErrors.push(err481);
}
errors++;
}
}
else {
const err482 = {instancePath:instancePath+"/objects/" + i9+"/nics",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/nics/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err482];
}
else {
vErrors.push(err482);
}
errors++;
}
}
if(data64.serial_log_tail !== undefined){
let data149 = data64.serial_log_tail;
if((typeof data149 !== "string") && (data149 !== null)){
const err483 = {instancePath:instancePath+"/objects/" + i9+"/serial_log_tail",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/serial_log_tail/type",keyword:"type",params:{type: schema34.properties.objects.then.items.oneOf[4].properties.serial_log_tail.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err483];
}
else {
vErrors.push(err483);
}
errors++;
}
if(typeof data149 === "string"){
if(func1(data149) > 262144){
const err484 = {instancePath:instancePath+"/objects/" + i9+"/serial_log_tail",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/serial_log_tail/maxLength",keyword:"maxLength",params:{limit: 262144},message:"must NOT have more than 262144 characters"};
if(vErrors === null){
vErrors = [err484];
}
else {
vErrors.push(err484);
}
errors++;
}
}
}
if(data64.exit !== undefined){
let data150 = data64.exit;
if((!(data150 && typeof data150 == "object" && !Array.isArray(data150))) && (data150 !== null)){
const err485 = {instancePath:instancePath+"/objects/" + i9+"/exit",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/exit/type",keyword:"type",params:{type: schema34.properties.objects.then.items.oneOf[4].properties.exit.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err485];
}
else {
vErrors.push(err485);
}
errors++;
}
if(data150 && typeof data150 == "object" && !Array.isArray(data150)){
if(data150.reason === undefined){
const err486 = {instancePath:instancePath+"/objects/" + i9+"/exit",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/exit/required",keyword:"required",params:{missingProperty: "reason"},message:"must have required property '"+"reason"+"'"};
if(vErrors === null){
vErrors = [err486];
}
else {
vErrors.push(err486);
}
errors++;
}
if(data150.at === undefined){
const err487 = {instancePath:instancePath+"/objects/" + i9+"/exit",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/exit/required",keyword:"required",params:{missingProperty: "at"},message:"must have required property '"+"at"+"'"};
if(vErrors === null){
vErrors = [err487];
}
else {
vErrors.push(err487);
}
errors++;
}
if(data150.exit_code === undefined){
const err488 = {instancePath:instancePath+"/objects/" + i9+"/exit",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/exit/required",keyword:"required",params:{missingProperty: "exit_code"},message:"must have required property '"+"exit_code"+"'"};
if(vErrors === null){
vErrors = [err488];
}
else {
vErrors.push(err488);
}
errors++;
}
if(data150.signal === undefined){
const err489 = {instancePath:instancePath+"/objects/" + i9+"/exit",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/exit/required",keyword:"required",params:{missingProperty: "signal"},message:"must have required property '"+"signal"+"'"};
if(vErrors === null){
vErrors = [err489];
}
else {
vErrors.push(err489);
}
errors++;
}
if(data150.message === undefined){
const err490 = {instancePath:instancePath+"/objects/" + i9+"/exit",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/exit/required",keyword:"required",params:{missingProperty: "message"},message:"must have required property '"+"message"+"'"};
if(vErrors === null){
vErrors = [err490];
}
else {
vErrors.push(err490);
}
errors++;
}
if(data150.serial_log_tail === undefined){
const err491 = {instancePath:instancePath+"/objects/" + i9+"/exit",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/exit/required",keyword:"required",params:{missingProperty: "serial_log_tail"},message:"must have required property '"+"serial_log_tail"+"'"};
if(vErrors === null){
vErrors = [err491];
}
else {
vErrors.push(err491);
}
errors++;
}
for(const key18 in data150){
if(!((((((key18 === "reason") || (key18 === "at")) || (key18 === "exit_code")) || (key18 === "signal")) || (key18 === "message")) || (key18 === "serial_log_tail"))){
const err492 = {instancePath:instancePath+"/objects/" + i9+"/exit",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/exit/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key18},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err492];
}
else {
vErrors.push(err492);
}
errors++;
}
}
if(data150.reason !== undefined){
let data151 = data150.reason;
if(typeof data151 !== "string"){
const err493 = {instancePath:instancePath+"/objects/" + i9+"/exit/reason",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/exit/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err493];
}
else {
vErrors.push(err493);
}
errors++;
}
if(!(((((((((((data151 === "shutdown") || (data151 === "stopped")) || (data151 === "forced")) || (data151 === "panicked")) || (data151 === "crashed")) || (data151 === "killed")) || (data151 === "lost")) || (data151 === "host_down")) || (data151 === "lease_expired")) || (data151 === "not_started")) || (data151 === "detached"))){
const err494 = {instancePath:instancePath+"/objects/" + i9+"/exit/reason",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/exit/properties/reason/enum",keyword:"enum",params:{allowedValues: schema34.properties.objects.then.items.oneOf[4].properties.exit.properties.reason.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err494];
}
else {
vErrors.push(err494);
}
errors++;
}
}
if(data150.at !== undefined){
let data152 = data150.at;
if(typeof data152 === "string"){
if(func1(data152) > 4096){
const err495 = {instancePath:instancePath+"/objects/" + i9+"/exit/at",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/exit/properties/at/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err495];
}
else {
vErrors.push(err495);
}
errors++;
}
}
else {
const err496 = {instancePath:instancePath+"/objects/" + i9+"/exit/at",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/exit/properties/at/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err496];
}
else {
vErrors.push(err496);
}
errors++;
}
}
if(data150.exit_code !== undefined){
let data153 = data150.exit_code;
if((!((typeof data153 == "number") && (!(data153 % 1) && !isNaN(data153)))) && (data153 !== null)){
const err497 = {instancePath:instancePath+"/objects/" + i9+"/exit/exit_code",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/exit/properties/exit_code/type",keyword:"type",params:{type: schema34.properties.objects.then.items.oneOf[4].properties.exit.properties.exit_code.type},message:"must be integer,null"};
if(vErrors === null){
vErrors = [err497];
}
else {
vErrors.push(err497);
}
errors++;
}
if(typeof data153 == "number"){
if(data153 > 9007199254740991 || isNaN(data153)){
const err498 = {instancePath:instancePath+"/objects/" + i9+"/exit/exit_code",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/exit/properties/exit_code/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err498];
}
else {
vErrors.push(err498);
}
errors++;
}
if(data153 < -2147483648 || isNaN(data153)){
const err499 = {instancePath:instancePath+"/objects/" + i9+"/exit/exit_code",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/exit/properties/exit_code/minimum",keyword:"minimum",params:{comparison: ">=", limit: -2147483648},message:"must be >= -2147483648"};
if(vErrors === null){
vErrors = [err499];
}
else {
vErrors.push(err499);
}
errors++;
}
}
}
if(data150.signal !== undefined){
let data154 = data150.signal;
if((typeof data154 !== "string") && (data154 !== null)){
const err500 = {instancePath:instancePath+"/objects/" + i9+"/exit/signal",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/exit/properties/signal/type",keyword:"type",params:{type: schema34.properties.objects.then.items.oneOf[4].properties.exit.properties.signal.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err500];
}
else {
vErrors.push(err500);
}
errors++;
}
if(typeof data154 === "string"){
if(func1(data154) > 4096){
const err501 = {instancePath:instancePath+"/objects/" + i9+"/exit/signal",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/exit/properties/signal/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err501];
}
else {
vErrors.push(err501);
}
errors++;
}
}
}
if(data150.message !== undefined){
let data155 = data150.message;
if((typeof data155 !== "string") && (data155 !== null)){
const err502 = {instancePath:instancePath+"/objects/" + i9+"/exit/message",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/exit/properties/message/type",keyword:"type",params:{type: schema34.properties.objects.then.items.oneOf[4].properties.exit.properties.message.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err502];
}
else {
vErrors.push(err502);
}
errors++;
}
if(typeof data155 === "string"){
if(func1(data155) > 4096){
const err503 = {instancePath:instancePath+"/objects/" + i9+"/exit/message",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/exit/properties/message/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err503];
}
else {
vErrors.push(err503);
}
errors++;
}
}
}
if(data150.serial_log_tail !== undefined){
let data156 = data150.serial_log_tail;
if((typeof data156 !== "string") && (data156 !== null)){
const err504 = {instancePath:instancePath+"/objects/" + i9+"/exit/serial_log_tail",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/exit/properties/serial_log_tail/type",keyword:"type",params:{type: schema34.properties.objects.then.items.oneOf[4].properties.exit.properties.serial_log_tail.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err504];
}
else {
vErrors.push(err504);
}
errors++;
}
if(typeof data156 === "string"){
if(func1(data156) > 262144){
const err505 = {instancePath:instancePath+"/objects/" + i9+"/exit/serial_log_tail",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/exit/properties/serial_log_tail/maxLength",keyword:"maxLength",params:{limit: 262144},message:"must NOT have more than 262144 characters"};
if(vErrors === null){
vErrors = [err505];
}
else {
vErrors.push(err505);
}
errors++;
}
}
}
}
}
if(data64.restarts !== undefined){
let data157 = data64.restarts;
if(!((typeof data157 == "number") && (!(data157 % 1) && !isNaN(data157)))){
const err506 = {instancePath:instancePath+"/objects/" + i9+"/restarts",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/restarts/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err506];
}
else {
vErrors.push(err506);
}
errors++;
}
if(typeof data157 == "number"){
if(data157 > 9007199254740991 || isNaN(data157)){
const err507 = {instancePath:instancePath+"/objects/" + i9+"/restarts",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/restarts/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err507];
}
else {
vErrors.push(err507);
}
errors++;
}
if(data157 < 0 || isNaN(data157)){
const err508 = {instancePath:instancePath+"/objects/" + i9+"/restarts",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/restarts/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err508];
}
else {
vErrors.push(err508);
}
errors++;
}
}
}
if(data64.next_start_at !== undefined){
let data158 = data64.next_start_at;
if((typeof data158 !== "string") && (data158 !== null)){
const err509 = {instancePath:instancePath+"/objects/" + i9+"/next_start_at",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/next_start_at/type",keyword:"type",params:{type: schema34.properties.objects.then.items.oneOf[4].properties.next_start_at.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err509];
}
else {
vErrors.push(err509);
}
errors++;
}
if(typeof data158 === "string"){
if(func1(data158) > 4096){
const err510 = {instancePath:instancePath+"/objects/" + i9+"/next_start_at",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/next_start_at/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err510];
}
else {
vErrors.push(err510);
}
errors++;
}
}
}
if(data64.reboots !== undefined){
let data159 = data64.reboots;
if(!((typeof data159 == "number") && (!(data159 % 1) && !isNaN(data159)))){
const err511 = {instancePath:instancePath+"/objects/" + i9+"/reboots",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/reboots/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err511];
}
else {
vErrors.push(err511);
}
errors++;
}
if(typeof data159 == "number"){
if(data159 > 9007199254740991 || isNaN(data159)){
const err512 = {instancePath:instancePath+"/objects/" + i9+"/reboots",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/reboots/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err512];
}
else {
vErrors.push(err512);
}
errors++;
}
if(data159 < 0 || isNaN(data159)){
const err513 = {instancePath:instancePath+"/objects/" + i9+"/reboots",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/reboots/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err513];
}
else {
vErrors.push(err513);
}
errors++;
}
}
}
if(data64.boot_fault !== undefined){
let data160 = data64.boot_fault;
if((typeof data160 !== "string") && (data160 !== null)){
const err514 = {instancePath:instancePath+"/objects/" + i9+"/boot_fault",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/boot_fault/type",keyword:"type",params:{type: schema34.properties.objects.then.items.oneOf[4].properties.boot_fault.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err514];
}
else {
vErrors.push(err514);
}
errors++;
}
if(typeof data160 === "string"){
if(func1(data160) > 200){
const err515 = {instancePath:instancePath+"/objects/" + i9+"/boot_fault",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/boot_fault/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters"};
if(vErrors === null){
vErrors = [err515];
}
else {
vErrors.push(err515);
}
errors++;
}
}
}
if(data64.guest !== undefined){
let data161 = data64.guest;
if((!(data161 && typeof data161 == "object" && !Array.isArray(data161))) && (data161 !== null)){
const err516 = {instancePath:instancePath+"/objects/" + i9+"/guest",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/guest/type",keyword:"type",params:{type: schema34.properties.objects.then.items.oneOf[4].properties.guest.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err516];
}
else {
vErrors.push(err516);
}
errors++;
}
if(data161 && typeof data161 == "object" && !Array.isArray(data161)){
if(data161.hostname === undefined){
const err517 = {instancePath:instancePath+"/objects/" + i9+"/guest",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/guest/required",keyword:"required",params:{missingProperty: "hostname"},message:"must have required property '"+"hostname"+"'"};
if(vErrors === null){
vErrors = [err517];
}
else {
vErrors.push(err517);
}
errors++;
}
if(data161.os === undefined){
const err518 = {instancePath:instancePath+"/objects/" + i9+"/guest",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/guest/required",keyword:"required",params:{missingProperty: "os"},message:"must have required property '"+"os"+"'"};
if(vErrors === null){
vErrors = [err518];
}
else {
vErrors.push(err518);
}
errors++;
}
if(data161.kernel === undefined){
const err519 = {instancePath:instancePath+"/objects/" + i9+"/guest",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/guest/required",keyword:"required",params:{missingProperty: "kernel"},message:"must have required property '"+"kernel"+"'"};
if(vErrors === null){
vErrors = [err519];
}
else {
vErrors.push(err519);
}
errors++;
}
if(data161.agent_version === undefined){
const err520 = {instancePath:instancePath+"/objects/" + i9+"/guest",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/guest/required",keyword:"required",params:{missingProperty: "agent_version"},message:"must have required property '"+"agent_version"+"'"};
if(vErrors === null){
vErrors = [err520];
}
else {
vErrors.push(err520);
}
errors++;
}
if(data161.addresses === undefined){
const err521 = {instancePath:instancePath+"/objects/" + i9+"/guest",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/guest/required",keyword:"required",params:{missingProperty: "addresses"},message:"must have required property '"+"addresses"+"'"};
if(vErrors === null){
vErrors = [err521];
}
else {
vErrors.push(err521);
}
errors++;
}
if(data161.interfaces === undefined){
const err522 = {instancePath:instancePath+"/objects/" + i9+"/guest",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/guest/required",keyword:"required",params:{missingProperty: "interfaces"},message:"must have required property '"+"interfaces"+"'"};
if(vErrors === null){
vErrors = [err522];
}
else {
vErrors.push(err522);
}
errors++;
}
if(data161.cloud_init === undefined){
const err523 = {instancePath:instancePath+"/objects/" + i9+"/guest",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/guest/required",keyword:"required",params:{missingProperty: "cloud_init"},message:"must have required property '"+"cloud_init"+"'"};
if(vErrors === null){
vErrors = [err523];
}
else {
vErrors.push(err523);
}
errors++;
}
if(data161.cloud_init_errors === undefined){
const err524 = {instancePath:instancePath+"/objects/" + i9+"/guest",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/guest/required",keyword:"required",params:{missingProperty: "cloud_init_errors"},message:"must have required property '"+"cloud_init_errors"+"'"};
if(vErrors === null){
vErrors = [err524];
}
else {
vErrors.push(err524);
}
errors++;
}
for(const key19 in data161){
if(!(func4.call(schema34.properties.objects.then.items.oneOf[4].properties.guest.properties, key19))){
const err525 = {instancePath:instancePath+"/objects/" + i9+"/guest",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/guest/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key19},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err525];
}
else {
vErrors.push(err525);
}
errors++;
}
}
if(data161.hostname !== undefined){
let data162 = data161.hostname;
if((typeof data162 !== "string") && (data162 !== null)){
const err526 = {instancePath:instancePath+"/objects/" + i9+"/guest/hostname",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/guest/properties/hostname/type",keyword:"type",params:{type: schema34.properties.objects.then.items.oneOf[4].properties.guest.properties.hostname.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err526];
}
else {
vErrors.push(err526);
}
errors++;
}
if(typeof data162 === "string"){
if(func1(data162) > 4096){
const err527 = {instancePath:instancePath+"/objects/" + i9+"/guest/hostname",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/guest/properties/hostname/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err527];
}
else {
vErrors.push(err527);
}
errors++;
}
}
}
if(data161.os !== undefined){
let data163 = data161.os;
if((typeof data163 !== "string") && (data163 !== null)){
const err528 = {instancePath:instancePath+"/objects/" + i9+"/guest/os",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/guest/properties/os/type",keyword:"type",params:{type: schema34.properties.objects.then.items.oneOf[4].properties.guest.properties.os.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err528];
}
else {
vErrors.push(err528);
}
errors++;
}
if(typeof data163 === "string"){
if(func1(data163) > 4096){
const err529 = {instancePath:instancePath+"/objects/" + i9+"/guest/os",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/guest/properties/os/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err529];
}
else {
vErrors.push(err529);
}
errors++;
}
}
}
if(data161.kernel !== undefined){
let data164 = data161.kernel;
if((typeof data164 !== "string") && (data164 !== null)){
const err530 = {instancePath:instancePath+"/objects/" + i9+"/guest/kernel",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/guest/properties/kernel/type",keyword:"type",params:{type: schema34.properties.objects.then.items.oneOf[4].properties.guest.properties.kernel.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err530];
}
else {
vErrors.push(err530);
}
errors++;
}
if(typeof data164 === "string"){
if(func1(data164) > 4096){
const err531 = {instancePath:instancePath+"/objects/" + i9+"/guest/kernel",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/guest/properties/kernel/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err531];
}
else {
vErrors.push(err531);
}
errors++;
}
}
}
if(data161.agent_version !== undefined){
let data165 = data161.agent_version;
if((typeof data165 !== "string") && (data165 !== null)){
const err532 = {instancePath:instancePath+"/objects/" + i9+"/guest/agent_version",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/guest/properties/agent_version/type",keyword:"type",params:{type: schema34.properties.objects.then.items.oneOf[4].properties.guest.properties.agent_version.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err532];
}
else {
vErrors.push(err532);
}
errors++;
}
if(typeof data165 === "string"){
if(func1(data165) > 4096){
const err533 = {instancePath:instancePath+"/objects/" + i9+"/guest/agent_version",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/guest/properties/agent_version/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err533];
}
else {
vErrors.push(err533);
}
errors++;
}
}
}
if(data161.addresses !== undefined){
let data166 = data161.addresses;
const _errs412 = errors;
let valid77 = true;
const _errs413 = errors;
if(Array.isArray(data166)){
if(data166.length > 1024){
const err534 = {};
if(vErrors === null){
vErrors = [err534];
}
else {
vErrors.push(err534);
}
errors++;
}
}
var _valid17 = _errs413 === errors;
errors = _errs412;
if(vErrors !== null){
if(_errs412){
vErrors.length = _errs412;
}
else {
vErrors = null;
}
}
if(_valid17){
const _errs414 = errors;
if(Array.isArray(data166)){
const len17 = data166.length;
for(let i17=0; i17<len17; i17++){
let data167 = data166[i17];
if(typeof data167 === "string"){
if(func1(data167) > 4096){
const err535 = {instancePath:instancePath+"/objects/" + i9+"/guest/addresses/" + i17,schemaPath:"#/properties/objects/then/items/oneOf/4/properties/guest/properties/addresses/then/items/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err535];
}
else {
vErrors.push(err535);
}
errors++;
}
}
else {
const err536 = {instancePath:instancePath+"/objects/" + i9+"/guest/addresses/" + i17,schemaPath:"#/properties/objects/then/items/oneOf/4/properties/guest/properties/addresses/then/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err536];
}
else {
vErrors.push(err536);
}
errors++;
}
}
}
var _valid17 = _errs414 === errors;
valid77 = _valid17;
}
if(!valid77){
const err537 = {instancePath:instancePath+"/objects/" + i9+"/guest/addresses",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/guest/properties/addresses/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err537];
}
else {
vErrors.push(err537);
}
errors++;
}
if(Array.isArray(data166)){
if(data166.length > 1024){
const err538 = {instancePath:instancePath+"/objects/" + i9+"/guest/addresses",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/guest/properties/addresses/maxItems",keyword:"maxItems",params:{limit: 1024},message:"must NOT have more than 1024 items"};
if(vErrors === null){
vErrors = [err538];
}
else {
vErrors.push(err538);
}
errors++;
}
}
else {
const err539 = {instancePath:instancePath+"/objects/" + i9+"/guest/addresses",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/guest/properties/addresses/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err539];
}
else {
vErrors.push(err539);
}
errors++;
}
}
if(data161.interfaces !== undefined){
let data168 = data161.interfaces;
const _errs419 = errors;
let valid80 = true;
const _errs420 = errors;
if(Array.isArray(data168)){
if(data168.length > 1024){
const err540 = {};
if(vErrors === null){
vErrors = [err540];
}
else {
vErrors.push(err540);
}
errors++;
}
}
var _valid18 = _errs420 === errors;
errors = _errs419;
if(vErrors !== null){
if(_errs419){
vErrors.length = _errs419;
}
else {
vErrors = null;
}
}
if(_valid18){
const _errs421 = errors;
if(Array.isArray(data168)){
const len18 = data168.length;
for(let i18=0; i18<len18; i18++){
let data169 = data168[i18];
if(data169 && typeof data169 == "object" && !Array.isArray(data169)){
if(data169.name === undefined){
const err541 = {instancePath:instancePath+"/objects/" + i9+"/guest/interfaces/" + i18,schemaPath:"#/properties/objects/then/items/oneOf/4/properties/guest/properties/interfaces/then/items/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err541];
}
else {
vErrors.push(err541);
}
errors++;
}
if(data169.mac_address === undefined){
const err542 = {instancePath:instancePath+"/objects/" + i9+"/guest/interfaces/" + i18,schemaPath:"#/properties/objects/then/items/oneOf/4/properties/guest/properties/interfaces/then/items/required",keyword:"required",params:{missingProperty: "mac_address"},message:"must have required property '"+"mac_address"+"'"};
if(vErrors === null){
vErrors = [err542];
}
else {
vErrors.push(err542);
}
errors++;
}
if(data169.ip_addresses === undefined){
const err543 = {instancePath:instancePath+"/objects/" + i9+"/guest/interfaces/" + i18,schemaPath:"#/properties/objects/then/items/oneOf/4/properties/guest/properties/interfaces/then/items/required",keyword:"required",params:{missingProperty: "ip_addresses"},message:"must have required property '"+"ip_addresses"+"'"};
if(vErrors === null){
vErrors = [err543];
}
else {
vErrors.push(err543);
}
errors++;
}
for(const key20 in data169){
if(!(((key20 === "name") || (key20 === "mac_address")) || (key20 === "ip_addresses"))){
const err544 = {instancePath:instancePath+"/objects/" + i9+"/guest/interfaces/" + i18,schemaPath:"#/properties/objects/then/items/oneOf/4/properties/guest/properties/interfaces/then/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key20},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err544];
}
else {
vErrors.push(err544);
}
errors++;
}
}
if(data169.name !== undefined){
let data170 = data169.name;
if(typeof data170 === "string"){
if(func1(data170) > 4096){
const err545 = {instancePath:instancePath+"/objects/" + i9+"/guest/interfaces/" + i18+"/name",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/guest/properties/interfaces/then/items/properties/name/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err545];
}
else {
vErrors.push(err545);
}
errors++;
}
}
else {
const err546 = {instancePath:instancePath+"/objects/" + i9+"/guest/interfaces/" + i18+"/name",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/guest/properties/interfaces/then/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err546];
}
else {
vErrors.push(err546);
}
errors++;
}
}
if(data169.mac_address !== undefined){
let data171 = data169.mac_address;
if((typeof data171 !== "string") && (data171 !== null)){
const err547 = {instancePath:instancePath+"/objects/" + i9+"/guest/interfaces/" + i18+"/mac_address",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/guest/properties/interfaces/then/items/properties/mac_address/type",keyword:"type",params:{type: schema34.properties.objects.then.items.oneOf[4].properties.guest.properties.interfaces.then.items.properties.mac_address.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err547];
}
else {
vErrors.push(err547);
}
errors++;
}
if(typeof data171 === "string"){
if(func1(data171) > 4096){
const err548 = {instancePath:instancePath+"/objects/" + i9+"/guest/interfaces/" + i18+"/mac_address",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/guest/properties/interfaces/then/items/properties/mac_address/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err548];
}
else {
vErrors.push(err548);
}
errors++;
}
}
}
if(data169.ip_addresses !== undefined){
let data172 = data169.ip_addresses;
const _errs431 = errors;
let valid84 = true;
const _errs432 = errors;
if(Array.isArray(data172)){
if(data172.length > 1024){
const err549 = {};
if(vErrors === null){
vErrors = [err549];
}
else {
vErrors.push(err549);
}
errors++;
}
}
var _valid19 = _errs432 === errors;
errors = _errs431;
if(vErrors !== null){
if(_errs431){
vErrors.length = _errs431;
}
else {
vErrors = null;
}
}
if(_valid19){
const _errs433 = errors;
if(Array.isArray(data172)){
const len19 = data172.length;
for(let i19=0; i19<len19; i19++){
let data173 = data172[i19];
if(typeof data173 === "string"){
if(func1(data173) > 4096){
const err550 = {instancePath:instancePath+"/objects/" + i9+"/guest/interfaces/" + i18+"/ip_addresses/" + i19,schemaPath:"#/properties/objects/then/items/oneOf/4/properties/guest/properties/interfaces/then/items/properties/ip_addresses/then/items/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err550];
}
else {
vErrors.push(err550);
}
errors++;
}
}
else {
const err551 = {instancePath:instancePath+"/objects/" + i9+"/guest/interfaces/" + i18+"/ip_addresses/" + i19,schemaPath:"#/properties/objects/then/items/oneOf/4/properties/guest/properties/interfaces/then/items/properties/ip_addresses/then/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err551];
}
else {
vErrors.push(err551);
}
errors++;
}
}
}
var _valid19 = _errs433 === errors;
valid84 = _valid19;
}
if(!valid84){
const err552 = {instancePath:instancePath+"/objects/" + i9+"/guest/interfaces/" + i18+"/ip_addresses",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/guest/properties/interfaces/then/items/properties/ip_addresses/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err552];
}
else {
vErrors.push(err552);
}
errors++;
}
if(Array.isArray(data172)){
if(data172.length > 1024){
const err553 = {instancePath:instancePath+"/objects/" + i9+"/guest/interfaces/" + i18+"/ip_addresses",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/guest/properties/interfaces/then/items/properties/ip_addresses/maxItems",keyword:"maxItems",params:{limit: 1024},message:"must NOT have more than 1024 items"};
if(vErrors === null){
vErrors = [err553];
}
else {
vErrors.push(err553);
}
errors++;
}
}
else {
const err554 = {instancePath:instancePath+"/objects/" + i9+"/guest/interfaces/" + i18+"/ip_addresses",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/guest/properties/interfaces/then/items/properties/ip_addresses/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err554];
}
else {
vErrors.push(err554);
}
errors++;
}
}
}
else {
const err555 = {instancePath:instancePath+"/objects/" + i9+"/guest/interfaces/" + i18,schemaPath:"#/properties/objects/then/items/oneOf/4/properties/guest/properties/interfaces/then/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err555];
}
else {
vErrors.push(err555);
}
errors++;
}
}
}
var _valid18 = _errs421 === errors;
valid80 = _valid18;
}
if(!valid80){
const err556 = {instancePath:instancePath+"/objects/" + i9+"/guest/interfaces",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/guest/properties/interfaces/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err556];
}
else {
vErrors.push(err556);
}
errors++;
}
if(Array.isArray(data168)){
if(data168.length > 1024){
const err557 = {instancePath:instancePath+"/objects/" + i9+"/guest/interfaces",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/guest/properties/interfaces/maxItems",keyword:"maxItems",params:{limit: 1024},message:"must NOT have more than 1024 items"};
if(vErrors === null){
vErrors = [err557];
}
else {
vErrors.push(err557);
}
errors++;
}
}
else {
const err558 = {instancePath:instancePath+"/objects/" + i9+"/guest/interfaces",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/guest/properties/interfaces/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err558];
}
else {
vErrors.push(err558);
}
errors++;
}
}
if(data161.clock_offset_seconds !== undefined){
let data174 = data161.clock_offset_seconds;
if((!((typeof data174 == "number") && (!(data174 % 1) && !isNaN(data174)))) && (data174 !== null)){
const err559 = {instancePath:instancePath+"/objects/" + i9+"/guest/clock_offset_seconds",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/guest/properties/clock_offset_seconds/type",keyword:"type",params:{type: schema34.properties.objects.then.items.oneOf[4].properties.guest.properties.clock_offset_seconds.type},message:"must be integer,null"};
if(vErrors === null){
vErrors = [err559];
}
else {
vErrors.push(err559);
}
errors++;
}
if(typeof data174 == "number"){
if(data174 > 9007199254740991 || isNaN(data174)){
const err560 = {instancePath:instancePath+"/objects/" + i9+"/guest/clock_offset_seconds",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/guest/properties/clock_offset_seconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err560];
}
else {
vErrors.push(err560);
}
errors++;
}
if(data174 < -9007199254740991 || isNaN(data174)){
const err561 = {instancePath:instancePath+"/objects/" + i9+"/guest/clock_offset_seconds",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/guest/properties/clock_offset_seconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: -9007199254740991},message:"must be >= -9007199254740991"};
if(vErrors === null){
vErrors = [err561];
}
else {
vErrors.push(err561);
}
errors++;
}
}
}
if(data161.cloud_init !== undefined){
let data175 = data161.cloud_init;
if((typeof data175 !== "string") && (data175 !== null)){
const err562 = {instancePath:instancePath+"/objects/" + i9+"/guest/cloud_init",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/guest/properties/cloud_init/type",keyword:"type",params:{type: schema34.properties.objects.then.items.oneOf[4].properties.guest.properties.cloud_init.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err562];
}
else {
vErrors.push(err562);
}
errors++;
}
if(!((((data175 === "running") || (data175 === "done")) || (data175 === "failed")) || (data175 === null))){
const err563 = {instancePath:instancePath+"/objects/" + i9+"/guest/cloud_init",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/guest/properties/cloud_init/enum",keyword:"enum",params:{allowedValues: schema34.properties.objects.then.items.oneOf[4].properties.guest.properties.cloud_init.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err563];
}
else {
vErrors.push(err563);
}
errors++;
}
}
if(data161.cloud_init_errors !== undefined){
let data176 = data161.cloud_init_errors;
const _errs442 = errors;
let valid87 = true;
const _errs443 = errors;
if(Array.isArray(data176)){
if(data176.length > 1024){
const err564 = {};
if(vErrors === null){
vErrors = [err564];
}
else {
vErrors.push(err564);
}
errors++;
}
}
var _valid20 = _errs443 === errors;
errors = _errs442;
if(vErrors !== null){
if(_errs442){
vErrors.length = _errs442;
}
else {
vErrors = null;
}
}
if(_valid20){
const _errs444 = errors;
if(Array.isArray(data176)){
const len20 = data176.length;
for(let i20=0; i20<len20; i20++){
let data177 = data176[i20];
if(typeof data177 === "string"){
if(func1(data177) > 4096){
const err565 = {instancePath:instancePath+"/objects/" + i9+"/guest/cloud_init_errors/" + i20,schemaPath:"#/properties/objects/then/items/oneOf/4/properties/guest/properties/cloud_init_errors/then/items/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err565];
}
else {
vErrors.push(err565);
}
errors++;
}
}
else {
const err566 = {instancePath:instancePath+"/objects/" + i9+"/guest/cloud_init_errors/" + i20,schemaPath:"#/properties/objects/then/items/oneOf/4/properties/guest/properties/cloud_init_errors/then/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err566];
}
else {
vErrors.push(err566);
}
errors++;
}
}
}
var _valid20 = _errs444 === errors;
valid87 = _valid20;
}
if(!valid87){
const err567 = {instancePath:instancePath+"/objects/" + i9+"/guest/cloud_init_errors",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/guest/properties/cloud_init_errors/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err567];
}
else {
vErrors.push(err567);
}
errors++;
}
if(Array.isArray(data176)){
if(data176.length > 1024){
const err568 = {instancePath:instancePath+"/objects/" + i9+"/guest/cloud_init_errors",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/guest/properties/cloud_init_errors/maxItems",keyword:"maxItems",params:{limit: 1024},message:"must NOT have more than 1024 items"};
if(vErrors === null){
vErrors = [err568];
}
else {
vErrors.push(err568);
}
errors++;
}
}
else {
const err569 = {instancePath:instancePath+"/objects/" + i9+"/guest/cloud_init_errors",schemaPath:"#/properties/objects/then/items/oneOf/4/properties/guest/properties/cloud_init_errors/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err569];
}
else {
vErrors.push(err569);
}
errors++;
}
}
}
}
}
else {
const err570 = {instancePath:instancePath+"/objects/" + i9,schemaPath:"#/properties/objects/then/items/oneOf/4/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err570];
}
else {
vErrors.push(err570);
}
errors++;
}
if(props0 !== true){
props0 = true;
}
}
else {
const err571 = {instancePath:instancePath+"/objects/" + i9,schemaPath:"#/properties/objects/then/items/discriminator",keyword:"discriminator",params:{error: "mapping", tag: "kind", tagValue: tag0},message:"value of tag \"kind\" must be in oneOf"};
if(vErrors === null){
vErrors = [err571];
}
else {
vErrors.push(err571);
}
errors++;
}
}
else {
const err572 = {instancePath:instancePath+"/objects/" + i9,schemaPath:"#/properties/objects/then/items/discriminator",keyword:"discriminator",params:{error: "tag", tag: "kind", tagValue: tag0},message:"tag \"kind\" must be string"};
if(vErrors === null){
vErrors = [err572];
}
else {
vErrors.push(err572);
}
errors++;
}
}
else {
const err573 = {instancePath:instancePath+"/objects/" + i9,schemaPath:"#/properties/objects/then/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err573];
}
else {
vErrors.push(err573);
}
errors++;
}
}
}
var _valid9 = _errs165 === errors;
valid34 = _valid9;
}
if(!valid34){
const err574 = {instancePath:instancePath+"/objects",schemaPath:"#/properties/objects/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err574];
}
else {
vErrors.push(err574);
}
errors++;
}
if(Array.isArray(data63)){
if(data63.length > 10000){
const err575 = {instancePath:instancePath+"/objects",schemaPath:"#/properties/objects/maxItems",keyword:"maxItems",params:{limit: 10000},message:"must NOT have more than 10000 items"};
if(vErrors === null){
vErrors = [err575];
}
else {
vErrors.push(err575);
}
errors++;
}
}
else {
const err576 = {instancePath:instancePath+"/objects",schemaPath:"#/properties/objects/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err576];
}
else {
vErrors.push(err576);
}
errors++;
}
}
}
else {
const err577 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err577];
}
else {
vErrors.push(err577);
}
errors++;
}
validate23.errors = vErrors;
return errors === 0;
}
validate23.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const validateLogLine = validate24;
const schema35 = {"type":"object","required":["time","level","part","msg"],"properties":{"time":{"type":"string","description":"When, RFC 3339 in UTC with milliseconds."},"level":{"type":"string","enum":["debug","info","warn","error"],"description":"How urgent it is."},"part":{"type":"string","description":"Program: `reconciler`, `agent` or `gitops`."},"component":{"type":"string","description":"What of the program speaks, such as `rest` or `access`: levels may be set by it. Absent: the program itself."},"msg":{"type":"string","description":"What happened: a constant sentence. Facts stand in members."},"trace_id":{"type":"string","pattern":"^[0-9a-f]{32}$","description":"What it belongs to, as in `traceparent` (W3C Trace Context): the same in all parts."},"span_id":{"type":"string","pattern":"^[0-9a-f]{16}$","description":"Which request of it."},"error":{"description":"What an error says: one sentence."},"causes":{"type":"array","items":{"type":"string"},"description":"What caused the error, outermost first."},"stack":{"type":"string","description":"Where in the program an unexpected error came from."},"code":{"type":"string","description":"Code of the table of errors, where it has one."},"detail":{"type":"string","description":"What to do."},"repeated":{"type":"integer","description":"Instead of a line each: how often the same message came since the last line of it."},"route":{"type":"string","description":"Of `access` lines: the operation, as in the REST document; `none` for no route."},"method":{"type":"string","description":"Of `access` lines."},"path":{"type":"string","description":"Of `access` lines: without its query; absent where there is no route."},"status":{"description":"Of `access` lines: the HTTP status that was sent; 499 for a client that went before."},"duration_ms":{"type":"number","description":"Of `access` lines: to the end of the answer, waits included."},"principal":{"type":["string","null"],"description":"Id of the token, null where none was good. Of requests of agents: the name of the host."},"remote":{"type":["string","null"],"description":"Of `access` lines: address of the client, null for the socket."}}};
const pattern6 = new RegExp("^[0-9a-f]{32}$", "u");
const pattern7 = new RegExp("^[0-9a-f]{16}$", "u");

function validate24(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate24.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.time === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "time"},message:"must have required property '"+"time"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.level === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "level"},message:"must have required property '"+"level"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.part === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "part"},message:"must have required property '"+"part"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.msg === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "msg"},message:"must have required property '"+"msg"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.time !== undefined){
if(typeof data.time !== "string"){
const err4 = {instancePath:instancePath+"/time",schemaPath:"#/properties/time/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.level !== undefined){
let data1 = data.level;
if(typeof data1 !== "string"){
const err5 = {instancePath:instancePath+"/level",schemaPath:"#/properties/level/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(!((((data1 === "debug") || (data1 === "info")) || (data1 === "warn")) || (data1 === "error"))){
const err6 = {instancePath:instancePath+"/level",schemaPath:"#/properties/level/enum",keyword:"enum",params:{allowedValues: schema35.properties.level.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.part !== undefined){
if(typeof data.part !== "string"){
const err7 = {instancePath:instancePath+"/part",schemaPath:"#/properties/part/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.component !== undefined){
if(typeof data.component !== "string"){
const err8 = {instancePath:instancePath+"/component",schemaPath:"#/properties/component/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.msg !== undefined){
if(typeof data.msg !== "string"){
const err9 = {instancePath:instancePath+"/msg",schemaPath:"#/properties/msg/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.trace_id !== undefined){
let data5 = data.trace_id;
if(typeof data5 === "string"){
if(!pattern6.test(data5)){
const err10 = {instancePath:instancePath+"/trace_id",schemaPath:"#/properties/trace_id/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{32}$"},message:"must match pattern \""+"^[0-9a-f]{32}$"+"\""};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/trace_id",schemaPath:"#/properties/trace_id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.span_id !== undefined){
let data6 = data.span_id;
if(typeof data6 === "string"){
if(!pattern7.test(data6)){
const err12 = {instancePath:instancePath+"/span_id",schemaPath:"#/properties/span_id/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{16}$"},message:"must match pattern \""+"^[0-9a-f]{16}$"+"\""};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/span_id",schemaPath:"#/properties/span_id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.causes !== undefined){
let data7 = data.causes;
if(Array.isArray(data7)){
const len0 = data7.length;
for(let i0=0; i0<len0; i0++){
if(typeof data7[i0] !== "string"){
const err14 = {instancePath:instancePath+"/causes/" + i0,schemaPath:"#/properties/causes/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
else {
const err15 = {instancePath:instancePath+"/causes",schemaPath:"#/properties/causes/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.stack !== undefined){
if(typeof data.stack !== "string"){
const err16 = {instancePath:instancePath+"/stack",schemaPath:"#/properties/stack/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.code !== undefined){
if(typeof data.code !== "string"){
const err17 = {instancePath:instancePath+"/code",schemaPath:"#/properties/code/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.detail !== undefined){
if(typeof data.detail !== "string"){
const err18 = {instancePath:instancePath+"/detail",schemaPath:"#/properties/detail/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.repeated !== undefined){
let data12 = data.repeated;
if(!((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12)))){
const err19 = {instancePath:instancePath+"/repeated",schemaPath:"#/properties/repeated/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.route !== undefined){
if(typeof data.route !== "string"){
const err20 = {instancePath:instancePath+"/route",schemaPath:"#/properties/route/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.method !== undefined){
if(typeof data.method !== "string"){
const err21 = {instancePath:instancePath+"/method",schemaPath:"#/properties/method/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.path !== undefined){
if(typeof data.path !== "string"){
const err22 = {instancePath:instancePath+"/path",schemaPath:"#/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.duration_ms !== undefined){
if(!(typeof data.duration_ms == "number")){
const err23 = {instancePath:instancePath+"/duration_ms",schemaPath:"#/properties/duration_ms/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.principal !== undefined){
let data17 = data.principal;
if((typeof data17 !== "string") && (data17 !== null)){
const err24 = {instancePath:instancePath+"/principal",schemaPath:"#/properties/principal/type",keyword:"type",params:{type: schema35.properties.principal.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data.remote !== undefined){
let data18 = data.remote;
if((typeof data18 !== "string") && (data18 !== null)){
const err25 = {instancePath:instancePath+"/remote",schemaPath:"#/properties/remote/type",keyword:"type",params:{type: schema35.properties.remote.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
}
else {
const err26 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
validate24.errors = vErrors;
return errors === 0;
}
validate24.evaluated = {"props":{"time":true,"level":true,"part":true,"component":true,"msg":true,"trace_id":true,"span_id":true,"error":true,"causes":true,"stack":true,"code":true,"detail":true,"repeated":true,"route":true,"method":true,"path":true,"status":true,"duration_ms":true,"principal":true,"remote":true},"dynamicProps":false,"dynamicItems":false};

export const validateStreamRefusal = validate25;
const schema36 = {"type":"object","additionalProperties":false,"required":["stream","code","message","detail"],"properties":{"stream":{"type":"string","description":"Name of the stream.","maxLength":4096},"code":{"type":"string","description":"Code from the table of errors.","maxLength":4096},"message":{"type":"string","description":"One sentence.","maxLength":4096},"detail":{"type":"string","description":"What to do.","maxLength":4096}}};

function validate25(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate25.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.stream === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "stream"},message:"must have required property '"+"stream"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.code === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "code"},message:"must have required property '"+"code"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.message === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "message"},message:"must have required property '"+"message"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.detail === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "detail"},message:"must have required property '"+"detail"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 in data){
if(!((((key0 === "stream") || (key0 === "code")) || (key0 === "message")) || (key0 === "detail"))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.stream !== undefined){
let data0 = data.stream;
if(typeof data0 === "string"){
if(func1(data0) > 4096){
const err5 = {instancePath:instancePath+"/stream",schemaPath:"#/properties/stream/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
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
const err6 = {instancePath:instancePath+"/stream",schemaPath:"#/properties/stream/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.code !== undefined){
let data1 = data.code;
if(typeof data1 === "string"){
if(func1(data1) > 4096){
const err7 = {instancePath:instancePath+"/code",schemaPath:"#/properties/code/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/code",schemaPath:"#/properties/code/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.message !== undefined){
let data2 = data.message;
if(typeof data2 === "string"){
if(func1(data2) > 4096){
const err9 = {instancePath:instancePath+"/message",schemaPath:"#/properties/message/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/message",schemaPath:"#/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.detail !== undefined){
let data3 = data.detail;
if(typeof data3 === "string"){
if(func1(data3) > 4096){
const err11 = {instancePath:instancePath+"/detail",schemaPath:"#/properties/detail/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
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
const err12 = {instancePath:instancePath+"/detail",schemaPath:"#/properties/detail/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
else {
const err13 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
validate25.errors = vErrors;
return errors === 0;
}
validate25.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const validateStreamRequest = validate26;
const schema37 = {"type":"object","additionalProperties":false,"required":["stream","vm","incarnation","target","tail_lines"],"properties":{"stream":{"type":"string","pattern":"^[A-Za-z0-9_-]{20,64}$","description":"Name of the stream, good once and for this host only."},"vm":{"type":"string","description":"Id of the VM; of a partition that moves by itself its own."},"incarnation":{"type":"integer","description":"The VM's placement; an agent that has another one refuses."},"target":{"type":"string","enum":["ssh","console","console_view","serial_log","screenshot","move"],"description":"`ssh`: the guest's port 22. `console`: its serial port. `console_view`: the same without the right to type. `serial_log` and `screenshot` send once what there is. `move`: all bytes of a VM that moves, for the host that it moves to."},"tail_lines":{"type":["integer","null"],"description":"How many of the last lines of a `serial_log`; all that are kept when null."}}};
const pattern8 = new RegExp("^[A-Za-z0-9_-]{20,64}$", "u");

function validate26(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate26.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.stream === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "stream"},message:"must have required property '"+"stream"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.vm === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "vm"},message:"must have required property '"+"vm"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.incarnation === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "incarnation"},message:"must have required property '"+"incarnation"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.target === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "target"},message:"must have required property '"+"target"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.tail_lines === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "tail_lines"},message:"must have required property '"+"tail_lines"+"'"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
for(const key0 in data){
if(!(((((key0 === "stream") || (key0 === "vm")) || (key0 === "incarnation")) || (key0 === "target")) || (key0 === "tail_lines"))){
const err5 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.stream !== undefined){
let data0 = data.stream;
if(typeof data0 === "string"){
if(!pattern8.test(data0)){
const err6 = {instancePath:instancePath+"/stream",schemaPath:"#/properties/stream/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-]{20,64}$"},message:"must match pattern \""+"^[A-Za-z0-9_-]{20,64}$"+"\""};
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
const err7 = {instancePath:instancePath+"/stream",schemaPath:"#/properties/stream/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.vm !== undefined){
if(typeof data.vm !== "string"){
const err8 = {instancePath:instancePath+"/vm",schemaPath:"#/properties/vm/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.incarnation !== undefined){
let data2 = data.incarnation;
if(!((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2)))){
const err9 = {instancePath:instancePath+"/incarnation",schemaPath:"#/properties/incarnation/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.target !== undefined){
let data3 = data.target;
if(typeof data3 !== "string"){
const err10 = {instancePath:instancePath+"/target",schemaPath:"#/properties/target/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(!((((((data3 === "ssh") || (data3 === "console")) || (data3 === "console_view")) || (data3 === "serial_log")) || (data3 === "screenshot")) || (data3 === "move"))){
const err11 = {instancePath:instancePath+"/target",schemaPath:"#/properties/target/enum",keyword:"enum",params:{allowedValues: schema37.properties.target.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.tail_lines !== undefined){
let data4 = data.tail_lines;
if((!((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4)))) && (data4 !== null)){
const err12 = {instancePath:instancePath+"/tail_lines",schemaPath:"#/properties/tail_lines/type",keyword:"type",params:{type: schema37.properties.tail_lines.type},message:"must be integer,null"};
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
else {
const err13 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
validate26.errors = vErrors;
return errors === 0;
}
validate26.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

