import { z } from "zod";
import { identityState } from "@/server/identity/identity-state";

const discoverySchema = z.object({
  issuer: z.string(),
  token_endpoint: z.url(),
  end_session_endpoint: z.url().optional(),
});
export type Discovery = z.infer<typeof discoverySchema>;

const KEEP_MS = 10 * 60 * 1000;

/** Reads the issuer's discovery document now. @throws when it is late, broken or another issuer's */
export async function fetchDiscovery(issuer: string, deadlineMs: number): Promise<Discovery> {
  const response = await fetch(`${issuer}/.well-known/openid-configuration`, {
    signal: AbortSignal.timeout(deadlineMs),
    redirect: "error",
    headers: { accept: "application/json" },
  });
  if (!response.ok) throw new Error(`The discovery document answers with status ${response.status}`);
  const document = discoverySchema.parse(await response.json());
  if (document.issuer !== issuer) throw new Error(`The discovery document names another issuer: ${document.issuer}`);
  return document;
}

/** The issuer's discovery document, kept for ten minutes; a failure is not kept. */
export function discoverProvider(issuer: string): Promise<Discovery> {
  const state = identityState();
  if (state.discovery?.issuer === issuer && Date.now() - state.discovery.readAt < KEEP_MS) {
    return state.discovery.document;
  }
  const document = fetchDiscovery(issuer, 3_000);
  state.discovery = { issuer, document, readAt: Date.now() };
  document.catch(() => {
    if (state.discovery?.document === document) state.discovery = null;
  });
  return document;
}
