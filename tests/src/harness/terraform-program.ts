// The client that all tests start: Terraform or OpenTofu, as `npm start` finds it; CROFT_TERRAFORM chooses.
import { readConfig } from "../../../cli/src/config.ts";
import { isOpenTofu } from "../../../cli/src/terraform-client.ts";

export const terraformProgram = readConfig().terraform;

/** Which of the two it is, for what they do differently. */
export const clientIsOpenTofu = isOpenTofu(terraformProgram);
