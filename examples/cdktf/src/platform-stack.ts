// What seldom changes: the project with its quota, the image, and the key that may log in. Other stacks refer to it.
import { Image, type ImageConfig } from "@croft/cdktn/lib/image";
import { Project } from "@croft/cdktn/lib/project";
import { CroftProvider } from "@croft/cdktn/lib/provider";
import { SshKey } from "@croft/cdktn/lib/ssh-key";
import { TerraformStack } from "cdktn";
import type { Construct } from "constructs";

export interface PlatformConfig {
  /** Name of the project. */
  readonly project: string;
  /** Where the image comes from. */
  readonly image: Omit<ImageConfig, "name" | "project">;
  /** Public keys that may log in, by name. */
  readonly sshKeys: Readonly<Record<string, string>>;
}

export class PlatformStack extends TerraformStack {
  readonly project: Project;
  readonly image: Image;
  readonly sshKeys: readonly SshKey[];

  constructor(scope: Construct, id: string, config: PlatformConfig) {
    super(scope, id);
    // CROFT_ENDPOINT and CROFT_TOKEN say where Croft is: no secret stands in what is synthesised.
    new CroftProvider(this, "croft");
    this.project = new Project(this, "project", {
      name: config.project,
      description: "A web tier declared in TypeScript",
      quota: { vms: 8, cpus: 16, memoryMib: 16_384, storageGib: 200 },
    });
    this.image = new Image(this, "image", { ...config.image, project: this.project.name, name: "web" });
    this.sshKeys = Object.entries(config.sshKeys).map(
      ([name, publicKey]) => new SshKey(this, `key-${name}`, { project: this.project.name, name, publicKey }),
    );
  }
}
