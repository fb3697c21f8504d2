export default {
  testEnvironment: "node",
  testMatch: ["<rootDir>/tests/**/*.test.ts", "<rootDir>/tests/**/*.test.tsx"],
  extensionsToTreatAsEsm: [".ts", ".tsx"],
  transform: { "\\.tsx?$": "<rootDir>/tests/setup/transform.mjs" },
  globalSetup: "<rootDir>/tests/setup/cluster.mjs",
  globalTeardown: "<rootDir>/tests/setup/stopCluster.mjs",
  modulePathIgnorePatterns: ["<rootDir>/dist", "<rootDir>/.data", "<rootDir>/.test-data"],
  maxWorkers: 2,
  testTimeout: 120_000,
};
