// Three projects. `unit` and `tools` lie beside the sources: `unit` takes about a minute, and the files of `tools` take longer,
// because they start real programs dozens of times, such as sfdisk. `e2e` needs real Terraform, QEMU and disks.
const besideSources = "<rootDir>/{schemas,provider,reconciler,host-agent,cli}/**/*";
const tools = ".tools.test.ts";

const shared = {
  testEnvironment: "node",
  extensionsToTreatAsEsm: [".ts"],
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      {
        jsc: {
          parser: { syntax: "typescript" },
          target: "es2022",
          experimental: { keepImportAttributes: true },
        },
        module: { type: "es6" },
      },
    ],
  },
  modulePathIgnorePatterns: ["/dist/", "/\\.croft/"],
};

export default {
  // A limit for what hangs, not a measure: machines that are busy take their time.
  testTimeout: 60_000,
  // Jest leaves a processor to watch mode, which is half of a small machine.
  maxWorkers: "100%",
  reporters: ["default", "<rootDir>/tests/src/harness/run/end-of-run.mjs"],
  projects: [
    {
      ...shared,
      displayName: "unit",
      testMatch: [
        `${besideSources}.test.ts`,
        `!**/*${tools}`,
        "<rootDir>/tests/src/{tidy,harness}/**/*.test.ts",
        "<rootDir>/examples/*/src/**/*.test.ts",
      ],
    },
    { ...shared, displayName: "tools", testMatch: [`${besideSources}${tools}`] },
    {
      ...shared,
      displayName: "e2e",
      testMatch: ["<rootDir>/tests/src/e2e/*.test.ts"],
      runner: "<rootDir>/tests/src/harness/run/lanes-runner.mjs",
      testEnvironment: "<rootDir>/tests/src/harness/run/environment.mjs",
    },
  ],
};
