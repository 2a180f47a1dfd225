import type { Db } from '../db/client';
import { unwrap } from '../db/errors';
import type { ListAddress } from './address';
import type { Entry, PersonPage } from './person';

const PEOPLE_A_PAGE = 50;

/** A page of people by name, and whether more come; nobody for those who are not admins. */
export async function findPeople(
  db: Db,
  { search, after }: ListAddress,
): Promise<{ people: Entry[]; more: boolean }> {
  const found = unwrap(
    await db.rpc('find_people', { search, after, page_size: PEOPLE_A_PAGE + 1 }),
  ) as unknown as Entry[];
  return { people: found.slice(0, PEOPLE_A_PAGE), more: found.length > PEOPLE_A_PAGE };
}

export async function personPage(db: Db, person: string): Promise<PersonPage> {
  return unwrap(await db.rpc('person_page', { person })) as unknown as PersonPage;
}
