// What guide.mjs makes of a page.
declare module "*.md" {
  export const headings: { id: string; title: string; depth: number }[];
  export const html: string;
}
