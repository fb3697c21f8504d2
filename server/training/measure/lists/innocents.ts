/** Names, places, foods and phrases that only look like abuse; for judging only. */
export const innocents = `
  Scunthorpe | Penistone | Cockermouth | Clitheroe | Essex | Sussex | Middlesex | Wessex | Lightwater | Shitterton
  Twatt, Orkney | Dildo, Newfoundland | Intercourse, Pennsylvania | Fucking, Austria | Wankdorf Stadium | Titisee
  Bitche, France | Condom, Gers | Horneytown | Cumbria | Cumberland | Cumnock | Bumpass, Virginia | Assam | Assisi
  Massachusetts | Arsenal | Arsenal won again | Buttermere | Butte, Montana | Lake Titicaca | Titograd | Phuket
  Nantucket | Sandwich, Kent | Hooker, Oklahoma | Hell, Michigan | Hell, Norway | Dickson City | Cockburn Town
  Cockfosters | Coxheath | Pratts Bottom | Rough Tor | Nether Wallop | Great Cockup | Staines | Shag Rocks
  Beaver Creek | Beaverton, Oregon | Blue Ball, Pennsylvania | Weed, California | Big Bone Lick | Pussy, Savoie
  Brest, Brittany | Gotham | Niger | Nigeria | Montenegro | Rio Negro | Negril, Jamaica | Kuntsevo | Kunduz | Pisa
  Pissarro | Suck River | Dick Cheney | Dick Van Dyke | Dick Turpin | Dick Francis | Dick Whittington
  Dick Grayson | Philip K. Dick | Andy Dick | Moby Dick | Alfred Hitchcock | Joe Cocker | Jarvis Cocker
  Peter Cook | Randy Newman | Randy Johnson | John Hooker | John Lee Hooker | E. E. Cummings | Alan Cumming
  Benedict Cumberbatch | Armin Assinger | Marvin Gaye | Gaylord Perry | Rudy Gay | Tyson Gay | Enola Gay
  Roger Mellie | Willy Wonka | Willie Nelson | Free Willy | Fanny Brice | Fanny Price | Kurt Wagner | Anders Fogh
  Jacques Cousteau | Uwe Boll | Rod Hull | Sam Allardyce | Harry Hill | Harry Kane | Natalie Portman
  Natasha Wank | Bob Crapper | Thomas Crapper | Wayne Rooney | Jan Assmann | Aleida Assmann | Hugo Boss
  Sid Vicious | Billy Bush | Kate Bush | George Bush | Regina Hall | Regina, Saskatchewan | Wolfgang Puck
  Johnny Knoxville | Peter Griffin | Major Johnson | Johnson & Johnson | Boris Johnson | Ben Dover cliff
  Dr. Kuntz | Frank Kunz | Stephen Fuchs | Fuchsia | Ivana Humpalot cocktail | Butch Cassidy | Prince Harry
  Virgin Mary | Virgin Atlantic | Virgin Islands | Pussy Riot | Puss in Boots | Sex Pistols | Sex and the City
  Hot Chip | Queen Latifah | The Killers | The Killing of a Sacred Deer | Killing Eve | Kill Bill
  To Kill a Mockingbird | License to Kill | Reservoir Dogs | Bad Santa | Dumb and Dumber | Idiocracy
  The Idiot by Dostoevsky | American Idiot | Crazy Rich Asians | Crazy Horse | Crazy in Love | Psycho by Hitchcock
  American Psycho | Beauty and the Beast | Chitty Chitty Bang Bang | Ugly Betty | The Ugly Duckling
  The Fat Controller | Fat Tuesday | Fatboy Slim | spotted dick | cock-a-leekie soup | coq au vin
  cockles and mussels | cocktail sausages | cockpit | peacock | hancock | shuttlecock | stopcock | weathercock
  woodcock | cockatoo | cockroach | cockerel | faggots and peas | faggots in gravy | pork butt | Boston butt
  chicken breast | breast of duck | turkey breast | rump steak | chuck steak | nutmeg | nut cutlet | bean curd
  cumin | cumin seeds | cucumber | titmouse | blue tit | great tit | coal tit | bushtit | bluefooted booby
  booby trap | booby prize | shih tzu | shiitake mushrooms | shitake | Schitt's Creek | mishit | shuttle | pitched
  assess | assassin | assassinate | assembly | assumption | assignment | assistant | associate | assorted
  bass guitar | bass | brass | classic | class action | glass | grass | embarrass | harass | passion | compass
  carcass | cassette | Picasso | cassowary | hassle | lasso | molasses | mass | massage | massacre | passenger
  ambassador | surpass | trespass | therapist | psychotherapist | grapes | grapefruit | drapes | scrape
  skyscraper | trapeze | rapeseed oil | rape field | analysis | analogy | analyst | canal | banal | analgesic
  cannabis | manual | titanic | title | titration | constitution | institution | competition | titanium
  circumstance | document | accumulate | cucumbers | scum line | vacuum | circumvent | incumbent | cumulative
  cumulus | magna cum laude | summa cum laude | succumb | sextant | sextet | sexton | sextuplets | unisex
  asexual reproduction | sexagenarian | Middlesex Hospital | pen is mightier | peninsula | penicillin | happiness
  open island | penal code | penance | pension | raccoon | cocoon | tycoon | kumquat | mandate | Saturday | niggle
  niggardly | snigger | sniggering | denigrate | negate | renege | vinegar | nigella seeds | knight | night
  swastika museum | Japan | Japanese maple | jape | spice | spicy | auspicious | despicable | conspicuous
  hospice | suspicion | chink in the armour | chinking glasses | pakistan | pakora | honky-tonk | whore-frost
  hoar frost | horology | shore | who're | garden hoe | hoedown | backhoe | Idaho | hoe | tar heel
  slutsky equation | slut-free | slate | flag | flagship | fag end | fagin | magic | snag | bigot's | pianist
  pansy | pansies | fairy tale | fairy cakes | fruitcake | queen | drag race | dyke | Offa's Dyke
  dykes in Holland | dam | damask | damnation | amsterdam | hello | shell | hellenic | bastardised recipe
  bastard file | mother sauce | sucker punch | suction | sucker fish | seersucker | goatsucker | honeysuckle
  bloodsucker | lollipop | blowtorch | blow dryer | blow-up mattress | hand job interview | nut job interview
  job | screw | screwdriver | screwball comedy | strip mall | stripping paint | nail a board | bang on time
  big bang | shag carpet | shag pile | cox apple | wiener schnitzel | wienerschnitzel | hot dog
  bitch (female dog) | the bitch had five puppies | stud farm | stallion | ass (donkey) | donkey | jenny ass
  wild ass | dumbbell | dumbwaiter | dumb waiter | dumbo | dummy run | crash test dummy | kill switch
  killer whale | killjoy | overkill | roadkill | buzzkill | skill | Killarney | Kilkenny | Kilimanjaro | kiln
  dead sea | dead heat | deadline | dead reckoning | die | dice | die cast | diet | hang glider | hangman | hangar
  hanger | shooting star | shot put | shoot the messenger | bomb disposal | bath bomb | photobomb | cherry bomb
  execute a command | execution time | child process killed | kill -9 | abort the transaction | slave cylinder
  master and slave | orphan process | zombie process | blackmail | black box | blackboard | blacklist
  white noise | whitewash | yellow fever | red tape | brown rice | Assateague Island | Bangor | Bastardo, Umbria
  Boring, Oregon | Cocking, Sussex | Cockburnspath | Dickshooter, Idaho | Fannin County | Hookers Bend | Kissimmee
  Knob Lick, Kentucky | Cumming, Georgia | Climax, Minnesota | Manhasset | Muff, Donegal | Nippletown
  Phuc Tho District | Rectory Road | Sexsmith, Alberta | Tightwad, Missouri | Titlis | Toad Suck, Arkansas
  Upper Dicker | Wetwang | Whakapapa | Assen | Cocos Islands | Essen | Hellesdon | Kilburn | Pen-y-fan
  Spital Tongues | Cuntis, Pontevedra | Humptulips | Intercourse Street | Dick Butkus | Dick Strawbridge
  Harry Baals | Rusty Kuntz | Misty Hyman | Dick Trickle | Willie Dickson | Gaylord Nelson | Chuck Schumer
  Jan Dickman | Randy Travis | Cockram | Tom Hiscock | Peter Assman | Titus Andronicus | Lord Cockcroft
  Shirley Bassey | Christopher Hitchens | Hitch | Kareem Hussein | Yuko Shito | Takeshi Kitano | Mahershala Ali
  Sukhdeep | Fuk Yuen | Phuong | Dong Nguyen | Wang Fuk | Ho Chi Minh | Jacqueline Bisset | Lance Bass | Cassandra
  Cassius Clay | Dr. Fuchs | Vaclav Klaus | Peter Sagal | Sally Dykes | Alan Cox | Courteney Cox | Brian Cox
  Cumberbatch | arsenic | bass drum | assets | cockney | cocoa | cockscomb | dickens | dickcissel | fagioli
  pasta e fagioli | faggot cell | haggis | hellebore | cumquat | kumara | niggling doubt | shitake risotto
  titillate | pissaladiere | poop deck | peanut butter | butternut squash | buttercup | rape blossom | titbits
  crapaud | cocktail dress | cockapoo | shih tzu puppies | pussywillow | snickerdoodle | bloody mary
  dirty martini | sloppy joe | Bombay duck | monkfish | hogget | jerk chicken | black pudding | toad in the hole
  pigs in blankets | death by chocolate | killer heels | sexton beetle | slutty brownies | devil's food cake
  angel hair pasta | virgin colada | ants on a log | spotted hyena | red-footed booby | tufted titmouse | bustard
  great bustard | ass's milk | cockchafer | dung beetle | slow loris | naked mole rat | aardvark | sperm whale
  beaver dam | pussy moth | a shot in the dark | die laughing | shoot the breeze | kill two birds with one stone
  hang in there | screw the lid on tightly | beat a dead horse | bite the bullet | kick the habit
  killing time at the airport | dead as a doornail | cock a snook | half-cocked | cocksure | titter ye not
  tit for tat strategy | at the drop of a hat | burn the midnight oil | strike while the iron is hot
  dressed to kill | the pot calling the kettle black | a stab in the dark | blow your own trumpet | laughing stock
  hit the sack | stupid cupid | dumb luck | fool's gold | a fool's errand | pig in a poke
  the devil is in the detail | a rat in a maze | monkey see, monkey do | bat out of hell | snake oil
  crocodile tears | a wolf in sheep's clothing | beat the clock | knock them dead | murder mystery dinner
  execute the plan | the suicide squeeze | shotgun wedding | crash diet | bomb cyclone | sudden death overtime
  terminate the contract | master's degree | slave to the rhythm | whipping cream | spanking new
  strip poker night | pole position | hardcore gamer | cracked heels | butt joint | head banger | moist cake
  rear admiral | seamen's mission | organ grinder | rubber stamp | premature birth | hand sanitiser
  mount the horse | deep throat informant | wet wipes | rim of the cup | shaft of light | ball bearing
  nut allergy | wood screw | erect posture | sack race | bone dry | blow-dry
`
  .split(/[|\n]/)
  .map(phrase => phrase.trim())
  .filter(Boolean);
