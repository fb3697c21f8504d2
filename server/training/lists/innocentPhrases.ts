/**
 * Names, idioms, foods and works that hold a word of abuse and mean none: taken out of a text before it is scored. One written
 * with a capital is taken out only where the text has it. Shipped with the weights.
 */
export const innocentPhrases = `
  moby dick | spotted dick | dick tracy | dick clark | dick cheney | dick van dyke | dick turpin
  dick whittington | dick smith | dick and jane | dicks sporting goods | philip k dick | tom dick and harry
  dick durbin | dick gephardt | dick morris | dick armey | dick grayson | andy dick | dick dastardly | pussy riot
  pussy willow | pussy willows | pussycat dolls | pussy galore | pussyfoot | puss in boots | octopussy | blue tit
  blue tits | great tit | great tits | coal tit | coal tits | marsh tit | willow tit | long tailed tit
  tit for tat | tufted titmouse | cock a leekie | cock and bull | cock crowed | cock crows | weather cock
  cock robin | hooked cock | cockburn | cocker spaniel | joe cocker | jarvis cocker | robin cook | coq au vin
  turkey cock | fighting cock | cock fighting | cock fight | cock fights | wild ass | wild asses | jack ass
  ass and cart | donkey ass | somali wild ass | Kill Bill | Killing Eve | the killing fields | killing time
  kill time | to kill a mockingbird | license to kill | killed by death | killer whale | killer whales
  killer app | killer bees | the killers | kill switch | kill joy | kill two birds | dressed to kill | buzz kill
  lady killer | process killed | kill process | a view to a kill | natural born killers | kill the lights
  kill the engine | kill the process | road kill | kill shelter | no kill shelter | jack the ripper
  boston strangler | son of sam | fucking austria | bastard sword | bastard file | magnificent bastard
  inglourious basterds | inglorious bastards | bitches brew | bitch wolf | bitch and her puppies | bitch in heat
  brood bitch | the bitch had | garden hoe | hoe handle | back hoe | westward ho | ivan ho | rake and hoe
  hoe and rake | dutch hoe | hoe the garden | tough row to hoe | hard row to hoe | queer eye | queer as folk
  queer studies | queer theory | queer nation | dykes on bikes | dyke march | offas dyke | dykes and canals
  drag queen | drag queens | drag race | fag end | faggots and peas | faggots and gravy | bundle of faggots
  fairy tale | fairy tales | idiot savant | american idiot | the idiot by dostoevsky | idiots guide
  complete idiots guide | idiot proof | dumb and dumber | dumb luck | dumb waiter | dumb waiters | deaf and dumb
  stupid human tricks | crazy stupid love | for dummies | crash test dummy | crash test dummies | dumb terminal
  dumb phone | crazy horse | crazy rich asians | crazy in love | crazy ex girlfriend | american psycho
  psycho killer | ugly betty | ugly duckling | coyote ugly | the good the bad and the ugly | ugly sweater
  ugly sweaters | ugly truth | beauty and the beast | animal farm | planet of the apes | monkey wrench
  monkey business | grease monkey | monkey bars | monkey puzzle | guinea pig | guinea pigs | pig farm | pig farmer
  pig iron | peppa pig | miss piggy | bay of pigs | three little pigs | rat race | rat pack | lab rat | lab rats
  rat snake | year of the rat | year of the pig | desert rats | rat poison | snake river | snake eyes
  snake plant | snake oil | trash can | trash bag | trash bags | trash bin | trash pickup | trash collection
  take out the trash | garbage can | garbage truck | garbage trucks | garbage man | garbage bag | garbage bags
  garbage collection | garbage collector | garbage patch | garbage disposal | garbage in garbage out | rubbish bin
  rubbish dump | rubbish collection | sex pistols | sex and the city | sex education | same sex
  same sex marriage | opposite sex | sex ratio | sex chromosome | sex worker | sex workers | sex discrimination
  unsafe sex | essex | sussex | middlesex | masters of sex | chicken breast | chicken breasts | turkey breast
  duck breast | breast cancer | breast feeding | breast milk | breast stroke | pork butt | boston butt
  butt joint | cigarette butt | cigarette butts | water butt | head butt | butt dial | wiener schnitzel
  vienna wiener | hot dog | hot dogs | hot dog buns | rump roast | rump steak | donkey kong | nuts and bolts
  shag carpet | shag pile | shag rug | shag rocks | king shag | screw driver | screw cap | turn of the screw
  blow job creation | blow dryer | blow torch | blow up | blowing up balloons | hand job interview | job interview
  stripping paint | strip mall | strip search | bang for the buck | big bang | chitty chitty bang bang | nail bar
  nailed it | lake titicaca | free willy | willy wonka | willy brandt | peter griffin | roger moore | big johnson
  boris johnson | lyndon johnson | magic johnson | woody allen | randy newman | randy travis | fanny price
  fanny brice | fanny pack | fanny hill | fanny mae | jolly roger | john thomas | gaylord perry | rudy gay
  tyson gay | enola gay | marvin gaye | john hooker | john lee hooker | hooker oklahoma | the happy hooker
  e e cummings | alan cumming | ted cruz | anthony weiner | jan assmann | dr fuchs | klaus fuchs | cumming georgia
  thomas crapper | dildo newfoundland | intercourse pennsylvania | hell michigan | hell norway | weed california
  climax michigan | blue ball | beaver creek | beaver dam | beaver falls | leave it to beaver | cock lane
  pratts bottom | sandy balls | great cockup | twatt orkney | shitterton dorset | bitche france | condom france
  pussy france | brest france | wank mountain | chink in the armor | chink in the armour | chinks in the armor
  chinks in the armour | chink of light | spic and span | spick and span | nip and tuck | nip in the bud
  cracker barrel | graham cracker | graham crackers | fire cracker | cheese and crackers | nut cracker
  safe cracker | black mail | slave cylinder | slave drive | master slave | slave trade | slave lake
  slaves to fashion | slave to fashion | wage slave | suicide squad | suicide prevention | suicide hotline
  suicide rate | suicide rates | suicide bomber | suicide doors | rape seed | rape seed oil | rape field
  rape crisis | date rape drug | rape victim | rape victims | rape survivors | rape kit | rape kits | oilseed rape
  dirty dancing | dirty harry | dirty dozen | dirty laundry | dirty dishes | quick and dirty | loser leaves town
  sore loser | biggest loser | the biggest loser | beck loser | weight loser | winners and losers
  winner and loser | clown fish | class clown | clown car | rodeo clown | insane clown posse | circus clown
  birthday clown | ronald mcdonald | fool moon | april fool | april fools | april fools day | ship of fools
  fools gold | fool proof | freak accident | freak show | freaky friday | control freak | super freak
  creep by radiohead | creeping phlox | mission creep | scope creep | jerk chicken | jerk seasoning | jerk pork
  knee jerk | jerk store | brat pack | brat wurst | military brat | bad santa | savage garden | doc savage
  savage worlds | fred savage | adam savage | dan savage | michael savage | monster mash | cookie monster
  loch ness monster | cock au vin | hoar frost | sucker punch | sucker punched | sucker punches | sucker fish
  sucker rod | goat sucker | blood sucker | seed sucker | all day sucker | die cast | die casting | die cut
  die cutting | die hard | die hards | the die is cast | tool and die | tap and die | die shot | never say die
  do or die | to die for | cross my heart and hope to die | die back | live and let die | old habits die hard
  shoot the messenger | shoot the breeze | shoot from the hip | shoot for the stars | shoot for the moon
  photo shoot | film shoot | shoot hoops | shoot the rapids | shoot a film | shoot em up | bamboo shoot
  bamboo shoots | bean shoots | pea shoots | green shoots | trap shoot | turkey shoot | penalty shoot out
  shoot out | shooting star | shooting stars | shooting guard | shooting range | shooting brake | shooting stick
  trouble shoot | off shoot | duck shoot | hang out | hang in there | hang up | hang glider | hang gliding
  hang loose | hang time | hang ten | hang by a thread | hang it all | hang your hat | cliff hanger | coat hanger
  hang the washing | hang the picture | hang the pictures | hang the laundry | whore of babylon
  tis pity shes a whore | the honest whore | best little whorehouse in texas | memories of my melancholy whores
  the respectful prostitute | the whore of mensa | chink in his armour | chink in her armor | chink in its armour
  chinks in his armour | chink of glasses | chink of coins | faggots and mash | faggot of sticks | faggots of wood
  faggots of sticks | faggots mushy peas | faggot stitch | faggoting stitch | pork faggots | mr brains faggots
  fag packet | fag packets | back of a fag packet | fag break | fag ash lil | blue footed booby | red footed booby
  brown booby | masked booby | nazca booby | booby trap | booby traps | booby trapped | booby prize | booby hatch
  crested tit | bearded tit | sombre tit | penduline tit | tit bit | tit bits | tit willow | tits like coconuts
  tits and finches | tits and robins | dr kuntz | dick van patten | dick cavett | dick butkus | dick vitale
  dick francis | dick fosbury | dick emery | dick dale | dick powell | dick york | dick sargent | dick bruna
  dick advocaat | dick lugar | dick wolf | dick costolo | dick enberg | dick clarks new years | dick button
  dick barton | dick pound | dick parsons | dick fuld | dick haymes | dick allen | dick howser | dick lebeau
  dick motta | dick bavetta | dick ebersol | dick schaap | dick johnson | deadeye dick | clever dick
  private dick | house dick | slippery dick | sleepy dick | dick test | mobydick | philip dick | pk dick
  little dick grayson | dickens | dick the butcher | dickie bird | dicky bird | dickie bow | dicky bow
  dicky heart | kike hernandez | kike garcia | kike perez | kike salas | kike sola | kike barja | kike saverio
  enrique kike hernandez | kiké hernández | cock of the rock | cock a hoop | cock a doodle doo | cock of the walk
  cock of the north | cock pheasant | cock sparrow | cock sparrows | cock bird | cock birds | cock linnet
  cock eyed | cock up your beaver | half cock | half cocked | cocked hat | cocked his head | cocked her head
  cocked an ear | stop cock | ball cock | ball cocks | petcock | sea cock | black cock | gor cock | jungle cock
  heath cock | cock ale | poule au pot | coq au riesling | cock inn | the cock inn | cock tavern | cock and pie
  cock hotel | cock horse | ride a cock horse | cock crow | cock crowing | before the cock crows | hitch cock
  babcock | peter cook and dudley moore | slut shaming | slut shame | slut shamed | slut walk | slutwalk
  fat shaming | fat shamed | body shaming | kink shaming | retarded growth | retarded development
  growth retarded | retarded ignition | retarded timing | retarded spark | flame retarded | retarded potential
  retarded potentials | retarded time | retarded depression | intrauterine growth retarded | blow job losses
  blow to jobs | blow hole | blow holes | blow fish | blow fly | blow pipe | blow dart | blow out
  blow the whistle | blow your own trumpet | blow hot and cold | blow a fuse | blow off steam | blow the candles
  blow your nose | blow by blow | low blow | body blow | death blow | glass blower | pussy paws | pussy toes
  pussytoes | wood pussy | sea puss | sourpuss | pussy bow | pussy bow blouse | pussyfooting | pussycat
  whats new pussycat | the owl and the pussycat | pussy cat pussy cat | octopussy and the living daylights
  pussy hat | pussy hats | pussyhat | bastard title | bastard toadflax | bastard balm | bastard cabbage
  bastard cut | bastard wing | bastard indigo | bastard hogberry | bastard saffron | bastard sandalwood
  william the bastard | john the bastard | the bastard of orleans | bastard of burgundy | royal bastards
  jon snow the bastard | bastard feudalism | bastard cut file | bastard amber | bastard operator from hell
  bastard children of the king | old bastard beer | arrogant bastard ale | fat bastard wine | bastard trench
  bastard trenching | bitch brew | bitch planet | bitch slap the film | meredith brooks bitch | bitch tit
  champion bitch | spayed bitch | best in show bitch | bitch puppy | dog or bitch | dogs and bitches
  greyhound bitch | labrador bitch | collie bitch | bitch whelped | pregnant bitch | bitches in heat
  bitches and puppies | in season bitch | hoe cake | hoe down | hoe cakes | hoedown | stirrup hoe | hula hoe
  scuffle hoe | draw hoe | push hoe | wheel hoe | back hoe loader | hoe the rows | hoe and shovel | shovel and hoe
  spade and hoe | hoe and spade | weeding hoe | grub hoe | eye hoe | ivanhoe | tahoe | a hard row to hoe
  hoe potatoes | rake and a hoe | ho chi minh | santa says ho ho ho | ho ho ho | fugging austria | fucking village
  village of fucking | town of fucking | fucking hell beer | fucking hell lager | town of dildo | dildo island
  dildo cactus | dildo run | intercourse pa | social intercourse | sexual intercourse education
  intercourse village | bitche citadel | citadel of bitche | siege of bitche | fort bitche | condom cathedral
  condom en armagnac | pussy savoie | la pussy savoie | wankers corner | wank valley | wetwang | titty hill
  thong kent | bell end worcestershire | crapstone | crapstone devon | shitlingthorpe | shitterton farm
  brown willy | cornwall brown willy | lickey end | upperthong | netherthong | minge lane | happy bottom
  scratchy bottom | slaggyford | slag heap | slag heaps | blast furnace slag | steel slag | slag cement
  slag wool | cum laude | cum hoc ergo propter hoc | cum grano salis | magna cum laude | summa cum laude
  bed cum sitting room | kitchen cum dining room | chorlton cum hardy | stow cum quy | cum dividend | cum rights
  suck river | river suck | ballinasloe suck | ass milk | asss milk | asses milk | asses bridge
  pons asinorum bridge of asses | balaams ass | buridans ass | the law is an ass | the ass and the lion
  the golden ass | golden ass of apuleius | indian wild ass | ass in the lions skin | ox and ass | ox and an ass
  the ox and the ass | she ass | jenny ass | domestic ass | nubian wild ass | african wild ass | jackass penguin
  jackass rabbit | laughing jackass | jackass films | apple jackass | ass foal | pack ass | ass drawn cart
  mule and ass | horse and ass | asse belgium | triangle angle side ass | donkey ride | donkey rides
  donkey jacket | donkey work | donkey years | donkeys years | donkey sanctuary | donkey engine | donkey hoodie
  donkey cart | donkey derby | donkey milk | donkey from shrek | shrek and donkey | pin the tail on the donkey
  democratic donkey | talk the hind leg off a donkey | crap shoot | crapshoot | craps table | game of craps
  scrap heap | john crapper | screw top | screw tops | screw worm | screw jack | screw thread | screw press
  screw the lid | screw propeller | turn the screw | corkscrew | archimedes screw | lead screw | wood screw
  wood screws | grub screw | the turn of the screw | bill nighy | snatch block | snatch and grab | the snatch film
  clean and jerk | snatch and clean and jerk | snatch lift | body snatchers | invasion of the body snatchers
  jerk pit | jerk sauce | jerk rub | beef jerky | soda jerk | knee jerk reaction | knee jerk reactions
  knee jerk reflex | the jerk with steve martin | bull terrier | bull shark | pit bull | bull rush | bullshot
  cow pat | cow pats | cow pie | sheep dip | sheep dog | sheep dogs | black sheep | counting sheep
  flock of sheep | sheep shearing | sheep farm | sheep farmer | dolly the sheep | shaun the sheep | sheeps milk
  sheeps wool | leg of lamb | merino sheep | bighorn sheep | sheep station | rat catcher | rat trap | rat traps
  rat terrier | mole rat | naked mole rat | naked mole rats | water rat | king rat | brown rat | black rat
  norway rat | kangaroo rat | rat a tat | rat king | rat tail | pack rat | mall rat | gym rat | rug rats
  boomtown rats | rat infestation | mickey mouse and rat | ratatouille | rats and mice | mice and rats
  rat in the kitchen | rat droppings | plague rats | chinese zodiac rat | stainless rat | bandicoot rat
  garter snake | corn snake | rattle snake | sea snake | coral snake | grass snake | king snake | milk snake
  water snake | snake bite | snake bites | snake pit | snake charmer | snake charmers | snake skin | snake handler
  snake venom | snake in the grass | snakes and ladders | snakes on a plane | solid snake | snake plissken
  black snake | tiger snake | tree snake | snake fruit | snake gourd | snake bean | monkey nuts | monkey nut
  monkey bread | monkey island | monkey see monkey do | monkey house | monkey temple | spider monkey
  howler monkey | rhesus monkey | rhesus monkeys | squirrel monkey | snow monkey | snow monkeys | arctic monkeys
  code monkey | brass monkey | brass monkeys | monkey magic | monkey king | curious monkey | twelve monkeys
  12 monkeys | survey monkey | sea monkeys | three wise monkeys | infinite monkey theorem | monkey puzzle tree
  monkey pox | barrel of monkeys | grease monkeys | cheeky monkey | great apes | great ape | naked ape | ape house
  planet of the ape | barbary ape | barbary apes | grape ape | bored ape | going ape | pig latin | pig out
  pig roast | pig tail | pigs in blankets | pigs in a blanket | pigs ear | pigs trotters | pigs feet
  suckling pig | wild pig | wild pigs | pot bellied pig | pot bellied pigs | angry birds pigs | pig in a poke
  when pigs fly | pigs might fly | captain pigs | pig pen | flying pig | pig bank | piggy bank | hog roast
  pig heart transplant | guinea fowl | guinea hen | napoleon the pig | babe the pig | sheep and pigs
  pigs and cows | cows and pigs | pigs and sheep | cockroach infestation | cockroach killer | cockroach trap
  german cockroach | american cockroach | hissing cockroach | cockroaches in the kitchen | papa roach
  la cucaracha | archy the cockroach | maggot therapy | maggots in the bin | medicinal leech | medicinal leeches
  leech therapy | leech lake | leech seed | parasite film | the film parasite | parasite by bong joon ho
  malaria parasite | malaria parasites | intestinal parasites | host and parasite | parasite drag | brood parasite
  brood parasites | gut parasites | vermin control | vermin supreme | vermin proof | animal crossing
  animal planet | animal shelter | animal rights | animal welfare | animal kingdom | animal husbandry
  animal feed | animal testing | animal cracker | animal crackers | animal house | animal collective
  stuffed animal | stuffed animals | farm animal | farm animals | wild animals | wild animal | animal hospital
  animal sanctuary | spirit animal | pack animal | beast of burden | beasts of burden | fantastic beasts
  mr beast | king of beasts | beast boy | belle and the beast | wild beasts | nature of the beast | savage beauty
  randy savage | lily savage | savage islands | noble savage | savage steve holland | monster truck
  monster trucks | monster energy | cookie monsters | gila monster | green eyed monster | monsters inc
  trash talk | trash talking | trash compactor | trash day | trash heap | trash chute | trash collector
  trash panda | trash pandas | trash metal | rubbish bins | rubbish truck | rubbish heap | rubbish chute
  garbage day | garbage dump | garbage pail kids | garbage bin | garbage chute | garbage strike | band garbage
  shirley manson of garbage | great pacific garbage patch | junk food | junk mail | junk yard
  scum of the earth novel | pond scum | scum line | soap scum | skim off the scum | remove the scum
  skim the scum | filthy lucre | filthy rich | dirty martini | dirty rice | dirty bomb | dirty projectors
  dirty diana | dirty tricks | dirty pretty things | dirty rotten scoundrels | dirty wars | dirty war
  down and dirty | dish the dirt | fools errand | fools paradise | fools day | fools cap | fool for love
  fools rush in | fool in the rain | the fool in king lear | king lears fool | motley fool | the motley fool
  kissing a fool | fool on the hill | only fools and horses | fools and horses | court fool | gooseberry fool
  rhubarb fool | raspberry fool | strawberry fool | fools parsley | pity the fool | fools mate
  suffer fools gladly | idiot box | idiot light | idiot lights | idiots lantern | the idiots lars von trier
  three idiots | 3 idiots | 3 idiots film | idiot wind | village idiot pub | useful idiots podcast
  green day american idiot | the idiot novel | the idiot iggy pop | prince myshkin the idiot | dumb bell
  dumb bells | dumb show | dumb cane | dumb struck | struck dumb | dumb blonde joke film | the dumb waiter pinter
  dumb starbucks | dumbo the elephant | dumbo brooklyn | dumbarton oaks | crazy golf | crazy paving
  crazy little thing called love | crazy frog | crazy eights | crazy by patsy cline | patsy cline crazy
  crazy taxi | crazy glue | crazy quilt | crazy bone | insane in the brain | lunatic fringe | lunatic express
  brain damage pink floyd the lunatic | psycho by hitchcock | hitchcocks psycho | psycho the film
  norman bates in psycho | psycho goreman | seven psychopaths | psycho therapy | psycho social | psycho analysis
  qu est ce que c est psycho | ugly dolls | ugly fruit | ugli fruit | ugly christmas sweater | ugly sisters
  ugly sister | ugly step sisters | the ugly sisters | plug ugly | ugly kid joe | ugly americans
  the ugly american | sin ugly betty | freak wave | freak waves | freak storm | freak weather | freak flag
  freaks and geeks | jesus freak | freak of nature | le freak | freak out by chic | tod brownings freaks
  freak folk | speed freak | eco freak | neat freak | sissy spacek | sissy squat | sissy bar
  diary of a wimpy kid | jerkin the gherkin | brat summer | charli xcx brat | army brat | brat and sauerkraut
  bratislava | creepy crawly | creepy crawlies | creep feed | bracket creep | creeping thyme | radiohead creep
  creep radiohead | feature creep | jeepers creepers | virginia creeper | traitors gate | the traitors
  celebrity traitors | the traitors uk | coward of the county | noel coward | sir noel coward | hayward and coward
  the assassination of jesse james by the coward robert ford | liar liar | big little liars | pretty little liars
  liars dice | liars poker | the liars club | billy liar | liar liar pants on fire | the joker | crook of the arm
  crook of his arm | crook and flail | shepherds crook | by hook or by crook | crook county | william crookes
  thug life | thug behram | thugs of hindostan | young thug | slim thug | bone thugs n harmony
  killers of the flower moon | snow patrol and the killers | mr brightside by the killers | giant killer
  jack the giant killer | giant killers | weed killer | pain killer | pain killers | killer sudoku | killer queen
  killer tomatoes | attack of the killer tomatoes | serial killer documentary | silent killer | time killer
  kill the clock | in for the kill | kill or cure | kill the mood | curiosity killed the cat | kill the bill
  how to kill a mockingbird | kills germs | kill germs | kills weeds | kill weeds | kills bacteria | kill bacteria
  thou shalt not kill | licence to kill | a time to kill | killing joke | killing floor | killing moon
  killing me softly | the killing joke | make a killing | dead poets society | dead pool | grateful dead
  dead ringer | dead lift | dead sea scrolls | walking dead | the walking dead | shaun of the dead
  day of the dead | evil dead | evil twin | evil eye | resident evil | lesser evil | necessary evil | medieval
  axis of evil | nut roast | nut case review | nut butter | nut allergy | nut allergies | nut bread
  macadamia nut | deez nuts | chest nuts | wing nut | wing nuts | wingnut | lug nut | lug nuts | nut and bolt
  soup to nuts | nut brown ale | nut job interview | tough nut to crack | cashew nuts | brazil nuts | hazel nuts
  ball gown | ball bearing | ball bearings | ball boy | ball park | ball game | ball point | crystal ball
  masked ball | balls up the hill | juggling balls | tennis balls | golf balls | bowling balls | meat balls
  moth balls | matzo balls | matzo ball soup | rum balls | cheese balls | cannon balls | bollocks to poverty
  never mind the bollocks | never mind the bollocks heres the sex pistols | dogs bollocks beer | knob of butter
  door knob | door knobs | bed knobs and broomsticks | bedknobs and broomsticks | knob celery | tuning knob
  volume knob | prick up your ears | pin prick | pin pricks | prickly pear | kicking against the pricks
  prick of conscience | prick the potatoes | prick the sausages | prick the pastry | tart with a heart
  egg custard tart | treacle tart | bakewell tart | jam tart | jam tarts | apple tart | lemon tart | pop tart
  pop tarts | queen of tarts | cherry tart | tarte tatin | crumpet | hot cross buns | buns in the oven
  spotted dick and custard | toad in the hole | bubble and squeak | bangers and mash | eton mess
  clootie dumpling | rocky mountain oysters | singin hinny | stargazy pie | rumbledethumps | fat rascal
  fat rascals | fat quarter | fat quarters | fat free | low fat | full fat | fat controller | fat duck
  fat freddys drop | fat tuesday | big fat greek wedding | my big fat greek wedding | big fat quiz | chew the fat
  butter fat | fat chance | trans fat | trans fats | fat bear week | fat bikes | fat bike | fat cat pay
  shiitake mushroom | shitake mushrooms | shiitake mushrooms | shih tzu puppy | shih tzus | shit creek show
  schitts creek | schist | shitbox racing | mishit shot | mishit the ball | mishits | shittah tree | shittim wood
  ark of shittim wood | shitzu puppy | matsushita | takeshita | kinoshita | yamashita | miyashita | morishita
  hidetoshi | pissarro | pissaladiere | pissoir | manneken pis | manneken piss | piss poor planning | piss christ
  pissenlit | scunthorpe united | scunthorpe | cuntis | lake cunthorpe | jacunda | snigger | sniggers | sniggered
  sniggering | niggardly | niggard | niggle | niggles | niggling | straight outta compton niggaz wit attitudes
  niggaz wit attitudes | denigrate | enigma | snicker | snickers bar | snickerdoodle | nigerian prince
  nigel farage | nigella | negro leagues | negro league | negro league baseball | rio negro | negro spirituals
  united negro college fund | cape negro | montenegro | sierra negra | negroni | negroamaro | vino negro | nero
  arroz negro | pata negra | mole negro | oro negro | cerro negro | negro modelo | modelo negra | gook the dog
  gobbledygook | paki shop history | kilauea paki | paki kaliko | abner paki | pak choi | jap zero history
  japanese knotweed | spica | spicer | wop bop a loo bop | doo wop | be bop a lula | wop bam boom | woppa
  doo wop group | cracker jack | cracker jacks | cheese cracker | cheese crackers | christmas cracker
  christmas crackers | water crackers | prawn crackers | rice crackers | cream crackers | code cracker
  cracker barrel cheddar | fire crackers | saltine cracker | saltine crackers | whip cracker | coon dog
  coon dogs | coon hound | coon hounds | black and tan coonhound | coon cat | maine coon | maine coons
  maine coon cat | coon skin cap | coonskin cap | coon rapids | where the red fern grows coon | carlton coon
  caroline coon | raccoon | raccoons | dago dazzler | dagobah | san diego | kraut salad | sauerkraut and sausages
  kraut rock | krautrock | polack hill | frog legs | frogs legs | frog prince | kermit the frog | yankee doodle
  yankee stadium | gypsy moth | gypsy moths | gypsy rose lee | gypsy kings | gipsy kings | gypsy jazz
  redskin potatoes | washington redskins history | red skin potatoes | squaw valley | squaw peak | eskimo pie
  eskimo kiss | dyke and embankment | dykes and ditches | dykes and polders | sea dyke | devils dyke | car dyke
  wansdyke | van dyke beard | van dyke brown | van dykes | jerry van dyke | leroy van dyke | dick dyke | dyke road
  dyke road brighton | ring dyke | ring dykes | dyke swarm | dyke swarms | igneous dyke | greg dyke | fairy liquid
  fairy godmother | fairy lights | fairy ring | fairy bread | fairy dust | fairy penguin | fairy penguins
  tooth fairy | airy fairy | fairy cake | fairy wren | fairy glen | pansy violet | wild pansy | field pansy
  chelsea pansy | pansy parkinson | pansy craze | queen bee | drama queen | dairy queen | dancing queen
  queen mary | homo erectus | homo sapiens | homo habilis | homo floresiensis | homo naledi | homo economicus
  homo ludens | homo faber | homo neanderthalensis | genus homo | homo milk | homogenised milk | ecce homo
  homo sacer | homo deus | homologous | faggot of herbs | faggots in gravy | oily fagotto | fagot bassoon
  gay talese | gay lussac | gaylussac | nan goldin | john gay | gay gordons | gay paree | gay nineties
  marvin gay | gay byrne | gay search | peter gay | gay mens chorus | gay head cliffs | gay harden
  marcia gay harden | wiener dog | wiener dogs | wieners and beans | wiener werkstatte | wiener melange
  wiener neustadt | wiener schnitzels | norbert wiener | wiener process | wiener filter | weiner dog
  weenie roast | johnson city | johnson county | howard johnson | dwayne johnson | samuel johnson | robert johnson
  andrew johnson | johnson and johnson | willy loman | willy wonka and the chocolate factory | willy russell
  chilly willy | weary willy | wet willy | willy the wizard | little willy john | willie mays | roger rabbit
  roger federer | roger that | jolly rogers | roger the dodger | fanny adams | sweet fanny adams | fanny cradock
  fanny mendelssohn | fanny burney | fanny brawne | fanny and alexander | fanny bay | fanny by gaslight
  fannie mae | fanny packs | fanny craddock | beaver scout | beaver scouts | beaver fur | beaver lodge
  beaver dams | beaver county | beaver moon | beaver hat | north american beaver | eager beaver | busy beaver
  justin beaver | woody woodpecker | woody harrelson | woody guthrie | woody from toy story | rod stewart
  hot rod | fishing rod | lightning rod | rod hull and emu | rod laver | curtain rod | peter piper | peter pan
  saint peter | peter out | peter rabbit | peter parker | blue peter | peter the great | peter peter pumpkin eater
  robbing peter to pay paul | boner the growing pains | bloomers and boners | bone china | boner stabone
  boning knife | humpback | humpty dumpty | hump day | hump bridge | hump back bridge | speed hump | speed humps
  camels hump | shag tobacco | shag haircut | shag hair | double crested shag | european shag
  stewart island shag | shagbark hickory | carolina shag | the shag dance | bonk the hippo | door knocker
  door knockers | hooters restaurant | hooters owl | jugs of milk | milk jugs | jugs and mugs | melons and grapes
  water melons | honey melons | baps and butter | bacon bap | bacon baps | rack of lamb | spice rack | wine rack
  roof rack | rack and pinion | hooters sanctuary | breast pocket | breast plate | breast pump | breast fed
  breast screening | breast of duck | breast of lamb | breast of chicken | duck breasts | nipple clamp valve
  grease nipple | grease nipples | nipple of the bottle | bottle nipple | pipe nipple | pipe nipples
  molly malone cockles | cockles and mussels | cockles of my heart | tit for tat strategy
  john wayne bobbitt trial | uranus rings | rings of uranus | moons of uranus | planet uranus | uranus and neptune
  titan moon | mount titlis | organ donor | organ music | pipe organ | sex pistols reunion | sex ed
  sex education series | sex hormones | sex linked | sex chromosomes | sex offender register
  sex offenders register | sex offender registry | sex trafficking | sex appeal | sex determination | cybersex law
  the joy of sex | sex lies and videotape | sex drugs and rock n roll | fifty shades | porn addiction
  revenge porn | revenge porn law | food porn | earth porn | anti porn | porn industry | porn star stormy daniels
  pornstar martini | porn star martini | passion fruit martini | naked gun | the naked gun | naked chef
  the naked chef | naked lunch | naked eye | naked juice | buck naked ranch | naked short selling | strip steak
  strip club zoning | new york strip | gaza strip | sunset strip | comic strip | comic strips | strip light
  strip lights | landing strip | strip mine | strip mining | las vegas strip | weather strip | bikini atoll
  bikini bottom | virgin olive oil | extra virgin olive oil | extra virgin | virgin media | virgin atlantic
  virgin galactic | virgin trains | virgin records | virgin queen | virgin mary | virgin islands | vestal virgins
  virgin wool | virgin forest | virgin birth | virgin suicides | the virgin suicides | the 40 year old virgin
  like a virgin | like a virgin by madonna | virgin mojito | madonna whore complex | blow up doll scene
  rubber johnny band | johnny rotten | rotten tomatoes | french letter history | french kiss | french connection
  hardcore punk | hard core | hardcore henry | glory hole spillway | man hole cover | manhole | pot hole
  nosey parker | nose job | inside job | bob a job | boob job insurance | booby | poop deck | poop scoop
  pooper scooper | party pooper | winnie the pooh | pooh bear | pooh corner | poo sticks | poohsticks
  number two pencil | wee willie winkie | pee wee herman | pee wees big adventure | pee wee reese | pea soup
  turducken | turdus merula | bum bag | bum bags | bum note | ski bum | bums on seats | hallelujah im a bum
  bumble bee | arse end of nowhere | arsenic | arsenal fc | arsenault | kick arse cricket | arse over tit
  kick ass the film | kick ass film | kick ass movie | kick ass comic | kick ass 2 | ass backwards film
  dumb ass film | hell or high water | hells angels | hells kitchen | hell boy | hellboy | hell hath no fury
  hell for leather | come hell or high water | heaven and hell | heaven or hell | road to hell | the road to hell
  highway to hell | bat out of hell | gates of hell | hell fire club | hells bells | hells canyon
  from hell letter | from here to eternity | dantes hell | damn yankees | damn the torpedoes
  frankly my dear i dont give a damn | hoover dam | dam busters | god save the queen | bloody mary | bloody marys
  bloody sunday | bloody good | bloody tower | bloody valentine | my bloody valentine | bloody caesar
  there will be blood | silly bugger game | bugger bognor | silly putty | silly season | silly mid on
  silly point | silly string | silly billy | monty python silly walks | ministry of silly walks | silly love songs
  dog days | dog eared | dog house | dog collar | dog rose | dogs dinner | dogs breakfast
  mad dogs and englishmen | reservoir dogs | dog eat dog | underdog | black dog | straw dogs | cow parsley
  holy cow | cash cow | cow bell | mad cow disease | cow tipping | sea cow | sea cows | milch cow | dairy cow
  dairy cows | highland cow | highland cows | cow shed | cow hide | nanny goat | billy goat | billy goats gruff
  goat cheese | goats cheese | goat curry | scape goat | mountain goat | toad in a hole | cane toad | cane toads
  natterjack toad | toad hall | mr toad | worm farm | worm hole | ear worm | book worm | tape worm | glow worm
  glow worms | early bird gets the worm | pop goes the weasel | least weasel | stoats and weasels
  slave labour camp history | slave ship | slave ships | slave market | slave owner | slave owners | former slave
  former slaves | freed slave | freed slaves | fugitive slave act | 12 years a slave | twelve years a slave
  march slav | slave cylinders | slave unit | slave leia | slave flash | slave raid | helots slaves
  master and commander | master bedroom | master bedrooms | master baiter fishing | master bait fishing
  count duckula | angus beef | angus steak | angus and julia stone | black angus | anus horribilis
  annus horribilis | annus mirabilis | rectory | rectum exam | anal glands | anal fin | anal fins
  dog anal glands | anal fissure | anal cancer | anal retention | analog | penal colony | in the penal colony
  penal servitude | penal reform | penistone line | penistone road | penistone | penis envy | penis pump patent
  penis transplant | vagina monologues | the vagina monologues | vagina museum | clitheroe castle | clitheroe
  erection of the scaffolding | erection of scaffolding | erection of the statue | erection of a statue
  steel erection | building erection | erection crew | scaffold erection | ejaculated watson | ejaculated holmes
  horny toad | horny toads | horny goat weed | horned toad | thorny | horny layer | kinky boots
  kinky boots musical | the kinks | kinky hair | kinkajou | randy andy newspaper | randy moss | randy orton
  randy rhoads | randy bachman | randy quaid | randy jackson | tramp stamp removal | lady and the tramp
  the tramp chaplin | charlie chaplins tramp | the little tramp | tramp steamer | tramp steamers | hag fish
  hagfish | hag stone | hagia sophia | macbeth hags | the night hag | battle axe | battleaxe | old crow whiskey
  old bag of flour | cat bag | skank the dance | skank dance | reggae skank | easy skanking | bimbo bread
  grupo bimbo | bimbo bakeries | bimbo bakery | bimbo the clown dog
`
  .split(/[|\n]/)
  .map(phrase => phrase.trim())
  .filter(Boolean);
