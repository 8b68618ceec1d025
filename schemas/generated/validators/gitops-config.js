// Generated from schemas/; edit the YAML there and run `npm run generate`.
import runtime0 from "ajv/dist/runtime/ucs2length.js";
import runtime1 from "ajv/dist/runtime/equal.js";
"use strict";
export const validateGitopsConfig = validate20;
const schema31 = {"type":"object","additionalProperties":false,"required":["endpoint","token_file","sources"],"properties":{"endpoint":{"type":"string","pattern":"^https://[^\\s?#@]+$","examples":["https://127.0.0.1:7400"],"description":"Address of the reconciler, for the runner, for Terraform and for its state."},"token_file":{"type":"string","pattern":"^/","examples":["/etc/croft/gitops/token"],"description":"File with a token of this runner's own (role `operator` of the project, or `admin`). A lock of a state that was taken with it while nothing of the runner runs is given back, so nobody else uses it."},"ca_certificate_file":{"type":"string","pattern":"^/","examples":["/etc/croft/ca.pem"],"description":"The authority of the reconciler's certificate, `ca.pem` of its state folder; the system's ones unless given."},"state_dir":{"type":"string","pattern":"^/","default":"/var/lib/croft-gitops","description":"Folder of runs, plans and checkouts. One runner per folder."},"terraform":{"type":"string","minLength":1,"examples":["tofu"],"description":"Terraform's or OpenTofu's program, by name or path; `terraform`, else `tofu`, whichever is on the path, unless given."},"terraform_config_file":{"type":"string","pattern":"^/","description":"Settings of that program (`TF_CLI_CONFIG_FILE`). Unless given, the provider comes from the reconciler's mirror and everything else from its registry."},"sources":{"type":"array","minItems":1,"maxItems":100,"description":"The repositories. One run at a time, of all of them.","if":{"maxItems":100},"then":{"items":{"type":"object","additionalProperties":false,"required":["name","repository"],"properties":{"name":{"type":"string","pattern":"^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$","examples":["infra"],"description":"Name of the source in runs and events."},"project":{"type":"string","pattern":"^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$","examples":["web"],"description":"Project whose operators see and approve its runs. Without one they are for admins, and the token is an admin's."},"repository":{"type":"string","maxLength":1000,"pattern":"^(https://[^\\s?#@]+|ssh://[^\\s?#:@]+@[^\\s?#@]+)$","examples":["ssh://git@git.example/infra.git"],"description":"URL of the repository, `https://host/path` or `ssh://user@host/path`. It holds no secret."},"branch":{"type":"string","maxLength":255,"pattern":"^[A-Za-z0-9_][A-Za-z0-9._/-]*$","default":"main","description":"The branch that is followed."},"path":{"type":"string","maxLength":1000,"pattern":"^[^/\\u0000].*$","default":".","description":"Folder of the configuration, from the root of the repository."},"deploy_key_file":{"type":"string","pattern":"^/","examples":["/etc/croft/gitops/deploy-key"],"description":"Private key for `ssh://`, without a passphrase."},"known_hosts_file":{"type":"string","pattern":"^/","examples":["/etc/croft/gitops/known_hosts"],"description":"The server's host keys, as `ssh-keyscan` prints them; required for `ssh://`."},"git_token_file":{"type":"string","pattern":"^/","description":"Token or password for `https://`."},"git_user":{"type":"string","maxLength":100,"pattern":"^[^\\s:]+$","default":"git","description":"User that goes with `git_token_file`."},"git_ca_certificate_file":{"type":"string","pattern":"^/","description":"Authorities of the git server's certificate; the system's ones unless given."},"allowed_signers_file":{"type":"string","pattern":"^/","description":"SSH keys whose signature the commit must have (`ssh-keygen(1)`, ALLOWED SIGNERS). With this or `gpg_keys_file` nothing of an unsigned commit is run."},"gpg_keys_file":{"type":"string","pattern":"^/","description":"GnuPG public keys, one of which the commit must be signed with."},"program":{"type":"string","enum":["hcl","cdktf"],"default":"hcl","description":"What lies at `path`, a configuration or a program of CDKTF that writes one."},"synth":{"type":"array","minItems":1,"maxItems":10,"examples":[[["npm","ci"],["npm","run","synth"]]],"description":"Commands that write `cdktf.out`, each with its arguments; required for `cdktf`. They get no token.","if":{"maxItems":10},"then":{"items":{"type":"array","minItems":1,"maxItems":50,"if":{"maxItems":50},"then":{"items":{"type":"string","maxLength":1000}}}}},"stack":{"type":"string","maxLength":255,"pattern":"^[A-Za-z0-9_.-]+$","description":"Name of the CDKTF stack; it may be left out where there is one."},"state":{"type":"string","pattern":"^[a-z]([a-z0-9-]{0,61}[a-z0-9])?/[a-z]([a-z0-9-]{0,61}[a-z0-9])?$","examples":["web/prod"],"description":"State that Croft keeps for `backend \"http\" {}`, as `project/name`. Without it the repository says where its state is."},"workspace":{"type":"string","maxLength":90,"pattern":"^[A-Za-z0-9_.-]+$","description":"Workspace of a backend that has them."},"environment_files":{"type":"object","maxProperties":50,"propertyNames":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_]*$","maxLength":200},"additionalProperties":{"type":"string","pattern":"^/"},"examples":[{"TF_VAR_password":"/etc/croft/gitops/password"}],"description":"Variables that Terraform gets, each from a file. They appear in no log."},"variables":{"type":"object","maxProperties":100,"propertyNames":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_-]*$","maxLength":200},"additionalProperties":{"type":"string","maxLength":10000},"description":"Variables of the configuration that are no secrets."},"poll_seconds":{"type":"integer","minimum":1,"maximum":86400,"default":60,"description":"How often the branch, and an approval, is looked at."},"schedule":{"type":"string","maxLength":100,"examples":["17 3 * * *"],"description":"When to plan although nothing was committed, in cron's syntax, UTC: that finds what was changed by others. What the plan finds is applied like a change. Unless given, only changes start runs."},"retry_seconds":{"type":"integer","minimum":1,"maximum":86400,"default":300,"description":"How long after a failed run the next one starts; each further failure doubles it, up to a day."},"apply":{"type":"string","enum":["automatic","approved","never"],"default":"automatic","description":"`automatic`, what destroys or replaces something still waits for an approval. `approved`, everything waits for one. `never`, plans are only shown."},"allow_destroy":{"type":"boolean","default":false,"description":"Whether `automatic` applies what destroys or replaces, too."},"timeout_minutes":{"type":"integer","minimum":1,"maximum":1440,"default":60,"description":"How long one command of a run may take. Then it is asked to end, and after five more minutes it is ended."},"webhook":{"type":"object","additionalProperties":false,"required":["url","secret_file"],"description":"Who is told of runs.","properties":{"url":{"type":"string","maxLength":1000,"pattern":"^https?://[^\\s#@]+$","description":"Where it is posted to."},"secret_file":{"type":"string","pattern":"^/","description":"File with the secret of the signature."},"ca_certificate_file":{"type":"string","pattern":"^/","description":"Authorities of its certificate; the system's ones unless given."},"states":{"type":"array","minItems":1,"maxItems":10,"uniqueItems":true,"default":["planned","waiting_for_approval","applied","failed","interrupted"],"description":"The states that are told.","if":{"maxItems":10},"then":{"items":{"type":"string","enum":["unchanged","planned","waiting_for_approval","applying","applied","failed","discarded","superseded","interrupted"]}}}}}}}}}}};
const pattern4 = new RegExp("^https://[^\\s?#@]+$", "u");
const pattern5 = new RegExp("^/", "u");
const pattern9 = new RegExp("^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$", "u");
const pattern11 = new RegExp("^(https://[^\\s?#@]+|ssh://[^\\s?#:@]+@[^\\s?#@]+)$", "u");
const pattern12 = new RegExp("^[A-Za-z0-9_][A-Za-z0-9._/-]*$", "u");
const pattern13 = new RegExp("^[^/\\u0000].*$", "u");
const pattern17 = new RegExp("^[^\\s:]+$", "u");
const pattern21 = new RegExp("^[A-Za-z0-9_.-]+$", "u");
const pattern22 = new RegExp("^[a-z]([a-z0-9-]{0,61}[a-z0-9])?/[a-z]([a-z0-9-]{0,61}[a-z0-9])?$", "u");
const pattern24 = new RegExp("^[A-Za-z_][A-Za-z0-9_]*$", "u");
const pattern26 = new RegExp("^[A-Za-z_][A-Za-z0-9_-]*$", "u");
const pattern27 = new RegExp("^https?://[^\\s#@]+$", "u");
const func1 = (runtime0.default ?? runtime0);
const func2 = Object.prototype.hasOwnProperty;
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
if(data.state_dir === undefined){
data.state_dir = "/var/lib/croft-gitops";
}
if(data.endpoint === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "endpoint"},message:"must have required property '"+"endpoint"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.token_file === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "token_file"},message:"must have required property '"+"token_file"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.sources === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "sources"},message:"must have required property '"+"sources"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 in data){
if(!(((((((key0 === "endpoint") || (key0 === "token_file")) || (key0 === "ca_certificate_file")) || (key0 === "state_dir")) || (key0 === "terraform")) || (key0 === "terraform_config_file")) || (key0 === "sources"))){
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
if(data.endpoint !== undefined){
let data0 = data.endpoint;
if(typeof data0 === "string"){
if(!pattern4.test(data0)){
const err4 = {instancePath:instancePath+"/endpoint",schemaPath:"#/properties/endpoint/pattern",keyword:"pattern",params:{pattern: "^https://[^\\s?#@]+$"},message:"must match pattern \""+"^https://[^\\s?#@]+$"+"\""};
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
const err5 = {instancePath:instancePath+"/endpoint",schemaPath:"#/properties/endpoint/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.token_file !== undefined){
let data1 = data.token_file;
if(typeof data1 === "string"){
if(!pattern5.test(data1)){
const err6 = {instancePath:instancePath+"/token_file",schemaPath:"#/properties/token_file/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\""};
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
const err7 = {instancePath:instancePath+"/token_file",schemaPath:"#/properties/token_file/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.ca_certificate_file !== undefined){
let data2 = data.ca_certificate_file;
if(typeof data2 === "string"){
if(!pattern5.test(data2)){
const err8 = {instancePath:instancePath+"/ca_certificate_file",schemaPath:"#/properties/ca_certificate_file/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\""};
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
const err9 = {instancePath:instancePath+"/ca_certificate_file",schemaPath:"#/properties/ca_certificate_file/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
let data3 = data.state_dir;
if(typeof data3 === "string"){
if(!pattern5.test(data3)){
const err10 = {instancePath:instancePath+"/state_dir",schemaPath:"#/properties/state_dir/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\""};
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
const err11 = {instancePath:instancePath+"/state_dir",schemaPath:"#/properties/state_dir/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data.terraform !== undefined){
let data4 = data.terraform;
if(typeof data4 === "string"){
if(func1(data4) < 1){
const err12 = {instancePath:instancePath+"/terraform",schemaPath:"#/properties/terraform/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
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
const err13 = {instancePath:instancePath+"/terraform",schemaPath:"#/properties/terraform/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.terraform_config_file !== undefined){
let data5 = data.terraform_config_file;
if(typeof data5 === "string"){
if(!pattern5.test(data5)){
const err14 = {instancePath:instancePath+"/terraform_config_file",schemaPath:"#/properties/terraform_config_file/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\""};
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
const err15 = {instancePath:instancePath+"/terraform_config_file",schemaPath:"#/properties/terraform_config_file/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.sources !== undefined){
let data6 = data.sources;
const _errs16 = errors;
let valid1 = true;
const _errs17 = errors;
if(Array.isArray(data6)){
if(data6.length > 100){
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
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
if(data7.branch === undefined){
data7.branch = "main";
}
if(data7.path === undefined){
data7.path = ".";
}
if(data7.git_user === undefined){
data7.git_user = "git";
}
if(data7.program === undefined){
data7.program = "hcl";
}
if(data7.poll_seconds === undefined){
data7.poll_seconds = 60;
}
if(data7.retry_seconds === undefined){
data7.retry_seconds = 300;
}
if(data7.apply === undefined){
data7.apply = "automatic";
}
if(data7.allow_destroy === undefined){
data7.allow_destroy = false;
}
if(data7.timeout_minutes === undefined){
data7.timeout_minutes = 60;
}
if(data7.name === undefined){
const err17 = {instancePath:instancePath+"/sources/" + i0,schemaPath:"#/properties/sources/then/items/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(data7.repository === undefined){
const err18 = {instancePath:instancePath+"/sources/" + i0,schemaPath:"#/properties/sources/then/items/required",keyword:"required",params:{missingProperty: "repository"},message:"must have required property '"+"repository"+"'"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
for(const key1 in data7){
if(!(func2.call(schema31.properties.sources.then.items.properties, key1))){
const err19 = {instancePath:instancePath+"/sources/" + i0,schemaPath:"#/properties/sources/then/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data7.name !== undefined){
let data8 = data7.name;
if(typeof data8 === "string"){
if(!pattern9.test(data8)){
const err20 = {instancePath:instancePath+"/sources/" + i0+"/name",schemaPath:"#/properties/sources/then/items/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$"},message:"must match pattern \""+"^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$"+"\""};
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
const err21 = {instancePath:instancePath+"/sources/" + i0+"/name",schemaPath:"#/properties/sources/then/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data7.project !== undefined){
let data9 = data7.project;
if(typeof data9 === "string"){
if(!pattern9.test(data9)){
const err22 = {instancePath:instancePath+"/sources/" + i0+"/project",schemaPath:"#/properties/sources/then/items/properties/project/pattern",keyword:"pattern",params:{pattern: "^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$"},message:"must match pattern \""+"^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$"+"\""};
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
const err23 = {instancePath:instancePath+"/sources/" + i0+"/project",schemaPath:"#/properties/sources/then/items/properties/project/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data7.repository !== undefined){
let data10 = data7.repository;
if(typeof data10 === "string"){
if(func1(data10) > 1000){
const err24 = {instancePath:instancePath+"/sources/" + i0+"/repository",schemaPath:"#/properties/sources/then/items/properties/repository/maxLength",keyword:"maxLength",params:{limit: 1000},message:"must NOT have more than 1000 characters"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(!pattern11.test(data10)){
const err25 = {instancePath:instancePath+"/sources/" + i0+"/repository",schemaPath:"#/properties/sources/then/items/properties/repository/pattern",keyword:"pattern",params:{pattern: "^(https://[^\\s?#@]+|ssh://[^\\s?#:@]+@[^\\s?#@]+)$"},message:"must match pattern \""+"^(https://[^\\s?#@]+|ssh://[^\\s?#:@]+@[^\\s?#@]+)$"+"\""};
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
const err26 = {instancePath:instancePath+"/sources/" + i0+"/repository",schemaPath:"#/properties/sources/then/items/properties/repository/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
let data11 = data7.branch;
if(typeof data11 === "string"){
if(func1(data11) > 255){
const err27 = {instancePath:instancePath+"/sources/" + i0+"/branch",schemaPath:"#/properties/sources/then/items/properties/branch/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
if(!pattern12.test(data11)){
const err28 = {instancePath:instancePath+"/sources/" + i0+"/branch",schemaPath:"#/properties/sources/then/items/properties/branch/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_][A-Za-z0-9._/-]*$"},message:"must match pattern \""+"^[A-Za-z0-9_][A-Za-z0-9._/-]*$"+"\""};
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
const err29 = {instancePath:instancePath+"/sources/" + i0+"/branch",schemaPath:"#/properties/sources/then/items/properties/branch/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
let data12 = data7.path;
if(typeof data12 === "string"){
if(func1(data12) > 1000){
const err30 = {instancePath:instancePath+"/sources/" + i0+"/path",schemaPath:"#/properties/sources/then/items/properties/path/maxLength",keyword:"maxLength",params:{limit: 1000},message:"must NOT have more than 1000 characters"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if(!pattern13.test(data12)){
const err31 = {instancePath:instancePath+"/sources/" + i0+"/path",schemaPath:"#/properties/sources/then/items/properties/path/pattern",keyword:"pattern",params:{pattern: "^[^/\\u0000].*$"},message:"must match pattern \""+"^[^/\\u0000].*$"+"\""};
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
const err32 = {instancePath:instancePath+"/sources/" + i0+"/path",schemaPath:"#/properties/sources/then/items/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if(data7.deploy_key_file !== undefined){
let data13 = data7.deploy_key_file;
if(typeof data13 === "string"){
if(!pattern5.test(data13)){
const err33 = {instancePath:instancePath+"/sources/" + i0+"/deploy_key_file",schemaPath:"#/properties/sources/then/items/properties/deploy_key_file/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\""};
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
const err34 = {instancePath:instancePath+"/sources/" + i0+"/deploy_key_file",schemaPath:"#/properties/sources/then/items/properties/deploy_key_file/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data7.known_hosts_file !== undefined){
let data14 = data7.known_hosts_file;
if(typeof data14 === "string"){
if(!pattern5.test(data14)){
const err35 = {instancePath:instancePath+"/sources/" + i0+"/known_hosts_file",schemaPath:"#/properties/sources/then/items/properties/known_hosts_file/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\""};
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
const err36 = {instancePath:instancePath+"/sources/" + i0+"/known_hosts_file",schemaPath:"#/properties/sources/then/items/properties/known_hosts_file/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data7.git_token_file !== undefined){
let data15 = data7.git_token_file;
if(typeof data15 === "string"){
if(!pattern5.test(data15)){
const err37 = {instancePath:instancePath+"/sources/" + i0+"/git_token_file",schemaPath:"#/properties/sources/then/items/properties/git_token_file/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\""};
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
const err38 = {instancePath:instancePath+"/sources/" + i0+"/git_token_file",schemaPath:"#/properties/sources/then/items/properties/git_token_file/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
let data16 = data7.git_user;
if(typeof data16 === "string"){
if(func1(data16) > 100){
const err39 = {instancePath:instancePath+"/sources/" + i0+"/git_user",schemaPath:"#/properties/sources/then/items/properties/git_user/maxLength",keyword:"maxLength",params:{limit: 100},message:"must NOT have more than 100 characters"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
if(!pattern17.test(data16)){
const err40 = {instancePath:instancePath+"/sources/" + i0+"/git_user",schemaPath:"#/properties/sources/then/items/properties/git_user/pattern",keyword:"pattern",params:{pattern: "^[^\\s:]+$"},message:"must match pattern \""+"^[^\\s:]+$"+"\""};
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
const err41 = {instancePath:instancePath+"/sources/" + i0+"/git_user",schemaPath:"#/properties/sources/then/items/properties/git_user/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
if(data7.git_ca_certificate_file !== undefined){
let data17 = data7.git_ca_certificate_file;
if(typeof data17 === "string"){
if(!pattern5.test(data17)){
const err42 = {instancePath:instancePath+"/sources/" + i0+"/git_ca_certificate_file",schemaPath:"#/properties/sources/then/items/properties/git_ca_certificate_file/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\""};
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
const err43 = {instancePath:instancePath+"/sources/" + i0+"/git_ca_certificate_file",schemaPath:"#/properties/sources/then/items/properties/git_ca_certificate_file/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
if(data7.allowed_signers_file !== undefined){
let data18 = data7.allowed_signers_file;
if(typeof data18 === "string"){
if(!pattern5.test(data18)){
const err44 = {instancePath:instancePath+"/sources/" + i0+"/allowed_signers_file",schemaPath:"#/properties/sources/then/items/properties/allowed_signers_file/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\""};
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
const err45 = {instancePath:instancePath+"/sources/" + i0+"/allowed_signers_file",schemaPath:"#/properties/sources/then/items/properties/allowed_signers_file/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
if(data7.gpg_keys_file !== undefined){
let data19 = data7.gpg_keys_file;
if(typeof data19 === "string"){
if(!pattern5.test(data19)){
const err46 = {instancePath:instancePath+"/sources/" + i0+"/gpg_keys_file",schemaPath:"#/properties/sources/then/items/properties/gpg_keys_file/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\""};
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
const err47 = {instancePath:instancePath+"/sources/" + i0+"/gpg_keys_file",schemaPath:"#/properties/sources/then/items/properties/gpg_keys_file/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
let data20 = data7.program;
if(typeof data20 !== "string"){
const err48 = {instancePath:instancePath+"/sources/" + i0+"/program",schemaPath:"#/properties/sources/then/items/properties/program/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
if(!((data20 === "hcl") || (data20 === "cdktf"))){
const err49 = {instancePath:instancePath+"/sources/" + i0+"/program",schemaPath:"#/properties/sources/then/items/properties/program/enum",keyword:"enum",params:{allowedValues: schema31.properties.sources.then.items.properties.program.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
if(data7.synth !== undefined){
let data21 = data7.synth;
const _errs50 = errors;
let valid5 = true;
const _errs51 = errors;
if(Array.isArray(data21)){
if(data21.length > 10){
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
var _valid1 = _errs51 === errors;
errors = _errs50;
if(vErrors !== null){
if(_errs50){
vErrors.length = _errs50;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs52 = errors;
if(Array.isArray(data21)){
const len1 = data21.length;
for(let i1=0; i1<len1; i1++){
let data22 = data21[i1];
const _errs55 = errors;
let valid8 = true;
const _errs56 = errors;
if(Array.isArray(data22)){
if(data22.length > 50){
const err51 = {};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
var _valid2 = _errs56 === errors;
errors = _errs55;
if(vErrors !== null){
if(_errs55){
vErrors.length = _errs55;
}
else {
vErrors = null;
}
}
if(_valid2){
const _errs57 = errors;
if(Array.isArray(data22)){
const len2 = data22.length;
for(let i2=0; i2<len2; i2++){
let data23 = data22[i2];
if(typeof data23 === "string"){
if(func1(data23) > 1000){
const err52 = {instancePath:instancePath+"/sources/" + i0+"/synth/" + i1+"/" + i2,schemaPath:"#/properties/sources/then/items/properties/synth/then/items/then/items/maxLength",keyword:"maxLength",params:{limit: 1000},message:"must NOT have more than 1000 characters"};
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
const err53 = {instancePath:instancePath+"/sources/" + i0+"/synth/" + i1+"/" + i2,schemaPath:"#/properties/sources/then/items/properties/synth/then/items/then/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
var _valid2 = _errs57 === errors;
valid8 = _valid2;
}
if(!valid8){
const err54 = {instancePath:instancePath+"/sources/" + i0+"/synth/" + i1,schemaPath:"#/properties/sources/then/items/properties/synth/then/items/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
if(Array.isArray(data22)){
if(data22.length > 50){
const err55 = {instancePath:instancePath+"/sources/" + i0+"/synth/" + i1,schemaPath:"#/properties/sources/then/items/properties/synth/then/items/maxItems",keyword:"maxItems",params:{limit: 50},message:"must NOT have more than 50 items"};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
if(data22.length < 1){
const err56 = {instancePath:instancePath+"/sources/" + i0+"/synth/" + i1,schemaPath:"#/properties/sources/then/items/properties/synth/then/items/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
else {
const err57 = {instancePath:instancePath+"/sources/" + i0+"/synth/" + i1,schemaPath:"#/properties/sources/then/items/properties/synth/then/items/type",keyword:"type",params:{type: "array"},message:"must be array"};
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
var _valid1 = _errs52 === errors;
valid5 = _valid1;
}
if(!valid5){
const err58 = {instancePath:instancePath+"/sources/" + i0+"/synth",schemaPath:"#/properties/sources/then/items/properties/synth/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
if(Array.isArray(data21)){
if(data21.length > 10){
const err59 = {instancePath:instancePath+"/sources/" + i0+"/synth",schemaPath:"#/properties/sources/then/items/properties/synth/maxItems",keyword:"maxItems",params:{limit: 10},message:"must NOT have more than 10 items"};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
if(data21.length < 1){
const err60 = {instancePath:instancePath+"/sources/" + i0+"/synth",schemaPath:"#/properties/sources/then/items/properties/synth/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
else {
const err61 = {instancePath:instancePath+"/sources/" + i0+"/synth",schemaPath:"#/properties/sources/then/items/properties/synth/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
if(data7.stack !== undefined){
let data24 = data7.stack;
if(typeof data24 === "string"){
if(func1(data24) > 255){
const err62 = {instancePath:instancePath+"/sources/" + i0+"/stack",schemaPath:"#/properties/sources/then/items/properties/stack/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
if(!pattern21.test(data24)){
const err63 = {instancePath:instancePath+"/sources/" + i0+"/stack",schemaPath:"#/properties/sources/then/items/properties/stack/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_.-]+$"},message:"must match pattern \""+"^[A-Za-z0-9_.-]+$"+"\""};
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
const err64 = {instancePath:instancePath+"/sources/" + i0+"/stack",schemaPath:"#/properties/sources/then/items/properties/stack/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
if(data7.state !== undefined){
let data25 = data7.state;
if(typeof data25 === "string"){
if(!pattern22.test(data25)){
const err65 = {instancePath:instancePath+"/sources/" + i0+"/state",schemaPath:"#/properties/sources/then/items/properties/state/pattern",keyword:"pattern",params:{pattern: "^[a-z]([a-z0-9-]{0,61}[a-z0-9])?/[a-z]([a-z0-9-]{0,61}[a-z0-9])?$"},message:"must match pattern \""+"^[a-z]([a-z0-9-]{0,61}[a-z0-9])?/[a-z]([a-z0-9-]{0,61}[a-z0-9])?$"+"\""};
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
const err66 = {instancePath:instancePath+"/sources/" + i0+"/state",schemaPath:"#/properties/sources/then/items/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
if(data7.workspace !== undefined){
let data26 = data7.workspace;
if(typeof data26 === "string"){
if(func1(data26) > 90){
const err67 = {instancePath:instancePath+"/sources/" + i0+"/workspace",schemaPath:"#/properties/sources/then/items/properties/workspace/maxLength",keyword:"maxLength",params:{limit: 90},message:"must NOT have more than 90 characters"};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
if(!pattern21.test(data26)){
const err68 = {instancePath:instancePath+"/sources/" + i0+"/workspace",schemaPath:"#/properties/sources/then/items/properties/workspace/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_.-]+$"},message:"must match pattern \""+"^[A-Za-z0-9_.-]+$"+"\""};
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
const err69 = {instancePath:instancePath+"/sources/" + i0+"/workspace",schemaPath:"#/properties/sources/then/items/properties/workspace/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
if(data7.environment_files !== undefined){
let data27 = data7.environment_files;
if(data27 && typeof data27 == "object" && !Array.isArray(data27)){
if(Object.keys(data27).length > 50){
const err70 = {instancePath:instancePath+"/sources/" + i0+"/environment_files",schemaPath:"#/properties/sources/then/items/properties/environment_files/maxProperties",keyword:"maxProperties",params:{limit: 50},message:"must NOT have more than 50 properties"};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
for(const key2 in data27){
const _errs68 = errors;
if(typeof key2 === "string"){
if(func1(key2) > 200){
const err71 = {instancePath:instancePath+"/sources/" + i0+"/environment_files",schemaPath:"#/properties/sources/then/items/properties/environment_files/propertyNames/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters",propertyName:key2};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
if(!pattern24.test(key2)){
const err72 = {instancePath:instancePath+"/sources/" + i0+"/environment_files",schemaPath:"#/properties/sources/then/items/properties/environment_files/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_]*$"+"\"",propertyName:key2};
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
const err73 = {instancePath:instancePath+"/sources/" + i0+"/environment_files",schemaPath:"#/properties/sources/then/items/properties/environment_files/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",propertyName:key2};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
var valid11 = _errs68 === errors;
if(!valid11){
const err74 = {instancePath:instancePath+"/sources/" + i0+"/environment_files",schemaPath:"#/properties/sources/then/items/properties/environment_files/propertyNames",keyword:"propertyNames",params:{propertyName: key2},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
for(const key3 in data27){
let data28 = data27[key3];
if(typeof data28 === "string"){
if(!pattern5.test(data28)){
const err75 = {instancePath:instancePath+"/sources/" + i0+"/environment_files/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/sources/then/items/properties/environment_files/additionalProperties/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\""};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
else {
const err76 = {instancePath:instancePath+"/sources/" + i0+"/environment_files/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/sources/then/items/properties/environment_files/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
else {
const err77 = {instancePath:instancePath+"/sources/" + i0+"/environment_files",schemaPath:"#/properties/sources/then/items/properties/environment_files/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
if(data7.variables !== undefined){
let data29 = data7.variables;
if(data29 && typeof data29 == "object" && !Array.isArray(data29)){
if(Object.keys(data29).length > 100){
const err78 = {instancePath:instancePath+"/sources/" + i0+"/variables",schemaPath:"#/properties/sources/then/items/properties/variables/maxProperties",keyword:"maxProperties",params:{limit: 100},message:"must NOT have more than 100 properties"};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
for(const key4 in data29){
const _errs75 = errors;
if(typeof key4 === "string"){
if(func1(key4) > 200){
const err79 = {instancePath:instancePath+"/sources/" + i0+"/variables",schemaPath:"#/properties/sources/then/items/properties/variables/propertyNames/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters",propertyName:key4};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
if(!pattern26.test(key4)){
const err80 = {instancePath:instancePath+"/sources/" + i0+"/variables",schemaPath:"#/properties/sources/then/items/properties/variables/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_-]*$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_-]*$"+"\"",propertyName:key4};
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
const err81 = {instancePath:instancePath+"/sources/" + i0+"/variables",schemaPath:"#/properties/sources/then/items/properties/variables/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",propertyName:key4};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
var valid13 = _errs75 === errors;
if(!valid13){
const err82 = {instancePath:instancePath+"/sources/" + i0+"/variables",schemaPath:"#/properties/sources/then/items/properties/variables/propertyNames",keyword:"propertyNames",params:{propertyName: key4},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
for(const key5 in data29){
let data30 = data29[key5];
if(typeof data30 === "string"){
if(func1(data30) > 10000){
const err83 = {instancePath:instancePath+"/sources/" + i0+"/variables/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/sources/then/items/properties/variables/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 10000},message:"must NOT have more than 10000 characters"};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
else {
const err84 = {instancePath:instancePath+"/sources/" + i0+"/variables/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/sources/then/items/properties/variables/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
else {
const err85 = {instancePath:instancePath+"/sources/" + i0+"/variables",schemaPath:"#/properties/sources/then/items/properties/variables/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
}
let data31 = data7.poll_seconds;
if(!((typeof data31 == "number") && (!(data31 % 1) && !isNaN(data31)))){
const err86 = {instancePath:instancePath+"/sources/" + i0+"/poll_seconds",schemaPath:"#/properties/sources/then/items/properties/poll_seconds/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
if(typeof data31 == "number"){
if(data31 > 86400 || isNaN(data31)){
const err87 = {instancePath:instancePath+"/sources/" + i0+"/poll_seconds",schemaPath:"#/properties/sources/then/items/properties/poll_seconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 86400},message:"must be <= 86400"};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
if(data31 < 1 || isNaN(data31)){
const err88 = {instancePath:instancePath+"/sources/" + i0+"/poll_seconds",schemaPath:"#/properties/sources/then/items/properties/poll_seconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
}
if(data7.schedule !== undefined){
let data32 = data7.schedule;
if(typeof data32 === "string"){
if(func1(data32) > 100){
const err89 = {instancePath:instancePath+"/sources/" + i0+"/schedule",schemaPath:"#/properties/sources/then/items/properties/schedule/maxLength",keyword:"maxLength",params:{limit: 100},message:"must NOT have more than 100 characters"};
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
const err90 = {instancePath:instancePath+"/sources/" + i0+"/schedule",schemaPath:"#/properties/sources/then/items/properties/schedule/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
}
let data33 = data7.retry_seconds;
if(!((typeof data33 == "number") && (!(data33 % 1) && !isNaN(data33)))){
const err91 = {instancePath:instancePath+"/sources/" + i0+"/retry_seconds",schemaPath:"#/properties/sources/then/items/properties/retry_seconds/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
if(typeof data33 == "number"){
if(data33 > 86400 || isNaN(data33)){
const err92 = {instancePath:instancePath+"/sources/" + i0+"/retry_seconds",schemaPath:"#/properties/sources/then/items/properties/retry_seconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 86400},message:"must be <= 86400"};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
if(data33 < 1 || isNaN(data33)){
const err93 = {instancePath:instancePath+"/sources/" + i0+"/retry_seconds",schemaPath:"#/properties/sources/then/items/properties/retry_seconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
}
let data34 = data7.apply;
if(typeof data34 !== "string"){
const err94 = {instancePath:instancePath+"/sources/" + i0+"/apply",schemaPath:"#/properties/sources/then/items/properties/apply/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
if(!(((data34 === "automatic") || (data34 === "approved")) || (data34 === "never"))){
const err95 = {instancePath:instancePath+"/sources/" + i0+"/apply",schemaPath:"#/properties/sources/then/items/properties/apply/enum",keyword:"enum",params:{allowedValues: schema31.properties.sources.then.items.properties.apply.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
if(typeof data7.allow_destroy !== "boolean"){
const err96 = {instancePath:instancePath+"/sources/" + i0+"/allow_destroy",schemaPath:"#/properties/sources/then/items/properties/allow_destroy/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
let data36 = data7.timeout_minutes;
if(!((typeof data36 == "number") && (!(data36 % 1) && !isNaN(data36)))){
const err97 = {instancePath:instancePath+"/sources/" + i0+"/timeout_minutes",schemaPath:"#/properties/sources/then/items/properties/timeout_minutes/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
if(typeof data36 == "number"){
if(data36 > 1440 || isNaN(data36)){
const err98 = {instancePath:instancePath+"/sources/" + i0+"/timeout_minutes",schemaPath:"#/properties/sources/then/items/properties/timeout_minutes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1440},message:"must be <= 1440"};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
if(data36 < 1 || isNaN(data36)){
const err99 = {instancePath:instancePath+"/sources/" + i0+"/timeout_minutes",schemaPath:"#/properties/sources/then/items/properties/timeout_minutes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
}
if(data7.webhook !== undefined){
let data37 = data7.webhook;
if(data37 && typeof data37 == "object" && !Array.isArray(data37)){
if(data37.states === undefined){
data37.states = ["planned","waiting_for_approval","applied","failed","interrupted"];
}
if(data37.url === undefined){
const err100 = {instancePath:instancePath+"/sources/" + i0+"/webhook",schemaPath:"#/properties/sources/then/items/properties/webhook/required",keyword:"required",params:{missingProperty: "url"},message:"must have required property '"+"url"+"'"};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
if(data37.secret_file === undefined){
const err101 = {instancePath:instancePath+"/sources/" + i0+"/webhook",schemaPath:"#/properties/sources/then/items/properties/webhook/required",keyword:"required",params:{missingProperty: "secret_file"},message:"must have required property '"+"secret_file"+"'"};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
for(const key6 in data37){
if(!((((key6 === "url") || (key6 === "secret_file")) || (key6 === "ca_certificate_file")) || (key6 === "states"))){
const err102 = {instancePath:instancePath+"/sources/" + i0+"/webhook",schemaPath:"#/properties/sources/then/items/properties/webhook/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
}
if(data37.url !== undefined){
let data38 = data37.url;
if(typeof data38 === "string"){
if(func1(data38) > 1000){
const err103 = {instancePath:instancePath+"/sources/" + i0+"/webhook/url",schemaPath:"#/properties/sources/then/items/properties/webhook/properties/url/maxLength",keyword:"maxLength",params:{limit: 1000},message:"must NOT have more than 1000 characters"};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
if(!pattern27.test(data38)){
const err104 = {instancePath:instancePath+"/sources/" + i0+"/webhook/url",schemaPath:"#/properties/sources/then/items/properties/webhook/properties/url/pattern",keyword:"pattern",params:{pattern: "^https?://[^\\s#@]+$"},message:"must match pattern \""+"^https?://[^\\s#@]+$"+"\""};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
}
else {
const err105 = {instancePath:instancePath+"/sources/" + i0+"/webhook/url",schemaPath:"#/properties/sources/then/items/properties/webhook/properties/url/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
}
if(data37.secret_file !== undefined){
let data39 = data37.secret_file;
if(typeof data39 === "string"){
if(!pattern5.test(data39)){
const err106 = {instancePath:instancePath+"/sources/" + i0+"/webhook/secret_file",schemaPath:"#/properties/sources/then/items/properties/webhook/properties/secret_file/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\""};
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
const err107 = {instancePath:instancePath+"/sources/" + i0+"/webhook/secret_file",schemaPath:"#/properties/sources/then/items/properties/webhook/properties/secret_file/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
}
if(data37.ca_certificate_file !== undefined){
let data40 = data37.ca_certificate_file;
if(typeof data40 === "string"){
if(!pattern5.test(data40)){
const err108 = {instancePath:instancePath+"/sources/" + i0+"/webhook/ca_certificate_file",schemaPath:"#/properties/sources/then/items/properties/webhook/properties/ca_certificate_file/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\""};
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
const err109 = {instancePath:instancePath+"/sources/" + i0+"/webhook/ca_certificate_file",schemaPath:"#/properties/sources/then/items/properties/webhook/properties/ca_certificate_file/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
}
let data41 = data37.states;
const _errs103 = errors;
let valid16 = true;
const _errs104 = errors;
if(Array.isArray(data41)){
if(data41.length > 10){
const err110 = {};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
}
var _valid3 = _errs104 === errors;
errors = _errs103;
if(vErrors !== null){
if(_errs103){
vErrors.length = _errs103;
}
else {
vErrors = null;
}
}
if(_valid3){
const _errs105 = errors;
if(Array.isArray(data41)){
const len3 = data41.length;
for(let i3=0; i3<len3; i3++){
let data42 = data41[i3];
if(typeof data42 !== "string"){
const err111 = {instancePath:instancePath+"/sources/" + i0+"/webhook/states/" + i3,schemaPath:"#/properties/sources/then/items/properties/webhook/properties/states/then/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
if(!(((((((((data42 === "unchanged") || (data42 === "planned")) || (data42 === "waiting_for_approval")) || (data42 === "applying")) || (data42 === "applied")) || (data42 === "failed")) || (data42 === "discarded")) || (data42 === "superseded")) || (data42 === "interrupted"))){
const err112 = {instancePath:instancePath+"/sources/" + i0+"/webhook/states/" + i3,schemaPath:"#/properties/sources/then/items/properties/webhook/properties/states/then/items/enum",keyword:"enum",params:{allowedValues: schema31.properties.sources.then.items.properties.webhook.properties.states.then.items.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
}
}
var _valid3 = _errs105 === errors;
valid16 = _valid3;
}
if(!valid16){
const err113 = {instancePath:instancePath+"/sources/" + i0+"/webhook/states",schemaPath:"#/properties/sources/then/items/properties/webhook/properties/states/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
if(Array.isArray(data41)){
if(data41.length > 10){
const err114 = {instancePath:instancePath+"/sources/" + i0+"/webhook/states",schemaPath:"#/properties/sources/then/items/properties/webhook/properties/states/maxItems",keyword:"maxItems",params:{limit: 10},message:"must NOT have more than 10 items"};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
if(data41.length < 1){
const err115 = {instancePath:instancePath+"/sources/" + i0+"/webhook/states",schemaPath:"#/properties/sources/then/items/properties/webhook/properties/states/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
let i4 = data41.length;
let j0;
if(i4 > 1){
outer0:
for(;i4--;){
for(j0 = i4; j0--;){
if(func0(data41[i4], data41[j0])){
const err116 = {instancePath:instancePath+"/sources/" + i0+"/webhook/states",schemaPath:"#/properties/sources/then/items/properties/webhook/properties/states/uniqueItems",keyword:"uniqueItems",params:{i: i4, j: j0},message:"must NOT have duplicate items (items ## "+j0+" and "+i4+" are identical)"};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
break outer0;
}
}
}
}
}
else {
const err117 = {instancePath:instancePath+"/sources/" + i0+"/webhook/states",schemaPath:"#/properties/sources/then/items/properties/webhook/properties/states/type",keyword:"type",params:{type: "array"},message:"must be array"};
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
const err118 = {instancePath:instancePath+"/sources/" + i0+"/webhook",schemaPath:"#/properties/sources/then/items/properties/webhook/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
}
}
else {
const err119 = {instancePath:instancePath+"/sources/" + i0,schemaPath:"#/properties/sources/then/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
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
var _valid0 = _errs18 === errors;
valid1 = _valid0;
}
if(!valid1){
const err120 = {instancePath:instancePath+"/sources",schemaPath:"#/properties/sources/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
if(Array.isArray(data6)){
if(data6.length > 100){
const err121 = {instancePath:instancePath+"/sources",schemaPath:"#/properties/sources/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items"};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
if(data6.length < 1){
const err122 = {instancePath:instancePath+"/sources",schemaPath:"#/properties/sources/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
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
const err123 = {instancePath:instancePath+"/sources",schemaPath:"#/properties/sources/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
}
}
else {
const err124 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

