/** Nouns of things for the dictionary that people are called by, or that say nothing of what is meant. */
export const notThings = `
  think thinks article articles statement statements question questions tweet tweets ass asses hole holes mouth face talk
  hate love hell shit crap piece pieces comment comments post posts opinion opinions remark remarks move excuse name joke
  lie lies act head way thing being kind lot you people man woman playing trash garbage cunt cock cunts dick dicks bitch
  pussy tit tits nut nuts bull rat rats pig pigs snake mother kids kid boy girl baby doll queen bag tool tools puppet fruit
  sheep cow cows monkey monkeys ape apes animal animals vermin maggot parasite worm leech cancer plague disease religion
  faith culture race races life lives view views die dice propaganda band bands base left right line use whole turn end back
  work state case point time times day names look looks call thought thoughts mind brain brains heart hand hands feet foot
  tongue ignorance hatred media press good great brilliant awesome amazing fantastic beautiful excellent delicious gorgeous
  funny hilarious cool nice loved loves incredible impressive smart clever fine wonderful perfect genius legend lucky proud
  happy glad best better well cute sweet strong fast hard cold hot tired hungry close tasty magnificent superb stunning
  lovely excited outstanding phenomenal unbelievable epic solid fun true sure yes yeah finally`
  .trim()
  .split(/\s+/);

/** Things that the dictionary knows as something else first, or not at all. */
export const moreThings = `
  dog dogs cat cats game games movie movies film films show shows plot script phone phones laptop website app apps server
  wifi internet printer monday mondays weather traffic referee rule rules bill law policy decision decisions design plan
  plans song songs episode book books refereeing commute meeting meetings homework exam tax taxes advert ads advertisement
  advertisements`
  .trim()
  .split(/\s+/);
