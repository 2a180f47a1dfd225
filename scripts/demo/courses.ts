/** A lesson's text stands in `lessons/<folder of its course>/<slug>.md`. */
export interface DemoLesson {
  slug: string;
  name: string;
  youtubeUrl?: string;
  videoSeconds?: number;
  resources?: { name: string; url: string }[];
}

export interface DemoCourse {
  slug: string;
  folder: string;
  name: string;
  description: string;
  track: string;
  difficulty: string;
  teacher: 'dana' | 'esi';
  enrollmentType: 'open' | 'cohort_only' | 'hybrid';
  weeks: number;
  modules: { name: string; description: string; lessons: DemoLesson[] }[];
}

const openData: DemoCourse = {
  slug: 'open-data-for-your-neighbourhood',
  folder: 'open-data',
  name: 'Open data for your neighbourhood',
  description:
    'Trees, crossings, playgrounds: find what is counted where you live, put it into shape, and publish something that your neighbours can use.',
  track: 'Data',
  difficulty: 'Beginner',
  teacher: 'dana',
  enrollmentType: 'cohort_only',
  weeks: 12,
  modules: [
    {
      name: 'Find it',
      description: 'What open data is, where it hides, and how far to trust it.',
      lessons: [
        { slug: 'what-makes-data-open', name: 'What makes data open' },
        { slug: 'where-to-look', name: 'Where to look' },
        { slug: 'reading-before-trusting', name: 'Reading before trusting' },
      ],
    },
    {
      name: 'Make it usable',
      description: 'Tables, places, dates: the shape that every tool understands.',
      lessons: [
        {
          slug: 'tidy-tables',
          name: 'Tidy tables',
          resources: [
            { name: 'RFC 4180: CSV files', url: 'https://www.rfc-editor.org/rfc/rfc4180' },
          ],
        },
        {
          slug: 'places-on-a-map',
          name: 'Places on a map',
          resources: [
            { name: 'RFC 7946: GeoJSON', url: 'https://www.rfc-editor.org/rfc/rfc7946' },
            { name: 'geojson.io', url: 'https://geojson.io/' },
          ],
        },
        { slug: 'dates-and-units', name: 'Dates, zones and units' },
      ],
    },
    {
      name: 'Share it',
      description: 'A licence, an honest chart, and somebody who looks after it.',
      lessons: [
        { slug: 'choosing-a-licence', name: 'Choosing a licence' },
        { slug: 'charts-that-tell-the-truth', name: 'Charts that tell the truth' },
        {
          slug: 'publish-and-keep-alive',
          name: 'Publish it and keep it alive',
          resources: [
            { name: 'W3C: Data on the Web Best Practices', url: 'https://www.w3.org/TR/dwbp/' },
          ],
        },
      ],
    },
  ],
};

const websites: DemoCourse = {
  slug: 'websites-everyone-can-use',
  folder: 'websites',
  name: 'Websites everyone can use',
  description:
    'Accessibility from the beginning: who is shut out and why, how to build pages that let everybody in, and how to keep them so.',
  track: 'Web',
  difficulty: 'Beginner',
  teacher: 'esi',
  enrollmentType: 'hybrid',
  weeks: 9,
  modules: [
    {
      name: 'Meet the people',
      description: 'Visitors, principles, and ten minutes without a mouse.',
      lessons: [
        {
          slug: 'who-is-shut-out',
          name: 'Who is shut out',
          youtubeUrl: 'https://www.youtube.com/watch?v=20SHvU2PKsM',
          videoSeconds: 247,
          resources: [
            {
              name: 'W3C: the video with transcript and translations',
              url: 'https://www.w3.org/WAI/videos/standards-and-benefits/',
            },
          ],
        },
        {
          slug: 'four-principles',
          name: 'Four principles',
          resources: [{ name: 'W3C: WCAG 2.2', url: 'https://www.w3.org/TR/WCAG22/' }],
        },
        {
          slug: 'without-a-mouse',
          name: 'Without a mouse',
          youtubeUrl: 'https://www.youtube.com/watch?v=93UgG72os8M',
          resources: [
            {
              name: 'W3C: the video with transcript',
              url: 'https://www.w3.org/WAI/perspective-videos/keyboard/',
            },
          ],
        },
      ],
    },
    {
      name: 'Build it in',
      description: 'Structure, pictures, forms and colours that work for everybody.',
      lessons: [
        { slug: 'headings-and-landmarks', name: 'Headings and landmarks' },
        { slug: 'words-for-pictures', name: 'Words for pictures' },
        { slug: 'forms-people-can-finish', name: 'Forms people can finish' },
        {
          slug: 'colour-and-contrast',
          name: 'Colour and contrast',
          youtubeUrl: 'https://www.youtube.com/watch?v=Hui87z2Vx8o',
          resources: [
            {
              name: 'W3C: the video with transcript',
              url: 'https://www.w3.org/WAI/perspective-videos/contrast/',
            },
          ],
        },
      ],
    },
    {
      name: 'Keep it so',
      description: 'Testing with tools, hands and people, and saying honestly where you are.',
      lessons: [
        { slug: 'testing-with-tools-and-people', name: 'Testing with tools and people' },
        { slug: 'an-honest-statement', name: 'An honest statement' },
      ],
    },
  ],
};

const safeData: DemoCourse = {
  slug: 'keeping-peoples-data-safe',
  folder: 'safe-data',
  name: "Keeping people's data safe",
  description:
    'For small organisations that hold lists of people: collect less, lock it well, and know what to do when it goes wrong.',
  track: 'Security',
  difficulty: 'Intermediate',
  teacher: 'esi',
  enrollmentType: 'cohort_only',
  weeks: 8,
  modules: [
    {
      name: 'Collect less',
      description: 'What is personal, what you need, and what you are afraid of.',
      lessons: [
        { slug: 'what-is-personal', name: 'What is personal' },
        { slug: 'ask-for-less', name: 'Ask for less' },
        { slug: 'four-questions', name: 'Four questions' },
      ],
    },
    {
      name: 'Lock it',
      description: 'Signing in, permissions, and text that comes from strangers.',
      lessons: [
        { slug: 'passwords-and-second-factors', name: 'Passwords and second factors' },
        { slug: 'who-may-see-what', name: 'Who may see what' },
        { slug: 'words-from-strangers', name: 'Words from strangers' },
      ],
    },
    {
      name: 'When it goes wrong',
      description: 'Backups, the first hour, and letting go in time.',
      lessons: [
        { slug: 'backups-you-have-restored', name: 'Backups you have restored' },
        { slug: 'the-first-hour', name: 'The first hour' },
        { slug: 'letting-go', name: 'Letting go' },
      ],
    },
  ],
};

const askFirst: DemoCourse = {
  slug: 'ask-before-you-build',
  folder: 'ask-first',
  name: 'Ask before you build',
  description:
    'Four short lessons on finding out what people need before you build it. At your own pace, whenever you like.',
  track: 'Design',
  difficulty: 'Beginner',
  teacher: 'esi',
  enrollmentType: 'open',
  weeks: 2,
  modules: [
    {
      name: 'Listen',
      description: 'Whom to ask, and how.',
      lessons: [
        { slug: 'talk-to-five-people', name: 'Talk to five people' },
        { slug: 'questions-that-do-not-lead', name: 'Questions that do not lead' },
      ],
    },
    {
      name: 'Try',
      description: 'The cheapest version, and how to know whether it helped.',
      lessons: [
        { slug: 'paper-first', name: 'Paper first' },
        { slug: 'measure-what-changed', name: 'Measure what changed' },
      ],
    },
  ],
};

export const COURSES: DemoCourse[] = [openData, websites, safeData, askFirst];
