extension WordingEN: RequestWording {
  func askResponsible() -> String { "Say when something is done, or when a deadline has to move." }
  func askStandIn() -> String { "Find out where this stands and who is doing it." }
  func askLeader() -> String {
    "Settle what has been escalated to you: is it to be done now, get a new deadline, or lapse?"
  }
  func askParticipant() -> String {
    "What is for information is followed up by those responsible. Participants are told only this once."
  }
  func askStatus() -> String {
    "Answer for each item: where does it stand? Has it reached its goal fully, partly or not? What effect has it had?"
  }
  func answer(to name: String, mail: String) -> String { "Replies to this mail go to \(name), \(mail)." }
  func tell(_ name: String) -> String { "Tell \(name)." }

  func writeDone(in file: String, on id: String, isOne: Bool) -> String {
    isOne
      ? "When it is done, write the day in the plan file \(file), at \(id):"
      : "When something is done, write the day at that item in the plan file \(file). At \(id) it looks like this:"
  }
  func writeDone(in file: String) -> String {
    "When something is done, write it at that item in the plan file \(file)."
  }
  func changeDeadline() -> String { "If something gets a new deadline, change its text in the same place." }
  func writeAnswers(in file: String, on id: String) -> String {
    "The answers are written at each item in the plan file \(file). At \(id) it looks like this:"
  }
  var attainments: String { "“attainment” is full, partial or none." }
  func writeConfirmed(in file: String, on id: String) -> String {
    "Confirm what still holds at each item in the plan file \(file). Give the rest a new deadline or take it out. At \(id) a confirmation looks like this:"
  }
  func setUpRevision(in file: String) -> String {
    "Set up a revision in the plan file \(file), or add the plan that replaces this one. The new plan file then says:"
  }
  func writeFormerly() -> String {
    "If any of this is to be followed up, add it to the new plan. With this line its history comes along:"
  }
  func giveDeadline(in file: String) -> String {
    "Give the item a new deadline in the plan file \(file), or take it out."
  }
  func askWithdrawn() -> String {
    "If something was taken out by mistake, put it back into the file, and reminders resume."
  }
  func helps(_ admin: String) -> String { "\(admin) can help." }

  func correctFile() -> String { "Correct the file; frist reads it again by itself." }
  func correctFileAndReload() -> String {
    "Correct the file; frist reads it again before the next mail goes out, or at once with:"
  }
  func putFileBack(orConfirmWith admin: String?) -> String {
    "If this is a mistake, put the file back, and reminders resume. If it is meant, ask \(admin ?? "whoever runs frist") to confirm it."
  }
  func putFileBackOrConfirm() -> String {
    "If this is a mistake, put the file back, and reminders resume. If it is meant, confirm it with:"
  }
  func nameAnother(in file: String, orRestore recipient: String, with admin: String?) -> String {
    "Name another responsible for these in the plan file \(file), or ask \(admin ?? "whoever runs frist") to put \(recipient) back into the directory."
  }
}
