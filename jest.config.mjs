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
  // What a file loaded is not let go with it: a worker that has grown is followed by a fresh one.
  workerIdleMemoryLimit: "1GB",
  testTimeout: 120_000,
};
