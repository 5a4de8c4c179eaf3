// Lints of the window: the recommended sets with type information, so that a promise left floating or an `any` is an error.
import js from "@eslint/js";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";
import svelte_config from "./svelte.config.js";

export default ts.config(
  { ignores: ["dist", "node_modules", "src/generated", "project.inlang", ".svelte-check"] },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  js.configs.recommended,
  ts.configs.recommendedTypeChecked,
  svelte.configs.recommended,
  {
    languageOptions: {
      globals: globals.browser,
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname, extraFileExtensions: [".svelte"] },
    },
    rules: {
      eqeqeq: "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_$", varsIgnorePattern: "^_$" }],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-floating-promises": "error",
      // What is kept aside and never drawn is a plain Map or Set on purpose.
      "svelte/prefer-svelte-reactivity": "off",
      // `{" "}` keeps a blank that the formatter may otherwise move.
      "svelte/no-useless-mustaches": "off",
      // Judges without the compiler's own warnings; svelte-check, which has them, fails on warnings.
      "svelte/no-unused-svelte-ignore": "off",
    },
  },
  { files: ["**/*.svelte", "**/*.svelte.ts"], languageOptions: { parserOptions: { parser: ts.parser, svelteConfig: svelte_config } } },
  // `$state.snapshot(x) as T` names the type that a snapshot has lost.
  { files: ["**/*.svelte", "**/*.svelte.ts"], rules: { "@typescript-eslint/no-unnecessary-type-assertion": "off" } },
  // Types across Svelte files are svelte-check's; seen from here they are unknown.
  {
    files: ["**/*.svelte"],
    rules: {
      "@typescript-eslint/no-redundant-type-constituents": "off",
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-call": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-return": "off",
    },
  },
  // They tell values that come as JSON, of no type known here.
  {
    files: ["src/log/images.ts", "src/people/shown.ts"],
    rules: { "@typescript-eslint/no-base-to-string": "off", "@typescript-eslint/restrict-template-expressions": "off" },
  },
  { files: ["*.js", "*.mjs"], extends: [ts.configs.disableTypeChecked], languageOptions: { globals: globals.node } },
);
