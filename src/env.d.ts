declare namespace App {
  /** What the middleware knows of a request. Read in pages, layouts and actions; `lib` takes what it needs as arguments. */
  interface Locals {
    /** Names this request in the log and on the error page. */
    requestId: string;
    /** Scheme, host and port as the visitor's browser sees them, without a slash at the end. */
    origin: string;
    /** The database as this visitor may see it. */
    db: import('~/lib/db/client').Db;
    /** Who is signed in, as the verified token says; null for a visitor. Roles are not in the token. */
    claims: import('~/lib/db/claims').Claims | null;
    /** Headers that a change of the session asks for on the response. */
    sessionHeaders: Record<string, string>;
    /** Set by a route whose `cache-control` is another than the usual one (middleware/headers.ts). */
    cacheControl?: string;
    /** The form of somebody whose session has ended, for the page that keeps their words. */
    kept?: import('~/lib/forms/kept').KeptForm;
    /** The sentence that the last form left for this page. */
    flash: string | null;
    theme: import('~/lib/theme').Theme;
    /** The language of dates, BCP 47: as the browser asks, until the layout learns what its viewer has chosen. */
    locale: string;
    /** Why the form of this request was refused, with its code and numbers. */
    refusal?: import('~/lib/db/errors').Refusal;
    /** What broke inside an action; the middleware answers it with the error page. */
    failure?: unknown;
  }
}

/** The versions of the migrations that the app was built with, in their order (astro.config.ts). */
declare const CAMPUS_MIGRATIONS: readonly string[];
