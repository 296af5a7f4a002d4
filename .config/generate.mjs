import { ensureGenerated, ensureInstalled } from "./prepare.mjs";

await ensureInstalled();
await ensureGenerated();
