// The packages whose code stands in the pages that are handed out, as JSON: asked of the build itself, since what
// package.json calls a dependency and what is built in are two things.
import { readFileSync } from "node:fs";
import { sep } from "node:path";
import { build } from "vite";

// A licence that a package does not name where it should, read by hand: of that version alone.
const read_by_hand = { "svelte-toolbelt 0.10.7": "MIT" }; // its file LICENSE

const packages = new Set();

/** What of a module's name says whose code it is; what is ours belongs to no package. */
function package_of(id) {
  const path = id.split(sep).join("/");
  const [, inside] = /^.*\/(node_modules\/(?:@[^/]+\/)?[^/]+)/.exec(path) ?? [];
  if (inside) return path.slice(path.indexOf("/node_modules/") + 1, path.lastIndexOf(inside)) + inside;
  // Helpers that the tools themselves put in.
  if (path.startsWith("\0")) return `node_modules/${path.slice(1).split("/")[0]}`;
  return path.includes("/src/generated/words/") ? "node_modules/@inlang/paraglide-js" : undefined;
}

await build({
  logLevel: "error",
  build: { write: false },
  plugins: [
    {
      name: "shipped",
      generateBundle(_, bundle) {
        for (const file of Object.values(bundle)) for (const id of file.moduleIds ?? []) packages.add(package_of(id));
      },
    },
  ],
});
packages.delete(undefined);

const locked = JSON.parse(readFileSync("package-lock.json", "utf8")).packages;
const shipped = [...packages].sort().map((place) => {
  const { version, license, integrity } = locked[place] ?? {};
  if (!version || !integrity) throw new Error(`${place} is built in, and package-lock.json does not know it`);
  const name = place.replace(/^.*node_modules\//, "");
  return { name, version, license: license ?? read_by_hand[`${name} ${version}`], integrity };
});
console.log(JSON.stringify(shipped, null, 2));
