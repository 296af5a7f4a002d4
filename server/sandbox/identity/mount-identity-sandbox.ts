import type { IncomingMessage, ServerResponse } from "node:http";
import Provider from "oidc-provider";
import type { Logger } from "@/server/platform/logger";
import { loginHandler } from "@/server/sandbox/identity/handle-login";
import { endSessionAtOnce, skipEmptySignOut } from "@/server/sandbox/identity/immediate-sign-out";
import { openKeptState } from "@/server/sandbox/identity/kept-state";
import { keycloakTokens } from "@/server/sandbox/identity/keycloak-tokens";
import { providerConfiguration } from "@/server/sandbox/identity/provider-configuration";
import { sandboxUsers } from "@/server/sandbox/identity/sandbox-users";
import { jwtCodec, type SigningKeys } from "@/server/sandbox/identity/signing-keys";

export interface IdentitySandboxOptions {
  /** A realm address such as http://localhost:3000/realms/warroom; its path is where the provider is mounted. */
  issuer: string;
  clientId: string;
  clientSecret: string;
  appUrl: string;
  /** Sign the provider's own cookies; newest first. */
  cookieKeys: readonly string[];
  /** Private RS256 JWKS; without it one is made, and kept in `stateFile` when that is given. */
  signingKeys?: SigningKeys;
  /** Keeps people signed in over restarts. */
  stateFile?: string;
  /** Lifetime of an access token; Keycloak's default of five minutes when left out. */
  accessTokenSeconds?: number;
  /** Answers other machines too; without it only this one, whatever address the server listens on. */
  answersOthers?: boolean;
  log: Logger;
}

export interface IdentitySandbox {
  /** False when the request is not for the realm; else answers it. */
  handle(req: IncomingMessage, res: ServerResponse): boolean | Promise<boolean>;
  close(): Promise<void>;
}

/** An OpenID Connect provider that looks like one Keycloak realm, for running without Keycloak. */
export async function mountIdentitySandbox(options: IdentitySandboxOptions): Promise<IdentitySandbox> {
  const { issuer, log, appUrl } = options;
  const { pathname: basePath, host, protocol } = new URL(issuer);
  const state = await openKeptState(options.stateFile, options.signingKeys);
  const userById = (id: string) => sandboxUsers.find((user) => user.id === id);

  const provider: Provider = new Provider(
    issuer,
    providerConfiguration(
      { ...options, accessTokenSeconds: options.accessTokenSeconds ?? 300 },
      state,
      userById,
      (ctx) => endSessionAtOnce(provider, ctx),
    ),
  );
  provider.proxy = true;
  provider.use(keycloakTokens(provider, jwtCodec(state.signingKeys), userById));
  provider.use(skipEmptySignOut);
  provider.on("server_error", (_ctx, error) => log.error({ err: error }, "identity sandbox failed"));

  const answer = provider.callback();
  const login = loginHandler(provider, appUrl);

  async function handle(req: IncomingMessage, res: ServerResponse): Promise<boolean> {
    const original = req.url ?? "/";
    // Every address that the provider writes comes from the issuer, whatever the caller says its host is.
    req.headers.host = host;
    req.headers["x-forwarded-proto"] = protocol.slice(0, -1);
    delete req.headers["x-forwarded-host"];
    try {
      if (original.startsWith(`${basePath}/login/`)) {
        await login(req, res);
      } else {
        Object.assign(req, { originalUrl: original, url: original.slice(basePath.length) || "/" });
        await answer(req, res);
      }
    } catch (error) {
      log.error({ err: error }, "identity sandbox failed");
      if (!res.headersSent) res.writeHead(500, { "content-type": "text/plain" });
      res.end();
    }
    return true;
  }

  return {
    handle(req, res) {
      const path = (req.url ?? "").split("?", 1)[0] ?? "";
      if (path !== basePath && !path.startsWith(`${basePath}/`)) return false;
      if (options.answersOthers || isThisMachine(req.socket.remoteAddress)) return handle(req, res);
      res.writeHead(403, { "content-type": "text/plain; charset=utf-8" });
      res.end("The sandbox identity provider answers its own machine only. SANDBOX=1 opens it to others.\n");
      return true;
    },
    async close() {
      provider.removeAllListeners();
    },
  };
}

function isThisMachine(address = ""): boolean {
  return /^(::ffff:)?127\./.test(address) || address === "::1";
}
