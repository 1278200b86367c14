import FristCore

/// What can be wrong in a file: one case a sentence.
///
/// The first half of each error (DESIGN.md 4: `file:line:column: what; what happens now`); `Consequence` has the other.
enum Complaint: Hashable, Sendable {
  // The whole file
  case notUTF8
  case looksLikeUTF16
  case tooLarge
  case notYAML(String)
  case severalDocuments
  case tooDeep(Int)
  case keyNotText
  case mergeKey
  case anchor(String)
  case alias(String)
  case tag(String)
  case notAFileOfKeys(example: String)
  case unreadable(String)
  case fileNameNotID(String)
  case fileNameNotYAML

  // Keys
  case unknownKey(String, suggestion: String?)
  case keyOfOthers(String, belongsTo: String)
  case repeatedKey(String)
  case missing(String)
  case nothingWritten(String)

  // Values
  case notText(String)
  case notList(String)
  case notMapping(String)
  case notFlag(String, String)
  case notDay(String, String)
  case noSuchDay(String, String)
  case notChoice(String, String, [String])
  case notNumber(String, String, ClosedRange<Int>)
  case empty(String)
  case controlCharacter(String)
  case notID(String, String)
  case notLowerCaseID(String, String)
  case notAddress(String, String)
  case notAccount(String, String)
  case notPeriod(String)
  case notZone(String)
  case notSendTime(String)
  case notDuration(String, String, example: String)
  case notDayOfYear(String)
  case tooManyQuietDays(Int, most: Int)
  case tooManyNumbers(String, most: Int)
  case tooLong(String, most: Int)
  case tooMany(String, most: Int)

  // Recipients
  case notInDirectory(String, String, suggestion: String?)
  case groupMayNot(String, String)
  case externalMayNot(String, String)
  case nestedGroup(String, member: String)
  case emptyGroup
  case groupHas(String)
  case repeatedMember(String)
  case reservedRecipient(String)
  case superiorCycle([String])
  case leadsItself(String)
  case backwards(from: String, to: String)
  case noAddress(String, method: String)
  case noAccount(String)

  // Obligations
  case idUsedBefore(String, line: Int)
  case eachNeedsOneGroup
  case deadline(String, suggestion: String?)
  case relativeToUnknown(String, suggestion: String?)
  case waitsInCircle([String])
  case coversUnknown(String, suggestion: String?)
  case coversResolution(String)
  case coversItself
  case formerlyInUse(String)
  case formerlyTwice(String, line: Int)

  // Between plans
  case replacesItself
  case replacesUnknown(String, suggestion: String?)
  case replacesInCircle([String])

  /// Without a final full stop.
  var sentence: String {
    switch self {
    case .notUTF8: "this is not UTF-8"
    case .looksLikeUTF16: "this is UTF-16, not UTF-8: save it as UTF-8"
    case .tooLarge: "the file is larger than \(SourceText.mostBytes >> 20) MiB"
    case .notYAML(let problem): "this is not YAML: \(problem)"
    case .severalDocuments: "a second YAML document begins here: one file is one document"
    case .tooDeep(let most): "this is nested more than \(most) deep"
    case .keyNotText: "a key must be a text"
    case .mergeKey: "merge keys (<<) are not read: write the keys out"
    case .anchor(let name): "anchors (&\(name)) are not read: write the value out where it belongs"
    case .alias(let name):
      "aliases (*\(name)) are not read: write the value out; a text that begins with * needs quotes"
    case .tag(let name): "tags (\(name)) are not read: every value is the text as written"
    case .notAFileOfKeys(let example): "the file must consist of keys and values, such as \"\(example)\""
    case .unreadable(let reason): reason
    case .fileNameNotID(let name):
      "\"\(name)\" cannot be a plan's id: a file name is lower case a-z, 0-9, \".\", \"_\" and \"-\", at most 128, before \".yaml\""
    case .fileNameNotYAML: "a plan's file name must end in \".yaml\""

    case .unknownKey(let key, let suggestion): "unknown key \"\(key)\"\(perhaps(suggestion))"
    case .keyOfOthers(let key, let owner): "\"\(key)\" belongs to \(owner) only"
    case .repeatedKey(let key): "\"\(key)\" stands here a second time"
    case .missing(let key): "\"\(key)\" is missing"
    case .nothingWritten(let what): "there is nothing here: \(what)"

    case .notText(let key): "\"\(key)\" must be a text"
    case .notList(let key): "\"\(key)\" must be a list: [...]"
    case .notMapping(let key): "\"\(key)\" must consist of keys and values"
    case .notFlag(let key, let text): "\"\(key)\" must be true or false, not \"\(text)\""
    case .notDay(let key, let text): "\"\(key)\" must be a day such as 2019-02-14, not \"\(text)\""
    case .noSuchDay(let key, let text): "\"\(key)\": there is no day \(text)"
    case .notChoice(let key, let text, let choices):
      "\"\(key)\" must be \(listed(choices, "or")), not \"\(text)\""
    case .notNumber(let key, let text, let range):
      "\"\(key)\" must be a whole number from \(range.lowerBound) to \(range.upperBound), not \"\(text)\""
    case .empty(let key): "\"\(key)\" is empty"
    case .controlCharacter(let key): "\"\(key)\" has a line break or another control character here"
    case .notID(let key, let text):
      "\"\(text)\" in \"\(key)\" is not an id: letters a-z, digits, \".\", \"_\" and \"-\", at most 128, first a letter or digit"
    case .notLowerCaseID(let key, let text):
      "\"\(text)\" in \"\(key)\" is not an id: lower case a-z, digits, \".\", \"_\" and \"-\", at most 128, first a letter or digit"
    case .notAddress(let key, let text): "\"\(key)\" must be a mail address such as post@nes.example, not \"\(text)\""
    case .notAccount(let key, let text): "\"\(key)\" must be the name of a local account, not \"\(text)\""
    case .notPeriod(let text):
      "\"period\" must be years from 1900 to 2200, the first one first, such as 2019-2023, not \"\(text)\""
    case .notZone(let text): "\"timezone\" must be a name such as Europe/Oslo, not \"\(text)\""
    case .notSendTime(let text): "\"send_at\" must be a time from \"05:00\" to \"22:00\", not \"\(text)\""
    case .notDuration(let key, let text, let example):
      "\"\(key)\" must be hours or days such as \(example), at least one and at most ten years, not \"\(text)\""
    case .notDayOfYear(let text): "\"\(text)\" is not a day of the year: month and day, such as 12-24"
    case .tooManyQuietDays(let days, let most):
      "\"quiet\" has \(days) days a year: at most \(most), so that mail can go out"
    case .tooManyNumbers(let key, let most): "\"\(key)\" has more than \(most) entries"
    case .tooLong(let key, let most): "\"\(key)\" is longer than \(most) characters"
    case .tooMany(let key, let most): "\"\(key)\" has more than \(most) texts: make several obligations of it"

    case .notInDirectory(let key, let id, let suggestion):
      "\"\(id)\" in \"\(key)\" is not in the directory\(perhaps(suggestion))"
    case .groupMayNot(let key, let id): "\"\(id)\" is a group: \"\(key)\" must be somebody who gets mail"
    case .externalMayNot(let key, let id):
      "\"\(id)\" is external and never mailed: \"\(key)\" must be somebody who gets mail"
    case .nestedGroup(let group, let member):
      "group \"\(group)\" has the group \"\(member)\" as a member: groups do not nest"
    case .emptyGroup: "a group needs members"
    case .groupHas(let key): "a group has no \"\(key)\": its members have"
    case .repeatedMember(let id): "\"\(id)\" stands twice among the members"
    case .reservedRecipient(let id): "no recipient can be called \"\(id)\": it is a directory of the mail spool"
    case .superiorCycle(let ids): "superiors go in a circle: \(listed(ids, "and"))"
    case .leadsItself(let key): "\"\(key)\" is the recipient itself"
    case .backwards(let from, let to): "the last day \(to) lies before the first day \(from)"
    case .noAddress(let id, let method): "\"\(id)\" has no \"mail\", and its mail goes by \(method)"
    case .noAccount(let id): "\"\(id)\" has no \"user\", and its mail goes by mbox"

    case .idUsedBefore(let id, let line): "id \"\(id)\" is in use already, in line \(line)"
    case .eachNeedsOneGroup: "\"each: true\" needs exactly one group in \"responsible\""
    case .deadline(let what, let suggestion): "\(what)\(perhaps(suggestion))"
    case .relativeToUnknown(let id, let suggestion):
      "the deadline counts from \"\(id)\", which the plan does not have\(perhaps(suggestion))"
    case .waitsInCircle(let ids): "deadlines wait for each other in a circle: \(listed(ids, "and"))"
    case .coversUnknown(let id, let suggestion):
      "\"covers\" names \"\(id)\", which the plan does not have\(perhaps(suggestion))"
    case .coversResolution(let id): "\"covers\" names \"\(id)\", which is a resolution itself"
    case .coversItself: "\"covers\" names the resolution itself"
    case .formerlyInUse(let id): "\"formerly\" names \"\(id)\", which the plan still has"
    case .formerlyTwice(let id, let line): "\"formerly\" names \"\(id)\", as line \(line) does already"

    case .replacesItself: "\"replaces\" names the plan itself"
    case .replacesUnknown(let id, let suggestion):
      "\"replaces\" names \"\(id)\", which is not among the plans\(perhaps(suggestion))"
    case .replacesInCircle(let ids): "plans replace each other in a circle: \(listed(ids, "and"))"
    }
  }

  private func perhaps(_ suggestion: String?) -> String {
    suggestion.map { ": perhaps \"\($0)\"?" } ?? ""
  }
}

/// What happens now: the second half of each error.
enum Consequence: Hashable, Sendable {
  case settingsRefused
  case directoryRefused
  case planRefused(PlanID)
  case fileNotRead
  case obligationInvalid(plan: PlanID, name: String, others: Int)
  case toldInstead(obligation: String, coordinator: RecipientID)
  case undated(obligation: String)
  case calledByID(String)
  case noMunicipality(PlanID)
  case nothingReplaced(PlanID)

  var sentence: String {
    switch self {
    case .settingsRefused, .directoryRefused:
      "not accepted: fristd does not start with it (exit 78), and at a reload the versions in force stay"
    case .planRefused(let plan): "\(plan) is not accepted, its last accepted version, if there is one, stays in force"
    case .fileNotRead: "the file is not read"
    case .obligationInvalid(let plan, let name, let others):
      "\(plan)/\(name) is kept as invalid, "
        + (others == 1 ? "1 other is in force" : "\(others == 0 ? "no" : "\(others)") others are in force")
    case .toldInstead(let obligation, let coordinator): "the coordinator \(coordinator) gets \(obligation)"
    case .undated(let obligation): "\(obligation) counts as undated"
    case .calledByID(let id): "it is called \(id)"
    case .noMunicipality(let plan): "\(plan) stands in reports without one"
    case .nothingReplaced(let plan): "\(plan) replaces nothing"
    }
  }
}

/// `a`, `a or b`, `a, b or c`; after the tenth only how many more.
private func listed(_ words: [String], _ conjunction: String) -> String {
  guard let last = words.last, words.count > 1 else { return words.first ?? "" }
  if words.count > 10 { return words.prefix(10).joined(separator: ", ") + " \(conjunction) \(words.count - 10) more" }
  return words.dropLast().joined(separator: ", ") + " \(conjunction) " + last
}
