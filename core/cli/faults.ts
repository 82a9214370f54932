/** The command was called in a way it cannot be; exit code 2. */
export class UsageFault extends Error {
  override readonly name = "UsageFault";
}

/** The command was called rightly and could not do its work; exit code 1. The sentence says what to do about it. */
export class CommandFault extends Error {
  override readonly name = "CommandFault";
}
