/// What a mail says in its subject and over its sections.
protocol SubjectWording: Wording {
  func heading(_ section: Section) -> String
  /// `2 forfalt`.
  func count(_ count: Int, _ section: Section) -> String
  /// What stands before the title in the subject of a mail about one thing.
  func lead(_ section: Section, _ distance: Distance) -> String
  /// The sign of life of one plan: `Godt nytt år, 12 frister i 2020`.
  func alive(year: Int, deadlines: Int) -> String
  /// After the name of the plan with what is worst.
  func andMore(plans: Int) -> String
  /// After the counts that a subject has room for.
  var andSoOn: String { get }
}
