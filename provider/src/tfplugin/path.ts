/**
 * Where in a resource something is: `["ports", 0, "guest_port"]`, `["tags", { key: "owner" }]`. With a good path
 * Terraform shows the line of the configuration. Elements of a set cannot be named: end the path at the set.
 */

/** string: an attribute or block; number: an element of a list; `{ key }`: an element of a map. */
export type PathStep = string | number | { readonly key: string };

export type Path = readonly PathStep[];

/** As Terraform writes it: `ports[0].guest_port`, `tags["owner"]`. The empty path is the whole object. */
export function pathText(path: Path): string {
  let text = "";
  for (const step of path) {
    if (typeof step === "string") text += text === "" ? step : `.${step}`;
    else if (typeof step === "number") text += `[${step}]`;
    else text += `[${JSON.stringify(step.key)}]`;
  }
  return text === "" ? "(the whole object)" : text;
}
