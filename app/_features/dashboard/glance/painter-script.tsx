import { headers } from "next/headers";

/** Where `.config/build-scripts.mjs` puts the painter of first glances. */
const PAINTER = "/first-glance.js";

/** Loads the painter before anything else that the page asks for. Stands in pages that show panels. */
export async function PainterScript() {
  const sent = await headers();
  return <script async src={PAINTER} nonce={sent.get("x-nonce") ?? undefined} fetchPriority="high" />;
}
