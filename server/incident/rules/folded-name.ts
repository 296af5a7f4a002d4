/** Names that only differ in case or width are the same to people. */
export function foldedName(name: string): string {
  return name.normalize("NFKC").toLocaleLowerCase("en");
}
