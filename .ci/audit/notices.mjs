// Whose work is in the window's program, for its page Giới thiệu: assets/notices.json, kept in git so that a build needs no
// network for it. `--check` compares it with what Cargo.lock and package-lock.json say now (`make lint`); without, it is written.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

const file = "assets/notices.json";
// Both systems it is made for: what is in one of them alone is named too.
const systems = ["x86_64-unknown-linux-gnu", "x86_64-pc-windows-gnu"];
const run = (command, words, cwd = ".") => execFileSync(command, words, { encoding: "utf8", cwd, maxBuffer: 1 << 28 });

const crates = systems.flatMap((system) =>
  run("cargo", [
    "tree",
    "--locked",
    "--package=nguon",
    "--edges=normal,no-proc-macro",
    `--target=${system}`,
    "--prefix=none",
    "--format={p}|{l}",
  ])
    .split("\n")
    .map((line) => /^(\S+) v(\S+)([^|]*)\|(.*)$/.exec(line))
    // What lies in this repository is not the work of others.
    .filter((line) => line && !line[3].includes("/"))
    .map(([, name, version, , licence]) => ({ name, version, licence: licence.replace(/ \(\*\)$/, "") })),
);

// The C libraries inside crates that are nothing but their sources: these only build, and stand in Cargo.lock.
const lock = readFileSync("Cargo.lock", "utf8");
const of_lock = (crate, pattern) => new RegExp(`name = "${crate}"\nversion = "${pattern}"`).exec(lock) ?? [];
const [, openssl] = of_lock("openssl-src", "[\\d.]+\\+([\\d.]+)");
const [, sqlcipher, sqlite] = of_lock("sqlcipher-src", "[\\d.]+\\+sqlcipher-([\\d.]+)-sqlite-([\\d.]+)[\\w.-]*");
const libraries = [
  { name: "OpenSSL", version: openssl, licence: "Apache-2.0" },
  { name: "SQLCipher", version: sqlcipher, licence: "BSD-3-Clause" },
  { name: "SQLite", version: sqlite, licence: "blessing" },
];
for (const { name, version } of libraries) if (!version) throw new Error(`Cargo.lock does not tell the version of ${name}`);

const fonts = [
  { name: "Be Vietnam Pro", version: "1.002", licence: "OFL-1.1" },
  { name: "Inter", version: "4.001", licence: "OFL-1.1" },
  { name: "Liberation Serif", version: "2.1.5", licence: "OFL-1.1" },
];

const packages = JSON.parse(run("node", ["shipped.mjs"], "ui")).map(({ name, version, license }) => ({ name, version, licence: license }));

const by_name = (a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : a.name === b.name && a.version < b.version ? -1 : 1);
const once = new Map([...crates, ...libraries, ...packages, ...fonts].map((one) => [`${one.name} ${one.version}`, one]));
const notices = [...once.values()].sort(by_name);
const unnamed = notices.filter(({ licence }) => !licence).map(({ name, version }) => `${name} ${version}`);
if (unnamed.length) throw new Error(`no licence is named by ${unnamed.join(", ")}`);
const text = `[\n${notices.map((one) => `  ${JSON.stringify(one)}`).join(",\n")}\n]\n`;

if (!process.argv.includes("--check")) writeFileSync(file, text);
else if (readFileSync(file, "utf8") !== text) {
  console.error(`${file} is stale: node .ci/audit/notices.mjs`);
  process.exit(1);
}
console.log(`${notices.length} works of others are in the program, each told in ${file}`);
