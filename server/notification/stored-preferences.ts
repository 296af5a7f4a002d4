import { DEFAULT_PREFERENCES, type Preferences, preferences } from "@/server/notification/contract";

/** Preferences as they were saved; what an older or newer build saved and this one cannot read counts as never saved. */
export function storedPreferences(value: unknown): Preferences {
  return preferences.catch(DEFAULT_PREFERENCES).parse(value);
}
