import type { ActionAPIContext } from 'astro:actions';
import { settings } from '~/lib/db/settings';
import { cookieOptions } from '~/lib/http/cookies';
import { knock, type Knock } from '~/lib/knocks/commands';
import { DEVICE_DAYS, deviceOf, withDevice } from '~/lib/knocks/device';
import { isUntold, visitorsNetwork } from '~/lib/knocks/network';
import { log } from '~/lib/log/log';

const DEVICE = 'device';

/** Asks the database whether whoever sends this form may try now; see `knock`. */
export function knockFor(context: ActionAPIContext, kind: Knock['kind'], account: string) {
  const device = knownAs(context, account);
  const forwarded = context.request.headers.get('x-forwarded-for');
  const from = [context.clientAddress, forwarded, settings.proxies] as const;
  if (isUntold(...from)) warn();
  const network = visitorsNetwork(...from);
  return knock(context.locals.db, { kind, account, network, device });
}

/** The device, or whoever is signed in already and proves themselves once more; '' for strangers. */
function knownAs({ locals, cookies }: ActionAPIContext, account: string): string {
  if (locals.claims?.email === account) return locals.claims.id;
  const key = settings.sealKey;
  return key === null ? '' : deviceOf(cookies.get(DEVICE)?.value, account, key, Date.now());
}

let warned = false;

/** Once, for the operator. */
function warn(): void {
  if (warned) return;
  warned = true;
  const message =
    'All visitors count as one network, that of the proxy: set CAMPUS_TRUST_PROXY (docs/guides/doors.md).';
  log('warn', { message });
}

/** From now on this browser has tries of its own at this account. */
export function rememberDevice({ locals, cookies }: ActionAPIContext, account: string): void {
  const key = settings.sealKey;
  if (key === null) return;
  const devices = withDevice(cookies.get(DEVICE)?.value, account, key, Date.now());
  cookies.set(DEVICE, devices, cookieOptions(locals.origin, DEVICE_DAYS * 86_400));
}
