import FristCore

extension Complaint {
  /// In English.
  var en: String {
    switch self {
    case .notUTF8: "this is not UTF-8"
    case .looksLikeUTF16: "this is UTF-16, not UTF-8: save it as UTF-8"
    case .tooLarge: "the file is larger than \(SourceText.mostBytes >> 20) MiB"
    case .notYAML(let problem): "this is not YAML: \(problem)"
    case .severalDocuments: "a second YAML document begins here: one file is one document"
    case .tooDeep(let most): "this is nested more than \(most) deep"
    case .keyNotText: "a key must be a text"
    case .more(let count): "\(count) more like these from here on"
    case .mergeKey: "merge keys (<<) are not read: write the keys out"
    case .anchor(let name):
      "anchors (&\(name)) are not read: write the value out where it belongs, and a text that begins with & in quotes"
    case .alias(let name):
      "aliases (*\(name)) are not read: write the value out, and a text that begins with * in quotes"
    case .tag(let name):
      "tags (\(name)) are not read: every value is the text as written, and one that begins with ! needs quotes"
    case .notAFileOfKeys(let example): "the file must consist of keys and values, such as \"\(example)\""
    case .unreadable(let reason): reason
    case .notRegular: "not a regular file"
    case .changing: "the file was written while it was read"
    case .emptied: "the file has become empty"
    case .fileNameNotID(let name):
      "\"\(name)\" cannot be a plan's id: a file name is lower case a-z, 0-9, \".\", \"_\" and \"-\", at most 128, before \".yaml\""
    case .fileNameNotYAML(let right): "a plan's file name ends in \".yaml\": call it \"\(right)\""

    case .tab: "there is a tab here: indent with spaces"
    case .noBreakSpace: "there is a no-break space (U+00A0) here: write an ordinary space"
    case .colonMissing(let key): "a colon is missing behind \"\(key)\": write \"\(key): …\""
    case .spaceMissing(let key): "a space is missing behind the colon: write \"\(key): …\""
    case .dashWithoutSpace: "a space is missing behind the dash: write \"- …\""
    case .quoteOpen(let quote): "the quotation mark (\(quote)) that opens here is not closed on this line"
    case .bracketOpen(let bracket): "the bracket (\(bracket)) that opens here is not closed as it should be"
    case .colonInText: "a text with a colon and a space in it needs quotes, else the indentation is wrong here"
    case .curlyQuotes: "curly quotation marks (“ ”) are part of the text: write straight ones (\")"
    case .cannotBegin(let text): "a text that begins with \(text) needs quotes"
    case .unknownEscape: "a backslash between double quotes begins an escape: write two, or single quotes"
    case .indentation: "this is not indented like the lines that it belongs to"
    case .controlInFile(let value): "there is a control character here (\(Unicode.Scalar(value)?.codePoint ?? "?"))"

    case .unknownKey(let key, let suggestion, let known):
      "unknown key \"\(key)\""
        + (suggestion.map { ": perhaps \"\($0)\"?" } ?? ": the keys here are \(known.joined(separator: ", "))")
    case .norwegianKey(let key, let right): "keys are English: \"\(key)\" is \"\(right)\" here"
    case .invisibleInKey(let right, let scalar):
      "there is an invisible character (\(scalar.codePoint)) in this key: write \"\(right)\" anew"
    case .keyOfOthers(let key, let owner): "\"\(key)\" belongs to \(owner) only"
    case .keyOfPlan(let key): "\"\(key)\" belongs to the plan itself: write it without indentation"
    case .repeatedKey(let key): "\"\(key)\" stands here a second time"
    case .repeatedListKey(let key):
      "\"\(key)\" stands here for the second time: several go below one \"\(key):\", each on a line with \"- \""
    case .missing(let key): "\"\(key)\" is missing"

    case .notText(let key): "\"\(key)\" must be a text"
    case .notList(let key): "\"\(key)\" must be a list: \"- …\" on a line for each, or [...]"
    case .notMapping(let key): "\"\(key)\" must consist of keys and values"
    case .notFlag(let key, let text): "\"\(key)\" must be true or false, not \"\(text)\""
    case .notDay(let key, let text): "\"\(key)\" must be a day such as 2019-02-14, not \"\(text)\""
    case .noSuchDay(let key, let text): "\"\(key)\": there is no day \(text)"
    case .norwegianDay(let key, let text, let right): "\"\(key)\" must be a day such as \(right), not \"\(text)\""
    case .notChoice(let key, let text, let choices):
      "\"\(key)\" must be \(listed(choices, "or", more: "more")), not \"\(text)\""
    case .notLanguage(let key, let text): "\"\(key)\" must be nb (bokmål), nn (nynorsk) or en, not \"\(text)\""
    case .notNumber(let key, let text, let range):
      "\"\(key)\" must be a whole number from \(range.lowerBound) to \(range.upperBound), not \"\(text)\""
    case .notRepeat(let text): "\"every\" must be month, 0 (never) or a number of days to 3650, not \"\(text)\""
    case .empty(let key): "\"\(key)\" is empty"
    case .controlCharacter(let key): "\"\(key)\" has a line break or another control character here"
    case .invisible(let key, let scalar):
      "\"\(key)\" has an invisible character (\(scalar.codePoint)) here: take it out"
    case .curlyQuoted(let key, let text):
      "the curly quotation marks in \"\(key)\" are part of the text: write \"\(text)\""
    case .notID(let key, let text):
      "\"\(text)\" in \"\(key)\" is not an id: letters a-z, digits, \".\", \"_\" and \"-\", at most 128, first a letter or digit"
    case .notLowerCaseID(let key, let text):
      "\"\(text)\" in \"\(key)\" is not an id: lower case a-z, digits, \".\", \"_\" and \"-\", at most 128, first a letter or digit"
    case .notAddress(let key, let text): "\"\(key)\" must be a mail address such as post@nes.example, not \"\(text)\""
    case .notAccount(let key, let text): "\"\(key)\" must be the name of a local account, not \"\(text)\""
    case .notPage(let key, let text):
      "\"\(key)\" must be an address that begins with https:// or http://, not \"\(text)\""
    case .shortPeriod(let text, let right): "\"period\" must be written as \(right), not \"\(text)\""
    case .notPeriod(let text):
      "\"period\" must be years from 1900 to 2200, the first one first, such as 2019-2023, not \"\(text)\""
    case .notYear(let text): "\"year\" must be a year from 1900 to 2200, or every, not \"\(text)\""
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
    case .notRecipientID(let key, let text, let example):
      "\"\(text)\" in \"\(key)\" is not in the directory, where each has an id of lower case a-z, digits, \".\", \"_\" and \"-\", such as \"\(example)\""
    case .severalInText(let key, let right): "\"\(key)\" must be a list: write \(right)"
    case .lost(let key, let id): "\"\(id)\" in \"\(key)\" is not in the directory any more"
    case .groupMayNot(let key, let id): "\"\(id)\" is a group: \"\(key)\" must be somebody who gets mail"
    case .externalMayNot(let key, let id):
      "\"\(id)\" is external and never mailed: \"\(key)\" must be somebody who gets mail"
    case .nestedGroup(let group, let member):
      "group \"\(group)\" has the group \"\(member)\" as a member: groups do not nest"
    case .emptyGroup: "a group needs members"
    case .groupHas(let key): "a group has no \"\(key)\": its members have"
    case .repeatedMember(let id): "\"\(id)\" stands twice among the members"
    case .reservedRecipient(let id): "no recipient can be called \"\(id)\": it is a directory of the mail spool"
    case .superiorCycle(let ids): "superiors go in a circle: \(listed(ids, "and", more: "more"))"
    case .leadsItself(let key): "\"\(key)\" is the recipient itself"
    case .backwards(let from, let to): "the last day \(to) lies before the first day \(from)"
    case .noAddress(let id, let method): "\"\(id)\" has no \"mail\", and its mail goes by \(method)"
    case .noAccount(let id): "\"\(id)\" has no \"user\", and its mail goes by mbox"
    case .noMail(let id): "\"\(id)\" has no \"mail\" and is not external"

    case .idUsedBefore(let id, let line): "id \"\(id)\" is in use already, in line \(line)"
    case .eachNeedsOneGroup: "\"each: true\" needs exactly one group in \"responsible\""
    case .deadline(let what, let suggestion): what.en + perhaps(suggestion)
    case .relativeToUnknown(let id, let suggestion):
      "the deadline counts from \"\(id)\", which the plan does not have\(perhaps(suggestion))"
    case .waitsInCircle(let ids): "deadlines wait for each other in a circle: \(listed(ids, "and", more: "more"))"
    case .coversUnknown(let id, let suggestion):
      "\"covers\" names \"\(id)\", which the plan does not have\(perhaps(suggestion))"
    case .coversResolution(let id): "\"covers\" names \"\(id)\", which is a resolution itself"
    case .coversItself: "\"covers\" names the resolution itself"
    case .formerlyInUse(let id): "\"formerly\" names \"\(id)\", which the plan still has"
    case .formerlyTwice(let id, let line): "\"formerly\" names \"\(id)\", as line \(line) does already"
    case .formerlyNotReplaced(let plan): "\"formerly\" names the plan \"\(plan)\", which \"replaces\" does not name"

    case .notOutcome(let key, let example): "\"\(key)\" must be written like \(example)"
    case .dayWhereRecurring(let key, let example):
      "\"\(key)\" does not say which of several times is meant: write \(example)"
    case .prefixOfNone(let key, let prefix, let days):
      "\"\(prefix)\" in \"\(key)\" is the beginning of no due day"
        + (days.isEmpty ? "" : ": they are \(listed(days, "and", more: "more"))")
    case .prefixOfSeveral(let key, let prefix, let days):
      "\"\(prefix)\" in \"\(key)\" is the beginning of several due days: \(listed(days, "and", more: "more"))"
    case .dayToCome(let key, let day): "\"\(key)\" names \(day), which has not come yet"
    case .notMember(let key, let id): "\"\(id)\" in \"\(key)\" is neither a member of the group nor a due day"

    case .replacesItself: "\"replaces\" names the plan itself"
    case .replacesUnknown(let id, let suggestion):
      "\"replaces\" names \"\(id)\", which is not among the plans\(perhaps(suggestion))"
    case .replacesInCircle(let ids): "plans replace each other in a circle: \(listed(ids, "and", more: "more"))"
    case .formerlyItself: "\"formerly\" names the plan itself"
    case .formerlyStillThere(let id): "\"formerly\" names \"\(id)\", whose file is still there"
    case .formerlyOfTwo(let id, let other): "\"formerly\" names \"\(id)\", as \(other) does already"
    case .noPlans(let count):
      "there is no plan in this directory, and \(count == 1 ? "one was" : "\(count) were") in force"

    case .toConfirm(let reading, let write):
      "to be confirmed: read as \(reading.en)" + (write.map { ", certain when written so, in quotes: \"\($0)\"" } ?? "")
    case .outsidePeriod(let day, let period): "\(day) lies outside the plan's period \(period)"
    case .past(let day): "\(day) had passed when this was first read"
    case .periodIsOver(let count):
      "the plan's period was over when it was first read, and \(count == 1 ? "one deadline" : "\(count) deadlines") with it"
    case .noMeasures: "the plan has no measures"
    case .cutByComment(let key, let rest): "\"\(key)\" ends before \"\(rest)\": # begins a comment"
    case .localSender(let address): "mail comes from \(address), which nobody elsewhere can answer"
    case .neverEscalates: "this ladder never escalates"
    case .leftBehind(let plan, let ids):
      "\(plan) has \(ids.count == 1 ? "an open obligation" : "\(ids.count) open obligations") that this plan does not have: \(listed(ids, "and", more: "more"))"
    }
  }

  private func perhaps(_ suggestion: String?) -> String { suggestion.map { ": perhaps \"\($0)\"?" } ?? "" }
}

extension Consequence {
  /// In English.
  var en: String {
    switch self {
    case .settingsRefused, .directoryRefused:
      "not accepted: fristd does not start with it (exit 78), and at a reload the versions in force stay"
    case .planRefused(let plan, nil):
      "\(plan) is not accepted, its last accepted version, if there is one, stays in force"
    case .planRefused(let plan, true?): "\(plan) is not accepted, its last accepted version stays in force"
    case .planRefused(let plan, false?): "\(plan) is not accepted, and nobody is reminded of anything in it"
    case .plansStay(let count):
      "\(count == 1 ? "it stays" : "all \(count) stay") in force until a plan is there or \"fristctl confirm PLAN\" says that it is meant"
    case .fileNotRead: "the file is not read"
    case .obligationInvalid(let plan, let name, let others, let lastGood):
      "\(plan)/\(name) is kept as invalid, "
        + (lastGood ? "its last good version goes on reminding, " : "")
        + (others == 1 ? "1 other is in force" : "\(others == 0 ? "no" : "\(others)") others are in force")
    case .toldInstead(let obligation, let coordinator): "the coordinator \(coordinator) gets \(obligation)"
    case .undated(let obligation): "\(obligation) counts as undated"
    case .calledByID(let id): "it is called \(id)"
    case .noMunicipality(let plan): "\(plan) stands in reports without one"
    case .nothingReplaced(let plan): "\(plan) replaces nothing"
    case .nothingRenamed(let plan): "\(plan) counts as a new plan"
    case .notTaken(let obligation): "\(obligation) is in force as if this were not written"
    case .takenThen(let obligation): "\(obligation) is in force as before, and this is taken on that day"
    case .countsAsRead: "it counts so until it is confirmed"
    case .countsAllTheSame: "it counts all the same"
    case .toldLate:
      "it is told late, unless \"done:\" says that it is done or \"remind_from:\" that nobody is to be reminded"
    case .nothingToRemind(let plan): "of \(plan) only what else it has is followed up"
    case .restIsComment: "the rest of the line is left out, quotes keep it"
    case .answersGetLost: "it is sent all the same"
    case .liesInSpool(let id): "what \(id) gets lies in the spool only"
    case .noLeaderHears: "no leader hears when something stays overdue"
    case .forgottenThere(let plan):
      "nobody is reminded of them once this plan is adopted, \"formerly: \(plan)/ID\" carries one over"
    case .heardInTheirPlace: "the coordinator hears in their place (where that is the one: the owner, then admin)"
    case .readsOwnMail(let id): "\(id) reads their own mail"
    case .adminHearsNothing: "technical errors are told to nobody by mail"
    }
  }
}
