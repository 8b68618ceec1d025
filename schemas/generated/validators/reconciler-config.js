// Generated from schemas/; edit the YAML there and run `npm run generate`.
import runtime0 from "ajv/dist/runtime/ucs2length.js";
"use strict";
export const validateReconcilerConfig = validate20;
const schema31 = {"type":"object","additionalProperties":false,"properties":{"state_dir":{"type":"string","pattern":"^/","default":"/var/lib/croft-reconciler","description":"Folder of everything that must survive: database, images, authority, admin token. One reconciler per folder."},"runtime_dir":{"type":"string","pattern":"^/","maxLength":98,"description":"Folder of the Unix socket `api.sock`, made with mode 0700. Short, because the path of a socket ends at 107 bytes. Unless given: `/run/croft/<mark of the state folder>` as root, else below `$XDG_RUNTIME_DIR` or `/tmp`."},"address":{"type":"string","maxLength":45,"pattern":"^[0-9a-fA-F:.]+$","default":"127.0.0.1","description":"IP address on which clients are served, by TLS. `0.0.0.0` is every IPv4 address of the machine, `\"::\"` every address."},"port":{"type":"integer","minimum":0,"maximum":65535,"default":7400,"description":"Port for clients; 0 takes any free one (`endpoint.json` in the state folder names it)."},"agent_address":{"type":"string","maxLength":45,"pattern":"^[0-9a-fA-F:.]+$","default":"127.0.0.1","description":"IP address on which hosts' agents are served, by TLS with certificates of Croft's authority on both sides. A machine other than this one can join only if this is reachable from it."},"agent_port":{"type":"integer","minimum":0,"maximum":65535,"description":"Port for agents. Unless given: the one after `port`, or any free one if that is 0."},"names":{"type":"array","maxItems":50,"default":[],"description":"DNS names and IP addresses under which clients and agents reach this reconciler. Certificates of Croft's authority are valid for them, and the first is in the lines that join a host. Besides them certificates are valid for the machine's name, loopback and the addresses above; with `0.0.0.0` or `\"::\"` give at least one. In the variable with commas.","if":{"maxItems":50},"then":{"items":{"type":"string","maxLength":253,"pattern":"^[0-9A-Za-z:]([0-9A-Za-z.:-]*[0-9A-Za-z:])?$"}}},"tls_certificate_file":{"type":"string","pattern":"^/","description":"Certificate for clients (PEM, with its chain), such as one of a public authority. It is read again within a minute after the file changed. Unless given, clients see a certificate of Croft's own authority (`ca.pem` in the state folder). Agents always see the latter."},"tls_key_file":{"type":"string","pattern":"^/","description":"Private key of `tls_certificate_file` (PEM, not encrypted). Both are given, or neither."},"images_dir":{"type":"string","pattern":"^/","description":"Folder below which `file:` URLs of images may lie. Unless given: `images-in` in the state folder."},"provider_mirror_dir":{"type":"string","pattern":"^/","default":"/usr/share/croft/provider-mirror","description":"Folder of the provider that Terraform and OpenTofu may install from this reconciler (`/mirror/`), with a folder for each version; the package `croft-provider-mirror` fills it. Further versions may lie in `provider-mirror` of the state folder."},"fetch_allow":{"type":"array","maxItems":100,"default":[],"description":"Networks (CIDR) that image fetches may reach although they are private. In the variable with commas.","if":{"maxItems":100},"then":{"items":{"type":"string","maxLength":43,"pattern":"^[0-9a-fA-F:.]+(/\\d{1,3})?$"}}},"images_uid":{"type":"integer","minimum":1,"maximum":4294967294,"default":59001,"description":"User and group of the processes that inspect images, where the reconciler is root. Nothing else should run as it."},"max_connections":{"type":"integer","minimum":10,"maximum":100000,"default":4000,"description":"Connections that each of the two ports holds at once; further ones are closed."},"max_requests_per_second":{"type":"integer","minimum":1,"maximum":100000,"default":2000,"description":"Requests a second of one token, on average; ten times as many at once. What is more is answered with 429 and `Retry-After`."},"max_open_requests":{"type":"integer","minimum":1,"maximum":100000,"default":5000,"description":"Requests of one token that may be open at once, those included that wait (`?wait=`, followed events). What is more is answered with 429."},"host_lease_seconds":{"type":"integer","minimum":10,"maximum":40,"default":40,"description":"How long a host that does not reach the reconciler keeps running VMs with `on_host_loss = \"recreate\"` that are made anew on other hosts. Shorter moves them sooner; it has to be longer than a restart of the reconciler takes."},"log_level":{"type":"string","enum":["debug","info","warn","error"],"default":"info","description":"The least level that is logged."},"log_levels":{"type":"array","maxItems":50,"default":[],"description":"Other levels of components, such as `access=warn`. Both are read again on SIGHUP (`systemctl reload`). In the variable with commas.","if":{"maxItems":50},"then":{"items":{"type":"string","pattern":"^[a-z_]{1,32}=(debug|info|warn|error)$"}}},"otlp_endpoint":{"type":"string","maxLength":500,"pattern":"^https?://[^/?#]+(/[^?#]*)?$","description":"Collector of OpenTelemetry that spans are sent to (OTLP over HTTP, JSON), such as `http://127.0.0.1:4318`; `/v1/traces` is added. Unless given, nothing is recorded."}}};
const func1 = Object.prototype.hasOwnProperty;
const func2 = (runtime0.default ?? runtime0);
const pattern4 = new RegExp("^/", "u");
const pattern6 = new RegExp("^[0-9a-fA-F:.]+$", "u");
const pattern8 = new RegExp("^[0-9A-Za-z:]([0-9A-Za-z.:-]*[0-9A-Za-z:])?$", "u");
const pattern13 = new RegExp("^[0-9a-fA-F:.]+(/\\d{1,3})?$", "u");
const pattern14 = new RegExp("^[a-z_]{1,32}=(debug|info|warn|error)$", "u");
const pattern15 = new RegExp("^https?://[^/?#]+(/[^?#]*)?$", "u");

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
data.state_dir = "/var/lib/croft-reconciler";
}
if(data.address === undefined){
data.address = "127.0.0.1";
}
if(data.port === undefined){
data.port = 7400;
}
if(data.agent_address === undefined){
data.agent_address = "127.0.0.1";
}
if(data.names === undefined){
data.names = [];
}
if(data.provider_mirror_dir === undefined){
data.provider_mirror_dir = "/usr/share/croft/provider-mirror";
}
if(data.fetch_allow === undefined){
data.fetch_allow = [];
}
if(data.images_uid === undefined){
data.images_uid = 59001;
}
if(data.max_connections === undefined){
data.max_connections = 4000;
}
if(data.max_requests_per_second === undefined){
data.max_requests_per_second = 2000;
}
if(data.max_open_requests === undefined){
data.max_open_requests = 5000;
}
if(data.host_lease_seconds === undefined){
data.host_lease_seconds = 40;
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
if(func2(data1) > 98){
const err3 = {instancePath:instancePath+"/runtime_dir",schemaPath:"#/properties/runtime_dir/maxLength",keyword:"maxLength",params:{limit: 98},message:"must NOT have more than 98 characters"};
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
let data2 = data.address;
if(typeof data2 === "string"){
if(func2(data2) > 45){
const err6 = {instancePath:instancePath+"/address",schemaPath:"#/properties/address/maxLength",keyword:"maxLength",params:{limit: 45},message:"must NOT have more than 45 characters"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(!pattern6.test(data2)){
const err7 = {instancePath:instancePath+"/address",schemaPath:"#/properties/address/pattern",keyword:"pattern",params:{pattern: "^[0-9a-fA-F:.]+$"},message:"must match pattern \""+"^[0-9a-fA-F:.]+$"+"\""};
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
const err8 = {instancePath:instancePath+"/address",schemaPath:"#/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
let data3 = data.port;
if(!((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3)))){
const err9 = {instancePath:instancePath+"/port",schemaPath:"#/properties/port/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(typeof data3 == "number"){
if(data3 > 65535 || isNaN(data3)){
const err10 = {instancePath:instancePath+"/port",schemaPath:"#/properties/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(data3 < 0 || isNaN(data3)){
const err11 = {instancePath:instancePath+"/port",schemaPath:"#/properties/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
let data4 = data.agent_address;
if(typeof data4 === "string"){
if(func2(data4) > 45){
const err12 = {instancePath:instancePath+"/agent_address",schemaPath:"#/properties/agent_address/maxLength",keyword:"maxLength",params:{limit: 45},message:"must NOT have more than 45 characters"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(!pattern6.test(data4)){
const err13 = {instancePath:instancePath+"/agent_address",schemaPath:"#/properties/agent_address/pattern",keyword:"pattern",params:{pattern: "^[0-9a-fA-F:.]+$"},message:"must match pattern \""+"^[0-9a-fA-F:.]+$"+"\""};
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
const err14 = {instancePath:instancePath+"/agent_address",schemaPath:"#/properties/agent_address/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(data.agent_port !== undefined){
let data5 = data.agent_port;
if(!((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5)))){
const err15 = {instancePath:instancePath+"/agent_port",schemaPath:"#/properties/agent_port/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(typeof data5 == "number"){
if(data5 > 65535 || isNaN(data5)){
const err16 = {instancePath:instancePath+"/agent_port",schemaPath:"#/properties/agent_port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(data5 < 0 || isNaN(data5)){
const err17 = {instancePath:instancePath+"/agent_port",schemaPath:"#/properties/agent_port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
let data6 = data.names;
const _errs16 = errors;
let valid1 = true;
const _errs17 = errors;
if(Array.isArray(data6)){
if(data6.length > 50){
const err18 = {};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
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
if(func2(data7) > 253){
const err19 = {instancePath:instancePath+"/names/" + i0,schemaPath:"#/properties/names/then/items/maxLength",keyword:"maxLength",params:{limit: 253},message:"must NOT have more than 253 characters"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(!pattern8.test(data7)){
const err20 = {instancePath:instancePath+"/names/" + i0,schemaPath:"#/properties/names/then/items/pattern",keyword:"pattern",params:{pattern: "^[0-9A-Za-z:]([0-9A-Za-z.:-]*[0-9A-Za-z:])?$"},message:"must match pattern \""+"^[0-9A-Za-z:]([0-9A-Za-z.:-]*[0-9A-Za-z:])?$"+"\""};
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
const err21 = {instancePath:instancePath+"/names/" + i0,schemaPath:"#/properties/names/then/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
var _valid0 = _errs18 === errors;
valid1 = _valid0;
}
if(!valid1){
const err22 = {instancePath:instancePath+"/names",schemaPath:"#/properties/names/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if(Array.isArray(data6)){
if(data6.length > 50){
const err23 = {instancePath:instancePath+"/names",schemaPath:"#/properties/names/maxItems",keyword:"maxItems",params:{limit: 50},message:"must NOT have more than 50 items"};
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
const err24 = {instancePath:instancePath+"/names",schemaPath:"#/properties/names/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(data.tls_certificate_file !== undefined){
let data8 = data.tls_certificate_file;
if(typeof data8 === "string"){
if(!pattern4.test(data8)){
const err25 = {instancePath:instancePath+"/tls_certificate_file",schemaPath:"#/properties/tls_certificate_file/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\""};
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
const err26 = {instancePath:instancePath+"/tls_certificate_file",schemaPath:"#/properties/tls_certificate_file/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data.tls_key_file !== undefined){
let data9 = data.tls_key_file;
if(typeof data9 === "string"){
if(!pattern4.test(data9)){
const err27 = {instancePath:instancePath+"/tls_key_file",schemaPath:"#/properties/tls_key_file/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\""};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
else {
const err28 = {instancePath:instancePath+"/tls_key_file",schemaPath:"#/properties/tls_key_file/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data.images_dir !== undefined){
let data10 = data.images_dir;
if(typeof data10 === "string"){
if(!pattern4.test(data10)){
const err29 = {instancePath:instancePath+"/images_dir",schemaPath:"#/properties/images_dir/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\""};
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
const err30 = {instancePath:instancePath+"/images_dir",schemaPath:"#/properties/images_dir/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
let data11 = data.provider_mirror_dir;
if(typeof data11 === "string"){
if(!pattern4.test(data11)){
const err31 = {instancePath:instancePath+"/provider_mirror_dir",schemaPath:"#/properties/provider_mirror_dir/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\""};
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
const err32 = {instancePath:instancePath+"/provider_mirror_dir",schemaPath:"#/properties/provider_mirror_dir/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
let data12 = data.fetch_allow;
const _errs31 = errors;
let valid4 = true;
const _errs32 = errors;
if(Array.isArray(data12)){
if(data12.length > 100){
const err33 = {};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
var _valid1 = _errs32 === errors;
errors = _errs31;
if(vErrors !== null){
if(_errs31){
vErrors.length = _errs31;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs33 = errors;
if(Array.isArray(data12)){
const len1 = data12.length;
for(let i1=0; i1<len1; i1++){
let data13 = data12[i1];
if(typeof data13 === "string"){
if(func2(data13) > 43){
const err34 = {instancePath:instancePath+"/fetch_allow/" + i1,schemaPath:"#/properties/fetch_allow/then/items/maxLength",keyword:"maxLength",params:{limit: 43},message:"must NOT have more than 43 characters"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if(!pattern13.test(data13)){
const err35 = {instancePath:instancePath+"/fetch_allow/" + i1,schemaPath:"#/properties/fetch_allow/then/items/pattern",keyword:"pattern",params:{pattern: "^[0-9a-fA-F:.]+(/\\d{1,3})?$"},message:"must match pattern \""+"^[0-9a-fA-F:.]+(/\\d{1,3})?$"+"\""};
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
const err36 = {instancePath:instancePath+"/fetch_allow/" + i1,schemaPath:"#/properties/fetch_allow/then/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
var _valid1 = _errs33 === errors;
valid4 = _valid1;
}
if(!valid4){
const err37 = {instancePath:instancePath+"/fetch_allow",schemaPath:"#/properties/fetch_allow/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
if(Array.isArray(data12)){
if(data12.length > 100){
const err38 = {instancePath:instancePath+"/fetch_allow",schemaPath:"#/properties/fetch_allow/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
else {
const err39 = {instancePath:instancePath+"/fetch_allow",schemaPath:"#/properties/fetch_allow/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
let data14 = data.images_uid;
if(!((typeof data14 == "number") && (!(data14 % 1) && !isNaN(data14)))){
const err40 = {instancePath:instancePath+"/images_uid",schemaPath:"#/properties/images_uid/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
if(typeof data14 == "number"){
if(data14 > 4294967294 || isNaN(data14)){
const err41 = {instancePath:instancePath+"/images_uid",schemaPath:"#/properties/images_uid/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4294967294},message:"must be <= 4294967294"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
if(data14 < 1 || isNaN(data14)){
const err42 = {instancePath:instancePath+"/images_uid",schemaPath:"#/properties/images_uid/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
let data15 = data.max_connections;
if(!((typeof data15 == "number") && (!(data15 % 1) && !isNaN(data15)))){
const err43 = {instancePath:instancePath+"/max_connections",schemaPath:"#/properties/max_connections/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
if(typeof data15 == "number"){
if(data15 > 100000 || isNaN(data15)){
const err44 = {instancePath:instancePath+"/max_connections",schemaPath:"#/properties/max_connections/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},message:"must be <= 100000"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
if(data15 < 10 || isNaN(data15)){
const err45 = {instancePath:instancePath+"/max_connections",schemaPath:"#/properties/max_connections/minimum",keyword:"minimum",params:{comparison: ">=", limit: 10},message:"must be >= 10"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
let data16 = data.max_requests_per_second;
if(!((typeof data16 == "number") && (!(data16 % 1) && !isNaN(data16)))){
const err46 = {instancePath:instancePath+"/max_requests_per_second",schemaPath:"#/properties/max_requests_per_second/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
if(typeof data16 == "number"){
if(data16 > 100000 || isNaN(data16)){
const err47 = {instancePath:instancePath+"/max_requests_per_second",schemaPath:"#/properties/max_requests_per_second/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},message:"must be <= 100000"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
if(data16 < 1 || isNaN(data16)){
const err48 = {instancePath:instancePath+"/max_requests_per_second",schemaPath:"#/properties/max_requests_per_second/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
let data17 = data.max_open_requests;
if(!((typeof data17 == "number") && (!(data17 % 1) && !isNaN(data17)))){
const err49 = {instancePath:instancePath+"/max_open_requests",schemaPath:"#/properties/max_open_requests/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
if(typeof data17 == "number"){
if(data17 > 100000 || isNaN(data17)){
const err50 = {instancePath:instancePath+"/max_open_requests",schemaPath:"#/properties/max_open_requests/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},message:"must be <= 100000"};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
if(data17 < 1 || isNaN(data17)){
const err51 = {instancePath:instancePath+"/max_open_requests",schemaPath:"#/properties/max_open_requests/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
let data18 = data.host_lease_seconds;
if(!((typeof data18 == "number") && (!(data18 % 1) && !isNaN(data18)))){
const err52 = {instancePath:instancePath+"/host_lease_seconds",schemaPath:"#/properties/host_lease_seconds/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
if(typeof data18 == "number"){
if(data18 > 40 || isNaN(data18)){
const err53 = {instancePath:instancePath+"/host_lease_seconds",schemaPath:"#/properties/host_lease_seconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 40},message:"must be <= 40"};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
if(data18 < 10 || isNaN(data18)){
const err54 = {instancePath:instancePath+"/host_lease_seconds",schemaPath:"#/properties/host_lease_seconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 10},message:"must be >= 10"};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
let data19 = data.log_level;
if(typeof data19 !== "string"){
const err55 = {instancePath:instancePath+"/log_level",schemaPath:"#/properties/log_level/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
if(!((((data19 === "debug") || (data19 === "info")) || (data19 === "warn")) || (data19 === "error"))){
const err56 = {instancePath:instancePath+"/log_level",schemaPath:"#/properties/log_level/enum",keyword:"enum",params:{allowedValues: schema31.properties.log_level.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
let data20 = data.log_levels;
const _errs50 = errors;
let valid7 = true;
const _errs51 = errors;
if(Array.isArray(data20)){
if(data20.length > 50){
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
var _valid2 = _errs51 === errors;
errors = _errs50;
if(vErrors !== null){
if(_errs50){
vErrors.length = _errs50;
}
else {
vErrors = null;
}
}
if(_valid2){
const _errs52 = errors;
if(Array.isArray(data20)){
const len2 = data20.length;
for(let i2=0; i2<len2; i2++){
let data21 = data20[i2];
if(typeof data21 === "string"){
if(!pattern14.test(data21)){
const err58 = {instancePath:instancePath+"/log_levels/" + i2,schemaPath:"#/properties/log_levels/then/items/pattern",keyword:"pattern",params:{pattern: "^[a-z_]{1,32}=(debug|info|warn|error)$"},message:"must match pattern \""+"^[a-z_]{1,32}=(debug|info|warn|error)$"+"\""};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
else {
const err59 = {instancePath:instancePath+"/log_levels/" + i2,schemaPath:"#/properties/log_levels/then/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
var _valid2 = _errs52 === errors;
valid7 = _valid2;
}
if(!valid7){
const err60 = {instancePath:instancePath+"/log_levels",schemaPath:"#/properties/log_levels/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
if(Array.isArray(data20)){
if(data20.length > 50){
const err61 = {instancePath:instancePath+"/log_levels",schemaPath:"#/properties/log_levels/maxItems",keyword:"maxItems",params:{limit: 50},message:"must NOT have more than 50 items"};
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
const err62 = {instancePath:instancePath+"/log_levels",schemaPath:"#/properties/log_levels/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
if(data.otlp_endpoint !== undefined){
let data22 = data.otlp_endpoint;
if(typeof data22 === "string"){
if(func2(data22) > 500){
const err63 = {instancePath:instancePath+"/otlp_endpoint",schemaPath:"#/properties/otlp_endpoint/maxLength",keyword:"maxLength",params:{limit: 500},message:"must NOT have more than 500 characters"};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
if(!pattern15.test(data22)){
const err64 = {instancePath:instancePath+"/otlp_endpoint",schemaPath:"#/properties/otlp_endpoint/pattern",keyword:"pattern",params:{pattern: "^https?://[^/?#]+(/[^?#]*)?$"},message:"must match pattern \""+"^https?://[^/?#]+(/[^?#]*)?$"+"\""};
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
const err65 = {instancePath:instancePath+"/otlp_endpoint",schemaPath:"#/properties/otlp_endpoint/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
const err66 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

