import { z } from "zod";

const incidentNumber = z.number().int().min(1).max(2_147_483_647);
const EARLIEST_MS = 0;
const LATEST_MS = 4_102_444_800_000;
const time = z.number().int().min(EARLIEST_MS).max(LATEST_MS);
/** `now-1h`, or a time as Grafana writes it. */
const end = z.string().regex(/^[\w+:./ -]{1,40}$/);

/** Most variables of a dashboard, values of one, and characters of all together. */
const VARIABLES_MAX = 60;
const VALUES_MAX = 100;
const TEXT_MAX = 4_000;
const value = z.string().max(1_000);
/** What the variables of a dashboard are set to, as the address names them: `var-<name>`. */
const variables = z
  .record(z.string().regex(/^var-[\w.-]{1,100}$/), z.union([value, z.array(value).max(VALUES_MAX)]))
  .refine((given) => Object.keys(given).length <= VARIABLES_MAX, { message: "Too many variables" })
  .refine((given) => JSON.stringify(given).length <= TEXT_MAX, { message: "The values are too long" });
export type LookVariables = z.infer<typeof variables>;

/** What somebody sees of the evidence. Times are epoch milliseconds. */
export const look = z
  .strictObject({
    from: time,
    to: time,
    /** The span as it was chosen, so that one that goes on with the clock goes on for followers too. */
    raw: z.strictObject({ from: end, to: end }),
    /** Null is the set of pinned panels. */
    dashboardUid: z.string().min(1).max(100).nullable(),
    /** The panel that is shown alone, as the address names it. */
    panel: z.string().min(1).max(300).optional(),
    /** Left out where there are none, and where they are too long to be told. */
    variables: variables.optional(),
    /** Where they point. */
    cursor: time.nullable(),
  })
  .refine(({ from, to }) => from < to, { message: "The span ends before it begins" });
export type Look = z.infer<typeof look>;

/** `look` and `look-here`: what the sender sees, for those who follow and for everybody. */
export const lookInput = z.strictObject({ number: incidentNumber, look });
/** `ask-look`: a follower wants to hear, for some seconds, what this person sees. */
export const askLookInput = z.strictObject({ number: incidentNumber, userId: z.string().min(1).max(100) });
