/** Marks of Moment's format language that dashboards use, longest first, and text in brackets that stands as it is. */
const MARKS = /\[([^\]]*)\]|YYYY|YY|MMMM|MMM|MM|M|DDDD|DDD|DD|Do|D|dddd|ddd|E|HH|H|hh|h|mm|m|ss|s|SSS|ZZ|Z|A|a|X|x/g;

const two = (value: number): string => String(value).padStart(2, "0");

function ordinal(day: number): string {
  const teen = day % 100 > 10 && day % 100 < 14;
  return `${day}${teen ? "th" : (["th", "st", "nd", "rd"][day % 10] ?? "th")}`;
}

function partsOf(epochMs: number, timeZone: string): Record<string, string> {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "long",
    day: "numeric",
    weekday: "long",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
    timeZoneName: "longOffset",
  });
  return Object.fromEntries(format.formatToParts(epochMs).map(({ type, value }) => [type, value]));
}

const numbersOf = (parts: Record<string, string>): Partial<Record<string, number>> =>
  Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, Number(text)]));

/** A moment in a custom format such as `YYYY-MM-DD HH:mm`, with English names of days and months. */
export function formatDate(epochMs: number, format: string, timeZone: string): string {
  const parts = partsOf(epochMs, timeZone);
  const { year = "", month = "", weekday = "", timeZoneName = "GMT" } = parts;
  const { day = 1, hour = 0, minute = 0, second = 0 } = numbersOf(parts);
  const monthNumber = new Date(`${month} 1, 2000 UTC`).getUTCMonth() + 1;
  const dayOfYear = (Date.UTC(Number(year), monthNumber - 1, day) - Date.UTC(Number(year), 0, 1)) / 86_400_000 + 1;
  const offset = timeZoneName === "GMT" ? "+00:00" : timeZoneName.replace("GMT", "");
  const twelve = (hour + 11) % 12;
  const values: Record<string, string> = {
    YYYY: year,
    YY: year.slice(-2),
    MMMM: month,
    MMM: month.slice(0, 3),
    MM: two(monthNumber),
    M: String(monthNumber),
    DDDD: String(dayOfYear).padStart(3, "0"),
    DDD: String(dayOfYear),
    DD: two(day),
    Do: ordinal(day),
    D: String(day),
    dddd: weekday,
    ddd: weekday.slice(0, 3),
    E: String(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"].indexOf(weekday) + 1),
    HH: two(hour),
    H: String(hour),
    hh: two(twelve + 1),
    h: String(twelve + 1),
    mm: two(minute),
    m: String(minute),
    ss: two(second),
    s: String(second),
    SSS: String(((epochMs % 1000) + 1000) % 1000).padStart(3, "0"),
    ZZ: offset.replace(":", ""),
    Z: offset,
    A: hour < 12 ? "AM" : "PM",
    a: hour < 12 ? "am" : "pm",
    X: String(Math.floor(epochMs / 1000)),
    x: String(epochMs),
  };
  return format.replace(MARKS, (mark, literal: string | undefined) => literal ?? values[mark] ?? mark);
}
