/// What labels are built around: the nouns and verbs of municipal plans, bokmål and nynorsk.
///
/// A label needs one of them, for a list of what takes a promise back never closes: "dvale 2020", "makuleres 2020".
/// What is missing here is refused, and can be added.
enum LabelVocabulary {
  /// What a noun says of a time after it.
  enum Noun: Sendable {
    /// Something that is done: "kartlegging", "møte".
    case deed
    /// Something done about something else, perhaps what has been: "evaluering", "gjennomgang".
    case review
    /// Something written, often about a part of the year or for one: "rapport", "turnusplan".
    case paper
    /// Numbers and notes of a day or a time that has been: "regnskap", "status".
    case figures
    /// Something of which there can be one at another time: "vedtak", "tilbud".
    case event
    /// Anything else: "kommunestyret", "omsorgsbolig".
    case thing
    case beginning, start, deadline
  }

  /// A noun of the lists, also at the end of a compound ("kommunestyremøte"), or one made of a verb ("ombygging").
  static func noun(_ word: String) -> Noun? {
    if let noun = nouns[word] { return noun }
    if let noun = compounds[word] { return noun == .start ? .beginning : noun }
    return word.utf8.count >= 6 && deedEndings.matches(word) ? .deed : nil
  }

  enum Verb: Sendable {
    case doing
    /// About something, perhaps what has been: "evaluere", "gjennomgå".
    case reviewing
    /// What begins then: "starter", "innføres".
    case beginning
  }

  static func verb(_ word: String) -> Verb? {
    if beginnings.contains(word) { return .beginning }
    if forms.contains(word) { return .doing }
    for ending in ["jast", "ast", "er", "ar", "es", "e", "a", "r", "s"] where word.hasSuffix(ending) {
      let stem = String(word.dropLast(ending.count))
      if reviewing.contains(stem) { return .reviewing }
      if verbs.contains(stem) { return .doing }
    }
    return nil
  }

  /// "Vedtas", "gjennomgås", "evaluerast": somebody is to do it.
  static func isPassive(_ word: String) -> Bool {
    verb(word) != nil && (word.hasSuffix("s") || word.hasSuffix("st"))
  }

  /// Before the noun that it describes: "boligsosial", "kommuneplanens". Not before a frist: "veiledende frist".
  static func isAdjective(_ word: String) -> Bool { word.utf8.count >= 5 && adjectiveEndings.matches(word) }

  private static let nouns: [String: Noun] = {
    var nouns: [String: Noun] = ["start": .start]
    for (kind, list) in [
      (Noun.thing, things), (.deed, deeds), (.event, events), (.paper, papers), (.figures, figures), (.review, reviews),
      (.beginning, "oppstart oppstarten"), (.deadline, "frist fristen"),
    ] {
      for word in words(list) { nouns[word] = kind }
    }
    return nouns
  }()
  private static let compounds = AffixTable(.end, nouns.filter { $0.key.utf8.count >= 4 }.map { ($0.key, $0.value) })

  /// How nouns end that are made of verbs.
  private static let deedEndings = AffixTable(
    .end,
    words("ing inga ingen inger ingar ingane ingene sjon sjonen sjoner sjonar else elsen elser elsar"))

  private static let adjectiveEndings = AffixTable(
    .end,
    words(
      """
      ale ant alt elle elt ende ens ets ig ige isk iske iv ive ivt leg lege lig lige løs løse som somme
      """))

  private static let reviews = """
    analyse behandling behandlinga behandlingen drøfting drøftinga drøftingen evaluering evalueringa evalueringar
    evalueringen evalueringer gjennomgang gjennomgangen handsaming informasjon kartlegging kartlegginga kartlegginger
    måling oppfølging oppfølgjing oppsummering orientering planlegging revidering revisjon rullering undersøkelse
    undersøkelser undersøking undersøkingar vurdering vurderinger
    """

  private static let papers = """
    beretning budsjett budsjettet melding meldinga meldingen meldinger plan planar planen planer prognose program
    programmet rapport rapportar rapporten rapportene rapporter
    """

  private static let figures = """
    budsjettall innbyggertall oversikt oversikta oversikten protokoll referat regnskap regnskapet rekneskap statistikk
    statistikken status tall
    """

  private static let events = """
    agenda arealdel arealdelen avtale avtalen avtaler avvik budsjettarbeid budsjettarbeidet budsjettering budsjettprosess
    dokument dokumentet forslag forslaget forskrift hendelse hendelser innspill klage klager kontrakt kontrakten midlar
    midler modell notat notatet prosess prosessen prosjekt prosjekter prosjektet referansegruppe retningsliner
    retningslinje retningslinjer rutinar rutine rutinen rutinene rutiner sak saka saken saker samfunnsdel samfunnsdelen
    strategi strategien søknad søknadar søknaden søknader tilbod tilbodet tilbud tilbudet tilskot tilskudd tilskuddet
    tiltak tiltaka tiltakene tiltaket vedtak vedtaket versjon visjon visjonen
    """

  private static let deeds = """
    anbud ansettelse arbeid arbeidet arrangement arrangementer befaring besøk brannsyn byggestart deltakelse
    deltaking dialog dialogen dugnad endring ettersyn fagdag fagdagar fagdager fest festival forarbeid foredrag
    forprosjekt gjennomføring hjelp hjemmebesøk høring høyring innkjøp intervju intervjuer julemarked kafe
    kafeer kampanje kampanjer konferanse konferansen konferanser konkurranse konsert kontroll kontroller kurs kursa
    kurset kursing kvalitetssikring lansering leveranse leveranser markering marknad montering møta møte møtene møter
    møtet oppgradering opplegg opplæring opprusting overlevering pilot pilotprosjekt planleggingsdag rådslag salg
    samarbeid samarbeidet samling samtalar samtale samtaler seminar seminarer seminaret sluttbehandling
    sluttrapportering studietur syn temadag temadager temakveld temauke testing tilsyn treff trim tur turar turer
    undervisning utredning utstilling uttak val valg verdensdagen verdsdagen visning workshop økning øvelse øvelser
    øving
    """

  private static let things = """
    aap administrasjonen advokat advokaten aktivitet aktiviteter anlegg anlegget ansatt ansatte app arbeidsgruppa
    arbeidsgruppe arena arenaer assistent avdeling avdelinga avdelingen avlastning badet barn barna barnehagane
    barnehage barnehagen barnehager barnevern barnevernet base bassenget behandler beredskap bibliotek biblioteket bil
    bistand bok bolig boligen boligene boliger brev brevet brosjyrar brosjyre brosjyrer brukarar bruker brukere brukerne
    buss bustad bustadar bustader bygd bygdebok bygg bygget bygning bygninga celle data dimensjon direktør direktøren
    dps drift drifta driften eiendom eier eigar eining einingar eldre elev elevar elever enhet enheten enheter enkete
    erklæring etat etaten etater fagleder fagsystem familie familier fastlegar fastlege fastlegene fau film firma
    foreldre forening foreninga foreningen foreninger forløp formannskap formannskapet forum forumet frisklivssentral
    fritid frivilligsentral frivilligsentralen frukost fylkeskommune fylkeskommunen fylkesmannen fysioterapeut grunnlag
    grunnlaget gruppa gruppe gruppen grupper hage hagen handbok heim heimen heimesida heimeside heimetenesta helsa helse
    helsevern helsevernet hjem hjemmeside hjemmesiden hjemmet hjemmetjenesten hjertestarter hus huset håndbok idrett
    idrettslag ikt innbygger innbyggere innbyggerne innsats innsatsen innspel instans jordmor jordmora journal kalender
    kapasitet kartet kjøkken klubb klubben komite komiteen kommunalsjef kommunane kommune kommuneadvokaten
    kommunedirektør kommunedirektøren kommunelege kommunelegen kommunen kommunene kommuneoverlege kommuneoverlegen
    kommuner kommunestyre kommunestyret kompetanse kompetansen konsulent konsulenten kontakt kontakter kontaktperson
    kontor kontoret konvensjon koordinator koordinatorar koordinatoren korps krav kriterier kultur kunnskap kø lag
    ledelse leder ledere lederen legane lege legekontor legen leger legesenter legevakt legevakta leiar leiaren
    leiargruppa leilighet leiligheter lista liste listen logo lokale lokaler los lys lærar lærarar lærer lærere lærling
    lærlinger løsning løsninger mandat mandatet materiell materiellet milepæl miljø miljøet mottak mottaket museum
    møteplass møteplassar møteplasser nav nemnd nemnda nett nettsida nettside nettsiden nettsider nettverk nettverket
    ombod ombud omsorg omsorgen oppgave oppgaver oppgjør oppvekst ordførar ordfører ordføreren ordning ordninga
    ordningen ordninger park parken permer personale personalet plakat plakater plass plassar plassen plasser plikt
    politi politiet pool portal ppt prest profil profilen prosedyre prosedyrer psykiatri psykiatrien psykolog psykologen
    pårørande pårørende reform reglement rektor rektorar rektoren rektorene ressurs ressursar ressurser resultat
    resultata resultatene resultater rus rusarbeid råd rådet rådgiver rådgiveren rådmann rådmannen samfunn samfunnet
    sang sektor senter senteret sentral sentralen sentre serie sjef sjefen skap skilt skjema skjemaet skolane skole
    skolen skolene skoler skriv skulane skular skule skulen spesialist spørreskjema stasjon stasjonen statsforvaltaren
    statsforvalteren sted sti stien stilling stillinga stillingar stillingen stillinger struktur styre styret støtte
    støtten sykehus sykehusene sykehuset sykepleier sykkelveg system systemet tannhelsetjenesten team teamet teknologi
    tekst tema tenesta teneste tenester terapeut terapi tilgang tilgangen tilsette tiltakskort tjeneste tjenesten
    tjenestene tjenester transport trapp tunet turnus tursti turvei undervisningsopplegg ungdata ungdom ungdommar
    ungdommer ungdomsrådet unge utkast utkastet utstyr utstyret utvalet utvalg utvalget vaksne vakt vaktordning veg
    vegen vei veien veileder veilederen verktøy verktøyet vern vernet virksomhet virksomheten virksomheter
    virksomhetsleder voksen voksne økonomi
    """

  /// Stems, and forms that have none of their own.
  private static let verbs = Set(
    words(
      """
      anlegg annonser ansett anskaff anvend arranger avdekk avhald avhold avtal bearbeid begrunn begynn bekjentgjør
      bemann beregn beskriv bestill betal bruk bygg byrj del deles digitaliser diskuter distribuer dokumenter driv endr
      engasjer etabler fastsett ferdigstill finn forankr forbedr forbered fordel foreligg forhandl formidl forny
      forsterk fortell fremlegg fremm fullfør føl gjennomfør gjenopn gjenopprett gjenåpn gjer gjør godkjenn godtgjør
      grei hald hent hjelp hold igangset igangsetj igangsett implementer innarbeid innby innfør innhent innkall
      innkallast innred installer integrer invester inviter involver iverkset iverksetj iverksett juster kjøp klargjør
      kommuniser konkretiser kontroller koordiner kunngjør kurs kvalitetssikr lag lanser leg legg lei lever ligg lys lær
      læres mark marker meld melde mobiliser monter motiver møt nedsett opn oppbevar oppdater oppfør oppgrader opplys
      oppnemn oppnevn opprett oppretthald opprust oppsøk opptrapp ordn organiser overfør overlever oversend overvåk
      plasser presenter produser prosjekter prøv publiser puss redegjør ref reforhandl registrer regul reguler
      rehabiliter reis rekrutter restrukturer ret rett rull ruller rydd samarbeid samkjør saml samlokaliser sammenstill
      samordn sel selg send sertifiser set setj sett signer sikr skaff skift skill skilt skriv sluttbehandl sluttfør
      spre spres start stell still styrk svar sy systematiser søk tegn test tilfør tilpass tilrettelegg tilset tilsetj
      tilsett tiltre tiltrer tren trykk tydeliggjør underskriv undervis utarbeid utbetal utbygg utdann utdel utform
      utfør utgrei utlys utnevn utnytt utpek utplasser utprøv utred utrust uttal utveksl utvid utvikl vedlikehald
      vedlikehold veiled velg vidareutvikl videreutvikl vis åpn øk
      """)
  )

  /// Forms that no stem gives.
  private static let forms = Set(
    words(
      """
      brukast delta deltar foreta foretar fører førast får gi gir gis gjerast gjev gjøre gjøres greiast held inngå inngår
      inngås kartlegg legg legge legges ligg overta overtar ta tar tas tilby tilbyr tilbys utgi utgis vedta vedtakast
      vedtar vedtas vedtek
      """))

  private static let reviewing = Set(
    words(
      """
      analyser avklar behandl drøft evaluer følg følgj gjennomgå gjennomgår handsam informer kartlegg
      kvalitetssjekk orienter oppsummer planlegg rapporter revider undersøk vurder
      """))

  private static let beginnings = Set(
    words(
      """
      begynner byrjar etableres etablerast gjenåpnes igangsettast igangsettes igangsetjast innføres innførast iverksettast
      iverksettes iverksetjast opnar opnast opprettes opprettast startar startast starter startes styrkes styrkast tas
      tiltrer trer utvides utvidast åpner åpnes
      """))

  private static func words(_ list: String) -> [String] {
    list.split(whereSeparator: \.isWhitespace).map(String.init)
  }
}
