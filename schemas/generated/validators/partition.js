// Generated from schemas/; edit the YAML there and run `npm run generate`.
import runtime0 from "ajv/dist/runtime/ucs2length.js";
"use strict";
export const validateCreate = validate20;
const schema31 = {"type":"object","additionalProperties":false,"required":["name","project","spec"],"properties":{"name":{"type":"string","pattern":"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$","description":"Its name, unique among those of its kind in its project."},"project":{"type":"string","pattern":"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$","description":"Name of its project."},"tags":{"type":"object","maxProperties":50,"propertyNames":{"type":"string","minLength":1,"maxLength":128,"pattern":"^[^\\u0000-\\u001f\\u007f-\\u009f]*$"},"additionalProperties":{"type":"string","maxLength":256}},"default_tags":{"type":"object","maxProperties":50,"propertyNames":{"type":"string","minLength":1,"maxLength":128,"pattern":"^[^\\u0000-\\u001f\\u007f-\\u009f]*$"},"additionalProperties":{"type":"string","maxLength":256}},"spec":{"type":"object","additionalProperties":false,"required":["size_gib"],"properties":{"size_gib":{"type":"integer","minimum":1,"maximum":1048576,"description":"Size in GiB. It grows (live where the agent has root, else with a restart of its VM) and never shrinks; growth that failed may be taken back. Where a neighbor on the disk is in the way, the partition is copied to a gap that is large enough, with number, GUID and serial, also while a VM has it, whose guest stands still for a moment at the end; the plan says how many GiB are copied."},"disk":{"type":"string","pattern":"^dsk_[0-9a-z]{16}$","description":"Id of the disk; Croft chooses one with room when absent."},"host":{"type":"string","pattern":"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$","description":"Name of the host; that of the disk when absent. Another one moves the partition there with its bytes, with id, serial and GUID, while no VM has it; one that a VM has goes with that (`host` of `croft_vm`)."},"region":{"type":"string","pattern":"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$","description":"Region whose hosts the partition may be on (`region` of `croft_host`); any when absent. Naming the one it is in, or naming none any more, changes nothing; another one replaces the partition."},"filesystem":{"type":"string","enum":["ext4","xfs"],"description":"Made once, while the partition is empty; none is made when absent. It grows with the partition: Croft's guest image grows what it has mounted, and the host grows an ext4 that no VM has. In another guest run `resize2fs <device>` (ext4) or `xfs_growfs <mount point>` after the disk grew, or mount it with `x-systemd.growfs`; XFS grows only while a guest has it mounted, and on a host whose agent has no root ext4 too is grown by the guest."},"on_delete":{"type":"string","enum":["quarantine","wipe"],"default":"quarantine","description":"What deletion does with the bytes: `quarantine` keeps them for `retention_days`, `wipe` overwrites them with zeros at once."},"retention_days":{"type":"integer","minimum":0,"maximum":3650,"default":7,"description":"How many days the bytes stay in quarantine before they are overwritten with zeros, at most 365; what was stored with more keeps it."},"restore_from":{"type":"string","pattern":"^prt_[0-9a-z]{16}$","description":"Id of a partition in quarantine, which comes back with its id, serial, number and every byte. `size_gib` is its own or larger, `filesystem` what it holds (none is made)."}}}}};
const pattern4 = new RegExp("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", "u");
const pattern6 = new RegExp("^[^\\u0000-\\u001f\\u007f-\\u009f]*$", "u");
const pattern8 = new RegExp("^dsk_[0-9a-z]{16}$", "u");
const pattern11 = new RegExp("^prt_[0-9a-z]{16}$", "u");
const func1 = (runtime0.default ?? runtime0);

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
if(data6.on_delete === undefined){
data6.on_delete = "quarantine";
}
if(data6.retention_days === undefined){
data6.retention_days = 7;
}
if(data6.size_gib === undefined){
const err26 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/required",keyword:"required",params:{missingProperty: "size_gib"},message:"must have required property '"+"size_gib"+"'"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
for(const key5 in data6){
if(!((((((((key5 === "size_gib") || (key5 === "disk")) || (key5 === "host")) || (key5 === "region")) || (key5 === "filesystem")) || (key5 === "on_delete")) || (key5 === "retention_days")) || (key5 === "restore_from"))){
const err27 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data6.size_gib !== undefined){
let data7 = data6.size_gib;
if(!((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7)))){
const err28 = {instancePath:instancePath+"/spec/size_gib",schemaPath:"#/properties/spec/properties/size_gib/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(typeof data7 == "number"){
if(data7 > 1048576 || isNaN(data7)){
const err29 = {instancePath:instancePath+"/spec/size_gib",schemaPath:"#/properties/spec/properties/size_gib/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1048576},message:"must be <= 1048576"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if(data7 < 1 || isNaN(data7)){
const err30 = {instancePath:instancePath+"/spec/size_gib",schemaPath:"#/properties/spec/properties/size_gib/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
}
if(data6.disk !== undefined){
let data8 = data6.disk;
if(typeof data8 === "string"){
if(!pattern8.test(data8)){
const err31 = {instancePath:instancePath+"/spec/disk",schemaPath:"#/properties/spec/properties/disk/pattern",keyword:"pattern",params:{pattern: "^dsk_[0-9a-z]{16}$"},message:"must match pattern \""+"^dsk_[0-9a-z]{16}$"+"\""};
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
const err32 = {instancePath:instancePath+"/spec/disk",schemaPath:"#/properties/spec/properties/disk/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data6.host !== undefined){
let data9 = data6.host;
if(typeof data9 === "string"){
if(!pattern4.test(data9)){
const err33 = {instancePath:instancePath+"/spec/host",schemaPath:"#/properties/spec/properties/host/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"+"\""};
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
const err34 = {instancePath:instancePath+"/spec/host",schemaPath:"#/properties/spec/properties/host/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data6.region !== undefined){
let data10 = data6.region;
if(typeof data10 === "string"){
if(!pattern4.test(data10)){
const err35 = {instancePath:instancePath+"/spec/region",schemaPath:"#/properties/spec/properties/region/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"+"\""};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
else {
const err36 = {instancePath:instancePath+"/spec/region",schemaPath:"#/properties/spec/properties/region/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data6.filesystem !== undefined){
let data11 = data6.filesystem;
if(typeof data11 !== "string"){
const err37 = {instancePath:instancePath+"/spec/filesystem",schemaPath:"#/properties/spec/properties/filesystem/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
if(!((data11 === "ext4") || (data11 === "xfs"))){
const err38 = {instancePath:instancePath+"/spec/filesystem",schemaPath:"#/properties/spec/properties/filesystem/enum",keyword:"enum",params:{allowedValues: schema31.properties.spec.properties.filesystem.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
let data12 = data6.on_delete;
if(typeof data12 !== "string"){
const err39 = {instancePath:instancePath+"/spec/on_delete",schemaPath:"#/properties/spec/properties/on_delete/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
if(!((data12 === "quarantine") || (data12 === "wipe"))){
const err40 = {instancePath:instancePath+"/spec/on_delete",schemaPath:"#/properties/spec/properties/on_delete/enum",keyword:"enum",params:{allowedValues: schema31.properties.spec.properties.on_delete.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
let data13 = data6.retention_days;
if(!((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13)))){
const err41 = {instancePath:instancePath+"/spec/retention_days",schemaPath:"#/properties/spec/properties/retention_days/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
if(typeof data13 == "number"){
if(data13 > 3650 || isNaN(data13)){
const err42 = {instancePath:instancePath+"/spec/retention_days",schemaPath:"#/properties/spec/properties/retention_days/maximum",keyword:"maximum",params:{comparison: "<=", limit: 3650},message:"must be <= 3650"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
if(data13 < 0 || isNaN(data13)){
const err43 = {instancePath:instancePath+"/spec/retention_days",schemaPath:"#/properties/spec/properties/retention_days/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
if(data6.restore_from !== undefined){
let data14 = data6.restore_from;
if(typeof data14 === "string"){
if(!pattern11.test(data14)){
const err44 = {instancePath:instancePath+"/spec/restore_from",schemaPath:"#/properties/spec/properties/restore_from/pattern",keyword:"pattern",params:{pattern: "^prt_[0-9a-z]{16}$"},message:"must match pattern \""+"^prt_[0-9a-z]{16}$"+"\""};
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
const err45 = {instancePath:instancePath+"/spec/restore_from",schemaPath:"#/properties/spec/properties/restore_from/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
}
else {
const err46 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
}
else {
const err47 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const validatePatch = validate21;
const schema32 = {"type":"object","additionalProperties":false,"minProperties":1,"properties":{"tags":{"type":"object","maxProperties":50,"propertyNames":{"type":"string","minLength":1,"maxLength":128,"pattern":"^[^\\u0000-\\u001f\\u007f-\\u009f]*$"},"additionalProperties":{"type":["string","null"],"maxLength":256}},"default_tags":{"type":"object","maxProperties":50,"propertyNames":{"type":"string","minLength":1,"maxLength":128,"pattern":"^[^\\u0000-\\u001f\\u007f-\\u009f]*$"},"additionalProperties":{"type":["string","null"],"maxLength":256}},"spec":{"type":"object","additionalProperties":false,"properties":{"size_gib":{"type":"integer","minimum":1,"maximum":1048576,"description":"Size in GiB. It grows (live where the agent has root, else with a restart of its VM) and never shrinks; growth that failed may be taken back. Where a neighbor on the disk is in the way, the partition is copied to a gap that is large enough, with number, GUID and serial, also while a VM has it, whose guest stands still for a moment at the end; the plan says how many GiB are copied."},"disk":{"type":["string","null"],"pattern":"^dsk_[0-9a-z]{16}$","description":"Id of the disk; Croft chooses one with room when absent."},"host":{"type":["string","null"],"pattern":"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$","description":"Name of the host; that of the disk when absent. Another one moves the partition there with its bytes, with id, serial and GUID, while no VM has it; one that a VM has goes with that (`host` of `croft_vm`)."},"region":{"type":["string","null"],"pattern":"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$","description":"Region whose hosts the partition may be on (`region` of `croft_host`); any when absent. Naming the one it is in, or naming none any more, changes nothing; another one replaces the partition."},"filesystem":{"type":["string","null"],"enum":["ext4","xfs",null],"description":"Made once, while the partition is empty; none is made when absent. It grows with the partition: Croft's guest image grows what it has mounted, and the host grows an ext4 that no VM has. In another guest run `resize2fs <device>` (ext4) or `xfs_growfs <mount point>` after the disk grew, or mount it with `x-systemd.growfs`; XFS grows only while a guest has it mounted, and on a host whose agent has no root ext4 too is grown by the guest."},"on_delete":{"type":["string","null"],"enum":["quarantine","wipe",null],"description":"What deletion does with the bytes: `quarantine` keeps them for `retention_days`, `wipe` overwrites them with zeros at once."},"retention_days":{"type":["integer","null"],"minimum":0,"maximum":3650,"description":"How many days the bytes stay in quarantine before they are overwritten with zeros, at most 365; what was stored with more keeps it."},"restore_from":{"type":["string","null"],"pattern":"^prt_[0-9a-z]{16}$","description":"Id of a partition in quarantine, which comes back with its id, serial, number and every byte. `size_gib` is its own or larger, `filesystem` what it holds (none is made)."}}},"name":{"type":"string","pattern":"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$","description":"Its name, unique among those of its kind in its project."}}};

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
if(!((((((((key5 === "size_gib") || (key5 === "disk")) || (key5 === "host")) || (key5 === "region")) || (key5 === "filesystem")) || (key5 === "on_delete")) || (key5 === "retention_days")) || (key5 === "restore_from"))){
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
if(data4.size_gib !== undefined){
let data5 = data4.size_gib;
if(!((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5)))){
const err21 = {instancePath:instancePath+"/spec/size_gib",schemaPath:"#/properties/spec/properties/size_gib/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(typeof data5 == "number"){
if(data5 > 1048576 || isNaN(data5)){
const err22 = {instancePath:instancePath+"/spec/size_gib",schemaPath:"#/properties/spec/properties/size_gib/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1048576},message:"must be <= 1048576"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if(data5 < 1 || isNaN(data5)){
const err23 = {instancePath:instancePath+"/spec/size_gib",schemaPath:"#/properties/spec/properties/size_gib/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
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
if(data4.disk !== undefined){
let data6 = data4.disk;
if((typeof data6 !== "string") && (data6 !== null)){
const err24 = {instancePath:instancePath+"/spec/disk",schemaPath:"#/properties/spec/properties/disk/type",keyword:"type",params:{type: schema32.properties.spec.properties.disk.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(typeof data6 === "string"){
if(!pattern8.test(data6)){
const err25 = {instancePath:instancePath+"/spec/disk",schemaPath:"#/properties/spec/properties/disk/pattern",keyword:"pattern",params:{pattern: "^dsk_[0-9a-z]{16}$"},message:"must match pattern \""+"^dsk_[0-9a-z]{16}$"+"\""};
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
if(data4.host !== undefined){
let data7 = data4.host;
if((typeof data7 !== "string") && (data7 !== null)){
const err26 = {instancePath:instancePath+"/spec/host",schemaPath:"#/properties/spec/properties/host/type",keyword:"type",params:{type: schema32.properties.spec.properties.host.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(typeof data7 === "string"){
if(!pattern4.test(data7)){
const err27 = {instancePath:instancePath+"/spec/host",schemaPath:"#/properties/spec/properties/host/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"+"\""};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
}
if(data4.region !== undefined){
let data8 = data4.region;
if((typeof data8 !== "string") && (data8 !== null)){
const err28 = {instancePath:instancePath+"/spec/region",schemaPath:"#/properties/spec/properties/region/type",keyword:"type",params:{type: schema32.properties.spec.properties.region.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(typeof data8 === "string"){
if(!pattern4.test(data8)){
const err29 = {instancePath:instancePath+"/spec/region",schemaPath:"#/properties/spec/properties/region/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"+"\""};
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
if(data4.filesystem !== undefined){
let data9 = data4.filesystem;
if((typeof data9 !== "string") && (data9 !== null)){
const err30 = {instancePath:instancePath+"/spec/filesystem",schemaPath:"#/properties/spec/properties/filesystem/type",keyword:"type",params:{type: schema32.properties.spec.properties.filesystem.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if(!(((data9 === "ext4") || (data9 === "xfs")) || (data9 === null))){
const err31 = {instancePath:instancePath+"/spec/filesystem",schemaPath:"#/properties/spec/properties/filesystem/enum",keyword:"enum",params:{allowedValues: schema32.properties.spec.properties.filesystem.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data4.on_delete !== undefined){
let data10 = data4.on_delete;
if((typeof data10 !== "string") && (data10 !== null)){
const err32 = {instancePath:instancePath+"/spec/on_delete",schemaPath:"#/properties/spec/properties/on_delete/type",keyword:"type",params:{type: schema32.properties.spec.properties.on_delete.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if(!(((data10 === "quarantine") || (data10 === "wipe")) || (data10 === null))){
const err33 = {instancePath:instancePath+"/spec/on_delete",schemaPath:"#/properties/spec/properties/on_delete/enum",keyword:"enum",params:{allowedValues: schema32.properties.spec.properties.on_delete.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data4.retention_days !== undefined){
let data11 = data4.retention_days;
if((!((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11)))) && (data11 !== null)){
const err34 = {instancePath:instancePath+"/spec/retention_days",schemaPath:"#/properties/spec/properties/retention_days/type",keyword:"type",params:{type: schema32.properties.spec.properties.retention_days.type},message:"must be integer,null"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if(typeof data11 == "number"){
if(data11 > 3650 || isNaN(data11)){
const err35 = {instancePath:instancePath+"/spec/retention_days",schemaPath:"#/properties/spec/properties/retention_days/maximum",keyword:"maximum",params:{comparison: "<=", limit: 3650},message:"must be <= 3650"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if(data11 < 0 || isNaN(data11)){
const err36 = {instancePath:instancePath+"/spec/retention_days",schemaPath:"#/properties/spec/properties/retention_days/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
if(data4.restore_from !== undefined){
let data12 = data4.restore_from;
if((typeof data12 !== "string") && (data12 !== null)){
const err37 = {instancePath:instancePath+"/spec/restore_from",schemaPath:"#/properties/spec/properties/restore_from/type",keyword:"type",params:{type: schema32.properties.spec.properties.restore_from.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
if(typeof data12 === "string"){
if(!pattern11.test(data12)){
const err38 = {instancePath:instancePath+"/spec/restore_from",schemaPath:"#/properties/spec/properties/restore_from/pattern",keyword:"pattern",params:{pattern: "^prt_[0-9a-z]{16}$"},message:"must match pattern \""+"^prt_[0-9a-z]{16}$"+"\""};
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
}
else {
const err39 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data.name !== undefined){
let data13 = data.name;
if(typeof data13 === "string"){
if(!pattern4.test(data13)){
const err40 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"+"\""};
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
const err41 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
const err42 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
validate21.errors = vErrors;
return errors === 0;
}
validate21.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const validateSpec = validate22;
const schema33 = {"type":"object","additionalProperties":false,"required":["size_gib"],"properties":{"size_gib":{"type":"integer","minimum":1,"maximum":1048576,"description":"Size in GiB. It grows (live where the agent has root, else with a restart of its VM) and never shrinks; growth that failed may be taken back. Where a neighbor on the disk is in the way, the partition is copied to a gap that is large enough, with number, GUID and serial, also while a VM has it, whose guest stands still for a moment at the end; the plan says how many GiB are copied."},"disk":{"type":"string","pattern":"^dsk_[0-9a-z]{16}$","description":"Id of the disk; Croft chooses one with room when absent."},"host":{"type":"string","pattern":"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$","description":"Name of the host; that of the disk when absent. Another one moves the partition there with its bytes, with id, serial and GUID, while no VM has it; one that a VM has goes with that (`host` of `croft_vm`)."},"region":{"type":"string","pattern":"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$","description":"Region whose hosts the partition may be on (`region` of `croft_host`); any when absent. Naming the one it is in, or naming none any more, changes nothing; another one replaces the partition."},"filesystem":{"type":"string","enum":["ext4","xfs"],"description":"Made once, while the partition is empty; none is made when absent. It grows with the partition: Croft's guest image grows what it has mounted, and the host grows an ext4 that no VM has. In another guest run `resize2fs <device>` (ext4) or `xfs_growfs <mount point>` after the disk grew, or mount it with `x-systemd.growfs`; XFS grows only while a guest has it mounted, and on a host whose agent has no root ext4 too is grown by the guest."},"on_delete":{"type":"string","enum":["quarantine","wipe"],"default":"quarantine","description":"What deletion does with the bytes: `quarantine` keeps them for `retention_days`, `wipe` overwrites them with zeros at once."},"retention_days":{"type":"integer","minimum":0,"maximum":3650,"default":7,"description":"How many days the bytes stay in quarantine before they are overwritten with zeros, at most 365; what was stored with more keeps it."},"restore_from":{"type":"string","pattern":"^prt_[0-9a-z]{16}$","description":"Id of a partition in quarantine, which comes back with its id, serial, number and every byte. `size_gib` is its own or larger, `filesystem` what it holds (none is made)."}}};

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
if(data.on_delete === undefined){
data.on_delete = "quarantine";
}
if(data.retention_days === undefined){
data.retention_days = 7;
}
if(data.size_gib === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "size_gib"},message:"must have required property '"+"size_gib"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!((((((((key0 === "size_gib") || (key0 === "disk")) || (key0 === "host")) || (key0 === "region")) || (key0 === "filesystem")) || (key0 === "on_delete")) || (key0 === "retention_days")) || (key0 === "restore_from"))){
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
if(data.size_gib !== undefined){
let data0 = data.size_gib;
if(!((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0)))){
const err2 = {instancePath:instancePath+"/size_gib",schemaPath:"#/properties/size_gib/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(typeof data0 == "number"){
if(data0 > 1048576 || isNaN(data0)){
const err3 = {instancePath:instancePath+"/size_gib",schemaPath:"#/properties/size_gib/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1048576},message:"must be <= 1048576"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data0 < 1 || isNaN(data0)){
const err4 = {instancePath:instancePath+"/size_gib",schemaPath:"#/properties/size_gib/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
if(data.disk !== undefined){
let data1 = data.disk;
if(typeof data1 === "string"){
if(!pattern8.test(data1)){
const err5 = {instancePath:instancePath+"/disk",schemaPath:"#/properties/disk/pattern",keyword:"pattern",params:{pattern: "^dsk_[0-9a-z]{16}$"},message:"must match pattern \""+"^dsk_[0-9a-z]{16}$"+"\""};
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
const err6 = {instancePath:instancePath+"/disk",schemaPath:"#/properties/disk/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.host !== undefined){
let data2 = data.host;
if(typeof data2 === "string"){
if(!pattern4.test(data2)){
const err7 = {instancePath:instancePath+"/host",schemaPath:"#/properties/host/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"+"\""};
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
const err8 = {instancePath:instancePath+"/host",schemaPath:"#/properties/host/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.region !== undefined){
let data3 = data.region;
if(typeof data3 === "string"){
if(!pattern4.test(data3)){
const err9 = {instancePath:instancePath+"/region",schemaPath:"#/properties/region/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"+"\""};
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
const err10 = {instancePath:instancePath+"/region",schemaPath:"#/properties/region/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.filesystem !== undefined){
let data4 = data.filesystem;
if(typeof data4 !== "string"){
const err11 = {instancePath:instancePath+"/filesystem",schemaPath:"#/properties/filesystem/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(!((data4 === "ext4") || (data4 === "xfs"))){
const err12 = {instancePath:instancePath+"/filesystem",schemaPath:"#/properties/filesystem/enum",keyword:"enum",params:{allowedValues: schema33.properties.filesystem.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
let data5 = data.on_delete;
if(typeof data5 !== "string"){
const err13 = {instancePath:instancePath+"/on_delete",schemaPath:"#/properties/on_delete/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(!((data5 === "quarantine") || (data5 === "wipe"))){
const err14 = {instancePath:instancePath+"/on_delete",schemaPath:"#/properties/on_delete/enum",keyword:"enum",params:{allowedValues: schema33.properties.on_delete.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
let data6 = data.retention_days;
if(!((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6)))){
const err15 = {instancePath:instancePath+"/retention_days",schemaPath:"#/properties/retention_days/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(typeof data6 == "number"){
if(data6 > 3650 || isNaN(data6)){
const err16 = {instancePath:instancePath+"/retention_days",schemaPath:"#/properties/retention_days/maximum",keyword:"maximum",params:{comparison: "<=", limit: 3650},message:"must be <= 3650"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(data6 < 0 || isNaN(data6)){
const err17 = {instancePath:instancePath+"/retention_days",schemaPath:"#/properties/retention_days/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.restore_from !== undefined){
let data7 = data.restore_from;
if(typeof data7 === "string"){
if(!pattern11.test(data7)){
const err18 = {instancePath:instancePath+"/restore_from",schemaPath:"#/properties/restore_from/pattern",keyword:"pattern",params:{pattern: "^prt_[0-9a-z]{16}$"},message:"must match pattern \""+"^prt_[0-9a-z]{16}$"+"\""};
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
const err19 = {instancePath:instancePath+"/restore_from",schemaPath:"#/properties/restore_from/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
else {
const err20 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
validate22.errors = vErrors;
return errors === 0;
}
validate22.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

