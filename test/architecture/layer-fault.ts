/** The rows of core, lowest first. Layers of one row may import each other; nothing imports a higher row. */
export const layerRows: readonly (readonly string[])[] = [
  ["kernel"],
  ["database", "events", "jobs", "mail", "sheets"],
  ["identity"],
  ["billing"],
  ["host"],
  ["api", "views", "verify", "tasks"],
  ["demo"],
  ["app"],
  ["cli"],
];

/** Files that live beside what they serve, but stand on top of the whole host: commands, and the list of core's parts. */
export const commandFiles: readonly string[] = ["core/database/draft-migration.ts", "core/host/core-parts.ts"];

/** Why a file of core may not import `target`, or undefined when it may. */
export function layerFault(path: string, target: string): string | undefined {
  const to = target.split("/")[0];
  if (to === "modules") return "core never imports a module";
  if (to === "config") return path.startsWith("core/kernel/") ? "the kernel knows no configuration" : undefined;
  if (to === "migrations") return rowOf(path) < hostRow ? "only the host and above know the list of migrations" : undefined;
  if (to !== "core") return "core imports only core, config and migrations";
  const from = commandFiles.includes(path) ? layerRows.length : rowOf(path);
  if (from < 0 || rowOf(target) < 0) return "a layer of core is listed in its row";
  return rowOf(target) > from ? "a lower layer never imports a higher one" : undefined;
}

function rowOf(path: string): number {
  const layer = path.split("/")[1] ?? "";
  return layerRows.findIndex((row) => row.includes(layer));
}

const hostRow = layerRows.findIndex((row) => row.includes("host"));
