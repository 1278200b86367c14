import FristCore

/// What can be wrong in a file: one case a sentence, in every language that readers have.
///
/// The first half of each error (DESIGN.md 4: `file:line:column: what; what happens now`); `Consequence` has the other.
/// The words stand in one file a language: `Complaint+NB.swift` and its sisters.
enum Complaint: Hashable, Sendable {
  // The whole file
  case notUTF8
  case looksLikeUTF16
  case tooLarge
  /// What libyaml says, in its own words: for what has no sentence here.
  case notYAML(String)
  case severalDocuments
  case tooDeep(Int)
  case keyNotText
  /// What was found beyond `Findings.most`.
  case more(Int)
  case mergeKey
  case anchor(String)
  case alias(String)
  case tag(String)
  case notAFileOfKeys(example: String)
  case unreadable(String)
  case notRegular
  case changing
  case emptied
  case fileNameNotID(String)
  case fileNameNotYAML(right: String)

  // Slips of YAML, on their own line
  case tab
  case noBreakSpace
  case colonMissing(key: String)
  case spaceMissing(key: String)
  case dashWithoutSpace
  case quoteOpen(String)
  case bracketOpen(String)
  case colonInText
  case curlyQuotes
  case cannotBegin(String)
  case unknownEscape
  case indentation
  case controlInFile(UInt32)

  // Keys
  case unknownKey(String, suggestion: String?, known: [String])
  case norwegianKey(String, right: String)
  case invisibleInKey(right: String, Unicode.Scalar)
  case keyOfOthers(String, belongsTo: String)
  case keyOfPlan(String)
  case repeatedKey(String)
  /// Of a key that takes a list.
  case repeatedListKey(String)
  case missing(String)

  // Values
  case notText(String)
  case notList(String)
  case notMapping(String)
  case notFlag(String, String)
  case notDay(String, String)
  case noSuchDay(String, String)
  case norwegianDay(String, String, right: String)
  case notChoice(String, String, [String])
  case notLanguage(String, String)
  case notNumber(String, String, ClosedRange<Int>)
  case notRepeat(String)
  case empty(String)
  case controlCharacter(String)
  case invisible(String, Unicode.Scalar)
  case curlyQuoted(String, String)
  case notID(String, String)
  case notLowerCaseID(String, String)
  case notAddress(String, String)
  case notAccount(String, String)
  case notPage(String, String)
  case notPeriod(String)
  case shortPeriod(String, right: String)
  case notYear(String)
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
  /// What is no id, of somebody whom the directory has not, and what the id could be.
  case notRecipientID(String, String, example: String)
  /// Several, written as one text.
  case severalInText(String, right: String)
  /// The directory had it once.
  case lost(String, String)
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
  case noMail(String)

  // Obligations
  case idUsedBefore(String, line: Int)
  case eachNeedsOneGroup
  case deadline(Sentence, suggestion: String?)
  case relativeToUnknown(String, suggestion: String?)
  case waitsInCircle([String])
  case coversUnknown(String, suggestion: String?)
  case coversResolution(String)
  case coversItself
  case formerlyInUse(String)
  case formerlyTwice(String, line: Int)
  case formerlyNotReplaced(String)

  // What became of them
  case notOutcome(String, example: String)
  case dayWhereRecurring(String, example: String)
  case prefixOfNone(String, String, days: [String])
  case prefixOfSeveral(String, String, days: [String])
  case dayToCome(String, String)
  case notMember(String, String)

  // Between plans
  case replacesItself
  case replacesUnknown(String, suggestion: String?)
  case replacesInCircle([String])
  case formerlyItself
  case formerlyStillThere(String)
  case formerlyOfTwo(String, other: String)
  case noPlans(Int)

  // Doubts: warnings alone
  case toConfirm(Sentence, write: String?)
  case outsidePeriod(CivilDay, YearSpan)
  case past(CivilDay)
  case periodIsOver(Int)
  case noMeasures
  case cutByComment(String, rest: String)
  case localSender(String)
  case neverEscalates
  case leftBehind(PlanID, [String])

  /// Without a final full stop.
  var sentence: Sentence { Sentence(nb: nb, nn: nn, en: en) }
}

/// What happens now: the second half of each error.
enum Consequence: Hashable, Sendable {
  case settingsRefused
  case directoryRefused
  /// - Parameter earlier: Whether an earlier version holds; nil where that is not known (`verify`).
  case planRefused(PlanID, earlier: Bool?)
  case plansStay(Int)
  case fileNotRead
  /// - Parameter lastGood: Whether a version that was understood goes on reminding.
  case obligationInvalid(plan: PlanID, name: String, others: Int, lastGood: Bool)
  case toldInstead(obligation: String, coordinator: RecipientID)
  case undated(obligation: String)
  case calledByID(String)
  case noMunicipality(PlanID)
  case nothingReplaced(PlanID)
  case nothingRenamed(PlanID)
  case notTaken(obligation: String)
  case takenThen(obligation: String)
  case countsAsRead
  case countsAllTheSame
  case toldLate
  case nothingToRemind(PlanID)
  case restIsComment
  case answersGetLost
  case liesInSpool(RecipientID)
  case noLeaderHears
  case forgottenThere(PlanID)
  case heardInTheirPlace
  case readsOwnMail(RecipientID)
  case adminHearsNothing

  var sentence: Sentence { Sentence(nb: nb, nn: nn, en: en) }
}

/// `a`, `a or b`, `a, b or c`; after the tenth only how many more.
func listed(_ words: [String], _ conjunction: String, more: String) -> String {
  guard let last = words.last, words.count > 1 else { return words.first ?? "" }
  if words.count > 10 {
    return words.prefix(10).joined(separator: ", ") + " \(conjunction) \(words.count - 10) \(more)"
  }
  return words.dropLast().joined(separator: ", ") + " \(conjunction) " + last
}

extension CivilDay {
  /// `30.06.2019`.
  var norwegian: String { "\(day < 10 ? "0" : "")\(day).\(month < 10 ? "0" : "")\(month).\(year)" }
}

extension Unicode.Scalar {
  /// `U+200B`.
  var codePoint: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
