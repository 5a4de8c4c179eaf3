// docs/dependencies.md names what the manifests ask for, and nothing else: each name in `backticks` in the first column, with
// a reason beside it. The harm: a package that came for an hour's ease and stays because nobody remembers why.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const page = "docs/dependencies.md";

const told = new Map();
for (const line of readFileSync(page, "utf8").split("\n")) {
  const [, names, reason] = line.split("|").map((cell) => cell.trim());
  for (const [, name] of (names ?? "").matchAll(/`([^`]+)`/g)) told.set(name, reason);
}

// Each name with the manifests that ask for it.
const asked = new Map();
const ask = (name, manifest) => asked.set(name, [...(asked.get(name) ?? []), manifest]);

const { packages } = JSON.parse(execFileSync("cargo", ["metadata", "--no-deps", "--locked", "--format-version=1"], { maxBuffer: 1 << 28 }));
for (const crate of packages) {
  for (const needed of crate.dependencies) if (needed.source) ask(needed.name, `the crate ${crate.name}`);
}
const window = JSON.parse(readFileSync("ui/package.json", "utf8"));
for (const name of Object.keys({ ...window.dependencies, ...window.devDependencies })) ask(name, "ui/package.json");
// The audit's own tools, as it pins them.
for (const [, name] of readFileSync(".ci/audit/run", "utf8").matchAll(/^tool (\S+)/gm)) ask(name, ".ci/audit/run");

const wrong = [];
for (const [name, by] of asked) if (!told.get(name)) wrong.push(`${name}, asked for by ${by.join(", ")}, is not in ${page} with its reason`);
for (const name of told.keys()) if (!asked.has(name)) wrong.push(`${name} is in ${page}, and nothing asks for it`);
for (const sentence of wrong) console.error(sentence);
if (wrong.length) process.exit(1);
console.log(`${asked.size} direct dependencies, each with its reason in ${page}`);
