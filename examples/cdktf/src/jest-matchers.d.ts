// What Testing.setupJest() adds to `expect`. The library declares it for Jest's globals; here it is for @jest/globals.
import type { TerraformConstructor } from "cdktn/lib/testing/matchers";

declare module "expect" {
  interface Matchers<R> {
    toHaveResourceWithProperties(kind: TerraformConstructor, properties: Record<string, unknown>): R;
    toHaveDataSource(kind: TerraformConstructor): R;
  }
}
