// Zod tries whether it may compile code when the first schema is made, and the page's policy would report that. A page
// of an error is drawn in the browser, where the document's own script that says so does not run.
{
  const holder = globalThis as { __zod_globalConfig?: { jitless?: boolean } };
  (holder.__zod_globalConfig ??= {}).jitless = true;
}
