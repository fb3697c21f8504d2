const words = (text: string) => text.trim().split(/\s+/);

/** Everyday words and names that stand on the public lists and say nothing by themselves. */
export const notAbuse = words(`
  69 god jesus christ gay gays lesbian lesbians bisexual homosexual queer trans transgender sex sexual sexy black
  white jew jews jewish muslim arab asian islam breast breasts nude naked kinky lover fetish erotic escort escorts
  girl girls boy boys man woman women sensual kiss date dating strip uk usa xx xxx x hole beast butt bi poly top
  bottom bear bears american african mexican canadian german french russian hindu sikh catholic snatch organ
  coming gross deep hard head balls nuts bust bang pot weed crack dope drug drugs drunk fat ugly lame dirty kill
  murder die death dead dying gun bomb fight fire shot shoot shooting attack hell damn hate pee wee paddy jap goy
  turk pole mick nip spook gyp bunk goddess vagina penis uterus ovary cervix pregnant birth virgin heroin cocaine
  bra bras lingerie pantie panties panty swinger swingers redneck hillbilly crap fear enemy evil illegal israel
  israeli liberal republican democrat nigeria nigerian palestinian ethnic ethiopian european filipino hispanic
  korean vietnamese chinese chinaman japanese iranian iraqi tramp harem harlot jade hook hooters hummer devil
  demon angry angie babe babes baby blow bomber bombing bombs bondage bong bosom brothel burn cancer conspiracy
  crash criminal crime crimes defecate disease disturbed execute executed failed failure fairy farm farting
  foursome gin glazed honky horny hostage husky invasion joint kid kicking killed killer killing kills laid looser
  lotion lucifer meth molest molestation mormon murderer nasty nazi nazis oral period pornography premature
  propaganda prostitute prostitution protestant puke racial racist radical rape raped rapist refugee remains
  ribbed robber roach satan screw screwed servant shag shower sick slave slavery slaves slime smack smut sniper
  soviet spank sperm spit squaw stroke stupid suicide swallow sweetness taboo taff tampon tang terror terrorist
  testicle thirdeye threesome timber tongue torture toilet tranny trash trots tunnel twang ugly urinate urine
  vatican vibrator violence virus vomit welfare weapon whiskey wop
`);

/** Abuse in everyday words, which the public lists leave out. */
export const insults = words(`
  idiot idiots idiotic moron morons moronic imbecile imbeciles cretin cretins dumbass dumb dumber dumbest stupid
  stupidity fool fools foolish loser losers pathetic clown clowns buffoon buffoons scum scumbag scumbags vermin
  parasite parasites filth filthy garbage trash rubbish worthless useless disgusting vile repulsive subhuman
  subhumans degenerate degenerates creep creeps creepy pervert perverts weirdo freak freaks crybaby snowflake
  snowflakes libtard libtards republitard trumptard sheeple sheep lunatic lunatics psycho psychos crazy insane
  deranged nutjob nutcase wacko wackos retard retards retarded hypocrite hypocrites liar liars crook crooks thug
  thugs traitor traitors coward cowards cowardly jerk jerks brat pig pigs rat rats cockroach cockroaches maggot
  maggots leech leeches weasel snake ignorant ignoramus bigot bigots fascist fascists racist racists sexist nazi
  nazis troll trolls dimwit dimwits halfwit nitwit airhead bonehead blockhead numbskull dunce simpleton dolt
  dullard oaf hag skank bimbo tramp ugly fatso lardass slob ape apes monkey monkeys savage savages barbarian
  barbarians animal animals beast beasts brainless clueless mindless gutless spineless toothless
`);

/** Words that people disguise: looked for behind dropped vowels, swapped letters, stars and stretched letters. */
export const disguised = words(`
  fuck fucks fucked fucker fuckers fucking fuckin motherfucker motherfuckers motherfucking fuckface fuckwit shit
  shits shitty shithead shithole bullshit bitch bitches bitching bastard bastards asshole assholes cunt cunts
  whore whores slut sluts slutty faggot faggots fag nigger niggers nigga niggas retard retards retarded dickhead
  dickheads pussy pussies cock cocksucker cocksuckers wanker wankers twat twats idiot idiots moron morons stupid
  scum scumbag scumbags vermin loser losers dumbass jackass douche douchebag douchebags prick pricks tranny kike
  kikes spic spics chink chinks gook gooks paki pakis wetback wetbacks kill murder rape rapist die hang shoot
  pathetic worthless disgusting trash garbage subhuman ugly filthy imbecile cretin penis dildo blowjob cum jizz
  tits boobs anus rectum piss pissed crap goddamn damn
`);

/** Look like disguises, and are words and names. */
export const notDisguises = words("cnt dck shts hng klled dye dei sut coc ccok fags fgs tits cims");

/** On the lists for their sexual sense, and mostly said without it. */
export const mildlySexual = words(`
  fuck fucks fucked fucker fuckers fucking fuckin motherfucker motherfuckers motherfucking fuckface fuckwit ass
  asshole assholes dumbass jackass bitch bitches bitching bastard bastards suck sucks sucked sucking sucker arse
  bullshit piss pissed dick dickhead dickheads twat prick pricks wanker wankers douche douchebag cunt cunts
`);
