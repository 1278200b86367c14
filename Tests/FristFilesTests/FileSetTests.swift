import FristCore
import Glibc
import Testing

@testable import FristFiles

/// A directory that is gone after the test.
final class Scratch {
  let path: String

  init() {
    var template = Array("/tmp/frist-files-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { fatalError("no scratch directory: \(String(cString: strerror(errno)))") }
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    mkdir(path + "/plans.d", 0o755)
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
    let file = fopen("\(path)/\(name)", "w")!
    fputs(text, file)
    fclose(file)
  }

  var config: String { path + "/frist.yaml" }
}

@Suite("The files together")
struct FileSetTests {
  private let scratch = Scratch()
  private let plan = "title: t\nmunicipality: Nes\nowner: nes-nav\nmeasures: []\n"

  private func standard() {
    scratch.write("frist.yaml", "")
    scratch.write("directory.yaml", Samples.directoryText)
  }

  private func failure() -> [String] {
    do throws(FileReadError) {
      _ = try FileSet.read(config: scratch.config)
      return []
    } catch {
      return error.problems.map(\.description)
    }
  }

  private let refused =
    "not accepted: fristd does not start with it (exit 78), and at a reload the versions in force stay"

  @Test("plans are the yaml files but what editors leave, by id")
  func read() throws {
    standard()
    for name in [
      "b.yaml", "a-1.yaml", ".hidden.yaml", ".b.yaml.swp", "b.yaml~", "#b.yaml#", "#b.yaml", "README", "b.yaml.bak",
    ] {
      scratch.write("plans.d/" + name, plan)
    }
    let files = try FileSet.read(config: scratch.config)
    #expect(files.plans.map(\.id) == ["a-1", "b"])
    #expect(files.plans[0].source?.path == scratch.path + "/plans.d/a-1.yaml")
    #expect(files.plans[0].source?.bytes == Array(plan.utf8))
    #expect(files.problems == [])
    #expect(files.config.path == scratch.config && files.directory.path == scratch.path + "/directory.yaml")
  }

  @Test("names that cannot be ids are problems and stop nobody")
  func names() throws {
    standard()
    for name in ["a.yaml", "Nes.yaml", "ø.yaml", "b.yml", "c d.yaml"] { scratch.write("plans.d/" + name, plan) }
    let files = try FileSet.read(config: scratch.config)
    #expect(files.plans.map(\.id) == ["a"])
    let rule =
      "cannot be a plan's id: a file name is lower case a-z, 0-9, \".\", \"_\" and \"-\", at most 128, before \".yaml\""
    let directory = scratch.path + "/plans.d"
    #expect(
      files.problems.map(\.description) == [
        "\(directory)/Nes.yaml: \"Nes.yaml\" \(rule); the file is not read",
        "\(directory)/b.yml: warning: a plan's file name must end in \".yaml\"; the file is not read",
        "\(directory)/c d.yaml: \"c d.yaml\" \(rule); the file is not read",
        "\(directory)/ø.yaml: \"ø.yaml\" \(rule); the file is not read",
      ])
  }

  @Test("a plan file that cannot be read is there all the same")
  func unreadable() throws {
    standard()
    scratch.write("plans.d/a.yaml", plan)
    symlink("nowhere", scratch.path + "/plans.d/b.yaml")
    mkfifo(scratch.path + "/plans.d/c.yaml", 0o644)
    let files = try FileSet.read(config: scratch.config)
    #expect(files.plans.map(\.id) == ["a", "b", "c"])
    #expect(files.plans.map { $0.source == nil } == [false, true, true])
    #expect(files.problems.map(\.what) == ["No such file or directory", "not a regular file"])
    guard case .accepted(let inventory, let notAccepted) = Inventory.loading(files) else {
      Issue.record("refused")
      return
    }
    #expect(notAccepted == ["b", "c"])
    #expect(inventory.plans.map(\.id) == ["a"])
    #expect(
      inventory.problems.map(\.consequence) == [
        "b is not accepted, its last accepted version, if there is one, stays in force",
        "c is not accepted, its last accepted version, if there is one, stays in force",
      ])
  }

  @Test("without frist.yaml, directory or plan directory nothing is read")
  func missing() throws {
    #expect(failure() == ["\(scratch.config): No such file or directory; \(refused)"])
    scratch.write("frist.yaml", "x: y")
    #expect(failure() == ["\(scratch.config):1:1: unknown key \"x\"; \(refused)"])
    scratch.write("frist.yaml", "plans: nowhere")
    #expect(failure() == ["\(scratch.path)/directory.yaml: No such file or directory; \(refused)"])
    scratch.write("directory.yaml", Samples.directoryText)
    #expect(failure() == ["\(scratch.path)/nowhere: No such file or directory; \(refused)"])
    scratch.write("frist.yaml", "")
    #expect(failure() == [])
  }

  @Test("more than 16 MiB are not read")
  func tooLarge() throws {
    standard()
    scratch.write("plans.d/a.yaml", "")
    truncate(scratch.path + "/plans.d/a.yaml", SourceText.mostBytes + 1)
    #expect(try FileSet.read(config: scratch.config).problems.map(\.what) == ["the file is larger than 16 MiB"])
    truncate(scratch.path + "/plans.d/a.yaml", SourceText.mostBytes)
    #expect(try FileSet.read(config: scratch.config).problems == [])
  }

  @Test("the fingerprint changes with each file and with nothing else")
  func fingerprint() throws {
    standard()
    scratch.write("plans.d/a.yaml", plan)
    let settings = try #require(SettingsFile.load(SourceText(path: scratch.config, text: "")).value)
    var last = Fingerprint.of(config: scratch.config, settings: settings)
    func changed() -> Bool {
      let now = Fingerprint.of(config: scratch.config, settings: settings)
      defer { last = now }
      return now != last
    }
    #expect(!changed())
    scratch.write("plans.d/.a.yaml.swp", "x")
    scratch.write("plans.d/a.yaml~", "x")
    #expect(!changed())
    scratch.write("plans.d/a.yaml", plan + "#")
    #expect(changed())
    scratch.write("plans.d/b.yaml", plan)
    #expect(changed())
    rename(scratch.path + "/plans.d/b.yaml", scratch.path + "/plans.d/c.yaml")
    #expect(changed())
    unlink(scratch.path + "/plans.d/c.yaml")
    #expect(changed())
    scratch.write("directory.yaml", "recipients: {}")
    #expect(changed())
    unlink(scratch.config)
    #expect(changed())
    // The same size and the same modification time, but written.
    var times = [timespec(tv_sec: 1, tv_nsec: 0), timespec(tv_sec: 1, tv_nsec: 0)]
    utimensat(AT_FDCWD, scratch.path + "/plans.d/a.yaml", &times, 0)
    #expect(changed())
    usleep(20_000)
    scratch.write("plans.d/a.yaml", plan + "!")
    utimensat(AT_FDCWD, scratch.path + "/plans.d/a.yaml", &times, 0)
    #expect(changed())
    #expect(!changed())
  }
}
