import type { ActionAPIContext } from 'astro:actions';
import { z } from 'astro/zod';
import { giveConsent } from '~/lib/account/commands';
import { comeIn } from '~/lib/knocks/commands';
import * as commands from '~/lib/people/commands';
import { requireOwnWords } from '~/lib/people/password';
import { afterLink } from '~/lib/people/person';
import { PRIVACY_EDITION } from '~/lib/people/privacy';
import * as forms from '~/lib/people/schema';
import { nameGiven } from '~/lib/viewer/viewer';
import { beganHere, markBrowser } from './beginning';
import { knockFor, rememberDevice } from './doorstep';
import { formAction, requireClaims, requireViewer } from './form-action';

const leadsTo = ({ locals }: ActionAPIContext, next: string) => locals.origin + next;

export const people = {
  signUp: formAction(forms.signUpForm, async ({ next, ...person }, context) => {
    requireOwnWords(person.password, person.email, person.name);
    await knockFor(context, 'sign_up', person.email);
    const newcomer = { ...person, consent: PRIVACY_EDITION, begun_in: markBrowser(context) };
    const isIn = await commands.signUp(context.locals.db, newcomer, leadsTo(context, next));
    if (isIn) return { to: next, message: `Welcome, ${person.name}.` };
    return { to: `/check-your-mail?${new URLSearchParams({ for: 'signup', next })}` };
  }),

  signIn: formAction(forms.signInForm, async ({ email, password, next }, context) => {
    const seal = await knockFor(context, 'sign_in', email);
    await commands.signIn(context.locals.db, email, password);
    await comeIn(context.locals.db, seal);
    rememberDevice(context, email);
    return { to: next };
  }),

  signOut: formAction(z.object({}), async (_, { locals }) => {
    await commands.signOut(locals.db);
    // A machine may be used by several: what the browser kept of unsaved words goes, too.
    locals.sessionHeaders['clear-site-data'] = '"storage"';
    return { to: '/', message: 'You are signed out.' };
  }),

  sendConfirmation: formAction(forms.addressForm, async ({ email, next }, context) => {
    await knockFor(context, 'confirmation', email);
    await commands.sendConfirmation(context.locals.db, email, leadsTo(context, next));
    return { to: `/check-your-mail?${new URLSearchParams({ for: 'signup', next })}` };
  }),

  sendRecovery: formAction(forms.addressForm, async ({ email }, context) => {
    await knockFor(context, 'recovery', email);
    await commands.sendRecovery(context.locals.db, email, leadsTo(context, '/reset-password'));
    return { to: '/check-your-mail?for=recovery' };
  }),

  followLink: formAction(forms.linkForm, async ({ token_hash, type, next }, context) => {
    const { db, claims } = context.locals;
    const person = await commands.followLink(db, token_hash, type, claims);
    if (person) rememberDevice(context, person.email);
    if (type !== 'email_change') {
      return { to: afterLink(type, next, beganHere(context, person?.begun_in)) };
    }
    return person
      ? { to: '/account/security', message: 'Your address has changed.' }
      : { to: '/address-half-changed' };
  }),

  choosePassword: formAction(forms.passwordForm, async ({ password, next }, context) => {
    const viewer = await requireViewer(context);
    requireOwnWords(password, viewer.email, nameGiven(viewer));
    const isNew = await commands.choosePassword(context.locals.db, password);
    const message = isNew
      ? 'Your new password is set.'
      : 'That is your password already; it stays.';
    return { to: next, message };
  }),

  welcome: formAction(forms.welcomeForm, async (given, context) => {
    const { password, next, name, time_zone } = given;
    const { id, email } = requireClaims(context);
    requireOwnWords(password, email, name);
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
