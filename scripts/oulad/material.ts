import type { ModuleSpan } from './modules.ts';
import type { Material } from './tables.ts';

/** The kinds of material that one lesson brings together, and what its title says. */
interface Family {
  title: string;
  slug: string;
  kinds: Record<string, [one: string, many: string]>;
}

/** Every kind of the data set, named as its authors describe it. The order is that of the lessons. */
const FAMILIES: Family[] = [
  {
    title: 'Course pages',
    slug: 'course-pages',
    kinds: {
      oucontent: ['unit of course text', 'units of course text'],
      page: ['page', 'pages'],
      subpage: ['subpage', 'subpages'],
      sharedsubpage: ['shared subpage', 'shared subpages'],
      dualpane: ['two-pane page', 'two-pane pages'],
      homepage: ['home page', 'home pages'],
      folder: ['folder', 'folders'],
      glossary: ['glossary', 'glossaries'],
    },
  },
  { title: 'Documents', slug: 'documents', kinds: { resource: ['document', 'documents'] } },
  { title: 'Links', slug: 'links', kinds: { url: ['link', 'links'] } },
  {
    title: 'Practice',
    slug: 'practice',
    kinds: {
      quiz: ['quiz', 'quizzes'],
      externalquiz: ['quiz on another site', 'quizzes on other sites'],
      questionnaire: ['questionnaire', 'questionnaires'],
      repeatactivity: ['repeated activity', 'repeated activities'],
      dataplus: ['database', 'databases'],
    },
  },
  {
    title: 'Working together',
    slug: 'working-together',
    kinds: {
      forumng: ['forum', 'forums'],
      ouwiki: ['wiki', 'wikis'],
      oucollaborate: ['online room', 'online rooms'],
      ouelluminate: ['online tutorial', 'online tutorials'],
    },
  },
];

/** The material behind one lesson of one module. */
export interface Pile {
  family: Family;
  pieces: Material[];
}

/**
 * One list of piles per module. Material with a week goes to the module in which that week begins.
 * Most has none ("any time"): each kind is dealt out evenly over the presentation's length, in the
 * order of its site numbers, so that no module is empty and none holds everything.
 */
export function pileUp(material: Material[], spans: ModuleSpan[]): Pile[][] {
  const piles = spans.map(() => FAMILIES.map((family): Pile => ({ family, pieces: [] })));
  const length = spans.at(-1)?.until ?? 0;
  const put = (piece: Material, familyIndex: number, day: number) => {
    const reached = spans.findIndex(({ until }) => day < until);
    const module = reached === -1 ? spans.length - 1 : reached;
    piles[module]?.[familyIndex]?.pieces.push(piece);
  };
  FAMILIES.forEach(({ kinds }, familyIndex) => {
    for (const kind of Object.keys(kinds)) {
      const pieces = material.filter((piece) => piece.kind === kind);
      const undated = pieces.filter(({ weekFrom }) => weekFrom === null);
      undated
        .toSorted((a, b) => a.site - b.site)
        .forEach((piece, index) => put(piece, familyIndex, (index / undated.length) * length));
      for (const piece of pieces) {
        if (piece.weekFrom !== null) put(piece, familyIndex, (piece.weekFrom - 1) * 7);
      }
    }
  });
  return piles.map((ofModule) => ofModule.filter(({ pieces }) => pieces.length > 0));
}

/** 'subpage' × 3 → '3 subpages', the most frequent kind first. */
export function countKinds({ family, pieces }: Pile): string[] {
  const counts = new Map<string, number>();
  for (const { kind } of pieces) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts]
    .toSorted(([kindA, a], [kindB, b]) => b - a || kindA.localeCompare(kindB))
    .map(([kind, count]) => `${count} ${family.kinds[kind]?.[count === 1 ? 0 : 1] ?? kind}`);
}
