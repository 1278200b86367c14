/// Who is told about an obligation (DESIGN.md 5, rule 7).
struct Audience: Hashable, Sendable {
  /// Reminded, in order, each once: the responsible, or the coordinator in place of somebody external or of nobody.
  let reminded: [(role: RecipientID, standing: Standing)]
  /// Told once.
  let participants: [RecipientID]
  private let superior: RecipientID?
  private let owner: RecipientID
  private let coordinator: RecipientID

  init(of obligation: Obligation, in plan: Plan, directory: Directory) {
    func isExternal(_ id: RecipientID) -> Bool { directory[id]?.isExternal ?? false }
    var reminded: [(role: RecipientID, standing: Standing)] = []
    for id in obligation.responsible {
      let told = isExternal(id) ? plan.coordinator : id
      if !reminded.contains(where: { $0.role == told }) {
        reminded.append((told, isExternal(id) ? .standIn : .responsible))
      }
    }
    if reminded.isEmpty { reminded = [(plan.coordinator, .standIn)] }
    var participants: [RecipientID] = []
    for id in obligation.participants {
      let told = isExternal(id) ? plan.coordinator : id
      if !participants.contains(told), !reminded.contains(where: { $0.role == told }) { participants.append(told) }
    }
    self.reminded = reminded
    self.participants = participants
    // Where nobody is named, or somebody external, there is no superior.
    let main = obligation.responsible.first.flatMap { isExternal($0) ? nil : $0 }
    superior = main.flatMap { directory[$0]?.superior }.map { isExternal($0) ? plan.coordinator : $0 }
    owner = plan.owner
    coordinator = plan.coordinator
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

  static func == (a: Audience, b: Audience) -> Bool {
    a.reminded.elementsEqual(b.reminded, by: ==) && a.participants == b.participants && a.superior == b.superior
      && a.owner == b.owner && a.coordinator == b.coordinator
  }

  func hash(into hasher: inout Hasher) {
    for (role, _) in reminded { hasher.combine(role) }
  }
}
