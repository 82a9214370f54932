import { Command } from "commander";
import type { Host } from "#core/host/open-host.ts";
import { allExtensions, type Extension } from "../all-extensions.ts";
import { CommandFault } from "../faults.ts";
import type { Shell, ShowOptions } from "../shell.ts";
import { show } from "../show.ts";
import { withHost } from "../with-host.ts";

/** What was found out about a module; `faults` keep it from working, `notes` only ought to be known. */
type Finding = { readonly id: string; readonly status: string; readonly faults: readonly string[]; readonly notes: readonly string[] };

export function moduleDoctorCommand(shell: Shell): Command {
  return new Command("doctor")
    .description("Say of each module, or of one, whether it loads, takes part and contributes, and if not, why.")
    .argument("[id]", "id of the module")
    .option("--json", "print the result as JSON")
    .action((id: string | undefined, options: ShowOptions) =>
      withHost(shell, async (host) => {
        const extensions = (await allExtensions(host)).filter((extension) => id === undefined || extension.id === id);
        if (id !== undefined && extensions.length === 0)
          throw new CommandFault(`There is no module ${id}, neither here nor in the database.`);
        const findings = extensions.map((extension) => findingOf(host, extension));
        show(shell, options, findings, () => findings.flatMap(linesOf));
        const ill = findings.filter(({ faults }) => faults.length > 0);
        if (ill.length > 0) throw new CommandFault(`Not well: ${ill.map((finding) => finding.id).join(", ")}`);
      }),
    );
}

function findingOf({ catalogue }: Pick<Host, "catalogue">, extension: Extension): Finding {
  const { id, status, active, fault, requires } = extension;
  const module = catalogue.modules.find((found) => found.id === id);
  const faults = [...(fault === null ? [] : [fault])];
  if (status === "installed" && !active && faults.length === 0)
    faults.push(`It takes no part; it requires ${requires.join(", ") || "nothing"}.`);
  if (status === "failed" && faults.length === 0) faults.push("It could not be loaded three times and waits to be enabled again.");
  const notes = module === undefined ? [] : notesOf(module.contents);
  if (status === "deactivated") notes.push("It is switched off and contributes nothing.");
  return { id, status, faults, notes };
}

function notesOf(contents: Host["catalogue"]["modules"][number]["contents"]): string[] {
  const counts = {
    methods: contents.methods,
    listeners: contents.listeners,
    provisions: contents.provides,
    jobs: contents.jobs,
    tables: contents.entities,
  };
  const told = Object.entries(counts).flatMap(([name, list]) =>
    list === undefined || list.length === 0 ? [] : [`${list.length} ${name}`],
  );
  const german = contents.locales?.de?.errors ?? {};
  const mute = (contents.errors ?? []).flatMap((table) => Object.keys(table)).filter((code) => !Object.hasOwn(german, code));
  return [
    told.length === 0 ? "It contributes nothing." : `It contributes ${told.join(", ")}.`,
    ...(mute.length === 0 ? [] : [`Without a German sentence: ${mute.join(", ")}`]),
  ];
}

function linesOf({ id, status, faults, notes }: Finding): readonly string[] {
  return [
    `${faults.length === 0 ? "ok   " : "FAULT"}  ${id} (${status})`,
    ...faults.map((fault) => `         ${fault}`),
    ...notes.map((note) => `         ${note}`),
  ];
}
