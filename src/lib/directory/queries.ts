import type { Db } from '../db/client';
import { unwrap } from '../db/errors';
import type { ListAddress } from './address';
import type { Entry, PersonPage } from './person';

const PEOPLE_A_PAGE = 50;

/** A page of people by name, and whether more come; nobody for those who are not admins. */
export async function findPeople(
  db: Db,
  { search, standing, after }: ListAddress,
): Promise<{ people: Entry[]; more: boolean }> {
  const found = unwrap(
    await db.rpc('find_people', {
      search,
      after,
      page_size: PEOPLE_A_PAGE + 1,
      ...(standing && { standing }),
    }),
  ) as unknown as Entry[];
  return { people: found.slice(0, PEOPLE_A_PAGE), more: found.length > PEOPLE_A_PAGE };
}

/** @param beforeAct shows the acts on this person that came before one of the log */
export async function personPage(
  db: Db,
  person: string,
  beforeAct: number | null = null,
): Promise<PersonPage> {
  const asked = { person, ...(beforeAct !== null && { before_act: beforeAct }) };
  return unwrap(await db.rpc('person_page', asked)) as unknown as PersonPage;
}

/** Whether somebody is suspended, for admins; null: there is nobody by that id. */
export async function isSuspended(db: Db, person: string): Promise<boolean | null> {
  const [found] = unwrap(
    await db.from('applications').select('suspended_at').eq('user_id', person),
  );
  return found ? found.suspended_at !== null : null;
}
