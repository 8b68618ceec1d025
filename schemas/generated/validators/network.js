// Generated from schemas/; edit the YAML there and run `npm run generate`.
import runtime0 from "ajv/dist/runtime/ucs2length.js";
"use strict";
export const validateCreate = validate20;
const schema31 = {"type":"object","additionalProperties":false,"required":["name","spec"],"properties":{"name":{"type":"string","pattern":"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$","description":"Its name, unique among those of its kind in its project."},"project":{"type":"string","pattern":"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$","description":"Name of its project."},"shared":{"type":"boolean","description":"Whether all projects may use it; it has no project then."},"tags":{"type":"object","maxProperties":50,"propertyNames":{"type":"string","minLength":1,"maxLength":128,"pattern":"^[^\\u0000-\\u001f\\u007f-\\u009f]*$"},"additionalProperties":{"type":"string","maxLength":256}},"default_tags":{"type":"object","maxProperties":50,"propertyNames":{"type":"string","minLength":1,"maxLength":128,"pattern":"^[^\\u0000-\\u001f\\u007f-\\u009f]*$"},"additionalProperties":{"type":"string","maxLength":256}},"spec":{"type":"object","additionalProperties":false,"required":["mode"],"properties":{"mode":{"type":"string","enum":["bridge","nat"],"description":"`bridge`: cards are ports of a bridge that the host has. `nat`: a private network that Croft makes on the hosts of its VMs, with DHCP, DNS and address translation: all hosts that announce an overlay address (`overlay` in the agent's settings), else one host, that of its first VM. Its VMs reach what the host reaches, the LAN and other private ranges included, unless `firewall` says otherwise: narrow it with rules of the direction `out`. Whatever these say, its VMs do not reach the host itself, the reconciler, other networks of Croft, or loopback, link-local and multicast addresses; and nothing at all where the host's setting `way_out.enabled` is false."},"bridge":{"type":"string","pattern":"^[A-Za-z0-9][A-Za-z0-9_.-]{0,14}$","description":"Name of the hosts' bridge; required with the mode `bridge`, which is for admins, and refused with `nat`."},"vlan":{"type":"integer","minimum":1,"maximum":4094,"description":"VLAN of the bridge that the cards are in, untagged for the guests; only with the mode `bridge`."},"cidr":{"type":"string","maxLength":18,"description":"IPv4 range of the network, such as `10.20.0.0/24`, from which addresses are leased. Required with the mode `nat`; with `bridge` only where Croft hands out addresses. From /8 to /30, and unless an admin gives it within a range that is nobody's on the internet (RFC 1918, 100.64.0.0/10, 198.18.0.0/15, and those for documentation)."},"ipv6_cidr":{"type":"string","maxLength":49,"description":"IPv6 range of the network, such as `fd00:20::/64`, from which addresses are leased. From /48 to /126, and unless an admin gives it within fc00::/7."},"gateway":{"type":"string","maxLength":15,"description":"IPv4 address of the router, inside `cidr`. With the mode `nat` it is Croft's own, the first address of `cidr` when absent; with `bridge` there is none when absent. Guests learn a change at their next start."},"dns":{"type":"array","maxItems":8,"description":"Addresses of name servers. With the mode `nat` they are what Croft's own name server on the network asks (those of the host when absent); with `bridge` they are the guests'. None is a loopback or link-local address. Guests learn a change at their next start.","if":{"maxItems":8},"then":{"items":{"type":"string","maxLength":45}}},"search_domain":{"type":"string","maxLength":253,"pattern":"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$","description":"Domain in which guests look up short names, and with the mode `nat` the one that its VMs are named in. Guests learn a change at their next start."},"reserved":{"type":"array","maxItems":64,"description":"Addresses that are never leased, as `192.0.2.10`, `192.0.2.10-192.0.2.19` or `192.0.2.16/28`, IPv4 and IPv6. A VM that has one keeps it, and one that names such an address is refused.","if":{"maxItems":64},"then":{"items":{"type":"string","minLength":2,"maxLength":91}}},"mtu":{"type":"integer","minimum":576,"maximum":9216,"description":"Largest packet in bytes, at least 1280 with `ipv6_cidr`; when absent that of the bridge, or for one of Croft's 1500, and where it spans hosts what their tunnels take (1450 over IPv4, 1430 over IPv6, of 1500). With a larger one than its tunnel takes a host is none for a network that spans hosts."},"firewall":{"type":"array","maxItems":256,"description":"Rules for packets to and from the network's VMs, by connection: answers pass. The first that matches decides. A direction without rules: `in` is denied from outside the network, `out` is allowed; with rules, what none of them matches is denied in that direction. A change is one step, and connections that are no longer allowed end.","if":{"maxItems":256},"then":{"items":{"type":"object","additionalProperties":false,"properties":{"direction":{"type":"string","enum":["in","out"],"description":"`in`: to a VM of the network, which is what it is when absent; `out`: from one."},"protocol":{"type":"string","enum":["any","tcp","udp","icmp"],"description":"`any` when absent; `icmp` is that of both families."},"ports":{"type":"array","maxItems":64,"description":"Destination ports and ranges of them, such as `\"443\"` and `\"8000-8100\"`, with `tcp` or `udp`; all when absent.","if":{"maxItems":64},"then":{"items":{"type":"string","pattern":"^[1-9][0-9]{0,4}(-[1-9][0-9]{0,4})?$"}}},"from":{"type":"string","maxLength":49,"description":"Source: `any` (when absent), `network` for the network's own addresses, or a CIDR."},"to":{"type":"string","maxLength":49,"description":"Destination: `any` (when absent), `network` for the network's own addresses, or a CIDR."},"action":{"type":"string","enum":["allow","deny"],"description":"`allow` when absent."}}}}}}}}};
const pattern4 = new RegExp("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", "u");
const pattern6 = new RegExp("^[^\\u0000-\\u001f\\u007f-\\u009f]*$", "u");
const pattern8 = new RegExp("^[A-Za-z0-9][A-Za-z0-9_.-]{0,14}$", "u");
const pattern9 = new RegExp("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$", "u");
const pattern10 = new RegExp("^[1-9][0-9]{0,4}(-[1-9][0-9]{0,4})?$", "u");
const func1 = (runtime0.default ?? runtime0);
const func7 = Object.prototype.hasOwnProperty;

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
if(data.spec === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "spec"},message:"must have required property '"+"spec"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!((((((key0 === "name") || (key0 === "project")) || (key0 === "shared")) || (key0 === "tags")) || (key0 === "default_tags")) || (key0 === "spec"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.name !== undefined){
let data0 = data.name;
if(typeof data0 === "string"){
if(!pattern4.test(data0)){
const err3 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"+"\""};
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
const err4 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.project !== undefined){
let data1 = data.project;
if(typeof data1 === "string"){
if(!pattern4.test(data1)){
const err5 = {instancePath:instancePath+"/project",schemaPath:"#/properties/project/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"+"\""};
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
const err6 = {instancePath:instancePath+"/project",schemaPath:"#/properties/project/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.shared !== undefined){
if(typeof data.shared !== "boolean"){
const err7 = {instancePath:instancePath+"/shared",schemaPath:"#/properties/shared/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
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
let data3 = data.tags;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(Object.keys(data3).length > 50){
const err8 = {instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/maxProperties",keyword:"maxProperties",params:{limit: 50},message:"must NOT have more than 50 properties"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
for(const key1 in data3){
const _errs10 = errors;
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
var valid1 = _errs10 === errors;
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
for(const key2 in data3){
let data4 = data3[key2];
if(typeof data4 === "string"){
if(func1(data4) > 256){
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
let data5 = data.default_tags;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if(Object.keys(data5).length > 50){
const err17 = {instancePath:instancePath+"/default_tags",schemaPath:"#/properties/default_tags/maxProperties",keyword:"maxProperties",params:{limit: 50},message:"must NOT have more than 50 properties"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
for(const key3 in data5){
const _errs17 = errors;
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
var valid3 = _errs17 === errors;
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
for(const key4 in data5){
let data6 = data5[key4];
if(typeof data6 === "string"){
if(func1(data6) > 256){
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
let data7 = data.spec;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
if(data7.mode === undefined){
const err26 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/required",keyword:"required",params:{missingProperty: "mode"},message:"must have required property '"+"mode"+"'"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
for(const key5 in data7){
if(!(func7.call(schema31.properties.spec.properties, key5))){
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
if(data7.mode !== undefined){
let data8 = data7.mode;
if(typeof data8 !== "string"){
const err28 = {instancePath:instancePath+"/spec/mode",schemaPath:"#/properties/spec/properties/mode/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(!((data8 === "bridge") || (data8 === "nat"))){
const err29 = {instancePath:instancePath+"/spec/mode",schemaPath:"#/properties/spec/properties/mode/enum",keyword:"enum",params:{allowedValues: schema31.properties.spec.properties.mode.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data7.bridge !== undefined){
let data9 = data7.bridge;
if(typeof data9 === "string"){
if(!pattern8.test(data9)){
const err30 = {instancePath:instancePath+"/spec/bridge",schemaPath:"#/properties/spec/properties/bridge/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9_.-]{0,14}$"},message:"must match pattern \""+"^[A-Za-z0-9][A-Za-z0-9_.-]{0,14}$"+"\""};
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
const err31 = {instancePath:instancePath+"/spec/bridge",schemaPath:"#/properties/spec/properties/bridge/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data7.vlan !== undefined){
let data10 = data7.vlan;
if(!((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10)))){
const err32 = {instancePath:instancePath+"/spec/vlan",schemaPath:"#/properties/spec/properties/vlan/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if(typeof data10 == "number"){
if(data10 > 4094 || isNaN(data10)){
const err33 = {instancePath:instancePath+"/spec/vlan",schemaPath:"#/properties/spec/properties/vlan/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4094},message:"must be <= 4094"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
if(data10 < 1 || isNaN(data10)){
const err34 = {instancePath:instancePath+"/spec/vlan",schemaPath:"#/properties/spec/properties/vlan/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
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
if(data7.cidr !== undefined){
let data11 = data7.cidr;
if(typeof data11 === "string"){
if(func1(data11) > 18){
const err35 = {instancePath:instancePath+"/spec/cidr",schemaPath:"#/properties/spec/properties/cidr/maxLength",keyword:"maxLength",params:{limit: 18},message:"must NOT have more than 18 characters"};
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
const err36 = {instancePath:instancePath+"/spec/cidr",schemaPath:"#/properties/spec/properties/cidr/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data7.ipv6_cidr !== undefined){
let data12 = data7.ipv6_cidr;
if(typeof data12 === "string"){
if(func1(data12) > 49){
const err37 = {instancePath:instancePath+"/spec/ipv6_cidr",schemaPath:"#/properties/spec/properties/ipv6_cidr/maxLength",keyword:"maxLength",params:{limit: 49},message:"must NOT have more than 49 characters"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
else {
const err38 = {instancePath:instancePath+"/spec/ipv6_cidr",schemaPath:"#/properties/spec/properties/ipv6_cidr/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data7.gateway !== undefined){
let data13 = data7.gateway;
if(typeof data13 === "string"){
if(func1(data13) > 15){
const err39 = {instancePath:instancePath+"/spec/gateway",schemaPath:"#/properties/spec/properties/gateway/maxLength",keyword:"maxLength",params:{limit: 15},message:"must NOT have more than 15 characters"};
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
const err40 = {instancePath:instancePath+"/spec/gateway",schemaPath:"#/properties/spec/properties/gateway/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data7.dns !== undefined){
let data14 = data7.dns;
const _errs39 = errors;
let valid6 = true;
const _errs40 = errors;
if(Array.isArray(data14)){
if(data14.length > 8){
const err41 = {};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
var _valid0 = _errs40 === errors;
errors = _errs39;
if(vErrors !== null){
if(_errs39){
vErrors.length = _errs39;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs41 = errors;
if(Array.isArray(data14)){
const len0 = data14.length;
for(let i0=0; i0<len0; i0++){
let data15 = data14[i0];
if(typeof data15 === "string"){
if(func1(data15) > 45){
const err42 = {instancePath:instancePath+"/spec/dns/" + i0,schemaPath:"#/properties/spec/properties/dns/then/items/maxLength",keyword:"maxLength",params:{limit: 45},message:"must NOT have more than 45 characters"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
else {
const err43 = {instancePath:instancePath+"/spec/dns/" + i0,schemaPath:"#/properties/spec/properties/dns/then/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
}
var _valid0 = _errs41 === errors;
valid6 = _valid0;
}
if(!valid6){
const err44 = {instancePath:instancePath+"/spec/dns",schemaPath:"#/properties/spec/properties/dns/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
if(Array.isArray(data14)){
if(data14.length > 8){
const err45 = {instancePath:instancePath+"/spec/dns",schemaPath:"#/properties/spec/properties/dns/maxItems",keyword:"maxItems",params:{limit: 8},message:"must NOT have more than 8 items"};
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
const err46 = {instancePath:instancePath+"/spec/dns",schemaPath:"#/properties/spec/properties/dns/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
if(data7.search_domain !== undefined){
let data16 = data7.search_domain;
if(typeof data16 === "string"){
if(func1(data16) > 253){
const err47 = {instancePath:instancePath+"/spec/search_domain",schemaPath:"#/properties/spec/properties/search_domain/maxLength",keyword:"maxLength",params:{limit: 253},message:"must NOT have more than 253 characters"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
if(!pattern9.test(data16)){
const err48 = {instancePath:instancePath+"/spec/search_domain",schemaPath:"#/properties/spec/properties/search_domain/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$"},message:"must match pattern \""+"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$"+"\""};
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
const err49 = {instancePath:instancePath+"/spec/search_domain",schemaPath:"#/properties/spec/properties/search_domain/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
if(data7.reserved !== undefined){
let data17 = data7.reserved;
const _errs48 = errors;
let valid9 = true;
const _errs49 = errors;
if(Array.isArray(data17)){
if(data17.length > 64){
const err50 = {};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
var _valid1 = _errs49 === errors;
errors = _errs48;
if(vErrors !== null){
if(_errs48){
vErrors.length = _errs48;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs50 = errors;
if(Array.isArray(data17)){
const len1 = data17.length;
for(let i1=0; i1<len1; i1++){
let data18 = data17[i1];
if(typeof data18 === "string"){
if(func1(data18) > 91){
const err51 = {instancePath:instancePath+"/spec/reserved/" + i1,schemaPath:"#/properties/spec/properties/reserved/then/items/maxLength",keyword:"maxLength",params:{limit: 91},message:"must NOT have more than 91 characters"};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
if(func1(data18) < 2){
const err52 = {instancePath:instancePath+"/spec/reserved/" + i1,schemaPath:"#/properties/spec/properties/reserved/then/items/minLength",keyword:"minLength",params:{limit: 2},message:"must NOT have fewer than 2 characters"};
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
const err53 = {instancePath:instancePath+"/spec/reserved/" + i1,schemaPath:"#/properties/spec/properties/reserved/then/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
var _valid1 = _errs50 === errors;
valid9 = _valid1;
}
if(!valid9){
const err54 = {instancePath:instancePath+"/spec/reserved",schemaPath:"#/properties/spec/properties/reserved/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
if(Array.isArray(data17)){
if(data17.length > 64){
const err55 = {instancePath:instancePath+"/spec/reserved",schemaPath:"#/properties/spec/properties/reserved/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items"};
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
const err56 = {instancePath:instancePath+"/spec/reserved",schemaPath:"#/properties/spec/properties/reserved/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
if(data7.mtu !== undefined){
let data19 = data7.mtu;
if(!((typeof data19 == "number") && (!(data19 % 1) && !isNaN(data19)))){
const err57 = {instancePath:instancePath+"/spec/mtu",schemaPath:"#/properties/spec/properties/mtu/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
if(typeof data19 == "number"){
if(data19 > 9216 || isNaN(data19)){
const err58 = {instancePath:instancePath+"/spec/mtu",schemaPath:"#/properties/spec/properties/mtu/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9216},message:"must be <= 9216"};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
if(data19 < 576 || isNaN(data19)){
const err59 = {instancePath:instancePath+"/spec/mtu",schemaPath:"#/properties/spec/properties/mtu/minimum",keyword:"minimum",params:{comparison: ">=", limit: 576},message:"must be >= 576"};
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
if(data7.firewall !== undefined){
let data20 = data7.firewall;
const _errs57 = errors;
let valid12 = true;
const _errs58 = errors;
if(Array.isArray(data20)){
if(data20.length > 256){
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
var _valid2 = _errs58 === errors;
errors = _errs57;
if(vErrors !== null){
if(_errs57){
vErrors.length = _errs57;
}
else {
vErrors = null;
}
}
if(_valid2){
const _errs59 = errors;
if(Array.isArray(data20)){
const len2 = data20.length;
for(let i2=0; i2<len2; i2++){
let data21 = data20[i2];
if(data21 && typeof data21 == "object" && !Array.isArray(data21)){
for(const key6 in data21){
if(!((((((key6 === "direction") || (key6 === "protocol")) || (key6 === "ports")) || (key6 === "from")) || (key6 === "to")) || (key6 === "action"))){
const err61 = {instancePath:instancePath+"/spec/firewall/" + i2,schemaPath:"#/properties/spec/properties/firewall/then/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
if(data21.direction !== undefined){
let data22 = data21.direction;
if(typeof data22 !== "string"){
const err62 = {instancePath:instancePath+"/spec/firewall/" + i2+"/direction",schemaPath:"#/properties/spec/properties/firewall/then/items/properties/direction/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
if(!((data22 === "in") || (data22 === "out"))){
const err63 = {instancePath:instancePath+"/spec/firewall/" + i2+"/direction",schemaPath:"#/properties/spec/properties/firewall/then/items/properties/direction/enum",keyword:"enum",params:{allowedValues: schema31.properties.spec.properties.firewall.then.items.properties.direction.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
if(data21.protocol !== undefined){
let data23 = data21.protocol;
if(typeof data23 !== "string"){
const err64 = {instancePath:instancePath+"/spec/firewall/" + i2+"/protocol",schemaPath:"#/properties/spec/properties/firewall/then/items/properties/protocol/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
if(!((((data23 === "any") || (data23 === "tcp")) || (data23 === "udp")) || (data23 === "icmp"))){
const err65 = {instancePath:instancePath+"/spec/firewall/" + i2+"/protocol",schemaPath:"#/properties/spec/properties/firewall/then/items/properties/protocol/enum",keyword:"enum",params:{allowedValues: schema31.properties.spec.properties.firewall.then.items.properties.protocol.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
if(data21.ports !== undefined){
let data24 = data21.ports;
const _errs69 = errors;
let valid16 = true;
const _errs70 = errors;
if(Array.isArray(data24)){
if(data24.length > 64){
const err66 = {};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
var _valid3 = _errs70 === errors;
errors = _errs69;
if(vErrors !== null){
if(_errs69){
vErrors.length = _errs69;
}
else {
vErrors = null;
}
}
if(_valid3){
const _errs71 = errors;
if(Array.isArray(data24)){
const len3 = data24.length;
for(let i3=0; i3<len3; i3++){
let data25 = data24[i3];
if(typeof data25 === "string"){
if(!pattern10.test(data25)){
const err67 = {instancePath:instancePath+"/spec/firewall/" + i2+"/ports/" + i3,schemaPath:"#/properties/spec/properties/firewall/then/items/properties/ports/then/items/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,4}(-[1-9][0-9]{0,4})?$"},message:"must match pattern \""+"^[1-9][0-9]{0,4}(-[1-9][0-9]{0,4})?$"+"\""};
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
const err68 = {instancePath:instancePath+"/spec/firewall/" + i2+"/ports/" + i3,schemaPath:"#/properties/spec/properties/firewall/then/items/properties/ports/then/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
}
var _valid3 = _errs71 === errors;
valid16 = _valid3;
}
if(!valid16){
const err69 = {instancePath:instancePath+"/spec/firewall/" + i2+"/ports",schemaPath:"#/properties/spec/properties/firewall/then/items/properties/ports/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
if(Array.isArray(data24)){
if(data24.length > 64){
const err70 = {instancePath:instancePath+"/spec/firewall/" + i2+"/ports",schemaPath:"#/properties/spec/properties/firewall/then/items/properties/ports/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items"};
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
const err71 = {instancePath:instancePath+"/spec/firewall/" + i2+"/ports",schemaPath:"#/properties/spec/properties/firewall/then/items/properties/ports/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
if(data21.from !== undefined){
let data26 = data21.from;
if(typeof data26 === "string"){
if(func1(data26) > 49){
const err72 = {instancePath:instancePath+"/spec/firewall/" + i2+"/from",schemaPath:"#/properties/spec/properties/firewall/then/items/properties/from/maxLength",keyword:"maxLength",params:{limit: 49},message:"must NOT have more than 49 characters"};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
else {
const err73 = {instancePath:instancePath+"/spec/firewall/" + i2+"/from",schemaPath:"#/properties/spec/properties/firewall/then/items/properties/from/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
if(data21.to !== undefined){
let data27 = data21.to;
if(typeof data27 === "string"){
if(func1(data27) > 49){
const err74 = {instancePath:instancePath+"/spec/firewall/" + i2+"/to",schemaPath:"#/properties/spec/properties/firewall/then/items/properties/to/maxLength",keyword:"maxLength",params:{limit: 49},message:"must NOT have more than 49 characters"};
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
const err75 = {instancePath:instancePath+"/spec/firewall/" + i2+"/to",schemaPath:"#/properties/spec/properties/firewall/then/items/properties/to/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
if(data21.action !== undefined){
let data28 = data21.action;
if(typeof data28 !== "string"){
const err76 = {instancePath:instancePath+"/spec/firewall/" + i2+"/action",schemaPath:"#/properties/spec/properties/firewall/then/items/properties/action/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
if(!((data28 === "allow") || (data28 === "deny"))){
const err77 = {instancePath:instancePath+"/spec/firewall/" + i2+"/action",schemaPath:"#/properties/spec/properties/firewall/then/items/properties/action/enum",keyword:"enum",params:{allowedValues: schema31.properties.spec.properties.firewall.then.items.properties.action.enum},message:"must be equal to one of the allowed values"};
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
const err78 = {instancePath:instancePath+"/spec/firewall/" + i2,schemaPath:"#/properties/spec/properties/firewall/then/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
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
var _valid2 = _errs59 === errors;
valid12 = _valid2;
}
if(!valid12){
const err79 = {instancePath:instancePath+"/spec/firewall",schemaPath:"#/properties/spec/properties/firewall/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
if(Array.isArray(data20)){
if(data20.length > 256){
const err80 = {instancePath:instancePath+"/spec/firewall",schemaPath:"#/properties/spec/properties/firewall/maxItems",keyword:"maxItems",params:{limit: 256},message:"must NOT have more than 256 items"};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
else {
const err81 = {instancePath:instancePath+"/spec/firewall",schemaPath:"#/properties/spec/properties/firewall/type",keyword:"type",params:{type: "array"},message:"must be array"};
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
else {
const err82 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
}
else {
const err83 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const validatePatch = validate21;
const schema32 = {"type":"object","additionalProperties":false,"minProperties":1,"properties":{"tags":{"type":"object","maxProperties":50,"propertyNames":{"type":"string","minLength":1,"maxLength":128,"pattern":"^[^\\u0000-\\u001f\\u007f-\\u009f]*$"},"additionalProperties":{"type":["string","null"],"maxLength":256}},"default_tags":{"type":"object","maxProperties":50,"propertyNames":{"type":"string","minLength":1,"maxLength":128,"pattern":"^[^\\u0000-\\u001f\\u007f-\\u009f]*$"},"additionalProperties":{"type":["string","null"],"maxLength":256}},"spec":{"type":"object","additionalProperties":false,"properties":{"mode":{"type":"string","enum":["bridge","nat"],"description":"`bridge`: cards are ports of a bridge that the host has. `nat`: a private network that Croft makes on the hosts of its VMs, with DHCP, DNS and address translation: all hosts that announce an overlay address (`overlay` in the agent's settings), else one host, that of its first VM. Its VMs reach what the host reaches, the LAN and other private ranges included, unless `firewall` says otherwise: narrow it with rules of the direction `out`. Whatever these say, its VMs do not reach the host itself, the reconciler, other networks of Croft, or loopback, link-local and multicast addresses; and nothing at all where the host's setting `way_out.enabled` is false."},"bridge":{"type":["string","null"],"pattern":"^[A-Za-z0-9][A-Za-z0-9_.-]{0,14}$","description":"Name of the hosts' bridge; required with the mode `bridge`, which is for admins, and refused with `nat`."},"vlan":{"type":["integer","null"],"minimum":1,"maximum":4094,"description":"VLAN of the bridge that the cards are in, untagged for the guests; only with the mode `bridge`."},"cidr":{"type":["string","null"],"maxLength":18,"description":"IPv4 range of the network, such as `10.20.0.0/24`, from which addresses are leased. Required with the mode `nat`; with `bridge` only where Croft hands out addresses. From /8 to /30, and unless an admin gives it within a range that is nobody's on the internet (RFC 1918, 100.64.0.0/10, 198.18.0.0/15, and those for documentation)."},"ipv6_cidr":{"type":["string","null"],"maxLength":49,"description":"IPv6 range of the network, such as `fd00:20::/64`, from which addresses are leased. From /48 to /126, and unless an admin gives it within fc00::/7."},"gateway":{"type":["string","null"],"maxLength":15,"description":"IPv4 address of the router, inside `cidr`. With the mode `nat` it is Croft's own, the first address of `cidr` when absent; with `bridge` there is none when absent. Guests learn a change at their next start."},"dns":{"type":["array","null"],"maxItems":8,"description":"Addresses of name servers. With the mode `nat` they are what Croft's own name server on the network asks (those of the host when absent); with `bridge` they are the guests'. None is a loopback or link-local address. Guests learn a change at their next start.","if":{"maxItems":8},"then":{"items":{"type":"string","maxLength":45}}},"search_domain":{"type":["string","null"],"maxLength":253,"pattern":"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$","description":"Domain in which guests look up short names, and with the mode `nat` the one that its VMs are named in. Guests learn a change at their next start."},"reserved":{"type":["array","null"],"maxItems":64,"description":"Addresses that are never leased, as `192.0.2.10`, `192.0.2.10-192.0.2.19` or `192.0.2.16/28`, IPv4 and IPv6. A VM that has one keeps it, and one that names such an address is refused.","if":{"maxItems":64},"then":{"items":{"type":"string","minLength":2,"maxLength":91}}},"mtu":{"type":["integer","null"],"minimum":576,"maximum":9216,"description":"Largest packet in bytes, at least 1280 with `ipv6_cidr`; when absent that of the bridge, or for one of Croft's 1500, and where it spans hosts what their tunnels take (1450 over IPv4, 1430 over IPv6, of 1500). With a larger one than its tunnel takes a host is none for a network that spans hosts."},"firewall":{"type":["array","null"],"maxItems":256,"description":"Rules for packets to and from the network's VMs, by connection: answers pass. The first that matches decides. A direction without rules: `in` is denied from outside the network, `out` is allowed; with rules, what none of them matches is denied in that direction. A change is one step, and connections that are no longer allowed end.","if":{"maxItems":256},"then":{"items":{"type":"object","additionalProperties":false,"properties":{"direction":{"type":"string","enum":["in","out"],"description":"`in`: to a VM of the network, which is what it is when absent; `out`: from one."},"protocol":{"type":"string","enum":["any","tcp","udp","icmp"],"description":"`any` when absent; `icmp` is that of both families."},"ports":{"type":"array","maxItems":64,"description":"Destination ports and ranges of them, such as `\"443\"` and `\"8000-8100\"`, with `tcp` or `udp`; all when absent.","if":{"maxItems":64},"then":{"items":{"type":"string","pattern":"^[1-9][0-9]{0,4}(-[1-9][0-9]{0,4})?$"}}},"from":{"type":"string","maxLength":49,"description":"Source: `any` (when absent), `network` for the network's own addresses, or a CIDR."},"to":{"type":"string","maxLength":49,"description":"Destination: `any` (when absent), `network` for the network's own addresses, or a CIDR."},"action":{"type":"string","enum":["allow","deny"],"description":"`allow` when absent."}}}}}}},"name":{"type":"string","pattern":"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$","description":"Its name, unique among those of its kind in its project."}}};

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
if(data4.mode !== undefined){
let data5 = data4.mode;
if(typeof data5 !== "string"){
const err21 = {instancePath:instancePath+"/spec/mode",schemaPath:"#/properties/spec/properties/mode/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(!((data5 === "bridge") || (data5 === "nat"))){
const err22 = {instancePath:instancePath+"/spec/mode",schemaPath:"#/properties/spec/properties/mode/enum",keyword:"enum",params:{allowedValues: schema32.properties.spec.properties.mode.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data4.bridge !== undefined){
let data6 = data4.bridge;
if((typeof data6 !== "string") && (data6 !== null)){
const err23 = {instancePath:instancePath+"/spec/bridge",schemaPath:"#/properties/spec/properties/bridge/type",keyword:"type",params:{type: schema32.properties.spec.properties.bridge.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if(typeof data6 === "string"){
if(!pattern8.test(data6)){
const err24 = {instancePath:instancePath+"/spec/bridge",schemaPath:"#/properties/spec/properties/bridge/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9_.-]{0,14}$"},message:"must match pattern \""+"^[A-Za-z0-9][A-Za-z0-9_.-]{0,14}$"+"\""};
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
if(data4.vlan !== undefined){
let data7 = data4.vlan;
if((!((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7)))) && (data7 !== null)){
const err25 = {instancePath:instancePath+"/spec/vlan",schemaPath:"#/properties/spec/properties/vlan/type",keyword:"type",params:{type: schema32.properties.spec.properties.vlan.type},message:"must be integer,null"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(typeof data7 == "number"){
if(data7 > 4094 || isNaN(data7)){
const err26 = {instancePath:instancePath+"/spec/vlan",schemaPath:"#/properties/spec/properties/vlan/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4094},message:"must be <= 4094"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(data7 < 1 || isNaN(data7)){
const err27 = {instancePath:instancePath+"/spec/vlan",schemaPath:"#/properties/spec/properties/vlan/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
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
if(data4.cidr !== undefined){
let data8 = data4.cidr;
if((typeof data8 !== "string") && (data8 !== null)){
const err28 = {instancePath:instancePath+"/spec/cidr",schemaPath:"#/properties/spec/properties/cidr/type",keyword:"type",params:{type: schema32.properties.spec.properties.cidr.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(typeof data8 === "string"){
if(func1(data8) > 18){
const err29 = {instancePath:instancePath+"/spec/cidr",schemaPath:"#/properties/spec/properties/cidr/maxLength",keyword:"maxLength",params:{limit: 18},message:"must NOT have more than 18 characters"};
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
if(data4.ipv6_cidr !== undefined){
let data9 = data4.ipv6_cidr;
if((typeof data9 !== "string") && (data9 !== null)){
const err30 = {instancePath:instancePath+"/spec/ipv6_cidr",schemaPath:"#/properties/spec/properties/ipv6_cidr/type",keyword:"type",params:{type: schema32.properties.spec.properties.ipv6_cidr.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if(typeof data9 === "string"){
if(func1(data9) > 49){
const err31 = {instancePath:instancePath+"/spec/ipv6_cidr",schemaPath:"#/properties/spec/properties/ipv6_cidr/maxLength",keyword:"maxLength",params:{limit: 49},message:"must NOT have more than 49 characters"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
}
if(data4.gateway !== undefined){
let data10 = data4.gateway;
if((typeof data10 !== "string") && (data10 !== null)){
const err32 = {instancePath:instancePath+"/spec/gateway",schemaPath:"#/properties/spec/properties/gateway/type",keyword:"type",params:{type: schema32.properties.spec.properties.gateway.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if(typeof data10 === "string"){
if(func1(data10) > 15){
const err33 = {instancePath:instancePath+"/spec/gateway",schemaPath:"#/properties/spec/properties/gateway/maxLength",keyword:"maxLength",params:{limit: 15},message:"must NOT have more than 15 characters"};
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
if(data4.dns !== undefined){
let data11 = data4.dns;
if((!(Array.isArray(data11))) && (data11 !== null)){
const err34 = {instancePath:instancePath+"/spec/dns",schemaPath:"#/properties/spec/properties/dns/type",keyword:"type",params:{type: schema32.properties.spec.properties.dns.type},message:"must be array,null"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
const _errs33 = errors;
let valid6 = true;
const _errs34 = errors;
if(Array.isArray(data11)){
if(data11.length > 8){
const err35 = {};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
var _valid0 = _errs34 === errors;
errors = _errs33;
if(vErrors !== null){
if(_errs33){
vErrors.length = _errs33;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs35 = errors;
if(Array.isArray(data11)){
const len0 = data11.length;
for(let i0=0; i0<len0; i0++){
let data12 = data11[i0];
if(typeof data12 === "string"){
if(func1(data12) > 45){
const err36 = {instancePath:instancePath+"/spec/dns/" + i0,schemaPath:"#/properties/spec/properties/dns/then/items/maxLength",keyword:"maxLength",params:{limit: 45},message:"must NOT have more than 45 characters"};
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
const err37 = {instancePath:instancePath+"/spec/dns/" + i0,schemaPath:"#/properties/spec/properties/dns/then/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
var _valid0 = _errs35 === errors;
valid6 = _valid0;
}
if(!valid6){
const err38 = {instancePath:instancePath+"/spec/dns",schemaPath:"#/properties/spec/properties/dns/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
if(Array.isArray(data11)){
if(data11.length > 8){
const err39 = {instancePath:instancePath+"/spec/dns",schemaPath:"#/properties/spec/properties/dns/maxItems",keyword:"maxItems",params:{limit: 8},message:"must NOT have more than 8 items"};
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
if(data4.search_domain !== undefined){
let data13 = data4.search_domain;
if((typeof data13 !== "string") && (data13 !== null)){
const err40 = {instancePath:instancePath+"/spec/search_domain",schemaPath:"#/properties/spec/properties/search_domain/type",keyword:"type",params:{type: schema32.properties.spec.properties.search_domain.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
if(typeof data13 === "string"){
if(func1(data13) > 253){
const err41 = {instancePath:instancePath+"/spec/search_domain",schemaPath:"#/properties/spec/properties/search_domain/maxLength",keyword:"maxLength",params:{limit: 253},message:"must NOT have more than 253 characters"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
if(!pattern9.test(data13)){
const err42 = {instancePath:instancePath+"/spec/search_domain",schemaPath:"#/properties/spec/properties/search_domain/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$"},message:"must match pattern \""+"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$"+"\""};
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
if(data4.reserved !== undefined){
let data14 = data4.reserved;
if((!(Array.isArray(data14))) && (data14 !== null)){
const err43 = {instancePath:instancePath+"/spec/reserved",schemaPath:"#/properties/spec/properties/reserved/type",keyword:"type",params:{type: schema32.properties.spec.properties.reserved.type},message:"must be array,null"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
const _errs42 = errors;
let valid9 = true;
const _errs43 = errors;
if(Array.isArray(data14)){
if(data14.length > 64){
const err44 = {};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
var _valid1 = _errs43 === errors;
errors = _errs42;
if(vErrors !== null){
if(_errs42){
vErrors.length = _errs42;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs44 = errors;
if(Array.isArray(data14)){
const len1 = data14.length;
for(let i1=0; i1<len1; i1++){
let data15 = data14[i1];
if(typeof data15 === "string"){
if(func1(data15) > 91){
const err45 = {instancePath:instancePath+"/spec/reserved/" + i1,schemaPath:"#/properties/spec/properties/reserved/then/items/maxLength",keyword:"maxLength",params:{limit: 91},message:"must NOT have more than 91 characters"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
if(func1(data15) < 2){
const err46 = {instancePath:instancePath+"/spec/reserved/" + i1,schemaPath:"#/properties/spec/properties/reserved/then/items/minLength",keyword:"minLength",params:{limit: 2},message:"must NOT have fewer than 2 characters"};
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
const err47 = {instancePath:instancePath+"/spec/reserved/" + i1,schemaPath:"#/properties/spec/properties/reserved/then/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
}
var _valid1 = _errs44 === errors;
valid9 = _valid1;
}
if(!valid9){
const err48 = {instancePath:instancePath+"/spec/reserved",schemaPath:"#/properties/spec/properties/reserved/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
if(Array.isArray(data14)){
if(data14.length > 64){
const err49 = {instancePath:instancePath+"/spec/reserved",schemaPath:"#/properties/spec/properties/reserved/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items"};
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
if(data4.mtu !== undefined){
let data16 = data4.mtu;
if((!((typeof data16 == "number") && (!(data16 % 1) && !isNaN(data16)))) && (data16 !== null)){
const err50 = {instancePath:instancePath+"/spec/mtu",schemaPath:"#/properties/spec/properties/mtu/type",keyword:"type",params:{type: schema32.properties.spec.properties.mtu.type},message:"must be integer,null"};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
if(typeof data16 == "number"){
if(data16 > 9216 || isNaN(data16)){
const err51 = {instancePath:instancePath+"/spec/mtu",schemaPath:"#/properties/spec/properties/mtu/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9216},message:"must be <= 9216"};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
if(data16 < 576 || isNaN(data16)){
const err52 = {instancePath:instancePath+"/spec/mtu",schemaPath:"#/properties/spec/properties/mtu/minimum",keyword:"minimum",params:{comparison: ">=", limit: 576},message:"must be >= 576"};
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
if(data4.firewall !== undefined){
let data17 = data4.firewall;
if((!(Array.isArray(data17))) && (data17 !== null)){
const err53 = {instancePath:instancePath+"/spec/firewall",schemaPath:"#/properties/spec/properties/firewall/type",keyword:"type",params:{type: schema32.properties.spec.properties.firewall.type},message:"must be array,null"};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
const _errs51 = errors;
let valid12 = true;
const _errs52 = errors;
if(Array.isArray(data17)){
if(data17.length > 256){
const err54 = {};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
var _valid2 = _errs52 === errors;
errors = _errs51;
if(vErrors !== null){
if(_errs51){
vErrors.length = _errs51;
}
else {
vErrors = null;
}
}
if(_valid2){
const _errs53 = errors;
if(Array.isArray(data17)){
const len2 = data17.length;
for(let i2=0; i2<len2; i2++){
let data18 = data17[i2];
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
for(const key6 in data18){
if(!((((((key6 === "direction") || (key6 === "protocol")) || (key6 === "ports")) || (key6 === "from")) || (key6 === "to")) || (key6 === "action"))){
const err55 = {instancePath:instancePath+"/spec/firewall/" + i2,schemaPath:"#/properties/spec/properties/firewall/then/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
if(data18.direction !== undefined){
let data19 = data18.direction;
if(typeof data19 !== "string"){
const err56 = {instancePath:instancePath+"/spec/firewall/" + i2+"/direction",schemaPath:"#/properties/spec/properties/firewall/then/items/properties/direction/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
if(!((data19 === "in") || (data19 === "out"))){
const err57 = {instancePath:instancePath+"/spec/firewall/" + i2+"/direction",schemaPath:"#/properties/spec/properties/firewall/then/items/properties/direction/enum",keyword:"enum",params:{allowedValues: schema32.properties.spec.properties.firewall.then.items.properties.direction.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
if(data18.protocol !== undefined){
let data20 = data18.protocol;
if(typeof data20 !== "string"){
const err58 = {instancePath:instancePath+"/spec/firewall/" + i2+"/protocol",schemaPath:"#/properties/spec/properties/firewall/then/items/properties/protocol/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
if(!((((data20 === "any") || (data20 === "tcp")) || (data20 === "udp")) || (data20 === "icmp"))){
const err59 = {instancePath:instancePath+"/spec/firewall/" + i2+"/protocol",schemaPath:"#/properties/spec/properties/firewall/then/items/properties/protocol/enum",keyword:"enum",params:{allowedValues: schema32.properties.spec.properties.firewall.then.items.properties.protocol.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
if(data18.ports !== undefined){
let data21 = data18.ports;
const _errs63 = errors;
let valid16 = true;
const _errs64 = errors;
if(Array.isArray(data21)){
if(data21.length > 64){
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
var _valid3 = _errs64 === errors;
errors = _errs63;
if(vErrors !== null){
if(_errs63){
vErrors.length = _errs63;
}
else {
vErrors = null;
}
}
if(_valid3){
const _errs65 = errors;
if(Array.isArray(data21)){
const len3 = data21.length;
for(let i3=0; i3<len3; i3++){
let data22 = data21[i3];
if(typeof data22 === "string"){
if(!pattern10.test(data22)){
const err61 = {instancePath:instancePath+"/spec/firewall/" + i2+"/ports/" + i3,schemaPath:"#/properties/spec/properties/firewall/then/items/properties/ports/then/items/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,4}(-[1-9][0-9]{0,4})?$"},message:"must match pattern \""+"^[1-9][0-9]{0,4}(-[1-9][0-9]{0,4})?$"+"\""};
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
const err62 = {instancePath:instancePath+"/spec/firewall/" + i2+"/ports/" + i3,schemaPath:"#/properties/spec/properties/firewall/then/items/properties/ports/then/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
var _valid3 = _errs65 === errors;
valid16 = _valid3;
}
if(!valid16){
const err63 = {instancePath:instancePath+"/spec/firewall/" + i2+"/ports",schemaPath:"#/properties/spec/properties/firewall/then/items/properties/ports/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
if(Array.isArray(data21)){
if(data21.length > 64){
const err64 = {instancePath:instancePath+"/spec/firewall/" + i2+"/ports",schemaPath:"#/properties/spec/properties/firewall/then/items/properties/ports/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items"};
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
const err65 = {instancePath:instancePath+"/spec/firewall/" + i2+"/ports",schemaPath:"#/properties/spec/properties/firewall/then/items/properties/ports/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
if(data18.from !== undefined){
let data23 = data18.from;
if(typeof data23 === "string"){
if(func1(data23) > 49){
const err66 = {instancePath:instancePath+"/spec/firewall/" + i2+"/from",schemaPath:"#/properties/spec/properties/firewall/then/items/properties/from/maxLength",keyword:"maxLength",params:{limit: 49},message:"must NOT have more than 49 characters"};
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
const err67 = {instancePath:instancePath+"/spec/firewall/" + i2+"/from",schemaPath:"#/properties/spec/properties/firewall/then/items/properties/from/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
if(data18.to !== undefined){
let data24 = data18.to;
if(typeof data24 === "string"){
if(func1(data24) > 49){
const err68 = {instancePath:instancePath+"/spec/firewall/" + i2+"/to",schemaPath:"#/properties/spec/properties/firewall/then/items/properties/to/maxLength",keyword:"maxLength",params:{limit: 49},message:"must NOT have more than 49 characters"};
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
const err69 = {instancePath:instancePath+"/spec/firewall/" + i2+"/to",schemaPath:"#/properties/spec/properties/firewall/then/items/properties/to/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
if(data18.action !== undefined){
let data25 = data18.action;
if(typeof data25 !== "string"){
const err70 = {instancePath:instancePath+"/spec/firewall/" + i2+"/action",schemaPath:"#/properties/spec/properties/firewall/then/items/properties/action/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
if(!((data25 === "allow") || (data25 === "deny"))){
const err71 = {instancePath:instancePath+"/spec/firewall/" + i2+"/action",schemaPath:"#/properties/spec/properties/firewall/then/items/properties/action/enum",keyword:"enum",params:{allowedValues: schema32.properties.spec.properties.firewall.then.items.properties.action.enum},message:"must be equal to one of the allowed values"};
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
const err72 = {instancePath:instancePath+"/spec/firewall/" + i2,schemaPath:"#/properties/spec/properties/firewall/then/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
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
var _valid2 = _errs53 === errors;
valid12 = _valid2;
}
if(!valid12){
const err73 = {instancePath:instancePath+"/spec/firewall",schemaPath:"#/properties/spec/properties/firewall/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
if(Array.isArray(data17)){
if(data17.length > 256){
const err74 = {instancePath:instancePath+"/spec/firewall",schemaPath:"#/properties/spec/properties/firewall/maxItems",keyword:"maxItems",params:{limit: 256},message:"must NOT have more than 256 items"};
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
}
else {
const err75 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
if(data.name !== undefined){
let data26 = data.name;
if(typeof data26 === "string"){
if(!pattern4.test(data26)){
const err76 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"+"\""};
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
const err77 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
const err78 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
validate21.errors = vErrors;
return errors === 0;
}
validate21.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const validateSpec = validate22;
const schema33 = {"type":"object","additionalProperties":false,"required":["mode"],"properties":{"mode":{"type":"string","enum":["bridge","nat"],"description":"`bridge`: cards are ports of a bridge that the host has. `nat`: a private network that Croft makes on the hosts of its VMs, with DHCP, DNS and address translation: all hosts that announce an overlay address (`overlay` in the agent's settings), else one host, that of its first VM. Its VMs reach what the host reaches, the LAN and other private ranges included, unless `firewall` says otherwise: narrow it with rules of the direction `out`. Whatever these say, its VMs do not reach the host itself, the reconciler, other networks of Croft, or loopback, link-local and multicast addresses; and nothing at all where the host's setting `way_out.enabled` is false."},"bridge":{"type":"string","pattern":"^[A-Za-z0-9][A-Za-z0-9_.-]{0,14}$","description":"Name of the hosts' bridge; required with the mode `bridge`, which is for admins, and refused with `nat`."},"vlan":{"type":"integer","minimum":1,"maximum":4094,"description":"VLAN of the bridge that the cards are in, untagged for the guests; only with the mode `bridge`."},"cidr":{"type":"string","maxLength":18,"description":"IPv4 range of the network, such as `10.20.0.0/24`, from which addresses are leased. Required with the mode `nat`; with `bridge` only where Croft hands out addresses. From /8 to /30, and unless an admin gives it within a range that is nobody's on the internet (RFC 1918, 100.64.0.0/10, 198.18.0.0/15, and those for documentation)."},"ipv6_cidr":{"type":"string","maxLength":49,"description":"IPv6 range of the network, such as `fd00:20::/64`, from which addresses are leased. From /48 to /126, and unless an admin gives it within fc00::/7."},"gateway":{"type":"string","maxLength":15,"description":"IPv4 address of the router, inside `cidr`. With the mode `nat` it is Croft's own, the first address of `cidr` when absent; with `bridge` there is none when absent. Guests learn a change at their next start."},"dns":{"type":"array","maxItems":8,"description":"Addresses of name servers. With the mode `nat` they are what Croft's own name server on the network asks (those of the host when absent); with `bridge` they are the guests'. None is a loopback or link-local address. Guests learn a change at their next start.","if":{"maxItems":8},"then":{"items":{"type":"string","maxLength":45}}},"search_domain":{"type":"string","maxLength":253,"pattern":"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$","description":"Domain in which guests look up short names, and with the mode `nat` the one that its VMs are named in. Guests learn a change at their next start."},"reserved":{"type":"array","maxItems":64,"description":"Addresses that are never leased, as `192.0.2.10`, `192.0.2.10-192.0.2.19` or `192.0.2.16/28`, IPv4 and IPv6. A VM that has one keeps it, and one that names such an address is refused.","if":{"maxItems":64},"then":{"items":{"type":"string","minLength":2,"maxLength":91}}},"mtu":{"type":"integer","minimum":576,"maximum":9216,"description":"Largest packet in bytes, at least 1280 with `ipv6_cidr`; when absent that of the bridge, or for one of Croft's 1500, and where it spans hosts what their tunnels take (1450 over IPv4, 1430 over IPv6, of 1500). With a larger one than its tunnel takes a host is none for a network that spans hosts."},"firewall":{"type":"array","maxItems":256,"description":"Rules for packets to and from the network's VMs, by connection: answers pass. The first that matches decides. A direction without rules: `in` is denied from outside the network, `out` is allowed; with rules, what none of them matches is denied in that direction. A change is one step, and connections that are no longer allowed end.","if":{"maxItems":256},"then":{"items":{"type":"object","additionalProperties":false,"properties":{"direction":{"type":"string","enum":["in","out"],"description":"`in`: to a VM of the network, which is what it is when absent; `out`: from one."},"protocol":{"type":"string","enum":["any","tcp","udp","icmp"],"description":"`any` when absent; `icmp` is that of both families."},"ports":{"type":"array","maxItems":64,"description":"Destination ports and ranges of them, such as `\"443\"` and `\"8000-8100\"`, with `tcp` or `udp`; all when absent.","if":{"maxItems":64},"then":{"items":{"type":"string","pattern":"^[1-9][0-9]{0,4}(-[1-9][0-9]{0,4})?$"}}},"from":{"type":"string","maxLength":49,"description":"Source: `any` (when absent), `network` for the network's own addresses, or a CIDR."},"to":{"type":"string","maxLength":49,"description":"Destination: `any` (when absent), `network` for the network's own addresses, or a CIDR."},"action":{"type":"string","enum":["allow","deny"],"description":"`allow` when absent."}}}}}}};

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
if(data.mode === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "mode"},message:"must have required property '"+"mode"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(func7.call(schema33.properties, key0))){
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
if(data.mode !== undefined){
let data0 = data.mode;
if(typeof data0 !== "string"){
const err2 = {instancePath:instancePath+"/mode",schemaPath:"#/properties/mode/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(!((data0 === "bridge") || (data0 === "nat"))){
const err3 = {instancePath:instancePath+"/mode",schemaPath:"#/properties/mode/enum",keyword:"enum",params:{allowedValues: schema33.properties.mode.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.bridge !== undefined){
let data1 = data.bridge;
if(typeof data1 === "string"){
if(!pattern8.test(data1)){
const err4 = {instancePath:instancePath+"/bridge",schemaPath:"#/properties/bridge/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9_.-]{0,14}$"},message:"must match pattern \""+"^[A-Za-z0-9][A-Za-z0-9_.-]{0,14}$"+"\""};
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
const err5 = {instancePath:instancePath+"/bridge",schemaPath:"#/properties/bridge/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.vlan !== undefined){
let data2 = data.vlan;
if(!((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2)))){
const err6 = {instancePath:instancePath+"/vlan",schemaPath:"#/properties/vlan/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(typeof data2 == "number"){
if(data2 > 4094 || isNaN(data2)){
const err7 = {instancePath:instancePath+"/vlan",schemaPath:"#/properties/vlan/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4094},message:"must be <= 4094"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data2 < 1 || isNaN(data2)){
const err8 = {instancePath:instancePath+"/vlan",schemaPath:"#/properties/vlan/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
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
if(data.cidr !== undefined){
let data3 = data.cidr;
if(typeof data3 === "string"){
if(func1(data3) > 18){
const err9 = {instancePath:instancePath+"/cidr",schemaPath:"#/properties/cidr/maxLength",keyword:"maxLength",params:{limit: 18},message:"must NOT have more than 18 characters"};
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
const err10 = {instancePath:instancePath+"/cidr",schemaPath:"#/properties/cidr/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.ipv6_cidr !== undefined){
let data4 = data.ipv6_cidr;
if(typeof data4 === "string"){
if(func1(data4) > 49){
const err11 = {instancePath:instancePath+"/ipv6_cidr",schemaPath:"#/properties/ipv6_cidr/maxLength",keyword:"maxLength",params:{limit: 49},message:"must NOT have more than 49 characters"};
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
const err12 = {instancePath:instancePath+"/ipv6_cidr",schemaPath:"#/properties/ipv6_cidr/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.gateway !== undefined){
let data5 = data.gateway;
if(typeof data5 === "string"){
if(func1(data5) > 15){
const err13 = {instancePath:instancePath+"/gateway",schemaPath:"#/properties/gateway/maxLength",keyword:"maxLength",params:{limit: 15},message:"must NOT have more than 15 characters"};
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
const err14 = {instancePath:instancePath+"/gateway",schemaPath:"#/properties/gateway/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.dns !== undefined){
let data6 = data.dns;
const _errs16 = errors;
let valid1 = true;
const _errs17 = errors;
if(Array.isArray(data6)){
if(data6.length > 8){
const err15 = {};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
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
if(typeof data7 === "string"){
if(func1(data7) > 45){
const err16 = {instancePath:instancePath+"/dns/" + i0,schemaPath:"#/properties/dns/then/items/maxLength",keyword:"maxLength",params:{limit: 45},message:"must NOT have more than 45 characters"};
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
const err17 = {instancePath:instancePath+"/dns/" + i0,schemaPath:"#/properties/dns/then/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
var _valid0 = _errs18 === errors;
valid1 = _valid0;
}
if(!valid1){
const err18 = {instancePath:instancePath+"/dns",schemaPath:"#/properties/dns/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(Array.isArray(data6)){
if(data6.length > 8){
const err19 = {instancePath:instancePath+"/dns",schemaPath:"#/properties/dns/maxItems",keyword:"maxItems",params:{limit: 8},message:"must NOT have more than 8 items"};
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
const err20 = {instancePath:instancePath+"/dns",schemaPath:"#/properties/dns/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.search_domain !== undefined){
let data8 = data.search_domain;
if(typeof data8 === "string"){
if(func1(data8) > 253){
const err21 = {instancePath:instancePath+"/search_domain",schemaPath:"#/properties/search_domain/maxLength",keyword:"maxLength",params:{limit: 253},message:"must NOT have more than 253 characters"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(!pattern9.test(data8)){
const err22 = {instancePath:instancePath+"/search_domain",schemaPath:"#/properties/search_domain/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$"},message:"must match pattern \""+"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$"+"\""};
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
const err23 = {instancePath:instancePath+"/search_domain",schemaPath:"#/properties/search_domain/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.reserved !== undefined){
let data9 = data.reserved;
const _errs25 = errors;
let valid4 = true;
const _errs26 = errors;
if(Array.isArray(data9)){
if(data9.length > 64){
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
if(Array.isArray(data9)){
const len1 = data9.length;
for(let i1=0; i1<len1; i1++){
let data10 = data9[i1];
if(typeof data10 === "string"){
if(func1(data10) > 91){
const err25 = {instancePath:instancePath+"/reserved/" + i1,schemaPath:"#/properties/reserved/then/items/maxLength",keyword:"maxLength",params:{limit: 91},message:"must NOT have more than 91 characters"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(func1(data10) < 2){
const err26 = {instancePath:instancePath+"/reserved/" + i1,schemaPath:"#/properties/reserved/then/items/minLength",keyword:"minLength",params:{limit: 2},message:"must NOT have fewer than 2 characters"};
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
const err27 = {instancePath:instancePath+"/reserved/" + i1,schemaPath:"#/properties/reserved/then/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
var _valid1 = _errs27 === errors;
valid4 = _valid1;
}
if(!valid4){
const err28 = {instancePath:instancePath+"/reserved",schemaPath:"#/properties/reserved/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(Array.isArray(data9)){
if(data9.length > 64){
const err29 = {instancePath:instancePath+"/reserved",schemaPath:"#/properties/reserved/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items"};
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
const err30 = {instancePath:instancePath+"/reserved",schemaPath:"#/properties/reserved/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data.mtu !== undefined){
let data11 = data.mtu;
if(!((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11)))){
const err31 = {instancePath:instancePath+"/mtu",schemaPath:"#/properties/mtu/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if(typeof data11 == "number"){
if(data11 > 9216 || isNaN(data11)){
const err32 = {instancePath:instancePath+"/mtu",schemaPath:"#/properties/mtu/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9216},message:"must be <= 9216"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if(data11 < 576 || isNaN(data11)){
const err33 = {instancePath:instancePath+"/mtu",schemaPath:"#/properties/mtu/minimum",keyword:"minimum",params:{comparison: ">=", limit: 576},message:"must be >= 576"};
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
if(data.firewall !== undefined){
let data12 = data.firewall;
const _errs34 = errors;
let valid7 = true;
const _errs35 = errors;
if(Array.isArray(data12)){
if(data12.length > 256){
const err34 = {};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
var _valid2 = _errs35 === errors;
errors = _errs34;
if(vErrors !== null){
if(_errs34){
vErrors.length = _errs34;
}
else {
vErrors = null;
}
}
if(_valid2){
const _errs36 = errors;
if(Array.isArray(data12)){
const len2 = data12.length;
for(let i2=0; i2<len2; i2++){
let data13 = data12[i2];
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
for(const key1 in data13){
if(!((((((key1 === "direction") || (key1 === "protocol")) || (key1 === "ports")) || (key1 === "from")) || (key1 === "to")) || (key1 === "action"))){
const err35 = {instancePath:instancePath+"/firewall/" + i2,schemaPath:"#/properties/firewall/then/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data13.direction !== undefined){
let data14 = data13.direction;
if(typeof data14 !== "string"){
const err36 = {instancePath:instancePath+"/firewall/" + i2+"/direction",schemaPath:"#/properties/firewall/then/items/properties/direction/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
if(!((data14 === "in") || (data14 === "out"))){
const err37 = {instancePath:instancePath+"/firewall/" + i2+"/direction",schemaPath:"#/properties/firewall/then/items/properties/direction/enum",keyword:"enum",params:{allowedValues: schema33.properties.firewall.then.items.properties.direction.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data13.protocol !== undefined){
let data15 = data13.protocol;
if(typeof data15 !== "string"){
const err38 = {instancePath:instancePath+"/firewall/" + i2+"/protocol",schemaPath:"#/properties/firewall/then/items/properties/protocol/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
if(!((((data15 === "any") || (data15 === "tcp")) || (data15 === "udp")) || (data15 === "icmp"))){
const err39 = {instancePath:instancePath+"/firewall/" + i2+"/protocol",schemaPath:"#/properties/firewall/then/items/properties/protocol/enum",keyword:"enum",params:{allowedValues: schema33.properties.firewall.then.items.properties.protocol.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data13.ports !== undefined){
let data16 = data13.ports;
const _errs46 = errors;
let valid11 = true;
const _errs47 = errors;
if(Array.isArray(data16)){
if(data16.length > 64){
const err40 = {};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
var _valid3 = _errs47 === errors;
errors = _errs46;
if(vErrors !== null){
if(_errs46){
vErrors.length = _errs46;
}
else {
vErrors = null;
}
}
if(_valid3){
const _errs48 = errors;
if(Array.isArray(data16)){
const len3 = data16.length;
for(let i3=0; i3<len3; i3++){
let data17 = data16[i3];
if(typeof data17 === "string"){
if(!pattern10.test(data17)){
const err41 = {instancePath:instancePath+"/firewall/" + i2+"/ports/" + i3,schemaPath:"#/properties/firewall/then/items/properties/ports/then/items/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,4}(-[1-9][0-9]{0,4})?$"},message:"must match pattern \""+"^[1-9][0-9]{0,4}(-[1-9][0-9]{0,4})?$"+"\""};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
else {
const err42 = {instancePath:instancePath+"/firewall/" + i2+"/ports/" + i3,schemaPath:"#/properties/firewall/then/items/properties/ports/then/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
var _valid3 = _errs48 === errors;
valid11 = _valid3;
}
if(!valid11){
const err43 = {instancePath:instancePath+"/firewall/" + i2+"/ports",schemaPath:"#/properties/firewall/then/items/properties/ports/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
if(Array.isArray(data16)){
if(data16.length > 64){
const err44 = {instancePath:instancePath+"/firewall/" + i2+"/ports",schemaPath:"#/properties/firewall/then/items/properties/ports/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items"};
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
const err45 = {instancePath:instancePath+"/firewall/" + i2+"/ports",schemaPath:"#/properties/firewall/then/items/properties/ports/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
if(data13.from !== undefined){
let data18 = data13.from;
if(typeof data18 === "string"){
if(func1(data18) > 49){
const err46 = {instancePath:instancePath+"/firewall/" + i2+"/from",schemaPath:"#/properties/firewall/then/items/properties/from/maxLength",keyword:"maxLength",params:{limit: 49},message:"must NOT have more than 49 characters"};
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
const err47 = {instancePath:instancePath+"/firewall/" + i2+"/from",schemaPath:"#/properties/firewall/then/items/properties/from/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data13.to !== undefined){
let data19 = data13.to;
if(typeof data19 === "string"){
if(func1(data19) > 49){
const err48 = {instancePath:instancePath+"/firewall/" + i2+"/to",schemaPath:"#/properties/firewall/then/items/properties/to/maxLength",keyword:"maxLength",params:{limit: 49},message:"must NOT have more than 49 characters"};
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
const err49 = {instancePath:instancePath+"/firewall/" + i2+"/to",schemaPath:"#/properties/firewall/then/items/properties/to/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
if(data13.action !== undefined){
let data20 = data13.action;
if(typeof data20 !== "string"){
const err50 = {instancePath:instancePath+"/firewall/" + i2+"/action",schemaPath:"#/properties/firewall/then/items/properties/action/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
if(!((data20 === "allow") || (data20 === "deny"))){
const err51 = {instancePath:instancePath+"/firewall/" + i2+"/action",schemaPath:"#/properties/firewall/then/items/properties/action/enum",keyword:"enum",params:{allowedValues: schema33.properties.firewall.then.items.properties.action.enum},message:"must be equal to one of the allowed values"};
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
const err52 = {instancePath:instancePath+"/firewall/" + i2,schemaPath:"#/properties/firewall/then/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
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
var _valid2 = _errs36 === errors;
valid7 = _valid2;
}
if(!valid7){
const err53 = {instancePath:instancePath+"/firewall",schemaPath:"#/properties/firewall/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
if(Array.isArray(data12)){
if(data12.length > 256){
const err54 = {instancePath:instancePath+"/firewall",schemaPath:"#/properties/firewall/maxItems",keyword:"maxItems",params:{limit: 256},message:"must NOT have more than 256 items"};
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
const err55 = {instancePath:instancePath+"/firewall",schemaPath:"#/properties/firewall/type",keyword:"type",params:{type: "array"},message:"must be array"};
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
else {
const err56 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
validate22.errors = vErrors;
return errors === 0;
}
validate22.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

