/** Short words of abuse that stand by accident in names and words, beyond those of the lists. */
export const cores =
  "cock dick tit ass cum sex hell homo kill rape shag wank turd anal anus arse butt crap dyke fag gay hoe poo pee suck nig slut spic twat nazi die hate screw blow bang puss rack ball nut knob prick phuk fuk puta kunt shit".split(
    " ",
  );

/** Words with one of these in them are no innocent words. */
export const offensive =
  /nigg|fuck|shit|cunt|bitch|whore|slut|fag|rape|kike|dago|wog|coon|darkie|jap$|paki|porn|sex|murder|kill|idiot|moron|stupid|slave|hate|nazi|scum|filth|bastard|whor|tit$|tits$|penis|vagina|cock$|dick$|prick|piss|turd|arse|retard|imbecile|cretin/;

/** The same where a word is looked at because a word of abuse stands in it. */
export const trulyOffensive =
  /fool|dunce|nitwit|psycho|pooping|snicker|crapp|fuck|nigger|nigga|cunt|bitch|whore|slut|faggot|shitt|asshole|rapist|raping|raped|murder|killer|bastard|moron|idiot|retard|stupid|wank|penis|vagina|pornog|masturb|orgasm|erotic|cocksuck|prostitut|nazi|turd|arseh|racist|sexist|sexy|sexual|fascis|hateful|hater|hated|pimp|scumb|genit|rectum|anus$/;

/** In a dictionary of things and idioms, and abuse or coarse all the same. */
export const notInnocent = [
  "douche bag",
  "pond scum",
  "sewer rat",
  "sucking pig",
  "insane asylum",
  "crazy house",
  "jim crow",
  "take a shit",
  "in a pig's eye",
];

export const before = ["we went to", "the", "mr", "a", "near", "my", "i like", "dr", "buy"];
export const after = ["is here", "street", "road", "was there", "county", "and sons", "river", "school", "in town"];

/** On lists of abuse, yet by themselves an animal, a thing, a place or an idle word. */
export const plainAlone = `
  donkey donkeys cockroach cockroaches hoe hoes die hang sheep crow crows coot coon cooter sack finger fingers knob knobs
  nipple nipples peen ramrod sheet booty jigger bender muff skeet fingering buttermilk weenie finocchio spunk dong peter dix
  cox topless bareback forked fingered nicker niggle snigger sniggers sniggered sniggering niggardly niggard niggardliness
  mishit mishits goatsucker bloodsucker shitake shiitake titmouse coxswain shitterton penistone cockermouth scunthorpe
  clitheroe fuchs kuntz kunz assmann dickson dickinson hancock peacock fanny randy willy roger johnson butt butts condom
  twatt brest`
  .trim()
  .split(/\s+/);
