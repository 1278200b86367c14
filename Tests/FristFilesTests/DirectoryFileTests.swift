import FristCore
import Testing

@testable import FristFiles

@Suite("directory.yaml")
struct DirectoryFileTests {
  private func load(_ text: String) -> Loaded<Directory> {
    DirectoryFile.load(SourceText(path: "directory.yaml", text: text))
  }

  @Test("the example of the contract is read in full")
  func example() throws {
    let loaded = load(
      """
      recipients:
        nes-raadmann: {name: Rådmannen i Nes, mail: raadmann@nes.example, language: nb}
        nes-helse:
          name: Helse og forebygging
          mail: hf@nes.example
          superior: nes-raadmann                               # who is told when it stays overdue
          deputy: {recipient: nes-nav, from: 2019-07-01, to: 2019-07-31}
          deliver: maildir                                     # maildir | mbox | sendmail
          user: hf                                             # local account, for mbox
        nes-nav: {name: NAV, mail: nav@nes.example}
        nes-politi: {name: Politiet, external: true}
        kommunene: {name: De seks kommunene, members: [hole-radmann, modum-radmann]}
        hole-radmann: {name: Hole, mail: a@hole.example}
        modum-radmann: {name: Modum, mail: a@modum.example}
      """)
    #expect(loaded.problems == [])
    let directory = try #require(loaded.value)
    #expect(
      directory["nes-helse"]
        == Recipient(
          id: "nes-helse", name: "Helse og forebygging", mail: "hf@nes.example", superior: "nes-raadmann",
          deputy: Deputy(recipient: "nes-nav", from: CivilDay("2019-07-01")!, to: CivilDay("2019-07-31")!),
          deliver: .maildir, user: "hf"))
    #expect(directory["nes-raadmann"]?.language == .nb)
    #expect(directory["nes-politi"]?.isExternal == true)
    #expect(directory["kommunene"]?.members == ["hole-radmann", "modum-radmann"])
    #expect(directory.recipients.count == 7)
  }

  @Test("a recipient without a name is called by its id")
  func nameless() {
    let loaded = load("recipients:\n  it: {mail: it@nes.example}\n")
    #expect(loaded.value?["it"]?.name == "it")
    #expect(loaded.problems.map(\.description) == ["directory.yaml:2:3: warning: \"name\" is missing; it is called it"])
  }

  @Test(
    "an error refuses the file",
    arguments: [
      ("‸", "the file must consist of keys and values, such as \"recipients: {...}\""),
      ("‸recipients:", "\"recipients\" is missing"),
      ("recipients: ‸[a]", "\"recipients\" must consist of keys and values"),
      ("recipients: {}\n‸groups: {}", "unknown key \"groups\": the keys here are recipients"),
      (
        "recipients: {‸Nes: {name: x}}",
        "\"Nes\" in \"recipients\" is not an id: lower case a-z, digits, \".\", \"_\" and \"-\", at most 128, first a letter or digit"
      ),
      (
        "recipients: {‸../x: {name: x}}",
        "\"../x\" in \"recipients\" is not an id: lower case a-z, digits, \".\", \"_\" and \"-\", at most 128, first a letter or digit"
      ),
      (
        "recipients: {‸outgoing: {name: x}}",
        "no recipient can be called \"outgoing\": it is a directory of the mail spool"
      ),
      ("recipients: {a: {name: x}, ‸a: {name: y}}", "\"a\" stands here a second time"),
      ("recipients: {a: ‸x}", "\"a\" must consist of keys and values"),
      ("recipients: {a: {name: x, ‸epost: y@nes.example}}", "keys are English: \"epost\" is \"mail\" here"),
      ("recipients: {a: {name: ‸\"\"}}", "\"name\" is empty"),
      ("recipients: {a: {name: \"x‸\\ny\"}}", "\"name\" has a line break or another control character here"),
      (
        "recipients: {a: {name: x, mail: ‸å@b.no}}",
        "\"mail\" must be a mail address such as post@nes.example, not \"å@b.no\""
      ),
      ("recipients: {a: {name: x, language: ‸se}}", "\"language\" must be nb (bokmål), nn (nynorsk) or en, not \"se\""),
      (
        "recipients: {a: {name: x, user: ‸../../etc}}",
        "\"user\" must be the name of a local account, not \"../../etc\""
      ),
      ("recipients: {a: {name: x, user: ‸-x}}", "\"user\" must be the name of a local account, not \"-x\""),
      ("recipients: {a: {name: x, external: ‸nei}}", "\"external\" must be true or false, not \"nei\""),
      ("recipients: {a: {name: x, deliver: ‸smtp}}", "\"deliver\" must be maildir, mbox or sendmail, not \"smtp\""),
      ("recipients: {a: {name: x, deliver: ‸sendmail}}", "\"a\" has no \"mail\", and its mail goes by sendmail"),
      ("recipients: {a: {name: x, deliver: ‸mbox}}", "\"a\" has no \"user\", and its mail goes by mbox"),
      (
        "recipients: {a: {name: x, superior: ‸bb}, b: {name: y}}",
        "\"bb\" in \"superior\" is not in the directory: perhaps \"b\"?"
      ),
      ("recipients: {a: {name: x, superior: ‸a}}", "\"superior\" is the recipient itself"),
      (
        "recipients: {a: {name: x, superior: ‸g}, g: {name: y, members: [a]}}",
        "\"g\" is a group: \"superior\" must be somebody who gets mail"
      ),
      (
        "recipients: {a: {name: x, superior: ‸e}, e: {name: y, external: true}}",
        "\"e\" is external and never mailed: \"superior\" must be somebody who gets mail"
      ),
      (
        "recipients: {a: {name: x, superior: ‸b}, b: {name: y, superior: c}, c: {name: z, superior: a}}",
        "superiors go in a circle: a, b and c"
      ),
      (
        "recipients: {z: {name: z, superior: a}, a: {name: x, superior: ‸b}, b: {name: y, superior: a}}",
        "superiors go in a circle: a and b"
      ),
      (
        "recipients: {a: {name: x, deputy: {recipient: ‸c, from: 2019-01-01, to: 2019-01-02}}}",
        "\"c\" in \"deputy\" is not in the directory"
      ),
      (
        "recipients: {a: {name: x, deputy: {recipient: ‸a, from: 2019-01-01, to: 2019-01-02}}}",
        "\"deputy\" is the recipient itself"
      ),
      (
        "recipients: {a: {name: x, deputy: {recipient: ‸g, from: 2019-01-01, to: 2019-01-02}}, g: {name: g, members: [a]}}",
        "\"g\" is a group: \"deputy\" must be somebody who gets mail"
      ),
      (
        "recipients: {a: {name: x, deputy: {recipient: b, from: 2019-02-01, to: ‸2019-01-31}}, b: {name: b}}",
        "the last day 2019-01-31 lies before the first day 2019-02-01"
      ),
      ("recipients: {a: {name: x, deputy: ‸{recipient: b, from: 2019-02-01}}, b: {name: b}}", "\"to\" is missing"),
      (
        "recipients: {a: {name: x, deputy: {recipient: b, from: ‸2019-02-29, to: 2019-03-01}}, b: {name: b}}",
        "\"from\": there is no day 2019-02-29"
      ),
      ("recipients: {g: {name: x, members: ‸[]}}", "a group needs members"),
      (
        "recipients: {g: {name: x, members: ‸a}, a: {name: a}}",
        "\"members\" must be a list: \"- …\" on a line for each, or [...]"
      ),
      ("recipients: {g: {name: x, members: [a, ‸a]}, a: {name: a}}", "\"a\" stands twice among the members"),
      ("recipients: {g: {name: x, members: [‸b]}, a: {name: a}}", "\"b\" in \"members\" is not in the directory"),
      (
        "recipients: {g: {name: x, members: [‸h]}, h: {name: h, members: [a]}, a: {name: a}}",
        "group \"g\" has the group \"h\" as a member: groups do not nest"
      ),
      ("recipients: {g: {name: x, members: [‸g]}}", "group \"g\" has the group \"g\" as a member: groups do not nest"),
      (
        "recipients: {g: {name: x, members: [a], mail: ‸a@b}, a: {name: a}}",
        "a group has no \"mail\": its members have"
      ),
      (
        "recipients: {g: {name: x, members: [a], superior: ‸a}, a: {name: a}}",
        "a group has no \"superior\": its members have"
      ),
    ])
  func refused(marked: String, sentence: String) {
    let text = Marked(marked)
    guard case .refused(let problems) = load(text.text) else {
      Issue.record("accepted")
      return
    }
    #expect(problems.errors.sentences == [sentence])
    #expect(problems.errors.places == text.places)
  }
}
