import { pluginEnvironment } from "./config.ts";
import { serveProvider } from "./rpc/serve-provider.ts";

void serveProvider({
  environment: pluginEnvironment(),
  address: "registry.terraform.io/croft/croft",
  debug: process.argv.includes("--debug"),
  load: async () => (await import("./app.ts")).croftProvider(),
});
