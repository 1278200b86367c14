/// The words that a label is built of (DEADLINES.md, Labels), bokmål and nynorsk.
///
/// A list of what must not stand before a time never closes ("parkert 2019", "neppe innen 2019"), so these say what may:
/// what municipal plans promise to do. What is missing is refused, and can be added here.
enum LabelVocabulary {
  /// What a label's first word says of the time that follows.
  enum Head: Sendable {
    /// Something that takes place: "besøk", "kartlegging". Any time may follow that names more than a year.
    case act
    /// Something written, which can be about a time of its own ("rapport 2. tertial 2019") unless "innen" leads to it.
    case paper
    /// Something done to something: "evaluering av kurs", "utrede boliger". What follows may be the time of that.
    case about
    /// A word for the beginning: "oppstart". "Fra" after it is the day, and a year alone is clear.
    case beginning
    /// "Start høsten 2019", but "start juni 2019" may be the first days of June.
    case start
    /// "Gjennomføres 2019": it is to happen then. A year alone is clear.
    case event
  }

  /// The head that a noun is, also at the end of a compound: "kommunestyremøte", "brukerundersøkelse".
  static func noun(_ word: String) -> Head? {
    if let head = heads[word] { return head }
    for length in stride(from: min(word.count, longestHead), through: 4, by: -1) {
      if let head = heads[String(word.suffix(length))], head == .act || head == .paper { return head }
    }
    return nil
  }

  static func passive(_ word: String) -> Head? {
    beginnings.contains(word) ? .beginning : passives.contains(word) ? .event : nil
  }

  static let infinitives = words(
    """
    anskaffe ansette arrangere avholde avklare behandle bygge delta dokumentere drøfte etablere evaluere ferdigstille
    forankre forberede fullføre følge gjennomføre gjennomgå igangsette implementere informere innarbeide innføre
    invitere iverksette kartlegge koordinere kjøpe lage lansere levere opprette oppdatere oppnemne oppnevne organisere
    orientere planlegge presentere publisere rapportere rekruttere revidere rullere samordne sende sikre skrive starte
    styrke søke tilby tilrettelegge tilsette utarbeide utdanne utrede utvide utvikle vedta videreutvikle øke
    """)

  /// Between a word and the one it is about. "Etter", "under", "mot", "over" and "mellom" may say when.
  static let prepositions = words("av blant for hos i med om på til")

  /// What may stand before a noun. Not "gammel", "gjeldende", "siste", "mulig", "årlig", "fast".
  static let modifiers = words(
    """
    aktuelle berørte bedre brukerens brukernes bærekraftig digital digitale eldre felles flerfaglig
    flerkulturell forebyggende frivillige fylkeskommunale god gode godt helhetlig helhetlige interkommunal
    interkommunale interkommunalt intern interne internt kommunal kommunale kommunalt kommunenes kommunens kommunestyrets
    lokal lokale lokalt nedre nordre ny nye nytt offentlig offentlige planens politisk politiske psykisk psykiske regional
    regionale regionalt søndre sosial sosiale sosialt systematisk systematiske tett tettere tjenestens
    tverrfaglig tverrfaglige tydelig tydelige unge vestre økt østre øvre
    """)

  /// After a name: "Nes kommune".
  static let afterNames = words("fylkeskommune helseforetak hf kommune kommunene sykehus")

  /// Words that after a preposition make a condition, a delay or another adverb: "på vent", "i tilfelle", "til tider".
  /// Gathered from the fixed phrases of everyday Norwegian; the one list here that does not close.
  static let idioms = words(
    """
    all alle alt alvor andre anledning annet avtale avveie begrep behandling benken bero beste betenkning boks bunn
    dage deler dels delvis diskusjon disposisjon drift ende etterskott etterskudd evig fall fare farten feil ferd
    flekken flere forhand forhånd forsett forskott forskudd forsøk forvegen forveien fote fred full fulle fullt gagns
    gamle gammelt gang gangen gjenge gode grunn grunnlag gårde halv halvdelar halvdelen halvparten hast havn hensikt
    hensyn hold hovedsak hovudsak hvile hviletid hylla hylle høst høyden høyt igjen is kort kulissene kø lag langt
    lengden lengre lengst limbo lite litt livs lut mellomrom minimum minste mye mål nippet nytt nær nød nødvendig
    orden ordre oss overmål overtid overveielse plass praksis prinsipp prinsippet prøve påvente rad randen regelen
    reserve rest resten rette ro samme sengs senn side sikt sikte skuffen sparebluss spill stadighet stand stedet
    strømpelesten styr sørge tavla tegnebrettet teori teorien tide tider tilfelle tillegg timeplanen topp trappene
    tross tur tvers unnagjort utgangspunkt utgangspunktet utide utsikt vanvare veg vegen vei veie veien vent
    ventelista ventelisten verk verste vilkår virkeligheten visse vranga vurdering
    """)

  /// "I Hamar" is a place; but what a label is about can have the time that follows: "evaluering av kurs høsten 2018".
  static let objects = words("av om til")

  /// Parts of words that deny, stop, delay, hedge, count, repeat or name a time, wherever in a label's word they stand.
  static func isBarred(_ word: String) -> Bool {
    if isRoman(word) || exactly.contains(word) || hasForeignLetters(word) { return true }
    if isKnown(word) { return false }
    return adjectival.contains(where: word.hasSuffix) || barredBegins.contains(where: word.hasPrefix)
      || barred.contains(where: word.contains)
  }

  /// Whether a word is itself in these lists.
  static func isKnown(_ word: String) -> Bool {
    heads[word] != nil || infinitives.contains(word) || modifiers.contains(word) || passive(word) != nil
  }

  private static func isRoman(_ word: String) -> Bool { word != "i" && word.allSatisfy("ivxlcdm".contains) }

  private static func hasForeignLetters(_ word: String) -> Bool {
    !word.unicodeScalars.allSatisfy { ("a"..."z").contains($0) || ("\u{C0}"..."\u{17F}").contains($0) }
  }

  private static let heads: [String: Head] = {
    var heads: [String: Head] = ["start": .start]
    for word in acts { heads[word] = .act }
    for word in papers { heads[word] = .paper }
    for word in beginnings { heads[word] = .beginning }
    for word in events { heads[word] = .event }
    return heads
  }()
  private static let longestHead = heads.keys.map(\.count).max() ?? 0

  private static let acts = words(
    """
    anskaffelse ansettelse arbeid arrangement arrangementer avklaring avklaringer befaring behandling bemanning
    besøk besøksrunde bygging deltakelse deltaking dialog drøfting drøftelse endring etablering evaluering evalueringer
    fagdag fagdager ferdigstillelse ferdigstilling fordeling forankring forberedelse forhandling forhandlinger foredrag
    fullføring gjennomføring gjennomgang høring igangsetting igangsettelse implementering informasjon innarbeiding
    innføring innkjøp intervju intervjuer introduksjon iverksetting iverksettelse kampanje kampanjer kartlegging
    kartlegginger konferanse konferanser koordinering kurs kursing kvalitetssikring lansering markering montering møte
    møter møterunde omorganisering oppdatering oppfølging oppfølgning opplæring oppretting opprettelse opptrapping
    pilotering organisering orientering planlegging presentasjon prøving publisering rekruttering revidering revisjon rullering
    samarbeid samkøyring samling samlinger samordning samtale samtaler seminar seminarer skolering sluttføring
    studietur styrking temadag temadager test testing tilrettelegging tilsetting tilsyn trening undersøkelse
    undersøkelser undersøking undervisning utarbeiding utarbeidelse utbygging utdanning utførelse utgreiing utlysing utlysning
    utprøving utredning utredninger utsending utvikling utviding utvidelse veiledning videreutvikling workshop økning
    """)

  private static let papers = words(
    """
    avtale avtaler brosjyre brosjyrer forslag handlingsplan kunngjøring melding nettside nettsider notat oversikt plan
    planer program prosedyre prosedyrer prosjekt rapport rapporter rapportering retningslinjer rutine rutiner
    statistikk status strategi søknad søknader tilbakemelding tilbud veileder
    """)

  private static let beginnings = words(
    """
    igangsettes iverksettes oppstart startes igangsettast igangsetjast iverksettast iverksetjast startast starter
    """)

  private static let events = words("frist")

  private static let passives = words(
    """
    anskaffes ansettes avgjøres diskuteres fastsettes utføres arrangeres arrangerast avholdes avklares avklarast behandles behandlast bygges drøftes drøftast
    etableres etablerast evalueres evaluerast ferdigstilles ferdigstillast forankres forberedes fullføres fullførast
    følges gjennomføres gjennomførast gjennomgås gjøres gjerast holdes haldast innarbeides innføres innførast
    implementeres kartlegges kartleggast kunngjøres lages lanseres leveres leverast opprettes opprettast oppdateres
    oppdaterast organiseres planlegges planleggast presenteres publiseres rapporteres rapporterast rekrutteres
    revideres reviderast rulleres rullerast sendes sendast sluttføres tilsettes utarbeides utarbeidast utlyses utredes
    utgreiast utvides utvikles vedtas vedtakast
    """)

  private static let barred = words(
    """
    advent attest alternativ annull anslag anslå antag antak avbestil avbr avlys avsl avvikl avvis barnehageår beting bortfal
    dags droppe estim eventu fastelavn ferie fjern forbehold foreløp forenklet forfall forlat forleng formiddag forseink forsink forskyv
    forskjø forutse forvent forvente fritak fritat førebels førebu føreset halvan halvår helår himmelfart hundre håp
    hypote ikke ikkje innstill kansel kanskj konkurs kvartal manglende midlertid mogleg mulig million
    neddrag nedlag nedleg nedprior nyttår onsdag opphev opphør opsjon parker pause permiter permitter prognos
    protest påske redus refus romjul sankthans semester sesjon sesong skjønn skolestart skrinl sommar sommer sporad stans
    stopp subsid suspend tentativ termin tertial torsdag tredel trukk tusen tvil uakt uavk ubest ufinan umogleg umulig
    unnat unntak uprior urealis usann usikk utgått utløp utsatt utset utsett uviss reserv brorpart hoveddel mestepart størstedel størstepart tredjedel fjerdedel prosent andelen flestepart hensyn framtid fremtid fortid ettertid mellomtid unntatt periode vakant valgdag vinter våronn ønske
    års årig årleg årlig årvis månad måned
    """)

  /// "Umulig", "gradvis", "arrangert": no noun of a label ends so.
  private static let adjectival = words("ig isk vis ert erte somt bart jent tiden tida stadiet basis")

  /// Named times and numbers that other words may have inside: "juli", but not "familie"; "dag", but not "oppdage".
  private static let barredBegins = words(
    """
    april august desember døgn februar fire fjor fredag fyrste første gammel gamal halv haust helg hver hvert høst januar jonsok jul
    juni kvart kveld laurdag lørdag mai mandag mars midt morgen natt neppe november oktober olsok pinse resten september
    sist søndag sundag tidleg tidlig tirsdag tjue trett tyve uke veke vår år åtte
    """)

  private static let exactly = words(
    """
    begge bot brått daglig dusin fast faste første førti få færre hyppig intet knapt like lite litt mange mest minst måte nei
    neppe nitti noe null ofte oftere par sakte seksti seint sent sjelden sjeldent sikkert skal sytti tidlig titalls to
    tre trettital trolig tyve tjue tretti femti åtti umulig vanskelig verken hverken vidare videre ytterst
    """)

  private static func words(_ list: String) -> Set<String> {
    Set(list.split(whereSeparator: \.isWhitespace).map(String.init))
  }
}
