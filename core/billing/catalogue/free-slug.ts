import type { Scope } from "#core/events/scope.ts";
import { randomHex } from "#core/kernel/randomness.ts";
import { billingTables } from "../tables.ts";

/** A slug made from a title that no product has: as it is, else with a number, else with something random. */
export async function freeSlug(scope: Scope, title: string): Promise<string> {
  const base = slugOf(title);
  const candidates = [base, ...[2, 3, 4, 5].map((number) => `${base}-${number}`)];
  const taken = await billingTables(scope).selectFrom("product").select("slug").where("slug", "in", candidates).execute();
  const free = candidates.find((candidate) => !taken.some(({ slug }) => slug === candidate));
  return free ?? `${base}-${randomHex(6)}`;
}

/** Lower-case letters without accents, digits and single dashes; "product" when nothing of the title is left. */
export function slugOf(title: string): string {
  const plain = title
    .normalize("NFKD")
    .replaceAll(/\p{Mark}/gu, "")
    .replaceAll("ß", "ss")
    .toLowerCase();
  const slug = plain
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, 80)
    .replaceAll(/^-+|-+$/g, "");
  return slug === "" ? "product" : slug;
}
