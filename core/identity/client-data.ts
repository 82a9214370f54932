import { defineExtensionPoint } from "#core/events/extension-point.ts";
import type { Scope } from "#core/events/scope.ts";

/** What one part of Largesse stores about a client, ready for JSON: amounts in major units, instants as text, no secrets, no hashes of them. */
export type ClientDataSource = (scope: Scope, clientId: number) => Promise<Record<string, unknown>>;

/** Where parts and modules add what they know about a client; `client_export_data` and `profile_export` answer all of it, merged. */
export const clientDataSources = defineExtensionPoint<ClientDataSource>("identity.client-data");
