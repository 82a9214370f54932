import { hash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import type { FastifyInstance } from "fastify";
import type { Catalogue } from "#core/host/catalogue.ts";
import { iconSprite, isIcon, spriteIcons } from "./icon-sprite.ts";
import type { TemplateFiles } from "./template-files.ts";

export type Asset = { readonly type: string; readonly bytes: Buffer; readonly compressed: Buffer | undefined };

/** What browsers fetch beside pages. Each address holds a hash of the content, so that it may be kept for good. */
export type AssetCatalogue = {
  /** The address of `theme/…` files (`base/app.css`), of a package's (`vendor/htmx.js`) or a module's (`coupon/chart.js`). */
  readonly url: (name: string) => string;
  /** Of the sprite; an icon whose name is only known from data is a file of its own. */
  readonly iconUrl: (icon: string) => string;
  readonly find: (digest: string, name: string) => Asset | undefined;
};

/** Opens the assets of an installation; each is read when a page first names it. */
export function openAssets(files: TemplateFiles, catalogue: Pick<Catalogue, "parts" | "modules">): AssetCatalogue {
  const known = new Map<string, Asset & { readonly digest: string }>();
  const declared = new Set(
    [...catalogue.parts, ...catalogue.modules.map(({ contents }) => contents)].flatMap(({ id, assets = [] }) =>
      assets.map((name) => `${id}/${name}`),
    ),
  );
  const read = (name: string): Asset & { readonly digest: string } => {
    const held = known.get(name);
    if (held !== undefined) return held;
    const bytes = bytesOf(name, files, catalogue, declared);
    const type = TYPES[name.slice(name.lastIndexOf("."))] ?? "application/octet-stream";
    const asset = { digest: hash("sha256", bytes, "base64url").slice(0, 16), type, bytes, compressed: compressed(type, bytes) };
    known.set(name, asset);
    return asset;
  };
  const url = (name: string): string => `/assets/${read(name).digest}/${name}`;
  let sprite: ReadonlySet<string> | undefined;
  const hasSprite = (icon: string): boolean => {
    sprite ??= new Set(spriteIcons(files, catalogue));
    return sprite.has(icon) || !isIcon(icon);
  };
  return {
    url,
    iconUrl: (icon) => `${url(hasSprite(icon) ? SPRITE : `${ICON_FOLDER}${icon}.svg`)}#${icon}`,
    find: (digest, name) => {
      if (!isNamed(name, declared)) return undefined;
      const asset = read(name);
      return asset.digest === digest ? asset : undefined;
    },
  };
}

/** `/assets/<digest>/<name>`, kept by browsers for a year. */
export async function assetRoutes(app: FastifyInstance, { assets }: { readonly assets: AssetCatalogue }): Promise<void> {
  app.get<{ Params: { digest: string; "*": string } }>("/assets/:digest/*", async (request, reply) => {
    const asset = assets.find(request.params.digest, request.params["*"]);
    if (asset === undefined) return reply.code(404).type("text/plain; charset=utf-8").send("There is no such file.\n");
    reply.header("cache-control", "public, max-age=31536000, immutable").header("vary", "accept-encoding").type(asset.type);
    const takesBrotli = /\bbr\b/.test(String(request.headers["accept-encoding"] ?? ""));
    if (asset.compressed === undefined || !takesBrotli) return reply.send(asset.bytes);
    return reply.header("content-encoding", "br").send(asset.compressed);
  });
}

const SPRITE = "icons.svg";
const ICON_FOLDER = "icons/";

/** The icon that an address of one file names. */
function iconOf(name: string): string | undefined {
  if (!name.startsWith(ICON_FOLDER) || !name.endsWith(".svg")) return undefined;
  const icon = name.slice(ICON_FOLDER.length, -".svg".length);
  return isIcon(icon) ? icon : undefined;
}

/** One style sheet in parts, in the order in which they count. A theme may bring any part, or the whole. */
const BASE_STYLE = "base/app.css";
const BASE_STYLE_PARTS = ["page", "pieces", "layouts", "states", "lists", "forms", "windows", "charts", "phones", "media"];

function bytesOf(
  name: string,
  files: TemplateFiles,
  catalogue: Pick<Catalogue, "parts" | "modules">,
  declared: ReadonlySet<string>,
): Buffer {
  if (name === SPRITE) return Buffer.from(iconSprite(spriteIcons(files, catalogue)));
  const icon = iconOf(name);
  if (icon !== undefined) return Buffer.from(iconSprite([icon]));
  if (name !== BASE_STYLE || files.asset("theme", name) !== undefined) return readFileSync(placeOf(name, files, declared));
  const parts = BASE_STYLE_PARTS.map((part) => placeOf(`base/styles/${part}.css`, files, declared));
  return Buffer.concat(parts.map((part) => readFileSync(part)));
}

/** Files of packages that pages load as they are. */
const VENDOR: Readonly<Record<string, () => string>> = {
  "vendor/tabler.css": () => import.meta.resolve("@tabler/core/dist/css/tabler.min.css"),
  "vendor/htmx.js": () => import.meta.resolve("htmx.org/dist/htmx.min.js"),
};

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml; charset=utf-8",
  ".png": "image/png",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
};

function isNamed(name: string, declared: ReadonlySet<string>): boolean {
  return name === SPRITE || iconOf(name) !== undefined || Object.hasOwn(VENDOR, name) || THEME_ASSETS.includes(name) || declared.has(name);
}

const THEME_ASSETS = [
  "base/tokens.css",
  "base/app.css",
  "base/app.js",
  "base/live.css",
  "base/live.js",
  "base/live-parts.js",
  "base/toasts.js",
  "base/mark.svg",
  "admin/admin.css",
  "client/client.css",
];

function placeOf(name: string, files: TemplateFiles, declared: ReadonlySet<string>): string {
  const vendor = Object.hasOwn(VENDOR, name) ? VENDOR[name] : undefined;
  if (vendor !== undefined) return fileURLToPath(vendor());
  const [owner = "", ...rest] = name.split("/");
  const path =
    THEME_ASSETS.includes(name) || name.startsWith("base/styles/")
      ? files.asset("theme", name)
      : declared.has(name)
        ? files.asset(owner, rest.join("/"))
        : undefined;
  if (path === undefined) throw new TypeError(`There is no asset ${name}; a module lists its own in "assets".`);
  return path;
}

function compressed(type: string, bytes: Buffer): Buffer | undefined {
  if (!/^(?:text|image\/svg)/.test(type) || bytes.length < 1_024) return undefined;
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
}
