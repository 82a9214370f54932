import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Catalogue } from "#core/host/catalogue.ts";
import { trendIcons } from "./components/states.ts";
import { toneIcons } from "./components/tones.ts";
import type { TemplateFiles } from "./template-files.ts";

/** The icons that templates, navigation and states name, which one file holds for all pages. */
export function spriteIcons(
  files: Pick<TemplateFiles, "all">,
  { parts, modules }: Pick<Catalogue, "parts" | "modules">,
): readonly string[] {
  const named = files.all().flatMap((text) => [...text.matchAll(/\bicon(?:="| ")([a-z0-9-]+)"/gi)].map(([, name = ""]) => name));
  const navigation = [...parts, ...modules.map(({ contents }) => contents)].flatMap((part) =>
    (part.navigation ?? []).map(({ icon }) => icon),
  );
  return [...new Set([...named, ...navigation, ...toneIcons(), ...trendIcons(), "mood-empty"])].filter(isIcon).toSorted();
}

/** Whether there is an outline icon of this name. */
export function isIcon(name: string): boolean {
  return /^[a-z0-9-]+$/.test(name) && existsSync(fileOf(name));
}

/** A file of icons, each to be shown by its name: `<use href="…#ticket">`. */
export function iconSprite(names: readonly string[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg">${names.map(symbolOf).join("")}</svg>\n`;
}

function symbolOf(name: string): string {
  const inner = /<svg[^>]*>([\s\S]*)<\/svg>/.exec(readFileSync(fileOf(name), "utf8"))?.[1] ?? "";
  const shapes = inner.replace(/<path stroke="none" d="M0 0h24v24H0z" fill="none"\s*\/>/, "").replaceAll(/\s+/g, " ");
  return `<symbol id="${name}" viewBox="0 0 24 24" ${STROKE}>${shapes.trim()}</symbol>`;
}

function fileOf(name: string): string {
  return join(ICONS, `${name}.svg`);
}

const ICONS = join(dirname(fileURLToPath(import.meta.resolve("@tabler/icons/outline/ticket.svg"))));
const STROKE = 'fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"';
