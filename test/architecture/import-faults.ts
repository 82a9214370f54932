import { posix } from "node:path";
import type { Fault } from "./fault.ts";
import { importsOf } from "./imports-of.ts";
import { layerFault } from "./layer-fault.ts";
import type { SourceFile } from "./source-files.ts";

/** What a file imports against the direction of the house. Type imports count: not even a type may point upwards. */
export function importFaults({ path, text }: SourceFile): Fault[] {
  return importsOf(text).flatMap(({ specifier, line }) => {
    const rule = importFault(path, specifier);
    return rule === undefined ? [] : [{ path, line, rule: `${rule} ("${specifier}")` }];
  });
}

function importFault(path: string, specifier: string): string | undefined {
  if (!/^[.#]/.test(specifier)) return packageFault(path, specifier);
  const target = specifier.startsWith("#") ? specifier.slice(1) : posix.join(posix.dirname(path), specifier);
  if (!/\.(ts|json)$/.test(target)) return "an import of our own code ends in .ts";
  if (ownerOf(path) === ownerOf(target)) return undefined;
  if (specifier.startsWith(".")) return "a relative import stays inside its own layer, module or folder";
  const [from] = path.split("/");
  const [to] = target.split("/");
  if (to === "test") return path.endsWith(".test.ts") ? undefined : "only tests import the test folder";
  if (from === "core") return layerFault(path, target);
  if (from === "config") return target.startsWith("core/kernel/") ? undefined : "config imports only the kernel";
  if (from === "migrations" || from === "themes") return to === "core" ? undefined : `${from} import only core`;
  return extensionFault(target);
}

/** Modules and examples are extensions alike: they see the host below `app`, and other modules only by contract. */
function extensionFault(target: string): string | undefined {
  if (/^core\/(app|cli)\//.test(target)) return "a module does not import what assembles the host";
  if (target.startsWith("core/")) return undefined;
  if (/^modules\/[^/]+\/contract\.ts$/.test(target)) return undefined;
  return target.startsWith("modules/") ? "of another module only contract.ts may be imported" : "a module imports core and contracts only";
}

function packageFault(path: string, specifier: string): string | undefined {
  const outside =
    /^(node:(fs|net|http|https|http2|dns|child_process|worker_threads|cluster)\b|pg$|kysely$|fastify|@fastify\/|@mikro-orm\/)/;
  return path.startsWith("core/kernel/") && outside.test(specifier) ? "the kernel does no I/O" : undefined;
}

/** Files with one owner may import each other freely: a layer of core, a module, an example, another top-level folder. */
function ownerOf(path: string): string {
  const [top = "", second = ""] = path.split("/");
  return ["core", "modules", "examples"].includes(top) ? `${top}/${second}` : top;
}
