/// The closed lists by which a word before the time is judged (DEADLINES.md, Labels), bokmål and nynorsk.
enum LabelWords {
  enum Verdict: Sendable {
    /// It carries no meaning of its own: a label may contain it, but not consist of it or end in it.
    case function
    /// It denies the time, moves it or leaves it open.
    case open
    /// It names a beginning without an end.
    case noEnd
    /// It says that it is over.
    case over
    /// It needs a today.
    case now
    /// It says when, in a way that this grammar does not read.
    case time
    /// An ordinary word that only looks like a word of these lists or of the grammar.
    case plain
  }

  static func verdict(on word: String) -> Verdict? {
    verdicts[word] ?? (endsInTime(word) ? .time : nil)
  }

  /// "Sommerferien", "høstsemesteret", "budsjettåret", and "møtejanuar" for want of a space; but not "levekåret".
  private static func endsInTime(_ word: String) -> Bool {
    var ending = ""
    for letter in word.unicodeScalars.reversed().prefix(longestTimeEnding) {
      ending = String(letter) + ending
      if timeEndings.contains(ending) { return !word.hasSuffix("kåret") }
    }
    return false
  }

  /// "Andrekvartal", "innenmars": words of the grammar for want of a space. So is taken what is longer than any word.
  static func isGlued(_ word: String, in context: DeadlineContext) -> Bool {
    let letters = Array(word.unicodeScalars)
    guard letters.count <= 40 else { return true }
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
    (spellings.nearest(to: word) ?? context.events.spellings.nearest(to: word)) != nil
  }

  /// The word of the grammar that a misspelt word may have been meant as.
  static func suggestion(for word: String, in context: DeadlineContext) -> String? {
    if verdicts[word] != nil || context.events.heads.contains(word) { return nil }
    // A scanner reads "l" for "i" and "rn" for "m".
    for (read, printed) in [("l", "i"), ("rn", "m")] {
      let repaired = word.replacing(read, with: printed, maxReplacements: 1)
      if repaired != word, Vocabulary.words[repaired] != nil { return repaired }
    }
    return Vocabulary.spellings.nearest(to: word) ?? context.events.spellings.nearest(to: word)
  }

  /// What makes a text refused wherever it stands before the time.
  static let refused = words([open, noEnd, over, past, now, time].joined(separator: " "))
  static let ordinary = words(plain)

  private static let verdicts: [String: Verdict] = {
    var verdicts: [String: Verdict] = [:]
    let lists: [(Verdict, String)] = [
      (.function, function), (.open, open), (.noEnd, noEnd), (.over, over), (.over, past), (.now, now), (.time, time),
      (.plain, plain),
    ]
    for (verdict, list) in lists {
      for word in words(list) { verdicts[word] = verdict }
    }
    return verdicts
  }()

  private static let spellings = SpellingTable(
    Vocabulary.spelled
      .union(words([open, noEnd, over, now].joined(separator: " ")).filter { $0.unicodeScalars.count >= 4 })
      .union(
        words("mellom gjennom under siden nyttår påsken romjula romjulen sankthans skolestart tidsrommet årsslutt")))

  private static func words(_ list: String) -> [String] {
    list.split(whereSeparator: \.isWhitespace).map(String.init)
  }

  private static let function = """
    alle allerede alt and at av bare begge blant ble blei bli blir bort både da de deg dei deira dem den denne der
    dere deres det dette di din disse ditt du då eg egen eget egne eller en enn enten er et for fordi fra frå få får
    gjennom godt ha hadde halv han har hennes her hjem hjå ho hos hun hva hvem hvor hvordan i inn innenfor ja jeg jo
    kan korleis kun kva kven langs man med meg mellom men mens midt mot mye mykje må ned no noe noen noko nokon nær og
    også om omkring oppe over per pr på same samme samt seg selv si sidan siden sin sine sist sitt sjølv skal slik
    slutt slutten som start starten så til under ut utanfor ute utenfor var ved vere vi vil være vår våre å
    """

  private static let open = """
    aldri antagelig antakelig antatt avbestilt avhengig avlyses avlyst avventer avventes bortfaller bortfalt bortsett
    burde bør delvis dersom droppes droppet etterpå ev eventuelt evt flyttes flyttet fom forbi foreløpig forhåpentlig
    forhåpentligvis forlenges forlenget forskjøvet forskyves forsøksvis fortrinnsvis forventa forventes forventet fram
    framover frem fremover førebels gradvis heller helst hvis høvesvis ikke ikkje ila inga ingen inkje inngil
    innimellom inntil kansellert kanskje knapt kunne maks maksimalt maksimum mer mindre mogleg moglegvis mulig
    muligens muligvis nesten omlag omtrent opphaveleg opprinnelig planlagt rundt sannsynlig sannsynligvis seinare
    senere sjelden skulle slettet stanset strøket tentativ tentativt tidlegare tidligere tilbakevendende tom trolig
    truleg uavklara uavklart ubestemt unnateke unntak unntaksvis unntatt usikker usikkert utan uten utenom utgår
    utgått utover utsatt utsett utsettast utsette utsettelse utsettes utsetting uvisst vente venter ventes viss
    ønskeleg ønskelig
    """

  private static let noEnd = "tidligst tidlegast"

  private static let over = """
    avslutta avsluttet behandla behandlet etablert ferdig ferdigstilt fullført fullførte gjennomført gjennomførte
    gjort igangsatt igangsett innført iverksatt iverksatte iverksett levert oppnådd oppretta opprettet oppstartet
    påbegynt sluttført starta startet utført utførte vedtatt vedteke vedtok
    """

  /// Read as such in this spelling only: "utredet" is over, "utrede" is not.
  private static let past = """
    ansett avklart avklara avtalt bedt bekreftet besluttet bestilt bestilte betalt bevilget bygd bygget endra endret
    erstattet evaluert flytta forberedt fornyet fremlagt godkjent gjennomgått implementert inngått justert kartlagt
    kjøpt lansert lagt løst mottatt omgjort oppdatert opphevet overført overtatt publisert rapportert registrert revidert
    rullert sendt signert skrevet tatt testet underskrevet utarbeidet utredet utlyst vidareført videreført vurdert åpnet
    """

  private static let now = """
    asap etterfølgende fjor fjoråret foregående forrige førre inneværende komande kommende morgen morgon nyleg nylig
    nå nåværende omgående påfølgende snarest snart straks umiddelbart
    """

  private static let time = """
    advent barnehageår budsjettår dagen dagene dekade driftsår døgn ettermiddag ferie ferien formiddag formiddagen fre
    fredager haustparten helg helga helgen helger høstparten jula julaften julen kalenderår kl klokka klokken kveld
    kvelden laur lør man mnd mån månaden måneden månedene natt natten nyttår nyttårsaften ons onsdager periode
    perioder pinsa pinse pinsen påska påske påsken regnskapsår romjul romjula romjulen sankthans semesterslutt
    semesterstart sesong sesongen skoleslutt skolestart skoleår skuleslutt skulestart skuleår studieår søn tid tida
    tide tiden tidspunkt tidsrom tidsrommet time timer tir tiår tor tys uka uken ukene utgang utløp utløpet utpå
    valgperiode veka vekene vårparten årsslutt årsslutten årsstart
    """

  /// "Sommerferien", "høstsemesteret", "budsjettåret" … but not "levekåret".
  private static let timeEndings = Set(
    words(
      """
      ferie ferien semester semesteret perioden året kvartal kvartalet tertial tertialet halvår skifte skiftet
      høst høsten haust hausten våren sommer sommeren sommar sommaren vinter vinteren
      januar februar mars april juni juli august september oktober november desember
      før innen innan senest seinast hver hvert kvart årlig årleg
      """))
  private static let longestTimeEnding = 10

  /// None of them comes from a word of the grammar by dropping, doubling or swapping letters, but for "kart" ("kvart"),
  /// which cannot stand in its place.
  private static let plain = """
    aap ansatt ansatte antall avhenger avslutning avslutte avslutter avsluttes behandle behandler behandlere behandles
    beste bestemt bil celler center dagsenter dagsenteret damer dannet dels dps dør dårlig eleven elever eneste
    etablere etablerer etableres etater evalueringer fagdag fare farlig feire fersk ferske feste finner fjerne fjerner
    fjernes fleste flotte fora forbindelser foredrag foreta forklart forløpet form formann forslag fort fremmer
    fullføre fullfører fullføres færre føre fører gitt gjelde gjennomføre gjennomfører gjennomføres gjennomgang
    gjennomgå gjerde haugen helge helhet helse helsen hente henter hentes hest hesten hester hindre hjelper hjul
    holder hole hoteller hov hverandre hverdag hverdagen høyden høyt igangsette igangsettes indre innad innføre
    innfører innføres iverksette iverksetter iverksettes jenter kart kartla klar klart kommer kommet kommune kommunen
    kommunene kommuner kunde kunden kvarter kvinner lag lager laks lang lar lavere lavest ledende ledere leke leker
    lesere leste lett levende leverer leveres liste litt lov løper løpere makt mandal mandat mangel mangler mannen mat
    mengder middag middel midlene midler mildere minimal minner minste mister mur nav nes nesset nett netter nettet
    noveller nyeste omforent opp oppnår oppnås opprette oppretter opprettes oppstart peker personer rammer renter
    resten rett retten retter rettet ringen rolig ruten samler samles samlet sammen samtidige sang sanger seminar
    seminarer sende sender sendes senger senter senteret servere settes side sikker sikrer sikte sitte skille skilles
    skillet språket stafett starte starter startes staten stil stille strand styrende styret styrket støtte støtten
    støttet stående sunn sunndal sunnere svar svaret syk søkere søndre sør ta tanker teller teste testen tett tilgang
    tillegg tillit toll treffe trekke trenden trender trenge tro trusler tvert tydelig tydeligere ulykker ungen utføre
    utfører utføres utnytte utrede utredes utsikt utøver utøvere vakter vannet vedtak vedtaket vedtar vedtas vei veie
    veier vekt vekten vesentlig vestnes vestre vinkel vinner vinnere virker vise vises vist øke økende øker økt
    """
}
