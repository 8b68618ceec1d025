// Two projects: `unit` lies beside the sources and takes under a minute; `e2e` needs real Terraform, QEMU and disks.
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
  projects: [
    {
      ...shared,
      displayName: "unit",
      testMatch: [
        "<rootDir>/{schemas,provider,reconciler,host-agent,cli}/**/*.test.ts",
        "<rootDir>/tests/src/tidy/*.test.ts",
      ],
    },
    { ...shared, displayName: "e2e", testMatch: ["<rootDir>/tests/src/e2e/*.test.ts"] },
  ],
};
