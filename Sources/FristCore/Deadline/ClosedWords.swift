/// The words beside a time that decide what becomes of it (DEADLINES.md, Words around the time), and nothing else does:
/// all other words are labels. Bokmål and nynorsk, in lower case.
enum ClosedWords {
  /// Why a word is looked at: a row of `lists` each.
  enum Reason: String, Sendable {
    /// It says that the time does not hold, or no longer.
    case denies
    /// It leaves open whether, or when.
    case hedges
    /// It says what has happened.
    case past
    /// It says what has been done, but with "skal" or before "innen" what is to be done.
    case participle
    /// It needs a today.
    case now
    /// It is a time that this grammar does not read.
    case otherTime
    /// Directly before a time it makes another of it: "rundt mars 2019".
    case leads
    /// It makes of a participle what is to be reached.
    case toBe
  }

  private static let lists = """
    denies: bordlegges sløyfes sløyfast vrakes ikke ikkje ei inga ingen aldri uten utan unntatt unnateke unntak untatt
      verken utsatt utsett utsettes utsettast utsettelse utsetting forskjøvet forskyves forlenget forlenges flyttes
      flyttet flytta overført avlyst avlyses avlysast kansellert droppes droppet utgår utgått bortfaller bortfalt
      stanses stanset stoppes stoppet strøket skrinlagt skrinlegges nedprioritert opphører opphørt slettes slettet
      makuleres annulleres annullerast annullert utfases trekkes trukket tilbakekalt opphevet oppheves opprinnelig
      opprinneleg opphavleg not cancelled canceled postponed delayed
    hedges: fordrer fordrar tipper tippar tror allerede allereie neppe kanskje trolig truleg antagelig antakelig
      antakeleg antatt anslått anslagsvis sannsynlig sannsynligvis sannsynleg venteleg ventelig mulig muligens mulige
      muligvis mogleg moglegvis moglege tentativ tentativt foreløpig foreløpige førebels midlertidig mellombels
      eventuelt eventuell eventuelle evt ev helst fortrinnsvis vurderes vurderast vurdere ønskes ønskelig ønskeleg
      ønsket håper håp hvis dersom om så forutsatt forutsetter føresett betinget avhengig uavklart uavklara usikker
      usikkert uklart uvisst ubestemt uaktuelt tvilsom tvilsomt umulig urealistisk forslagsvis nesten omtrent omtrentlig
      omtrentleg omlag bortimot cirka ca rundt kring ikring minst maks maksimum maksimalt eller enten anten alternativt
      subsidiært delvis dels gradvis forsøksvis vanligvis normalt stundom iblant avventer avventes avvent mangler
      manglar avhenger avheng vent sist opptil høyst forsinket forseinka krever trenger forbehold opsjon pending tbd tbc
      tba tidligst tidlegast senere seinare tidligere tidlegare utover framover fremover videre vidare fortsatt framleis
      fortsetter bare berre kun først vonleg forhåpentlig forhåpentligvis forhåpentleg forhåpentlegvis expected probably
      likely maybe perhaps tentatively
    past: ble blei vart var vore vært har hadde fikk ga gav kom gikk gjekk skjedde fant begynte byrja startet starta
      åpnet opnet opna sluttet slutta vedtok sto stod tok tidlegare skrev skreiv falt sa møttes fantes
    participle: gjennomført gjennomførte fullført fullførte utført utførte avsluttet avslutta iverksatt iverksett
      igangsatt igangsett ferdigstilt ferdigbehandlet sluttført påbegynt unnagjort gjort levert vedtatt vedteke vedteken
      godkjent innvilget underskrevet inngått etablert opprettet oppretta utbygd bygd ombygd innført anskaffet ansatt
      tilsatt montert arrangert avholdt foretatt oppnådd overlevert completed finished submitted
    now: nå no idag imorgen igår fjor fjoråret inneværende inneverande kommende komande foregående føregåande påfølgende
      påfølgjande etterfølgende forrige førre snarest straks umiddelbart omgående asap nylig nyleg nettopp dag morgen
      morgon nåværende
    otherTime: jul jula julen juleferien påske påska påsken pinse pinsa pinsen romjul romjula romjulen nyttår advent
      sankthans jonsok olsok ferie ferien semester semesteret sesong sesongen skolestart skulestart skoleslutt
      skuleslutt uka uken uker ukene veka veker vekene årsskifte årsslutt tertialet kvartalet halvåret tiår hundreår
      månedsskiftet månadsskiftet sen sein sommerferien sommarferien vinterferien høstferien haustferien påskeferien
      juleferie sommerferie vårsemesteret høstsemesteret haustsemesteret vårhalvåret høsthalvåret hausthalvåret
      førjulstid valgår valår partall partal partallsår partalsår oddetall oddetal oddetallsår oddetalsår klokken klokka
      kl dagen dagene dagane natt kveld helg helga måned måneder månader time timer minutter
    leads: after until by before from since within during than of to in early late mid end eftir framfor innover utanom
      utenom uti minus pluss ila om over under mellom gjennom innenfor inntil siden sidan sia utpå midt start slutt
      starten inngangen at hos samt innom via tom fom løpet utgangen forkant hver hvert kvar kvart
    toBe: skal vil blir bli vert verte være vere vera planlagt planlegges planleggast må bør forventes ventes forventet
      venta
    """

  static let reasons: [String: Reason] = {
    var (reasons, reason): ([String: Reason], Reason?) = ([:], nil)
    for word in words(lists) {
      if word.hasSuffix(":") { reason = Reason(rawValue: String(word.dropLast())) } else { reasons[word] = reason }
    }
    return reasons
  }()

  /// How participles end that stand alone before a time: "sluttbehandlet", "revidert".
  private static let participleEndings = words(
    """
    behandlet behandla ført satt tatt teken lagt sendt gitt gjort bygd bygget levert idert isert ørt klart klara
    luttet ferdigstilt startet etablert
    """)

  private static let lastLetters = participleEndings.compactMap(\.utf8.last)

  static func endsAsParticiple(_ word: String) -> Bool {
    word.utf8.last.map(lastLetters.contains) ?? false && participleEndings.contains(where: word.ends)
  }

  /// What to write for some of the times that this grammar does not read.
  static let instead = [
    "høsthalvåret": "2. halvår", "hausthalvåret": "2. halvår", "vårhalvåret": "1. halvår", "halvåret": "halvår",
    "kvartalet": "kvartal", "tertialet": "tertial", "uker": "uke", "ukene": "uke", "veker": "veke", "vekene": "veke",
  ]

  /// What a single word before a time is not to be a slip of the pen for: "dør sommeren 2020".
  static let slips = SpellingTable(
    words(
      """
      innen innan senest seinast før fra frå etter tidligst tidlegast ikke ikkje minst minimum neppe kanskje utsatt
      utsett helst inntil siden
      """))

  /// What a word before a number is not to be a slip of the pen for: "hvrt 3. år: 2017, 2020".
  static let frequencySlips = SpellingTable(words("hver hvert kvar kvart annethvert annakvart"))

  /// What may stand directly before a time, and is certain (DEADLINES.md, the table of acts).
  static let acts = Set(
    words(
      """
      frist ferdig ferdigstilles ferdigstillast gjennomføres gjennomførast start startes startast starter startar
      oppstart igangsettes igangsetjast igangsettast iverksettes iverksetjast iverksettast etableres etablerast vedtas
      vedtakast evalueres evaluerast revideres reviderast rulleres rullerast rapporteres rapporterast behandles
      behandlast
      """))

  private static func words(_ text: String) -> [String] { text.split(whereSeparator: \.isWhitespace).map(String.init) }
}

extension String {
  /// The same as `hasSuffix` for text that is composed, and many times as fast: most differ in their last letter.
  func ends(in ending: String) -> Bool {
    utf8.count >= ending.utf8.count && zip(utf8.reversed(), ending.utf8.reversed()).allSatisfy(==)
  }
}
