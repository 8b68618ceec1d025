// Generated from schemas/; edit the YAML there and run `npm run generate`.

import type { AjvError } from "../../src/validation.ts";

interface Validator {
  (data: unknown): boolean;
  errors?: AjvError[] | null;
}
export declare const validateHostConfig: Validator;
export declare const validateHostCounters: Validator;
export declare const validateHostDocument: Validator;
export declare const validateHostReport: Validator;
export declare const validateLogLine: Validator;
export declare const validateStreamRefusal: Validator;
export declare const validateStreamRequest: Validator;
