// Which client of the provider runs: Terraform or OpenTofu.
import { accessSync, constants } from "node:fs";
import path from "node:path";

/** What `CROFT_TERRAFORM` names, else the first of the two that is on the path; `terraform` where neither is. */
export function findTerraform(chosen: string | undefined, searchPath: string | undefined): string {
  if (chosen) return chosen;
  return ["terraform", "tofu"].find((name) => isOnPath(name, searchPath ?? "")) ?? "terraform";
}

/** OpenTofu's program has its name in its file's. */
export const isOpenTofu = (program: string): boolean => path.basename(program).startsWith("tofu");

function isOnPath(name: string, searchPath: string): boolean {
  return searchPath.split(path.delimiter).some((folder) => {
    try {
      accessSync(path.join(folder, name), constants.X_OK);
      return folder !== "";
    } catch {
      return false;
    }
  });
}
