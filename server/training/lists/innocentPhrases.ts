/**
 * Names, idioms, foods and works that hold a word of abuse and mean none: taken out of a text before it is scored. One written
 * with a capital is taken out only where the text has it. Shipped with the weights.
 */
export const innocentPhrases = `
  moby dick | spotted dick | dick tracy | dick clark | dick cheney | dick van dyke | dick turpin
  dick whittington | dick smith | dick and jane | dicks sporting goods | philip k dick | tom dick and harry
  dick durbin | dick gephardt | dick morris | dick armey | dick grayson | andy dick | dick dastardly
  pussy riot | pussy willow | pussy willows | pussycat dolls | pussy galore | pussyfoot | puss in boots
  octopussy
  blue tit | blue tits | great tit | great tits | coal tit | coal tits | marsh tit | willow tit | long tailed tit
  tit for tat | tufted titmouse
  cock a leekie | cock and bull | cock crowed | cock crows | weather cock | cock robin | hooked cock | cockburn
  cocker spaniel | joe cocker | jarvis cocker | robin cook | coq au vin | turkey cock | fighting cock
  cock fighting | cock fight | cock fights
  wild ass | wild asses | jack ass | ass and cart | donkey ass | somali wild ass
  Kill Bill | Killing Eve | the killing fields | killing time | kill time | to kill a mockingbird
  license to kill | killed by death | killer whale | killer whales | killer app | killer bees | the killers
  kill switch | kill joy | kill two birds | dressed to kill | buzz kill | lady killer | process killed
  kill process | a view to a kill | natural born killers | kill the lights | kill the engine | kill the process
  road kill | kill shelter | no kill shelter
  jack the ripper | boston strangler | son of sam
  fucking austria
  bastard sword | bastard file | magnificent bastard | inglourious basterds | inglorious bastards
  bitches brew | bitch wolf | bitch and her puppies | bitch in heat | brood bitch | the bitch had
  garden hoe | hoe handle | back hoe | westward ho | ivan ho | rake and hoe | hoe and rake | dutch hoe
  hoe the garden | tough row to hoe | hard row to hoe
  queer eye | queer as folk | queer studies | queer theory | queer nation | dykes on bikes | dyke march
  offas dyke | dykes and canals | drag queen | drag queens | drag race | fag end | faggots and peas
  faggots and gravy | bundle of faggots | fairy tale | fairy tales
  idiot savant | american idiot | the idiot by dostoevsky | idiots guide | complete idiots guide | idiot proof
  dumb and dumber | dumb luck | dumb waiter | dumb waiters | deaf and dumb | stupid human tricks
  crazy stupid love | for dummies | crash test dummy | crash test dummies | dumb terminal | dumb phone
  crazy horse | crazy rich asians | crazy in love | crazy ex girlfriend | american psycho | psycho killer
  ugly betty | ugly duckling | coyote ugly | the good the bad and the ugly | ugly sweater | ugly sweaters
  ugly truth | beauty and the beast | animal farm | planet of the apes | monkey wrench | monkey business
  grease monkey | monkey bars | monkey puzzle
  guinea pig | guinea pigs | pig farm | pig farmer | pig iron | peppa pig | miss piggy | bay of pigs
  three little pigs | rat race | rat pack | lab rat | lab rats | rat snake | year of the rat | year of the pig
  desert rats | rat poison | snake river | snake eyes | snake plant | snake oil
  trash can | trash bag | trash bags | trash bin | trash pickup | trash collection | take out the trash
  garbage can | garbage truck | garbage trucks | garbage man | garbage bag | garbage bags | garbage collection
  garbage collector | garbage patch | garbage disposal | garbage in garbage out | rubbish bin | rubbish dump
  rubbish collection
  sex pistols | sex and the city | sex education | same sex | same sex marriage | opposite sex | sex ratio
  sex chromosome | sex worker | sex workers | sex discrimination | unsafe sex | essex | sussex | middlesex
  masters of sex
  chicken breast | chicken breasts | turkey breast | duck breast | breast cancer | breast feeding | breast milk
  breast stroke | pork butt | boston butt | butt joint | cigarette butt | cigarette butts | water butt | head butt
  butt dial | wiener schnitzel | vienna wiener | hot dog | hot dogs | hot dog buns | rump roast | rump steak
  donkey kong | nuts and bolts
  shag carpet | shag pile | shag rug | shag rocks | king shag | screw driver | screw cap | turn of the screw
  blow job creation | blow dryer | blow torch | blow up | blowing up balloons | hand job interview | job interview
  stripping paint | strip mall | strip search | bang for the buck | big bang | chitty chitty bang bang | nail bar
  nailed it
  lake titicaca | free willy | willy wonka | willy brandt | peter griffin | roger moore | big johnson
  boris johnson | lyndon johnson | magic johnson | woody allen | randy newman | randy travis | fanny price
  fanny brice | fanny pack | fanny hill | fanny mae | jolly roger | john thomas | gaylord perry | rudy gay
  tyson gay | enola gay | marvin gaye | john hooker | john lee hooker | hooker oklahoma | the happy hooker
  e e cummings | alan cumming | ted cruz | anthony weiner | jan assmann | dr fuchs | klaus fuchs | cumming georgia
  thomas crapper
  dildo newfoundland | intercourse pennsylvania | hell michigan | hell norway | weed california | climax michigan
  blue ball | beaver creek | beaver dam | beaver falls | leave it to beaver | cock lane | pratts bottom
  sandy balls | great cockup | twatt orkney | shitterton dorset | bitche france | condom france | pussy france
  brest france | wank mountain
  chink in the armor | chink in the armour | chinks in the armor | chinks in the armour | chink of light
  spic and span | spick and span | nip and tuck | nip in the bud | cracker barrel | graham cracker
  graham crackers | fire cracker | cheese and crackers | nut cracker | safe cracker | black mail | slave cylinder
  slave drive | master slave | slave trade | slave lake | slaves to fashion | slave to fashion | wage slave
  suicide squad | suicide prevention | suicide hotline | suicide rate | suicide rates | suicide bomber
  suicide doors | rape seed | rape seed oil | rape field | rape crisis | date rape drug | rape victim
  rape victims | rape survivors | rape kit | rape kits | oilseed rape | dirty dancing | dirty harry | dirty dozen
  dirty laundry | dirty dishes | quick and dirty
  loser leaves town | sore loser | biggest loser | the biggest loser | beck loser | weight loser
  winners and losers | winner and loser | clown fish | class clown | clown car | rodeo clown | insane clown posse
  circus clown | birthday clown | ronald mcdonald | fool moon | april fool | april fools | april fools day
  ship of fools | fools gold | fool proof | freak accident | freak show | freaky friday | control freak
  super freak | creep by radiohead | creeping phlox | mission creep | scope creep | jerk chicken | jerk seasoning
  jerk pork | knee jerk | jerk store | brat pack | brat wurst | military brat | bad santa | savage garden
  doc savage | savage worlds | fred savage | adam savage | dan savage | michael savage | monster mash
  cookie monster | loch ness monster
`
  .split(/[|\n]/)
  .map(phrase => phrase.trim())
  .filter(Boolean);
