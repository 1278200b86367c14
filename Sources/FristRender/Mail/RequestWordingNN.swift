extension WordingNN: RequestWording {
  func askResponsible() -> String { "Sei frå når noko er gjort, eller når ein frist må flyttast." }
  func askStandIn() -> String { "Finn ut korleis det går, og kven som gjer det." }
  func askLeader() -> String {
    "Avklar det som er over fristen hos andre: Skal det gjerast no, få ny frist eller gå ut?"
  }
  func askParticipant() -> String {
    "Det som er til orientering, følgjer dei ansvarlege opp. Deltakarar får berre denne eine meldinga."
  }
  func askStatus() -> String {
    "Svar for kvart punkt: Kva er status? Er målet nådd heilt, delvis eller ikkje? Kva effekt har det hatt?"
  }
  func answer(to name: String, mail: String) -> String {
    "Svar på denne e-posten, så går svaret til \(name), \(mail)."
  }
  func tell(_ name: String) -> String { "Gje melding til \(name)." }

  func writeDone(in file: String, on id: String, isOne: Bool) -> String {
    isOne
      ? "Når det er gjort, skriv dagen i planfila \(file), på \(id):"
      : "Når noko er gjort, skriv dagen på punktet det gjeld i planfila \(file). På \(id) blir det slik:"
  }
  func writeDone(in file: String) -> String { "Når noko er gjort, skriv det på punktet i planfila \(file)." }
  func changeDeadline() -> String { "Får noko ny frist, blir teksten endra same stad." }
  func writeAnswers(in file: String, on id: String) -> String {
    "Svara skal stå på kvart punkt i planfila \(file). På \(id) blir det slik:"
  }
  var attainments: String { "«attainment» er full, partial eller none: målet er nådd heilt, delvis eller ikkje." }
  func writeConfirmed(in file: String, on id: String) -> String {
    "Det som framleis gjeld, blir stadfesta på kvart punkt i planfila \(file). Resten får ny frist eller blir teke ut. På \(id) blir ei stadfesting slik:"
  }
  func setUpRevision(in file: String) -> String {
    "Set opp ei revidering i planfila \(file), eller legg inn planen som avløyser denne. I den nye planfila står då:"
  }
  func writeFormerly() -> String {
    "Skal noko av dette følgjast opp vidare, legg det inn i den nye planen. Med denne linja følgjer historia med:"
  }
  func giveDeadline(in file: String) -> String { "Gje punktet ein ny frist i planfila \(file), eller ta det ut." }
  func askWithdrawn() -> String {
    "Er noko teke ut ved ein feil: Legg det inn att i fila, så held varslinga fram."
  }
  func helps(_ admin: String) -> String { "\(admin) kan hjelpe." }

  func correctFile() -> String { "Rett fila, så blir ho lesen på nytt av seg sjølv." }
  func correctFileAndReload() -> String {
    "Rett fila, så blir ho lesen på nytt ved neste utsending, eller med ein gong med:"
  }
  func putFileBack(orConfirmWith admin: String?) -> String {
    "Er det ein feil, legg fila tilbake, så held varslinga fram. Er det meininga, be \(admin ?? "den som driftar frist") stadfeste det."
  }
  func putFileBackOrConfirm() -> String {
    "Er det ein feil, legg fila tilbake, så held varslinga fram. Er det meininga, stadfest det med:"
  }
  func nameAnother(in file: String, orRestore recipient: String, with admin: String?) -> String {
    "Set ein ny ansvarleg på punkta i planfila \(file), eller be \(admin ?? "den som driftar frist") leggje \(recipient) inn att i katalogen."
  }
}
