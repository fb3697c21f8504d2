export default {
  testEnvironment: "node",
  testMatch: ["<rootDir>/tests/**/*.test.ts", "<rootDir>/tests/**/*.test.tsx"],
  extensionsToTreatAsEsm: [".ts", ".tsx"],
  transform: { "\\.tsx?$": "<rootDir>/tests/setup/transform.mjs" },
  setupFiles: ["<rootDir>/locales/all.ts"],
  globalSetup: "<rootDir>/tests/setup/cluster.mjs",
  globalTeardown: "<rootDir>/tests/setup/stopCluster.mjs",
  modulePathIgnorePatterns: ["<rootDir>/dist", "<rootDir>/.data", "<rootDir>/.test-data"],
  maxWorkers: 2,
  testTimeout: 120_000,
};
