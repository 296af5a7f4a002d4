/**
 * The package that a function belongs to, by the way its language writes it: functions of one package get one colour.
 * Go `github.com/a/b.(*T).Do`, Java `com.a.b.Class.do`, C++ and Rust `a::b::do`, files `lib/x.py:run`.
 */
export function packageOf(label: string): string {
  const slash = label.lastIndexOf("/");
  const name = label.slice(slash + 1);
  const file = /^[\w.-]+\.\w+(?=:)/.exec(name)?.[0];
  if (file) return label.slice(0, slash + 1) + file;
  if (name.includes("::")) return label.slice(0, slash + 1) + name.split("::").slice(0, -1).join("::");
  const parts = name.split(".");
  if (parts.length < 2) return label;
  return label.slice(0, slash + 1) + (slash < 0 && parts.length > 2 ? parts.slice(0, -2).join(".") : (parts[0] ?? ""));
}
