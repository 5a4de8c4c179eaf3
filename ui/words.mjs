// Compiles assets/words/*.json into typed functions (src/generated/words, not kept in git).
import { compile } from "@inlang/paraglide-js";

await compile({
  project: "./project.inlang",
  outdir: "./src/generated/words",
  strategy: ["globalVariable", "baseLocale"],
  outputStructure: "locale-modules",
  isServer: "false",
});

// The compiler's project keeps a timer of half a minute that nothing here waits for.
process.exit(0);
