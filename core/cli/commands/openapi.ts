import { writeFile } from "node:fs/promises";
import { Command } from "commander";
import { openApiDocument } from "#core/api/openapi/openapi-document.ts";
import { HOST_VERSION } from "#core/host/host-version.ts";
import type { Shell } from "../shell.ts";
import { asSystem } from "../system-scope.ts";
import { withHost } from "../with-host.ts";

export function openApiCommand(shell: Shell): Command {
  return new Command("openapi")
    .description("Print the OpenAPI document of core and the active modules.")
    .option("-o, --output <file>", "write it into a file")
    .option("--json", "no difference: it is JSON")
    .action(({ output }: { readonly output?: string }) =>
      withHost(shell, async (host) => {
        const { publicUrl: serverUrl } = host.environment;
        const document = await asSystem(host, async ({ wiring }) => openApiDocument(wiring, { version: HOST_VERSION, serverUrl }));
        const text = JSON.stringify(document, undefined, 2);
        if (output === undefined) shell.print(text);
        else await writeFile(output, `${text}\n`);
      }),
    );
}
