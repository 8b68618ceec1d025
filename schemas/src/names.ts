// What a name of an object, a project, a host or a token is: a label of DNS (RFC 1123, section 2.1) in lower case.

export const NAME_PATTERN = "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$";

export const NAME = new RegExp(NAME_PATTERN);
