import type { ActionAPIContext } from 'astro:actions';
import { settings } from '~/lib/db/settings';
import { knock, type Knock } from '~/lib/knocks/commands';
import { DEVICE_DAYS, deviceOf, withDevice } from '~/lib/knocks/device';
import { visitorsNetwork } from '~/lib/knocks/network';

const DEVICE = 'device';

/** Asks the database whether whoever sends this form may try now; see `knock`. */
export function knockFor(context: ActionAPIContext, kind: Knock['kind'], account: string) {
  const key = settings.sealKey;
  const device = key && deviceOf(context.cookies.get(DEVICE)?.value, account, key, Date.now());
  const forwarded = context.request.headers.get('x-forwarded-for');
  const network = visitorsNetwork(context.clientAddress, forwarded, settings.proxies);
  return knock(context.locals.db, { kind, account, network, device: device ?? '' });
}

/** From now on this browser has tries of its own at this account. */
export function rememberDevice({ locals, cookies }: ActionAPIContext, account: string): void {
  const key = settings.sealKey;
  if (key === null) return;
  cookies.set(DEVICE, withDevice(cookies.get(DEVICE)?.value, account, key, Date.now()), {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: locals.origin.startsWith('https:'),
    maxAge: DEVICE_DAYS * 86_400,
  });
}
