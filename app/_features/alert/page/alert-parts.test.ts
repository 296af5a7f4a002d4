import fc from "fast-check";
import { expect, it } from "vitest";
import type { AlertState } from "@/server/alert/contract";
import type { AlertGroupState, AlertPart } from "@/server/alert/contract/alert-list";
import {
  isBefore,
  type PartStarts,
  partsOf,
  type PartWish,
  placeOf,
  splitOf,
  withParts,
  withStart,
} from "./alert-parts";

const AT_ONCE = 5;
const alertAt = (minute: number, id: number, endsAt: string | null) =>
  ({
    id: id.toString(16).padStart(8, "0"),
    startsAt: new Date(Date.UTC(2026, 10, 22, 12, minute)).toISOString(),
    endsAt,
  }) as AlertState;
const inOrder = (alerts: readonly AlertState[]) =>
  alerts.toSorted((one, other) => (isBefore(placeOf(one), placeOf(other)) ? -1 : 1));
const group = (alerts: AlertState[], size: number): AlertGroupState => ({
  key: "g",
  id: "g",
  groupKey: "g",
  labels: {},
  receiver: "",
  source: { id: "s", name: "s", kind: "grafana" },
  truncated: 0,
  firing: size,
  silenced: 0,
  resolved: 0,
  alerts,
});

/** As the server answers. */
function read(alerts: readonly AlertState[], { after, until }: PartWish): AlertPart {
  const found = alerts.filter((alert) => {
    const place = placeOf(alert);
    return (!after || isBefore(after, place)) && (!until || !isBefore(until, place));
  });
  return { alerts: found.slice(0, AT_ONCE), hasMore: found.length > AT_ONCE };
}

const many = fc.array(fc.tuple(fc.nat(20), fc.boolean()), { minLength: 1, maxLength: 60 });

it("come whole, in order and each once, however many have begun before those that are here", () => {
  fc.assert(
    fc.property(many, many, fc.nat(8), (given, later, listed) => {
      const known = inOrder(
        given.map(([minute, fires], n) => alertAt(minute, n, fires ? null : "2026-11-23T00:00:00Z")),
      );
      const begun = later.map(([minute], n) => alertAt(minute, 1_000 + n, null));
      let [all, starts] = [known, [] as PartStarts];
      const look = () => {
        const listedNow = group(all.slice(0, listed), all.length);
        const loaded = partsOf(listedNow, starts).map((wish) => ({ wish, part: read(all, wish) }));
        return { loaded, shown: withParts(listedNow, loaded) };
      };
      const settle = () => {
        for (let place = splitOf(look().loaded); place; place = splitOf(look().loaded))
          starts = withStart(starts, place);
      };
      const toTheEnd = () => {
        for (let { shown } = look(); (shown.left ?? all.length - shown.alerts.length) > 0; { shown } = look()) {
          const last = shown.alerts.at(-1);
          starts = withStart(starts, last ? placeOf(last) : null);
          settle();
        }
      };
      toTheEnd();
      expect(look().shown.alerts).toEqual(known);
      all = inOrder([...known, ...begun]);
      settle();
      toTheEnd();
      const { alerts } = look().shown;
      expect(inOrder(alerts)).toEqual(all);
      expect(alerts).toHaveLength(all.length);
    }),
  );
});
