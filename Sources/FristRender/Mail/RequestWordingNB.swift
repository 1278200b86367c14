extension WordingNB: RequestWording {
  func askResponsible() -> String { "Si fra når noe er gjort, eller når en frist må flyttes." }
  func askStandIn() -> String { "Finn ut hvordan det går, og hvem som gjør det." }
  func askLeader() -> String {
    "Avklar det som er forfalt hos andre: Skal det gjøres nå, få ny frist eller utgå?"
  }
  func askParticipant() -> String {
    "Det som er til orientering, følger de ansvarlige opp. Deltakere får bare denne ene beskjeden."
  }
  func askStatus() -> String {
    "Svar for hvert punkt: Hva er status? Er målet nådd helt, delvis eller ikke? Hvilken effekt har det hatt?"
  }
  func answer(to name: String, mail: String) -> String {
    "Svar på denne e-posten, så går svaret til \(name), \(mail)."
  }
  func tell(_ name: String) -> String { "Gi beskjed til \(name)." }

  func writeDone(in file: String, on id: String, isOne: Bool) -> String {
    isOne
      ? "Når det er gjort, skriv dagen i planfilen \(file), på \(id):"
      : "Når noe er gjort, skriv dagen på punktet det gjelder i planfilen \(file). På \(id) blir det slik:"
  }
  func writeDone(in file: String) -> String { "Når noe er gjort, skriv det på punktet i planfilen \(file)." }
  func changeDeadline() -> String { "Får noe ny frist, endres teksten samme sted." }
  func writeAnswers(in file: String, on id: String) -> String {
    "Svarene skrives på hvert punkt i planfilen \(file). På \(id) blir det slik:"
  }
  var attainments: String { "«attainment» er full, partial eller none: målet er nådd helt, delvis eller ikke." }
  func writeConfirmed(in file: String, on id: String) -> String {
    "Det som fortsatt gjelder, bekreftes på hvert punkt i planfilen \(file). Resten får ny frist eller tas ut. På \(id) blir en bekreftelse slik:"
  }
  func setUpRevision(in file: String) -> String {
    "Sett opp en revidering i planfilen \(file), eller legg inn planen som avløser denne. I den nye planfilen står da:"
  }
  func writeFormerly() -> String {
    "Skal noe av dette følges opp videre, legg det inn i den nye planen. Med denne linjen følger historien med:"
  }
  func giveDeadline(in file: String) -> String { "Gi punktet en ny frist i planfilen \(file), eller ta det ut." }
  func askWithdrawn() -> String {
    "Er noe tatt ut ved en feil: Legg det inn igjen i filen, så fortsetter varslingen."
  }
  func helps(_ admin: String) -> String { "\(admin) kan hjelpe." }

  func correctFile() -> String { "Rett filen, så leser frist den på nytt av seg selv." }
  func correctFileAndReload() -> String {
    "Rett filen, så leser frist den på nytt ved neste utsending, eller med en gang med:"
  }
  func putFileBack(orConfirmWith admin: String?) -> String {
    "Er det en feil, legg filen tilbake, så fortsetter varslingen. Er det meningen, be \(admin ?? "den som drifter frist") bekrefte det."
  }
  func putFileBackOrConfirm() -> String {
    "Er det en feil, legg filen tilbake, så fortsetter varslingen. Er det meningen, bekreft det med:"
  }
  func nameAnother(in file: String, orRestore recipient: String, with admin: String?) -> String {
    "Sett en ny ansvarlig på punktene i planfilen \(file), eller be \(admin ?? "den som drifter frist") legge \(recipient) inn igjen i katalogen."
  }
}
