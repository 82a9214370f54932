import { variables } from "./variables.ts";

/** The text of `.env.example`: every variable with what it is for and what holds without it. */
export function envExample(): string {
  const blocks = variables.map(({ name, description, preset, example, secret }) => {
    const notes = secret ? [`# ${description}`, `# May be given as a file, too: ${name}_FILE.`] : [`# ${description}`];
    return [...notes, `#${name}=${example ?? preset ?? ""}`].join("\n");
  });
  return `# Everything is optional. A value that stands here is the one that holds without it, or an example.\n\n${blocks.join("\n\n")}\n`;
}

if (import.meta.main) process.stdout.write(envExample());
