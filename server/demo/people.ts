import type { Badge } from "../protocol/articles.ts";
import type { Role } from "../protocol/basics.ts";

export interface Person {
  name: string;
  /** How long before the demo begins they joined, in days. */
  joinedDaysAgo: number;
  role?: Role;
  badges?: Badge[];
}

const reader = (name: string, joinedDaysAgo: number): Person => ({ name, joinedDaysAgo });

/** Everybody who speaks in the demo. Nobody can sign in as them: they have no password. */
export const people = {
  // The newsroom.
  solveig: { name: "Solveig Aramburu", joinedDaysAgo: 2_260, badges: ["author"] },
  teun: { name: "Teun Okafor", joinedDaysAgo: 1_904, badges: ["author"] },
  lucian: { name: "Lucian Brandt-Osei", joinedDaysAgo: 1_377, badges: ["staff"] },
  mina: { name: "Mina Castellane", joinedDaysAgo: 1_512, role: "moderator", badges: ["moderator"] },
  ravi: { name: "Ravi Menon", joinedDaysAgo: 640, role: "moderator", badges: ["moderator"] },
  // Readers who have been here for years.
  amara: reader("Amara Diallo", 1_730),
  bengt: reader("Bengt Sandvik", 2_011),
  chiyo: reader("Chiyo Hamada", 1_290),
  dario: reader("Dario Ferrante", 1_105),
  elif: reader("Elif Karaca", 1_488),
  farid: reader("Farid Nazari", 984),
  gwen: reader("Gwen Pritchard", 2_192),
  hugo: reader("Hugo Baptista", 871),
  ines: reader("Inês Carvalho", 1_322),
  jialin: reader("Wen Jialin", 760),
  kofi: reader("Kofi Asante-Bell", 1_641),
  lena: reader("Lena Vogt", 1_049),
  mateo: reader("Mateo Quiroga", 655),
  nkem: reader("Nkem Obi", 1_208),
  oskar: reader("Oskar Lindqvist", 1_930),
  priya: reader("Priya Raman", 1_417),
  quentin: reader("Quentin Dubreuil", 590),
  rosa: reader("Rosa Iturbe", 1_166),
  samir: reader("Samir Haddad", 812),
  tova: reader("Tova Ben-Ami", 1_553),
  ulla: reader("Ulla Rautio", 2_085),
  // Readers of the last two years.
  viktor: reader("Viktor Hrubý", 433),
  wanjiru: reader("Wanjiru Kamau", 387),
  xavier: reader("Xavier Puig", 301),
  yusuf: reader("Yusuf Demirci", 512),
  zofia: reader("Zofia Malek", 274),
  anselm: reader("Anselm Reuter", 466),
  beatriz: reader("Beatriz Nunes", 229),
  callum: reader("Callum Orr", 345),
  dunja: reader("Dunja Petek", 198),
  esi: reader("Esi Mensah", 162),
  florin: reader("Florin Dascălu", 407),
  greta: reader("Greta Holm", 143),
  hana: reader("Hana Sato", 318),
  imre: reader("Imre Bodnár", 259),
  joanna: reader("Joanna Reece", 120),
  noor: reader("Noor al-Amin", 88),
  // Newcomers.
  kelechi: reader("Kelechi Eze", 28),
  lars: reader("Lars Tangen", 33),
  rui: reader("Rui Tavares", 6),
  sunniva: reader("Sunniva Eide", 2),
  mei: reader("Mei Tran", 1),
  watch: reader("harbour_watch", 1),
  bargains: reader("Generators Direct", 3),
} as const satisfies Record<string, Person>;

export type PersonKey = keyof typeof people;
