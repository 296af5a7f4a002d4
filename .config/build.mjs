import { ensureBuilt, ensureGenerated, ensureInstalled } from "./prepare.mjs";

await ensureInstalled();
await ensureGenerated();
await ensureBuilt();
