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
      "Etablere lavterskeltilbud",
      "Opprette stilling", "Iverksette tiltakene", "Ny SLT-koordinator", "Helse- og omsorgsplan", "Sikre gode rutiner",
      "Psykisk helse", "Rullering av planen", "Revidering av rusplan", "Rapportering", "Brukerundersøkelse", "Ungdata",
      "BrukerPlan-kartlegging", "Styrke samarbeidet", "Tydelig rolle- og ansvarsfordeling", "Frist", "Søke midler",
      "Nes kommune", "Søndre Land", "Hole", "Vestre Viken HF, avtale", "Seminar om rus/psykiatri", "Status",
      "Kvinners helse",
      "Startes opp", "Følges opp av NAV", "Lov om folkehelse", "Innføre ordningen", "Tett oppfølging", "Implementering",
      "Frivilligsentralen", "Kommuneoverlegen rapporterer", "Pårørendearbeid", "Tillitsvalgte", "Barn og unge",
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
      #expect(label("Møte \(word) møte innen 2019") == "Møte \(word) møte")
      // "Møte i 2019" has its "i" in the time.
      if meaning != .in { #expect(label("Møte \(word) 2019") == nil, "\(word)") }
      #expect(label("\(word) møte innen 2019") == nil, "\(word)")
    }
  }

  @Test("a word that only looks like one of the grammar is none of its misspellings")
  func lookAlikes() {
    for word in LabelWords.ordinary where word != "kart" {
      #expect(LabelWords.verdict(on: word) == .plain)
      for known in Vocabulary.spelled where isSlip(word, of: known) {
        Issue.record("\"\(word)\" is a slip of \"\(known)\"")
      }
      if word.unicodeScalars.count >= 3 { #expect(label("\(word) innen 2019") == word) }
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
