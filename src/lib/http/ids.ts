/** The id in an address (`/cohorts/12`), or null when no row can have it. */
export function idFrom(param: string | undefined | null): number | null {
  return param && /^[1-9]\d{0,14}$/.test(param) ? Number(param) : null;
}

/** The UUID in an address (`/admin/people/…`, `/pictures/…`), or null when no row can have that id. */
export function uuidFrom(param: string | undefined | null): string | null {
  return param && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(param) ? param : null;
}

/** The id that a proxy has given to a request, or null when it is not of the form that proxies give. */
export function requestIdOf(header: string | null): string | null {
  return header && /^[\w.:=+/-]{8,100}$/.test(header) ? header : null;
}
