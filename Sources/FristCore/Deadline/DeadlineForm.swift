/// A form in which a text can say when, for people: `fristctl explain --forms`.
public struct DeadlineForm: Sendable {
  public let name: String
  /// Whole texts in this form, which read in `context`.
  public let examples: [String]

  /// What the examples are read in: a plan with a period, whose times without a year come back every year.
  public static let context = DeadlineContext(period: YearSpan(first: 2013, last: 2030), year: .every)

  /// Every form there is, in the order of DEADLINES.md.
  public static let all: [DeadlineForm] =
    forms(Forms.spans.forms) + Forms.combined + forms(Forms.leads.forms) + Forms.beside + forms(Forms.frequencies.forms)
    + forms(Forms.firstTimes.forms) + Forms.everyYear + forms(Forms.rest.forms)

  private init(of name: String, _ examples: [String]) {
    (self.name, self.examples) = (name, examples)
  }

  fileprivate init(_ name: String, _ examples: String...) { self.init(of: name, examples) }

  private static func forms<Meaning>(_ forms: [Form<Meaning>]) -> [DeadlineForm] {
    forms.filter { !$0.examples.isEmpty }.map { DeadlineForm(of: $0.name, $0.examples) }
  }
}

extension Forms {
  /// What `Reader` makes of several windows.
  static let combined = [
    DeadlineForm(
      "two windows joined", "2013-2014", "mars-april 2019", "høst 2019 / vår 2020", "5. mai – 20. juni 2021",
      "2. halvår 2019 – 1. halvår 2020", "fra 2013 til 2014", "våren/sommeren 2020", "mai 2016 – september 2017"),
    DeadlineForm("a list", "2017, 2018 og 2019", "høsten 2015 og våren 2016", "mars og oktober 2020"),
    DeadlineForm("a part of a year behind it", "2016: 1. kvartal"),
    DeadlineForm("a weekday in front of its day", "fredag 1. mars 2019"),
    DeadlineForm("without a year: that of the plan, or every year", "15. nov.", "mars-april", "uke 42"),
    DeadlineForm("about", "ca. 1. mars 2019", "omkring 2019"),
    DeadlineForm("a clock time behind a day, left aside", "3. oktober 2016 kl. 13:00", "31.12.2018 00:00"),
    DeadlineForm("a bracket behind the time, left aside", "24.09.2025 (sluttmøte)"),
    DeadlineForm("ongoing after it", "2013-2014 videreføres"),
  ]

  /// What `WordsAroundTime` makes of the words around a time.
  static let beside = [
    DeadlineForm(
      "words and a colon", "Skisse: innen 1. desember 2021", "Fase 1: våren 2020", "Ferdigstilling: 2022"),
    DeadlineForm("words and a dash with spaces", "Detaljplan – våren 2020"),
    DeadlineForm(
      "a word in -frist", "Søknadsfrist er 15. mars 2023", "Søknadsfrist 15. mars 2023",
      "Frist for å rapportere er 15. mars 2023", "Høringsfristen er satt til 2. november 2021"),
    DeadlineForm("the time and a colon", "Juni 2017: Kontrakt inngås", "31.05.2019: Administrativ organisering"),
    DeadlineForm("an act", "oppstart høsten 2023", "ferdigstilles innen 1. mars 2020", "behandles fortløpende"),
    DeadlineForm(
      "other words, to be confirmed", "Besøk på Sagatun i Hamar januar 2019", "Avklaring innen 1. halvår 2019",
      "Skolebygget overleveres 1. juni 2019"),
    DeadlineForm("one or two words behind, to be confirmed", "årlig gjennomgang"),
  ]

  /// When in the year something comes back.
  static let everyYear = [
    DeadlineForm(
      "a window every year", "andre kvartal hvert år", "10. oktober hvert år", "første mandag i mai hvert år",
      "innen 15. september hvert år", "våren hvert år"),
    DeadlineForm("yearly in a window", "årlig i oktober", "årlig 15. oktober", "årlig innen 1. mars"),
    DeadlineForm(
      "yearly with a word in -frist", "årlig søknadsfrist 15. oktober", "Den årlige søknadsfristen er 1. mars"),
    DeadlineForm("bounded by years", "årlig fra 2020", "årlig 2019-2021"),
    DeadlineForm("years named", "hvert 3. år 2019 2022", "hvert 3. år: 2017, 2020"),
    DeadlineForm("at least", "minst årlig", "minimum en gang pr år"),
    DeadlineForm("an event every year", "i forbindelse med årsmelding", "budsjettbehandling hvert år"),
  ]
}
