import fc from "fast-check";
import { expect, it } from "vitest";
import { PAUSE_CHOICES, pauseEnd } from "@/app/_features/incident/room/pause/pause-times";
import { PAUSE_MAX_DAYS } from "@/server/incident/contract/pause";

const DAY_MS = 86_400_000;

it("every usual pause ends later than now, and within what is allowed", () => {
  const time = fc.date({ min: new Date("2020-01-01"), max: new Date("2100-01-01"), noInvalidDate: true });
  fc.assert(
    fc.property(time, fc.constantFrom(...PAUSE_CHOICES), (now, choice) => {
      const end = pauseEnd(choice, now);
      expect(end > now).toBe(true);
      expect(end.getTime() - now.getTime()).toBeLessThan(PAUSE_MAX_DAYS * DAY_MS);
      if (choice === "monday") expect(end.getDay()).toBe(1);
    }),
  );
});

it("on a Monday the next Monday is meant", () => {
  expect(pauseEnd("monday", new Date(2026, 10, 23, 3))).toEqual(new Date(2026, 10, 30, 9));
});
