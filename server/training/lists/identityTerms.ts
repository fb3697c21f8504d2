/** Words that name a group, beyond those of the data folder: nations, faiths, bodies, ages, classes. */
export const moreIdentityTerms = `
  men transwoman transwomen transman transmen genderqueer genderfluid intersex pansexual demisexual heterosexuals
  homosexuals bisexuals lesbians straights queers asexuals transsexuals cisgendered aromantic polyamorous
  argentinian argentine austrian austrians belarusian belgian belgians bengali bolivian bosnian bosnians burmese
  cambodian cambodians cameroonian chilean chileans congolese croatian croatians czech czechs danes danish dutch
  ecuadorian estonian finnish finns georgian ghanaian ghanaians guatemalan guatemalans gypsies gypsy honduran
  hondurans icelandic jamaican jamaicans jordanian kenyan kenyans kuwaiti kosovar laotian latvian lebanese libyan
  libyans lithuanian macedonian mongolian moroccan moroccans nepali nepalese nicaraguan norwegian norwegians
  panamanian peruvian peruvians portuguese qatari rohingya rwandan salvadoran salvadorans scots scottish
  senegalese singaporean slovak slovenian somalian sudanese taiwanese tajik tanzanian thais tibetan tibetans
  tunisian turks ugandan ugandans ukrainian uyghur uyghurs uruguayan uzbek venezuelans yemeni yemenis zimbabwean
  bulgarians hungarians serbians albanians colombians bangladeshis dominicans dominican puertorican chicano
  chicanos inuit maori maoris cherokee navajo tamil tamils punjabi sinhalese kashmiri bedouin berber yazidi
  yazidis hutu tutsi zulu xhosa igbo yoruba hausa jain jains jainism bahai zoroastrian zoroastrians wiccan wiccans
  pagan pagans shia shias shiite shiites sunni sunnis ahmadi sufi sufis rastafarian baptist baptists methodist
  methodists lutheran lutherans calvinist presbyterian presbyterians pentecostal pentecostals anglican anglicans
  jehovahs scientologist agnostic agnostics hasidic ashkenazi sephardic muslima islamist islamists nonbelievers
  unbelievers infidels satanist satanists deafblind epileptic epileptics diabetic diabetics dwarf dwarfs dwarfism
  autistics autist neurodivergent neurodiverse dyslexics wheelchairs paraplegic paraplegics quadriplegic
  quadriplegics amputees schizophrenics albino albinos older younger seniors pensioners pensioner elders toddlers
  adolescents adolescent teens teen zoomers zoomer genz millenials unemployed nomads undocumented illegals
  aborigines aborigine creole mulatto mestizo whiteness blackness caucasoid eskimo orientals oriental southerner
  southerners northerner northerners redheads redhead blondes blonde brunette feminism
`
  .trim()
  .split(/\s+/);
