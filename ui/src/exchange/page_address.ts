// Pages of a preview come through the program's own address; Windows spells custom addresses as http.
const windows = navigator.userAgent.includes("Windows");

/** The address of a page's picture; pages count from 1. */
export const page_address = (token: string, page: number): string => `${windows ? "http://page.localhost" : "page://localhost"}/${encodeURIComponent(token)}/${page}.png`;
