// The provider's functions. What they compute is in provider/src/functions.
import type { FunctionModel } from "../src/terraform-model.ts";

const UNITS = "`B`, `KiB` to `PiB` (powers of 1024) and `kB` to `PB` (powers of 1000)";

const parse = (unit: string, example: string): FunctionModel => ({
  name: `parse_size_${unit.slice(0, 3).toLowerCase()}`,
  summary: `A size in whole ${unit}`,
  description: `Reads a size such as ${example}. Units are ${UNITS}. A size that is no whole number of ${unit} is an error: nothing is rounded.`,
  parameters: [{ name: "size", type: "string", description: `Number and unit, such as ${example}.` }],
  returns: "number",
});

export const FUNCTIONS: readonly FunctionModel[] = [
  parse("GiB", '`"1.5TiB"`'),
  parse("MiB", '`"2GiB"`'),
  {
    name: "format_size",
    summary: "A size as people write it",
    description:
      'Writes a size in the largest unit in which it is exact with at most three decimals, such as `"1.5TiB"`. It is in bytes, or in the unit that is given (`format_size(20, "GiB")`). What is no whole number of bytes is an error. `parse_size_gib` and `parse_size_mib` read what it writes.',
    parameters: [{ name: "size", type: "number", description: "The size." }],
    variadic: { name: "unit", type: "string", description: `At most one: ${UNITS}; \`B\` when absent.` },
    returns: "string",
  },
];
