import { createHash } from "node:crypto";
import { transformSync, version } from "esbuild";

const options = { format: "esm", target: "node20", sourcemap: "inline", jsx: "automatic", jsxImportSource: "preact" };

/** TypeScript to ESM for jest; types are checked by tsc, not here. */
export default {
  process: (source, file) =>
    transformSync(source, { ...options, loader: file.endsWith("x") ? "tsx" : "ts", sourcefile: file }),
  getCacheKey: (source, file) =>
    createHash("sha256").update(version).update(JSON.stringify(options)).update(file).update(source).digest("hex"),
};
