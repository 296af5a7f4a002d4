/** Enough of a browser for redirects: cookies per host, no script, every hop visible. */
export class RedirectBrowser {
  private readonly jars = new Map<string, Map<string, string>>();

  private jar(url: string): Map<string, string> {
    const { host } = new URL(url);
    const jar = this.jars.get(host) ?? new Map<string, string>();
    this.jars.set(host, jar);
    return jar;
  }

  async open(url: string, init: RequestInit = {}): Promise<Response> {
    const jar = this.jar(url);
    const headers = new Headers(init.headers);
    if (jar.size > 0) headers.set("cookie", [...jar].map(([name, value]) => `${name}=${value}`).join("; "));
    const response = await fetch(url, { ...init, headers, redirect: "manual" });
    for (const line of response.headers.getSetCookie()) {
      const [pair = "", ...attributes] = line.split(";");
      const at = pair.indexOf("=");
      const over = attributes.some((attribute) => /^\s*(max-age=0|expires=Thu, 01 Jan 1970)/i.test(attribute));
      if (over) jar.delete(pair.slice(0, at));
      else jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  }

  /** Follows redirects until a page, or until an address that `stopAt` accepts. */
  async follow(
    url: string,
    init: RequestInit,
    stopAt: (url: string) => boolean,
  ): Promise<{ url: string; response?: Response }> {
    let next = url;
    let response = await this.open(next, init);
    for (let hops = 0; hops < 10; hops += 1) {
      const location = response.headers.get("location");
      if (!location) return { url: next, response };
      next = new URL(location, next).href;
      await response.arrayBuffer();
      if (stopAt(next)) return { url: next };
      response = await this.open(next);
    }
    throw new Error(`Too many redirects, last to ${next}`);
  }

  /** Submits the first form of a page that asks for a password. */
  submitLogin(page: { url: string; html: string }, fields: Record<string, string>, stopAt: (url: string) => boolean) {
    const action = /<form[^>]*id="kc-form-login"[^>]*action="([^"]+)"/.exec(page.html)?.[1]?.replaceAll("&amp;", "&");
    return this.follow(
      action ?? page.url,
      { method: "POST", body: new URLSearchParams({ ...fields, ...(action ? { credentialId: "" } : {}) }) },
      stopAt,
    );
  }
}
