import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Catalogue } from "#core/host/catalogue.ts";
import { trendIcons } from "./components/states.ts";
import { toneIcons } from "./components/tones.ts";
import type { TemplateFiles } from "./template-files.ts";

/** One file with every icon that templates, navigation and states name; an icon that does not exist is an empty place. */
export function iconSprite(files: Pick<TemplateFiles, "all">, { parts, modules }: Pick<Catalogue, "parts" | "modules">): string {
  const named = files.all().flatMap((text) => [...text.matchAll(/\bicon(?:="| ")([a-z0-9-]+)"/gi)].map(([, name = ""]) => name));
  const navigation = [...parts, ...modules.map(({ contents }) => contents)].flatMap((part) =>
    (part.navigation ?? []).map(({ icon }) => icon),
  );
  const names = [...new Set([...named, ...navigation, ...toneIcons(), ...trendIcons(), "mood-empty"])].toSorted();
  const symbols = names.flatMap((name) => {
    const path = join(ICONS, `${name}.svg`);
    if (!existsSync(path)) return [];
    const inner = /<svg[^>]*>([\s\S]*)<\/svg>/.exec(readFileSync(path, "utf8"))?.[1] ?? "";
    const shapes = inner.replace(/<path stroke="none" d="M0 0h24v24H0z" fill="none"\s*\/>/, "").replaceAll(/\s+/g, " ");
    return [`<symbol id="${name}" viewBox="0 0 24 24" ${STROKE}>${shapes.trim()}</symbol>`];
  });
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`;
}

const ICONS = join(dirname(fileURLToPath(import.meta.resolve("@tabler/icons/outline/ticket.svg"))));
const STROKE = 'fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"';
