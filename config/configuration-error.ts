/** The operator must change something before the host can run. The sentences say what; there is nothing secret in them. */
export class ConfigurationError extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[], options?: ErrorOptions) {
    super(
      faults.length === 1 ? faults[0] : `The configuration has ${faults.length} faults:\n${faults.map((fault) => `- ${fault}`).join("\n")}`,
      options,
    );
    this.name = "ConfigurationError";
    this.faults = faults;
  }
}
