import FristCore

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
    if ["regnskap", "rekneskap"].contains(where: word.hasPrefix) { return .figures }
    if let noun = compounds[word] { return noun == .start ? .beginning : word.hasPrefix("budsjett") ? .paper : noun }
    if word.utf8.count >= 6, deedEndings.matches(word) { return .deed }
    // "Elevene", "skulane", "meldeplikta"; "-et" ends participles too.
    for ending in ["ene", "ane"] where word.hasSuffix(ending) {
      return nouns[String(word.dropLast(3))] ?? compounds[String(word.dropLast(3))]
    }
    if word.hasSuffix("a") {
      let stem = String(word.dropLast())
      return nouns[stem] ?? compounds[stem] ?? nouns[stem + "e"] ?? compounds[stem + "e"]
    }
    return nil
  }

  /// Whether a noun is itself in the lists, and so no misspelt word.
  static func isListed(_ word: String) -> Bool { nouns[word] != nil }
  static var listed: [String] { Array(nouns.keys) }

  enum Verb: Sendable {
    case doing
    /// About something, perhaps what has been: "evaluere", "gjennomgå".
    case reviewing
    /// For something to come: "forberede", "invitere".
    case preparing
    /// What begins then: "starter", "innføres".
    case beginning
  }

  static func verb(_ word: String) -> Verb? {
    if let verb = forms[word] { return verb }
    for ending in ["jast", "ast", "er", "ar", "es", "e", "a", "r", "s"] where word.hasSuffix(ending) {
      if let verb = stems[String(word.dropLast(ending.count))] { return verb }
    }
    return nil
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
  private static let compounds = AffixTable(
    .end,
    nouns.filter { $0.key.utf8.count >= 4 }.map { ($0.key, $0.value) }
      + ["dag", "dagar", "dager", "sti", "veg", "vei"].map { ($0, .thing) })

  /// How nouns end that are made of verbs.
  private static let deedEndings = AffixTable(
    .end,
    words("ing inga ingen inger ingar ingane ingene sjon sjonen sjoner sjonar else elsen elser elsar"))

  private static let adjectiveEndings = AffixTable(
    .end,
    words(
      """
      ale ant alt elle elt ende ens ets ig ige isk iske iv ive ivt leg lege lig lige løs løse sial siale som somme
      """))

  private static let reviews = """
    analyse behandling behandlinga behandlingen drøfting drøftinga drøftingen evaluering evalueringa evalueringar
    evalueringen evalueringer gjennomgang gjennomgangen handsaming informasjon innsamling kartlegging kartlegginga
    kartlegginger måling oppfølging oppfølgjing oppsummering orientering planlegging registrering revidering revisjon
    rullering undersøkelse undersøkelser undersøking undersøkingar vurdering vurderinger
    """

  private static let papers = """
    beretning budsjett budsjettet lista liste listen melding meldinga meldingen meldinger plan planar planen planer
    prognose program programmet rapport rapportar rapporten rapportene rapporter rapportering rapporteringa
    rapporteringen timeplan turnus turnusen vaktliste vikar vikarar vikarer
    """

  private static let figures = """
    avgifter budsjettall gebyr innbyggertall oversikt oversikta oversikten priser protokoll referat regnskap regnskapet
    rekneskap resultat resultata resultatene resultater satser statistikk statistikken status takster tall
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
    anbud ansettelse arbeid arbeidet arrangement arrangementer befaring besøk brannsyn byggestart deltakelse deltaking
    dialog dialogen dugnad endring ettersyn fagdag fagdagar fagdager fest festival filmkveld forarbeid foredrag
    forprosjekt forstudie gjennomføring hjelp hjemmebesøk høring høyring innflytting innkjøp intervju intervjuer
    julemarked kafe kafeer kampanje kampanjedag kampanjer kjøp konferanse konferansen konferanser konkurranse konsert
    kontroll kontroller kurs kursa kurset kursing kvalitetssikring kveld lansering leveranse leveranser loppemarked
    markering marknad montering møta møte møtene møter møtet oppgradering opplegg opplæring opprusting overlevering
    oversyn pilot pilotprosjekt planleggingsdag reparasjon runde rådslag salg samarbeid samarbeidet samling samtalar
    samtale samtaler seminar seminarer seminaret sluttbehandling sluttrapportering slått stemne studietur syn temadag
    temadager temakveld temauke testing tilsyn treff trim tur turar turer undervisning utlysning utredning utstilling
    uttak val valet valg valget vedlikehald vedlikehold verdensdagen verdsdagen vernerunde visning workshop økning
    øvelse øvelser øving
    """

  private static let things = """
    aap abonnement administrasjonen adresse advokat advokaten aggregat aggregatet aktivitet aktiviteter anlegg anlegget
    anleggskontrakt ansatt ansatte apotek app arbeidsgruppa arbeidsgruppe arena arenaer assistent atelier avdeling
    avdelinga avdelingen avfall avlastning avløp badet bane barn barna barnebolig barnehagane barnehage barnehagen
    barnehageplass barnehager barnevern barnevernet base bassenget beboer beboere bedrift bedrifter behandler benk
    beredskap bibliotek biblioteket bil bistand bofellesskap bofellesskapet bok bolig boligen boligene boliger brannbil
    brannstasjon bredbånd breiband brev brevet bro brosjyrar brosjyre brosjyrer bru brukarar bruker brukere brukerne
    buss busskur bustad bustadar bustader bygd bygdebok bygdehus bygg bygget bygning bygninga båt campus celle data
    dimensjon direktør direktøren dokumentasjon dps drift drifta driften dyr eiendom eier eigar eining einingar elbil
    elbiler eldre elev elevar elever energi enhet enheten enheter enkete erklæring etat etaten etater fagleder fagsystem
    familie familier fastlegar fastlege fastlegene fau felt film firma flate foreldre forening foreninga foreningen
    foreninger forløp formannskap formannskapet fortau forum forumet frisklivssentral fritid frivilligsentral
    frivilligsentralen frukost fylke fylkeskommune fylkeskommunen fylkesmannen fysioterapeut fysioterapi gate gatelys
    golv grunneier grunnlag grunnlaget gruppa gruppe gruppen grupper gymsal hage hagen hall hallen handbok heim heimen
    heimesida heimeside heimetenesta heimevern helsa helse helsevern helsevernet hjem hjemmeside hjemmesiden hjemmet
    hjemmetjenesten hjertestarter hovedbygg hus huset hytte håndbok høgskole idrett idrettslag ikt industri innbygger
    innbyggere innbyggerne innemiljø innsats innsatsen innspel installasjon instans jobb jordmor jordmora journal
    kalender kamera kapasitet kart kartet kirke kirkegård kjøkken klima klimaplan klinikk klubb klubben komite komiteen
    kommunalsjef kommunane kommune kommuneadvokaten kommunedirektør kommunedirektøren kommunelege kommunelegen kommunen
    kommunene kommuneoverlege kommuneoverlegen kommuner kommunestyre kommunestyret kompetanse kompetansen konsept
    konsulent konsulenten kontakt kontakter kontaktperson kontor kontoret konvensjon koordinator koordinatorar
    koordinatoren korps korridor kraft krav kriterier kultur kunnskap kunst kurator kvalitet kyrkje kø lag lagring
    ledelse leder ledere lederen legane lege legekontor legen leger legesenter legevakt legevakta leiar leiaren
    leiargruppa leikeplass leilighet leiligheter lekeplass lekeplasser likestilling logo lokale lokaler los lys lærar
    lærarar lærebok lærer lærere lærling lærlinger løsning løsninger løype mandat mandatet maskin masse materiell
    materiellet matvare milepæl miljø miljøet moped mottak mottaket museum mønster møteplass møteplassar møteplasser
    naboskap naturmangfold nav nemnd nemnda nett nettsida nettside nettsiden nettsider nettverk nettverket næring
    næringsliv nødstrøm ombod ombud omsorg omsorgen oppgave oppgaver oppgjør oppvekst ordførar ordfører ordføreren
    ordning ordninga ordningen ordninger park parken parkering parkeringsplass pensjon permer personale personalet
    plakat plakater plass plassar plassen plasser plikt politi politiet pool portal ppt prest profil profilen prosedyre
    prosedyrer psykiatri psykiatrien psykolog psykologen pumpe pårørande pårørende reform reglement rekkverk rektor
    rektorar rektoren rektorene renhold renholder ressurs ressursar ressurser rus rusarbeid rute rutebil råd rådet
    rådgiver rådgiveren rådhus rådhuset rådmann rådmannen rør samfunn samfunnet samlokalisering sang sektor senter
    senteret sentral sentralen sentre serie servering sirkel sjef sjefen skap skilt skjema skjemaet skog skolane skole
    skolen skolene skoler skriv skulane skular skule skulen skur solcellepanel sone spesialist spillemidler spor
    spørreskjema stasjon stasjonen statsforvaltaren statsforvalteren sted sti stien stilling stillinga stillingar
    stillingen stillinger stol strategidokument struktur strøm styre styret støtte støtten støy svømmehall sykehjem
    sykehus sykehusene sykehuset sykepleier sykkel sykkelveg system systemet tannhelsetjenesten team teamet teknologi
    tekst tema tenesta teneste tenester terapeut terapi tilgang tilgangen tilsette tiltakskort tjeneste tjenesten
    tjenestene tjenester tomt tomter trafikk transport transportmiddel trapp trygghet tunet turløype tursti turstier
    turvei undervisningsopplegg ungdata ungdom ungdommar ungdommer ungdomsrådet ungdomsskole ungdomstrinn ungdomstrinnet
    unge utkast utkastet utleiebolig utleieboliger utstyr utstyret utvalet utvalg utvalget vaksne vakt vaktordning vann
    vannverk varme varsling vassverk veg vegar vegen veger vei veien veier veileder veilederen verktøy verktøyet vern
    vernet virkemiddel virksomhet virksomheten virksomheter virksomhetsleder voksen voksne åpningstid åpningstider
    økonomi økosystem
    """

  private static let stems: [String: Verb] = {
    var stems: [String: Verb] = [:]
    for (kind, list) in [(Verb.doing, verbs), (.preparing, preparing), (.reviewing, reviewing)] {
      for stem in words(list) { stems[stem] = kind }
    }
    return stems
  }()
  private static let forms: [String: Verb] = {
    var forms: [String: Verb] = [:]
    for (kind, list) in [(Verb.doing, withoutStem), (.beginning, beginnings)] {
      for form in words(list) { forms[form] = kind }
    }
    return forms
  }()

  private static let verbs = """
    anlegg ansett anskaff anvend arranger asfalter avdekk avhald avhold avtal avtalefest bearbeid befar begrunn begynn
    bekjentgjør bemann beregn beskriv betal bevar bruk brøyt bygg byrj del deles digitaliser diskuter distribuer
    dokumenter driv endr engasjer erstatt etabler fastsett ferdigstill finn forankr forbedr fordel foreligg forhandl
    formidl forny forsterk fortell fremlegg fremm fullfør føl gjennomfør gjenopn gjenopprett gjenåpn gjer gjør
    godkjenn godtgjør grei hald hent hjelp hold igangset igangsetj igangsett implementer innarbeid innfør innhegn
    innhent innred installer integrer invester involver iverkset iverksetj iverksett juster kall kantslå kjøp kjør
    kommuniser konkretiser kontroller koordiner kunngjør kurs kvalitetssikr lag lanser leg legg lei lever ligg lys lær
    læres mal mark marker meld melde merk mobiliser monter motiver måk møt møtest nedsett nyregistrer ombygg opn
    oppbevar oppdater oppfør oppgrader opplys oppnemn oppnevn opprett oppretthald opprust oppsøk opptrapp ordn
    organiser overfør overlever oversend overvåk plant plasser presenter produser prosjekter prøv prøvekjør publiser
    puss redegjør ref reforhandl registrer regul reguler rehabiliter reis reparer repeter restaurer restrukturer ret
    rett rull ruller rydd salt samarbeid samkjør saml samlokaliser sammenstill samordn sel selg send sertifiser set
    setj sett signer sikr sjekk skaff skift skill skilt skriv sluttbehandl sluttfør spre spres start stell still styrk
    svar sy systematiser søk tegn test tildel tilfør tilpass tilrettelegg tilset tilsetj tilsett tiltre tiltrer tren
    trykk tydeliggjør underskriv undervis utarbeid utbedr utbetal utbygg utdann utdel utform utfør utgrei utlys utløs
    utnevn utnytt utpek utplasser utprøv utred utrust uttal utveksl utvid utvikl vask vedlikehald vedlikehold veiled
    velg vidareutvikl videreutvikl vis åpn øk øv
    """

  /// Forms that no stem gives.
  private static let withoutStem = """
    brukast delta deltar foreta foretar får førast fører gi gir gis gjerast gjev gjøre gjøres greiast går held inngå
    inngår inngås kartlegg legg legge legges ligg møtest overta overtar ta tar tas tilby tilbyr tilbys utgi utgis
    vedta vedtakast vedtar vedtas vedtek
    """

  private static let reviewing = """
    analyser avklar behandl drøft evaluer følg følgj gjennomgå gjennomgår handsam informer kartlegg kvalitetssjekk
    oppsummer orienter rapporter revider undersøk vurder
    """

  private static let preparing =
    "annonser bestill forbered førebu innby innkall inviter klargjør planlegg rekrutter"

  private static let beginnings = """
    ansettes begynner byrjar etablerast etableres gjenåpnes igangsetjast igangsettast igangsettes innførast innføres
    iverksetjast iverksettast iverksettes opnar opnast opprettast opprettes startar startast starter startes styrkast
    styrkes tas tilsetjast tilsettast tilsettes tiltrer trer utvidast utvides åpner åpnes
    """

  private static func words(_ list: String) -> [String] {
    list.split(whereSeparator: \.isWhitespace).map(String.init)
  }
}
