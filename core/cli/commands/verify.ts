import { Command, Option } from "commander";
import { type InvariantReport, type VerifyOptions, verifyBooks } from "#core/verify/verify-books.ts";
import { CommandFault } from "../faults.ts";
import type { Shell, ShowOptions } from "../shell.ts";
import { cellOf, show } from "../show.ts";
import { asSystem } from "../system-scope.ts";
import { withHost } from "../with-host.ts";

export function verifyCommand(shell: Shell): Command {
  return new Command("verify")
    .description("Recompute every balance, counter and sum in one snapshot, and name the first rows that do not fit. Changes nothing.")
    .option("--only <id>", "one promise, or all that begin with this: billing, coupon.limits-hold")
    .addOption(
      new Option(
        "--about <kind>",
        "value: what only a fault can break; progress: work that waits, which fails the command only when asked for",
      ).choices(["value", "progress"]),
    )
    .option("--json", "print the result as JSON")
    .action(({ only, about, ...options }: ShowOptions & VerifyOptions) =>
      withHost(shell, async (host) => {
        const reports = await asSystem(host, (scope) => verifyBooks(scope, { only, about }));
        if (reports.length === 0) throw new CommandFault(`There is no promise called ${only}.`);
        const broken = reports.filter(({ isKept }) => !isKept);
        const fatal = broken.filter((report) => report.about === "value" || about === "progress" || report.fault !== undefined);
        const off = host.catalogue.modules.map(({ id }) => id).filter((id) => !reports.some((report) => report.id.startsWith(`${id}.`)));
        const result = reports.map(({ isKept, fault, ...report }) => ({ ...report, ok: isKept, fault: fault ?? null }));
        show(shell, options, { ok: fatal.length === 0, promises: result }, () => [
          ...reports.flatMap(linesOf),
          ...(only === undefined && off.length > 0 ? [`Not looked at, for they are off or promise nothing: ${off.join(", ")}`] : []),
          `${reports.length - broken.length} of ${reports.length} promises are kept.`,
        ]);
        if (fatal.length > 0) throw new CommandFault(`Broken: ${fatal.map(({ id }) => id).join(", ")}`);
      }),
    );
}

/** Work that waits is late, not lost: a host whose jobs do not run has some. */
function linesOf({ id, title, about, isKept, bad, fault }: InvariantReport): readonly string[] {
  if (isKept) return [`ok      ${id}  ${title}`];
  const rows = bad.map(
    (row) =>
      `        ${Object.entries(row)
        .map(([name, value]) => `${name}=${cellOf(value)}`)
        .join(" ")}`,
  );
  return [
    `${about === "value" ? "BROKEN" : "LATE  "}  ${id}  ${title}`,
    ...rows,
    ...(fault === undefined ? [] : [`        could not be checked: ${fault}`]),
  ];
}
