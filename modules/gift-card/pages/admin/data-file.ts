/**
 * A small file within the page itself: what is shown once must not have an address from which it could be fetched again, and a link with
 * `download` saves it without a script.
 */
export function dataFile(text: string): string {
  return `data:text/csv;charset=utf-8;base64,${Buffer.from(text, "utf8").toString("base64")}`;
}
