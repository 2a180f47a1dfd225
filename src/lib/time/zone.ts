/** Whether Intl can reckon in this zone, so that no stored name breaks a page. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    // Intl also takes "+01:00", which follows no clock change and is not in the database.
    return /^[A-Za-z]/.test(name);
  } catch {
    return false;
  }
}

/** What Intl still calls by an older name. */
const TODAY: Record<string, string> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};

/** The zone's name for people, as it is called today: "America/New York". */
export function zoneName(zone: string): string {
  return (TODAY[zone] ?? zone).replaceAll('_', ' ');
}

/**
 * A zone by the one name of several that Intl goes by here, which is that of the list: a browser, or a program, may
 * have written "Asia/Kolkata" where it has "Asia/Calcutta".
 */
export function listedZone(zone: string): string {
  if (!isTimeZone(zone)) return zone;
  return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
}

/** Every zone a person can choose, by region: UTC alone first, then the regions by name. */
export function zonesByRegion(): { region: string; zones: string[] }[] {
  const regions = new Map<string, string[]>([['Everywhere', ['UTC']]]);
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    const region = zone.split('/')[0] ?? zone;
    if (!zone.includes('/') || region === 'Etc') continue;
    regions.set(region, [...(regions.get(region) ?? []), zone]);
  }
  return [...regions].map(([region, zones]) => ({
    region,
    zones: zones.toSorted((a, b) => zoneName(a).localeCompare(zoneName(b), 'en')),
  }));
}
