// Generated from schemas/; edit the YAML there and run `npm run generate`.

import type { AjvError } from "../../src/validation.ts";

interface Validator {
  (data: unknown): boolean;
  errors?: AjvError[] | null;
}
export declare const validateCreateConsoleTicket: Validator;
export declare const validateCreateSshCertificate: Validator;
export declare const validateCreateUpload: Validator;
export declare const validateConfirmHostOff: Validator;
export declare const validateGiveUpHost: Validator;
export declare const validateReleaseHostStorm: Validator;
export declare const validateClaimObjects: Validator;
export declare const validatePlanChanges: Validator;
export declare const validateCreateToken: Validator;
export declare const validateRenewToken: Validator;
export declare const validateCreateJoinToken: Validator;
export declare const validateExchangeIdToken: Validator;
export declare const validateCreateTrust: Validator;
export declare const validateReportGitopsRun: Validator;
export declare const validateApproveGitopsRun: Validator;
export declare const validateConfirmClock: Validator;
export declare const validateAdoptUnknownObject: Validator;

/** By operation. */
export declare const REQUEST_VALIDATORS: Readonly<Record<string, Validator>>;
