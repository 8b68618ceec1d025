// The program: `npm run synth` writes one folder for each stack into cdktf.out/stacks.
import { App } from "cdktn";
import { PlatformStack } from "./platform-stack.ts";
import { readSettings } from "./settings.ts";
import { WebStack } from "./web-stack.ts";

const { project, image, sshKeys, ...web } = readSettings(process.env.WEB_SETTINGS ?? "web.json");

const app = new App();
const platform = new PlatformStack(app, "platform", { project, image, sshKeys });
new WebStack(app, "web", { ...web, platform });
app.synth();
