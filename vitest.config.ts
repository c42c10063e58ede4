import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{src,conformance,targets,test}/**/*.test.ts"],
    reporters: ["default", "./test/closing-line.ts"],
    testTimeout: 30_000,
    // Most tests wait for what does not come: more of them at once than cores.
    maxWorkers: 4,
  },
});
