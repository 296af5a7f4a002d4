import type { APIRequestContext, APIResponse } from "@playwright/test";

export interface Refusal {
  status: number;
  code: string;
  text: string;
}

/** The application's own interface, as a script would use it with somebody's session. */
export class Api {
  constructor(
    private readonly request: APIRequestContext,
    private readonly url: string,
  ) {}

  post(path: string, input: unknown): Promise<APIResponse> {
    return this.request.post(`${this.url}/api/trpc/${path}`, {
      data: { json: input },
      headers: { origin: this.url },
    });
  }

  get(path: string, input?: unknown): Promise<APIResponse> {
    const query = input === undefined ? "" : `?input=${encodeURIComponent(JSON.stringify({ json: input }))}`;
    return this.request.get(`${this.url}/api/trpc/${path}${query}`);
  }

  async mutate<Result>(path: string, input: unknown): Promise<Result> {
    return resultOf<Result>(await this.post(path, input));
  }

  async query<Result>(path: string, input?: unknown): Promise<Result> {
    return resultOf<Result>(await this.get(path, input));
  }

  async refusal(path: string, input: unknown): Promise<Refusal> {
    return refusalOf(await this.post(path, input));
  }

  declare(title: string, more: Record<string, unknown> = {}): Promise<{ number: number }> {
    return this.mutate("incident.declare", { idempotencyKey: crypto.randomUUID(), title, severity: "sev2", ...more });
  }

  say(incidentNumber: number, body: string): Promise<unknown> {
    return this.mutate("timeline.post", { incidentNumber, idempotencyKey: crypto.randomUUID(), body });
  }
}

async function resultOf<Result>(response: APIResponse): Promise<Result> {
  const answer = (await response.json()) as { result?: { data: { json: Result } } };
  if (!answer.result) throw new Error(`${response.status()} ${JSON.stringify(answer)}`);
  return answer.result.data.json;
}

export async function refusalOf(response: APIResponse): Promise<Refusal> {
  const text = await response.text();
  const { error } = JSON.parse(text) as { error: { json?: { data: { refusal: string } }; data?: { refusal: string } } };
  return { status: response.status(), code: error.json?.data.refusal ?? error.data?.refusal ?? "", text };
}
