import { fileURLToPath } from "node:url";

/** The folder of the modules that ship with the host. */
export const OWN_MODULES = fileURLToPath(new URL("../../modules", import.meta.url));
