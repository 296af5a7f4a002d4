import { describe, expect, it } from "vitest";
import type { Viewer } from "@/server/platform/access";
import { AppError } from "@/server/platform/errors";
import { roomAccess, type RoomLookup } from "./room-access";

const viewer = { userId: "u", organizationId: "o", role: "viewer" } as Viewer;
const found = { incidentId: "i", organizationId: "o", dashboards: ["shop"] };
const range = { from: 1, to: 2 };
const lookup: RoomLookup = {
  async incident(asking, number) {
    if (number !== 7 || asking.organizationId !== "o") throw new AppError("NOT_FOUND");
    return found;
  },
  async share(token) {
    if (token !== "good") throw new AppError("NOT_FOUND");
    return { ...found, range };
  },
};

describe("the door to a room's panels", () => {
  it("knows who may send values that no variable offers", async () => {
    await expect(roomAccess(lookup, viewer, "7")).resolves.toMatchObject({ mayAsk: false });
    await expect(roomAccess(lookup, { ...viewer, role: "responder" }, "7")).resolves.toMatchObject({ mayAsk: true });
    expect((await roomAccess(lookup, { ...viewer, role: "admin" }, "share-good")).mayAsk).toBeUndefined();
  });

  it("opens for who is signed in and belongs there", async () => {
    await expect(roomAccess(lookup, viewer, "7")).resolves.toMatchObject({ ...found, readOnly: false, range: null });
  });

  it("opens for a good link, signed in or not, for reading within its range", async () => {
    await expect(roomAccess(lookup, null, "share-good")).resolves.toEqual({ ...found, readOnly: true, range });
  });

  it.each(["8", "0", "-7", "7a", "07", "1e3", "share-", "share-bad", "../7", "99999999999"])(
    "stays shut for %s",
    async (ref) => {
      await expect(roomAccess(lookup, viewer, ref)).rejects.toMatchObject({ code: "NOT_FOUND" });
    },
  );

  it("looks the same for another organisation's incident as for none", async () => {
    const stranger = { ...viewer, organizationId: "other" };
    await expect(roomAccess(lookup, stranger, "7")).rejects.toMatchObject({ code: "NOT_FOUND", details: {} });
    await expect(roomAccess(lookup, stranger, "8")).rejects.toMatchObject({ code: "NOT_FOUND", details: {} });
  });

  it("stays shut for who is not signed in", async () => {
    await expect(roomAccess(lookup, null, "7")).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
  });
});
