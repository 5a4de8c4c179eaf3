// Turns the clerk's guide (docs/huong-dan.md) into what the window shows: its headings, and its text as HTML with the
// pictures it names. A link that leads nowhere or a picture that is not there stops the build.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Marked } from "marked";

/** The name of a heading as GitHub makes it, so that one link serves there and here. */
const name_of = (title) =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N} -]/gu, "")
    .replaceAll(" ", "-");

/** How wide and high a PNG is: the room for it stands before it is there. */
function size_of(path) {
  const bytes = readFileSync(path);
  return `width="${bytes.readUInt32BE(16)}" height="${bytes.readUInt32BE(20)}"`;
}

const quoted = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");

function page(path) {
  const headings = [];
  const pictures = [];
  const links = [];
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth, text }) {
        const id = name_of(text);
        headings.push({ id, title: text, depth });
        return `<h${depth} id="${id}">${this.parser.parseInline(tokens)}</h${depth}>`;
      },
      image({ href, text }) {
        const file = join(dirname(path), href);
        if (!existsSync(file)) throw new Error(`${path}: there is no picture ${href}`);
        pictures.push(file);
        return `<img src="\0${pictures.length - 1}\0" alt="${quoted(text)}" ${size_of(file)} loading="lazy">`;
      },
      link({ href, tokens }) {
        links.push(decodeURIComponent(href));
        return `<a href="${quoted(href)}">${this.parser.parseInline(tokens)}</a>`;
      },
    },
  });
  const html = marked.parse(readFileSync(path, "utf8"));
  for (const link of links) if (!headings.some(({ id }) => link === `#${id}`)) throw new Error(`${path}: ${link} leads nowhere`);
  return { headings, pictures, html };
}

/** The plugin: `import { headings, html } from "….md"`. */
export function guide() {
  return {
    name: "guide",
    load(id) {
      if (!id.endsWith(".md")) return null;
      const { headings, pictures, html } = page(id);
      this.addWatchFile(id);
      const parts = html.split("\0").map((part, at) => (at % 2 === 0 ? JSON.stringify(part) : `picture_${part}`));
      return [
        ...pictures.map((file, at) => `import picture_${at} from ${JSON.stringify(file)};`),
        `export const headings = ${JSON.stringify(headings)};`,
        `export const html = ${parts.join(" + ")};`,
      ].join("\n");
    },
  };
}
