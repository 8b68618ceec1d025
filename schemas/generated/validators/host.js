// Generated from schemas/; edit the YAML there and run `npm run generate`.
import runtime0 from "ajv/dist/runtime/ucs2length.js";
"use strict";
export const validateCreate = validate20;
const schema31 = {"type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"type":"string","pattern":"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$","description":"Its name, unique among those of its kind in its project."},"tags":{"type":"object","maxProperties":50,"propertyNames":{"type":"string","minLength":1,"maxLength":128,"pattern":"^[^\\u0000-\\u001f\\u007f-\\u009f]*$"},"additionalProperties":{"type":"string","maxLength":256}},"default_tags":{"type":"object","maxProperties":50,"propertyNames":{"type":"string","minLength":1,"maxLength":128,"pattern":"^[^\\u0000-\\u001f\\u007f-\\u009f]*$"},"additionalProperties":{"type":"string","maxLength":256}},"spec":{"type":"object","additionalProperties":false,"required":[],"properties":{"region":{"type":"string","pattern":"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$","description":"Where the machine is, in the large, such as a site. VMs and partitions choose by it, and VMs spread over it."},"zone":{"type":"string","pattern":"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$","description":"What fails together within a region, such as a room or a rack. VMs choose by it and spread over it."},"labels":{"type":"object","maxProperties":50,"propertyNames":{"type":"string","minLength":1,"maxLength":128,"pattern":"^[^\\u0000-\\u001f\\u007f-\\u009f]*$"},"additionalProperties":{"type":"string","maxLength":256},"description":"What VMs choose by (`host_labels`), such as `disk = \"nvme\"`."},"schedulable":{"type":"boolean","default":true,"description":"Whether Croft places anything new on the host. What is there stays and may be started."},"maintenance":{"type":"boolean","default":false,"description":"Whether the host is to be emptied for work on it. It takes nothing new, as with `schedulable = false`. Its VMs are moved to other hosts with their disks, two at a time, each stopped while it is copied; an apply waits for that. What cannot be moved stays, and the condition `drained` says of each VM why. Taking it back brings nothing back."},"overcommit":{"type":"object","additionalProperties":false,"description":"How much more is given out than there is.","properties":{"cpus":{"type":"number","minimum":0.1,"maximum":64,"description":"Virtual CPUs per logical CPU. Unless given, what the agent's configuration says (4)."}}},"capacity":{"type":"object","additionalProperties":false,"description":"The most that is counted of what the agent says that the machine has. A host that was taken over may say that it has more, so as to be given VMs and their secrets.","properties":{"cpus":{"type":"integer","minimum":1,"maximum":8192,"description":"Logical CPUs. Unless given, what the agent says."},"memory_mib":{"type":"integer","minimum":1,"maximum":67108864,"description":"Memory in MiB. Unless given, what the agent says."},"storage_gib":{"type":"integer","minimum":0,"maximum":1073741824,"description":"Room for root disks in all, in GiB. Unless given, what the agent says."}}},"reserved":{"type":"object","additionalProperties":false,"description":"What is kept back for the machine itself.","properties":{"memory_mib":{"type":"integer","minimum":0,"maximum":16777216,"description":"Memory that VMs may not have, in MiB. Unless given, what the agent's configuration says (1024)."},"storage_gib":{"type":"integer","minimum":0,"maximum":1048576,"description":"Room for root disks that VMs may not have, in GiB. Unless given, none."}}}}}}};
const pattern4 = new RegExp("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", "u");
const pattern5 = new RegExp("^[^\\u0000-\\u001f\\u007f-\\u009f]*$", "u");
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
for(const key0 in data){
if(!((((key0 === "name") || (key0 === "tags")) || (key0 === "default_tags")) || (key0 === "spec"))){
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
if(data.name !== undefined){
let data0 = data.name;
if(typeof data0 === "string"){
if(!pattern4.test(data0)){
const err2 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"+"\""};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.tags !== undefined){
let data1 = data.tags;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(Object.keys(data1).length > 50){
const err4 = {instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/maxProperties",keyword:"maxProperties",params:{limit: 50},message:"must NOT have more than 50 properties"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
for(const key1 in data1){
const _errs6 = errors;
if(typeof key1 === "string"){
if(func1(key1) > 128){
const err5 = {instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/propertyNames/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters",propertyName:key1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(func1(key1) < 1){
const err6 = {instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/propertyNames/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",propertyName:key1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(!pattern5.test(key1)){
const err7 = {instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001f\\u007f-\\u009f]*$"},message:"must match pattern \""+"^[^\\u0000-\\u001f\\u007f-\\u009f]*$"+"\"",propertyName:key1};
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
const err8 = {instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",propertyName:key1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
var valid1 = _errs6 === errors;
if(!valid1){
const err9 = {instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
for(const key2 in data1){
let data2 = data1[key2];
if(typeof data2 === "string"){
if(func1(data2) > 256){
const err10 = {instancePath:instancePath+"/tags/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/tags/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"};
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
const err11 = {instancePath:instancePath+"/tags/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/tags/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
const err12 = {instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.default_tags !== undefined){
let data3 = data.default_tags;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(Object.keys(data3).length > 50){
const err13 = {instancePath:instancePath+"/default_tags",schemaPath:"#/properties/default_tags/maxProperties",keyword:"maxProperties",params:{limit: 50},message:"must NOT have more than 50 properties"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
for(const key3 in data3){
const _errs13 = errors;
if(typeof key3 === "string"){
if(func1(key3) > 128){
const err14 = {instancePath:instancePath+"/default_tags",schemaPath:"#/properties/default_tags/propertyNames/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters",propertyName:key3};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(func1(key3) < 1){
const err15 = {instancePath:instancePath+"/default_tags",schemaPath:"#/properties/default_tags/propertyNames/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",propertyName:key3};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(!pattern5.test(key3)){
const err16 = {instancePath:instancePath+"/default_tags",schemaPath:"#/properties/default_tags/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001f\\u007f-\\u009f]*$"},message:"must match pattern \""+"^[^\\u0000-\\u001f\\u007f-\\u009f]*$"+"\"",propertyName:key3};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/default_tags",schemaPath:"#/properties/default_tags/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",propertyName:key3};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
var valid3 = _errs13 === errors;
if(!valid3){
const err18 = {instancePath:instancePath+"/default_tags",schemaPath:"#/properties/default_tags/propertyNames",keyword:"propertyNames",params:{propertyName: key3},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
for(const key4 in data3){
let data4 = data3[key4];
if(typeof data4 === "string"){
if(func1(data4) > 256){
const err19 = {instancePath:instancePath+"/default_tags/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/default_tags/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"};
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
const err20 = {instancePath:instancePath+"/default_tags/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/default_tags/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
else {
const err21 = {instancePath:instancePath+"/default_tags",schemaPath:"#/properties/default_tags/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.spec !== undefined){
let data5 = data.spec;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if(data5.schedulable === undefined){
data5.schedulable = true;
}
if(data5.maintenance === undefined){
data5.maintenance = false;
}
for(const key5 in data5){
if(!((((((((key5 === "region") || (key5 === "zone")) || (key5 === "labels")) || (key5 === "schedulable")) || (key5 === "maintenance")) || (key5 === "overcommit")) || (key5 === "capacity")) || (key5 === "reserved"))){
const err22 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data5.region !== undefined){
let data6 = data5.region;
if(typeof data6 === "string"){
if(!pattern4.test(data6)){
const err23 = {instancePath:instancePath+"/spec/region",schemaPath:"#/properties/spec/properties/region/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"+"\""};
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
const err24 = {instancePath:instancePath+"/spec/region",schemaPath:"#/properties/spec/properties/region/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data5.zone !== undefined){
let data7 = data5.zone;
if(typeof data7 === "string"){
if(!pattern4.test(data7)){
const err25 = {instancePath:instancePath+"/spec/zone",schemaPath:"#/properties/spec/properties/zone/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"+"\""};
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
const err26 = {instancePath:instancePath+"/spec/zone",schemaPath:"#/properties/spec/properties/zone/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data5.labels !== undefined){
let data8 = data5.labels;
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
if(Object.keys(data8).length > 50){
const err27 = {instancePath:instancePath+"/spec/labels",schemaPath:"#/properties/spec/properties/labels/maxProperties",keyword:"maxProperties",params:{limit: 50},message:"must NOT have more than 50 properties"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
for(const key6 in data8){
const _errs27 = errors;
if(typeof key6 === "string"){
if(func1(key6) > 128){
const err28 = {instancePath:instancePath+"/spec/labels",schemaPath:"#/properties/spec/properties/labels/propertyNames/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters",propertyName:key6};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(func1(key6) < 1){
const err29 = {instancePath:instancePath+"/spec/labels",schemaPath:"#/properties/spec/properties/labels/propertyNames/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",propertyName:key6};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if(!pattern5.test(key6)){
const err30 = {instancePath:instancePath+"/spec/labels",schemaPath:"#/properties/spec/properties/labels/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001f\\u007f-\\u009f]*$"},message:"must match pattern \""+"^[^\\u0000-\\u001f\\u007f-\\u009f]*$"+"\"",propertyName:key6};
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
const err31 = {instancePath:instancePath+"/spec/labels",schemaPath:"#/properties/spec/properties/labels/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",propertyName:key6};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
var valid6 = _errs27 === errors;
if(!valid6){
const err32 = {instancePath:instancePath+"/spec/labels",schemaPath:"#/properties/spec/properties/labels/propertyNames",keyword:"propertyNames",params:{propertyName: key6},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
for(const key7 in data8){
let data9 = data8[key7];
if(typeof data9 === "string"){
if(func1(data9) > 256){
const err33 = {instancePath:instancePath+"/spec/labels/" + key7.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/labels/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"};
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
const err34 = {instancePath:instancePath+"/spec/labels/" + key7.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/labels/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
const err35 = {instancePath:instancePath+"/spec/labels",schemaPath:"#/properties/spec/properties/labels/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(typeof data5.schedulable !== "boolean"){
const err36 = {instancePath:instancePath+"/spec/schedulable",schemaPath:"#/properties/spec/properties/schedulable/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
if(typeof data5.maintenance !== "boolean"){
const err37 = {instancePath:instancePath+"/spec/maintenance",schemaPath:"#/properties/spec/properties/maintenance/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
if(data5.overcommit !== undefined){
let data12 = data5.overcommit;
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
for(const key8 in data12){
if(!(key8 === "cpus")){
const err38 = {instancePath:instancePath+"/spec/overcommit",schemaPath:"#/properties/spec/properties/overcommit/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data12.cpus !== undefined){
let data13 = data12.cpus;
if(typeof data13 == "number"){
if(data13 > 64 || isNaN(data13)){
const err39 = {instancePath:instancePath+"/spec/overcommit/cpus",schemaPath:"#/properties/spec/properties/overcommit/properties/cpus/maximum",keyword:"maximum",params:{comparison: "<=", limit: 64},message:"must be <= 64"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
if(data13 < 0.1 || isNaN(data13)){
const err40 = {instancePath:instancePath+"/spec/overcommit/cpus",schemaPath:"#/properties/spec/properties/overcommit/properties/cpus/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0.1},message:"must be >= 0.1"};
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
const err41 = {instancePath:instancePath+"/spec/overcommit/cpus",schemaPath:"#/properties/spec/properties/overcommit/properties/cpus/type",keyword:"type",params:{type: "number"},message:"must be number"};
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
const err42 = {instancePath:instancePath+"/spec/overcommit",schemaPath:"#/properties/spec/properties/overcommit/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data5.capacity !== undefined){
let data14 = data5.capacity;
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
for(const key9 in data14){
if(!(((key9 === "cpus") || (key9 === "memory_mib")) || (key9 === "storage_gib"))){
const err43 = {instancePath:instancePath+"/spec/capacity",schemaPath:"#/properties/spec/properties/capacity/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
if(data14.cpus !== undefined){
let data15 = data14.cpus;
if(!((typeof data15 == "number") && (!(data15 % 1) && !isNaN(data15)))){
const err44 = {instancePath:instancePath+"/spec/capacity/cpus",schemaPath:"#/properties/spec/properties/capacity/properties/cpus/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
if(typeof data15 == "number"){
if(data15 > 8192 || isNaN(data15)){
const err45 = {instancePath:instancePath+"/spec/capacity/cpus",schemaPath:"#/properties/spec/properties/capacity/properties/cpus/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8192},message:"must be <= 8192"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
if(data15 < 1 || isNaN(data15)){
const err46 = {instancePath:instancePath+"/spec/capacity/cpus",schemaPath:"#/properties/spec/properties/capacity/properties/cpus/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
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
if(data14.memory_mib !== undefined){
let data16 = data14.memory_mib;
if(!((typeof data16 == "number") && (!(data16 % 1) && !isNaN(data16)))){
const err47 = {instancePath:instancePath+"/spec/capacity/memory_mib",schemaPath:"#/properties/spec/properties/capacity/properties/memory_mib/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
if(typeof data16 == "number"){
if(data16 > 67108864 || isNaN(data16)){
const err48 = {instancePath:instancePath+"/spec/capacity/memory_mib",schemaPath:"#/properties/spec/properties/capacity/properties/memory_mib/maximum",keyword:"maximum",params:{comparison: "<=", limit: 67108864},message:"must be <= 67108864"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
if(data16 < 1 || isNaN(data16)){
const err49 = {instancePath:instancePath+"/spec/capacity/memory_mib",schemaPath:"#/properties/spec/properties/capacity/properties/memory_mib/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
}
if(data14.storage_gib !== undefined){
let data17 = data14.storage_gib;
if(!((typeof data17 == "number") && (!(data17 % 1) && !isNaN(data17)))){
const err50 = {instancePath:instancePath+"/spec/capacity/storage_gib",schemaPath:"#/properties/spec/properties/capacity/properties/storage_gib/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
if(typeof data17 == "number"){
if(data17 > 1073741824 || isNaN(data17)){
const err51 = {instancePath:instancePath+"/spec/capacity/storage_gib",schemaPath:"#/properties/spec/properties/capacity/properties/storage_gib/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1073741824},message:"must be <= 1073741824"};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
if(data17 < 0 || isNaN(data17)){
const err52 = {instancePath:instancePath+"/spec/capacity/storage_gib",schemaPath:"#/properties/spec/properties/capacity/properties/storage_gib/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
}
else {
const err53 = {instancePath:instancePath+"/spec/capacity",schemaPath:"#/properties/spec/properties/capacity/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data5.reserved !== undefined){
let data18 = data5.reserved;
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
for(const key10 in data18){
if(!((key10 === "memory_mib") || (key10 === "storage_gib"))){
const err54 = {instancePath:instancePath+"/spec/reserved",schemaPath:"#/properties/spec/properties/reserved/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
if(data18.memory_mib !== undefined){
let data19 = data18.memory_mib;
if(!((typeof data19 == "number") && (!(data19 % 1) && !isNaN(data19)))){
const err55 = {instancePath:instancePath+"/spec/reserved/memory_mib",schemaPath:"#/properties/spec/properties/reserved/properties/memory_mib/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
if(typeof data19 == "number"){
if(data19 > 16777216 || isNaN(data19)){
const err56 = {instancePath:instancePath+"/spec/reserved/memory_mib",schemaPath:"#/properties/spec/properties/reserved/properties/memory_mib/maximum",keyword:"maximum",params:{comparison: "<=", limit: 16777216},message:"must be <= 16777216"};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
if(data19 < 0 || isNaN(data19)){
const err57 = {instancePath:instancePath+"/spec/reserved/memory_mib",schemaPath:"#/properties/spec/properties/reserved/properties/memory_mib/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
if(data18.storage_gib !== undefined){
let data20 = data18.storage_gib;
if(!((typeof data20 == "number") && (!(data20 % 1) && !isNaN(data20)))){
const err58 = {instancePath:instancePath+"/spec/reserved/storage_gib",schemaPath:"#/properties/spec/properties/reserved/properties/storage_gib/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
if(typeof data20 == "number"){
if(data20 > 1048576 || isNaN(data20)){
const err59 = {instancePath:instancePath+"/spec/reserved/storage_gib",schemaPath:"#/properties/spec/properties/reserved/properties/storage_gib/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1048576},message:"must be <= 1048576"};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
if(data20 < 0 || isNaN(data20)){
const err60 = {instancePath:instancePath+"/spec/reserved/storage_gib",schemaPath:"#/properties/spec/properties/reserved/properties/storage_gib/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
}
else {
const err61 = {instancePath:instancePath+"/spec/reserved",schemaPath:"#/properties/spec/properties/reserved/type",keyword:"type",params:{type: "object"},message:"must be object"};
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
else {
const err62 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{type: "object"},message:"must be object"};
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
const err63 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const validatePatch = validate21;
const schema32 = {"type":"object","additionalProperties":false,"minProperties":1,"properties":{"tags":{"type":"object","maxProperties":50,"propertyNames":{"type":"string","minLength":1,"maxLength":128,"pattern":"^[^\\u0000-\\u001f\\u007f-\\u009f]*$"},"additionalProperties":{"type":["string","null"],"maxLength":256}},"default_tags":{"type":"object","maxProperties":50,"propertyNames":{"type":"string","minLength":1,"maxLength":128,"pattern":"^[^\\u0000-\\u001f\\u007f-\\u009f]*$"},"additionalProperties":{"type":["string","null"],"maxLength":256}},"spec":{"type":"object","additionalProperties":false,"properties":{"region":{"type":["string","null"],"pattern":"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$","description":"Where the machine is, in the large, such as a site. VMs and partitions choose by it, and VMs spread over it."},"zone":{"type":["string","null"],"pattern":"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$","description":"What fails together within a region, such as a room or a rack. VMs choose by it and spread over it."},"labels":{"type":["object","null"],"maxProperties":50,"propertyNames":{"type":"string","minLength":1,"maxLength":128,"pattern":"^[^\\u0000-\\u001f\\u007f-\\u009f]*$"},"additionalProperties":{"type":"string","maxLength":256},"description":"What VMs choose by (`host_labels`), such as `disk = \"nvme\"`."},"schedulable":{"type":["boolean","null"],"description":"Whether Croft places anything new on the host. What is there stays and may be started."},"maintenance":{"type":["boolean","null"],"description":"Whether the host is to be emptied for work on it. It takes nothing new, as with `schedulable = false`. Its VMs are moved to other hosts with their disks, two at a time, each stopped while it is copied; an apply waits for that. What cannot be moved stays, and the condition `drained` says of each VM why. Taking it back brings nothing back."},"overcommit":{"type":["object","null"],"additionalProperties":false,"description":"How much more is given out than there is.","properties":{"cpus":{"type":["number","null"],"minimum":0.1,"maximum":64,"description":"Virtual CPUs per logical CPU. Unless given, what the agent's configuration says (4)."}}},"capacity":{"type":["object","null"],"additionalProperties":false,"description":"The most that is counted of what the agent says that the machine has. A host that was taken over may say that it has more, so as to be given VMs and their secrets.","properties":{"cpus":{"type":["integer","null"],"minimum":1,"maximum":8192,"description":"Logical CPUs. Unless given, what the agent says."},"memory_mib":{"type":["integer","null"],"minimum":1,"maximum":67108864,"description":"Memory in MiB. Unless given, what the agent says."},"storage_gib":{"type":["integer","null"],"minimum":0,"maximum":1073741824,"description":"Room for root disks in all, in GiB. Unless given, what the agent says."}}},"reserved":{"type":["object","null"],"additionalProperties":false,"description":"What is kept back for the machine itself.","properties":{"memory_mib":{"type":["integer","null"],"minimum":0,"maximum":16777216,"description":"Memory that VMs may not have, in MiB. Unless given, what the agent's configuration says (1024)."},"storage_gib":{"type":["integer","null"],"minimum":0,"maximum":1048576,"description":"Room for root disks that VMs may not have, in GiB. Unless given, none."}}}}},"name":{"type":"string","pattern":"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$","description":"Its name, unique among those of its kind in its project."}}};

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
if(!pattern5.test(key1)){
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
if(!pattern5.test(key3)){
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
if(!((((((((key5 === "region") || (key5 === "zone")) || (key5 === "labels")) || (key5 === "schedulable")) || (key5 === "maintenance")) || (key5 === "overcommit")) || (key5 === "capacity")) || (key5 === "reserved"))){
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
if(data4.region !== undefined){
let data5 = data4.region;
if((typeof data5 !== "string") && (data5 !== null)){
const err21 = {instancePath:instancePath+"/spec/region",schemaPath:"#/properties/spec/properties/region/type",keyword:"type",params:{type: schema32.properties.spec.properties.region.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(typeof data5 === "string"){
if(!pattern4.test(data5)){
const err22 = {instancePath:instancePath+"/spec/region",schemaPath:"#/properties/spec/properties/region/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"+"\""};
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
if(data4.zone !== undefined){
let data6 = data4.zone;
if((typeof data6 !== "string") && (data6 !== null)){
const err23 = {instancePath:instancePath+"/spec/zone",schemaPath:"#/properties/spec/properties/zone/type",keyword:"type",params:{type: schema32.properties.spec.properties.zone.type},message:"must be string,null"};
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
const err24 = {instancePath:instancePath+"/spec/zone",schemaPath:"#/properties/spec/properties/zone/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"+"\""};
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
if(data4.labels !== undefined){
let data7 = data4.labels;
if((!(data7 && typeof data7 == "object" && !Array.isArray(data7))) && (data7 !== null)){
const err25 = {instancePath:instancePath+"/spec/labels",schemaPath:"#/properties/spec/properties/labels/type",keyword:"type",params:{type: schema32.properties.spec.properties.labels.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
if(Object.keys(data7).length > 50){
const err26 = {instancePath:instancePath+"/spec/labels",schemaPath:"#/properties/spec/properties/labels/maxProperties",keyword:"maxProperties",params:{limit: 50},message:"must NOT have more than 50 properties"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
for(const key6 in data7){
const _errs25 = errors;
if(typeof key6 === "string"){
if(func1(key6) > 128){
const err27 = {instancePath:instancePath+"/spec/labels",schemaPath:"#/properties/spec/properties/labels/propertyNames/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters",propertyName:key6};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
if(func1(key6) < 1){
const err28 = {instancePath:instancePath+"/spec/labels",schemaPath:"#/properties/spec/properties/labels/propertyNames/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",propertyName:key6};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(!pattern5.test(key6)){
const err29 = {instancePath:instancePath+"/spec/labels",schemaPath:"#/properties/spec/properties/labels/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001f\\u007f-\\u009f]*$"},message:"must match pattern \""+"^[^\\u0000-\\u001f\\u007f-\\u009f]*$"+"\"",propertyName:key6};
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
const err30 = {instancePath:instancePath+"/spec/labels",schemaPath:"#/properties/spec/properties/labels/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",propertyName:key6};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
var valid6 = _errs25 === errors;
if(!valid6){
const err31 = {instancePath:instancePath+"/spec/labels",schemaPath:"#/properties/spec/properties/labels/propertyNames",keyword:"propertyNames",params:{propertyName: key6},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
for(const key7 in data7){
let data8 = data7[key7];
if(typeof data8 === "string"){
if(func1(data8) > 256){
const err32 = {instancePath:instancePath+"/spec/labels/" + key7.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/labels/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"};
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
const err33 = {instancePath:instancePath+"/spec/labels/" + key7.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/labels/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
}
if(data4.schedulable !== undefined){
let data9 = data4.schedulable;
if((typeof data9 !== "boolean") && (data9 !== null)){
const err34 = {instancePath:instancePath+"/spec/schedulable",schemaPath:"#/properties/spec/properties/schedulable/type",keyword:"type",params:{type: schema32.properties.spec.properties.schedulable.type},message:"must be boolean,null"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data4.maintenance !== undefined){
let data10 = data4.maintenance;
if((typeof data10 !== "boolean") && (data10 !== null)){
const err35 = {instancePath:instancePath+"/spec/maintenance",schemaPath:"#/properties/spec/properties/maintenance/type",keyword:"type",params:{type: schema32.properties.spec.properties.maintenance.type},message:"must be boolean,null"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data4.overcommit !== undefined){
let data11 = data4.overcommit;
if((!(data11 && typeof data11 == "object" && !Array.isArray(data11))) && (data11 !== null)){
const err36 = {instancePath:instancePath+"/spec/overcommit",schemaPath:"#/properties/spec/properties/overcommit/type",keyword:"type",params:{type: schema32.properties.spec.properties.overcommit.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
for(const key8 in data11){
if(!(key8 === "cpus")){
const err37 = {instancePath:instancePath+"/spec/overcommit",schemaPath:"#/properties/spec/properties/overcommit/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data11.cpus !== undefined){
let data12 = data11.cpus;
if((!(typeof data12 == "number")) && (data12 !== null)){
const err38 = {instancePath:instancePath+"/spec/overcommit/cpus",schemaPath:"#/properties/spec/properties/overcommit/properties/cpus/type",keyword:"type",params:{type: schema32.properties.spec.properties.overcommit.properties.cpus.type},message:"must be number,null"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
if(typeof data12 == "number"){
if(data12 > 64 || isNaN(data12)){
const err39 = {instancePath:instancePath+"/spec/overcommit/cpus",schemaPath:"#/properties/spec/properties/overcommit/properties/cpus/maximum",keyword:"maximum",params:{comparison: "<=", limit: 64},message:"must be <= 64"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
if(data12 < 0.1 || isNaN(data12)){
const err40 = {instancePath:instancePath+"/spec/overcommit/cpus",schemaPath:"#/properties/spec/properties/overcommit/properties/cpus/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0.1},message:"must be >= 0.1"};
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
}
}
if(data4.capacity !== undefined){
let data13 = data4.capacity;
if((!(data13 && typeof data13 == "object" && !Array.isArray(data13))) && (data13 !== null)){
const err41 = {instancePath:instancePath+"/spec/capacity",schemaPath:"#/properties/spec/properties/capacity/type",keyword:"type",params:{type: schema32.properties.spec.properties.capacity.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
for(const key9 in data13){
if(!(((key9 === "cpus") || (key9 === "memory_mib")) || (key9 === "storage_gib"))){
const err42 = {instancePath:instancePath+"/spec/capacity",schemaPath:"#/properties/spec/properties/capacity/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data13.cpus !== undefined){
let data14 = data13.cpus;
if((!((typeof data14 == "number") && (!(data14 % 1) && !isNaN(data14)))) && (data14 !== null)){
const err43 = {instancePath:instancePath+"/spec/capacity/cpus",schemaPath:"#/properties/spec/properties/capacity/properties/cpus/type",keyword:"type",params:{type: schema32.properties.spec.properties.capacity.properties.cpus.type},message:"must be integer,null"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
if(typeof data14 == "number"){
if(data14 > 8192 || isNaN(data14)){
const err44 = {instancePath:instancePath+"/spec/capacity/cpus",schemaPath:"#/properties/spec/properties/capacity/properties/cpus/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8192},message:"must be <= 8192"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
if(data14 < 1 || isNaN(data14)){
const err45 = {instancePath:instancePath+"/spec/capacity/cpus",schemaPath:"#/properties/spec/properties/capacity/properties/cpus/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
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
if(data13.memory_mib !== undefined){
let data15 = data13.memory_mib;
if((!((typeof data15 == "number") && (!(data15 % 1) && !isNaN(data15)))) && (data15 !== null)){
const err46 = {instancePath:instancePath+"/spec/capacity/memory_mib",schemaPath:"#/properties/spec/properties/capacity/properties/memory_mib/type",keyword:"type",params:{type: schema32.properties.spec.properties.capacity.properties.memory_mib.type},message:"must be integer,null"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
if(typeof data15 == "number"){
if(data15 > 67108864 || isNaN(data15)){
const err47 = {instancePath:instancePath+"/spec/capacity/memory_mib",schemaPath:"#/properties/spec/properties/capacity/properties/memory_mib/maximum",keyword:"maximum",params:{comparison: "<=", limit: 67108864},message:"must be <= 67108864"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
if(data15 < 1 || isNaN(data15)){
const err48 = {instancePath:instancePath+"/spec/capacity/memory_mib",schemaPath:"#/properties/spec/properties/capacity/properties/memory_mib/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
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
if(data13.storage_gib !== undefined){
let data16 = data13.storage_gib;
if((!((typeof data16 == "number") && (!(data16 % 1) && !isNaN(data16)))) && (data16 !== null)){
const err49 = {instancePath:instancePath+"/spec/capacity/storage_gib",schemaPath:"#/properties/spec/properties/capacity/properties/storage_gib/type",keyword:"type",params:{type: schema32.properties.spec.properties.capacity.properties.storage_gib.type},message:"must be integer,null"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
if(typeof data16 == "number"){
if(data16 > 1073741824 || isNaN(data16)){
const err50 = {instancePath:instancePath+"/spec/capacity/storage_gib",schemaPath:"#/properties/spec/properties/capacity/properties/storage_gib/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1073741824},message:"must be <= 1073741824"};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
if(data16 < 0 || isNaN(data16)){
const err51 = {instancePath:instancePath+"/spec/capacity/storage_gib",schemaPath:"#/properties/spec/properties/capacity/properties/storage_gib/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
}
}
if(data4.reserved !== undefined){
let data17 = data4.reserved;
if((!(data17 && typeof data17 == "object" && !Array.isArray(data17))) && (data17 !== null)){
const err52 = {instancePath:instancePath+"/spec/reserved",schemaPath:"#/properties/spec/properties/reserved/type",keyword:"type",params:{type: schema32.properties.spec.properties.reserved.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
if(data17 && typeof data17 == "object" && !Array.isArray(data17)){
for(const key10 in data17){
if(!((key10 === "memory_mib") || (key10 === "storage_gib"))){
const err53 = {instancePath:instancePath+"/spec/reserved",schemaPath:"#/properties/spec/properties/reserved/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data17.memory_mib !== undefined){
let data18 = data17.memory_mib;
if((!((typeof data18 == "number") && (!(data18 % 1) && !isNaN(data18)))) && (data18 !== null)){
const err54 = {instancePath:instancePath+"/spec/reserved/memory_mib",schemaPath:"#/properties/spec/properties/reserved/properties/memory_mib/type",keyword:"type",params:{type: schema32.properties.spec.properties.reserved.properties.memory_mib.type},message:"must be integer,null"};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
if(typeof data18 == "number"){
if(data18 > 16777216 || isNaN(data18)){
const err55 = {instancePath:instancePath+"/spec/reserved/memory_mib",schemaPath:"#/properties/spec/properties/reserved/properties/memory_mib/maximum",keyword:"maximum",params:{comparison: "<=", limit: 16777216},message:"must be <= 16777216"};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
if(data18 < 0 || isNaN(data18)){
const err56 = {instancePath:instancePath+"/spec/reserved/memory_mib",schemaPath:"#/properties/spec/properties/reserved/properties/memory_mib/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
if(data17.storage_gib !== undefined){
let data19 = data17.storage_gib;
if((!((typeof data19 == "number") && (!(data19 % 1) && !isNaN(data19)))) && (data19 !== null)){
const err57 = {instancePath:instancePath+"/spec/reserved/storage_gib",schemaPath:"#/properties/spec/properties/reserved/properties/storage_gib/type",keyword:"type",params:{type: schema32.properties.spec.properties.reserved.properties.storage_gib.type},message:"must be integer,null"};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
if(typeof data19 == "number"){
if(data19 > 1048576 || isNaN(data19)){
const err58 = {instancePath:instancePath+"/spec/reserved/storage_gib",schemaPath:"#/properties/spec/properties/reserved/properties/storage_gib/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1048576},message:"must be <= 1048576"};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
if(data19 < 0 || isNaN(data19)){
const err59 = {instancePath:instancePath+"/spec/reserved/storage_gib",schemaPath:"#/properties/spec/properties/reserved/properties/storage_gib/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
}
}
}
}
else {
const err60 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
if(data.name !== undefined){
let data20 = data.name;
if(typeof data20 === "string"){
if(!pattern4.test(data20)){
const err61 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"+"\""};
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
const err62 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
const err63 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
validate21.errors = vErrors;
return errors === 0;
}
validate21.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const validateSpec = validate22;
const schema33 = {"type":"object","additionalProperties":false,"required":[],"properties":{"region":{"type":"string","pattern":"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$","description":"Where the machine is, in the large, such as a site. VMs and partitions choose by it, and VMs spread over it."},"zone":{"type":"string","pattern":"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$","description":"What fails together within a region, such as a room or a rack. VMs choose by it and spread over it."},"labels":{"type":"object","maxProperties":50,"propertyNames":{"type":"string","minLength":1,"maxLength":128,"pattern":"^[^\\u0000-\\u001f\\u007f-\\u009f]*$"},"additionalProperties":{"type":"string","maxLength":256},"description":"What VMs choose by (`host_labels`), such as `disk = \"nvme\"`."},"schedulable":{"type":"boolean","default":true,"description":"Whether Croft places anything new on the host. What is there stays and may be started."},"maintenance":{"type":"boolean","default":false,"description":"Whether the host is to be emptied for work on it. It takes nothing new, as with `schedulable = false`. Its VMs are moved to other hosts with their disks, two at a time, each stopped while it is copied; an apply waits for that. What cannot be moved stays, and the condition `drained` says of each VM why. Taking it back brings nothing back."},"overcommit":{"type":"object","additionalProperties":false,"description":"How much more is given out than there is.","properties":{"cpus":{"type":"number","minimum":0.1,"maximum":64,"description":"Virtual CPUs per logical CPU. Unless given, what the agent's configuration says (4)."}}},"capacity":{"type":"object","additionalProperties":false,"description":"The most that is counted of what the agent says that the machine has. A host that was taken over may say that it has more, so as to be given VMs and their secrets.","properties":{"cpus":{"type":"integer","minimum":1,"maximum":8192,"description":"Logical CPUs. Unless given, what the agent says."},"memory_mib":{"type":"integer","minimum":1,"maximum":67108864,"description":"Memory in MiB. Unless given, what the agent says."},"storage_gib":{"type":"integer","minimum":0,"maximum":1073741824,"description":"Room for root disks in all, in GiB. Unless given, what the agent says."}}},"reserved":{"type":"object","additionalProperties":false,"description":"What is kept back for the machine itself.","properties":{"memory_mib":{"type":"integer","minimum":0,"maximum":16777216,"description":"Memory that VMs may not have, in MiB. Unless given, what the agent's configuration says (1024)."},"storage_gib":{"type":"integer","minimum":0,"maximum":1048576,"description":"Room for root disks that VMs may not have, in GiB. Unless given, none."}}}}};

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
if(data.schedulable === undefined){
data.schedulable = true;
}
if(data.maintenance === undefined){
data.maintenance = false;
}
for(const key0 in data){
if(!((((((((key0 === "region") || (key0 === "zone")) || (key0 === "labels")) || (key0 === "schedulable")) || (key0 === "maintenance")) || (key0 === "overcommit")) || (key0 === "capacity")) || (key0 === "reserved"))){
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
if(data.region !== undefined){
let data0 = data.region;
if(typeof data0 === "string"){
if(!pattern4.test(data0)){
const err1 = {instancePath:instancePath+"/region",schemaPath:"#/properties/region/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"+"\""};
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
const err2 = {instancePath:instancePath+"/region",schemaPath:"#/properties/region/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.zone !== undefined){
let data1 = data.zone;
if(typeof data1 === "string"){
if(!pattern4.test(data1)){
const err3 = {instancePath:instancePath+"/zone",schemaPath:"#/properties/zone/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"+"\""};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/zone",schemaPath:"#/properties/zone/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.labels !== undefined){
let data2 = data.labels;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(Object.keys(data2).length > 50){
const err5 = {instancePath:instancePath+"/labels",schemaPath:"#/properties/labels/maxProperties",keyword:"maxProperties",params:{limit: 50},message:"must NOT have more than 50 properties"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
for(const key1 in data2){
const _errs8 = errors;
if(typeof key1 === "string"){
if(func1(key1) > 128){
const err6 = {instancePath:instancePath+"/labels",schemaPath:"#/properties/labels/propertyNames/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters",propertyName:key1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(func1(key1) < 1){
const err7 = {instancePath:instancePath+"/labels",schemaPath:"#/properties/labels/propertyNames/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",propertyName:key1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(!pattern5.test(key1)){
const err8 = {instancePath:instancePath+"/labels",schemaPath:"#/properties/labels/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001f\\u007f-\\u009f]*$"},message:"must match pattern \""+"^[^\\u0000-\\u001f\\u007f-\\u009f]*$"+"\"",propertyName:key1};
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
const err9 = {instancePath:instancePath+"/labels",schemaPath:"#/properties/labels/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",propertyName:key1};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
var valid1 = _errs8 === errors;
if(!valid1){
const err10 = {instancePath:instancePath+"/labels",schemaPath:"#/properties/labels/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
for(const key2 in data2){
let data3 = data2[key2];
if(typeof data3 === "string"){
if(func1(data3) > 256){
const err11 = {instancePath:instancePath+"/labels/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/labels/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"};
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
const err12 = {instancePath:instancePath+"/labels/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/labels/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
const err13 = {instancePath:instancePath+"/labels",schemaPath:"#/properties/labels/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(typeof data.schedulable !== "boolean"){
const err14 = {instancePath:instancePath+"/schedulable",schemaPath:"#/properties/schedulable/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(typeof data.maintenance !== "boolean"){
const err15 = {instancePath:instancePath+"/maintenance",schemaPath:"#/properties/maintenance/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(data.overcommit !== undefined){
let data6 = data.overcommit;
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
for(const key3 in data6){
if(!(key3 === "cpus")){
const err16 = {instancePath:instancePath+"/overcommit",schemaPath:"#/properties/overcommit/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data6.cpus !== undefined){
let data7 = data6.cpus;
if(typeof data7 == "number"){
if(data7 > 64 || isNaN(data7)){
const err17 = {instancePath:instancePath+"/overcommit/cpus",schemaPath:"#/properties/overcommit/properties/cpus/maximum",keyword:"maximum",params:{comparison: "<=", limit: 64},message:"must be <= 64"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(data7 < 0.1 || isNaN(data7)){
const err18 = {instancePath:instancePath+"/overcommit/cpus",schemaPath:"#/properties/overcommit/properties/cpus/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0.1},message:"must be >= 0.1"};
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
const err19 = {instancePath:instancePath+"/overcommit/cpus",schemaPath:"#/properties/overcommit/properties/cpus/type",keyword:"type",params:{type: "number"},message:"must be number"};
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
const err20 = {instancePath:instancePath+"/overcommit",schemaPath:"#/properties/overcommit/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.capacity !== undefined){
let data8 = data.capacity;
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
for(const key4 in data8){
if(!(((key4 === "cpus") || (key4 === "memory_mib")) || (key4 === "storage_gib"))){
const err21 = {instancePath:instancePath+"/capacity",schemaPath:"#/properties/capacity/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data8.cpus !== undefined){
let data9 = data8.cpus;
if(!((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9)))){
const err22 = {instancePath:instancePath+"/capacity/cpus",schemaPath:"#/properties/capacity/properties/cpus/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if(typeof data9 == "number"){
if(data9 > 8192 || isNaN(data9)){
const err23 = {instancePath:instancePath+"/capacity/cpus",schemaPath:"#/properties/capacity/properties/cpus/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8192},message:"must be <= 8192"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if(data9 < 1 || isNaN(data9)){
const err24 = {instancePath:instancePath+"/capacity/cpus",schemaPath:"#/properties/capacity/properties/cpus/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
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
if(data8.memory_mib !== undefined){
let data10 = data8.memory_mib;
if(!((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10)))){
const err25 = {instancePath:instancePath+"/capacity/memory_mib",schemaPath:"#/properties/capacity/properties/memory_mib/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(typeof data10 == "number"){
if(data10 > 67108864 || isNaN(data10)){
const err26 = {instancePath:instancePath+"/capacity/memory_mib",schemaPath:"#/properties/capacity/properties/memory_mib/maximum",keyword:"maximum",params:{comparison: "<=", limit: 67108864},message:"must be <= 67108864"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(data10 < 1 || isNaN(data10)){
const err27 = {instancePath:instancePath+"/capacity/memory_mib",schemaPath:"#/properties/capacity/properties/memory_mib/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
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
if(data8.storage_gib !== undefined){
let data11 = data8.storage_gib;
if(!((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11)))){
const err28 = {instancePath:instancePath+"/capacity/storage_gib",schemaPath:"#/properties/capacity/properties/storage_gib/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(typeof data11 == "number"){
if(data11 > 1073741824 || isNaN(data11)){
const err29 = {instancePath:instancePath+"/capacity/storage_gib",schemaPath:"#/properties/capacity/properties/storage_gib/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1073741824},message:"must be <= 1073741824"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if(data11 < 0 || isNaN(data11)){
const err30 = {instancePath:instancePath+"/capacity/storage_gib",schemaPath:"#/properties/capacity/properties/storage_gib/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
}
else {
const err31 = {instancePath:instancePath+"/capacity",schemaPath:"#/properties/capacity/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data.reserved !== undefined){
let data12 = data.reserved;
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
for(const key5 in data12){
if(!((key5 === "memory_mib") || (key5 === "storage_gib"))){
const err32 = {instancePath:instancePath+"/reserved",schemaPath:"#/properties/reserved/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data12.memory_mib !== undefined){
let data13 = data12.memory_mib;
if(!((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13)))){
const err33 = {instancePath:instancePath+"/reserved/memory_mib",schemaPath:"#/properties/reserved/properties/memory_mib/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
if(typeof data13 == "number"){
if(data13 > 16777216 || isNaN(data13)){
const err34 = {instancePath:instancePath+"/reserved/memory_mib",schemaPath:"#/properties/reserved/properties/memory_mib/maximum",keyword:"maximum",params:{comparison: "<=", limit: 16777216},message:"must be <= 16777216"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if(data13 < 0 || isNaN(data13)){
const err35 = {instancePath:instancePath+"/reserved/memory_mib",schemaPath:"#/properties/reserved/properties/memory_mib/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
if(data12.storage_gib !== undefined){
let data14 = data12.storage_gib;
if(!((typeof data14 == "number") && (!(data14 % 1) && !isNaN(data14)))){
const err36 = {instancePath:instancePath+"/reserved/storage_gib",schemaPath:"#/properties/reserved/properties/storage_gib/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
if(typeof data14 == "number"){
if(data14 > 1048576 || isNaN(data14)){
const err37 = {instancePath:instancePath+"/reserved/storage_gib",schemaPath:"#/properties/reserved/properties/storage_gib/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1048576},message:"must be <= 1048576"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
if(data14 < 0 || isNaN(data14)){
const err38 = {instancePath:instancePath+"/reserved/storage_gib",schemaPath:"#/properties/reserved/properties/storage_gib/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
const err39 = {instancePath:instancePath+"/reserved",schemaPath:"#/properties/reserved/type",keyword:"type",params:{type: "object"},message:"must be object"};
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
else {
const err40 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
validate22.errors = vErrors;
return errors === 0;
}
validate22.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

