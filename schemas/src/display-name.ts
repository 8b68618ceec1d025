// What people and commands call an object.
import type { Document } from "../generated/typescript/kinds.ts";

/** `project/name`, the name alone where there is no project, and the id of what has no name. */
export function nameOf({ project, name, id }: Pick<Document, "project" | "name" | "id">): string {
  if (name === null) return id;
  return project === null ? name : `${project}/${name}`;
}
