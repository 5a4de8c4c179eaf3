// Holds the packages built into the pages (ui/shipped.mjs, read from standard input) to the licences that deny.toml allows.
import { readFileSync } from "node:fs";

const [, list] = /^allow = \[\n(.*?)^\]/ms.exec(readFileSync("deny.toml", "utf8"));
const allowed = new Set([...list.matchAll(/^ +"([^"]+)"/gm)].map(([, name]) => name));

/** `A OR B` is ours to choose, `A AND B` is both; brackets do not nest in what is in use. */
function is_allowed(licence) {
  const bare = licence.replace(/^\((.*)\)$/, "$1");
  if (/[()]/.test(bare) || (bare.includes(" OR ") && bare.includes(" AND "))) return false;
  return bare.includes(" AND ") ? bare.split(" AND ").every((one) => allowed.has(one)) : bare.split(" OR ").some((one) => allowed.has(one));
}

const shipped = JSON.parse(readFileSync(0, "utf8"));
let wrong = 0;
for (const { name, version, license } of shipped) {
  if (license && is_allowed(license)) continue;
  wrong++;
  console.error(
    `${name} ${version} is built into the pages: ${license ? `${license} is not among the licences that deny.toml allows` : "it names no licence"}`,
  );
}
if (wrong) process.exit(1);
console.log(`${shipped.length} packages are built into the pages, each of a licence that deny.toml allows`);
