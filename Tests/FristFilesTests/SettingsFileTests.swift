import FristCore
import Testing

@testable import FristFiles

@Suite("frist.yaml")
struct SettingsFileTests {
  private func load(_ text: String, path: String = "frist.yaml") -> Loaded<Settings> {
    SettingsFile.load(SourceText(path: path, text: text))
  }

  @Test("an empty file has every default", arguments: ["", "# nothing\n", "mail:\nquiet:\nhold:\n", "{}", "mail: {}"])
  func defaults(text: String) {
    let loaded = load(text)
    #expect(loaded.value == Settings())
    // A default that nobody elsewhere can answer.
    #expect(loaded.problems.sentences == ["mail comes from frist@localhost, which nobody elsewhere can answer"])
  }

  @Test("every key is read")
  func everyKey() throws {
    let settings = try #require(
      load(
        """
        timezone: America/Argentina/Buenos_Aires
        language: nn
        send_at: "22:00"
        plans: planer
        directory: /srv/katalog.yaml
        admin: it-drift
        mail: {from: frist@nes.example, deliver: sendmail, calendar: true, footer: "Hilsen\\nNes", html: false, link: https://intranett.nes.example/frist, bounces: retur@nes.example}
        remind_from: 2020-01-01
        ladders: {measure: {before: [10, 3], overdue: [2], every: month, escalated: {20: [superior, owner], 40: coordinator}, until: 90}}
        quiet: [12-24, {from: 07-01, to: 07-14}]
        hold: {jump: 2d, absence: 48h}
        spool: spool
        control: /tmp/control
        """, path: "/etc/frist/frist.yaml"
      ).value)
    #expect(settings.zone == "America/Argentina/Buenos_Aires")
    #expect(settings.language == .nn)
    #expect(settings.sendAt == TimeOfDay("22:00"))
    #expect(settings.plans == "/etc/frist/planer")
    #expect(settings.directory == "/srv/katalog.yaml")
    #expect(settings.admin == "it-drift")
    #expect(settings.mail.from == "frist@nes.example")
    #expect(settings.mail.deliver == .sendmail)
    #expect(settings.mail.calendar && !settings.mail.html)
    #expect(settings.mail.link == "https://intranett.nes.example/frist/")
    #expect(settings.mail.bounces == "retur@nes.example")
    #expect(settings.remindFrom == CivilDay("2020-01-01"))
    #expect(settings.mail.footer == "Hilsen\nNes")
    #expect(
      settings.ladders == [
        .measure: LadderEdit(
          before: [10, 3], overdue: [2], every: .month, escalated: [20: [.superior, .owner], 40: [.coordinator]],
          until: 90)
      ])
    #expect(settings.workCalendar.quiet.map(\.description) == ["12-24..12-24", "07-01..07-14"])
    #expect(settings.hold.jumpHours == 48 && settings.hold.absenceDays == 2)
    #expect(settings.spool == "/etc/frist/spool" && settings.control == "/tmp/control")
  }

  @Test("paths count from the file")
  func paths() throws {
    #expect(load("", path: "frist.yaml").value?.plans == "plans.d")
    #expect(load("", path: "etc/frist.yaml").value?.plans == "etc/plans.d")
    #expect(load("directory: ../d.yaml", path: "./frist.yaml").value?.directory == "./../d.yaml")
  }

  @Test("no quiet days are none; the default is Christmas")
  func quiet() {
    #expect(load("quiet: []").value?.workCalendar == WorkCalendar(quiet: []))
    #expect(load("quiet: [02-29]").value?.workCalendar.quiet.count == 1)
    #expect(load("quiet: [{from: 01-01, to: 02-29}]").value?.workCalendar.quiet[0].dayCount == 60)
  }

  @Test(
    "an error refuses the file",
    arguments: [
      ("‸timezon: x", "unknown key \"timezon\": perhaps \"timezone\"?"),
      ("language: nb\n‸language: nb", "\"language\" stands here a second time"),
      ("timezone: ‸../etc/passwd", "\"timezone\" must be a name such as Europe/Oslo, not \"../etc/passwd\""),
      ("timezone: ‸/etc/localtime", "\"timezone\" must be a name such as Europe/Oslo, not \"/etc/localtime\""),
      ("timezone: ‸\"\"", "\"timezone\" must be a name such as Europe/Oslo, not \"\""),
      ("language: ‸no", "\"language\" must be nb (bokmål), nn (nynorsk) or en, not \"no\""),
      ("send_at: ‸04:59", "\"send_at\" must be a time from \"05:00\" to \"22:00\", not \"04:59\""),
      ("send_at: ‸22:01", "\"send_at\" must be a time from \"05:00\" to \"22:00\", not \"22:01\""),
      ("send_at: ‸7:30", "\"send_at\" must be a time from \"05:00\" to \"22:00\", not \"7:30\""),
      ("plans: ‸[a]", "\"plans\" must be a text"),
      ("spool: ‸\"\"", "\"spool\" is empty"),
      ("control: \"a‸\\0b\"", "a backslash between double quotes begins an escape: write two, or single quotes"),
      (
        "admin: ‸IT",
        "\"IT\" in \"admin\" is not an id: lower case a-z, digits, \".\", \"_\" and \"-\", at most 128, first a letter or digit"
      ),
      ("mail: {‸form: a@b}", "unknown key \"form\": perhaps \"from\"?"),
      ("mail: ‸x", "\"mail\" must consist of keys and values"),
      (
        "mail: {from: ‸\"Nes <post@nes.example>\"}",
        "\"from\" must be a mail address such as post@nes.example, not \"Nes <post@nes.example>\""
      ),
      (
        "mail: {from: ‸\"a@b\\r\\nBcc: x@y\"}",
        "\"from\" must be a mail address such as post@nes.example, not \"a@b  Bcc: x@y\""
      ),
      ("mail: {deliver: ‸smtp}", "\"deliver\" must be maildir, mbox or sendmail, not \"smtp\""),
      (
        "mail: {link: ‸intranett.nes.example}",
        "\"link\" must be an address that begins with https:// or http://, not \"intranett.nes.example\""
      ),
      ("remind_from: ‸2020", "\"remind_from\" must be a day such as 2019-02-14, not \"2020\""),
      ("mail: {calendar: ‸yes}", "\"calendar\" must be true or false, not \"yes\""),
      ("ladders: {‸measures: {}}", "unknown key \"measures\": perhaps \"measure\"?"),
      ("ladders: {measure: {before: [‸0]}}", "\"before\" must be a whole number from 1 to 3650, not \"0\""),
      ("ladders: {measure: {before: [‸3651]}}", "\"before\" must be a whole number from 1 to 3650, not \"3651\""),
      ("ladders: {measure: {before: ‸30}}", "\"before\" must be a list: \"- …\" on a line for each, or [...]"),
      ("ladders: {measure: {overdue: [‸-1]}}", "\"overdue\" must be a whole number from 1 to 3650, not \"-1\""),
      ("ladders: {measure: {overdue: [‸1.5]}}", "\"overdue\" must be a whole number from 1 to 3650, not \"1.5\""),
      (
        "ladders: {measure: {every: ‸never}}",
        "\"every\" must be month, 0 (never) or a number of days to 3650, not \"never\""
      ),
      ("ladders: {measure: {until: ‸0}}", "\"until\" must be a whole number from 1 to 3650, not \"0\""),
      (
        "ladders: {measure: {until: ‸99999999999999999999}}",
        "\"until\" must be a whole number from 1 to 3650, not \"99999999999999999999\""
      ),
      (
        "ladders: {measure: {escalated: {‸x: [owner]}}}",
        "\"escalated\" must be a whole number from 1 to 3650, not \"x\""
      ),
      (
        "ladders: {measure: {escalated: {30: [‸boss]}}}",
        "\"escalated\" must be superior, owner or coordinator, not \"boss\""
      ),
      ("ladders: {measure: {escalated: {30: [owner], ‸030: [owner]}}}", "\"030\" stands here a second time"),
      ("ladders: {measure: {escalated: ‸[30]}}", "\"escalated\" must consist of keys and values"),
      ("quiet: ‸12-24", "\"quiet\" must be a list: \"- …\" on a line for each, or [...]"),
      ("quiet: [‸24-12]", "\"24-12\" is not a day of the year: month and day, such as 12-24"),
      ("quiet: [‸02-30]", "\"02-30\" is not a day of the year: month and day, such as 12-24"),
      ("quiet: [‸{from: 12-24}]", "\"to\" is missing"),
      ("quiet: ‸[{from: 06-01, to: 07-31}]", "\"quiet\" has 61 days a year: at most 60, so that mail can go out"),
      ("quiet: ‸[{from: 01-02, to: 01-01}]", "\"quiet\" has 366 days a year: at most 60, so that mail can go out"),
      (
        "hold: {jump: ‸36}",
        "\"jump\" must be hours or days such as 36h, at least one and at most ten years, not \"36\""
      ),
      (
        "hold: {jump: ‸0h}",
        "\"jump\" must be hours or days such as 36h, at least one and at most ten years, not \"0h\""
      ),
      (
        "hold: {absence: ‸36h}",
        "\"absence\" must be hours or days such as 62d, at least one and at most ten years, not \"36h\""
      ),
      (
        "hold: {absence: ‸9999d}",
        "\"absence\" must be hours or days such as 62d, at least one and at most ten years, not \"9999d\""
      ),
      ("‸text", "the file must consist of keys and values, such as \"timezone: Europe/Oslo\""),
    ])
  func refused(marked: String, sentence: String) {
    let text = Marked(marked)
    guard case .refused(let problems) = load(text.text) else {
      Issue.record("accepted")
      return
    }
    #expect(problems.errors.sentences == [sentence])
    #expect(problems.errors.places == text.places)
    #expect(
      problems.errors[0].consequence.en
        == "not accepted: fristd does not start with it (exit 78), and at a reload the versions in force stay")
  }

  @Test("ladder numbers are read whatever their order; a hundred steps are enough")
  func ladderLimits() {
    let many = (1...101).map(String.init).joined(separator: ", ")
    #expect(load("ladders: {report: {before: [3, 60, 7]}}").value?.ladders[.report]?.before == [3, 60, 7])
    #expect(
      load("ladders: {report: {before: [\(many)]}}").problems.errors.sentences == [
        "\"before\" has more than 100 entries"
      ])
    #expect(
      load("ladders: {report: {before: [], escalated: {}}}").value?.ladders[.report]
        == LadderEdit(before: [], escalated: [:]))
  }

  @Test(
    "mail addresses are plain ones",
    arguments: [
      ("frist@localhost", true), ("a.b+c@x-y.example.no", true), ("O'Brien@nes.example", true), ("a@b@c", false),
      ("@b", false), ("a@", false), ("a..b@c", false), (".a@b", false), ("a.@b", false), ("a b@c", false),
      ("å@b", false),
      ("a@bø.no", false), ("\"a\"@b", false), ("a@b..c", false), ("a@-b", false), ("a@b-", false), ("-a@b", false),
      ("a@[127.0.0.1]", false), ("a,b@c", false), ("a@b\n", false), ("", false),
      (String(repeating: "a", count: 65) + "@b", false),
    ])
  func addresses(address: String, valid: Bool) {
    #expect(AddressSyntax.isValid(address) == valid)
  }
}
