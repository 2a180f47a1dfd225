import type { ActionAPIContext } from 'astro:actions';
import { z } from 'astro/zod';
import * as commands from '~/lib/account/commands';
import { findAccount } from '~/lib/account/queries';
import * as forms from '~/lib/account/schema';
import { refuse } from '~/lib/db/errors';
import { comeIn } from '~/lib/knocks/commands';
import { requireOwnWords } from '~/lib/people/password';
import { PRIVACY_EDITION } from '~/lib/people/privacy';
import { nameGiven } from '~/lib/viewer/viewer';
import { counted } from '~/lib/words';
import { knockFor } from './doorstep';
import { formAction, requireClaims, requireViewer } from './form-action';

const SECURITY = '/account/security';
const leadsTo = ({ locals }: ActionAPIContext) => locals.origin + SECURITY;

/** Signs the viewer in once more; the token may remember an address that they have given up. */
async function prove(context: ActionAPIContext, password: string) {
  const { email } = await requireViewer(context);
  const seal = await knockFor(context, 'sign_in', email);
  const proof = await commands.prove(email, password, context.request.headers.get('user-agent'));
  await comeIn(proof.db, seal);
  return proof;
}

export const account = {
  changePassword: formAction(forms.newPasswordForm, async (form, context) => {
    const viewer = await requireViewer(context);
    requireOwnWords(form.password, viewer.email, nameGiven(viewer));
    const proof = await prove(context, form.current_password);
    await commands.changePassword(context.locals.db, proof, form.password);
    return {
      to: `${SECURITY}#content`,
      message: 'Your new password is set, and your other sessions are signed out.',
    };
  }),

  askForAddress: formAction(forms.newAddressForm, async (form, context) => {
    const { db } = context.locals;
    const viewer = await requireViewer(context);
    if (viewer.email === form.email) refuse('address_as_before');
    const proof = await prove(context, form.current_password);
    await knockFor(context, 'confirmation', form.email);
    await commands.askForAddress(db, proof, form.email, leadsTo(context));
    return { to: `${SECURITY}#address`, message: 'Mails are on their way to both addresses.' };
  }),

  sendAddressMails: formAction(z.object({}), async (_, context) => {
    const { db } = context.locals;
    const { viewer, new_address } = (await findAccount(db)) ?? refuse('C4001');
    const to = `${SECURITY}#address`;
    if (!new_address) return { to };
    await knockFor(context, 'confirmation', new_address.email);
    await commands.sendAddressMails(db, viewer.email, new_address.email, leadsTo(context));
    return { to, message: 'Mails are on their way to both addresses, once more.' };
  }),

  callOffAddress: formAction(z.object({}), async (_, context) => {
    requireClaims(context);
    await commands.callOffAddress(context.locals.db);
    return { to: `${SECURITY}#address`, message: 'Your address stays as it is.' };
  }),

  endSession: formAction(forms.sessionForm, async ({ session }, context) => {
    requireClaims(context);
    await commands.endSession(context.locals.db, session);
    return { to: `${SECURITY}#sessions`, message: 'That session is signed out.' };
  }),

  endOtherSessions: formAction(z.object({}), async (_, context) => {
    requireClaims(context);
    const ended = await commands.endOtherSessions(context.locals.db);
    return { to: `${SECURITY}#sessions`, message: `${counted(ended, 'session')} signed out.` };
  }),

  agree: formAction(z.object({}), async (_, context) => {
    requireClaims(context);
    await commands.giveConsent(context.locals.db, PRIVACY_EDITION);
    return { to: '/account/data#content', message: 'Thank you. It is noted.' };
  }),

  leave: formAction(forms.leavingForm, async (form, context) => {
    const { db } = context.locals;
    const viewer = await requireViewer(context);
    if (form.address.toLowerCase() !== viewer.email.toLowerCase()) refuse('not_your_address');
    const proof = await prove(context, form.current_password);
    await commands.deleteAccount(db, proof);
    return { to: '/goodbye' };
  }),
};
