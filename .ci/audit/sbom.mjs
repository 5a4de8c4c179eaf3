// What is built into each program, as CycloneDX: target/sbom/<program>.cdx.json. Crates as cargo-cyclonedx tells them, less
// what only builds; the C libraries that some of them carry; the packages in the window's pages (standard input); fonts;
// the list of places.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";

const out = "target/sbom";
const shipped = JSON.parse(readFileSync(0, "utf8"));
const programs = { nguon: { manifest: ".", pages: true }, "nguon-cli": { manifest: "src-tauri/cli", pages: false } };

const run = (command, ...words) => execFileSync(command, words, { encoding: "utf8", maxBuffer: 1 << 28 });
const host = /^host: (.*)$/m.exec(run("rustc", "-vV"))[1];

/** cargo-cyclonedx writes beside every manifest. */
function crates_told() {
  const name = "nguon-sbom";
  run(
    "target/tools/bin/cargo-cyclonedx",
    "cyclonedx",
    "-q",
    "--format=json",
    "--spec-version=1.5",
    "--all",
    `--target=${host}`,
    `--override-filename=${name}`,
  );
  mkdirSync(out, { recursive: true });
  for (const [program, { manifest }] of Object.entries(programs)) renameSync(`${manifest}/${name}.json`, `${out}/${program}.cdx.json`);
  for (const crate of readdirSync("src-tauri/crates")) rmSync(`src-tauri/crates/${crate}/${name}.json`);
}

/** `name version` of the crates linked into a program; not those that only make code for it or run while it is built. */
function linked(program) {
  const tree = run(
    "cargo",
    "tree",
    "--locked",
    `--package=${program}`,
    "--edges=normal,no-proc-macro",
    `--target=${host}`,
    "--prefix=none",
    "--format={p}",
  );
  return new Set([...tree.matchAll(/^(\S+) v(\S+)/gm)].map(([, name, version]) => `${name} ${version}`));
}

/** The C libraries inside crates that are nothing but their sources, by the names that lists of known faults use. */
function libraries({ name, version }) {
  const [, openssl] = (name === "openssl-src" && /\+(.*)$/.exec(version)) || [];
  const [, sqlcipher, sqlite] = (name === "sqlcipher-src" && /\+sqlcipher-([\d.]+)-sqlite-([\d.]+)/.exec(version)) || [];
  return [
    ["openssl", "openssl", openssl, "Apache-2.0"],
    ["zetetic", "sqlcipher", sqlcipher, "BSD-3-Clause"],
    ["sqlite", "sqlite", sqlite, "blessing"],
  ]
    .filter(([, , of]) => of)
    .map(([maker, library, of, license]) => ({
      type: "library",
      "bom-ref": `${library}@${of}`,
      name: library,
      version: of,
      licenses: [{ expression: license }],
      cpe: `cpe:2.3:a:${maker}:${library}:${of}:*:*:*:*:*:*:*`,
      purl: `pkg:generic/${library}@${of}`,
    }));
}

function package_component({ name, version, license, integrity }) {
  const [alg, hash] = integrity.split("-");
  const purl = `pkg:npm/${name.replace("@", "%40")}@${version}`;
  const hashes = [{ alg: alg.replace("sha", "SHA-"), content: Buffer.from(hash, "base64").toString("hex") }];
  return { type: "library", "bom-ref": purl, name, version, hashes, licenses: [{ expression: license }], purl };
}

// Each font file belongs to one of these, of the version that it names itself.
const families = { "LiberationSerif-": "2.1.5", "be-vietnam-pro-": "1.002", "inter-": "4.001" };

function fonts(folder) {
  const files = readdirSync(folder).filter((file) => /\.(ttf|woff2)$/.test(file));
  return files.sort().map((name) => {
    const family = Object.keys(families).find((family) => name.startsWith(family));
    if (!family) throw new Error(`${folder}/${name} is of no family that .ci/audit/sbom.mjs knows`);
    const content = createHash("sha256")
      .update(readFileSync(`${folder}/${name}`))
      .digest("hex");
    return {
      type: "file",
      "bom-ref": name,
      name,
      version: families[family],
      hashes: [{ alg: "SHA-256", content }],
      licenses: [{ expression: "OFL-1.1" }],
    };
  });
}

// The list of provinces and communes, of the version that its first lines name.
function places() {
  const content = readFileSync("assets/codes/places.txt");
  const version = /vietnamadminunits (\S+) \(MIT/.exec(content.toString("utf8"))?.[1];
  if (!version) throw new Error("assets/codes/places.txt does not say what it was made from");
  const hashes = [{ alg: "SHA-256", content: createHash("sha256").update(content).digest("hex") }];
  return { type: "file", "bom-ref": "places.txt", name: "places.txt", version, hashes, licenses: [{ expression: "MIT" }] };
}

crates_told();
for (const [program, { pages }] of Object.entries(programs)) {
  const file = `${out}/${program}.cdx.json`;
  // Where it was made is nobody's business.
  const told = JSON.parse(readFileSync(file, "utf8").replaceAll(`file://${process.cwd()}`, "file://"));
  const inside = linked(program);
  const crates = told.components.filter(({ name, version }) => inside.delete(`${name} ${version}`) || name.endsWith("-src"));
  inside.delete(`${told.metadata.component.name} ${told.metadata.component.version}`);
  if (inside.size) throw new Error(`linked into ${program}, and not told: ${[...inside].join(", ")}`);
  const components = [
    ...crates.map((crate) => ({ ...crate, scope: "required" })),
    ...crates.flatMap(libraries),
    ...(pages ? shipped.map(package_component) : []),
    ...fonts("assets/fonts"),
    ...(pages ? fonts("assets/fonts/screen") : []),
    places(),
  ];
  const kept = new Set([told.metadata.component["bom-ref"], ...components.map((component) => component["bom-ref"])]);
  const dependencies = told.dependencies
    .filter(({ ref }) => kept.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, ...(dependsOn && { dependsOn: dependsOn.filter((on) => kept.has(on)) }) }));
  writeFileSync(file, JSON.stringify({ ...told, components, dependencies }, null, 2) + "\n");
  console.log(`${file}: ${crates.length} crates, ${components.length - crates.length} libraries, packages and fonts`);
}
