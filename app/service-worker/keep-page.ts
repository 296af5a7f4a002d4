import type { Documents } from "./documents";
import type { KeptAssets } from "./kept-assets";

/** What a page asks of the worker: to keep it for reading it offline. */
export interface KeepPage {
  kind: "keep";
  /** Null where the page itself is not for reading offline. */
  path: string | null;
  /** It is kept well enough if it was kept after this time, in epoch milliseconds. */
  since: number;
  /** Addresses of files that it has loaded so far. */
  assets: readonly string[];
  /** Addresses of what it has read before it had a worker. */
  reads: readonly string[];
  /** Language and colours: the offline page is to have the same. */
  look: string;
}

const OFFLINE_PAGE = new URL("/offline", location.origin).href;
const MOST_ADDRESSES = 400;

/** Keeps a page, the files that it needs, and the page that stands in for those that are not kept. */
export async function keepPage(told: unknown, { documents, assets, read }: Kept): Promise<void> {
  if (!isKeepPage(told)) return;
  const page = told.path === null ? "" : await documents.keep(told.path, told.since);
  const ours = (addresses: readonly string[]) =>
    addresses.filter((address) => address.startsWith(`${location.origin}/`)).slice(0, MOST_ADDRESSES);
  for (const address of ours(told.reads)) await read(address);
  await assets.fill(page ?? "", ours(told.assets));
  const known = await assets.get(OFFLINE_PAGE);
  if (known && looked === told.look) return;
  const offline = await fetch(OFFLINE_PAGE, { headers: { accept: "text/html" } });
  const text = await offline.clone().text();
  await assets.arrived(offline);
  await assets.put(OFFLINE_PAGE, offline);
  await assets.fill(text);
  looked = told.look;
}

interface Kept {
  documents: Documents;
  assets: KeptAssets;
  read(address: string): Promise<void>;
}

let looked: string | null = null;

function isKeepPage(told: unknown): told is KeepPage {
  return typeof told === "object" && told !== null && "kind" in told && told.kind === "keep";
}
