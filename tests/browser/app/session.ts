// Who is signed in, with which service, and requests in their name.

export interface Session {
  service: string; // https://notifications.clinic.example
  userId: string;
  token: string;
}

export const signedOutText = 'You are not signed in any more. Please sign in again.';

const key = 'mediconnect.session';

export function storedSession(): Session | null {
  const text = sessionStorage.getItem(key);
  return text === null ? null : (JSON.parse(text) as Session);
}

export function storeSession(session: Session): void {
  sessionStorage.setItem(key, JSON.stringify(session));
}

export function forgetSession(): void {
  sessionStorage.removeItem(key);
}

export function getToken(): string {
  return storedSession()?.token ?? '';
}

/** The problem+json with which the service refuses something. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
    readonly errors: { field: string; message: string }[],
  ) {
    super(detail);
  }
}

async function problemOf(response: Response): Promise<Problem> {
  const body = await response.json().catch(() => ({}));
  return new Problem(response.status, body.code ?? '', body.detail ?? response.statusText, body.errors ?? []);
}

/** A request in the user's name. Throws a Problem when it is refused, a TypeError when there is no answer at all. */
export async function call(path: string, init: RequestInit = {}): Promise<Response> {
  const response = await fetch((storedSession()?.service ?? '') + path, {
    ...init,
    headers: {
      Authorization: `Bearer ${getToken()}`,
      'Content-Type': 'application/json',
    },
  });
  if (!response.ok) throw await problemOf(response);
  return response;
}
