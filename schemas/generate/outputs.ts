// All outputs of the generator as a map from path (below schemas/generated) to text: pure, so a test can compare.
import { columnTable } from "./columns.ts";
import { CONFIGURED_PROGRAMS, configExample, configPage, configVariables } from "./config-files.ts";
import { contractModule } from "./contract.ts";
import { fieldTable } from "./fields.ts";
import { providerSchema } from "./provider-schema.ts";
import { callTypeModule } from "./rest/call-types.ts";
import { openApi } from "./rest/openapi.ts";
import { restTypeModule } from "./rest/rest-types.ts";
import { eventTypeModule, routeModule } from "./rest/server-table.ts";
import { dashes, type Sources } from "./source.ts";
import { stateTable } from "./states.ts";
import { statusDefaults } from "./status-defaults.ts";
import { providerModule, resourceModule } from "./terraform.ts";
import { kindTable, kindTypes, messageTypes } from "./typescript.ts";
import { configValidator, kindValidators, messageValidators, requestValidators } from "./validators.ts";

export function outputs(sources: Sources): Map<string, string> {
  const files = new Map<string, string>();
  for (const source of sources.kinds) {
    const name = dashes(source.kind);
    files.set(`typescript/${name}.ts`, kindTypes(source));
    if (source.spec) {
      const { code, declaration } = kindValidators(source);
      files.set(`validators/${name}.js`, code);
      files.set(`validators/${name}.d.ts`, declaration);
    }
    if (source.terraform) {
      files.set(`terraform/${dashes(source.terraform)}.ts`, resourceModule(source));
    }
  }
  files.set("typescript/kinds.ts", kindTable(sources));
  files.set("typescript/fields.ts", fieldTable(sources));
  files.set("typescript/status-defaults.ts", statusDefaults(sources));
  files.set("typescript/states.ts", stateTable(sources));
  files.set("typescript/columns.ts", columnTable(sources));
  files.set("typescript/contract.ts", contractModule(sources));
  files.set("typescript/messages.ts", messageTypes(sources));
  const { code, declaration } = messageValidators(sources);
  files.set("validators/messages.js", code);
  files.set("validators/messages.d.ts", declaration);
  for (const program of CONFIGURED_PROGRAMS) {
    const config = configValidator(sources, program);
    files.set(`validators/${program.file}.js`, config.code);
    files.set(`validators/${program.file}.d.ts`, config.declaration);
    const { variables } = program;
    if (variables !== null)
      files.set(`typescript/${program.file}.ts`, configVariables(sources, { ...program, variables }));
    files.set(`reference/${program.file}.md`, configPage(sources, program));
    files.set(program.example, configExample(sources, program));
  }
  files.set("terraform/provider.ts", providerModule(sources));
  files.set("terraform/provider-schema.json", `${JSON.stringify(providerSchema(sources), null, 2)}\n`);
  const requests = requestValidators(sources);
  files.set("validators/requests.js", requests.code);
  files.set("validators/requests.d.ts", requests.declaration);
  files.set("typescript/routes.ts", routeModule(sources));
  files.set("typescript/event-types.ts", eventTypeModule(sources));
  files.set("typescript/rest.ts", restTypeModule(sources));
  files.set("typescript/rest-calls.ts", callTypeModule(sources));
  files.set("openapi.json", `${JSON.stringify(openApi(sources), null, 2)}\n`);
  return files;
}
