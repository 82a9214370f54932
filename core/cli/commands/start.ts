import { Command } from "commander";

/** `largesse start` is `npm start`: the host in this process, until it is told to stop. */
export function startCommand(): Command {
  return new Command("start").description("Start the host: database, migrations, jobs and web server.").action(async () => {
    await import("#core/app/main.ts");
  });
}
