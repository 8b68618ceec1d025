// Generated from schemas/; edit the YAML there and run `npm run generate`.

import type { AjvError } from "../../src/validation.ts";

interface Validator {
  (data: unknown): boolean;
  errors?: AjvError[] | null;
}
export declare const validateGitopsConfig: Validator;
