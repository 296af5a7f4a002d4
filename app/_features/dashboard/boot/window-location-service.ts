import { urlUtil } from "@grafana/data";
import { locationSearchToObject, type LocationService } from "@grafana/runtime";
import { BehaviorSubject } from "rxjs";

type Place = ReturnType<LocationService["getLocation"]>;

let shownHref = "";
let shown: Place;

/** Scenes compares places by identity, so the same address has to give the same object. */
function place(): Place {
  if (shownHref !== window.location.href) {
    shownHref = window.location.href;
    const { pathname, search, hash } = window.location;
    shown = { pathname, search, hash, state: null, key: shownHref };
  }
  return shown;
}

/**
 * Reads the address from the window each time and writes it through `window.history`, which Next's router follows.
 * The service of the runtime keeps a history of its own that never hears of Next's navigations, and would write the
 * address of the page before back.
 */
export function windowLocationService(): LocationService {
  const places = new BehaviorSubject<Place>(place());
  const go = (href: string, replace: boolean): void => {
    if (replace) window.history.replaceState(window.history.state, "", href);
    else window.history.pushState(window.history.state, "", href);
    places.next(place());
  };
  const hrefOf = (to: unknown): string => {
    if (typeof to === "string") return to;
    const { pathname = window.location.pathname, search = "", hash = "" } = to as Partial<Place>;
    return `${pathname}${search}${hash}`;
  };
  window.addEventListener("popstate", () => places.next(place()));
  const service = {
    partial(query: Record<string, unknown>, replace?: boolean) {
      const next: Record<string, unknown> = locationSearchToObject(window.location.search);
      for (const [key, value] of Object.entries(query)) {
        if (value === null || value === undefined) delete next[key];
        else next[key] = value;
      }
      const href = urlUtil.renderUrl(window.location.pathname, next as Parameters<typeof urlUtil.renderUrl>[1]);
      go(href + window.location.hash, Boolean(replace));
    },
    push: (to: unknown) => go(hrefOf(to), false),
    replace: (to: unknown) => go(hrefOf(to), true),
    reload: () => places.next(place()),
    getLocation: place,
    getHistory: () => ({
      location: place(),
      listen: (told: (to: Place) => void) => {
        const subscription = places.subscribe(told);
        return () => subscription.unsubscribe();
      },
    }),
    getSearch: () => new URLSearchParams(window.location.search),
    getSearchObject: () => locationSearchToObject(window.location.search),
    getLocationObservable: () => places.asObservable(),
  };
  return service as unknown as LocationService;
}
