import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Area } from "#core/events/page.ts";
import type { Catalogue } from "#core/host/catalogue.ts";

/** Where templates, partials and assets are read from. Nothing is ever rendered that is not such a file. */
export type TemplateFiles = {
  /** A page's template: the theme's override, else the one of the part or module. */
  readonly template: (area: Area, module: string, name: string) => string;
  /** The same; undefined for a page that draws nothing because it is a file. */
  readonly findTemplate: (area: Area, module: string, name: string) => string | undefined;
  /** A partial of the area's theme, else the one all themes share. */
  readonly partial: (area: Area, name: string) => string;
  readonly layout: (area: Area) => string;
  /** The file of an asset; undefined when there is none. */
  readonly asset: (owner: string, name: string) => string | undefined;
  /** The text of every template and partial, for what has to look through all of them. */
  readonly all: () => readonly string[];
};

/** Finds the files of an installation. `themes` is the folder of the themes, the product's own by default. */
export function templateFiles(catalogue: Pick<Catalogue, "modules">, themes = THEMES): TemplateFiles {
  const folders = new Map(catalogue.modules.flatMap(({ id, folder }) => (folder === undefined ? [] : [[id, folder] as const])));
  const folderOf = (module: string): string => folders.get(module) ?? join(CORE, module);
  const find = (paths: readonly string[]): string | undefined => {
    const found = paths.find((path) => existsSync(path));
    return found === undefined ? undefined : readFileSync(found, "utf8");
  };
  const first = (...paths: readonly string[]): string => {
    const text = find(paths);
    if (text === undefined) throw new TypeError(`There is no template ${paths.at(-1)}.`);
    return text;
  };
  const places = (area: Area, module: string, name: string): readonly string[] => [
    join(themes, area, "overrides", module, `${checked(name)}.hbs`),
    join(folderOf(module), "templates", area, `${checked(name)}.hbs`),
  ];
  return {
    template: (area, module, name) => first(...places(area, module, name)),
    findTemplate: (area, module, name) => find(places(area, module, name)),
    partial: (area, name) => first(...partialPlaces(themes, area, name), ...partialPlaces(THEMES, area, name)),
    layout: (area) => first(join(themes, area, "layout.hbs"), join(THEMES, area, "layout.hbs")),
    asset: (owner, name) => {
      const path =
        owner === "theme"
          ? [themes, THEMES].map((folder) => join(folder, checked(name))).find((file) => existsSync(file))
          : join(folderOf(owner), "assets", checked(name));
      return path !== undefined && existsSync(path) ? path : undefined;
    },
    all: () =>
      [
        ...globSync("**/*.hbs", { cwd: themes }).map((path) => join(themes, path)),
        ...templatesIn(join(CORE)),
        ...[...folders.values()].flatMap(templatesIn),
      ].map((path) => readFileSync(path, "utf8")),
  };
}

const THEMES = fileURLToPath(new URL("../../themes", import.meta.url));
const CORE = fileURLToPath(new URL("..", import.meta.url));

function partialPlaces(themes: string, area: Area, name: string): readonly string[] {
  return [join(themes, area, "partials", `${checked(name)}.hbs`), join(themes, "base", "partials", `${checked(name)}.hbs`)];
}

function templatesIn(folder: string): readonly string[] {
  return globSync("**/templates/**/*.hbs", { cwd: folder }).map((path) => join(folder, path));
}

/** Names come from code, never from a request; one that leaves its folder is a mistake all the same. */
function checked(name: string): string {
  if (!/^[a-z0-9][\w.-]*(?:\/[a-z0-9][\w.-]*)*$/i.test(name)) throw new TypeError(`"${name}" is no name of a template or asset.`);
  return name;
}
