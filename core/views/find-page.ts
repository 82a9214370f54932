import type { Area, BoundPage } from "#core/events/page.ts";
import type { Wiring } from "#core/events/wiring.ts";

export type FoundPage = { readonly page: BoundPage; readonly params: Readonly<Record<string, string>> };

/** The page of core or of an active module at a path within an area. Where two patterns fit, the one with more fixed segments wins. */
export function findPage(wiring: Wiring, area: Area, path: string): FoundPage | undefined {
  const given = segmentsOf(path);
  for (const { page, segments } of patternsOf(wiring)) {
    if (page.area !== area || segments.length !== given.length) continue;
    const params = paramsOf(segments, given);
    if (params !== undefined) return { page, params };
  }
  return undefined;
}

type Pattern = { readonly page: BoundPage; readonly segments: readonly string[] };

const patterns = new WeakMap<Wiring, readonly Pattern[]>();

function patternsOf(wiring: Wiring): readonly Pattern[] {
  const known = patterns.get(wiring);
  if (known !== undefined) return known;
  const sorted = wiring.pages
    .map((page) => ({ page, segments: segmentsOf(page.path) }))
    .toSorted((one, other) => namedIn(one) - namedIn(other));
  patterns.set(wiring, sorted);
  return sorted;
}

function segmentsOf(path: string): readonly string[] {
  return path.split("/").filter((segment) => segment !== "");
}

function namedIn({ segments }: Pattern): number {
  return segments.filter((segment) => segment.startsWith(":")).length;
}

function paramsOf(segments: readonly string[], given: readonly string[]): Record<string, string> | undefined {
  const params: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    const text = decoded(given[index] ?? "");
    if (segment.startsWith(":") && text !== undefined) params[segment.slice(1)] = text;
    else if (segment !== text) return undefined;
  }
  return params;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
