import { useEffect } from "react";
import { RoomArchive } from "@/app/_lib/room-archive";

/** Names a room for the list of those that can be read offline. */
export function useKeptTitle(incidentNumber: number, title: string): void {
  useEffect(() => {
    const worker = typeof navigator === "undefined" ? undefined : navigator.serviceWorker;
    const archive = new RoomArchive(incidentNumber);
    const tell = () => void archive.describe({ title });
    tell();
    // On the first visit there is nobody yet who would wipe it again.
    worker?.addEventListener("controllerchange", tell);
    return () => worker?.removeEventListener("controllerchange", tell);
  }, [incidentNumber, title]);
}
