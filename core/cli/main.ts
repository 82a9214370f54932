import { processEnvironment } from "#config/environment.ts";
import { runCommand } from "./run-command.ts";

// `npx largesse <command>`: the program behind bin/largesse.js.

process.stdout.on("error", () => undefined);
process.stderr.on("error", () => undefined);

process.exitCode = await runCommand(process.argv.slice(2), {
  readEnvironment: processEnvironment,
  print: (line) => process.stdout.write(`${line}\n`),
  note: (line) => process.stderr.write(`${line}\n`),
  input: async () => {
    process.stdin.setEncoding("utf8");
    let text = "";
    for await (const part of process.stdin) text += part;
    return text;
  },
});
