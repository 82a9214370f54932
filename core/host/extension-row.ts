/** A row of `extension` as the host reads it for a snapshot. */
export type ExtensionRow = {
  readonly name: string;
  readonly status: ExtensionStatus;
  readonly config: Readonly<Record<string, unknown>>;
};

/** `uninstalled`: the module's tables are gone and it waits to be activated; `failed`: it did not start three times in a row. */
export type ExtensionStatus = "installed" | "deactivated" | "failed" | "uninstalled";
