import FristCore
import FristProgram
import Glibc
import Testing

@testable import FristFiles

/// A directory with a configuration in it, gone after the test.
final class Scratch {
  let path: String
  var shelf: Shelf

  init() {
    var template = Array("/tmp/frist-files-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { fatalError("no scratch directory: \(String(cString: strerror(errno)))") }
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    mkdir(path + "/plans.d", 0o755)
    shelf = Shelf(config: path + "/frist.yaml")
    write("frist.yaml", "mail: {from: frist@nes.example}\n")
    write("directory.yaml", Samples.directoryText)
  }

  deinit {
    for name in names("plans.d") { unlink("\(path)/plans.d/\(name)") }
    rmdir(path + "/plans.d")
    for name in names("") {
      unlink("\(path)/\(name)")
      rmdir("\(path)/\(name)")
    }
    rmdir(path)
  }

  private func names(_ directory: String) -> [String] {
    guard let stream = opendir("\(path)/\(directory)") else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  func write(_ name: String, _ text: String) {
    guard let file = fopen("\(path)/\(name)", "w") else { fatalError("\(name): \(String(cString: strerror(errno)))") }
    fputs(text, file)
    fclose(file)
  }

  func remove(_ name: String) { unlink("\(path)/\(name)") }

  /// Makes a file as old as its content, so that its fingerprint alone decides.
  func settle() { usleep(60_000) }

  func refresh(_ day: String = "2019-01-01", confirmedGone: Set<PlanID> = []) -> Refresh {
    shelf.refresh(today: CivilDay(day)!, confirmedGone: confirmedGone)
  }

  var planDirectory: String { path + "/plans.d" }
}

extension Refresh {
  var descriptions: [String] { problems.map(\.description) }
  var plans: [Plan] { inventory?.plans ?? [] }
}

/// A plan with nothing to warn of.
let goodPlan = """
  title: t
  municipality: Nes
  owner: nes-raadmann
  coordinator: nes-folkehelse
  measures:
    - {id: a, title: A, responsible: [nes-nav], deadline: 30.06.2019}

  """

@Suite("A look at the files")
struct ShelfTests {
  private let scratch = Scratch()
  private let refused =
    "not accepted: fristd does not start with it (exit 78), and at a reload the versions in force stay"

  @Test("plans are the yaml files but what editors leave, by id")
  func names() throws {
    for name in [
      "b.yaml", "a-1.yaml", ".hidden.yaml", ".b.yaml.swp", "b.yaml~", "#b.yaml#", "#b.yaml", "README", "b.yaml.bak",
      "~b.yaml", "b.yaml.dpkg-old", "b.tmp",
    ] {
      scratch.write("plans.d/" + name, goodPlan)
    }
    let refresh = scratch.refresh()
    #expect(refresh.plans.map(\.id) == ["a-1", "b"])
    #expect(refresh.descriptions == [])
    #expect(
      refresh.versions.map(\.file) == [.configuration, .directory, .plan("a-1"), .plan("b")])
    #expect(refresh.versions[2].bytes == Array(goodPlan.utf8))
    #expect(refresh.changedPlans == ["a-1", "b"] && refresh.settingsChanged && refresh.directoryChanged)
    #expect(scratch.shelf.bytes(of: .plan("b")) == Array(goodPlan.utf8))
  }

  @Test("names that cannot be ids are problems, other endings warnings with the right name, and stop nobody")
  func badNames() {
    for name in ["a.yaml", "Nes.yaml", "ø.yaml", "b.yml", "c d.yaml", "E.YAML", "f.yaml.txt"] {
      scratch.write("plans.d/" + name, goodPlan)
    }
    let refresh = scratch.refresh()
    #expect(refresh.plans.map(\.id) == ["a"])
    let rule =
      "cannot be a plan's id: a file name is lower case a-z, 0-9, \".\", \"_\" and \"-\", at most 128, before \".yaml\""
    let ending = "warning: a plan's file name ends in \".yaml\": call it"
    #expect(
      refresh.descriptions == [
        "\(scratch.planDirectory)/E.YAML: \(ending) \"e.yaml\"; the file is not read",
        "\(scratch.planDirectory)/Nes.yaml: \"Nes.yaml\" \(rule); the file is not read",
        "\(scratch.planDirectory)/b.yml: \(ending) \"b.yaml\"; the file is not read",
        "\(scratch.planDirectory)/c d.yaml: \"c d.yaml\" \(rule); the file is not read",
        "\(scratch.planDirectory)/f.yaml.txt: \(ending) \"f.yaml\"; the file is not read",
        "\(scratch.planDirectory)/ø.yaml: \"ø.yaml\" \(rule); the file is not read",
      ])
  }

  @Test("a plan file that cannot be read is there all the same")
  func unreadable() {
    scratch.write("plans.d/a.yaml", goodPlan)
    symlink("nowhere", scratch.planDirectory + "/b.yaml")
    mkfifo(scratch.planDirectory + "/c.yaml", 0o644)
    let refresh = scratch.refresh()
    #expect(refresh.notAccepted == ["b", "c"])
    #expect(refresh.plans.map(\.id) == ["a"])
    #expect(refresh.problems.sentences == ["No such file or directory", "not a regular file"])
    #expect(
      refresh.problems.consequences == [
        "b is not accepted, and nobody is reminded of anything in it",
        "c is not accepted, and nobody is reminded of anything in it",
      ])
  }

  @Test("without frist.yaml, directory or plan directory nothing starts")
  func missing() {
    scratch.remove("frist.yaml")
    scratch.remove("directory.yaml")
    func failure() -> [String] {
      var shelf = Shelf(config: scratch.path + "/frist.yaml")
      let refresh = shelf.refresh(today: Samples.today)
      #expect(refresh.refused.isEmpty || !refresh.refused.errors.isEmpty)
      return refresh.refused.map(\.description)
    }
    let config = scratch.path + "/frist.yaml"
    #expect(failure()[0] == "\(config): No such file or directory; \(refused)")
    scratch.write("frist.yaml", "x: y")
    #expect(failure()[0].hasPrefix("\(config):1:1: unknown key \"x\""))
    scratch.write("frist.yaml", "plans: nowhere")
    #expect(failure() == ["\(scratch.path)/directory.yaml: No such file or directory; \(refused)"])
    scratch.write("directory.yaml", Samples.directoryText)
    #expect(failure() == ["\(scratch.path)/nowhere: No such file or directory; \(refused)"])
    scratch.write("frist.yaml", "")
    #expect(failure() == [])
  }

  @Test("an error in one file hides no other's")
  func allAtOnce() {
    scratch.write("frist.yaml", "x: y\n")
    scratch.write("directory.yaml", "recipients: {a: {nam: A}}\n")
    scratch.write("plans.d/p.yaml", "owner: nobody\nmeasures: [{id: a, foo: b}]\n")
    scratch.write("plans.d/q.yaml", "a: [\n")
    let refresh = scratch.refresh()
    #expect(refresh.inventory == nil)
    #expect(
      Set(refresh.problems.errors.map { $0.file.split(separator: "/").last }) == [
        "frist.yaml", "directory.yaml", "p.yaml", "q.yaml",
      ])
  }

  @Test("more than 16 MiB are not read")
  func tooLarge() {
    scratch.write("plans.d/a.yaml", "")
    truncate(scratch.planDirectory + "/a.yaml", SourceText.mostBytes + 1)
    #expect(scratch.refresh().problems.errors.sentences == ["the file is larger than 16 MiB"])
  }

  @Test("where no file changed nothing is said to have changed")
  func unchanged() {
    scratch.write("plans.d/a.yaml", goodPlan)
    #expect(scratch.refresh().isChanged)
    scratch.settle()
    for _ in 0..<3 {
      let again = scratch.refresh()
      #expect(!again.isChanged && again.versions.isEmpty && again.changedPlans.isEmpty)
    }
    scratch.write("plans.d/.a.yaml.swp", "x")
    scratch.write("plans.d/a.yaml~", "x")
    // Written anew with the same bytes.
    scratch.write("plans.d/a.yaml", goodPlan)
    #expect(!scratch.refresh().isChanged)
  }

  @Test("each change is seen, also one of the same size and time, and only what it changes is said")
  func changes() throws {
    scratch.write("plans.d/a.yaml", goodPlan)
    scratch.write("plans.d/b.yaml", goodPlan)
    _ = scratch.refresh()
    scratch.write("plans.d/a.yaml", goodPlan.replacing("title: t", with: "title: u"))
    var refresh = scratch.refresh()
    #expect(refresh.changedPlans == ["a"] && refresh.versions.map(\.file) == [.plan("a")])
    #expect(!refresh.settingsChanged && !refresh.directoryChanged)
    #expect(refresh.previous?.plans[0].title == "t" && refresh.plans[0].title == "u")
    // The same size and the same modification time, but written.
    var times = [timespec(tv_sec: 1, tv_nsec: 0), timespec(tv_sec: 1, tv_nsec: 0)]
    utimensat(AT_FDCWD, scratch.planDirectory + "/a.yaml", &times, 0)
    _ = scratch.refresh()
    scratch.write("plans.d/a.yaml", goodPlan.replacing("title: t", with: "title: v"))
    utimensat(AT_FDCWD, scratch.planDirectory + "/a.yaml", &times, 0)
    refresh = scratch.refresh()
    #expect(refresh.changedPlans == ["a"])
    // A comment: another version, the same plan.
    scratch.write("plans.d/b.yaml", goodPlan + "# x\n")
    refresh = scratch.refresh()
    #expect(refresh.changedPlans == [] && refresh.versions.map(\.file) == [.plan("b")])
    rename(scratch.planDirectory + "/b.yaml", scratch.planDirectory + "/c.yaml")
    refresh = scratch.refresh()
    #expect(refresh.gone == ["b"] && refresh.changedPlans == ["b", "c"])
    #expect(refresh.versions.map(\.file) == [.plan("b"), .plan("c")] && refresh.versions[0].bytes == nil)
  }

  @Test("two writings within a blink are both seen")
  func blink() {
    for title in ["u", "v", "w", "x"] {
      scratch.write("plans.d/a.yaml", goodPlan.replacing("title: t", with: "title: \(title)"))
      #expect(scratch.refresh().plans[0].title == title)
    }
  }

  @Test("a plan swapped by a link is seen")
  func links() {
    scratch.write("v1", goodPlan)
    scratch.write("v2", goodPlan.replacing("30.06", with: "31.07"))
    symlink("../v1", scratch.planDirectory + "/a.yaml")
    _ = scratch.refresh()
    scratch.settle()
    #expect(!scratch.refresh().isChanged)
    unlink(scratch.planDirectory + "/a.yaml")
    symlink("../v2", scratch.planDirectory + "/a.yaml")
    #expect(scratch.refresh().plans[0].obligations[0].deadlines[0].text == "31.07.2019")
  }

  @Test("what cannot be read for a moment is tried at the next look, though the file looks the same")
  func forAMoment() {
    // A regular file whose first byte nobody can read (proc(5)).
    var file = WatchedFile(path: "/proc/self/mem")
    #expect(file.look() && file.source == nil)
    #expect(file.complaint?.sentence.en == "Input/output error")
    #expect(file.seen == nil)
    var missing = WatchedFile(path: scratch.path + "/nothing")
    #expect(missing.look() && !missing.look())
    #expect(missing.seen != nil)
    for code in [EMFILE, ENFILE, ENOMEM, EIO, ESTALE] {
      #expect(FileSystem.ReadError.system(SystemError(call: "open", path: "a", errno: code)).isForAMoment)
    }
    for code in [ENOENT, EACCES, ELOOP] {
      #expect(!FileSystem.ReadError.system(SystemError(call: "open", path: "a", errno: code)).isForAMoment)
    }
  }

  @Test("what of frist.yaml and directory.yaml is broken stays as it was, and the plans are looked at all the same")
  func headRefused() {
    scratch.write("plans.d/a.yaml", goodPlan)
    _ = scratch.refresh()
    scratch.write("frist.yaml", "language: no\n")
    scratch.write("plans.d/b.yaml", goodPlan)
    var refresh = scratch.refresh()
    #expect(refresh.refused.sentences == ["\"language\" must be nb (bokmål), nn (nynorsk) or en, not \"no\""])
    #expect(refresh.inventory?.settings.mail.from == "frist@nes.example")
    #expect(refresh.changedPlans == ["b"] && refresh.versions.map(\.file) == [.plan("b")])
    #expect(refresh.problems.errors == refresh.refused)
    scratch.write("frist.yaml", "mail: {from: frist@nes.example}\nlanguage: nn\n")
    refresh = scratch.refresh()
    #expect(refresh.refused == [] && refresh.problems == [])
    #expect(refresh.inventory?.settings.language == .nn)
  }

  @Test("an emptied frist.yaml is not accepted, though it would do at a start", arguments: ["", "# x\n"])
  func emptied(text: String) {
    scratch.write("plans.d/a.yaml", goodPlan)
    _ = scratch.refresh()
    scratch.write("frist.yaml", text)
    let refresh = scratch.refresh()
    #expect(refresh.refused.sentences == ["the file has become empty"])
    #expect(refresh.inventory?.settings.mail.from == "frist@nes.example")
    scratch.shelf = Shelf(config: scratch.path + "/frist.yaml")
    #expect(scratch.refresh().refused == [])
  }

  @Test("a zone that nobody knows is not accepted")
  func zone() {
    func refresh() -> Refresh {
      scratch.shelf.refresh { settings throws(FileReadError) in
        guard settings.zone == "Europe/Oslo" else {
          throw FileReadError(problems: [
            Problem(file: "frist.yaml", line: 0, column: 0, what: "no such zone", consequence: "x")
          ])
        }
        return Samples.today
      }
    }
    scratch.write("plans.d/a.yaml", goodPlan)
    _ = refresh()
    scratch.write("frist.yaml", "timezone: Europe/Olso\n")
    let broken = refresh()
    #expect(broken.refused.sentences == ["no such zone"] && broken.versions == [])
    #expect(scratch.shelf.inventory?.settings.zone == "Europe/Oslo")
    #expect(scratch.shelf.bytes(of: .configuration) == Array("mail: {from: frist@nes.example}\n".utf8))
    scratch.settle()
    #expect(refresh().refused.sentences == ["no such zone"])
  }

  @Test("a directory without a plan where there were some withdraws none of them, until each is confirmed gone")
  func noPlans() {
    scratch.write("plans.d/a.yaml", goodPlan)
    scratch.write("plans.d/b.yaml", goodPlan)
    _ = scratch.refresh()
    scratch.remove("plans.d/a.yaml")
    scratch.remove("plans.d/b.yaml")
    var refresh = scratch.refresh()
    #expect(
      refresh.keepsPlans && refresh.gone == [] && refresh.plans.map(\.id) == ["a", "b"] && refresh.versions == [])
    #expect(
      refresh.descriptions == [
        "\(scratch.planDirectory): there is no plan in this directory, and 2 were in force; all 2 stay in force until a plan is there or \"fristctl confirm PLAN\" says that it is meant"
      ])
    #expect(!scratch.refresh().isChanged)
    rmdir(scratch.planDirectory)
    refresh = scratch.refresh()
    #expect(refresh.keepsPlans && refresh.problems.sentences == ["No such file or directory"])
    refresh = scratch.refresh(confirmedGone: ["a"])
    #expect(refresh.keepsPlans && refresh.gone == ["a"] && refresh.plans.map(\.id) == ["b"])
    mkdir(scratch.planDirectory, 0o755)
    scratch.write("plans.d/c.yaml", goodPlan)
    refresh = scratch.refresh()
    #expect(!refresh.keepsPlans && refresh.gone == ["b"] && refresh.plans.map(\.id) == ["c"] && refresh.problems == [])
    scratch.remove("plans.d/c.yaml")
    refresh = scratch.refresh(confirmedGone: ["c"])
    #expect(!refresh.keepsPlans && refresh.gone == ["c"] && refresh.plans == [])
  }

  @Test("the last accepted version stands in for a plan and for an obligation")
  func lastGood() {
    let good =
      goodPlan + """
          - {id: g, title: G, responsible: [kommunene], each: true, deadline: ""}
          - {id: b, title: B, responsible: [], deadline: ""}

        """
    scratch.write("plans.d/p.yaml", good)
    scratch.write("plans.d/q.yaml", good)
    let before = scratch.refresh().plans
    let broken = good.replacing("id: a,", with: "id: a, foo: x,").replacing("id: g,", with: "id: g, foo: x,")
    scratch.write("plans.d/p.yaml", broken)
    scratch.write("plans.d/q.yaml", "x: y")
    let refresh = scratch.refresh()
    #expect(refresh.notAccepted == ["q"])
    #expect(refresh.plans[0].obligations.map(\.id) == ["b", "a", "g:hole", "g:modum"])
    #expect(refresh.plans[0].invalid.map(\.id) == ["a", "g"])
    #expect(refresh.plans[1] == before[1])
    #expect(
      refresh.problems.errors.consequences.prefix(2) == [
        "p/a is kept as invalid, its last good version goes on reminding, 1 other is in force",
        "p/g is kept as invalid, its last good version goes on reminding, 1 other is in force",
      ])
    #expect(
      refresh.problems.errors.last?.consequence.en == "q is not accepted, its last accepted version stays in force")
    // Once more: what was carried over is carried on.
    scratch.write("plans.d/p.yaml", broken + "# x\n")
    #expect(scratch.refresh().plans[0].obligations == refresh.plans[0].obligations)
    // Repaired.
    scratch.write("plans.d/p.yaml", good)
    scratch.write("plans.d/q.yaml", good)
    #expect(scratch.refresh().plans == before)
  }

  @Test("files that are named are checked in the place of the plan directory's")
  func check() {
    scratch.write("plans.d/a.yaml", "x: y")
    scratch.write("b.yaml", goodPlan)
    scratch.write("B.yaml", goodPlan)
    func check(_ plans: String...) -> (inventory: Inventory?, problems: [Problem]) {
      Shelf.check(config: scratch.path + "/frist.yaml", plans: plans.map { scratch.path + "/" + $0 }) { _ in
        Samples.today
      }
    }
    #expect(check("b.yaml").inventory?.plans.map(\.id) == ["b"] && check("b.yaml").problems == [])
    #expect(check("c.yaml").problems.sentences == ["No such file or directory"])
    #expect(check("B.yaml").problems.errors.count == 1)
    #expect(
      check().problems.errors.consequences.last
        == "a is not accepted, its last accepted version, if there is one, stays in force")
  }

  @Test("another directory of plans is held against the same settings")
  func otherPlans() {
    scratch.write("plans.d/a.yaml", goodPlan)
    scratch.write("c.yaml", goodPlan)
    scratch.remove("directory.yaml")
    scratch.write("directory", Samples.directoryText)
    scratch.write("frist.yaml", "mail: {from: frist@nes.example}\ndirectory: directory\n")
    var shelf = Shelf(config: scratch.path + "/frist.yaml", plans: scratch.path)
    // Beside the plan there is a file of another kind, which is said.
    #expect(shelf.refresh(today: Samples.today).notAccepted == ["frist"])
    #expect(shelf.inventory?.plans.map(\.id) == ["c"])
  }

  @Test("a day to come is an error until then, and the file is read again on that day though it did not change")
  func dayToCome() {
    scratch.write("plans.d/p.yaml", goodPlan.replacing("30.06.2019}", with: "30.06.2019, done: 2019-03-01}"))
    var refresh = scratch.refresh("2019-02-01")
    #expect(refresh.problems.errors.sentences == ["\"done\" names 2019-03-01, which has not come yet"])
    #expect(refresh.problems.errors.consequences == ["p/a is in force as before, and this is taken on that day"])
    #expect(refresh.plans[0].obligations[0].said == [] && refresh.nextDay == CivilDay("2019-03-01"))
    scratch.settle()
    #expect(!scratch.refresh("2019-02-28").isChanged)
    refresh = scratch.refresh("2019-03-01")
    #expect(refresh.problems == [] && refresh.changedPlans == ["p"] && refresh.nextDay == nil)
    #expect(refresh.plans[0].obligations[0].said.map(\.what) == [.done(on: CivilDay("2019-03-01"))])
  }
}
