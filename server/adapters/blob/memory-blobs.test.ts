import { memoryBlobs } from "@/server/adapters/blob/memory-blobs";
import { blobStoreSuite } from "@/server/ports/blob-store.suite";

blobStoreSuite("memory", memoryBlobs);
