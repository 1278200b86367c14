import FristCore

/// What must not stand before the time, and why (DEADLINES.md, Labels), bokmål and nynorsk.
///
/// The small words of the language are a closed class, and so listed here to the last: those that a label may have, and
/// those that deny the time, move it or leave it open. Of nouns and verbs those that do so are told by a part of the
/// word ("utsett"), participles and adverbs by how they end ("parkert", "anslagsvis"). What a label is built of is in
/// `LabelVocabulary`.
enum LabelWords {
  enum Verdict: Sendable {
    /// It carries no meaning of its own: a label may contain it, but not end in it.
    case joining
    /// It stands before what it describes: a label may contain it, but not end in it.
    case describing
    /// It denies the time, moves it or leaves it open.
    case open
    /// It names a beginning without an end.
    case noEnd
    /// It says that it is over, or may say so.
    case over
    /// It needs a today.
    case now
    /// It says when, or how much, in a way that this grammar does not read.
    case time
    /// An ordinary word, whatever it looks like.
    case plain
  }

  /// - Parameter before: the word before it: what follows a preposition is no participle, whatever it looks like.
  /// - Returns: nil for a word that nothing is known of, which is an ordinary one unless it is a misspelt one.
  static func verdict(on word: String, after before: String? = nil) -> Verdict? {
    if let verdict = listed[word] { return verdict }
    if isRoman(word) || hasForeignLetters(word) || timeBegins.matches(word) { return .time }
    // "Budsjettåret", but not "levekåret".
    if timeEndings.matches(word), !word.hasSuffix("kåret") { return .time }
    if let verdict = parts[word] { return verdict }
    if nounEndings.matches(word) { return .plain }
    // "Meldeplikta", "bussruta".
    if word.hasSuffix("a"), LabelVocabulary.noun(word) != nil { return .plain }
    if let before, prepositions.contains(before) { return nil }
    return participleEndings.matches(word) ? .over : nil
  }

  /// "Midlertidig", "delvis": no label ends so.
  static func looksAdverbial(_ word: String) -> Bool {
    adverbEndings.matches(word) && verdict(on: word) != .plain
  }

  /// Whether it makes an adverb or a condition of what stands before it: "på vent", "i tilfelle", "til tider".
  static func isIdiom(_ word: String, after preposition: String) -> Bool {
    prepositions.contains(preposition) && idioms.contains(word)
  }

  /// "Opp" in "følges opp", but not in "gis opp".
  static func isParticle(_ word: String, after verb: String) -> Bool {
    particles.contains(word) && LabelVocabulary.noun(verb) == nil && LabelVocabulary.verb(verb) != nil
      && !verb.hasPrefix("gi") && !(word == "ut" && ["ta", "tar", "tas"].contains(verb))
  }

  static func mayDescribeFrist(_ word: String) -> Bool { ["endelig", "ny", "intern", "og"].contains(word) }

  static func isPreposition(_ word: String) -> Bool { prepositions.contains(word) }

  /// Between a word and what it is about.
  static func isOf(_ word: String) -> Bool { word == "av" || word == "om" }

  /// Between a word and what it is for.
  static func isTowards(_ word: String) -> Bool { ["til", "for", "med", "mot"].contains(word) }

  /// What no label begins with: "på nyåret", "til våren", "og".
  static func cannotBegin(_ word: String) -> Bool { prepositions.contains(word) || word == "og" }

  /// "Andrekvartal", "innenmars": words of the grammar for want of a space. So is taken what is longer than any word.
  static func isGlued(_ word: String, in context: DeadlineContext) -> Bool {
    let letters = Array(word.unicodeScalars)
    guard letters.count <= 60 else { return true }
    guard Vocabulary.beginnings.matches(word) else { return false }
    var isReached = [true] + Array(repeating: false, count: letters.count)
    for begin in letters.indices where isReached[begin] {
      var part = ""
      for end in begin..<letters.count {
        part.unicodeScalars.append(letters[end])
        if Vocabulary.words[part] != nil || begin > 0 && context.events.heads.contains(part) {
          isReached[end + 1] = true
        }
      }
    }
    return isReached[letters.count]
  }

  /// Whether a word before the time may be a misspelt word of the grammar or of these lists, and so is no label.
  static func looksMisspelt(_ word: String, in context: DeadlineContext) -> Bool {
    Vocabulary.scanned[word] != nil || spellings.nearest(to: word) != nil
      || !context.events.heads.contains(word) && context.events.spellings.nearest(to: word) != nil
  }

  /// The word of the grammar that a misspelt word may have been meant as.
  static func suggestion(for word: String, in context: DeadlineContext) -> String? {
    if listed[word] != nil || context.events.heads.contains(word) { return nil }
    return Vocabulary.scanned[word] ?? Vocabulary.spellings.nearest(to: word)
      ?? context.events.spellings.nearest(to: word)
  }

  /// What makes a text refused wherever it stands before the time.
  static let refused = Set([open, hedges, noEnd, over, now, time].flatMap(words))
  static let ordinary = Set(words(plain))

  private static let listed: [String: Verdict] = {
    var verdicts: [String: Verdict] = [:]
    let lists: [(Verdict, String)] = [
      (.joining, joining), (.describing, describing), (.open, open), (.open, hedges), (.noEnd, noEnd), (.over, over),
      (.now, now), (.time, time), (.plain, plain),
    ]
    for (verdict, list) in lists {
      for word in words(list) { verdicts[word] = verdict }
    }
    return verdicts
  }()

  private static let spellings = SpellingTable(
    Vocabulary.spelled.union([hedges, noEnd, now, alsoSpelled].flatMap(words).filter { $0.unicodeScalars.count >= 4 }))

  private static func isRoman(_ word: String) -> Bool { word != "i" && word.utf8.allSatisfy("ivxlcdm".utf8.contains) }

  private static func hasForeignLetters(_ word: String) -> Bool {
    !word.unicodeScalars.allSatisfy { ("a"..."z").contains($0) || ("\u{C0}"..."\u{17F}").contains($0) }
  }

  private static func words(_ list: String) -> [String] {
    list.split(whereSeparator: \.isWhitespace).map(String.init)
  }
}

// MARK: - The small words of the language

extension LabelWords {
  private static let joining = """
    av blant de dei den det for får hjå hos i langs med mellom mot må og om på samt si sin sine sitt skal til å
    """

  private static let prepositions = words("av blant for hjå hos i langs med mellom mot om på samt til")

  private static let particles = words("fram frem inn opp ut")

  private static let describing = """
    aktuelle alle bedre berørte digital digitale digitalt egnet endelig fast faste felles forebyggende forsterket fri
    frivillig frivillige full fulle god gode godt gratis heilskapleg helhetlig helhetlige individuell integrert
    integrerte interne internt kommunal kommunale kommunalt ledig ledige lukka lukket miljørettet mobil målrettet nedre
    nordre ny nye nytt offentleg offentlig offentlige open opent opne politisk politiske psykisk psykiske regional
    regionale samme samordnet stengt stor store styrket større systematisk tett tettere tilpasset tilrettelagt
    tilrettelagte tverrfagleg tverrfaglig tverrfaglige tydelig tydelige ulike utvidet vestre åpen åpent åpne økt østre
    øvre øyeblikkelig
    """

  /// Adverbs, conjunctions, pronouns, auxiliaries and abbreviations that stand in no label.
  private static let open = """
    aldeles all allerede alt altfor altså andres angående annan annenhver anten at attende atter bak bakom bakover bare
    beg begge ble blei bli blir blitt bort borte bortenfor bortover bortsett bra brått både bør da dagleg dags dels der
    deretter derfor derimot dermed dersom dess dessuten dessverre dette dit ditt diverse dog du dusin då død døde eg
    egen eget egne eigentleg ekskl eller ellers elles end enda endog endå enkelte enn enno ennå enten er etterpå ev evt
    faktisk ferre fin fleire flere flest fleste fom forbi fordi forgjeves forresten framleis fremdeles fullt fyrst få
    færre fødd født gamle gammel gammelt gjeldande gjeldende gjelder gjennomgående gjerne grei greit ha hadde halve
    halvt har hatt hei heilt hel heller helt henimot hennes her heretter herfra hinder hit hittil ho hun hva hvem hver
    hverken hvilke hvilken hvilket hvis hvor hvordan hvorfor hvorvidt hyppig ifall ifm igjen ila imellom imens
    imidlertid imot in ingenting inkl inn inne innenfor inni innimellom intet isteden istedenfor især ja jevnt jf jfr jo
    just kan kap kl knapp knapt kor korleis kun kunne kva kvarken kven langt lenge lenger lengre lengst like likevel
    likså lite liten litt maks maksimum man mange mangla manglar mangle mangler mellombels men mens mer mest mht
    midlertidig midt mv mye mykje måtta måtte na ned nede nedenfor nei neppe nettopp noe noen nok noko nokon nokså nr
    null nær nærmare nærmere nærmest obs ofta ofte oftere oftest også ok omsider opp oppunder osv over overalt overhodet
    par pga pkt plutseleg plutselig pt pågår redusert relativt riktignok rundt sakte samtidig sann sein seinare selv sen
    senere sia sida sidan siden sidste sikker sikkert sist siste sjeldan sjelden sjeldent sjølv skulle slett slik slike
    snarere snart snaut som stadig straks stundom støtt svært så såframt således såpass særleg særlig ta tba tbc tbd
    tilbake titt tja tom tomt tross tvert uhensiktsmessig ult ulte under undertiden undervegs underveis ustabil ustabilt
    ut utan ute uten utenfor utenom utg utover utpå vanligvis var vart vekk vekke vel vere verken vert vi vidare videre
    vil ville viss visse visst visstnok vore vorte vær være vært ytterlegare ytterligere ytterst
    """

  /// Words that deny the time, move it or leave it open; so are words that come close to them.
  private static let hedges = """
    aldri anbefales antagelig antakeleg antakelig antatt avbestilt avhengig avlyses avlyst avventer avventes bortfaller
    bortfalt bortimot burde delvis droppes droppet eventuelle eventuelt flyttes flyttet foreløpig foreslås forhåpentlig
    forhåpentligvis forlenges forlenget forskjøvet forskyves forsøkes forsøksvis fortrinnsvis fortsatt fortsetter
    forventa forventes forventet fram framover frem fremover førebels gjennom gradvis helst høvesvis ikke ikkje ikring
    inga ingen inkje inngil inntil kansellert kanskje kring maksimalt mindre mogleg moglege moglegvis mulig mulige
    muligens muligvis nesten nødvendigvis omlag omtrent ongoing opphaveleg opphører opphøyrer opprinnelig opprinnelige
    pending planlagt planlagte planleggast planlegges sannsynleg sannsynlig sannsynligvis slettes slettet stanset
    strøket tenkt tentativ tentativt tidlegare tidligere tilbakevendende treng trenger trolig truleg tvilsom tvilsomt
    uaktuell uaktuelt uansett uavklara uavklart ubestemt uklar uklart umulig unnateke unntak unntaksvis unntatt usikker
    usikkert utgår utgått utsatt utsett utsettast utsette utsettelse utsettes utsetting uvisst vanskeleg vanskelig vente
    venteleg ventelig venter ventes vurderast vurderes ønskeleg ønskelig ønskes
    """

  /// Other words of these lists that a slip of the pen must not make a label of.
  private static let alsoSpelled = """
    avsluttet ferdig ferdigstilt fullført gjennomført iverksatt mellom nyttår påsken romjula romjulen sankthans siden
    skolestart tidsrommet årsslutt
    """

  private static let noEnd = "tidligst tidlegast"

  private static let now = """
    asap etterfølgende fjor fjoråret foregående forrige førre inneværende komande kommende morgen morgon nyleg nylig nå
    nåværende omgående påfølgende snarest snart straks umiddelbart
    """

  /// As it stands after a preposition. Gathered from the fixed phrases of everyday Norwegian.
  private static let idioms = Set(
    words(
      """
      alvor avveie beregning bero beste betenkning boks bunn ende etterskott etterskudd evig fall fare farten feil ferd
      flekken forhand forhånd forsett forskott forskudd forutsetning forvegen forveien fote gagns halvdelen halvparten
      hast havn hensyn hold hvile hylla hylle høst høyden høyt is kort kulissene kø lengden limbo livs lut mellomrom
      minimum mål nippet nær nød nødvendig overmål overtid overveielse press påvente rad randen regelen reserve rest
      resten retur ro sengs side sikt skuffen sparebluss spill stadighet strømpelesten tavla tegnebrettet teori teorien
      tide tider tilfelle trappene tross tur tvers tvil unnagjort utsikt vanvare vent ventelista ventelisten vilkår
      virkeligheten visse vranga
      """))
}

// MARK: - Other times, and what is over

extension LabelWords {
  /// Past tenses, and participles that their endings do not show.
  private static let over = """
    ansatt avslutta avsluttet bearbeidet bedt begynte behandla behandlet besluttet bestilte betalte bygga bygget
    eksisterende etablert ferdig ferdige ferdigstilt fikk forelå fullført fullførte funne funnen ga gav gikk gitt
    gjennomarbeidet gjennomført gjennomførte gjeve gjeven gjorde gjort gått halde halden holdt høyrde igangsatt
    igangsett innarbeidet innført innførte inngått iverksatt iverksatte iverksett klar klare klart kom komen kommet la
    laga lagde laget levert leverte lå omarbeidet ombygga opparbeidet oppnådd oppretta opprettet oppstartet ordna
    påbegynt påbygga sett skreiv skrev sluttet sluttført sluttførte starta startet sto stod tatt teke teken testa tok
    underskriven utarbeidet utbygga utført utførte vald valde valgte vedtatt vedteke vedteken vedtok
    """

  private static let time = """
    advent barnehageår budsjettår dagane dagen dagene dekade driftsår døgn ettermiddag femti ferie ferien formiddag
    formiddagen fre fredager førti haustparten helg helga helgen helger høstparten jula julaften julen kalenderår klokka
    klokken kveld kvelden laur lør mnd mån månaden måneden månedene natt natten nitti nyttår nyttårsaften nyåret ons
    onsdager overgangen periode perioder pinsa pinse pinsen påska påske påsken regnskapsår romjul romjula romjulen
    sankthans seksti semesterslutt semesterstart sesong sesongen skiftet skoleslutt skolestart skoleår skuleslutt
    skulestart skuleår slutt spring starten studieår sytti søn tid tida tide tiden tidspunkt tidsrom tidsrommet time
    timer tir titalls tiår tjue tor tredve tretti tys tyve uka uken ukene utgang utløp utløpet valgperiode veka vekene
    vårparten årsskiftet årsslutt årsslutten årsstart åtti
    """

  /// "Sommerferien", "høstsemesteret", and "møtejanuar" for want of a space.
  private static let timeEndings = AffixTable(
    .end,
    words(
      """
      april august desember februar ferie ferien før halvår haust hausten hver hvert høst høsten innan innen januar juli
      juni kvart kvartal kvartalet mars november oktober perioden seinast semester semesteret senest september skifte
      skiftet sommar sommaren sommer sommeren stadiet tertial tertialet tida tiden vinter vinteren våren året årleg årlig
      """))

  private static let timeBegins = AffixTable(
    .begin,
    words(
      """
      april august desember februar fredag fyrste første halv haust helg hver hvert høst januar jonsok jul juni kvart
      kveld laurdag lørdag mai mandag mars marts midt november nyår oktober olsok onsdag pinse påsk september sundag
      søndag tidleg tidlig tirsdag torsdag uke veke vår år
      """))

  /// Wherever they stand in a word: "skolestart", "vintersesongen", "hundrevis".
  private static let timeParts = """
    advent barnehageår dagleg daglig fastelavn ferie fleirårig flerårig formiddag halvan halvår helår himmelfart
    hundre hyppig kvartal mestepart million månad måned nyttår periode prosent regelmess romjul sankthans semester
    sesjon sesong skolestart sommar sommer størstedel størstepart termin tertial toårig tredel treårig tusen valgdag
    vinter våronn årleg årlig årvis
    """

  /// Parts of words that deny, stop, delay, hedge or condition.
  private static let openParts = """
    ambisjon annuller anslag anslå antydn avbestil avblås avbrot avbrudd avbryt avlys avskaff avslag avslå avvent
    avvikl avvis beregna beregnet beting bortfal bortprior dropp eliminer estim etterslep eventu fjern forbehold
    foreløp forfall forkast forlat forleng forseink forsink forskjø forskyv fortsat fortset forutse frafal fritak
    fritat frys gjetn gjett hypote håp innskrenk innstilles intensjon kansel kanskj konkurs manglende midlertid mogleg
    moglig mulig målset nedbygg neddrag nedlagt nedleg nedprior nedtrapp opphev opphør opphøyr opsjon parkeres pause
    permisjon permiter permitter protest redus refuser reserv skrinl skrinn stans stipul stopp subsid suspend tentativ
    trukk tvil uakt uavh uavk ubest ufinan umogleg umulig unnat unnlat unntak uprior urealis usann usikk utfas utløp
    utsat utset utsett uviss vakant ønske
    """

  private static let parts = AffixTable<Verdict>(
    .anywhere, words(timeParts).map { ($0, .time) } + words(openParts).map { ($0, .open) })
}

// MARK: - What a word looks like

extension LabelWords {
  /// "Parkert", "stoppet", "lukka".
  private static let participleEndings = AffixTable(
    .end,
    words(
      """
      a avsett brukt brutt bygd dd dekt delt drevet endt ert erte et fastsett fulgt fylt følgt ført gitt gjort glemt
      greidd gått holdt hørt illt kalt kjent kjøpt kjørt kledd krevd lagd lagt latt levd lyst lært løst meldt merkt nådd
      omsett prøvd pålagt reist sagt satt sendt skriven skutt slått solgt spart spilt spurde spurt stilt stilte styrkt
      styrt stått svart søkt talt tatt teke teken tekne tenkt trukke trukken trykt utpeikt vald valgt vist ørd
      """))

  /// Nouns that look so: "virksomhet", "kontoret", "leiargruppa", "konsert".
  private static let nounEndings = AffixTable(
    .end,
    words(
      """
      agenda anlegget apparatet arbeidet arena arrangementet avisa badet barnehaga barnet barnevernet bassenget behovet
      biblioteket boka brevet budsjet budsjettet bygda bygdekvinna data departementet direktoratet dokumentet drama
      ekspert enheta etatet etterarbeidet ettervernet fellesskapet feltet firma fjellet folket fondet foretaket
      forslaget forumet fylket gata gruppa heimesida heimet helsa helsearbeidet helsevernet het hjemmet hotellet huset
      idrettslaga idrettslaget inga innholdet innkjøpet inntaket instituttet internet intervjuet itet kapitlet kartet
      kjøkkenet klinikka kommuna konsert kontora kontoret kurset kvinnelaget laboratoriet landet ledd legatet legevakta
      lokalet lova materiellet media medisina miljøet mottaket museet målet møtet nemnda nettet nettsida nettstedet
      nettverket notatet områda område området opplegget opptaket oversikta paket partiet pensjonistlaget planane
      planarbeidet planet politiet politikka profila programmet prosjektarbeidet prosjektet punktet referatet registeret
      regnskapet rutinane råda rådet samarbeidet samfunnet seminaret senteret sentra sentret skapet skjema skjemaet
      skrivet skulane stasjona stedet styra styret systemet teamet tema temaet tenesta tilbodet tilbudet tilskudd
      tilskuddet tiltaka tiltaket torget utstyret utvala utvalet utvalget vannet vedtaket verket villa
      """))

  /// How adverbs end, and adjectives with nothing after them.
  private static let adverbEndings = AffixTable(
    .end,
    words("ande basis bart ende enes ielt ig igt isk iskt alternativt jent leg løs løst onelt som somt uelt veis vis"))

  /// Ordinary words, whatever they come close to. None of them comes from a word of the grammar by dropping, doubling
  /// or swapping letters, but for "kart" ("kvart"), which cannot stand in its place.
  private static let plain = """
    aap ansatte antall app arbeidet avhenger avslutning avslutte avslutter avsluttes behandle behandler behandlere
    behandles bil bolig boliger bruker brukere brukes bygg celler center dagsenter dagsenteret damer dps dårlig dør
    eleven elever eneste etablere etablerer etableres etater evalueringer fagdag farlig feire fersk ferske feste finner
    flotte fora forbindelser foredrag foreta forløpet form formann forslag fremmer fullførast fullføre fullfører
    fullføres føre fører førstegangsbehandling førstehjelp førstehjelpskurs førsteklassing førsteklassingar
    førsteklassinger førstelinje førstelinjen gjelde gjennomføre gjennomfører gjennomføres gjennomgang gjennomgå gjerde
    haugen held helge helhet helse helsen hente henter hentes hest hesten hester hindre hjartestans hjelper hjertestans
    hjul holder hole hoteller hov hverandre hverdag hverdagen hverdagsmestring hverdagsrehabilitering igangsette
    igangsettes ikt indre innad innføre innfører innføres inngås iverksette iverksetter iverksettes jenter kart kartla
    kommer kommune kommunen kommunene kommuner konsesjon konsesjonen kunde kunden kvardagsrehabilitering kvarter kvinner
    lag lagar lager lar lavere lavest ledende ledere leke leker lesere leste lett levende leverer leveres liste lokale
    løper løpere makt mandal mandat mangel mannen mat mengder middag middel midlene midler mildere minimal minner minste
    mister mur nav nes nesset nett netter nettet noveller nyeste omforent oppnår oppnås opprette oppretter opprettes
    oppstart peker personer planlegge planlegger planlegging pårørande pårørende rammer renter retten retter ringen
    rolig ruten samler samles samtidige sang sanger seg seminar seminarer sende sender sendes senger senter senteret
    servere settes sikrer sikte sitte skille skilles skillet språket stafett start starte starter startes staten stil
    stille strand styrende stående støtte støtten sunn sunndal sunnere svar svaret syk søkere søndre sør tal tanker tar
    tas teller test teste testen tilgang tillegg tillit tolk toll treffe trekke trenden trender trenge trer tro trusler
    ulykker ungen utføre utfører utføres utkast utkastet utnytte utrede utredes utøver utøvere vakter vanskeligstilte
    vedtar vedtas vei veie veier vekt vekten vesentlig vestnes vestre vinkel vinner vinnere virker vise vises vurderer
    vurdering vurderinger øke økende øker økes
    """
}
