// How we sort the list of bad-words, which is blunt: its word count is right for a children's game, not for a newspaper.
// A word in neither set is strong. Measured reasons stand beside the groups.

const list = (words: string) => words.trim().split(/\s*,\s*|\s*\n\s*/);

/** Ordinary talk in a newspaper: never found. */
export const ordinary = new Set([
  // Exclamations and plain words.
  ...list(`god, hell, hells, damn, goddamn, goddamned, god-dam, god-damned, d4mn, bloody, screw, screwing, balls, butt, bum, poop,
    knob, knobs, pawn, snatch, spunk, slag, lust, lusting, hoar, hoare, hoer, hoor, flange, fook, dink, dinks, muff, smut, fart, horny,
    horniest, schmuck, nob, feck, feg, fux, pron, wang, willies, willy, bugger, boff, boffing, cawk, kawk, fanny, tit, ejakulate`),
  // Reporting: history, crime, health and the body.
  ...list(`nazi, nazis, sex, sexy, porn, porno, pornos, pornography, p0rn, pr0n, preteen, sadist, masochist, masokist, anal, anus, breasts,
    clitoris, ejaculate, ejaculated, ejaculates, ejaculating, ejaculatings, ejaculation, enema, feces, foreskin, labia, masturbat,
    masturbate, orgasm, orgasms, orifice, penis, pube, rectum, scrotum, semen, testicle, testical, vagina, vulva, viagra, xrated, xxx, ass-,
    lesbo-, dominatrix, bestial, bestiality, crap`),
  // Names of people, places and things: Dike, Cox, Koch, Cums Basilica, Wop May, the Qom (Kum) river, the river Suka.
  ...list(`leitch, kuntz, kunts, cox, dike, dikes, ekrem, ekto, fitt, hui, kuk, kock, cok, kum, kums, kumming, monkleigh, muie, packy, packie, paky, polac, polak,
    phuc, pula, pule, puto, rautenberg, schaffer, schlampe-, shipal, spac, suka, titt, yed, dego, dupa, faen, guiena, helvete, kusi, merd,
    mibun, muschi, paska, perse, picka, pillu, pimmel, pizda, poontsee, shiz, vittu, wop, zabourah, gaylord, kraut, injun, jiss, hor, cipa, ayir,
    amcik-, a55, andskota, boiolas, dirsa, gook-, orospu-, cum, cums, cumming, kondum, kondums, doggin, dogging, coon, chink, jap, japs, lipshits,
    lipshitz, nastt, penas, oriface, orifiss, puuke, puuker, recktum, scank, orafis`),
]);

/** Coarse, but said in anger among grown people every day: pointed at, not held. */
export const mild = new Set(
  list(`ahole, arse, arrse, ass, asses, ar5e, 4r5e, bastard, bastards, bellend, bollock, bollok, boner, boob, boobs, b00bs, cock, cocks,
    c0ck, cock-head, fag, fags, fatass, h4x0r, heshe, homo, honkey, lesbo, nobhead, numbnuts, piss, pissed, pisser, pissers, pisses, pissin, pissing,
    pissoff, prick, pricks, pr1c, pr1ck, pr1k, pussi, pussies, pussy, pussys, shag, shagger, shaggin, shagging, shemale, skank, skanks, titties, tits,
    titty, teets, teez, tosser, turd, dyke, xxx, dildo, dildos, polack, queef, v1gra, v14gra, cyalis, woose, w00se, dick, d1ck`),
);

/** What the list lacks: common forms of its strong words, in British and American spelling. */
export const added = list(`
  arsehole, arseholes, assholery, bullshit, bullshitter, bullshitters, bullshitting, horseshit, batshit, apeshit, dipshit, dipshits, shitbag, shitbags,
  shithole, shitholes, shithouse, shitshow, shitstain, shitface, shitter, shithead, shitheads, shitload, shitless, shitposting,
  bitches, bitchy, sonofabitch, son of a bitch, sons of bitches, clusterfuck, fuckery, fuckface, fuckfaces, fucktard, fucktards, fuckup, fuckups, fuckwits,
  fuckin, motherfucker, unfuckable, mindfuck, fuckall, fuck off, cuntish, cunty, wankers, wanking, wanked, wankstain, twats, twattish, dickheads, dickhead, dickish,
  douchebag, douchebags, scumbag, scumbags, whores, whoring, slutshaming, retards, retarded, faggots, faggotry, trannies, tranny, kikes, spics, gooks,
  wetbacks, raghead, ragheads, towelhead, towelheads, sandnigger, pakis, cocksucker, cocksuckers, cocksucking, jerkoff, asswipes, jackasses, bollocks`);
