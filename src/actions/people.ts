import type { ActionAPIContext } from 'astro:actions';
import { z } from 'astro/zod';
import { giveConsent } from '~/lib/account/commands';
import * as commands from '~/lib/people/commands';
import { afterLink } from '~/lib/people/person';
import { PRIVACY_EDITION } from '~/lib/people/privacy';
import * as forms from '~/lib/people/schema';
import { formAction, requireClaims } from './form-action';

const leadsTo = ({ locals }: ActionAPIContext, next: string) => locals.origin + next;

export const people = {
  signUp: formAction(forms.signUpForm, async ({ next, ...person }, context) => {
    const consenting = { ...person, consent: PRIVACY_EDITION };
    const isIn = await commands.signUp(context.locals.db, consenting, leadsTo(context, next));
    if (isIn) return { to: next, message: `Welcome, ${person.name}.` };
    return { to: `/check-your-mail?${new URLSearchParams({ for: 'signup', next })}` };
  }),

  signIn: formAction(forms.signInForm, async ({ email, password, next }, { locals }) => {
    await commands.signIn(locals.db, email, password);
    return { to: next };
  }),

  signOut: formAction(z.object({}), async (_, { locals }) => {
    await commands.signOut(locals.db);
    return { to: '/', message: 'You are signed out.' };
  }),

  sendConfirmation: formAction(forms.addressForm, async ({ email, next }, context) => {
    await commands.sendConfirmation(context.locals.db, email, leadsTo(context, next));
    return { to: `/check-your-mail?${new URLSearchParams({ for: 'signup', next })}` };
  }),

  sendRecovery: formAction(forms.addressForm, async ({ email }, context) => {
    await commands.sendRecovery(context.locals.db, email, leadsTo(context, '/reset-password'));
    return { to: '/check-your-mail?for=recovery' };
  }),

  followLink: formAction(forms.linkForm, async ({ token_hash, type, next }, { locals }) => {
    const isAll = await commands.followLink(locals.db, token_hash, type);
    if (type !== 'email_change') return { to: afterLink(type, next) };
    return isAll
      ? { to: '/account/security', message: 'Your address has changed.' }
      : { to: '/address-half-changed' };
  }),

  choosePassword: formAction(forms.passwordForm, async ({ password, next }, context) => {
    requireClaims(context);
    await commands.choosePassword(context.locals.db, password);
    return { to: next, message: 'Your new password is set.' };
  }),

  welcome: formAction(forms.welcomeForm, async ({ password, next, name, time_zone }, context) => {
    const { id } = requireClaims(context);
    await commands.choosePassword(context.locals.db, password);
    await commands.updatePerson(context.locals.db, id, { name, time_zone });
    await giveConsent(context.locals.db, PRIVACY_EDITION);
    return { to: next, message: `Welcome, ${name}.` };
  }),

  update: formAction(forms.personForm, async (person, context) => {
    const { id } = requireClaims(context);
    await commands.updatePerson(context.locals.db, id, person);
    return { to: '/account', message: 'Saved.' };
  }),
};
