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

/** The zone's name for people: "America/New York". */
export function zoneName(zone: string): string {
  return zone.replaceAll('_', ' ');
}

/** Every zone a person can choose, by region: UTC alone first, then the regions by name. */
export function zonesByRegion(): { region: string; zones: string[] }[] {
  const regions = new Map<string, string[]>([['Everywhere', ['UTC']]]);
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    const region = zone.split('/')[0] ?? zone;
    if (!zone.includes('/') || region === 'Etc') continue;
    regions.set(region, [...(regions.get(region) ?? []), zone]);
  }
  return [...regions].map(([region, zones]) => ({ region, zones }));
}
