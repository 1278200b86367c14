/// Who is told about an obligation (DESIGN.md 5, rule 7).
struct Audience: Sendable {
  struct Reminded: Sendable {
    let role: RecipientID
    let standing: Standing
    let standsIn: StandIn?
  }

  /// Reminded, in order, each once: the responsible, or the coordinator in place of somebody external, lost or of nobody.
  let reminded: [Reminded]
  /// Told once.
  let participants: [RecipientID]
  private let superior: RecipientID?
  private let owner: RecipientID
  private let coordinator: RecipientID

  init(of obligation: Obligation, in plan: Plan, directory: Directory) {
    func isExternal(_ id: RecipientID) -> Bool { directory[id]?.isExternal ?? false }
    func isLost(_ id: RecipientID) -> Bool { directory[id] == nil }
    let caretaker = directory.caretaker(of: plan)
    let external = obligation.responsible.filter(isExternal)
    let lost = obligation.responsible.filter(isLost)
    var reminded: [Reminded] = []
    for id in obligation.responsible {
      let absent: StandIn? = isLost(id) ? .lost(lost) : isExternal(id) ? .external(external) : nil
      let role = absent == nil ? id : caretaker
      if !reminded.contains(where: { $0.role == role }) {
        reminded.append(Reminded(role: role, standing: absent == nil ? .responsible : .standIn, standsIn: absent))
      }
    }
    if reminded.isEmpty { reminded = [Reminded(role: caretaker, standing: .standIn, standsIn: .nobody)] }
    var participants: [RecipientID] = []
    for id in obligation.participants {
      let role = isExternal(id) || isLost(id) ? caretaker : id
      if !participants.contains(role), !reminded.contains(where: { $0.role == role }) { participants.append(role) }
    }
    self.reminded = reminded
    self.participants = participants
    // Where nobody is named, or somebody external, there is no superior; of somebody lost the one last known.
    let main = obligation.responsible.first.flatMap { isExternal($0) ? nil : $0 }
    superior = main.flatMap { (directory[$0] ?? directory.lost[$0])?.superior }.map {
      isExternal($0) || isLost($0) ? caretaker : $0
    }
    owner = directory[plan.owner] == nil ? caretaker : plan.owner
    coordinator = caretaker
  }

  /// The first responsible, or who stands in for it.
  var main: RecipientID { reminded[0].role }

  /// The roles that a rung names, each once; the first responsible never hears about themselves.
  func leaders(_ rung: [Leader]) -> [RecipientID] {
    var roles: [RecipientID] = []
    for leader in rung {
      let role: RecipientID? =
        switch leader {
        case .superior: superior
        case .owner: owner
        case .coordinator: coordinator
        }
      if let role, role != main, !roles.contains(role) { roles.append(role) }
    }
    return roles
  }
}

extension Directory {
  /// Who looks after a plan: its coordinator; where the directory has that one no more the owner.
  public func caretaker(of plan: Plan) -> RecipientID {
    caretaker(coordinator: plan.coordinator, owner: plan.owner)
  }

  func caretaker(coordinator: RecipientID, owner: RecipientID) -> RecipientID {
    if recipients[coordinator] != nil { return coordinator }
    if recipients[owner] != nil { return owner }
    return admin ?? coordinator
  }

  /// Who reads what concerns a leader: the deputy while the dates last, but the leader when it is about the deputy.
  func reader(ofLeader role: RecipientID, about main: RecipientID, on day: CivilDay) -> RecipientID {
    let reader = reader(of: role, on: day)
    return reader == main ? role : reader
  }
}
