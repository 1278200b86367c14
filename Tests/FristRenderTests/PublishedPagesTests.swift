import FristCore
import FristTesting
import Testing

@testable import FristRender

@Suite("Published pages")
struct PublishedPagesTests {
  private let town = Town([
    measure("1", due: "2019-09-18"), measure("2", due: "2020-03-31"),
    measure("3", due: "2019-12-31", responsible: ["nav"]),
  ])

  private func page(of recipient: RecipientID, on date: String) -> String {
    let now = CivilMoment(day("2019-01-01"), .midnight)
    let book = town.read(at: now).book
    let rows = book.register(on: day(date)).filter { $0.obligation?.responsible.contains(recipient) ?? false }
    return PublishedPages.recipient(
      recipient, rows: rows, plans: book.inventory.plans, directory: book.inventory.directory, language: .nb
    ).content
  }

  @Test("a recipient's page has what is overdue first, then what is ahead, and nothing of others")
  func sections() throws {
    let page = page(of: "helse", on: "2019-10-01")
    let overdue = try #require(page.firstRange(of: "<h2>Forfalt</h2>"))
    let ahead = try #require(page.firstRange(of: "<h2>Frister framover</h2>"))
    #expect(page[overdue.upperBound..<ahead.lowerBound].contains("18.09.2019"))
    #expect(page[ahead.upperBound...].contains("31.03.2020"))
    #expect(!page.contains("31.12.2019"))
    #expect(page.contains("href=\"recipient-helse.ics\""))
    #expect(page.contains("href=\"plan-plan.html#plan/1\""))
  }

  @Test("the bytes are the same on every day on which nothing happens, also on the due day and the day before")
  func sameBytes() {
    #expect(page(of: "helse", on: "2019-10-01") == page(of: "helse", on: "2019-10-02"))
    #expect(page(of: "helse", on: "2019-09-17") == page(of: "helse", on: "2019-09-18"))
    #expect(!page(of: "helse", on: "2019-09-18").contains("i dag"))
  }

  @Test("who looks after a plan and answers for nothing has the plan on the page")
  func owner() {
    let page = page(of: "raadmann", on: "2019-10-01")
    #expect(page.contains("<h2>Planer å følge opp</h2>"))
    #expect(page.contains("(eier)"))
  }

  @Test("what would be markup in a title is text")
  func escaping() {
    var town = town
    town.plans[0].title = "<script>alert(1)</script>"
    town.plans[0].obligations[0].title = "a < b & \"c\""
    let book = town.read(at: CivilMoment(day("2019-01-01"), .midnight)).book
    let page = PublishedPages.recipient(
      "helse", rows: book.register(on: day("2019-02-01")), plans: book.inventory.plans,
      directory: book.inventory.directory, language: .en
    ).content
    #expect(!page.contains("<script"))
    #expect(page.contains("a &lt; b &amp; &quot;c&quot;"))
  }
}
