/// What the reader of a mail is asked to do, and whom to tell.
///
/// A sentence that ends in a colon stands before the line to write or the command to run. `file` is a plan file's name,
/// `admin` the administrator with the address, where there is one.
protocol RequestWording: Wording {
  func askResponsible() -> String
  /// What has no responsible who gets mail.
  func askStandIn() -> String
  func askLeader() -> String
  func askParticipant() -> String
  func askStatus() -> String
  /// Who gets the answers to the mail.
  func answer(to name: String, mail: String) -> String
  /// Whom to tell, where an answer to the mail would not reach it, or reach others too.
  func tell(_ name: String) -> String

  // The reader looks after the plan
  /// - Parameter isOne: the mail asks about this one alone.
  func writeDone(in file: String, on id: String, isOne: Bool) -> String
  /// Where no line fits all.
  func writeDone(in file: String) -> String
  func changeDeadline() -> String
  func writeAnswers(in file: String, on id: String) -> String
  /// What `attainment:` may say.
  var attainments: String { get }
  func writeConfirmed(in file: String, on id: String) -> String
  func setUpRevision(in file: String) -> String
  func writeFormerly() -> String
  func giveDeadline(in file: String) -> String
  func askWithdrawn() -> String
  func helps(_ admin: String) -> String

  // Files, the directory
  func correctFile() -> String
  /// Of the administrator, before the command that reads the files at once.
  func correctFileAndReload() -> String
  func putFileBack(orConfirmWith admin: String?) -> String
  /// Of the administrator, before the command that confirms.
  func putFileBackOrConfirm() -> String
  func nameAnother(in file: String, orRestore recipient: String, with admin: String?) -> String
}
