import { ownersDatabase } from '../support/owner.ts';
import { dataFolder } from '../support/settings.ts';

/** The database to work on: the address given, else DATABASE_URL, else the campus running here. */
export async function addressOf(given: string | undefined): Promise<string> {
  const environment = given ? { ...process.env, DATABASE_URL: given } : process.env;
  return (await ownersDatabase(environment, dataFolder)).url;
}
