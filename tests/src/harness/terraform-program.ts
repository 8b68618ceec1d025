// The client that all tests start: Terraform or OpenTofu, as `npm start` finds it; CROFT_TERRAFORM chooses.
import { readConfig } from "../../../cli/src/config.ts";

export const terraformProgram = readConfig().terraform;
