import FristCore
import FristFiles
import FristRender

extension Zone {
  /// The zone that settings name; not accepted where the system's tzdata has none of that name.
  static func of(_ settings: Settings, _ config: String) throws(FileReadError) -> Zone {
    do throws(UnknownZone) {
      return try Zone(settings.zone)
    } catch {
      throw FileReadError(problems: [
        Problem(
          file: config, line: 0, column: 0, what: Sentence(error.description),
          consequence: Sentence(
            nb: "innstillingene er ikke tatt i bruk", nn: "innstillingane er ikkje tekne i bruk",
            en: "the settings are not accepted"))
      ])
    }
  }
}

extension DeadlineSentences {
  /// In the words of mail and pages.
  static let rendered = DeadlineSentences(
    refusal: { refusal in
      Sentence(
        nb: DeadlineWords(.nb).why(refusal), nn: DeadlineWords(.nn).why(refusal), en: DeadlineWords(.en).why(refusal))
    },
    reading: { deadline in
      func reading(_ language: Language) -> String {
        DeadlineWords(language).meaning(
          of: deadline, coming: deadline.occurrences(dueOnOrAfter: .firstDay(ofYear: 1900), atMost: 3), from: nil,
          asks: false)
      }
      return Sentence(nb: reading(.nb), nn: reading(.nn), en: reading(.en))
    })
}
