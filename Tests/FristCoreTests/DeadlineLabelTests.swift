import Testing

@testable import FristCore

@Suite("What may stand before the time")
struct DeadlineLabelTests {
  private static let context = DeadlineContext(period: nil)

  private func label(_ text: String) -> String? {
    (try? Deadline(parsing: text, in: Self.context))?.label
  }

  @Test(
    "labels that planners write",
    arguments: [
      "Besøk på Sagatun i Hamar", "Avklaring", "Kurs", "Møte med NAV", "Rapport til kommunestyret", "Evaluering",
      "Oppstart", "Ferdigstillelse", "Ferdigstilles", "Forslag til plan", "Politisk behandling", "Gjennomføres",
      "Gjennomføre kurs for ansatte", "Utrede boliger for unge", "Øke kompetansen", "Økt bemanning",
      "Etablere lavterskeltilbud", "Opprette stilling", "Iverksette tiltakene", "Helse- og omsorgsplan",
      "Psykisk helse- og rusplan", "Rullering av planen", "Revidering av rusplan", "Rapportering",
      "Brukerundersøkelse", "BrukerPlan-kartlegging", "Styrke samarbeidet", "Tydelig rolle- og ansvarsfordeling",
      "Frist", "Søke midler", "Seminar om rus/psykiatri", "Status", "Startes opp", "Følges opp av NAV",
      "Innføre ordningen", "Tett oppfølging", "Implementering", "Pårørendearbeid", "Kommunestyremøte",
      "Kurs, møter og besøk", "Sak til kommunestyret", "Planen vedtas", "Søknadsfrist", "Byggestart", "Høringsfrist",
      "Rådmannen legger fram sak", "Kommuneoverlegen", "Startar", "Følgjast opp", "Tas i bruk", "Ny rutine på plass",
      "Kultur/idrett", "Vedtak", "Nettbrett til elevene", "Gang- og sykkelvei", "Settes i gang",
      "Samarbeid mellom skole og hjem", "Bygdebokarbeidet", "Meldeplikta", "Vedlikehold", "Ombygging av skolen",
      "Rus og psykiatri", "Møte med Nes kommune",
      "Møte med NAV og politiet", "Skal fullføres", "Må avklares",
      "Revidering av planen startes opp", "Fullførast", "Lage SLT-plan", "Samtaler for pårørende", "Start",
    ])
  func ordinary(_ text: String) {
    #expect(label("\(text) innen 1. mars 2019") == text)
    #expect(label("\(text): innen 1. mars 2019") == text)
    #expect(label("\(text) i løpet av våren 2019") == text)
    #expect(label("\(text) hvert år") == text)
  }

  @Test("a word of the closed lists makes a text refused, whatever stands around it")
  func closedLists() {
    for word in LabelWords.refused {
      for text in ["\(word) innen 2019", "Møte \(word) 2019", "\(word) møte våren 2019", "Møte, \(word), hvert år"] {
        #expect(throws: DeadlineRefusal.self, "\(text)") { try Deadline(parsing: text, in: Self.context) }
      }
    }
  }

  @Test(
    "negations and hedges that must be among them",
    arguments: [
      "ikke", "ikkje", "utsatt", "tidligst", "etter", "fram til", "kanskje", "helst", "muligens", "eventuelt", "trolig",
      "uten", "aldri", "avlyst", "inntil", "dersom", "hvis", "gjennomført", "fullført", "utført", "avsluttet",
      "iverksatt",
      "snarest", "neste", "nå", "senere", "tidligere", "unntatt", "t.o.m.", "f.o.m.", "tom", "frem til",
    ])
  func hedges(_ word: String) {
    for text in ["\(word) 2019", "Møte \(word) 2019", "Møte \(word) i 2019"] {
      #expect(throws: DeadlineRefusal.self) { try Deadline(parsing: text, in: Self.context) }
    }
  }

  @Test("no word of the grammar stands in a label")
  func grammar() {
    for (word, meaning) in Vocabulary.words where !meaning.isSmall {
      for text in ["Møte \(word) innen 2019", "\(word) møte 2019", "Møte \(word) møte våren 2019"] {
        #expect(throws: DeadlineRefusal.self, "\(text)") { try Deadline(parsing: text, in: Self.context) }
      }
    }
  }

  @Test("small words stand inside a label, but not at its ends")
  func small() {
    for (word, meaning) in Vocabulary.words where meaning.isSmall && meaning != .evaluation {
      let mayStand = ![.the, .per, .is].contains(meaning)
      #expect(label("Møte \(word) møte innen 2019") == (mayStand ? "Møte \(word) møte" : nil))
      // "Møte i 2019" has its "i" in the time.
      if meaning != .in { #expect(label("Møte \(word) innen 2019") == nil, "\(word)") }
      #expect(label("\(word) møte innen 2019") == nil, "\(word)")
    }
  }

  @Test(
    "a year by itself can belong to the words before it",
    arguments: [
      ("Oppstart 2019", true), ("Gjennomføres i 2019", true), ("Frist: 2019", true), ("Må avklares 2019", true),
      ("Startes opp 2019", true), ("Start i 2019", true), ("Start høsten 2019", true), ("Oppstart juni 2019", true),
      ("Start 2019", false), ("Start juni 2019", false), ("Kommuneplan 2030", false), ("Planlegging 2019", true),
      ("Avklaring i 2019", true), ("Oppstart av plan 2030", false), ("Rullering av plan i 2018", false),
      ("Kurs 2019-2020", true), ("Kurs ca. 2019", true), ("Kurs, 2019", true), ("Kurs: 2019", true),
      ("Evaluering 2019", true), ("Rapport 2018", false), ("Rapport: 2018", false), ("Rapport: høsten 2018", true),
      ("Vedtaket i 2018", false),
      ("Rådmannen 2019", false), ("Rådmannen høsten 2019", true), ("Planen vedtas 2019", true),
      ("Rullere handlingsplan 2019", false),
    ])
  func year(text: String, isUnderstood: Bool) {
    #expect((label(text) != nil) == isUnderstood)
  }

  @Test(
    "what is written can be about the time that follows, unless a word leads to it",
    arguments: [
      ("Rapport innen 2. tertial 2019", true), ("Rapport i mars 2019", true), ("Plan i løpet av våren 2019", true),
      ("Rapport to ganger i året", true), ("Status ved årsmeldingen 2018", true), ("Møte 2. tertial 2019", true),
      ("Møte 3 juni 2019", false), ("Møte 3. juni 2019", true), ("Rapport 2. tertial 2019", false),
      ("Turnusplan høsten 2019", false), ("Turnusplan høsten hvert år", true), ("Avtale til og med juni 2019", false),
      ("Rapport 1. mars 2019", true), ("Statistikk januar 2019", false), ("Møte om plan våren 2019", false),
      ("Evaluering av kurs høsten 2018", false),
      ("Evaluering av kurs i juni 2019", false), ("Evaluering av kurs innen juni 2019", true),
      ("Evaluere kurs høsten 2018", false), ("Kurset evalueres høsten 2018", true),
      ("Utrede boliger våren 2019", true), ("Utrede boliger i løpet av våren 2019", true),
      ("Kurs for ansatte våren 2019", true), ("Ombygging av skolen våren 2019", true),
      ("Oppfølging av planen ved behov", true), ("Rullering av planen hvert 3. år 2019 2022", true),
      ("Innkalling til møte 15. mars 2020", false), ("Innkalling til møte innen 15. mars 2020", true),
      ("Forberede åpning august 2021", false), ("Planlegge sommeren 2020", false), ("Rapportere 1. halvår 2020", false),
      ("Tilsetting med oppstart 1. august 2020", false), ("Rekruttering til valg 2019", false),
      ("Regnskapsavslutning 2019", false), ("Lansering av Framtid 2030", false), ("Bygging av skole 2030", true),
      ("Rapportering av fravær høsten 2019", false), ("Fastsette satser 2021", false), ("Tiltaket tas ut 2020", false),
      ("Møte, rapport våren 2019", false), ("Plan, høring våren 2019", true),
    ])
  func paper(text: String, isUnderstood: Bool) {
    #expect((label(text) != nil) == isUnderstood)
  }

  @Test(
    "\"før\" can say from when the things are, \"til og med\" how long",
    arguments: [
      ("Gjennomgang av vedtak før 2015", false), ("Revisjon av rutiner i forkant av 2019", false),
      ("Vedtak før 2015", false), ("Vedtak før 1. mars 2019", true), ("Punkt 1. mars 2019", false),
      ("Vedtas før 2019", true),
      ("Møter til og med juni 2019", false), ("Opplæring til og med 2022", false),
      ("Gjennomgang av tiltak i forkant av budsjettbehandlingen", true),
    ])
  func spans(text: String, isUnderstood: Bool) {
    #expect((label(text) != nil) == isUnderstood)
  }

  @Test(
    "a frist has one day, and a beginning does not go on",
    arguments: [
      "Frist 1.3.2019/1.9.2019", "Frist 1.3.2019-1.9.2019", "Frist 1. mars 2019 videreføres", "Starter løpende",
      "Oppstart hele perioden", "Søknadsfrist 1. mars 2019 – 1. mai 2019", "Frist fastsettes 2019",
    ])
  func deadline(_ text: String) { #expect(label(text) == nil) }

  @Test(
    "words that take a promise back are no label",
    arguments: [
      "Parkert", "Skrinlagt", "Nedlagt", "Trukket", "Forsinket", "Anslagsvis", "Estimert", "Betinget", "Alternativt",
      "Neppe", "Knapt", "Vanskelig", "Umulig", "Hverken", "Nei", "Intet", "Null", "Åpent", "Mangler", "Avholdt",
      "Arrangert", "Utgreidd", "Innvilget", "Følgt opp", "Satt i verk", "Gammel frist", "Gjeldende plan",
      "Halvparten", "Halvannen stilling", "Tyve plasser", "Dusin møter", "Fase IV", "Møte XII", "Junimøtet",
      "Høstmøte", "Kvartalsrapport", "Ukesmøter", "Års-melding", "Julemøte", "Jonsok", "Påskeuka", "Våronn", "Daglig",
      "Ofte", "Møte avlyst", "Møte neppe", "Møte, avlyst", "Møte og avlyst", "Møte (avlyst)", "Møte – avlyst",
      "Møte på vent", "Sak under vurdering", "Kurs i bero", "Kurs med forbehold", "Besøk på is", "Kurs i tilfelle",
      "Kurs til tider", "Møte med NAV parkert", "Fullføre halvparten", "Øke neppe", "Ingen kurs", "Flere møter",
      "Konkurs", "Protest", "Annullering", "Utsettelsesmøte", "Reserveplan", "Ikke-møte", "Bør gjennomføres",
      "Startes neppe", "Gis opp", "På nyåret", "Til behandling", "Og møte", "Planlegges", "Vurderes", "Fullførd",
      "Ferdg",
    ])
  func takenBack(_ text: String) {
    for time in ["innen 2019", "juni 2019", "våren 2019", "før 2020", "i 2018", "2018", "hvert år"] {
      #expect(throws: DeadlineRefusal.self, "\(text) \(time)") {
        try Deadline(parsing: "\(text) \(time)", in: Self.context)
      }
    }
  }

  @Test("what looks like a participle and is none")
  func nouns() {
    for text in [
      "Kommunestyret", "Leiargruppa", "Ny virksomhet", "Konsert", "Tilskudd", "Besøk på Stabburshella", "Førstehjelp",
    ] {
      #expect(label("\(text) våren 2019") == text)
    }
  }

  @Test("\"fra\" after a label is its beginning only where the label says so")
  func since() {
    for label in ["Oppstart", "Start", "Iverksettes", "Startes opp", "Skal igangsettes", "Tilbudet utvides"] {
      #expect(self.label("\(label) fra 2019") == label)
    }
    for label in ["Lån", "Kurs", "Møte", "Gjennomføres", "Oppstart av kurs", "Rapport"] {
      #expect(self.label("\(label) fra 2019") == nil)
    }
    #expect(label("Opplæring fra og med høsten 2019") == "Opplæring")
    #expect(label("Vedtak fra og med 2018") == nil)
  }

  @Test(
    "marks between a label and its time, and inside it",
    arguments: [
      ("Opplæring (VIVAT) høsten 2019", "Opplæring (VIVAT)"), ("«Sterk» – kurs våren 2019", "«Sterk» – kurs"),
      ("Dialog med politiet – løpende", "Dialog med politiet"), ("Dialog – 2019", nil), ("(Kurs 2019", nil),
      ("Kurs (2019)", nil), ("Kurs () 2019", nil), ("Kurs; 2019", nil), ("Kurs. 2019", nil),
      ("Tilsyn: juni 2019", "Tilsyn"),
    ])
  func marks(text: String, label: String?) {
    #expect(self.label(text) == label)
  }

  @Test("a word that only looks like one of the grammar is none of its misspellings")
  func lookAlikes() {
    for word in LabelVocabulary.listed where word != "kart" {
      for known in Vocabulary.spelled where isSlip(word, of: known) {
        Issue.record("\"\(word)\" is a slip of \"\(known)\"")
      }
    }
    for word in LabelWords.ordinary where word != "kart" {
      #expect(LabelWords.verdict(on: word) == .plain)
      for known in Vocabulary.spelled where isSlip(word, of: known) {
        Issue.record("\"\(word)\" is a slip of \"\(known)\"")
      }
      if word.unicodeScalars.count >= 3 {
        #expect(label("Kurs for \(word) innen 2019") == "Kurs for \(word)")
      }
    }
  }

  /// Whether one letter dropped, doubled or swapped with the next makes the word out of the other.
  private func isSlip(_ word: String, of known: String) -> Bool {
    let letters = Array(known)
    return letters.indices.contains { i in
      var (dropped, doubled, swapped) = (letters, letters, letters)
      dropped.remove(at: i)
      doubled.insert(letters[i], at: i)
      if i + 1 < letters.count { swapped.swapAt(i, i + 1) }
      return [dropped, doubled, swapped].contains(Array(word)) && word != known
    }
  }
}
