import FristCore

/// What becomes of a recipient's id that the directory does not have.
public enum RecipientRule: Hashable, Sendable {
  /// An error: for the files as they are now.
  case mustExist
  /// Taken as it is: for a version that was accepted once, whose recipients may be gone since.
  case mayBeGone
}

/// Ids in a plan, looked up in the directory.
struct RecipientLookup {
  let directory: Directory
  let rule: RecipientRule
  private let ids: [RecipientID]

  init(_ directory: Directory, _ rule: RecipientRule) {
    self.directory = directory
    self.rule = rule
    ids = directory.recipients.keys.sorted()
  }

  /// A single recipient who gets mail: not a group, not external.
  func leader(_ key: String, _ fields: Fields, _ findings: inout Findings) -> RecipientID? {
    guard let node = fields[key], let id = known(key, node, &findings) else { return nil }
    guard rule == .mustExist else { return id }
    return directory[id]?.canLead(key, at: node.start, &findings) == true ? id : nil
  }

  /// The ids as written, and with every group in the place of its members; each once.
  func list(
    _ key: String, _ fields: Fields, _ findings: inout Findings
  ) -> (written: [RecipientID], expanded: [RecipientID])? {
    guard let nodes = fields.listOrOne(key, &findings) else { return nil }
    var (written, expanded): ([RecipientID], [RecipientID]) = ([], [])
    for node in nodes {
      guard let id = known(key, node, &findings) else { continue }
      if !written.contains(id) { written.append(id) }
      let members = directory[id]?.members ?? []
      for member in members.isEmpty ? [id] : members where !expanded.contains(member) { expanded.append(member) }
    }
    return (written, expanded)
  }

  private func known(_ key: String, _ node: YAMLNode, _ findings: inout Findings) -> RecipientID? {
    guard let id = node.scalar(key, &findings) else { return nil }
    guard Identifier.isValidLowerCase(id) else {
      // A capital in an id that the directory has otherwise is the likelier mistake.
      let suggestion = ids.first { $0 == id.lowercased() }
      findings.error(
        suggestion == nil
          ? .notLowerCaseID(key, id.shown) : .notInDirectory(key, id.shown, suggestion: suggestion), at: node.start)
      return nil
    }
    if directory[id] == nil, rule == .mustExist {
      findings.error(.notInDirectory(key, id, suggestion: Spelling.closest(to: id, among: ids)), at: node.start)
      return nil
    }
    return id
  }
}

extension Recipient {
  /// Whether it can own, coordinate, lead or stand in: neither a group nor external; an error where not.
  func canLead(_ key: String, at offset: Int, _ findings: inout Findings) -> Bool {
    if !members.isEmpty {
      findings.error(.groupMayNot(key, id), at: offset)
      return false
    }
    if isExternal {
      findings.error(.externalMayNot(key, id), at: offset)
      return false
    }
    return true
  }
}
