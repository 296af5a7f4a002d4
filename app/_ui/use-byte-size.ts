import { useFormatter } from "next-intl";

const STEPS = [
  ["gigabyte", 1024 ** 3],
  ["megabyte", 1024 ** 2],
  ["kilobyte", 1024],
] as const;

/** Writes a number of bytes for people, such as `3.4 MB`. */
export function useByteSize(): (bytes: number) => string {
  const format = useFormatter();
  return (bytes) => {
    const [unit, size] = STEPS.find(([, from]) => bytes >= from) ?? [];
    if (!unit) return format.number(bytes, { style: "unit", unit: "byte", unitDisplay: "long" });
    const value = bytes / size;
    return format.number(value, { style: "unit", unit, maximumFractionDigits: value < 10 ? 1 : 0 });
  };
}
