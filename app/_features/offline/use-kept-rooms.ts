import { useEffect, useState } from "react";
import { type ArchivedRoom, RoomArchive } from "@/app/_lib/room-archive";

/** The rooms that can be opened without a line; null while they are looked for. */
export function useKeptRooms(): ArchivedRoom[] | null {
  const [rooms, setRooms] = useState<ArchivedRoom[] | null>(null);
  useEffect(() => {
    let left = false;
    const look = async () => {
      const archived = await RoomArchive.rooms();
      const pages = await Promise.all(archived.map(({ number }) => hasPage(number)));
      if (!left) setRooms(archived.filter((_, at) => pages[at]));
    };
    look().catch(() => setRooms([]));
    return () => {
      left = true;
    };
  }, []);
  return rooms;
}

/** Caches are there on secure pages only. */
async function hasPage(number: number): Promise<boolean> {
  return typeof caches !== "undefined" && Boolean(await caches.match(`/incidents/${number}`, { ignoreVary: true }));
}
