/// What libFuzzer calls with each file it thinks of; built by deploy/fuzz in one module with FristCore and FristFiles.
///
/// The bytes are read as frist.yaml, as directory.yaml and as a plan: whatever they are, each is taken or refused with
/// reasons that have a place, and a sentence in every language.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzPlan(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let source = SourceText(path: "f.yaml", bytes: Array(UnsafeBufferPointer(start: bytes, count: count)))
  let lines = source.bytes.count { $0 == 10 || $0 == 13 } + 1
  let plan = PlanFile.load(source, id: "p", in: surroundings)
  check(plan.problems, lines)
  check(SettingsFile.load(source).problems, lines)
  check(DirectoryFile.load(source).problems, lines)
  if let loaded = plan.value {
    for invalid in loaded.plan.invalid {
      promise(!invalid.problems.isEmpty, "an obligation is invalid without a reason")
    }
    // What was taken once is taken again, beside itself.
    var again = surroundings
    again.previous = EarlierPlan(loaded.plan)
    again.rule = .unlessNamed
    promise(PlanFile.load(source, id: "p", in: again).value != nil, "what was taken is refused beside itself")
  }
  return 0
}

private let surroundings: PlanSurroundings = {
  var directory = Directory()
  for id in ["raadmann", "helse", "nav"] {
    directory.recipients[id] = Recipient(id: id, name: id, mail: "\(id)@by.example")
  }
  guard let today = CivilDay(year: 2019, month: 6, day: 1) else { preconditionFailure("1 June is a day") }
  return PlanSurroundings(settings: Settings(), directory: directory, today: today, previous: nil, rule: .mustExist)
}()

private func check(_ problems: [Problem], _ lines: Int) {
  for problem in problems {
    promise((0...lines).contains(problem.line) && problem.column >= 0, "a problem stands outside the file")
    for language in Language.allCases {
      promise(!problem.what[language].isEmpty && !problem.consequence[language].isEmpty, "a problem says nothing")
      promise(
        !problem.description(in: language).utf8.contains { $0 < 0x20 || $0 == 0x7F }, "a problem moves the cursor")
    }
  }
}

private func promise(_ holds: Bool, _ what: String) {
  if !holds { fatalError(what) }
}
