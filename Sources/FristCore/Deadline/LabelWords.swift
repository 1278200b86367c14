/// The closed lists by which a label is judged (DEADLINES.md, Labels), bokmål and nynorsk.
enum LabelWords {
  /// They carry no meaning of their own: a label may contain them, but not consist of them or end in one.
  static let functionWords = set(
    """
    alle alt and at av bare begge blant blei blir ble bli bort både da de deg dei deira dem den denne der deres dere
    det dette di din disse ditt du då eg egen eget egne eller en enn enten er et for fordi fra frå få får gjennom
    ha hadde han har hennes her hjem hjå ho hos hun hva hvem hvor hvordan i inn innenfor ja jeg jo kan kun kva kven
    korleis langs man med meg men mens mellom mot mykje mye må ned no noe noen nokon noko nær og også om omkring opp
    oppe over per pr på rundt samme same samt seg selv si sidan siden sin sine sitt sjølv skal skulle slik som så
    til under ut utanfor ute utenfor var ved vere vi vil være vår våre å
    halv midt sist slutt slutten start starten
    """
  )

  /// They deny the time, move it or leave it open.
  static let open = set(
    """
    aldri antagelig antakelig antatt avbestilt avhengig avlyses avlyst avventer avventes bortfalt bortfaller bortsett
    burde bør dersom droppes droppet etterpå ev evt eventuelt forbi foreløpig forhåpentlig
    forhåpentligvis forlenges forlenget forskjøvet forskyves forsøksvis fram framover frem fremover førebels flyttes
    flyttet fortrinnsvis heller helst hvis høvesvis ikke ikkje ingen inga inkje innimellom inntil inngil kansellert
    kanskje knapt kunne maks maksimalt maksimum med mer mindre muligens mulig muligvis mogleg moglegvis nesten
    omlag omtrent opprinnelig opphaveleg planlagt rundt sannsynlig sannsynligvis seinare senere sjelden skulle slettet
    stanset strøket tentativ tentativt tid tide tidlegare tidlegast tidligere tidligst tilbakevendende
    trolig truleg uavklart uavklara ubestemt unntatt unntak unnateke unntaksvis usikker usikkert utan uten utenom
    utgår utgått utsatt utsett utsette utsettes utsettast utsettelse utsetting utover uvisst venter ventes vente
    viss ønskelig ønskeleg
    """
  )

  /// Those of them that name a beginning without an end.
  static let noEnd = set("tidligst tidlegast")

  /// They say that it is over.
  static let over = set(
    """
    avslutta avsluttet behandlet behandla etablert ferdig ferdigstilt fullført fullførte gjennomført gjennomførte gjort
    igangsatt igangsett innført iverksatt iverksett iverksatte levert opprettet oppretta oppnådd oppstartet påbegynt
    sluttført startet starta utført utførte vedtatt vedteke vedtok
    """
  )

  /// They need a today.
  static let now = set(
    """
    fjor fjoråret forrige førre inneværende dag morgen morgon nå nåværende snarest snart straks umiddelbart omgående
    nylig nyleg neste asap
    """
  )

  /// A number after them counts things, not days: "punkt 1. mars".
  static let numbering = set(
    """
    del fase fasen kap kapittel ledd linje mål nivå nr nummer pkt post prioritet punkt runde sak side steg tiltak trinn
    utgave utgåve vedlegg vedtak versjon
    """
  )

  /// Ordinary words that only look like a word of these lists.
  static let lookAlikes = set(
    """
    nav mal helse
    avslutte avsluttes avslutning fullføre fullføres gjennomføre gjennomføres innføre innføres iverksette iverksettes
    utføre utføres
    """
  )

  /// Whether a word before the time may be a misspelt word of the grammar or of these lists, and so is no label.
  static func looksMisspelt(_ word: String, in context: DeadlineContext) -> Bool {
    !lookAlikes.contains(word) && (suggestion(for: word, in: context) ?? spellings.nearest(to: word)) != nil
  }

  /// The word of the grammar that a misspelt word may have been meant as.
  static func suggestion(for word: String, in context: DeadlineContext) -> String? {
    if functionWords.contains(word) || lookAlikes.contains(word) { return nil }
    return Vocabulary.spellings.nearest(to: word) ?? context.events.spellings.nearest(to: word)
  }

  private static let spellings = SpellingTable(
    open.union(over).union(now).filter { $0.unicodeScalars.count >= 4 }.sorted())

  private static func set(_ words: String) -> Set<String> {
    Set(words.split(whereSeparator: \.isWhitespace).map(String.init))
  }
}
