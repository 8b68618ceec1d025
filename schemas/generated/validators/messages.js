// Generated from schemas/; edit the YAML there and run `npm run generate`.
import runtime0 from "ajv/dist/runtime/ucs2length.js";
"use strict";
export const validateHostConfig = validate20;
const schema31 = {"type":"object","additionalProperties":false,"required":["contract_version","host","generation","documents"],"properties":{"contract_version":{"type":"integer","minimum":1,"description":"Version of these messages."},"host":{"type":"string","description":"Name of the host."},"generation":{"type":"integer","minimum":1,"description":"Rises with every change; agents refuse lower ones."},"documents":{"type":"array","description":"One entry per object that this host shall have or remove.","items":{"type":"object","additionalProperties":false,"required":["kind","id","generation","digest","secret_digest"],"properties":{"kind":{"type":"string","enum":["disk","partition","vm"],"description":"Kind of the object."},"id":{"type":"string","description":"Id of the object."},"generation":{"type":"integer","description":"The object's generation; what reports call observed."},"digest":{"type":"string","pattern":"^[0-9a-f]{64}$","description":"SHA-256 of the document's bytes as served."},"secret_digest":{"type":["string","null"],"description":"The same of its secret document, if it has one."}}}}}};
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
if(!(((data5 === "disk") || (data5 === "partition")) || (data5 === "vm"))){
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
const schema32 = {"type":"object","additionalProperties":false,"required":["vms"],"properties":{"vms":{"type":"array","maxItems":10000,"description":"One entry per VM that runs.","items":{"title":"VmCounters","type":"object","additionalProperties":false,"required":["id","observed_at","started_at","cpu_seconds","vcpu_seconds","memory_resident_bytes","guest_memory","disks","network_cards"],"properties":{"id":{"type":"string","description":"Id of the VM.","maxLength":4096},"observed_at":{"type":"string","description":"When this was read.","maxLength":4096},"started_at":{"type":"string","description":"When its QEMU was started.","maxLength":4096},"cpu_seconds":{"type":"number","description":"Processor time of its QEMU process, emulation and I/O included."},"vcpu_seconds":{"type":"array","maxItems":1024,"items":{"type":"number"},"description":"Processor time of each virtual CPU."},"memory_resident_bytes":{"type":"integer","description":"Memory of the host that QEMU holds.","minimum":0,"maximum":9007199254740991},"guest_memory":{"type":["object","null"],"description":"What the guest's kernel tells through the balloon device; null without its driver.","additionalProperties":false,"required":["total_bytes","available_bytes","free_bytes"],"properties":{"total_bytes":{"type":["integer","null"],"description":"Memory that it has.","minimum":0,"maximum":9007199254740991},"available_bytes":{"type":["integer","null"],"description":"What programs could still get.","minimum":0,"maximum":9007199254740991},"free_bytes":{"type":["integer","null"],"description":"What nothing uses.","minimum":0,"maximum":9007199254740991}}},"disks":{"type":"array","maxItems":64,"description":"The root disk (`root`) and partitions, by id.","items":{"type":"object","additionalProperties":false,"required":["name","read_bytes","written_bytes","read_operations","write_operations","flush_operations"],"properties":{"name":{"type":"string","description":"`root`, or the id of the partition.","maxLength":4096},"read_bytes":{"type":"integer","description":"Bytes that the guest read.","minimum":0,"maximum":9007199254740991},"written_bytes":{"type":"integer","description":"Bytes that it wrote.","minimum":0,"maximum":9007199254740991},"read_operations":{"type":"integer","description":"Its reads.","minimum":0,"maximum":9007199254740991},"write_operations":{"type":"integer","description":"Its writes.","minimum":0,"maximum":9007199254740991},"flush_operations":{"type":"integer","description":"Its flushes.","minimum":0,"maximum":9007199254740991}}}},"network_cards":{"type":"array","maxItems":64,"description":"What passed through each card as the guest counts; empty without the QEMU guest agent. It is at most half a minute older than the rest.","items":{"type":"object","additionalProperties":false,"required":["name","received_bytes","sent_bytes","received_packets","sent_packets"],"properties":{"name":{"type":"string","description":"Name inside the guest.","maxLength":4096},"received_bytes":{"type":"integer","description":"Bytes received.","minimum":0,"maximum":9007199254740991},"sent_bytes":{"type":"integer","description":"Bytes sent.","minimum":0,"maximum":9007199254740991},"received_packets":{"type":"integer","description":"Packets received.","minimum":0,"maximum":9007199254740991},"sent_packets":{"type":"integer","description":"Packets sent.","minimum":0,"maximum":9007199254740991}}}}}}}}};
const func1 = Object.prototype.hasOwnProperty;
const func2 = (runtime0.default ?? runtime0);

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
if(!(key0 === "vms")){
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
if(data.vms !== undefined){
let data0 = data.vms;
if(Array.isArray(data0)){
if(data0.length > 10000){
const err2 = {instancePath:instancePath+"/vms",schemaPath:"#/properties/vms/maxItems",keyword:"maxItems",params:{limit: 10000},message:"must NOT have more than 10000 items"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(data1.id === undefined){
const err3 = {instancePath:instancePath+"/vms/" + i0,schemaPath:"#/properties/vms/items/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data1.observed_at === undefined){
const err4 = {instancePath:instancePath+"/vms/" + i0,schemaPath:"#/properties/vms/items/required",keyword:"required",params:{missingProperty: "observed_at"},message:"must have required property '"+"observed_at"+"'"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data1.started_at === undefined){
const err5 = {instancePath:instancePath+"/vms/" + i0,schemaPath:"#/properties/vms/items/required",keyword:"required",params:{missingProperty: "started_at"},message:"must have required property '"+"started_at"+"'"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data1.cpu_seconds === undefined){
const err6 = {instancePath:instancePath+"/vms/" + i0,schemaPath:"#/properties/vms/items/required",keyword:"required",params:{missingProperty: "cpu_seconds"},message:"must have required property '"+"cpu_seconds"+"'"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data1.vcpu_seconds === undefined){
const err7 = {instancePath:instancePath+"/vms/" + i0,schemaPath:"#/properties/vms/items/required",keyword:"required",params:{missingProperty: "vcpu_seconds"},message:"must have required property '"+"vcpu_seconds"+"'"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data1.memory_resident_bytes === undefined){
const err8 = {instancePath:instancePath+"/vms/" + i0,schemaPath:"#/properties/vms/items/required",keyword:"required",params:{missingProperty: "memory_resident_bytes"},message:"must have required property '"+"memory_resident_bytes"+"'"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data1.guest_memory === undefined){
const err9 = {instancePath:instancePath+"/vms/" + i0,schemaPath:"#/properties/vms/items/required",keyword:"required",params:{missingProperty: "guest_memory"},message:"must have required property '"+"guest_memory"+"'"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data1.disks === undefined){
const err10 = {instancePath:instancePath+"/vms/" + i0,schemaPath:"#/properties/vms/items/required",keyword:"required",params:{missingProperty: "disks"},message:"must have required property '"+"disks"+"'"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(data1.network_cards === undefined){
const err11 = {instancePath:instancePath+"/vms/" + i0,schemaPath:"#/properties/vms/items/required",keyword:"required",params:{missingProperty: "network_cards"},message:"must have required property '"+"network_cards"+"'"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
for(const key1 in data1){
if(!(func1.call(schema32.properties.vms.items.properties, key1))){
const err12 = {instancePath:instancePath+"/vms/" + i0,schemaPath:"#/properties/vms/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data1.id !== undefined){
let data2 = data1.id;
if(typeof data2 === "string"){
if(func2(data2) > 4096){
const err13 = {instancePath:instancePath+"/vms/" + i0+"/id",schemaPath:"#/properties/vms/items/properties/id/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
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
const err14 = {instancePath:instancePath+"/vms/" + i0+"/id",schemaPath:"#/properties/vms/items/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data1.observed_at !== undefined){
let data3 = data1.observed_at;
if(typeof data3 === "string"){
if(func2(data3) > 4096){
const err15 = {instancePath:instancePath+"/vms/" + i0+"/observed_at",schemaPath:"#/properties/vms/items/properties/observed_at/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/vms/" + i0+"/observed_at",schemaPath:"#/properties/vms/items/properties/observed_at/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data1.started_at !== undefined){
let data4 = data1.started_at;
if(typeof data4 === "string"){
if(func2(data4) > 4096){
const err17 = {instancePath:instancePath+"/vms/" + i0+"/started_at",schemaPath:"#/properties/vms/items/properties/started_at/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
else {
const err18 = {instancePath:instancePath+"/vms/" + i0+"/started_at",schemaPath:"#/properties/vms/items/properties/started_at/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data1.cpu_seconds !== undefined){
if(!(typeof data1.cpu_seconds == "number")){
const err19 = {instancePath:instancePath+"/vms/" + i0+"/cpu_seconds",schemaPath:"#/properties/vms/items/properties/cpu_seconds/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data1.vcpu_seconds !== undefined){
let data6 = data1.vcpu_seconds;
if(Array.isArray(data6)){
if(data6.length > 1024){
const err20 = {instancePath:instancePath+"/vms/" + i0+"/vcpu_seconds",schemaPath:"#/properties/vms/items/properties/vcpu_seconds/maxItems",keyword:"maxItems",params:{limit: 1024},message:"must NOT have more than 1024 items"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
const len1 = data6.length;
for(let i1=0; i1<len1; i1++){
if(!(typeof data6[i1] == "number")){
const err21 = {instancePath:instancePath+"/vms/" + i0+"/vcpu_seconds/" + i1,schemaPath:"#/properties/vms/items/properties/vcpu_seconds/items/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
else {
const err22 = {instancePath:instancePath+"/vms/" + i0+"/vcpu_seconds",schemaPath:"#/properties/vms/items/properties/vcpu_seconds/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data1.memory_resident_bytes !== undefined){
let data8 = data1.memory_resident_bytes;
if(!((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8)))){
const err23 = {instancePath:instancePath+"/vms/" + i0+"/memory_resident_bytes",schemaPath:"#/properties/vms/items/properties/memory_resident_bytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if(typeof data8 == "number"){
if(data8 > 9007199254740991 || isNaN(data8)){
const err24 = {instancePath:instancePath+"/vms/" + i0+"/memory_resident_bytes",schemaPath:"#/properties/vms/items/properties/memory_resident_bytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(data8 < 0 || isNaN(data8)){
const err25 = {instancePath:instancePath+"/vms/" + i0+"/memory_resident_bytes",schemaPath:"#/properties/vms/items/properties/memory_resident_bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
if(data1.guest_memory !== undefined){
let data9 = data1.guest_memory;
if((!(data9 && typeof data9 == "object" && !Array.isArray(data9))) && (data9 !== null)){
const err26 = {instancePath:instancePath+"/vms/" + i0+"/guest_memory",schemaPath:"#/properties/vms/items/properties/guest_memory/type",keyword:"type",params:{type: schema32.properties.vms.items.properties.guest_memory.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
if(data9.total_bytes === undefined){
const err27 = {instancePath:instancePath+"/vms/" + i0+"/guest_memory",schemaPath:"#/properties/vms/items/properties/guest_memory/required",keyword:"required",params:{missingProperty: "total_bytes"},message:"must have required property '"+"total_bytes"+"'"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
if(data9.available_bytes === undefined){
const err28 = {instancePath:instancePath+"/vms/" + i0+"/guest_memory",schemaPath:"#/properties/vms/items/properties/guest_memory/required",keyword:"required",params:{missingProperty: "available_bytes"},message:"must have required property '"+"available_bytes"+"'"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(data9.free_bytes === undefined){
const err29 = {instancePath:instancePath+"/vms/" + i0+"/guest_memory",schemaPath:"#/properties/vms/items/properties/guest_memory/required",keyword:"required",params:{missingProperty: "free_bytes"},message:"must have required property '"+"free_bytes"+"'"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
for(const key2 in data9){
if(!(((key2 === "total_bytes") || (key2 === "available_bytes")) || (key2 === "free_bytes"))){
const err30 = {instancePath:instancePath+"/vms/" + i0+"/guest_memory",schemaPath:"#/properties/vms/items/properties/guest_memory/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data9.total_bytes !== undefined){
let data10 = data9.total_bytes;
if((!((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10)))) && (data10 !== null)){
const err31 = {instancePath:instancePath+"/vms/" + i0+"/guest_memory/total_bytes",schemaPath:"#/properties/vms/items/properties/guest_memory/properties/total_bytes/type",keyword:"type",params:{type: schema32.properties.vms.items.properties.guest_memory.properties.total_bytes.type},message:"must be integer,null"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if(typeof data10 == "number"){
if(data10 > 9007199254740991 || isNaN(data10)){
const err32 = {instancePath:instancePath+"/vms/" + i0+"/guest_memory/total_bytes",schemaPath:"#/properties/vms/items/properties/guest_memory/properties/total_bytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if(data10 < 0 || isNaN(data10)){
const err33 = {instancePath:instancePath+"/vms/" + i0+"/guest_memory/total_bytes",schemaPath:"#/properties/vms/items/properties/guest_memory/properties/total_bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
if(data9.available_bytes !== undefined){
let data11 = data9.available_bytes;
if((!((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11)))) && (data11 !== null)){
const err34 = {instancePath:instancePath+"/vms/" + i0+"/guest_memory/available_bytes",schemaPath:"#/properties/vms/items/properties/guest_memory/properties/available_bytes/type",keyword:"type",params:{type: schema32.properties.vms.items.properties.guest_memory.properties.available_bytes.type},message:"must be integer,null"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if(typeof data11 == "number"){
if(data11 > 9007199254740991 || isNaN(data11)){
const err35 = {instancePath:instancePath+"/vms/" + i0+"/guest_memory/available_bytes",schemaPath:"#/properties/vms/items/properties/guest_memory/properties/available_bytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if(data11 < 0 || isNaN(data11)){
const err36 = {instancePath:instancePath+"/vms/" + i0+"/guest_memory/available_bytes",schemaPath:"#/properties/vms/items/properties/guest_memory/properties/available_bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
if(data9.free_bytes !== undefined){
let data12 = data9.free_bytes;
if((!((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12)))) && (data12 !== null)){
const err37 = {instancePath:instancePath+"/vms/" + i0+"/guest_memory/free_bytes",schemaPath:"#/properties/vms/items/properties/guest_memory/properties/free_bytes/type",keyword:"type",params:{type: schema32.properties.vms.items.properties.guest_memory.properties.free_bytes.type},message:"must be integer,null"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
if(typeof data12 == "number"){
if(data12 > 9007199254740991 || isNaN(data12)){
const err38 = {instancePath:instancePath+"/vms/" + i0+"/guest_memory/free_bytes",schemaPath:"#/properties/vms/items/properties/guest_memory/properties/free_bytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
if(data12 < 0 || isNaN(data12)){
const err39 = {instancePath:instancePath+"/vms/" + i0+"/guest_memory/free_bytes",schemaPath:"#/properties/vms/items/properties/guest_memory/properties/free_bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
}
}
if(data1.disks !== undefined){
let data13 = data1.disks;
if(Array.isArray(data13)){
if(data13.length > 64){
const err40 = {instancePath:instancePath+"/vms/" + i0+"/disks",schemaPath:"#/properties/vms/items/properties/disks/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
const len2 = data13.length;
for(let i2=0; i2<len2; i2++){
let data14 = data13[i2];
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
if(data14.name === undefined){
const err41 = {instancePath:instancePath+"/vms/" + i0+"/disks/" + i2,schemaPath:"#/properties/vms/items/properties/disks/items/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
if(data14.read_bytes === undefined){
const err42 = {instancePath:instancePath+"/vms/" + i0+"/disks/" + i2,schemaPath:"#/properties/vms/items/properties/disks/items/required",keyword:"required",params:{missingProperty: "read_bytes"},message:"must have required property '"+"read_bytes"+"'"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
if(data14.written_bytes === undefined){
const err43 = {instancePath:instancePath+"/vms/" + i0+"/disks/" + i2,schemaPath:"#/properties/vms/items/properties/disks/items/required",keyword:"required",params:{missingProperty: "written_bytes"},message:"must have required property '"+"written_bytes"+"'"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
if(data14.read_operations === undefined){
const err44 = {instancePath:instancePath+"/vms/" + i0+"/disks/" + i2,schemaPath:"#/properties/vms/items/properties/disks/items/required",keyword:"required",params:{missingProperty: "read_operations"},message:"must have required property '"+"read_operations"+"'"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
if(data14.write_operations === undefined){
const err45 = {instancePath:instancePath+"/vms/" + i0+"/disks/" + i2,schemaPath:"#/properties/vms/items/properties/disks/items/required",keyword:"required",params:{missingProperty: "write_operations"},message:"must have required property '"+"write_operations"+"'"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
if(data14.flush_operations === undefined){
const err46 = {instancePath:instancePath+"/vms/" + i0+"/disks/" + i2,schemaPath:"#/properties/vms/items/properties/disks/items/required",keyword:"required",params:{missingProperty: "flush_operations"},message:"must have required property '"+"flush_operations"+"'"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
for(const key3 in data14){
if(!((((((key3 === "name") || (key3 === "read_bytes")) || (key3 === "written_bytes")) || (key3 === "read_operations")) || (key3 === "write_operations")) || (key3 === "flush_operations"))){
const err47 = {instancePath:instancePath+"/vms/" + i0+"/disks/" + i2,schemaPath:"#/properties/vms/items/properties/disks/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data14.name !== undefined){
let data15 = data14.name;
if(typeof data15 === "string"){
if(func2(data15) > 4096){
const err48 = {instancePath:instancePath+"/vms/" + i0+"/disks/" + i2+"/name",schemaPath:"#/properties/vms/items/properties/disks/items/properties/name/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
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
const err49 = {instancePath:instancePath+"/vms/" + i0+"/disks/" + i2+"/name",schemaPath:"#/properties/vms/items/properties/disks/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
if(data14.read_bytes !== undefined){
let data16 = data14.read_bytes;
if(!((typeof data16 == "number") && (!(data16 % 1) && !isNaN(data16)))){
const err50 = {instancePath:instancePath+"/vms/" + i0+"/disks/" + i2+"/read_bytes",schemaPath:"#/properties/vms/items/properties/disks/items/properties/read_bytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
if(typeof data16 == "number"){
if(data16 > 9007199254740991 || isNaN(data16)){
const err51 = {instancePath:instancePath+"/vms/" + i0+"/disks/" + i2+"/read_bytes",schemaPath:"#/properties/vms/items/properties/disks/items/properties/read_bytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
if(data16 < 0 || isNaN(data16)){
const err52 = {instancePath:instancePath+"/vms/" + i0+"/disks/" + i2+"/read_bytes",schemaPath:"#/properties/vms/items/properties/disks/items/properties/read_bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
if(data14.written_bytes !== undefined){
let data17 = data14.written_bytes;
if(!((typeof data17 == "number") && (!(data17 % 1) && !isNaN(data17)))){
const err53 = {instancePath:instancePath+"/vms/" + i0+"/disks/" + i2+"/written_bytes",schemaPath:"#/properties/vms/items/properties/disks/items/properties/written_bytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
if(typeof data17 == "number"){
if(data17 > 9007199254740991 || isNaN(data17)){
const err54 = {instancePath:instancePath+"/vms/" + i0+"/disks/" + i2+"/written_bytes",schemaPath:"#/properties/vms/items/properties/disks/items/properties/written_bytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
if(data17 < 0 || isNaN(data17)){
const err55 = {instancePath:instancePath+"/vms/" + i0+"/disks/" + i2+"/written_bytes",schemaPath:"#/properties/vms/items/properties/disks/items/properties/written_bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
}
if(data14.read_operations !== undefined){
let data18 = data14.read_operations;
if(!((typeof data18 == "number") && (!(data18 % 1) && !isNaN(data18)))){
const err56 = {instancePath:instancePath+"/vms/" + i0+"/disks/" + i2+"/read_operations",schemaPath:"#/properties/vms/items/properties/disks/items/properties/read_operations/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
if(typeof data18 == "number"){
if(data18 > 9007199254740991 || isNaN(data18)){
const err57 = {instancePath:instancePath+"/vms/" + i0+"/disks/" + i2+"/read_operations",schemaPath:"#/properties/vms/items/properties/disks/items/properties/read_operations/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
if(data18 < 0 || isNaN(data18)){
const err58 = {instancePath:instancePath+"/vms/" + i0+"/disks/" + i2+"/read_operations",schemaPath:"#/properties/vms/items/properties/disks/items/properties/read_operations/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
if(data14.write_operations !== undefined){
let data19 = data14.write_operations;
if(!((typeof data19 == "number") && (!(data19 % 1) && !isNaN(data19)))){
const err59 = {instancePath:instancePath+"/vms/" + i0+"/disks/" + i2+"/write_operations",schemaPath:"#/properties/vms/items/properties/disks/items/properties/write_operations/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
if(typeof data19 == "number"){
if(data19 > 9007199254740991 || isNaN(data19)){
const err60 = {instancePath:instancePath+"/vms/" + i0+"/disks/" + i2+"/write_operations",schemaPath:"#/properties/vms/items/properties/disks/items/properties/write_operations/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
if(data19 < 0 || isNaN(data19)){
const err61 = {instancePath:instancePath+"/vms/" + i0+"/disks/" + i2+"/write_operations",schemaPath:"#/properties/vms/items/properties/disks/items/properties/write_operations/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
if(data14.flush_operations !== undefined){
let data20 = data14.flush_operations;
if(!((typeof data20 == "number") && (!(data20 % 1) && !isNaN(data20)))){
const err62 = {instancePath:instancePath+"/vms/" + i0+"/disks/" + i2+"/flush_operations",schemaPath:"#/properties/vms/items/properties/disks/items/properties/flush_operations/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
if(typeof data20 == "number"){
if(data20 > 9007199254740991 || isNaN(data20)){
const err63 = {instancePath:instancePath+"/vms/" + i0+"/disks/" + i2+"/flush_operations",schemaPath:"#/properties/vms/items/properties/disks/items/properties/flush_operations/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
if(data20 < 0 || isNaN(data20)){
const err64 = {instancePath:instancePath+"/vms/" + i0+"/disks/" + i2+"/flush_operations",schemaPath:"#/properties/vms/items/properties/disks/items/properties/flush_operations/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
}
}
else {
const err65 = {instancePath:instancePath+"/vms/" + i0+"/disks/" + i2,schemaPath:"#/properties/vms/items/properties/disks/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
}
else {
const err66 = {instancePath:instancePath+"/vms/" + i0+"/disks",schemaPath:"#/properties/vms/items/properties/disks/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
if(data1.network_cards !== undefined){
let data21 = data1.network_cards;
if(Array.isArray(data21)){
if(data21.length > 64){
const err67 = {instancePath:instancePath+"/vms/" + i0+"/network_cards",schemaPath:"#/properties/vms/items/properties/network_cards/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items"};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
const len3 = data21.length;
for(let i3=0; i3<len3; i3++){
let data22 = data21[i3];
if(data22 && typeof data22 == "object" && !Array.isArray(data22)){
if(data22.name === undefined){
const err68 = {instancePath:instancePath+"/vms/" + i0+"/network_cards/" + i3,schemaPath:"#/properties/vms/items/properties/network_cards/items/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
if(data22.received_bytes === undefined){
const err69 = {instancePath:instancePath+"/vms/" + i0+"/network_cards/" + i3,schemaPath:"#/properties/vms/items/properties/network_cards/items/required",keyword:"required",params:{missingProperty: "received_bytes"},message:"must have required property '"+"received_bytes"+"'"};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
if(data22.sent_bytes === undefined){
const err70 = {instancePath:instancePath+"/vms/" + i0+"/network_cards/" + i3,schemaPath:"#/properties/vms/items/properties/network_cards/items/required",keyword:"required",params:{missingProperty: "sent_bytes"},message:"must have required property '"+"sent_bytes"+"'"};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
if(data22.received_packets === undefined){
const err71 = {instancePath:instancePath+"/vms/" + i0+"/network_cards/" + i3,schemaPath:"#/properties/vms/items/properties/network_cards/items/required",keyword:"required",params:{missingProperty: "received_packets"},message:"must have required property '"+"received_packets"+"'"};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
if(data22.sent_packets === undefined){
const err72 = {instancePath:instancePath+"/vms/" + i0+"/network_cards/" + i3,schemaPath:"#/properties/vms/items/properties/network_cards/items/required",keyword:"required",params:{missingProperty: "sent_packets"},message:"must have required property '"+"sent_packets"+"'"};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
for(const key4 in data22){
if(!(((((key4 === "name") || (key4 === "received_bytes")) || (key4 === "sent_bytes")) || (key4 === "received_packets")) || (key4 === "sent_packets"))){
const err73 = {instancePath:instancePath+"/vms/" + i0+"/network_cards/" + i3,schemaPath:"#/properties/vms/items/properties/network_cards/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
if(data22.name !== undefined){
let data23 = data22.name;
if(typeof data23 === "string"){
if(func2(data23) > 4096){
const err74 = {instancePath:instancePath+"/vms/" + i0+"/network_cards/" + i3+"/name",schemaPath:"#/properties/vms/items/properties/network_cards/items/properties/name/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
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
const err75 = {instancePath:instancePath+"/vms/" + i0+"/network_cards/" + i3+"/name",schemaPath:"#/properties/vms/items/properties/network_cards/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
if(data22.received_bytes !== undefined){
let data24 = data22.received_bytes;
if(!((typeof data24 == "number") && (!(data24 % 1) && !isNaN(data24)))){
const err76 = {instancePath:instancePath+"/vms/" + i0+"/network_cards/" + i3+"/received_bytes",schemaPath:"#/properties/vms/items/properties/network_cards/items/properties/received_bytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
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
const err77 = {instancePath:instancePath+"/vms/" + i0+"/network_cards/" + i3+"/received_bytes",schemaPath:"#/properties/vms/items/properties/network_cards/items/properties/received_bytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
if(data24 < 0 || isNaN(data24)){
const err78 = {instancePath:instancePath+"/vms/" + i0+"/network_cards/" + i3+"/received_bytes",schemaPath:"#/properties/vms/items/properties/network_cards/items/properties/received_bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
if(data22.sent_bytes !== undefined){
let data25 = data22.sent_bytes;
if(!((typeof data25 == "number") && (!(data25 % 1) && !isNaN(data25)))){
const err79 = {instancePath:instancePath+"/vms/" + i0+"/network_cards/" + i3+"/sent_bytes",schemaPath:"#/properties/vms/items/properties/network_cards/items/properties/sent_bytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
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
const err80 = {instancePath:instancePath+"/vms/" + i0+"/network_cards/" + i3+"/sent_bytes",schemaPath:"#/properties/vms/items/properties/network_cards/items/properties/sent_bytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
if(data25 < 0 || isNaN(data25)){
const err81 = {instancePath:instancePath+"/vms/" + i0+"/network_cards/" + i3+"/sent_bytes",schemaPath:"#/properties/vms/items/properties/network_cards/items/properties/sent_bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
if(data22.received_packets !== undefined){
let data26 = data22.received_packets;
if(!((typeof data26 == "number") && (!(data26 % 1) && !isNaN(data26)))){
const err82 = {instancePath:instancePath+"/vms/" + i0+"/network_cards/" + i3+"/received_packets",schemaPath:"#/properties/vms/items/properties/network_cards/items/properties/received_packets/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
if(typeof data26 == "number"){
if(data26 > 9007199254740991 || isNaN(data26)){
const err83 = {instancePath:instancePath+"/vms/" + i0+"/network_cards/" + i3+"/received_packets",schemaPath:"#/properties/vms/items/properties/network_cards/items/properties/received_packets/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
if(data26 < 0 || isNaN(data26)){
const err84 = {instancePath:instancePath+"/vms/" + i0+"/network_cards/" + i3+"/received_packets",schemaPath:"#/properties/vms/items/properties/network_cards/items/properties/received_packets/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
}
}
if(data22.sent_packets !== undefined){
let data27 = data22.sent_packets;
if(!((typeof data27 == "number") && (!(data27 % 1) && !isNaN(data27)))){
const err85 = {instancePath:instancePath+"/vms/" + i0+"/network_cards/" + i3+"/sent_packets",schemaPath:"#/properties/vms/items/properties/network_cards/items/properties/sent_packets/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
if(typeof data27 == "number"){
if(data27 > 9007199254740991 || isNaN(data27)){
const err86 = {instancePath:instancePath+"/vms/" + i0+"/network_cards/" + i3+"/sent_packets",schemaPath:"#/properties/vms/items/properties/network_cards/items/properties/sent_packets/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
if(data27 < 0 || isNaN(data27)){
const err87 = {instancePath:instancePath+"/vms/" + i0+"/network_cards/" + i3+"/sent_packets",schemaPath:"#/properties/vms/items/properties/network_cards/items/properties/sent_packets/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
}
}
}
else {
const err88 = {instancePath:instancePath+"/vms/" + i0+"/network_cards/" + i3,schemaPath:"#/properties/vms/items/properties/network_cards/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
}
}
else {
const err89 = {instancePath:instancePath+"/vms/" + i0+"/network_cards",schemaPath:"#/properties/vms/items/properties/network_cards/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
}
}
else {
const err90 = {instancePath:instancePath+"/vms/" + i0,schemaPath:"#/properties/vms/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
}
}
else {
const err91 = {instancePath:instancePath+"/vms",schemaPath:"#/properties/vms/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
}
}
else {
const err92 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
validate21.errors = vErrors;
return errors === 0;
}
validate21.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const validateHostDocument = validate22;
const schema33 = {"type":"object","required":["kind"],"discriminator":{"propertyName":"kind"},"oneOf":[{"title":"DiskDocument","type":"object","additionalProperties":false,"required":["kind","id","generation","device","file","wipe","wanted"],"properties":{"kind":{"const":"disk","description":"Tells the documents apart."},"id":{"type":"string","description":"Id of the disk."},"generation":{"type":"integer","description":"Generation of the disk."},"device":{"type":["string","null"],"description":"Device as the user named it, for a block device."},"file":{"type":["object","null"],"description":"The sparse file, for a file.","additionalProperties":false,"required":["name","size_bytes"],"properties":{"name":{"type":"string","description":"Name of the file."},"size_bytes":{"type":"integer","description":"Its size."}}},"wipe":{"type":["string","null"],"description":"Identity of the disk whose contents may be destroyed."},"former":{"type":"string","description":"Id of a disk that this reconciler gave up although it was not released. One that carries its record is taken with its bytes."},"wanted":{"type":"string","enum":["present","released","erased"],"description":"`released` keeps the bytes."}}},{"title":"PartitionDocument","type":"object","additionalProperties":false,"required":["kind","id","generation","disk","size_bytes","filesystem","wanted"],"properties":{"kind":{"const":"partition","description":"Tells the documents apart."},"id":{"type":"string","description":"Id of the partition; also its serial and the name of its entry."},"generation":{"type":"integer","description":"Generation of the partition."},"disk":{"type":"string","description":"Id of its disk."},"size_bytes":{"type":"integer","description":"Size; a multiple of 1 MiB."},"filesystem":{"type":["string","null"],"enum":["ext4","xfs",null],"description":"Made once while it is empty."},"wanted":{"type":"string","enum":["present","kept","wiped"],"description":"`kept`: nobody may use it, entry and bytes stay; `wiped`: zeros, then the entry is gone."}}},{"title":"VmDocument","type":"object","additionalProperties":false,"required":["kind","id","generation","incarnation","project","name","image","cpus","memory_mib","root_disk_gib","drives","detaching","ports","ssh_port","power_state","start_number","probe_ssh","restart_allowed","wanted"],"properties":{"kind":{"const":"vm","description":"Tells the documents apart."},"id":{"type":"string","description":"Id of the VM."},"generation":{"type":"integer","description":"Generation of the VM."},"incarnation":{"type":"integer","description":"Agents refuse a lower one."},"project":{"type":"string","description":"Name of its project."},"name":{"type":"string","description":"Its name."},"image":{"type":["object","null"],"description":"What the root disk is overlaid on, fetched from the reconciler by hash; null: it begins empty.","additionalProperties":false,"required":["id","sha256","format","size_bytes","virtual_size_bytes","kernel"],"properties":{"id":{"type":"string","description":"Id of the image."},"sha256":{"type":"string","description":"SHA-256 of the file."},"format":{"type":"string","enum":["raw","qcow2"],"description":"Format as recorded."},"size_bytes":{"type":"integer","description":"Size of the file."},"virtual_size_bytes":{"type":"integer","description":"Size of the disk."},"kernel":{"type":["object","null"],"description":"For direct kernel boot.","additionalProperties":false,"required":["sha256","size_bytes","initrd_sha256","initrd_size_bytes","command_line"],"properties":{"sha256":{"type":"string","description":"SHA-256 of the kernel."},"size_bytes":{"type":"integer","description":"Size of the kernel."},"initrd_sha256":{"type":["string","null"],"description":"SHA-256 of the initial ramdisk."},"initrd_size_bytes":{"type":["integer","null"],"description":"Size of the initial ramdisk."},"command_line":{"type":"string","description":"The kernel's command line."}}}}},"cpus":{"type":"integer","description":"Virtual CPUs."},"memory_mib":{"type":"integer","description":"Memory in MiB."},"root_disk_gib":{"type":"integer","description":"Size of the root disk in GiB."},"drives":{"type":"array","description":"Partitions to be plugged in, in the order of the guest's disks.","items":{"type":"object","additionalProperties":false,"required":["partition","serial","read_only","force_detach","attachment"],"properties":{"partition":{"type":"string","description":"Id of the partition."},"serial":{"type":"string","description":"Serial that the guest sees."},"read_only":{"type":"boolean","description":"Whether the guest may only read."},"force_detach":{"type":"boolean","description":"Whether the VM is stopped when the guest does not let go."},"attachment":{"type":["string","null"],"description":"Id of the attachment, if it is one."}}}},"detaching":{"type":"array","description":"Partitions that are to be unplugged although their drive is no longer listed, with their policy.","items":{"type":"object","additionalProperties":false,"required":["partition","force_detach"],"properties":{"partition":{"type":"string","description":"Id of the partition."},"force_detach":{"type":"boolean","description":"Whether the VM is stopped when the guest does not let go."}}}},"ports":{"type":"array","description":"Forwarded ports.","items":{"type":"object","additionalProperties":false,"required":["guest_port","host_port","host_address","protocol"],"properties":{"guest_port":{"type":"integer","description":"Port in the guest."},"host_port":{"type":"integer","description":"Port of the host."},"host_address":{"type":"string","description":"Address of the host."},"protocol":{"type":"string","enum":["tcp","udp"],"description":"Protocol."}}}},"ssh_port":{"type":"integer","description":"Port on 127.0.0.1 that is forwarded to the guest's port 22."},"power_state":{"type":"string","enum":["running","stopped","paused"],"description":"Whether it is to run."},"start_number":{"type":"integer","description":"Rises when a guest that stopped by itself is to be started anew."},"cpu_model":{"type":"string","description":"QEMU's name of the CPU, or `auto`, as when absent."},"firmware":{"type":"string","enum":["bios","uefi"],"description":"`bios` when absent."},"secure_boot":{"type":"boolean","description":"Whether only what is signed is started; false when absent."},"tpm":{"type":"boolean","description":"Whether it has a TPM; false when absent."},"cdroms":{"type":"array","description":"Media of its CD drives in their order, null for an empty one; all are empty when absent.","items":{"type":["object","null"],"additionalProperties":false,"required":["id","sha256","size_bytes"],"properties":{"id":{"type":"string","description":"Id of the image."},"sha256":{"type":"string","description":"SHA-256 of the file."},"size_bytes":{"type":"integer","description":"Size of the file."}}}},"boot_from":{"type":"string","enum":["disk","cdrom","cdrom_once"],"description":"What the firmware looks at first; `disk` when absent."},"restart_number":{"type":"integer","description":"Rises when it is to be restarted once; 0 when absent."},"restart_policy":{"type":"string","enum":["always","on_failure","never"],"description":"When a guest that ended is started again; `on_failure` when absent."},"start_on_boot":{"type":"boolean","description":"Whether it is started after a boot of the host; true when absent."},"probe_ssh":{"type":"boolean","description":"Whether to watch for the guest's SSH banner."},"restart_allowed":{"type":"boolean","description":"Whether a change of cpus, memory or root disk may restart it."},"wanted":{"type":"string","enum":["present","deleted"],"description":"`deleted`: nothing of it stays."}}},{"title":"SeedDocument","type":"object","additionalProperties":false,"required":["kind","id","user_data","vendor_data","meta_data"],"properties":{"kind":{"const":"seed","description":"Tells the documents apart; a secret of the VM."},"id":{"type":"string","description":"Id of the VM."},"user_data":{"type":["string","null"],"description":"The user's, byte for byte."},"format":{"type":"string","enum":["cloud_init","ignition"],"description":"What reads them; `cloud_init` when absent. With `ignition` the rest is not handed over."},"vendor_data":{"type":"string","description":"Croft's part, `#cloud-config` and JSON."},"meta_data":{"type":"string","description":"`instance-id` and `local-hostname`, as JSON."}}}]};

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
if(tag0 === "disk"){
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
if(data.device === undefined){
const err4 = {instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: "device"},message:"must have required property '"+"device"+"'"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.file === undefined){
const err5 = {instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: "file"},message:"must have required property '"+"file"+"'"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data.wipe === undefined){
const err6 = {instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: "wipe"},message:"must have required property '"+"wipe"+"'"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data.wanted === undefined){
const err7 = {instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: "wanted"},message:"must have required property '"+"wanted"+"'"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
for(const key0 in data){
if(!((((((((key0 === "kind") || (key0 === "id")) || (key0 === "generation")) || (key0 === "device")) || (key0 === "file")) || (key0 === "wipe")) || (key0 === "former")) || (key0 === "wanted"))){
const err8 = {instancePath,schemaPath:"#/oneOf/0/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.kind !== undefined){
if("disk" !== data.kind){
const err9 = {instancePath:instancePath+"/kind",schemaPath:"#/oneOf/0/properties/kind/const",keyword:"const",params:{allowedValue: "disk"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.id !== undefined){
if(typeof data.id !== "string"){
const err10 = {instancePath:instancePath+"/id",schemaPath:"#/oneOf/0/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.generation !== undefined){
let data2 = data.generation;
if(!((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2)))){
const err11 = {instancePath:instancePath+"/generation",schemaPath:"#/oneOf/0/properties/generation/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.device !== undefined){
let data3 = data.device;
if((typeof data3 !== "string") && (data3 !== null)){
const err12 = {instancePath:instancePath+"/device",schemaPath:"#/oneOf/0/properties/device/type",keyword:"type",params:{type: schema33.oneOf[0].properties.device.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.file !== undefined){
let data4 = data.file;
if((!(data4 && typeof data4 == "object" && !Array.isArray(data4))) && (data4 !== null)){
const err13 = {instancePath:instancePath+"/file",schemaPath:"#/oneOf/0/properties/file/type",keyword:"type",params:{type: schema33.oneOf[0].properties.file.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(data4.name === undefined){
const err14 = {instancePath:instancePath+"/file",schemaPath:"#/oneOf/0/properties/file/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(data4.size_bytes === undefined){
const err15 = {instancePath:instancePath+"/file",schemaPath:"#/oneOf/0/properties/file/required",keyword:"required",params:{missingProperty: "size_bytes"},message:"must have required property '"+"size_bytes"+"'"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
for(const key1 in data4){
if(!((key1 === "name") || (key1 === "size_bytes"))){
const err16 = {instancePath:instancePath+"/file",schemaPath:"#/oneOf/0/properties/file/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data4.name !== undefined){
if(typeof data4.name !== "string"){
const err17 = {instancePath:instancePath+"/file/name",schemaPath:"#/oneOf/0/properties/file/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data4.size_bytes !== undefined){
let data6 = data4.size_bytes;
if(!((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6)))){
const err18 = {instancePath:instancePath+"/file/size_bytes",schemaPath:"#/oneOf/0/properties/file/properties/size_bytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
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
if(data.wipe !== undefined){
let data7 = data.wipe;
if((typeof data7 !== "string") && (data7 !== null)){
const err19 = {instancePath:instancePath+"/wipe",schemaPath:"#/oneOf/0/properties/wipe/type",keyword:"type",params:{type: schema33.oneOf[0].properties.wipe.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.former !== undefined){
if(typeof data.former !== "string"){
const err20 = {instancePath:instancePath+"/former",schemaPath:"#/oneOf/0/properties/former/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.wanted !== undefined){
let data9 = data.wanted;
if(typeof data9 !== "string"){
const err21 = {instancePath:instancePath+"/wanted",schemaPath:"#/oneOf/0/properties/wanted/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(!(((data9 === "present") || (data9 === "released")) || (data9 === "erased"))){
const err22 = {instancePath:instancePath+"/wanted",schemaPath:"#/oneOf/0/properties/wanted/enum",keyword:"enum",params:{allowedValues: schema33.oneOf[0].properties.wanted.enum},message:"must be equal to one of the allowed values"};
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
const err23 = {instancePath,schemaPath:"#/oneOf/0/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
var props0 = true;
}
else if(tag0 === "partition"){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err24 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(data.id === undefined){
const err25 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(data.generation === undefined){
const err26 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: "generation"},message:"must have required property '"+"generation"+"'"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(data.disk === undefined){
const err27 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: "disk"},message:"must have required property '"+"disk"+"'"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
if(data.size_bytes === undefined){
const err28 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: "size_bytes"},message:"must have required property '"+"size_bytes"+"'"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(data.filesystem === undefined){
const err29 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: "filesystem"},message:"must have required property '"+"filesystem"+"'"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if(data.wanted === undefined){
const err30 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: "wanted"},message:"must have required property '"+"wanted"+"'"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
for(const key2 in data){
if(!(((((((key2 === "kind") || (key2 === "id")) || (key2 === "generation")) || (key2 === "disk")) || (key2 === "size_bytes")) || (key2 === "filesystem")) || (key2 === "wanted"))){
const err31 = {instancePath,schemaPath:"#/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data.kind !== undefined){
if("partition" !== data.kind){
const err32 = {instancePath:instancePath+"/kind",schemaPath:"#/oneOf/1/properties/kind/const",keyword:"const",params:{allowedValue: "partition"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data.id !== undefined){
if(typeof data.id !== "string"){
const err33 = {instancePath:instancePath+"/id",schemaPath:"#/oneOf/1/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data.generation !== undefined){
let data12 = data.generation;
if(!((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12)))){
const err34 = {instancePath:instancePath+"/generation",schemaPath:"#/oneOf/1/properties/generation/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data.disk !== undefined){
if(typeof data.disk !== "string"){
const err35 = {instancePath:instancePath+"/disk",schemaPath:"#/oneOf/1/properties/disk/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data.size_bytes !== undefined){
let data14 = data.size_bytes;
if(!((typeof data14 == "number") && (!(data14 % 1) && !isNaN(data14)))){
const err36 = {instancePath:instancePath+"/size_bytes",schemaPath:"#/oneOf/1/properties/size_bytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data.filesystem !== undefined){
let data15 = data.filesystem;
if((typeof data15 !== "string") && (data15 !== null)){
const err37 = {instancePath:instancePath+"/filesystem",schemaPath:"#/oneOf/1/properties/filesystem/type",keyword:"type",params:{type: schema33.oneOf[1].properties.filesystem.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
if(!(((data15 === "ext4") || (data15 === "xfs")) || (data15 === null))){
const err38 = {instancePath:instancePath+"/filesystem",schemaPath:"#/oneOf/1/properties/filesystem/enum",keyword:"enum",params:{allowedValues: schema33.oneOf[1].properties.filesystem.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data.wanted !== undefined){
let data16 = data.wanted;
if(typeof data16 !== "string"){
const err39 = {instancePath:instancePath+"/wanted",schemaPath:"#/oneOf/1/properties/wanted/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
if(!(((data16 === "present") || (data16 === "kept")) || (data16 === "wiped"))){
const err40 = {instancePath:instancePath+"/wanted",schemaPath:"#/oneOf/1/properties/wanted/enum",keyword:"enum",params:{allowedValues: schema33.oneOf[1].properties.wanted.enum},message:"must be equal to one of the allowed values"};
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
const err41 = {instancePath,schemaPath:"#/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
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
const err42 = {instancePath,schemaPath:"#/oneOf/2/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
if(data.id === undefined){
const err43 = {instancePath,schemaPath:"#/oneOf/2/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
if(data.generation === undefined){
const err44 = {instancePath,schemaPath:"#/oneOf/2/required",keyword:"required",params:{missingProperty: "generation"},message:"must have required property '"+"generation"+"'"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
if(data.incarnation === undefined){
const err45 = {instancePath,schemaPath:"#/oneOf/2/required",keyword:"required",params:{missingProperty: "incarnation"},message:"must have required property '"+"incarnation"+"'"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
if(data.project === undefined){
const err46 = {instancePath,schemaPath:"#/oneOf/2/required",keyword:"required",params:{missingProperty: "project"},message:"must have required property '"+"project"+"'"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
if(data.name === undefined){
const err47 = {instancePath,schemaPath:"#/oneOf/2/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
if(data.image === undefined){
const err48 = {instancePath,schemaPath:"#/oneOf/2/required",keyword:"required",params:{missingProperty: "image"},message:"must have required property '"+"image"+"'"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
if(data.cpus === undefined){
const err49 = {instancePath,schemaPath:"#/oneOf/2/required",keyword:"required",params:{missingProperty: "cpus"},message:"must have required property '"+"cpus"+"'"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
if(data.memory_mib === undefined){
const err50 = {instancePath,schemaPath:"#/oneOf/2/required",keyword:"required",params:{missingProperty: "memory_mib"},message:"must have required property '"+"memory_mib"+"'"};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
if(data.root_disk_gib === undefined){
const err51 = {instancePath,schemaPath:"#/oneOf/2/required",keyword:"required",params:{missingProperty: "root_disk_gib"},message:"must have required property '"+"root_disk_gib"+"'"};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
if(data.drives === undefined){
const err52 = {instancePath,schemaPath:"#/oneOf/2/required",keyword:"required",params:{missingProperty: "drives"},message:"must have required property '"+"drives"+"'"};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
if(data.detaching === undefined){
const err53 = {instancePath,schemaPath:"#/oneOf/2/required",keyword:"required",params:{missingProperty: "detaching"},message:"must have required property '"+"detaching"+"'"};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
if(data.ports === undefined){
const err54 = {instancePath,schemaPath:"#/oneOf/2/required",keyword:"required",params:{missingProperty: "ports"},message:"must have required property '"+"ports"+"'"};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
if(data.ssh_port === undefined){
const err55 = {instancePath,schemaPath:"#/oneOf/2/required",keyword:"required",params:{missingProperty: "ssh_port"},message:"must have required property '"+"ssh_port"+"'"};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
if(data.power_state === undefined){
const err56 = {instancePath,schemaPath:"#/oneOf/2/required",keyword:"required",params:{missingProperty: "power_state"},message:"must have required property '"+"power_state"+"'"};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
if(data.start_number === undefined){
const err57 = {instancePath,schemaPath:"#/oneOf/2/required",keyword:"required",params:{missingProperty: "start_number"},message:"must have required property '"+"start_number"+"'"};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
if(data.probe_ssh === undefined){
const err58 = {instancePath,schemaPath:"#/oneOf/2/required",keyword:"required",params:{missingProperty: "probe_ssh"},message:"must have required property '"+"probe_ssh"+"'"};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
if(data.restart_allowed === undefined){
const err59 = {instancePath,schemaPath:"#/oneOf/2/required",keyword:"required",params:{missingProperty: "restart_allowed"},message:"must have required property '"+"restart_allowed"+"'"};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
if(data.wanted === undefined){
const err60 = {instancePath,schemaPath:"#/oneOf/2/required",keyword:"required",params:{missingProperty: "wanted"},message:"must have required property '"+"wanted"+"'"};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
for(const key3 in data){
if(!(func1.call(schema33.oneOf[2].properties, key3))){
const err61 = {instancePath,schemaPath:"#/oneOf/2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
if(data.kind !== undefined){
if("vm" !== data.kind){
const err62 = {instancePath:instancePath+"/kind",schemaPath:"#/oneOf/2/properties/kind/const",keyword:"const",params:{allowedValue: "vm"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
if(data.id !== undefined){
if(typeof data.id !== "string"){
const err63 = {instancePath:instancePath+"/id",schemaPath:"#/oneOf/2/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
if(data.generation !== undefined){
let data19 = data.generation;
if(!((typeof data19 == "number") && (!(data19 % 1) && !isNaN(data19)))){
const err64 = {instancePath:instancePath+"/generation",schemaPath:"#/oneOf/2/properties/generation/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
if(data.incarnation !== undefined){
let data20 = data.incarnation;
if(!((typeof data20 == "number") && (!(data20 % 1) && !isNaN(data20)))){
const err65 = {instancePath:instancePath+"/incarnation",schemaPath:"#/oneOf/2/properties/incarnation/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
if(data.project !== undefined){
if(typeof data.project !== "string"){
const err66 = {instancePath:instancePath+"/project",schemaPath:"#/oneOf/2/properties/project/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
if(data.name !== undefined){
if(typeof data.name !== "string"){
const err67 = {instancePath:instancePath+"/name",schemaPath:"#/oneOf/2/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
if(data.image !== undefined){
let data23 = data.image;
if((!(data23 && typeof data23 == "object" && !Array.isArray(data23))) && (data23 !== null)){
const err68 = {instancePath:instancePath+"/image",schemaPath:"#/oneOf/2/properties/image/type",keyword:"type",params:{type: schema33.oneOf[2].properties.image.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
if(data23 && typeof data23 == "object" && !Array.isArray(data23)){
if(data23.id === undefined){
const err69 = {instancePath:instancePath+"/image",schemaPath:"#/oneOf/2/properties/image/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'"};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
if(data23.sha256 === undefined){
const err70 = {instancePath:instancePath+"/image",schemaPath:"#/oneOf/2/properties/image/required",keyword:"required",params:{missingProperty: "sha256"},message:"must have required property '"+"sha256"+"'"};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
if(data23.format === undefined){
const err71 = {instancePath:instancePath+"/image",schemaPath:"#/oneOf/2/properties/image/required",keyword:"required",params:{missingProperty: "format"},message:"must have required property '"+"format"+"'"};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
if(data23.size_bytes === undefined){
const err72 = {instancePath:instancePath+"/image",schemaPath:"#/oneOf/2/properties/image/required",keyword:"required",params:{missingProperty: "size_bytes"},message:"must have required property '"+"size_bytes"+"'"};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
if(data23.virtual_size_bytes === undefined){
const err73 = {instancePath:instancePath+"/image",schemaPath:"#/oneOf/2/properties/image/required",keyword:"required",params:{missingProperty: "virtual_size_bytes"},message:"must have required property '"+"virtual_size_bytes"+"'"};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
if(data23.kernel === undefined){
const err74 = {instancePath:instancePath+"/image",schemaPath:"#/oneOf/2/properties/image/required",keyword:"required",params:{missingProperty: "kernel"},message:"must have required property '"+"kernel"+"'"};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
for(const key4 in data23){
if(!((((((key4 === "id") || (key4 === "sha256")) || (key4 === "format")) || (key4 === "size_bytes")) || (key4 === "virtual_size_bytes")) || (key4 === "kernel"))){
const err75 = {instancePath:instancePath+"/image",schemaPath:"#/oneOf/2/properties/image/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
if(data23.id !== undefined){
if(typeof data23.id !== "string"){
const err76 = {instancePath:instancePath+"/image/id",schemaPath:"#/oneOf/2/properties/image/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
if(data23.sha256 !== undefined){
if(typeof data23.sha256 !== "string"){
const err77 = {instancePath:instancePath+"/image/sha256",schemaPath:"#/oneOf/2/properties/image/properties/sha256/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
if(data23.format !== undefined){
let data26 = data23.format;
if(typeof data26 !== "string"){
const err78 = {instancePath:instancePath+"/image/format",schemaPath:"#/oneOf/2/properties/image/properties/format/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
if(!((data26 === "raw") || (data26 === "qcow2"))){
const err79 = {instancePath:instancePath+"/image/format",schemaPath:"#/oneOf/2/properties/image/properties/format/enum",keyword:"enum",params:{allowedValues: schema33.oneOf[2].properties.image.properties.format.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
if(data23.size_bytes !== undefined){
let data27 = data23.size_bytes;
if(!((typeof data27 == "number") && (!(data27 % 1) && !isNaN(data27)))){
const err80 = {instancePath:instancePath+"/image/size_bytes",schemaPath:"#/oneOf/2/properties/image/properties/size_bytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
if(data23.virtual_size_bytes !== undefined){
let data28 = data23.virtual_size_bytes;
if(!((typeof data28 == "number") && (!(data28 % 1) && !isNaN(data28)))){
const err81 = {instancePath:instancePath+"/image/virtual_size_bytes",schemaPath:"#/oneOf/2/properties/image/properties/virtual_size_bytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
if(data23.kernel !== undefined){
let data29 = data23.kernel;
if((!(data29 && typeof data29 == "object" && !Array.isArray(data29))) && (data29 !== null)){
const err82 = {instancePath:instancePath+"/image/kernel",schemaPath:"#/oneOf/2/properties/image/properties/kernel/type",keyword:"type",params:{type: schema33.oneOf[2].properties.image.properties.kernel.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
if(data29 && typeof data29 == "object" && !Array.isArray(data29)){
if(data29.sha256 === undefined){
const err83 = {instancePath:instancePath+"/image/kernel",schemaPath:"#/oneOf/2/properties/image/properties/kernel/required",keyword:"required",params:{missingProperty: "sha256"},message:"must have required property '"+"sha256"+"'"};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
if(data29.size_bytes === undefined){
const err84 = {instancePath:instancePath+"/image/kernel",schemaPath:"#/oneOf/2/properties/image/properties/kernel/required",keyword:"required",params:{missingProperty: "size_bytes"},message:"must have required property '"+"size_bytes"+"'"};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
if(data29.initrd_sha256 === undefined){
const err85 = {instancePath:instancePath+"/image/kernel",schemaPath:"#/oneOf/2/properties/image/properties/kernel/required",keyword:"required",params:{missingProperty: "initrd_sha256"},message:"must have required property '"+"initrd_sha256"+"'"};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
if(data29.initrd_size_bytes === undefined){
const err86 = {instancePath:instancePath+"/image/kernel",schemaPath:"#/oneOf/2/properties/image/properties/kernel/required",keyword:"required",params:{missingProperty: "initrd_size_bytes"},message:"must have required property '"+"initrd_size_bytes"+"'"};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
if(data29.command_line === undefined){
const err87 = {instancePath:instancePath+"/image/kernel",schemaPath:"#/oneOf/2/properties/image/properties/kernel/required",keyword:"required",params:{missingProperty: "command_line"},message:"must have required property '"+"command_line"+"'"};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
for(const key5 in data29){
if(!(((((key5 === "sha256") || (key5 === "size_bytes")) || (key5 === "initrd_sha256")) || (key5 === "initrd_size_bytes")) || (key5 === "command_line"))){
const err88 = {instancePath:instancePath+"/image/kernel",schemaPath:"#/oneOf/2/properties/image/properties/kernel/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
}
if(data29.sha256 !== undefined){
if(typeof data29.sha256 !== "string"){
const err89 = {instancePath:instancePath+"/image/kernel/sha256",schemaPath:"#/oneOf/2/properties/image/properties/kernel/properties/sha256/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
}
if(data29.size_bytes !== undefined){
let data31 = data29.size_bytes;
if(!((typeof data31 == "number") && (!(data31 % 1) && !isNaN(data31)))){
const err90 = {instancePath:instancePath+"/image/kernel/size_bytes",schemaPath:"#/oneOf/2/properties/image/properties/kernel/properties/size_bytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
}
if(data29.initrd_sha256 !== undefined){
let data32 = data29.initrd_sha256;
if((typeof data32 !== "string") && (data32 !== null)){
const err91 = {instancePath:instancePath+"/image/kernel/initrd_sha256",schemaPath:"#/oneOf/2/properties/image/properties/kernel/properties/initrd_sha256/type",keyword:"type",params:{type: schema33.oneOf[2].properties.image.properties.kernel.properties.initrd_sha256.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
}
if(data29.initrd_size_bytes !== undefined){
let data33 = data29.initrd_size_bytes;
if((!((typeof data33 == "number") && (!(data33 % 1) && !isNaN(data33)))) && (data33 !== null)){
const err92 = {instancePath:instancePath+"/image/kernel/initrd_size_bytes",schemaPath:"#/oneOf/2/properties/image/properties/kernel/properties/initrd_size_bytes/type",keyword:"type",params:{type: schema33.oneOf[2].properties.image.properties.kernel.properties.initrd_size_bytes.type},message:"must be integer,null"};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
}
if(data29.command_line !== undefined){
if(typeof data29.command_line !== "string"){
const err93 = {instancePath:instancePath+"/image/kernel/command_line",schemaPath:"#/oneOf/2/properties/image/properties/kernel/properties/command_line/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
}
}
}
}
}
if(data.cpus !== undefined){
let data35 = data.cpus;
if(!((typeof data35 == "number") && (!(data35 % 1) && !isNaN(data35)))){
const err94 = {instancePath:instancePath+"/cpus",schemaPath:"#/oneOf/2/properties/cpus/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
}
if(data.memory_mib !== undefined){
let data36 = data.memory_mib;
if(!((typeof data36 == "number") && (!(data36 % 1) && !isNaN(data36)))){
const err95 = {instancePath:instancePath+"/memory_mib",schemaPath:"#/oneOf/2/properties/memory_mib/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
}
if(data.root_disk_gib !== undefined){
let data37 = data.root_disk_gib;
if(!((typeof data37 == "number") && (!(data37 % 1) && !isNaN(data37)))){
const err96 = {instancePath:instancePath+"/root_disk_gib",schemaPath:"#/oneOf/2/properties/root_disk_gib/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
}
if(data.drives !== undefined){
let data38 = data.drives;
if(Array.isArray(data38)){
const len0 = data38.length;
for(let i0=0; i0<len0; i0++){
let data39 = data38[i0];
if(data39 && typeof data39 == "object" && !Array.isArray(data39)){
if(data39.partition === undefined){
const err97 = {instancePath:instancePath+"/drives/" + i0,schemaPath:"#/oneOf/2/properties/drives/items/required",keyword:"required",params:{missingProperty: "partition"},message:"must have required property '"+"partition"+"'"};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
if(data39.serial === undefined){
const err98 = {instancePath:instancePath+"/drives/" + i0,schemaPath:"#/oneOf/2/properties/drives/items/required",keyword:"required",params:{missingProperty: "serial"},message:"must have required property '"+"serial"+"'"};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
if(data39.read_only === undefined){
const err99 = {instancePath:instancePath+"/drives/" + i0,schemaPath:"#/oneOf/2/properties/drives/items/required",keyword:"required",params:{missingProperty: "read_only"},message:"must have required property '"+"read_only"+"'"};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
if(data39.force_detach === undefined){
const err100 = {instancePath:instancePath+"/drives/" + i0,schemaPath:"#/oneOf/2/properties/drives/items/required",keyword:"required",params:{missingProperty: "force_detach"},message:"must have required property '"+"force_detach"+"'"};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
if(data39.attachment === undefined){
const err101 = {instancePath:instancePath+"/drives/" + i0,schemaPath:"#/oneOf/2/properties/drives/items/required",keyword:"required",params:{missingProperty: "attachment"},message:"must have required property '"+"attachment"+"'"};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
for(const key6 in data39){
if(!(((((key6 === "partition") || (key6 === "serial")) || (key6 === "read_only")) || (key6 === "force_detach")) || (key6 === "attachment"))){
const err102 = {instancePath:instancePath+"/drives/" + i0,schemaPath:"#/oneOf/2/properties/drives/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
}
if(data39.partition !== undefined){
if(typeof data39.partition !== "string"){
const err103 = {instancePath:instancePath+"/drives/" + i0+"/partition",schemaPath:"#/oneOf/2/properties/drives/items/properties/partition/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
}
if(data39.serial !== undefined){
if(typeof data39.serial !== "string"){
const err104 = {instancePath:instancePath+"/drives/" + i0+"/serial",schemaPath:"#/oneOf/2/properties/drives/items/properties/serial/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
}
if(data39.read_only !== undefined){
if(typeof data39.read_only !== "boolean"){
const err105 = {instancePath:instancePath+"/drives/" + i0+"/read_only",schemaPath:"#/oneOf/2/properties/drives/items/properties/read_only/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
}
if(data39.force_detach !== undefined){
if(typeof data39.force_detach !== "boolean"){
const err106 = {instancePath:instancePath+"/drives/" + i0+"/force_detach",schemaPath:"#/oneOf/2/properties/drives/items/properties/force_detach/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
}
if(data39.attachment !== undefined){
let data44 = data39.attachment;
if((typeof data44 !== "string") && (data44 !== null)){
const err107 = {instancePath:instancePath+"/drives/" + i0+"/attachment",schemaPath:"#/oneOf/2/properties/drives/items/properties/attachment/type",keyword:"type",params:{type: schema33.oneOf[2].properties.drives.items.properties.attachment.type},message:"must be string,null"};
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
else {
const err108 = {instancePath:instancePath+"/drives/" + i0,schemaPath:"#/oneOf/2/properties/drives/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
}
}
else {
const err109 = {instancePath:instancePath+"/drives",schemaPath:"#/oneOf/2/properties/drives/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
}
if(data.detaching !== undefined){
let data45 = data.detaching;
if(Array.isArray(data45)){
const len1 = data45.length;
for(let i1=0; i1<len1; i1++){
let data46 = data45[i1];
if(data46 && typeof data46 == "object" && !Array.isArray(data46)){
if(data46.partition === undefined){
const err110 = {instancePath:instancePath+"/detaching/" + i1,schemaPath:"#/oneOf/2/properties/detaching/items/required",keyword:"required",params:{missingProperty: "partition"},message:"must have required property '"+"partition"+"'"};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
if(data46.force_detach === undefined){
const err111 = {instancePath:instancePath+"/detaching/" + i1,schemaPath:"#/oneOf/2/properties/detaching/items/required",keyword:"required",params:{missingProperty: "force_detach"},message:"must have required property '"+"force_detach"+"'"};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
for(const key7 in data46){
if(!((key7 === "partition") || (key7 === "force_detach"))){
const err112 = {instancePath:instancePath+"/detaching/" + i1,schemaPath:"#/oneOf/2/properties/detaching/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
}
if(data46.partition !== undefined){
if(typeof data46.partition !== "string"){
const err113 = {instancePath:instancePath+"/detaching/" + i1+"/partition",schemaPath:"#/oneOf/2/properties/detaching/items/properties/partition/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
}
if(data46.force_detach !== undefined){
if(typeof data46.force_detach !== "boolean"){
const err114 = {instancePath:instancePath+"/detaching/" + i1+"/force_detach",schemaPath:"#/oneOf/2/properties/detaching/items/properties/force_detach/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
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
else {
const err115 = {instancePath:instancePath+"/detaching/" + i1,schemaPath:"#/oneOf/2/properties/detaching/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
}
}
else {
const err116 = {instancePath:instancePath+"/detaching",schemaPath:"#/oneOf/2/properties/detaching/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
}
if(data.ports !== undefined){
let data49 = data.ports;
if(Array.isArray(data49)){
const len2 = data49.length;
for(let i2=0; i2<len2; i2++){
let data50 = data49[i2];
if(data50 && typeof data50 == "object" && !Array.isArray(data50)){
if(data50.guest_port === undefined){
const err117 = {instancePath:instancePath+"/ports/" + i2,schemaPath:"#/oneOf/2/properties/ports/items/required",keyword:"required",params:{missingProperty: "guest_port"},message:"must have required property '"+"guest_port"+"'"};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
if(data50.host_port === undefined){
const err118 = {instancePath:instancePath+"/ports/" + i2,schemaPath:"#/oneOf/2/properties/ports/items/required",keyword:"required",params:{missingProperty: "host_port"},message:"must have required property '"+"host_port"+"'"};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
if(data50.host_address === undefined){
const err119 = {instancePath:instancePath+"/ports/" + i2,schemaPath:"#/oneOf/2/properties/ports/items/required",keyword:"required",params:{missingProperty: "host_address"},message:"must have required property '"+"host_address"+"'"};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
if(data50.protocol === undefined){
const err120 = {instancePath:instancePath+"/ports/" + i2,schemaPath:"#/oneOf/2/properties/ports/items/required",keyword:"required",params:{missingProperty: "protocol"},message:"must have required property '"+"protocol"+"'"};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
for(const key8 in data50){
if(!((((key8 === "guest_port") || (key8 === "host_port")) || (key8 === "host_address")) || (key8 === "protocol"))){
const err121 = {instancePath:instancePath+"/ports/" + i2,schemaPath:"#/oneOf/2/properties/ports/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
}
if(data50.guest_port !== undefined){
let data51 = data50.guest_port;
if(!((typeof data51 == "number") && (!(data51 % 1) && !isNaN(data51)))){
const err122 = {instancePath:instancePath+"/ports/" + i2+"/guest_port",schemaPath:"#/oneOf/2/properties/ports/items/properties/guest_port/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
}
if(data50.host_port !== undefined){
let data52 = data50.host_port;
if(!((typeof data52 == "number") && (!(data52 % 1) && !isNaN(data52)))){
const err123 = {instancePath:instancePath+"/ports/" + i2+"/host_port",schemaPath:"#/oneOf/2/properties/ports/items/properties/host_port/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
}
if(data50.host_address !== undefined){
if(typeof data50.host_address !== "string"){
const err124 = {instancePath:instancePath+"/ports/" + i2+"/host_address",schemaPath:"#/oneOf/2/properties/ports/items/properties/host_address/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
}
if(data50.protocol !== undefined){
let data54 = data50.protocol;
if(typeof data54 !== "string"){
const err125 = {instancePath:instancePath+"/ports/" + i2+"/protocol",schemaPath:"#/oneOf/2/properties/ports/items/properties/protocol/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
if(!((data54 === "tcp") || (data54 === "udp"))){
const err126 = {instancePath:instancePath+"/ports/" + i2+"/protocol",schemaPath:"#/oneOf/2/properties/ports/items/properties/protocol/enum",keyword:"enum",params:{allowedValues: schema33.oneOf[2].properties.ports.items.properties.protocol.enum},message:"must be equal to one of the allowed values"};
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
const err127 = {instancePath:instancePath+"/ports/" + i2,schemaPath:"#/oneOf/2/properties/ports/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
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
else {
const err128 = {instancePath:instancePath+"/ports",schemaPath:"#/oneOf/2/properties/ports/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
}
if(data.ssh_port !== undefined){
let data55 = data.ssh_port;
if(!((typeof data55 == "number") && (!(data55 % 1) && !isNaN(data55)))){
const err129 = {instancePath:instancePath+"/ssh_port",schemaPath:"#/oneOf/2/properties/ssh_port/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
}
if(data.power_state !== undefined){
let data56 = data.power_state;
if(typeof data56 !== "string"){
const err130 = {instancePath:instancePath+"/power_state",schemaPath:"#/oneOf/2/properties/power_state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
if(!(((data56 === "running") || (data56 === "stopped")) || (data56 === "paused"))){
const err131 = {instancePath:instancePath+"/power_state",schemaPath:"#/oneOf/2/properties/power_state/enum",keyword:"enum",params:{allowedValues: schema33.oneOf[2].properties.power_state.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
}
if(data.start_number !== undefined){
let data57 = data.start_number;
if(!((typeof data57 == "number") && (!(data57 % 1) && !isNaN(data57)))){
const err132 = {instancePath:instancePath+"/start_number",schemaPath:"#/oneOf/2/properties/start_number/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
}
if(data.cpu_model !== undefined){
if(typeof data.cpu_model !== "string"){
const err133 = {instancePath:instancePath+"/cpu_model",schemaPath:"#/oneOf/2/properties/cpu_model/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err133];
}
else {
vErrors.push(err133);
}
errors++;
}
}
if(data.firmware !== undefined){
let data59 = data.firmware;
if(typeof data59 !== "string"){
const err134 = {instancePath:instancePath+"/firmware",schemaPath:"#/oneOf/2/properties/firmware/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err134];
}
else {
vErrors.push(err134);
}
errors++;
}
if(!((data59 === "bios") || (data59 === "uefi"))){
const err135 = {instancePath:instancePath+"/firmware",schemaPath:"#/oneOf/2/properties/firmware/enum",keyword:"enum",params:{allowedValues: schema33.oneOf[2].properties.firmware.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err135];
}
else {
vErrors.push(err135);
}
errors++;
}
}
if(data.secure_boot !== undefined){
if(typeof data.secure_boot !== "boolean"){
const err136 = {instancePath:instancePath+"/secure_boot",schemaPath:"#/oneOf/2/properties/secure_boot/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
}
}
if(data.tpm !== undefined){
if(typeof data.tpm !== "boolean"){
const err137 = {instancePath:instancePath+"/tpm",schemaPath:"#/oneOf/2/properties/tpm/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
}
if(data.cdroms !== undefined){
let data62 = data.cdroms;
if(Array.isArray(data62)){
const len3 = data62.length;
for(let i3=0; i3<len3; i3++){
let data63 = data62[i3];
if((!(data63 && typeof data63 == "object" && !Array.isArray(data63))) && (data63 !== null)){
const err138 = {instancePath:instancePath+"/cdroms/" + i3,schemaPath:"#/oneOf/2/properties/cdroms/items/type",keyword:"type",params:{type: schema33.oneOf[2].properties.cdroms.items.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err138];
}
else {
vErrors.push(err138);
}
errors++;
}
if(data63 && typeof data63 == "object" && !Array.isArray(data63)){
if(data63.id === undefined){
const err139 = {instancePath:instancePath+"/cdroms/" + i3,schemaPath:"#/oneOf/2/properties/cdroms/items/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'"};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
}
if(data63.sha256 === undefined){
const err140 = {instancePath:instancePath+"/cdroms/" + i3,schemaPath:"#/oneOf/2/properties/cdroms/items/required",keyword:"required",params:{missingProperty: "sha256"},message:"must have required property '"+"sha256"+"'"};
if(vErrors === null){
vErrors = [err140];
}
else {
vErrors.push(err140);
}
errors++;
}
if(data63.size_bytes === undefined){
const err141 = {instancePath:instancePath+"/cdroms/" + i3,schemaPath:"#/oneOf/2/properties/cdroms/items/required",keyword:"required",params:{missingProperty: "size_bytes"},message:"must have required property '"+"size_bytes"+"'"};
if(vErrors === null){
vErrors = [err141];
}
else {
vErrors.push(err141);
}
errors++;
}
for(const key9 in data63){
if(!(((key9 === "id") || (key9 === "sha256")) || (key9 === "size_bytes"))){
const err142 = {instancePath:instancePath+"/cdroms/" + i3,schemaPath:"#/oneOf/2/properties/cdroms/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err142];
}
else {
vErrors.push(err142);
}
errors++;
}
}
if(data63.id !== undefined){
if(typeof data63.id !== "string"){
const err143 = {instancePath:instancePath+"/cdroms/" + i3+"/id",schemaPath:"#/oneOf/2/properties/cdroms/items/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err143];
}
else {
vErrors.push(err143);
}
errors++;
}
}
if(data63.sha256 !== undefined){
if(typeof data63.sha256 !== "string"){
const err144 = {instancePath:instancePath+"/cdroms/" + i3+"/sha256",schemaPath:"#/oneOf/2/properties/cdroms/items/properties/sha256/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err144];
}
else {
vErrors.push(err144);
}
errors++;
}
}
if(data63.size_bytes !== undefined){
let data66 = data63.size_bytes;
if(!((typeof data66 == "number") && (!(data66 % 1) && !isNaN(data66)))){
const err145 = {instancePath:instancePath+"/cdroms/" + i3+"/size_bytes",schemaPath:"#/oneOf/2/properties/cdroms/items/properties/size_bytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err145];
}
else {
vErrors.push(err145);
}
errors++;
}
}
}
}
}
else {
const err146 = {instancePath:instancePath+"/cdroms",schemaPath:"#/oneOf/2/properties/cdroms/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err146];
}
else {
vErrors.push(err146);
}
errors++;
}
}
if(data.boot_from !== undefined){
let data67 = data.boot_from;
if(typeof data67 !== "string"){
const err147 = {instancePath:instancePath+"/boot_from",schemaPath:"#/oneOf/2/properties/boot_from/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err147];
}
else {
vErrors.push(err147);
}
errors++;
}
if(!(((data67 === "disk") || (data67 === "cdrom")) || (data67 === "cdrom_once"))){
const err148 = {instancePath:instancePath+"/boot_from",schemaPath:"#/oneOf/2/properties/boot_from/enum",keyword:"enum",params:{allowedValues: schema33.oneOf[2].properties.boot_from.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err148];
}
else {
vErrors.push(err148);
}
errors++;
}
}
if(data.restart_number !== undefined){
let data68 = data.restart_number;
if(!((typeof data68 == "number") && (!(data68 % 1) && !isNaN(data68)))){
const err149 = {instancePath:instancePath+"/restart_number",schemaPath:"#/oneOf/2/properties/restart_number/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err149];
}
else {
vErrors.push(err149);
}
errors++;
}
}
if(data.restart_policy !== undefined){
let data69 = data.restart_policy;
if(typeof data69 !== "string"){
const err150 = {instancePath:instancePath+"/restart_policy",schemaPath:"#/oneOf/2/properties/restart_policy/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err150];
}
else {
vErrors.push(err150);
}
errors++;
}
if(!(((data69 === "always") || (data69 === "on_failure")) || (data69 === "never"))){
const err151 = {instancePath:instancePath+"/restart_policy",schemaPath:"#/oneOf/2/properties/restart_policy/enum",keyword:"enum",params:{allowedValues: schema33.oneOf[2].properties.restart_policy.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err151];
}
else {
vErrors.push(err151);
}
errors++;
}
}
if(data.start_on_boot !== undefined){
if(typeof data.start_on_boot !== "boolean"){
const err152 = {instancePath:instancePath+"/start_on_boot",schemaPath:"#/oneOf/2/properties/start_on_boot/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err152];
}
else {
vErrors.push(err152);
}
errors++;
}
}
if(data.probe_ssh !== undefined){
if(typeof data.probe_ssh !== "boolean"){
const err153 = {instancePath:instancePath+"/probe_ssh",schemaPath:"#/oneOf/2/properties/probe_ssh/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err153];
}
else {
vErrors.push(err153);
}
errors++;
}
}
if(data.restart_allowed !== undefined){
if(typeof data.restart_allowed !== "boolean"){
const err154 = {instancePath:instancePath+"/restart_allowed",schemaPath:"#/oneOf/2/properties/restart_allowed/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err154];
}
else {
vErrors.push(err154);
}
errors++;
}
}
if(data.wanted !== undefined){
let data73 = data.wanted;
if(typeof data73 !== "string"){
const err155 = {instancePath:instancePath+"/wanted",schemaPath:"#/oneOf/2/properties/wanted/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err155];
}
else {
vErrors.push(err155);
}
errors++;
}
if(!((data73 === "present") || (data73 === "deleted"))){
const err156 = {instancePath:instancePath+"/wanted",schemaPath:"#/oneOf/2/properties/wanted/enum",keyword:"enum",params:{allowedValues: schema33.oneOf[2].properties.wanted.enum},message:"must be equal to one of the allowed values"};
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
else {
const err157 = {instancePath,schemaPath:"#/oneOf/2/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err157];
}
else {
vErrors.push(err157);
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
const err158 = {instancePath,schemaPath:"#/oneOf/3/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err158];
}
else {
vErrors.push(err158);
}
errors++;
}
if(data.id === undefined){
const err159 = {instancePath,schemaPath:"#/oneOf/3/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'"};
if(vErrors === null){
vErrors = [err159];
}
else {
vErrors.push(err159);
}
errors++;
}
if(data.user_data === undefined){
const err160 = {instancePath,schemaPath:"#/oneOf/3/required",keyword:"required",params:{missingProperty: "user_data"},message:"must have required property '"+"user_data"+"'"};
if(vErrors === null){
vErrors = [err160];
}
else {
vErrors.push(err160);
}
errors++;
}
if(data.vendor_data === undefined){
const err161 = {instancePath,schemaPath:"#/oneOf/3/required",keyword:"required",params:{missingProperty: "vendor_data"},message:"must have required property '"+"vendor_data"+"'"};
if(vErrors === null){
vErrors = [err161];
}
else {
vErrors.push(err161);
}
errors++;
}
if(data.meta_data === undefined){
const err162 = {instancePath,schemaPath:"#/oneOf/3/required",keyword:"required",params:{missingProperty: "meta_data"},message:"must have required property '"+"meta_data"+"'"};
if(vErrors === null){
vErrors = [err162];
}
else {
vErrors.push(err162);
}
errors++;
}
for(const key10 in data){
if(!((((((key10 === "kind") || (key10 === "id")) || (key10 === "user_data")) || (key10 === "format")) || (key10 === "vendor_data")) || (key10 === "meta_data"))){
const err163 = {instancePath,schemaPath:"#/oneOf/3/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10},message:"must NOT have additional properties"};
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
if("seed" !== data.kind){
const err164 = {instancePath:instancePath+"/kind",schemaPath:"#/oneOf/3/properties/kind/const",keyword:"const",params:{allowedValue: "seed"},message:"must be equal to constant"};
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
if(data.user_data !== undefined){
let data76 = data.user_data;
if((typeof data76 !== "string") && (data76 !== null)){
const err166 = {instancePath:instancePath+"/user_data",schemaPath:"#/oneOf/3/properties/user_data/type",keyword:"type",params:{type: schema33.oneOf[3].properties.user_data.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err166];
}
else {
vErrors.push(err166);
}
errors++;
}
}
if(data.format !== undefined){
let data77 = data.format;
if(typeof data77 !== "string"){
const err167 = {instancePath:instancePath+"/format",schemaPath:"#/oneOf/3/properties/format/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err167];
}
else {
vErrors.push(err167);
}
errors++;
}
if(!((data77 === "cloud_init") || (data77 === "ignition"))){
const err168 = {instancePath:instancePath+"/format",schemaPath:"#/oneOf/3/properties/format/enum",keyword:"enum",params:{allowedValues: schema33.oneOf[3].properties.format.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err168];
}
else {
vErrors.push(err168);
}
errors++;
}
}
if(data.vendor_data !== undefined){
if(typeof data.vendor_data !== "string"){
const err169 = {instancePath:instancePath+"/vendor_data",schemaPath:"#/oneOf/3/properties/vendor_data/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err169];
}
else {
vErrors.push(err169);
}
errors++;
}
}
if(data.meta_data !== undefined){
if(typeof data.meta_data !== "string"){
const err170 = {instancePath:instancePath+"/meta_data",schemaPath:"#/oneOf/3/properties/meta_data/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err170];
}
else {
vErrors.push(err170);
}
errors++;
}
}
}
else {
const err171 = {instancePath,schemaPath:"#/oneOf/3/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err171];
}
else {
vErrors.push(err171);
}
errors++;
}
if(props0 !== true){
props0 = true;
}
}
else {
const err172 = {instancePath,schemaPath:"#/discriminator",keyword:"discriminator",params:{error: "mapping", tag: "kind", tagValue: tag0},message:"value of tag \"kind\" must be in oneOf"};
if(vErrors === null){
vErrors = [err172];
}
else {
vErrors.push(err172);
}
errors++;
}
}
else {
const err173 = {instancePath,schemaPath:"#/discriminator",keyword:"discriminator",params:{error: "tag", tag: "kind", tagValue: tag0},message:"tag \"kind\" must be string"};
if(vErrors === null){
vErrors = [err173];
}
else {
vErrors.push(err173);
}
errors++;
}
}
else {
const err174 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err174];
}
else {
vErrors.push(err174);
}
errors++;
}
validate22.errors = vErrors;
evaluated0.props = props0;
return errors === 0;
}
validate22.evaluated = {"dynamicProps":true,"dynamicItems":false};

export const validateHostReport = validate23;
const schema34 = {"type":"object","additionalProperties":false,"required":["contract_version","host","observed_generation","agent_version","boot_id","facts","conditions","disks","objects"],"properties":{"contract_version":{"type":"integer","description":"Version of these messages.","minimum":0,"maximum":9007199254740991},"host":{"type":"string","description":"Name of the host.","maxLength":4096},"observed_generation":{"type":"integer","description":"Generation of the config that this report answers; 0 for none yet.","minimum":0,"maximum":9007199254740991},"agent_version":{"type":"string","description":"Version of the agent.","maxLength":4096},"boot_id":{"type":"string","description":"Changes with every boot of the host.","maxLength":4096},"facts":{"type":"object","description":"What the host has.","additionalProperties":false,"required":["cpus","memory_mib","memory_reserved_mib","cpu_overcommit","storage_bytes","storage_free_bytes","architecture","kernel","accelerator","root","port_range"],"properties":{"cpus":{"type":"integer","minimum":1,"maximum":8192,"description":"Logical CPUs."},"memory_mib":{"type":"integer","minimum":1,"maximum":67108864,"description":"Memory."},"memory_reserved_mib":{"type":"integer","minimum":0,"maximum":67108864,"description":"Memory that VMs may not have."},"cpu_overcommit":{"type":"number","minimum":0,"maximum":1000,"description":"Virtual CPUs per logical CPU."},"storage_bytes":{"type":"integer","description":"Room for root disks in all: what they take and what is free.","minimum":0,"maximum":9007199254740991},"storage_free_bytes":{"type":"integer","description":"Free room of their file system.","minimum":0,"maximum":9007199254740991},"architecture":{"type":"string","description":"Machine type.","maxLength":4096},"kernel":{"type":"string","description":"Kernel release.","maxLength":4096},"accelerator":{"type":"string","enum":["kvm","tcg"],"description":"What guests run under."},"vm_overhead_mib":{"type":"integer","description":"What a running VM takes besides its memory; agents of before leave it out.","minimum":0,"maximum":9007199254740991},"root":{"type":"boolean","description":"Whether the agent has root."},"tpm":{"type":"boolean","description":"Whether VMs can have a TPM; agents of before, which cannot, leave it out."},"port_range":{"type":"array","minItems":2,"maxItems":2,"items":{"type":"integer","minimum":1,"maximum":65535},"description":"First and last host port for allocation."},"port_addresses":{"type":"array","maxItems":100,"items":{"type":"string","maxLength":15},"description":"Addresses of the host on which members of projects may forward ports; without it 127.0.0.1."},"own_ports":{"type":"array","maxItems":10,"items":{"type":"integer","minimum":0,"maximum":9007199254740991},"description":"Ports that the agent itself listens on, which no VM gets; without it none."}}},"conditions":{"type":"array","description":"Named facts with a reason.","items":{"type":"object","additionalProperties":false,"required":["type","status","reason","message"],"properties":{"type":{"type":"string","description":"What it is about, such as `accelerator`.","maxLength":4096},"status":{"type":"string","enum":["true","false","unknown"],"description":"Whether it holds."},"reason":{"type":"string","description":"One snake_case word.","maxLength":4096},"message":{"type":"string","description":"One sentence.","maxLength":4096}}},"maxItems":1024},"disks":{"type":"array","maxItems":1024,"description":"Every disk of the host, adopted or not, and the agent's file disks.","items":{"type":"object","additionalProperties":false,"required":["identity","path","aliases","model","serial","size_bytes","sector_size","holds","adoptable","reason","disk"],"properties":{"identity":{"type":"string","description":"What tells it from every other.","maxLength":4096},"path":{"type":"string","description":"Where it is now; empty for one that was adopted and is gone.","maxLength":4096},"aliases":{"type":"array","items":{"type":"string","maxLength":4096},"description":"Other names for it: by-id paths, WWN, serial.","maxItems":1024},"model":{"type":["string","null"],"description":"Model as the device tells it.","maxLength":4096},"serial":{"type":["string","null"],"description":"Serial as the device tells it.","maxLength":4096},"size_bytes":{"type":"integer","description":"Size.","minimum":0,"maximum":9007199254740991},"sector_size":{"type":"integer","description":"Logical sector size.","minimum":0,"maximum":9007199254740991},"holds":{"type":"array","items":{"type":"string","maxLength":4096},"description":"What it holds, one sentence each; empty when nothing was found.","maxItems":1024},"adoptable":{"type":"boolean","description":"Whether it can be adopted, with `wipe` if it holds anything."},"reason":{"type":["string","null"],"description":"Why it cannot be adopted or what adopting needs.","maxLength":4096},"disk":{"type":["string","null"],"description":"Id of the disk, when it carries Croft's record.","maxLength":4096}}}},"objects":{"type":"array","maxItems":10000,"description":"State of every object of the config, and of what runs without being in it.","items":{"type":"object","required":["kind"],"discriminator":{"propertyName":"kind"},"oneOf":[{"title":"DiskReport","type":"object","additionalProperties":false,"required":["kind","id","generation","state","code","message","identity","model","size_bytes","sector_size","free_bytes","largest_gap_bytes","path"],"properties":{"kind":{"const":"disk","description":"Tells the reports apart."},"id":{"type":"string","description":"Id of the disk.","maxLength":4096},"generation":{"type":"integer","description":"Generation of the document that this answers; 0 for none.","minimum":0,"maximum":9007199254740991},"state":{"type":"string","enum":["creating","ready","failed","error","released","erased"],"description":"Where it stands; `released` and `erased` are final."},"code":{"type":["string","null"],"description":"Error code.","maxLength":4096},"message":{"type":["string","null"],"description":"What went wrong and what to do, without secrets.","maxLength":4096},"identity":{"type":["string","null"],"description":"Identity of the disk.","maxLength":4096},"model":{"type":["string","null"],"description":"Model.","maxLength":4096},"size_bytes":{"type":["integer","null"],"description":"Size.","minimum":0,"maximum":9007199254740991},"sector_size":{"type":["integer","null"],"description":"Logical sector size.","minimum":0,"maximum":9007199254740991},"free_bytes":{"type":["integer","null"],"description":"Unallocated room.","minimum":0,"maximum":9007199254740991},"largest_gap_bytes":{"type":["integer","null"],"description":"Largest partition that fits.","minimum":0,"maximum":9007199254740991},"path":{"type":["string","null"],"description":"Where it is now.","maxLength":4096},"partitions":{"type":"array","description":"Croft's partitions in its table, whoever made them; absent while it cannot be read.","items":{"type":"object","additionalProperties":false,"required":["id","number","part_uuid","start_bytes","size_bytes"],"properties":{"id":{"type":"string","description":"Id of the partition.","maxLength":4096},"number":{"type":"integer","description":"Number of its entry.","minimum":0,"maximum":9007199254740991},"part_uuid":{"type":"string","description":"Unique GUID of its entry.","maxLength":4096},"start_bytes":{"type":"integer","description":"First byte.","minimum":0,"maximum":9007199254740991},"size_bytes":{"type":"integer","description":"Size.","minimum":0,"maximum":9007199254740991}}},"maxItems":1024}}},{"title":"PartitionReport","type":"object","additionalProperties":false,"required":["kind","id","generation","state","code","message","number","part_uuid","start_bytes","size_bytes","filesystem"],"properties":{"kind":{"const":"partition","description":"Tells the reports apart."},"id":{"type":"string","description":"Id of the partition.","maxLength":4096},"generation":{"type":"integer","description":"Generation of the document that this answers; 0 for none.","minimum":0,"maximum":9007199254740991},"state":{"type":"string","enum":["creating","ready","failed","error","kept","wiped"],"description":"Where it stands; `kept` is closed with its bytes, `wiped` is final."},"code":{"type":["string","null"],"description":"Error code.","maxLength":4096},"message":{"type":["string","null"],"description":"What went wrong and what to do.","maxLength":4096},"number":{"type":["integer","null"],"description":"Number of its entry.","minimum":0,"maximum":9007199254740991},"part_uuid":{"type":["string","null"],"description":"Unique GUID of its entry.","maxLength":4096},"start_bytes":{"type":["integer","null"],"description":"First byte.","minimum":0,"maximum":9007199254740991},"size_bytes":{"type":["integer","null"],"description":"Size.","minimum":0,"maximum":9007199254740991},"filesystem":{"type":["string","null"],"description":"What it was found to hold.","maxLength":4096}}},{"title":"VmReport","type":"object","additionalProperties":false,"required":["kind","id","generation","incarnation","state","code","message","accelerator","started_at","ssh_ready","drives","busy_ports"],"properties":{"kind":{"const":"vm","description":"Tells the reports apart."},"id":{"type":"string","description":"Id of the VM.","maxLength":4096},"generation":{"type":"integer","description":"Generation of the document that this answers; 0 for none.","minimum":0,"maximum":9007199254740991},"incarnation":{"type":"integer","description":"Incarnation that runs.","minimum":0,"maximum":9007199254740991},"state":{"type":"string","enum":["creating","starting","running","stopping","stopped","paused","failed","error","deleted"],"description":"Where it stands; `deleted` is final."},"code":{"type":["string","null"],"description":"Error code.","maxLength":4096},"message":{"type":["string","null"],"description":"What went wrong and what to do, with QEMU's own words.","maxLength":4096},"accelerator":{"type":["string","null"],"enum":["kvm","tcg",null],"description":"What it runs under."},"started_at":{"type":["string","null"],"description":"When its QEMU was started.","maxLength":4096},"ssh_ready":{"type":"boolean","description":"Whether the banner of this start was seen."},"drives":{"type":"array","description":"What is plugged in or could not be.","items":{"type":"object","additionalProperties":false,"required":["partition","attached","code","message"],"properties":{"partition":{"type":"string","description":"Id of the partition.","maxLength":4096},"attached":{"type":"boolean","description":"Whether QEMU has it."},"code":{"type":["string","null"],"description":"Error code.","maxLength":4096},"message":{"type":["string","null"],"description":"What went wrong.","maxLength":4096}}},"maxItems":1024},"cdroms":{"type":"array","description":"Media that should be in a CD drive and are not, each with its reason; none when absent.","items":{"type":"object","additionalProperties":false,"required":["id","code","message"],"properties":{"id":{"type":"string","description":"Id of the image.","maxLength":4096},"code":{"type":"string","description":"Error code.","maxLength":4096},"message":{"type":"string","description":"What is in the way and what to do.","maxLength":4096}}},"maxItems":1024},"busy_ports":{"type":"array","items":{"type":"integer","minimum":0,"maximum":9007199254740991},"description":"Ports of the host that another process holds.","maxItems":1024},"serial_log_tail":{"type":["string","null"],"maxLength":262144,"description":"Only of agents of before; `exit` has it now."},"exit":{"type":["object","null"],"description":"How it last ended; absent or null while it never did.","additionalProperties":false,"required":["reason","at","exit_code","signal","message","serial_log_tail"],"properties":{"reason":{"type":"string","enum":["shutdown","stopped","forced","panicked","crashed","killed","lost","host_down","not_started","detached"],"description":"What ended it, as the status of a VM says it."},"at":{"type":"string","description":"When it was seen.","maxLength":4096},"exit_code":{"type":["integer","null"],"minimum":-2147483648,"description":"QEMU's exit code, when it is known.","maximum":9007199254740991},"signal":{"type":["string","null"],"description":"Signal that ended QEMU, when it is known.","maxLength":4096},"message":{"type":["string","null"],"description":"One sentence.","maxLength":4096},"serial_log_tail":{"type":["string","null"],"maxLength":262144,"description":"Last lines that it wrote to its serial port."}}},"restarts":{"type":"integer","description":"Restarts by its policy since it last ran for 10 minutes; 0 when absent.","minimum":0,"maximum":9007199254740991},"next_start_at":{"type":["string","null"],"description":"When it is started again, while it waits to.","maxLength":4096},"reboots":{"type":"integer","description":"How often the guest rebooted itself since its start; agents of before leave it out.","minimum":0,"maximum":9007199254740991},"guest":{"type":["object","null"],"description":"What the guest told of itself since its start, bounded; only the guest vouches for it. Agents of before leave it out.","additionalProperties":false,"required":["hostname","os","kernel","agent_version","addresses","interfaces","cloud_init","cloud_init_errors"],"properties":{"hostname":{"type":["string","null"],"description":"Host name.","maxLength":4096},"os":{"type":["string","null"],"description":"System.","maxLength":4096},"kernel":{"type":["string","null"],"description":"Release of its kernel.","maxLength":4096},"agent_version":{"type":["string","null"],"description":"Version of its guest agent.","maxLength":4096},"addresses":{"type":"array","items":{"type":"string","maxLength":4096},"description":"Addresses that are more than link-local.","maxItems":1024},"interfaces":{"type":"array","description":"Network cards.","items":{"type":"object","additionalProperties":false,"required":["name","mac_address","ip_addresses"],"properties":{"name":{"type":"string","description":"Name inside the guest.","maxLength":4096},"mac_address":{"type":["string","null"],"description":"Hardware address.","maxLength":4096},"ip_addresses":{"type":"array","items":{"type":"string","maxLength":4096},"description":"Addresses.","maxItems":1024}}},"maxItems":1024},"clock_offset_seconds":{"type":["integer","null"],"minimum":-9007199254740991,"description":"By how much its clock is ahead of the host's, behind when negative; agents of before leave it out.","maximum":9007199254740991},"cloud_init":{"type":["string","null"],"enum":["running","done","failed",null],"description":"How far cloud-init is."},"cloud_init_errors":{"type":"array","items":{"type":"string","maxLength":4096},"description":"What cloud-init could not do.","maxItems":1024}}}}}]}}}};

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
if(!(func1.call(schema34.properties, key0))){
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
if(func2(data1) > 4096){
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
if(func2(data3) > 4096){
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
if(func2(data4) > 4096){
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
if(!(func1.call(schema34.properties.facts.properties, key1))){
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
if(data5.architecture !== undefined){
let data12 = data5.architecture;
if(typeof data12 === "string"){
if(func2(data12) > 4096){
const err52 = {instancePath:instancePath+"/facts/architecture",schemaPath:"#/properties/facts/properties/architecture/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
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
const err53 = {instancePath:instancePath+"/facts/architecture",schemaPath:"#/properties/facts/properties/architecture/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data5.kernel !== undefined){
let data13 = data5.kernel;
if(typeof data13 === "string"){
if(func2(data13) > 4096){
const err54 = {instancePath:instancePath+"/facts/kernel",schemaPath:"#/properties/facts/properties/kernel/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
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
const err55 = {instancePath:instancePath+"/facts/kernel",schemaPath:"#/properties/facts/properties/kernel/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
if(data5.accelerator !== undefined){
let data14 = data5.accelerator;
if(typeof data14 !== "string"){
const err56 = {instancePath:instancePath+"/facts/accelerator",schemaPath:"#/properties/facts/properties/accelerator/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
if(!((data14 === "kvm") || (data14 === "tcg"))){
const err57 = {instancePath:instancePath+"/facts/accelerator",schemaPath:"#/properties/facts/properties/accelerator/enum",keyword:"enum",params:{allowedValues: schema34.properties.facts.properties.accelerator.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
if(data5.vm_overhead_mib !== undefined){
let data15 = data5.vm_overhead_mib;
if(!((typeof data15 == "number") && (!(data15 % 1) && !isNaN(data15)))){
const err58 = {instancePath:instancePath+"/facts/vm_overhead_mib",schemaPath:"#/properties/facts/properties/vm_overhead_mib/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
if(typeof data15 == "number"){
if(data15 > 9007199254740991 || isNaN(data15)){
const err59 = {instancePath:instancePath+"/facts/vm_overhead_mib",schemaPath:"#/properties/facts/properties/vm_overhead_mib/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
if(data15 < 0 || isNaN(data15)){
const err60 = {instancePath:instancePath+"/facts/vm_overhead_mib",schemaPath:"#/properties/facts/properties/vm_overhead_mib/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
if(data5.root !== undefined){
if(typeof data5.root !== "boolean"){
const err61 = {instancePath:instancePath+"/facts/root",schemaPath:"#/properties/facts/properties/root/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
if(data5.tpm !== undefined){
if(typeof data5.tpm !== "boolean"){
const err62 = {instancePath:instancePath+"/facts/tpm",schemaPath:"#/properties/facts/properties/tpm/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
if(data5.port_range !== undefined){
let data18 = data5.port_range;
if(Array.isArray(data18)){
if(data18.length > 2){
const err63 = {instancePath:instancePath+"/facts/port_range",schemaPath:"#/properties/facts/properties/port_range/maxItems",keyword:"maxItems",params:{limit: 2},message:"must NOT have more than 2 items"};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
if(data18.length < 2){
const err64 = {instancePath:instancePath+"/facts/port_range",schemaPath:"#/properties/facts/properties/port_range/minItems",keyword:"minItems",params:{limit: 2},message:"must NOT have fewer than 2 items"};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
const len0 = data18.length;
for(let i0=0; i0<len0; i0++){
let data19 = data18[i0];
if(!((typeof data19 == "number") && (!(data19 % 1) && !isNaN(data19)))){
const err65 = {instancePath:instancePath+"/facts/port_range/" + i0,schemaPath:"#/properties/facts/properties/port_range/items/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
if(typeof data19 == "number"){
if(data19 > 65535 || isNaN(data19)){
const err66 = {instancePath:instancePath+"/facts/port_range/" + i0,schemaPath:"#/properties/facts/properties/port_range/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
if(data19 < 1 || isNaN(data19)){
const err67 = {instancePath:instancePath+"/facts/port_range/" + i0,schemaPath:"#/properties/facts/properties/port_range/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
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
}
else {
const err68 = {instancePath:instancePath+"/facts/port_range",schemaPath:"#/properties/facts/properties/port_range/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
if(data5.port_addresses !== undefined){
let data20 = data5.port_addresses;
if(Array.isArray(data20)){
if(data20.length > 100){
const err69 = {instancePath:instancePath+"/facts/port_addresses",schemaPath:"#/properties/facts/properties/port_addresses/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items"};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
const len1 = data20.length;
for(let i1=0; i1<len1; i1++){
let data21 = data20[i1];
if(typeof data21 === "string"){
if(func2(data21) > 15){
const err70 = {instancePath:instancePath+"/facts/port_addresses/" + i1,schemaPath:"#/properties/facts/properties/port_addresses/items/maxLength",keyword:"maxLength",params:{limit: 15},message:"must NOT have more than 15 characters"};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
else {
const err71 = {instancePath:instancePath+"/facts/port_addresses/" + i1,schemaPath:"#/properties/facts/properties/port_addresses/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
}
else {
const err72 = {instancePath:instancePath+"/facts/port_addresses",schemaPath:"#/properties/facts/properties/port_addresses/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
if(data5.own_ports !== undefined){
let data22 = data5.own_ports;
if(Array.isArray(data22)){
if(data22.length > 10){
const err73 = {instancePath:instancePath+"/facts/own_ports",schemaPath:"#/properties/facts/properties/own_ports/maxItems",keyword:"maxItems",params:{limit: 10},message:"must NOT have more than 10 items"};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
const len2 = data22.length;
for(let i2=0; i2<len2; i2++){
let data23 = data22[i2];
if(!((typeof data23 == "number") && (!(data23 % 1) && !isNaN(data23)))){
const err74 = {instancePath:instancePath+"/facts/own_ports/" + i2,schemaPath:"#/properties/facts/properties/own_ports/items/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
if(typeof data23 == "number"){
if(data23 > 9007199254740991 || isNaN(data23)){
const err75 = {instancePath:instancePath+"/facts/own_ports/" + i2,schemaPath:"#/properties/facts/properties/own_ports/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
if(data23 < 0 || isNaN(data23)){
const err76 = {instancePath:instancePath+"/facts/own_ports/" + i2,schemaPath:"#/properties/facts/properties/own_ports/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
}
}
else {
const err77 = {instancePath:instancePath+"/facts/own_ports",schemaPath:"#/properties/facts/properties/own_ports/type",keyword:"type",params:{type: "array"},message:"must be array"};
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
else {
const err78 = {instancePath:instancePath+"/facts",schemaPath:"#/properties/facts/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
if(data.conditions !== undefined){
let data24 = data.conditions;
if(Array.isArray(data24)){
if(data24.length > 1024){
const err79 = {instancePath:instancePath+"/conditions",schemaPath:"#/properties/conditions/maxItems",keyword:"maxItems",params:{limit: 1024},message:"must NOT have more than 1024 items"};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
const len3 = data24.length;
for(let i3=0; i3<len3; i3++){
let data25 = data24[i3];
if(data25 && typeof data25 == "object" && !Array.isArray(data25)){
if(data25.type === undefined){
const err80 = {instancePath:instancePath+"/conditions/" + i3,schemaPath:"#/properties/conditions/items/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'"};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
if(data25.status === undefined){
const err81 = {instancePath:instancePath+"/conditions/" + i3,schemaPath:"#/properties/conditions/items/required",keyword:"required",params:{missingProperty: "status"},message:"must have required property '"+"status"+"'"};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
if(data25.reason === undefined){
const err82 = {instancePath:instancePath+"/conditions/" + i3,schemaPath:"#/properties/conditions/items/required",keyword:"required",params:{missingProperty: "reason"},message:"must have required property '"+"reason"+"'"};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
if(data25.message === undefined){
const err83 = {instancePath:instancePath+"/conditions/" + i3,schemaPath:"#/properties/conditions/items/required",keyword:"required",params:{missingProperty: "message"},message:"must have required property '"+"message"+"'"};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
for(const key2 in data25){
if(!((((key2 === "type") || (key2 === "status")) || (key2 === "reason")) || (key2 === "message"))){
const err84 = {instancePath:instancePath+"/conditions/" + i3,schemaPath:"#/properties/conditions/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
}
if(data25.type !== undefined){
let data26 = data25.type;
if(typeof data26 === "string"){
if(func2(data26) > 4096){
const err85 = {instancePath:instancePath+"/conditions/" + i3+"/type",schemaPath:"#/properties/conditions/items/properties/type/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
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
const err86 = {instancePath:instancePath+"/conditions/" + i3+"/type",schemaPath:"#/properties/conditions/items/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
if(data25.status !== undefined){
let data27 = data25.status;
if(typeof data27 !== "string"){
const err87 = {instancePath:instancePath+"/conditions/" + i3+"/status",schemaPath:"#/properties/conditions/items/properties/status/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
if(!(((data27 === "true") || (data27 === "false")) || (data27 === "unknown"))){
const err88 = {instancePath:instancePath+"/conditions/" + i3+"/status",schemaPath:"#/properties/conditions/items/properties/status/enum",keyword:"enum",params:{allowedValues: schema34.properties.conditions.items.properties.status.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
}
if(data25.reason !== undefined){
let data28 = data25.reason;
if(typeof data28 === "string"){
if(func2(data28) > 4096){
const err89 = {instancePath:instancePath+"/conditions/" + i3+"/reason",schemaPath:"#/properties/conditions/items/properties/reason/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
}
else {
const err90 = {instancePath:instancePath+"/conditions/" + i3+"/reason",schemaPath:"#/properties/conditions/items/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
}
if(data25.message !== undefined){
let data29 = data25.message;
if(typeof data29 === "string"){
if(func2(data29) > 4096){
const err91 = {instancePath:instancePath+"/conditions/" + i3+"/message",schemaPath:"#/properties/conditions/items/properties/message/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
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
const err92 = {instancePath:instancePath+"/conditions/" + i3+"/message",schemaPath:"#/properties/conditions/items/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
else {
const err93 = {instancePath:instancePath+"/conditions/" + i3,schemaPath:"#/properties/conditions/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
}
}
else {
const err94 = {instancePath:instancePath+"/conditions",schemaPath:"#/properties/conditions/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
}
if(data.disks !== undefined){
let data30 = data.disks;
if(Array.isArray(data30)){
if(data30.length > 1024){
const err95 = {instancePath:instancePath+"/disks",schemaPath:"#/properties/disks/maxItems",keyword:"maxItems",params:{limit: 1024},message:"must NOT have more than 1024 items"};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
const len4 = data30.length;
for(let i4=0; i4<len4; i4++){
let data31 = data30[i4];
if(data31 && typeof data31 == "object" && !Array.isArray(data31)){
if(data31.identity === undefined){
const err96 = {instancePath:instancePath+"/disks/" + i4,schemaPath:"#/properties/disks/items/required",keyword:"required",params:{missingProperty: "identity"},message:"must have required property '"+"identity"+"'"};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
if(data31.path === undefined){
const err97 = {instancePath:instancePath+"/disks/" + i4,schemaPath:"#/properties/disks/items/required",keyword:"required",params:{missingProperty: "path"},message:"must have required property '"+"path"+"'"};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
if(data31.aliases === undefined){
const err98 = {instancePath:instancePath+"/disks/" + i4,schemaPath:"#/properties/disks/items/required",keyword:"required",params:{missingProperty: "aliases"},message:"must have required property '"+"aliases"+"'"};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
if(data31.model === undefined){
const err99 = {instancePath:instancePath+"/disks/" + i4,schemaPath:"#/properties/disks/items/required",keyword:"required",params:{missingProperty: "model"},message:"must have required property '"+"model"+"'"};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
if(data31.serial === undefined){
const err100 = {instancePath:instancePath+"/disks/" + i4,schemaPath:"#/properties/disks/items/required",keyword:"required",params:{missingProperty: "serial"},message:"must have required property '"+"serial"+"'"};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
if(data31.size_bytes === undefined){
const err101 = {instancePath:instancePath+"/disks/" + i4,schemaPath:"#/properties/disks/items/required",keyword:"required",params:{missingProperty: "size_bytes"},message:"must have required property '"+"size_bytes"+"'"};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
if(data31.sector_size === undefined){
const err102 = {instancePath:instancePath+"/disks/" + i4,schemaPath:"#/properties/disks/items/required",keyword:"required",params:{missingProperty: "sector_size"},message:"must have required property '"+"sector_size"+"'"};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
if(data31.holds === undefined){
const err103 = {instancePath:instancePath+"/disks/" + i4,schemaPath:"#/properties/disks/items/required",keyword:"required",params:{missingProperty: "holds"},message:"must have required property '"+"holds"+"'"};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
if(data31.adoptable === undefined){
const err104 = {instancePath:instancePath+"/disks/" + i4,schemaPath:"#/properties/disks/items/required",keyword:"required",params:{missingProperty: "adoptable"},message:"must have required property '"+"adoptable"+"'"};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
if(data31.reason === undefined){
const err105 = {instancePath:instancePath+"/disks/" + i4,schemaPath:"#/properties/disks/items/required",keyword:"required",params:{missingProperty: "reason"},message:"must have required property '"+"reason"+"'"};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
if(data31.disk === undefined){
const err106 = {instancePath:instancePath+"/disks/" + i4,schemaPath:"#/properties/disks/items/required",keyword:"required",params:{missingProperty: "disk"},message:"must have required property '"+"disk"+"'"};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
for(const key3 in data31){
if(!(func1.call(schema34.properties.disks.items.properties, key3))){
const err107 = {instancePath:instancePath+"/disks/" + i4,schemaPath:"#/properties/disks/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
}
if(data31.identity !== undefined){
let data32 = data31.identity;
if(typeof data32 === "string"){
if(func2(data32) > 4096){
const err108 = {instancePath:instancePath+"/disks/" + i4+"/identity",schemaPath:"#/properties/disks/items/properties/identity/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
}
else {
const err109 = {instancePath:instancePath+"/disks/" + i4+"/identity",schemaPath:"#/properties/disks/items/properties/identity/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
}
if(data31.path !== undefined){
let data33 = data31.path;
if(typeof data33 === "string"){
if(func2(data33) > 4096){
const err110 = {instancePath:instancePath+"/disks/" + i4+"/path",schemaPath:"#/properties/disks/items/properties/path/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
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
const err111 = {instancePath:instancePath+"/disks/" + i4+"/path",schemaPath:"#/properties/disks/items/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
}
if(data31.aliases !== undefined){
let data34 = data31.aliases;
if(Array.isArray(data34)){
if(data34.length > 1024){
const err112 = {instancePath:instancePath+"/disks/" + i4+"/aliases",schemaPath:"#/properties/disks/items/properties/aliases/maxItems",keyword:"maxItems",params:{limit: 1024},message:"must NOT have more than 1024 items"};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
const len5 = data34.length;
for(let i5=0; i5<len5; i5++){
let data35 = data34[i5];
if(typeof data35 === "string"){
if(func2(data35) > 4096){
const err113 = {instancePath:instancePath+"/disks/" + i4+"/aliases/" + i5,schemaPath:"#/properties/disks/items/properties/aliases/items/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
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
const err114 = {instancePath:instancePath+"/disks/" + i4+"/aliases/" + i5,schemaPath:"#/properties/disks/items/properties/aliases/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
else {
const err115 = {instancePath:instancePath+"/disks/" + i4+"/aliases",schemaPath:"#/properties/disks/items/properties/aliases/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
}
if(data31.model !== undefined){
let data36 = data31.model;
if((typeof data36 !== "string") && (data36 !== null)){
const err116 = {instancePath:instancePath+"/disks/" + i4+"/model",schemaPath:"#/properties/disks/items/properties/model/type",keyword:"type",params:{type: schema34.properties.disks.items.properties.model.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
if(typeof data36 === "string"){
if(func2(data36) > 4096){
const err117 = {instancePath:instancePath+"/disks/" + i4+"/model",schemaPath:"#/properties/disks/items/properties/model/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
}
}
if(data31.serial !== undefined){
let data37 = data31.serial;
if((typeof data37 !== "string") && (data37 !== null)){
const err118 = {instancePath:instancePath+"/disks/" + i4+"/serial",schemaPath:"#/properties/disks/items/properties/serial/type",keyword:"type",params:{type: schema34.properties.disks.items.properties.serial.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
if(typeof data37 === "string"){
if(func2(data37) > 4096){
const err119 = {instancePath:instancePath+"/disks/" + i4+"/serial",schemaPath:"#/properties/disks/items/properties/serial/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
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
if(data31.size_bytes !== undefined){
let data38 = data31.size_bytes;
if(!((typeof data38 == "number") && (!(data38 % 1) && !isNaN(data38)))){
const err120 = {instancePath:instancePath+"/disks/" + i4+"/size_bytes",schemaPath:"#/properties/disks/items/properties/size_bytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
if(typeof data38 == "number"){
if(data38 > 9007199254740991 || isNaN(data38)){
const err121 = {instancePath:instancePath+"/disks/" + i4+"/size_bytes",schemaPath:"#/properties/disks/items/properties/size_bytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
if(data38 < 0 || isNaN(data38)){
const err122 = {instancePath:instancePath+"/disks/" + i4+"/size_bytes",schemaPath:"#/properties/disks/items/properties/size_bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
if(data31.sector_size !== undefined){
let data39 = data31.sector_size;
if(!((typeof data39 == "number") && (!(data39 % 1) && !isNaN(data39)))){
const err123 = {instancePath:instancePath+"/disks/" + i4+"/sector_size",schemaPath:"#/properties/disks/items/properties/sector_size/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
if(typeof data39 == "number"){
if(data39 > 9007199254740991 || isNaN(data39)){
const err124 = {instancePath:instancePath+"/disks/" + i4+"/sector_size",schemaPath:"#/properties/disks/items/properties/sector_size/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
if(data39 < 0 || isNaN(data39)){
const err125 = {instancePath:instancePath+"/disks/" + i4+"/sector_size",schemaPath:"#/properties/disks/items/properties/sector_size/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
if(data31.holds !== undefined){
let data40 = data31.holds;
if(Array.isArray(data40)){
if(data40.length > 1024){
const err126 = {instancePath:instancePath+"/disks/" + i4+"/holds",schemaPath:"#/properties/disks/items/properties/holds/maxItems",keyword:"maxItems",params:{limit: 1024},message:"must NOT have more than 1024 items"};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
const len6 = data40.length;
for(let i6=0; i6<len6; i6++){
let data41 = data40[i6];
if(typeof data41 === "string"){
if(func2(data41) > 4096){
const err127 = {instancePath:instancePath+"/disks/" + i4+"/holds/" + i6,schemaPath:"#/properties/disks/items/properties/holds/items/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
}
else {
const err128 = {instancePath:instancePath+"/disks/" + i4+"/holds/" + i6,schemaPath:"#/properties/disks/items/properties/holds/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
else {
const err129 = {instancePath:instancePath+"/disks/" + i4+"/holds",schemaPath:"#/properties/disks/items/properties/holds/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
}
if(data31.adoptable !== undefined){
if(typeof data31.adoptable !== "boolean"){
const err130 = {instancePath:instancePath+"/disks/" + i4+"/adoptable",schemaPath:"#/properties/disks/items/properties/adoptable/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
}
if(data31.reason !== undefined){
let data43 = data31.reason;
if((typeof data43 !== "string") && (data43 !== null)){
const err131 = {instancePath:instancePath+"/disks/" + i4+"/reason",schemaPath:"#/properties/disks/items/properties/reason/type",keyword:"type",params:{type: schema34.properties.disks.items.properties.reason.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
if(typeof data43 === "string"){
if(func2(data43) > 4096){
const err132 = {instancePath:instancePath+"/disks/" + i4+"/reason",schemaPath:"#/properties/disks/items/properties/reason/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
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
if(data31.disk !== undefined){
let data44 = data31.disk;
if((typeof data44 !== "string") && (data44 !== null)){
const err133 = {instancePath:instancePath+"/disks/" + i4+"/disk",schemaPath:"#/properties/disks/items/properties/disk/type",keyword:"type",params:{type: schema34.properties.disks.items.properties.disk.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err133];
}
else {
vErrors.push(err133);
}
errors++;
}
if(typeof data44 === "string"){
if(func2(data44) > 4096){
const err134 = {instancePath:instancePath+"/disks/" + i4+"/disk",schemaPath:"#/properties/disks/items/properties/disk/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
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
const err135 = {instancePath:instancePath+"/disks/" + i4,schemaPath:"#/properties/disks/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
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
const err136 = {instancePath:instancePath+"/disks",schemaPath:"#/properties/disks/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
}
}
if(data.objects !== undefined){
let data45 = data.objects;
if(Array.isArray(data45)){
if(data45.length > 10000){
const err137 = {instancePath:instancePath+"/objects",schemaPath:"#/properties/objects/maxItems",keyword:"maxItems",params:{limit: 10000},message:"must NOT have more than 10000 items"};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
const len7 = data45.length;
for(let i7=0; i7<len7; i7++){
let data46 = data45[i7];
if(data46 && typeof data46 == "object" && !Array.isArray(data46)){
if(data46.kind === undefined){
const err138 = {instancePath:instancePath+"/objects/" + i7,schemaPath:"#/properties/objects/items/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err138];
}
else {
vErrors.push(err138);
}
errors++;
}
const tag0 = data46.kind;
if(typeof tag0 == "string"){
if(tag0 === "disk"){
if(data46 && typeof data46 == "object" && !Array.isArray(data46)){
if(data46.kind === undefined){
const err139 = {instancePath:instancePath+"/objects/" + i7,schemaPath:"#/properties/objects/items/oneOf/0/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
}
if(data46.id === undefined){
const err140 = {instancePath:instancePath+"/objects/" + i7,schemaPath:"#/properties/objects/items/oneOf/0/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'"};
if(vErrors === null){
vErrors = [err140];
}
else {
vErrors.push(err140);
}
errors++;
}
if(data46.generation === undefined){
const err141 = {instancePath:instancePath+"/objects/" + i7,schemaPath:"#/properties/objects/items/oneOf/0/required",keyword:"required",params:{missingProperty: "generation"},message:"must have required property '"+"generation"+"'"};
if(vErrors === null){
vErrors = [err141];
}
else {
vErrors.push(err141);
}
errors++;
}
if(data46.state === undefined){
const err142 = {instancePath:instancePath+"/objects/" + i7,schemaPath:"#/properties/objects/items/oneOf/0/required",keyword:"required",params:{missingProperty: "state"},message:"must have required property '"+"state"+"'"};
if(vErrors === null){
vErrors = [err142];
}
else {
vErrors.push(err142);
}
errors++;
}
if(data46.code === undefined){
const err143 = {instancePath:instancePath+"/objects/" + i7,schemaPath:"#/properties/objects/items/oneOf/0/required",keyword:"required",params:{missingProperty: "code"},message:"must have required property '"+"code"+"'"};
if(vErrors === null){
vErrors = [err143];
}
else {
vErrors.push(err143);
}
errors++;
}
if(data46.message === undefined){
const err144 = {instancePath:instancePath+"/objects/" + i7,schemaPath:"#/properties/objects/items/oneOf/0/required",keyword:"required",params:{missingProperty: "message"},message:"must have required property '"+"message"+"'"};
if(vErrors === null){
vErrors = [err144];
}
else {
vErrors.push(err144);
}
errors++;
}
if(data46.identity === undefined){
const err145 = {instancePath:instancePath+"/objects/" + i7,schemaPath:"#/properties/objects/items/oneOf/0/required",keyword:"required",params:{missingProperty: "identity"},message:"must have required property '"+"identity"+"'"};
if(vErrors === null){
vErrors = [err145];
}
else {
vErrors.push(err145);
}
errors++;
}
if(data46.model === undefined){
const err146 = {instancePath:instancePath+"/objects/" + i7,schemaPath:"#/properties/objects/items/oneOf/0/required",keyword:"required",params:{missingProperty: "model"},message:"must have required property '"+"model"+"'"};
if(vErrors === null){
vErrors = [err146];
}
else {
vErrors.push(err146);
}
errors++;
}
if(data46.size_bytes === undefined){
const err147 = {instancePath:instancePath+"/objects/" + i7,schemaPath:"#/properties/objects/items/oneOf/0/required",keyword:"required",params:{missingProperty: "size_bytes"},message:"must have required property '"+"size_bytes"+"'"};
if(vErrors === null){
vErrors = [err147];
}
else {
vErrors.push(err147);
}
errors++;
}
if(data46.sector_size === undefined){
const err148 = {instancePath:instancePath+"/objects/" + i7,schemaPath:"#/properties/objects/items/oneOf/0/required",keyword:"required",params:{missingProperty: "sector_size"},message:"must have required property '"+"sector_size"+"'"};
if(vErrors === null){
vErrors = [err148];
}
else {
vErrors.push(err148);
}
errors++;
}
if(data46.free_bytes === undefined){
const err149 = {instancePath:instancePath+"/objects/" + i7,schemaPath:"#/properties/objects/items/oneOf/0/required",keyword:"required",params:{missingProperty: "free_bytes"},message:"must have required property '"+"free_bytes"+"'"};
if(vErrors === null){
vErrors = [err149];
}
else {
vErrors.push(err149);
}
errors++;
}
if(data46.largest_gap_bytes === undefined){
const err150 = {instancePath:instancePath+"/objects/" + i7,schemaPath:"#/properties/objects/items/oneOf/0/required",keyword:"required",params:{missingProperty: "largest_gap_bytes"},message:"must have required property '"+"largest_gap_bytes"+"'"};
if(vErrors === null){
vErrors = [err150];
}
else {
vErrors.push(err150);
}
errors++;
}
if(data46.path === undefined){
const err151 = {instancePath:instancePath+"/objects/" + i7,schemaPath:"#/properties/objects/items/oneOf/0/required",keyword:"required",params:{missingProperty: "path"},message:"must have required property '"+"path"+"'"};
if(vErrors === null){
vErrors = [err151];
}
else {
vErrors.push(err151);
}
errors++;
}
for(const key4 in data46){
if(!(func1.call(schema34.properties.objects.items.oneOf[0].properties, key4))){
const err152 = {instancePath:instancePath+"/objects/" + i7,schemaPath:"#/properties/objects/items/oneOf/0/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err152];
}
else {
vErrors.push(err152);
}
errors++;
}
}
if(data46.kind !== undefined){
if("disk" !== data46.kind){
const err153 = {instancePath:instancePath+"/objects/" + i7+"/kind",schemaPath:"#/properties/objects/items/oneOf/0/properties/kind/const",keyword:"const",params:{allowedValue: "disk"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err153];
}
else {
vErrors.push(err153);
}
errors++;
}
}
if(data46.id !== undefined){
let data48 = data46.id;
if(typeof data48 === "string"){
if(func2(data48) > 4096){
const err154 = {instancePath:instancePath+"/objects/" + i7+"/id",schemaPath:"#/properties/objects/items/oneOf/0/properties/id/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
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
const err155 = {instancePath:instancePath+"/objects/" + i7+"/id",schemaPath:"#/properties/objects/items/oneOf/0/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err155];
}
else {
vErrors.push(err155);
}
errors++;
}
}
if(data46.generation !== undefined){
let data49 = data46.generation;
if(!((typeof data49 == "number") && (!(data49 % 1) && !isNaN(data49)))){
const err156 = {instancePath:instancePath+"/objects/" + i7+"/generation",schemaPath:"#/properties/objects/items/oneOf/0/properties/generation/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err156];
}
else {
vErrors.push(err156);
}
errors++;
}
if(typeof data49 == "number"){
if(data49 > 9007199254740991 || isNaN(data49)){
const err157 = {instancePath:instancePath+"/objects/" + i7+"/generation",schemaPath:"#/properties/objects/items/oneOf/0/properties/generation/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err157];
}
else {
vErrors.push(err157);
}
errors++;
}
if(data49 < 0 || isNaN(data49)){
const err158 = {instancePath:instancePath+"/objects/" + i7+"/generation",schemaPath:"#/properties/objects/items/oneOf/0/properties/generation/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err158];
}
else {
vErrors.push(err158);
}
errors++;
}
}
}
if(data46.state !== undefined){
let data50 = data46.state;
if(typeof data50 !== "string"){
const err159 = {instancePath:instancePath+"/objects/" + i7+"/state",schemaPath:"#/properties/objects/items/oneOf/0/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err159];
}
else {
vErrors.push(err159);
}
errors++;
}
if(!((((((data50 === "creating") || (data50 === "ready")) || (data50 === "failed")) || (data50 === "error")) || (data50 === "released")) || (data50 === "erased"))){
const err160 = {instancePath:instancePath+"/objects/" + i7+"/state",schemaPath:"#/properties/objects/items/oneOf/0/properties/state/enum",keyword:"enum",params:{allowedValues: schema34.properties.objects.items.oneOf[0].properties.state.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err160];
}
else {
vErrors.push(err160);
}
errors++;
}
}
if(data46.code !== undefined){
let data51 = data46.code;
if((typeof data51 !== "string") && (data51 !== null)){
const err161 = {instancePath:instancePath+"/objects/" + i7+"/code",schemaPath:"#/properties/objects/items/oneOf/0/properties/code/type",keyword:"type",params:{type: schema34.properties.objects.items.oneOf[0].properties.code.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err161];
}
else {
vErrors.push(err161);
}
errors++;
}
if(typeof data51 === "string"){
if(func2(data51) > 4096){
const err162 = {instancePath:instancePath+"/objects/" + i7+"/code",schemaPath:"#/properties/objects/items/oneOf/0/properties/code/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err162];
}
else {
vErrors.push(err162);
}
errors++;
}
}
}
if(data46.message !== undefined){
let data52 = data46.message;
if((typeof data52 !== "string") && (data52 !== null)){
const err163 = {instancePath:instancePath+"/objects/" + i7+"/message",schemaPath:"#/properties/objects/items/oneOf/0/properties/message/type",keyword:"type",params:{type: schema34.properties.objects.items.oneOf[0].properties.message.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err163];
}
else {
vErrors.push(err163);
}
errors++;
}
if(typeof data52 === "string"){
if(func2(data52) > 4096){
const err164 = {instancePath:instancePath+"/objects/" + i7+"/message",schemaPath:"#/properties/objects/items/oneOf/0/properties/message/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err164];
}
else {
vErrors.push(err164);
}
errors++;
}
}
}
if(data46.identity !== undefined){
let data53 = data46.identity;
if((typeof data53 !== "string") && (data53 !== null)){
const err165 = {instancePath:instancePath+"/objects/" + i7+"/identity",schemaPath:"#/properties/objects/items/oneOf/0/properties/identity/type",keyword:"type",params:{type: schema34.properties.objects.items.oneOf[0].properties.identity.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err165];
}
else {
vErrors.push(err165);
}
errors++;
}
if(typeof data53 === "string"){
if(func2(data53) > 4096){
const err166 = {instancePath:instancePath+"/objects/" + i7+"/identity",schemaPath:"#/properties/objects/items/oneOf/0/properties/identity/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err166];
}
else {
vErrors.push(err166);
}
errors++;
}
}
}
if(data46.model !== undefined){
let data54 = data46.model;
if((typeof data54 !== "string") && (data54 !== null)){
const err167 = {instancePath:instancePath+"/objects/" + i7+"/model",schemaPath:"#/properties/objects/items/oneOf/0/properties/model/type",keyword:"type",params:{type: schema34.properties.objects.items.oneOf[0].properties.model.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err167];
}
else {
vErrors.push(err167);
}
errors++;
}
if(typeof data54 === "string"){
if(func2(data54) > 4096){
const err168 = {instancePath:instancePath+"/objects/" + i7+"/model",schemaPath:"#/properties/objects/items/oneOf/0/properties/model/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
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
if(data46.size_bytes !== undefined){
let data55 = data46.size_bytes;
if((!((typeof data55 == "number") && (!(data55 % 1) && !isNaN(data55)))) && (data55 !== null)){
const err169 = {instancePath:instancePath+"/objects/" + i7+"/size_bytes",schemaPath:"#/properties/objects/items/oneOf/0/properties/size_bytes/type",keyword:"type",params:{type: schema34.properties.objects.items.oneOf[0].properties.size_bytes.type},message:"must be integer,null"};
if(vErrors === null){
vErrors = [err169];
}
else {
vErrors.push(err169);
}
errors++;
}
if(typeof data55 == "number"){
if(data55 > 9007199254740991 || isNaN(data55)){
const err170 = {instancePath:instancePath+"/objects/" + i7+"/size_bytes",schemaPath:"#/properties/objects/items/oneOf/0/properties/size_bytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err170];
}
else {
vErrors.push(err170);
}
errors++;
}
if(data55 < 0 || isNaN(data55)){
const err171 = {instancePath:instancePath+"/objects/" + i7+"/size_bytes",schemaPath:"#/properties/objects/items/oneOf/0/properties/size_bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err171];
}
else {
vErrors.push(err171);
}
errors++;
}
}
}
if(data46.sector_size !== undefined){
let data56 = data46.sector_size;
if((!((typeof data56 == "number") && (!(data56 % 1) && !isNaN(data56)))) && (data56 !== null)){
const err172 = {instancePath:instancePath+"/objects/" + i7+"/sector_size",schemaPath:"#/properties/objects/items/oneOf/0/properties/sector_size/type",keyword:"type",params:{type: schema34.properties.objects.items.oneOf[0].properties.sector_size.type},message:"must be integer,null"};
if(vErrors === null){
vErrors = [err172];
}
else {
vErrors.push(err172);
}
errors++;
}
if(typeof data56 == "number"){
if(data56 > 9007199254740991 || isNaN(data56)){
const err173 = {instancePath:instancePath+"/objects/" + i7+"/sector_size",schemaPath:"#/properties/objects/items/oneOf/0/properties/sector_size/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err173];
}
else {
vErrors.push(err173);
}
errors++;
}
if(data56 < 0 || isNaN(data56)){
const err174 = {instancePath:instancePath+"/objects/" + i7+"/sector_size",schemaPath:"#/properties/objects/items/oneOf/0/properties/sector_size/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err174];
}
else {
vErrors.push(err174);
}
errors++;
}
}
}
if(data46.free_bytes !== undefined){
let data57 = data46.free_bytes;
if((!((typeof data57 == "number") && (!(data57 % 1) && !isNaN(data57)))) && (data57 !== null)){
const err175 = {instancePath:instancePath+"/objects/" + i7+"/free_bytes",schemaPath:"#/properties/objects/items/oneOf/0/properties/free_bytes/type",keyword:"type",params:{type: schema34.properties.objects.items.oneOf[0].properties.free_bytes.type},message:"must be integer,null"};
if(vErrors === null){
vErrors = [err175];
}
else {
vErrors.push(err175);
}
errors++;
}
if(typeof data57 == "number"){
if(data57 > 9007199254740991 || isNaN(data57)){
const err176 = {instancePath:instancePath+"/objects/" + i7+"/free_bytes",schemaPath:"#/properties/objects/items/oneOf/0/properties/free_bytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err176];
}
else {
vErrors.push(err176);
}
errors++;
}
if(data57 < 0 || isNaN(data57)){
const err177 = {instancePath:instancePath+"/objects/" + i7+"/free_bytes",schemaPath:"#/properties/objects/items/oneOf/0/properties/free_bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err177];
}
else {
vErrors.push(err177);
}
errors++;
}
}
}
if(data46.largest_gap_bytes !== undefined){
let data58 = data46.largest_gap_bytes;
if((!((typeof data58 == "number") && (!(data58 % 1) && !isNaN(data58)))) && (data58 !== null)){
const err178 = {instancePath:instancePath+"/objects/" + i7+"/largest_gap_bytes",schemaPath:"#/properties/objects/items/oneOf/0/properties/largest_gap_bytes/type",keyword:"type",params:{type: schema34.properties.objects.items.oneOf[0].properties.largest_gap_bytes.type},message:"must be integer,null"};
if(vErrors === null){
vErrors = [err178];
}
else {
vErrors.push(err178);
}
errors++;
}
if(typeof data58 == "number"){
if(data58 > 9007199254740991 || isNaN(data58)){
const err179 = {instancePath:instancePath+"/objects/" + i7+"/largest_gap_bytes",schemaPath:"#/properties/objects/items/oneOf/0/properties/largest_gap_bytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err179];
}
else {
vErrors.push(err179);
}
errors++;
}
if(data58 < 0 || isNaN(data58)){
const err180 = {instancePath:instancePath+"/objects/" + i7+"/largest_gap_bytes",schemaPath:"#/properties/objects/items/oneOf/0/properties/largest_gap_bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
if(data46.path !== undefined){
let data59 = data46.path;
if((typeof data59 !== "string") && (data59 !== null)){
const err181 = {instancePath:instancePath+"/objects/" + i7+"/path",schemaPath:"#/properties/objects/items/oneOf/0/properties/path/type",keyword:"type",params:{type: schema34.properties.objects.items.oneOf[0].properties.path.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err181];
}
else {
vErrors.push(err181);
}
errors++;
}
if(typeof data59 === "string"){
if(func2(data59) > 4096){
const err182 = {instancePath:instancePath+"/objects/" + i7+"/path",schemaPath:"#/properties/objects/items/oneOf/0/properties/path/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
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
if(data46.partitions !== undefined){
let data60 = data46.partitions;
if(Array.isArray(data60)){
if(data60.length > 1024){
const err183 = {instancePath:instancePath+"/objects/" + i7+"/partitions",schemaPath:"#/properties/objects/items/oneOf/0/properties/partitions/maxItems",keyword:"maxItems",params:{limit: 1024},message:"must NOT have more than 1024 items"};
if(vErrors === null){
vErrors = [err183];
}
else {
vErrors.push(err183);
}
errors++;
}
const len8 = data60.length;
for(let i8=0; i8<len8; i8++){
let data61 = data60[i8];
if(data61 && typeof data61 == "object" && !Array.isArray(data61)){
if(data61.id === undefined){
const err184 = {instancePath:instancePath+"/objects/" + i7+"/partitions/" + i8,schemaPath:"#/properties/objects/items/oneOf/0/properties/partitions/items/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'"};
if(vErrors === null){
vErrors = [err184];
}
else {
vErrors.push(err184);
}
errors++;
}
if(data61.number === undefined){
const err185 = {instancePath:instancePath+"/objects/" + i7+"/partitions/" + i8,schemaPath:"#/properties/objects/items/oneOf/0/properties/partitions/items/required",keyword:"required",params:{missingProperty: "number"},message:"must have required property '"+"number"+"'"};
if(vErrors === null){
vErrors = [err185];
}
else {
vErrors.push(err185);
}
errors++;
}
if(data61.part_uuid === undefined){
const err186 = {instancePath:instancePath+"/objects/" + i7+"/partitions/" + i8,schemaPath:"#/properties/objects/items/oneOf/0/properties/partitions/items/required",keyword:"required",params:{missingProperty: "part_uuid"},message:"must have required property '"+"part_uuid"+"'"};
if(vErrors === null){
vErrors = [err186];
}
else {
vErrors.push(err186);
}
errors++;
}
if(data61.start_bytes === undefined){
const err187 = {instancePath:instancePath+"/objects/" + i7+"/partitions/" + i8,schemaPath:"#/properties/objects/items/oneOf/0/properties/partitions/items/required",keyword:"required",params:{missingProperty: "start_bytes"},message:"must have required property '"+"start_bytes"+"'"};
if(vErrors === null){
vErrors = [err187];
}
else {
vErrors.push(err187);
}
errors++;
}
if(data61.size_bytes === undefined){
const err188 = {instancePath:instancePath+"/objects/" + i7+"/partitions/" + i8,schemaPath:"#/properties/objects/items/oneOf/0/properties/partitions/items/required",keyword:"required",params:{missingProperty: "size_bytes"},message:"must have required property '"+"size_bytes"+"'"};
if(vErrors === null){
vErrors = [err188];
}
else {
vErrors.push(err188);
}
errors++;
}
for(const key5 in data61){
if(!(((((key5 === "id") || (key5 === "number")) || (key5 === "part_uuid")) || (key5 === "start_bytes")) || (key5 === "size_bytes"))){
const err189 = {instancePath:instancePath+"/objects/" + i7+"/partitions/" + i8,schemaPath:"#/properties/objects/items/oneOf/0/properties/partitions/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err189];
}
else {
vErrors.push(err189);
}
errors++;
}
}
if(data61.id !== undefined){
let data62 = data61.id;
if(typeof data62 === "string"){
if(func2(data62) > 4096){
const err190 = {instancePath:instancePath+"/objects/" + i7+"/partitions/" + i8+"/id",schemaPath:"#/properties/objects/items/oneOf/0/properties/partitions/items/properties/id/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
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
const err191 = {instancePath:instancePath+"/objects/" + i7+"/partitions/" + i8+"/id",schemaPath:"#/properties/objects/items/oneOf/0/properties/partitions/items/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err191];
}
else {
vErrors.push(err191);
}
errors++;
}
}
if(data61.number !== undefined){
let data63 = data61.number;
if(!((typeof data63 == "number") && (!(data63 % 1) && !isNaN(data63)))){
const err192 = {instancePath:instancePath+"/objects/" + i7+"/partitions/" + i8+"/number",schemaPath:"#/properties/objects/items/oneOf/0/properties/partitions/items/properties/number/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err192];
}
else {
vErrors.push(err192);
}
errors++;
}
if(typeof data63 == "number"){
if(data63 > 9007199254740991 || isNaN(data63)){
const err193 = {instancePath:instancePath+"/objects/" + i7+"/partitions/" + i8+"/number",schemaPath:"#/properties/objects/items/oneOf/0/properties/partitions/items/properties/number/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err193];
}
else {
vErrors.push(err193);
}
errors++;
}
if(data63 < 0 || isNaN(data63)){
const err194 = {instancePath:instancePath+"/objects/" + i7+"/partitions/" + i8+"/number",schemaPath:"#/properties/objects/items/oneOf/0/properties/partitions/items/properties/number/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err194];
}
else {
vErrors.push(err194);
}
errors++;
}
}
}
if(data61.part_uuid !== undefined){
let data64 = data61.part_uuid;
if(typeof data64 === "string"){
if(func2(data64) > 4096){
const err195 = {instancePath:instancePath+"/objects/" + i7+"/partitions/" + i8+"/part_uuid",schemaPath:"#/properties/objects/items/oneOf/0/properties/partitions/items/properties/part_uuid/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err195];
}
else {
vErrors.push(err195);
}
errors++;
}
}
else {
const err196 = {instancePath:instancePath+"/objects/" + i7+"/partitions/" + i8+"/part_uuid",schemaPath:"#/properties/objects/items/oneOf/0/properties/partitions/items/properties/part_uuid/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err196];
}
else {
vErrors.push(err196);
}
errors++;
}
}
if(data61.start_bytes !== undefined){
let data65 = data61.start_bytes;
if(!((typeof data65 == "number") && (!(data65 % 1) && !isNaN(data65)))){
const err197 = {instancePath:instancePath+"/objects/" + i7+"/partitions/" + i8+"/start_bytes",schemaPath:"#/properties/objects/items/oneOf/0/properties/partitions/items/properties/start_bytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err197];
}
else {
vErrors.push(err197);
}
errors++;
}
if(typeof data65 == "number"){
if(data65 > 9007199254740991 || isNaN(data65)){
const err198 = {instancePath:instancePath+"/objects/" + i7+"/partitions/" + i8+"/start_bytes",schemaPath:"#/properties/objects/items/oneOf/0/properties/partitions/items/properties/start_bytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err198];
}
else {
vErrors.push(err198);
}
errors++;
}
if(data65 < 0 || isNaN(data65)){
const err199 = {instancePath:instancePath+"/objects/" + i7+"/partitions/" + i8+"/start_bytes",schemaPath:"#/properties/objects/items/oneOf/0/properties/partitions/items/properties/start_bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
if(data61.size_bytes !== undefined){
let data66 = data61.size_bytes;
if(!((typeof data66 == "number") && (!(data66 % 1) && !isNaN(data66)))){
const err200 = {instancePath:instancePath+"/objects/" + i7+"/partitions/" + i8+"/size_bytes",schemaPath:"#/properties/objects/items/oneOf/0/properties/partitions/items/properties/size_bytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err200];
}
else {
vErrors.push(err200);
}
errors++;
}
if(typeof data66 == "number"){
if(data66 > 9007199254740991 || isNaN(data66)){
const err201 = {instancePath:instancePath+"/objects/" + i7+"/partitions/" + i8+"/size_bytes",schemaPath:"#/properties/objects/items/oneOf/0/properties/partitions/items/properties/size_bytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err201];
}
else {
vErrors.push(err201);
}
errors++;
}
if(data66 < 0 || isNaN(data66)){
const err202 = {instancePath:instancePath+"/objects/" + i7+"/partitions/" + i8+"/size_bytes",schemaPath:"#/properties/objects/items/oneOf/0/properties/partitions/items/properties/size_bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err202];
}
else {
vErrors.push(err202);
}
errors++;
}
}
}
}
else {
const err203 = {instancePath:instancePath+"/objects/" + i7+"/partitions/" + i8,schemaPath:"#/properties/objects/items/oneOf/0/properties/partitions/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err203];
}
else {
vErrors.push(err203);
}
errors++;
}
}
}
else {
const err204 = {instancePath:instancePath+"/objects/" + i7+"/partitions",schemaPath:"#/properties/objects/items/oneOf/0/properties/partitions/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err204];
}
else {
vErrors.push(err204);
}
errors++;
}
}
}
else {
const err205 = {instancePath:instancePath+"/objects/" + i7,schemaPath:"#/properties/objects/items/oneOf/0/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err205];
}
else {
vErrors.push(err205);
}
errors++;
}
var props0 = true;
}
else if(tag0 === "partition"){
if(data46 && typeof data46 == "object" && !Array.isArray(data46)){
if(data46.kind === undefined){
const err206 = {instancePath:instancePath+"/objects/" + i7,schemaPath:"#/properties/objects/items/oneOf/1/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err206];
}
else {
vErrors.push(err206);
}
errors++;
}
if(data46.id === undefined){
const err207 = {instancePath:instancePath+"/objects/" + i7,schemaPath:"#/properties/objects/items/oneOf/1/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'"};
if(vErrors === null){
vErrors = [err207];
}
else {
vErrors.push(err207);
}
errors++;
}
if(data46.generation === undefined){
const err208 = {instancePath:instancePath+"/objects/" + i7,schemaPath:"#/properties/objects/items/oneOf/1/required",keyword:"required",params:{missingProperty: "generation"},message:"must have required property '"+"generation"+"'"};
if(vErrors === null){
vErrors = [err208];
}
else {
vErrors.push(err208);
}
errors++;
}
if(data46.state === undefined){
const err209 = {instancePath:instancePath+"/objects/" + i7,schemaPath:"#/properties/objects/items/oneOf/1/required",keyword:"required",params:{missingProperty: "state"},message:"must have required property '"+"state"+"'"};
if(vErrors === null){
vErrors = [err209];
}
else {
vErrors.push(err209);
}
errors++;
}
if(data46.code === undefined){
const err210 = {instancePath:instancePath+"/objects/" + i7,schemaPath:"#/properties/objects/items/oneOf/1/required",keyword:"required",params:{missingProperty: "code"},message:"must have required property '"+"code"+"'"};
if(vErrors === null){
vErrors = [err210];
}
else {
vErrors.push(err210);
}
errors++;
}
if(data46.message === undefined){
const err211 = {instancePath:instancePath+"/objects/" + i7,schemaPath:"#/properties/objects/items/oneOf/1/required",keyword:"required",params:{missingProperty: "message"},message:"must have required property '"+"message"+"'"};
if(vErrors === null){
vErrors = [err211];
}
else {
vErrors.push(err211);
}
errors++;
}
if(data46.number === undefined){
const err212 = {instancePath:instancePath+"/objects/" + i7,schemaPath:"#/properties/objects/items/oneOf/1/required",keyword:"required",params:{missingProperty: "number"},message:"must have required property '"+"number"+"'"};
if(vErrors === null){
vErrors = [err212];
}
else {
vErrors.push(err212);
}
errors++;
}
if(data46.part_uuid === undefined){
const err213 = {instancePath:instancePath+"/objects/" + i7,schemaPath:"#/properties/objects/items/oneOf/1/required",keyword:"required",params:{missingProperty: "part_uuid"},message:"must have required property '"+"part_uuid"+"'"};
if(vErrors === null){
vErrors = [err213];
}
else {
vErrors.push(err213);
}
errors++;
}
if(data46.start_bytes === undefined){
const err214 = {instancePath:instancePath+"/objects/" + i7,schemaPath:"#/properties/objects/items/oneOf/1/required",keyword:"required",params:{missingProperty: "start_bytes"},message:"must have required property '"+"start_bytes"+"'"};
if(vErrors === null){
vErrors = [err214];
}
else {
vErrors.push(err214);
}
errors++;
}
if(data46.size_bytes === undefined){
const err215 = {instancePath:instancePath+"/objects/" + i7,schemaPath:"#/properties/objects/items/oneOf/1/required",keyword:"required",params:{missingProperty: "size_bytes"},message:"must have required property '"+"size_bytes"+"'"};
if(vErrors === null){
vErrors = [err215];
}
else {
vErrors.push(err215);
}
errors++;
}
if(data46.filesystem === undefined){
const err216 = {instancePath:instancePath+"/objects/" + i7,schemaPath:"#/properties/objects/items/oneOf/1/required",keyword:"required",params:{missingProperty: "filesystem"},message:"must have required property '"+"filesystem"+"'"};
if(vErrors === null){
vErrors = [err216];
}
else {
vErrors.push(err216);
}
errors++;
}
for(const key6 in data46){
if(!(func1.call(schema34.properties.objects.items.oneOf[1].properties, key6))){
const err217 = {instancePath:instancePath+"/objects/" + i7,schemaPath:"#/properties/objects/items/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err217];
}
else {
vErrors.push(err217);
}
errors++;
}
}
if(data46.kind !== undefined){
if("partition" !== data46.kind){
const err218 = {instancePath:instancePath+"/objects/" + i7+"/kind",schemaPath:"#/properties/objects/items/oneOf/1/properties/kind/const",keyword:"const",params:{allowedValue: "partition"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err218];
}
else {
vErrors.push(err218);
}
errors++;
}
}
if(data46.id !== undefined){
let data68 = data46.id;
if(typeof data68 === "string"){
if(func2(data68) > 4096){
const err219 = {instancePath:instancePath+"/objects/" + i7+"/id",schemaPath:"#/properties/objects/items/oneOf/1/properties/id/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err219];
}
else {
vErrors.push(err219);
}
errors++;
}
}
else {
const err220 = {instancePath:instancePath+"/objects/" + i7+"/id",schemaPath:"#/properties/objects/items/oneOf/1/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err220];
}
else {
vErrors.push(err220);
}
errors++;
}
}
if(data46.generation !== undefined){
let data69 = data46.generation;
if(!((typeof data69 == "number") && (!(data69 % 1) && !isNaN(data69)))){
const err221 = {instancePath:instancePath+"/objects/" + i7+"/generation",schemaPath:"#/properties/objects/items/oneOf/1/properties/generation/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err221];
}
else {
vErrors.push(err221);
}
errors++;
}
if(typeof data69 == "number"){
if(data69 > 9007199254740991 || isNaN(data69)){
const err222 = {instancePath:instancePath+"/objects/" + i7+"/generation",schemaPath:"#/properties/objects/items/oneOf/1/properties/generation/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err222];
}
else {
vErrors.push(err222);
}
errors++;
}
if(data69 < 0 || isNaN(data69)){
const err223 = {instancePath:instancePath+"/objects/" + i7+"/generation",schemaPath:"#/properties/objects/items/oneOf/1/properties/generation/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
if(data46.state !== undefined){
let data70 = data46.state;
if(typeof data70 !== "string"){
const err224 = {instancePath:instancePath+"/objects/" + i7+"/state",schemaPath:"#/properties/objects/items/oneOf/1/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err224];
}
else {
vErrors.push(err224);
}
errors++;
}
if(!((((((data70 === "creating") || (data70 === "ready")) || (data70 === "failed")) || (data70 === "error")) || (data70 === "kept")) || (data70 === "wiped"))){
const err225 = {instancePath:instancePath+"/objects/" + i7+"/state",schemaPath:"#/properties/objects/items/oneOf/1/properties/state/enum",keyword:"enum",params:{allowedValues: schema34.properties.objects.items.oneOf[1].properties.state.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err225];
}
else {
vErrors.push(err225);
}
errors++;
}
}
if(data46.code !== undefined){
let data71 = data46.code;
if((typeof data71 !== "string") && (data71 !== null)){
const err226 = {instancePath:instancePath+"/objects/" + i7+"/code",schemaPath:"#/properties/objects/items/oneOf/1/properties/code/type",keyword:"type",params:{type: schema34.properties.objects.items.oneOf[1].properties.code.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err226];
}
else {
vErrors.push(err226);
}
errors++;
}
if(typeof data71 === "string"){
if(func2(data71) > 4096){
const err227 = {instancePath:instancePath+"/objects/" + i7+"/code",schemaPath:"#/properties/objects/items/oneOf/1/properties/code/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err227];
}
else {
vErrors.push(err227);
}
errors++;
}
}
}
if(data46.message !== undefined){
let data72 = data46.message;
if((typeof data72 !== "string") && (data72 !== null)){
const err228 = {instancePath:instancePath+"/objects/" + i7+"/message",schemaPath:"#/properties/objects/items/oneOf/1/properties/message/type",keyword:"type",params:{type: schema34.properties.objects.items.oneOf[1].properties.message.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err228];
}
else {
vErrors.push(err228);
}
errors++;
}
if(typeof data72 === "string"){
if(func2(data72) > 4096){
const err229 = {instancePath:instancePath+"/objects/" + i7+"/message",schemaPath:"#/properties/objects/items/oneOf/1/properties/message/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
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
if(data46.number !== undefined){
let data73 = data46.number;
if((!((typeof data73 == "number") && (!(data73 % 1) && !isNaN(data73)))) && (data73 !== null)){
const err230 = {instancePath:instancePath+"/objects/" + i7+"/number",schemaPath:"#/properties/objects/items/oneOf/1/properties/number/type",keyword:"type",params:{type: schema34.properties.objects.items.oneOf[1].properties.number.type},message:"must be integer,null"};
if(vErrors === null){
vErrors = [err230];
}
else {
vErrors.push(err230);
}
errors++;
}
if(typeof data73 == "number"){
if(data73 > 9007199254740991 || isNaN(data73)){
const err231 = {instancePath:instancePath+"/objects/" + i7+"/number",schemaPath:"#/properties/objects/items/oneOf/1/properties/number/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err231];
}
else {
vErrors.push(err231);
}
errors++;
}
if(data73 < 0 || isNaN(data73)){
const err232 = {instancePath:instancePath+"/objects/" + i7+"/number",schemaPath:"#/properties/objects/items/oneOf/1/properties/number/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err232];
}
else {
vErrors.push(err232);
}
errors++;
}
}
}
if(data46.part_uuid !== undefined){
let data74 = data46.part_uuid;
if((typeof data74 !== "string") && (data74 !== null)){
const err233 = {instancePath:instancePath+"/objects/" + i7+"/part_uuid",schemaPath:"#/properties/objects/items/oneOf/1/properties/part_uuid/type",keyword:"type",params:{type: schema34.properties.objects.items.oneOf[1].properties.part_uuid.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err233];
}
else {
vErrors.push(err233);
}
errors++;
}
if(typeof data74 === "string"){
if(func2(data74) > 4096){
const err234 = {instancePath:instancePath+"/objects/" + i7+"/part_uuid",schemaPath:"#/properties/objects/items/oneOf/1/properties/part_uuid/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err234];
}
else {
vErrors.push(err234);
}
errors++;
}
}
}
if(data46.start_bytes !== undefined){
let data75 = data46.start_bytes;
if((!((typeof data75 == "number") && (!(data75 % 1) && !isNaN(data75)))) && (data75 !== null)){
const err235 = {instancePath:instancePath+"/objects/" + i7+"/start_bytes",schemaPath:"#/properties/objects/items/oneOf/1/properties/start_bytes/type",keyword:"type",params:{type: schema34.properties.objects.items.oneOf[1].properties.start_bytes.type},message:"must be integer,null"};
if(vErrors === null){
vErrors = [err235];
}
else {
vErrors.push(err235);
}
errors++;
}
if(typeof data75 == "number"){
if(data75 > 9007199254740991 || isNaN(data75)){
const err236 = {instancePath:instancePath+"/objects/" + i7+"/start_bytes",schemaPath:"#/properties/objects/items/oneOf/1/properties/start_bytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err236];
}
else {
vErrors.push(err236);
}
errors++;
}
if(data75 < 0 || isNaN(data75)){
const err237 = {instancePath:instancePath+"/objects/" + i7+"/start_bytes",schemaPath:"#/properties/objects/items/oneOf/1/properties/start_bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err237];
}
else {
vErrors.push(err237);
}
errors++;
}
}
}
if(data46.size_bytes !== undefined){
let data76 = data46.size_bytes;
if((!((typeof data76 == "number") && (!(data76 % 1) && !isNaN(data76)))) && (data76 !== null)){
const err238 = {instancePath:instancePath+"/objects/" + i7+"/size_bytes",schemaPath:"#/properties/objects/items/oneOf/1/properties/size_bytes/type",keyword:"type",params:{type: schema34.properties.objects.items.oneOf[1].properties.size_bytes.type},message:"must be integer,null"};
if(vErrors === null){
vErrors = [err238];
}
else {
vErrors.push(err238);
}
errors++;
}
if(typeof data76 == "number"){
if(data76 > 9007199254740991 || isNaN(data76)){
const err239 = {instancePath:instancePath+"/objects/" + i7+"/size_bytes",schemaPath:"#/properties/objects/items/oneOf/1/properties/size_bytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err239];
}
else {
vErrors.push(err239);
}
errors++;
}
if(data76 < 0 || isNaN(data76)){
const err240 = {instancePath:instancePath+"/objects/" + i7+"/size_bytes",schemaPath:"#/properties/objects/items/oneOf/1/properties/size_bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
if(data46.filesystem !== undefined){
let data77 = data46.filesystem;
if((typeof data77 !== "string") && (data77 !== null)){
const err241 = {instancePath:instancePath+"/objects/" + i7+"/filesystem",schemaPath:"#/properties/objects/items/oneOf/1/properties/filesystem/type",keyword:"type",params:{type: schema34.properties.objects.items.oneOf[1].properties.filesystem.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err241];
}
else {
vErrors.push(err241);
}
errors++;
}
if(typeof data77 === "string"){
if(func2(data77) > 4096){
const err242 = {instancePath:instancePath+"/objects/" + i7+"/filesystem",schemaPath:"#/properties/objects/items/oneOf/1/properties/filesystem/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err242];
}
else {
vErrors.push(err242);
}
errors++;
}
}
}
}
else {
const err243 = {instancePath:instancePath+"/objects/" + i7,schemaPath:"#/properties/objects/items/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err243];
}
else {
vErrors.push(err243);
}
errors++;
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "vm"){
if(data46 && typeof data46 == "object" && !Array.isArray(data46)){
if(data46.kind === undefined){
const err244 = {instancePath:instancePath+"/objects/" + i7,schemaPath:"#/properties/objects/items/oneOf/2/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err244];
}
else {
vErrors.push(err244);
}
errors++;
}
if(data46.id === undefined){
const err245 = {instancePath:instancePath+"/objects/" + i7,schemaPath:"#/properties/objects/items/oneOf/2/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'"};
if(vErrors === null){
vErrors = [err245];
}
else {
vErrors.push(err245);
}
errors++;
}
if(data46.generation === undefined){
const err246 = {instancePath:instancePath+"/objects/" + i7,schemaPath:"#/properties/objects/items/oneOf/2/required",keyword:"required",params:{missingProperty: "generation"},message:"must have required property '"+"generation"+"'"};
if(vErrors === null){
vErrors = [err246];
}
else {
vErrors.push(err246);
}
errors++;
}
if(data46.incarnation === undefined){
const err247 = {instancePath:instancePath+"/objects/" + i7,schemaPath:"#/properties/objects/items/oneOf/2/required",keyword:"required",params:{missingProperty: "incarnation"},message:"must have required property '"+"incarnation"+"'"};
if(vErrors === null){
vErrors = [err247];
}
else {
vErrors.push(err247);
}
errors++;
}
if(data46.state === undefined){
const err248 = {instancePath:instancePath+"/objects/" + i7,schemaPath:"#/properties/objects/items/oneOf/2/required",keyword:"required",params:{missingProperty: "state"},message:"must have required property '"+"state"+"'"};
if(vErrors === null){
vErrors = [err248];
}
else {
vErrors.push(err248);
}
errors++;
}
if(data46.code === undefined){
const err249 = {instancePath:instancePath+"/objects/" + i7,schemaPath:"#/properties/objects/items/oneOf/2/required",keyword:"required",params:{missingProperty: "code"},message:"must have required property '"+"code"+"'"};
if(vErrors === null){
vErrors = [err249];
}
else {
vErrors.push(err249);
}
errors++;
}
if(data46.message === undefined){
const err250 = {instancePath:instancePath+"/objects/" + i7,schemaPath:"#/properties/objects/items/oneOf/2/required",keyword:"required",params:{missingProperty: "message"},message:"must have required property '"+"message"+"'"};
if(vErrors === null){
vErrors = [err250];
}
else {
vErrors.push(err250);
}
errors++;
}
if(data46.accelerator === undefined){
const err251 = {instancePath:instancePath+"/objects/" + i7,schemaPath:"#/properties/objects/items/oneOf/2/required",keyword:"required",params:{missingProperty: "accelerator"},message:"must have required property '"+"accelerator"+"'"};
if(vErrors === null){
vErrors = [err251];
}
else {
vErrors.push(err251);
}
errors++;
}
if(data46.started_at === undefined){
const err252 = {instancePath:instancePath+"/objects/" + i7,schemaPath:"#/properties/objects/items/oneOf/2/required",keyword:"required",params:{missingProperty: "started_at"},message:"must have required property '"+"started_at"+"'"};
if(vErrors === null){
vErrors = [err252];
}
else {
vErrors.push(err252);
}
errors++;
}
if(data46.ssh_ready === undefined){
const err253 = {instancePath:instancePath+"/objects/" + i7,schemaPath:"#/properties/objects/items/oneOf/2/required",keyword:"required",params:{missingProperty: "ssh_ready"},message:"must have required property '"+"ssh_ready"+"'"};
if(vErrors === null){
vErrors = [err253];
}
else {
vErrors.push(err253);
}
errors++;
}
if(data46.drives === undefined){
const err254 = {instancePath:instancePath+"/objects/" + i7,schemaPath:"#/properties/objects/items/oneOf/2/required",keyword:"required",params:{missingProperty: "drives"},message:"must have required property '"+"drives"+"'"};
if(vErrors === null){
vErrors = [err254];
}
else {
vErrors.push(err254);
}
errors++;
}
if(data46.busy_ports === undefined){
const err255 = {instancePath:instancePath+"/objects/" + i7,schemaPath:"#/properties/objects/items/oneOf/2/required",keyword:"required",params:{missingProperty: "busy_ports"},message:"must have required property '"+"busy_ports"+"'"};
if(vErrors === null){
vErrors = [err255];
}
else {
vErrors.push(err255);
}
errors++;
}
for(const key7 in data46){
if(!(func1.call(schema34.properties.objects.items.oneOf[2].properties, key7))){
const err256 = {instancePath:instancePath+"/objects/" + i7,schemaPath:"#/properties/objects/items/oneOf/2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err256];
}
else {
vErrors.push(err256);
}
errors++;
}
}
if(data46.kind !== undefined){
if("vm" !== data46.kind){
const err257 = {instancePath:instancePath+"/objects/" + i7+"/kind",schemaPath:"#/properties/objects/items/oneOf/2/properties/kind/const",keyword:"const",params:{allowedValue: "vm"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err257];
}
else {
vErrors.push(err257);
}
errors++;
}
}
if(data46.id !== undefined){
let data79 = data46.id;
if(typeof data79 === "string"){
if(func2(data79) > 4096){
const err258 = {instancePath:instancePath+"/objects/" + i7+"/id",schemaPath:"#/properties/objects/items/oneOf/2/properties/id/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err258];
}
else {
vErrors.push(err258);
}
errors++;
}
}
else {
const err259 = {instancePath:instancePath+"/objects/" + i7+"/id",schemaPath:"#/properties/objects/items/oneOf/2/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err259];
}
else {
vErrors.push(err259);
}
errors++;
}
}
if(data46.generation !== undefined){
let data80 = data46.generation;
if(!((typeof data80 == "number") && (!(data80 % 1) && !isNaN(data80)))){
const err260 = {instancePath:instancePath+"/objects/" + i7+"/generation",schemaPath:"#/properties/objects/items/oneOf/2/properties/generation/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err260];
}
else {
vErrors.push(err260);
}
errors++;
}
if(typeof data80 == "number"){
if(data80 > 9007199254740991 || isNaN(data80)){
const err261 = {instancePath:instancePath+"/objects/" + i7+"/generation",schemaPath:"#/properties/objects/items/oneOf/2/properties/generation/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err261];
}
else {
vErrors.push(err261);
}
errors++;
}
if(data80 < 0 || isNaN(data80)){
const err262 = {instancePath:instancePath+"/objects/" + i7+"/generation",schemaPath:"#/properties/objects/items/oneOf/2/properties/generation/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err262];
}
else {
vErrors.push(err262);
}
errors++;
}
}
}
if(data46.incarnation !== undefined){
let data81 = data46.incarnation;
if(!((typeof data81 == "number") && (!(data81 % 1) && !isNaN(data81)))){
const err263 = {instancePath:instancePath+"/objects/" + i7+"/incarnation",schemaPath:"#/properties/objects/items/oneOf/2/properties/incarnation/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err263];
}
else {
vErrors.push(err263);
}
errors++;
}
if(typeof data81 == "number"){
if(data81 > 9007199254740991 || isNaN(data81)){
const err264 = {instancePath:instancePath+"/objects/" + i7+"/incarnation",schemaPath:"#/properties/objects/items/oneOf/2/properties/incarnation/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err264];
}
else {
vErrors.push(err264);
}
errors++;
}
if(data81 < 0 || isNaN(data81)){
const err265 = {instancePath:instancePath+"/objects/" + i7+"/incarnation",schemaPath:"#/properties/objects/items/oneOf/2/properties/incarnation/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err265];
}
else {
vErrors.push(err265);
}
errors++;
}
}
}
if(data46.state !== undefined){
let data82 = data46.state;
if(typeof data82 !== "string"){
const err266 = {instancePath:instancePath+"/objects/" + i7+"/state",schemaPath:"#/properties/objects/items/oneOf/2/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err266];
}
else {
vErrors.push(err266);
}
errors++;
}
if(!(((((((((data82 === "creating") || (data82 === "starting")) || (data82 === "running")) || (data82 === "stopping")) || (data82 === "stopped")) || (data82 === "paused")) || (data82 === "failed")) || (data82 === "error")) || (data82 === "deleted"))){
const err267 = {instancePath:instancePath+"/objects/" + i7+"/state",schemaPath:"#/properties/objects/items/oneOf/2/properties/state/enum",keyword:"enum",params:{allowedValues: schema34.properties.objects.items.oneOf[2].properties.state.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err267];
}
else {
vErrors.push(err267);
}
errors++;
}
}
if(data46.code !== undefined){
let data83 = data46.code;
if((typeof data83 !== "string") && (data83 !== null)){
const err268 = {instancePath:instancePath+"/objects/" + i7+"/code",schemaPath:"#/properties/objects/items/oneOf/2/properties/code/type",keyword:"type",params:{type: schema34.properties.objects.items.oneOf[2].properties.code.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err268];
}
else {
vErrors.push(err268);
}
errors++;
}
if(typeof data83 === "string"){
if(func2(data83) > 4096){
const err269 = {instancePath:instancePath+"/objects/" + i7+"/code",schemaPath:"#/properties/objects/items/oneOf/2/properties/code/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err269];
}
else {
vErrors.push(err269);
}
errors++;
}
}
}
if(data46.message !== undefined){
let data84 = data46.message;
if((typeof data84 !== "string") && (data84 !== null)){
const err270 = {instancePath:instancePath+"/objects/" + i7+"/message",schemaPath:"#/properties/objects/items/oneOf/2/properties/message/type",keyword:"type",params:{type: schema34.properties.objects.items.oneOf[2].properties.message.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err270];
}
else {
vErrors.push(err270);
}
errors++;
}
if(typeof data84 === "string"){
if(func2(data84) > 4096){
const err271 = {instancePath:instancePath+"/objects/" + i7+"/message",schemaPath:"#/properties/objects/items/oneOf/2/properties/message/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err271];
}
else {
vErrors.push(err271);
}
errors++;
}
}
}
if(data46.accelerator !== undefined){
let data85 = data46.accelerator;
if((typeof data85 !== "string") && (data85 !== null)){
const err272 = {instancePath:instancePath+"/objects/" + i7+"/accelerator",schemaPath:"#/properties/objects/items/oneOf/2/properties/accelerator/type",keyword:"type",params:{type: schema34.properties.objects.items.oneOf[2].properties.accelerator.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err272];
}
else {
vErrors.push(err272);
}
errors++;
}
if(!(((data85 === "kvm") || (data85 === "tcg")) || (data85 === null))){
const err273 = {instancePath:instancePath+"/objects/" + i7+"/accelerator",schemaPath:"#/properties/objects/items/oneOf/2/properties/accelerator/enum",keyword:"enum",params:{allowedValues: schema34.properties.objects.items.oneOf[2].properties.accelerator.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err273];
}
else {
vErrors.push(err273);
}
errors++;
}
}
if(data46.started_at !== undefined){
let data86 = data46.started_at;
if((typeof data86 !== "string") && (data86 !== null)){
const err274 = {instancePath:instancePath+"/objects/" + i7+"/started_at",schemaPath:"#/properties/objects/items/oneOf/2/properties/started_at/type",keyword:"type",params:{type: schema34.properties.objects.items.oneOf[2].properties.started_at.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err274];
}
else {
vErrors.push(err274);
}
errors++;
}
if(typeof data86 === "string"){
if(func2(data86) > 4096){
const err275 = {instancePath:instancePath+"/objects/" + i7+"/started_at",schemaPath:"#/properties/objects/items/oneOf/2/properties/started_at/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err275];
}
else {
vErrors.push(err275);
}
errors++;
}
}
}
if(data46.ssh_ready !== undefined){
if(typeof data46.ssh_ready !== "boolean"){
const err276 = {instancePath:instancePath+"/objects/" + i7+"/ssh_ready",schemaPath:"#/properties/objects/items/oneOf/2/properties/ssh_ready/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err276];
}
else {
vErrors.push(err276);
}
errors++;
}
}
if(data46.drives !== undefined){
let data88 = data46.drives;
if(Array.isArray(data88)){
if(data88.length > 1024){
const err277 = {instancePath:instancePath+"/objects/" + i7+"/drives",schemaPath:"#/properties/objects/items/oneOf/2/properties/drives/maxItems",keyword:"maxItems",params:{limit: 1024},message:"must NOT have more than 1024 items"};
if(vErrors === null){
vErrors = [err277];
}
else {
vErrors.push(err277);
}
errors++;
}
const len9 = data88.length;
for(let i9=0; i9<len9; i9++){
let data89 = data88[i9];
if(data89 && typeof data89 == "object" && !Array.isArray(data89)){
if(data89.partition === undefined){
const err278 = {instancePath:instancePath+"/objects/" + i7+"/drives/" + i9,schemaPath:"#/properties/objects/items/oneOf/2/properties/drives/items/required",keyword:"required",params:{missingProperty: "partition"},message:"must have required property '"+"partition"+"'"};
if(vErrors === null){
vErrors = [err278];
}
else {
vErrors.push(err278);
}
errors++;
}
if(data89.attached === undefined){
const err279 = {instancePath:instancePath+"/objects/" + i7+"/drives/" + i9,schemaPath:"#/properties/objects/items/oneOf/2/properties/drives/items/required",keyword:"required",params:{missingProperty: "attached"},message:"must have required property '"+"attached"+"'"};
if(vErrors === null){
vErrors = [err279];
}
else {
vErrors.push(err279);
}
errors++;
}
if(data89.code === undefined){
const err280 = {instancePath:instancePath+"/objects/" + i7+"/drives/" + i9,schemaPath:"#/properties/objects/items/oneOf/2/properties/drives/items/required",keyword:"required",params:{missingProperty: "code"},message:"must have required property '"+"code"+"'"};
if(vErrors === null){
vErrors = [err280];
}
else {
vErrors.push(err280);
}
errors++;
}
if(data89.message === undefined){
const err281 = {instancePath:instancePath+"/objects/" + i7+"/drives/" + i9,schemaPath:"#/properties/objects/items/oneOf/2/properties/drives/items/required",keyword:"required",params:{missingProperty: "message"},message:"must have required property '"+"message"+"'"};
if(vErrors === null){
vErrors = [err281];
}
else {
vErrors.push(err281);
}
errors++;
}
for(const key8 in data89){
if(!((((key8 === "partition") || (key8 === "attached")) || (key8 === "code")) || (key8 === "message"))){
const err282 = {instancePath:instancePath+"/objects/" + i7+"/drives/" + i9,schemaPath:"#/properties/objects/items/oneOf/2/properties/drives/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err282];
}
else {
vErrors.push(err282);
}
errors++;
}
}
if(data89.partition !== undefined){
let data90 = data89.partition;
if(typeof data90 === "string"){
if(func2(data90) > 4096){
const err283 = {instancePath:instancePath+"/objects/" + i7+"/drives/" + i9+"/partition",schemaPath:"#/properties/objects/items/oneOf/2/properties/drives/items/properties/partition/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err283];
}
else {
vErrors.push(err283);
}
errors++;
}
}
else {
const err284 = {instancePath:instancePath+"/objects/" + i7+"/drives/" + i9+"/partition",schemaPath:"#/properties/objects/items/oneOf/2/properties/drives/items/properties/partition/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err284];
}
else {
vErrors.push(err284);
}
errors++;
}
}
if(data89.attached !== undefined){
if(typeof data89.attached !== "boolean"){
const err285 = {instancePath:instancePath+"/objects/" + i7+"/drives/" + i9+"/attached",schemaPath:"#/properties/objects/items/oneOf/2/properties/drives/items/properties/attached/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err285];
}
else {
vErrors.push(err285);
}
errors++;
}
}
if(data89.code !== undefined){
let data92 = data89.code;
if((typeof data92 !== "string") && (data92 !== null)){
const err286 = {instancePath:instancePath+"/objects/" + i7+"/drives/" + i9+"/code",schemaPath:"#/properties/objects/items/oneOf/2/properties/drives/items/properties/code/type",keyword:"type",params:{type: schema34.properties.objects.items.oneOf[2].properties.drives.items.properties.code.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err286];
}
else {
vErrors.push(err286);
}
errors++;
}
if(typeof data92 === "string"){
if(func2(data92) > 4096){
const err287 = {instancePath:instancePath+"/objects/" + i7+"/drives/" + i9+"/code",schemaPath:"#/properties/objects/items/oneOf/2/properties/drives/items/properties/code/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err287];
}
else {
vErrors.push(err287);
}
errors++;
}
}
}
if(data89.message !== undefined){
let data93 = data89.message;
if((typeof data93 !== "string") && (data93 !== null)){
const err288 = {instancePath:instancePath+"/objects/" + i7+"/drives/" + i9+"/message",schemaPath:"#/properties/objects/items/oneOf/2/properties/drives/items/properties/message/type",keyword:"type",params:{type: schema34.properties.objects.items.oneOf[2].properties.drives.items.properties.message.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err288];
}
else {
vErrors.push(err288);
}
errors++;
}
if(typeof data93 === "string"){
if(func2(data93) > 4096){
const err289 = {instancePath:instancePath+"/objects/" + i7+"/drives/" + i9+"/message",schemaPath:"#/properties/objects/items/oneOf/2/properties/drives/items/properties/message/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err289];
}
else {
vErrors.push(err289);
}
errors++;
}
}
}
}
else {
const err290 = {instancePath:instancePath+"/objects/" + i7+"/drives/" + i9,schemaPath:"#/properties/objects/items/oneOf/2/properties/drives/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err290];
}
else {
vErrors.push(err290);
}
errors++;
}
}
}
else {
const err291 = {instancePath:instancePath+"/objects/" + i7+"/drives",schemaPath:"#/properties/objects/items/oneOf/2/properties/drives/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err291];
}
else {
vErrors.push(err291);
}
errors++;
}
}
if(data46.cdroms !== undefined){
let data94 = data46.cdroms;
if(Array.isArray(data94)){
if(data94.length > 1024){
const err292 = {instancePath:instancePath+"/objects/" + i7+"/cdroms",schemaPath:"#/properties/objects/items/oneOf/2/properties/cdroms/maxItems",keyword:"maxItems",params:{limit: 1024},message:"must NOT have more than 1024 items"};
if(vErrors === null){
vErrors = [err292];
}
else {
vErrors.push(err292);
}
errors++;
}
const len10 = data94.length;
for(let i10=0; i10<len10; i10++){
let data95 = data94[i10];
if(data95 && typeof data95 == "object" && !Array.isArray(data95)){
if(data95.id === undefined){
const err293 = {instancePath:instancePath+"/objects/" + i7+"/cdroms/" + i10,schemaPath:"#/properties/objects/items/oneOf/2/properties/cdroms/items/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'"};
if(vErrors === null){
vErrors = [err293];
}
else {
vErrors.push(err293);
}
errors++;
}
if(data95.code === undefined){
const err294 = {instancePath:instancePath+"/objects/" + i7+"/cdroms/" + i10,schemaPath:"#/properties/objects/items/oneOf/2/properties/cdroms/items/required",keyword:"required",params:{missingProperty: "code"},message:"must have required property '"+"code"+"'"};
if(vErrors === null){
vErrors = [err294];
}
else {
vErrors.push(err294);
}
errors++;
}
if(data95.message === undefined){
const err295 = {instancePath:instancePath+"/objects/" + i7+"/cdroms/" + i10,schemaPath:"#/properties/objects/items/oneOf/2/properties/cdroms/items/required",keyword:"required",params:{missingProperty: "message"},message:"must have required property '"+"message"+"'"};
if(vErrors === null){
vErrors = [err295];
}
else {
vErrors.push(err295);
}
errors++;
}
for(const key9 in data95){
if(!(((key9 === "id") || (key9 === "code")) || (key9 === "message"))){
const err296 = {instancePath:instancePath+"/objects/" + i7+"/cdroms/" + i10,schemaPath:"#/properties/objects/items/oneOf/2/properties/cdroms/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err296];
}
else {
vErrors.push(err296);
}
errors++;
}
}
if(data95.id !== undefined){
let data96 = data95.id;
if(typeof data96 === "string"){
if(func2(data96) > 4096){
const err297 = {instancePath:instancePath+"/objects/" + i7+"/cdroms/" + i10+"/id",schemaPath:"#/properties/objects/items/oneOf/2/properties/cdroms/items/properties/id/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err297];
}
else {
vErrors.push(err297);
}
errors++;
}
}
else {
const err298 = {instancePath:instancePath+"/objects/" + i7+"/cdroms/" + i10+"/id",schemaPath:"#/properties/objects/items/oneOf/2/properties/cdroms/items/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err298];
}
else {
vErrors.push(err298);
}
errors++;
}
}
if(data95.code !== undefined){
let data97 = data95.code;
if(typeof data97 === "string"){
if(func2(data97) > 4096){
const err299 = {instancePath:instancePath+"/objects/" + i7+"/cdroms/" + i10+"/code",schemaPath:"#/properties/objects/items/oneOf/2/properties/cdroms/items/properties/code/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err299];
}
else {
vErrors.push(err299);
}
errors++;
}
}
else {
const err300 = {instancePath:instancePath+"/objects/" + i7+"/cdroms/" + i10+"/code",schemaPath:"#/properties/objects/items/oneOf/2/properties/cdroms/items/properties/code/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err300];
}
else {
vErrors.push(err300);
}
errors++;
}
}
if(data95.message !== undefined){
let data98 = data95.message;
if(typeof data98 === "string"){
if(func2(data98) > 4096){
const err301 = {instancePath:instancePath+"/objects/" + i7+"/cdroms/" + i10+"/message",schemaPath:"#/properties/objects/items/oneOf/2/properties/cdroms/items/properties/message/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
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
const err302 = {instancePath:instancePath+"/objects/" + i7+"/cdroms/" + i10+"/message",schemaPath:"#/properties/objects/items/oneOf/2/properties/cdroms/items/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err302];
}
else {
vErrors.push(err302);
}
errors++;
}
}
}
else {
const err303 = {instancePath:instancePath+"/objects/" + i7+"/cdroms/" + i10,schemaPath:"#/properties/objects/items/oneOf/2/properties/cdroms/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err303];
}
else {
vErrors.push(err303);
}
errors++;
}
}
}
else {
const err304 = {instancePath:instancePath+"/objects/" + i7+"/cdroms",schemaPath:"#/properties/objects/items/oneOf/2/properties/cdroms/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err304];
}
else {
vErrors.push(err304);
}
errors++;
}
}
if(data46.busy_ports !== undefined){
let data99 = data46.busy_ports;
if(Array.isArray(data99)){
if(data99.length > 1024){
const err305 = {instancePath:instancePath+"/objects/" + i7+"/busy_ports",schemaPath:"#/properties/objects/items/oneOf/2/properties/busy_ports/maxItems",keyword:"maxItems",params:{limit: 1024},message:"must NOT have more than 1024 items"};
if(vErrors === null){
vErrors = [err305];
}
else {
vErrors.push(err305);
}
errors++;
}
const len11 = data99.length;
for(let i11=0; i11<len11; i11++){
let data100 = data99[i11];
if(!((typeof data100 == "number") && (!(data100 % 1) && !isNaN(data100)))){
const err306 = {instancePath:instancePath+"/objects/" + i7+"/busy_ports/" + i11,schemaPath:"#/properties/objects/items/oneOf/2/properties/busy_ports/items/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err306];
}
else {
vErrors.push(err306);
}
errors++;
}
if(typeof data100 == "number"){
if(data100 > 9007199254740991 || isNaN(data100)){
const err307 = {instancePath:instancePath+"/objects/" + i7+"/busy_ports/" + i11,schemaPath:"#/properties/objects/items/oneOf/2/properties/busy_ports/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err307];
}
else {
vErrors.push(err307);
}
errors++;
}
if(data100 < 0 || isNaN(data100)){
const err308 = {instancePath:instancePath+"/objects/" + i7+"/busy_ports/" + i11,schemaPath:"#/properties/objects/items/oneOf/2/properties/busy_ports/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
const err309 = {instancePath:instancePath+"/objects/" + i7+"/busy_ports",schemaPath:"#/properties/objects/items/oneOf/2/properties/busy_ports/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err309];
}
else {
vErrors.push(err309);
}
errors++;
}
}
if(data46.serial_log_tail !== undefined){
let data101 = data46.serial_log_tail;
if((typeof data101 !== "string") && (data101 !== null)){
const err310 = {instancePath:instancePath+"/objects/" + i7+"/serial_log_tail",schemaPath:"#/properties/objects/items/oneOf/2/properties/serial_log_tail/type",keyword:"type",params:{type: schema34.properties.objects.items.oneOf[2].properties.serial_log_tail.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err310];
}
else {
vErrors.push(err310);
}
errors++;
}
if(typeof data101 === "string"){
if(func2(data101) > 262144){
const err311 = {instancePath:instancePath+"/objects/" + i7+"/serial_log_tail",schemaPath:"#/properties/objects/items/oneOf/2/properties/serial_log_tail/maxLength",keyword:"maxLength",params:{limit: 262144},message:"must NOT have more than 262144 characters"};
if(vErrors === null){
vErrors = [err311];
}
else {
vErrors.push(err311);
}
errors++;
}
}
}
if(data46.exit !== undefined){
let data102 = data46.exit;
if((!(data102 && typeof data102 == "object" && !Array.isArray(data102))) && (data102 !== null)){
const err312 = {instancePath:instancePath+"/objects/" + i7+"/exit",schemaPath:"#/properties/objects/items/oneOf/2/properties/exit/type",keyword:"type",params:{type: schema34.properties.objects.items.oneOf[2].properties.exit.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err312];
}
else {
vErrors.push(err312);
}
errors++;
}
if(data102 && typeof data102 == "object" && !Array.isArray(data102)){
if(data102.reason === undefined){
const err313 = {instancePath:instancePath+"/objects/" + i7+"/exit",schemaPath:"#/properties/objects/items/oneOf/2/properties/exit/required",keyword:"required",params:{missingProperty: "reason"},message:"must have required property '"+"reason"+"'"};
if(vErrors === null){
vErrors = [err313];
}
else {
vErrors.push(err313);
}
errors++;
}
if(data102.at === undefined){
const err314 = {instancePath:instancePath+"/objects/" + i7+"/exit",schemaPath:"#/properties/objects/items/oneOf/2/properties/exit/required",keyword:"required",params:{missingProperty: "at"},message:"must have required property '"+"at"+"'"};
if(vErrors === null){
vErrors = [err314];
}
else {
vErrors.push(err314);
}
errors++;
}
if(data102.exit_code === undefined){
const err315 = {instancePath:instancePath+"/objects/" + i7+"/exit",schemaPath:"#/properties/objects/items/oneOf/2/properties/exit/required",keyword:"required",params:{missingProperty: "exit_code"},message:"must have required property '"+"exit_code"+"'"};
if(vErrors === null){
vErrors = [err315];
}
else {
vErrors.push(err315);
}
errors++;
}
if(data102.signal === undefined){
const err316 = {instancePath:instancePath+"/objects/" + i7+"/exit",schemaPath:"#/properties/objects/items/oneOf/2/properties/exit/required",keyword:"required",params:{missingProperty: "signal"},message:"must have required property '"+"signal"+"'"};
if(vErrors === null){
vErrors = [err316];
}
else {
vErrors.push(err316);
}
errors++;
}
if(data102.message === undefined){
const err317 = {instancePath:instancePath+"/objects/" + i7+"/exit",schemaPath:"#/properties/objects/items/oneOf/2/properties/exit/required",keyword:"required",params:{missingProperty: "message"},message:"must have required property '"+"message"+"'"};
if(vErrors === null){
vErrors = [err317];
}
else {
vErrors.push(err317);
}
errors++;
}
if(data102.serial_log_tail === undefined){
const err318 = {instancePath:instancePath+"/objects/" + i7+"/exit",schemaPath:"#/properties/objects/items/oneOf/2/properties/exit/required",keyword:"required",params:{missingProperty: "serial_log_tail"},message:"must have required property '"+"serial_log_tail"+"'"};
if(vErrors === null){
vErrors = [err318];
}
else {
vErrors.push(err318);
}
errors++;
}
for(const key10 in data102){
if(!((((((key10 === "reason") || (key10 === "at")) || (key10 === "exit_code")) || (key10 === "signal")) || (key10 === "message")) || (key10 === "serial_log_tail"))){
const err319 = {instancePath:instancePath+"/objects/" + i7+"/exit",schemaPath:"#/properties/objects/items/oneOf/2/properties/exit/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err319];
}
else {
vErrors.push(err319);
}
errors++;
}
}
if(data102.reason !== undefined){
let data103 = data102.reason;
if(typeof data103 !== "string"){
const err320 = {instancePath:instancePath+"/objects/" + i7+"/exit/reason",schemaPath:"#/properties/objects/items/oneOf/2/properties/exit/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err320];
}
else {
vErrors.push(err320);
}
errors++;
}
if(!((((((((((data103 === "shutdown") || (data103 === "stopped")) || (data103 === "forced")) || (data103 === "panicked")) || (data103 === "crashed")) || (data103 === "killed")) || (data103 === "lost")) || (data103 === "host_down")) || (data103 === "not_started")) || (data103 === "detached"))){
const err321 = {instancePath:instancePath+"/objects/" + i7+"/exit/reason",schemaPath:"#/properties/objects/items/oneOf/2/properties/exit/properties/reason/enum",keyword:"enum",params:{allowedValues: schema34.properties.objects.items.oneOf[2].properties.exit.properties.reason.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err321];
}
else {
vErrors.push(err321);
}
errors++;
}
}
if(data102.at !== undefined){
let data104 = data102.at;
if(typeof data104 === "string"){
if(func2(data104) > 4096){
const err322 = {instancePath:instancePath+"/objects/" + i7+"/exit/at",schemaPath:"#/properties/objects/items/oneOf/2/properties/exit/properties/at/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err322];
}
else {
vErrors.push(err322);
}
errors++;
}
}
else {
const err323 = {instancePath:instancePath+"/objects/" + i7+"/exit/at",schemaPath:"#/properties/objects/items/oneOf/2/properties/exit/properties/at/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err323];
}
else {
vErrors.push(err323);
}
errors++;
}
}
if(data102.exit_code !== undefined){
let data105 = data102.exit_code;
if((!((typeof data105 == "number") && (!(data105 % 1) && !isNaN(data105)))) && (data105 !== null)){
const err324 = {instancePath:instancePath+"/objects/" + i7+"/exit/exit_code",schemaPath:"#/properties/objects/items/oneOf/2/properties/exit/properties/exit_code/type",keyword:"type",params:{type: schema34.properties.objects.items.oneOf[2].properties.exit.properties.exit_code.type},message:"must be integer,null"};
if(vErrors === null){
vErrors = [err324];
}
else {
vErrors.push(err324);
}
errors++;
}
if(typeof data105 == "number"){
if(data105 > 9007199254740991 || isNaN(data105)){
const err325 = {instancePath:instancePath+"/objects/" + i7+"/exit/exit_code",schemaPath:"#/properties/objects/items/oneOf/2/properties/exit/properties/exit_code/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err325];
}
else {
vErrors.push(err325);
}
errors++;
}
if(data105 < -2147483648 || isNaN(data105)){
const err326 = {instancePath:instancePath+"/objects/" + i7+"/exit/exit_code",schemaPath:"#/properties/objects/items/oneOf/2/properties/exit/properties/exit_code/minimum",keyword:"minimum",params:{comparison: ">=", limit: -2147483648},message:"must be >= -2147483648"};
if(vErrors === null){
vErrors = [err326];
}
else {
vErrors.push(err326);
}
errors++;
}
}
}
if(data102.signal !== undefined){
let data106 = data102.signal;
if((typeof data106 !== "string") && (data106 !== null)){
const err327 = {instancePath:instancePath+"/objects/" + i7+"/exit/signal",schemaPath:"#/properties/objects/items/oneOf/2/properties/exit/properties/signal/type",keyword:"type",params:{type: schema34.properties.objects.items.oneOf[2].properties.exit.properties.signal.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err327];
}
else {
vErrors.push(err327);
}
errors++;
}
if(typeof data106 === "string"){
if(func2(data106) > 4096){
const err328 = {instancePath:instancePath+"/objects/" + i7+"/exit/signal",schemaPath:"#/properties/objects/items/oneOf/2/properties/exit/properties/signal/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err328];
}
else {
vErrors.push(err328);
}
errors++;
}
}
}
if(data102.message !== undefined){
let data107 = data102.message;
if((typeof data107 !== "string") && (data107 !== null)){
const err329 = {instancePath:instancePath+"/objects/" + i7+"/exit/message",schemaPath:"#/properties/objects/items/oneOf/2/properties/exit/properties/message/type",keyword:"type",params:{type: schema34.properties.objects.items.oneOf[2].properties.exit.properties.message.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err329];
}
else {
vErrors.push(err329);
}
errors++;
}
if(typeof data107 === "string"){
if(func2(data107) > 4096){
const err330 = {instancePath:instancePath+"/objects/" + i7+"/exit/message",schemaPath:"#/properties/objects/items/oneOf/2/properties/exit/properties/message/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err330];
}
else {
vErrors.push(err330);
}
errors++;
}
}
}
if(data102.serial_log_tail !== undefined){
let data108 = data102.serial_log_tail;
if((typeof data108 !== "string") && (data108 !== null)){
const err331 = {instancePath:instancePath+"/objects/" + i7+"/exit/serial_log_tail",schemaPath:"#/properties/objects/items/oneOf/2/properties/exit/properties/serial_log_tail/type",keyword:"type",params:{type: schema34.properties.objects.items.oneOf[2].properties.exit.properties.serial_log_tail.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err331];
}
else {
vErrors.push(err331);
}
errors++;
}
if(typeof data108 === "string"){
if(func2(data108) > 262144){
const err332 = {instancePath:instancePath+"/objects/" + i7+"/exit/serial_log_tail",schemaPath:"#/properties/objects/items/oneOf/2/properties/exit/properties/serial_log_tail/maxLength",keyword:"maxLength",params:{limit: 262144},message:"must NOT have more than 262144 characters"};
if(vErrors === null){
vErrors = [err332];
}
else {
vErrors.push(err332);
}
errors++;
}
}
}
}
}
if(data46.restarts !== undefined){
let data109 = data46.restarts;
if(!((typeof data109 == "number") && (!(data109 % 1) && !isNaN(data109)))){
const err333 = {instancePath:instancePath+"/objects/" + i7+"/restarts",schemaPath:"#/properties/objects/items/oneOf/2/properties/restarts/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err333];
}
else {
vErrors.push(err333);
}
errors++;
}
if(typeof data109 == "number"){
if(data109 > 9007199254740991 || isNaN(data109)){
const err334 = {instancePath:instancePath+"/objects/" + i7+"/restarts",schemaPath:"#/properties/objects/items/oneOf/2/properties/restarts/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err334];
}
else {
vErrors.push(err334);
}
errors++;
}
if(data109 < 0 || isNaN(data109)){
const err335 = {instancePath:instancePath+"/objects/" + i7+"/restarts",schemaPath:"#/properties/objects/items/oneOf/2/properties/restarts/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
if(data46.next_start_at !== undefined){
let data110 = data46.next_start_at;
if((typeof data110 !== "string") && (data110 !== null)){
const err336 = {instancePath:instancePath+"/objects/" + i7+"/next_start_at",schemaPath:"#/properties/objects/items/oneOf/2/properties/next_start_at/type",keyword:"type",params:{type: schema34.properties.objects.items.oneOf[2].properties.next_start_at.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err336];
}
else {
vErrors.push(err336);
}
errors++;
}
if(typeof data110 === "string"){
if(func2(data110) > 4096){
const err337 = {instancePath:instancePath+"/objects/" + i7+"/next_start_at",schemaPath:"#/properties/objects/items/oneOf/2/properties/next_start_at/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
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
if(data46.reboots !== undefined){
let data111 = data46.reboots;
if(!((typeof data111 == "number") && (!(data111 % 1) && !isNaN(data111)))){
const err338 = {instancePath:instancePath+"/objects/" + i7+"/reboots",schemaPath:"#/properties/objects/items/oneOf/2/properties/reboots/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err338];
}
else {
vErrors.push(err338);
}
errors++;
}
if(typeof data111 == "number"){
if(data111 > 9007199254740991 || isNaN(data111)){
const err339 = {instancePath:instancePath+"/objects/" + i7+"/reboots",schemaPath:"#/properties/objects/items/oneOf/2/properties/reboots/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err339];
}
else {
vErrors.push(err339);
}
errors++;
}
if(data111 < 0 || isNaN(data111)){
const err340 = {instancePath:instancePath+"/objects/" + i7+"/reboots",schemaPath:"#/properties/objects/items/oneOf/2/properties/reboots/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
if(data46.guest !== undefined){
let data112 = data46.guest;
if((!(data112 && typeof data112 == "object" && !Array.isArray(data112))) && (data112 !== null)){
const err341 = {instancePath:instancePath+"/objects/" + i7+"/guest",schemaPath:"#/properties/objects/items/oneOf/2/properties/guest/type",keyword:"type",params:{type: schema34.properties.objects.items.oneOf[2].properties.guest.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err341];
}
else {
vErrors.push(err341);
}
errors++;
}
if(data112 && typeof data112 == "object" && !Array.isArray(data112)){
if(data112.hostname === undefined){
const err342 = {instancePath:instancePath+"/objects/" + i7+"/guest",schemaPath:"#/properties/objects/items/oneOf/2/properties/guest/required",keyword:"required",params:{missingProperty: "hostname"},message:"must have required property '"+"hostname"+"'"};
if(vErrors === null){
vErrors = [err342];
}
else {
vErrors.push(err342);
}
errors++;
}
if(data112.os === undefined){
const err343 = {instancePath:instancePath+"/objects/" + i7+"/guest",schemaPath:"#/properties/objects/items/oneOf/2/properties/guest/required",keyword:"required",params:{missingProperty: "os"},message:"must have required property '"+"os"+"'"};
if(vErrors === null){
vErrors = [err343];
}
else {
vErrors.push(err343);
}
errors++;
}
if(data112.kernel === undefined){
const err344 = {instancePath:instancePath+"/objects/" + i7+"/guest",schemaPath:"#/properties/objects/items/oneOf/2/properties/guest/required",keyword:"required",params:{missingProperty: "kernel"},message:"must have required property '"+"kernel"+"'"};
if(vErrors === null){
vErrors = [err344];
}
else {
vErrors.push(err344);
}
errors++;
}
if(data112.agent_version === undefined){
const err345 = {instancePath:instancePath+"/objects/" + i7+"/guest",schemaPath:"#/properties/objects/items/oneOf/2/properties/guest/required",keyword:"required",params:{missingProperty: "agent_version"},message:"must have required property '"+"agent_version"+"'"};
if(vErrors === null){
vErrors = [err345];
}
else {
vErrors.push(err345);
}
errors++;
}
if(data112.addresses === undefined){
const err346 = {instancePath:instancePath+"/objects/" + i7+"/guest",schemaPath:"#/properties/objects/items/oneOf/2/properties/guest/required",keyword:"required",params:{missingProperty: "addresses"},message:"must have required property '"+"addresses"+"'"};
if(vErrors === null){
vErrors = [err346];
}
else {
vErrors.push(err346);
}
errors++;
}
if(data112.interfaces === undefined){
const err347 = {instancePath:instancePath+"/objects/" + i7+"/guest",schemaPath:"#/properties/objects/items/oneOf/2/properties/guest/required",keyword:"required",params:{missingProperty: "interfaces"},message:"must have required property '"+"interfaces"+"'"};
if(vErrors === null){
vErrors = [err347];
}
else {
vErrors.push(err347);
}
errors++;
}
if(data112.cloud_init === undefined){
const err348 = {instancePath:instancePath+"/objects/" + i7+"/guest",schemaPath:"#/properties/objects/items/oneOf/2/properties/guest/required",keyword:"required",params:{missingProperty: "cloud_init"},message:"must have required property '"+"cloud_init"+"'"};
if(vErrors === null){
vErrors = [err348];
}
else {
vErrors.push(err348);
}
errors++;
}
if(data112.cloud_init_errors === undefined){
const err349 = {instancePath:instancePath+"/objects/" + i7+"/guest",schemaPath:"#/properties/objects/items/oneOf/2/properties/guest/required",keyword:"required",params:{missingProperty: "cloud_init_errors"},message:"must have required property '"+"cloud_init_errors"+"'"};
if(vErrors === null){
vErrors = [err349];
}
else {
vErrors.push(err349);
}
errors++;
}
for(const key11 in data112){
if(!(func1.call(schema34.properties.objects.items.oneOf[2].properties.guest.properties, key11))){
const err350 = {instancePath:instancePath+"/objects/" + i7+"/guest",schemaPath:"#/properties/objects/items/oneOf/2/properties/guest/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key11},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err350];
}
else {
vErrors.push(err350);
}
errors++;
}
}
if(data112.hostname !== undefined){
let data113 = data112.hostname;
if((typeof data113 !== "string") && (data113 !== null)){
const err351 = {instancePath:instancePath+"/objects/" + i7+"/guest/hostname",schemaPath:"#/properties/objects/items/oneOf/2/properties/guest/properties/hostname/type",keyword:"type",params:{type: schema34.properties.objects.items.oneOf[2].properties.guest.properties.hostname.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err351];
}
else {
vErrors.push(err351);
}
errors++;
}
if(typeof data113 === "string"){
if(func2(data113) > 4096){
const err352 = {instancePath:instancePath+"/objects/" + i7+"/guest/hostname",schemaPath:"#/properties/objects/items/oneOf/2/properties/guest/properties/hostname/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err352];
}
else {
vErrors.push(err352);
}
errors++;
}
}
}
if(data112.os !== undefined){
let data114 = data112.os;
if((typeof data114 !== "string") && (data114 !== null)){
const err353 = {instancePath:instancePath+"/objects/" + i7+"/guest/os",schemaPath:"#/properties/objects/items/oneOf/2/properties/guest/properties/os/type",keyword:"type",params:{type: schema34.properties.objects.items.oneOf[2].properties.guest.properties.os.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err353];
}
else {
vErrors.push(err353);
}
errors++;
}
if(typeof data114 === "string"){
if(func2(data114) > 4096){
const err354 = {instancePath:instancePath+"/objects/" + i7+"/guest/os",schemaPath:"#/properties/objects/items/oneOf/2/properties/guest/properties/os/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err354];
}
else {
vErrors.push(err354);
}
errors++;
}
}
}
if(data112.kernel !== undefined){
let data115 = data112.kernel;
if((typeof data115 !== "string") && (data115 !== null)){
const err355 = {instancePath:instancePath+"/objects/" + i7+"/guest/kernel",schemaPath:"#/properties/objects/items/oneOf/2/properties/guest/properties/kernel/type",keyword:"type",params:{type: schema34.properties.objects.items.oneOf[2].properties.guest.properties.kernel.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err355];
}
else {
vErrors.push(err355);
}
errors++;
}
if(typeof data115 === "string"){
if(func2(data115) > 4096){
const err356 = {instancePath:instancePath+"/objects/" + i7+"/guest/kernel",schemaPath:"#/properties/objects/items/oneOf/2/properties/guest/properties/kernel/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err356];
}
else {
vErrors.push(err356);
}
errors++;
}
}
}
if(data112.agent_version !== undefined){
let data116 = data112.agent_version;
if((typeof data116 !== "string") && (data116 !== null)){
const err357 = {instancePath:instancePath+"/objects/" + i7+"/guest/agent_version",schemaPath:"#/properties/objects/items/oneOf/2/properties/guest/properties/agent_version/type",keyword:"type",params:{type: schema34.properties.objects.items.oneOf[2].properties.guest.properties.agent_version.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err357];
}
else {
vErrors.push(err357);
}
errors++;
}
if(typeof data116 === "string"){
if(func2(data116) > 4096){
const err358 = {instancePath:instancePath+"/objects/" + i7+"/guest/agent_version",schemaPath:"#/properties/objects/items/oneOf/2/properties/guest/properties/agent_version/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err358];
}
else {
vErrors.push(err358);
}
errors++;
}
}
}
if(data112.addresses !== undefined){
let data117 = data112.addresses;
if(Array.isArray(data117)){
if(data117.length > 1024){
const err359 = {instancePath:instancePath+"/objects/" + i7+"/guest/addresses",schemaPath:"#/properties/objects/items/oneOf/2/properties/guest/properties/addresses/maxItems",keyword:"maxItems",params:{limit: 1024},message:"must NOT have more than 1024 items"};
if(vErrors === null){
vErrors = [err359];
}
else {
vErrors.push(err359);
}
errors++;
}
const len12 = data117.length;
for(let i12=0; i12<len12; i12++){
let data118 = data117[i12];
if(typeof data118 === "string"){
if(func2(data118) > 4096){
const err360 = {instancePath:instancePath+"/objects/" + i7+"/guest/addresses/" + i12,schemaPath:"#/properties/objects/items/oneOf/2/properties/guest/properties/addresses/items/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err360];
}
else {
vErrors.push(err360);
}
errors++;
}
}
else {
const err361 = {instancePath:instancePath+"/objects/" + i7+"/guest/addresses/" + i12,schemaPath:"#/properties/objects/items/oneOf/2/properties/guest/properties/addresses/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err361];
}
else {
vErrors.push(err361);
}
errors++;
}
}
}
else {
const err362 = {instancePath:instancePath+"/objects/" + i7+"/guest/addresses",schemaPath:"#/properties/objects/items/oneOf/2/properties/guest/properties/addresses/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err362];
}
else {
vErrors.push(err362);
}
errors++;
}
}
if(data112.interfaces !== undefined){
let data119 = data112.interfaces;
if(Array.isArray(data119)){
if(data119.length > 1024){
const err363 = {instancePath:instancePath+"/objects/" + i7+"/guest/interfaces",schemaPath:"#/properties/objects/items/oneOf/2/properties/guest/properties/interfaces/maxItems",keyword:"maxItems",params:{limit: 1024},message:"must NOT have more than 1024 items"};
if(vErrors === null){
vErrors = [err363];
}
else {
vErrors.push(err363);
}
errors++;
}
const len13 = data119.length;
for(let i13=0; i13<len13; i13++){
let data120 = data119[i13];
if(data120 && typeof data120 == "object" && !Array.isArray(data120)){
if(data120.name === undefined){
const err364 = {instancePath:instancePath+"/objects/" + i7+"/guest/interfaces/" + i13,schemaPath:"#/properties/objects/items/oneOf/2/properties/guest/properties/interfaces/items/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err364];
}
else {
vErrors.push(err364);
}
errors++;
}
if(data120.mac_address === undefined){
const err365 = {instancePath:instancePath+"/objects/" + i7+"/guest/interfaces/" + i13,schemaPath:"#/properties/objects/items/oneOf/2/properties/guest/properties/interfaces/items/required",keyword:"required",params:{missingProperty: "mac_address"},message:"must have required property '"+"mac_address"+"'"};
if(vErrors === null){
vErrors = [err365];
}
else {
vErrors.push(err365);
}
errors++;
}
if(data120.ip_addresses === undefined){
const err366 = {instancePath:instancePath+"/objects/" + i7+"/guest/interfaces/" + i13,schemaPath:"#/properties/objects/items/oneOf/2/properties/guest/properties/interfaces/items/required",keyword:"required",params:{missingProperty: "ip_addresses"},message:"must have required property '"+"ip_addresses"+"'"};
if(vErrors === null){
vErrors = [err366];
}
else {
vErrors.push(err366);
}
errors++;
}
for(const key12 in data120){
if(!(((key12 === "name") || (key12 === "mac_address")) || (key12 === "ip_addresses"))){
const err367 = {instancePath:instancePath+"/objects/" + i7+"/guest/interfaces/" + i13,schemaPath:"#/properties/objects/items/oneOf/2/properties/guest/properties/interfaces/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key12},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err367];
}
else {
vErrors.push(err367);
}
errors++;
}
}
if(data120.name !== undefined){
let data121 = data120.name;
if(typeof data121 === "string"){
if(func2(data121) > 4096){
const err368 = {instancePath:instancePath+"/objects/" + i7+"/guest/interfaces/" + i13+"/name",schemaPath:"#/properties/objects/items/oneOf/2/properties/guest/properties/interfaces/items/properties/name/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err368];
}
else {
vErrors.push(err368);
}
errors++;
}
}
else {
const err369 = {instancePath:instancePath+"/objects/" + i7+"/guest/interfaces/" + i13+"/name",schemaPath:"#/properties/objects/items/oneOf/2/properties/guest/properties/interfaces/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err369];
}
else {
vErrors.push(err369);
}
errors++;
}
}
if(data120.mac_address !== undefined){
let data122 = data120.mac_address;
if((typeof data122 !== "string") && (data122 !== null)){
const err370 = {instancePath:instancePath+"/objects/" + i7+"/guest/interfaces/" + i13+"/mac_address",schemaPath:"#/properties/objects/items/oneOf/2/properties/guest/properties/interfaces/items/properties/mac_address/type",keyword:"type",params:{type: schema34.properties.objects.items.oneOf[2].properties.guest.properties.interfaces.items.properties.mac_address.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err370];
}
else {
vErrors.push(err370);
}
errors++;
}
if(typeof data122 === "string"){
if(func2(data122) > 4096){
const err371 = {instancePath:instancePath+"/objects/" + i7+"/guest/interfaces/" + i13+"/mac_address",schemaPath:"#/properties/objects/items/oneOf/2/properties/guest/properties/interfaces/items/properties/mac_address/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
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
if(data120.ip_addresses !== undefined){
let data123 = data120.ip_addresses;
if(Array.isArray(data123)){
if(data123.length > 1024){
const err372 = {instancePath:instancePath+"/objects/" + i7+"/guest/interfaces/" + i13+"/ip_addresses",schemaPath:"#/properties/objects/items/oneOf/2/properties/guest/properties/interfaces/items/properties/ip_addresses/maxItems",keyword:"maxItems",params:{limit: 1024},message:"must NOT have more than 1024 items"};
if(vErrors === null){
vErrors = [err372];
}
else {
vErrors.push(err372);
}
errors++;
}
const len14 = data123.length;
for(let i14=0; i14<len14; i14++){
let data124 = data123[i14];
if(typeof data124 === "string"){
if(func2(data124) > 4096){
const err373 = {instancePath:instancePath+"/objects/" + i7+"/guest/interfaces/" + i13+"/ip_addresses/" + i14,schemaPath:"#/properties/objects/items/oneOf/2/properties/guest/properties/interfaces/items/properties/ip_addresses/items/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err373];
}
else {
vErrors.push(err373);
}
errors++;
}
}
else {
const err374 = {instancePath:instancePath+"/objects/" + i7+"/guest/interfaces/" + i13+"/ip_addresses/" + i14,schemaPath:"#/properties/objects/items/oneOf/2/properties/guest/properties/interfaces/items/properties/ip_addresses/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err374];
}
else {
vErrors.push(err374);
}
errors++;
}
}
}
else {
const err375 = {instancePath:instancePath+"/objects/" + i7+"/guest/interfaces/" + i13+"/ip_addresses",schemaPath:"#/properties/objects/items/oneOf/2/properties/guest/properties/interfaces/items/properties/ip_addresses/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err375];
}
else {
vErrors.push(err375);
}
errors++;
}
}
}
else {
const err376 = {instancePath:instancePath+"/objects/" + i7+"/guest/interfaces/" + i13,schemaPath:"#/properties/objects/items/oneOf/2/properties/guest/properties/interfaces/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
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
else {
const err377 = {instancePath:instancePath+"/objects/" + i7+"/guest/interfaces",schemaPath:"#/properties/objects/items/oneOf/2/properties/guest/properties/interfaces/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err377];
}
else {
vErrors.push(err377);
}
errors++;
}
}
if(data112.clock_offset_seconds !== undefined){
let data125 = data112.clock_offset_seconds;
if((!((typeof data125 == "number") && (!(data125 % 1) && !isNaN(data125)))) && (data125 !== null)){
const err378 = {instancePath:instancePath+"/objects/" + i7+"/guest/clock_offset_seconds",schemaPath:"#/properties/objects/items/oneOf/2/properties/guest/properties/clock_offset_seconds/type",keyword:"type",params:{type: schema34.properties.objects.items.oneOf[2].properties.guest.properties.clock_offset_seconds.type},message:"must be integer,null"};
if(vErrors === null){
vErrors = [err378];
}
else {
vErrors.push(err378);
}
errors++;
}
if(typeof data125 == "number"){
if(data125 > 9007199254740991 || isNaN(data125)){
const err379 = {instancePath:instancePath+"/objects/" + i7+"/guest/clock_offset_seconds",schemaPath:"#/properties/objects/items/oneOf/2/properties/guest/properties/clock_offset_seconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err379];
}
else {
vErrors.push(err379);
}
errors++;
}
if(data125 < -9007199254740991 || isNaN(data125)){
const err380 = {instancePath:instancePath+"/objects/" + i7+"/guest/clock_offset_seconds",schemaPath:"#/properties/objects/items/oneOf/2/properties/guest/properties/clock_offset_seconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: -9007199254740991},message:"must be >= -9007199254740991"};
if(vErrors === null){
vErrors = [err380];
}
else {
vErrors.push(err380);
}
errors++;
}
}
}
if(data112.cloud_init !== undefined){
let data126 = data112.cloud_init;
if((typeof data126 !== "string") && (data126 !== null)){
const err381 = {instancePath:instancePath+"/objects/" + i7+"/guest/cloud_init",schemaPath:"#/properties/objects/items/oneOf/2/properties/guest/properties/cloud_init/type",keyword:"type",params:{type: schema34.properties.objects.items.oneOf[2].properties.guest.properties.cloud_init.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err381];
}
else {
vErrors.push(err381);
}
errors++;
}
if(!((((data126 === "running") || (data126 === "done")) || (data126 === "failed")) || (data126 === null))){
const err382 = {instancePath:instancePath+"/objects/" + i7+"/guest/cloud_init",schemaPath:"#/properties/objects/items/oneOf/2/properties/guest/properties/cloud_init/enum",keyword:"enum",params:{allowedValues: schema34.properties.objects.items.oneOf[2].properties.guest.properties.cloud_init.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err382];
}
else {
vErrors.push(err382);
}
errors++;
}
}
if(data112.cloud_init_errors !== undefined){
let data127 = data112.cloud_init_errors;
if(Array.isArray(data127)){
if(data127.length > 1024){
const err383 = {instancePath:instancePath+"/objects/" + i7+"/guest/cloud_init_errors",schemaPath:"#/properties/objects/items/oneOf/2/properties/guest/properties/cloud_init_errors/maxItems",keyword:"maxItems",params:{limit: 1024},message:"must NOT have more than 1024 items"};
if(vErrors === null){
vErrors = [err383];
}
else {
vErrors.push(err383);
}
errors++;
}
const len15 = data127.length;
for(let i15=0; i15<len15; i15++){
let data128 = data127[i15];
if(typeof data128 === "string"){
if(func2(data128) > 4096){
const err384 = {instancePath:instancePath+"/objects/" + i7+"/guest/cloud_init_errors/" + i15,schemaPath:"#/properties/objects/items/oneOf/2/properties/guest/properties/cloud_init_errors/items/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err384];
}
else {
vErrors.push(err384);
}
errors++;
}
}
else {
const err385 = {instancePath:instancePath+"/objects/" + i7+"/guest/cloud_init_errors/" + i15,schemaPath:"#/properties/objects/items/oneOf/2/properties/guest/properties/cloud_init_errors/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err385];
}
else {
vErrors.push(err385);
}
errors++;
}
}
}
else {
const err386 = {instancePath:instancePath+"/objects/" + i7+"/guest/cloud_init_errors",schemaPath:"#/properties/objects/items/oneOf/2/properties/guest/properties/cloud_init_errors/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err386];
}
else {
vErrors.push(err386);
}
errors++;
}
}
}
}
}
else {
const err387 = {instancePath:instancePath+"/objects/" + i7,schemaPath:"#/properties/objects/items/oneOf/2/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err387];
}
else {
vErrors.push(err387);
}
errors++;
}
if(props0 !== true){
props0 = true;
}
}
else {
const err388 = {instancePath:instancePath+"/objects/" + i7,schemaPath:"#/properties/objects/items/discriminator",keyword:"discriminator",params:{error: "mapping", tag: "kind", tagValue: tag0},message:"value of tag \"kind\" must be in oneOf"};
if(vErrors === null){
vErrors = [err388];
}
else {
vErrors.push(err388);
}
errors++;
}
}
else {
const err389 = {instancePath:instancePath+"/objects/" + i7,schemaPath:"#/properties/objects/items/discriminator",keyword:"discriminator",params:{error: "tag", tag: "kind", tagValue: tag0},message:"tag \"kind\" must be string"};
if(vErrors === null){
vErrors = [err389];
}
else {
vErrors.push(err389);
}
errors++;
}
}
else {
const err390 = {instancePath:instancePath+"/objects/" + i7,schemaPath:"#/properties/objects/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err390];
}
else {
vErrors.push(err390);
}
errors++;
}
}
}
else {
const err391 = {instancePath:instancePath+"/objects",schemaPath:"#/properties/objects/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err391];
}
else {
vErrors.push(err391);
}
errors++;
}
}
}
else {
const err392 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err392];
}
else {
vErrors.push(err392);
}
errors++;
}
validate23.errors = vErrors;
return errors === 0;
}
validate23.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const validateStreamRefusal = validate24;
const schema35 = {"type":"object","additionalProperties":false,"required":["stream","code","message","detail"],"properties":{"stream":{"type":"string","description":"Name of the stream.","maxLength":4096},"code":{"type":"string","description":"Code from the table of errors.","maxLength":4096},"message":{"type":"string","description":"One sentence.","maxLength":4096},"detail":{"type":"string","description":"What to do.","maxLength":4096}}};

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
if(func2(data0) > 4096){
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
if(func2(data1) > 4096){
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
if(func2(data2) > 4096){
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
if(func2(data3) > 4096){
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
validate24.errors = vErrors;
return errors === 0;
}
validate24.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const validateStreamRequest = validate25;
const schema36 = {"type":"object","additionalProperties":false,"required":["stream","vm","incarnation","target","tail_lines"],"properties":{"stream":{"type":"string","pattern":"^[A-Za-z0-9_-]{20,64}$","description":"Name of the stream, good once and for this host only."},"vm":{"type":"string","description":"Id of the VM."},"incarnation":{"type":"integer","description":"The VM's placement; an agent that has another one refuses."},"target":{"type":"string","enum":["ssh","console","console_view","serial_log","screenshot"],"description":"`ssh`: the guest's port 22. `console`: its serial port. `console_view`: the same without the right to type. `serial_log` and `screenshot` send once what there is."},"tail_lines":{"type":["integer","null"],"description":"How many of the last lines of a `serial_log`; all that are kept when null."}}};
const pattern5 = new RegExp("^[A-Za-z0-9_-]{20,64}$", "u");

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
if(!pattern5.test(data0)){
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
if(!(((((data3 === "ssh") || (data3 === "console")) || (data3 === "console_view")) || (data3 === "serial_log")) || (data3 === "screenshot"))){
const err11 = {instancePath:instancePath+"/target",schemaPath:"#/properties/target/enum",keyword:"enum",params:{allowedValues: schema36.properties.target.enum},message:"must be equal to one of the allowed values"};
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
const err12 = {instancePath:instancePath+"/tail_lines",schemaPath:"#/properties/tail_lines/type",keyword:"type",params:{type: schema36.properties.tail_lines.type},message:"must be integer,null"};
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

