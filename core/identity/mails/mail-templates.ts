import { fileURLToPath } from "node:url";

/** The folder of this part's mails. */
export const mailTemplates = fileURLToPath(new URL("../templates/email", import.meta.url));
